"""Paragraphs of formats that tell tables by marks between them (.doc, RTF) → lines.

Such a paragraph says how deep in tables it lies and what it ends; tables, rows and cells are opened and closed from
that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from indexer.reading.legacy import Run, Runs
from indexer.reading.lines import Lines

_LAID = {0x0B: "\n", 0x1E: "-", 0xA0: " ", 0x1F: None}


@dataclass(slots=True)
class Paragraph:
    """Runs, each with whether it is raised (a superscript); the number drawn before them; its place in tables."""

    runs: list[Run] = field(default_factory=list)
    raised: list[bool] = field(default_factory=list)
    label: Run | None = None
    depth: int = 0
    ends: Literal["paragraph", "cell", "row"] = "paragraph"

    def add(self, run: Run, raised: bool = False) -> None:
        """Add characters to the paragraph."""
        self.runs.append(run)
        self.raised.append(raised)


def find_fonts(stories: Iterable[Iterable[Paragraph]]) -> Runs:
    """Return what converts the legacy fonts of a document, from all of its paragraphs."""
    return Runs(paragraph.runs for story in stories for paragraph in story)


def write(story: Iterable[Paragraph], runs: Runs, page: Lines) -> None:
    """Write the paragraphs of a story, their legacy fonts converted."""
    tables = _Tables(page)
    for paragraph in story:
        tables.begin(paragraph)
        if paragraph.label is not None:
            page.mark(runs.convert_paragraph([paragraph.label])[0])
        for text, raised in zip(runs.convert_paragraph(paragraph.runs), paragraph.raised, strict=True):
            (page.add_raised if raised else page.write_lines)(text.translate(_LAID))
        page.mark("")
        tables.end(paragraph)
    tables.close()


@dataclass(slots=True)
class _Open:
    """A table that is open: whether a row of it is, and a cell of that."""

    row: bool = False
    cell: bool = False


class _Tables:
    """Opens and closes tables, rows and cells as paragraphs tell."""

    def __init__(self, page: Lines) -> None:
        self._page = page
        self._open: list[_Open] = []

    def begin(self, paragraph: Paragraph) -> None:
        """Before a paragraph: as many tables are open as it lies in, and a cell unless it only ends a row."""
        while len(self._open) > paragraph.depth:
            self._close_table()
        while len(self._open) < paragraph.depth:
            self._page.open("table")
            self._open.append(_Open())
            self._open_cell(len(self._open) < paragraph.depth or paragraph.ends != "row")
        if self._open:
            self._open_cell(paragraph.ends != "row")

    def _open_cell(self, with_cell: bool) -> None:
        state = self._open[-1]
        if not state.row:
            self._page.open("row")
            state.row = True
        if not state.cell and with_cell:
            self._page.open("cell")
            state.cell = True

    def end(self, paragraph: Paragraph) -> None:
        """After a paragraph: what it ends is closed."""
        if not self._open or paragraph.ends == "paragraph":
            return
        state = self._open[-1]
        if state.cell:
            self._page.close()
            state.cell = False
        if paragraph.ends == "row" and state.row:
            self._page.close()
            state.row = False

    def _close_table(self) -> None:
        state = self._open.pop()
        for is_open in (state.cell, state.row, True):
            if is_open:
                self._page.close()

    def close(self) -> None:
        """At the end: whatever is open is closed."""
        while self._open:
            self._close_table()
