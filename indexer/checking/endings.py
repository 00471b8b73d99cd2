"""Was what a draft cites replaced or repealed, and by what? As the documents of the collection say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexer.checking.knowledge import Key, Knowing, Known, key_entry, make_number_query
from indexer.checking.results import FindingEvidence
from indexer.decisions.validity import list_endings, list_partial_endings
from indexer.models import StatedRelation
from indexer.text.folding import key_number


@dataclass(frozen=True, slots=True)
class Ended:
    """``by`` names the act that ended a decision, "" where nobody names one; ``since`` is the day of the end, or the
    date of the act ("" when nobody states it), ``day`` only the stated day of the end.
    """

    kind: str
    by: str
    since: str
    day: str
    evidence: tuple[FindingEvidence, ...]


def find_endings(knowing: Knowing, found: Iterable[Known], *, partly: bool = False) -> Mapping[int, Ended]:
    """Map the id() of each known decision that ended to how it ended; the acts that end them are asked for in one
    batch.

    A draft ("dự thảo Quyết định thay thế") ends nothing, and an act cannot end one that is younger than itself.
    ``partly``: of those of which a part ended, in their place; ``by`` are all the acts that did so.
    """
    stated = {id(known): (known, _list_statements(known, knowing, partly=partly)) for known in found}
    numbers = {_find_ending_act(one) for _, statements in stated.values() for one in statements}
    acts = knowing.find_decisions(make_number_query(number) for number in sorted(numbers) if number)
    ended = {at: _make_ended(known, statements, acts) for at, (known, statements) in stated.items() if statements}
    return {at: one for at, one in ended.items() if one is not None}


def _list_statements(known: Known, knowing: Knowing, *, partly: bool) -> list[StatedRelation]:
    stated = list_partial_endings(known.decision) if partly else list_endings(known.decision)
    return [one for one in stated if not knowing.apart(one.document)]


def _find_ending_act(stated: StatedRelation) -> str:
    """Return the number of the act that ends."""
    source = stated.relation.source
    return (stated.document.number if source == "this" else source) or ""


def _make_ended(
    known: Known, statements: Sequence[StatedRelation], acts: Mapping[Key, Sequence[Known]]
) -> Ended | None:
    told = [(_find_end_day(one, acts), one) for one in statements if not _is_younger(known, one, acts)]
    if not told:
        return None
    since, first = min(
        told, key=lambda pair: (not _find_ending_act(pair[1]), pair[0] or "9999", pair[1].relation.source != "this")
    )
    act = _find_ending_act(first)
    same = sorted(
        (one for _, one in told if _find_ending_act(one) == act), key=lambda one: one.relation.source != "this"
    )
    quotes = {one.document.id: FindingEvidence(one.document, one.quote, one.relation.start) for one in reversed(same)}
    if first.relation.partial:
        name = "; ".join(dict.fromkeys(_name(one, acts) for _, one in sorted(told, key=lambda pair: pair[0] or "9999")))
    else:
        name = _name(first, acts)
    day = next((one.relation.since for _, one in told if _find_ending_act(one) == act and one.relation.since), None)
    kind = (
        "expires" if not act and first.relation.source is None and not first.relation.partial else first.relation.named
    )
    return Ended(kind, name, since, day or "", tuple(reversed(quotes.values()))[:2])


def _name(stated: StatedRelation, acts: Mapping[Key, Sequence[Known]]) -> str:
    """Return how the act is cited."""
    chosen = _find_meant_act(stated, acts)
    if stated.relation.source is None:
        return stated.document.label
    return chosen.name if chosen else _find_ending_act(stated) or _name_unnumbered(stated)


def _name_unnumbered(stated: StatedRelation) -> str:
    """Return a document of the collection that bears no number, by its title or file."""
    document = stated.document
    return f"văn bản “{document.title}”" if document.title else f"văn bản trong tệp {document.label}"


def _find_meant_act(stated: StatedRelation, acts: Mapping[Key, Sequence[Known]]) -> Known | None:
    """Return the act as the collection knows it: the one that the stating document mentions, or is."""
    for known in acts.get(key_entry(_find_ending_act(stated)), ()):
        own = known.own is not None and known.own.id == stated.document.id
        if own or any(mention.document.id == stated.document.id for mention in known.mentions):
            return known
    return None


def _find_end_day(stated: StatedRelation, acts: Mapping[Key, Sequence[Known]]) -> str:
    """Return the day of the end, else the date of the act, else of the document that tells of it."""
    if stated.relation.since is not None:
        return stated.relation.since
    act = _find_meant_act(stated, acts)
    return (act.date if act else None) or stated.document.date or ""


def _is_younger(known: Known, stated: StatedRelation, acts: Mapping[Key, Sequence[Known]]) -> bool:
    """Tell whether the decision is younger than the act that is said to have ended it: then that was misread."""
    year = key_number(_find_ending_act(stated))[2]
    since = str(year) if year else _find_end_day(stated, acts)
    issued = known.date or str(known.decision.year or "")
    return bool(since and issued) and since < issued[: len(since)]
