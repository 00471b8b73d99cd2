"""Columns side by side whose order a file itself tells by tags: a letterhead, a signature, columns of prose.

What the tags say is believed where it agrees with what is seen: each step goes down, or to the right of what was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from indexer.reading.layout.letterheads import has_nation, is_signature
from indexer.reading.layout.sheets import Path, SheetLine, SheetWord

_LEVEL = 0.3  # ems that the feet of what stands side by side may differ
_PROSE, _WIDE, _MOSTLY = 5, 12.0, 0.6  # lines of a column of prose; ems of the wide ones, and how many are

Columns = list[list[SheetLine]]


def block_of(word: SheetWord) -> Path:
    """Return the paragraph that a word is tagged with; () where it has none."""
    return word.tag.block if word.tag else ()


def is_one(one: Path, other: Path) -> bool:
    """Tell whether two tags are of one paragraph: the number of an item is tagged with the item around it."""
    return bool(one and other) and one[: len(other)] == other[: len(one)]


def find_told(lines: Sequence[SheetLine]) -> tuple[int, int, Columns] | None:
    """Return (start, end, columns) of the first columns of tagged paragraphs side by side among the lines of a page."""
    done = 0
    for n, line in enumerate(lines):
        if n < done or len(_cut_pieces(line)) < 2:
            continue
        start, end = _reach(lines, n)
        columns = _make_columns(lines[start:end])
        if columns and start >= done:
            return start, end, columns
        done = end
    return None


def _make_columns(lines: Sequence[SheetLine]) -> Columns:
    """Return lines as columns side by side; none where the tags are not to be believed, or it may be a table."""
    if not all(block_of(word) for line in lines for word in line.words):
        return []
    columns = list(_cut(_order_pieces(piece for line in lines for piece in _cut_pieces(line))))
    is_known = len(columns) > 1 and (is_named(columns) or _is_mainly_prose(columns))
    return columns if is_known and _is_sane(columns) else []


def is_named(columns: Columns) -> bool:
    """Tell whether columns are a letterhead or a signature."""
    return any(has_nation(line) or is_signature(line) for column in columns for line in column)


def _is_mainly_prose(columns: Columns) -> bool:
    return sum(len(column) for column in columns if is_prose(column)) > _MOSTLY * sum(map(len, columns))


def _reach(lines: Sequence[SheetLine], at: int) -> tuple[int, int]:
    """Return the lines that stand, in the order of the tags, between those of one line, and of the lines that these
    meet.
    """
    spans = [(min(map(block_of, line.words)), max(map(block_of, line.words))) for line in lines]
    (low, high), start, end = spans[at], at, at + 1
    while True:
        inside = [n for n, (first, last) in enumerate(spans) if first <= high and low <= last and first]
        reached = min(start, *inside), max(end, *(n + 1 for n in inside))
        if reached == (start, end):
            return reached
        start, end = reached
        low, high = min(low for low, _ in spans[start:end]), max(high for _, high in spans[start:end])


def _cut_pieces(line: SheetLine) -> list[SheetLine]:
    """Return the parts of a line that are of one paragraph each."""
    first, last = block_of(line.words[0]), block_of(line.words[-1])
    if first == last or is_one(first, last):
        return [line]
    groups: list[list[SheetWord]] = []
    for word in line.words:
        if groups and (is_one(block_of(groups[-1][-1]), block_of(word)) or not block_of(word)):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [SheetLine(group) for group in groups]


def _order_pieces(pieces: Iterable[SheetLine]) -> list[SheetLine]:
    """Return the pieces in the order of their paragraphs, those of one paragraph column by column."""
    blocks: dict[Path, list[SheetLine]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda one: one.left):
        blocks[block_of(piece.words[0])].append(piece)
    return [piece for _, some in sorted(blocks.items()) for column in _list_columns(some) for piece in column]


def _list_columns(pieces: Sequence[SheetLine]) -> Iterator[list[SheetLine]]:
    """Pieces, from the left, as columns that have nothing above each other, each from the top."""
    column: list[SheetLine] = []
    for piece in pieces:
        if column and piece.left > max(one.right for one in column):
            yield sorted(column, key=lambda one: one.foot)
            column = []
        column.append(piece)
    yield sorted(column, key=lambda one: one.foot)


def _cut(pieces: Sequence[SheetLine]) -> Iterator[list[SheetLine]]:
    """Yield the pieces, in their order, cut where it does not go down."""
    column: list[SheetLine] = []
    for piece in pieces:
        before = column[-1] if column else None
        if before and (piece.foot < before.foot + _LEVEL * piece.size or piece.right < before.left):
            yield column
            column = []
        column.append(piece)
    if column:
        yield column


def _is_sane(columns: Columns) -> bool:
    """Tell whether each column stands right of the one before, or below what was read."""
    foot = 0.0
    for before, column in pairwise(columns):
        foot = max(foot, *(line.foot for line in before))
        if min(line.foot for line in column) < foot and not _is_right_of(column, before):
            return False
    return True


def _is_right_of(column: Sequence[SheetLine], before: Sequence[SheetLine]) -> bool:
    """Tell whether the lines of a column stand further right, those on one level with another's behind its end."""
    left = min(line.left for line in before)
    return all(
        line.left > left and all(line.left >= one.right - 1 or abs(line.foot - one.foot) > one.size for one in before)
        for line in column
    )


def is_prose(lines: Sequence[SheetLine]) -> bool:
    """Tell whether a column is running text."""
    wide = sum(line.width > _WIDE * line.size for line in lines)
    return len(lines) >= _PROSE and wide > _MOSTLY * len(lines)
