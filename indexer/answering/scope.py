"""Which documents, and which of their passages, can answer: province, period, body and number are conditions.

A condition is met by the document (it is of that province, that period) or by the passage itself (it names the
year, the province). What meets it in neither way cannot answer, however well its words fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from indexer.answering.cells import Cell, tables
from indexer.answering.terms import Bag, Focus, bag, bags, focus, spelled
from indexer.folding import fold, key
from indexer.grammar.measures import measure
from indexer.grammar.provinces import expand_province
from indexer.models import Document, DocumentSummary, Filters, Passage, Period, Query
from indexer.parsing.periods import parse_key
from indexer.query import parse
from indexer.questions import Asked
from indexer.store.base import Store

_ALL = 24  # with so few documents that pass the filters, all are read
_READ = 16

_HEADINGS = 0.75
_CORE = 0.34
_SAME_LINE = 0.75
_TITLE = 0.55  # what the document's own title counts: "theo kế hoạch CCHC năm 2023"
_LEADING = 0.4  # what the sentence or caption before counts
_SHARE = re.compile(r"\bt[yi] le\b")
_LABEL = re.compile(r"[-+*\s]*([^:;.\n]{3,45}):\s")
_INSIDE, _AROUND, _DATED, _NAMED, _WIDER = 1.0, 0.9, 0.85, 0.95, 0.45
PART = 0.95  # of a year: a report on a quarter of it, which may say what is so all year
_PIECE = 0.75  # of half a year: a report on a quarter of it


@dataclass
class Reading:
    """One document, read for a question."""

    summary: DocumentSummary
    document: Document
    folded: str
    bags: list[Bag]
    standing: float = 1.0  # how well the document itself meets the period
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
            self._cells = tables(self.text, self.passages)
        return self._cells

    def words_of(self, index: int) -> str:
        passage = self.passages[index]
        return self.text[passage.start : passage.end]

    def above(self, index: int) -> Iterator[int]:
        parent = self.passages[index].parent
        while parent >= 0:
            yield parent
            parent = self.passages[parent].parent

    def context(self, index: int) -> list[tuple[Bag, float]]:
        """The passage and what it is read with: the headings above, the sentence before, the table's caption."""
        if index not in self._near:
            groups = [(self.bags[index], 1.0)]
            factor = _HEADINGS
            for parent in self.above(index):
                groups.append((self.bags[parent], factor))
                factor *= 0.7
            before = self._leading(index)
            if before >= 0:
                apart = "\n" in self.text[self.passages[before].end : self.passages[index].start]
                groups.append((self.bags[before], _LEADING if apart else _SAME_LINE))
            groups.append((bag(f"{self.summary.doc_type or ''} {self.summary.title or ''}"), _TITLE))
            self._near[index] = groups
        return self._near[index]

    def _leading(self, index: int) -> int:
        before = index - 1
        if self.passages[index].kind == "row":
            while before >= 0 and self.passages[before].kind == "row":
                before -= 1
        return before if before >= 0 and self.passages[before].kind != "title" else -1


