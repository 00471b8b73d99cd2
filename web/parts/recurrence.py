"""Where a decision is mentioned: document by document, and by province and period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.messages.spoken import order_period
from indexer.models import Decision, DocumentSummary, Mention
from indexer.text.folding import make_key

UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """A document with its mentions of the decision; ``anchor`` is unique on the page, ``copies`` are other files of
    the same document, which do not count again.
    """

    anchor: str
    document: DocumentSummary
    mentions: tuple[Mention, ...]
    copies: tuple[DocumentSummary, ...] = ()

    @property
    def place(self) -> tuple[str, str]:
        """Its province and period: the cell that it is counted in."""
        return self.document.province or UNKNOWN, self.document.period or UNKNOWN


@dataclass(frozen=True, slots=True)
class RecurrenceCell:
    """How often documents of one province and period mention the decision, and where the list of them is."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Province × period: ``rows`` are (province, a cell or None for each column, total); "" is unknown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[RecurrenceCell | None, ...], int], ...]

    @property
    def cells(self) -> int:
        """How many cells hold a count: what a picture would show."""
        return sum(1 for _, cells, _ in self.rows for cell in cells if cell)


def list_citing(decision: Decision) -> tuple[Citing, ...]:
    """Return the documents that mention a decision, in the order of time."""
    prefix = "-".join(make_key(f"{decision.canonical} {decision.issuer} {decision.year}").split())
    copies: dict[str, dict[str, DocumentSummary]] = defaultdict(dict)
    for mention in decision.mentions:
        if original := decision.copies.get(mention.document.id):
            copies[original][mention.document.id] = mention.document
    return tuple(
        Citing(f"{prefix}-{n}", mentions[0].document, tuple(mentions), tuple(copies[mentions[0].document.id].values()))
        for n, mentions in enumerate(_group_by_document(decision.counted), start=1)
    )


def count_recurrence(found: Sequence[Citing], address: Callable[[Citing], str]) -> Recurrence:
    """Count mentions by province and period; periods in the order of time, unknown ones last.

    ``address`` leads to the list of the cell that a document is the first of.
    """
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Citing] = {}
    for one in found:
        counts[one.place] += len(one.mentions)
        first.setdefault(one.place, one)
    columns = sorted({period for _, period in counts}, key=order_period)
    provinces = sorted({province for province, _ in counts}, key=lambda name: (name == UNKNOWN, make_key(name)))

    def make_cell(place: tuple[str, str]) -> RecurrenceCell | None:
        return RecurrenceCell(counts[place], address(first[place])) if place in first else None

    return Recurrence(
        tuple(columns),
        tuple(
            (
                province,
                tuple(make_cell((province, column)) for column in columns),
                sum(counts[province, column] for column in columns),
            )
            for province in provinces
        ),
    )


def _group_by_document(mentions: Iterable[Mention]) -> list[list[Mention]]:
    return [list(group) for _, group in groupby(mentions, key=lambda mention: mention.document.id)]
