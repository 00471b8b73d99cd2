"""Which documents a query and its filters let through: the catalogue's part and the engine's together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from math import log
from operator import and_
from typing import TYPE_CHECKING

from indexer.models import Query
from indexer.store import mentions
from indexer.store.catalogue import Catalogue

if TYPE_CHECKING:
    from indexer.store.columns import Columns
    from indexer.store.confirmation import Confirmed
    from indexer.store.engine import Engine, Match

_OWN = 5.0  # a document that bears the number stands before those that mention it
_MENTIONED = 2.0
_CONFIRMED = 4_000  # documents whose text is read to confirm a phrase


@dataclass(frozen=True, slots=True)
class Matched:
    """What a query matches: key → score. ``whole`` hold all that was asked, ``respelled`` of them in other spellings.

    ``missing`` tells of a key what it lacks, as it was typed. ``unread`` hold the words of a phrase and were too
    many to be read for it.
    """

    scores: dict[int, float]
    whole: frozenset[int]
    respelled: frozenset[int] = frozenset()
    missing: Callable[[int], tuple[str, ...]] = lambda _: ()
    unread: int = 0


def match_everything(keys: Iterable[int]) -> Matched:
    """Return all the documents, of which nothing was asked."""
    scores = dict.fromkeys(keys, 0.0)
    return Matched(scores, frozenset(scores))


def match_any(some: Sequence[Matched]) -> Matched:
    """Return what one of the alternatives matches: with the best score, and what is missing of the nearest
    alternative.
    """
    best: dict[int, float] = {}
    for one in some:
        for key, score in one.scores.items():
            best[key] = max(score, best.get(key, score))
    whole = frozenset[int]().union(*(one.whole for one in some))
    as_typed = frozenset[int]().union(*(one.whole - one.respelled for one in some))

    def list_missing(key: int) -> tuple[str, ...]:
        lacking = [one.missing(key) for one in some if key in one.scores]
        return min(lacking, key=len, default=())

    return Matched(best, whole, whole - as_typed, list_missing, max((one.unread for one in some), default=0))


def score_numbers(catalogue: Catalogue, query: Query) -> dict[int, float]:
    """Map each key to the score of a document that mentions or bears one of the query's numbers."""
    scores = {
        key: _MENTIONED + log(count) for key, count in mentions.count_mentioning(catalogue, query.numbers).items()
    }
    for key in mentions.find_bearing(catalogue, query.numbers):
        scores[key] = scores.get(key, 0.0) + _OWN
    return scores


def list_each_number(catalogue: Catalogue, query: Query, bonus: dict[int, float]) -> list[tuple[str, frozenset[int]]]:
    """Return (the number as it was typed, the documents that mention or bear it) of each of the query's numbers."""
    if len(query.numbers) == 1:
        return [(query.numbers[0].raw, frozenset(bonus))]
    found = []
    for number in query.numbers:
        keys = {*mentions.count_mentioning(catalogue, (number,)), *mentions.find_bearing(catalogue, (number,))}
        found.append((number.raw, frozenset(keys)))
    return found


def match_numbers(bonus: dict[int, float], each: Sequence[tuple[str, frozenset[int]]]) -> Matched:
    """Return what a query of numbers alone matches."""
    whole = frozenset.intersection(*(keys for _, keys in each)) & bonus.keys()
    return Matched(bonus, whole, missing=lambda key: tuple(raw for raw, keys in each if key not in keys))


def find_left_out(catalogue: Catalogue, columns: Columns, query: Query) -> set[int]:
    """Return the keys of the documents that the query's excluded numbers and filters leave out."""
    keys = columns.find_having_any(query.excluded_filters)
    if query.excluded_numbers:
        keys |= mentions.count_mentioning(catalogue, query.excluded_numbers).keys()
        keys |= mentions.find_bearing(catalogue, query.excluded_numbers)
    return keys


def match_words(
    confirmed: Confirmed,
    engine: Engine,
    columns: Columns,
    query: Query,
    bonus: dict[int, float] | None,
    each: Sequence[tuple[str, frozenset[int]]],
) -> Matched:
    """Return what the words of a query match and, when there are numbers, those that mention them.

    Only what mentions one of the numbers matches, if anything does; digits that stand alone are a word, too.
    """
    alone = _is_alone(query)
    match = engine.match(columns, query, everything=bool(bonus) and not alone)
    found, whole = match.scores, match.whole
    if alone:
        found, whole, each = _add_scores(found, bonus or {}), whole | (bonus or {}).keys(), ()
    elif bonus:
        found = {key: found[key] + more for key, more in bonus.items() if key in found}
    elif bonus is not None and not query.syllables:
        found = {}
    held = _read(confirmed, query, found.keys(), match)
    whole = reduce(and_, (keys for _, keys in each), whole & held)
    parts = [*each]
    for near in query.nears:
        close = confirmed.find_holding(whole, near)
        parts.append((f"{' '.join(near.left)} ~ {' '.join(near.right)}", close))
        whole &= close
    return Matched(
        {key: score for key, score in found.items() if key in held},
        whole,
        whole - match.as_typed - (bonus.keys() if alone and bonus else frozenset()),
        lambda key: (*match.missing(key), *(typed for typed, keys in parts if key not in keys)),
        len(found) if len(found) > _CONFIRMED and any(len(phrase) > 1 for phrase in query.phrases) else 0,
    )


def _is_alone(query: Query) -> bool:
    """Are digits all that was typed: a number, or a word?"""
    return len(query.numbers) == 1 and not query.numbers[0].codes and bool(query.syllables)


def _add_scores(scores: Mapping[int, float], more: Mapping[int, float]) -> dict[int, float]:
    return {key: scores.get(key, 0.0) + more.get(key, 0.0) for key in {**scores, **more}}


def _read(confirmed: Confirmed, query: Query, keys: Set[int], match: Match) -> Set[int]:
    """Return what is left of the documents when their texts are read for the phrases, wanted and excluded."""
    for phrase in query.quoted or query.phrases:
        if len(keys) <= _CONFIRMED:
            keys = confirmed.find_holding(keys, phrase)
    for excluded in query.excluded:
        if "_" in excluded:
            keys = keys - confirmed.find_holding(match.doubtful & keys, tuple(excluded.split("_")))
    return keys
