"""What must be mended in a text before its citations can be read: odd numbers, and days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.grammar.malformed import Mended, find_malformed
from indexer.parsing.dates import NUMERIC, SPELLED, find_date

_ISSUED = r"(?:[ \t,(]*\b(?:ký|ban hành)[ \t]+|[ \t]*\([ \t]*)?"
_DAY = re.compile(rf"{_ISSUED}\bngày\s*(?P<whole>{NUMERIC}|{SPELLED})", re.IGNORECASE)


_NO_YEAR = re.compile(
    rf"{_ISSUED}\bngày\s*(?P<whole>\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:\d{{3}}|\d{{5,6}}))(?![\d/])",
    re.IGNORECASE,
)
"""A day whose year has a digit too many or too few: "ngày 09/6/20205"."""


def find_odd_places(text: str) -> tuple[Mended, ...]:
    """The places to mend, in order, none within another."""
    numbers = list(find_malformed(text))
    taken = {at for one in numbers for at in range(one.start, one.end)}
    days = [one for one in _impossible(text) if taken.isdisjoint(range(one.start, one.end))]
    return tuple(sorted((*numbers, *days), key=lambda one: one.start))


def _impossible(text: str) -> Iterator[Mended]:
    """Each impossible day, with its year alone: what follows it (whose the document is) is still read."""
    for found in _DAY.finditer(text):
        if find_date(text, *found.span()) is None:
            yield Mended(*found.span(), f" năm {found['y'] or found['y2']}")
    for found in _NO_YEAR.finditer(text):
        yield Mended(*found.span(), "")


def find_impossible_day(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the impossible day within text[start:end] stands, without "ngày"; None when there is none.

    >>> find_impossible_day("của Sở ngày 31/02/2023", 0, 22), find_impossible_day("ngày 28/02/2023", 0, 15)
    ((12, 22), None)
    """
    for found in _DAY.finditer(text, start, end):
        if find_date(text, *found.span()) is None:
            return found.span("whole")
    return None


def find_odd_year(text: str, at: int) -> tuple[int, int] | None:
    """Where a day right after a number stands whose year is none; None when there is none.

    >>> find_odd_year("118/2025/NĐ-CP ngày 09/6/20205 của Chính phủ", 14)
    (20, 30)
    """
    found = _NO_YEAR.match(text, at + len(text[at : at + 2]) - len(text[at : at + 2].lstrip()))
    return found.span("whole") if found is not None else None
