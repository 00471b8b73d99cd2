"""What a person typed into a field of one line, as it is kept."""

from __future__ import annotations

from unicodedata import category

from indexer.text.folding import compose_letters

LONGEST_LINE = 1000  # characters


def make_plain_line(value: str) -> str:
    """Return what was typed as one line of composed characters, none invisible or turning the others round.

    >>> make_plain_line("Sở  Công\\u200b Thương\\n")
    'Sở Công Thương'
    """
    line = " ".join(compose_letters(value).split())
    return "".join(letter for letter in line if category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
