"""Questions: verbatim quotes that answer, or a refusal that says what was searched."""

from __future__ import annotations

from flask import render_template, request

from indexer.answering import ask
from indexer.conditions import chosen
from indexer.folding import fold, nfc
from indexer.grammar.asking import deciding
from web import addresses, phrased
from web.collection import store
from web.narrowing import narrowing

_FEWEST = 4  # words: "ngày", "số" or "ai" among fewer are words to look for


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
        documents=store().overview().documents,
    )


def is_question(typed: str) -> bool:
    """Whether what was typed into the one search box reads like a question.

    >>> is_question("Quyết định nào thay thế 846/QĐ-UBND"), is_question("cải cách hành chính")
    (True, False)
    """
    folded = fold(nfc(typed)).strip()
    return folded.endswith("?") or (len(folded.split()) >= _FEWEST and deciding(folded)[0] is not None)
