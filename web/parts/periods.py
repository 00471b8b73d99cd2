"""Period keys in tables: their order in time, and province × quarter for browsing.

A month counts in its quarter; half-years, nine months and years have columns of their own; ranges of years and
documents without a period stand in a table apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from indexer.messages.spoken import order_period, say_period
from indexer.text.folding import make_key
from web.parts.languages import find_language

UNKNOWN = ""
_KEY = re.compile(r"(?P<year>\d{4})(?:(?P<n>Q[1-4]|H[12]|-9M)|-(?P<month>0[1-9]|1[0-2])|-(?P<until>\d{4}))?")
_GAP = 8  # years without documents that an axis of years may show
_ALWAYS = ("Q1", "Q2", "Q3", "Q4")

Periods = Iterable[tuple[str, str, int]]
"""(province, period key, documents), as in ``Overview.periods``; "" is unknown."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the period that its list is of, and its heading."""

    period: str
    heading: str


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """Province × period; ``rows`` are (province, count in each column, total)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]

    @property
    def total(self) -> int:
        return sum(total for _, _, total in self.rows)

    @property
    def sums(self) -> tuple[int, ...]:
        """Return the sum of each column."""
        return tuple(sum(counts[n] for _, counts, _ in self.rows) for n in range(len(self.columns)))


def is_key(period: str) -> bool:
    """Tell whether this is a period's key: "2023Q1", "2025-04", "2016-2020"."""
    return _KEY.fullmatch(period) is not None


def find_cell(period: str) -> str:
    """Return the period of the cell that a document is counted in: a month's is its quarter.

    >>> find_cell("2025-04"), find_cell("2025H1")
    ('2025Q2', '2025H1')
    """
    match = _KEY.fullmatch(period)
    if match is None or not match["month"]:
        return period
    return f"{match['year']}Q{(int(match['month']) + 2) // 3}"


def list_years(periods: Periods) -> list[str]:
    """Return the years that have a period of their own, newest first."""
    return sorted({period[:4] for _, period, _ in periods if _is_single(period)}, reverse=True)


def fill_years(shown: Iterable[str]) -> list[str]:
    """Return the years with those that lie between them, newest first; a gap that is too long is left out.

    >>> fill_years(["2025", "2023"]), fill_years(["2025", "1945"])
    (['2025', '2024', '2023'], ['2025', '1945'])
    """
    known = sorted(map(int, shown), reverse=True)
    if not known or known[0] - known[-1] > len(known) + _GAP:
        return [str(year) for year in known]
    return [str(year) for year in range(known[0], known[-1] - 1, -1)]


def tabulate_years(periods: Periods, shown: Iterable[str]) -> list[tuple[str, PeriodTable]]:
    """Return (year, province × its quarters and longer periods), all with the same columns, so that they line up."""
    cells = [(province, find_cell(period), n) for province, period, n in periods if _is_single(period)]
    wanted = list(shown)
    kinds = {period[4:] for _, period, _ in cells if period[:4] in wanted}
    heads = [(kind, head) for kind, head in _list_heads().items() if kind in kinds or kind in _ALWAYS]
    tables = []
    for year in wanted:
        columns = [Column(year + kind, head) for kind, head in heads]
        tables.append((year, _make_table([one for one in cells if one[1][:4] == year], columns)))
    return tables


def count_unfolded(tables: Sequence[PeriodTable], rows: int) -> int:
    """Count how many of these tables, from the first, have so many rows together at most; the first one in any
    case.
    """
    together = 0
    for at, table in enumerate(tables):
        together += len(table.rows)
        if at and together > rows:
            return at
    return len(tables)


def _list_heads() -> dict[str, str]:
    """Return the columns of a year: how the key of a period ends → the heading."""
    return {
        "Q1": _("Quý I"),
        "Q2": _("Quý II"),
        "Q3": _("Quý III"),
        "Q4": _("Quý IV"),
        "H1": _("6 tháng đầu"),
        "H2": _("6 tháng cuối"),
        "-9M": _("9 tháng"),
        "": _("Cả năm"),
    }


def tabulate_rest(periods: Periods, year: int | None = None) -> PeriodTable:
    """Return province × ranges of years, and documents without a period; of one year the ranges that touch it."""
    here = [
        (province, period, n) for province, period, n in periods if not _is_single(period) and _touches(period, year)
    ]
    columns = [
        Column(p, say_period(p, find_language()) or _("Không nêu kỳ"))
        for p in sorted({p for _, p, _ in here}, key=order_period)
    ]
    return _make_table(here, columns)


def _is_single(period: str) -> bool:
    match = _KEY.fullmatch(period)
    return match is not None and not match["until"]


def _touches(period: str, year: int | None) -> bool:
    return year is None or (period != UNKNOWN and int(period[:4]) <= year <= int(period[-4:]))


def _make_table(cells: Periods, columns: list[Column]) -> PeriodTable:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for province, period, n in cells:
        counts[province][period] += n
    provinces = sorted(counts, key=lambda name: (name == UNKNOWN, make_key(name)))
    rows = []
    for province in provinces:
        line = tuple(counts[province][column.period] for column in columns)
        rows.append((province, line, sum(line)))
    return PeriodTable(tuple(columns), tuple(rows))
