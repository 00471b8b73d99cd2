"""A row of a table in parts that can be read one by one: pages put whole procedures, letters, signatures into cells.

A short row stays whole. A long cell is parted where lines begin anew, and stands under the words of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.grammar.formulas import RECIPIENTS_WRITTEN

_LONG = 320  # characters of a cell that is parted
_ANEW = re.compile(
    r"\n\s*\n|\n(?=\W{0,3}(?:[-–+•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|Điều \d)\s?)|(?<=[.;:])[*_ ]*\n"
)
_SENTENCE = re.compile(r"(?<=[.;])\s(?=\W{0,3}[A-ZĐÀ-Ỹ])")
_SIGNED = re.compile(rf"CỘNG H[OÒ][AÀ]|{RECIPIENTS_WRITTEN}|{RECIPIENTS_WRITTEN.upper()}")

Span = tuple[int, int]


def part_row(text: str, cells: Sequence[Span]) -> Iterator[tuple[int, int, Span]]:
    """Yield (the first cell, the one after the last, where the part stands) of each part of a row, in order.

    >>> text = "Nơi nhận: - Như trên. | Trần Văn A"
    >>> list(part_row(text, ((0, 21), (24, 34))))
    [(0, 1, (0, 21)), (1, 2, (24, 34))]
    """
    apart = is_letterhead(text, cells)
    first = 0
    for at, (start, end) in enumerate(cells):
        if not apart and end - start <= _LONG:
            continue
        if first < at:
            yield first, at, (cells[first][0], cells[at - 1][1])
        for piece in _cut_pieces(text, start, end) if end - start > _LONG else ((start, end),):
            yield at, at + 1, piece
        first = at + 1
    if first < len(cells):
        yield first, len(cells), (cells[first][0], cells[-1][1])


def is_letterhead(text: str, cells: Sequence[Span]) -> bool:
    """Tell whether it is a row of the head or the foot of a document, whose cells have nothing to do with
    one another.
    """
    return any(_SIGNED.search(text, start, end) for start, end in cells)


def _cut_pieces(text: str, start: int, end: int) -> Iterator[Span]:
    for left, right in _cut(_ANEW, text, start, end):
        if right - left > _LONG:
            yield from _cut(_SENTENCE, text, left, right)
        else:
            yield left, right


def _cut(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    left = start
    for match in pattern.finditer(text, start, end):
        if text[left : match.start()].strip(" \n\t*_|-"):
            yield left, match.start()
            left = match.end()
    if text[left:end].strip(" \n\t*_|-"):
        yield left, end
