"""Which heading each column of a table has: headings of one row, or of two, of which the upper ones span columns.

Markdown and tabbed tables keep the places of merged cells empty; pages and word-processor files are read without
them, so that the upper row has fewer headings than the table has columns. Then the lower headings are dealt out by
what can stand below what (``indexer.grammar.headings``); where two ways are as good, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from indexer.grammar.headings import may_span
from indexer.text.folding import fold

_NUMBER = re.compile(r"[-–+]?\d[\d.,/]*(?:÷\d[\d.,]*)?\s?%?$")
_AMOUNT = re.compile(r"[-–+]?\d[\d.,/÷]*\s?(?:%|đồng|đ|ngày|giờ|người)?(?!\w)")
_COUNTED = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ]|[IVX]{1,4})\s*\)?(?:\s*=.*)?$")
_REPEATED = 0.6  # what it speaks for a group that it begins as the others do, and no later
_MOST = 16  # headings in a row: wider tables are none that reports have

Row = Sequence[str]


def read_headings(rows: Sequence[Row]) -> tuple[tuple[str, ...], int]:
    """Return (the heading of each column, how many rows hold headings); no headings where they cannot be told.

    >>> read_headings([("TT", "Lĩnh vực", "Đã giải quyết"), ("Đúng hạn", "Quá hạn"), ("1", "Điện", "5", "0")])
    (('TT', 'Lĩnh vực', 'Đã giải quyết: Đúng hạn', 'Đã giải quyết: Quá hạn'), 2)
    """
    width = _count_columns(rows)
    top = tuple(map(_clean_cell, rows[0]))
    found, many = (top, 1) if len(top) == width else ((), 1)
    if len(rows) > 2 and _has_second_headings(rows, width):
        below = tuple(map(_clean_cell, _drop_empty_end(rows[1], width)))
        found, many = _join_two_rows(top, below, width, _count_label_columns(rows, width)), 2
        spanned = [at for at, heading in enumerate(found) if heading not in top]
        third = _drop_empty_end(rows[2], width) if len(rows) > 3 else ()
        if 1 < len(third) == len(spanned) < width and all(third) and not any(map(_NUMBER.match, third)):
            lowest = dict(zip(spanned, map(_clean_cell, third), strict=True))
            found, many = tuple(_join_headings(one, lowest.get(at, "")) for at, one in enumerate(found)), 3
    many += len(rows) > many + 1 and _is_column_numbering(rows[many])
    return found, many


def _count_columns(rows: Sequence[Row]) -> int:
    """Return how many columns there are: as many cells as the widest of the rows that hold numbers, else of all."""
    data = [len(row) for row in rows[1:] if any(_NUMBER.match(cell) for cell in row)]
    return max(data or [len(row) for row in rows[1:]], default=0)


def _clean_cell(cell: str) -> str:
    return " ".join(cell.strip("*_ \t\n").split())


def _has_second_headings(rows: Sequence[Row], width: int) -> bool:
    """Does the second row hold headings, too: no number, and cells merged above it or left out of it?"""
    second = _drop_empty_end(rows[1], width)
    if any(_NUMBER.match(cell) for cell in second) or not any(second):
        return False
    merged = len(second) == width and not second[0] and (len(rows[0]) < width or "" in rows[0] or "" in second[1:])
    return merged or (len(second) < width and len(rows[0]) < width and all(second))


def _drop_empty_end(row: Row, width: int) -> Row:
    """A row of headings below others may leave its last columns empty, where those above reach down."""
    many = len(row) if len(row) == width else max((at for at, cell in enumerate(row, 1) if cell), default=0)
    return row[:many]


def _count_label_columns(rows: Sequence[Row], width: int) -> int:
    """Return how many columns stand before the first of numbers; a column that only counts the rows is one of them."""
    data = [row for row in rows[2:] if len(row) == width and not _is_column_numbering(row)]
    return min(map(_find_first_number, data), default=0)


def _find_first_number(row: Row) -> int:
    first = 1 if len(row) > 1 and not _NUMBER.match(row[1]) else 0
    return next((at for at, cell in enumerate(row) if at >= first and _AMOUNT.match(cell)), len(row))


def _join_two_rows(top: Row, below: Row, width: int, labels: int) -> tuple[str, ...]:
    if len(below) == width and len(top) == width:
        return tuple(
            _join_headings(upper, lower) for upper, lower in zip(_carry_headings(top, below), below, strict=True)
        )
    if len(below) == width:  # merged columns stand empty below, but not above
        alone = next((i for i, word in enumerate(below) if word), len(below))
        last = len(below) - next((i for i, word in enumerate(reversed(below)) if word), 0)
        tail = top[len(top) - (len(below) - last) :] if last < len(below) else ()
        dealt = deal_out_headings(top[alone : len(top) - len(tail)], below[alone:last], last - alone, labels - alone)
        return (*top[:alone], *dealt, *tail) if dealt else ()
    return deal_out_headings(top, below, width, labels)


def _carry_headings(top: Row, below: Row) -> list[str]:
    """Carry a heading over its empty right neighbours, as far as something stands below."""
    found: list[str] = []
    for upper, lower in zip(top, below, strict=True):
        found.append(upper or (found[-1] if found and lower else ""))
    return found


def _join_headings(upper: str, lower: str) -> str:
    return f"{upper}: {lower}" if upper and lower and upper != lower else upper or lower


def _is_column_numbering(row: Row) -> bool:
    """Tell whether it is a row that only counts the columns: (1), (2), (3) = (1) + (2)."""
    filled = [cell for cell in row if cell]
    digits = [int(match[0]) for cell in filled if (match := re.search(r"\d+", cell))]
    return (
        len(digits) > 1
        and all(_COUNTED.match(cell) for cell in filled)
        and digits == list(range(digits[0], digits[0] + len(digits)))
        and digits[0] <= 3
    )


def deal_out_headings(top: Row, below: Row, width: int, labels: int = 0) -> tuple[str, ...]:
    """Return the lower headings under those above that span columns; empty when there is no one best way.

    The first ``labels`` headings stand over words and span nothing.

    >>> deal_out_headings(("Lĩnh vực", "Tiếp nhận", "Đã giải quyết"), ("Đúng hạn", "Quá hạn"), 4)
    ('Lĩnh vực', 'Tiếp nhận', 'Đã giải quyết: Đúng hạn', 'Đã giải quyết: Quá hạn')
    """
    spanning = len(top) + len(below) - width
    if not 0 < spanning <= len(top) or len(below) < spanning or max(len(top), len(below)) > _MOST:
        return ()
    upper, lower = tuple(map(fold, top)), tuple(map(fold, below))

    @cache
    def find_ways(at: int, taken: int, left: int) -> tuple[float, int, tuple[int, ...]]:
        """(the best score, in how many ways, how many headings stand under each from ``at`` on)."""
        if at == len(upper):
            return (0.0, 1, ()) if taken == len(lower) and not left else (-1e9, 0, ())
        found = [(_weigh_alone(upper[at]), 0)]
        if left and at >= labels:
            found = [*found, *((_weigh_fit(upper[at], lower, taken, n), n) for n in range(1, len(lower) - taken + 1))]
        best: tuple[float, int, tuple[int, ...]] = (-1e9, 0, ())
        for score, many in found:
            rest = find_ways(at + 1, taken + many, left - bool(many))
            total = score + rest[0]
            if rest[1] and total > best[0] + 1e-6:
                best = (total, rest[1], (many, *rest[2]))
            elif rest[1] and abs(total - best[0]) <= 1e-6:
                best = (best[0], best[1] + rest[1], best[2])
        return best

    _, many, sizes = find_ways(0, 0, spanning)
    return _spread(top, below, sizes) if many == 1 else ()


def _weigh_alone(upper: str) -> float:
    return -2.0 if upper.startswith(("trong do", "chia ra")) else 0.0


_ALONE = re.compile(r"(?:stt|tt|so tt|ten|ghi chu|don vi(?: tinh)?|dvt)\b")


def _weigh_fit(upper: str, lower: Row, taken: int, many: int) -> float:
    """Return how well some of the lower headings stand under an upper one."""
    group = lower[taken : taken + many]
    score = -2.0 if _ALONE.match(upper) else 0.0
    score += sum(1.0 if may_span(upper, one) else -0.25 for one in group)
    score += _REPEATED if group[0] == lower[0] and lower.count(lower[0]) > 1 else 0.0
    score -= 1.5 * (len(group) - len(set(group))) + (1.0 if many == 1 else 0.0)
    return score


def _spread(top: Row, below: Row, sizes: Sequence[int]) -> tuple[str, ...]:
    found: list[str] = []
    taken = 0
    for upper, many in zip(top, sizes, strict=True):
        found += [_join_headings(upper, lower) for lower in below[taken : taken + many]] or [upper]
        taken += many
    return tuple(found)
