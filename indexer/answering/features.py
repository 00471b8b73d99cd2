"""What speaks for a unit, and for a span of it, as the answer: small numbers that are weighed by what was learned.

Every feature is a function of what is asked and of a place in a document; ``benchmarks/learn.py`` measures what each
one is worth on documents that it was not learned from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import numpy as np

from indexer.answering.agreement import SPAN_AGREEMENTS, mark_asked_part, mark_missing_part
from indexer.answering.paper_weights import (
    Weighed,
    find_years,
    list_years,
    meets_body,
    meets_period,
    meets_province,
    meets_type,
    meets_year,
    names_years,
    weigh_unmet_number,
)
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Floats, RetrievedPaper
from indexer.grammar.formulas import RECIPIENTS

_BASIS = re.compile(r"\W*(?:can cu|theo de nghi|xet)\b")
_RECIPIENTS = re.compile(rf"\W*(?:{RECIPIENTS}|- luu|luu:)")
_DIGITS = re.compile(r"[\d.,/ %-]+$")
_YEAR = re.compile(r"(?:nam )?(?:19|20)\d\d$")
_FIGURE = re.compile(r"\d{1,3}")
_POINT = re.compile(r"[*_]*[.):]")
_NAMING = re.compile(
    r"\b(?:nhom|muc|dieu|khoan|buoc|phan|chuong|loai|cap|lan|khoa|ky|vung|hang|to|thon|khu|bang|bieu|mau|phu luc"
    r"|nam|thang|quy|ngay)\W+$"
)
_NAMED, _NEARLY, _FAR = 12, 3, 6
_ORDINAL = re.compile(r"(?:stt|tt|số tt)\b", re.IGNORECASE)


UnitFeature = Callable[[Weighed], Floats]


def _flag(pattern: Callable[[RetrievedPaper, int], bool]) -> UnitFeature:
    def measure(case: Weighed) -> Floats:
        return np.array([float(pattern(case.paper, at)) for at in range(len(case.paper.units))], np.float32)

    return measure


def _make_constant(of: Callable[[Weighed], float]) -> UnitFeature:
    def measure(case: Weighed) -> Floats:
        return np.full(len(case.paper.units), of(case), np.float32)

    return measure


def _weigh_pairs(case: Weighed) -> Floats:
    total = float(case.pair_weights.sum())
    return (case.paper.own[1] @ case.pair_weights) / total if total else np.zeros(len(case.paper.units), np.float32)


def _weigh_rarest(case: Weighed) -> Floats:
    held = np.maximum(case.paper.own[0], case.paper.above)
    return held[:, case.rarest] if case.rarest >= 0 else np.zeros(len(case.paper.units), np.float32)


def _mark_number_mentions(case: Weighed) -> Floats:
    """Return which units mention the number that is asked about, where it is not the document's own."""
    found = np.zeros(len(case.paper.units), np.float32)
    if case.paper.bears:
        return found
    numbers = {number.number for number in case.papers.asked.numbers}
    for citation in case.paper.document.citations if numbers else ():
        if citation.number.lstrip("0").lower() in numbers:
            at = int(np.searchsorted(case.paper.starts, citation.start, side="right")) - 1
            if at >= 0:
                found[at] = 1.0
    return found


def _weigh_whole_share(case: Weighed) -> float:
    """Return how much of what is asked the document holds anywhere."""
    held = np.maximum(case.paper.own[0].max(axis=0, initial=0.0), case.paper.said)
    return float(held @ case.weights) / max(float(case.weights.sum()), 1e-6)


def _measure_length(case: Weighed) -> Floats:
    lengths = np.array([unit.end - unit.start for unit in case.paper.units], np.float32)
    found: Floats = (np.log1p(lengths) / 5).astype(np.float32)
    return found


def _weigh_pairs_above(case: Weighed) -> Floats:
    """Neighbours in the unit itself or in the heading or the row's first words that it stands under."""
    pairs, total = case.paper.own[1], float(case.pair_weights.sum())
    if not total or not len(pairs):
        return np.zeros(len(case.paper.units), np.float32)
    parents = np.array([unit.parent for unit in case.paper.units])
    both = np.where(parents[:, None] >= 0, np.maximum(pairs, pairs[parents]), pairs)
    return (both @ case.pair_weights) / total


def _weigh_figures_met(case: Weighed) -> Floats:
    """Return which share of the years and figures of the question the unit, what it stands under, or the
    document says.
    """
    figures = [at for at, word in enumerate(case.paper.wanted.words) if word[0].isdigit()]
    if not figures:
        return np.ones(len(case.paper.units), np.float32)
    held = np.maximum(np.maximum(_weigh_own_above(case), case.paper.before), case.paper.said)
    found: Floats = np.minimum(held[:, figures], 1.0).mean(axis=1).astype(np.float32)
    return found


def _weigh_names_met(case: Weighed) -> float:
    names = case.papers.asked.names
    return sum(name in case.paper.flat for name in names) / len(names) if names else 1.0


