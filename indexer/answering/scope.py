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
from indexer.answering.terms import Bag, Focus, Others, bag, bags, enriched, focus, spelled
from indexer.folding import fold, key
from indexer.grammar.measures import measure
from indexer.grammar.provinces import PROVINCES, expand_province
from indexer.grammar.synonyms import otherwise
from indexer.models import Document, DocumentSummary, Filters, Passage, Period, Query
from indexer.parsing.periods import parse_key
from indexer.query import parse
from indexer.questions import Asked, understand
from indexer.store.base import Store

_ALL = 24  # with so few documents that pass the filters, all are read
_READ = 16

_HEADINGS = 0.75
_CORE = 0.34
_SAME_LINE = 0.75
_TITLE = 0.55  # what the document's own title counts: "theo kế hoạch CCHC năm 2023"
_HEAD, _TELLING_HEAD = 0.45, 0.75
_TELLS = 0.5  # a head that holds so much of the question is what the question describes
_HEAD_LENGTH = 1500
_SECTION = re.compile(r"\W*(?:i|1|a|dieu 1|chuong i|phan i|phan thu nhat)\s?[.:/-]*\)?\s")
_LEADING = 0.4  # what the sentence or caption before counts
_SHARE = re.compile(r"\bt[yi] le\b")
_LABEL = re.compile(r"[-+*\s]*([^:;.\n]{3,45}):\s")
_OF_OTHERS = 0.6
_NATIONAL = ("bo ", "chinh phu", "thu tuong", "quoc hoi", "bo chinh tri", "trung uong")
_INSIDE, _AROUND, _DATED, _NAMED, _WIDER = 1.0, 0.9, 0.85, 0.95, 0.45
PART = 0.95  # of a year: a report on a quarter of it, which may say what is so all year
_NAMED_BY = 0.7  # of the words that name a document stand in its title
_PIECE = 0.75  # of half a year: a report on a quarter of it


@dataclass
class Reading:
    """One document, read for a question."""

    summary: DocumentSummary
    document: Document
    folded: str
    bags: list[Bag]
    standing: float = 1.0  # how well the document itself meets the period
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
            self._cells = tables(self.text, self.passages)
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

    def told_of(self, index: int) -> str:
        """The folded words of a passage, of the headings above it and of the document's head."""
        above = " ; ".join(fold(self.words_of(parent)) for parent in self.above(index))
        return f"{fold(self.words_of(index))} ; {above} ; {self.head_words}"

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
            groups.append((self.head_bag, self.head_factor))
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
        if not self._of_place(reading, index):
            return 0.0
        if not self.asked.periods:
            return 1.0
        if reading.standing >= _AROUND:
            return reading.standing
        named = max((_named_in(reading, index, period) for period in self.asked.periods), default=0.0)
        if not named and reading.period_in_head:
            named = _named_by_head(reading, index)
        return max(named, reading.standing)

    def _of_place(self, reading: Reading, index: int) -> bool:
        """A document of no province ("Nghị quyết của Bộ Chính trị") answers where it names the one asked for."""
        if not self.asked.provinces or reading.summary.province is not None or reading.stated_in_head:
            return True
        told = reading.told_of(index)
        return any(fold(name) in told for place in self.asked.provinces for name in expand_province(place))

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

    @cached_property
    def others(self) -> Others:
        """What else may stand for words of the question."""
        return tuple(otherwise(self.asked.folded))

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
    whole = understand(asked.raw, named=True)
    found = _opened(store, replace(asked, provinces=(), loose=(), focus=whole.focus), whole.focus)
    return replace(found, named=tuple(map(fold, asked.loose)))


def _opened(store: Store, asked: Asked, wanted: Sequence[Sequence[str]]) -> Scope:
    places = tuple(name for place in asked.provinces for name in expand_province(place))
    every = store.search(Query(raw="", text="", filters=Filters(province=places)), limit=_ALL, facets=False)
    known = [document.id for document in every.documents]

    def read() -> tuple[list[Reading], Focus]:
        words = (*asked.where, *wanted)
        ids = known if every.total <= _ALL else _best(store, asked, words, places)
        ids += _of_no_province(store, words) if places else []
        readings = _readings(store, [*_bearing(store, asked), *ids, *_mentioning(store, asked, places)], asked, words)
        readings = [reading for reading in readings if not places or _may_tell_of(reading, places)]
        readings = [reading for reading in _of_bodies(asked, readings) if _holds_names(reading, asked.names)]
        for reading in readings:
            reading.standing = max((standing(reading.summary, period) for period in asked.periods), default=1.0)
            reading.period_in_head = reading.summary.period is None and any(
                _pattern(period).search(reading.head_words) for period in asked.periods
            )
        if asked.periods and asked.kind != "compare":
            readings.sort(key=lambda reading: -reading.standing)
        located = _located(asked, readings)
        readings, words = (located, tuple(wanted)) if located else (readings, words)
        found = [one for reading in readings for one in reading.bags]
        weighed = focus(words, found, _implied(asked)).softened(_only_where(asked, wanted))
        for reading in readings:
            if weighed.coverage([(reading.head_bag, 1.0)]) >= _TELLS:
                reading.head_factor = _TELLING_HEAD
                reading.rest = weighed.without(reading.head_bag.words)
        return readings, weighed

    return Scope(asked, every.total, read)


