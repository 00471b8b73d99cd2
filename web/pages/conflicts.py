"""Where the papers disagree: each decision with what is said on either side, quoted side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for

from indexer.decisions.directory import DirectoryNarrowing, find_conflicting, find_exactly, narrow_decisions
from indexer.decisions.disagreements import Question, Side, StatedPlace
from indexer.decisions.survey import Survey, Surveyed
from indexer.models import DocumentSummary, Mention
from indexer.store.base import Store
from indexer.text.folding import make_key
from web import addresses
from web.collection.open_index import get_store
from web.collection.surveys import get_survey
from web.parts.paging import make_pages

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Quoted:
    """A side with some of its quotes; ``own`` is the decision's own text when that is the side."""

    side: Side
    mentions: tuple[Mention, ...]
    own: DocumentSummary | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision and what is disagreed about: each question with its sides."""

    decision: Surveyed
    questions: tuple[tuple[Question, tuple[Quoted, ...]], ...]


def show() -> str:
    """Show a page of the decisions about which the papers disagree, most used first."""
    survey, fresh = get_survey()
    province, page = request.args.get("tinh", "").strip(), addresses.read_page_number(request.args)
    dismissed = bool(request.args.get("da-bo-qua"))
    aside = [one for one in survey.decisions if one.dismissed]
    every = find_conflicting(survey.decisions, dismissed=dismissed)
    found = narrow_decisions(every, DirectoryNarrowing(province=province))
    shown = found[(page - 1) * _LISTED : page * _LISTED]
    return render_template(
        "conflicts.html",
        province=province,
        provinces=sorted({d.scope for d in every if d.scope and d.scope != "national"}, key=make_key),
        fresh=fresh,
        dismissed=dismissed,
        aside=len(aside),
        every=len(every),
        total=len(found),
        writings=get_store().overview().documents,
        conflicts=quote_conflicts(get_store(), survey, shown),
        pages=make_pages(
            len(found),
            _LISTED,
            page,
            lambda n: _address(province, n, dismissed=dismissed),
        ),
    )


def _address(province: str, page: int, *, dismissed: bool) -> str:
    aside = {"da-bo-qua": 1 if dismissed else None, "trang": page if page > 1 else None}
    values: dict[str, Any] = {"tinh": province or None, **aside}
    return url_for("conflicts", **values)


def quote_conflicts(opened: Store, survey: Survey, found: Sequence[Surveyed]) -> list[Conflict]:
    """Return decisions with the quotes of each side of their disagreements; only those that are shown are read."""
    sides = [side for one in found for each in one.disagreements for side in each.sides]
    documents = sorted({place.document for side in sides for place in side.places})
    mentions = opened.mentions([find_exactly(one.canonical) for one in found], documents) if documents else []
    by_place = {StatedPlace(mention.document.id, mention.citation.start): mention for mention in mentions}
    return [
        Conflict(one, tuple((each.question, _quote_sides(each.sides, by_place, survey)) for each in one.disagreements))
        for one in found
    ]


def _quote_sides(sides: Iterable[Side], by_place: Mapping[StatedPlace, Mention], survey: Survey) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(
            side,
            tuple(by_place[place] for place in side.places if place in by_place),
            survey.documents.get(side.document) if side.document else None,
        )
        for side in sides
    )
