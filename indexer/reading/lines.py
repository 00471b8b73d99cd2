"""Lines: what a page or a word-processor document is read into. Table rows are one line each.

HTML and DOCX are walked by their own modules; both write here, so that a table, a bullet or an odd blank
comes out the same from either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from indexer.grammar.formulas import NATION, RECIPIENTS
from indexer.text.folding import compose_letters, fold

Part = Literal["page", "table", "row", "cell"]

_HOLDER: dict[Part, Part] = {"row": "table", "cell": "row"}
_DEPTH = 60  # of open tables, rows and cells: deeper ones are read as plain lines
_TALL = 30  # a cell of more lines lays out a page, and is no datum
_WIDE = 1500  # so does a row of more characters that holds another table

_CONTROLS = {code: None for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\v\f\r"}
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}  # as browsers read them
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_BULLETS = {0xF0B7: "•", 0xF0A7: "•"}  # Symbol and Wingdings
_CLEAN: dict[int, str | None] = {**_CONTROLS, **_C1, **_UNSEEN, **_BULLETS}
_UNCLEAN = re.compile("[" + "".join(map(re.escape, map(chr, _CLEAN))) + "]")

_RULE = re.compile(r"[\s_=*\-–—]{3,}")
_MARKED = re.compile(r"[-–—+*•·]\s?")
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcdmhN]{0,2}m|s)$")
_LETTERHEAD = re.compile(rf"{NATION}|{RECIPIENTS}\s*(?::|$)")


@dataclass(slots=True)
class _Frame:
    """A page, table, row or cell that is open: a page and a cell hold lines, a table rows, a row cells."""

    part: Part
    lines: list[str] = field(default_factory=list)
    cells: list[_Frame] = field(default_factory=list)
    rows: list[list[_Frame]] = field(default_factory=list)
    nested: bool = False

    def add(self, line: str) -> None:
        """A line of text; one that stands between cells, by a slip of the author, is a cell or row itself."""
        if self.part == "row":
            self.cells.append(_Frame("cell", [line]))
        elif self.part == "table":
            self.rows.append([_Frame("cell", [line])])
        else:
            self.lines.append(line)

    def take(self, frame: _Frame) -> None:
        """What was read into a frame inside this one."""
        if frame.part == "cell":
            self.cells.append(frame)
        elif frame.part == "row":
            self.rows.append(frame.cells)
        else:
            self.nested = True
            for line in list_table_lines(
                [[cell.lines for cell in row] for row in frame.rows], _mark_nested_rows(frame)
            ):
                self.add(line)


def _mark_nested_rows(table: _Frame) -> list[bool]:
    return [any(cell.nested for cell in row) for row in table.rows]


class Lines:
    """Collects text into lines: blanks folded, empty lines and drawn rules (_____) left out.

    >>> page = Lines()
    >>> page.write("  Số:\\xa0 566/BC-SCT "); page.end_line(); page.write("BÁO CÁO")
    >>> page.join_text()
    'Số: 566/BC-SCT\\nBÁO CÁO'
    """

    def __init__(self) -> None:
        self._stack = [_Frame("page")]
        self._buffer: list[str] = []
        self._mark = ""

    def write(self, text: str) -> None:
        """Add to the line."""
        self._buffer.append(text)

    def write_lines(self, text: str) -> None:
        """Add text whose line feeds end lines."""
        first, *others = text.split("\n")
        self.write(first)
        for line in others:
            self.end_line()
            self.write(line)

    def add_lines(self, lines: Iterable[str]) -> None:
        """Add whole lines."""
        for line in lines:
            self.write(line)
            self.end_line()

    def add_raised(self, text: str) -> None:
        """Add a superscript: m2 and km2 stay as they are, a power is 10^6, a note's number stands apart."""
        before = "".join(self._buffer[-3:])
        if text.strip().isdigit() and not _UNIT.search(before):
            self.write("^" if before[-1:].isdigit() else " ")
        self.write(text)

    def mark(self, mark: str) -> None:
        """Put a bullet or number before the next line, unless the author typed a bullet there."""
        self.end_line()
        self._mark = mark

    def end_line(self) -> None:
        """End the line, if anything stands in it."""
        if not self._buffer:
            return
        line = fold_line("".join(self._buffer))
        self._buffer.clear()
        if not line or _RULE.fullmatch(line):
            return
        if self._mark and not (self._mark == "- " and _MARKED.match(line)):
            line = self._mark + line
        self._mark = ""
        self._stack[-1].add(line)

    def open(self, part: Part) -> None:
        """Open a table, row or cell; one out of place (a cell without a table) is read as plain lines."""
        self.end_line()
        top = self._stack[-1]
        fits = _HOLDER.get(part, top.part) == top.part and len(self._stack) < _DEPTH
        self._stack.append(_Frame(part) if fits else top)

    def close(self) -> None:
        """Close what was opened last."""
        self.end_line()
        self._mark = ""
        frame = self._stack.pop()
        if frame is not self._stack[-1]:
            self._stack[-1].take(frame)

    def join_text(self) -> str:
        """Return all lines, NFC."""
        self.end_line()
        return compose_letters("\n".join(self._stack[0].lines))


def fold_line(text: str) -> str:
    """Return one line with every run of blanks as one blank, without controls, soft hyphens and the like."""
    if _UNCLEAN.search(text):
        text = text.translate(_CLEAN)
    return " ".join(text.split())


def list_table_lines(rows: list[list[list[str]]], nested: list[bool]) -> Iterator[str]:
    """Yield the lines of a table, given as rows of cells of lines: a row is one line, its cells parted by " | ".

    What was only laid out as a table is read cell by cell: letterheads, signatures, whole pages, and rows of
    which one cell alone is filled.

    >>> list(list_table_lines([[["TT"], ["Nội dung"]], [["1"], ["Cải cách", "thể chế"]]], [False, False]))
    ['TT | Nội dung', '1 | Cải cách thể chế']
    """
    letterhead = _is_letterhead(rows)
    for row, holds_table in zip(rows, nested, strict=True):
        if letterhead or _is_layout(row, holds_table):
            for cell in row:
                yield from cell
        else:
            line = " | ".join(" ".join(cell) for cell in row).strip(" |")
            yield " ".join(line.split())


def _is_layout(row: list[list[str]], holds_table: bool) -> bool:
    if sum(map(bool, row)) <= 1 or any(len(cell) > _TALL for cell in row):
        return True
    return holds_table and sum(len(line) for cell in row for line in cell) > _WIDE


def is_letterhead(line: str) -> bool:
    """Tell whether a line is the nation's or the Party's name, or "Nơi nhận:"."""
    return len(line) < 90 and _LETTERHEAD.match(fold(line)) is not None


def _is_letterhead(rows: list[list[list[str]]]) -> bool:
    """Two columns with the nation's name ("CỘNG HÒA XÃ HỘI ...") or with "Nơi nhận:" and the signature."""
    if any(len(row) > 3 for row in rows):
        return False
    lines = (line for row in rows[:4] for cell in row for line in cell[:6])
    return any(map(is_letterhead, lines))
