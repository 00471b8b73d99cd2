"""Which documents a query and its filters let through: the catalogue's part and the full text's together."""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from indexer.models import Query
from indexer.store import mentions
from indexer.store.catalogue import Catalogue

if TYPE_CHECKING:
    from indexer.store.columns import Columns
    from indexer.store.ranking import View

_OWN = 5.0  # a document that bears the number stands before those that mention it
_MENTIONED = 2.0
_CONFIRMED = 400  # documents whose text is read to confirm a phrase


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


def matched(catalogue: Catalogue, view: View, query: Query, bonus: dict[int, float] | None) -> dict[int, float]:
    """Key → score of the documents that match the words and, when there are numbers, mention one of them.

    A number that nobody mentions leaves the words alone in the query.
    """
    if bonus:
        scores = view.matching(query, everything=True)
        scores = {key: scores.get(key, 0.0) + more for key, more in bonus.items() if key in scores}
    elif bonus is not None and not query.syllables:
        return {}
    else:
        scores = view.matching(query)
    long = [phrase for phrase in query.phrases if len(phrase) > 2]  # a pair proves itself
    if long and len(scores) <= _CONFIRMED:
        confirmed = _confirmed(catalogue, list(scores), long)
        return {key: score for key, score in scores.items() if key in confirmed}
    return scores


def _confirmed(catalogue: Catalogue, keys: list[int], phrases: list[tuple[str, ...]]) -> set[int]:
    """The keys whose texts hold every phrase, syllable after syllable, whatever stands between two of them."""
    runs = (r"[\W_]+".join(phrase) for phrase in phrases)
    patterns = [re.compile(rf"(?<![^\W_]){run}(?![^\W_])") for run in runs]
    return {key for key, folded in catalogue.folded(keys) if all(pattern.search(folded) for pattern in patterns)}
