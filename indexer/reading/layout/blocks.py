"""The lines of a page → blocks in reading order: running text, columns side by side, rows without ruled lines.

A letterhead and a signature stand in two columns, which are read one after the other; so is a page set in two columns.
Rows of a table without ruled lines are read row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.reading.layout.letterheads import (
    cut_at_gaps,
    find_nation_gap,
    has_nation,
    is_name,
    is_number_and_day,
    is_signature,
)
from indexer.reading.layout.sheets import GAP, RuledLines, SheetLine
from indexer.reading.layout.told_structure import find_told, is_named, is_prose
from indexer.reading.layout.unruled_rows import Cells, cut_at_borders, form_rows
from indexer.reading.layout.unruled_tables import UnruledTable, drop_title, find_tables
from indexer.text.folding import fold

Kind = Literal["text", "column", "prose", "rows", "table"]

_TITLE = re.compile(
    r"(?:luat|phap lenh|nghi (?:quyet|dinh)|quyet dinh|thong (?:tu|bao)|chi thi|bao cao|ke hoach|to trinh|cong dien"
    r"|huong dan|chuong trinh|quy (?:che|dinh)|de an|phuong an|ket luan|bien ban)"
)
_PITCH = 3.4  # ems between two lines of one block of columns at most
_PITCH_SIGNED = 9.0  # between the lines of a signature, where a hand signed
_CLOSE, _LISTED = 1.9, 2.8  # between the lines of one column that go on after the other has ended; of a list
_MARKS = ("-", "–", "+")
_FEW_ROWS = 2  # of a table that may be chance
_ROWS = 3  # lines of a table that stands over a signature
_PROSE = 6  # lines of two columns of prose
_NARROW = 0.6  # ems that a gutter is wide at least
_PARTED = 0.9  # ems of one between columns of prose, in the line that it begins with


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """Lines that belong together: running text; one column, also of prose; rows, each line one with its gaps as
    borders; or a table, whose ``rows`` are cells of lines."""

    kind: Kind
    lines: tuple[SheetLine, ...] = ()
    rows: tuple[Cells, ...] = ()


def form_blocks(lines: Sequence[SheetLine], rules: RuledLines | None = None, columns: int = 3) -> list[SheetBlock]:
    """Return the blocks of a page, or of what stands between its ruled tables, from the top.

    First tables of three ``columns`` or more are sought, then of two in what is left; ruled lines across part rows.
    """
    told = find_told(lines) if columns > 2 else None
    if told is not None:
        start, end, parts = told
        is_letter = is_named(parts)
        beside = [SheetBlock("prose" if is_prose(part) and not is_letter else "column", tuple(part)) for part in parts]
        return [*form_blocks(lines[:start], rules), *beside, *form_blocks(lines[end:], rules)]

    def list_others(some: Sequence[SheetLine]) -> list[SheetBlock]:
        return _cut_blocks(some) if columns == 2 else form_blocks(some, rules, 2)

    found: list[SheetBlock] = []
    at = 0
    for table in (drop_title(lines, table) for table in find_tables(lines, columns - 1)):
        signed = _find_signed_line(lines, table)
        is_office = signed < table.end and lines[signed].text.isupper() and not has_nation(lines[signed])
        if is_office and columns > 2:
            found += [*form_blocks(lines[at:signed], rules), *_cut_signers(lines[signed : table.end], table)]
            at = table.end
        elif columns > 2 and table.start + _ROWS < signed < table.end:
            found += form_blocks(lines[at:signed], rules)
            at = signed
        elif signed == table.end and (rows := _make_table_rows(lines, table, rules)):
            found += [*list_others(lines[at : table.start]), SheetBlock("table", rows=tuple(rows))]
            at = table.end
    return found + list_others(lines[at:])


def _find_signed_line(lines: Sequence[SheetLine], table: UnruledTable) -> int:
    """Return the line of a table from which on it is a letterhead or a signature, of which an office may
    stand before.
    """
    every = range(table.start, table.end)
    first = next((n for n in every if has_nation(lines[n]) or is_signature(lines[n])), table.end)
    while table.start < first < table.end and lines[first - 1].text.isupper():
        first -= 1
    return first


def _make_table_rows(lines: Sequence[SheetLine], table: UnruledTable, rules: RuledLines | None) -> list[Cells]:
    """Return the rows of a table; none where it is none."""
    rows = form_rows(lines, table, rules)
    return [] if _is_chance(lines, table, len(rows)) else rows


def _is_chance(lines: Sequence[SheetLine], table: UnruledTable, rows: int) -> bool:
    """Tell whether so few rows are lines of two columns of prose, between whose words more white stands by chance.

    One of the gaps goes on above and below.
    """
    if rows > _FEW_ROWS or len(table.gutters) < 2:
        return False
    around = [lines[n] for n in (table.start - 1, table.end) if 0 <= n < len(lines)]
    gaps = [line.find_gaps(_NARROW) for line in around]
    return len(around) == 2 and any(
        all(any(a < right and left < b for a, b in beside) for beside in gaps) for left, right in table.gutters
    )


def _cut_signers(lines: Sequence[SheetLine], table: UnruledTable) -> list[SheetBlock]:
    """Cut three signatures or more that stand beside each other, one after the other."""
    cells = [cut_at_borders(line, table.borders) for line in lines]
    columns = ([line for row in cells for line in row[n]] for n in range(len(table.gutters) + 1))
    return [SheetBlock("column", tuple(column)) for column in columns if column]


def _cut_blocks(lines: Sequence[SheetLine]) -> list[SheetBlock]:
    """Return the blocks of lines that are no table."""
    found: list[SheetBlock] = []
    text: list[SheetLine] = []
    at = 0
    bands, apart = _join_bands(lines)
    while at < len(bands):
        end, free = _find_columns(bands, at)
        if free is None:
            text += apart[at]
            at += 1
            continue
        start, gutter = _find_raised_start(text, bands[at], free)
        block = [*text[start:], *(line for some in apart[at:end] for line in some)]
        del text[start:]
        if text:
            found.append(SheetBlock("text", tuple(text)))
            text = []
        found += _cut_columns(block, gutter)
        at = end
    if text:
        found.append(SheetBlock("text", tuple(text)))
    return found


def _join_bands(lines: Sequence[SheetLine]) -> tuple[list[SheetLine], list[list[SheetLine]]]:
    """Return lines that stand beside each other a little lower or higher, as one; and the lines that each is
    made of.
    """
    bands: list[SheetLine] = []
    apart: list[list[SheetLine]] = []
    for line in lines:
        if bands and len(apart[-1]) == 1 and _is_beside(bands[-1], line):
            apart[-1].append(line)
            bands[-1] = SheetLine(sorted([*bands[-1].words, *line.words], key=lambda word: word.left))
        else:
            bands.append(line)
            apart.append([line])
    return bands, apart


def _is_beside(one: SheetLine, other: SheetLine) -> bool:
    size = min(one.size, other.size)
    return other.foot - one.foot < 0.95 * size and (
        other.left - one.right > GAP * size or one.left - other.right > GAP * size
    )


def _find_columns(lines: Sequence[SheetLine], at: int) -> tuple[int, tuple[float, float] | None]:
    """Return (end, edges of the gutter) of the block of columns that begins with a line; no gutter where none does."""
    wide = _list_gutters(lines[at]) or _find_parting_gaps(lines, at)
    for gutter in wide or _narrow_gutters(lines[at]):
        low, high = gutter
        parted, end, foot = 1, at + 1, lines[at].foot
        signed = is_signature(lines[at])
        while end < len(lines):
            line = lines[end]
            if _TITLE.fullmatch(fold(line.text)) and line.text.isupper():
                break
            far = line.foot - foot > (_PITCH_SIGNED if signed else _PITCH) * line.size
            shared = _narrow_gutter(line, low, high)
            if far or shared is None:
                break
            low, high = shared
            both = line.left < low and line.right > high
            if both and not signed and end - at >= _PROSE and is_signature(line):
                break
            parted += both
            signed = signed or (both and is_signature(line))
            foot, end = line.foot, end + 1
        middle = (low + high) / 2
        block = lines[at : _find_block_end(lines, at, end, middle)]
        if _is_columns(block, middle, parted) and (wide or (parted >= _PROSE and _is_prose(block, middle))):
            return _find_block_end(lines, at, end, middle), (low, high)
    return at + 1, None


def _list_gutters(line: SheetLine) -> list[tuple[float, float]]:
    """Return the gaps that may part columns: wide ones, and the one before the nation's name however narrow it is."""
    named = find_nation_gap(line)
    if named is not None:
        return [named]
    return sorted(line.find_gaps(), key=lambda gap: gap[0] - gap[1])[:2]


