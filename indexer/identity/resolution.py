"""Mentions → decisions: which mentions are the same decision, and whether the papers agree about it.

The same decision: same number, same symbol after folding (case, blanks, Đ/Ð/D), same body (type and province, or
national), same year. The year comes from the number, else from the date. A mention without year or body joins the
only candidate there is, or is *ambiguous* when there are several. Mentions that agree on all that and disagree on
the day are one decision with a *conflict*: every date is shown with its count, none is preferred.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indexer.deadline import check_time
from indexer.grammar.doctypes import TYPE_CODES
from indexer.identity.bodies import find_symbol_body, is_misread_body
from indexer.identity.dismissals import identify_decision, part_reasons
from indexer.identity.groups import DecisionGroup, tell_apart
from indexer.identity.keys import NumberKey, key_canonical, key_citation
from indexer.identity.reasons import limit_reasons, list_reasons, order_in_time
from indexer.identity.versions import Versions, find_versions
from indexer.models import (
    CENTRAL,
    Citation,
    Decision,
    DecisionStatus,
    Dismissal,
    DocumentSummary,
    Mention,
    StatedRelation,
)
from indexer.text.folding import make_key

NAMED_TYPES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
"""The types of acts that are cited by their names, too."""


def resolve_decisions(
    mentions: Sequence[Mention],
    relations: Sequence[StatedRelation],
    own: Sequence[DocumentSummary],
    dismissals: Sequence[Dismissal] = (),
    acts: Mapping[str, str] | None = None,
    *,
    versions: Versions | None = None,
) -> list[Decision]:
    """Return the decisions that the mentions are, most mentioned first; ``own`` are documents that bear such a
    number.

    ``acts`` are the numbers of acts that are cited by their names (``number_acts``; None: as these mentions tell).
    ``versions`` tell which papers of the collection are one document (None: as these papers tell).
    Given again with more or fewer mentions, it decides anew: nothing is remembered but the ``dismissals`` of a person.
    """
    by_number: dict[NumberKey, list[Mention]] = defaultdict(list)
    for mention in _number_cited_acts(mentions, number_acts(m.citation for m in mentions) if acts is None else acts):
        by_number[key_citation(mention.citation)].append(mention)
    borne: dict[NumberKey, list[DocumentSummary]] = defaultdict(list)
    for document in own:
        if document.number:
            borne[key_canonical(document.number)[0]].append(document)
    groups = [
        group
        for number in {**by_number, **borne}
        for group in tell_apart(number, by_number.get(number, []), borne.get(number, []))
    ]
    stated = _map_relations_by_end(relations)
    if versions is None:
        versions = find_versions([*own, *(mention.document for mention in mentions)])
    decisions = [_make_decision(group, _list_relations(group, stated), dismissals, versions) for group in groups]
    return sorted(decisions, key=lambda decision: (-len(decision.mentions), decision.canonical, decision.scope or ""))


def number_acts(citations: Iterable[Citation]) -> dict[str, str]:
    """Map the folded name of an act to its number, where citations tell one number and only one: "Luật Đất đai
    2013".
    """
    numbers: dict[str, set[str]] = defaultdict(set)
    for law in citations:
        if law.number and law.canonical and law.subject and law.doc_type in NAMED_TYPES and law.year:
            numbers[make_key(f"{law.doc_type} {law.subject} {law.year}")].add(law.canonical)
    return {
        name: next(iter(found)) for name, found in numbers.items() if len({key_canonical(f)[0] for f in found}) == 1
    }


def find_act_number(citation: Citation, acts: Mapping[str, str]) -> str | None:
    """Return the number of an act that is cited by its name alone; None where it is not, or not known."""
    if citation.number or citation.act is not None:
        return None
    return acts.get(make_key(citation.canonical or ""))


def _number_cited_acts(mentions: Sequence[Mention], acts: Mapping[str, str]) -> Iterable[Mention]:
    """Return the mentions, each act that is cited by its name with its number where that is known."""
    if not acts:
        return mentions
    return [
        replace(m, citation=replace(m.citation, act=act)) if (act := find_act_number(m.citation, acts)) else m
        for m in mentions
    ]


def _map_relations_by_end(relations: Sequence[StatedRelation]) -> dict[NumberKey | str, list[StatedRelation]]:
    """Return the relations by the numbers of their ends; those of "this" also by the document that states them."""
    ends: dict[NumberKey | str, list[StatedRelation]] = defaultdict(list)
    for stated in relations:
        relation = stated.relation
        for end in dict.fromkeys(end for end in (relation.source, relation.target) if end and end != "this"):
            ends[key_canonical(end)[0]].append(stated)
        if relation.source == "this":
            ends[stated.document.id].append(stated)
    return ends


def _list_relations(group: DecisionGroup, ends: dict[NumberKey | str, list[StatedRelation]]) -> list[StatedRelation]:
    candidates = [*ends.get(group.number, ()), *(stated for own in group.own for stated in ends.get(own.id, ()))]
    chosen = {id(stated): stated for stated in candidates if _belongs_to_group(stated, group)}
    return sorted(chosen.values(), key=lambda stated: (stated.document.id, stated.relation.start))


def _has_province(document: DocumentSummary) -> bool:
    return bool(document.province)


def _find_scope(document: DocumentSummary) -> str | None:
    return "national" if document.province == CENTRAL else document.province


def _make_decision(
    group: DecisionGroup,
    relations: Sequence[StatedRelation],
    dismissals: Sequence[Dismissal],
    versions: Versions,
) -> Decision:
    check_time()
    ordered = sorted(group.mentions, key=order_in_time)
    copies = versions.fold(m.document.id for m in ordered)
    dates = Counter(m.citation.date for m in ordered if m.citation.date and m.document.id not in copies)
    reasons = [] if group.ambiguous is None else [group.ambiguous]
    canonical, issuer = (
        _choose_canonical(group),
        _find_issuer(group) or next((d.issuer for d in group.own if d.issuer), None),
    )
    standing, aside = part_reasons(
        list_reasons(group, dates), identify_decision(canonical, issuer, group.year), dismissals
    )
    disagreements = limit_reasons(standing)
    status: DecisionStatus = "ambiguous" if group.ambiguous else "conflict" if disagreements else "resolved"
    return Decision(
        canonical=canonical,
        doc_type=_choose_doc_type(group),
        issuer=issuer,
        scope=find_most_common(m.citation.scope for m in ordered)
        or next(map(_find_scope, filter(_has_province, group.own)), None),
        year=group.year,
        status=status,
        reasons=(*reasons, *disagreements),
        dates=tuple(sorted(dates.items(), key=lambda item: (-item[1], item[0]))),
        document=versions.find_chief(group.own[0].id) if group.own else None,
        mentions=tuple(ordered),
        relations=_drop_copied(relations, versions),
        copies=copies,
        dismissed=aside,
    )


def _find_issuer(group: DecisionGroup) -> str | None:
    """Return the body of the symbol where it names one; else the one that is named most and can be read."""
    named = next((body for m in group.mentions if (body := find_symbol_body(m.citation))), None)
    issuers = [m.citation.issuer for m in group.mentions]
    return (
        named
        or find_most_common(body for body in issuers if body and not is_misread_body(body))
        or find_most_common(issuers)
    )


def find_most_common(values: Iterable[str | None]) -> str | None:
    """Return the value that most have; None of none."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _choose_canonical(group: DecisionGroup) -> str:
    """Return the spelling that is written most; a short mention is named as it is read: "Nghị định 108"."""
    spelled = find_most_common(m.citation.act or m.citation.canonical for m in group.mentions) or next(
        (d.number for d in group.own if d.number), None
    )
    if spelled is not None:
        return spelled
    citation = group.mentions[0].citation
    if citation.probably is not None:
        return citation.probably
    return f"{citation.doc_type or 'Văn bản'} {citation.number}"


