"""Which disagreements a person has put aside: the decision that one is about, and whether it says what was looked at.

A dismissal is of what was said then. More papers that say the same change nothing; another day, body or subject is told
anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeAlias

from indexer.identity.bodies import are_related_bodies
from indexer.models import Day, Dismissal, Dismissed, Listed, Note, NoteValue, note
from indexer.text.folding import key_number, make_key

Identity: TypeAlias = str
KINDS = (
    "dates_differ",
    "year_differs",
    "own_date_differs",
    "bodies_differ",
    "subjects_differ",
    "cited_before_issue",
    "odd_day",
)
"""The codes of the notes that tell of a disagreement."""


def identify_decision(canonical: str, issuer: str | None, year: int | None) -> Identity:
    """Return the number, the body and the year of a decision as a dismissal keeps them: folded, so that spelling is
    no matter.

    >>> identify_decision("846/QĐ-UBND", "UBND tỉnh Quảng Ngãi", 2017)
    '846/qd/ubnd|ubnd tinh quang ngai|2017'
    """
    number, codes, _ = key_number(canonical)
    return "|".join(("/".join((number or make_key(canonical), *codes)), make_key(issuer or ""), str(year or "")))


def list_said_words(said: Note) -> tuple[str, ...]:
    """Return what a disagreement says, without how often: the days, bodies, subjects and papers, each once, in
    order.

    >>> from indexer.models import note
    >>> once = note("date_once", day=Day("2017-11-17"))
    >>> list_said_words(note("dates_differ", dates=Listed((note("date_times", day=Day("2017-11-07"), n=8), once))))
    ('2017-11-07', '2017-11-17')
    """
    return tuple(sorted(set(_list_leaves(said))))


def _list_leaves(value: NoteValue) -> Iterator[str]:
    match value:
        case Note():
            for _, inner in value.values:
                yield from _list_leaves(inner)
        case Listed():
            for inner in value.values:
                yield from _list_leaves(inner)
        case Day():
            yield value.iso
        case str():
            yield value


def part_reasons(
    told: Iterable[Note], identity: Identity, kept: Sequence[Dismissal]
) -> tuple[tuple[Note, ...], tuple[Dismissed, ...]]:
    """Return the disagreements about a decision that stand, and apart from them those that a person has put aside."""
    ours = [one for one in kept if _is_same_decision(one.decision, identity)]
    standing: list[Note] = []
    aside: list[Dismissed] = []
    for said in dict.fromkeys(told):
        words = set(list_said_words(said))
        by = next((one for one in ours if one.kind == said.code and words <= set(one.said)), None)
        if by is None:
            standing.append(said)
        else:
            aside.append(Dismissed(said, by))
    return tuple(standing), tuple(aside)


def _is_same_decision(one: Identity, other: Identity) -> bool:
    """One decision, though by now its body may be known, or be read with its office."""
    (number, body, year), (number_too, body_too, year_too) = _part_identity(one), _part_identity(other)
    same_body = not (body and body_too) or are_related_bodies(body, body_too)
    return (number, year) == (number_too, year_too) and same_body


def _part_identity(identity: Identity) -> tuple[str, str, str]:
    number, _, rest = identity.partition("|")
    body, _, year = rest.rpartition("|")
    return number, body, year


def note_dismissal(one: Dismissed) -> Note:
    """Return what is told of a disagreement that was put aside: why, when by this computer's clock, and what it
    was.
    """
    local = datetime.fromisoformat(one.by.at).astimezone()
    day = Day(local.date().isoformat())
    return note("dismissed", reason=one.by.reason, time=f"{local:%H:%M}", day=day, said=one.said)
