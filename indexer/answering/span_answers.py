"""Questions that a short span answers: how many, what per cent, when, which body, who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from indexer.answering.candidates import Candidate
from indexer.answering.cells import Cell
from indexer.answering.labels import make_clause, measure_tie
from indexer.answering.papers import PaperReading, compare_periods
from indexer.answering.scope import Scope
from indexer.answering.span_rules import Rules, names_required, read_rules, weigh_fit
from indexer.answering.spans import Span, find_spans
from indexer.answering.terms import fill_bag
from indexer.models import Period
from indexer.parsing.periods import find_periods, parse_key
from indexer.text.folding import fold, strip_number

_COVERED = 0.5  # a passage that holds less of the question than this does not answer it
_ENOUGH = 0.5
_BESIDE = 0.7  # what a word counts that stands in the heading of another column: "lĩnh vực"
_ROW, _NUMBERED, _OF_PERIOD = 0.12, 0.06, 0.15
_LABELLED = 0.35  # how firmly at least the value is tied whose label is asked: "Thời gian thực hiện: ..."
_OTHER_LABEL = 0.85  # "Sản phẩm: ... trên Cổng của tỉnh" does not tell who leads
_DIRECT = 0.08  # "Chủ trì tham mưu: Văn phòng", and who leads is asked
_OWN_WORDS = 0.6  # of the question in what stands under the heading of a body
_UNDER = 0.9
_RESPONSIBLE = re.compile(
    r"[\W_]*(?:\d{1,2}[.)]?\d?|[a-zđ]\)|[IVX]+\.)?[\s*_]*(?:Trách nhiệm của |Giao |Đề nghị )?(?=[A-ZĐÀ-Ỹ])"
)
_ASKING_BODY = re.compile(r"cac (?:so|bo|don vi|co quan)")
_BEHIND = 0.5  # "... của đơn vị nào?": the answer stands behind what is asked of it
_NUMERIC = re.compile(r"[-–+]?\d[\d.,/]*(?:\s?%)?(?:\s*\([^)]*\))?$")
_TERM = re.compile(r"[-+*\s]*(?:thoi gian|thoi han|tien do|ngay hoan thanh)[^:;.\n]{0,30}:")
_COMPARED = re.compile(r"so voi|cung ky")
_PERIOD_ONLY = re.compile(r"(?:(?:giai doan|nam|quy|thang|dau|cuoi|[ivx]+|[\d/ –-])+\s*)+")
_FORMER = re.compile(r"\b(?:truoc(?! han|,)|cung ky)\b")
_TIME = frozenset(("nam", "thang", "quy", "dau", "cuoi", "6", "9", *map(str, range(1990, 2100))))
_OVERTAKEN = 0.15  # a column of the year or quarter before is not meant, unless it is asked for
Passages = Mapping[str, Mapping[int, float]]
"""Document id → the passages that can answer, with a factor."""


def find_span_candidates(scope: Scope, kind: str, only: Passages | None = None) -> list[Candidate]:
    """Return every span of a kind in the passages that cover the question, with how well it is tied to it."""
    wanted = read_rules(scope)
    found: list[Candidate] = []
    for reading in scope.readings:
        allowed = None if only is None else only.get(reading.summary.id, {})
        found += _find_prose_candidates(scope, reading, kind, wanted, allowed)
        found += _find_table_candidates(scope, reading, kind, wanted, allowed)
    return [candidate for candidate in found if candidate.score >= _ENOUGH]


def _find_prose_candidates(
    scope: Scope, reading: PaperReading, kind: str, wanted: Rules, allowed: Mapping[int, float] | None
) -> Iterator[Candidate]:
    for index, passage in enumerate(reading.passages):
        factor = 1.0 if allowed is None else allowed.get(index, 0.0)
        factor *= scope.weigh_standing(reading, index)
        if passage.kind in ("row", "title") or not factor or not names_required(reading, index, wanted):
            continue
        covered = scope.measure_coverage(reading, index)
        if covered >= _COVERED and scope.holds_core(reading, index):
            if kind == "org" and not wanted.head:
                yield from _find_responsible_body(scope, reading, index, factor * covered)
            yield from _find_passage_candidates(scope, reading, kind, wanted, index, (factor, covered))


def _find_responsible_body(scope: Scope, reading: PaperReading, index: int, score: float) -> Iterator[Candidate]:
    """Find who does what stands under a heading, the heading's body: "Trách nhiệm của Cục X: a) Kiểm tra ..."."""
    own = scope.focus.measure_coverage([(reading.bags[index], 1.0)])
    parent = reading.passages[index].parent
    if parent < 0 or own < _OWN_WORDS:
        return
    over, passage = reading.passages[parent], reading.passages[index]
    match = _RESPONSIBLE.match(reading.text, over.start, over.end)
    if match is None:
        return
    for span in find_spans("org", reading.text, match.end(), over.end):
        if span.start == match.end() and span.name == "body" and not _ASKING_BODY.match(reading.folded, span.start):
            quote = (over.start, passage.end)
            yield Candidate(reading.summary, reading.text, span.start, span.end, quote, score=_UNDER * score)
        return


