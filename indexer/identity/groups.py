"""Mentions of one number → groups, each of one decision: by body, then by year."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field

from indexer.deadline import check_time
from indexer.identity.bodies import are_related_bodies, list_symbol_bodies
from indexer.identity.keys import DOUBTFUL, NumberKey, find_own_year, find_year, key_body
from indexer.models import DocumentSummary, Mention, Name, Note, note
from indexer.text.folding import make_key

WHOLE_DAY = len("2025-01-31")
_TELLING = 5  # words of a subject
_ALIKE = 0.8  # share of the shorter subject's words


@dataclass(slots=True)
class DecisionGroup:
    """Mentions taken for one decision; ``body`` and ``year`` are None while nothing states them."""

    number: NumberKey
    body: str | None
    year: int | None
    mentions: list[Mention] = field(default_factory=list)
    own: list[DocumentSummary] = field(default_factory=list)
    _: KW_ONLY
    days: frozenset[str] = frozenset()  # of the mentions that are its own for sure
    ambiguous: Note | None = None


def tell_apart(number: NumberKey, mentions: list[Mention], own: list[DocumentSummary]) -> list[DecisionGroup]:
    """Return the groups of one number and symbol: by body, then by year; what fits several is set apart as
    ambiguous.
    """
    check_time()
    groups: dict[tuple[str | None, int | None], DecisionGroup] = {}
    unsure: list[tuple[str | None, int | None, Mention]] = []
    for mention in mentions:
        body, year = key_body(mention.citation), find_year(mention.citation)
        if body is None or year is None:
            unsure.append((body, year, mention))
            continue
        groups.setdefault((body, year), DecisionGroup(number, body, year)).mentions.append(mention)
    for document in own:
        body, year = make_key(document.issuer) if document.issuer else None, find_own_year(document)
        groups.setdefault((body, year), DecisionGroup(number, body, year)).own.append(document)
    _merge_bodies(groups)
    for group in groups.values():
        group.days = _list_days(group)
    known = list(groups.values())
    apart = {
        id(mention)
        for body, year, mention in unsure
        if body is None and all(_is_of_another_day(g, mention) for g in known if g.year in (None, year))
    }
    for body, year, mention in sorted(unsure, key=lambda one: (*_order_by_sureness(one), id(one[2]) in apart)):
        _join(groups, list(groups.values()), number, (body, year), mention)
    if number[-1] == DOUBTFUL:
        for group in groups.values():
            odd = group.mentions[0].citation
            group.ambiguous = note("doubtful_number", written=odd.text, probably=odd.probably or "")
    return list(groups.values())


def _order_by_sureness(place: tuple[str | None, int | None, Mention]) -> tuple[bool, bool]:
    """With a body first, then with a year, then with neither: each stage makes candidates for the next."""
    body, year, _ = place
    return body is None, year is None


def _merge_bodies(groups: dict[tuple[str | None, int | None], DecisionGroup]) -> None:
    """Merge two bodies into one decision only when something says so: the same day in the same province, and the one
    is an office of the other, or the symbol names one of them, or the subjects are the same.
    """
    by_place = sorted(groups.items(), key=lambda item: (-len(item[1].mentions), str(item[0])))
    for place, group in by_place:
        check_time()
        for other_place, other in by_place:
            if place == other_place or place not in groups or other_place not in groups or group.year != other.year:
                continue
            if _has_same_day(group, other) and _is_said_to_be_one(group, other):
                group.mentions += other.mentions
                group.own += other.own
                del groups[other_place]


def _is_said_to_be_one(group: DecisionGroup, other: DecisionGroup) -> bool:
    named = {make_key(body) for m in (*group.mentions, *other.mentions) for body in list_symbol_bodies(m.citation)}
    by_symbol = [any(body in (one.body or "") for body in named) for one in (group, other)]
    office = are_related_bodies(group.body or "?", other.body or "??")
    return office or (any(by_symbol) and not all(by_symbol)) or _has_like_subject(group, other)


def _has_same_day(group: DecisionGroup, other: DecisionGroup) -> bool:
    days = [
        {(m.citation.date, m.citation.scope) for m in one.mentions if len(m.citation.date or "") == WHOLE_DAY}
        for one in (group, other)
    ]
    return bool(days[0] & days[1])


def _has_like_subject(group: DecisionGroup, other: DecisionGroup) -> bool:
    """Tell whether the mentions of two bodies state the same subject."""
    first, second = (
        [set(make_key(m.citation.subject).split()) for m in one.mentions if m.citation.subject]
        for one in (group, other)
    )
    shared = (len(a & b) / min(len(a), len(b)) for a in first for b in second if min(len(a), len(b)) >= _TELLING)
    return max(shared, default=0.0) >= _ALIKE


def _join(
    groups: dict[tuple[str | None, int | None], DecisionGroup],
    known: list[DecisionGroup],
    number: NumberKey,
    place: tuple[str | None, int | None],
    mention: Mention,
) -> None:
    """Put a mention whose body or year is not stated with the only group that it fits, if there is only one."""
    body, year = place
    fitting = [
        group
        for group in known
        if group.ambiguous is None
        and not _is_of_another_day(group, mention)
        and (body is None or group.body in (None, body))
        and (year is None or group.year in (None, year))
    ]
    if len(fitting) == 1:
        fitting[0].mentions.append(mention)
        return
    group = groups.setdefault(place, DecisionGroup(number, body, year))
    group.mentions.append(mention)
    if fitting:
        what = Name("missing", "year" if body is not None else "issuer" if year is not None else "both")
        candidates = ", ".join(sorted({str(g.year) for g in fitting if g.year} or {"?"}))
        group.ambiguous = note("ambiguous", missing=what, n=len(fitting), candidates=candidates)


def _is_of_another_day(group: DecisionGroup, mention: Mention) -> bool:
    """Tell whether it is another's: a mention without a body is where its day is another; only a national number
    tells the body.
    """
    citation = mention.citation
    if citation.issuer is not None or len(citation.date or "") != WHOLE_DAY:
        return False
    return group.body is not None and bool(group.days) and citation.date not in group.days


def _list_days(group: DecisionGroup) -> frozenset[str]:
    stated = [*(m.citation.date for m in group.mentions), *(document.date for document in group.own)]
    return frozenset(day for day in stated if day and len(day) == WHOLE_DAY)
