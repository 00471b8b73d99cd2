"""``khoáng*``: which words of the collection begin so, for a passage to be found and marked by them."""

from __future__ import annotations

from dataclasses import replace

from indexer.models import Query
from indexer.searching.query import join_alternatives, limit_query
from indexer.store.base import Store


def complete_beginnings(store: Store, query: Query) -> Query:
    """Return the query with the words of the collection that its beginnings stand for.

    >>> complete_beginnings(store, query("chuyê*")).begun
    (('chuyê', ('chuyên',)),)
    """
    if not query.beginnings:
        return query
    if query.alternatives:
        whole = join_alternatives([complete_beginnings(store, one) for one in query.alternatives])
        return replace(limit_query(whole, query), notes=query.notes)
    return replace(query, begun=tuple((start, store.beginning(start)) for start in query.beginnings))
