"""Ruled lines → tables: which words stand in which cell, a row of cells a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from indexer.reading.layout.sheets import RuledLines, SheetLine, SheetWord, form_lines
from indexer.reading.layout.tagged_tables import TaggedTable

_NEAR = 3.0  # points within which two ruled lines touch
_FEW_ROWS = 3  # between two ruled lines; fewer may be lines of one row
_LEVEL = 0.4  # ems that the feet of one row may differ
_NUMBER = re.compile(r"[-+]?\d[\d.,]*\s?%?")
_MOST = 3000  # ruled lines of a page; more are a drawing


@dataclass(slots=True, kw_only=True)
class Grid:
    """A table: its bounds, where its rows and columns may part, and its ruled lines."""

    left: float
    top: float
    right: float
    bottom: float
    rows: list[float]
    columns: list[float]
    rules: RuledLines
    cells: dict[tuple[int, int], list[SheetWord]] = field(default_factory=dict)
    _owners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def holds(self, word: SheetWord) -> bool:
        """Tell whether a word stands inside."""
        middle, level = word.middle, (word.top + word.bottom) / 2
        return self.left - 2 <= middle <= self.right + 2 and self.top - 2 <= level <= self.bottom + 2

    def overlaps(self, other: TaggedTable) -> bool:
        """Tell whether it stands where a table that is tagged does."""
        return (
            other.left < self.right and self.left < other.right and other.top < self.bottom and self.top < other.bottom
        )

    def lay(self) -> None:
        """Find the cells: one reaches over several columns or rows where no ruled line parts them."""
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                if (row, column) not in self._owners:
                    self._claim_cell(row, column)

    def _claim_cell(self, row: int, column: int) -> None:
        last, below = column, row
        while last + 2 < len(self.columns) and not self._is_parted_down(row, last + 1):
            last += 1
        while below + 2 < len(self.rows) and not self._is_parted_across(below + 1, column):
            below += 1
        for r in range(row, below + 1):
            for c in range(column, last + 1):
                self._owners.setdefault((r, c), (row, column))
        self.cells[row, column] = []

    def _is_parted_down(self, row: int, column: int) -> bool:
        level, at = (self.rows[row] + self.rows[row + 1]) / 2, self.columns[column]
        return any(top - 2 <= level <= bottom + 2 and abs(x - at) < _NEAR for top, bottom, x in self.rules.down)

    def _is_parted_across(self, row: int, column: int) -> bool:
        middle, at = (self.columns[column] + self.columns[column + 1]) / 2, self.rows[row]
        return any(left - 2 <= middle <= right + 2 and abs(y - at) < _NEAR for left, right, y in self.rules.across)

    def put(self, word: SheetWord) -> None:
        """Put a word into its cell."""
        row = max(0, min(len(self.rows) - 2, bisect_right(self.rows, (word.top + word.bottom) / 2) - 1))
        column = max(0, min(len(self.columns) - 2, bisect_right(self.columns, word.middle) - 1))
        self.cells[self._owners[row, column]].append(word)

    def list_filled_rows(self) -> list[list[list[SheetLine]]]:
        """Return the rows that hold anything, each a list of cells, each its lines from the top."""
        rows: dict[int, list[tuple[int, list[SheetLine]]]] = defaultdict(list)
        for (row, column), words in self.cells.items():
            rows[row].append((column, form_lines(words)))
        ordered = [[lines for _, lines in sorted(rows[row], key=lambda cell: cell[0])] for row in sorted(rows)]
        return [row for cells in ordered if any(cells) for row in _part_rows(cells)]


def _part_rows(cells: list[list[SheetLine]]) -> list[list[list[SheetLine]]]:
    """Return the rows that stand between two ruled lines: one for each line, where all cells have level ones, one of
    numbers.

    Such a table has lines under its heading only; cells of prose are as long as each other by chance.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or len(filled[0]) < _FEW_ROWS or not any(_is_numbers(cell) for cell in filled):
        return [cells]
    first = filled[0]
    level = all(
        len(cell) == len(first)
        and all(abs(a.foot - b.foot) < _LEVEL * a.size for a, b in zip(first, cell, strict=True))
        for cell in filled
    )
    return [[[cell[n]] if cell else [] for cell in cells] for n in range(len(first))] if level else [cells]


def _is_numbers(cell: Iterable[SheetLine]) -> bool:
    return all(_NUMBER.fullmatch(line.text) for line in cell)


def form_grids(rules: RuledLines) -> list[Grid]:
    """Return the tables that ruled lines form: those that touch, with two rows' and three columns' edges at least."""
    if not rules.across or not rules.down or len(rules.across) + len(rules.down) > _MOST:
        return []
    found = []
    for part in _group_touching(rules):
        ends = [min(top for top, *_ in part.down), max(bottom for _, bottom, _ in part.down)] if part.down else []
        rows = _merge_near([*(y for *_, y in part.across), *ends])  # a row that a page's end cuts is open there
        columns = _merge_near(x for *_, x in part.down)
        if len(rows) >= 2 and len(columns) >= 3:
            grid = Grid(
                left=columns[0], top=rows[0], right=columns[-1], bottom=rows[-1], rows=rows, columns=columns, rules=part
            )
            grid.lay()
            found.append(grid)
    return sorted(found, key=lambda grid: grid.top)


def _group_touching(rules: RuledLines) -> list[RuledLines]:
    """Ruled lines apart by what they touch."""
    across, down = rules.across, rules.down
    parent = list(range(len(across) + len(down)))

    def find_root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    order = sorted(range(len(down)), key=lambda i: down[i][2])
    places = [down[i][2] for i in order]
    for i, (left, right, y) in enumerate(across):
        for j in order[bisect_right(places, left - _NEAR) : bisect_right(places, right + _NEAR)]:
            if down[j][0] - _NEAR <= y <= down[j][1] + _NEAR:
                parent[find_root(i)] = find_root(len(across) + j)
    parts: dict[int, RuledLines] = defaultdict(RuledLines)
    for i, line in enumerate(across):
        parts[find_root(i)].across.append(line)
    for j, line in enumerate(down):
        parts[find_root(len(across) + j)].down.append(line)
    return list(parts.values())


def _merge_near(values: Iterable[float]) -> list[float]:
    """Return values in order, those within ``_NEAR`` of the one before as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]
