"""Which documents match a query's words, and how well: BM25 over words, folded syllables and folded pairs.

A document matches when it holds enough of what was typed, by weight (rare syllables weigh more), every quoted
phrase, and nothing that was excluded. Whether it matches never depends on a filter or on other documents that
match, so counts of a facet are counts of the narrowed search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.models import Query
from indexer.store.engine import Field
from indexer.text.folding import fold
from indexer.text.segmentation import runs

_ENOUGH, _ENOUGH_OF_MANY = 0.5, 0.15
_FEW, _MANY = 4, 10

_WEIGHTS: dict[Field, float] = {"syllables": 1.0, "pairs": 1.0, "words": 0.5}
_K1 = 0.9
_B = 0.7
_BUDGET = 400_000  # postings added up for one query; what is left out is in nearly every document

_Flags: TypeAlias = "NDArray[np.bool_]"
_Numbers: TypeAlias = "NDArray[np.float64]"
_Slots: TypeAlias = "NDArray[np.uint32]"


class Inverted(Protocol):
    """Posting lists, whoever keeps them. Its *slots* number the documents that it holds, from 0, with gaps."""

    @property
    def keys(self) -> Sequence[int]:
        """The key of each slot; 0 for a document that was forgotten."""

    def postings(self, field: Field, term: str) -> tuple[Sequence[int], Sequence[float]]:
        """(slots, how often) of the documents that hold a term, by slot."""

    def frequency(self, field: Field, term: str) -> int:
        """In how many documents a term stands."""


@dataclass(frozen=True, slots=True)
class _Term:
    field: Field
    text: str
    frequency: int


def enough(typed: int) -> float:
    """The part of so many typed syllables, by weight, that a document must hold.

    A few words are all meant; a question in many words is answered by a text that does not repeat them all.

    >>> enough(2), round(enough(8), 2), round(enough(20), 2)
    (0.5, 0.27, 0.15)
    """
    many = min(max(typed - _FEW, 0) / (_MANY - _FEW), 1.0)
    return _ENOUGH + (_ENOUGH_OF_MANY - _ENOUGH) * many


class View:
    """Posting lists and the documents that there are at one moment, with what ranking derives from the two."""

    def __init__(self, lengths_of: Mapping[int, int], inverted: Inverted) -> None:
        """``lengths_of`` are the lengths of all documents by key: what is not in it was removed since."""
        self._inverted = inverted
        self._keys = np.array([key if key in lengths_of else 0 for key in inverted.keys], dtype=np.int64)
        self._there: _Flags = self._keys > 0
        lengths = np.array([lengths_of.get(key, 0) for key in self._keys.tolist()], dtype=np.float64)
        self._documents = max(int(self._there.sum()), 1)
        average = float(lengths.sum()) / self._documents or 1.0
        self._norms = np.where(self._there, _K1 * (1 - _B + _B * lengths / average), 0.0)
        self._impacts: dict[tuple[Field, str], NDArray[np.float32]] = {}

    def matching(self, query: Query, *, everything: bool = False) -> dict[int, float]:
        """Key → score of the documents that match the query's words, phrases and exclusions."""
        terms = self._terms(query)
        syllables = [term for term in terms if term.field == "syllables"]
        found = self._there.copy() if everything or not query.syllables else self._covering(syllables)
        for phrase in query.phrases:
            found &= self._holding(phrase)
        for excluded in query.excluded:
            found &= ~self._excluded(excluded)
        slots = np.flatnonzero(found)
        return dict(zip(self._keys[slots].tolist(), self._scores(terms)[slots].tolist(), strict=True))

    def _terms(self, query: Query) -> list[_Term]:
        """The query's terms that the collection holds, rarest first, each once."""
        known = self._inverted.frequency
        wanted: list[tuple[Field, str]] = [("syllables", text) for text in query.syllables]
        wanted += [("pairs", text) for text in query.pairs]
        toned = any(word != fold(word) for word in query.words)
        if toned:
            wanted += [("words", word) for word in runs(query.words, lambda word: known("words", word) > 0)]
        terms = [_Term(field, text, known(field, text)) for field, text in dict.fromkeys(wanted)]
        return sorted((term for term in terms if term.frequency), key=lambda term: term.frequency)

    def _scores(self, terms: Sequence[_Term]) -> _Numbers:
        scores = np.zeros(len(self._keys))
        left = _BUDGET
        for term in terms:
            left -= term.frequency
            if left < 0:
                break
            scores[self._slots(term.field, term.text)] += _WEIGHTS[term.field] * self._impact(term)
        return scores

    def _impact(self, term: _Term) -> NDArray[np.float32]:
        """What a term adds to the score of each document that holds it."""
        known = self._impacts.get((term.field, term.text))
        if known is None:
            often = np.asarray(self._inverted.postings(term.field, term.text)[1], dtype=np.float64)
            idf = log(1 + (self._documents - min(term.frequency, self._documents) + 0.5) / (term.frequency + 0.5))
            norms = self._norms[self._slots(term.field, term.text)]
            known = (idf * (_K1 + 1) * often / (often + norms)).astype(np.float32)
            if len(self._impacts) > 20_000:
                self._impacts.clear()
            self._impacts[term.field, term.text] = known
        return known

    def _slots(self, field: Field, term: str) -> _Slots:
        """The slots that hold a term, each once."""
        return np.asarray(self._inverted.postings(field, term)[0], dtype=np.uint32)

    def _flags(self, field: Field, term: str) -> _Flags:
        """For each slot, does it hold a term?"""
        flags = np.zeros(len(self._keys), dtype=np.bool_)
        flags[self._slots(field, term)] = True
        return flags

    def _covering(self, syllables: Sequence[_Term]) -> _Flags:
        """The slots that hold enough of the syllables; the fullest ones, when none holds enough."""
        held = np.zeros(len(self._keys))
        total = 0.0
        for term in syllables:
            weight = log(1 + self._documents / term.frequency)
            total += weight
            held[self._slots("syllables", term.text)] += weight
        held[~self._there] = 0.0
        best = float(held.max(initial=0.0))
        least = min(enough(len(syllables)) * total, best) - 1e-9
        found: _Flags = (held >= least) & (held > 0)
        return found

    def _holding(self, phrase: Sequence[str]) -> _Flags:
        """The slots that hold every pair of a phrase: what is left for the stored text to confirm."""
        if len(phrase) == 1:
            return self._flags("syllables", phrase[0])
        found = self._there.copy()
        for left, right in pairwise(phrase):
            found &= self._flags("pairs", f"{left}_{right}")
        return found

    def _excluded(self, term: str) -> _Flags:
        if "_" in term:
            return self._holding(fold(term).split("_"))
        return self._flags(field_of(term), term)


def field_of(term: str) -> Field:
    """Where a term stands: pairs are joined by "_", syllables are folded, words have their diacritics."""
    if "_" in term:
        return "pairs"
    return "syllables" if term == fold(term) else "words"