def _narrow_gutters(line: SheetLine) -> list[tuple[float, float]]:
    """Return the gap that may part two columns of prose: wider than a blank, in the middle of a line."""
    gaps = line.find_gaps(_PARTED)
    return [gap for gap in gaps if 0.3 * line.width < (gap[0] + gap[1]) / 2 - line.left < 0.7 * line.width][:1]


def _find_parting_gaps(lines: Sequence[SheetLine], at: int) -> list[tuple[float, float]]:
    """Return what parts a nation's name or a signature from lines on its other side that stand between its own."""
    line = lines[at]
    if line.find_gaps() or not (has_nation(line) or is_signature(line)):
        return []
    for other in lines[at + 1 : at + 4]:
        if other.foot - line.foot > _PITCH * line.size:
            break
        if other.right <= line.left:
            return [(other.right, line.left)]
        if line.right <= other.left:
            return [(line.right, other.left)]
    return []


def _narrow_gutter(line: SheetLine, low: float, high: float) -> tuple[float, float] | None:
    """Return what is left of a gutter beside a line; None where the line crosses it."""
    narrow = min(_NARROW * line.size, high - low)
    on_left, on_right = line.right <= high - narrow, line.left >= low + narrow
    if on_left and not (on_right and line.left + line.right > low + high):
        return max(low, line.right), high
    if on_right:
        return low, min(high, line.left)
    gaps = [*filter(None, [find_nation_gap(line)]), *line.find_gaps(_NARROW)]
    both = [(max(low, left), min(high, right)) for left, right in gaps]
    widest = max(both, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return widest if widest[1] - widest[0] >= narrow else None


def _find_block_end(lines: Sequence[SheetLine], at: int, end: int, gutter: float) -> int:
    """Return where the block ends: after the last line that has a right side only what is near goes on with the left
    one.

    The addressees go on below the signature, there as wide as the page.
    """
    last = max((n for n in range(at, end) if lines[n].right > gutter), default=at)
    foot, stop = lines[last].foot, last + 1
    listed = any(line.text[:1] in _MARKS for line in lines[at : last + 1])
    while stop < len(lines) and lines[stop].size <= lines[at].size * 1.05:
        line = lines[stop]
        goes_on = listed and (line.text[:1] in _MARKS or line.text[:1].islower())
        if line.foot - foot > (_LISTED if goes_on else _CLOSE) * line.size or not (goes_on or stop < end):
            break
        foot, stop = line.foot, stop + 1
    return stop


def _find_raised_start(text: list[SheetLine], first: SheetLine, free: tuple[float, float]) -> tuple[int, float]:
    """From which of the lines before it on a block has lines that stand in one column alone, close above; its gutter.

    The nation's name is wider than the motto below it, and begins further left.
    """
    start = len(text)
    foot = first.foot
    low, high = free
    while start and foot - text[start - 1].foot <= 1.4 * first.size:
        line = text[start - 1]
        on_right = line.left >= low + (0 if has_nation(line) else _NARROW * line.size)
        if not (on_right or (line.right <= (low + high) / 2 and (start == 1 or line.text.isupper()))):
            break
        low, high = (low, min(high, line.left)) if on_right else (max(low, line.right), high)
        foot, start = line.foot, start - 1
    return start, (low + high) / 2


def _is_columns(lines: Sequence[SheetLine], gutter: float, parted: int) -> bool:
    """Tell whether lines beside a gutter are columns: a letterhead, a signature, two columns of prose, or rows."""
    if any(has_nation(line) or is_signature(line) for line in lines) or is_number_and_day(lines[0]):
        return True
    left, right = _split_sides(lines, gutter)
    if right and right[0].text.isupper() and len(right[0].text) > 6 and len(lines) > 1:
        return True
    if left and right and left[0].text[:1] in _MARKS and is_name(right[0].text):  # a signature that began before
        return True
    return parted >= 2 and (_is_prose(lines, gutter) or _is_rows(lines))


def _is_prose(lines: Sequence[SheetLine], gutter: float) -> bool:
    sides = [line.cut(gutter) for line in lines]
    left, right = [a for a, _ in sides if a], [b for _, b in sides if b]
    return len(lines) >= _PROSE and all(
        len(side) >= 5 and sum(line.width > 12 * line.size for line in side) > 0.6 * len(side) for side in (left, right)
    )


def _is_rows(lines: Sequence[SheetLine]) -> bool:
    return sum(bool(line.find_gaps()) for line in lines) >= max(2, 0.6 * len(lines))


def _cut_columns(lines: Sequence[SheetLine], gutter: float) -> Iterable[SheetBlock]:
    """Return the blocks of side by side lines: left, then right; or the rows that they are."""
    right = _split_sides(lines, gutter)[1]
    named = any(has_nation(line) or is_signature(line) for line in lines) or is_number_and_day(lines[0])
    signed = bool(right) and (right[0].text.isupper() or is_name(right[0].text))
    is_prose = _is_prose(lines, gutter)
    if named or signed or is_prose:
        kind: Kind = "prose" if is_prose and not named else "column"
        return [SheetBlock(kind, tuple(side)) for side in _split_sides(lines, gutter) if side]
    return [SheetBlock("rows", tuple(lines))]


def _split_sides(lines: Sequence[SheetLine], gutter: float) -> tuple[list[SheetLine], list[SheetLine]]:
    """Return the lines left and right of a gutter; those that cross it below the right side's last are the
    left one's.
    """
    last = max((n for n, line in enumerate(lines) if line.find_gaps(_NARROW) or line.left >= gutter), default=0)
    left: list[SheetLine] = []
    right: list[SheetLine] = []
    for n, line in enumerate(lines):
        if n > last:
            left.append(line)
            continue
        one, other = line.cut(gutter)
        if one and other and not _is_open(line, gutter):
            one, other = (line, None) if line.left + line.right < 2 * gutter else (None, line)
        left += [one] if one else []
        right += [other] if other else []
    return left, right


def _is_open(line: SheetLine, gutter: float) -> bool:
    """Tell whether a gutter runs through a gap of a line, not through its words."""
    gaps = [*filter(None, [find_nation_gap(line)]), *line.find_gaps(_NARROW)]
    return any(left <= gutter <= right for left, right in gaps)


def form_cells(line: SheetLine) -> list[list[SheetLine]]:
    """Return the cells of a row without ruled lines: what its gaps part."""
    return [[part] for part in cut_at_gaps(line)]
