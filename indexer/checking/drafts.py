"""A draft against the collection: every citation with its status, what is wrong with it, and the quotes that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.checking import forms
from indexer.checking.comparison import agree_on_body
from indexer.checking.draft_items import Draft, DraftItem, MentionGroup, Number, identify_number, read_draft
from indexer.checking.examination import Examined, ToldItem, examine, judge_status, list_candidates
from indexer.checking.knowledge import Knowing
from indexer.checking.lists import refuse_too_many
from indexer.checking.results import Check, Checked
from indexer.checking.unread_citations import find_unread
from indexer.deadline import check_time
from indexer.indexing import identify_document
from indexer.models import Citation, Source
from indexer.store.base import Store

_LONGEST = 2000  # characters of a passage that are quoted with each of its citations


def check(store: Store, source: Source, province: str | None = None, *, most: int | None = None) -> Check:
    """Check every citation of a draft against the collection and the citing rule, and return them with the
    findings; never fails on any text.

    The draft itself is no witness, when it stands in the collection under the same path. ``province`` says whose
    "UBND tỉnh" is meant, where the draft does not say it. Raises BadInput for a draft of more than ``most`` citations.
    """
    known = identify_document(source)
    draft = read_draft(source, known, province)
    if most is not None and len(draft.items) > most:
        raise refuse_too_many(len(draft.items), most)
    knowing = Knowing(store, lambda document: document.id == known or document.path == source.path)
    checked = [_make_checked(one) for one in examine(knowing, list(_list_completed_items(draft)))]
    unread = find_unread(source.text, _list_read_places(draft))
    return Check(draft.document, tuple(checked), store.overview().documents, tuple(unread))


def _list_read_places(draft: Draft) -> list[tuple[int, int]]:
    """Return where numbers were read: those of the citations, and the draft's own."""
    metadata = draft.document.metadata
    own = [(v.start, v.end) for v in (metadata.number, metadata.symbol) if v and v.start is not None and v.end]
    return [*((item.citation.start, item.citation.end) for item in draft.items), *own]


def _list_completed_items(draft: Draft) -> Iterator[ToldItem]:
    """Yield the items; one without date or subject gets those of the draft's other mentions, where they agree."""
    date = draft.document.metadata.date
    groups: dict[Number, list[DraftItem]] = defaultdict(list)
    for item in draft.items:
        groups[identify_number(item.citation)].append(item)
    shared: dict[tuple[Number, str | None], MentionGroup] = {}
    for item in draft.items:
        number, body = identify_number(item.citation), item.citation.issuer
        if (number, body) not in shared:
            check_time()
            shared[number, body] = MentionGroup(_list_items_of_body(groups[number], body))
        same = shared[number, body]
        yield ToldItem(
            draft.document.source.text, item, _complete_citation(item, same), same, date.text if date else ""
        )


def _list_items_of_body(items: Sequence[DraftItem], body: str | None) -> tuple[DraftItem, ...]:
    """Return the mentions that name this body, or none; a body's name is compared once, however many name it."""
    agreeing = {name for name in {item.citation.issuer for item in items} if agree_on_body(name, body) is not False}
    return tuple(item for item in items if item.citation.issuer in agreeing)


def _complete_citation(item: DraftItem, same: MentionGroup) -> Citation:
    date = item.citation.date or (same.dated[0].citation.date if len(same.dated) == 1 else None)
    return replace(item.citation, date=date, subject=item.citation.subject or same.subject)


def _make_checked(one: Examined) -> Checked:
    check_time()
    item, text = one.told.item, one.told.text
    named = any(finding.kind == "issuer" for finding in one.findings)  # a body, though a wrong one
    remarks = forms.find_form_faults(text, item, one.match.known)
    start, end = _cut_quote(item)
    findings = (*one.findings, *(f for f in remarks if not (named and f.kind == "missing_issuer")))
    return Checked(
        citation=item.citation,
        number=forms.write_right_number(item.citation),
        line=item.line,
        column=item.column,
        heading=item.heading,
        quote=text[start:end],
        quote_start=start,
        first=item.first,
        status=judge_status(findings),
        findings=findings,
        agreed=tuple(one.judgement.agreed),
        candidates=tuple(known.candidate for known in list_candidates(one.match)),
        evidence=one.evidence,
    )


def _cut_quote(item: DraftItem) -> tuple[int, int]:
    """Return the passage; of a very long one what stands around the citation: a draft may be one line of thousands of
    them.
    """
    start, end = item.passage.start, item.passage.end
    if end - start > _LONGEST:
        start = max(start, min(item.citation.start - _LONGEST // 2, end - _LONGEST))
        end = max(min(end, start + _LONGEST), item.citation.end)
    return start, end
