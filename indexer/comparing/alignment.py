"""Two rows of things, in order, brought beside each other: equal ones first, then those that are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from indexer.deadline import check_time
from indexer.text.folding import fold

Words = tuple[str, ...]
Pair = tuple[int | None, int | None]
"""(index on the left, index on the right); None where the other side has nothing like it."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*")
_NUMBERING = re.compile(r"[\W_]*(?:[ivxlc]+|[a-zđ]|\d+(?:\.\d+)*)\s*[.)/:-]\s*")
_OF_A_PERIOD = frozenset(["quy", "thang", "nam", "i", "ii", "iii", "iv"])
_ALIKE = 0.5  # what two must share of their words at least to stand beside each other
_MOST = 40_000  # pairs that are looked at between two equal ones: more are left apart


def list_line_words(text: str) -> Words:
    """Return the folded words of a line without its figures, which may differ; with them where there is nothing
    else.

    >>> list_line_words("| 4 | Điện | 14 | 01 |"), list_line_words("| 14 | 01 |")
    (('dien',), ('14', '01'))
    """
    every = tuple(_WORD.findall(fold(text)))
    return tuple(word for word in every if not word[0].isdigit()) or every


def list_heading_words(text: str) -> Words:
    """Return the folded words of a heading without its number and its period: what two reports call the same.

    >>> list_heading_words("## IV. NHIỆM VỤ QUÝ II NĂM 2023") == list_heading_words("V. Nhiệm vụ quý III/2023")
    True
    >>> list_heading_words("Điều 5")
    ('dieu', '5')
    """
    folded = fold(text)
    numbered = _NUMBERING.match(folded)
    every = tuple(_WORD.findall(folded[numbered.end() :] if numbered else folded))
    named = tuple(word for word in every if not word[0].isdigit() and word not in _OF_A_PERIOD)
    return named if len(named) > 1 else every or tuple(_WORD.findall(folded))


def measure_likeness(left: Words, right: Words) -> float:
    """Return what share of their words two have in common, from 0 to 1.

    >>> measure_likeness(("tiep", "nhan", "ho", "so"), ("giai", "quyet", "ho", "so"))
    0.5
    """
    if left == right:
        return 1.0
    one, other = frozenset(left), frozenset(right)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def align(left: Sequence[Words], right: Sequence[Words]) -> Iterator[Pair]:
    """Bring two rows beside each other, both in their order, and return the pairs; what has no like stands alone.

    >>> list(align([("a", "b"), ("c",)], [("x",), ("a", "b")]))
    [(None, 0), (0, 1), (1, None)]
    """
    i = j = 0
    for a, b, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        yield from _align_between(left, right, range(i, a), range(j, b))
        yield from ((a + k, b + k) for k in range(size))
        i, j = a + size, b + size


def _align_between(left: Sequence[Words], right: Sequence[Words], rows: range, columns: range) -> Iterator[Pair]:
    """Yield the pairs between two equal ones: those of the greatest likeness together, found as a longest path is."""
    taken = _choose_best_pairs(left, right, rows, columns) if 0 < len(rows) * len(columns) <= _MOST else []
    i, j = rows.start, columns.start
    for a, b in [*taken, (rows.stop, columns.stop)]:
        yield from ((k, None) for k in range(i, a))
        yield from ((None, k) for k in range(j, b))
        if (a, b) != (rows.stop, columns.stop):
            yield a, b
        i, j = a + 1, b + 1


def _choose_best_pairs(
    left: Sequence[Words], right: Sequence[Words], rows: range, columns: range
) -> list[tuple[int, int]]:
    alike = [[_weigh(left[i], right[j]) for j in columns] for i in rows]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for i in reversed(range(len(rows))):
        check_time()
        for j in reversed(range(len(columns))):
            apart = max(best[i + 1][j], best[i][j + 1])
            best[i][j] = max(apart, alike[i][j] + best[i + 1][j + 1]) if alike[i][j] else apart
    found, i, j = [], 0, 0
    while i < len(rows) and j < len(columns):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _weigh(left: Words, right: Words) -> float:
    likeness = measure_likeness(left, right)
    return likeness if likeness >= _ALIKE else 0.0
