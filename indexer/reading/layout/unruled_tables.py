"""Tables without ruled lines: which lines of a page stand in columns that white gaps part, over many lines.

A gap that runs down between the words of many lines is the border of two columns, however narrow it is; between the
words of running text no such gap goes on for long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import or_

from indexer.reading.layout.sheets import SheetLine

_INFINITE = 1e6
_NARROW = 0.5  # ems that a gap between two columns is wide at least
_NARROWEST = 0.3  # where all lines behind it begin at one place
_ALIGNED, _MOSTLY = 1.5, 0.9  # points that these may differ, and how many of them must not
_ALONE = 0.2  # of these that must have more than a blank before them
_WIDE = 1.0  # ems of a gap that shows by itself
_FEWEST = 3  # lines of a table
_SEEN = 0.4  # of the places where a line meets a border, at which the gap is wide
_EACH = 0.1  # what a table costs, counted in lines with one gap
_BESIDE = 0.95  # ems between the feet of two lines that stand beside each other: cells in the middle of their rows
_OVER, _BEGUN = 2, 3.0  # lines that reach over columns, one after the other; points off the place where a column begins
_LEADING = 0.15  # ems between a number that leads a line and what stands behind it, at least
_MIDDLE = 0.9  # ems off a place that is no longer there
_APART = 5.0  # ems between two lines of one table at most

NUMBER = re.compile(r"\(?(?:\d{1,4}|[IVXLC]{1,6}|[a-zđ])(?:[.)]|(?:\.\d{1,3})*)?\)?")
_LEADS = re.compile(rf"{NUMBER.pattern}|S?TT")

_White = tuple[float, float]


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """Lines from ``start`` to before ``end``, the gaps between their columns, and where the last one ends."""

    start: int
    end: int
    gutters: tuple[_White, ...]
    right: float

    @property
    def borders(self) -> list[float]:
        return [(left + right) / 2 for left, right in self.gutters]


def find_tables(lines: Sequence[SheetLine], fewest: int = 2) -> list[UnruledTable]:
    """Return the tables among the lines of a page, from the top, each of more than ``fewest`` columns.

    Of all ways to part the lines it is the one whose tables have the most lines with the most columns, and are fewest.
    """
    if sum(bool(line.find_gaps()) for line in lines) < 2:
        return []
    whites = [find_whites(line) for line in lines]
    best: list[tuple[float, UnruledTable | None]] = [(0.0, None)] * (len(lines) + 1)
    for start in reversed(range(len(lines))):
        best[start] = best[start + 1][0], None
        for table in _list_tables_from(lines, whites, start, fewest):
            worth = (table.end - start) * len(table.gutters) - _EACH + best[table.end][0]
            if worth > best[start][0]:
                best[start] = worth, table
    return list(_list_chosen_tables(best))


def _list_chosen_tables(best: Sequence[tuple[float, UnruledTable | None]]) -> Iterator[UnruledTable]:
    at = 0
    while at < len(best):
        table = best[at][1]
        if table is not None:
            yield table
        at = table.end if table is not None else at + 1


def drop_title(lines: Sequence[SheetLine], table: UnruledTable) -> UnruledTable:
    """Return a table without lines above it that stand in the middle of all columns and found room within one."""
    left = min(line.left for line in lines[table.start : table.end])
    edges = [left, *(edge for gutter in table.gutters for edge in gutter), table.right]
    columns = list(zip(edges[::2], edges[1::2], strict=True))
    start = table.start
    while start < table.end - _FEWEST and _is_title(lines[start], columns):
        start += 1
    return replace(table, start=start)


def _is_title(line: SheetLine, columns: Sequence[_White]) -> bool:
    (left, _), (_, right) = columns[0], columns[-1]
    inside = [(low, high) for low, high in columns if low - 1 < line.left and line.right < high + 1]
    if not inside or _measure_off_middle(line, left, right) > _MIDDLE * line.size:
        return False
    ((low, high),) = inside
    return line.left - low > _MIDDLE * line.size and _measure_off_middle(line, low, high) > _MIDDLE * line.size


def _measure_off_middle(line: SheetLine, left: float, right: float) -> float:
    return abs((line.left + line.right) - (left + right)) / 2


def _list_tables_from(
    lines: Sequence[SheetLine], whites: Sequence[list[_White]], start: int, fewest: int
) -> Iterator[UnruledTable]:
    """Yield the tables that can begin with a line: each as long as it keeps its columns.

    A line or two within may reach over several columns: the heading of the rows below.
    """
    free, size = whites[start], lines[start].size
    kept, over = [lines[start]], 0
    gutters: tuple[_White, ...] = ()
    for end in range(start + 1, len(lines) + 1):
        near = end < len(lines) and lines[end].foot - lines[end - 1].foot < _APART * lines[end].size
        left = _find_common_whites(free, whites[end], size) if near else []
        lost = _is_lost(free, left, size)
        gutters = _find_gutters(kept, free, fewest) if lost and not over else gutters
        if lost and not over and gutters:
            yield UnruledTable(start, end, gutters, max(line.right for line in kept))
        if near and lost and over < _OVER and _is_heading(lines[end : end + 1 + _OVER], kept, gutters):
            over += 1
            continue
        if not left:
            return
        free, over = left, 0
        kept.append(lines[end])


def _find_gutters(lines: Sequence[SheetLine], free: Sequence[_White], fewest: int) -> tuple[_White, ...]:
    """Return the gaps between the columns of lines that leave these places white; none where they are no table."""
    size, gaps = lines[0].size, _list_inner_whites(free)
    ends = [*(left for left, _ in gaps[1:]), _INFINITE]
    gutters = [
        gap
        for gap, end in zip(gaps, ends, strict=True)
        if gap[1] - gap[0] > _NARROW * size or (fewest > 1 and _is_aligned(lines, gap[1], end))
    ]
    return tuple(gutters) if len(gutters) >= fewest and _is_table(lines, gutters) else ()


def _is_heading(below: Sequence[SheetLine], lines: Sequence[SheetLine], gutters: Sequence[_White]) -> bool:
    """Tell whether the first of the lines below a table reaches over its columns and the table goes on after it.

    It begins where one of the columns does, none of its words stands apart.
    """
    line, *others = below
    rest = line.words[1:] if len(line.words) > 1 and NUMBER.fullmatch(line.words[0].text) else line.words
    begins = [min(one.left for one in lines), *(right for _, right in gutters)]
    gaps = [word.left - before.right for before, word in pairwise(rest)]
    whole = max(gaps, default=0) < _WIDE * line.size and any(abs(rest[0].left - at) < _BEGUN for at in begins)
    return bool(gutters) and whole and any(_is_parted(one, gutters) for one in others)


def _is_parted(line: SheetLine, gutters: Sequence[_White]) -> bool:
    """Tell whether a line leaves the gaps white and has words on both sides of one of them."""
    whites = find_whites(line)
    free = all(any(a <= left and right <= b for a, b in whites) for left, right in gutters)
    return free and any(line.left < left and line.right > right for left, right in gutters)


def _is_lost(free: Sequence[_White], left: Sequence[_White], size: float) -> bool:
    """Tell whether one of the gaps between words is closed, or is narrow and was not: the table has a column less."""
    return any(
        not any(
            low <= start and end <= high and (end - start > _NARROW * size or high - low <= _NARROW * size)
            for start, end in left
        )
        for low, high in _list_inner_whites(free)
    )


def _is_aligned(lines: Sequence[SheetLine], begin: float, end: float) -> bool:
    """Tell whether what stands behind a narrow gap begins at its end in nearly all lines, as words after a blank do
    not.

    Before some of them there is more white than a blank, or a number that leads the line.
    """
    behind: list[tuple[float, float]] = []  # (how far from the end of the gap, the white before)
    for line in lines:
        reach = -_INFINITE
        for n, word in enumerate(line.words):
            if begin - 0.1 <= word.left < end:
                numbered = n == 1 and _LEADS.fullmatch(line.words[0].text) is not None
                behind.append((word.left - begin, _INFINITE if numbered else (word.left - reach) / line.size))
            if word.left >= begin - 0.1:
                break
            reach = max(reach, word.right)
    near, alone = sum(step < _ALIGNED for step, _ in behind), sum(white > _NARROW for _, white in behind)
    return len(behind) >= _FEWEST and near >= _MOSTLY * len(behind) and alone >= _ALONE * len(behind)


def find_whites(line: SheetLine) -> list[_White]:
    """Return what a line leaves white: before, between and behind its words."""
    found, reach = [], -_INFINITE
    for n, word in enumerate(line.words):
        leads = n == 1 and _LEADS.fullmatch(line.words[0].text)
        if word.left - reach > (_LEADING if leads else _NARROWEST) * line.size:
            found.append((reach, word.left))
        reach = max(reach, word.right)
    return [*found, (reach, _INFINITE)]


def _find_common_whites(one: Sequence[_White], other: Sequence[_White], size: float) -> list[_White]:
    """Return what both leave white, where it is wide enough; behind leading numbers where both go on at one
    place, too.
    """
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        left, right = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        aligned = i < 2 and j < 2 and abs(one[i][1] - other[j][1]) < 1
        if right - left >= (_LEADING if aligned else _NARROWEST) * size:
            found.append((left, right))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def _list_inner_whites(free: Sequence[_White]) -> list[_White]:
    """Return the white gaps that stand between words."""
    return [(left, right) for left, right in free if left > -_INFINITE and right < _INFINITE]


def _is_table(lines: Sequence[SheetLine], gutters: Sequence[_White]) -> bool:
    """Tell whether lines that leave these gaps white are a table: the gaps are seen, each column holds something.

    A line that holds nothing but something of the first column begins none: it ends the text above.
    """
    if len(lines) < _FEWEST or lines[0].right <= gutters[0][0]:
        return False
    counts = [0] * (len(gutters) + 1)
    seen, parted = 0, [0] * len(gutters)
    before, foot = [False] * (len(gutters) + 1), -_INFINITE
    for line in lines:
        filled = [False] * (len(gutters) + 1)
        gaps = find_whites(line)
        for word in line.words:
            filled[sum(right <= word.left for _, right in gutters)] = True
        counts = [count + one for count, one in zip(counts, filled, strict=True)]
        beside = list(map(or_, filled, before)) if line.foot - foot < _BESIDE * line.size else filled
        for n, (left, right) in enumerate(gutters):
            gap = next((b - a for a, b in gaps if a <= left and right <= b), 0.0)
            seen += gap > _WIDE * line.size
            parted[n] += any(beside[: n + 1]) and any(beside[n + 1 :])
        before, foot = filled, line.foot
    enough = min(counts) >= 2 and min(parted) >= 2
    return enough and seen >= _SEEN * len(lines) * len(gutters)
