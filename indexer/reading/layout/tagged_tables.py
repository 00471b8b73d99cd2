"""Tables that a file itself tells of by tags → their rows, also those that a page's end cuts.

What the tags say is believed where it agrees with what is seen: rows one below the other, cells beside each other.
Letterheads and signatures are tagged as tables, too; they are left to their own rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.reading.layout.letterheads import has_nation, is_signature
from indexer.reading.layout.sheets import Path, Sheet, SheetLine, SheetWord, form_lines

Cells = list[list[SheetLine]]

_LEAST = 2  # rows of a table, and its columns
_NESTED = 2  # elements within each other: a table, its rows and cells
_MOSTLY = 0.5  # of the rows of a table without a name that have several cells
_LAID = 3  # columns of a letterhead or a signature at most
_TALL = 30  # paragraphs of a cell, from which on it lays out a page
_SANE = 0.9  # of the rows and cells that must stand where their order says, and of words among them that must be theirs
_NEAR = 2.0  # points that these may differ
_HEADS = 3  # rows of a heading at most


@dataclass(slots=True)
class _Row:
    """A row: its cells by their place in the document."""

    cells: dict[Path, list[SheetLine]]

    @property
    def lines(self) -> list[SheetLine]:
        return [line for path in sorted(self.cells) for line in self.cells[path]]

    @property
    def words(self) -> Counter[str]:
        return Counter(word.text for line in self.lines for word in line.words)


@dataclass(slots=True, kw_only=True)
class TaggedTable:
    """What stands of a table on a page, and which of its rows do not go on with rows of pages before."""

    path: Path
    rows: dict[Path, _Row]
    own: set[int] = field(default_factory=set)  # identities of its words
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    def __post_init__(self) -> None:
        lines = [line for row in self.rows.values() for line in row.lines]
        self.left, self.right = min(line.left for line in lines), max(line.right for line in lines)
        self.top = min(line.foot - line.size for line in lines)
        self.bottom = max(line.foot for line in lines)

    def holds(self, word: SheetWord) -> bool:
        """Tell whether a word stands inside."""
        return self.left <= word.middle <= self.right and self.top < word.foot <= self.bottom + _NEAR

    def list_filled_rows(self) -> list[Cells]:
        """Return the rows, each a list of cells, each its lines from the top."""
        columns = _find_columns(list(self.rows.values()))
        return [_place_cells(row, columns) for _, row in sorted(self.rows.items())]


def form_tagged(sheet: Sheet, known: Container[Path] = ()) -> list[TaggedTable]:
    """Return the tables of a page that its words are tagged with; ``known`` ones go on from pages before."""
    marked = ((word, word.tag.table, word.tag.row, word.tag.cell) for word in sheet.words if word.tag)
    found = [
        table
        for table in _group(one for one in marked if one[1])
        if (table.path in known or _is_table(table)) and _is_sane(table, sheet.words, _SANE)
    ]
    return [*found, *_find_loose(sheet, known)]


def _find_loose(sheet: Sheet, known: Container[Path]) -> Iterator[TaggedTable]:
    """Yield the tables that a file has no word for: elements in elements whose words stand in rows of cells."""
    loose = [(word, word.tag) for word in sheet.words if word.tag and word.tag.loose[1] - word.tag.loose[0] >= _NESTED]
    for depth in range(1, max((tag.loose[1] for _, tag in loose), default=0) - 1):
        rows = [
            (word, tag.path[:depth], tag.path[: depth + 1], tag.path[: depth + 2])
            for word, tag in loose
            if tag.loose[0] <= depth <= tag.loose[1] - _NESTED
        ]
        for table in _group(rows):
            if (table.path in known or _has_rows(table)) and _is_sane(table, sheet.words, 1.0):
                yield table
                loose = [one for one in loose if id(one[0]) not in table.own]


def _has_rows(table: TaggedTable) -> bool:
    """Tell whether most rows of a table without a name have several cells."""
    several = sum(len(row.cells) >= _LEAST for row in table.rows.values())
    return several >= _LEAST and several >= _MOSTLY * len(table.rows) and _is_table(table)


def _group(marked: Iterable[tuple[SheetWord, Path, Path, Path]]) -> list[TaggedTable]:
    """Return words, each with its table, row and cell, as tables."""
    words: dict[Path, dict[Path, dict[Path, list[SheetWord]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for word, table, row, cell in marked:
        words[table][row][cell].append(word)
    return [
        TaggedTable(
            path=path,
            rows={
                row: _Row({cell: form_lines(some) for cell, some in cells.items()})
                for row, cells in sorted(rows.items())
            },
            own={id(word) for cells in rows.values() for some in cells.values() for word in some},
        )
        for path, rows in words.items()
    ]


def _is_table(table: TaggedTable) -> bool:
    """Tell whether tags tell of a table that is one: no letterhead, no page laid out by a table."""
    rows = list(table.rows.values())
    widest = max(len(row.cells) for row in rows)
    if widest < _LEAST:
        return False
    if widest <= _LAID and any(has_nation(line) or is_signature(line) for row in rows for line in row.lines):
        return False
    return not any(_count_blocks(cell) > _TALL for row in rows for cell in row.cells.values())


def _count_blocks(lines: Iterable[SheetLine]) -> int:
    return len({word.tag.block for line in lines for word in line.words if word.tag})


def _is_sane(table: TaggedTable, words: Sequence[SheetWord], least: float) -> bool:
    """Tell whether rows and cells stand as they follow each other, and nothing else stands among them."""
    rows = list(table.rows.values())
    tops = [min(line.foot for line in row.lines) for row in rows]
    steps = [low <= high + _NEAR for low, high in pairwise(tops)]
    for row in rows:
        cells = [row.cells[path] for path in sorted(row.cells)]
        edges = [(min(line.left for line in cell), max(line.right for line in cell)) for cell in cells]
        steps += [right <= left + _NEAR for (_, right), (left, _) in pairwise(edges)]
    inside = [word for word in words if table.holds(word)]
    own = sum(id(word) in table.own for word in inside)
    return sum(steps) >= least * len(steps) and own >= _SANE * len(inside)


_Edges = tuple[float, float]


def _find_columns(rows: Sequence[_Row]) -> list[_Edges]:
    """Return (left, right) of the words of each column, of the rows with the most cells."""
    most = max((len(row.cells) for row in rows), default=0)
    full = [[row.cells[path] for path in sorted(row.cells)] for row in rows if len(row.cells) == most]
    return [
        (min(line.left for row in full for line in row[n]), max(line.right for row in full for line in row[n]))
        for n in range(most)
    ]


def _place_cells(row: _Row, columns: Sequence[_Edges]) -> Cells:
    """Return the cells of a row with the empty ones between them, which some files do not tag."""
    placed: Cells = []
    column = 0
    for path in sorted(row.cells):
        cell = row.cells[path]
        left, right = min(line.left for line in cell), max(line.right for line in cell)
        over = [n for n, (low, high) in enumerate(columns) if left < high and low < right]
        if over and placed and len(row.cells) < len(columns):
            placed += [[]] * (over[0] - column)
        column = max(column, over[-1] if over else column) + 1
        placed.append(cell)
    return placed


@dataclass(slots=True)
class CutTables:
    """The tables of the pages before, that a page may go on with."""

    known: set[Path] = field(default_factory=set)
    _heads: dict[Path, list[_Row]] = field(default_factory=dict)
    _last: dict[Path, tuple[Path, _Row]] = field(default_factory=dict)

    def go_on(self, table: TaggedTable, number: int, others: Sequence[SheetWord]) -> list[SheetWord]:
        """Take in the next page's part of a table; return the ``others`` of its words without the heading that they
        repeat.

        What a row goes on with is added to it, marked as that page's; headings that the page repeats are left out.
        """
        if table.path not in self.known:
            self.known.add(table.path)
            self._heads[table.path] = list(table.rows.values())[:_HEADS]
        else:
            others = self._drop_heading(table, others)
            self._join(table, number)
        if table.rows:
            self._last[table.path] = max(table.rows.items())
        return list(others)

    def _join(self, table: TaggedTable, number: int) -> None:
        path, last = self._last[table.path]
        for again in [one for one in table.rows if one <= path]:
            row = table.rows.pop(again)
            if again < path or row.words == last.words:
                continue
            for cell, lines in row.cells.items():
                for line in lines:
                    line.sheet = number
                last.cells.setdefault(cell, []).extend(lines)

    def _drop_heading(self, table: TaggedTable, words: Sequence[SheetWord]) -> Sequence[SheetWord]:
        """Return the words of a page without those close above a table that are its heading again, which has no tags
        there.
        """
        above = [word for word in words if word.tag is None and word.foot <= table.top + _NEAR]
        heading: Counter[str] = Counter()
        for row in self._heads[table.path]:
            heading += row.words
            lowest = sorted(above, key=lambda word: word.foot)[-heading.total() :]
            if Counter(word.text for word in lowest) == heading:
                gone = set(map(id, lowest))
                return [word for word in words if id(word) not in gone]
        return words
