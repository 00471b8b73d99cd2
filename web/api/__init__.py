"""The JSON API: the verbs of ``indexer`` under ``/api/v1/``, described by an OpenAPI document and by a page.

A verb is a row of ``verbs.VERBS``: its path, what it takes, the function that answers and the schema of the answer.
The routes, the check of what was asked, the OpenAPI document and the page are all made from that row.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Flask, Response, render_template, request

from web.api import openapi, problems
from web.api.answers import Answer, write_answer
from web.api.parameters import read_parameters
from web.api.verbs import PREFIX, VERBS, Verb
from web.guards import security

__all__ = ["attach"]


def attach(app: Flask) -> None:
    """Give the application its API, and the page that explains it."""
    app.add_url_rule("/api", "api", show)
    for verb in VERBS:
        view = partial(_answer, verb)
        taken = security.exempt(view) if verb.method == "POST" else view
        app.add_url_rule(PREFIX + verb.rule, f"api_{verb.name}", taken, methods=[verb.method])
    app.add_url_rule(PREFIX + "/openapi.json", "api_openapi", send_description)
    app.add_url_rule(PREFIX + "/problems/<name>", "api_problem", problems.show_problem)


def _answer(verb: Verb, **path: str) -> Response:
    """Return what a verb answers to this request. Raises BadInput for what it does not take."""
    given: dict[str, Any] = {**read_parameters(verb.parameters, request.args), **path}
    answer: Answer = verb.answer(given)
    return write_answer(answer)


def send_description() -> Response:
    """Send the OpenAPI document."""
    read_parameters((), request.args)
    return write_answer(openapi.describe_api(VERBS, request.script_root or "/"))


def show() -> str:
    """Show the page that lists the verbs, each with an example."""
    return render_template("api.html", verbs=VERBS, prefix=PREFIX, problems=problems.KINDS)
