"""What the papers say of a decision's force, in one answer: ended, ended in part, proposed to end, amended, or none.

It is what the collection says, quoted; it is not compared with the national database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.decisions.validity import list_endings, list_partial_endings, list_proposals
from indexer.models import Decision, StatedRelation
from indexer.text.folding import split_codes

Force = Literal["ended", "partial", "proposed", "amended", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``stated`` are the statements that say so; none where no paper says that the decision ended or changed."""

    force: Force
    stated: tuple[StatedRelation, ...]

    @property
    def first(self) -> StatedRelation | None:
        """The statement that is told: the earliest that names the act that did it, else the earliest."""
        named = [one for one in self.stated if one.relation.source not in (None, "this")] or self.stated
        return min(named, key=lambda one: one.document.date or "9999", default=None)

    @property
    def act(self) -> str:
        """The number of the act that did it; "" when it is not told."""
        first = self.first
        if first is None or first.relation.source is None:
            return ""
        return first.relation.source if first.relation.source != "this" else first.document.number or ""


def judge_force(decision: Decision) -> Verdict:
    """Return the strongest thing that the papers say of a decision's force."""
    for force, stated in (
        ("ended", list_endings(decision)),
        ("partial", list_partial_endings(decision)),
        ("proposed", list_proposals(decision)),
        ("amended", _list_amendments(decision)),
    ):
        if stated:
            return Verdict(force, stated)  # type: ignore[arg-type]
    return Verdict("none", ())


def _list_amendments(decision: Decision) -> tuple[StatedRelation, ...]:
    return tuple(
        stated
        for stated in decision.relations
        if stated.relation.kind == "amends"
        and stated.relation.modality == "done"
        and split_codes(stated.relation.target) == split_codes(decision.canonical)
    )
