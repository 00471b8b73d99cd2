"""What speaks against telling a span: what is asked and stands nowhere about it, and what its paper contradicts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indexer.answering.paper_weights import (
    Weighed,
    find_years,
    list_years,
    meets_body,
    meets_period,
    meets_province,
    meets_type,
    meets_year,
)
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Floats
from indexer.grammar.provinces import expand_province
from indexer.text.folding import fold

_CONDITIONS = (meets_province, meets_year, meets_period, meets_body, meets_type)
_HEAVY = 3  # words that say most


def _mark_missing(block: QuestionBlock) -> Floats:
    """Return 1 for each word asked that neither the unit, its headings, the sentence before nor the paper's
    head says.
    """
    paper, at = block.paper, block.at
    held = np.maximum(np.maximum(paper.own[0][at], paper.above[at]), np.maximum(paper.before[at], paper.said))
    found: Floats = (1.0 - np.minimum(held, 1.0)).astype(np.float32)
    return found


def _weigh_heaviest(case: Weighed, missing: Floats) -> float:
    weights = case.weights
    return float((weights * missing).max(initial=0.0)) / max(float(weights.max(initial=0.0)), 1e-6)


def _weigh_heavy_share(case: Weighed, missing: Floats) -> float:
    weights = case.weights
    heavy = np.argsort(-weights)[:_HEAVY]
    return float((weights[heavy] * missing[heavy]).sum()) / max(float(weights[heavy].sum()), 1e-6)


def _weigh_absent(case: Weighed) -> float:
    """Return how much the heaviest word weighs that the whole paper does not say."""
    held = np.maximum(case.paper.own[0].max(axis=0, initial=0.0), case.paper.said)
    return _weigh_heaviest(case, (1.0 - np.minimum(held, 1.0)).astype(np.float32))


def _judge_other_year(block: QuestionBlock) -> float:
    """Return 1 where a year is asked for and the unit, its headings and the title name only others; -1 where
    they name it.
    """
    asked = list_years(block.weighed)
    if not asked:
        return 0.0
    paper, unit = block.paper, block.paper.units[block.at]
    up = [paper.units[place] for place in (unit.parent, unit.lead) if place >= 0]
    said = " ".join([paper.read_words(unit), unit.heads, paper.summary.title or "", *map(paper.read_words, up)])
    named = find_years(said)
    return 0.0 if not named else -1.0 if named & asked else 1.0


def _count_absent_names(block: QuestionBlock) -> float:
    """Return how many of the provinces, bodies and years that are asked for the paper does not even mention."""
    asked, flat = block.weighed.papers.asked, block.paper.flat
    known = block.paper.summary
    places = [[fold(name) for name in expand_province(place)] for place in asked.provinces]
    places = [names for names in places if known.province is None or fold(known.province) not in names]
    bodies = [[body] for body in asked.bodies if body not in fold(known.issuer or "")]
    years = [[year] for year in list_years(block.weighed)]
    return float(sum(not any(name in flat for name in names) for names in (*places, *bodies, *years)))


DOUBTS: dict[str, Callable[[QuestionBlock, Floats], float]] = {  # of a unit and what it lacks of the words asked
    "heaviest missing": lambda block, missing: _weigh_heaviest(block.weighed, missing),
    "heavy words missing": lambda block, missing: _weigh_heavy_share(block.weighed, missing),
    "words missing": lambda _, missing: float(missing.sum()),
    "heaviest absent": lambda block, _: _weigh_absent(block.weighed),
    "contradicted": lambda block, _: -sum(min(meets(block.weighed), 0.0) for meets in _CONDITIONS),
    "another year": lambda block, _: _judge_other_year(block),
    "names absent": lambda block, _: _count_absent_names(block),
}


def weigh_doubts(block: QuestionBlock) -> Floats:
    """Return what speaks against each span of a unit alike."""
    missing = _mark_missing(block)
    return np.array([of(block, missing) for of in DOUBTS.values()], np.float32)
