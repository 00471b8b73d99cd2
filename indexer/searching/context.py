"""What of a query says which documents are meant, rather than what stands in them: "BCCI Bắc Giang tháng 4/2025".

A report of Bắc Giang for April 2025 does not say so in every sentence. Where a document is of the province, of the
period and of the body that were typed, these words are true of all its passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass

from indexer.grammar.bodies import key_body, measure_leading_body
from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.grammar.provinces import compile_province_names, expand_province, find_province
from indexer.models import DocumentSummary, Period
from indexer.parsing.periods import list_periods_spanned, parse_key
from indexer.text.folding import fold, make_key
from indexer.text.numerals import QUARTERS
from indexer.text.patterns import compile_late
from indexer.text.segmentation import fold_phrase

_LONGEST = 7  # words of a body's name or of a type before what it belongs to
_OF_ANY_YEAR = compile_late(
    r"(?<!\w)(?:qu[yi] (?P<q>iv|i{1,3}|[1-4])|(?<!\d )thang (?P<m>1[0-2]|0?[1-9]))(?!\w|\s?[/.-]\s?\d)"
)
_GAP = compile_late(r"[\s,]*(?:cua\s+|nam\s+|tinh\s+)?")


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a query that speaks of documents, and what it says of them; None where it says nothing."""

    start: int
    end: int
    province: str | None = None
    period: Period | None = None
    part_of_year: tuple[str, int] | None = None  # ("quarter", 3): of any year
    _: KW_ONLY
    body: str | None = None
    doc_type: str | None = None

    def fits(self, document: DocumentSummary) -> bool:
        """Tell whether it is true of a document."""
        if self.province is not None:
            places = {make_key(name) for name in expand_province(self.province)}
            return document.province is not None and make_key(document.province) in places
        if self.period is not None:
            own = parse_key(document.period) if document.period else None
            return own is not None and self.period.start <= own.start and own.end <= self.period.end
        if self.part_of_year is not None:
            own = parse_key(document.period) if document.period else None
            return own is not None and (own.kind, own.n) == self.part_of_year
        if self.body is not None:
            return document.issuer is not None and key_body(document.issuer).startswith(self.body)
        return document.doc_type is not None and make_key(document.doc_type) == self.doc_type


def find_context(text: str) -> tuple[Said, ...]:
    """Return the parts of a query that speak of documents: provinces and periods, bodies and types right beside
    them.

    >>> parts = find_context("báo cáo quý I/2023 SCT Đồng Nai")
    >>> [part.doc_type or part.body or part.province or part.period.key for part in parts]
    ['2023Q1', 'Đồng Nai', 'bao cao', 'so cong thuong']
    """
    folded = fold(text)
    found = [Said(start, end, period=period) for start, end, period in list_periods_spanned(text)]
    for match in _OF_ANY_YEAR.finditer(folded):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            part = ("quarter", QUARTERS[match["q"]]) if match["q"] else ("month", int(match["m"]))
            found.append(Said(*match.span(), part_of_year=part))
    for match in compile_province_names().finditer(folded):
        province = find_province(match[1])
        if province is not None:
            found.append(Said(*match.span(), province=province.name))
    for one in [*found]:
        found += _list_said_before(folded, one, found)
    return tuple(found)


def list_true_of(parts: tuple[Said, ...], text: str, document: DocumentSummary) -> frozenset[str]:
    """Return the folded syllables of a query that are true of a document, and are not looked for beside.

    None when only its province is: a name of a place may be what is looked for.
    """
    fitting = [part for part in parts if part.fits(document)]
    if all(part.province is not None for part in fitting):
        return frozenset()
    rest = list(text)
    for part in fitting:
        rest[part.start : part.end] = "\n" * (part.end - part.start)
    given = {syllable for part in fitting for syllable in fold_phrase(text[part.start : part.end])}
    return frozenset(given.difference(fold_phrase("".join(rest))))


def _list_said_before(folded: str, one: Said, known: list[Said]) -> Iterator[Said]:
    """Yield the body or the type that stands right before a province or a period."""
    words = list(re.finditer(r"[^\W_]+", folded[: one.start]))[-_LONGEST:]
    taken = [(other.start, other.end) for other in known]
    for size in range(len(words), 0, -1):
        start, end = words[-size].start(), words[-1].end()
        if not _GAP.fullmatch(folded, end, one.start) or any(a < end and start < b for a, b in taken):
            continue
        run = [word[0] for word in words[-size:]]
        if one.province is not None and measure_leading_body(run) == size:
            yield Said(start, end, body=key_body(" ".join(run)))
            return
        if " ".join(run) in BY_FOLDED_NAME:
            yield Said(start, end, doc_type=" ".join(run))
            return
