"""Answers: verbatim quotes with their place, or a refusal that says what was searched. Never a guess."""

from __future__ import annotations

from indexer.models import Answer, Answers, Hit, Snippet
from indexer.query import parse
from indexer.searching import search
from indexer.store.base import Store

_LOOKED_AT = 5
_SHOWN = 3


def ask(store: Store, question: str) -> Answers:
    """The passages that answer a question best; a first version that quotes whole passages.

    Refuses ("not_found") when the question's number is in no document or nothing matches.
    """
    result = search(store, parse(question), limit=_LOOKED_AT)
    found = sorted(
        ((hit, snippet) for hit in result.hits for snippet in hit.passages[:_SHOWN]),
        key=lambda pair: -pair[0].score,
    )
    answers = tuple(_answer(hit, snippet) for hit, snippet in found[:_SHOWN])
    searched = store.overview().documents
    return Answers(question, "found" if answers else "not_found", answers, searched)


def _answer(hit: Hit, snippet: Snippet) -> Answer:
    return Answer(snippet.text, snippet.text, hit.document, snippet.start, snippet.end, hit.score)
