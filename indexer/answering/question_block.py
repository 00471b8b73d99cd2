"""The spans of one unit with what stands around each: what the features of a span are read from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.answering.generators import GeneratedSpan
from indexer.answering.paper_weights import Weighed
from indexer.answering.retrieval import Floats, RetrievedPaper
from indexer.text.folding import fold

_MARKS = re.compile(r"[,;()|\n:]|\.(?!\d)")
_SEGMENT = re.compile(r"[;|\n]|\.(?!\d)")
_MARK = 25.0
"""How far a mark of writing parts words, in characters."""


@dataclass
class QuestionBlock:
    """The spans of one unit, and what is asked; every feature is a vector over the spans."""

    weighed: Weighed
    at: int
    spans: list[GeneratedSpan]
    score: float
    said: dict[int, str] = field(default_factory=dict)

    @property
    def paper(self) -> RetrievedPaper:
        return self.weighed.paper

    def read_words(self, index: int) -> str:
        """Return what a span says: what is worked out, or the text itself."""
        span = self.spans[index]
        return self.said.get(index) or self.paper.text[span.start : span.end]

    @cached_property
    def folded(self) -> list[str]:
        return [
            " ".join((fold(self.said[at]) if at in self.said else self.paper.folded[span.start : span.end]).split())
            for at, span in enumerate(self.spans)
        ]

    @cached_property
    def edges(self) -> tuple[Floats, Floats]:
        return (
            np.array([span.start for span in self.spans], np.float32),
            np.array([span.end for span in self.spans], np.float32),
        )

    @cached_property
    def reach(self) -> tuple[int, int]:
        unit, own = self.paper.units[self.at], [s for s in self.spans if s.form != "cell above"]
        return min([unit.start, *(s.start for s in own)]), max([unit.end, *(s.end for s in own)])

    @cached_property
    def told(self) -> tuple[Floats, Floats, NDArray[np.int64]]:
        """Of each word that is said here: where it begins and ends, and which it is."""
        rows = [(hit.start, hit.end, word) for hit in self.paper.find_hits(*self.reach) for word in hit.words]
        starts, ends, words = zip(*rows, strict=True) if rows else ((), (), ())
        return np.array(starts, np.float32), np.array(ends, np.float32), np.array(words, np.int64)

    @cached_property
    def marks(self) -> list[int]:
        return [match.start() for match in _MARKS.finditer(self.paper.text, *self.reach)]

    def _count_marks_before(self, places: Floats) -> Floats:
        return np.searchsorted(self.marks, places).astype(np.float32)

    @cached_property
    def total(self) -> float:
        return max(float(self.weighed.left.sum()), 1e-6)

    def sum_best(self, value: Floats) -> Floats:
        """Return, for each span, what is left to be said, each word by its best value (spans × words said here)."""
        words = self.told[2]
        found = np.zeros(len(self.spans), np.float32)
        for word in set(words.tolist()):
            if self.weighed.left[word] > 0:
                found += self.weighed.left[word] * value[:, words == word].max(axis=1)
        return found / self.total

    @cached_property
    def distances(self) -> tuple[Floats, Floats]:
        """How far before and behind each span each word stands, marks counted; infinite where it does not."""
        left, right, _ = self.told
        starts, ends = self.edges
        before = starts[:, None] - right[None, :]
        before_far = before + _MARK * (
            self._count_marks_before(starts)[:, None] - self._count_marks_before(right)[None, :]
        )
        behind = left[None, :] - ends[:, None]
        behind_far = behind + _MARK * (
            self._count_marks_before(left)[None, :] - self._count_marks_before(ends)[:, None]
        )
        return np.where(before >= 0, before_far, np.inf), np.where(behind >= 0, behind_far, np.inf)

    def weigh_near(self, side: int, reach: float) -> Floats:
        """Return, for each span, how much of what is left stands near before (0) or behind it (1)."""
        return self.sum_best(np.exp(-self.distances[side] / reach).astype(np.float32))

    @cached_property
    def held(self) -> Floats:
        """What the span itself says."""
        left, right, _ = self.told
        starts, ends = self.edges
        inside = (left[None, :] >= starts[:, None]) & (right[None, :] <= ends[:, None])
        return self.sum_best(inside.astype(np.float32))

    @cached_property
    def clause(self) -> Floats:
        """What stands in the same clause, beside the span."""
        cuts = np.array([m.start() for m in _SEGMENT.finditer(self.paper.text, *self.reach)], np.float32)
        left, right, _ = self.told
        starts, ends = self.edges
        same = (np.searchsorted(cuts, left)[None, :] == np.searchsorted(cuts, starts)[:, None]) | (
            np.searchsorted(cuts, left)[None, :] == np.searchsorted(cuts, ends)[:, None]
        )
        outside = (right[None, :] <= starts[:, None]) | (left[None, :] >= ends[:, None])
        return self.sum_best((same & outside).astype(np.float32))

    def read_heading(self, index: int) -> str:
        """Return the heading of the column that a span stands in; "" outside of tables."""
        cell = self.spans[index].cell
        return self.paper.units[self.at].cells[cell].heading if cell >= 0 else ""

    @cached_property
    def column(self) -> Floats:
        """How much of what is left the heading of its column says."""
        known = {
            heading: self._weigh_text(heading) for heading in {self.read_heading(i) for i in range(len(self.spans))}
        }
        return np.array([known[self.read_heading(index)] for index in range(len(self.spans))], np.float32)

    def _weigh_text(self, text: str) -> float:
        return float(self.paper.weigh_words(text) @ self.weighed.left) / self.total

    @cached_property
    def row(self) -> Floats:
        """How much of what is left the other cells of its row say."""
        unit = self.paper.units[self.at]
        left, _, _ = self.told
        cells = [unit.cells[span.cell] if span.cell >= 0 else None for span in self.spans]
        starts = np.array([cell.start if cell else -1 for cell in cells], np.float32)
        ends = np.array([cell.end if cell else 1e9 for cell in cells], np.float32)
        beside = (left[None, :] < starts[:, None]) | (left[None, :] >= ends[:, None])
        return self.sum_best(beside.astype(np.float32))

    @cached_property
    def counted(self) -> Floats:
        """Is what is counted ("bao nhiêu hồ sơ") in the span, or right behind it?"""
        unit = self.weighed.papers.asked.unit[:2]
        if not unit:
            return np.zeros(len(self.spans), np.float32)
        behind = [f" {self.paper.folded[span.start : span.end + 24]}" for span in self.spans]
        return np.array([sum(f" {word}" in told for word in unit) / len(unit) for told in behind], np.float32)

    @cached_property
    def above(self) -> Floats:
        held = self.paper.above[self.at]
        return np.full(len(self.spans), float(held @ self.weighed.left) / self.total, np.float32)

    def flag(self, test: Callable[[int, GeneratedSpan], bool]) -> Floats:
        """Return, for each span, 1 where a test holds, else 0."""
        return np.array([test(index, span) for index, span in enumerate(self.spans)], np.float32)
