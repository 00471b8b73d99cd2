"""The words that were searched for, in a document: where they stand, which is looked at, and the way to the next."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models import Document, DocumentSummary, StoredText
from indexer.searching.hits import find_places
from indexer.searching.query import parse_query
from indexer.store.base import Store
from web import addresses
from web.parts.markup import Span, choose_telling


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The places found, in the order of the text; ``at`` is the one looked at, from 1, 0 for none yet.

    ``before`` and ``after`` are the addresses of its neighbours; after the last comes the first again. ``sought`` is
    whether there was anything to look for: filters alone mark nothing.
    """

    spans: tuple[Span, ...] = ()
    at: int = 0
    before: str = ""
    after: str = ""
    sought: bool = True


def find(store: Store, document: Document, known: DocumentSummary, q: str, at: int) -> Occurrences:
    """Find where the words of a search for ``q`` stand in a document's text; an ``at`` beyond the last is the last."""
    text = document.source.text
    marks = find_places(store, parse_query(q), StoredText(known, text, document.passages))
    if marks is None:
        return Occurrences(sought=False)
    spans = choose_telling(text, marks)
    if not spans:
        return Occurrences()
    at = min(at, len(spans))
    before = at - 1 if at > 1 else len(spans)
    after = at + 1 if at < len(spans) else 1
    earlier, later = (addresses.document(document.id, f"d{n}", q, mark=n) for n in (before, after))
    return Occurrences(spans, at, earlier, later)
