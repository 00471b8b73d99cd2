"""Questions: verbatim quotes that answer, or a refusal that says what was searched."""

from __future__ import annotations

from flask import render_template, request

from indexer.answering import ask
from web import addresses
from web.collection import store


def show() -> str:
    """The question's page; without a question, what can be asked."""
    question = addresses.words(request.args)
    found = ask(store(), question) if question else None
    return render_template("ask.html", q=question, found=found, documents=store().overview().documents)
