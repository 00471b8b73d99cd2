"""Questions that a short span answers: how many, what per cent, when, which body, who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from indexer.answering.cells import Cell, tables
from indexer.answering.fitting import Rules, fitting, named, rules
from indexer.answering.labels import clause, tied
from indexer.answering.quoting import Candidate
from indexer.answering.scope import Reading, Scope
from indexer.answering.spans import Span, spans
from indexer.answering.terms import bag
from indexer.folding import fold, plain_number

_COVERED = 0.5  # a passage that holds less of the question than this does not answer it
_ENOUGH = 0.5
_BESIDE = 0.7  # what a word counts that stands in the heading of another column: "lĩnh vực"
_ROW, _NUMBERED = 0.12, 0.06
_LABELLED = 0.35  # how firmly at least the value is tied whose label is asked: "Thời gian thực hiện: ..."
_BEHIND = 0.5  # "... của đơn vị nào?": the answer stands behind what is asked of it
_NUMERIC = re.compile(r"\d[\d.,]*(?:\s?%)?(?:\s*\([^)]*\))?$")
_OF_YEAR = re.compile(r"(?:\d+ thang (?:dau |cuoi )?)?(?:nam |quy [iv\d]+[ /])?((?:19|20)\d\d)$")
Passages = Mapping[str, Mapping[int, float]]
"""Document id → the passages that can answer, with a factor."""


def span_candidates(scope: Scope, kind: str, only: Passages | None = None) -> list[Candidate]:
    """Every span of a kind in the passages that cover the question, with how well it is tied to it."""
    wanted = rules(scope)
    found: list[Candidate] = []
    for reading in scope.readings:
        allowed = None if only is None else only.get(reading.summary.id, {})
        found += _in_prose(scope, reading, kind, wanted, allowed)
        found += _in_tables(scope, reading, kind, wanted, allowed)
    return [candidate for candidate in found if candidate.score >= _ENOUGH]


def _in_prose(
    scope: Scope, reading: Reading, kind: str, wanted: Rules, allowed: Mapping[int, float] | None
) -> Iterator[Candidate]:
    for index, passage in enumerate(reading.passages):
        factor = 1.0 if allowed is None else allowed.get(index, 0.0)
        factor *= scope.standing(reading, index)
        if passage.kind in ("row", "title") or not factor or not named(reading, index, wanted):
            continue
        covered = scope.coverage(reading, index)
        if covered >= _COVERED and scope.core(reading, index):
            yield from _of_passage(scope, reading, kind, wanted, index, (factor, covered))


def _of_passage(
    scope: Scope, reading: Reading, kind: str, wanted: Rules, index: int, standing: tuple[float, float]
) -> Iterator[Candidate]:
    passage, (factor, covered) = reading.passages[index], standing
    words = clause(reading.text, passage.start, passage.end, scope.stated)
    labelled = scope.labelled(reading, index)
    above = scope.focus.coverage(reading.context(index)[1:])
    after = 1.0 if scope.asked.gap[1] or not scope.asked.asking else _BEHIND
    for span in spans(kind, reading.text, passage.start, passage.end, reading.document.citations):
        by_form = fitting(scope, reading, kind, wanted, span, index)
        if by_form is None:
            continue
        firmness = tied(words, scope.focus, span.start, span.end, after)
        firmness = max(firmness, _LABELLED) if labelled else firmness
        firmness += _from_above(above, firmness, labelled=labelled or span.name == "value")
        by_form += _beside_number(scope, reading, span, index)
        score = factor * (0.55 * covered + 0.45 * firmness + by_form)
        yield Candidate(reading.summary, reading.text, span.start, span.end, (passage.start, passage.end), score)


def _beside_number(scope: Scope, reading: Reading, span: Span, index: int) -> float:
    """ "Theo Nghị định 111 có bao nhiêu chỉ tiêu": of several numbers the one nearest to the decree is meant."""
    passage, wanted = reading.passages[index], {number.number for number in scope.asked.numbers}
    gaps = [
        max(span.start - cited.end, cited.start - span.end, 0)
        for cited in reading.document.citations
        if passage.start <= cited.start < passage.end and plain_number(cited.number) in wanted
    ]
    return _NUMBERED / (1.0 + min(gaps) / 40) if gaps else 0.0


def _from_above(above: float, firmness: float, *, labelled: bool) -> float:
    """What the headings say for a span; a value after a label ("Chủ trì: Pháp chế") lives by its heading."""
    return 0.4 * max(above - 0.3, 0.0) if labelled else 0.2 * above * (1 - firmness)


def _in_tables(
    scope: Scope, reading: Reading, kind: str, wanted: Rules, allowed: Mapping[int, float] | None
) -> Iterator[Candidate]:
    if wanted.money or wanted.ordinal or kind == "person":
        return
    for cell in tables(reading):
        factor = (1.0 if allowed is None else allowed.get(cell.passage, 0.0)) * scope.standing(reading, cell.passage)
        words = reading.text[cell.start : cell.end]
        if (
            factor
            and _kind_of_cell(kind, words, cell.heading)
            and _in_time(scope, cell)
            and named(reading, cell.passage, wanted)
        ):
            score = factor * _cell_score(scope, reading, cell)
            passage = reading.passages[cell.passage]
            yield Candidate(reading.summary, reading.text, cell.start, cell.end, (passage.start, passage.end), score)


def _in_time(scope: Scope, cell: Cell) -> bool:
    """A row or a column that is a year's own answers for that year alone."""
    wanted = {period.start[:4] for period in scope.asked.periods} | {period.end[:4] for period in scope.asked.periods}
    for told in (cell.heading, cell.first):
        years = _OF_YEAR.match(fold(told))
        if wanted and years and years[1] not in wanted:
            return False
    return True


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
    row, column = bag(f"{cell.first} ; {cell.row}"), bag(cell.heading + (" ; tỷ lệ" if "%" in cell.heading else ""))
    own = scope.focus.coverage([(row, 1.0), (column, 1.0), (bag(cell.every), _BESIDE)])
    whole = scope.focus.coverage(
        [(row, 1.0), (column, 1.0), (bag(cell.every), _BESIDE), *reading.context(cell.passage)[1:]]
    )
    by_row = [word for word in row.words - column.words if word in scope.focus.weights]
    by_column = scope.focus.coverage([(column, 1.0)])
    if whole < _COVERED or not by_column:
        return 0.0
    besides = min(0.015 * len([word for word in column.words if word not in scope.focus.weights]), _ROW)
    total = "tong" in row.words
    of_period = any(period.start[:4] in cell.first for period in scope.asked.periods)
    besides += _ROW if not by_row and not total and not of_period else 0.0
    return 0.5 * whole + 0.5 * own - besides
