"""A decision as its page tells it: all that the collection says of it, ready to be shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.decisions.repeats import Repeat, find_repeats
from indexer.decisions.tracing import count_provisions
from indexer.decisions.validity import StaleBasis, find_passage_around, list_stale_bases
from indexer.models import Decision, Document, DocumentSummary, Mention
from indexer.parsing.place_labels import Places
from indexer.store.base import Store, read_documents
from web import addresses
from web.parts.facts import summarise
from web.parts.mention_filters import DecisionPart, MentionForm, make_form
from web.parts.paging import Pages, make_pages
from web.parts.pictures import draw_network, draw_timeline
from web.parts.recurrence import Citing, Recurrence, count_recurrence, list_citing
from web.parts.relations import Statement, list_statements
from web.parts.shades import Scale, make_scale
from web.parts.verdicts import Verdict, judge_force

DOCUMENTS = 50  # whose mentions are quoted on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAccount:
    """A decision, ready to be shown. ``near`` touch it, ``further`` touch one of those; pictures may be None."""

    decision: Decision
    held: Document | None  # the decision's own document, when the collection has it
    subject: str | None
    verdict: Verdict
    first: Citing | None
    last: Citing | None
    form: MentionForm
    places: Mapping[tuple[str, int], str]  # document and passage → where in it: "mục II.2"
    citing: tuple[Citing, ...]
    quoted: int
    pages: Pages
    recurrence: Recurrence
    scale: Scale
    undated: int
    near: tuple[Statement, ...]
    further: tuple[Statement, ...]
    stale: tuple[StaleBasis, ...]
    repeats: tuple[Repeat, ...]
    timeline: dict[str, Any] | None
    network: dict[str, Any] | None
    provisions: tuple[tuple[str, int, int], ...]  # provision, mentions, documents

    @property
    def own(self) -> DocumentSummary | None:
        """The decision's own document as lists show it."""
        return summarise(self.held) if self.held else None


def tell_decision(store: Store, decision: Decision, part: DecisionPart) -> DecisionAccount:
    """Gather what the page of a decision shows of it."""
    every = list_citing(decision)
    wanted = part.narrow(every)
    timed = [one for one in every if one.document.period or one.document.date]
    shown = wanted[(part.page - 1) * DOCUMENTS : part.page * DOCUMENTS]
    steps = find_passage_around(store, decision)
    near, further = (
        list_statements(decision, [step.relation for step in steps if step.distance == distance]) for distance in (1, 2)
    )
    table = _make_recurrence(decision, every, shown)
    shades = make_scale(cell.count for _, cells, _ in table.rows for cell in cells if cell)
    stale = list_stale_bases(store, decision)
    held = next(iter(read_documents(store, [decision.document] if decision.document else [])), None)
    return DecisionAccount(
        decision=decision,
        held=held,
        subject=_choose_subject(held, decision.counted),
        verdict=judge_force(decision),
        first=timed[0] if timed else None,
        last=timed[-1] if len(timed) > 1 else None,
        form=make_form(decision, every),
        places=_find_places(store, shown),
        citing=tuple(shown),
        quoted=len(wanted),
        pages=_make_citing_pages(decision, part, len(wanted)),
        recurrence=table,
        scale=shades,
        undated=sum(1 for mention in decision.counted if not mention.citation.date),
        near=near,
        further=further,
        stale=stale,
        repeats=find_repeats(decision),
        timeline=draw_timeline(decision, every, shades, stale),
        network=draw_network(decision, near, further),
        provisions=count_provisions(decision)[:PROVISIONS],
    )


def _make_citing_pages(decision: Decision, part: DecisionPart, wanted: int) -> Pages:
    """Return the pages of the documents that cite, narrowed as they are."""
    return make_pages(
        wanted, DOCUMENTS, part.page, lambda n: addresses.mentions(decision, part.province, part.period, n, part.use)
    )


PROVISIONS = 40  # rows of the table of cited provisions


def _make_recurrence(decision: Decision, every: Sequence[Citing], shown: Sequence[Citing]) -> Recurrence:
    """Make the table; a cell leads to its first document here, or to a page of its mentions when not all are here."""
    here = {one.anchor for one in shown}
    elsewhere = {one.place for one in every if one.anchor not in here}

    def address(first: Citing) -> str:
        if first.place in elsewhere:
            return addresses.mentions(decision, *addresses.name_unknown(*first.place))
        return f"#{first.anchor}"

    return count_recurrence(every, address)


def _find_places(store: Store, shown: Iterable[Citing]) -> dict[tuple[str, int], str]:
    """Return where in its document each mention that is shown stands: "mục II.2", "khoản 1 Điều 3"."""
    found: dict[tuple[str, int], str] = {}
    passages: dict[str, set[int]] = defaultdict(set)
    for one in shown:
        passages[one.document.id].update(mention.passage for mention in one.mentions)
    for document in read_documents(store, passages):
        places = Places(document)
        found |= {(document.id, passage): places.place(passage) for passage in passages[document.id]}
    return found


def _choose_subject(held: Document | None, mentions: Iterable[Mention]) -> str | None:
    """Return what the decision is about: its own title, or else the words that are used most."""
    if held is not None and held.metadata.title is not None:
        return held.metadata.title.text
    counted = Counter(mention.citation.subject for mention in mentions if mention.citation.subject)
    return counted.most_common(1)[0][0] if counted else None
