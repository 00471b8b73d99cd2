"""The words of a question weighed against the words of passages: how much of what is asked a passage covers.

Abbreviations count as their long forms on both sides; function words count on neither, so that neighbours are
neighbours across them ("hồ sơ đã giải quyết").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from indexer.abbreviations import occurrences
from indexer.folding import fold
from indexer.grammar.function_words import counts

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W_]+")
_GLUED = re.compile(r"(\d+(?:[.,]\d+)?)([a-z]{2,}\d?)$")
_SOME = 0.35
_ALONE = 0.55  # what a syllable counts that stands without its neighbour: "công" of "công chức" in "công an"


@dataclass(frozen=True, slots=True)
class Word:
    """A folded syllable, number or code that counts, and its place."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def words(text: str, every: bool = False) -> tuple[Word, ...]:
    """The words of a text that count, abbreviations written out (each syllable at the abbreviation's place).

    With ``every``, function words count, too: for words that were chosen already.

    >>> [word.text for word in words("TTHC của Sở: 126")]
    ['thu', 'tuc', 'hanh', 'chinh', '126']
    """
    folded = fold(text)
    short = {start: (end, long) for start, end, long in occurrences(folded) if " " not in folded[start:end]}
    found: list[Word] = []
    for match in _WORD.finditer(folded):
        start, end = match.span()
        if start in short and short[start][0] == end:
            found += (Word(part, start, end) for part in short[start][1])
        elif glued := _GLUED.match(match[0]):
            found += [Word(glued[1], start, start + glued.end(1)), Word(glued[2], start + glued.start(2), end)]
        elif every or counts(match[0], text[start:end], marked=True):
            found.append(Word(match[0], start, end))
    return tuple(found)


def pairs(found: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(found))


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a passage as sets, ready to be compared."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


EMPTY = Bag(frozenset(), frozenset())


@lru_cache(maxsize=32768)
def bag(text: str) -> Bag:
    """The words of a text and which of them are neighbours.

    >>> ("ho", "so") in bag("hồ sơ đã giải quyết").pairs
    True
    """
    found = [word.text for word in words(text)]
    return Bag(frozenset(found), pairs(found))


@dataclass(frozen=True)
class Focus:
    """What is looked for: its words in order with their weights, and which of them are neighbours."""

    order: tuple[str, ...]
    weights: Mapping[str, float]
    neighbours: Mapping[str, frozenset[tuple[str, str]]]

    @property
    def mass(self) -> float:
        return sum(self.weights.values())

    def coverage(self, groups: Iterable[tuple[Bag, float]]) -> float:
        """What share of the focus the groups hold, 0 to 1; each group counts by its factor."""
        kept = list(groups)
        if not self.weights:
            return 1.0
        held = sum(weight * self._held(word, kept) for word, weight in self.weights.items())
        return held / self.mass

    def core_share(self, groups: Iterable[tuple[Bag, float]]) -> float:
        """The share of the rarest words that some group holds."""
        kept = list(groups)
        ranked = sorted(self.weights, key=lambda word: -self.weights[word])
        rare = ranked[: max(3, round(len(ranked) / 3))]
        held = [word for word in rare if self._held(word, kept) >= _SOME]
        return len(held) / len(rare) if rare else 1.0

    def _held(self, word: str, groups: Sequence[tuple[Bag, float]]) -> float:
        best = 0.0
        for found, factor in groups:
            if factor > best and word in found.words:
                together = self.neighbours[word]
                whole = not together or not together.isdisjoint(found.pairs)
                best = max(best, factor * (1.0 if whole else _ALONE))
        return best


def focus(runs: Iterable[Sequence[str]], bags: Sequence[Bag], leave: frozenset[str] = frozenset()) -> Focus:
    """The runs of a question, weighed: the fewer of the passages hold a word, the more it says."""
    spelled = [[word.text for word in words(" ".join(run), True) if word.text not in leave] for run in runs]
    order = tuple(dict.fromkeys(word for run in spelled for word in run))
    held = {word: sum(word in one.words for one in bags) for word in order}
    total = len(bags)
    weights = {word: log(1 + (total - n + 0.5) / (n + 0.5)) for word, n in held.items()}
    ceiling = 0.8 * max(weights.values(), default=0.0)
    weights = {word: min(weight, max(ceiling, 1.0)) for word, weight in weights.items()}
    beside = {word: set[tuple[str, str]]() for word in order}
    for run in spelled:
        for left, right in pairwise(run):
            beside[left].add((left, right))
            beside[right].add((left, right))
    return Focus(order, weights, {word: frozenset(found) for word, found in beside.items()})
