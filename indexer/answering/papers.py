"""One document, read for a question: its passages with what they are read with, and the periods that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property

from indexer.answering.cells import Cell, list_cells
from indexer.answering.terms import Bag, Focus, fill_bag
from indexer.models import Document, DocumentSummary, Passage, Period
from indexer.parsing.periods import parse_key
from indexer.text.folding import fold
from indexer.text.numerals import write_roman

_HEADINGS = 0.75
_SAME_LINE = 0.75
_TITLE = 0.55  # what the document's own title counts: "theo kế hoạch CCHC năm 2023"
_HEAD = 0.45
TELLING_HEAD = 0.75  # ... of a head that tells most of the question
_HEAD_LENGTH = 1500
_SECTION = re.compile(r"\W*(?:i|1|a|dieu 1|chuong i|phan i|phan thu nhat)\s?[.:/-]*\)?\s")
_LEADING = 0.4  # what the sentence or caption before counts
_OF_OTHERS = 0.6
_INSIDE, AROUND, _DATED, NAMED, _WIDER = 1.0, 0.9, 0.85, 0.95, 0.45
PART = 0.95  # of a year: a report on a quarter of it, which may say what is so all year
_PIECE = 0.75  # of half a year: a report on a quarter of it


@dataclass
class PaperReading:
    """One document, read for a question."""

    summary: DocumentSummary
    document: Document
    folded: str
    bags: list[Bag]
    standing: float = 1.0  # how well the document itself meets the period
    _: KW_ONLY
    head_factor: float = _HEAD  # what the words before the first section count
    rest: Focus | None = None  # what the head, which tells most of the question, leaves to be said
    period_in_head: bool = False  # its head names the period asked for, and it has none of its own
    stated_in_head: bool = False  # its own head names the province asked for, which its metadata lacks
    _near: dict[int, list[tuple[Bag, float]]] = field(default_factory=dict)
    _cells: list[Cell] | None = None

    @property
    def text(self) -> str:
        return self.document.source.text

    @property
    def passages(self) -> Sequence[Passage]:
        return self.document.passages

    @property
    def cells(self) -> list[Cell]:
        """Every cell of its tables."""
        if self._cells is None:
            self._cells = list_cells(self.text, self.passages)
        return self._cells

    @cached_property
    def head(self) -> tuple[int, int]:
        """What stands before the first section: whose it is, what it is about. (passages, characters)."""
        for index, passage in enumerate(self.passages):
            if passage.start > _HEAD_LENGTH or (index and _SECTION.match(self.folded, passage.start, passage.end)):
                return index, passage.start
        return len(self.passages), min(len(self.text), _HEAD_LENGTH)

    @cached_property
    def head_bag(self) -> Bag:
        many, _ = self.head
        return Bag(
            frozenset(word for one in self.bags[:many] for word in one.words),
            frozenset(pair for one in self.bags[:many] for pair in one.pairs),
        )

    @cached_property
    def head_words(self) -> str:
        return f"{fold(self.summary.title or '')} ; {self.folded[: self.head[1]]}"

    def join_told(self, index: int) -> str:
        """Return the folded words of a passage, of the headings above it and of the document's head."""
        above = " ; ".join(fold(self.read_words(parent)) for parent in self.list_above(index))
        return f"{fold(self.read_words(index))} ; {above} ; {self.head_words}"

    def read_words(self, index: int) -> str:
        """Return the words of a passage."""
        passage = self.passages[index]
        return self.text[passage.start : passage.end]

    def list_above(self, index: int) -> Iterator[int]:
        """Yield the headings that a passage stands under, the nearest first."""
        parent = self.passages[index].parent
        while parent >= 0:
            yield parent
            parent = self.passages[parent].parent

    def gather_context(self, index: int) -> list[tuple[Bag, float]]:
        """Return the passage and what it is read with: the headings above, the sentence before, the table's caption."""
        if index not in self._near:
            groups = [(self.bags[index], 1.0)]
            factor = _HEADINGS
            for parent in self.list_above(index):
                groups.append((self.bags[parent], factor))
                factor *= 0.7
            before = self._find_leading_passage(index)
            if before >= 0:
                apart = "\n" in self.text[self.passages[before].end : self.passages[index].start]
                groups.append((self.bags[before], _LEADING if apart else _SAME_LINE))
            groups.append((fill_bag(f"{self.summary.doc_type or ''} {self.summary.title or ''}"), _TITLE))
            groups.append((self.head_bag, self.head_factor))
            self._near[index] = groups
        return self._near[index]

    def _find_leading_passage(self, index: int) -> int:
        before = index - 1
        if self.passages[index].kind == "row":
            while before >= 0 and self.passages[before].kind == "row":
                before -= 1
        return before if before >= 0 and self.passages[before].kind != "title" else -1


