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
from indexer.answering.question import Asked
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
    r"(?<!\w)(?P<by>so voi|va|voi)(?!\w)[^?]*(?<!\w)(?:chenh (?:lech|nhau)|hon kem)(?!\w)"
    r"[^?]*(?:bao nhieu|may|the nao|ra sao)(?!\w)"
)
_STEP_ASKED = re.compile(
    r"(?<!\w)(?:cat giam|rut ngan|giam|tang)(?! con| xuong| len)(?: \w+){0,4}? (?:bao nhieu|may)"
    r"(?! (?:phan tram|%))(?!\w)"
)
_STEP = re.compile(
    r"từ (?P<first>\d[\d.,]*)(?P<unit>[^\d.,;:|]{0,24}?)\s(?:xuống|lên|còn|thành)(?: còn)? (?P<second>\d[\d.,]*)"
    r"(?P<measure>[^\d.,;:|()]{0,24})"
)
_FIGURE = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\d.,/]*\d)")
_VIETNAMESE = str.maketrans(",.", ".,")
_REACH = 60.0  # characters
_UNDER, _SHARED, _LIKELY = 0.7, 0.5, 0.05
_LEAST = 0.4  # of what the best amount of its side stands by


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
    before = np.array([place < parting for place in found.papers.wanted.places], np.float32)
    amounts = [one for row in choice.order if (one := _make_amount(found, choice, row, before)) is not None]
    most = [max((one.sides[side] for one in amounts), default=0.0) for side in (0, 1)]
    left, right = ([a for a in amounts if a.sides[side] >= _LEAST * most[side] > 0] for side in (0, 1))
    best, pair = 0.0, None
    for a in left:
        for b in right:
            apart = found.get_paper(a.row) is not found.get_paper(b.row)
            if a.value == b.value or a.measure != b.measure or apart != _names_two(asked):
                continue
            worth = a.sides[0] - _SHARED * a.sides[1] + b.sides[1] + _SHARED * b.sides[0] + a.worth + b.worth
            if worth > best:
                best, pair = worth, (a.row, b.row)
    return pair


def _make_amount(found: Found, choice: Choice, row: int, before: Floats) -> _Amount | None:
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
    weights = block.weighed.left
    if _names_two(found.papers.asked):  # what a document says of itself tells which side it is of
        held, weights = np.maximum(held, block.paper.said), block.weighed.weights
    sides = [float(held @ side) / max(float(side.sum()), 1e-6) for side in (weights * before, weights * (1 - before))]
    worth = _LIKELY * float(np.log(choice.likely[row] + 1e-3))
    return _Amount(row, _value(*figures[0]), measure, sides=(sides[0], sides[1]), worth=worth)


def _names_two(asked: Asked) -> bool:
    """Are the sides of different provinces or documents?"""
    return len(asked.provinces) > 1 or len(asked.numbers) > 1


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


def tell_difference(found: Found, pair: tuple[int, int], first: Answer, second: Answer) -> Answer:
    """Return the answer that says by how much two amounts differ, proved by the first."""
    match = _FIGURE.search(first.text)
    rest = first.text[match.end() :].strip() if match else ""
    told = _spell_difference(found.read_words(pair[0]), found.read_words(pair[1]), rest)
    return tell_computed(first, note("differs", by=told, first=first.text, second=second.text))


def find_step(asked: Asked, answer: Answer) -> Answer | None:
    """Return by how much something fell or rose, where that is asked and its quote says from what to what."""
    if _STEP_ASKED.search(asked.folded) is None or (match := _STEP.search(answer.quote)) is None:
        return None
    rest = " ".join((match["unit"].strip() or match["measure"]).split())
    first, second = (f"{match[side]} {rest}".strip() for side in ("first", "second"))
    return tell_computed(answer, note("differs", by=_spell_difference(first, second, rest), first=first, second=second))


def _spell_difference(first: str, second: str, measure: str) -> str:
    values = [_value(*_FIGURE.findall(words)[0]) for words in (first, second)]
    amount = f"{abs(values[0] - values[1]):,.3f}".rstrip("0").rstrip(".").translate(_VIETNAMESE)
    return f"{amount} {measure}".strip()


def _value(whole: str, part: str) -> float:
    return float(whole.replace(".", "") + part.replace(",", "."))
