"""Mentions → decisions: which mentions are the same decision, and whether the papers agree about it.

The same decision: same number, same symbol after folding (case, blanks, Đ/Ð/D), same body (type and province, or
national), same year. The year comes from the number, else from the date. A mention without year or body joins the
only candidate there is, or is *ambiguous* when there are several. Mentions that agree on all that and disagree on
the day are one decision with a *conflict*: every date is shown with its count, none is preferred.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from indexer.deadline import check_time
from indexer.decisions.bodies import bodies_of, misread, of_the_symbol, related, stated_bodies
from indexer.decisions.dismissals import identity_of, part
from indexer.decisions.subjects import unlike_subjects
from indexer.decisions.versions import copies_of
from indexer.grammar.doctypes import TYPE_CODES
from indexer.models import (
    CENTRAL,
    Citation,
    Day,
    Decision,
    DecisionStatus,
    Dismissal,
    DocumentSummary,
    Listed,
    Mention,
    Name,
    Note,
    StatedRelation,
    note,
)
from indexer.text.folding import fold, key_number, make_key, strip_number

NAMED_TYPES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
"""The types of acts that are cited by their names, too."""

_DOUBTFUL = "?"  # ends the key of a number that cannot be one as it is written: it is a decision by itself
_Number = tuple[str, ...]  # plain number, then the folded codes of the symbol: ("846", "qd", "ubnd")


@dataclass(slots=True)
class _Group:
    """Mentions taken for one decision; ``body`` and ``year`` are None while nothing states them."""

    number: _Number
    body: str | None
    year: int | None
    mentions: list[Mention] = field(default_factory=list)
    own: list[DocumentSummary] = field(default_factory=list)
    days: frozenset[str] = frozenset()  # of the mentions that are its own for sure
    ambiguous: Note | None = None


def resolve_decisions(
    mentions: Sequence[Mention],
    relations: Sequence[StatedRelation],
    own: Sequence[DocumentSummary],
    dismissals: Sequence[Dismissal] = (),
) -> list[Decision]:
    """The decisions that the mentions are, most mentioned first; ``own`` are documents that bear such a number.

    Given again with more or fewer mentions, it decides anew: nothing is remembered but the ``dismissals`` of a person.
    """
    by_number: dict[_Number, list[Mention]] = defaultdict(list)
    for mention in _joined(mentions):
        by_number[_number(mention.citation)].append(mention)
    borne: dict[_Number, list[DocumentSummary]] = defaultdict(list)
    for document in own:
        if document.number:
            borne[_of_canonical(document.number)[0]].append(document)
    groups = [
        group
        for number in {**by_number, **borne}
        for group in _told_apart(number, by_number.get(number, []), borne.get(number, []))
    ]
    stated = _by_end(relations)
    decisions = [_decision(group, _of_group(group, stated), dismissals) for group in groups]
    return sorted(decisions, key=lambda decision: (-len(decision.mentions), decision.canonical, decision.scope or ""))


def _joined(mentions: Sequence[Mention]) -> Iterable[Mention]:
    """The mentions, each act that is cited by its name with its number where one of the others tells it."""
    named = [m for m in mentions if not m.citation.number and m.citation.act is None]
    if not named:
        return mentions
    numbers: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        law = mention.citation
        if law.number and law.canonical and law.subject and law.doc_type in NAMED_TYPES and law.year:
            numbers[make_key(f"{law.doc_type} {law.subject} {law.year}")].add(law.canonical)
    told = {
        name: next(iter(found)) for name, found in numbers.items() if len({_of_canonical(f)[0] for f in found}) == 1
    }
    return [
        replace(m, citation=replace(m.citation, act=act))
        if not m.citation.number and m.citation.act is None and (act := told.get(make_key(m.citation.canonical or "")))
        else m
        for m in mentions
    ]


def _by_end(relations: Sequence[StatedRelation]) -> dict[_Number | str, list[StatedRelation]]:
    """The relations by the numbers of their ends; those of "this" also by the document that states them."""
    ends: dict[_Number | str, list[StatedRelation]] = defaultdict(list)
    for stated in relations:
        relation = stated.relation
        for end in dict.fromkeys(end for end in (relation.source, relation.target) if end and end != "this"):
            ends[_of_canonical(end)[0]].append(stated)
        if relation.source == "this":
            ends[stated.document.id].append(stated)
    return ends


def _of_group(group: _Group, ends: dict[_Number | str, list[StatedRelation]]) -> list[StatedRelation]:
    candidates = [*ends.get(group.number, ()), *(stated for own in group.own for stated in ends.get(own.id, ()))]
    chosen = {id(stated): stated for stated in candidates if _belongs(stated, group)}
    return sorted(chosen.values(), key=lambda stated: (stated.document.id, stated.relation.start))


def _number(citation: Citation) -> _Number:
    meant = citation.act or citation.canonical
    if meant is not None:
        return _of_canonical(meant)[0]
    if citation.probably is not None:
        return (*_of_canonical(citation.probably)[0], _DOUBTFUL)
    spoken = fold(citation.doc_type or "").replace(" ", "-")
    return (strip_number(citation.number), f"~{spoken}")


def _of_canonical(canonical: str) -> tuple[_Number, int | None]:
    """(number and codes, year in the number): "56/2015/QĐ-UBND" → (("56", "qd", "ubnd"), 2015).

    >>> _of_canonical("01 - QCPH/ĐU-GĐS") == _of_canonical("01-QCPH/ĐU-GDS")
    True
    """
    number, symbol, year = key_number(canonical)
    return (number or "", *symbol), year


def _year(citation: Citation) -> int | None:
    if citation.year is not None:
        return citation.year
    if citation.canonical is not None and (inside := _of_canonical(citation.canonical)[1]):
        return inside
    return int(citation.date[:4]) if citation.date else None


def _told_apart(number: _Number, mentions: list[Mention], own: list[DocumentSummary]) -> list[_Group]:
    """The groups of one number and symbol: by body, then by year; what fits several is set apart as ambiguous."""
    check_time()
    groups: dict[tuple[str | None, int | None], _Group] = {}
    unsure: list[tuple[str | None, int | None, Mention]] = []
    for mention in mentions:
        body, year = _body(mention.citation), _year(mention.citation)
        if body is None or year is None:
            unsure.append((body, year, mention))
            continue
        groups.setdefault((body, year), _Group(number, body, year)).mentions.append(mention)
    for document in own:
        body, year = make_key(document.issuer) if document.issuer else None, _own_year(document)
        groups.setdefault((body, year), _Group(number, body, year)).own.append(document)
    _merge_bodies(groups)
    for group in groups.values():
        group.days = _days_of(group)
    known = list(groups.values())
    apart = {
        id(mention)
        for body, year, mention in unsure
        if body is None and all(_of_another_day(g, mention) for g in known if g.year in (None, year))
    }
    for body, year, mention in sorted(unsure, key=lambda one: (*_least_unsure_first(one), id(one[2]) in apart)):
        _join(groups, list(groups.values()), number, (body, year), mention)
    if number[-1] == _DOUBTFUL:
        for group in groups.values():
            odd = group.mentions[0].citation
            group.ambiguous = note("doubtful_number", written=odd.text, probably=odd.probably or "")
    return list(groups.values())


def _body(citation: Citation) -> str | None:
    """Whose it is: a number with its year that names a national body is that body's, whoever is said to issue it."""
    named = of_the_symbol(citation)
    if named is not None:  # laws and resolutions of the National Assembly are numbered each for themselves
        resolved = citation.doc_type == "Nghị quyết" and (citation.symbol or "").startswith("QH")
        return make_key(named) + "/nq" * resolved
    return make_key(citation.issuer) if citation.issuer and not misread(citation.issuer) else None


