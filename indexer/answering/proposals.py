"""What the catalogue and the rules of words answer to a question, before it is weighed against what was learned."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.answering.absences import explain_absence
from indexer.answering.answerers import Found, answer_question, asks_issue_date
from indexer.answering.catalogue_answers import answer_of_holdings
from indexer.answering.cited_acts import find_cited_act
from indexer.answering.codes import find_asked_code, find_code
from indexer.answering.comparisons import compare
from indexer.answering.outlines import count_parts
from indexer.answering.own_numbers import find_own_number
from indexer.answering.paper_weights import Weighed, meets_province
from indexer.answering.question import Asked
from indexer.answering.retrieval import Papers
from indexer.answering.scope import Scope
from indexer.models import Answer, Note
from indexer.store.base import Store

_OF_CODES = ("docnum", "about", "count", "list", "org")  # as which a question for a code may be taken
_COUNTED = ("where_cited", "how_often", "occasion")
_CERTAIN = 0.95
_CHARGED = re.compile(r"(?<!\w)(?:giao|uy quyen|thay mat|phan cong)(?!\w)")  # for whom is asked, not who signed
_PERIODIC = ("Báo cáo", "Kế hoạch")
_OF_PERIODIC = 0.75  # whose rows the rules were made for: 100 of 1,893 questions, learned or not it is as good


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is answered by rules, best first; ``settled`` when nothing that was learned may take its place."""

    answers: tuple[Answer, ...] = ()
    notes: tuple[Note, ...] = ()
    settled: bool = False


def propose(store: Store, asked: Asked, scope: Scope, retrieved: Callable[[], Papers]) -> Proposal:
    """Return the answers of the catalogue and of the rules to what is ``asked``, in the scope that was opened for it.

    ``retrieved`` gives the papers that may answer, when needed.
    """
    if find_asked_code(asked) is not None and asked.kind in _OF_CODES:
        code = find_code(asked, retrieved)
        return Proposal((code,) if code else ())
    own = find_own_number(asked, retrieved)
    if own is not None:
        return Proposal((own,))
    answers, notes = _find_answers(store, scope, asked)
    cited = None if answers and asked.kind == "relation" else find_cited_act(asked, retrieved)
    if cited is not None:
        return Proposal((cited,), tuple(notes), settled=True)
    refused = not answers and (_is_of_another_place(asked, retrieved) or (bool(notes) and not _is_absent(notes)))
    return Proposal(tuple(answers), tuple(notes), refused or _is_settled(asked, answers))


def _is_of_another_place(asked: Asked, retrieved: Callable[[], Papers]) -> bool:
    """Do only documents of other provinces than the one asked about bear the number?"""
    if not asked.numbers or not asked.provinces:
        return False
    papers = replace(retrieved(), asked=asked)
    bearing = [paper for paper in papers.papers if paper.bears]
    return bool(bearing) and all(meets_province(Weighed(papers, paper)) < 0 for paper in bearing)


def _is_absent(notes: Sequence[Note]) -> bool:
    """Is it only said that no document bears or mentions the number, as far as numbers were read?"""
    return all(one.code == "number_absent" for one in notes)


def _is_settled(asked: Asked, answers: Sequence[Answer]) -> bool:
    """Does the catalogue answer, or know that nothing does, or do the rules answer from rows of periodic reports?"""
    if asked.kind in _COUNTED:
        return bool(answers) or asked.kind != "where_cited"
    if not answers:
        subject = asked.kind == "about" and bool(asked.asking)
        return bool(asked.numbers) and (asked.kind == "relation" or subject)
    first = answers[0]
    periodic = first.document.doc_type in _PERIODIC and first.score >= _OF_PERIODIC
    return periodic or _is_computed(asked, first)


def _is_computed(asked: Asked, first: Answer) -> bool:
    """Does an answer come from the catalogue: counted, compared, of a signature, a relation, a day of issue?"""
    if first.place < 0 or asked.kind == "compare" or len(asked.provinces) > 1:
        return True
    related = asked.kind == "relation" and bool(asked.numbers)
    issued = asked.kind == "date" and bool(asked.numbers or asked.doc_types) and asks_issue_date(asked)
    named = asked.kind == "person" and first.score >= _CERTAIN and _CHARGED.search(asked.folded) is None
    return related or issued or named


def _find_answers(store: Store, scope: Scope, asked: Asked) -> Found:
    if reasons := explain_absence(asked):
        return (), reasons
    if (found := answer_of_holdings(store, asked)) is not None:
        return found
    if (outline := count_parts(store, scope)) is not None:
        return outline, ()
    if asked.kind == "compare":
        return compare(store, scope)
    if len(asked.provinces) > 1 and asked.kind in ("count", "percent") and (sides := compare(store, scope))[0]:
        return sides  # "Số hồ sơ quá hạn của Quảng Ngãi, Đồng Nai, Bắc Giang": one number of each
    return answer_question(store, scope)
