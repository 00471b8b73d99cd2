"""What was learned: how features are weighed, which span answers best, and whether it answers at all.

``weights.json`` is written by ``benchmarks/learn.py`` from the questions in ``benchmarks/questions``: which units are
read, what sort of answer the words of a question ask for, trees that rank spans, trees that refuse, and a threshold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.answering.admission import admit_spans
from indexer.answering.features import SPAN_FEATURES, UNIT_FEATURES, QuestionBlock, span_matrix, unit_matrix
from indexer.answering.generators import LONGEST, NAMES, SORTS, own_spans, spans
from indexer.answering.question import Asked
from indexer.answering.retrieval import Floats, Papers, RetrievedPaper
from indexer.answering.ruling import RULE_FEATURES, rule_matrix, rule_span
from indexer.answering.weighing import Weighed
from indexer.models import Answer

WEIGHTS = Path(__file__).with_name("weights.json")
KINDS = ("about", "compare", "count", "date", "docnum", "list", "org", "percent", "person", "reason", "relation",
         "where_cited", "yesno")  # fmt: skip
SPAN_KINDS = ("count", "date", "docnum", "org", "percent", "person")
_SHOWN = 3
UNITS = 20  # that are searched for spans
OWN_PAPERS = 4  # whose own number, date, signer ... may be the answer
_OWN = tuple(at for at, sort in enumerate(SORTS) if sort.startswith("own_"))
_LEAST = 1e-3
_NEVER = -1e3  # the score of what may not answer


def grams(folded: str) -> list[str]:
    """The words of a question and its pairs of neighbours, digits made equal.

    >>> grams("may ho so quy 1")[-4:]
    ['ho so', 'so quy', 'quy 0', '0 >']
    """
    words = ["<", *(re.sub(r"\d+", "0", word) for word in re.findall(r"\w+|%", folded)), ">"]
    return [*words, *(f"{left} {right}" for left, right in pairwise(words))]


def asking_words(asked: Asked) -> str:
    """The folded words of a question, with what the grammar takes it to ask for."""
    counted = " ".join(f"counted{word}" for word in asked.unit[:2])
    return f"{asked.folded} ; kind{asked.kind} verb{asked.verbs.replace(' ', '')} {counted}".strip()


@dataclass(frozen=True)
class Guess:
    """Words and pairs of a question → how likely it asks for each of several things."""

    words: Mapping[str, Sequence[float]]
    bias: Sequence[float]

    def __call__(self, folded: str) -> Floats:
        total = np.array(self.bias, np.float32)
        for gram in set(grams(folded)):
            row = self.words.get(gram)
            if row is not None:
                total = total + np.array(row, np.float32)
        return softmax(total)


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
    value: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The sum of all trees for each row; every row walks every tree at once."""
        at = np.tile(self.roots, (len(rows), 1))
        every = np.arange(len(rows))[:, None]
        feature = self.feature[at]
        while (feature >= 0).any():
            inner = feature >= 0
            goes_left = rows[every, np.maximum(feature, 0)] <= self.threshold[at]
            at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
            feature = self.feature[at]
        total: Floats = self.value[at].sum(axis=1).astype(np.float32)
        return total


@dataclass(frozen=True)
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


def softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(initial=-1e9))
    found: Floats = (raised / raised.sum()).astype(np.float32)
    return found


