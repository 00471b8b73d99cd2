"""Which documents match a query's words, and how well: BM25 over words, folded syllables and folded pairs.

A document *answers* when it holds every word that was typed, as ``indexer.store.required_words`` says. It *matches*
when it holds enough of them, by weight (rare syllables weigh more). Both may hold every quoted phrase and hold nothing
that was excluded. Whether it does never depends on a filter or on other documents, so counts of a facet are counts of
the narrowed search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from math import log
from operator import and_, or_
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.models import Query
from indexer.store.engine import Field, Match
from indexer.store.required_words import (
    K1,
    WEIGHTS,
    B,
    Required,
    list_required,
    respell_term,
    spell_word,
    weigh_enough,
)
from indexer.text.folding import fold
from indexer.text.segmentation import list_runs, name_implied

_BUDGET = 400_000  # postings added up for one query; what is left out is in nearly every document
_BEGINNINGS = 5_000  # terms that one beginning stands for

Flags: TypeAlias = "NDArray[np.bool_]"
_Numbers: TypeAlias = "NDArray[np.float64]"
_Slots: TypeAlias = "NDArray[np.uint32]"


class Inverted(Protocol):
    """Posting lists, whoever keeps them. Its *slots* number the documents that it holds, from 0, with gaps."""

    @property
    def keys(self) -> Sequence[int]:
        """Return the key of each slot; 0 for a document that was forgotten."""

    def postings(self, field: Field, term: str) -> tuple[Sequence[int], Sequence[float]]:
        """Return (slots, how often) of the documents that hold a term, by slot."""

    def frequency(self, field: Field, term: str) -> int:
        """Return in how many documents a term stands."""

    def beginning(self, field: Field, start: str, most: int) -> list[str]:
        """Return the terms that begin so, in order, at most so many."""


@dataclass(frozen=True, eq=False, slots=True)
class _Part:
    """A word of a query with the slots that hold it, and those that do not only have it in its other spelling."""

    typed: str
    held: Flags
    as_typed: Flags


@dataclass(frozen=True, slots=True)
class _Term:
    field: Field
    text: str
    frequency: int


class View:
    """Posting lists and the documents that there are at one moment, with what ranking derives from the two."""

    def __init__(self, lengths_of: Mapping[int, int], inverted: Inverted) -> None:
        """``lengths_of`` are the lengths of all documents by key: what is not in it was removed since."""
        self._inverted = inverted
        self._keys = np.array([key if key in lengths_of else 0 for key in inverted.keys], dtype=np.int64)
        self._there: Flags = self._keys > 0
        lengths = np.array([lengths_of.get(key, 0) for key in self._keys.tolist()], dtype=np.float64)
        self._documents = max(int(self._there.sum()), 1)
        average = float(lengths.sum()) / self._documents or 1.0
        self._norms = np.where(self._there, K1 * (1 - B + B * lengths / average), 0.0)
        self._impacts: dict[tuple[Field, str], NDArray[np.float32]] = {}

    def find_matching(self, query: Query, *, everything: bool = False) -> Match:
        """Return the documents that hold enough of the query's words, may hold its phrases, and hold nothing
        excluded.
        """
        terms = self._list_terms(query)
        parts = tuple(self._list_parts(query))
        allowed = self._find_allowed(query)
        whole = reduce(and_, (part.held for part in parts), allowed)
        as_typed = reduce(and_, (part.as_typed for part in parts), whole)
        matching = allowed if everything else (self._find_enough(query, terms, parts) & allowed) | whole
        doubtful = [self._find_holding(excluded.split("_")) for excluded in query.excluded if "_" in excluded]
        slots = np.flatnonzero(matching)
        return Match(
            dict(zip(self._keys[slots].tolist(), self._score_slots(terms)[slots].tolist(), strict=True)),
            self._list_keys(whole),
            self._list_keys(as_typed),
            lambda key: tuple(part.typed for part in parts if not part.held[self._slot_of[key]]),
            self._list_keys(_join_flags(doubtful) & matching) if doubtful else frozenset(),
        )

    def _find_allowed(self, query: Query) -> Flags:
        """Return the slots that may hold every phrase, and hold no word that was excluded."""
        found = self._there.copy()
        for phrase in query.phrases:
            found &= self._find_holding(phrase)
        for excluded in query.excluded:
            if "_" not in excluded:
                found &= ~self._find_excluded(excluded)
        return found

    def _find_enough(self, query: Query, terms: Sequence[_Term], parts: Sequence[_Part]) -> Flags:
        """Return the slots that hold enough of the words; all, where there are none."""
        if query.syllables:
            return self._find_covering([term for term in terms if term.field == "syllables"])
        return _join_flags([part.held for part in parts]) if parts else self._there

    def _list_keys(self, flags: Flags) -> frozenset[int]:
        return frozenset(self._keys[np.flatnonzero(flags)].tolist())

    @cached_property
    def _slot_of(self) -> dict[int, int]:
        return {key: slot for slot, key in enumerate(self._keys.tolist()) if key}

    def _list_parts(self, query: Query) -> Iterator[_Part]:
        for one in list_required(query):
            own = self._find_literal(one.word) | self._find_short_or_long(one)
            yield _Part(one.word, own | self._find_literal(one.spelled) if one.spelled else own, own)
        for start in query.beginnings:
            held = self._find_beginning(start)
            yield _Part(f"{start}*", held, held)

    def _find_short_or_long(self, one: Required) -> Flags:
        """Return the slots that say a word by an abbreviation, or, where it is one, by its long form."""
        held = np.zeros(len(self._keys), dtype=np.bool_)
        for short in one.said_by:
            held = held | (self._flag_slots("pairs", short) if "_" in short else self._find_literal(short))
        return held | self._flag_slots("syllables", fold(one.word)) if one.expanded else held

    def _find_literal(self, word: str) -> Flags:
        """Return the slots in which a word is written: with its diacritics if it has some, else in any way."""
        if word != fold(word):
            return self._flag_slots("words", word)
        return self._flag_slots("syllables", word) & ~self._flag_slots("syllables", name_implied(word))

    def _find_beginning(self, start: str) -> Flags:
        """Return the slots with a word that begins so."""
        found = [self._find_literal(word) for word in find_words_beginning(self._inverted, start)]
        return _join_flags(found) if found else np.zeros(len(self._keys), dtype=np.bool_)

    def _list_terms(self, query: Query) -> list[_Term]:
        """Return the query's terms that the collection holds, rarest first, each once."""
        known = self._inverted.frequency
        wanted: list[tuple[Field, str]] = [("syllables", text) for text in query.syllables]
        wanted += [("pairs", text) for text in query.pairs]
        toned = any(word != fold(word) for word in query.words)
        if toned:
            wanted += [("words", word) for word in list_runs(query.words, lambda word: known("words", word) > 0)]
        wanted += [(field, other) for field, text in wanted for other in respell_term(text) if known(field, other)]
        terms = [_Term(field, text, known(field, text)) for field, text in dict.fromkeys(wanted)]
        return sorted((term for term in terms if term.frequency), key=lambda term: term.frequency)

    def _score_slots(self, terms: Sequence[_Term]) -> _Numbers:
        scores = np.zeros(len(self._keys))
        left = _BUDGET
        for term in terms:
            left -= term.frequency
            if left < 0:
                break
            scores[self._find_slots(term.field, term.text)] += WEIGHTS[term.field] * self._weigh_term(term)
        return scores

    def _weigh_term(self, term: _Term) -> NDArray[np.float32]:
        """Return what a term adds to the score of each document that holds it."""
        known = self._impacts.get((term.field, term.text))
        if known is None:
            often = np.asarray(self._inverted.postings(term.field, term.text)[1], dtype=np.float64)
            idf = log(1 + (self._documents - min(term.frequency, self._documents) + 0.5) / (term.frequency + 0.5))
            norms = self._norms[self._find_slots(term.field, term.text)]
            known = (idf * (K1 + 1) * often / (often + norms)).astype(np.float32)
            if len(self._impacts) > 20_000:
                self._impacts.clear()
            self._impacts[term.field, term.text] = known
        return known

    def _find_slots(self, field: Field, term: str) -> _Slots:
        """Return the slots that hold a term, each once."""
        return np.asarray(self._inverted.postings(field, term)[0], dtype=np.uint32)

    def _flag_slots(self, field: Field, term: str) -> Flags:
        """Flag each slot that holds a term."""
        flags = np.zeros(len(self._keys), dtype=np.bool_)
        flags[self._find_slots(field, term)] = True
        return flags

    def _find_covering(self, syllables: Sequence[_Term]) -> Flags:
        """Return the slots that hold enough of the syllables; the fullest ones, when none holds enough."""
        held = np.zeros(len(self._keys))
        total = 0.0
        for term in syllables:
            weight = log(1 + self._documents / term.frequency)
            total += weight
            held[self._find_slots("syllables", term.text)] += weight
        held[~self._there] = 0.0
        best = float(held.max(initial=0.0))
        least = min(weigh_enough(len(syllables)) * total, best) - 1e-9
        found: Flags = (held >= least) & (held > 0)
        return found

    def _find_holding(self, phrase: Sequence[str]) -> Flags:
        """Return the slots that hold every pair of a phrase, in whatever diacritics: the stored text has to confirm."""
        spelled = [tuple(map(fold, spell_word(word))) for word in phrase]
        if len(phrase) == 1:
            return _join_flags([self._flag_slots("syllables", form) for form in spelled[0]])
        found = self._there
        for left, right in pairwise(spelled):
            found = found & _join_flags([self._flag_slots("pairs", f"{a}_{b}") for a in left for b in right])
        return found

    def _find_excluded(self, word: str) -> Flags:
        """Return the slots that hold a word that was excluded, in one spelling or the other."""
        if word.endswith("*"):
            return self._find_beginning(word[:-1])
        return _join_flags([self._find_literal(form) for form in spell_word(word)])


def find_words_beginning(inverted: Inverted, start: str) -> tuple[str, ...]:
    """Return the words that begin so: with diacritics when some were typed, else folded."""
    field: Field = "words" if start != fold(start) else "syllables"
    return tuple(term for term in inverted.beginning(field, start, _BEGINNINGS) if "_" not in term)


def _join_flags(flags: Sequence[Flags]) -> Flags:
    """Return the slots that one of them has."""
    return reduce(or_, flags)
