"""The facets of a search: each value with the number of documents that choosing it, alone in its facet, gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indexer.models import Facet
from indexer.parsing.provisions import read_typed_provisions
from indexer.store.cited_numbers import MOST
from indexer.store.columns import FACETS
from indexer.store.forms import list_meant_numbers
from indexer.store.opensearch.clauses import Clause, join_all, list_chosen, match_citing
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.moments import STATED, Moment, read_number_key

Body = dict[str, Any]
SAMPLE = 20_000  # documents of a shard: among all of a large collection to look for the most cited takes seconds
_SOME = 60_000  # terms of one facet that are counted at once


def ask_facets(moment: Moment, matched: Clause, chosen: Mapping[str, Clause]) -> tuple[str, Body]:
    """Return a search that counts the values of each facet among what matches, narrowed by the filters of the
    others, ``chosen``.
    """
    counted = {name: _make_terms_body(name, moment.values[name]) for name in STATED if moment.values[name]}
    cited = {"each": {"terms": {"field": "facet.cites", "size": MOST}}}
    counted["cites"] = {"sampler": {"shard_size": SAMPLE}, "aggs": cited}
    aggs = {
        name: {"filter": join_all(clause for other, clause in chosen.items() if other != name), "aggs": {"each": each}}
        for name, each in counted.items()
    }
    return "documents", {"size": 0, "track_total_hits": False, "query": matched, "aggs": aggs}


def _make_terms_body(name: str, values: Sequence[str]) -> Body:
    wanted = list_chosen(name, values)[:_SOME]
    return {"terms": {"field": f"by.{name}", "size": len(wanted), "include": wanted}}


def read_facets(
    cluster: Cluster,
    moment: Moment,
    matched: Clause,
    chosen: Mapping[str, Clause],
    cites: Sequence[str],
    answer: Body,
) -> tuple[Facet, ...]:
    """Return the facets in the answer to such a search; the numbers that most cite are counted in any spelling now,
    and those of the filter ``cites``.
    """
    found = answer.get("aggregations", {})
    buckets = {name: found[name]["each"]["buckets"] for name in found if name != "cites"}
    read = {name: _read(name, moment.values[name], buckets.get(name, ())) for name in STATED}
    sampled = found.get("cites", {}).get("each", {}).get("each", {})
    top = [bucket["key"] for bucket in sampled.get("buckets", ())]
    within = join_all([matched, *(clause for name, clause in chosen.items() if name != "cites")])
    read["cites"] = _count_cited(cluster, moment, within, cites, top)
    return tuple(Facet(name, _sort_counts(read[name])) for name in FACETS)


def count_sampled(answer: Body) -> int:
    """Return in how many documents the most cited numbers were looked for, where those are not all; else 0."""
    cites = answer.get("aggregations", {}).get("cites", {})
    looked = int(cites.get("each", {}).get("doc_count", 0))
    return looked if looked < cites.get("doc_count", 0) else 0


def _read(name: str, values: Sequence[str], buckets: Iterable[Body]) -> Mapping[str, int]:
    """Return value → how many: that of the terms that choosing it asks for."""
    held = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    return {value: sum(held.get(term, 0) for term in list_chosen(name, [value])) for value in values}


def _count_cited(
    cluster: Cluster, moment: Moment, within: Clause, chosen: Sequence[str], keys: Sequence[str]
) -> Mapping[str, int]:
    """Return the numbers that most of the documents cite, as they are mostly written, and those chosen, with counts."""
    known = {
        (one.number, one.codes, one.year)
        for value in chosen
        for one in list_meant_numbers(value)
        if not read_typed_provisions(value, 0, one.start)
    }
    written = moment.find_spellings(keys)
    values = [*chosen]
    for key in keys:
        plain, codes, year = read_number_key(key)
        if (plain, tuple(codes.split("-")), year) not in known and key in written:
            values.append(written[key])
    if not values:
        return {}
    each = list(dict.fromkeys(values))
    citing = moment.papers.close([match_citing(value) for value in each])
    counted = cluster.count_each([("documents", join_all([within, one])) for one in citing])
    return dict(zip(each, counted, strict=True))


def _sort_counts(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((pair for pair in counted.items() if pair[1]), key=lambda pair: (-pair[1], pair[0])))
