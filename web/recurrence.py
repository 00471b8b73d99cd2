"""A decision as its page tells it: mentions by document, recurrence by province and period, its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.folding import key
from indexer.models import Decision, DocumentSummary, Mention
from indexer.words import period_order
from web.relations import Statement, statements

UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """A document with its mentions of the decision; ``anchor`` is unique on the page."""

    anchor: str
    document: DocumentSummary
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How often documents of one province and period mention the decision, and where the list of them begins."""

    count: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Province × period: ``rows`` are (province, a cell or None for each column, total); "" is unknown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...], int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A decision, ready to be shown."""

    decision: Decision
    subject: str | None
    citing: tuple[Citing, ...]
    recurrence: Recurrence
    undated: int
    statements: tuple[Statement, ...]


def told(decision: Decision) -> Told:
    """What the page of a decision shows of it."""
    prefix = "-".join(key(f"{decision.canonical} {decision.issuer} {decision.year}").split())
    citing = tuple(
        Citing(f"{prefix}-{n}", mentions[0].document, tuple(mentions))
        for n, mentions in enumerate(_by_document(decision.mentions), start=1)
    )
    undated = sum(1 for mention in decision.mentions if not mention.citation.date)
    stated = tuple(statements(decision))
    return Told(decision, _subject(decision.mentions), citing, recurrence(citing), undated, stated)


def recurrence(citing: Sequence[Citing]) -> Recurrence:
    """The counts of mentions by province and period; periods in the order of time, unknown ones last."""
    counts: Counter[tuple[str, str]] = Counter()
    anchors: dict[tuple[str, str], str] = {}
    for one in citing:
        place = (one.document.province or UNKNOWN, one.document.period or UNKNOWN)
        counts[place] += len(one.mentions)
        anchors.setdefault(place, one.anchor)
    columns = sorted({period for _, period in counts}, key=period_order)
    provinces = sorted({province for province, _ in counts}, key=lambda name: (name == UNKNOWN, key(name)))
    return Recurrence(
        tuple(columns),
        tuple(
            (
                province,
                tuple(_cell(counts[province, column], anchors.get((province, column))) for column in columns),
                sum(counts[province, column] for column in columns),
            )
            for province in provinces
        ),
    )


def _cell(count: int, anchor: str | None) -> Cell | None:
    return Cell(count, anchor) if count and anchor else None


def _by_document(mentions: Iterable[Mention]) -> list[list[Mention]]:
    return [list(group) for _, group in groupby(mentions, key=lambda mention: mention.document.id)]


def _subject(mentions: Iterable[Mention]) -> str | None:
    """What the decision is about, in the words that are used most."""
    counted = Counter(mention.citation.subject for mention in mentions if mention.citation.subject)
    return counted.most_common(1)[0][0] if counted else None
