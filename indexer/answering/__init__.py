"""Answers: verbatim quotes with their place, computed facts with the quotes that prove them, or a refusal.

``ask`` understands the question (``indexer.answering.question``), opens the documents that can answer (``scope``),
and lets the question's kind choose the way: by number (``decided``), by description (``described``), by a short span
(``spanning``), by a passage (``telling``), or by asking twice (``comparing``). What the catalogue does not compute is
answered by what was learned (``ranked``) where that is sure; the rules of words only where they hold nearly all that
is asked, or point to the same place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from indexer.answering.answerers import Found, answer, issue_asked
from indexer.answering.cited_acts import find_cited_act
from indexer.answering.codes import asks_code, find_code
from indexer.answering.comparing import compare
from indexer.answering.conditions import conditions, without
from indexer.answering.conditions import notes as understood
from indexer.answering.holding import held
from indexer.answering.outlining import outlined
from indexer.answering.own_numbers import find_own_number
from indexer.answering.question import Asked, understand
from indexer.answering.quoting import differing
from indexer.answering.ranked import preferred, ranked
from indexer.answering.refusing import nearest
from indexer.answering.relating import may_be_of_type, was_done
from indexer.answering.retrieval import retrieve
from indexer.answering.scope import Scope, open_scope
from indexer.answering.wanting import wanting
from indexer.models import Answer, Answers, Note, note
from indexer.store.base import Store

__all__ = ["ask"]

_OF_CODES = ("docnum", "about", "count", "list", "org")  # as which a question for a code may be taken
_COMPUTED = ("where_cited", "how_often", "occasion")


def ask(store: Store, question: str, removed: Sequence[str] = ()) -> Answers:
    """Answer a question with quotes, or refuse and say what was searched and what came nearest.

    ``removed`` names conditions of the question that are not to narrow it, as ``conditions.chosen`` gives them.

    >>> ask(store, "Báo cáo 612/BC-SCT ký ngày nào?").answers[0].text
    'Quảng Ngãi, ngày 22 tháng 3 năm 2023'
    """
    asked, out = without(understand(question), removed)
    scope = open_scope(store, asked)
    retrieved = cache(lambda: retrieve(store, asked))
    is_code = asks_code(asked) is not None and asked.kind in _OF_CODES
    own = find_code(asked, retrieved) if is_code else find_own_number(asked, retrieved)
    answers, notes = ((own,) if own else (), ()) if own or is_code else _answered(store, scope, asked)
    cited = None if own or out or (answers and asked.kind == "relation") else find_cited_act(asked, retrieved)
    if cited is not None:
        answers, own = (cited,), cited
    if not (own or is_code or out or notes or _computed(asked, answers)):
        answers = preferred(answers, ranked(retrieved()))
    if asked.kind == "docnum" and not is_code:
        answers = [one for one in answers if may_be_of_type(one.text, asked)]
    if asked.kind == "relation" and not asked.numbers:
        answers = [one for one in answers if was_done(store, one)]
    return Answers(
        question,
        _status(asked, answers),
        tuple(answers),
        scope.searched,
        nearest=() if answers else nearest(store, scope),
        kind=asked.kind,
        notes=(*understood(asked), *notes, *unlearned(store)),
        filters=asked.filters,
        conditions=conditions(asked),
        removed=out,
    )


def _computed(asked: Asked, answers: Sequence[Answer]) -> bool:
    """Is it the catalogue that answers, or knows that nothing does?"""
    sides = asked.kind == "compare" or len(asked.provinces) > 1
    signed = asked.kind == "person"  # from the signature
    told = bool(answers) and (answers[0].place < 0 or sides or signed)
    subject = asked.kind == "about" and bool(asked.asking)  # with no asking words it may be anything within it
    of_number = asked.kind == "relation" or subject or (asked.kind == "date" and bool(answers))
    issued = asked.kind == "date" and bool(asked.numbers or asked.doc_types) and issue_asked(asked)
    return told or issued or asked.kind in _COMPUTED or (bool(asked.numbers) and of_number)


def unlearned(store: Store) -> tuple[Note, ...]:
    """What to say of documents whose words are not found yet."""
    number = store.unlearned()
    return (note("not_learned", n=number),) if number else ()


def _answered(store: Store, scope: Scope, asked: Asked) -> Found:
    if reasons := wanting(asked):
        return (), reasons
    if (found := held(store, asked)) is not None:
        return found
    if (outline := outlined(store, scope)) is not None:
        return outline, ()
    if asked.kind == "compare":
        return compare(store, scope)
    if len(asked.provinces) > 1 and asked.kind in ("count", "percent") and (sides := compare(store, scope))[0]:
        return sides  # "Số hồ sơ quá hạn của Quảng Ngãi, Đồng Nai, Bắc Giang": one number of each
    return answer(store, scope)


def _status(asked: Asked, answers: Sequence[Answer]) -> Literal["found", "not_found", "ambiguous"]:
    """Ambiguous only when documents truly differ and the question does not say which is meant."""
    if not answers:
        return "not_found"
    said = asked.provinces or asked.numbers or asked.kind in ("compare", "list")
    return "ambiguous" if not said and differing(answers) else "found"
