"""A document laid out for questions: its passages, and the rows of its tables put together cell by cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import lru_cache

from indexer.answering.headings import read_headings
from indexer.answering.row_parts import is_letterhead, part_row
from indexer.grammar.formulas import RECIPIENTS_WRITTEN
from indexer.models import Passage, StoredText
from indexer.parsing.bar_tables import BarTable, find_bar_tables, strip_cell

_TRIM = " \t\n*_#"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"[-–+]?\d[\d.,/]*\s?%?$")
_DECIMAL = re.compile(r"\d+,\d+$")
_VALUE = re.compile(r"\W*\d(?!\d{3}$)")
_LONG_HEADING = 200  # characters
_NUMBERED = re.compile(r"\W*(?:STT|TT|Số TT)\b", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell of a data row, with its column's heading ("" where it is not known).

    One that spans the rows below it is a cell of these, too, and stands before them.
    """

    start: int
    end: int
    heading: str
    column: int


@dataclass(frozen=True, slots=True)
class Unit:
    """What is read as one: a sentence, a bullet, a heading, or a row of a table with its cells.

    ``parent`` is the index of the heading, or of the group row, that it stands under; ``lead`` the unit before it, or
    before its table; -1 where there is none. ``heads`` are the row's own table's headings.
    """

    start: int
    end: int
    kind: str
    parent: int
    lead: int
    _: KW_ONLY
    cells: tuple[LaidCell, ...] = ()
    heads: str = ""


@lru_cache(maxsize=512)
def find_units(text: str, passages: tuple[Passage, ...]) -> tuple[Unit, ...]:
    """Return the units of a text in order."""
    tables = [*find_bar_tables(text), *_find_tabbed_tables(text, passages)]
    tables.sort(key=lambda table: table.start)
    laid = _Laid(text)
    at = 0
    index_of: dict[int, int] = {}
    for number, passage in enumerate(passages):
        while at < len(tables) and tables[at].end <= passage.start:
            laid.add_table(tables[at])
            at += 1
        if at < len(tables) and tables[at].start < passage.end and passage.start < tables[at].end:
            continue
        index_of[number] = len(laid.units)
        laid.add_passage(passage, index_of.get(_find_kept_parent(passages, passage.parent, index_of), -1))
    for table in tables[at:]:
        laid.add_table(table)
    return tuple(laid.units)


def lay_out(stored: StoredText) -> tuple[Unit, ...]:
    """Return the units of a stored text."""
    return find_units(stored.text, stored.passages)


def _find_kept_parent(passages: Sequence[Passage], parent: int, kept: dict[int, int]) -> int:
    while parent >= 0 and parent not in kept:
        parent = passages[parent].parent
    return parent