def weigh_period(summary: DocumentSummary, asked: Period) -> float:
    """Return how well a document's own period meets the one asked for."""
    own = parse_key(summary.period) if summary.period else None
    if own is None:
        year = (summary.date or "")[:4]
        return _DATED if year and asked.start[:4] <= year <= asked.end[:4] and asked.kind in ("year", "range") else 0.0
    if found := compare_periods(own, asked):
        return found
    if own.start <= asked.start and asked.end <= own.end:
        return AROUND if own.kind == "range" and asked.kind == "year" else _WIDER
    overlap = own.start <= asked.end and asked.start <= own.end
    return AROUND if overlap and own.kind == asked.kind == "range" else 0.0


def compare_periods(own: Period, asked: Period) -> float:
    """Return 1 for the very period asked for, less for a part of it, 0 for another.

    >>> compare_periods(parse_key("2024H1"), parse_key("2024")), compare_periods(parse_key("2024"), parse_key("2024H1"))
    (0.95, 0.0)
    """
    if not (asked.start <= own.start and own.end <= asked.end):
        return 0.0
    if own.key == asked.key or asked.kind == "range":
        return _INSIDE
    return PART if asked.kind == "year" else AROUND if asked.kind == "quarter" else _PIECE


def weigh_named_period(reading: PaperReading, index: int, period: Period) -> float:
    """Return how clearly the passage, or a heading above it, names the period."""
    for at in (index, *reading.list_above(index)):
        passage = reading.passages[at]
        if match_period(period).search(reading.folded, passage.start, passage.end):
            return NAMED if at == index else _weigh_other_years(reading, index)
    return 0.0


def weigh_head_period(reading: PaperReading, index: int) -> float:
    """Return how well a passage is of the period that the head of its document names."""
    return _weigh_other_years(reading, index)


def _weigh_other_years(reading: PaperReading, index: int) -> float:
    """Weigh a passage down that names years of its own: it is of those, whatever its heading says."""
    others = re.search(r"(?<![\w/])(?:19|20)\d\d(?![\d/])", _drop_dates(fold(reading.read_words(index))))
    return _OF_OTHERS if others else NAMED


def _drop_dates(told: str) -> str:
    """Drop the dates and numbers of documents: their years are no period."""
    return re.sub(r"\S*\d/\S+|ngay \d{1,2} thang \d{1,2} nam \d{4}", " ", told)


def match_period(period: Period) -> re.Pattern[str]:
    """Return the pattern of the ways in which a period is written."""
    year = period.year
    match period.kind:
        case "month":
            spoken = rf"thang\s+0?{period.n}\s*(?:/|nam)\s*{year}"
        case "quarter":
            spoken = rf"qu[yi]\s+(?:{write_roman(period.n or 1).lower()}|{period.n})\s*(?:/|nam|-)\s*{year}"
        case "half":
            spoken = rf"0?6\s+thang\s+{'cuoi' if period.n == 2 else 'dau'}\s+nam\s+{year}"
        case "nine_months":
            spoken = rf"0?9\s+thang\s+(?:dau\s+)?nam\s+{year}"
        case "year":
            spoken = rf"{year}"
        case "range":
            spoken = rf"{period.start[:4]}\s*-\s*{period.end[:4]}"
    return re.compile(rf"(?<![\w/]){spoken}(?!\d)")
