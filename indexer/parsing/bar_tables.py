"""Tables drawn with bars, put together cell by cell: rows on one line, or cells on lines of their own.

Pages and PDF give a table as cells on lines of their own between bars; a row ends with a bar and the next one begins
with another. Where a cell is empty two bars stand together as well: what keeps rows as wide as the others decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

_BAR = re.compile(r"\|(?<!\S\|)(?!\S)")
_RULE = re.compile(r"[\s|:=-]*-{2,}[\s|:=-]*")
_OUTSIDE = re.compile(r"\W*(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|PHỤ LỤC|DANH MỤC|Phụ lục|Kính gửi|(?:PHẦN|Phần) [IVX\d])")
_LONGEST_CELL = 3000
_LINE = re.compile(r"[^\n]+")
_OPEN_ROW = r"[ \t]*(?![|\s])[^\n]*? \| [^\n]*(?<![|\s])[ \t]*"  # begins and ends with words, bars between
_OPEN_ROWS = re.compile(rf"^{_OPEN_ROW}$(?:\n{_OPEN_ROW}$)*", re.MULTILINE)
_TRIM = " \t\n*_#"
_TOTAL = re.compile(r"tổng (?:cộng|số|thời gian|thời hạn)", re.IGNORECASE)
_OPENER = re.compile(r"(?:S?TT|Số TT|(?:Các|Thứ tự) (?:bước|công việc)|Số thứ tự)", re.IGNORECASE)
_LONGEST_OPENER = 80  # characters, with blanks and marks
_CAPTION = re.compile(r"(?=[^\n]*\n|.{40})(?=[^\d]|\d{1,2}\.)(?![^\n]{0,30}\d+ (?:ngày|giờ|đồng)\b)", re.DOTALL)


@dataclass(frozen=True)
class BarTable:
    """Rows of cells; ``start``/``end`` hold them all, with their bars. ``lined``: a row stands on a line."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    lined: bool = False


def find_bar_tables(text: str, holding: Sequence[int] | None = None) -> Iterator[BarTable]:
    """Yield the tables between bars of a text, in order: rows on one line, or cells on lines of their own.

    ``holding`` are places, in order: with these, bars that hold none of them are passed over.

    >>> text = "|\\n**TT**\\n|\\n**Căn cứ pháp lý**\\n|\\n|\\n1\\n|\\nLuật số 61/2024/QH15\\n|\\n|"
    >>> [[text[a:b] for a, b in row] for table in find_bar_tables(text) for row in table.rows]
    [['TT', 'Căn cứ pháp lý'], ['1', 'Luật số 61/2024/QH15']]
    >>> text = "STT | Mã TTHC\\n1 | 1.014391\\n2 | 1.014392"
    >>> [[text[a:b] for a, b in row] for table in find_bar_tables(text) for row in table.rows]
    [['STT', 'Mã TTHC'], ['1', '1.014391'], ['2', '1.014392']]
    """
    open_rows = list(_find_open_rows(text))
    yield from sorted([*open_rows, *_find_drawn(text, open_rows, holding)], key=lambda table: table.start)


def _find_open_rows(text: str) -> Iterator[BarTable]:
    """Yield tables of rows on a line each with bars between the cells alone, as readers write those of Word
    and Excel.
    """
    if " | " not in text:
        return
    for found in _OPEN_ROWS.finditer(text):
        rows = tuple(_cut_line(text, *line.span()) for line in _LINE.finditer(text, *found.span()))
        if len(rows) > 1 or len(rows[0]) > 2:  # "a | b" alone may be a sentence
            yield BarTable(found.start(), found.end(), rows, lined=True)


def _cut_line(text: str, start: int, end: int) -> tuple[Span, ...]:
    edges = [start, *(at for bar in _BAR.finditer(text, start, end) for at in bar.span()), end]
    return tuple(strip_cell(text, left, right) for left, right in zip(edges[::2], edges[1::2], strict=True))


def _find_drawn(text: str, open_rows: Sequence[BarTable], holding: Sequence[int] | None) -> Iterator[BarTable]:
    """Yield tables with bars around their cells: on one line, or on lines of their own."""
    bars = [match.start() for match in _BAR.finditer(text)]
    starts = [table.start for table in open_rows]
    bars = [bar for bar in bars if not (at := bisect_right(starts, bar)) or bar >= open_rows[at - 1].end]
    run: list[int] = []
    for left, right in zip(bars, [*bars[1:], -1], strict=False):
        run.append(left)
        gap = text[left + 1 : right] if right >= 0 else ""
        if right < 0 or len(gap) > _LONGEST_CELL or gap.count("\n") > 60 or _OUTSIDE.match(gap):
            if len(run) > 1 and (holding is None or _hold_any(holding, run[0], run[-1])):
                yield from _find_tables(text, run)
            run = []