def _weigh_own_above(case: Weighed) -> Floats:
    return np.maximum(case.paper.own[0], case.paper.above)


UNIT_FEATURES: dict[str, UnitFeature] = {
    "share": lambda case: case.share(case.paper.own[0]),
    "rest": lambda case: case.share_rest(case.paper.own[0]),
    "rest with headings": lambda case: case.share_rest(_weigh_own_above(case)),
    "rest with the sentence before": lambda case: case.share_rest(
        np.maximum(_weigh_own_above(case), case.paper.before)
    ),
    "share with all": lambda case: case.share(
        np.maximum(np.maximum(_weigh_own_above(case), case.paper.before), case.paper.said)
    ),
    "neighbours": _weigh_pairs,
    "the rarest word": _weigh_rarest,
    "names the number": _mark_number_mentions,
    "bears the number": _make_constant(lambda case: float(case.paper.bears)),
    "rank": _make_constant(lambda case: 1.0 / (1 + case.paper.rank)),
    "engine": _make_constant(lambda case: case.paper.score),
    "document holds": _make_constant(_weigh_whole_share),
    "document says of itself": _make_constant(
        lambda case: float(case.paper.said @ case.weights) / max(float(case.weights.sum()), 1e-6)
    ),
    "neighbours with headings": _weigh_pairs_above,
    "of the province": _make_constant(meets_province),
    "of the year": _make_constant(meets_year),
    "of the period": _make_constant(meets_period),
    "of the body": _make_constant(meets_body),
    "of the type": _make_constant(meets_type),
    "number unmet": _make_constant(weigh_unmet_number),
    "years": names_years,
    "figures met": _weigh_figures_met,
    "names met": _make_constant(_weigh_names_met),
    "the part asked": mark_asked_part,
    "misses the part": mark_missing_part,
    "row": _flag(lambda paper, at: paper.units[at].kind == "row"),
    "heading": _flag(lambda paper, at: paper.units[at].kind in ("heading", "heads")),
    "title": _flag(lambda paper, at: paper.units[at].kind == "title"),
    "bullet": _flag(lambda paper, at: paper.units[at].kind == "bullet"),
    "basis": _flag(lambda paper, at: bool(_BASIS.match(paper.folded, paper.units[at].start))),
    "recipients": _flag(lambda paper, at: bool(_RECIPIENTS.match(paper.folded, paper.units[at].start))),
    "length": _measure_length,
    "place": lambda case: np.linspace(0, 1, len(case.paper.units), dtype=np.float32),
}


def weigh_units(case: Weighed) -> Floats:
    """Return units × features."""
    return np.stack([of(case) for of in UNIT_FEATURES.values()], axis=1)


def _mark_asked_itself(block: QuestionBlock) -> Floats:
    asked = f" {block.weighed.papers.asked.folded} "
    return block.flag(lambda i, _: block.folded[i] in asked)


def _mark_word_beside(block: QuestionBlock, side: int) -> Floats:
    """Mark spans with the asked word before them, or the one behind them: "quá hạn bao nhiêu hồ sơ"."""
    word = block.weighed.papers.asked.gap[side]
    if not word:
        return np.zeros(len(block.spans), np.float32)
    folded, (low, high) = block.paper.folded, block.reach
    known = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return block.flag(
        lambda _, span: (
            known.search(
                folded, *((max(low, span.start - 18), span.start), (span.start, min(high, span.end + 18)))[side]
            )
            is not None
        )
    )


def _mark_heading_year(block: QuestionBlock) -> Floats:
    """Return 1 where the heading of the column names a year that is asked for, -1 where another."""
    asked = list_years(block.weighed)
    if not asked:
        return np.zeros(len(block.spans), np.float32)

    def measure(heading: str) -> float:
        named = find_years(heading)
        return 0.0 if not named else 1.0 if named & asked else -1.0

    return np.array([measure(block.read_heading(index)) for index in range(len(block.spans))], np.float32)


def _order(block: QuestionBlock) -> Floats:
    seen: Counter[str] = Counter()
    found = []
    for span in block.spans:
        found.append(1.0 / (1 + seen[span.form]))
        seen[span.form] += 1
    return np.array(found, np.float32)


def _mark_alone_of_sort(block: QuestionBlock) -> Floats:
    many = Counter(span.sort for span in block.spans)
    return np.array([1.0 / many[span.sort] for span in block.spans], np.float32)


def _repeats(block: QuestionBlock) -> Floats:
    """Return which share of a span's words the question says itself."""
    many = np.array([len(words.split()) for words in block.folded], np.float32)
    left, right, _ = block.told
    starts, ends = block.edges
    inside = (left[None, :] >= starts[:, None]) & (right[None, :] <= ends[:, None])
    found: Floats = np.minimum(inside.sum(axis=1) / np.maximum(many, 1.0), 1.0).astype(np.float32)
    return found