@dataclass
class Scope:
    """The documents that can answer, with the question's words weighed over them; read when they are needed."""

    asked: Asked
    searched: int
    read: Callable[[], tuple[list[Reading], Focus]]
    named: tuple[str, ...] = ()

    @cached_property
    def _read(self) -> tuple[list[Reading], Focus]:
        return self.read()

    @property
    def readings(self) -> list[Reading]:
        return self._read[0]

    @property
    def focus(self) -> Focus:
        return self._read[1]

    @cached_property
    def required(self) -> tuple[str, ...]:
        """What a passage must name: departments and ministries that wrote none of the documents, a place's name."""
        own = [key(reading.summary.issuer or "") for reading in self.readings]
        bodies = (name for name in self.asked.bodies if name.startswith(("so ", "bo ")))
        ended = ("het hieu luc",) if self.asked.kind == "date" and "het hieu luc" in self.asked.folded else ()
        return (*self.named, *ended, *(name for name in bodies if not any(name in issuer for issuer in own)))

    def standing(self, reading: Reading, index: int) -> float:
        """How well a passage meets the period that was asked for: 0 when not at all."""
        if not self.asked.periods:
            return 1.0
        if reading.standing >= _AROUND:
            return reading.standing
        named = max((_named_in(reading, index, period) for period in self.asked.periods), default=0.0)
        return max(named, reading.standing)

    def coverage(self, reading: Reading, index: int) -> float:
        return self.focus.coverage(reading.context(index))

    @property
    def stated(self) -> frozenset[str]:
        """The words, years and document numbers of the question: a number among them parts nothing."""
        years = {str(year) for period in self.asked.periods for year in period.years}
        numbers = {part for number in self.asked.numbers for part in re.findall(r"\w+", fold(number.raw))}
        return frozenset(self.focus.weights) | years | numbers

    @property
    def numbered(self) -> frozenset[str]:
        """The digits of the document numbers of the question, as they may be written."""
        return frozenset(part for number in self.asked.numbers for part in re.findall(r"\d+", number.raw))

    def labelled(self, reading: Reading, index: int) -> bool:
        """Is the label that the passage begins with what is asked: "Thời gian thực hiện: ..."?"""
        label = _LABEL.match(reading.words_of(index))
        told = bag(label[1]).words if label else frozenset[str]()
        return bool(told) and 3 * len([word for word in told if word in self.focus.weights]) >= 2 * len(told)

    def core(self, reading: Reading, index: int) -> bool:
        """Does the passage, with the headings above it, hold at least half of what says most in the question?"""
        return self.focus.core_share(reading.context(index)) >= _CORE


def open_scope(store: Store, asked: Asked) -> Scope:
    """The documents that meet the question's province and body, best first by its words.

    A province that wrote none of them and may be part of a name is looked for as words instead.
    """
    scope = _opened(store, asked, asked.focus)
    if scope.searched or not asked.loose or asked.numbers or set(asked.provinces) - set(asked.loose):
        return scope
    names = tuple(tuple(fold(name).split()) for name in asked.loose)
    found = _opened(store, replace(asked, provinces=(), loose=()), (*asked.focus, *names))
    return replace(found, named=tuple(" ".join(name) for name in names))


def _opened(store: Store, asked: Asked, wanted: Sequence[Sequence[str]]) -> Scope:
    places = tuple(name for place in asked.provinces for name in expand_province(place))
    every = store.search(Query(raw="", text="", filters=Filters(province=places)), limit=_ALL, facets=False)
    known = [document.id for document in every.documents]

    def read() -> tuple[list[Reading], Focus]:
        ids = known if every.total <= _ALL else _best(store, asked, wanted, places)
        readings = _readings(store, [*ids, *_mentioning(store, asked, places)], asked, wanted)
        readings = [reading for reading in readings if not places or reading.summary.province in places]
        readings = _of_bodies(asked, readings)
        for reading in readings:
            reading.standing = max((standing(reading.summary, period) for period in asked.periods), default=1.0)
        if asked.periods and asked.kind != "compare":
            readings.sort(key=lambda reading: -reading.standing)
        found = [one for reading in readings for one in reading.bags]
        return readings, focus(wanted, found, _implied(asked))

    return Scope(asked, every.total, read)


def _implied(asked: Asked) -> frozenset[str]:
    """Words that the answer's unit says by itself: "tỷ lệ" by "%", "công suất" by "MW"."""
    if asked.kind == "percent" and _SHARE.search(asked.folded):
        return frozenset(("ty", "ti", "le"))
    measured = measure(asked.folded) if asked.kind == "count" else None
    return measured[1] if measured else frozenset()


