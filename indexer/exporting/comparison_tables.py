"""A comparison as rows for a spreadsheet: a row a line of either document, or a row a document that either cites."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.comparing import Comparison
from indexer.exporting.tables import Cells
from indexer.messages.catalogue import mark_message
from indexer.models import Document, Name, Passage


def tabulate_comparison(found: Comparison, *, differing: bool = False) -> Iterable[Cells]:
    """Yield every line with its heading, how it differs and both texts; ``differing``: without those that are the
    same.
    """
    yield (mark_message("Mục"), mark_message("So với nhau"), *_name_sides(found))
    for section in found.sections:
        heading = _join_words(found.left, section.left) or _join_words(found.right, section.right)
        for line in section.lines:
            if line.status != "same" or not differing:
                status = Name("compared", line.status)
                yield heading, status, _join_words(found.left, line.left), _join_words(found.right, line.right)


def tabulate_compared_citations(found: Comparison) -> Iterable[Cells]:
    """Yield every document that either cites, with how often each does."""
    yield (
        mark_message("Số, ký hiệu"),
        mark_message("Cơ quan ban hành"),
        mark_message("So với nhau"),
        *_name_sides(found),
    )
    for one in found.citations:
        yield one.citation.canonical, one.citation.issuer or "", Name("compared", one.status), one.left, one.right


def _name_sides(found: Comparison) -> tuple[str, str]:
    return found.left.summary.label, found.right.summary.label


def _join_words(document: Document, passage: Passage | None) -> str:
    return " ".join(document.source.text[passage.start : passage.end].split()) if passage else ""
