"""What a citation says against what the collection knows of the decision that it means: date, body, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer.checking.comparison import agree_on_body, agree_on_date, agree_on_issuer, agree_on_subject, describes
from indexer.checking.draft_items import DraftItem, MentionGroup, states_end
from indexer.checking.endings import Ended
from indexer.checking.knowledge import Known, say_when, states_date, states_subject
from indexer.checking.results import Field, Finding, FindingEvidence, Level
from indexer.checking.trailing_bodies import read_body_after_subject
from indexer.checking.wording import make_finding
from indexer.grammar.doctypes import TYPE_CODES
from indexer.messages.spoken import say_count, say_date
from indexer.models import ENDS_PART, Citation, Day, Listed, Name, Note, NoteValue, StatedRelation, note
from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.issuers import StatedIssuer
from indexer.text.folding import fold, key_number

_PLAIN_TYPES = frozenset({"Quyết định", "Nghị định", "Nghị quyết", "Thông tư", "Kế hoạch", "Chỉ thị", "Báo cáo"})
_RELYING = ("basis", "implements")


_SUBJECT_END = re.compile(r"\s+của\s+(?:chủ tịch\s+)?$", re.IGNORECASE)


@dataclass(slots=True)
class Judgement:
    """What was found about a citation: findings, fields that the collection confirms, quotes that confirm them."""

    findings: list[Finding] = field(default_factory=list)
    agreed: list[Field] = field(default_factory=list)
    evidence: dict[tuple[str, int], FindingEvidence] = field(default_factory=dict)

    def confirm(self, name: Field, evidence: Sequence[FindingEvidence]) -> None:
        """Note a field in which the draft and the collection agree."""
        self.agreed.append(name)
        for one in evidence[:1]:
            self.evidence.setdefault((one.document.id, one.start), one)


def judge_stated(text: str, item: DraftItem, known: Known, *, bodied: bool) -> Judgement:
    """Judge date, body and subject, where the draft states them and the collection knows them.

    ``bodied``: some mention of the same document in the draft names its body; else the body is only understood.
    """
    judgement = Judgement()
    _compare_number(item, known, judgement)
    _compare_date(item, known, judgement)
    if (trailing := read_body_after_subject(text, item, known)) is not None:
        _compare_trailing(trailing, known, judgement)
    elif item.place.issuer is not None or not bodied:
        _compare_body(item, known, judgement)
    _compare_subject(text, item, known, judgement, trailing)
    return judgement


def _compare_number(item: DraftItem, known: Known, judgement: Judgement) -> None:
    """Tell whether the number itself bears a year, as those of legal documents do and no others."""
    citation = item.citation
    if citation.canonical is None or citation.short or (citation.year is None) == (_read_number_year(known) is None):
        return
    by = _describe_witnesses(known.own is not None, len(known.mentions))
    evidence = known.quote_own_text("title") or known.quote_evidence(lambda c: c.year != citation.year)
    draft, right = citation.canonical, known.decision.canonical
    span = citation.start, citation.end
    judgement.findings.append(make_finding("number_year", span, evidence=evidence, by=by, draft=draft, known=right))


def _read_number_year(known: Known) -> int | None:
    return key_number(known.decision.canonical)[2]


def _compare_date(item: DraftItem, known: Known, judgement: Judgement) -> None:
    date, stated = item.citation.date, known.dates
    span = item.place.date or (item.citation.start, item.citation.end)
    if date is None or known.date is None:
        return
    if known.own_date is not None:
        if agree_on_date(date, known.own_date):
            judgement.confirm("date", known.quote_own_text("date"))
        else:
            judgement.findings.append(
                _make_date_finding(span, date, known.own_date, known, known.quote_own_text("date"))
            )
        return
    agreeing = sum(times for other, times in stated if agree_on_date(date, other))
    if not agreeing:
        judgement.findings.append(
            _make_date_finding(span, date, known.date, known, known.quote_evidence(states_date(known.date)))
        )
        return
    judgement.confirm("date", known.quote_evidence(states_date(date)))
    against = [(other, times) for other, times in stated if not agree_on_date(date, other)]
    if against:
        listed = "; ".join(f"{say_date(other)} ({say_count(times)} lần)" for other, times in stated)
        fewer = agreeing < max(times for _, times in against)
        evidence = known.quote_evidence(states_date(against[0][0]))
        kind = "date_minority" if fewer else "date_split"
        when = say_when(against[0][0])
        judgement.findings.append(
            make_finding(kind, span, evidence=evidence, draft=say_date(date), known=listed, when=when)
        )


def _make_date_finding(
    span: tuple[int, int], date: str, right: str, known: Known, evidence: tuple[FindingEvidence, ...]
) -> Finding:
    times = sum(n for other, n in known.dates if agree_on_date(other, right))
    by = _describe_witnesses(known.own_date is not None, times)
    return make_finding(
        "date_once" if known.own_date is None and times == 1 else "date",
        span,
        evidence=evidence,
        by=by,
        draft=say_date(date),
        known=say_date(right),
        when=say_when(right),
    )


def _describe_witnesses(own: bool, times: int) -> Note:
    """Return who says so, as the subject of "ghi"."""
    if own:
        return note("witness_itself")
    return note("witness_places", n=times)


def _compare_body(item: DraftItem, known: Known, judgement: Judgement) -> None:
    citation = item.citation
    same = agree_on_issuer(citation, known.issuer)
    if same is False and known.issuer:
        span = item.place.issuer or (citation.start, citation.end)
        kind = "issuer_implied" if item.place.issuer is None else "issuer"
        judgement.findings.append(_make_body_finding(kind, span, citation.issuer or "", known))
    elif same and item.place.issuer is not None:
        judgement.confirm("issuer", _find_body_evidence(known))


def _compare_trailing(stated: StatedIssuer, known: Known, judgement: Judgement) -> None:
    """The body that stands after the subject."""
    if known.issuer and agree_on_body(stated.text, known.issuer) is False:
        draft = " ".join(stated.text.split())
        judgement.findings.append(_make_body_finding("issuer", (stated.start, stated.end), draft, known))


def _make_body_finding(kind: str, span: tuple[int, int], draft: str, known: Known) -> Finding:
    times = sum(1 for mention in known.mentions if mention.citation.issuer_text)
    by = _describe_witnesses(known.own is not None, times or len(known.mentions))
    right = known.issuer or ""
    return make_finding(kind, span, evidence=_find_body_evidence(known), draft=draft, known=right, by=by)


def _find_body_evidence(known: Known) -> tuple[FindingEvidence, ...]:
    return (
        known.quote_own_text("issuer")
        or known.quote_evidence(lambda c: bool(c.issuer_text))
        or known.quote_evidence(bool)
    )


def _compare_subject(
    text: str, item: DraftItem, known: Known, judgement: Judgement, trailing: StatedIssuer | None
) -> None:
    citation = item.citation
    if trailing is not None and item.place.subject is not None:  # the body behind the subject was compared itself
        subject = _SUBJECT_END.sub("", text[item.place.subject[0] : trailing.start])
        citation = replace(citation, subject=" ".join(subject.split()))
    told = [(agree_on_subject(citation.subject, subject), subject) for subject in known.subjects]
    for same, subject in told:
        if same:
            own = subject == known.own_subject
            judgement.confirm(
                "subject", known.quote_own_text("title") if own else known.quote_evidence(states_subject(subject))
            )
            return
    if not told or any(same is None for same, _ in told):
        return
    right = told[0][1]
    own = right == known.own_subject
    by = _describe_witnesses(own, len([m for m in known.mentions if m.citation.subject]))
    evidence = known.quote_own_text("title") if own else known.quote_evidence(states_subject(right))
    span = item.place.subject or (citation.start, citation.end)
    agreeing = {m.document.id for m in known.mentions if agree_on_subject(m.citation.subject, right)}
    direct = item.place.subject is not None and len(agreeing) == 1
    level: Level = "error" if own else "warning" if direct or len(agreeing) > 1 else "note"
    draft = citation.subject or ""
    judgement.findings.append(
        make_finding(
            "subject_once" if direct and not own else "subject",
            span,
            evidence=evidence,
            level=level,
            draft=draft,
            known=right,
            by=by,
        )
    )


def judge_within(text: str, item: DraftItem, written: str, known: Known | None) -> Iterator[Finding]:
    """Judge what a citation says against itself or the draft's own date ``written``; ``known`` only gives what is
    right.
    """
    citation, span = item.citation, item.place.date or (item.citation.start, item.citation.end)
    day = _find_odd_day(text, item)
    if day is not None:
        right = known.date if known and len(known.date or "") == 10 else None
        evidence = known.quote_own_text("date") or known.quote_evidence(states_date(right)) if known and right else ()
        when = say_when(right) if right else ""
        yield make_finding("date_invalid", day, evidence=evidence, draft=text[day[0] : day[1]], when=when)
    if citation.year and citation.date and citation.date[:4] != str(citation.year):
        yield make_finding("date_year", span, draft=say_date(citation.date), known=str(citation.year))
    elif citation.date and written and citation.date[: len(written)] > written[: len(citation.date)]:
        yield make_finding("date_later", span, draft=say_date(citation.date), known=say_date(written))
    yield from _compare_type(item)


_AROUND = 400  # characters on either side of a number in which its day stands


def _find_odd_day(text: str, item: DraftItem) -> tuple[int, int] | None:
    """Return where the day stands that the citation gives and no calendar has."""
    day, at = item.citation.odd_day, item.citation.start
    if day is None:
        return None
    spelled = re.compile(r"\s+".join(map(re.escape, day.split())))
    places = spelled.finditer(text, max(0, at - _AROUND), item.citation.end + _AROUND)
    return min((one.span() for one in places), key=lambda place: abs(place[0] - at), default=None)


def _compare_type(item: DraftItem) -> Iterator[Finding]:
    """Yield the type word against the type's code."""
    citation = item.citation
    code = re.split(r"[-/.]", citation.symbol or "")
    row = TYPE_CODES.get(fold(code[0])) if len(code) > 1 else None
    if row is None or item.place.listed or row.name == citation.doc_type:
        return
    if row.name in _PLAIN_TYPES and citation.doc_type in _PLAIN_TYPES and citation.start - item.place.head < 25:
        number = f"{citation.canonical}"
        span = item.place.head, citation.end
        yield make_finding("type", span, draft=citation.doc_type or "", known=row.name, number=number)


