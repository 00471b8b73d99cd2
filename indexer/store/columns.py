"""The facet values of all documents, held in memory: filters and counts are sets of keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property, reduce
from operator import and_

from indexer.models import Facet, Filters, Sort
from indexer.store.bits import BitPlaces
from indexer.store.catalogue import Catalogue
from indexer.store.cited_numbers import CitedKey
from indexer.store.forms import bound_date, list_found_by, list_meant, names_body
from indexer.store.keyed_papers import KeyedPapers
from indexer.text.folding import make_key as folded_key

_STATED = ("province", "year", "quarter", "period_kind", "doc_type", "issuer")
FACETS = (*_STATED, "cites", "cited_body")
_BY_VALUE = tuple(field.name for field in fields(Filters) if field.name != "date")


class Columns:
    """A snapshot of the documents' keys, ids and facet values at one generation of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        with catalogue.hold_snapshot():
            self._load(catalogue)

    def _load(self, catalogue: Catalogue) -> None:
        self.generation = catalogue.generation()
        self.papers = KeyedPapers(catalogue)
        self.ids: dict[int, str] = {}
        self.lengths: dict[int, int] = {}
        self._until: dict[int, str] = {}
        self._dates: dict[int, str] = {}
        self.mentions: dict[int, int] = {}
        self.added: dict[int, str] = {}
        self._province: dict[int, str] = {}
        for row in catalogue.fetch_rows(
            "SELECT key, id, length, until, province, date, mentions, added_at FROM documents"
        ):
            self.ids[row["key"]] = row["id"]
            self.lengths[row["key"]] = row["length"]
            self.mentions[row["key"]] = row["mentions"]
            self.added[row["key"]] = row["added_at"]
            self._until[row["key"]] = row["until"] or ""
            if row["date"]:
                self._dates[row["key"]] = row["date"]
            self._province[row["key"]] = folded_key(row["province"] or "\uffff")
        self._keys: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in _STATED}
        self._folded: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in _STATED}
        self._places = BitPlaces(self.ids)
        self._chosen: dict[tuple[str, str], int] = {}
        defined: Counter[str] = Counter()
        for row in catalogue.fetch_rows("SELECT name, value, key FROM facets"):
            if row["name"] in self._keys and row["key"] not in self.papers.chief:
                self._keys[row["name"]][row["value"]].add(row["key"])
            elif row["name"] == "abbreviation":
                defined[row["value"]] += 1
        self.abbreviations = join_both_ways(defined)
        for name, values in self._keys.items():
            for value, keys in values.items():
                for form in list_found_by(name, value):
                    self._folded[name][form] |= keys

    def find_passing(self, filters: Filters) -> set[int] | None:
        """Return the documents that pass every filter, each by its chief; None when there is nothing to pass."""
        passed: set[int] | None = None
        for name in _BY_VALUE:
            wanted: tuple[str, ...] = getattr(filters, name)
            if wanted:
                some = self._find_having_any(name, wanted)
                passed = some if passed is None else passed & some
        if filters.date:
            dated = {
                key for key, date in self._dates.items() if any(_lies_within(date, dates) for dates in filters.date)
            }
            dated -= self.papers.chief.keys()
            passed = dated if passed is None else passed & dated
        return passed

    def find_within(self, filters: Filters) -> set[int]:
        """Return the documents that pass all the filters, each by its chief."""
        passed = self.find_passing(filters)
        return self.ids.keys() - self.papers.chief.keys() if passed is None else passed & self.ids.keys()

    def find_having_any(self, filters: Filters) -> set[int]:
        """Return the documents that have one of the values, of whatever facet."""
        names = (name for name in (*_BY_VALUE, "date") if getattr(filters, name))
        return set().union(*(self.find_passing(Filters(**{name: getattr(filters, name)})) or () for name in names))

    def count_facets(self, matched: Collection[int], filters: Filters) -> tuple[Facet, ...]:
        """Return each facet's values with the number of documents that choosing them (alone in their facet)
        gives.

        ``matched`` are the keys that match the words and numbers, before any filter.
        """
        found = self._places.make_set(self.papers.name_documents(matched))
        passed = {name: self._find_passing(name, filters) for name in (*_BY_VALUE, "date")}

        def count_narrowed(facet: str) -> int:
            return reduce(and_, (left for name, left in passed.items() if name != facet), found)

        return tuple(
            Facet(name, self._count_values(name, count_narrowed(name), getattr(filters, name))) for name in FACETS
        )

    def list_ids(self, keys: Iterable[int]) -> list[str]:
        """Return the ids of some keys, in the same order as ``ordered``."""
        return [self.ids[key] for key in self.sort_keys(keys)]

    def sort_keys(self, keys: Iterable[int]) -> list[int]:
        """Sort keys by province, then newest period first."""
        return sorted(keys, key=self._rank.__getitem__)

    @cached_property
    def _rank(self) -> dict[int, int]:
        """Where each document stands in a list of all."""
        newest_first = sorted(self.ids, key=lambda key: (self._until[key], key), reverse=True)
        return {key: place for place, key in enumerate(sorted(newest_first, key=self._province.__getitem__))}

    def sort(self, keys: Iterable[int], sort: Sort, often: Mapping[int, int] | None = None) -> list[int]:
        """Sort keys by date, number of mentions (``often``: of some numbers) or when they came in, the greatest first;
        equal ones newest first, those without a date last.
        """
        if sort == "oldest":
            return sorted(keys, key=lambda key: (self._dates.get(key, "\uffff"), key))
        newest_first = sorted(keys, key=lambda key: (self._dates.get(key, ""), key), reverse=True)
        if sort == "date":
            return newest_first
        if sort == "added":
            return sorted(newest_first, key=lambda key: self.added[key], reverse=True)
        counted = self.mentions if often is None else often
        return sorted(newest_first, key=lambda key: -counted.get(key, 0))

    def _find_passing(self, name: str, filters: Filters) -> int:
        """Return the documents that the filters of one name leave."""
        wanted: tuple[str, ...] = getattr(filters, name)
        passed = self.find_passing(Filters(**{name: wanted})) if wanted else None
        return self._places.all if passed is None else self._places.make_set(passed)

    @cached_property
    def _cited(self) -> CitedKey:
        """Who cites what; read when a search first needs it."""
        return CitedKey(self._catalogue, self._places, self.papers.chief)

    def _count_values(self, name: str, found: int, chosen: Sequence[str]) -> tuple[tuple[str, int], ...]:
        if not found:
            return ()
        if name == "cites":
            return self._cited.numbers(found, chosen)
        values = self._cited.bodies if name == "cited_body" else self._keys[name]
        counted = ((value, (found & self._find_with_value(name, value)).bit_count()) for value in values)
        return tuple(sorted((pair for pair in counted if pair[1]), key=lambda pair: (-pair[1], pair[0])))

    def _find_with_value(self, name: str, value: str) -> int:
        """Return the documents that choosing one value of a facet leaves."""
        known = self._chosen.get((name, value))
        if known is None:
            known = self._chosen[name, value] = self._places.make_set(self._find_having_any(name, (value,)))
        return known

    def _find_having_any(self, name: str, wanted: Sequence[str]) -> set[int]:
        if name in ("cites", "cited_body"):
            holding = self._cited.citing if name == "cites" else self._cited.find_citing_body
            return set().union(*map(holding, wanted)) & self.ids.keys()
        values = {form for value in wanted for form in list_meant(name, value)}
        if name == "issuer":  # without its place it is every body of that name
            values = {known for known in self._folded[name] for value in values if names_body(known, value)}
        sets = [self._folded[name][value] for value in values if value in self._folded[name]]
        return sets[0] if len(sets) == 1 else set().union(*sets)


def join_both_ways(defined: Counter[str]) -> dict[str, tuple[str, ...]]:
    """Map each folded form to its other forms, the one that most documents define first.

    >>> join_both_ways(Counter(["KKTM=khu kinh tế mở"]))
    {'kktm': ('khu kinh tế mở',), 'khu kinh te mo': ('KKTM',)}
    """
    forms: dict[str, tuple[str, ...]] = {}
    for value, _ in sorted(defined.items(), key=lambda pair: (-pair[1], pair[0])):
        short, _, long = value.partition("=")
        for form, other in ((short, long), (long, short)):
            known = forms.setdefault(folded_key(form), ())
            if folded_key(other) not in map(folded_key, known):
                forms[folded_key(form)] = (*known, other)
    return forms


def _lies_within(date: str, dates: str) -> bool:
    """Does a date of issue lie in a range? One whose day is unknown may lie in all of its month.

    >>> _lies_within("2023-03-16", "2023-03-01..2023-03-31"), _lies_within("2025-04", "2025-04-20..")
    (True, True)
    >>> _lies_within("2022", "2023..")
    False
    """
    since, _, until = dates.partition("..")
    first, last = bound_date(date)
    return (not since or last >= since) and (not until or first <= until)
