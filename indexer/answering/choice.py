"""Which span answers best, by what was learned, and how sure it is that it answers at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.answering.admission import admit_spans
from indexer.answering.codes import find_asked_code
from indexer.answering.doubts import DOUBTS, weigh_doubts
from indexer.answering.features import SPAN_FEATURES, UNIT_FEATURES
from indexer.answering.generators import LONGEST
from indexer.answering.learned_weights import Forest, share_likelihood
from indexer.answering.retrieval import Floats
from indexer.answering.rule_spans import RULE_FEATURES
from indexer.answering.span_rows import FEATURES, KINDS, Found

SPAN_KINDS = ("count", "date", "docnum", "org", "percent", "person")
_SHOWN = 3
_LEAST = 1e-3
_OF_ROW, _RULED = 0.75, 0.2  # of a row's likelihood that its cell must have to be told; one that rules say needs less
_NARROWED = ("date", "person")
_READ = 40  # spans that are compared with the best
_NEVER = -1e3  # the score of what may not answer


@dataclass(frozen=True)
class Choice:
    """The rows of the spans, best first; how likely each holds the answer; what speaks for answering at all."""

    order: list[int]
    likely: Floats
    features: Floats
    asks_span: bool


def choose(found: Found, scores: Floats, sharp: float) -> Choice:
    """Return which spans answer best: a short span holds the answer as likely as the spans within it do together."""
    admitted = admit_spans(found)
    scores = np.where(admitted, scores, _NEVER).astype(np.float32)
    likely = share_likelihood(sharp * scores)
    asks_span = float(found.kind_guess[[KINDS.index(kind) for kind in SPAN_KINDS]].sum())
    worth = _sum_within(found, likely) if asks_span > 0.5 else likely
    order = [int(at) for at in np.lexsort((found.lengths, -np.round(worth, 4))) if admitted[at]]
    features = _measure_sureness(found, scores, likely, worth, order, asks_span)
    return Choice(order, worth, features, found.guessed in SPAN_KINDS)


def list_shown(found: Found, choice: Choice) -> list[int]:
    """Return the rows that are told, best first: one for a span, three passages, each place once."""
    rows: list[int] = []
    taken: list[tuple[str, int, int]] = []
    for best in choice.order:
        row = narrow(found, choice, best) if choice.asks_span else best
        start, end = _place(found, row)
        known = found.get_paper(row).summary.id
        if not found.read_words(row).strip() or any(d == known and a < end and start < b for d, a, b in taken):
            continue
        taken.append((known, start, end))
        rows.append(row)
        if len(rows) == (1 if choice.asks_span else _SHOWN):
            break
    return rows


def narrow(found: Found, choice: Choice, row: int) -> int:
    """Choose in place of a whole row its cell, of words around a code the code, that is as likely as most of them.

    A clause stays whole, unless the rules answer with a part of it, a day or a name.
    """
    (start, end), (block, at) = _place(found, row), found.places[row]
    paper, unit = found.get_paper(row), found.get_unit(row)
    whole_row = found.blocks[block][1].spans[at].cell < 0 and bool(paper.units[unit].cells)
    ruled_only = not whole_row and find_asked_code(found.papers.asked) is None
    if ruled_only and found.guessed not in _NARROWED:
        return row
    whole = float(choice.likely[row])
    inner = [
        at
        for at in choice.order
        if found.get_unit(at) == unit and found.get_paper(at) is paper
        if start <= _place(found, at)[0] and _place(found, at)[1] <= end and found.read_words(at).strip()
        if choice.likely[at] >= (_RULED if found.is_ruled(at) else _OF_ROW) * whole
        if found.is_ruled(at) or not ruled_only
    ]
    return min(inner, key=lambda at: (int(found.lengths[at]), not found.is_ruled(at)), default=row)


def _sum_within(found: Found, likely: Floats) -> Floats:
    """Return for each span the likelihood of all spans within it, the same place counted once."""
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


def _measure_sureness(
    found: Found, scores: Floats, likely: Floats, worth: Floats, order: Sequence[int], asks_span: float
) -> Floats:
    """Return what speaks for answering at all: how good the best is, how far ahead, what the papers hold of the
    question.
    """
    if not order:
        return np.zeros(len(SURE_FEATURES), np.float32)
    top = order[0]
    block = found.places[top][0]
    other = next((float(worth[r]) for r in order[:_READ] if found.places[r][0] != block), 0.0)
    same = float(sum(likely[r] for r in range(len(likely)) if found.get_paper(r) is found.get_paper(top)))
    spread = float(-(likely * np.log(likely + 1e-9)).sum())
    guess, said = found.sort_guess, found.fold_words(top)
    agreeing = {found.places[r][0]: float(likely[r]) for r in order[:_READ][::-1] if found.fold_words(r) == said}
    head = [
        float(np.log(worth[top] + 1e-4)), float(scores[top]), float(scores.max()),
        float(worth[top]) - other, same, asks_span, float(-np.log(guess[found.sorts[top]] + _LEAST)),
        float(found.sorts[top] == guess.argmax()), spread, len(found.papers.wanted.words) / 10,
        sum(agreeing.values()) - agreeing[block], len(agreeing),
    ]  # fmt: skip
    rows = found.matrix[top]
    last = rows[-len(RULE_FEATURES) :]
    doubts = weigh_doubts(found.blocks[block][1])
    return np.concatenate([np.array(head, np.float32), doubts, found.best_units, rows[:_FIRST], found.kind_guess, last])


_FIRST = len(SPAN_FEATURES) + len(UNIT_FEATURES)
SURE_FEATURES = (
    "likely", "score", "best score", "ahead", "one document", "asks a span", "unlikely sort", "likeliest sort",
    "spread", "words", "agreeing", "places that agree", *DOUBTS, *(f"best {name}" for name in UNIT_FEATURES),
    *FEATURES[:_FIRST],
    *(f"kind {name}" for name in KINDS), *RULE_FEATURES,
)  # fmt: skip


def weigh_sureness(choice: Choice, trees: Forest, weights: Floats) -> float:
    """Return how sure it is, 0 to 1, that the question has an answer and this is it: by trees, and by a weighed sum."""
    if not choice.order:
        return 0.0
    grown = float(trees(choice.features[None, :])[0])
    summed = float(choice.features @ weights[:-1] + weights[-1])
    return float(_TREES / (1 + np.exp(-grown)) + (1 - _TREES) / (1 + np.exp(-summed)))


def weigh_twice(sure: float) -> float:
    """Return how sure it is where the question is met in two places, each of which speaks for the other.

    >>> weigh_twice(0.5)
    0.75
    """
    return 1.0 - (1.0 - sure) ** 2


_TREES = 0.6
