"""What the pictures show, as plain data: ``static/charts.js`` draws it, a table beside it says the same.

Every word in a picture is made here, in the language of the page. A row is named by the province alone; what is
said of a part says which one it belongs to today. A picture of next to nothing is not drawn: None.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from indexer.decisions.validity import StaleBasis
from indexer.messages.spoken import KIND_NAMES, say_date
from indexer.models import Decision
from indexer.parsing.periods import parse_key
from indexer.text.folding import split_codes
from indexer.text.numerals import write_roman
from web import addresses
from web.parts.languages import say_value
from web.parts.languages import write_number as count
from web.parts.periods import PeriodTable
from web.parts.presentation import say_place
from web.parts.presentation import show_period as spoken_period
from web.parts.recurrence import UNKNOWN, Citing
from web.parts.relations import End, Statement
from web.parts.shades import Scale, make_scale

Picture = dict[str, Any]

_FEWEST = 3  # spans, cells or relations: fewer are read faster in the table
_LANES = 12  # provinces that have a lane of their own
_NEAR, _FURTHER = 18, 13  # nodes: one step away; with those of the second step
_ENDING = ("replaces", "repeals")
_ROMAN = {f"Q{n}": write_roman(n) for n in range(1, 5)}
_KINDS = ("range", "year", "nine_months", "half", "quarter", "month", "day")


# -- timeline ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    lane: str
    kind: str
    start: str
    end: str
    said: str
    address: str


def draw_timeline(
    decision: Decision, found: Sequence[Citing], shades: Scale, stale: Sequence[StaleBasis] = ()
) -> Picture | None:
    """Lay out the mentions of a decision on an axis of days, with a lane a province and a bar for each period that
    reports are of.

    A document without a period stands on its day; one without either is counted in ``untimed``.
    """
    counted: Counter[_Span] = Counter()
    lanes, rest = _choose_lanes(found)
    untimed = 0
    for one in found:
        span = _find_span(decision, one, lanes.get(one.document.province or UNKNOWN), rest)
        if span is None:
            untimed += len(one.mentions)
        else:
            counted[span] += len(one.mentions)
    if len(counted) < _FEWEST:
        return None
    rows, bars = _stack_bars(counted, (*lanes.values(), rest), shades)
    first, last = min(span.start for span in counted), max(span.end for span in counted)
    marks = [(late.since, _("hết hiệu lực theo %(name)s", name=late.ended.document.label)) for late in stale[:1]]
    return {
        "kind": "timeline",
        "gist": _describe_gist(decision, counted),
        "rows": rows,
        "bars": bars,
        "marks": [{"at": at, "label": label} for at, label in marks if first <= at <= last],
        "from": first,
        "to": last,
        "untimed": untimed,
    }


def _choose_lanes(found: Iterable[Citing]) -> tuple[dict[str, str], str]:
    """Return (province → the name of its lane, the lane of all others): the most frequent have their own."""
    often: Counter[str] = Counter()
    for one in found:
        often[one.document.province or UNKNOWN] += len(one.mentions)
    ranked = [name for name, _times in often.most_common()]
    own = ranked if len(ranked) <= _LANES + 1 else ranked[:_LANES]
    rest = _("%(n)s tỉnh, thành phố khác", n=count(len(ranked) - len(own)))
    return {name: name or _("Chưa rõ tỉnh") for name in own}, rest


def _find_span(decision: Decision, one: Citing, lane: str | None, rest: str) -> _Span | None:
    """Return the span that a document is counted in; None when nothing says of when it is."""
    document = one.document
    province, when = addresses.name_unknown(*one.place)
    address = addresses.mentions(decision, province if lane else "", when)
    lane = lane or rest
    period = parse_key(document.period) if document.period else None
    if period is not None:
        return _Span(
            lane=lane,
            kind=period.kind,
            start=period.start,
            end=period.end,
            said=spoken_period(period.key),
            address=address,
        )
    if len(document.date or "") != 10:
        return None
    day = str(document.date)
    return _Span(
        lane=lane, kind="day", start=day, end=day, said=_("văn bản ngày %(date)s", date=say_date(day)), address=address
    )


def _stack_bars(counted: Mapping[_Span, int], order: Sequence[str], shades: Scale) -> tuple[list[str], list[Picture]]:
    """Return (the lane of each row, the bars): lanes in that order, long periods above short ones, none over
    another.
    """
    lanes: dict[str, list[_Span]] = defaultdict(list)
    for span in counted:
        lanes[span.lane].append(span)
    rows: list[str] = []
    bars: list[Picture] = []
    for lane in sorted(lanes, key=order.index):
        ends: list[tuple[str, str, int]] = []  # (kind, last day, row) of the rows of this lane
        for span in sorted(lanes[lane], key=lambda span: (_KINDS.index(span.kind), span.start, span.end)):
            free = next(
                (at for at, (kind, end, _row) in enumerate(ends) if kind == span.kind and end < span.start), None
            )
            if free is None:
                ends.append((span.kind, span.end, len(rows)))
                rows.append(lane)
            else:
                ends[free] = (span.kind, span.end, ends[free][2])
            row = ends[-1 if free is None else free][2]
            bars.append(_draw_bar(span, row, counted[span], shades.shade(counted[span])))
    return rows, bars


def _draw_bar(span: _Span, row: int, n: int, shade: int) -> Picture:
    said = _("%(place)s, %(when)s: %(n)s lần viện dẫn", place=say_place(span.lane), when=span.said, n=count(n))
    bar = {"row": row, "from": span.start, "to": span.end, "n": n, "shade": shade, "said": said, "href": span.address}
    return {**bar, "day": span.kind == "day", "shown": count(n)}


def _describe_gist(decision: Decision, counted: Mapping[_Span, int]) -> str:
    first, last = min(counted, key=lambda span: span.start), max(counted, key=lambda span: span.end)
    said: str = _(
        "Biểu đồ thời gian: %(number)s được viện dẫn %(n)s lần, từ %(first)s đến %(last)s. "
        "Bảng bên dưới có cùng số liệu.",
        number=decision.canonical,
        n=count(sum(counted.values())),
        first=first.said,
        last=last.said,
    )
    return said


# -- heat map ------------------------------------------------------------------------------------------------


def draw_heat(tables: Sequence[tuple[str, PeriodTable]], rest: PeriodTable | None) -> Picture | None:
    """Lay out counts as province × period over the years shown, the oldest first; ranges of years and no period at
    the end.
    """
    parts = [*reversed(tables), *([("", rest)] if rest else [])]
    columns = [(year, column) for year, table in parts for column in table.columns]
    places = {(year, column.period): at for at, (year, column) in enumerate(columns)}
    provinces = _list_provinces(table for _, table in parts)
    rows = {province: at for at, province in enumerate(provinces)}
    found = [
        (places[year, column.period], rows[province], province, column.period, n)
        for year, table in parts
        for province, counts, _total in table.rows
        for column, n in zip(table.columns, counts, strict=True)
        if n
    ]
    if len(found) < _FEWEST:
        return None
    shades = make_scale(n for *_, n in found)
    return {
        "kind": "heat",
        "gist": _(
            "Bản đồ nhiệt: số văn bản của %(places)s tỉnh, thành phố theo kỳ. Các bảng bên dưới có cùng số liệu.",
            places=count(len(provinces)),
        ),
        "columns": [{"year": year, "label": _shorten_period(column.period)} for year, column in columns],
        "rows": [province or _("Chưa rõ tỉnh") for province in provinces],
        "cells": [_draw_cell(*cell, shade=shades.shade(cell[-1])) for cell in found],
    }


def _shorten_period(period: str) -> str:
    """Return a column's heading in a narrow space, on two lines at most: "III", "6T", "2016\\n2020"."""
    if not period:
        return str(_("Không\nnêu kỳ"))
    kind = period[4:]
    if len(kind) == 5:
        return f"{period[:4]}\n{kind[1:]}"
    named = {"": _("Năm"), "H1": _("6T"), "H2": _("6T\ncuối"), "-9M": _("9T"), **_ROMAN}
    return str(named[kind])


