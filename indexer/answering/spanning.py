"""Questions that a short span answers: how many, what per cent, when, which body, who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.answering.cells import Cell, tables
from indexer.answering.labels import clause, follows, tied
from indexer.answering.quoting import Candidate
from indexer.answering.scope import Reading, Scope, strangers
from indexer.answering.spans import MONEY, Span, spans
from indexer.answering.terms import bag
from indexer.folding import fold

_COVERED = 0.5  # a passage that holds less of the question than this does not answer it
_ENOUGH = 0.47
_UNIT, _CUE, _ROW = 0.08, 0.12, 0.12
_NUMERIC = re.compile(r"\d[\d.,]*(?:\s?%)?(?:\s*\([^)]*\))?$")
_CUES = (
    ("truoc ngay|truoc khi|truoc (?:ngay|thang|nam|quy)? ?(?:nao|may)|han", r"truoc(?: ngay)?\s*$|cham nhat(?: ngay)?\s*$"),
    ("tu ngay|tu khi|tu bao gio|ke tu|tu thang|hieu luc", r"(?:tu|ke tu)(?: ngay)?\s*$"),
    ("den ngay|den khi|den het", r"den(?: het)?(?: ngay)?\s*$"),
)
Passages = Mapping[str, Mapping[int, float]]
"""Document id → the passages that can answer, with a factor."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a candidate of this question must be."""

    money: bool
    cues: tuple[re.Pattern[str], ...]
    ordinal: bool
    strangers: tuple[str, ...]


def span_candidates(scope: Scope, kind: str, only: Passages | None = None) -> list[Candidate]:
    """Every span of a kind in the passages that cover the question, with how well it is tied to it."""
    rules = _rules(scope)
    found: list[Candidate] = []
    for reading in scope.readings:
        allowed = None if only is None else only.get(reading.summary.id, {})
        found += _in_prose(scope, reading, kind, rules, allowed)
        found += _in_tables(scope, reading, kind, rules, allowed)
    return [candidate for candidate in found if candidate.score >= _ENOUGH]


def _rules(scope: Scope) -> _Rules:
    folded = scope.asked.folded
    cues = tuple(re.compile(said) for asked, said in _CUES if re.search(rf"\b(?:{asked})\b", folded))
    money = MONEY.search(" ".join(scope.asked.unit)) or re.search(r"bao nhieu (?:tien|kinh phi)|kinh phi|so tien", folded)
    ordinal = re.search(r"xep (?:hang )?thu|thu may|thu hang|hang may|xep hang", folded) is not None
    bodies = tuple(name for name in strangers(scope.asked, scope.readings) if name.startswith(("so ", "bo ")))
    return _Rules(money is not None, cues, ordinal, bodies)


def _in_prose(
    scope: Scope, reading: Reading, kind: str, rules: _Rules, allowed: Mapping[int, float] | None
) -> Iterator[Candidate]:
    for index, passage in enumerate(reading.passages):
        factor = 1.0 if allowed is None else allowed.get(index, 0.0)
        factor *= scope.standing(reading, index)
        if passage.kind in ("row", "title") or not factor or not _named(reading, index, rules):
            continue
        covered = scope.coverage(reading, index)
        if covered < _COVERED or not scope.core(reading, index):
            continue
        words = clause(reading.text, passage.start, passage.end)
        for span in spans(kind, reading.text, passage.start, passage.end, reading.document.citations):
            firmness = tied(words, scope.focus, span.start, span.end)
            above = scope.focus.coverage(reading.context(index)[1:])
            firmness += 0.4 * max(above - 0.3, 0.0) if span.name == "value" else 0.2 * above * (1 - firmness)
            fitting = _fitting(scope, reading, kind, rules, span, passage.start)
            if fitting is not None:
                score = factor * (0.55 * covered + 0.45 * firmness + fitting)
                yield Candidate(
                    reading.summary, reading.text, span.start, span.end, (passage.start, passage.end), score
                )


def _named(reading: Reading, index: int, rules: _Rules) -> bool:
    words = fold(reading.words_of(index))
    return all(name in words for name in rules.strangers)


