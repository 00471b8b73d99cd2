"""Which documents a query and its filters let through: the catalogue's part and the engine's together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log
from threading import Lock
from typing import TYPE_CHECKING

from indexer.models import Query
from indexer.store import mentions
from indexer.store.catalogue import Catalogue

if TYPE_CHECKING:
    from indexer.store.columns import Columns
    from indexer.store.engine import Engine

_OWN = 5.0  # a document that bears the number stands before those that mention it
_MENTIONED = 2.0
_CONFIRMED = 400  # documents whose text is read to confirm a phrase
_PHRASES = 200  # whose documents are remembered


def numbers(catalogue: Catalogue, query: Query) -> dict[int, float]:
    """Key → score of the documents that mention or bear one of the query's numbers."""
    scores = {key: _MENTIONED + log(count) for key, count in mentions.mentioning(catalogue, query.numbers).items()}
    for key in mentions.bearing(catalogue, query.numbers):
        scores[key] = scores.get(key, 0.0) + _OWN
    return scores


def left_out(catalogue: Catalogue, columns: Columns, query: Query) -> set[int]:
    """The keys of the documents that the query's excluded numbers and filters leave out."""
    keys = columns.having_any(query.excluded_filters)
    if query.excluded_numbers:
        keys |= mentions.mentioning(catalogue, query.excluded_numbers).keys()
        keys |= mentions.bearing(catalogue, query.excluded_numbers)
    return keys


def matched(
    phrases: Phrases, engine: Engine, columns: Columns, query: Query, bonus: dict[int, float] | None
) -> dict[int, float]:
    """Key → score of the documents that match the words and, when there are numbers, mention one of them.

    A number that nobody mentions leaves the words alone in the query.
    """
    if bonus:
        scores = engine.match(columns, query, everything=True)
        scores = {key: scores.get(key, 0.0) + more for key, more in bonus.items() if key in scores}
    elif bonus is not None and not query.syllables:
        return {}
    else:
        scores = engine.match(columns, query)
    long = [phrase for phrase in query.phrases if len(phrase) > 2]  # a pair proves itself
    if long and len(scores) <= _CONFIRMED:
        for phrase in long:
            held = phrases.holding(scores, phrase)
            scores = {key: score for key, score in scores.items() if key in held}
    return scores


class Phrases:
    """Which documents hold which phrases, syllable after syllable, whatever stands between two of them.

    What was read once is known for good: a document that changes gets another key.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[str, ...], dict[int, bool]] = {}
        self._lock = Lock()

    def holding(self, keys: Iterable[int], phrase: tuple[str, ...]) -> set[int]:
        """The keys whose texts hold a phrase."""
        wanted = list(keys)
        with self._lock:
            if len(self._known) >= _PHRASES:
                self._known.clear()
            known = self._known.setdefault(phrase, {})
            unread = [key for key in wanted if key not in known]
        plain, run = " ".join(phrase), r"[\W_]+".join(phrase)
        loose, exact = re.compile(run), re.compile(rf"(?<![^\W_]){run}(?![^\W_])")
        read = {key: _stands(plain, loose, exact, folded) for key, folded in self._catalogue.folded(unread)}
        with self._lock:
            known |= read
            return {key for key in wanted if known.get(key)}


def _stands(plain: str, loose: re.Pattern[str], exact: re.Pattern[str], folded: str) -> bool:
    """Mostly one blank stands between two syllables; what looks behind is slow, so it is asked last."""
    at = folded.find(plain)
    if at >= 0 and not (
        folded[max(at - 1, 0) : at].isalnum() or folded[at + len(plain) : at + len(plain) + 1].isalnum()
    ):
        return True
    return loose.search(folded) is not None and exact.search(folded) is not None
