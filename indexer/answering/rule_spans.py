"""What the rules answer as one span among the others: where it stands, and what of it each span holds.

How far the rules are to be believed, for which kind of question and beside which other spans, is learned with the
rest (``benchmarks/learn.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.answering.generators import GeneratedSpan, find_list_end, sort_of_text
from indexer.answering.retrieval import Papers, RetrievedPaper
from indexer.models import Answer

RULE_FEATURES = ("of the rules", "rules are sure", "holds what the rules say", "in the quote of the rules",
                 "rules say more")  # fmt: skip
_LISTED = ("list", "about", "reason")


def place_answer(paper: RetrievedPaper, answer: Answer) -> tuple[GeneratedSpan, int, str]:
    """Return the span of an answer of the rules, the unit that it stands in, its words where they are worked out."""
    if answer.place >= 0:
        start, end, said = answer.place, answer.place + len(answer.text), ""
    else:
        start, end, said = answer.start, answer.end, answer.text
    at = paper.find_unit(start)
    cells = paper.units[at].cells if paper.units[at].kind == "row" else ()
    cell = next((index for index, one in enumerate(cells) if one.start <= start and end <= one.end), -1)
    return GeneratedSpan(start, end, "rule", cell, sort_of_text(answer.text)), at, said


def add_items(papers: Papers, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers, a sentence that only introduces a list ("… cụ thể như sau:") with the items below it."""
    known = {paper.summary.id: paper for paper in papers.papers}
    if papers.asked.kind not in _LISTED:
        return tuple(answers)
    return tuple(
        _extend_over_items(known[one.document.id], one) if one.document.id in known else one for one in answers
    )


def _extend_over_items(paper: RetrievedPaper, answer: Answer) -> Answer:
    if answer.place < 0 or not paper.units:
        return answer
    at = paper.find_unit(answer.end - 1)
    unit = paper.units[at]
    introduces = unit.kind == "heading" or paper.text[unit.start : unit.end].rstrip("*_ \n").endswith(":")
    end = find_list_end(paper, at) if introduces and answer.place + len(answer.text) >= unit.end - 3 else answer.end
    if end <= answer.end:
        return answer
    return replace(answer, text=paper.text[answer.place : end], quote=paper.text[answer.start : end], end=end)
