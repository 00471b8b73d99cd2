"""The button that follows what a page shows, and which documents on it are new to whoever follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from indexer.models import DocumentSummary, Filters, Trace
from indexer.office.followings import FollowedKind, Following, find_following, pack_what, visit
from indexer.searching.filters import note_filters
from web import addresses
from web.addresses import FILTERS, SearchAddress
from web.collection.open_index import get_store
from web.guards.authorship import get_office
from web.guards.presence import find_presence
from web.parts.languages import say_value
from web.parts.presentation import name_decision, say_place


@dataclass(frozen=True, slots=True)
class FollowForm:
    """What a page's button sends; ``following`` is how the thing is followed already, if it is."""

    kind: FollowedKind
    what: str
    label: str
    following: Following | None

    def is_new(self, *documents: DocumentSummary) -> bool:
        """Tell whether one of these documents came in since whoever follows this looked at it before."""
        return self.following is not None and any(one.added_at > self.following.marked_from for one in documents)


def offer_search(asked: SearchAddress) -> FollowForm:
    """Return the button of a results page, and count the page as looked at now."""
    filters = {name: list(getattr(asked.filters, name)) for name in FILTERS.values() if getattr(asked.filters, name)}
    return _offer("search", {"q": asked.q, "filters": filters}, label_search(asked.q, asked.filters))


def label_search(q: str, filters: Filters) -> str:
    """Describe a search in a few words: what was typed, and the filters."""
    said = "; ".join(say_value(one) for one in note_filters(filters))
    return ", ".join(filter(None, (f"“{q}”" if q else "", said))) or str(_("Tất cả văn bản"))


def offer_decision(number: str, found: Trace, narrowed: Mapping[str, Any]) -> FollowForm:
    """Return the button of a number's page: for the one decision that it shows, else for all of that number."""
    if len(found.decisions) == 1:
        one = found.decisions[0]
        whose = {"issuer": one.issuer} if one.issuer else {"province": one.scope if one.scope != "national" else None}
        what = {"number": one.canonical, "year": one.year, **whose}
        return _offer(
            "decision", what, ", ".join(filter(None, (name_decision(one), one.issuer or say_place(one.scope))))
        )
    return _offer(
        "decision", {"number": number, **narrowed}, ", ".join(map(str, filter(None, (number, *narrowed.values()))))
    )


def offer_province(province: str) -> FollowForm:
    """Return the button of a province's list."""
    return _offer("province", {"province": province}, say_place(province))


def find_address(following: Following) -> str:
    """Return the address of the page of a thing that is followed."""
    what = following.what
    if following.kind == "decision":
        return addresses.number(
            what["number"], coquan=what.get("issuer"), tinh=what.get("province"), nam=what.get("year")
        )
    if following.kind == "province":
        return addresses.listing(what["province"], "")
    return find_search_address(what)


def find_search_address(what: Mapping[str, Any]) -> str:
    """Return the address of the results of a search that is followed or kept."""
    filters = Filters(**{name: tuple(values) for name, values in what.get("filters", {}).items()})
    return addresses.results(SearchAddress(what.get("q", ""), filters))


def _offer(kind: FollowedKind, what: Mapping[str, Any], label: str) -> FollowForm:
    following = find_following(get_office(), find_presence().key, kind, what)
    if following is not None:
        following = visit(get_office(), get_store(), following)
    return FollowForm(kind, pack_what(kind, what), label, following)
