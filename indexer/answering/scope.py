"""Which documents, and which of their passages, can answer: province, period, body and number are conditions.

A condition is met by the document (it is of that province, that period) or by the passage itself (it names the
year, the province). What meets it in neither way cannot answer, however well its words fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.answering.papers import (
    AROUND,
    PART,
    TELLING_HEAD,
    PaperReading,
    match_period,
    weigh_head_period,
    weigh_named_period,
    weigh_period,
)
from indexer.answering.question import Asked, understand
from indexer.answering.terms import (
    Focus,
    Others,
    add_synonyms,
    fill_bag,
    fill_bags,
    map_typed,
    spell_out_runs,
    weigh_runs,
)
from indexer.deadline import check_time
from indexer.grammar.measures import find_measure
from indexer.grammar.provinces import PROVINCES, expand_province
from indexer.grammar.synonyms import find_synonyms
from indexer.models import CENTRAL, DocumentSummary, Filters, Query
from indexer.searching.query import parse_query
from indexer.store.base import Store
from indexer.text.folding import fold, make_key

_ALL = 24  # with so few documents that pass the filters, all are read
_READ = 16

_CORE = 0.34
_TELLS = 0.5  # a head that holds so much of the question is what the question describes
_SHARE = re.compile(r"\bt[yi] le\b")
_LABEL = re.compile(r"[-+*\s]*([^:;.\n]{3,45}):\s")
_NATIONAL = ("bo ", "chinh phu", "thu tuong", "quoc hoi", "bo chinh tri", "trung uong")
_NAMED_BY = 0.7  # of the words that name a document stand in its title


@dataclass
class Scope:
    """The documents that can answer, with the question's words weighed over them; read when they are needed."""

    asked: Asked
    searched: int
    read: Callable[[], tuple[list[PaperReading], Focus]]
    named: tuple[str, ...] = ()

    @cached_property
    def _read(self) -> tuple[list[PaperReading], Focus]:
        return self.read()

    @property
    def readings(self) -> list[PaperReading]:
        return self._read[0]

    @property
    def focus(self) -> Focus:
        return self._read[1]

    @cached_property
    def required(self) -> tuple[str, ...]:
        """What a passage must name: departments and ministries that wrote none of the documents, a place's name."""
        own = [make_key(reading.summary.issuer or "") for reading in self.readings]
        bodies = (name for name in self.asked.bodies if name.startswith(("so ", "bo ")))
        ended = ("het hieu luc",) if self.asked.kind == "date" and "het hieu luc" in self.asked.folded else ()
        return (*self.named, *ended, *(name for name in bodies if not any(name in issuer for issuer in own)))

    def weigh_standing(self, reading: PaperReading, index: int) -> float:
        """Return how well a passage meets the period that was asked for: 0 when not at all."""
        if not self._is_of_place(reading, index):
            return 0.0
        if not self.asked.periods:
            return 1.0
        if reading.standing >= AROUND:
            return reading.standing
        named = max((weigh_named_period(reading, index, period) for period in self.asked.periods), default=0.0)
        if not named and reading.period_in_head:
            named = weigh_head_period(reading, index)
        return max(named, reading.standing)

    def _is_of_place(self, reading: PaperReading, index: int) -> bool:
        """Tell whether it is of the place; one of no province ("Nghị quyết của Bộ Chính trị") answers where it names
        the one asked for.
        """
        if not self.asked.provinces or reading.summary.province not in (None, CENTRAL) or reading.stated_in_head:
            return True
        told = reading.join_told(index)
        return any(fold(name) in told for place in self.asked.provinces for name in expand_province(place))

    def measure_coverage(self, reading: PaperReading, index: int) -> float:
        """Return what share of the question a passage holds with what it is read with."""
        check_time()
        return self.focus.measure_coverage(reading.gather_context(index))

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
        return tuple(find_synonyms(self.asked.folded))

    def is_labelled(self, reading: PaperReading, index: int) -> bool:
        """Tell whether the label that the passage begins with is what is asked: "Thời gian thực hiện: ..."."""
        label = _LABEL.match(reading.read_words(index))
        told = fill_bag(label[1]).words if label else frozenset[str]()
        return bool(told) and 3 * len([word for word in told if word in self.focus.weights]) >= 2 * len(told)

    def holds_core(self, reading: PaperReading, index: int) -> bool:
        """Tell whether the passage, with the headings above, holds a third of the rarest words of the question."""
        return self.focus.measure_core(reading.gather_context(index)) >= _CORE


