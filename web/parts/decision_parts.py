"""A decision as its page tells it: all that the collection says of it, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.decisions.repeats import Repeat, find_repeats
from indexer.decisions.tracing import count_provisions
from indexer.decisions.validity import StaleBasis, find_passage_around, list_stale_bases
from indexer.models import Decision, Mention
from indexer.store.base import Store
from web import addresses
from web.parts.paging import Pages, pages
from web.parts.pictures import network, timeline
from web.parts.recurrence import Citing, Recurrence, citing, recurrence
from web.parts.relations import Statement, statements
from web.parts.shades import Scale, scale

DOCUMENTS = 50  # whose mentions are quoted on one page


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """Which of the mentions a page quotes: those of a province and a period ("" for all), a page at a time."""

    province: str = ""
    period: str = ""
    page: int = 1

    @property
    def narrows(self) -> bool:
        return bool(self.province or self.period)

    def holds(self, one: Citing) -> bool:
        province, period = one.place
        return self.province in ("", province or addresses.UNKNOWN_PROVINCE) and self.period in (
            "",
            period or addresses.NO_PERIOD,
        )


@dataclass(frozen=True, slots=True)
class DecisionAccount:
    """A decision, ready to be shown. ``near`` touch it, ``further`` touch one of those; pictures may be None."""

    decision: Decision
    subject: str | None
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


def told(store: Store, decision: Decision, part: DecisionPart) -> DecisionAccount:
    """What the page of a decision shows of it."""
    every = citing(decision)
    wanted = [one for one in every if part.holds(one)]
    shown = wanted[(part.page - 1) * DOCUMENTS : part.page * DOCUMENTS]
    steps = find_passage_around(store, decision)
    near, further = (
        statements(decision, [step.relation for step in steps if step.distance == distance]) for distance in (1, 2)
    )
    table = _recurrence(decision, every, shown)
    shades = scale(cell.count for _, cells, _ in table.rows for cell in cells if cell)
    stale = list_stale_bases(store, decision)
    return DecisionAccount(
        decision,
        _subject(decision.mentions),
        tuple(shown),
        len(wanted),
        pages(len(wanted), DOCUMENTS, part.page, lambda n: addresses.mentions(decision, part.province, part.period, n)),
        table,
        shades,
        sum(1 for mention in decision.mentions if not mention.citation.date),
        near,
        further,
        stale,
        find_repeats(decision),
        timeline(decision, every, shades, stale),
        network(decision, near, further),
        count_provisions(decision)[:PROVISIONS],
    )


PROVISIONS = 40  # rows of the table of cited provisions


def _recurrence(decision: Decision, every: Sequence[Citing], shown: Sequence[Citing]) -> Recurrence:
    """A cell leads to its first document here, or to a page of its mentions when they are not all here."""
    here = {one.anchor for one in shown}
    elsewhere = {one.place for one in every if one.anchor not in here}

    def address(first: Citing) -> str:
        if first.place in elsewhere:
            return addresses.mentions(decision, *addresses.named(*first.place))
        return f"#{first.anchor}"

    return recurrence(every, address)


def _subject(mentions: Iterable[Mention]) -> str | None:
    """What the decision is about, in the words that are used most."""
    counted = Counter(mention.citation.subject for mention in mentions if mention.citation.subject)
    return counted.most_common(1)[0][0] if counted else None