def _least_unsure_first(place: tuple[str | None, int | None, Mention]) -> tuple[bool, bool]:
    """With a body first, then with a year, then with neither: each stage makes candidates for the next."""
    body, year, _ = place
    return body is None, year is None


def _merge_bodies(groups: dict[tuple[str | None, int | None], _Group]) -> None:
    """Two bodies are one decision only when something says so: the same day in the same province, and the one is an
    office of the other, or the symbol names one of them, or the subjects are the same.
    """
    by_place = sorted(groups.items(), key=lambda item: (-len(item[1].mentions), str(item[0])))
    for place, group in by_place:
        check_time()
        for other_place, other in by_place:
            if place == other_place or place not in groups or other_place not in groups or group.year != other.year:
                continue
            if _same_day(group, other) and _said_to_be_one(group, other):
                group.mentions += other.mentions
                group.own += other.own
                del groups[other_place]


def _said_to_be_one(group: _Group, other: _Group) -> bool:
    named = {make_key(body) for m in (*group.mentions, *other.mentions) for body in bodies_of(m.citation)}
    by_symbol = [any(body in (one.body or "") for body in named) for one in (group, other)]
    office = related(group.body or "?", other.body or "??")
    return office or (any(by_symbol) and not all(by_symbol)) or _alike(group, other)


