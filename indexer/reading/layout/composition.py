"""Pages of words → one text, a paragraph or table row a line, with the range of each page and the box of each word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.models import Boxes, Page
from indexer.reading.layout.blocks import blocks_of, cells_of
from indexer.reading.layout.grids import Grid, grids_of
from indexer.reading.layout.paragraphs import Margins, column_goes_on, goes_on, joint, margins_of
from indexer.reading.layout.running_heads import without_running
from indexer.reading.layout.sheets import Sheet, SheetLine, SheetWord


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of a document and its pages."""

    text: str
    pages: tuple[Page, ...]


@dataclass(slots=True)
class _Paper:
    """The text as it grows."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraph: str = ""  # the end of the line that is open
    last: SheetLine | None = None  # of running text, with which the next may go on
    boxes: Boxes = field(default_factory=lambda: Boxes(1, 1))  # of the page at hand

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self.paragraph += text

    def new_line(self) -> None:
        if self.length:
            self.put("\n")
        self.paragraph = ""
        self.last = None

    def words(self, words: Sequence[SheetWord]) -> None:
        texts = [word.text for word in words]
        at = self.length
        for text, word in zip(texts, words, strict=True):
            self.boxes.add(at, at + len(text), word.box, word.confidence)
            at += len(text) + 1
        self.put(" ".join(texts))


def compose(sheets: Sequence[Sheet]) -> Composed:
    """The text of a document's pages in reading order."""
    paper = _Paper()
    pages: list[Page] = []
    outside = [_Outside(sheet) for sheet in sheets]
    lines = without_running([one.sheet for one in outside])
    for one, left in zip(outside, lines, strict=True):
        start = paper.length
        sheet = one.whole
        paper.boxes = Boxes(sheet.width, sheet.height)
        _page(paper, one, left)
        start = start if paper.boxes.start is None else paper.boxes.start
        pages.append(Page(sheet.number, start, paper.length, sheet.width, sheet.height, paper.boxes.packed()))
    return Composed("".join(paper.pieces), tuple(pages))


class _Outside:
    """A page parted into its tables and the words outside of them."""

    def __init__(self, sheet: Sheet) -> None:
        self.whole = sheet
        self.grids = grids_of(sheet.rules)
        rest: list[SheetWord] = []
        for word in sheet.words:
            grid = next((one for one in self.grids if one.holds(word)), None)
            if grid is None:
                rest.append(word)
            else:
                grid.put(word)
        self.sheet = Sheet(sheet.number, sheet.width, sheet.height, rest)


def _page(paper: _Paper, page: _Outside, lines: list[SheetLine]) -> None:
    margins = margins_of(lines, page.whole.width)
    at = 0
    new = True
    for grid in page.grids:
        above = at
        while above < len(lines) and lines[above].foot < grid.top + 2:
            above += 1
        new = _running(paper, lines[at:above], margins, new)
        at = above
        _table(paper, grid)
        new = False
    _running(paper, lines[at:], margins, new)


def _table(paper: _Paper, grid: Grid) -> None:
    for cells in grid.filled_rows():
        _row(paper, cells)


def _row(paper: _Paper, cells: Sequence[Sequence[SheetLine]]) -> None:
    """A row: its cells parted by " | ", empty ones in between too; those at its ends are left out."""
    paper.new_line()
    filled = [n for n, cell in enumerate(cells) if cell]
    for n in range(filled[0], filled[-1] + 1):
        if n > filled[0]:
            paper.put(" | " if cells[n] else " |")
        for number, line in enumerate(cells[n]):
            if number:
                paper.put(joint(paper.paragraph))
            paper.words(line.words)


def _running(paper: _Paper, lines: list[SheetLine], margins: Margins, new_page: bool) -> bool:
    """Lines outside of tables; gives back whether nothing of the page stands there yet."""
    for block in blocks_of(lines):
        if block.kind == "rows":
            for line in block.lines:
                _row(paper, cells_of(line))
            paper.last = None
        elif block.kind == "column":
            _column(paper, block.lines)
        else:
            for line in block.lines:
                _line(paper, line, margins, new_page)
                new_page = False
        new_page = False
    return new_page


def _line(paper: _Paper, line: SheetLine, margins: Margins, new_page: bool) -> None:
    before = paper.last
    if before is not None and goes_on(before, line, margins, new_page=new_page, so_far=paper.paragraph):
        paper.put(joint(paper.paragraph))
    else:
        paper.new_line()
    paper.words(line.words)
    paper.last = line


def _column(paper: _Paper, lines: Sequence[SheetLine]) -> None:
    right = max(line.right for line in lines)
    before: SheetLine | None = None
    for line in lines:
        if before is not None and column_goes_on(before, line, right, paper.paragraph):
            paper.put(joint(paper.paragraph))
        else:
            paper.new_line()
        paper.words(line.words)
        before = line
    paper.last = None