def _mark_numbering(block: QuestionBlock) -> Floats:
    """Find figures that number or name what stands there and count nothing: "1. Ban Chỉ đạo", "Nhóm 7"."""
    folded, unit = block.paper.folded, block.paper.units[block.at]
    starts = {unit.start, *(cell.start for cell in unit.cells)}

    def measure(at: int, start: int, end: int) -> bool:
        if _FIGURE.fullmatch(block.folded[at]) is None:
            return False
        opens = any(0 <= start - one <= _NEARLY for one in starts) and _POINT.match(folded, end) is not None
        return opens or _NAMING.search(folded, max(0, start - _NAMED), start) is not None

    return block.flag(lambda at, span: measure(at, span.start, span.end))


def _count_from_label(block: QuestionBlock) -> Floats:
    """Return how many cells behind the one that says most of the question a span's cell stands; 0 outside of tables."""
    paper, cells = block.paper, block.paper.units[block.at].cells
    if not any(span.cell >= 0 for span in block.spans):
        return np.zeros(len(block.spans), np.float32)
    left = block.weighed.left
    said = [sum(float(left[word]) for word in {w for hit in paper.find_hits(c.start, c.end) for w in hit.words})
            for c in cells]  # fmt: skip
    label = cells[int(np.argmax(said))].column if max(said) > 0 else 0
    away = [cells[span.cell].column - label if span.cell >= 0 else 0 for span in block.spans]
    return np.clip(np.array(away, np.float32), -_FAR, _FAR)


def _weigh_alone(block: QuestionBlock) -> Floats:
    many = Counter(span.form for span in block.spans)
    return np.array([1.0 / many[span.form] for span in block.spans], np.float32)


def _weigh_fresh(block: QuestionBlock) -> Floats:
    """Weigh, of the words that the row does not say, how much the column's heading does."""
    left = np.maximum(1.0 - np.maximum(block.row, block.above), 1e-3)
    return np.minimum(block.column / left, 1.0).astype(np.float32)


def _mark_asking_column(block: QuestionBlock) -> Floats:
    """Mark whether the heading holds words that the row itself does not, relative to the best other column."""
    best = float(block.column.max(initial=0.0))
    return (block.column >= best - 1e-6).astype(np.float32) * (best > 0)


SPAN_FEATURES: dict[str, Callable[[QuestionBlock], Floats]] = {
    "unit": lambda block: np.full(len(block.spans), block.score, np.float32),
    "near before": lambda block: block.weigh_near(0, 30.0),
    "near behind": lambda block: block.weigh_near(1, 30.0),
    "farther before": lambda block: block.weigh_near(0, 120.0),
    "farther behind": lambda block: block.weigh_near(1, 120.0),
    "inside": lambda block: block.held,
    "in the clause": lambda block: block.clause,
    "column": lambda block: block.column,
    "row": lambda block: block.row,
    "column and row": lambda block: np.minimum(block.column, 0.5) * np.minimum(block.row, 0.5),
    "what the row leaves, by the column": _weigh_fresh,
    "column asks": _mark_asking_column,
    "headings": lambda block: block.above,
    "says all": lambda block: np.minimum(block.row + block.column + block.above, 1.0),
    "counted": lambda block: block.counted,
    "behind the word asked before": lambda block: _mark_word_beside(block, 0),
    "before the word asked behind": lambda block: _mark_word_beside(block, 1),
    "heading of the year": _mark_heading_year,
    "asked itself": _mark_asked_itself,
    "length": lambda block: np.log1p(block.edges[1] - block.edges[0]) / 5,
    "only digits": lambda block: block.flag(lambda i, _: _DIGITS.match(block.folded[i]) is not None),
    "a year": lambda block: block.flag(lambda i, _: _YEAR.match(block.folded[i]) is not None),
    "ordinal": lambda block: block.flag(lambda i, _: _ORDINAL.match(block.read_heading(i)) is not None),
    "first": _order,
    "alone": _weigh_alone,
    "alone of its sort": _mark_alone_of_sort,
    "marks": _mark_numbering,
    "repeats the question": _repeats,
    "cells from the label": _count_from_label,
    "in a row": lambda block: block.flag(lambda _, span: span.cell >= 0),
    "opens": lambda block: block.flag(lambda _, span: span.start <= block.paper.units[block.at].start + 3),
    "ends": lambda block: block.flag(lambda _, span: span.end >= block.paper.units[block.at].end - 3),
    "long": lambda block: block.flag(lambda _, span: span.end - span.start > 60),
    "basis": lambda block: np.full(
        len(block.spans), _BASIS.match(block.paper.folded, block.paper.units[block.at].start) is not None, np.float32
    ),
    **SPAN_AGREEMENTS,
}


def weigh_spans(block: QuestionBlock) -> Floats:
    """Return spans × features."""
    return np.stack([of(block) for of in SPAN_FEATURES.values()], axis=1)
