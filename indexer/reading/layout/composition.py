"""Pages of words → one text, a paragraph or table row a line, with the range of each page and the box of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indexer.models import Boxes, Page
from indexer.reading.layout.blocks import form_blocks, form_cells
from indexer.reading.layout.cut_rows import OpenTable
from indexer.reading.layout.grids import Grid, form_grids
from indexer.reading.layout.paragraphs import (
    Margins,
    continues_column,
    find_joint,
    goes_on,
    has_ended,
    measure_margins,
)
from indexer.reading.layout.running_heads import drop_running_heads
from indexer.reading.layout.sheets import RuledLines, Sheet, SheetLine, SheetWord
from indexer.reading.layout.tagged_tables import Cells, CutTables, TaggedTable, form_tagged


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of a document and its pages."""

    text: str
    pages: tuple[Page, ...]


@dataclass(slots=True, kw_only=True)
class _Paper:
    """The text as it grows."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraph: str = ""  # the end of the line that is open
    last: SheetLine | None = None  # of running text, with which the next may go on
    boxes: dict[int, Boxes] = field(default_factory=dict)  # of each page
    sheet: int = 0  # the number of the page at hand

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self.paragraph += text

    def begin_line(self) -> None:
        if self.length:
            self.put("\n")
        self.paragraph = ""
        self.last = None

    def put_line(self, line: SheetLine) -> None:
        """Put the words of a line, each with its box."""
        boxes = self.boxes[line.sheet or self.sheet]
        at = self.length
        for word in line.words:
            boxes.add(at, at + len(word.text), word.box, word.confidence)
            at += len(word.text) + 1
        self.put(line.text)


def compose(sheets: Sequence[Sheet]) -> Composed:
    """Return the text of a document's pages in reading order."""
    paper = _Paper(boxes={sheet.number: Boxes(*sheet.size) for sheet in sheets})
    cut = CutTables()
    outside = [_Outside(sheet, cut) for sheet in sheets]
    for one in outside:
        one.lay()
    lines = drop_running_heads([one.sheet for one in outside])
    _join_cut_rows(outside, lines)
    ends: list[tuple[int, int]] = []
    for one, left in zip(outside, lines, strict=True):
        start, paper.sheet = paper.length, one.whole.number
        _write_page(paper, one, left)
        ends.append((start, paper.length))
    return Composed("".join(paper.pieces), _write_pages(sheets, paper, ends))


def _write_pages(sheets: Sequence[Sheet], paper: _Paper, ends: Sequence[tuple[int, int]]) -> tuple[Page, ...]:
    """Return the pages: each begins with its first word, which may stand in a row that began on the page before."""
    pages: list[Page] = []
    following = paper.length
    for sheet, (start, end) in reversed(list(zip(sheets, ends, strict=True))):
        boxes = paper.boxes[sheet.number]
        start = min(following, start if boxes.start is None else boxes.start)
        pages.append(
            Page(
                number=sheet.number,
                start=start,
                end=min(end, following),
                width=sheet.size[0],
                height=sheet.size[1],
                words=boxes.pack(),
            )
        )
        following = start
    return tuple(reversed(pages))


def _join_cut_rows(pages: Sequence[_Outside], lines: Sequence[list[SheetLine]]) -> None:
    """Make one row of what the end of a page has cut, where nothing but the table stands there."""
    table = OpenTable()
    for page, left in zip(pages, lines, strict=True):
        if not page.tables:
            if left:
                table.close()
            continue
        first, last = page.tables[0], page.tables[-1]
        every = page.rows[-1]
        if not isinstance(first, Grid) or (left and left[0].foot < first.top + 2):
            table.close()
        if isinstance(first, Grid):
            page.rows[0] = table.go_on(first, page.rows[0], page.whole.number)
        if not isinstance(last, Grid) or (left and left[-1].foot > last.top + 2):
            table.close()
        else:
            if len(page.tables) > 1:
                table.close()
            table.end(last, every, page.rows[-1])


