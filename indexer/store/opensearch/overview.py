"""What a collection holds, counted by the cluster."""

from __future__ import annotations

from indexer.models import Overview
from indexer.store.opensearch.clauses import EVERYTHING, Clause
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.keepsakes import SideKeeper
from indexer.store.opensearch.writes import read_time
from indexer.text.folding import make_key


def survey(cluster: Cluster, keeper: SideKeeper, documents: Clause) -> Overview:
    """Return the numbers of documents, mentions, decisions; of what provinces, periods and types; what was refused.

    ``documents`` finds of each document one paper.
    """
    asked = {"size": 0, "track_total_hits": True, "query": documents, "aggs": {"all": _MENTIONS}}
    totals = cluster.search("documents", asked)
    return Overview(
        documents=int(totals["hits"]["total"]["value"]),
        papers=cluster.count_each([("documents", EVERYTHING)])[0],
        mentions=int(totals["aggregations"]["all"]["value"]),
        decisions=sum(1 for _ in cluster.tally("mentions", EVERYTHING, [("value", {"field": "tally"})])),
        provinces=_count_values(cluster, documents, "province"),
        periods=_count_periods(cluster, documents),
        doc_types=_count_values(cluster, documents, "doc_type"),
        indexed_at=read_time(cluster),
        rejected=tuple(sorted(keeper.list_rejected(), key=lambda rejection: rejection.path)),
    )


_MENTIONS = {"sum": {"field": "mentions"}}


def _count_values(cluster: Cluster, documents: Clause, name: str) -> tuple[tuple[str, int], ...]:
    found = cluster.tally("documents", documents, [("value", {"field": f"facet.{name}"})])
    counted = ((held["value"], often) for held, often in found)
    return tuple(sorted(counted, key=lambda one: (-one[1], make_key(one[0]), one[0])))


def _count_periods(cluster: Cluster, documents: Clause) -> tuple[tuple[str, str, int], ...]:
    fields = [(name, {"field": name, "missing_bucket": True}) for name in ("province", "period")]
    found = cluster.tally("documents", documents, fields)
    cells = ((held["province"] or "", held["period"] or "", often) for held, often in found)
    return tuple(sorted(cells, key=lambda cell: (make_key(cell[0]), cell[1])))