def _same_day(group: _Group, other: _Group) -> bool:
    days = [
        {(m.citation.date, m.citation.scope) for m in one.mentions if len(m.citation.date or "") == _WHOLE}
        for one in (group, other)
    ]
    return bool(days[0] & days[1])


def _alike(group: _Group, other: _Group) -> bool:
    """Whether the mentions of two bodies state the same subject."""
    first, second = (
        [set(make_key(m.citation.subject).split()) for m in one.mentions if m.citation.subject]
        for one in (group, other)
    )
    shared = (len(a & b) / min(len(a), len(b)) for a in first for b in second if min(len(a), len(b)) >= _TELLING)
    return max(shared, default=0.0) >= _ALIKE


_WHOLE = len("2025-01-31")
_TELLING = 5  # words of a subject
_ALIKE = 0.8  # share of the shorter subject's words


def _own_year(document: DocumentSummary) -> int | None:
    inside = _of_canonical(document.number)[1] if document.number else None
    return inside or (int(document.date[:4]) if document.date else None)


def _join(
    groups: dict[tuple[str | None, int | None], _Group],
    known: list[_Group],
    number: _Number,
    place: tuple[str | None, int | None],
    mention: Mention,
) -> None:
    """Put a mention whose body or year is not stated with the only group that it fits, if there is only one."""
    body, year = place
    fitting = [
        group
        for group in known
        if group.ambiguous is None
        and not _of_another_day(group, mention)
        and (body is None or group.body in (None, body))
        and (year is None or group.year in (None, year))
    ]
    if len(fitting) == 1:
        fitting[0].mentions.append(mention)
        return
    group = groups.setdefault(place, _Group(number, body, year))
    group.mentions.append(mention)
    if fitting:
        what = Name("missing", "year" if body is not None else "issuer" if year is not None else "both")
        candidates = ", ".join(sorted({str(g.year) for g in fitting if g.year} or {"?"}))
        group.ambiguous = note("ambiguous", missing=what, n=len(fitting), candidates=candidates)


def _of_another_day(group: _Group, mention: Mention) -> bool:
    """A mention that names no body is another's where its day is another: only a national number tells the body."""
    citation = mention.citation
    if citation.issuer is not None or len(citation.date or "") != _WHOLE:
        return False
    return group.body is not None and bool(group.days) and citation.date not in group.days


def _days_of(group: _Group) -> frozenset[str]:
    stated = [*(m.citation.date for m in group.mentions), *(document.date for document in group.own)]
    return frozenset(day for day in stated if day and len(day) == _WHOLE)


def _of_somewhere(document: DocumentSummary) -> bool:
    return bool(document.province)


def _scope(document: DocumentSummary) -> str | None:
    return "national" if document.province == CENTRAL else document.province


def _decision(group: _Group, relations: Sequence[StatedRelation], dismissals: Sequence[Dismissal]) -> Decision:
    check_time()
    ordered = sorted(group.mentions, key=_in_time)
    copies = copies_of({m.document.id: m.document for m in ordered}.values())
    dates = Counter(m.citation.date for m in ordered if m.citation.date and m.document.id not in copies)
    reasons = [] if group.ambiguous is None else [group.ambiguous]
    canonical, issuer = _canonical(group), _whose(group) or next((d.issuer for d in group.own if d.issuer), None)
    standing, aside = part(_disagreements(group, dates), identity_of(canonical, issuer, group.year), dismissals)
    disagreements = _some(standing)
    status: DecisionStatus = "ambiguous" if group.ambiguous else "conflict" if disagreements else "resolved"
    return Decision(
        canonical=canonical,
        doc_type=_doc_type(group),
        issuer=issuer,
        scope=_most(m.citation.scope for m in ordered) or next(map(_scope, filter(_of_somewhere, group.own)), None),
        year=group.year,
        status=status,
        reasons=(*reasons, *disagreements),
        dates=tuple(sorted(dates.items(), key=lambda item: (-item[1], item[0]))),
        document=group.own[0].id if group.own else None,
        mentions=tuple(ordered),
        relations=tuple(relations),
        copies=copies,
        dismissed=aside,
    )