def open_scope(store: Store, asked: Asked) -> Scope:
    """Return the documents that meet the question's province and body, best first by its words.

    A province that wrote none of them and may be part of a name is looked for as words instead.
    """
    scope = _prepare_scope(store, asked, asked.focus)
    if scope.searched or not asked.loose or asked.numbers or set(asked.provinces) - set(asked.loose):
        return scope
    whole = understand(asked.raw, named=True)
    found = _prepare_scope(store, replace(asked, provinces=(), loose=(), focus=whole.focus), whole.focus)
    return replace(found, named=tuple(map(fold, asked.loose)))


def _prepare_scope(store: Store, asked: Asked, wanted: Sequence[Sequence[str]]) -> Scope:
    places = tuple(name for place in asked.provinces for name in expand_province(place))
    every = store.search(Query(raw="", text="", filters=Filters(province=places)), limit=_ALL, facets=False)
    known = [document.id for document in every.documents]

    def read() -> tuple[list[PaperReading], Focus]:
        words = (*asked.where, *wanted)
        ids = known if every.total <= _ALL else _find_best_documents(store, asked, words, places)
        ids += _find_without_province(store, words) if places else []
        readings = _read_papers(
            store,
            [*_find_bearing_documents(store, asked), *ids, *_find_mentioning_documents(store, asked, places)],
            asked,
            words,
        )
        readings = [reading for reading in readings if not places or _may_tell_of(reading, places)]
        readings = [reading for reading in _choose_by_bodies(asked, readings) if _holds_names(reading, asked.names)]
        for reading in readings:
            reading.standing = max((weigh_period(reading.summary, period) for period in asked.periods), default=1.0)
            reading.period_in_head = reading.summary.period is None and any(
                match_period(period).search(reading.head_words) for period in asked.periods
            )
        if asked.periods and asked.kind != "compare":
            readings.sort(key=lambda reading: -reading.standing)
        located = _choose_located(asked, readings)
        readings, words = (located, tuple(wanted)) if located else (readings, words)
        found = [one for reading in readings for one in reading.bags]
        weighed = weigh_runs(words, found, _list_implied_words(asked)).soften(_list_naming_words(asked, wanted))
        for reading in readings:
            if weighed.measure_coverage([(reading.head_bag, 1.0)]) >= _TELLS:
                reading.head_factor = TELLING_HEAD
                reading.rest = weighed.drop_told(reading.head_bag.words)
        return readings, weighed

    return Scope(asked, every.total, read)


_SPENT = frozenset(("tien", "ton", "het", "mat"))
"""Words that an amount of money says by itself: "tốn bao nhiêu tiền"."""


