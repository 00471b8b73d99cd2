"""The words of a question weighed against the words of passages: how much of what is asked a passage covers.

Abbreviations count as their long forms on both sides; function words count on neither, so that neighbours are
neighbours across them ("hồ sơ đã giải quyết").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from types import MappingProxyType

from indexer.grammar.function_words import is_content_word
from indexer.text.abbreviations import ABBREVIATIONS, find_abbreviations
from indexer.text.folding import compose_letters, fold, fold_tones

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W_]+")
_GLUED = re.compile(r"(\d+(?:[.,]\d+)?)([a-z]{2,}\d?)$")
_SPELLED = {"ki": "ky", "li": "ly", "mi": "my", "si": "sy", "ti": "ty", "hi": "hy", "qui": "quy"}
"""Syllables that are written both ways: "tỉ lệ", "tỷ lệ"."""
_ALSO = {
    short: tuple(long.split())
    for short, long in {
        "dtm": "danh gia tac dong moi truong",
        "vlxd": "vat lieu xay dung",
        "gcn": "giay chung nhan",
        "bv": "benh vien",
        "ql": "quoc lo",
    }.items()
}
"""Abbreviations of questions that the index does not know (``indexer.text.abbreviations`` are terms of its own)."""
_SOFT = 0.4  # what a word counts that only names the document to look into
_SOME = 0.35
_NEAR = 0.9
_ALONE = 0.55  # what a syllable counts that stands without its neighbour: "công" of "công chức" in "công an"


@dataclass(frozen=True, slots=True)
class Word:
    """A folded syllable, number or code that counts, and its place."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def list_words(text: str, every: bool = False) -> tuple[Word, ...]:
    """Return the words of a text that count, abbreviations written out (each syllable at the abbreviation's place).

    With ``every``, function words count, too: for words that were chosen already.

    >>> [word.text for word in list_words("TTHC của Sở: 126")]
    ['thu', 'tuc', 'hanh', 'chinh', 'so', '126']
    """
    folded = fold(text)
    short = {start: (end, long) for start, end, long in find_abbreviations(folded) if " " not in folded[start:end]}
    found: list[Word] = []
    for match in _WORD.finditer(folded):
        start, end = match.span()
        if start in short and short[start][0] == end:
            found += (Word(part, start, end) for part in short[start][1])
        elif match[0] in _ALSO:
            found += (Word(part, start, end) for part in _ALSO[match[0]])
        elif glued := _GLUED.match(match[0]):
            found += [Word(glued[1], start, start + glued.end(1)), Word(glued[2], start + glued.start(2), end)]
        elif every or is_content_word(match[0], text[start:end], marked=True):
            found.append(Word(_SPELLED.get(match[0], match[0]), start, end))
    return tuple(found)