def _whose(group: _Group) -> str | None:
    """The body of the symbol where it names one; else the one that is named most and can be read."""
    named = next((body for m in group.mentions if (body := of_the_symbol(m.citation))), None)
    issuers = [m.citation.issuer for m in group.mentions]
    return named or _most(body for body in issuers if body and not misread(body)) or _most(issuers)


def _in_time(mention: Mention) -> tuple[str, str, int]:
    document = mention.document
    return (document.date or (document.period or "")[:4], document.id, mention.citation.start)


def _disagreements(group: _Group, dates: Counter[str]) -> Iterable[Note]:
    """Why the papers do not agree: days, the decision's own date, a citation before its issue."""
    days = sorted(date for date in dates if len(date) == 10)
    if any(first[: len(second)] != second[: len(first)] for first in dates for second in dates):
        ranked = sorted(dates, key=lambda d: (-dates[d], d))
        yield note("dates_differ", dates=Listed(tuple(_times(day, dates[day]) for day in ranked), "; "))
    for document in group.own:
        if document.date and len(document.date) == 10 and days and document.date not in days:
            yield note("own_date_differs", day=Day(document.date), cited=Listed(tuple(map(Day, days))))
    bodies = stated_bodies(m.citation for m in sorted(group.mentions, key=_in_time))
    if len(bodies) > 1:
        yield note("bodies_differ", bodies=Listed(tuple(bodies), "; "))
    if (pair := unlike_subjects(sorted(group.mentions, key=_in_time))) is not None:
        yield note("subjects_differ", first=pair[0], second=pair[1])
    early = [m for m in group.mentions if is_before_issue(m)]
    for mention in early:
        written, issued = Day(mention.document.date or ""), Day(mention.citation.date or "")
        yield note("cited_before_issue", document=mention.document.label, day=written, issued=issued)


def _some(told: Sequence[Note]) -> list[Note]:
    """All but the many papers that are older than what they cite: the first of them are told."""
    early = [one for one in told if one.code == "cited_before_issue"]
    return [one for one in told if one not in early[_EARLY:]]


_EARLY = 3


def _times(date: str, times: int) -> Note:
    return note("date_once" if times == 1 else "date_times", day=Day(date), n=times)


def is_before_issue(mention: Mention) -> bool:
    """A document cannot cite one that was issued after itself."""
    written, issued = mention.document.date, mention.citation.date
    if not written or not issued:
        return False
    shared = min(len(written), len(issued))
    return issued[:shared] > written[:shared]


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _canonical(group: _Group) -> str:
    """The spelling that is written most; a short mention is named as it is read: "Nghị định 108"."""
    spelled = _most(m.citation.act or m.citation.canonical for m in group.mentions) or next(
        (d.number for d in group.own if d.number), None
    )
    if spelled is not None:
        return spelled
    citation = group.mentions[0].citation
    if citation.probably is not None:
        return citation.probably
    return f"{citation.doc_type or 'Văn bản'} {citation.number}"


def _doc_type(group: _Group) -> str | None:
    """What the symbol says it is; a công văn, where the symbol names a body; else as it is called most."""
    first = group.number[1] if len(group.number) > 1 else ""
    row = TYPE_CODES.get(first)
    named = _most(m.citation.doc_type for m in group.mentions if m.citation.doc_type not in (None, "Văn bản"))
    if row is not None and named is None:
        return row.name
    return named or next((d.doc_type for d in group.own if d.doc_type), None) or (row.name if row else None)


def _belongs(stated: StatedRelation, group: _Group) -> bool:
    """A relation is a decision's when its evidence holds a mention of that decision, or when it is "this"."""
    relation, document = stated.relation, stated.document.id
    if relation.source == "this" and any(own.id == document for own in group.own):
        return True
    ends = {_of_canonical(end)[0] for end in (relation.source, relation.target) if end and end != "this"}
    if group.number not in ends:
        return False
    return any(
        mention.document.id == document and relation.start <= mention.citation.start < relation.end
        for mention in group.mentions
    )
