"""Each citation of a draft or list against the collection: what it means, and what the collection says against it.

The collection is asked in four batches, whatever the number of citations: the numbers cited, those like the doubtful
ones, the acts that ended some, and their own texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.checking import judgement as judging
from indexer.checking.comparison import agree_on_date
from indexer.checking.draft_items import DraftItem, MentionGroup, show_number
from indexer.checking.endings import Ended, find_endings
from indexer.checking.judgement import Judgement, describe_other
from indexer.checking.knowledge import Key, Knowing, Known, key_entry, make_number_query
from indexer.checking.likeness import LikenessMatch, contradicts, find_mistaken, match
from indexer.checking.missing_provisions import list_missing_provisions
from indexer.checking.results import Finding, FindingEvidence, Level, Status
from indexer.checking.wording import make_finding
from indexer.deadline import check_time
from indexer.decisions.validity import list_proposals
from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.messages.spoken import say_date
from indexer.models import Citation, Listed, Note, NumberQuery, note
from indexer.text.folding import fold, strip_number

_LISTED = 4  # decisions that a sentence names
_ENDED, _UNKNOWN = ("replaced", "repealed", "expired"), ("several", "absent", "absent_here")


@dataclass(frozen=True, slots=True)
class ToldItem:
    """A citation in its text, with what the rest of the draft says of the same document.

    ``whole`` is the citation completed by ``same``, the mentions of the same document in the draft, this one
    included. ``written`` is the draft's own date, "" when it is unknown.
    """

    text: str
    item: DraftItem
    whole: Citation
    same: MentionGroup
    written: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    told: ToldItem
    match: LikenessMatch
    judgement: Judgement
    findings: tuple[Finding, ...]

    @property
    def evidence(self) -> tuple[FindingEvidence, ...]:
        """The quotes that confirm the citation; when none does, one that mentions the decision."""
        return tuple(self.judgement.evidence.values()) or find_evidence(self.match.known)


def examine(knowing: Knowing, told: Sequence[ToldItem]) -> list[Examined]:
    """Return what the collection says of each citation, in order; the citing rule is not asked here."""
    matches = match_all(knowing, [one.whole for one in told])
    near = _find_near_decisions(knowing, told, matches)
    named = [*(found.known for found in matches if found.known), *(known for some in near.values() for known in some)]
    ends = find_endings(knowing, {id(known): known for known in named}.values())
    parts = find_endings(knowing, {id(known): known for known in named}.values(), partly=True)
    examined = []
    for one, found in zip(told, matches, strict=True):
        check_time()
        known = found.known
        judgement = judging.judge_stated(one.text, one.item, known, bodied=one.same.bodied) if known else Judgement()
        findings = [*judgement.findings, *judging.judge_within(one.text, one.item, one.written, known)]
        findings += _list_unmatched_findings(one, found, near.get(id(one.item), ()), ends)
        findings += _find_lacking_provisions(one.item, known)
        if known is not None and (ending := ends.get(id(known)) or parts.get(id(known))) is not None:
            findings += judging.judge_ended(one.item, one.same, ending, one.written)
        elif known is not None:
            proposals = [p for p in list_proposals(known.decision) if not knowing.apart(p.document)]
            findings += [judging.report_proposed(one.item, p) for p in proposals[:1]]
        examined.append(Examined(one, found, judgement, tuple(findings)))
    return examined


def _find_lacking_provisions(item: DraftItem, known: Known | None) -> Iterator[Finding]:
    """Yield what is said of the provisions that the act's own text does not have."""
    if known is None or known.own is None:
        return
    for provision in list_missing_provisions(known.own.source.text, item.citation.provisions):
        span = item.place.head, item.citation.end
        yield make_finding("provision", span, draft=provision, known=known.name, evidence=find_evidence(known))


def match_all(knowing: Knowing, citations: Sequence[Citation]) -> list[LikenessMatch]:
    """Return the decisions that each citation means; the collection is asked once."""
    found = knowing.find_decisions(_make_query(citation) for citation in citations)
    check_time()
    return [match(citation, _list_known(citation, found)) for citation in citations]


def _make_query(citation: Citation) -> NumberQuery:
    if (meant := citation.act or citation.canonical) is not None:
        return make_number_query(meant)
    code = _find_type_code(citation)
    return NumberQuery(citation.text, strip_number(citation.number) if code else "", (code,), citation.year)


def _find_type_code(citation: Citation) -> str:
    """Return the folded code of the type of a short citation; "" when a number of that type has none."""
    row = BY_FOLDED_NAME.get(fold(citation.doc_type or ""))
    return fold(row.code).split("-")[0] if row else ""


def _list_known(citation: Citation, found: Mapping[Key, Sequence[Known]]) -> Sequence[Known]:
    if (meant := citation.act or citation.canonical) is not None:
        return found.get(key_entry(meant), ())
    plain, code = strip_number(citation.number), _find_type_code(citation)
    return [known for key, some in found.items() if key[0] == plain and key[1][:1] == (code,) for known in some]


def _find_near_decisions(
    knowing: Knowing, told: Sequence[ToldItem], matches: Sequence[LikenessMatch]
) -> dict[int, tuple[Known, ...]]:
    """id() of an item → the decisions whose numbers are a slip of the pen away, where its own is in doubt."""
    doubtful = [
        one
        for one, found in zip(told, matches, strict=True)
        if one.whole.canonical is not None
        and one.whole.number
        and (found.known is None or _is_doubtful(one, found.known))
    ]
    likes = {id(one.item): knowing.list_like(one.whole.canonical or "") for one in doubtful}
    found = knowing.find_decisions(query for some in likes.values() for query in some)
    near: dict[int, tuple[Known, ...]] = {}
    for one in doubtful:
        codes = key_entry(one.whole.canonical or "")[1]
        each = [k for query in likes[id(one.item)] for k in found.get((query.number, codes), ())]
        near[id(one.item)] = tuple(k for k in each if one.whole.year in (None, k.decision.year))
    return near


