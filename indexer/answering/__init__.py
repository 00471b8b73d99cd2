"""Answers: verbatim quotes with their place, computed facts with the quotes that prove them, or a refusal.

``ask`` understands the question (``indexer.answering.question``), opens the documents that can answer (``scope``),
and lets the question's kind choose the way: by number (``number_answers``), by description (``descriptions``), by a
short span (``span_answers``), by a passage (``passage_answers``), or by asking twice (``comparisons``). What the
catalogue does not compute is answered by what was learned (``ranking``) where that is sure; the rules of words only
where they hold nearly all that is asked, or point to the same place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from indexer.answering.candidates import differ
from indexer.answering.codes import find_asked_code
from indexer.answering.conditions import leave_out, list_conditions
from indexer.answering.conditions import note_understood as understood
from indexer.answering.proposals import propose
from indexer.answering.question import Asked, understand
from indexer.answering.ranking import rank_spans
from indexer.answering.refusals import find_nearest
from indexer.answering.relations import keep_done, may_be_of_type
from indexer.answering.retrieval import add_paper, retrieve
from indexer.answering.rule_spans import add_items
from indexer.answering.scope import open_scope
from indexer.models import Answer, Answers, Note, note
from indexer.store.base import Store

__all__ = ["ask"]


def ask(store: Store, question: str, removed: Sequence[str] = ()) -> Answers:
    """Answer a question with quotes, or refuse and say what was searched and what came nearest.

    ``removed`` names conditions of the question that are not to narrow it, as ``conditions.chosen`` gives them.

    >>> ask(store, "Báo cáo 612/BC-SCT ký ngày nào?").answers[0].text
    'Quảng Ngãi, ngày 22 tháng 3 năm 2023'
    """
    asked, out = leave_out(understand(question), removed)
    scope = open_scope(store, asked)
    retrieved = cache(lambda: retrieve(store, scope.asked))
    proposal = propose(store, asked, scope, retrieved)
    answers: Sequence[Answer] = proposal.answers
    if not (proposal.settled or out):
        papers = retrieved() if not answers else add_paper(store, retrieved(), answers[0].document.id)
        answers = rank_spans(papers, add_items(papers, answers)).told
    answers = _keep_possible(store, asked, answers)
    return Answers(
        question,
        _judge_status(asked, answers),
        tuple(answers),
        scope.searched,
        nearest=() if answers else find_nearest(store, scope),
        kind=asked.kind,
        notes=(*understood(asked), *(n for n in proposal.notes if not _is_refuted(n, answers)), *note_unlearned(store)),
        filters=asked.filters,
        conditions=list_conditions(asked),
        removed=out,
    )


def _is_refuted(told: Note, answers: Sequence[Answer]) -> bool:
    """Tell whether no document was found to bear or mention the number, and what answers does."""
    return told.code == "number_absent" and bool(answers)


def _keep_possible(store: Store, asked: Asked, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Leave out numbers of another type than is asked for, and what was only proposed."""
    if asked.kind == "docnum" and find_asked_code(asked) is None:
        answers = [one for one in answers if may_be_of_type(one.text, asked)]
    if asked.kind == "relation" and not asked.numbers:
        answers = keep_done(store, answers)
    return answers


def note_unlearned(store: Store) -> tuple[Note, ...]:
    """Return what to say of documents whose words are not found yet."""
    number = store.unlearned()
    return (note("not_learned", n=number),) if number else ()


def _judge_status(asked: Asked, answers: Sequence[Answer]) -> Literal["found", "not_found", "ambiguous"]:
    """Ambiguous only when documents truly differ and the question does not say which is meant."""
    if not answers:
        return "not_found"
    said = asked.provinces or asked.numbers or asked.kind in ("compare", "list")
    return "ambiguous" if not said and differ(answers) else "found"
