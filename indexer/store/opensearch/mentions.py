"""Which mentions and relations a document number can mean: as ``indexer.store.mentions``, asked of a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.models import DocumentSummary, Mention, NumberQuery, StatedRelation
from indexer.parsing.typed_numbers import measure_closeness
from indexer.store.opensearch import entries
from indexer.store.opensearch.clauses import Clause, hold_number, join_all, join_any, match_terms, relate_number
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.tokens import list_asked

IN_ORDER: list[dict[str, Any]] = [{"key": "asc"}, {"ordinal": "asc"}]
_BY_KEY: list[dict[str, Any]] = [{"key": "asc"}]
_OWN = ("row",)
_UNQUOTED = ("key", "row", "summary")
_QUOTED = (*_UNQUOTED, "quote", "quote_start")


def read_mentions(cluster: Cluster, query: Clause, *, quotes: bool = True) -> list[Mention]:
    """Return the mentions that a query finds, by document and place."""
    fields = _QUOTED if quotes else _UNQUOTED
    return entries.read_mentions(cluster.read_all("mentions", query, IN_ORDER, fields), quotes=quotes)


def read_relations(cluster: Cluster, query: Clause, *, quotes: bool = True) -> list[StatedRelation]:
    """Return the relations that a query finds, by document and place."""
    fields = ("row", "summary", "quote") if quotes else ("row", "summary")
    return entries.read_relations(cluster.read_all("relations", query, IN_ORDER, fields), quotes=quotes)


def find_mentions(
    cluster: Cluster, numbers: Sequence[NumberQuery], documents: Sequence[str] | None = None, *, quotes: bool = True
) -> list[Mention]:
    """Return the mentions of the numbers, in all documents or in some, by document and place."""
    asked = join_any(hold_number(number) for number in numbers)
    within = [asked] if documents is None else [asked, match_terms("document", documents)]
    return read_mentions(cluster, join_all(within), quotes=quotes)


def find_own_documents(cluster: Cluster, numbers: Sequence[NumberQuery]) -> list[DocumentSummary]:
    """Return the documents of the collection that bear one of the numbers."""
    asked = [one for number in numbers for one in list_asked(number)]
    return list(read_own(cluster, match_terms("bears", asked)))


def read_own(cluster: Cluster, query: Clause) -> Iterator[DocumentSummary]:
    """Return the summaries of the documents that a query finds, in the order in which they came in."""
    return map(entries.read_summary, cluster.read_all("documents", query, _BY_KEY, _OWN))


def find_relations(
    cluster: Cluster, numbers: Sequence[NumberQuery], own: Sequence[DocumentSummary], *, quotes: bool = True
) -> list[StatedRelation]:
    """Return the relations of which one end can be one of the numbers; "this" is a document that bears one."""
    return read_relations(cluster, relate_number(numbers, [one.id for one in own]), quotes=quotes)


def find_near(
    cluster: Cluster, wanted: NumberQuery, most: int
) -> tuple[list[Mention], list[StatedRelation], list[DocumentSummary]]:
    """Return what is said of the numbers that may be meant by one that nobody holds, for ``identity``; quotes are
    empty.

    The ``most`` closest of those of the same plain number, as ``indexer.store.mentions.find_near`` chooses them.
    """
    plain: Clause = {"term": {"plain": wanted.number}}
    sources: list[tuple[str, Clause]] = [
        ("codes", {"field": "codes"}),
        ("dated", {"field": "dated", "missing_bucket": True}),
    ]
    often: Counter[tuple[str, int | None]] = Counter()
    for held, count in cluster.tally("mentions", plain, sources):
        often[held["codes"], held["dated"]] = count
    own = list(cluster.read_all("documents", plain, _BY_KEY, _OWN))
    borne = [(one["row"]["codes"], entries.find_own_year(one["row"])) for one in own]
    often.update(dict.fromkeys(borne, 1))
    closest = sorted(often, key=lambda held: (-measure_closeness(wanted, *held), -often[held], held[0]))[:most]
    if not closest:
        return [], [], []
    asked = join_any(_match_codes(codes, closest, set(often)) for codes in dict.fromkeys(codes for codes, _ in closest))
    summaries = [entries.read_summary(one) for one, number in zip(own, borne, strict=True) if number in closest]
    return read_mentions(cluster, join_all([plain, asked]), quotes=False), [], summaries


def _match_codes(codes: str, closest: Sequence[tuple[str, int | None]], every: set[tuple[str, int | None]]) -> Clause:
    """Return the mentions with these codes: of the closest years, or of all, where one of those has none or there is
    one.
    """
    years = {year for held, year in every if held == codes}
    chosen = [year for held, year in closest if held == codes]
    coded: Clause = {"term": {"codes": codes}}
    if None in chosen or len(years - {None}) == 1:
        return coded
    return join_all([coded, match_terms("dated", chosen)])
