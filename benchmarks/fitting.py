"""Fits what ``indexer.answering.scoring`` weighs with: linear rankers, guesses from words, small trees, a threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from indexer.answering.scoring import Guess, Tree, grams

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
    told = [set(grams(questions[int(at)])) for at in kept]
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


def fit_trees(rows: Sequence[Floats], right: Sequence[Bools]) -> list[Tree]:
    """Boosted trees that part right spans from wrong ones; every question weighs the same."""
    weights = [np.where(one, 8 / max(one.sum(), 1), 20 / max(len(one), 1)) for one in right]
    fitted = HistGradientBoostingClassifier(
        max_iter=80, learning_rate=0.12, max_leaf_nodes=12, min_samples_leaf=40, l2_regularization=3.0, random_state=0
    ).fit(np.concatenate(rows), np.concatenate(right), sample_weight=np.concatenate(weights))
    return [_tree(predictor.nodes) for (predictor,) in fitted._predictors]


def _tree(nodes: Any) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        np.where(leaf, -1, nodes["feature_idx"]).astype(np.int64),
        np.where(leaf, 0.0, np.round(nodes["num_threshold"], 4)).astype(np.float32),
        nodes["left"].astype(np.int64),
        nodes["right"].astype(np.int64),
        np.where(leaf, np.round(nodes["value"], 4), 0.0).astype(np.float32),
    )


def fit_sure(rows: Floats, right: Bools) -> Floats:
    """Weights, the last of them alone, under which a question that has an answer is told from one that has none."""
    fitted = make_pipeline(StandardScaler(), LogisticRegression(C=0.03, max_iter=2000)).fit(rows, right)
    scaler, logistic = fitted[0], fitted[1]
    weights = logistic.coef_[0] / scaler.scale_
    return np.asarray([*weights, logistic.intercept_[0] - (weights * scaler.mean_).sum()], np.float32)