def _list_provinces(tables: Iterable[PeriodTable]) -> list[str]:
    """Return the provinces in the order of the tables, unknown last."""
    named = dict.fromkeys(province for table in tables for province, _, _ in table.rows)
    return sorted(named, key=lambda name: (name == UNKNOWN, _fold_name(name)))


def _fold_name(name: str) -> str:
    return " ".join(split_codes(name))


def _draw_cell(x: int, y: int, province: str, period: str, n: int, *, shade: int) -> Picture:
    where, when = say_place(province) or _("Chưa rõ tỉnh"), spoken_period(period) or _("không nêu kỳ")
    said = _("%(place)s, %(when)s: %(n)s văn bản", place=where, when=when, n=count(n))
    address = addresses.listing(*addresses.name_unknown(province, period))
    return {"x": x, "y": y, "n": n, "shown": count(n), "shade": shade, "said": said, "href": address}


# -- relations -----------------------------------------------------------------------------------------------


def draw_network(decision: Decision, near: Sequence[Statement], further: Sequence[Statement]) -> Picture | None:
    """Lay out a decision, what is related to it and, where there is room, what is related to those.

    Who acts stands left of what it acts upon.
    """
    if len(near) + len(further) < _FEWEST:
        return None
    nodes: dict[object, Picture] = {}
    _draw_node(nodes, End(decision.canonical, None), 0)["centre"] = True
    edges: dict[tuple[object, ...], Picture] = {}
    left_out = 0
    for one in (*near, *further):
        most = _NEAR if one in near else _FURTHER
        source, target = _make_key(one.source), _make_key(one.target)
        fresh = {source, target} - nodes.keys()
        if len(nodes) + len(fresh) > most or len(fresh) == 2:
            left_out += 1
            continue
        if target in nodes:
            _draw_node(nodes, one.source, max(nodes[target]["layer"] - 1, -2))
        _draw_node(nodes, one.target, min(nodes[source]["layer"] + 1, 2))
        edges.setdefault((source, one.kind, target), _draw_edge(nodes, one))
    return {
        "kind": "network",
        "gist": _(
            "Sơ đồ quan hệ: %(n)s quan hệ quanh %(number)s. Danh sách bên dưới có cùng nội dung, kèm nguyên văn.",
            n=count(len(near) + len(further)),
            number=decision.canonical,
        ),
        "nodes": list(nodes.values()),
        "edges": list(edges.values()),
        "left_out": left_out,
    }


def _make_key(end: End) -> object:
    return split_codes(end.name)


def _draw_node(nodes: dict[object, Picture], end: End, layer: int) -> Picture:
    known = {"id": len(nodes), "name": end.name, "layer": layer, "href": end.address or "", "centre": False}
    return nodes.setdefault(_make_key(end), known)


def _draw_edge(nodes: Mapping[object, Picture], one: Statement) -> Picture:
    said = f"{one.source.name} {say_value(KIND_NAMES[one.kind])} {one.target.name}"
    ends = {"from": nodes[_make_key(one.source)]["id"], "to": nodes[_make_key(one.target)]["id"]}
    return {**ends, "ends": one.kind in _ENDING, "label": say_value(KIND_NAMES[one.kind]), "said": said}
