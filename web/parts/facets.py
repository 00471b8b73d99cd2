"""Facets beside the results, and the filters chosen as chips: every value is a link that adds it or takes it away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from indexer.grammar.provinces import find_province
from indexer.messages.spoken import PERIOD_KIND_NAMES, say_period, say_range
from indexer.models import Facet
from indexer.text.folding import make_key
from web import addresses
from web.addresses import SearchAddress
from web.parts.languages import find_language, say_value
from web.parts.presentation import list_predecessors, say_place

_SHOWN = 8
_MOST = 64  # values of a facet, the most frequent: all provinces there were, and as many bodies as one may read


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A facet's value; ``under`` says that it stands under the one before it (a province of former days)."""

    label: str
    count: int
    chosen: bool
    address: str
    under: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A facet with the values shown at once, those behind "more", and how many rarer ones are left out."""

    name: str
    title: str
    choices: tuple[FacetChoice, ...]
    more: tuple[FacetChoice, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was chosen, and the address without it."""

    title: str
    label: str
    address: str


def name_facets() -> dict[str, str]:
    """Return the name of each facet."""
    return {
        "province": _("Tỉnh, thành phố"),
        "year": _("Năm"),
        "quarter": _("Quý"),
        "doc_type": _("Loại văn bản"),
        "issuer": _("Cơ quan ban hành"),
        "cites": _("Có viện dẫn"),
        "date": _("Ngày ban hành"),
        "period_kind": _("Loại kỳ"),
        "cited_body": _("Viện dẫn văn bản của"),
    }


def list_chips(asked: SearchAddress) -> list[Chip]:
    """Return a chip for each filter chosen in the address."""
    named = name_facets()
    return [
        Chip(named[name], _label(name, value), addresses.results(asked.toggle(name, value)))
        for name, value in asked.chosen
    ]


def list_panels(asked: SearchAddress, facets: Iterable[Facet]) -> list[Panel]:
    """Return a panel for each facet in which something can be chosen."""
    named = name_facets()
    return [_make_panel(asked, facet, named[facet.name]) for facet in facets if facet.values and facet.name in named]


def _make_panel(asked: SearchAddress, facet: Facet, title: str) -> Panel:
    if facet.name == "province":
        choices = _list_provinces(asked, facet.values)
    else:
        values = sorted(facet.values, reverse=True) if facet.name in ("year", "quarter") else facet.values
        choices = [_make_choice(asked, facet.name, value, count) for value, count in values]
    shown = [c for n, c in enumerate(choices) if n < _SHOWN or c.chosen]
    more = [c for n, c in enumerate(choices) if n >= _SHOWN and not c.chosen]
    room = max(_MOST - len(shown), 0)
    return Panel(facet.name, title, tuple(shown), tuple(more[:room]), len(more[room:]))


def _list_provinces(asked: SearchAddress, values: Sequence[tuple[str, int]]) -> list[FacetChoice]:
    """Return provinces of today, each with its predecessors under it; the order is that of the counts."""
    under: dict[str, list[tuple[str, int]]] = defaultdict(list)
    whole: dict[str, int] = {}
    for value, count in values:
        known = find_province(value)
        today = known.since if known and len(known.today) == 1 else value
        if today == value:
            whole[value] = count  # counts the predecessors, too
        else:
            under[today].append((value, count))
    for today, parts in under.items():
        whole.setdefault(today, sum(count for _, count in parts))
    choices = []
    for today, count in sorted(whole.items(), key=lambda pair: (-pair[1], make_key(pair[0]))):
        parts = under.get(today, [])
        choices.append(
            _make_choice(asked, "province", today, count, _name_with_parts(today, [name for name, _ in parts]))
        )
        choices += [_make_choice(asked, "province", value, n, say_place(value), under=True) for value, n in parts]
    return choices


def _make_choice(
    asked: SearchAddress, name: str, value: str, count: int, label: str = "", *, under: bool = False
) -> FacetChoice:
    address = addresses.results(asked.toggle(name, value))
    return FacetChoice(label or _label(name, value), count, asked.holds(name, value), address, under)


def _label(name: str, value: str) -> str:
    """Return a value as it is read; a province says what else it finds, or where it belongs today."""
    if name == "quarter":
        return say_period(value, find_language())
    if name == "period_kind":
        return say_value(PERIOD_KIND_NAMES.get(value, value))
    if name == "date":
        return say_range(value, find_language())
    if name == "province":
        return _name_with_parts(value, list_predecessors(value))
    return value


def _name_with_parts(province: str, parts: Sequence[str]) -> str:
    return (
        _("%(province)s (gồm cả %(parts)s)", province=province, parts=", ".join(parts))
        if parts
        else say_place(province)
    )
