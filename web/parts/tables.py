"""A passage that is a table row → its cells: ``| a | b |``, ``a | b``, or cells on lines that begin with a tab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indexer.models import Passage
from web.parts.markdown import write_hidden
from web.parts.markup import Layer, mark_spans

_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s?%?|[-–—]|0")
_TOTAL = re.compile(r"\W*(?:tổng|cộng)\b", re.IGNORECASE)
_BEGIN, _ID_ENDS, _TAG_ENDS, _END = Markup('<span class="p" id="p'), Markup('"'), Markup(">"), Markup("</span>")


def write_passage(start: int, attributes: Markup, inside: Markup) -> Markup:
    """Return the HTML element that holds a passage: ``#p123`` leads to it. Its parts are added up, as filling in a
    form takes ten times as long.
    """
    return _BEGIN + str(start) + _ID_ENDS + attributes + _TAG_ENDS + inside + _END


@dataclass(slots=True)
class TableCell:
    """A cell; ``span`` is the number of columns that it takes."""

    html: Markup
    figure: bool
    text: str
    span: int = 1


@dataclass(slots=True)
class TableRow:
    """The cells of a row. Empty ones are kept, as they hold a column's place."""

    cells: list[TableCell]

    def end_with(self, html: Markup) -> None:
        """Return the row with something that is not seen added to its last cell."""
        self.cells[-1].html += html


def cut_row(text: str, passage: Passage, layers: Sequence[Layer], attributes: Markup = Markup("")) -> TableRow:  # noqa: B008
    """Return the cells of a row passage; what parts them is kept, hidden, at the end of the cell before it.

    ``attributes`` are put on the passage, which the first cell holds.
    """
    start, end = passage.start, passage.end
    parting = re.compile(r"\|") if "|" in text[start:end] else re.compile(r"\s*\t\s*")
    cuts = [match.span() for match in parting.finditer(text, start, end)]
    pieces = list(zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True))
    partings = [text[left:right] for left, right in cuts]
    lead = ""
    if pieces and cuts and cuts[0][0] == start and len(pieces) > 1:  # "| a | b |" begins with a bar
        lead, pieces, partings = partings[0], pieces[1:], partings[1:]
    tail = ""
    if len(pieces) > 1 and not text[slice(*pieces[-1])].strip():  # ... and ends with one
        tail, pieces, partings = partings[-1], pieces[:-1], partings[:-1]
    cells = [_make_cell(text, piece, layers) for piece in pieces]
    for cell, mark in zip(cells, [*partings, tail], strict=True):
        cell.html += write_hidden(mark) if mark.strip() else Markup("")
    cells[0].html = write_passage(
        start, attributes, (write_hidden(lead) if lead.strip() else Markup("")) + cells[0].html
    )
    return TableRow(cells)


def _make_cell(text: str, piece: tuple[int, int], layers: Sequence[Layer]) -> TableCell:
    inside = text[slice(*piece)].strip(" \t*")
    return TableCell(mark_spans(text, *piece, layers), bool(_FIGURE.fullmatch(inside)), inside)


def part_headings(rows: list[TableRow]) -> tuple[list[TableRow], list[TableRow]]:
    """Return (heading rows, other rows): the first row heads the columns when it holds words only.

    The first cell of a total that has fewer cells than the others takes the columns that are missing.
    """
    width = max(len(one.cells) for one in rows)
    for one in rows:
        missing = width - len(one.cells)
        if missing and len(one.cells) > 1 and _TOTAL.match(one.cells[0].text):
            one.cells[0].span += missing
    first = rows[0].cells
    heads = len(rows) > 1 and len(first) > 1 and all(cell.text and not cell.figure for cell in first)
    return (rows[:1], rows[1:]) if heads else ([], rows)
