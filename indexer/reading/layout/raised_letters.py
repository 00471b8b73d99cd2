"""Small letters that stand raised or lowered beside a word ("km²", a mark of a note) → on the line of that word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from indexer.reading.layout.sheets import SAME_LINE, SheetWord
from indexer.reading.layout.torn_words import join_parts

_SMALL = 0.9  # times the size of its word that raised letters have at most
_HIGH, _LOW = 0.62, 0.35  # ems that their foot stands above or below its foot at most
_MARKS = (".", ",", ":", ";", ")", "?")
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcdmhN]{0,2}m|s)$")
_NEAR, _LAPPED = 0.55, 0.15  # ems between the two at most, and that they overlap at most


def level_raised(words: Sequence[SheetWord]) -> bool:
    """Give small letters that stand raised or lowered beside a larger word the foot of that word; tell whether there
    may be some.

    >>> box = dict(top=0, bottom=0)
    >>> word = SheetWord(text="km", left=10, right=24, foot=100, size=12, **box)
    >>> raised = SheetWord(text="2", left=24, right=28, foot=94, size=8, **box)
    >>> level_raised([word, raised])
    True
    >>> raised.foot
    100
    """
    if not words:
        return False
    largest = max(word.size for word in words)
    small = [word for word in words if word.size < _SMALL * largest]
    if not small:
        return False
    ordered = sorted(words, key=lambda word: word.foot)
    feet = [word.foot for word in ordered]
    for word in small:
        low = bisect_left(feet, word.foot - _LOW * largest)
        high = bisect_right(feet, word.foot + _HIGH * largest)
        beside = [one for one in ordered[low:high] if _is_beside(word, one)]
        if beside:
            word.foot = min(beside, key=lambda one: _measure_gap(word, one)).foot
    return True


def is_power(before: str) -> bool:
    """Tell whether small digits behind letters belong to them: "km2", "10^6"; else they are the number of a note.

    >>> is_power("km"), is_power("10"), is_power("hình")
    (True, True, False)
    """
    return before[-1:].isdigit() or _UNIT.search(before) is not None


def join_raised(before: str, raised: str) -> str:
    """Return small digits behind a number or a unit as one word.

    >>> join_raised("10", "6"), join_raised("km", "2")
    ('10^6', 'km2')
    """
    return f"{before}^{raised}" if before[-1:].isdigit() else before + raised


def join_marks(words: Sequence[SheetWord]) -> list[SheetWord]:
    """Return words, a mark that stands close behind the raised number of a note joined to it: "2 :" is "2:"."""
    found: list[SheetWord] = []
    for word in words:
        before = found[-1] if found else None
        if (
            before is not None
            and word.text in _MARKS
            and before.text.isdigit()
            and before.size < _SMALL * word.size
            and before.foot == word.foot
            and -_LAPPED * word.size < word.left - before.right < _LAPPED * word.size
        ):
            found[-1] = join_parts(before, word)
        else:
            found.append(word)
    return found


def _is_beside(word: SheetWord, one: SheetWord) -> bool:
    size = one.size
    return (
        word.size < _SMALL * size
        and -_LOW * size < one.foot - word.foot < _HIGH * size
        and abs(one.foot - word.foot) > 0.5 * SAME_LINE * word.size
        and -_LAPPED * size < _measure_gap(word, one) < _NEAR * size
    )


def _measure_gap(word: SheetWord, one: SheetWord) -> float:
    """Return how much white is between two words; less than nothing where they stand above each other."""
    return max(word.left - one.right, one.left - word.right)
