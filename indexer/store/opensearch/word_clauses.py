"""What the words and phrases of a query ask of a document, as clauses: as ``indexer.store.required_words`` says.

The rules are those of ``indexer.store.engines.ranking`` and of ``indexer.store.confirmation``: a word with diacritics
is looked for as it was typed, a phrase syllable by syllable in the text, whatever stands between two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from indexer.models import Near, Query
from indexer.store.engine import Field
from indexer.store.opensearch.clauses import EVERYTHING, NOTHING, Clause, fix_score, join_all, join_any, match_term
from indexer.store.opensearch.tokens import clip
from indexer.store.required_words import WEIGHTS, Required, list_required, respell_term, spell_word, weigh_enough
from indexer.text.folding import fold
from indexer.text.segmentation import list_runs

_SLACK = 1e-5  # scores are added up in few digits


@dataclass(frozen=True, slots=True)
class WantedWord:
    """A word of a query: what holds it, and what holds it not in its other spelling only."""

    typed: str
    held: Clause
    as_typed: Clause


def list_parts(query: Query) -> Iterator[WantedWord]:
    """Yield each word that a document has to hold, and each beginning of one."""
    for one in list_required(query):
        own = join_any([_match_literal(one.word), *_list_short_or_long(one)])
        yield WantedWord(one.word, join_any([own, _match_literal(one.spelled)]) if one.spelled else own, own)
    for start in query.beginnings:
        held = _match_beginning(start)
        yield WantedWord(f"{start}*", held, held)


def _list_short_or_long(one: Required) -> Iterator[Clause]:
    """Yield clauses by an abbreviation that says the word, or, where it is one, by its long form."""
    for short in one.said_by:
        yield match_term("pairs", short) if "_" in short else _match_literal(short)
    if one.expanded:
        yield match_term("syllables", fold(one.word))


def _match_literal(word: str) -> Clause:
    """Return where a word is written: with its diacritics if it has some, else in any way."""
    return match_term("words", word) if word != fold(word) else match_term("said", word)


def _match_beginning(start: str) -> Clause:
    return {"prefix": {"words" if start != fold(start) else "said": clip(start)}}


def allow(query: Query) -> Clause:
    """Return what may hold every phrase, and holds nothing that was excluded."""
    wanted = [_match_pairs(phrase) for phrase in query.phrases]
    unwanted = []
    for excluded in query.excluded:
        words = excluded.split("_")
        unwanted.append(
            _match_excluded(excluded) if len(words) == 1 else join_all([_match_pairs(words), hold_phrase(words)])
        )
    return join_all(wanted, but=unwanted)


def _match_pairs(phrase: Sequence[str]) -> Clause:
    """Return every pair of a phrase, in whatever diacritics."""
    spelled = [tuple(map(fold, spell_word(word))) for word in phrase]
    if len(phrase) == 1:
        return join_any([match_term("syllables", form) for form in spelled[0]])
    return join_all(
        join_any([match_term("pairs", f"{a}_{b}") for a in left for b in right]) for left, right in pairwise(spelled)
    )


def _match_excluded(word: str) -> Clause:
    """Return a word that was excluded, in one spelling or the other."""
    return (
        _match_beginning(word[:-1])
        if word.endswith("*")
        else join_any([_match_literal(form) for form in spell_word(word)])
    )


def hold_phrases(query: Query) -> Clause:
    """Return what holds every phrase in its text, as it was typed."""
    return join_all([hold_phrase(phrase) for phrase in query.quoted or query.phrases])


def hold_phrase(words: Sequence[str]) -> Clause:
    """Return what holds a run of words in its text, those with diacritics as they were typed."""
    return {"intervals": {"spoken": _run(words)}}


def hold_near(near: Near) -> Clause:
    """Return what holds two runs of words with at most so many between them, in any order."""
    runs = [_run(near.left), _run(near.right)]
    orders = [
        {"all_of": {"mode": "ordered", "max_gaps": near.within, "intervals": some}} for some in (runs, runs[::-1])
    ]
    return {"intervals": {"spoken": {"any_of": {"intervals": orders}}}}


def name_near(near: Near) -> str:
    """Return how two runs were typed."""
    return f"{' '.join(near.left)} ~ {' '.join(near.right)}"


def _run(words: Sequence[str]) -> Clause:
    said = [_match_said_word(word) for word in words]
    return said[0] if len(said) == 1 else {"all_of": {"mode": "ordered", "max_gaps": 0, "intervals": said}}


def _match_said_word(word: str) -> Clause:
    marked = word != fold(word)
    forms = spell_word(word) if marked else tuple(dict.fromkeys(map(fold, spell_word(word))))
    field = {"use_field": "written"} if marked else {}
    said = [{"match": {"query": clip(form), **field}} for form in forms]
    return said[0] if len(said) == 1 else {"any_of": {"intervals": said}}


def list_syllables(query: Query) -> list[str]:
    """Return the folded syllables by which it is judged whether a document holds enough, with their other
    spellings.
    """
    return list(dict.fromkeys([*query.syllables, *(other for one in query.syllables for other in respell_term(one))]))


@dataclass(frozen=True, slots=True)
class Enough:
    """How much of the syllables a document holds, by weight: a score, and how much of it is enough."""

    weights: Mapping[str, float]

    @property
    def least(self) -> float:
        return weigh_enough(len(self.weights)) * sum(self.weights.values())

    def score(self) -> Clause:
        """Return a score that is the weight of what a document holds."""
        return {
            "bool": {
                "should": [fix_score(match_term("syllables", one), weight) for one, weight in self.weights.items()]
            }
        }

    def make_clause(self, least: float) -> Clause:
        """Return the documents that hold at least so much."""
        if not self.weights:
            return NOTHING
        limit = max(least * (1 - _SLACK), 1e-6)
        return {"function_score": {"query": self.score(), "min_score": limit}}


def weigh_syllables(frequencies: Mapping[str, int], documents: int) -> Enough:
    """Weigh syllables: rare ones more, those that nobody holds with nothing."""
    return Enough({one: log(1 + documents / often) for one, often in frequencies.items() if often})


def hold_some_part(parts: Sequence[WantedWord]) -> Clause:
    """Ask, for a query without syllables, for what holds one of its parts; everything, where it has none."""
    return join_any([part.held for part in parts]) if parts else EVERYTHING


def score_words(query: Query) -> Iterator[Clause]:
    """Yield what each term of a query adds to a score."""
    wanted: list[tuple[Field, str]] = [("syllables", one) for one in query.syllables]
    wanted += [("pairs", one) for one in query.pairs]
    if any(word != fold(word) for word in query.words):
        wanted += [("words", word) for word in list_runs(query.words, lambda _: True)]
    compound = [(field, one) for field, one in wanted if field == "words" and "_" in one]
    wanted += [(field, other) for field, one in wanted if (field, one) not in compound for other in respell_term(one)]
    for field, one in dict.fromkeys(wanted):
        yield {"term": {field: {"value": clip(one), "boost": WEIGHTS[field]}}}
