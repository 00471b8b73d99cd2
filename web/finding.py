"""The words that were searched for, in a document: where they stand, which is looked at, and the way to the next."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models import Document, DocumentSummary, StoredText
from indexer.passages import best_passages
from indexer.query import parse
from web import addresses
from web.marking import Span, telling


@dataclass(frozen=True, slots=True)
class Found:
    """The places found, in the order of the text; ``at`` is the one looked at, from 1, 0 for none yet.

    ``before`` and ``after`` are the addresses of its neighbours; after the last comes the first again.
    """

    spans: tuple[Span, ...] = ()
    at: int = 0
    before: str = ""
    after: str = ""


def find(document: Document, known: DocumentSummary, q: str, at: int) -> Found:
    """Where the words of a query stand in a document's text; an ``at`` beyond the last is the last."""
    spans = _spans(document, known, q) if q else ()
    if not spans:
        return Found()
    at = min(at, len(spans))
    before = at - 1 if at > 1 else len(spans)
    after = at + 1 if at < len(spans) else 1
    return Found(spans, at, *(addresses.document(document.id, f"d{n}", q, mark=n) for n in (before, after)))


def _spans(document: Document, known: DocumentSummary, q: str) -> tuple[Span, ...]:
    stored = StoredText(known, document.source.text, document.passages)
    marks = (mark for best in best_passages(parse(q), [stored])[0] for mark in best.marks)
    return telling(document.source.text, marks)