def pair_words(found: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the neighbours among words, in their order."""
    return frozenset(pairwise(found))


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a passage as sets, ready to be compared."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


EMPTY = Bag(frozenset(), frozenset())


@lru_cache(maxsize=32768)
def fill_bag(text: str) -> Bag:
    """Return the words of a text and which of them are neighbours.

    >>> ("ho", "so") in fill_bag("hồ sơ đã giải quyết").pairs
    True
    """
    found = [word.text for word in list_words(text)]
    return Bag(frozenset(found), pair_words(found))


def fill_bags(
    text: str,
    folded: str,
    places: Sequence[tuple[int, int]],
    wanted: frozenset[str],
    typed: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> list[Bag]:
    """Return the bags of a text's places, in order, with no other words than those wanted: all that a question looks
    for.

    The text is walked once; which words are neighbours is the same as in ``fill_bag``. A word that was ``typed`` with
    other diacritics is no neighbour: "dân; Sở" is not "dân số".

    >>> wanted = frozenset(("so", "giai"))
    >>> (found,) = fill_bags("hồ sơ đã giải quyết: 126 TTHC", "ho so da giai quyet: 126 tthc", [(0, 29)], wanted)
    >>> sorted(found.words), sorted(found.pairs)
    (['giai', 'so'], [('so', 'giai')])
    """
    short = {key: long for key, long in _map_abbreviations().items() if not wanted.isdisjoint(long)}
    found = []
    for start, end in places:
        held, beside = set[str](), set[tuple[str, str]]()
        before = ""
        for match in _WORD.finditer(folded, start, end):
            word = _SPELLED.get(match[0], match[0])
            if word in wanted or word in short:
                parts = short[word] if word in short and _stands_alone(folded, match) else (word,)
                if len(parts) == 1 and not is_content_word(word, text[match.start() : match.end()], marked=True):
                    continue
                if word in typed and fold_tones(text[match.start() : match.end()]) not in typed[word]:
                    held.add(word)
                    before = ""
                    continue
                if before and parts[0] in wanted:
                    beside.add((before, parts[0]))
                beside.update(pair for pair in pairwise(parts) if pair[0] in wanted and pair[1] in wanted)
                held.update(part for part in parts if part in wanted)
                before = parts[-1] if parts[-1] in wanted else ""
            elif before and is_content_word(word, text[match.start() : match.end()], marked=True):
                before = ""
        found.append(Bag(frozenset(held), frozenset(beside)) if held else EMPTY)
    return found


Others = Sequence[tuple[re.Pattern[str], tuple[str, ...]]]
"""What else may stand for words of the question, and those words (``indexer.grammar.synonyms``)."""


def add_synonyms(found: list[Bag], folded: str, places: Sequence[tuple[int, int]], others: Others) -> list[Bag]:
    """Return the bags with the question's own words where a text says the same in others."""
    starts = [start for start, _ in places]
    for pattern, said in others:
        same = Bag(frozenset(said), pair_words(said))
        for match in pattern.finditer(folded):
            at = bisect_right(starts, match.start()) - 1
            if at >= 0 and match.start() < places[at][1]:
                found[at] = Bag(found[at].words | same.words, found[at].pairs | same.pairs)
    return found


def rename_words(found: Sequence[Word], text: str, others: Others) -> tuple[Word, ...]:
    """Return words with the question's own in place of what means the same."""
    folded, kept = fold(text), tuple(found)
    for pattern, said in others:
        for match in pattern.finditer(folded):
            at = next((i for i, word in enumerate(kept) if word.start >= match.start()), len(kept))
            end = next((i for i, word in enumerate(kept) if word.start >= match.end()), len(kept))
            kept = (*kept[:at], *(Word(word, match.start(), match.end()) for word in said), *kept[end:])
    return kept


@cache
def _map_abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return folded abbreviation → the syllables that it stands for."""
    return _ALSO | {fold(short): tuple(fold(long).split()) for short, long in ABBREVIATIONS}


def _stands_alone(folded: str, match: re.Match[str]) -> bool:
    """Tell whether it stands alone, not inside a document number: "846/QĐ-UBND"."""
    left, right = folded[match.start() - 1 : match.start()], folded[match.end() : match.end() + 1]
    return left not in ("/", "-") and right not in ("/", "-")


@dataclass(frozen=True)
class Focus:
    """What is looked for: its words in order with their weights, and which of them are neighbours.

    ``near`` are neighbours but for one word between, which a text may leave out: "hộ dân có điện", "hộ có điện".
    """

    order: tuple[str, ...]
    weights: Mapping[str, float]
    neighbours: Mapping[str, frozenset[tuple[str, str]]]
    near: Mapping[str, frozenset[tuple[str, str]]]

    def soften(self, less: frozenset[str]) -> Focus:
        """Return the same with some words that say less."""
        if not less:
            return self
        weights = {word: weight * (_SOFT if word in less else 1.0) for word, weight in self.weights.items()}
        return Focus(self.order, weights, self.neighbours, self.near)

    def drop_told(self, told: frozenset[str]) -> Focus | None:
        """Return what is left when some words are told already; None when that is nothing."""
        weights = {word: weight for word, weight in self.weights.items() if word not in told}
        return Focus(self.order, weights, self.neighbours, self.near) if weights else None

    @property
    def mass(self) -> float:
        return sum(self.weights.values())

    def measure_coverage(self, groups: Iterable[tuple[Bag, float]]) -> float:
        """Return what share of the focus the groups hold, 0 to 1; each group counts by its factor."""
        kept = list(groups)
        if not self.weights:
            return 1.0
        held = sum(weight * self._weigh_word(word, kept) for word, weight in self.weights.items())
        return held / self.mass

    def measure_core(self, groups: Iterable[tuple[Bag, float]]) -> float:
        """Return the share of the rarest words that some group holds."""
        kept = list(groups)
        ranked = sorted(self.weights, key=lambda word: -self.weights[word])
        rare = ranked[: max(3, round(len(ranked) / 3))]
        held = [word for word in rare if self._weigh_word(word, kept) >= _SOME]
        return len(held) / len(rare) if rare else 1.0

    def _weigh_word(self, word: str, groups: Sequence[tuple[Bag, float]]) -> float:
        best = 0.0
        for found, factor in groups:
            if factor > best and word in found.words:
                together = self.neighbours[word]
                if not together or not together.isdisjoint(found.pairs):
                    share = 1.0
                else:
                    share = _ALONE if self.near[word].isdisjoint(found.pairs) else _NEAR
                best = max(best, factor * share)
        return best


def map_typed(question: str) -> dict[str, frozenset[str]]:
    """Return folded word → how it was typed, of those typed with diacritics.

    >>> map_typed("dân số tinh")
    {'dan': frozenset({'dân'}), 'so': frozenset({'số'})}
    """
    found: dict[str, set[str]] = {}
    plain = set()
    for match in _WORD.finditer(compose_letters(question).lower()):
        word = fold(match[0])
        (plain.add(word) if word == match[0] else found.setdefault(word, set()).add(fold_tones(match[0])))
    return {word: frozenset(forms) for word, forms in found.items() if word not in plain}


def spell_out_runs(runs: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return the words of a question's runs, abbreviations written out."""
    return frozenset(word.text for run in runs for word in list_words(" ".join(run), True))


def weigh_runs(runs: Iterable[Sequence[str]], found: Sequence[Bag], leave: frozenset[str] = frozenset()) -> Focus:
    """Return the runs of a question, weighed: the fewer of the passages hold a word, the more it says."""
    written = [[word.text for word in list_words(" ".join(run), True) if word.text not in leave] for run in runs]
    order = tuple(dict.fromkeys(word for run in written for word in run))
    held = Counter(word for one in found for word in one.words)
    total = len(found)
    weights = {word: log(1 + (total - held[word] + 0.5) / (held[word] + 0.5)) for word in order}
    ceiling = 0.8 * max(weights.values(), default=0.0)
    weights = {word: min(weight, max(ceiling, 1.0)) for word, weight in weights.items()}
    beside = {word: set[tuple[str, str]]() for word in order}
    near = {word: set[tuple[str, str]]() for word in order}
    for run in written:
        for left, right in pairwise(run):
            beside[left].add((left, right))
            beside[right].add((left, right))
        for left, right in zip(run, run[2:], strict=False):
            near[left].add((left, right))
            near[right].add((left, right))
    return Focus(order, weights, _freeze_pairs(beside), _freeze_pairs(near))


def _freeze_pairs(found: Mapping[str, set[tuple[str, str]]]) -> Mapping[str, frozenset[tuple[str, str]]]:
    return {word: frozenset(together) for word, together in found.items()}
