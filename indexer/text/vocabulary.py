"""Words of the language, as pyvi lists them: for choosing between two readings of a word, never for changing one."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from itertools import pairwise

from indexer.text.folding import compose_letters


@lru_cache(maxsize=1)
def _listed() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """(every syllable of the list, every two that follow each other in one of its words)."""
    text = compose_letters((resources.files("pyvi") / "models" / "words.txt").read_text(encoding="utf-8")).lower()
    words = [line.split() for line in text.splitlines()]
    pairs = {pair for word in words for pair in pairwise(word)}
    return frozenset(syllable for word in words for syllable in word), frozenset(pairs)


def is_listed(syllable: str) -> bool:
    """Tell whether a syllable stands in any word of the list.

    >>> is_listed("hoạch"), is_listed("hoắch")
    (True, False)
    """
    return syllable in _listed()[0]


def is_pair(first: str, second: str) -> bool:
    """Tell whether two syllables follow each other in a word of the list.

    >>> is_pair("quản", "lý"), is_pair("quán", "lý")
    (True, False)
    """
    return (first, second) in _listed()[1]
