"""What is remembered of a collection as long as nobody changes it: counts of words, values of facets, and the like."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import RLock
from time import monotonic
from typing import Any, TypeVar

from indexer.models import Query
from indexer.store.columns import FACETS, join_both_ways
from indexer.store.opensearch import match_clauses, word_clauses
from indexer.store.opensearch.clauses import EVERYTHING, match_numbers, match_terms
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.papers import JoinedPapers, find_papers
from indexer.store.opensearch.tokens import clip
from indexer.store.required_words import find_field
from indexer.text.folding import fold, make_key

_Found = TypeVar("_Found")
_FRESH = 60.0  # seconds
_VALUES = 10_000  # of a facet
_KEPT = 50_000  # frequencies and the like
STATED = tuple(name for name in FACETS if name != "cites")


class Moment:
    """The collection at one generation: what was asked of it once is not asked again."""

    def __init__(self, cluster: Cluster, generation: int) -> None:
        self.generation = generation
        self._until = monotonic() + _FRESH
        self._cluster = cluster
        self._known: dict[Any, Any] = {}
        self._lock = RLock()

    def is_of(self, generation: int) -> bool:
        """Tell whether this generation is remembered, and not for long. What a killed writer left comes without a new
        one.
        """
        return self.generation == generation and monotonic() < self._until

    def recall(self, key: object, find: Callable[[], _Found]) -> _Found:
        """Return what was found under a key, found now if it was not yet."""
        with self._lock:
            if key in self._known:
                known: _Found = self._known[key]
                return known
        found = find()
        with self._lock:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = found
        return found

    @property
    def papers(self) -> JoinedPapers:
        """Which papers are one document."""
        return self.recall("papers", lambda: JoinedPapers(self._cluster, find_papers(self._cluster)))

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return self.recall("documents", lambda: self._cluster.count_each([("documents", EVERYTHING)])[0])

    def frequencies(self, wanted: Iterable[str]) -> dict[str, int]:
        """Return in how many documents terms stand: folded syllables, pairs, syllables with diacritics."""
        every = list(dict.fromkeys(wanted))
        with self._lock:
            missing = [one for one in every if ("often", one) not in self._known]
        queries = [("documents", {"term": {find_field(one): clip(one)}}) for one in missing]
        found = dict(zip(missing, self._cluster.count_each(queries), strict=True)) if missing else {}
        with self._lock:
            self._known |= {("often", one): often for one, often in found.items()}
            return {one: found[one] if one in found else self._known["often", one] for one in every}

    def gather_facts(self, query: Query) -> match_clauses.Facts:
        """Return what has to be known to ask for a query."""
        leaves = match_clauses.list_leaves(query)
        often = self.frequencies(one for leaf in leaves for one in word_clauses.list_syllables(leaf))
        groups = dict.fromkeys(tuple(leaf.numbers) for leaf in leaves if leaf.numbers)
        held = [
            (
                some,
                self.recall(
                    ("cited", some),
                    lambda some=some: self._cluster.count_each(  # type: ignore[misc]
                        [("documents", match_numbers(some))]
                    )[0],
                ),
            )
            for some in groups
        ]
        return match_clauses.Facts(
            self.documents,
            often,
            frozenset(some for some, number in held if number),
            self._weigh_fullest([match_clauses.weigh(leaf, often, self.documents) for leaf in leaves]),
        )

    def _weigh_fullest(self, every: Sequence[word_clauses.Enough]) -> Mapping[tuple[str, ...], float]:
        """Return the most of the weight that any document holds, of those of several syllables."""
        return {
            tuple(one.weights): self.recall(("fullest", tuple(one.weights)), lambda one=one: self._weigh(one))  # type: ignore[misc]
            for one in every
            if len(one.weights) > 1
        }

    def _weigh(self, enough: word_clauses.Enough) -> float:
        asked = {"size": 1, "_source": False, "track_total_hits": False, "query": enough.score()}
        hits = self._cluster.search("documents", asked)["hits"]["hits"]
        return float(hits[0]["_score"]) if hits else 0.0

    def beginning(self, start: str, most: int) -> tuple[str, ...]:
        """Return the words of the collection that begin so, in order, at most so many."""
        asked = {"bool": {"filter": [{"prefix": {"word": clip(start)}}, {"term": {"toned": start != fold(start)}}]}}
        body = {"size": most, "query": asked, "sort": [{"word": "asc"}], "track_total_hits": False}
        found = [hit["_source"]["word"] for hit in self._cluster.search("words", body)["hits"]["hits"]]
        often = self.frequencies(found)  # a word may stand there whose documents are gone
        return tuple(word for word in found if often[word])

    @property
    def values(self) -> Mapping[str, Sequence[str]]:
        """Facet → every value that it has in the collection, as it is shown."""
        return self.recall("values", self._list_values)

    def _list_values(self) -> Mapping[str, Sequence[str]]:
        aggs = {name: {"terms": {"field": f"facet.{name}", "size": _VALUES}} for name in STATED}
        found = self._cluster.search("documents", {"size": 0, "aggs": aggs})["aggregations"]
        held = {name: [bucket["key"] for bucket in found[name]["buckets"]] for name in STATED}
        held["cited_body"] = list({make_key(one): one for one in sorted(held["cited_body"])}.values())
        return held

    def find_spellings(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Return a number's key → the way in which it is mostly written."""
        with self._lock:
            missing = [key for key in keys if ("written", key) not in self._known]
        if missing:
            mostly = {"written": {"terms": {"field": "written", "size": 1}}}
            by_number = {"terms": {"field": "number", "size": len(missing), "include": missing}, "aggs": mostly}
            asked = {"size": 0, "query": match_terms("number", missing), "aggs": {"each": by_number}}
            buckets = self._cluster.search("mentions", asked)["aggregations"]["each"]["buckets"]
            found = {bucket["key"]: bucket["written"]["buckets"][0]["key"] for bucket in buckets}
            with self._lock:
                self._known |= {("written", key): written for key, written in found.items()}
        with self._lock:
            return {key: self._known["written", key] for key in keys if ("written", key) in self._known}

    @property
    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """What the documents define themselves, both ways."""
        return self.recall("abbreviations", self._list_abbreviations)

    def _list_abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        found = self._cluster.tally("documents", EVERYTHING, [("value", {"field": "abbreviation"})])
        return join_both_ways(Counter({values["value"]: often for values, often in found}))


def read_number_key(key: str) -> tuple[str | None, str, int | None]:
    """Return (plain number, codes, year) of a number's key."""
    plain, codes, year = json.loads(key)
    return plain, codes, year
