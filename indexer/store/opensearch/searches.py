"""A search: the best documents in order, how many there are, and what each facet has.

Classes of documents follow each other: what holds all that was asked as it was typed, what holds it in another
spelling, what holds a part of it. A page is cut from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from indexer.errors import BadInput
from indexer.messages.spoken import say_count
from indexer.models import Query, RankedDocument, Ranking, Sort
from indexer.store.opensearch.clauses import (
    EVERYTHING,
    NOTHING,
    Clause,
    count_mentions,
    join_all,
    join_any,
)
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.facets import ask_facets, count_sampled, read_facets
from indexer.store.opensearch.layout import WINDOW
from indexer.store.opensearch.match_clauses import Matching, find_left_out, match
from indexer.store.opensearch.moments import Moment

Body = dict[str, Any]
BY_PLACE: list[Body] = [
    {"place": "asc"},
    {"until": {"order": "desc", "missing": "_last"}},
    {"key": "desc"},
]
_NEWEST: list[Body] = [{"date": {"order": "desc", "missing": "_last"}}, {"key": "desc"}]
_OLDEST: list[Body] = [{"date": {"order": "asc", "missing": "_last"}}, {"key": "asc"}]
_BEST: list[Body] = [{"_score": "desc"}, {"key": "asc"}]


@dataclass(frozen=True, slots=True)
class PutQuery:
    """A query as it is put to the cluster: its classes in order, how each is ordered within, and what is ``whole``."""

    matching: Matching
    classes: tuple[Clause, ...]
    whole: Clause
    score: Clause
    sort: Sequence[Body]

    def make_page_search(self, number: int, start: int, size: int) -> tuple[str, Body]:
        """Return a search for a part of one class; with no size it only counts."""
        should = [self.score] if self.score != NOTHING and size else []
        asked = {"bool": {"filter": [self.classes[number]], "should": should}}
        if not size:
            return count_documents(asked)
        body: Body = {"from": start, "size": size, "track_total_hits": True, "query": asked, "sort": list(self.sort)}
        return "documents", {**body, "_source": ["id"], "track_scores": True}

    def tell(self, ids: Sequence[str]) -> tuple[str, Body]:
        """Return a search that tells of some documents what they hold of what was asked."""
        parts = [
            _name_clause(clause, f"{n}.{m}")
            for n, one in enumerate(self.matching.list_readings())
            for m, (_, clause) in enumerate((("", one.some), *one.parts))
        ]
        held = [*parts, _name_clause(self.matching.whole, "whole"), _name_clause(self.matching.as_typed, "typed")]
        asked = {"bool": {"filter": [{"terms": {"id": list(ids)}}], "should": held}}
        return "documents", {"size": len(ids), "query": asked, "_source": ["id"]}

    def list_lacking(self, held: set[str]) -> tuple[str, ...]:
        """Return what a document lacks of the nearest alternative, as it was typed."""
        if "whole" in held:
            return ()
        lacking = [
            tuple(typed for m, (typed, _) in enumerate(one.parts, 1) if f"{n}.{m}" not in held)
            for n, one in enumerate(self.matching.list_readings())
            if f"{n}.0" in held
        ]
        return min(lacking, key=len, default=())


def _name_clause(clause: Clause, name: str) -> Clause:
    return {"constant_score": {"filter": clause, "boost": 0.0, "_name": name}}


def count_documents(query: Clause) -> tuple[str, Body]:
    """Return a search that only counts."""
    return "documents", {"size": 0, "track_total_hits": True, "query": query}


def put_query(query: Query, matching: Matching, sort: Sort, passing: Clause) -> PutQuery:
    """Return the classes of a query, narrowed by what passes, in the order that was asked for.

    A question is not repeated word by word: there what holds a part of it competes with what holds all.
    """
    whole = join_all([matching.whole, passing])
    rest = join_all([matching.some, passing], but=[matching.whole])
    typed = join_all([matching.as_typed, passing])
    respelled = join_all([whole], but=[matching.as_typed])
    if sort != "relevance":
        score = count_mentions(query.numbers) if sort == "mentions" and query.numbers else matching.score
        return PutQuery(matching, (whole, rest), whole, score, _order(query, sort))
    classes = (typed, respelled, rest) if query.means_all else (join_any([typed, rest]), respelled)
    return PutQuery(matching, classes, whole, matching.score, BY_PLACE if query.empty else _BEST)


def _order(query: Query, sort: Sort) -> Sequence[Body]:
    match sort:
        case "oldest":
            return _OLDEST
        case "added":
            return [{"added": "desc"}, *_NEWEST]
        case "mentions":
            return [{"_score": "desc"} if query.numbers else {"mentions": "desc"}, *_NEWEST]
        case _:
            return _NEWEST


def find(
    cluster: Cluster, moment: Moment, query: Query, limit: int, offset: int, sort: Sort, *, facets: bool
) -> Ranking:
    """Return the best documents for a query, with facet counts over all that hold what was asked (or without)."""
    if offset + limit > WINDOW:
        raise BadInput(
            f"Chỉ xem được {say_count(WINDOW)} kết quả đầu. Hãy thu hẹp câu tìm.",
            f"Only the first {WINDOW:,} results can be seen. Narrow the search.",
        )
    matching = match(query, moment.gather_facts(query))
    papers = moment.papers
    whole, some = papers.list_found([matching.whole, matching.some])
    (left_out,) = papers.close([find_left_out(query)])
    passed = papers.narrow(query.filters)
    asked = put_query(query, matching, sort, join_all(passed.values(), but=[left_out, papers.leave_best(whole, some)]))
    searches = [asked.make_page_search(n, offset, 0 if n else limit) for n in range(len(asked.classes))]
    searches.append(count_documents(asked.whole))
    if facets:
        found = join_all([papers.spread(matching.whole, whole)], but=[left_out, papers.copies])
        searches.append(ask_facets(moment, found, passed))
    answers = cluster.search_each(searches)
    *totals, total = (int(one["hits"]["total"]["value"]) for one in answers[: len(asked.classes) + 1])
    hits = _find_page_hits(cluster, asked, answers[0]["hits"]["hits"], totals, limit, offset)
    return Ranking(
        documents=_read(cluster, asked, hits),
        total=total,
        facets=read_facets(cluster, moment, found, passed, query.filters.cites, answers[-1]) if facets else (),
        partial=sum(totals) - total,
        sampled=count_sampled(answers[-1]) if facets else 0,
    )


def _find_page_hits(
    cluster: Cluster, asked: PutQuery, first: list[Body], totals: Sequence[int], limit: int, offset: int
) -> list[Body]:
    """Return the hits of a page: what the first class leaves of it, the next ones fill."""
    hits, before = list(first), totals[0]
    for number, total in zip(count(1), totals[1:], strict=False):
        start, size = max(offset - before, 0), limit - len(hits)
        if size > 0 and start < total:
            hits += cluster.search(*asked.make_page_search(number, start, size))["hits"]["hits"]
        before += total
    return hits


def _read(cluster: Cluster, asked: PutQuery, hits: Sequence[Body]) -> tuple[RankedDocument, ...]:
    """Return hits with what each lacks, and whether it has a word in another spelling only."""
    ids = [hit["_source"]["id"] for hit in hits]
    told = cluster.search(*asked.tell(ids))["hits"]["hits"] if ids and asked.matching.some != EVERYTHING else []
    held = {hit["_source"]["id"]: set(hit.get("matched_queries", ())) for hit in told}
    found = []
    for known, hit in zip(ids, hits, strict=True):
        of = held.get(known, _ALL)
        respelled = "whole" in of and "typed" not in of
        found.append(RankedDocument(known, float(hit["_score"] or 0.0), asked.list_lacking(of), respelled))
    return tuple(found)


_ALL = {"whole", "typed"}
