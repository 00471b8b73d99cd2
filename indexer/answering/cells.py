"""Tables: a cell is read with its row's words and its column's heading, also when headings span columns.

Two shapes are known: cells on lines of their own that begin with a tab, rows parted by a blank line; and cells
between bars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.answering.scope import Reading

_RULE = re.compile(r"[\s|:\-=]*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """``text[start:end]`` in a data row: its column's heading, every heading, the words of its row, its first."""

    start: int
    end: int
    heading: str
    every: str
    row: str
    first: str
    passage: int


_Spans = tuple[tuple[int, int], ...]
_Row = tuple[int, _Spans]
"""The passage of a row and the spans of its cells."""


def _barred(text: str, start: int, end: int) -> _Spans:
    """The cells between bars of one row."""
    left, spans = start, []
    for match in re.finditer(r"\||$", text[start:end]):
        spans.append((left, start + match.start()))
        left = start + match.end()
    inner = spans[1:] if text[start] == "|" else spans
    inner = inner[:-1] if inner and not text[slice(*inner[-1])].strip() else inner
    return tuple(_stripped(text, *span) for span in inner)


def _tabbed(text: str, start: int, end: int) -> list[_Spans]:
    """The rows of a table whose cells begin with a tab: a blank line before a tab parts rows, other lines go on."""
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
    return [tuple(_stripped(text, *cell) for cell in row) for row in rows]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" \t\n*"))
    right = start + len(words.rstrip(" \t\n*"))
    return (left, max(left, right))


def tables(reading: Reading) -> list[Cell]:
    """Every cell of every table's data rows."""
    found: list[Cell] = []
    index = 0
    while index < len(reading.passages):
        if reading.passages[index].kind != "row":
            index += 1
            continue
        last = index
        while last + 1 < len(reading.passages) and reading.passages[last + 1].kind == "row":
            last += 1
        found += _table(reading, index, last)
        index = last + 1
    return found


def _table(reading: Reading, first: int, last: int) -> list[Cell]:
    rows = _rows(reading, first, last)
    if len(rows) < 2:
        return []
    heads, body = _headed(reading.text, rows)
    width = max((len(cells) for _, cells in body), default=0)
    headings = _headings(reading.text, heads)
    if len(headings) != width:
        return []  # headings that span columns no one knows which: nothing is guessed
    every = " ; ".join(headings)
    return [cell for at, cells in body for cell in _of_row(reading.text, at, cells, headings, every)]


def _rows(reading: Reading, first: int, last: int) -> list[_Row]:
    text, passages = reading.text, reading.passages
    start, end = passages[first].start, passages[last].end
    if "|" in text[start : passages[first].end]:
        rows = [(at, _barred(text, passages[at].start, passages[at].end)) for at in range(first, last + 1)]
        return [(at, cells) for at, cells in rows if not _RULE.match(reading.words_of(at))]
    opening = passages[first - 1].end if first else 0
    return [(_held(reading, first, last, row), row) for row in _tabbed(text, opening, end) if row]


def _held(reading: Reading, first: int, last: int, row: _Spans) -> int:
    """The passage that holds most of a row: its last words."""
    place = max((a for a, b in row if b > a), default=row[-1][0])
    return max((at for at in range(first, last + 1) if reading.passages[at].start <= place), default=first)


def _headed(text: str, rows: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows of headings: the first, and a second that begins with empty cells and holds no number."""
    second = rows[1][1]
    words = [text[a:b] for a, b in second]
    nested = len(words) > 1 and not words[0] and not any(re.match(r"[\d.,]+\s?%?$", word) for word in words)
    return (rows[:2], rows[2:]) if nested else (rows[:1], rows[1:])


def _headings(text: str, heads: list[_Row]) -> list[str]:
    """The heading of each column; a heading over several columns stands over each of them."""
    top = [" ".join(text[a:b].split()) for a, b in heads[0][1]]
    if len(heads) == 1 or len(heads[1][1]) <= len(top):
        return top
    below = [" ".join(text[a:b].split()) for a, b in heads[1][1]]
    alone = next((i for i, word in enumerate(below) if word), len(below))
    spanning, columns = top[alone:], len(below) - alone
    each = max(columns // max(len(spanning), 1), 1)
    over = [spanning[min(i // each, len(spanning) - 1)] if spanning else "" for i in range(columns)]
    joined = [f"{upper}: {lower}" for upper, lower in zip(over, below[alone:], strict=True)]
    return top[:alone] + joined


def _of_row(text: str, at: int, cells: _Spans, headings: list[str], every: str) -> list[Cell]:
    """The cells of a row; a row of totals whose first cell spans columns ends with the others."""
    words = [text[a:b] for a, b in cells]
    label = " ; ".join(word for word in words if word and not re.match(r"[\d.,/]+\s?%?$", word))
    shift = len(headings) - len(cells)
    return [
        Cell(start, end, headings[i + shift], every, label, words[0], at)
        for i, (start, end) in enumerate(cells)
        if end > start
    ]
