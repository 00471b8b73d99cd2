"""Which documents match a query's words, and how well: BM25 over words, folded syllables and folded pairs.

A document matches when it holds enough of what was typed, by weight (rare syllables weigh more), every quoted
phrase, and nothing that was excluded. Whether it matches never depends on a filter or on other documents that
match, so counts of a facet are counts of the narrowed search.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from indexer.folding import fold
from indexer.language import runs
from indexer.models import Query
from indexer.store.columns import Columns
from indexer.store.fulltext import FullText
from indexer.store.segments import Field

_ENOUGH, _ENOUGH_OF_MANY = 0.5, 0.15
_FEW, _MANY = 4, 10

_WEIGHTS: dict[Field, float] = {"syllables": 1.0, "pairs": 1.0, "words": 0.5}
_K1 = 0.9
_B = 0.7
_BUDGET = 400_000  # postings added up for one query; what is left out is in nearly every document


@dataclass(frozen=True, slots=True)
class _Term:
    field: Field
    text: str
    frequency: int


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
        self.keys = [key if key in columns.ids else 0 for key in fulltext.keys]
        lengths = [columns.lengths[key] for key in self.keys if key]
        self._documents = max(len(lengths), 1)
        average = sum(lengths) / self._documents or 1.0
        self._norms = [_K1 * (1 - _B + _B * columns.lengths[key] / average) if key else 0.0 for key in self.keys]
        self._impacts: dict[tuple[Field, str], array[float]] = {}

    def matching(self, query: Query, *, everything: bool = False) -> dict[int, float]:
        """Key → score of the documents that match the query's words, phrases and exclusions."""
        terms = self._terms(query)
        scores = self._scores(terms)
        syllables = [term for term in terms if term.field == "syllables"]
        if everything or not query.syllables:
            slots = {slot for slot, key in enumerate(self.keys) if key}
        else:
            slots = self._covering(syllables)
        for phrase in query.phrases:
            slots = slots & self._holding(phrase)
        for excluded in query.excluded:
            slots = slots - self._excluded(excluded)
        return {key: scores[slot] for slot in slots if (key := self.keys[slot])}

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
        terms = [_Term(field, text, known(field, text)) for field, text in dict.fromkeys(wanted)]
        return sorted((term for term in terms if term.frequency), key=lambda term: term.frequency)

    def _scores(self, terms: Sequence[_Term]) -> list[float]:
        scores = [0.0] * len(self.keys)
        left = _BUDGET
        for term in terms:
            left -= term.frequency
            if left < 0:
                break
            weight = _WEIGHTS[term.field]
            slots, _ = self.fulltext.postings(term.field, term.text)
            for slot, impact in zip(slots, self._impact(term), strict=True):
                scores[slot] += weight * impact
        return scores

    def _impact(self, term: _Term) -> array[float]:
        """What a term adds to the score of each document that holds it."""
        known = self._impacts.get((term.field, term.text))
        if known is None:
            slots, weights = self.fulltext.postings(term.field, term.text)
            idf = log(1 + (self._documents - min(term.frequency, self._documents) + 0.5) / (term.frequency + 0.5))
            top, norms = idf * (_K1 + 1), self._norms
            known = array("f", [top * w / (w + norms[s]) for s, w in zip(slots, weights, strict=True)])
            if len(self._impacts) > 20_000:
                self._impacts.clear()
            self._impacts[term.field, term.text] = known
        return known

    def _covering(self, syllables: Sequence[_Term]) -> set[int]:
        """The slots that hold enough of the syllables; the fullest ones, when none holds enough."""
        held = [0.0] * len(self.keys)
        total = 0.0
        for term in syllables:
            weight = log(1 + self._documents / term.frequency)
            total += weight
            for slot in self.fulltext.postings("syllables", term.text)[0]:
                held[slot] += weight
        best = max((part for part, key in zip(held, self.keys, strict=True) if key), default=0.0)
        least = min(enough(len(syllables)) * total, best) - 1e-9
        return {slot for slot, part in enumerate(held) if part >= least and part and self.keys[slot]}

    def _holding(self, phrase: Sequence[str]) -> set[int]:
        """The slots that hold every pair of a phrase: what is left for the stored text to confirm."""
        if len(phrase) == 1:
            return set(self.fulltext.postings("syllables", phrase[0])[0])
        found = [set(self.fulltext.postings("pairs", f"{a}_{b}")[0]) for a, b in pairwise(phrase)]
        return set.intersection(*found)

    def _excluded(self, term: str) -> set[int]:
        if "_" in term:
            return self._holding(fold(term).split("_"))
        return set(self.fulltext.postings(_field(term), term)[0])


def _field(term: str) -> Field:
    """Where a term stands: pairs are joined by "_", syllables are folded, words have their diacritics."""
    if "_" in term:
        return "pairs"
    return "syllables" if term == fold(term) else "words"
