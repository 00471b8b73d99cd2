"""The facet values of all documents, held in memory: filters and counts are sets of keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields

from indexer.folding import key as folded_key
from indexer.grammar.provinces import expand_province, find_province
from indexer.models import Facet, Filters
from indexer.store.catalogue import Catalogue

FACETS = ("province", "year", "quarter", "doc_type", "issuer")
_BY_VALUE = tuple(field.name for field in fields(Filters) if field.name != "cites")


class Columns:
    """A snapshot of the documents' keys, ids and facet values at one generation of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        with catalogue.snapshot():
            self._load(catalogue)

    def _load(self, catalogue: Catalogue) -> None:
        self.generation = catalogue.generation()
        self.ids: dict[int, str] = {}
        self.lengths: dict[int, int] = {}
        self._until: dict[int, str] = {}
        self._province: dict[int, str] = {}
        for row in catalogue.rows("SELECT key, id, length, until, province FROM documents"):
            self.ids[row["key"]] = row["id"]
            self.lengths[row["key"]] = row["length"]
            self._until[row["key"]] = row["until"] or ""
            self._province[row["key"]] = folded_key(row["province"] or "\uffff")
        self._keys: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in FACETS}
        self._folded: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in FACETS}
        for row in catalogue.rows("SELECT name, value, key FROM facets"):
            if row["name"] in self._keys:
                self._keys[row["name"]][row["value"]].add(row["key"])
        for name, values in self._keys.items():
            for value, keys in values.items():
                self._folded[name][_folded(name, value)] |= keys

    def passing(self, filters: Filters, *, without: str = "") -> set[int] | None:
        """The keys that pass every facet but ``without``; None when there is nothing to pass."""
        passed: set[int] | None = None
        for name in _BY_VALUE:
            wanted: tuple[str, ...] = getattr(filters, name)
            if wanted and name != without:
                some = self._having(name, wanted)
                passed = some if passed is None else passed & some
        return passed

    def facets(self, matched: Collection[int], filters: Filters) -> tuple[Facet, ...]:
        """Each facet's values with the number of documents that choosing them (alone in their facet) gives.

        ``matched`` are the keys that match the words and numbers, before any filter.
        """
        found = set(matched)
        return tuple(Facet(name, self._counts(name, self._narrowed(found, filters, without=name))) for name in FACETS)

    def ordered(self, keys: Iterable[int]) -> list[int]:
        """Keys by province, then newest period first."""
        newest_first = sorted(keys, key=lambda key: (self._until[key], key), reverse=True)
        return sorted(newest_first, key=lambda key: self._province[key])

    def _narrowed(self, keys: set[int], filters: Filters, *, without: str) -> set[int]:
        passed = self.passing(filters, without=without)
        return keys if passed is None else keys & passed

    def _counts(self, name: str, keys: set[int]) -> tuple[tuple[str, int], ...]:
        counted = ((value, len(keys & self._having(name, (value,)))) for value in self._keys[name] if keys)
        return tuple(sorted((pair for pair in counted if pair[1]), key=lambda pair: (-pair[1], pair[0])))

    def _having(self, name: str, wanted: Sequence[str]) -> set[int]:
        values = {form for value in wanted for form in _forms(name, value)}
        sets = [self._folded[name][value] for value in values if value in self._folded[name]]
        return sets[0] if len(sets) == 1 else set().union(*sets)


def _forms(name: str, value: str) -> tuple[str, ...]:
    """A value as it is compared; a present-day province stands for its predecessors, too."""
    if name == "province":
        return tuple(_folded(name, form) for form in expand_province(value))
    return (_folded(name, value),)


def _folded(name: str, value: str) -> str:
    if name == "province" and (province := find_province(value)) is not None:
        return folded_key(province.name)
    return folded_key(value)
