"""Dismissals by hand: a disagreement of the papers that a person has looked at and puts aside with a note.

It is kept beside what was extracted and outlasts every re-index; undone, the disagreement is told again. What the
papers do not say yet is no part of it: a new disagreement about the same decision is told.
"""

from __future__ import annotations

from collections.abc import Collection

from indexer.decisions.tracing import trace
from indexer.errors import BadInput
from indexer.identity.dismissals import KINDS, Identity, identify_decision, list_said_words
from indexer.messages.spoken import say_count
from indexer.models import Decision, Dismissal
from indexer.store.base import Store
from indexer.text.typed_lines import LONGEST_LINE, make_plain_line


def dismiss(store: Store, decision: Decision, reason: str, kinds: Collection[str] = ()) -> None:
    """Put aside what the papers disagree about, or what of it is of these kinds, with the reason why.

    Raises BadInput for an empty or a very long reason, and where there is nothing of the kind to put aside.
    """
    why = _check_reason(reason)
    identity = identify_decision(decision.canonical, decision.issuer, decision.year)
    chosen = [said for said in decision.reasons if said.code in (kinds or KINDS) and said.code in KINDS]
    if not chosen:
        raise BadInput(
            f"Không có điểm không thống nhất nào như vậy về {decision.canonical} để bỏ qua.",
            f"There is no such disagreement about {decision.canonical} to dismiss.",
        )
    store.dismiss([Dismissal(identity, said.code, list_said_words(said), why) for said in chosen])


def undo(store: Store, decision: Decision, kinds: Collection[str] = ()) -> None:
    """Tell again what was put aside about a decision, or what of it is of these kinds. Raises BadInput for nothing."""
    chosen = [one.by for one in decision.dismissed if not kinds or one.by.kind in kinds]
    if not chosen:
        raise BadInput(
            f"Chưa có điểm không thống nhất nào về {decision.canonical} được bỏ qua, nên không có gì để khôi phục.",
            f"No disagreement about {decision.canonical} was dismissed, so there is nothing to undo.",
        )
    store.dismiss([], chosen)


def retell_decision(store: Store, decision: Decision) -> Decision:
    """Return a decision as it is told now, after something about it was put aside or brought back."""
    identity = identify_decision(decision.canonical, decision.issuer, decision.year)
    every = trace(store, decision.canonical).decisions
    return next(one for one in every if identify_decision(one.canonical, one.issuer, one.year) == identity)


def find_decision(
    store: Store,
    number: str,
    *,
    province: str | None = None,
    year: int | None = None,
    issuer: str | None = None,
    undone: bool = False,
    identity: Identity | None = None,
) -> Decision:
    """Return the decision of a number about which the papers disagree, or with ``undone`` something was put aside.

    ``identity`` says which one of several it is. Raises BadInput when it is none, or may be several.
    """
    found = trace(store, number, province=province, year=year, issuer=issuer).decisions
    touched = [one for one in found if (one.dismissed if undone else {said.code for said in one.reasons} & set(KINDS))]
    fitting = [one for one in touched if identity in (None, identify_decision(one.canonical, one.issuer, one.year))]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise BadInput(
            f"Không có điểm không thống nhất nào về “{number}” {'đã được bỏ qua' if undone else 'để bỏ qua'}.",
            f"There is no disagreement about “{number}” {'that was dismissed' if undone else 'to dismiss'}.",
        )
    named = "; ".join(f"{one.issuer or '?'}, {one.year or '?'}" for one in fitting)
    raise BadInput(
        f"Có {say_count(len(fitting))} văn bản mang số “{number}”: {named}. Hãy nêu thêm tỉnh, năm hoặc cơ quan.",
        f"{len(fitting):,} decisions bear “{number}”: {named}. Name the province, the year or the body, too.",
    )


def _check_reason(reason: str) -> str:
    why = make_plain_line(reason)
    if not why:
        raise BadInput(
            "Chưa nêu lý do. Hãy viết vì sao bỏ qua điểm không thống nhất này.",
            "The reason is missing. Write why this is no disagreement.",
        )
    if len(why) > LONGEST_LINE:
        raise BadInput(
            f"Lý do dài {say_count(len(why))} ký tự, nhiều nhất là {say_count(LONGEST_LINE)}. Hãy rút ngắn lại.",
            f"The reason is {len(why):,} characters long, {LONGEST_LINE:,} at most. Shorten it.",
        )
    return why