class _Outside:
    """A page parted into its tables and the words outside of them."""

    def __init__(self, sheet: Sheet, cut: CutTables) -> None:
        self.whole = sheet
        tagged = form_tagged(sheet, cut.known)
        inside = {word for table in tagged for word in table.own}
        rest = [word for word in sheet.words if id(word) not in inside]
        for table in tagged:
            rest = cut.go_on(table, sheet.number, rest)
        grids = [grid for grid in form_grids(sheet.rules) if not any(map(grid.overlaps, tagged))]
        self.sheet = Sheet(sheet.number, sheet.width, sheet.height, list(_list_outside_words(rest, grids)))
        self.tables: list[Grid | TaggedTable] = sorted([*tagged, *grids], key=lambda one: one.top)
        self.rows: list[list[Cells]] = []

    def lay(self) -> None:
        """Find the rows of the tables, to which the pages below may have added."""
        self.rows = [table.list_filled_rows() for table in self.tables]


def _list_outside_words(words: Iterable[SheetWord], grids: Sequence[Grid]) -> Iterator[SheetWord]:
    """Yield the words that stand in no table; others are put into theirs."""
    for word in words:
        grid = next((one for one in grids if one.holds(word)), None)
        if grid is None:
            yield word
        else:
            grid.put(word)


def _write_page(paper: _Paper, page: _Outside, lines: list[SheetLine]) -> None:
    margins = measure_margins(lines, page.whole.width)
    at = 0
    new = True
    for table, rows in zip(page.tables, page.rows, strict=True):
        above = at
        while above < len(lines) and lines[above].foot < table.top + 2:
            above += 1
        new = _write_running_lines(paper, lines[at:above], page.whole.rules, margins, new)
        at = above
        for cells in rows:
            _write_row(paper, cells)
        new = False
    _write_running_lines(paper, lines[at:], page.whole.rules, margins, new)


def _write_row(paper: _Paper, cells: Sequence[Sequence[SheetLine]]) -> None:
    """Write a row: its cells parted by " | ", empty ones in between too; those at its ends are left out."""
    paper.begin_line()
    filled = [n for n, cell in enumerate(cells) if cell]
    for n in range(filled[0], filled[-1] + 1):
        if n > filled[0]:
            paper.put(" | " if cells[n] else " |")
        for number, line in enumerate(cells[n]):
            if number:
                paper.put(find_joint(paper.paragraph))
            paper.put_line(line)


def _write_running_lines(
    paper: _Paper, lines: list[SheetLine], rules: RuledLines, margins: Margins, new_page: bool
) -> bool:
    """Lines outside of tables; gives back whether nothing of the page stands there yet."""
    for block in form_blocks(lines, rules):
        if block.kind in ("rows", "table"):
            for cells in block.rows or map(form_cells, block.lines):
                _write_row(paper, cells)
            paper.last = None
        elif block.kind == "column":
            _write_column(paper, block.lines)
        elif block.kind == "prose":
            _write_prose(paper, block.lines)
        else:
            for line in block.lines:
                _write_line(paper, line, margins, new_page)
                new_page = False
        new_page = False
    return new_page


def _write_line(paper: _Paper, line: SheetLine, margins: Margins, new_page: bool) -> None:
    before = paper.last
    if before is not None and goes_on(before, line, margins, new_page=new_page, so_far=paper.paragraph):
        paper.put(find_joint(paper.paragraph))
    else:
        paper.begin_line()
    paper.put_line(line)
    paper.last = line


def _write_column(paper: _Paper, lines: Sequence[SheetLine]) -> None:
    right = max(line.right for line in lines)
    before: SheetLine | None = None
    for line in lines:
        if before is not None and continues_column(before, line, right, paper.paragraph):
            paper.put(find_joint(paper.paragraph))
        else:
            paper.begin_line()
        paper.put_line(line)
        before = line
    paper.last = None


def _write_prose(paper: _Paper, lines: Sequence[SheetLine]) -> None:
    """Write a column of running text, which goes on with the column before in the middle of a sentence only."""
    margins = measure_margins(lines, max(line.right for line in lines) - min(line.left for line in lines))
    first, *others = lines
    if paper.last is not None and first.text[:1].islower() and not has_ended(paper.paragraph):
        paper.put(find_joint(paper.paragraph))
    else:
        paper.begin_line()
    paper.put_line(first)
    paper.last = first
    for line in others:
        _write_line(paper, line, margins, new_page=False)
