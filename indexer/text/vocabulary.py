"""Words of the language, as pyvi lists them: for choosing between two readings of a word, never for changing one."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from itertools import pairwise

from indexer.text.folding import compose_letters


@lru_cache(maxsize=1)
def _list() -> str:
    return compose_letters((resources.files("pyvi") / "models" / "words.txt").read_text(encoding="utf-8")).lower()


@lru_cache(maxsize=1)
def _list_syllables() -> frozenset[str]:
    return frozenset(_list().split())


@lru_cache(maxsize=1)
def _list_pairs() -> frozenset[tuple[str, str]]:
    """Return every two syllables that follow each other in one of the words."""
    return frozenset(pair for line in _list().splitlines() for pair in pairwise(line.split()))


def is_listed(syllable: str) -> bool:
    """Tell whether a syllable stands in any word of the list.

    >>> is_listed("hoạch"), is_listed("hoắch")
    (True, False)
    """
    return syllable in _list_syllables()


def is_pair(first: str, second: str) -> bool:
    """Tell whether two syllables follow each other in a word of the list.

    >>> is_pair("quản", "lý"), is_pair("quán", "lý")
    (True, False)
    """
    return (first, second) in _list_pairs()
