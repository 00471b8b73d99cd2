"""Tables: a cell is read with its row's words and its column's heading (``headings``), which may span columns.

Two shapes are known: cells on lines of their own that begin with a tab, rows parted by a blank line; and cells
between bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import groupby

from indexer.answering.headings import read_headings
from indexer.models import Passage

_RULE = re.compile(r"[\s|:\-=]*$")
_FIGURE = re.compile(r"[-–+]?\d[\d.,/]*\s?%?$")
_ORDINAL = re.compile(r"(?:STT|TT|Số TT|No)\.?$", re.IGNORECASE)
_PARTED = 3  # passages between two parts of a table: a caption of a group of rows


@dataclass(frozen=True, slots=True)
class Cell:
    """``text[start:end]`` in a data row: its column's heading, every heading, the words of its row, its first."""

    start: int
    end: int
    heading: str
    every: str
    row: str
    _: KW_ONLY
    first: str
    passage: int


_Spans = tuple[tuple[int, int], ...]
Passages = Sequence[Passage]
_Row = tuple[int, _Spans]
"""The passage of a row and the spans of its cells."""


def _cut_barred_row(text: str, start: int, end: int) -> _Spans:
    """Return the cells between bars of one row."""
    left, spans = start, []
    for match in re.finditer(r"\||$", text[start:end]):
        spans.append((left, start + match.start()))
        left = start + match.end()
    inner = spans[1:] if text[start] == "|" else spans
    inner = inner[:-1] if inner and not text[slice(*inner[-1])].strip() else inner
    return tuple(_strip_cell(text, *span) for span in inner)


def _cut_tabbed_rows(text: str, start: int, end: int) -> list[_Spans]:
    """Return the rows of a table whose cells begin with a tab: a blank line before a tab parts rows, other
    lines go on.
    """
    rows: list[list[tuple[int, int]]] = []
    at, blank = start, True
    for line in text[start:end].split("\n"):
        if line.startswith("\t"):
            if blank or not rows:
                rows.append([])
            rows[-1].append((at, at + len(line)))
        elif line.strip() and rows:
            rows[-1][-1] = (rows[-1][-1][0], at + len(line))
        blank = not line
        at += len(line) + 1
    return [tuple(_strip_cell(text, *cell) for cell in row) for row in rows]


def _strip_cell(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" \t\n*"))
    right = start + len(words.rstrip(" \t\n*"))
    return (left, max(left, right))


def list_cells(text: str, passages: Passages) -> list[Cell]:
    """Return every cell of every table's data rows; a table that other lines part goes on with its headings."""
    found: list[Cell] = []
    headings: tuple[str, ...] = ()
    last = -1
    for first, end in _find_row_runs(passages):
        rows = _list_rows(text, passages, first, end)
        near = 0 < first - last <= _PARTED
        headings, body = _part_headings(text, rows, headings if near else ())
        every = " ; ".join(headings)
        found += _list_body_cells(text, body, headings, every) if headings else []
        last = end
    return found


def _find_row_runs(passages: Passages) -> Iterator[tuple[int, int]]:
    """Yield (first, last) passage of each run of rows."""
    rows = [index for index, passage in enumerate(passages) if passage.kind == "row"]
    for _, run in groupby(enumerate(rows), key=lambda item: item[1] - item[0]):
        found = [index for _, index in run]
        yield found[0], found[-1]


def _list_rows(text: str, passages: Passages, first: int, last: int) -> list[_Row]:
    start, end = passages[first].start, passages[last].end
    if "|" in text[start : passages[first].end]:
        rows = [(at, _cut_barred_row(text, passages[at].start, passages[at].end)) for at in range(first, last + 1)]
        return [(at, cells) for at, cells in rows if not _RULE.match(text[passages[at].start : passages[at].end])]
    opening = passages[first - 1].end if first else 0
    return [
        (_find_passage_of_row(passages, first, last, row), row) for row in _cut_tabbed_rows(text, opening, end) if row
    ]


def _find_passage_of_row(passages: Passages, first: int, last: int, row: _Spans) -> int:
    """Return the passage that holds most of a row: its last words."""
    place = max((a for a, b in row if b > a), default=row[-1][0])
    return max((at for at in range(first, last + 1) if passages[at].start <= place), default=first)


def _part_headings(text: str, rows: list[_Row], before: tuple[str, ...]) -> tuple[tuple[str, ...], list[_Row]]:
    """Return the headings and the data rows; rows that begin with data and are as wide go on with the
    headings before.
    """
    words = [[text[a:b] for a, b in cells] for _, cells in rows]
    if before and words and len(words[0]) == len(before) and any(_FIGURE.match(word) for word in words[0][1:]):
        return before, rows
    if len(rows) < 2:
        return (), []
    headings, many = read_headings(words)
    return headings, rows[many:]


def _list_body_cells(text: str, body: list[_Row], headings: tuple[str, ...], every: str) -> Iterator[Cell]:
    above: list[str] = []
    for at, cells in body:
        words = [text[a:b] for a, b in cells]
        shift = _shift(words, headings)
        if shift and shift < len(above) and _FIGURE.match(words[0]):
            words = [*above[:shift], *words]  # the cell above spans this row, too
        label = " ; ".join(word for word in words if word and not _FIGURE.match(word))
        for i, (start, end) in enumerate(cells):
            if end > start and i + shift < len(headings):
                yield Cell(start, end, headings[i + shift], every, label, first=words[0], passage=at)
        above = above if shift else words


def _shift(words: list[str], headings: tuple[str, ...]) -> int:
    """Return the shift of a row with fewer cells: its first spans columns ("Tổng số"), or its last ones are empty."""
    missing = len(headings) - len(words)
    counted = _ORDINAL.match(headings[0]) and re.match(r"\d{1,3}\.?$", words[0]) if words else None
    return 0 if missing < 1 or counted else missing
