"""Questions about a document by its number: computed from mentions, relations and the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.answering.candidates import Candidate, answer_from_mention, tell_computed
from indexer.answering.papers import weigh_period
from indexer.answering.question import Asked
from indexer.answering.spans import find_days
from indexer.grammar.provinces import expand_province
from indexer.models import (
    CENTRAL,
    Answer,
    Day,
    Decision,
    Document,
    DocumentSummary,
    Listed,
    Mention,
    Metadata,
    Note,
    Value,
    note,
)
from indexer.parsing.periods import parse_key
from indexer.store.base import Store
from indexer.text.folding import fold, make_key

_LED = r"(?:(?:(?:pho )?(?:giam doc|chu tich|bo truong)|lanh dao|ubnd|uy ban nhan dan) )*"


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that a question's number can mean, given its province, body and date; and what was refused."""

    decisions: tuple[Decision, ...]
    refused: tuple[Decision, ...]
    notes: tuple[Note, ...] = ()

    @property
    def mentions(self) -> list[Mention]:
        return [mention for decision in self.decisions for mention in decision.mentions]


def decide(store: Store, asked: Asked) -> Decided:
    """Keep the decisions of the body and province asked for: a number of another province's body is not it."""
    every = store.decisions(asked.numbers[:1])
    places = {make_key(name) for place in asked.provinces for name in expand_province(place)}
    kept = [d for d in every if _is_of_place(d, places) and _is_of_body(d, asked) and _is_of_asked_year(d, asked)]
    if asked.dates and len(kept) > 1:
        same = [d for d in kept if any(day == asked.dates[0] for day, _ in d.dates)]
        kept = same or kept
    refused = tuple(d for d in every if d not in kept)
    return Decided(tuple(kept), refused, tuple(_note_conflicts(kept, asked)))


def _is_anywhere(province: str | None, places: set[str]) -> bool:
    """Tell whether a document is of one of the places, or of none: neither is one of the State's."""
    return province in (None, CENTRAL) or make_key(province or "") in places


def _is_of_place(decision: Decision, places: set[str]) -> bool:
    if not places or make_key(decision.scope or "") in places:
        return True
    return decision.scope in ("national", None) and (
        decision.document is not None or any(_is_anywhere(m.document.province, places) for m in decision.mentions)
    )


def _is_of_body(decision: Decision, asked: Asked) -> bool:
    """Tell whether it is of the body: one named right after the number ("175/QĐ-SCT của Sở Nội vụ") must be the one
    that issued it.
    """
    named = [
        body
        for body in asked.bodies
        if re.search(rf"{_make_tail_pattern(asked)}\s*(?:cua|do)\s{_LED}{body}", asked.folded)
    ]
    return decision.issuer is None or all(body in make_key(decision.issuer) for body in named)


def _make_tail_pattern(asked: Asked) -> str:
    number = asked.numbers[0]
    return re.escape(fold(" ".join(number.raw.split()))[-12:]) + r"(?:\s*ngay\s[\d/. thangnam-]+)?"


def _is_of_asked_year(decision: Decision, asked: Asked) -> bool:
    """Another year is another decision; another day of the same year is a conflict to be told."""
    years = {day[:4] for day, _ in decision.dates} | ({str(decision.year)} if decision.year else set())
    return not asked.dates or not years or asked.dates[0][:4] in years


def _note_conflicts(decisions: Sequence[Decision], asked: Asked) -> Iterator[Note]:
    for decision in decisions:
        days = [day for day, _ in decision.dates]
        if asked.dates and days and asked.dates[0] not in days:
            yield note("asked_date_differs", day=Day(asked.dates[0]), dates=Listed(tuple(map(Day, days))))
        yield from decision.reasons


def list_citing(decided: Decided) -> list[Answer]:
    """Return one answer for each document that mentions it, oldest first; the quote proves it."""
    first: dict[str, Mention] = {}
    for mention in decided.mentions:
        first.setdefault(mention.document.id, mention)
    return [answer_from_mention(mention, name_document(mention.document), 1.0) for mention in first.values()]


def name_document(document: DocumentSummary) -> str:
    """Return a document as an answer names it: type, number, title.

    >>> name_document(summary)  # doctest: +SKIP
    'Báo cáo 566/BC-SCT kết quả thực hiện nhiệm vụ CCHC quý I năm 2023'
    """
    return " ".join(part for part in (document.doc_type, document.number, document.title) if part) or document.label


def find_occasion(decided: Decided, verbs: str) -> list[Answer]:
    """Return the first or the last document that mentions it by its date, else by the period that it reports on.

    Documents of one and the same day are all shown.
    """
    times = {mention.document.id: _find_day(mention.document) for mention in decided.mentions}
    known = [time for time in times.values() if time]
    if not known:
        return []
    wanted = min(known) if verbs == "dau" else max(known)
    return [answer for answer in list_citing(decided) if times[answer.document.id] == wanted]


def _find_day(document: DocumentSummary) -> str:
    """Return the day of issue, else the last day of the period; "" when neither is known."""
    period = parse_key(document.period) if document.period else None
    return document.date if document.date and len(document.date) == 10 else period.end if period else ""


def narrow_mentions(decided: Decided, asked: Asked) -> Decided:
    """Return only what documents of the period, and of the province, say; a decision's own year and province narrow
    nothing.

    "Nghị định 61/2018/NĐ-CP được nhắc trong báo cáo nào của Đồng Nai năm 2023?"
    """
    places = {name for place in asked.provinces for name in expand_province(place)}
    kept = []
    for decision in decided.decisions:
        times = [p for p in asked.periods if p.kind != "year" or p.year != decision.year]
        here = places if decision.scope not in places else set[str]()
        found = tuple(
            mention
            for mention in decision.mentions
            if (not here or mention.document.province in here)
            and (not times or any(weigh_period(mention.document, period) >= 0.5 for period in times))
        )
        kept += [replace(decision, mentions=found)] if found else []
    return replace(decided, decisions=tuple(kept))