class _Laid:
    """The units found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units: list[Unit] = []
        self._heading = -1
        self._headings: tuple[str, ...] = ()

    def add_passage(self, passage: Passage, parent: int) -> None:
        if passage.kind in ("heading", "title"):
            self._heading = len(self.units)
        before = len(self.units) - 1
        self.units.append(Unit(passage.start, passage.end, passage.kind, parent, before))

    def add_table(self, table: BarTable) -> None:
        """Every row a unit; a row whose words fill one column stands over those that follow."""
        words = [tuple(self.text[a:b] for a, b in row) for row in table.rows]
        headed = len(words) > 1 and not _holds_letterhead(words) and not _holds_data(words[0])
        headings, many = read_headings(words) if headed else ((), 0)
        if not headings and len(self._headings) > 2 and words and len(words[0]) == len(self._headings):
            headings, many = self._headings, 0  # a table that goes on
        self._headings = headings
        lead, groups = len(self.units) - 1, list[tuple[int, int]]()
        heads = " ; ".join(dict.fromkeys(headings))
        width = len(headings) or max((sum(b > a for a, b in row) for row in table.rows), default=0)
        spanning: dict[int, LaidCell] = {}
        for at, row in enumerate(table.rows):
            filled = [span for span in row if span[1] > span[0]]
            if not filled:
                continue
            body = at >= many
            level = _group_level([self.text[a:b] for a, b in row], width) if body else -1
            while level >= 0 and groups and groups[-1][0] >= level:
                groups.pop()
            parent = groups[-1][1] if groups else self._heading
            if level >= 0:
                groups.append((level, len(self.units)))
            cells = tuple(_list_cells(row, headings if body else (), words[at][0].strip(_TRIM) if words[at] else ""))
            over = tuple(_find_spanning(spanning, cells, width, self.text)) if body and level < 0 else ()
            spanning = {cell.column: cell for cell in (*over, *cells)} if body and level < 0 else {}
            self._add_row(cells, "row" if body else "heads", parent, lead, heads if body else "", over)

    def _add_row(
        self, cells: Sequence[LaidCell], kind: str, parent: int, lead: int, heads: str, over: Sequence[LaidCell]
    ) -> None:
        """Parts of a row stand under the first of them that has words."""
        places = [(cell.start, cell.end) for cell in cells]
        named = is_letterhead(self.text, places)
        for first, last, (start, end) in part_row(self.text, places):
            held = tuple(replace(c, start=max(c.start, start), end=min(c.end, end)) for c in cells[first:last])
            self.units.append(Unit(start, end, kind, parent, lead, cells=(*held, *over), heads=heads))
            if not named and len(_LETTERS.findall(self.text, start, end)) > 1:
                parent, named = len(self.units) - 1, True


def _holds_data(row: Sequence[str]) -> bool:
    """Is it no row of headings: a pair whose second cell begins with a figure, a decimal, or a cell of many words?

    >>> _holds_data(["Kích thước", "63 mm x 88 mm"]), _holds_data(["Chỉ tiêu", "2024"]), _holds_data(["Sắt", "7,5", ""])
    (True, False, True)
    """
    paired = len(row) == 2 and _VALUE.match(row[1]) is not None
    return paired or any(len(cell) > _LONG_HEADING or _DECIMAL.match(cell) for cell in row)


def _find_spanning(
    above: Mapping[int, LaidCell], cells: Sequence[LaidCell], width: int, text: str
) -> Iterator[LaidCell]:
    """Yield the cells with words above that reach down to a row which leaves their columns empty."""
    own = {cell.column for cell in cells}
    for column, cell in above.items() if len(own) < width else ():
        if column not in own and _LETTERS.search(text, cell.start, cell.end) is not None:
            yield cell


_ORDINALS = (re.compile(r"[IVXA-Z]{1,4}\.?$"), re.compile(r"\d{1,3}\.?$"), re.compile(r"\d{1,3}(?:\.\d{1,2})+\.?$"))
_ITEM = re.compile(r"[a-zđ][.)]?$")


def _group_level(row: Sequence[str], width: int) -> int:
    """Return how deep a row stands that names a group of the rows below it; -1 of a row with data.

    >>> _group_level(["II", "Lĩnh vực điện", "", ""], 4), _group_level(["1", "Cấp phép", "5", ""], 4)
    (0, -1)
    """
    filled = [word.strip(_TRIM) for word in row if word.strip(_TRIM)]
    ordinal = next((at for at, form in enumerate(_ORDINALS) if form.match(filled[0])), -1)
    rest = filled[1:] if ordinal >= 0 or filled[0] in ("-", "+") else filled
    if len(rest) != 1 or width < 3 or filled[0] in ("-", "+") or _FIGURE.match(rest[0]):
        return -1
    return ordinal if ordinal >= 0 else 0


def _holds_letterhead(words: Sequence[Sequence[str]]) -> bool:
    return any(
        "CỘNG HÒA" in cell or "CỘNG HOÀ" in cell or RECIPIENTS_WRITTEN in cell for row in words[:2] for cell in row
    )


def _list_cells(row: Sequence[Span], headings: Sequence[str], first: str) -> Iterator[LaidCell]:
    """List the cells; of a row with fewer than headings the first ones reach down from above, or the last are empty:
    the latter where the row begins with its number. Words in place of the number are those of the next column.
    """
    counted = bool(headings) and _NUMBERED.match(headings[0]) is not None
    numbered = counted and (not first or any(o.match(first) for o in (*_ORDINALS, _ITEM)))
    shift = 0 if numbered else max(len(headings) - len(row), 0)
    if counted and not numbered and not shift and row and row[-1][0] == row[-1][1] and _LETTERS.search(first):
        shift = 1
    for at, (start, end) in enumerate(row, shift):
        if end > start:
            yield LaidCell(start, end, headings[at] if at < len(headings) else "", at)


def _find_tabbed_tables(text: str, passages: Sequence[Passage]) -> Iterator[BarTable]:
    """Yield tables whose cells begin with a tab: a blank line before a tab parts rows, other lines go on."""
    first = None
    for at, passage in enumerate(passages):
        tabbed = passage.kind == "row" and "|" not in text[passage.start : passage.end]
        if tabbed and first is None:
            first = at
        if first is not None and (not tabbed or at == len(passages) - 1):
            start = passages[first - 1].end if first else 0
            end = passages[at if tabbed else at - 1].end
            rows = tuple(_cut_tabbed_rows(text, start, end))
            if len(rows) > 1:
                yield BarTable(start, end, rows)
            first = None


def _cut_tabbed_rows(text: str, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    row: list[Span] = []
    at, blank = start, True
    for line in text[start:end].split("\n"):
        if line.startswith("\t"):
            if blank and row:
                yield tuple(strip_cell(text, *cell) for cell in row)
                row = []
            row.append((at, at + len(line)))
        elif line.strip() and row:
            row[-1] = (row[-1][0], at + len(line))
        blank = not line
        at += len(line) + 1
    if row:
        yield tuple(strip_cell(text, *cell) for cell in row)


def find_unit(units: Sequence[Unit], starts: Sequence[int], place: int) -> int:
    """Return the index of the unit that holds a place; -1 when none does."""
    at = bisect_right(starts, place) - 1
    return at if at >= 0 and place < units[at].end else -1
