"""Roman numerals: how they are written and read."""

from __future__ import annotations

import re

_LETTERS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def write_roman(number: int) -> str:
    """Write a number below 400 in Roman letters.

    >>> [write_roman(n) for n in (1, 4, 9, 14, 399)]
    ['I', 'IV', 'IX', 'XIV', 'CCCXCIX']
    """
    letters = ""
    for value, letter in _LETTERS:
        letters += letter * (number // value)
        number %= value
    return letters


_LAST = re.compile(r"\b[ivxl]+$")


def raise_last_numeral(name: str) -> str:
    """Return a name with the numeral that ends it in capitals, the rest as it is.

    >>> raise_last_numeral("Chi cục Hải quan khu vực xv")
    'Chi cục Hải quan khu vực XV'
    """
    return _LAST.sub(lambda match: match[0].upper(), name)


QUARTERS = {form: n for n in range(1, 5) for form in (write_roman(n).lower(), str(n))}
"""A quarter as it is typed, folded, → its number: "iv" and "4"."""
