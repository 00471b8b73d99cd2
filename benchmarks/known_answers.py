"""What answers a question whose answer is known: which of the spans that were gathered, and what was told at last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from fitting import Bools, Floats
from numpy.typing import NDArray

from indexer.answering.choice import SPAN_KINDS, Choice, list_shown
from indexer.answering.generators import LONGEST, SORTS
from indexer.answering.paper_weights import Weighed
from indexer.answering.proposals import Proposal
from indexer.answering.ranking import find_difference, make_answer
from indexer.answering.retrieval import Papers
from indexer.answering.span_rows import Found
from indexer.models import Answer
from indexer.text.segmentation import fold_phrase

_EVIDENCE_KINDS = ("yesno", "reason", "about")
_LONGER = 25  # characters that a form which says what it is ("03 ngày làm việc") may have more than the shortest
_FIRM = [at for at, sort in enumerate(SORTS) if sort not in ("phrase", "figure", "long", "list")]


@dataclass
class Sample:
    """A question with its papers, where they prove the answer, and what was gathered for it."""

    told: dict[str, Any]
    group: str
    papers: Papers
    weighed: list[Weighed]
    rows: list[Floats]
    proofs: list[tuple[str, int, int]]
    proposal: Proposal
    found: Found | None = None
    right: Bools = field(default_factory=lambda: np.zeros(0, bool))
    core: Bools = field(default_factory=lambda: np.zeros(0, bool))
    choice: Choice | None = None
    sorts: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(SORTS)))

    @property
    def spans(self) -> bool:
        return self.told["kind"] in SPAN_KINDS and not self.told.get("parts")

    @property
    def proving(self) -> Bools:
        """Which units of all papers hold the proof."""
        return np.array(
            [
                any(paper.summary.id == d and unit.start < e and s < unit.end for d, s, e in self.proofs)
                for paper in self.papers.papers
                for unit in paper.units
            ],
            bool,
        )


def label_spans(sample: Sample, found: Found) -> tuple[Bools, Bools]:
    """Which spans answer; which of them are the shortest of their unit that do."""
    right = np.array([_is_right(sample, found, row) for row in range(len(found.places))], bool)
    if not sample.spans:
        return right, right
    firm = right & np.isin(found.sorts, _FIRM)
    proving = np.array([_proves(sample, found, row) for row in range(len(right))], bool) & right
    if proving.any():  # a figure may stand elsewhere by chance
        firm, right_there = firm & proving, proving
    else:
        right_there = right
    core = np.zeros_like(right)
    by_unit: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(right_there):
        by_unit[found.places[row][0]].append(int(row))
    for rows in by_unit.values():
        kept = [row for row in rows if firm[row]] or rows
        shortest = min(int(found.lengths[row]) for row in kept)
        reach = _LONGER if firm[kept[0]] else 2
        core[[row for row in kept if found.lengths[row] <= shortest + reach]] = True
    return right, core


def _proves(sample: Sample, found: Found, row: int) -> bool:
    """Does the unit of a span stand where the proof does?"""
    paper, (number, _) = found.get_paper(row), found.places[row]
    unit = paper.units[found.blocks[number][1].at]
    return any(paper.summary.id == d and unit.start < e and s < unit.end for d, s, e in sample.proofs)


def _is_right(sample: Sample, found: Found, row: int) -> bool:
    if found.is_ruled(row):
        return _is_ruled_right(sample, sample.proposal.answers)
    paper = found.get_paper(row)
    if not sample.told["answerable"] or all(paper.summary.id != proof[0] for proof in sample.proofs):
        return False
    if sample.spans:
        words = found.read_words(row)
        return len(words) <= LONGEST and any(holds(words, answer) for answer in sample.told["answers"])
    said = _tell_place(found, row)
    if sample.told["kind"] == "compare":  # each side may stand in a place of its own
        parts = sample.told.get("parts") or [sample.told["answers"]]
        return _proves(sample, found, row) and any(holds(said, one) for part in parts for one in part)
    return _holds_parts(sample, said) or _is_proven(sample, [(paper.summary.id, *_find_quoted(found, row))])


def _find_quoted(found: Found, row: int) -> tuple[int, int]:
    number, at = found.places[row]
    block = found.blocks[number][1]
    span, unit = block.spans[at], found.get_paper(row).units[block.at]
    return min(span.start, unit.start), max(span.end, unit.end)


def _tell_place(found: Found, row: int) -> str:
    """What an answer shows of a place."""
    paper, (start, end) = found.get_paper(row), _find_quoted(found, row)
    return f"{found.read_words(row)} ; {paper.text[start:end]} ; {paper.summary.title} ; {paper.summary.number}"


def _is_ruled_right(sample: Sample, answers: Sequence[Answer]) -> bool:
    """Are the answers of the rules right?"""
    if not sample.told["answerable"] or not answers:
        return False
    first = answers[0]
    if sample.spans:
        known = any(first.document.id == proof[0] for proof in sample.proofs)
        return known and len(first.text) <= LONGEST and any(holds(first.text, one) for one in sample.told["answers"])
    said = " ; ".join(f"{a.text} ; {a.quote} ; {a.document.title} ; {a.document.number}" for a in answers[:3])
    return _holds_parts(sample, said) or _is_proven(sample, [(a.document.id, a.start, a.end) for a in answers[:3]])


def _holds_parts(sample: Sample, said: str) -> bool:
    parts = sample.told.get("parts") or [sample.told["answers"]]
    return all(any(holds(said, one) for one in part) for part in parts)


def _is_proven(sample: Sample, places: Sequence[tuple[str, int, int]]) -> bool:
    """Does one of the places stand where the proof does, for a kind that a proof answers?"""
    return sample.told["kind"] in _EVIDENCE_KINDS and any(
        known == d and start < e and s < end for known, start, end in places for d, s, e in sample.proofs
    )


_PHRASES: dict[str, str] = {}


def holds(text: str, words: str) -> bool:
    """Whole words, whatever the diacritics, case and marks."""
    for one in (text, words):
        if one not in _PHRASES:
            _PHRASES[one] = f" {' '.join(fold_phrase(one))} "
    return _PHRASES[words] in _PHRASES[text]


def is_answered(sample: Sample) -> bool:
    """Is what would be told right?"""
    if sample.proposal.settled:
        return _is_ruled_right(sample, sample.proposal.answers)
    if sample.choice is None or sample.found is None:
        return False
    shown = list_shown(sample.found, sample.choice)
    if sample.told["kind"] == "compare":
        computed = [one.text for one in find_difference(sample.found, sample.choice, tell_best(sample))]
        return _holds_parts(sample, " ; ".join([*computed, *(_tell_place(sample.found, row) for row in shown)]))
    return any(sample.right[row] for row in shown[: 1 if sample.spans else 3])


def tell_best(sample: Sample) -> list[Answer]:
    """Return the best answer, as it would be told; none where the rules gave it."""
    assert sample.choice is not None
    assert sample.found is not None
    shown = list_shown(sample.found, sample.choice)[:1]
    return [make_answer(sample.found, row, 0.0) for row in shown if not sample.found.is_ruled(row)]
