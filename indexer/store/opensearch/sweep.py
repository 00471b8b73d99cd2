"""Every number of a collection, some at a time, in the order of plain numbers: as ``indexer.store.number_sweep``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby, islice

from indexer.identity.resolution import NAMED_TYPES, find_act_number, number_acts
from indexer.models import Mention
from indexer.store import rows
from indexer.store.number_sweep import NumberPart
from indexer.store.opensearch.clauses import EVERYTHING, join_all, join_any, match_terms
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.mentions import IN_ORDER, read_mentions, read_own, read_relations

_AT_ONCE = 300  # plain numbers


def list_written(cluster: Cluster) -> Iterator[str]:
    """Yield every number that is cited or borne, each spelling once, in order."""
    cited = cluster.tally("mentions", EVERYTHING, [("value", {"field": "canonical"})])
    borne = cluster.tally("documents", EVERYTHING, [("value", {"field": "number"})])
    for value, _ in groupby(merge((held["value"] for held, _ in cited), (held["value"] for held, _ in borne))):
        yield value


def sweep_numbers(cluster: Cluster) -> Iterator[NumberPart]:
    """Yield the parts in order; each holds all that is said of its numbers."""
    laws = join_all([match_terms("doc_type", sorted(NAMED_TYPES)), {"term": {"numbered": True}}])
    acts = number_acts(rows.read_citation(one["row"]) for one in cluster.read_all("mentions", laws, IN_ORDER, ("row",)))
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in read_mentions(cluster, {"term": {"named": True}}, quotes=False) if acts else ():
        if (number := find_act_number(mention.citation, acts)) is not None:
            named[rows.split_number_key(number)[0] or ""].append(mention)
    for plains in _list_plains(cluster):
        yield _read_part(cluster, plains, [one for plain in plains for one in named.get(plain, ())], acts)


def _list_plains(cluster: Cluster) -> Iterator[list[str]]:
    """Yield the plain numbers that anything bears or cites; "" is that of what has none."""
    yield [""]
    cited = cluster.tally("mentions", EVERYTHING, [("value", {"field": "plain"})])
    borne = cluster.tally("documents", EVERYTHING, [("value", {"field": "plain"})])
    every = merge((one["value"] for one, _ in cited), (one["value"] for one, _ in borne))
    wanted = (value for value, _ in groupby(every) if value)
    while some := list(islice(wanted, _AT_ONCE)):
        yield some


def _read_part(
    cluster: Cluster, plains: Sequence[str], named: Sequence[Mention], acts: Mapping[str, str]
) -> NumberPart:
    plain = match_terms("plain", plains)
    cited = read_mentions(cluster, plain, quotes=False)
    if acts and "" in plains:  # the acts by name are told with their number
        cited = [one for one in cited if find_act_number(one.citation, acts) is None]
    if named:
        cited = _order_mentions(cluster, [*cited, *named])
    own = list(read_own(cluster, plain))
    this = join_all([match_terms("document", [one.id for one in own]), {"term": {"own": True}}])
    unnumbered = [{"term": {"unnumbered": True}}] if "" in plains else []
    return NumberPart(cited, read_relations(cluster, join_any([plain, this, *unnumbered]), quotes=False), own, acts)


def _order_mentions(cluster: Cluster, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions by the order in which their documents came in, then by place."""
    ids = list(dict.fromkeys(one.document.id for one in mentions))
    came = cluster.read_all("documents", match_terms("id", ids), [{"key": "asc"}], ("id",))
    place = {one["id"]: n for n, one in enumerate(came)}
    return sorted(mentions, key=lambda one: (place.get(one.document.id, len(place)), one.citation.start))