def _find_passage_candidates(
    scope: Scope, reading: PaperReading, kind: str, wanted: Rules, index: int, standing: tuple[float, float]
) -> Iterator[Candidate]:
    passage, (factor, covered) = reading.passages[index], standing
    found = find_spans(kind, reading.text, passage.start, passage.end, reading.document.citations)
    fits = [(span, fit) for span in found if (fit := weigh_fit(scope, reading, kind, wanted, span, index)) is not None]
    if not fits:
        return  # most passages hold nothing of the kind: how their words hang together need not be known
    words = make_clause(reading.text, passage.start, passage.end, scope.stated, scope.numbered, scope.others)
    labelled = scope.is_labelled(reading, index) or (
        kind == "date" and _TERM.match(reading.folded, passage.start, passage.end) is not None
    )
    above = scope.focus.measure_coverage(reading.gather_context(index)[1:])
    factor *= _OTHER_LABEL if kind == "org" and _has_other_label(scope, reading, index) else 1.0
    after = 1.0 if scope.asked.gap[1] and not _names_value(scope) else _BEHIND
    after = after if scope.asked.asking else 1.0
    for span, by_form in fits:
        own = 0.0 if span.name == "value" else after
        firmness = measure_tie(words, scope.focus, span.start, span.end, own)
        if reading.rest:
            firmness = max(firmness, measure_tie(words, reading.rest, span.start, span.end, own))
        firmness = max(firmness, _LABELLED + 0.1 * firmness) if labelled else firmness
        firmness += _weigh_headings(above, firmness, labelled=labelled or span.name == "value")
        near = _weigh_nearness(scope, reading, span, index)
        held = _label_coverage(scope, reading, span, index) if span.name == "value" else covered
        near += _DIRECT if labelled and span.name == "value" else 0.0
        score = factor * (0.55 * held + 0.45 * firmness + by_form + near)
        yield Candidate(reading.summary, reading.text, span.start, span.end, (passage.start, passage.end), score=score)


_LABEL_BEFORE = re.compile(r"[-+*\s]*([^:;,.\n]{3,30}):\s")


def _has_other_label(scope: Scope, reading: PaperReading, index: int) -> bool:
    """Does the passage begin with a label of which nothing is asked?"""
    match = _LABEL_BEFORE.match(reading.read_words(index))
    return match is not None and not any(word in scope.focus.weights for word in fill_bag(match[1]).words)


_INTERROGATIVE = re.compile(r"\b(?:nao|may|bao|gi|ai|dau|khi|luc)\b")


def _names_value(scope: Scope) -> bool:
    """Tell whether the words are a label, which stands before its value: "Thời gian hội chợ X".

    "Số biên chế" is none: "giao 55 biên chế".
    """
    return not scope.asked.unit and _INTERROGATIVE.search(scope.asked.asking) is None


def _label_coverage(scope: Scope, reading: PaperReading, span: Span, index: int) -> float:
    """Weigh what a label and its headings tell of the value behind it: "Chủ trì tham mưu: Văn phòng"."""
    label = fill_bag(reading.text[reading.passages[index].start : span.start])
    return scope.focus.measure_coverage([(label, 1.0), *reading.gather_context(index)[1:]])


def _weigh_nearness(scope: Scope, reading: PaperReading, span: Span, index: int) -> float:
    """Weigh how near a number stands to what is named: "Theo Nghị định 111 có bao nhiêu chỉ tiêu"."""
    passage, wanted = reading.passages[index], {number.number for number in scope.asked.numbers}
    gaps = [
        max(span.start - cited.end, cited.start - span.end, 0)
        for cited in reading.document.citations
        if passage.start <= cited.start < passage.end and strip_number(cited.number) in wanted
    ]
    return _NUMBERED / (1.0 + min(gaps) / 40) if gaps else 0.0


def _weigh_headings(above: float, firmness: float, *, labelled: bool) -> float:
    """Return what the headings say for a span; a value after a label ("Chủ trì: Pháp chế") lives by its heading."""
    return 0.4 * max(above - 0.3, 0.0) if labelled else 0.2 * above * (1 - firmness)


