"""Questions: verbatim quotes that answer, or a refusal that says what was searched."""

from __future__ import annotations

from flask import render_template, request

from indexer.answering import ask
from indexer.answering.conditions import read_chosen
from web import addresses
from web.collection.open_index import get_store
from web.collection.surveys import find_survey
from web.parts import phrases
from web.parts.condition_links import link_conditions
from web.parts.examples import find_examples


def show() -> str:
    """Show the answers to a question with their quotes, or the refusal; without a question, show what can be asked."""
    question = addresses.read_words(request.args)
    removed = read_chosen(request.args.getlist("bo"))
    found = ask(get_store(), question, removed) if question else None
    return render_template(
        "ask.html",
        q=question,
        found=found,
        narrowing=link_conditions(question, found) if found else None,
        phrasing=phrases.make_offer(found) if found else None,
        typed=None if question else find_examples(get_store().overview(), find_survey()),
    )