def _hold_any(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_right(places, start)
    return at < len(places) and places[at] < end


def find_bar_cells(text: str) -> Iterator[Span]:
    """Yield what stands between the bars of a text, in order, without blanks and marks at its ends; nothing empty."""
    bars = [match.start() for match in _BAR.finditer(text)]
    for left, right in zip(bars, [*bars[1:], len(text)], strict=False):
        start, end = strip_cell(text, left + 1, min(right, left + 1 + _LONGEST_CELL))
        if end > start:
            yield start, end


def _find_tables(text: str, bars: Sequence[int]) -> Iterator[BarTable]:
    gaps = [strip_cell(text, left + 1, right) for left, right in pairwise(bars)]
    lines = [text.count("\n", left, right) for left, right in pairwise(bars)]
    if _is_of_lines(gaps, lines):
        rows = tuple(_cut_rows_by_line(text, bars))
        if rows:
            yield BarTable(bars[0], bars[-1] + 1, rows, lined=True)
        return
    filled = [b > a for a, b in gaps]
    at = 0
    while at < len(gaps):
        found, end = _cut_rows_by_cell(text, gaps, filled, at)
        if found:
            yield BarTable(bars[at], bars[end] + 1, tuple(found))
        at = end + 1


def _is_of_lines(gaps: Sequence[Span], lines: Sequence[int]) -> bool:
    """Do whole rows stand on lines: most filled cells without a line break on both sides?"""
    filled = [many for (a, b), many in zip(gaps, lines, strict=True) if b > a]
    return bool(filled) and sum(many == 0 for many in filled) * 2 > len(filled)


def _cut_rows_by_line(text: str, bars: Sequence[int]) -> Iterator[tuple[Span, ...]]:
    row: list[Span] = []
    for left, right in pairwise(bars):
        if "\n" in text[left + 1 : right] and not text[left + 1 : right].strip():
            if row:
                yield tuple(row)
            row = []
        elif not _RULE.fullmatch(text[left + 1 : right] or "x"):
            row.append(strip_cell(text, left + 1, right))
    if row:
        yield tuple(row)


def strip_cell(text: str, start: int, end: int) -> Span:
    """Return a cell's range without blanks and marks at its ends."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(_TRIM))
    return left, max(left, start + len(words.rstrip(_TRIM)))


def _cut_rows_by_cell(
    text: str, gaps: Sequence[Span], filled: Sequence[bool], begin: int
) -> tuple[list[tuple[Span, ...]], int]:
    """Return (rows of cells on lines of their own, the gap that ends them): an empty gap parts rows, or is an empty
    cell.

    What stands right behind a whole row, or in lines behind a row of totals, is no cell: the table ended.
    """
    width = _count_columns(filled, begin)
    rows: list[tuple[Span, ...]] = []
    row: list[Span] = []
    for at in range(begin, len(gaps)):
        span = gaps[at]
        if filled[at] and (
            len(row) == width > 1 or _ends_table(text, row, span) or (rows and _begins_table(text, gaps[at : at + 2]))
        ):
            return [*rows, *([tuple(row)] if row else [])], at
        if filled[at]:
            row.append(span)
            continue
        ahead = next((n for n in range(at + 1, len(filled)) if not filled[n]), len(filled)) - at - 1
        fits = (not row or ahead == 0 or len(row) + 1 + ahead == width) and ahead < width
        if len(row) < width and (fits or (ahead > 0 and _is_total(text, row))):
            row.append(span)
        elif row:
            rows.append(tuple(row))
            row = []
    if any(b > a for a, b in row):
        rows.append(tuple(row))
    return rows, len(gaps)


def _ends_table(text: str, row: Sequence[Span], behind: Span) -> bool:
    """Tell whether a row ends its table, a total above the next one's caption: "Tổng thời gian | 17 ngày"."""
    return len(row) > 1 and _is_total(text, row) and _CAPTION.match(text, *behind) is not None


def _is_total(text: str, row: Sequence[Span]) -> bool:
    """Does a row begin with "Tổng cộng", "Tổng thời gian"?"""
    first = next((span for span in row if span[1] > span[0]), None)
    return first is not None and _TOTAL.match(text, *first) is not None


def _begins_table(text: str, gaps: Sequence[Span]) -> bool:
    """A caption, and behind it the first heading of another table."""
    (start, end), (left, right) = gaps[0], gaps[1] if len(gaps) > 1 else (0, 0)
    if right - left > _LONGEST_OPENER or _CAPTION.match(text, start, end) is None:
        return False
    return _OPENER.fullmatch(re.sub(r"[\s*_]+", " ", text[left:right]).strip()) is not None


_FIRST_ROWS = 8


def _count_columns(filled: Sequence[bool], begin: int) -> int:
    """Return how many cells most of the first rows have, empty ones at their ends counted."""
    runs: list[int] = []
    many = empty = 0
    for at in range(begin, len(filled) + 1):
        one = at == len(filled) or filled[at]
        if one and empty:
            runs.append(many + empty - 1)
            many = empty = 0
            if len(runs) > _FIRST_ROWS:
                break
        if one:
            many += 1
        else:
            empty += 1
    last = [many - 1] if many > 1 else []
    counted = Counter([run for run in runs if run > 0][:_FIRST_ROWS] or last)
    return max(counted.items(), key=lambda item: (item[0] * item[1], item[0]))[0] if counted else 0
