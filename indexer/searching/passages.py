"""The passages of stored texts that answer a query best, with the exact places to mark.

The texts of the documents that an engine found are searched for the query's syllables; what stands together in a
passage is weighed by how rare it is among the passages of all those documents, as BM25 weighs words. All passages of
a text are weighed at once, in arrays: a row for each that holds something, a column for each syllable or pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.models import DocumentSummary, Passage, Query, StoredText
from indexer.searching.context import list_true_of
from indexer.searching.evidence import Evidence, Numbers, WantedTerms, gather_evidence, list_wanted
from indexer.searching.scan import Booleans, Outline, lay_out
from indexer.text.segmentation import fold_phrase

_K1 = 0.5  # in a sentence, a word that is repeated says little more than once
_B = 0.75
_FROM_HEADING = 0.35  # what the syllables of the headings above count
_HEADING = 0.75  # what a heading counts that does not say all that was asked
_SENT = 0.3  # what a line of the recipients counts: who is told, not what is said
_GIVEN = 0.5  # what each syllable counts that is true of the document: "quý I/2023" of its report, in all its passages
_SAID_AGAIN = 0.3  # what it counts more where it is said again
_PHRASE = 2.0
_VERBATIM = 1.5  # and a phrase that stands there as it was quoted, not in short: "thủ tục hành chính", not "TTHC"
_FEW, _MANY = 4, 12  # in a query of few syllables each is meant; a question has words of its own
_DIGITS = 9  # of a score: what is less comes of the order of adding up


@dataclass(frozen=True, slots=True)
class Best:
    """A passage by its index in the document, its score (comparable within one search) and what to mark.

    ``whole`` says that it holds every word of the query.
    """

    passage: int
    score: float
    marks: tuple[tuple[int, int], ...]
    whole: bool = False


def find_best_passages(query: Query, texts: Sequence[StoredText], most: int | None = None) -> list[list[Best]]:
    """Return for each text its passages that hold something of the query, best first.

    With ``most``, only so many of each text.

    >>> asked = query("tiếp cận điện năng")
    >>> text = next(iter(store.texts([store.search(asked).documents[0].id])))
    >>> best = text.passages[find_best_passages(asked, [text])[0][0].passage]
    >>> "điện năng" in text.text[best.start : best.end]
    True
    """
    if query.alternatives:
        return [
            _merge_rankings(some)
            for some in zip(*(find_best_passages(q, texts, most) for q in query.alternatives), strict=True)
        ]
    sought = list_wanted(query)
    if not sought.credit:
        return [[] for _ in texts]
    found = [gather_evidence(sought, text) for text in texts]
    weigh = _Weights(sought, found, [lay_out(text).outline for text in texts])
    return [weigh.choose_best(text, one, most) for text, one in zip(texts, found, strict=True)]


def _merge_rankings(rankings: Sequence[Sequence[Best]]) -> list[Best]:
    """Return the passages that any of the alternatives found, each with its best score and all its marks."""
    found: dict[int, Best] = {}
    for best in (best for ranking in rankings for best in ranking):
        known = found.get(best.passage, best)
        marks = tuple(sorted({*known.marks, *best.marks}))
        whole = known.whole or best.whole
        found[best.passage] = Best(best.passage, max(known.score, best.score), marks, whole)
    return sorted(found.values(), key=lambda best: (-best.score, best.passage))


def find_passage_holding(passages: Sequence[Passage], offset: int) -> int:
    """Return the index of the passage that an offset lies in; -1 when it lies in none."""
    index = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return index if index >= 0 and offset < passages[index].end else -1


class _Weights:
    """How much a syllable or pair says: the fewer of the passages hold it, the more."""

    def __init__(self, sought: WantedTerms, found: Sequence[Evidence], outlines: Sequence[Outline]) -> None:
        total = sum(len(one.lengths) for one in outlines)
        self._sought = sought
        self._average = float(sum(int(one.lengths.sum()) for one in outlines) / max(total, 1))
        self._syllables = _measure_rarity([one.syllables for one in found], len(sought.syllables), total)
        self._pairs = _measure_rarity([one.pairs for one in found], len(sought.pairs), total)
        self._content = sought.mark_syllables(sought.content)
        self._none = sought.mark_syllables(())
        many = min(max(len(sought.syllables) - _FEW, 0) / (_MANY - _FEW), 1.0)
        self._strictness = 1.0 - 0.8 * many

    def choose_best(self, text: StoredText, found: Evidence, most: int | None) -> list[Best]:
        """Return the passages of one document that hold something, best first: all of them, or so many."""
        if not len(found.passages):
            return []
        scores = self._score_passages(text, found).round(_DIGITS)
        rows = np.argsort(-scores, kind="stable")[:most]
        whole = np.logical_and.reduce(found.as_written[rows], axis=1)
        ranked = zip(rows.tolist(), found.passages[rows].tolist(), scores[rows].tolist(), whole.tolist(), strict=True)
        return [Best(passage, score, found.find_marks(row), whole) for row, passage, score, whole in ranked]

    def _score_passages(self, text: StoredText, found: Evidence) -> Numbers:
        outline, held = lay_out(text).outline, found.held
        above = _mark_terms_above(outline, found)
        scores = self._weigh_passages(outline, found, above, self._none)
        given = self._mark_given_terms(text.document)
        if given.any():
            whole = outline.titles[found.passages] & _mark_full_rows(held, self._content & ~given)
            scores = np.where(whole, scores, self._weigh_passages(outline, found, above, given))
        partial = outline.heads[found.passages] & ~_mark_full_rows(held, self._content)
        scores *= np.where(partial, _HEADING, 1.0) * np.where(outline.sent[found.passages], _SENT, 1.0)
        return scores * self._weigh_phrases(text, found) if self._sought.phrases else scores

    def _mark_given_terms(self, document: DocumentSummary) -> Booleans:
        """Return the syllables that are true of a document; none, when nothing that is found would be left."""
        given = self._sought.mark_syllables(list_true_of(self._sought.parts, self._sought.text, document))
        return given if self._syllables[~given].any() else self._none

    def _weigh_passages(self, outline: Outline, found: Evidence, above: Booleans, given: Booleans) -> Numbers:
        """Return what the syllables and pairs of each passage weigh, with those above, where some are given."""
        norm = (_K1 * (1 - _B + _B * outline.lengths[found.passages] / self._average))[:, np.newaxis]
        scores: Numbers = np.full(len(norm), _GIVEN * self._syllables[given].sum())
        known = self._sought.mark_pairs(given)
        terms = (found.syllables, self._syllables, given), (found.pairs, self._pairs, known)
        for counted, rarity, again in terms:
            worth = rarity * np.where(again, _SAID_AGAIN, 1.0)
            scores += (worth * counted * (_K1 + 1) / (counted + norm)).sum(axis=1)
        rest = np.where(given, 0.0, self._syllables)
        scores += _FROM_HEADING * (rest * (above & ~found.held)).sum(axis=1)
        covered: Numbers = ((rest * found.held).sum(axis=1) / rest.sum()) ** self._strictness
        return scores * covered

    def _weigh_phrases(self, text: StoredText, found: Evidence) -> Numbers:
        """Return what the quoted phrases make of each passage."""
        factors: Numbers = np.ones(len(found.passages))
        for quoted in self._sought.phrases:
            run = f" {' '.join(quoted)} "
            for row in np.flatnonzero(_mark_full_rows(found.held, self._sought.mark_syllables(quoted))).tolist():
                passage = text.passages[found.passages[row]]
                written = f" {' '.join(fold_phrase(text.text[passage.start : passage.end]))} "
                factors[row] *= _PHRASE ** (run in found.run(self._sought, row)) * _VERBATIM ** (run in written)
        return factors


def _measure_rarity(counted: Iterable[Numbers], width: int, total: int) -> Numbers:
    held: Numbers = np.zeros(width)
    for one in counted:
        held += (one > 0).sum(axis=0)
    return np.where(held > 0, np.log(1 + (total - held + 0.5) / (held + 0.5)), 0.0)


def _mark_full_rows(held: Booleans, wanted: Booleans) -> Booleans:
    """Return which rows hold all that is wanted?"""
    whole: Booleans = np.logical_and.reduce(held | ~wanted, axis=1)
    return whole


def _mark_terms_above(outline: Outline, found: Evidence) -> Booleans:
    """Return what stands in the passages that each passage stands under: its headings, the first row of its table."""
    held, nowhere = found.held, 1  # the last row: what -1 names
    everywhere: Booleans = np.zeros((len(outline.lengths) + nowhere, held.shape[1]), dtype=np.bool_)
    everywhere[found.passages] = held
    above: Booleans = np.zeros_like(held)
    for level in outline.above:
        above |= everywhere[level[found.passages]]
    return above