def _find_table_candidates(
    scope: Scope, reading: PaperReading, kind: str, wanted: Rules, allowed: Mapping[int, float] | None
) -> Iterator[Candidate]:
    if wanted.money or kind in ("person", "rank", "place", "contact"):
        return
    for cell in reading.cells:
        factor = 1.0 if allowed is None else allowed.get(cell.passage, 0.0)
        words = reading.text[cell.start : cell.end]
        if not factor or not _is_cell_of_kind(kind, words, cell) or not names_required(reading, cell.passage, wanted):
            continue
        factor *= _weigh_time(scope, reading, cell)
        if factor:
            score = factor * _weigh_cell(scope, reading, cell, own=_read_cell_period(cell))
            passage = reading.passages[cell.passage]
            quote = (passage.start, passage.end)
            yield Candidate(
                reading.summary, reading.text, cell.start, cell.end, quote, score=score, column=cell.heading
            )


def _weigh_time(scope: Scope, reading: PaperReading, cell: Cell) -> float:
    """Return how well a cell meets the period asked for; a row or a column that is a period's own answers
    for it alone.
    """
    own = _read_cell_period(cell)
    if own is None or not scope.asked.periods:
        return scope.weigh_standing(reading, cell.passage)
    return max(compare_periods(own, period) for period in scope.asked.periods)


def _read_cell_period(cell: Cell) -> Period | None:
    return _read_own_period(fold(cell.heading), alone=False) or _read_own_period(fold(cell.first), alone=True)


@cache
def _read_own_period(told: str, *, alone: bool) -> Period | None:
    """Return the period that a heading names; with ``alone``, only when it says nothing else ("Năm 2023", "2023").

    >>> _read_own_period("tiep nhan 9 thang 2023", alone=False).key, _read_own_period("ke hoach nam 2023", alone=True)
    ('2023-9M', None)
    """
    if _COMPARED.search(told):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", told):
        return parse_key(told)
    found = next((period for _, period in find_periods(told)), None)
    return found if found is None or not alone or _PERIOD_ONLY.fullmatch(told) else None


def _is_cell_of_kind(kind: str, words: str, cell: Cell) -> bool:
    numeric = _NUMERIC.match(" ".join(words.split())) is not None
    percent = "%" in words or (numeric and "%" in f"{cell.heading}{cell.row}")
    told = fold(cell.heading)
    match kind:
        case "count":
            return numeric and not percent and told not in ("stt", "tt")
        case "percent":
            return percent and numeric
        case "date":
            return re.search(r"thoi gian|ngay|thoi han|tien do", told) is not None and not numeric
        case "list":
            return not numeric and len(words) > 12
        case _:
            return not numeric and re.search(r"don vi|co quan|chu tri|phoi hop|phong", told) is not None


def _weigh_cell(scope: Scope, reading: PaperReading, cell: Cell, own: Period | None) -> float:
    """Weigh a cell: row and column must each say part of what is asked; a period asked for is such a part."""
    of_period = own is not None and any(own.key == period.key for period in scope.asked.periods)
    row, column = (
        fill_bag(f"{cell.first} ; {cell.row}"),
        fill_bag(cell.heading + (" ; tỷ lệ" if "%" in cell.heading else "")),
    )
    itself = scope.focus.measure_coverage([(row, 1.0), (column, 1.0), (fill_bag(cell.every), _BESIDE)])
    whole = scope.focus.measure_coverage(
        [(row, 1.0), (column, 1.0), (fill_bag(cell.every), _BESIDE), *reading.gather_context(cell.passage)[1:]]
    )
    by_row = [word for word in row.words - column.words if word in scope.focus.weights]
    by_column = scope.focus.measure_coverage([(column, 1.0)])
    called = not fill_bag(scope.asked.asking).words.isdisjoint(column.words)  # "cơ quan nào": "Cơ quan thực hiện"
    if whole < _COVERED or not (by_column or of_period or called):
        return 0.0
    extra = [word for word in column.words if word not in scope.focus.weights and not (own and word in _TIME)]
    besides = min(0.015 * len(extra), _ROW)
    total = "tong" in row.words
    besides += _ROW if not by_row and not total and not of_period else 0.0
    if _FORMER.search(fold(cell.heading)) and not _FORMER.search(scope.asked.folded):
        besides += _OVERTAKEN
    return 0.5 * whole + 0.5 * itself - besides + (_OF_PERIOD if of_period else 0.0)