def judge_body_of_symbol(item: DraftItem) -> Iterator[Finding]:
    """Judge the stated body against the one that the symbol names: for what the collection does not know."""
    citation: Citation = item.citation
    body = find_body_of_symbol(citation.symbol) if citation.symbol and item.place.issuer else None
    if body is None or body.level != "national" or citation.issuer is None:
        return
    if agree_on_issuer(citation, body.name) is False:
        number = citation.canonical or ""
        span = item.place.issuer or (citation.start, citation.end)
        yield make_finding("issuer_symbol", span, draft=citation.issuer, known=body.name, number=number)


def judge_ended(item: DraftItem, same: MentionGroup, ending: Ended, written: str) -> Iterator[Finding]:
    """Report that the decision was replaced or repealed; as a note when that came after the draft was written.

    Nothing when the draft itself says so ("thay thế Quyết định số 846/QĐ-UBND"), here or, of what it does not rely on,
    in one of the mentions of the ``same`` document.
    """
    relying = item.citation.treatment in _RELYING
    if states_end(item.citation) or (not relying and same.ends):
        return
    span, later = (item.citation.start, item.citation.end), _is_later(ending, written)
    if not (later and ending.kind == ENDS_PART):
        yield report_ended(span, ending, later=later, relying=relying)


def report_ended(span: tuple[int, int], ending: Ended, *, later: bool = False, relying: bool = False) -> Finding:
    """Report that a decision ended: as an error where it is relied on, as a note where it ended ``later`` than that
    was written.
    """
    if ending.kind == ENDS_PART:
        return make_finding("repealed_partly", span, evidence=ending.evidence, known=ending.by)
    kind = _ENDINGS.get(ending.kind, "repealed") + ("_later" if later else "")
    level: Level = "note" if later else "error" if relying else "warning"
    hint = note("ended_on", day=Day(ending.day)) if ending.day else ""
    return make_finding(kind, span, level=level, evidence=ending.evidence, known=ending.by, hint=hint)


