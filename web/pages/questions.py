"""Questions: verbatim quotes that answer, or a refusal that says what was searched."""

from __future__ import annotations

from flask import render_template, request

from indexer.answering import ask
from indexer.answering.conditions import chosen
from web import addresses
from web.collection.open_index import store
from web.collection.surveyed import at_hand
from web.parts import phrased
from web.parts.condition_links import narrowing
from web.parts.examples import examples


def show() -> str:
    """The question's page; without a question, what can be asked."""
    question = addresses.words(request.args)
    removed = chosen(request.args.getlist("bo"))
    found = ask(store(), question, removed) if question else None
    return render_template(
        "ask.html",
        q=question,
        found=found,
        narrowing=narrowing(question, found) if found else None,
        phrasing=phrased.offered(found) if found else None,
        typed=None if question else examples(store().overview(), at_hand()),
    )