@cache
def model() -> LearnedWeights:
    """What ``weights.json`` holds."""
    return from_json(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def from_json(held: Mapping[str, Any]) -> LearnedWeights:
    sorts, kinds = (Guess(held[name]["words"], held[name]["bias"]) for name in ("sorts", "kinds"))
    return LearnedWeights(
        np.array(held["units"], np.float32), sorts, kinds, _forest(held["trees"]), _forest(held["sure"]),
        np.array(held["sure_weights"], np.float32), float(held["sharp"]), float(held["threshold"]), str(held["data"]),
    )  # fmt: skip


def _forest(held: Mapping[str, Sequence[float]]) -> Forest:
    whole = {name: np.array(held[name], np.int64) for name in ("roots", "feature", "left", "right")}
    return Forest(**whole, threshold=np.array(held["threshold"], np.float32), value=np.array(held["value"], np.float32))


@dataclass
class Found:
    """The spans of the best units of all papers, with their features; one row a span."""

    papers: Papers
    blocks: list[tuple[int, QuestionBlock]]
    sort_guess: Floats
    kind_guess: Floats
    unit_rows: Floats
    best_units: Floats
    ruled: tuple[Answer, ...] = ()
    places: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = [(b, s) for b, (_, block) in enumerate(self.blocks) for s in range(len(block.spans))]

    def paper(self, row: int) -> RetrievedPaper:
        return self.papers.papers[self.blocks[self.places[row][0]][0]]

    def words(self, row: int) -> str:
        number, at = self.places[row]
        return self.blocks[number][1].words(at)

    def is_ruled(self, row: int) -> bool:
        """Is it what the rules answer?"""
        number, at = self.places[row]
        return self.blocks[number][1].spans[at].form == "rule"

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        return np.array([s.end - s.start for _, block in self.blocks for s in block.spans], np.int64)

    @cached_property
    def forms(self) -> NDArray[np.int64]:
        return np.array([_FORM[s.form] for _, block in self.blocks for s in block.spans], np.int64)

    @cached_property
    def sorts(self) -> NDArray[np.int64]:
        return np.array([_SORT[s.sort] for _, block in self.blocks for s in block.spans], np.int64)

    @cached_property
    def matrix(self) -> Floats:
        """Spans × features (``FEATURES``)."""
        if not self.places:
            return np.zeros((0, len(FEATURES)), np.float32)
        own = np.isin(self.sorts, _OWN).astype(np.float32)[:, None]
        spans_rows = np.concatenate([span_matrix(block) for _, block in self.blocks])
        likely = np.log(self.sort_guess[self.sorts] + _LEAST)[:, None]
        place = np.argsort(np.argsort(-self.sort_guess))[self.sorts][:, None]
        said = self.unit_rows[:, [_SAID]]
        fixed = np.tile(self.kind_guess, (len(self.places), 1))
        return np.hstack(
            [
                spans_rows, self.unit_rows, np.eye(len(NAMES), dtype=np.float32)[self.forms],
                np.eye(len(SORTS), dtype=np.float32)[self.sorts], likely, place, own, own * said,
                own * spans_rows[:, :1], np.log1p(self.lengths)[:, None], fixed, rule_matrix(self),
            ]
        ).astype(np.float32)  # fmt: skip


_FORM = {name: at for at, name in enumerate(NAMES)}
_SORT = {name: at for at, name in enumerate(SORTS)}
_SAID = list(UNIT_FEATURES).index("document says of itself")
FEATURES = (
    *SPAN_FEATURES, *(f"unit: {name}" for name in UNIT_FEATURES), *(f"form: {name}" for name in NAMES),
    *(f"sort: {name}" for name in SORTS), "likely sort", "place of the sort", "own", "own, and document says of itself",
    "own unit", "log length", *(f"kind: {name}" for name in KINDS), *RULE_FEATURES,
)  # fmt: skip


def gather(papers: Papers, learned: LearnedWeights, ruled: Sequence[Answer] = ()) -> Found:
    """The spans of the units that hold most of the question, what papers say of themselves, what the rules answer."""
    weighed = [Weighed(papers, paper) for paper in papers.papers]
    rows = [unit_matrix(one) for one in weighed]
    return gathered(papers, weighed, rows, learned.units, learned.sorts, learned.kinds, ruled)


def gathered(
    papers: Papers,
    weighed: Sequence[Weighed],
    rows: Sequence[Floats],
    units: Floats,
    sorts: Guess,
    kinds: Guess,
    ruled: Sequence[Answer] = (),
) -> Found:
    """``gather`` with what is learned given one by one."""
    scores = [row @ units for row in rows]
    flat = [(float(score), p, u) for p, one in enumerate(scores) for u, score in enumerate(one)]
    flat.sort(key=lambda item: -item[0])
    blocks: list[tuple[int, QuestionBlock]] = []
    held: list[Floats] = []
    for score, p, u in flat[:UNITS]:
        found = list(spans(papers.papers[p], u))
        blocks.append((p, QuestionBlock(weighed[p], u, found, score)))
        held += [rows[p][u]] * len(found)
    for p, paper in enumerate(papers.papers[:OWN_PAPERS]):
        for span, said in own_spans(paper):
            at = max(0, int(np.searchsorted(paper.starts, span.start, side="right")) - 1)
            if at < len(paper.units):
                blocks.append(
                    (p, QuestionBlock(weighed[p], at, [span], float(scores[p][at]), {0: said} if said else {}))
                )
                held.append(rows[p][at])
    for p, paper in enumerate(papers.papers):
        if ruled and paper.summary.id == ruled[0].document.id and paper.units:
            span, at, said = rule_span(paper, ruled[0])
            blocks.append((p, QuestionBlock(weighed[p], at, [span], float(scores[p][at]), {0: said} if said else {})))
            held.append(rows[p][at])
    folded = asking_words(papers.asked)
    unit_rows = np.stack(held) if held else np.zeros((0, len(UNIT_FEATURES)), np.float32)
    best = np.concatenate(rows).max(axis=0) if rows else np.zeros(len(UNIT_FEATURES), np.float32)
    return Found(papers, blocks, sorts(folded), kinds(folded), unit_rows, best, tuple(ruled))


@dataclass(frozen=True)
class Choice:
    """The rows of the spans, best first; how likely each holds the answer; what speaks for answering at all."""

    order: list[int]
    likely: Floats
    features: Floats
    asks_span: bool


def choose(found: Found, scores: Floats, sharp: float) -> Choice:
    """A span that is short enough holds the answer as likely as the spans within it do together."""
    admitted = admit_spans(found)
    scores = np.where(admitted, scores, _NEVER).astype(np.float32)
    likely = softmax(sharp * scores)
    asks_span = float(found.kind_guess[[KINDS.index(kind) for kind in SPAN_KINDS]].sum())
    worth = _together(found, likely) if asks_span > 0.5 else likely
    order = [int(at) for at in np.lexsort((found.lengths, -np.round(worth, 4))) if admitted[at]]
    features = _sure(found, scores, likely, worth, order, asks_span)
    return Choice(order, worth, features, KINDS[int(found.kind_guess.argmax())] in SPAN_KINDS)


def shown_rows(found: Found, choice: Choice) -> list[int]:
    """The rows that are told, best first: one for a span, three passages, each place once."""
    rows: list[int] = []
    taken: list[tuple[str, int, int]] = []
    for row in choice.order:
        start, end = _place(found, row)
        known = found.paper(row).summary.id
        if not found.words(row).strip() or any(d == known and a < end and start < b for d, a, b in taken):
            continue
        taken.append((known, start, end))
        rows.append(row)
        if len(rows) == (1 if choice.asks_span else _SHOWN):
            break
    return rows


def _together(found: Found, likely: Floats) -> Floats:
    """For each span the likelihood of all spans within it, the same place counted once."""
    out = likely.copy()
    by_unit: dict[tuple[int, int], list[int]] = {}
    for row, (block, _) in enumerate(found.places):
        by_unit.setdefault((found.blocks[block][0], found.blocks[block][1].at), []).append(row)
    for rows in by_unit.values():
        best: dict[tuple[int, int], float] = {}
        for row in rows:
            place = _place(found, row)
            best[place] = max(best.get(place, 0.0), float(likely[row]))
        starts, ends = np.array([a for a, _ in best]), np.array([b for _, b in best])
        values = np.array(list(best.values()), np.float32)
        for row in rows:
            left, right = _place(found, row)
            if right - left <= LONGEST:
                out[row] = values[(starts >= left) & (ends <= right)].sum()
    return out


def _place(found: Found, row: int) -> tuple[int, int]:
    block, at = found.places[row]
    span = found.blocks[block][1].spans[at]
    return span.start, span.end


def _sure(
    found: Found, scores: Floats, likely: Floats, worth: Floats, order: Sequence[int], asks_span: float
) -> Floats:
    """What speaks for answering at all: how good the best is, how far ahead, what the papers hold of the question."""
    if not order:
        return np.zeros(len(SURE_FEATURES), np.float32)
    top = order[0]
    block = found.places[top][0]
    other = next((float(worth[r]) for r in order[:40] if found.places[r][0] != block), 0.0)
    same = float(sum(likely[r] for r in range(len(likely)) if found.paper(r) is found.paper(top)))
    spread = float(-(likely * np.log(likely + 1e-9)).sum())
    guess = found.sort_guess
    head = [
        float(np.log(worth[top] + 1e-4)), float(scores[top]), float(scores.max()),
        float(worth[top]) - other, same, asks_span, float(-np.log(guess[found.sorts[top]] + _LEAST)),
        float(found.sorts[top] == guess.argmax()), spread, len(found.papers.wanted.words) / 10,
    ]  # fmt: skip
    rows = found.matrix[top]
    last = rows[-len(RULE_FEATURES) :]
    return np.concatenate([np.array(head, np.float32), found.best_units, rows[:_FIRST], found.kind_guess, last])


_FIRST = len(SPAN_FEATURES) + len(UNIT_FEATURES)
SURE_FEATURES = (
    "likely", "score", "best score", "ahead", "one document", "asks a span", "unlikely sort", "likeliest sort",
    "spread", "words", *(f"best {name}" for name in UNIT_FEATURES), *FEATURES[:_FIRST],
    *(f"kind {name}" for name in KINDS), *RULE_FEATURES,
)  # fmt: skip


def sureness(choice: Choice, trees: Forest, weights: Floats) -> float:
    """How sure it is, 0 to 1, that the question has an answer and this is it: by trees, and by a weighed sum."""
    if not choice.order:
        return 0.0
    grown = float(trees(choice.features[None, :])[0])
    summed = float(choice.features @ weights[:-1] + weights[-1])
    return float(_TREES / (1 + np.exp(-grown)) + (1 - _TREES) / (1 + np.exp(-summed)))


_TREES = 0.7