_ENDINGS = {"replaces": "replaced", "expires": "expired"}


def report_proposed(item: DraftItem, stated: StatedRelation) -> Finding:
    """Report that somebody proposes or plans to end what is cited."""
    span = item.citation.start, item.citation.end
    evidence = (FindingEvidence(stated.document, stated.quote, stated.relation.start),)
    what = Name("relation", stated.relation.named)
    return make_finding("proposed", span, evidence=evidence, known=stated.document.label, what=what)


def note_end(ending: Ended | None, written: str) -> NoteValue:
    """Say that a decision which is only suggested has ended, in words to stand after its name; "" when it had not
    yet.
    """
    if ending is None or _is_later(ending, written):
        return ""
    if ending.kind == "replaces":
        return note("then_replaced", by=ending.by)
    return note("then_expired", by=ending.by) if ending.kind == "expires" else note("then_repealed", by=ending.by)


def _is_later(ending: Ended, written: str) -> bool:
    """Tell whether it ended after a draft of that date was written."""
    return bool(written and ending.since) and written < ending.since[: len(written)]


def describe_other(item: DraftItem, other: Known) -> NoteValue:
    """Describe what another decision has in common with what the citation says."""
    names: list[Field] = []
    if item.citation.date and agree_on_date(item.citation.date, other.date):
        names.append("date")
    if agree_on_body(item.citation.issuer, other.issuer):
        names.append("issuer")
    if any(describes(item.citation.subject, subject) for subject in other.subjects):
        names.append("subject")
    return Listed(tuple(Name("check_field", name) for name in names)) if names else note("rest_agrees")
