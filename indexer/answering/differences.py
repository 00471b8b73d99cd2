"""Differences that a question asks for and no text states: "cấp đổi lâu hơn cấp lại bao nhiêu ngày".

Two amounts of one measure in one document are taken, one where most of the words before "hơn" stand, the other where
those behind it do, and the difference is worked out; both are shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from indexer.answering.candidates import tell_computed
from indexer.answering.choice import Choice
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Floats
from indexer.answering.span_rows import Found
from indexer.models import Answer, note
from indexer.text.folding import fold

_MORE = re.compile(
    r"(?<!\w)(?P<by>hon(?! (?:nua|the|\d)\b)|chenh(?: lech)? (?:nhau )?(?:so )?voi)(?: [^\s?]+){1,14}?"
    r" (?:bao nhieu|may)(?!\w)"
)
_NEAR = re.compile(r"hon(?: \S+){1,6}? (?:bao nhieu|may)(?!\w)")  # so that nothing else can be asked for
_BETWEEN = re.compile(
    r"(?<!\w)(?P<by>va|voi|so voi)(?!\w)[^?]*(?<!\w)(?:chenh (?:lech|nhau)|hon kem)(?!\w)[^?]*(?:bao nhieu|may)(?!\w)"
)
_FIGURE = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\d.,/]*\d)")
_VIETNAMESE = str.maketrans(",.", ".,")
_REACH = 60.0  # characters
_UNDER, _SHARED, _LIKELY = 0.7, 0.5, 0.05
_LEAST = 0.25  # of the words of its own side that an amount stands by


@dataclass(frozen=True, slots=True)
class _Amount:
    row: int
    value: float
    measure: str
    sides: tuple[float, float]
    worth: float


def find_parting(folded: str) -> int:
    """Return where a question for a difference parts its two sides; -1 where it asks for none.

    >>> find_parting("cap doi lau hon cap lai bao nhieu ngay"), find_parting("co hon bao nhieu ho so")
    (12, -1)
    """
    match = _MORE.search(folded) or _BETWEEN.search(folded)
    return match.start("by") if match else -1


def find_sides(found: Found, choice: Choice) -> tuple[int, int] | None:
    """Return the rows of the two amounts whose difference is asked for; None where they are not told apart."""
    asked = found.papers.asked
    parting = find_parting(asked.folded)
    if parting < 0 or (found.guessed != "compare" and _NEAR.match(asked.folded, parting) is None):
        return None
    left = np.array([place < parting for place in found.papers.wanted.places], np.float32) * found.papers.weights
    right = found.papers.weights - left
    amounts = [one for row in choice.order if (one := _make_amount(found, choice, row, left, right)) is not None]
    best, pair = 0.0, None
    for a in amounts:
        for b in amounts:
            if a.value == b.value or a.measure != b.measure or found.get_paper(a.row) is not found.get_paper(b.row):
                continue
            own = min(a.sides[0], b.sides[1])
            worth = a.sides[0] - _SHARED * a.sides[1] + b.sides[1] + _SHARED * b.sides[0] + a.worth + b.worth
            if own >= _LEAST and worth > best:
                best, pair = worth, (a.row, b.row)
    return pair


def _make_amount(found: Found, choice: Choice, row: int, left: Floats, right: Floats) -> _Amount | None:
    number, at = found.places[row]
    block = found.blocks[number][1]
    span, words = block.spans[at], block.read_words(at)
    figures = _FIGURE.findall(words)
    if (
        span.form not in ("amount", "percent", "cell")
        or len(figures) != 1
        or not span.sort.startswith(("amount", "per"))
    ):
        return None
    measure = " ".join(re.findall(r"[^\W\d_]+|%", fold(words)))
    held = _weigh_held(block, at)
    sides = [float(held @ side) / max(float(side.sum()), 1e-6) for side in (left, right)]
    worth = _LIKELY * float(np.log(choice.likely[row] + 1e-3))
    return _Amount(row, _value(*figures[0]), measure, sides=(sides[0], sides[1]), worth=worth)


def _weigh_held(block: QuestionBlock, at: int) -> Floats:
    """Return how near to an amount each word asked stands: in its row or sentence, its column's heading,
    what is above.
    """
    paper, unit = block.paper, block.paper.units[block.at]
    before, behind = block.distances
    held = paper.weigh_words(block.read_heading(at)).copy()
    if unit.parent >= 0:
        held = np.maximum(held, _UNDER * paper.own[0][unit.parent])
    _, _, words = block.told
    in_row = block.spans[at].cell >= 0
    away = np.minimum(before[at], behind[at])
    near = np.where(in_row | np.isinf(away), 1.0, np.exp(-away / _REACH))
    np.maximum.at(held, words, near.astype(np.float32))
    found: Floats = held
    return found


def _value(whole: str, part: str) -> float:
    return float(whole.replace(".", "") + part.replace(",", "."))


def tell_difference(found: Found, pair: tuple[int, int], first: Answer, second: Answer) -> Answer:
    """Return the answer that says by how much two amounts differ, proved by the first."""
    values = [_value(*_FIGURE.findall(found.read_words(row))[0]) for row in pair]
    match = _FIGURE.search(first.text)
    amount = f"{abs(values[0] - values[1]):,.3f}".rstrip("0").rstrip(".").translate(_VIETNAMESE)
    rest = first.text[match.end() :].strip() if match else ""
    return tell_computed(first, note("differs", by=f"{amount} {rest}".strip(), first=first.text, second=second.text))
