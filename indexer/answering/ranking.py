"""Answers that were learned to be found: the spans of the papers that fit best, and how sure it is that they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.answering.choice import Choice, choose, list_shown, weigh_sureness, weigh_twice
from indexer.answering.differences import find_sides, find_step, tell_difference
from indexer.answering.learned_weights import read_weights
from indexer.answering.retrieval import Papers
from indexer.answering.span_rows import Found, gather
from indexer.models import Answer

_TRIMMED = " \n\t,*_"


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best answers, of one paper each place once; ``sure`` is how likely the question has an answer, 0 to 1."""

    answers: tuple[Answer, ...]
    sure: float
    kind: str
    searched: int

    @property
    def told(self) -> tuple[Answer, ...]:
        """The answers, where they are sure enough to be told; else none."""
        return self.answers if self.sure >= read_weights().threshold else ()


def rank_spans(papers: Papers, ruled: Sequence[Answer] = ()) -> Ranked:
    """Return what the papers that were retrieved for a question say to it, best first; ``ruled`` is what the rules
    answer.
    """
    learned = read_weights()
    found = gather(papers, learned, ruled)
    kind = found.guessed
    if not found.places:
        return Ranked((), 0.0, kind, papers.searched)
    choice = choose(found, learned.trees(found.matrix), learned.sharp)
    answers: list[Answer] = []
    for row in list_shown(found, choice):
        answers += ruled if found.is_ruled(row) else [make_answer(found, row, float(choice.likely[row]))]
    sure = weigh_sureness(choice, learned.sure, learned.sure_weights)
    if computed := find_difference(found, choice, answers):
        answers, sure = computed, weigh_twice(sure)
    return Ranked(tuple(answers), sure, kind, papers.searched)


def find_difference(found: Found, choice: Choice, answers: Sequence[Answer]) -> list[Answer]:
    """Return the difference that a question asks for with both amounts, or by how much something fell or rose."""
    if (pair := find_sides(found, choice)) is not None:
        sides = [make_answer(found, row, float(choice.likely[row])) for row in pair]
        return [tell_difference(found, pair, sides[0], sides[1]), *sides]
    step = find_step(found.papers.asked, answers[0]) if answers else None
    return [step, *answers[:1]] if step is not None else []


def make_answer(found: Found, row: int, likely: float) -> Answer:
    """Return a span as an answer, with the unit that it stands in as its quote."""
    number, at = found.places[row]
    block, paper = found.blocks[number][1], found.get_paper(row)
    span, unit = block.spans[at], paper.units[block.at]
    start, end = min(span.start, unit.start), max(span.end, unit.end)
    said = block.said.get(at, "")
    raw = paper.text[span.start : span.end]
    words = said or raw.strip(_TRIMMED)
    place = -1 if said or not words else span.start + raw.index(words)
    return Answer(
        words,
        paper.text[start:end],
        paper.summary,
        start,
        end,
        score=likely,
        column=block.read_heading(at),
        place=place,
    )
