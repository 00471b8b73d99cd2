"""What was learned: weights of units, guesses from the words of a question, trees, and a threshold.

``weights.json`` is written by ``benchmarks/learn.py`` from the questions in ``benchmarks/questions``: which units are
read, what sort of answer the words of a question ask for, trees that rank spans, trees that refuse, and a threshold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.answering.question import Asked
from indexer.answering.retrieval import Floats

WEIGHTS = Path(__file__).with_name("weights.json")
_FIRST_TREES, _KEPT, _BEHIND = 50, 256, 100.0  # after the first trees the best rows go on; the others stay behind


def list_grams(folded: str) -> list[str]:
    """Return the words of a question and its pairs of neighbours, digits made equal.

    >>> list_grams("may ho so quy 1")[-4:]
    ['ho so', 'so quy', 'quy 0', '0 >']
    """
    words = ["<", *(re.sub(r"\d+", "0", word) for word in re.findall(r"\w+|%", folded)), ">"]
    return [*words, *(f"{left} {right}" for left, right in pairwise(words))]


def list_asking_words(asked: Asked) -> str:
    """Return the folded words of a question, with what the grammar takes it to ask for."""
    counted = " ".join(f"counted{word}" for word in asked.unit[:2])
    return f"{asked.folded} ; kind{asked.kind} verb{asked.verbs.replace(' ', '')} {counted}".strip()


@dataclass(frozen=True)
class Guess:
    """Words and pairs of a question → how likely it asks for each of several things."""

    words: Mapping[str, Sequence[float]]
    bias: Sequence[float]

    def __call__(self, folded: str) -> Floats:
        total = np.array(self.bias, np.float32)
        for gram in set(list_grams(folded)):
            row = self.words.get(gram)
            if row is not None:
                total = total + np.array(row, np.float32)
        return share_likelihood(total)


@dataclass(frozen=True)
class Forest:
    """Trees that add up: the nodes of all of them in one row, where each tree begins, children by their places.

    A node goes left where its feature is at most its threshold; a leaf has the feature -1 and a value.
    """

    roots: NDArray[np.int64]
    feature: NDArray[np.int64]
    threshold: Floats
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    _: KW_ONLY
    value: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Return the sum of all trees for each row; of many rows those that the first trees leave far behind stay
        there.
        """
        many = len(self.roots) if len(rows) <= _KEPT else _FIRST_TREES
        total = self._walk(rows, self.roots[:many])
        if many < len(self.roots):
            kept = np.argpartition(-total, _KEPT)[:_KEPT]
            total[kept] += _BEHIND + self._walk(rows[kept], self.roots[many:])
            total -= _BEHIND
        return total

    def _walk(self, rows: Floats, roots: NDArray[np.int64]) -> Floats:
        """Walk every tree with every row at once, and return the leaves."""
        flat, base = rows.ravel(), np.repeat(np.arange(len(rows)) * rows.shape[1], len(roots))
        at = np.tile(roots, len(rows))
        walking = np.arange(len(at))
        while len(walking):
            node = at[walking]
            feature = self.feature[node]
            inner = feature >= 0
            walking, node = walking[inner], node[inner]
            left = flat[base[walking] + feature[inner]] <= self.threshold[node]
            at[walking] = np.where(left, self.left[node], self.right[node])
        total: Floats = self.value[at].reshape(len(rows), len(roots)).sum(axis=1).astype(np.float32)
        return total


@dataclass(frozen=True, kw_only=True)
class LearnedWeights:
    """All that was learned."""

    units: Floats
    sorts: Guess
    kinds: Guess
    trees: Forest
    sure: Forest
    sure_weights: Floats
    sharp: float
    threshold: float
    data: str = ""


def share_likelihood(scores: Floats) -> Floats:
    """Return scores as likelihoods that sum to 1."""
    raised = np.exp(scores - scores.max(initial=-1e9))
    found: Floats = (raised / raised.sum()).astype(np.float32)
    return found


@cache
def read_weights() -> LearnedWeights:
    """Return what ``weights.json`` holds."""
    return unpack_weights(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def unpack_weights(held: Mapping[str, Any]) -> LearnedWeights:
    """Return the weights that the values of ``weights.json`` hold."""
    sorts, kinds = (Guess(held[name]["words"], held[name]["bias"]) for name in ("sorts", "kinds"))
    return LearnedWeights(
        units=np.array(held["units"], np.float32),
        sorts=sorts,
        kinds=kinds,
        trees=_make_forest(held["trees"]),
        sure=_make_forest(held["sure"]),
        sure_weights=np.array(held["sure_weights"], np.float32),
        sharp=float(held["sharp"]),
        threshold=float(held["threshold"]),
        data=str(held["data"]),
    )


def _make_forest(held: Mapping[str, Sequence[float]]) -> Forest:
    whole = {name: np.array(held[name], np.int64) for name in ("roots", "feature", "left", "right")}
    return Forest(**whole, threshold=np.array(held["threshold"], np.float32), value=np.array(held["value"], np.float32))