def _list_naming_words(asked: Asked, wanted: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return words that only name the document to look into: they help, but need not stand in a passage."""
    return spell_out_runs(asked.where) - spell_out_runs(wanted)


def _list_implied_words(asked: Asked) -> frozenset[str]:
    """Return words that the answer's unit says by itself: "tỷ lệ" by "%", "công suất" by "MW"."""
    if asked.kind == "percent" and _SHARE.search(asked.folded):
        return frozenset(("ty", "ti", "le"))
    if asked.kind == "count" and asked.unit[:1] == ("tien",):
        return _SPENT
    measured = find_measure(asked.folded) if asked.kind == "count" else None
    return measured[1] if measured else frozenset()


def _find_best_documents(
    store: Store, asked: Asked, wanted: Sequence[Sequence[str]], places: tuple[str, ...]
) -> list[str]:
    """Return the ids of the documents that fit best: those of the period come first, then those that may
    only name it.
    """
    query = parse_query(" ; ".join(" ".join(run) for run in wanted))
    here = Filters(province=places)
    narrow = replace(asked.filters, province=places)
    listed = ((narrow, _READ), (here, _READ // 2)) if asked.periods else ((here, _READ),)
    return [
        found.id
        for limits, most in listed
        for found in store.search(replace(query, filters=limits), most, facets=False).documents
    ]


def _find_without_province(store: Store, wanted: Sequence[Sequence[str]]) -> list[str]:
    """Return the ids of the documents of no province that fit best: they may speak of one."""
    query = parse_query(" ; ".join(" ".join(run) for run in wanted))
    anywhere = Filters(province=tuple(row.name for row in PROVINCES))
    found = store.search(replace(query, excluded_filters=anywhere), _READ, facets=False)
    return [document.id for document in found.documents]


def _may_tell_of(reading: PaperReading, places: Sequence[str]) -> bool:
    """Is it of the province, or of none and does it name it?"""
    if reading.summary.province not in (None, CENTRAL):
        return reading.summary.province in places
    names = [fold(place) for place in places]
    reading.stated_in_head = any(name in reading.head_words for name in names)
    return reading.stated_in_head or any(name in reading.folded for name in names)


def _find_bearing_documents(store: Store, asked: Asked) -> list[str]:
    """Return the ids of the documents whose own number is the question's."""
    return [document.id for document in store.own_documents(asked.numbers[:1])][:_ALL] if asked.numbers else []


def _find_mentioning_documents(store: Store, asked: Asked, places: tuple[str, ...]) -> list[str]:
    """Return the ids of documents that mention the question's number."""
    if not asked.numbers:
        return []
    mentioned = [
        m.document
        for m in store.mentions(asked.numbers)
        if not places or m.document.province in (None, CENTRAL, *places)
    ]
    return list(dict.fromkeys(document.id for document in mentioned))[:_ALL]


def _read_papers(store: Store, ids: Sequence[str], asked: Asked, wanted: Sequence[Sequence[str]]) -> list[PaperReading]:
    looked_for = spell_out_runs((*wanted, asked.folded.split()))
    others, typed = tuple(find_synonyms(asked.folded)), map_typed(asked.raw)
    found = []
    kept = {text.document.id: text.folded for text in store.texts(ids)}
    for document in store.documents(ids):
        text = document.source.text
        folded = kept.get(document.id) or fold(text)
        places = [(passage.start, passage.end) for passage in document.passages]
        held = add_synonyms(fill_bags(text, folded, places, looked_for, typed), folded, places, others)
        found.append(PaperReading(document.summary, document, folded, held))
    return found


def _holds_names(reading: PaperReading, names: Sequence[str]) -> bool:
    """Tell whether every proper name of the question stands somewhere in the document."""
    told = f"{reading.folded} ; {fold(reading.summary.title or '')}" if names else ""
    return all(re.search(rf"(?<!\w){name.replace(' ', chr(92) + 's+')}(?!\w)", told) for name in names)


def _choose_located(asked: Asked, readings: Sequence[PaperReading]) -> list[PaperReading]:
    """Return the documents that the question says to look into, by type, title and period; none when none is
    like that.
    """
    told = [spell_out_runs([run]) for run in asked.where]
    return [r for r in readings if any(_is_named(r.summary, words) for words in told) and r.standing >= PART]


def _is_named(summary: DocumentSummary, told: frozenset[str]) -> bool:
    kind, title = fold(summary.doc_type or "").split(), fill_bag(summary.title or "").words
    rest = told.difference(kind)
    return bool(kind) and told.issuperset(kind) and len(rest & title) >= _NAMED_BY * len(rest)


def _choose_by_bodies(asked: Asked, readings: list[PaperReading]) -> list[PaperReading]:
    """Choose, when a body named is one that reports, only its documents; else the passages must name it."""
    own = [name for name in asked.bodies if any(name in make_key(r.summary.issuer or "") for r in readings)]
    if asked.kind == "docnum":  # what a ministry issued is cited by others
        own = [name for name in own if not name.startswith(_NATIONAL)]
    if not own:
        return readings
    return [r for r in readings if r.summary.issuer is None or any(name in make_key(r.summary.issuer) for name in own)]
