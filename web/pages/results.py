"""The results of a search: hits with their passages, and facets to narrow them by."""

from __future__ import annotations

from flask import render_template, request
from flask_babel import gettext as _

from indexer.decisions.tracing import trace
from indexer.models import Hit, NumberQuery, Query, SearchResult, Sort, Trace
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.searching.result_notes import note_result
from indexer.store.base import Store
from web import addresses
from web.addresses import SearchAddress
from web.collection.open_index import get_store
from web.parts.facets import list_chips, list_panels
from web.parts.follow_buttons import offer_search
from web.parts.paging import make_pages

HITS = 10
_TRACED = 3


def show() -> str:
    """Show a page of hits for what was typed and chosen, with facets to narrow them by."""
    asked = addresses.read_search_address(request.args)
    query = parse_query(asked.q, asked.filters)
    result = search(get_store(), query, limit=HITS, offset=(asked.page - 1) * HITS, sort=asked.sort)
    return render_template(
        "results.html",
        asked=asked,
        query=result.query,
        follow=offer_search(asked),
        result=result,
        traces=_trace_numbers(get_store(), query),
        chips=list_chips(asked),
        orders=_list_orders(asked),
        panels=list_panels(asked, result.facets),
        told=note_result(result),
        groups=_group_hits(result),
        dates=_read_dates(asked),
        pages=make_pages(result.total + result.partial, HITS, asked.page, lambda page: addresses.results(asked, page)),
    )


def _group_hits(result: SearchResult) -> list[tuple[bool, list[Hit]]]:
    """Return (whether it is the part that holds some words only, its hits) of each part that this page shows."""
    parts = ((missing, [hit for hit in result.hits if bool(hit.missing) == missing]) for missing in (False, True))
    return [part for part in parts if part[1]]


def _read_dates(asked: SearchAddress) -> tuple[str, str]:
    """Return the days that the results are narrowed to, for the fields of the form; "" for an open end."""
    since, _, until = (asked.filters.date[0] if asked.filters.date else "").partition("..")
    return since, until


def _list_orders(asked: SearchAddress) -> list[tuple[str, bool, str]]:
    """Return (name, whether it is the one shown, address) of each order of the results."""
    first = _("Phù hợp nhất") if asked.q else _("Theo tỉnh và kỳ")
    named: tuple[tuple[Sort, str], ...] = (
        ("relevance", first),
        ("date", _("Mới ban hành trước")),
        ("oldest", _("Cũ nhất trước")),
        ("mentions", _("Viện dẫn nhiều trước")),
    )
    return [(name, asked.sort == sort, addresses.results(asked.sort_by(sort))) for sort, name in named]


def _trace_numbers(opened: Store, query: Query) -> list[tuple[NumberQuery, Trace]]:
    """Return what is known of the document numbers in the query."""
    return [(number, trace(opened, number.raw)) for number in query.numbers[:_TRACED]]
