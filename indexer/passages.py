"""The passages of stored texts that answer a query best, with the exact places to mark.

The texts of the documents that an engine found are searched for the query's syllables; what stands together in a
passage is weighed by how rare it is among the passages of all those documents, as BM25 weighs words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.evidence import Evidence, Numbers, Wanted, evidence, wanted
from indexer.models import Passage, Query, StoredText
from indexer.scanning import Integers, layout

_K1 = 0.5  # in a sentence, a word that is repeated says little more than once
_B = 0.75
_FROM_HEADING = 0.35  # what the syllables of the headings above count
_HEADING = 0.75  # what a heading counts that does not say all that was asked
_SENT = 0.3  # what a line of the recipients counts: who is told, not what is said
_RECIPIENTS = re.compile(r"\W*nơi\s+nhận\b", re.IGNORECASE)
_PHRASE = 2.0
_FEW, _MANY = 4, 12  # in a query of few syllables each is meant; a question has words of its own


@dataclass(frozen=True, slots=True)
class Best:
    """A passage by its index in the document, its score (comparable within one search) and what to mark."""

    passage: int
    score: float
    marks: tuple[tuple[int, int], ...]


def best_passages(query: Query, texts: Sequence[StoredText], most: int | None = None) -> list[list[Best]]:
    """For each text its passages that hold something of the query, best first.

    With ``most``, only so many of each text are weighed: those that hold most of the query.

    >>> best_passages(parse("điện năng"), [text])[0][0].passage  # doctest: +SKIP
    3
    """
    if query.alternatives:
        return [
            _merged(some) for some in zip(*(best_passages(q, texts, most) for q in query.alternatives), strict=True)
        ]
    sought = wanted(query)
    if not sought.credit:
        return [[] for _ in texts]
    found = [evidence(sought, text) for text in texts]
    weigh = _Weights(sought, found, [layout(text).lengths for text in texts])
    return [weigh.best(text, one, most) for text, one in zip(texts, found, strict=True)]


def _merged(rankings: Sequence[Sequence[Best]]) -> list[Best]:
    """The passages that any of the alternatives found, each with its best score and all its marks."""
    found: dict[int, Best] = {}
    for best in (best for ranking in rankings for best in ranking):
        known = found.get(best.passage, best)
        marks = tuple(sorted({*known.marks, *best.marks}))
        found[best.passage] = Best(best.passage, max(known.score, best.score), marks)
    return sorted(found.values(), key=lambda best: (-best.score, best.passage))


def passage_holding(passages: Sequence[Passage], offset: int) -> int:
    """The index of the passage that an offset lies in; -1 when it lies in none."""
    index = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return index if index >= 0 and offset < passages[index].end else -1


class _Weights:
    """How much a syllable or pair says: the fewer of the passages hold it, the more."""

    def __init__(self, sought: Wanted, found: Sequence[Evidence], lengths: Sequence[Integers]) -> None:
        total = sum(map(len, lengths))
        self._sought = sought
        self._average = float(sum(int(one.sum()) for one in lengths) / max(total, 1))
        self._syllables = _rarity([one.syllables for one in found], len(sought.syllables), total)
        self._pairs = _rarity([one.pairs for one in found], len(sought.pairs), total)
        self._all = (1 << len(sought.syllables)) - 1
        self._masses: dict[int, float] = {}
        self._whole = self._mass(self._all)
        many = min(max(len(sought.syllables) - _FEW, 0) / (_MANY - _FEW), 1.0)
        self._strictness = 1.0 - 0.8 * many

    def best(self, text: StoredText, found: Evidence, most: int | None) -> list[Best]:
        """The passages of one document, best first: all that hold something, or so many that may be its best."""
        rows, scores = np.arange(len(found.passages)), self._own(text, found)
        if most is not None and len(rows) > most:
            covered = ((found.syllables > 0) @ self._syllables / self._whole) ** self._strictness
            rows = np.argsort(-(scores * covered).round(9), kind="stable")[:most]
        held = _Held(text, found)
        scored = zip(rows.tolist(), scores[rows].tolist(), strict=True)
        best = [Best(held.passages[row], self._score(held, row, score), found.marks(row)) for row, score in scored]
        return sorted(best, key=lambda one: (-one.score, one.passage))

    def _own(self, text: StoredText, found: Evidence) -> Numbers:
        """What the syllables and pairs of each passage weigh, as BM25 weighs words."""
        norm = (_K1 * (1 - _B + _B * layout(text).lengths[found.passages] / self._average))[:, np.newaxis]
        score: Numbers = np.zeros(len(found.passages))
        for counted, rarity in ((found.syllables, self._syllables), (found.pairs, self._pairs)):
            score += (rarity * counted * (_K1 + 1) / (counted + norm)).sum(axis=1)
        return score

    def _score(self, held: _Held, row: int, score: float) -> float:
        index, own = held.passages[row], held.syllables(row)
        over = list(_above(held.text.passages, index))
        above = 0
        for parent in over:
            above |= held.syllables(held.rows[parent]) if parent in held.rows else 0
        score += _FROM_HEADING * self._mass(above & ~own)
        score *= (self._mass(own) / self._whole) ** self._strictness
        if self._sought.phrases:
            run = held.found.run(self._sought, row)
            score *= _PHRASE ** sum(f" {' '.join(phrase)} " in run for phrase in self._sought.phrases)
        heads = held.text.passages[index].kind in ("heading", "title") or _heads_table(held.text.passages, index)
        score *= _HEADING if heads and own != self._all else 1.0
        return score * (_SENT if any(map(held.names_recipients, over)) else 1.0)

    def _mass(self, syllables: int) -> float:
        """How much some syllables say together; each is a bit."""
        known = self._masses.get(syllables)
        if known is None:
            said = (rarity for n, rarity in enumerate(self._syllables.tolist()) if syllables >> n & 1)
            known = self._masses[syllables] = sum(said)
        return known


def _rarity(counted: Iterable[Numbers], width: int, total: int) -> Numbers:
    held: Numbers = np.zeros(width)
    for one in counted:
        held += (one > 0).sum(axis=0)
    return np.where(held > 0, np.log(1 + (total - held + 0.5) / (held + 0.5)), 0.0)


class _Held:
    """The evidence of one text, as the passages are scored one by one."""

    def __init__(self, text: StoredText, found: Evidence) -> None:
        self.text, self.found = text, found
        self.passages: list[int] = found.passages.tolist()
        self.rows = {index: row for row, index in enumerate(self.passages)}
        self._packed = np.packbits(found.syllables > 0, axis=1, bitorder="little")
        self._recipients: dict[int, bool] = {}

    def syllables(self, row: int) -> int:
        """The syllables of a passage, each a bit."""
        return int.from_bytes(self._packed[row].tobytes(), "little")

    def names_recipients(self, passage: int) -> bool:
        known = self._recipients.get(passage)
        if known is None:
            start = self.text.passages[passage].start
            known = self._recipients[passage] = _RECIPIENTS.match(self.text.text, start) is not None
        return known


def _heads_table(passages: Sequence[Passage], index: int) -> bool:
    """Is it the first row of several?"""
    kinds = [passage.kind == "row" for passage in passages[max(index - 1, 0) : index + 2]]
    return kinds == [True, True] if index == 0 else kinds == [False, True, True]


def _above(passages: Sequence[Passage], index: int) -> Iterator[int]:
    """What a passage stands under: its headings; a row of a table stands under the first one, too."""
    first = index
    while passages[first].kind == "row" and first > 0 and passages[first - 1].kind == "row":
        first -= 1
    if first != index:
        yield first
    parent = passages[index].parent
    while parent >= 0:
        yield parent
        parent = passages[parent].parent
