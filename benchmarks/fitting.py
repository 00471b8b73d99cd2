"""Fits what ``indexer.answering.choice`` weighs with: a linear ranker of units, guesses from words, trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from indexer.answering.learned_weights import Forest, Guess, list_grams

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
_KEPT = 0.04  # smaller weights of words are left out


def fit_ranker(rows: Sequence[Floats], right: Sequence[Bools], l2: float) -> Floats:
    """Weights under which the right rows of each question win: the likelihood that one of them is drawn."""
    matrix, wins = np.concatenate(rows).astype(np.float64), np.concatenate(right).astype(float)
    spread = matrix.std(axis=0) + 1e-6
    matrix = (matrix - matrix.mean(axis=0)) / spread
    sizes = [len(one) for one in right]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        every = np.add.reduceat(raised, starts)
        won = np.maximum(np.add.reduceat(raised * wins, starts), 1e-12)
        slope = raised / np.repeat(every, sizes) - raised * wins / np.repeat(won, sizes)
        total = -np.log(won / every).sum() / len(sizes) + l2 * weights @ weights
        return float(total), matrix.T @ slope / len(sizes) + 2 * l2 * weights

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x / spread, np.float32)


def fit_guess(questions: Sequence[str], targets: NDArray[np.float64], l2: float, least: int = 3) -> Guess:
    """Words and pairs of folded questions → a distribution over targets (rows that sum to 1; empty ones are left)."""
    kept = np.flatnonzero(targets.sum(axis=1) > 0)
    told = [set(list_grams(questions[int(at)])) for at in kept]
    counted = Counter(gram for one in told for gram in one)
    known = {gram: at for at, gram in enumerate(sorted(g for g, many in counted.items() if many >= least))}
    places = [(row, known[gram]) for row, one in enumerate(told) for gram in one if gram in known]
    held = sparse.csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), (len(kept), len(known)))
    wanted, many = targets[kept], targets.shape[1]
    held = sparse.hstack([held, np.ones((len(kept), 1))]).tocsr()

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(-1, many)
        scores = held @ weights
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance = raised / raised.sum(axis=1, keepdims=True)
        slope = held.T @ (chance - wanted) / len(kept)
        slope[:-1] += l2 * weights[:-1]
        total = -(wanted * np.log(chance + 1e-12)).sum() / len(kept) + l2 * (weights[:-1] ** 2).sum() / 2
        return float(total), slope.ravel()

    start = np.zeros(held.shape[1] * many)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x.reshape(-1, many)
    words = {
        gram: [round(float(value), 2) for value in found[at]]
        for gram, at in known.items()
        if np.abs(found[at]).max() >= _KEPT
    }
    return Guess(words, [round(float(value), 3) for value in found[-1]])


def fit_ranking(rows: Sequence[Floats], right: Sequence[Bools]) -> Forest:
    """Trees under which the right spans of each question stand above the wrong ones."""
    data = lightgbm.Dataset(
        np.concatenate(rows), np.concatenate(right).astype(int), group=[len(one) for one in right], params=_BINS
    )
    ranking = {"objective": "lambdarank", "lambdarank_truncation_level": 5, "learning_rate": 0.06, "num_leaves": 24}
    return _forest(lightgbm.train({**_GROWN, **ranking, "min_data_in_leaf": 30}, data, 220))


def fit_sure(rows: Floats, right: Bools) -> Forest:
    """Trees that tell a right answer from the best span of a question that has none."""
    data = lightgbm.Dataset(rows, right.astype(int), params=_BINS)
    telling = {"objective": "binary", "learning_rate": 0.03, "num_leaves": 6, "min_data_in_leaf": 20}
    drawn = {"bagging_fraction": 0.7, "bagging_freq": 1}
    return _forest(lightgbm.train({**_GROWN, **telling, **drawn}, data, 250))


def fit_sum(rows: Floats, right: Bools) -> Floats:
    """The same with a weighed sum; its last weight stands alone."""
    fitted = make_pipeline(StandardScaler(), LogisticRegression(C=0.03, max_iter=3000)).fit(rows, right)
    scaler, logistic = fitted[0], fitted[1]
    weights = logistic.coef_[0] / scaler.scale_
    return np.asarray([*weights, logistic.intercept_[0] - (weights * scaler.mean_).sum()], np.float32)


_BINS = {"max_bin": 63}
_GROWN = {
    **_BINS, "feature_fraction": 0.5, "lambda_l2": 3.0, "verbosity": -1, "num_threads": 1, "seed": 0,
    "deterministic": True,
}  # fmt: skip


def _forest(grown: lightgbm.Booster) -> Forest:
    """The trees as plain arrays."""
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append((-1, 0.0, at, at, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = (int(node["split_feature"]), float(node["threshold"]), left, right, 0.0)
        return at

    roots = [add(tree["tree_structure"]) for tree in grown.dump_model()["tree_info"]]
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    whole = [np.array(one, np.int64) for one in (roots, feature, left, right)]
    return Forest(
        roots=whole[0], feature=whole[1], left=whole[2], right=whole[3],
        threshold=np.array(threshold, np.float32), value=np.array(value, np.float32),
    )  # fmt: skip
