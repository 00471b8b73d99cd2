"""Answers that were learned to be found: the spans of the papers that fit best, and how sure it is that they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.answering.generators import LONGEST
from indexer.answering.retrieval import Papers
from indexer.answering.scoring import KINDS, SPAN_KINDS, Found, choose, gather, model, sureness
from indexer.models import Answer

_SHOWN = 3
_WHOLE = 0.75  # over unseen documents 42 of 76 such answers were right, of what is less 27 in 88; 11 of 11 from 1 on
_UNFIT = 0.9  # how sure it still is where something that is no such answer came before
_TRIMMED = " \n\t,*_"


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best answers, of one paper each place once; ``sure`` is how likely the question has an answer, 0 to 1."""

    answers: tuple[Answer, ...]
    sure: float
    kind: str
    searched: int


def ranked(papers: Papers) -> Ranked:
    """What the papers that were retrieved for a question say to it, best first."""
    learned, asked = model(), papers.asked
    found = gather(papers, learned)
    kind = KINDS[int(found.kind_guess.argmax())]
    if not found.places:
        return Ranked((), 0.0, kind, papers.searched)
    choice = choose(found, learned.trees(found.matrix), learned.sharp)
    taken: list[tuple[str, int, int]] = []
    answers: list[Answer] = []
    sure = sureness(choice, learned.sure, learned.sure_weights)
    for row in choice.order:
        answer = _answer(found, row, float(choice.likely[row]))
        place = answer.document.id, answer.start, answer.end
        if asked.kind in SPAN_KINDS and len(answer.text) > LONGEST:
            continue
        if not _fits(asked.kind, answer.text) or not _names(found, row, _NAMED.get(asked.kind, ())):
            sure *= _UNFIT
            continue
        if answer.text and not any(d == place[0] and a < place[2] and place[1] < b for d, a, b in taken):
            taken.append(place)
            answers.append(answer)
        if len(answers) == (1 if kind in SPAN_KINDS else _SHOWN):
            break
    return Ranked(tuple(answers), sure, kind, papers.searched)


_NEEDED = {
    "count": re.compile(r"\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không)(?!\w)", re.IGNORECASE),
    "percent": re.compile(r"\d"),
    "docnum": re.compile(r"\d"),
    "date": re.compile(r"\d{1,2}\s?[/.-]\s?\d|\bngày\b|\btháng\b|\bnăm\b|\bqu[ýyí]\b|\d{4}", re.IGNORECASE),
}
"""What an answer must hold at least to be one of its kind."""


def _fits(kind: str, text: str) -> bool:
    """
    >>> _fits("date", "Sở Xây dựng"), _fits("date", "trước ngày 20/11"), _fits("org", "Sở Xây dựng")
    (False, True, True)
    """
    return kind not in _NEEDED or _NEEDED[kind].search(text) is not None


_NAMED = {
    "person": ("person", "own_signer", "own_office", "body: office"),
    "org": ("body", "own_issuer", "own_office", "own_signer", "person", "contact"),
}
"""Sorts of spans of which an answer of a kind must hold one: a name, an office, a body."""


def _names(found: Found, row: int, sorts: tuple[str, ...]) -> bool:
    number, at = found.places[row]
    block = found.blocks[number][1]
    span = block.spans[at]
    return not sorts or any(
        s.sort.startswith(sorts) and span.start <= s.start and s.end <= span.end for s in block.spans
    )


def _answer(found: Found, row: int, likely: float) -> Answer:
    number, at = found.places[row]
    block, paper = found.blocks[number][1], found.paper(row)
    span, unit = block.spans[at], paper.units[block.at]
    start, end = min(span.start, unit.start), max(span.end, unit.end)
    said = block.said.get(at, "")
    raw = paper.text[span.start : span.end]
    words = said or raw.strip(_TRIMMED)
    place = -1 if said or not words else span.start + raw.index(words)
    return Answer(words, paper.text[start:end], paper.summary, start, end, likely, block.heading(at), place)


def preferred(ruled: Sequence[Answer], found: Ranked) -> Sequence[Answer]:
    """What holds all that is asked; else what was learned, where it is sure; else what both find in one place."""
    if ruled and ruled[0].score >= _WHOLE:
        return ruled
    if found.sure >= model().threshold:
        return found.answers
    return ruled if ruled and _agreed(ruled[0], found.answers) else ()


def _agreed(one: Answer, others: Sequence[Answer]) -> bool:
    return any(
        one.document.id == other.document.id and one.start < other.end and other.start < one.end for other in others[:1]
    )
