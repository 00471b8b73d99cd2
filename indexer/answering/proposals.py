"""What the catalogue and the rules of words answer to a question, before it is weighed against what was learned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indexer.answering.answerers import Found, answer
from indexer.answering.cited_acts import find_cited_act
from indexer.answering.codes import asks_code, find_code
from indexer.answering.comparing import compare
from indexer.answering.holding import held
from indexer.answering.outlining import outlined
from indexer.answering.own_numbers import find_own_number
from indexer.answering.question import Asked
from indexer.answering.retrieval import Papers
from indexer.answering.scope import Scope
from indexer.answering.wanting import wanting
from indexer.models import Answer, Note
from indexer.store.base import Store

_OF_CODES = ("docnum", "about", "count", "list", "org")  # as which a question for a code may be taken
_COUNTED = ("where_cited", "how_often", "occasion")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is answered by rules, best first; ``settled`` when nothing that was learned may take its place."""

    answers: tuple[Answer, ...] = ()
    notes: tuple[Note, ...] = ()
    settled: bool = False


def propose(store: Store, asked: Asked, scope: Scope, retrieved: Callable[[], Papers]) -> Proposal:
    """The answers of the catalogue and of the rules to what is ``asked``, in the scope that was opened for it.

    ``retrieved`` gives the papers that may answer, when needed.
    """
    if asks_code(asked) is not None and asked.kind in _OF_CODES:
        code = find_code(asked, retrieved)
        return Proposal((code,) if code else ())
    own = find_own_number(asked, retrieved)
    if own is not None:
        return Proposal((own,))
    answers, notes = _answered(store, scope, asked)
    cited = None if answers and asked.kind == "relation" else find_cited_act(asked, retrieved)
    if cited is not None:
        return Proposal((cited,), tuple(notes))
    return Proposal(tuple(answers), tuple(notes), asked.kind in _COUNTED or bool(notes and not answers))


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
