"""Rows of tables that a page's end cuts → one row; the heading that a page repeats is read once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.layout.grids import Grid
from indexer.reading.layout.sheets import SheetLine

Cell = list[SheetLine]
Row = list[Cell]

_SAME = 6.0  # points that the columns of one table may differ from page to page
_HEADS = 3  # rows of a heading at most
_ENDED = re.compile(r"[.;:!?…/][\"'”’)\]]*$")
_PADDING = 6.0  # points between a cell's words and its edge


class OpenTable:
    """The table that the last page ended with: the next page may go on with it."""

    def __init__(self) -> None:
        self._columns: list[float] = []
        self._heads: list[list[str]] = []
        self._last: Row = []

    def go_on(self, grid: Grid, rows: list[Row], number: int) -> list[Row]:
        """Return the rows of a table at the top of page ``number`` without what belongs to rows before it.

        What a row's cells go on with is added to them, marked as that page's.
        """
        if not self._continues(grid):
            return rows
        rows = rows[self._count_repeated_rows(rows) :]
        if rows and _is_cut(self._last, rows[0], grid.columns):
            for cell, more in zip(self._last, rows[0], strict=True):
                for line in more:
                    line.sheet = number
                cell += more
            rows = rows[1:]
        return rows

    def end(self, grid: Grid, rows: Sequence[Row], left: Sequence[Row]) -> None:
        """Take in that a page ends with a table of these rows; ``left`` are those of them that belong to no row
        before.
        """
        if not self._continues(grid):
            self._heads = [_list_cell_texts(row) for row in rows[:_HEADS]]
        if left:
            self._last = left[-1]
        self._columns = grid.columns

    def close(self) -> None:
        """Take in that a page ends with something else."""
        self._columns, self._heads, self._last = [], [], []

    def _continues(self, grid: Grid) -> bool:
        return len(self._columns) == len(grid.columns) and all(
            abs(one - other) < _SAME for one, other in zip(self._columns, grid.columns, strict=True)
        )

    def _count_repeated_rows(self, rows: Sequence[Row]) -> int:
        """Return how many rows of a page are those that the table began with."""
        count = 0
        while count < min(len(self._heads), len(rows)) and _list_cell_texts(rows[count]) == self._heads[count]:
            count += 1
        return count


def _list_cell_texts(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _is_cut(row: Row, more: Row, columns: Sequence[float]) -> bool:
    """Tell whether the first row of a page goes on with the last of the page before: no row begins like this.

    A cell of it goes on in the middle of a sentence, or only a few cells hold anything, the first one nothing.
    """
    if not row or not len(row) == len(more) == len(columns) - 1:
        return False
    both = [n for n in range(len(row)) if row[n] and more[n]]
    small = [n for n in both if _is_open(row[n]) and more[n][0].text[:1].islower()]
    if more[0]:
        return bool(small) and (0 in small or not row[0])
    filled = sum(map(bool, more))
    full = any(_is_open(row[n]) and _was_full(row[n], more[n], columns[n + 1]) for n in both)
    return bool(small) or full or (len(both) == filled and (filled == 1 or filled <= len(row) / 3))


def _is_open(cell: Cell) -> bool:
    return _ENDED.search(cell[-1].text) is None


def _was_full(cell: Cell, more: Cell, right: float) -> bool:
    """Tell whether the next word had no room in a cell that ends at ``right``."""
    last, word = cell[-1], more[0].words[0]
    return len(cell) > 1 and word.right - word.left + 0.2 * last.size > right - _PADDING - last.right
