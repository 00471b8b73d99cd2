"""Browsing: the collection by province and quarter, and the documents of a cell."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.datastructures import MultiDict

from indexer.errors import BadInput
from indexer.models import DocumentSummary, Filters
from indexer.store.base import Store
from indexer.text.folding import make_key
from web import addresses
from web.addresses import NO_PERIOD, UNKNOWN_PROVINCE
from web.collection.open_index import get_store
from web.parts.follow_buttons import offer_province
from web.parts.paging import make_pages
from web.parts.periods import (
    PeriodTable,
    count_unfolded,
    fill_years,
    find_cell,
    is_key,
    list_years,
    tabulate_rest,
    tabulate_years,
)
from web.parts.pictures import draw_heat
from web.parts.shades import make_scale

_LISTED = 50
_DRAWN = 36  # columns in the picture of all years, which then fits the page; the tables go back further
_ROWS = 60  # of the years that are shown in full at once; of those before them the sums


def show() -> str:
    """Show how many documents there are of each province and quarter, of one year or of all.

    Of all years only the latest are shown province by province where that would be long, unless ``xem=day-du``.
    """
    overview = get_store().overview()
    chosen = addresses.read_year(request.args)
    known = list_years(overview.periods)
    tables = tabulate_years(overview.periods, [str(chosen)] if chosen else known)
    rest = tabulate_rest(overview.periods, chosen)
    axis = tables if chosen else tabulate_years(overview.periods, fill_years(known)[: _count_drawn(rest)])
    counts = [n for table in (*(table for _, table in tables), rest) for _, line, _ in table.rows for n in line]
    whole = chosen is not None or request.args.get("xem") == "day-du"
    latest = len(tables) if whole else count_unfolded([table for _, table in tables], _ROWS)
    return render_template(
        "browse.html",
        overview=overview,
        years=known,
        chosen=chosen,
        tables=tables[:latest],
        older=tables[latest:],
        rest=rest,
        scale=make_scale(counts),
        picture_data=draw_heat(axis, rest),
    )


def _count_drawn(rest: PeriodTable | None) -> int:
    """Return how many years are drawn beside the columns of what is of no year: each has seven, one at least."""
    return max((_DRAWN - (len(rest.columns) if rest else 0)) // 7, 1)


def show_listing() -> str:
    """Show the list of the documents of a province, a period, or both."""
    province, period = read_wanted(request.args)
    found = list_documents(get_store(), province, period)
    page = addresses.read_page_number(request.args)
    shown = found[(page - 1) * _LISTED : page * _LISTED]
    return render_template(
        "listing.html",
        province=province,
        period=period,
        follow=offer_province(province) if province and province != UNKNOWN_PROVINCE and not period else None,
        total=len(found),
        documents=shown,
        others=get_store().others([one.id for one in shown]),
        pages=make_pages(len(found), _LISTED, page, lambda n: addresses.listing(province, period, n)),
    )


def read_wanted(args: MultiDict[str, str]) -> tuple[str, str]:
    """Return the province and the period that the address of a list asks for. Raises BadInput."""
    province, period = args.get("tinh", "").strip(), args.get("ky", "").strip()
    if period and period != NO_PERIOD and not is_key(period):
        raise BadInput(
            f"“{period[:40]}” không phải là một kỳ báo cáo. Ví dụ đúng: 2023Q1, 2025-04, 2016-2020.",
            f"“{period[:40]}” is not a period. Right ones: 2023Q1, 2025-04, 2016-2020.",
        )
    return province, period


def list_documents(opened: Store, province: str, period: str) -> list[DocumentSummary]:
    """Return the documents of exactly this province (not of its predecessors) and of this cell's period."""
    named = province and province != UNKNOWN_PROVINCE
    wanted_province = make_key(province) if named else ""
    wanted_period = "" if period == NO_PERIOD else period
    return [
        one
        for one in opened.summaries(Filters(province=(province,)) if named else Filters())
        if (not province or make_key(one.province or "") == wanted_province)
        and (not period or wanted_period in (one.period or "", find_cell(one.period or "")))
    ]
