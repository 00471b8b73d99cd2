"""What the papers disagree about a decision: each question with its sides, and where each side is said.

Which decisions are in conflict is ``indexer.identity.resolution``'s to judge; here what they disagree about is laid out
side by side, so that a reader can compare the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.identity.bodies import are_related_bodies, list_stated_bodies
from indexer.identity.reasons import is_before_issue
from indexer.identity.subjects import find_unlike_subjects, speaks_of_the_act
from indexer.models import Decision, DocumentSummary, Mention

Question = Literal["date", "subject", "issuer", "year", "odd_day", "early"]
"""The day of issue; what it is about; who issued it; the year in its number against its day; a day that is none; a
citation older than what it cites."""

_SHOWN = 2  # places a side: the first in time, of different documents where there are


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """Where a mention stands: a document and the offset of the number in its text."""

    document: str
    start: int


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: ``value`` is an ISO date, a subject or a body; ``times`` mentions say it, some at ``places``.

    With ``document`` it is what the decision's own text says.
    """

    value: str
    times: int
    places: tuple[StatedPlace, ...]
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question with two sides or more; of "year", "odd_day" and "early" there may be one."""

    question: Question
    sides: tuple[Side, ...]


def list_disagreements(decision: Decision, own: DocumentSummary | None = None) -> tuple[Disagreement, ...]:
    """Return what the papers disagree about, most telling first; () when they agree or a person has put it aside."""
    found = (
        Disagreement("date", _list_date_sides(decision, own)),
        Disagreement("issuer", _list_body_sides(decision)),
        Disagreement("subject", _list_subject_sides(decision)),
        Disagreement(
            "year", _list_sides(decision, _list_of_other_years(decision), lambda mention: mention.citation.date)
        ),
        Disagreement("odd_day", _list_sides(decision, decision.mentions, lambda mention: mention.citation.odd_day)),
        Disagreement("early", _list_early_sides(decision)),
    )
    standing = {_QUESTIONS.get(reason.code) for reason in decision.reasons}
    return tuple(one for one in found if one.sides and one.question in standing)


_QUESTIONS: dict[str, Question] = {
    "dates_differ": "date",
    "year_differs": "year",
    "own_date_differs": "date",
    "bodies_differ": "issuer",
    "subjects_differ": "subject",
    "odd_day": "odd_day",
    "cited_before_issue": "early",
}
"""What each note that tells of a disagreement asks."""


def _list_date_sides(decision: Decision, own: DocumentSummary | None) -> tuple[Side, ...]:
    stated = [date for date, _ in decision.dates]
    itself = own.date if own and own.date else None
    other = itself is not None and len(itself) == 10 and any(len(d) == 10 for d in stated) and itself not in stated
    if not other and all(a[: len(b)] == b[: len(a)] for a in stated for b in stated):
        return ()
    sides = _list_sides(decision, decision.counted, lambda mention: mention.citation.date)
    return (*(_list_own_side(itself, own) if other else ()), *sorted(sides, key=lambda side: (-side.times, side.value)))


def _list_own_side(date: str | None, own: DocumentSummary | None) -> tuple[Side, ...]:
    return (Side(date, 0, (), own.id),) if date and own else ()


def _list_body_sides(decision: Decision) -> tuple[Side, ...]:
    bodies = list_stated_bodies(mention.citation for mention in decision.mentions)
    if len(bodies) < 2:
        return ()
    stated = [m for m in decision.mentions if m.citation.issuer_text]
    return tuple(
        _make_side(decision, body, [m for m in stated if are_related_bodies(m.citation.issuer or "?", body)])
        for body in bodies
    )


def _list_subject_sides(decision: Decision) -> tuple[Side, ...]:
    pair = find_unlike_subjects(decision.mentions)
    if pair is None:
        return ()
    return _list_sides(
        decision,
        [m for m in decision.mentions if m.citation.subject in pair and speaks_of_the_act(m.citation)],
        lambda mention: mention.citation.subject,
    )


def _list_of_other_years(decision: Decision) -> list[Mention]:
    """Return the mentions whose day is not of the year in their number."""
    cited = ((m, m.citation) for m in decision.mentions)
    return [m for m, c in cited if c.number and c.year and c.date and not c.date.startswith(str(c.year))]


def _list_early_sides(decision: Decision) -> tuple[Side, ...]:
    return _list_sides(
        decision, [m for m in decision.mentions if is_before_issue(m)], lambda mention: mention.citation.date
    )


def _list_sides(
    decision: Decision, mentions: Iterable[Mention], value: Callable[[Mention], str | None]
) -> tuple[Side, ...]:
    by_value: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if said := value(mention):
            by_value[said].append(mention)
    return tuple(_make_side(decision, said, saying) for said, saying in by_value.items())


def _make_side(decision: Decision, value: str, mentions: Sequence[Mention]) -> Side:
    """Copy do not count beside what they are copies of; what copies alone say is said all the same."""
    mentions = [m for m in mentions if m.document.id not in decision.copies] or mentions
    first = {mention.document.id: mention for mention in reversed(mentions)}.values()
    chosen = sorted(first, key=mentions.index)[:_SHOWN]
    return Side(value, len(mentions), tuple(StatedPlace(m.document.id, m.citation.start) for m in chosen))