def _choose_doc_type(group: DecisionGroup) -> str | None:
    """Return what the symbol says it is; a công văn, where the symbol names a body; else as it is called most."""
    first = group.number[1] if len(group.number) > 1 else ""
    row = TYPE_CODES.get(first)
    named = find_most_common(
        m.citation.doc_type for m in group.mentions if m.citation.doc_type not in (None, "Văn bản")
    )
    if row is not None and named is None:
        return row.name
    return named or next((d.doc_type for d in group.own if d.doc_type), None) or (row.name if row else None)


def _belongs_to_group(stated: StatedRelation, group: DecisionGroup) -> bool:
    """A relation is a decision's when its evidence holds a mention of that decision, or when it is "this"."""
    relation, document = stated.relation, stated.document.id
    if relation.source == "this" and any(own.id == document for own in group.own):
        return True
    ends = {key_canonical(end)[0] for end in (relation.source, relation.target) if end and end != "this"}
    if group.number not in ends:
        return False
    return any(
        mention.document.id == document and relation.start <= mention.citation.start < relation.end
        for mention in group.mentions
    )


def _drop_copied(relations: Sequence[StatedRelation], versions: Versions) -> tuple[StatedRelation, ...]:
    """Return the relations without what a copy of a paper only says again."""
    copies = versions.fold(stated.document.id for stated in relations)
    said = {(stated.document.id, *_key_statement(stated)) for stated in relations}
    return tuple(one for one in relations if (copies.get(one.document.id), *_key_statement(one)) not in said)


def _key_statement(stated: StatedRelation) -> tuple[str | None, str, NumberKey, int | None]:
    relation = stated.relation
    return relation.source, relation.named, *key_canonical(relation.target)