def _fitting(scope: Scope, reading: Reading, kind: str, rules: _Rules, span: Span, start: int) -> float | None:
    """What speaks for the span by its form: unit, cue, rank; None when it cannot be meant."""
    words = reading.folded[span.start : span.end]
    before = reading.folded[max(start, span.start - 30) : span.start]
    if kind in ("count", "percent") and _stated(scope, words):
        return None
    if kind == "percent":
        return -_overtaken(reading, span, before)
    if kind == "count":
        digits = re.match(r"[\d.,/]+", words)
        length = digits.end() if digits else 0
        if rules.money and not MONEY.search(words[length:]):
            return None
        if rules.ordinal and not re.search(r"(?:thu|hang|vi tri)(?: thu)?\s*$", before):
            return None
        return _UNIT * follows(reading.text, span.start + length, scope.asked.unit) - _overtaken(reading, span, before)
    if kind == "date" and rules.cues:
        return _CUE if any(cue.search(before) for cue in rules.cues) else -0.05
    if kind == "org":
        return -0.3 if _asked_for(scope, words) else 0.0
    return 0.0


def _stated(scope: Scope, words: str) -> bool:
    """A number that the question itself states is not the answer: "tăng từ 7,5% lên bao nhiêu"."""
    digits = re.match(r"[\d.,/]+", words)
    return digits is not None and digits[0].rstrip(".,/") in scope.focus.weights


def _overtaken(reading: Reading, span: Span, before: str) -> float:
    """ "Từ 116 TTHC thành 127 TTHC": what it was is not what it is."""
    after = reading.folded[span.end : span.end + 30]
    was = re.search(r"\btu\s*$", before) and re.match(r"[^,;.]{0,14}\s(?:thanh|len|xuong|con|toi|den)\s(?:con\s)?\d", after)
    return 0.1 if was else 0.0


def _asked_for(scope: Scope, words: str) -> bool:
    """A body that the question itself names is not the answer."""
    own = [word for word in bag(words).words]
    known = set(scope.focus.weights) | {w for body in scope.asked.bodies for w in body.split()} | {"tinh"}
    return all(word in known for word in own)


def _in_tables(
    scope: Scope, reading: Reading, kind: str, rules: _Rules, allowed: Mapping[int, float] | None
) -> Iterator[Candidate]:
    if rules.money or rules.ordinal or kind == "person":
        return
    for cell in tables(reading):
        factor = (1.0 if allowed is None else allowed.get(cell.passage, 0.0)) * scope.standing(reading, cell.passage)
        words = reading.text[cell.start : cell.end]
        if factor and _kind_of_cell(kind, words, cell.heading):
            score = factor * _cell_score(scope, reading, cell)
            passage = reading.passages[cell.passage]
            yield Candidate(reading.summary, reading.text, cell.start, cell.end, (passage.start, passage.end), score)


def _kind_of_cell(kind: str, words: str, heading: str) -> bool:
    numeric = _NUMERIC.match(" ".join(words.split())) is not None
    percent = "%" in words or ("%" in heading and numeric)
    told = fold(heading)
    match kind:
        case "count":
            return numeric and not percent and fold(heading) not in ("stt", "tt")
        case "percent":
            return percent and numeric
        case "date":
            return re.search(r"thoi gian|ngay|thoi han|tien do", told) is not None and not numeric
        case "list":
            return not numeric and len(words) > 12
        case _:
            return not numeric and re.search(r"don vi|co quan|chu tri|phoi hop|phong", told) is not None


def _cell_score(scope: Scope, reading: Reading, cell: Cell) -> float:
    """The row and the column must each say part of what is asked."""
    row, column = bag(cell.row), bag(cell.heading)
    own = scope.focus.coverage([(row, 1.0), (column, 1.0)])
    whole = scope.focus.coverage([(row, 1.0), (column, 1.0), *reading.context(cell.passage)[1:]])
    by_row = scope.focus.coverage([(row, 1.0)])
    by_column = scope.focus.coverage([(column, 1.0)])
    if whole < _COVERED or not by_column:
        return 0.0
    besides = min(0.015 * len([word for word in column.words if word not in scope.focus.weights]), _ROW)
    total = {"tong", "cong"} & row.words
    besides += _ROW if by_row < 0.1 and not total else 0.0
    return 0.5 * whole + 0.5 * own - besides
