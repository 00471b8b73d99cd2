"""The rows of a table without ruled lines: which lines of its columns stand in one row, each cell kept whole.

Rows stand further apart than the lines within a cell; where they do not, a row begins at the number in its first
column, at a cell that is filled again after it had ended, or where the words would have found room on the line above.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from indexer.reading.layout.sheets import RuledLines, SheetLine
from indexer.reading.layout.unruled_tables import NUMBER, UnruledTable, find_whites

Cells = list[list[SheetLine]]

_HEIGHT = 0.75  # ems that letters are high
_LOWEST = 0.35  # ems of white between two lines of a cell
_HIGHER = 0.2  # ems by which the white between two rows is higher than that between the lines of a cell
_BEGUN = 0.05  # where it always stands above the number of a row
_ENDED = 1.6  # times that distance from which on a cell has ended
_LETTER = re.compile(r"[^\W\d_]")
_OPEN = re.compile(r"[-,(]$")
_BESIDE = 0.9  # ems that lines of cells set in the middle of their row may differ
_FEWEST, _NEARLY, _LONGEST = 3, 0.7, 12  # rows of two columns; how many must be filled; lines of one
_SAME_LEVEL, _MOST_OF = 1.5, 0.6  # points that parts of one rule may differ; of a table's width that it covers
_PADDING = 0.7  # ems between two columns that no word is set into


def form_rows(lines: Sequence[SheetLine], table: UnruledTable, rules: RuledLines | None = None) -> list[Cells]:
    """Return the rows of a table, each a list of cells, each its lines from the top.

    None of lines in two columns that are columns of prose, or a list behind its numbers: two columns are a table when
    white parts its rows, and both hold something in nearly all of them.
    """
    parts = [cut_at_borders(line, table.borders) for line in lines[table.start : table.end]]
    whites = _measure_whites(parts)
    numbered = _is_numbered(parts)
    ruled = _group_between_rules(lines[table.start : table.end], parts, table, rules) if rules else []
    if ruled and not (numbered and sum(map(_has_number, parts)) > len(ruled)):
        return [_join_rows(group) for group in ruled]
    step, border = (_find_numbered_border(whites, parts) if numbered else None) or _find_border(whites, parts[0])
    groups = _group_by_distance(parts, whites, border)
    if len(table.gutters) == 1 and (numbered or not _are_pairs(groups)):
        return []
    rows = [
        row
        for group in groups
        for row in _list_parted_rows(group, table, step, numbered=numbered, apart=len(groups) > 1)
    ]
    return [_join_rows(row) for row in rows]


def _group_between_rules(
    lines: Sequence[SheetLine], parts: Sequence[Cells], table: UnruledTable, rules: RuledLines
) -> list[list[Cells]]:
    """Return the lines that stand between two ruled lines, or on one colour, each; none where too few of them part
    rows.
    """
    left = min(line.left for line in lines)
    levels = _find_levels([*rules.across, *rules.colours], left, table.right)
    groups: dict[int, list[Cells]] = {}
    for line, part in zip(lines, parts, strict=True):
        groups.setdefault(bisect_right(levels, line.foot - 0.3 * line.size), []).append(part)
    return list(groups.values()) if len(groups) > _FEWEST else []


def _find_levels(rules: Sequence[tuple[float, float, float]], left: float, right: float) -> list[float]:
    """Return where ruled lines go over most of the width of a table, from the top."""
    found: list[float] = []
    covered, reach = 0.0, left
    for low, high, level in sorted(rules, key=lambda rule: (round(rule[2]), rule[0])):
        if not found or level - found[-1] > _SAME_LEVEL:
            if found and covered < _MOST_OF * (right - left):
                found.pop()
            found.append(level)
            covered, reach = 0.0, left
        covered += max(0.0, min(high, right) - max(low, reach))
        reach = max(reach, high)
    return found if covered >= _MOST_OF * (right - left) else found[:-1]


def _are_pairs(groups: Sequence[Sequence[Cells]]) -> bool:
    """Tell whether nearly all rows have something in two columns, and none so much that it is a page's column."""
    both = [group for group in groups if all(any(part[n] for part in group) for n in (0, 1))]
    return len(both) >= _FEWEST and len(both) >= _NEARLY * len(groups) and max(map(len, groups)) <= _LONGEST


def cut_at_borders(line: SheetLine, borders: Sequence[float]) -> Cells:
    """Return a line as the cells between borders; words over a border stay where the first of them stands."""
    cells: Cells = [[] for _ in range(len(borders) + 1)]
    whites = find_whites(line)
    open_ones = [at for at in borders if any(left <= at <= right for left, right in whites)]
    rest: SheetLine | None = line
    for border in [*open_ones, inf]:
        first, rest = rest.cut(border) if rest else (None, None)
        if first:
            cells[bisect_right(borders, first.words[0].middle)].append(first)
    return cells


def _join_rows(rows: Sequence[Cells]) -> Cells:
    """Return lines of one row as one row."""
    return [[line for row in rows for line in row[n]] for n in range(len(rows[0]))]


