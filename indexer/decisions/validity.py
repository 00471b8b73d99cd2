"""What the collection says of a decision's validity: evidence, quoted; not verified against the official database.

A *stale basis* is a document that still cites a decision as basis, or carries it out, after another document says
that it was replaced or repealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.models import Decision, DocumentSummary, Mention, StatedRelation
from indexer.parsing.periods import parse_key
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store.base import Store
from indexer.text.folding import split_codes

_ENDING = ("replaces", "repeals")
_RELYING = ("basis", "implements")


@dataclass(frozen=True, slots=True)
class StaleBasis:
    """``mention`` relies on the decision although ``ended`` says that it ended on ``since`` (a day, or less)."""

    mention: Mention
    ended: StatedRelation
    since: str


@dataclass(frozen=True, slots=True)
class Step:
    """A relation around a decision: ``distance`` 1 touches it, 2 touches one of those."""

    distance: int
    relation: StatedRelation


def list_endings(decision: Decision) -> tuple[StatedRelation, ...]:
    """Return the statements that the decision was replaced or repealed as a whole; what is only proposed ended
    nothing.
    """
    return tuple(
        stated for stated in _find_end_statements(decision) if _is_done(stated) and not stated.relation.partial
    )


def list_partial_endings(decision: Decision) -> tuple[StatedRelation, ...]:
    """Return the statements that a part of the decision ended."""
    return tuple(stated for stated in _find_end_statements(decision) if _is_done(stated) and stated.relation.partial)


def list_proposals(decision: Decision) -> tuple[StatedRelation, ...]:
    """Return the statements that somebody proposes or plans to replace or repeal the decision, or would under a
    condition.
    """
    return tuple(
        s for s in _find_end_statements(decision) if s.relation.modality in ("proposed", "planned", "conditional")
    )


def _find_end_statements(decision: Decision) -> Iterator[StatedRelation]:
    """Yield what the papers say of the decision's end."""
    for stated in decision.relations:
        ends = stated.relation.kind in _ENDING or stated.relation.partial
        if ends and split_codes(stated.relation.target) == split_codes(decision.canonical):
            yield stated


def _is_done(stated: StatedRelation) -> bool:
    return stated.relation.modality == "done"


def list_stale_bases(store: Store, decision: Decision) -> tuple[StaleBasis, ...]:
    """Return the mentions that rely on a decision after it ended, by date; each with the statement that it ended.

    It ended on the day that the statement tells, else with the date of issue of the act that ends it, when a document
    states that date, else with the date of the document that says so. A draft ends nothing.
    """
    endings = list_endings(decision)
    ends = [(since, stated) for since, stated in zip(_list_end_days(store, endings), endings, strict=True) if since]
    if not ends:
        return ()
    since, ended = min(ends, key=lambda end: end[0])
    late = [
        StaleBasis(mention, ended, since)
        for mention in decision.counted
        if mention.citation.treatment in _RELYING and _find_writing_day(mention.document) > since
    ]
    return tuple(sorted(late, key=lambda found: _find_writing_day(found.mention.document)))


def _find_writing_day(document: DocumentSummary) -> str:
    """Tell when a document was written: its date, else when the period that it reports on began; "" when unknown."""
    period = parse_key(document.period) if document.period and not document.date else None
    return document.date or (period.start if period else "")


def _list_end_days(store: Store, endings: Sequence[StatedRelation]) -> list[str | None]:
    """Return the day on which each ended the decision, or less."""
    sources = [_find_other_source(stated) for stated in endings]
    known = store.decisions_of_each([find_typed_numbers(source) if source else () for source in sources])
    return [
        stated.relation.since or _find_issue_day(stated, decisions) or stated.document.date
        for stated, decisions in zip(endings, known, strict=True)
    ]


def _find_other_source(stated: StatedRelation) -> str:
    """Return the act that ends the decision, where it is another than the document that says so and no day
    is told; "".
    """
    source = stated.relation.source
    return "" if stated.relation.since is not None or source in (None, "this") else source


def _find_issue_day(stated: StatedRelation, decisions: Sequence[Decision]) -> str | None:
    """Tell when the act that ends another was issued, as the papers date it that the statement mentions."""
    for decision in decisions:
        if decision.dates and any(mention.document.id == stated.document.id for mention in decision.mentions):
            return decision.dates[0][0]
    return None


def find_passage_around(store: Store, decision: Decision) -> tuple[Step, ...]:
    """Return the relations of a decision and, one step further, those of the decisions that they lead to."""
    first = [Step(1, stated) for stated in decision.relations]
    seen = {_identify_statement(stated) for stated in decision.relations}
    second: list[Step] = []
    others = dict.fromkeys(end for stated in decision.relations for end in _list_other_ends(stated, decision))
    for neighbours in store.decisions_of_each([find_typed_numbers(other) for other in others]):
        for neighbour in neighbours:
            fresh = [stated for stated in neighbour.relations if _identify_statement(stated) not in seen]
            seen |= {_identify_statement(stated) for stated in fresh}
            second += [Step(2, stated) for stated in fresh]
    return (*first, *second)


def _list_other_ends(stated: StatedRelation, decision: Decision) -> list[str]:
    source = stated.document.number if stated.relation.source == "this" else stated.relation.source
    ends = [end for end in (source, stated.relation.target) if end]
    return [end for end in ends if split_codes(end) != split_codes(decision.canonical)]


def _identify_statement(stated: StatedRelation) -> tuple[str, int, int, str]:
    return stated.document.id, stated.relation.start, stated.relation.end, stated.relation.target
