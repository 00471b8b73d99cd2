"""Which documents a query matches, as clauses: those that hold all that was asked, and those that hold enough.

The rules are those of ``indexer.store.matches``. Nothing here asks the cluster: what has to be known of the collection
is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

from indexer.models import NumberQuery, Query
from indexer.store.opensearch import word_clauses
from indexer.store.opensearch.clauses import (
    EVERYTHING,
    NOTHING,
    Clause,
    join_all,
    join_any,
    match_numbers,
    narrow,
    score_mentions,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What has to be known of a collection to ask it: how many documents it has, and how many hold each syllable.

    ``cited`` are the groups of numbers that somebody mentions or bears, ``fullest`` the most of the weight of a
    query's syllables that any document holds.
    """

    documents: int
    frequencies: Mapping[str, int]
    cited: frozenset[tuple[NumberQuery, ...]]
    fullest: Mapping[tuple[str, ...], float]


@dataclass(frozen=True)
class Matching:
    """What a query matches: ``some`` of what was asked, or the ``whole``; ``as_typed``: in the spelling that was typed.

    ``parts`` are what was asked, each as it was typed with what holds it; ``scores`` add up to the score.
    """

    some: Clause
    whole: Clause
    as_typed: Clause
    _: KW_ONLY
    scores: tuple[Clause, ...] = ()
    parts: tuple[tuple[str, Clause], ...] = ()
    alternatives: tuple[Matching, ...] = ()

    @cached_property
    def score(self) -> Clause:
        """A query that scores whatever it is asked of."""
        if self.alternatives:
            each = [{"bool": {"filter": [one.some], "should": [one.score]}} for one in self.alternatives]
            return {"dis_max": {"queries": each}}
        return {"bool": {"should": list(self.scores)}} if self.scores else NOTHING

    def list_readings(self) -> Sequence[Matching]:
        """Return the alternatives that each have parts of their own."""
        return [leaf for one in self.alternatives for leaf in one.list_readings()] if self.alternatives else [self]


def list_leaves(query: Query) -> list[Query]:
    """Return the alternatives of a query, each without any; the query itself, where it has none."""
    return [leaf for one in query.alternatives for leaf in list_leaves(one)] if query.alternatives else [query]


def match(query: Query, facts: Facts) -> Matching:
    """Return what matches the words and numbers, whatever the filters."""
    if not facts.documents or (query.empty and not query.excluded):
        return Matching(EVERYTHING, EVERYTHING, EVERYTHING)
    if query.alternatives:
        return _match_any([match(one, facts) for one in query.alternatives])
    each = tuple((number.raw, match_numbers([number])) for number in query.numbers)
    if not (query.words or query.syllables or query.phrases or query.beginnings or query.excluded):
        whole = join_all([clause for _, clause in each])
        return Matching(
            match_numbers(query.numbers), whole, whole, scores=tuple(score_mentions(query.numbers)), parts=each
        )
    return _match_words(query, facts, each)


def _match_any(some: Sequence[Matching]) -> Matching:
    return Matching(
        join_any(one.some for one in some),
        join_any(one.whole for one in some),
        join_any(one.as_typed for one in some),
        alternatives=tuple(some),
    )


def _match_words(query: Query, facts: Facts, each: tuple[tuple[str, Clause], ...]) -> Matching:
    """Return what the words match and, when there are numbers, those that mention them.

    Only what mentions one of the numbers matches, if anything does; digits that stand alone are a word, too.
    """
    bonus = match_numbers(query.numbers) if tuple(query.numbers) in facts.cited else NOTHING
    alone = len(query.numbers) == 1 and not query.numbers[0].codes and bool(query.syllables)
    parts = list(word_clauses.list_parts(query))
    allowed, held = word_clauses.allow(query), word_clauses.hold_phrases(query)
    whole = join_all([*(part.held for part in parts), allowed])
    as_typed = join_all([whole, *(part.as_typed for part in parts)])
    some = join_any([join_all([_match_enough(query, facts, parts), allowed]), whole])
    if alone:
        some, whole, as_typed, each = join_any([some, bonus]), join_any([whole, bonus]), join_any([as_typed, bonus]), ()
    elif bonus != NOTHING:
        some = join_all([bonus, allowed])
    elif query.numbers and not query.syllables:
        some = NOTHING
    told = [(part.typed, part.held) for part in parts]
    more = [*each, *((word_clauses.name_near(near), word_clauses.hold_near(near)) for near in query.nears)]
    whole = join_all([whole, held, *(clause for _, clause in more)])
    scores = [*word_clauses.score_words(query), *(score_mentions(query.numbers) if bonus != NOTHING else ())]
    typed = join_all([as_typed, whole])
    return Matching(join_all([some, held]), whole, typed, scores=tuple(scores), parts=(*told, *more))


def _match_enough(query: Query, facts: Facts, parts: Sequence[word_clauses.WantedWord]) -> Clause:
    """Return the documents that hold enough of the words; the fullest ones, when none holds enough."""
    if not query.syllables:
        return word_clauses.hold_some_part(parts)
    enough = weigh(query, facts.frequencies, facts.documents)
    return enough.make_clause(min(enough.least, facts.fullest.get(tuple(enough.weights), enough.least)))


def weigh(query: Query, frequencies: Mapping[str, int], documents: int) -> word_clauses.Enough:
    """Return what the syllables of a query weigh."""
    wanted = {one: frequencies.get(one, 0) for one in word_clauses.list_syllables(query)}
    return word_clauses.weigh_syllables(wanted, documents)


def find_left_out(query: Query) -> Clause:
    """Return the documents that the query's excluded numbers and filters leave out."""
    excluded = [*narrow(query.excluded_filters).values()]
    return join_any([*excluded, match_numbers(query.excluded_numbers) if query.excluded_numbers else NOTHING])