def _measure_whites(parts: Sequence[Cells]) -> list[float]:
    """Return how high the white above each line is, below the lowest words before it."""
    found, reach = [], 0.0
    for part in parts:
        lines = [line for cell in part for line in cell]
        found.append(min(line.foot - _HEIGHT * line.size for line in lines) - reach)
        reach = max(reach, *(line.foot for line in lines))
    return found


def _find_border(whites: Sequence[float], first: Cells) -> tuple[float, float]:
    """Return (distance of two lines of one cell, the white from which on two lines stand in two rows)."""
    size = next(line.size for cell in first for line in cell)
    height, lowest = _HEIGHT * size, _LOWEST * size
    steps = [max(white, lowest) + height for white in sorted(whites[1:])]
    jumps = [(high / low, low, high) for low, high in pairwise(steps) if high - low > _HIGHER * size]
    if jumps:
        _, low, high = max(jumps)
        return low, (low + high) / 2 - height
    return steps[len(steps) // 2], steps[-1]


def _find_numbered_border(whites: Sequence[float], parts: Sequence[Cells]) -> tuple[float, float] | None:
    """Return the same where numbers tell the rows: between two of them one white at least is a border.

    None where it is not higher than others: then the number itself begins the row.
    """
    size = next(line.size for cell in parts[0] for line in cell)
    numbers = [n for n, part in enumerate(parts) if _has_number(part)]
    least = min(max(whites[one + 1 : other + 1]) for one, other in pairwise(numbers))
    begins = all(whites[n] >= least for n in numbers[1:])  # each stands in the first line of its row
    within = [white for white in whites[1:] if white < least - (_BEGUN if begins else _HIGHER) * size]
    if not within or least < _LOWEST * size:
        return None
    low = max(*within, _LOWEST * size)
    return low + _HEIGHT * size, (low + least) / 2


def _group_by_distance(parts: Sequence[Cells], whites: Sequence[float], border: float) -> list[list[Cells]]:
    """Return the lines apart where the white between them is a border."""
    groups: list[list[Cells]] = []
    for part, white in zip(parts, whites, strict=True):
        if not groups or white > border:
            groups.append([])
        groups[-1].append(part)
    return groups


def _list_column_lines(parts: Sequence[Cells], n: int) -> list[SheetLine]:
    return [line for part in parts for line in part[n]]


def _is_numbered(parts: Sequence[Cells]) -> bool:
    """Tell whether the first column numbers the rows."""
    first = [line.text for line in _list_column_lines(parts, 0)]
    numbers = [text for text in first if NUMBER.fullmatch(text)]
    return len(numbers) >= 2 and len(numbers) >= 0.6 * (len(first) - 1)


def _list_parted_rows(
    group: Sequence[Cells], table: UnruledTable, step: float, *, numbered: bool, apart: bool
) -> Iterator[list[Cells]]:
    """Yield the rows of lines that no distance parts. Of lines that stand ``apart`` from others most are one row."""
    row: list[Cells] = []
    several = not apart or not numbered or sum(map(_has_number, group)) > 1
    for part in group:
        if row and several and _begins_row(row, part, table, step, numbered=numbered, apart=apart):
            yield row
            row = []
        row.append(part)
    yield row


def _has_number(part: Cells) -> bool:
    return bool(part[0]) and NUMBER.fullmatch(part[0][0].text) is not None


def _begins_row(
    row: Sequence[Cells], part: Cells, table: UnruledTable, step: float, *, numbered: bool, apart: bool
) -> bool:
    filled = [n for n, cell in enumerate(part) if cell]
    line = part[filled[0]][0]
    if line.foot - max(one.foot for cell in row[-1] for one in cell) < _BESIDE * line.size:
        return False
    if numbered and part[0]:
        return _has_number(part)
    columns = {n: _list_column_lines(row, n) for n in filled}
    open_ones = [n for n in filled if columns[n] and line.foot - columns[n][-1].foot <= _ENDED * step]
    goes_on = _goes_on(
        [(columns[n][-1], part[n][0], _find_column_edge(table, n, line.size)) for n in open_ones], sure=not apart
    )
    if numbered:
        return not goes_on and len(filled) > 1 and len(open_ones) == len(filled)
    again = any(columns[n] and n not in open_ones for n in filled)
    alike = filled == [n for n, cell in enumerate(row[0]) if cell]
    return again or (not goes_on and len(filled) > 1 and (alike or not apart))


def _find_column_edge(table: UnruledTable, n: int, size: float) -> float:
    """Return where the lines of a column end at the latest."""
    return table.gutters[n][1] - _PADDING * size if n < len(table.gutters) else table.right


def _goes_on(cells: Sequence[tuple[SheetLine, SheetLine, float]], *, sure: bool) -> bool:
    """Tell whether lines, given with those above them and the end of their columns, go on with their cells.

    One in small letters does; others do where for one of them, to be ``sure`` for most, no room was left above.
    """
    words = [
        (last, line, edge) for last, line, edge in cells if _LETTER.search(last.text) and _LETTER.search(line.text)
    ]
    if any(line.text[:1].islower() or _OPEN.search(last.text) for last, line, _ in words):
        return True
    full = sum(
        last.right + 0.25 * line.size + line.words[0].right - line.words[0].left > edge
        for last, line, edge in words
        if len(last.words) > 1
    )
    return 2 * full > len(cells) if sure else full > 0
