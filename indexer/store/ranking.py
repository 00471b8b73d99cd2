"""Which documents match a query's words, and how well: BM25 over words, folded syllables and folded pairs.

A document *answers* when it holds every word that was typed, as ``indexer.store.required`` says. It *matches* when it
holds enough of them, by weight (rare syllables weigh more). Both hold every quoted phrase and nothing that was
excluded. Whether it does never depends on a filter or on other documents, so counts of a facet are counts of the
narrowed search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import islice, pairwise, product
from math import log
from operator import or_
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.models import Query
from indexer.store.columns import Columns
from indexer.store.fulltext import FullText
from indexer.store.required import Required, required
from indexer.store.segments import Field
from indexer.text.folding import fold, other_spelling
from indexer.text.segmentation import implied, runs

_ENOUGH, _ENOUGH_OF_MANY = 0.5, 0.15
_FEW, _MANY = 4, 10

_WEIGHTS: dict[Field, float] = {"syllables": 1.0, "pairs": 1.0, "words": 0.5}
_K1 = 0.9
_B = 0.7
_BUDGET = 400_000  # postings added up for one query; what is left out is in nearly every document
_BEGINNINGS = 5_000  # terms that one beginning stands for

Flags: TypeAlias = "NDArray[np.bool_]"
_Numbers: TypeAlias = "NDArray[np.float64]"
_Slots: TypeAlias = "NDArray[np.uint32]"


@dataclass(frozen=True, slots=True)
class _Term:
    field: Field
    text: str
    frequency: int


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """A word of a query with the slots that hold it, and those that hold it in the spelling that was typed."""

    typed: str
    held: Flags
    as_typed: Flags


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """What a full text has for a query: the score of each slot, the slots that match, and each part of the query."""

    scores: _Numbers
    matching: Flags
    parts: tuple[Part, ...]


def enough(typed: int) -> float:
    """The part of so many typed syllables, by weight, that a document must hold.

    A few words are all meant; a question in many words is answered by a text that does not repeat them all.

    >>> enough(2), round(enough(8), 2), enough(20)
    (0.5, 0.27, 0.15)
    """
    many = min(max(typed - _FEW, 0) / (_MANY - _FEW), 1.0)
    return _ENOUGH + (_ENOUGH_OF_MANY - _ENOUGH) * many


class View:
    """The full text and the documents' columns at one moment, with what ranking derives from the two."""

    def __init__(self, columns: Columns, fulltext: FullText) -> None:
        self.columns = columns
        self.fulltext = fulltext
        self._keys = np.array([key if key in columns.ids else 0 for key in fulltext.keys], dtype=np.int64)
        self._there: Flags = self._keys > 0
        lengths = np.array([columns.lengths.get(key, 0) for key in self._keys.tolist()], dtype=np.float64)
        self._documents = max(int(self._there.sum()), 1)
        average = float(lengths.sum()) / self._documents or 1.0
        self._norms = np.where(self._there, _K1 * (1 - _B + _B * lengths / average), 0.0)
        self._impacts: dict[tuple[Field, str], NDArray[np.float32]] = {}

    def find(self, query: Query, *, everything: bool = False) -> Found:
        """The slots that hold enough of the query's words, its phrases, nothing excluded; and who holds which word."""
        terms = self._terms(query)
        syllables = [term for term in terms if term.field == "syllables"]
        parts = tuple(self._parts(query))
        if everything:
            found = self._there.copy()
        elif query.syllables:
            found = self._covering(syllables)
        else:
            found = _any([part.held for part in parts]) if parts else self._there.copy()
        if parts:
            found |= np.logical_and.reduce([part.held for part in parts])
        for phrase in query.phrases:
            found &= self._holding(phrase)
        for excluded in query.excluded:
            found &= ~self._excluded(excluded)
        return Found(self._scores(terms), found & self._there, parts)

    def keyed(self, flags: Flags) -> list[int]:
        """The keys of slots."""
        found: list[int] = self._keys[np.flatnonzero(flags)].tolist()
        return found

    def flagged(self, keys: Iterable[int]) -> Flags:
        """The slots of keys."""
        return np.isin(self._keys, np.fromiter(keys, np.int64)) & self._there

    def spread(self, scores: Mapping[int, float]) -> _Numbers:
        """The scores of keys as an array over the slots."""
        spread = np.zeros(len(self._keys))
        for key, score in scores.items():
            if key in self._slot_of:
                spread[self._slot_of[key]] = score
        return spread

    def slot(self, key: int) -> int:
        """Where a key stands, -1 for nowhere."""
        return self._slot_of.get(key, -1)

    @cached_property
    def _slot_of(self) -> dict[int, int]:
        return {key: slot for slot, key in enumerate(self._keys.tolist()) if key}

    def _parts(self, query: Query) -> Iterator[Part]:
        for one in required(query):
            own = self._literal(one.word)
            yield Part(one.word, own | self._otherwise(one), own)
        for start in query.beginnings:
            held = self._beginning(start)
            yield Part(f"{start}*", held, held)

    def _otherwise(self, one: Required) -> Flags:
        """The slots that hold a word in another form."""
        held = self._literal(one.spelled) if one.spelled else np.zeros(len(self._keys), dtype=np.bool_)
        for short in one.said_by:
            held = held | (self._flags("pairs", short) if "_" in short else self._literal(short))
        return held | self._flags("syllables", fold(one.word)) if one.expanded else held

    def _literal(self, word: str) -> Flags:
        """The slots in which a word is written: with its diacritics if it has some, else in any way."""
        if word != fold(word):
            return self._flags("words", word)
        return self._flags("syllables", word) & ~self._flags("syllables", implied(word))

    def _beginning(self, start: str) -> Flags:
        """The slots with a word that begins so."""
        field: Field = "words" if start != fold(start) else "syllables"
        held = np.zeros(len(self._keys), dtype=np.bool_)
        for term in self.fulltext.beginning(field, start, _BEGINNINGS):
            if "_" not in term:
                held |= self._literal(term) if field == "syllables" else self._flags(field, term)
        return held

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents folded syllables, pairs and syllables with diacritics stand."""
        return {term: self.fulltext.frequency(_field(term), term) for term in terms}

    def _terms(self, query: Query) -> list[_Term]:
        """The query's terms that the collection holds, rarest first, each once."""
        known = self.fulltext.frequency
        wanted: list[tuple[Field, str]] = [("syllables", text) for text in query.syllables]
        wanted += [("pairs", text) for text in query.pairs]
        toned = any(word != fold(word) for word in query.words)
        if toned:
            wanted += [("words", word) for word in runs(query.words, lambda word: known("words", word) > 0)]
        wanted += [(field, other) for field, text in wanted for other in _respelled(text) if known(field, other)]
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
            often = np.asarray(self.fulltext.postings(term.field, term.text)[1], dtype=np.float64)
            idf = log(1 + (self._documents - min(term.frequency, self._documents) + 0.5) / (term.frequency + 0.5))
            norms = self._norms[self._slots(term.field, term.text)]
            known = (idf * (_K1 + 1) * often / (often + norms)).astype(np.float32)
            if len(self._impacts) > 20_000:
                self._impacts.clear()
            self._impacts[term.field, term.text] = known
        return known

    def _slots(self, field: Field, term: str) -> _Slots:
        """The slots that hold a term, each once."""
        return np.asarray(self.fulltext.postings(field, term)[0], dtype=np.uint32)

    def _flags(self, field: Field, term: str) -> Flags:
        """For each slot, does it hold a term?"""
        flags = np.zeros(len(self._keys), dtype=np.bool_)
        flags[self._slots(field, term)] = True
        return flags

    def _covering(self, syllables: Sequence[_Term]) -> Flags:
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
        found: Flags = (held >= least) & (held > 0)
        return found

    def _holding(self, phrase: Sequence[str]) -> Flags:
        """The slots that hold every pair of a phrase: what is left for the stored text to confirm."""
        if len(phrase) == 1:
            return _any([self._flags("syllables", form) for form in _spelled(phrase[0])])
        found = self._there.copy()
        for left, right in pairwise(phrase):
            held = [self._flags("pairs", f"{a}_{b}") for a in _spelled(left) for b in _spelled(right)]
            found &= _any(held)
        return found

    def _excluded(self, term: str) -> Flags:
        """The slots that hold a word that was excluded, in one spelling or the other; not a phrase: it is read."""
        if "_" in term:
            return np.zeros(len(self._keys), dtype=np.bool_)
        if term.endswith("*"):
            return self._beginning(term[:-1])
        return _any([self._literal(form) for form in _spelled(term)])

    def candidates(self, phrase: Sequence[str]) -> Flags:
        """The slots that may hold a phrase, in whatever diacritics."""
        return self._holding([fold(word) for word in phrase])


def _any(flags: Sequence[Flags]) -> Flags:
    """The slots that one of them has."""
    return reduce(or_, flags)


def _spelled(word: str) -> tuple[str, ...]:
    """A word and its other spelling."""
    other = other_spelling(word)
    return (word, other) if other else (word,)


def _respelled(term: str) -> Iterator[str]:
    """A syllable or pair of syllables with i for y, or the reverse.

    >>> list(_respelled("quy_dinh")), list(_respelled("ky_ty")), list(_respelled("dien"))
    (['qui_dinh'], ['ky_ti', 'ki_ty', 'ki_ti'], [])
    """
    every = product(*(_spelled(part) for part in term.split("_")))
    return islice(map("_".join, every), 1, None)


def _field(term: str) -> Field:
    """Where a term stands: pairs are joined by "_", syllables are folded, words have their diacritics."""
    if "_" in term:
        return "pairs"
    return "syllables" if term == fold(term) else "words"