_SPENT = frozenset(("tien", "ton", "het", "mat"))
"""Words that an amount of money says by itself: "tốn bao nhiêu tiền"."""


def _only_where(asked: Asked, wanted: Sequence[Sequence[str]]) -> frozenset[str]:
    """Words that only name the document to look into: they help, but need not stand in a passage."""
    return spelled(asked.where) - spelled(wanted)


def _implied(asked: Asked) -> frozenset[str]:
    """Words that the answer's unit says by itself: "tỷ lệ" by "%", "công suất" by "MW"."""
    if asked.kind == "percent" and _SHARE.search(asked.folded):
        return frozenset(("ty", "ti", "le"))
    if asked.kind == "count" and asked.unit[:1] == ("tien",):
        return _SPENT
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


def _of_no_province(store: Store, wanted: Sequence[Sequence[str]]) -> list[str]:
    """The ids of the documents of no province that fit best: they may speak of one."""
    query = parse(" ; ".join(" ".join(run) for run in wanted))
    anywhere = Filters(province=tuple(row.name for row in PROVINCES))
    found = store.search(replace(query, excluded_filters=anywhere), _READ, facets=False)
    return [document.id for document in found.documents]


def _may_tell_of(reading: Reading, places: Sequence[str]) -> bool:
    """Is it of the province, or of none and does it name it?"""
    if reading.summary.province is not None:
        return reading.summary.province in places
    names = [fold(place) for place in places]
    reading.stated_in_head = any(name in reading.head_words for name in names)
    return reading.stated_in_head or any(name in reading.folded for name in names)


def _bearing(store: Store, asked: Asked) -> list[str]:
    """The ids of the documents whose own number is the question's."""
    return [document.id for document in store.own_documents(asked.numbers[:1])][:_ALL] if asked.numbers else []


def _mentioning(store: Store, asked: Asked, places: tuple[str, ...]) -> list[str]:
    """The ids of documents that mention the question's number."""
    if not asked.numbers:
        return []
    mentioned = [
        m.document for m in store.mentions(asked.numbers) if not places or m.document.province in (None, *places)
    ]
    return list(dict.fromkeys(document.id for document in mentioned))[:_ALL]


def _readings(store: Store, ids: Sequence[str], asked: Asked, wanted: Sequence[Sequence[str]]) -> list[Reading]:
    looked_for = spelled((*wanted, asked.folded.split()))
    others = tuple(otherwise(asked.folded))
    found = []
    for known in dict.fromkeys(ids):
        document = store.document(known)
        text = document.source.text
        folded = fold(text)
        places = [(passage.start, passage.end) for passage in document.passages]
        held = enriched(bags(text, folded, places, looked_for), folded, places, others)
        found.append(Reading(document.summary, document, folded, held))
    return found


def _holds_names(reading: Reading, names: Sequence[str]) -> bool:
    """Every proper name of the question stands somewhere in the document."""
    told = f"{reading.folded} ; {fold(reading.summary.title or '')}" if names else ""
    return all(re.search(rf"(?<!\w){name.replace(' ', chr(92) + 's+')}(?!\w)", told) for name in names)


def _located(asked: Asked, readings: Sequence[Reading]) -> list[Reading]:
    """The documents that the question says to look into, by type, title and period; none when none is like that."""
    told = [spelled([run]) for run in asked.where]
    return [r for r in readings if any(_is_named(r.summary, words) for words in told) and r.standing >= PART]


def _is_named(summary: DocumentSummary, told: frozenset[str]) -> bool:
    kind, title = fold(summary.doc_type or "").split(), bag(summary.title or "").words
    rest = told.difference(kind)
    return bool(kind) and told.issuperset(kind) and len(rest & title) >= _NAMED_BY * len(rest)


def _of_bodies(asked: Asked, readings: list[Reading]) -> list[Reading]:
    """When a body named is one that reports, only its documents; else the passages must name it."""
    own = [name for name in asked.bodies if any(name in key(r.summary.issuer or "") for r in readings)]
    if asked.kind == "docnum":  # what a ministry issued is cited by others
        own = [name for name in own if not name.startswith(_NATIONAL)]
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


def _named_by_head(reading: Reading, index: int) -> float:
    """The head of a document without a period names it; a passage that names other years is of those."""
    others = re.search(r"(?<![\w/])(?:19|20)\d\d(?![\d/])", _undated(fold(reading.words_of(index))))
    return _OF_OTHERS if others else _NAMED


def _undated(told: str) -> str:
    """Without the dates and numbers of documents: their years are no period."""
    return re.sub(r"\S*\d/\S+|ngay \d{1,2} thang \d{1,2} nam \d{4}", " ", told)


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
