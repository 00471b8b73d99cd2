"""What came nearest when nothing answers: passages shown as such, never as an answer."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answering.candidates import answer_from_mention
from indexer.answering.scope import Scope
from indexer.models import Answer, Filters
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store.base import Store

_NEAR = 3


def find_nearest(store: Store, scope: Scope) -> tuple[Answer, ...]:
    """Return mentions of the same number elsewhere; else the passages of the province that share most words."""
    asked = scope.asked
    if asked.numbers:
        found = store.mentions(asked.numbers[:1])[:_NEAR]
        if found:
            return tuple(answer_from_mention(mention, mention.citation.text, 0.0) for mention in found)
    words = " ".join(word for run in asked.focus for word in run)
    if not words:
        return ()
    hits = search(store, parse_query(words, Filters(province=asked.provinces)), limit=_NEAR, passages=1).hits
    shown: Sequence[Answer] = [
        Answer(s.text, s.text, hit.document, s.start, s.end, score=0.0, place=s.start)
        for hit in hits
        for s in hit.passages
    ]
    return tuple(shown[:_NEAR])