def count_mentions(decided: Decided) -> list[Answer]:
    """Return the number of mentions, computed; the mentions are the quotes."""
    counted = [mention for decision in decided.decisions for mention in decision.counted]
    total = len(counted)
    papers = len({mention.document.id for mention in counted})
    code = "once_in_one" if total == 1 else "times_in_one" if papers == 1 else "times_in_several"
    said = note(code, n=total, documents=papers)
    mentions = [answer_from_mention(mention, mention.citation.text, 1.0) for mention in counted]
    return [tell_computed(mentions[0], said), *mentions[1:]] if mentions else []


def find_subject(store: Store, decided: Decided) -> list[Candidate]:
    """Return the subject as the papers state it, the fullest first; of a document of the collection its own title."""
    found = [c for d in _list_own(store, decided) if (c := quote_value(d, d.metadata.title, 2.0))]
    for mention in decided.mentions:
        subject = mention.citation.subject
        place = find_words(mention.quote, subject) if subject else None
        if place is not None:
            full = 1.0 + min(len(subject or ""), 200) / 1000
            found.append(quote_mention(mention, place, full))
    return found or [quote_mention(m, (0, len(m.quote)), 0.5 + min(len(m.quote), 400) / 4000) for m in decided.mentions]


def find_issue_date(store: Store, decided: Decided) -> list[Candidate]:
    """Return the date of issue: the document's own, else as each mention states it."""
    found = [
        c
        for d in _list_own(store, decided)
        if (c := quote_value(d, d.metadata.date, 2.0)) and _has_whole_date(d.metadata)
    ]
    counts = {day: times for decision in decided.decisions for day, times in decision.dates}
    for mention in decided.mentions:
        place = place_date(mention) if mention.citation.date else None
        if place is not None:
            found.append(quote_mention(mention, place, 1.0 + 0.01 * counts.get(mention.citation.date or "", 0)))
    return found


def _has_whole_date(metadata: Metadata) -> bool:
    return metadata.date is not None and len(metadata.date.text) == 10


def place_date(mention: Mention) -> tuple[int, int] | None:
    """Return where the quote states the date of the citation: the nearest date with that value."""
    at = mention.citation.start - mention.quote_start
    places = [
        (abs(start - at), (start, end)) for start, end, iso in find_days(mention.quote) if iso == mention.citation.date
    ]
    return min(places)[1] if places else None


def find_issuer(store: Store, decided: Decided) -> list[Candidate]:
    """Return who issued it: as the mentions state it, else what the symbol says."""
    found = []
    for document in _list_own(store, decided):
        value = document.metadata.issuer
        found += (
            [c for c in [quote_value(document, document.metadata.number, 2.0, said=value.text)] if c] if value else []
        )
    for decision in decided.decisions:
        for mention in decision.mentions:
            stated = mention.citation.issuer_text
            place = find_words(mention.quote, stated) if stated else None
            if place is not None:
                found.append(quote_mention(mention, place, 1.0 + min(len(stated or ""), 100) / 1000))
            elif decision.issuer:
                found.append(quote_mention(mention, (0, len(mention.quote)), 0.6, said=decision.issuer))
    return found


def find_province(decided: Decided) -> list[Candidate]:
    """Return of which province it is, as its body, or the document that cites it, tells; one of the whole country is of
    none.
    """
    return [
        quote_mention(mention, (0, len(mention.quote)), 1.0, said=decision.scope)
        for decision in decided.decisions
        for mention in decision.mentions
        if decision.scope not in (None, "national")
    ]


def find_signer(store: Store, decided: Decided, *, office: bool = False) -> list[Candidate]:
    """Return who signed a document of the collection, or in which office."""
    found = [(d, d.metadata.signer_title if office else d.metadata.signer) for d in _list_own(store, decided)]
    return [c for document, value in found if (c := quote_value(document, value, 2.0))]


def _list_own(store: Store, decided: Decided) -> list[Document]:
    return store.documents([d.document for d in decided.decisions if d.document is not None])


def quote_value(document: Document, value: Value | None, score: float, said: str = "") -> Candidate | None:
    """Return a metadata value where it stands in the document, proved by the lines that it stands in."""
    if value is None or value.start is None or value.end is None:
        return None
    quote = join_passages(document, value.start, value.end)
    return Candidate(document.summary, document.source.text, value.start, value.end, quote, score=score, said=said)


def join_passages(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the passages that hold a place, as one span; the place itself where no passage does."""
    held = [p for p in document.passages if p.start < end and p.end > start]
    if not held:
        return start, end
    return min(start, held[0].start), max(end, held[-1].end)


def quote_mention(mention: Mention, place: tuple[int, int], score: float, said: str | None = "") -> Candidate:
    """Return a candidate within a mention's quote; the document's text is not needed for it."""
    start, offset = mention.quote_start, mention.quote_start
    text = " " * start + mention.quote
    return Candidate(
        mention.document,
        text,
        offset + place[0],
        offset + place[1],
        (start, mention.quote_end),
        score=score,
        said=said or "",
    )


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text that may break lines and decorate between them."""
    pieces = [re.escape(word) for word in words.split()]
    match = re.search(r"[\s*_]+".join(pieces), text) if pieces else None
    return match.span() if match else None