def _best(store: Store, asked: Asked, wanted: Sequence[Sequence[str]], places: tuple[str, ...]) -> list[str]:
    """The ids of the documents that fit best: those of the period come first, then those that may only name it."""
    query = parse(" ; ".join(" ".join(run) for run in wanted))
    here = Filters(province=places)
    narrow = replace(asked.filters, province=places)
    listed = ((narrow, _READ), (here, _READ // 2)) if asked.periods else ((here, _READ),)
    return [
        found.id
        for limits, most in listed
        for found in store.search(replace(query, filters=limits), most, facets=False).documents
    ]


def _mentioning(store: Store, asked: Asked, places: tuple[str, ...]) -> list[str]:
    """The ids of documents that mention the question's number."""
    if not asked.numbers:
        return []
    mentioned = [m.document for m in store.mentions(asked.numbers) if not places or m.document.province in places]
    return list(dict.fromkeys(document.id for document in mentioned))[:_ALL]


def _readings(store: Store, ids: Sequence[str], asked: Asked, wanted: Sequence[Sequence[str]]) -> list[Reading]:
    looked_for = spelled((*wanted, asked.folded.split()))
    found = []
    kept = {text.document.id: text.folded for text in store.texts(ids)}
    for known in dict.fromkeys(ids):
        document = store.document(known)
        text = document.source.text
        folded = kept.get(known) or fold(text)
        places = [(passage.start, passage.end) for passage in document.passages]
        found.append(Reading(document.summary, document, folded, bags(text, folded, places, looked_for)))
    return found


def _of_bodies(asked: Asked, readings: list[Reading]) -> list[Reading]:
    """When a body named is one that reports, only its documents; else the passages must name it."""
    own = [name for name in asked.bodies if any(name in key(r.summary.issuer or "") for r in readings)]
    if not own:
        return readings
    return [r for r in readings if r.summary.issuer is None or any(name in key(r.summary.issuer) for name in own)]


def standing(summary: DocumentSummary, asked: Period) -> float:
    """How well a document's own period meets the one asked for."""
    own = parse_key(summary.period) if summary.period else None
    if own is None:
        year = (summary.date or "")[:4]
        return _DATED if year and asked.start[:4] <= year <= asked.end[:4] and asked.kind in ("year", "range") else 0.0
    if found := within(own, asked):
        return found
    if own.start <= asked.start and asked.end <= own.end:
        return _AROUND if own.kind == "range" and asked.kind == "year" else _WIDER
    overlap = own.start <= asked.end and asked.start <= own.end
    return _AROUND if overlap and own.kind == asked.kind == "range" else 0.0


def within(own: Period, asked: Period) -> float:
    """1 for the very period asked for, less for a part of it, 0 for another.

    >>> within(parse_key("2024H1"), parse_key("2024")), within(parse_key("2024"), parse_key("2024H1"))
    (0.95, 0.0)
    """
    if not (asked.start <= own.start and own.end <= asked.end):
        return 0.0
    if own.key == asked.key or asked.kind == "range":
        return _INSIDE
    return PART if asked.kind == "year" else _AROUND if asked.kind == "quarter" else _PIECE


def _named_in(reading: Reading, index: int, period: Period) -> float:
    """Does the passage, or a heading above it, name the period?"""
    for at in (index, *reading.above(index)):
        passage = reading.passages[at]
        if _pattern(period).search(reading.folded, passage.start, passage.end):
            return _NAMED
    return 0.0


_ROMAN = {1: "i", 2: "ii", 3: "iii", 4: "iv"}


def _pattern(period: Period) -> re.Pattern[str]:
    year = period.year
    match period.kind:
        case "month":
            spoken = rf"thang\s+0?{period.n}\s*(?:/|nam)\s*{year}"
        case "quarter":
            spoken = rf"qu[yi]\s+(?:{_ROMAN[period.n or 1]}|{period.n})\s*(?:/|nam|-)\s*{year}"
        case "half":
            spoken = rf"0?6\s+thang\s+{'cuoi' if period.n == 2 else 'dau'}\s+nam\s+{year}"
        case "nine_months":
            spoken = rf"0?9\s+thang\s+(?:dau\s+)?nam\s+{year}"
        case "year":
            spoken = rf"{year}"
        case "range":
            spoken = rf"{period.start[:4]}\s*-\s*{period.end[:4]}"
    return re.compile(rf"(?<![\w/]){spoken}(?!\d)")
