"""Which documents a query lets through: the catalogue's part and the full text's together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    from indexer.store.confirming import Confirmed
    from indexer.store.ranking import Flags, View

_OWN = 5.0  # a document that bears the number stands before those that mention it
_MENTIONED = 2.0
_CONFIRMED = 4_000  # documents whose text is read to confirm a phrase


@dataclass(frozen=True, slots=True)
class Matched:
    """What a query matches: key → score. ``whole`` hold all that was asked, ``respelled`` of them in other spellings.

    ``missing`` tells of a key what it lacks, as it was typed.
    """

    scores: dict[int, float]
    whole: frozenset[int]
    respelled: frozenset[int] = frozenset()
    missing: Callable[[int], tuple[str, ...]] = lambda _: ()


def everything(keys: Iterable[int]) -> Matched:
    """Documents of which nothing was asked."""
    scores = dict.fromkeys(keys, 0.0)
    return Matched(scores, frozenset(scores))


def either(some: Sequence[Matched]) -> Matched:
    """What one of the alternatives matches: with the best score, and what is missing of the nearest alternative."""
    best: dict[int, float] = {}
    for one in some:
        for key, score in one.scores.items():
            best[key] = max(score, best.get(key, score))
    whole = frozenset[int]().union(*(one.whole for one in some))
    as_typed = frozenset[int]().union(*(one.whole - one.respelled for one in some))

    def missing(key: int) -> tuple[str, ...]:
        lacking = [one.missing(key) for one in some if key in one.scores]
        return min(lacking, key=len, default=())

    return Matched(best, whole, whole - as_typed, missing)


def numbers(catalogue: Catalogue, query: Query) -> dict[int, float]:
    """Key → score of the documents that mention or bear one of the query's numbers."""
    scores = {key: _MENTIONED + log(count) for key, count in mentions.mentioning(catalogue, query.numbers).items()}
    for key in mentions.bearing(catalogue, query.numbers):
        scores[key] = scores.get(key, 0.0) + _OWN
    return scores


def each_number(catalogue: Catalogue, query: Query, bonus: dict[int, float]) -> list[tuple[str, frozenset[int]]]:
    """(the number as it was typed, the documents that mention or bear it) of each of the query's numbers."""
    if len(query.numbers) == 1:
        return [(query.numbers[0].raw, frozenset(bonus))]
    found = []
    for number in query.numbers:
        keys = {*mentions.mentioning(catalogue, (number,)), *mentions.bearing(catalogue, (number,))}
        found.append((number.raw, frozenset(keys)))
    return found


def of_numbers(bonus: dict[int, float], each: Sequence[tuple[str, frozenset[int]]]) -> Matched:
    """What a query of numbers alone matches."""
    whole = frozenset.intersection(*(keys for _, keys in each)) & bonus.keys()
    return Matched(bonus, whole, missing=lambda key: tuple(raw for raw, keys in each if key not in keys))


def left_out(catalogue: Catalogue, columns: Columns, query: Query) -> set[int]:
    """The keys of the documents that the query's excluded numbers and filters leave out."""
    keys = columns.having_any(query.excluded_filters)
    if query.excluded_numbers:
        keys |= mentions.mentioning(catalogue, query.excluded_numbers).keys()
        keys |= mentions.bearing(catalogue, query.excluded_numbers)
    return keys


def matched(
    confirmed: Confirmed,
    view: View,
    query: Query,
    bonus: dict[int, float] | None,
    each: Sequence[tuple[str, frozenset[int]]],
) -> Matched:
    """What the words of a query match and, when there are numbers, those that mention them.

    Only what mentions one of the numbers matches, if anything does; digits that stand alone are a word, too.
    """
    alone = _is_alone(query)
    narrowed = bool(bonus) and not alone
    found = view.find(query, everything=narrowed)
    matching, scores = found.matching, found.scores
    mentioned = view.flagged(bonus or ())
    if bonus:
        matching = matching & mentioned if narrowed else matching | mentioned
        scores = scores + view.spread(bonus)
    elif bonus is not None and not query.syllables:
        matching = matching & False
    matching = _read(confirmed, view, query, matching)
    parts = [(part.typed, part.held, part.as_typed) for part in found.parts]
    if alone:
        parts = [(typed, held | mentioned, own | mentioned) for typed, held, own in parts]
    else:
        flags = ((raw, view.flagged(keys)) for raw, keys in each)
        parts += [(raw, held, held) for raw, held in flags]
    whole = reduce(and_, (held for _, held, _ in parts), matching)
    for near in query.nears:
        held = view.flagged(confirmed.holding(view.keyed(whole), near))
        parts.append((f"{' '.join(near.left)} ~ {' '.join(near.right)}", held, held))
        whole = whole & held
    as_typed = reduce(and_, (own for _, _, own in parts), whole)
    return Matched(
        dict(zip(view.keyed(matching), scores[matching].tolist(), strict=True)),
        frozenset(view.keyed(whole)),
        frozenset(view.keyed(whole & ~as_typed)),
        lambda key: tuple(typed for typed, held, _ in parts if not held[view.slot(key)]),
    )


def _is_alone(query: Query) -> bool:
    """Are digits all that was typed: a number, or a word?"""
    return len(query.numbers) == 1 and not query.numbers[0].codes and bool(query.syllables)


def _read(confirmed: Confirmed, view: View, query: Query, matching: Flags) -> Flags:
    """What is left of the documents when their texts are read for the phrases, wanted and excluded."""
    for phrase in query.quoted or query.phrases:
        keys = view.keyed(matching)
        if len(keys) <= _CONFIRMED:
            matching = matching & view.flagged(confirmed.holding(keys, phrase))
    for excluded in query.excluded:
        if "_" in excluded:
            phrase = tuple(excluded.split("_"))
            keys = view.keyed(matching & view.candidates(phrase))
            matching = matching & ~view.flagged(confirmed.holding(keys, phrase))
    return matching
