"""What a document is worth comparing with: its other versions, the reports of other periods, those of other bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from indexer.comparing.alignment import list_heading_words, measure_likeness
from indexer.models import Document, DocumentSummary, Filters
from indexer.store.base import Store
from indexer.text.folding import make_key, split_codes

_LOOKED_AT = 2000
_OF_A_SERIES = 0.6  # what two titles must share of their words, periods apart


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The same document again; the same body's of other periods, the nearest first; other bodies' of the period."""

    versions: tuple[DocumentSummary, ...] = ()
    periods: tuple[DocumentSummary, ...] = ()
    elsewhere: tuple[DocumentSummary, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.versions or self.periods or self.elsewhere)


def find_counterparts(store: Store, document: Document, limit: int = 8) -> Counterparts:
    """Return the documents of a collection that one of it is compared with, at most ``limit`` of each kind.

    >>> one = store.document(store.search(query("612/BC-SCT")).documents[0].id)
    >>> [found.number for found in find_counterparts(store, one).periods[:2]]
    ['1385/BC-SCT', '2214/BC-SCT']
    """
    own = document.summary
    papers = store.others([own.id]).get(own.id, ())
    same = {own.id, *(one.id for one in papers)}
    near = [one for one in _list_of_its_body(store, own) if one.id not in same]
    versions = [*papers, *(one for one in near if _is_version(own, one))]
    periods = [one for one in near if one not in versions and one.period != own.period and _is_series(own, one)]
    others = [one for one in _list_of_its_period(store, own) if one.issuer != own.issuer and _is_series(own, one)]
    return Counterparts(
        tuple(versions[:limit]),
        tuple(sorted(periods, key=lambda one: _measure_distance(own, one))[:limit]),
        tuple(sorted(others, key=lambda one: (one.province or "", one.id))[:limit]),
    )


def _list_of_its_body(store: Store, own: DocumentSummary) -> Iterable[DocumentSummary]:
    if own.issuer is None:
        return ()
    kind = (own.doc_type,) if own.doc_type else ()
    return islice(store.summaries(Filters(issuer=(own.issuer,), doc_type=kind)), _LOOKED_AT)


def _list_of_its_period(store: Store, own: DocumentSummary) -> Iterable[DocumentSummary]:
    if own.period is None or own.doc_type is None:
        return ()
    found = islice(store.summaries(Filters(doc_type=(own.doc_type,), year=(own.period[:4],))), _LOOKED_AT)
    return (one for one in found if one.period == own.period)


def _is_version(own: DocumentSummary, other: DocumentSummary) -> bool:
    """Tell whether it is the same number in the same year, or the same subject of the same period where one has no
    number yet.
    """
    if own.number and other.number:
        return split_codes(own.number) == split_codes(other.number) and _read_year(own) == _read_year(other)
    same_title = make_key(own.title or "") == make_key(other.title or "") != ""
    return same_title and own.period == other.period


def _read_year(one: DocumentSummary) -> str:
    return (one.date or "")[:4]


def _is_series(own: DocumentSummary, other: DocumentSummary) -> bool:
    if not own.period or not other.period or not own.title or not other.title:
        return False
    return measure_likeness(list_heading_words(own.title), list_heading_words(other.title)) >= _OF_A_SERIES


def _measure_distance(own: DocumentSummary, other: DocumentSummary) -> tuple[bool, int, str]:
    """Return what puts periods of the same kind first, the nearest of them first."""
    mine, its = own.period or "", other.period or ""
    same_kind = [letter.isdigit() for letter in mine] == [letter.isdigit() for letter in its]
    return not same_kind, abs(_count_months(mine) - _count_months(its)), its


def _count_months(key: str) -> int:
    """About where a period lies, in months: "2023Q2" after "2023Q1"."""
    year, rest = key[:4], key[4:].strip("-")
    digits = "".join(letter for letter in rest if letter.isdigit())
    part = int(digits) if digits and len(digits) < 3 else 0
    step = 3 if "Q" in rest else 6 if "H" in rest else 1
    return (int(year) if year.isdigit() else 0) * 12 + part * step