def _is_doubtful(one: ToldItem, known: Known) -> bool:
    return agree_on_date(one.item.citation.date, known.date) is False


def find_evidence(known: Known | None) -> tuple[FindingEvidence, ...]:
    """Find the quotes that confirm each citation that is told."""
    if known is None:
        return ()
    return (known.quote_own_text("title") or known.quote_evidence(lambda _: True))[:1]


def judge_status(findings: Iterable[Finding]) -> Status:
    """Return the status of the gravest of what was found."""
    kinds = {finding.kind for finding in findings if finding.level in ("error", "warning")}
    if kinds - {*_ENDED, *_UNKNOWN}:
        return "differs"
    if kinds & {*_ENDED}:
        return "ended"
    if kinds:
        return "several" if "several" in kinds else "absent"
    return "incomplete" if any(finding.level == "form" for finding in findings) else "agrees"


def _list_unmatched_findings(
    told: ToldItem, found: LikenessMatch, near: Sequence[Known], ends: Mapping[int, Ended]
) -> Iterator[Finding]:
    """Yield what may have been meant by a citation that means no decision for sure, or one of another day."""
    item = told.item
    span, number = (item.citation.start, item.citation.end), show_number(item.citation)
    meant = find_mistaken(told.whole, near)
    if found.known is not None:
        if meant and item.citation.date:
            yield _make_number_finding(told, meant, note("number_is_another", number=number), ends, level="note")
        return
    if found.candidates:
        listed = _list(found.candidates)
        yield make_finding("several", span, count=str(len(found.candidates)), known=listed, draft=item.written)
        return
    if item.citation.canonical is None:
        return
    if meant and not found.others:
        yield _make_number_finding(told, meant, note("number_not_held", number=number), ends)
    else:
        yield from _list_absent_findings(told, found, near, ends)
    yield from judging.judge_body_of_symbol(item)
    yield from _find_other_date(told)


def _make_number_finding(
    told: ToldItem, other: Known, why: Note, ends: Mapping[int, Ended], *, level: Level | None = None
) -> Finding:
    item = told.item
    return make_finding(
        "number",
        (item.citation.start, item.citation.end),
        level=level,
        evidence=find_evidence(other),
        draft=show_number(item.citation),
        known=other.name,
        number=other.decision.canonical,
        why=why,
        what=describe_other(item, other),
        hint=judging.note_end(ends.get(id(other)), told.written),
    )


def list_candidates(found: LikenessMatch) -> tuple[Known, ...]:
    """Return the decision meant, or those that may be."""
    return (found.known,) if found.known else (*found.candidates, *found.others)


def judge_part(query: NumberQuery, fitting: Sequence[Known], ends: Mapping[int, Ended]) -> tuple[Finding, ...]:
    """Return what is said of a number typed in part ("QĐ 846") that these decisions fit."""
    span = query.start, query.end
    if len(fitting) > 1:
        return (make_finding("several", span, count=str(len(fitting)), known=_list(fitting), draft=query.raw),)
    if not fitting:
        return (make_finding("absent", span, draft=query.raw, hint=""),)
    ending = ends.get(id(fitting[0]))
    return (judging.report_ended(span, ending),) if ending else ()


def _list_absent_findings(
    told: ToldItem, found: LikenessMatch, near: Sequence[Known], ends: Mapping[int, Ended]
) -> Iterator[Finding]:
    citation = told.item.citation
    span, number = (citation.start, citation.end), show_number(citation)
    if found.others:
        body = f" của {citation.issuer}" if citation.issuer else ""
        year = f" năm {told.whole.date[:4]}" if told.whole.date and not citation.year else ""
        evidence = find_evidence(found.others[0])
        yield make_finding(
            "absent_here", span, draft=number + body + year, known=_list(found.others), evidence=evidence
        )
        return
    like = [known for known in near if not contradicts(told.whole, known)][:_LISTED]
    ended = [(known.name, judging.note_end(ends.get(id(known)), told.written)) for known in like]
    listed = Listed(tuple(note("named_ended", name=name, end=end) for name, end in ended), "; ")
    yield make_finding("absent", span, draft=number, hint=note("numbers_like_it", like=listed) if like else "")


def _list(some: Sequence[Known]) -> str:
    more = f" và {len(some) - _LISTED} văn bản khác" if len(some) > _LISTED else ""
    return "; ".join(known.name for known in some[:_LISTED]) + more


def _find_other_date(told: ToldItem) -> Iterator[Finding]:
    """Yield what is said of another date for the same document further up; the collection cannot tell which is right.

    Dates of two years are of two documents: numbers begin anew every year.
    """
    date = told.item.citation.date or ""
    for other in told.same.dated:
        if other.citation.start >= told.item.citation.start:
            return
        if agree_on_date(date, other.citation.date) is False and agree_on_date(date[:4], other.citation.date):
            span = told.item.place.date or (told.item.citation.start, told.item.citation.end)
            known, line = say_date(other.citation.date), str(other.line)
            yield make_finding("date_twice", span, draft=say_date(date), known=known, line=line)
            return
