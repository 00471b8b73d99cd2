"""The words of a question weighed for one document, and which of the question's conditions the document meets."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indexer.answering.retrieval import Floats, Papers, RetrievedPaper
from indexer.grammar.provinces import expand_province
from indexer.models import CENTRAL
from indexer.text.folding import fold

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:\s?(?:[-–]|đến(?: năm)?)\s?((?:19|20)\d\d)(?!\d))?")

_SAID = 0.75  # how much less a word says in a document that says it of itself


def find_years(text: str) -> frozenset[str]:
    """Return the years that a text names; of a range each of them.

    >>> sorted(find_years("giai đoạn 2026 - 2028 và năm 2030"))
    ['2026', '2027', '2028', '2030']
    """
    named = [(int(first), int(last or first)) for first, last in _YEARS.findall(text)]
    return frozenset(str(year) for first, last in named for year in (*range(first, last + 1), last))


@dataclass
class Weighed:
    """The words of a question weighed for one document: what it does not say of itself is left to be said."""

    papers: Papers
    paper: RetrievedPaper

    @cached_property
    def weights(self) -> Floats:
        return self.papers.weights

    @cached_property
    def left(self) -> Floats:
        return self.weights * (1.0 - _SAID * self.paper.said)

    def weigh_left(self, words: Collection[str]) -> Floats:
        """Return what is left to be said, words that only ask apart."""
        said = np.array([word not in words for word in self.paper.wanted.words], np.float32)
        found: Floats = (self.left * said).astype(np.float32)
        return found

    def share(self, held: Floats) -> Floats:
        """Return, for each unit, the share of all that is asked that it holds, by weight (units × words)."""
        return (np.minimum(held, 1.0) @ self.weights) / max(float(self.weights.sum()), 1e-6)

    def share_rest(self, held: Floats) -> Floats:
        """Return, for each unit, the share that it holds of what the document does not say of itself; 1 of nothing."""
        total = float(self.left.sum())
        if total < 1e-6:
            return np.ones(held.shape[0], np.float32)
        return (np.minimum(held, 1.0) @ self.left) / total

    @cached_property
    def rarest(self) -> int:
        return int(self.left.argmax()) if self.left.size else -1

    @cached_property
    def pair_weights(self) -> Floats:
        return np.array([min(self.weights[a], self.weights[b]) for a, b in self.paper.wanted.pairs], np.float32)


def _weigh_match(asked: Collection[str], own: str | None) -> float:
    """Return 1 where what the document is meets what is asked, -1 where it is something else, 0 where either
    says nothing.
    """
    return 0.0 if not asked or not own else 1.0 if own in asked else -1.0


def meets_province(case: Weighed) -> float:
    """Return 1 where the paper is of a province that is asked for, -1 where of another, 0 where either says none."""
    places = [name for place in case.papers.asked.provinces for name in expand_province(place)]
    return _weigh_match(places, None if case.paper.summary.province == CENTRAL else case.paper.summary.province)


def list_years(case: Weighed) -> frozenset[str]:
    """Return the years that are asked for; of a range the first and the last."""
    spans = [period.years for period in case.papers.asked.periods]
    return frozenset(str(year) for years in spans for year in (years[0], years[-1]))


def meets_year(case: Weighed) -> float:
    """Return 1 where the paper is of a year that is asked for, by its period, its day or its title, -1 where of
    another.
    """
    asked, known = list_years(case), case.paper.summary
    own = {str(known.period or "")[:4], (known.date or "")[:4]} - {""} | find_years(known.title or "")
    return 0.0 if not asked or not own else 1.0 if own & asked else -1.0


def meets_period(case: Weighed) -> float:
    """Return 1 where the paper is of a quarter or month that is asked for, -1 where of another period."""
    quarters = [key for period in case.papers.asked.periods for key in (period.key,) if len(key) > 4]
    return _weigh_match(quarters, str(case.paper.summary.period) if case.paper.summary.period else None)


def meets_body(case: Weighed) -> float:
    """Return 1 where the paper is of a body that is asked for, -1 where of another."""
    issuer = fold(case.paper.summary.issuer or "")
    bodies = case.papers.asked.bodies
    return 0.0 if not bodies or not issuer else 1.0 if any(name in issuer for name in bodies) else -1.0


def meets_type(case: Weighed) -> float:
    """Return 1 where the paper is of a type that is asked for, -1 where of another."""
    return _weigh_match([fold(name) for name in case.papers.asked.doc_types], fold(case.paper.summary.doc_type or ""))


def weigh_unmet_number(case: Weighed) -> float:
    """Return 1 where a number is asked about that no document found bears or mentions."""
    if not case.papers.asked.numbers:
        return 0.0
    return float(not any(paper.bears for paper in case.papers.papers) and not case.papers.mentioned)


def names_years(case: Weighed) -> Floats:
    """Return, for each unit, 1 where it or its headings name a year that is asked for, -1 where only others."""
    asked = list_years(case)
    found = np.zeros(len(case.paper.units), np.float32)
    for at, unit in enumerate(case.paper.units if asked else ()):
        named = find_years(case.paper.text[unit.start : unit.end]) | find_years(unit.heads)
        if named:
            found[at] = 1.0 if named & asked else -1.0
    return found
