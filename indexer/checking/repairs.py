"""What must be mended in a text before its citations can be read: numbers that are written oddly."""

from __future__ import annotations

from indexer.grammar.malformed_numbers import Mended, find_malformed


def find_odd_places(text: str) -> tuple[Mended, ...]:
    """Return the places to mend, in order, none within another.

    >>> [one.meant for one in find_odd_places("theo QĐ846/UBND")]
    ['846/QĐ-UBND']
    """
    return tuple(find_malformed(text))
