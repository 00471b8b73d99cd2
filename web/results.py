"""The results of a search: hits with their passages, and facets to narrow them by."""

from __future__ import annotations

from flask import render_template, request

from indexer.models import NumberQuery, Query, Trace
from indexer.query import parse
from indexer.searching import search
from indexer.store.base import Store
from indexer.tracing import trace
from web import addresses
from web.collection import store
from web.facets import chips, panels
from web.paging import pages

HITS = 10
_TRACED = 3


def show() -> str:
    """A page of hits for what was typed and chosen."""
    asked = addresses.asked(request.args)
    query = parse(asked.q, asked.filters)
    result = search(store(), query, limit=HITS, offset=(asked.page - 1) * HITS)
    return render_template(
        "results.html",
        asked=asked,
        query=result.query,
        result=result,
        traces=_traces(store(), query),
        chips=chips(asked),
        panels=panels(asked, result.facets),
        pages=pages(result.total, HITS, asked.page, lambda page: addresses.results(asked, page)),
    )


def _traces(opened: Store, query: Query) -> list[tuple[NumberQuery, Trace]]:
    """What is known of the document numbers in the query."""
    return [(number, trace(opened, number.raw)) for number in query.numbers[:_TRACED]]
