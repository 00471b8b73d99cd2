"""Trace: everything that the collection says of a document number, decision by decision.

Neither pyvi nor Whoosh is needed: the catalogue alone answers.
"""

from __future__ import annotations

from collections.abc import Callable

from indexer.errors import BadInput
from indexer.folding import key
from indexer.grammar.provinces import expand_province
from indexer.models import Decision, NumberQuery, Trace
from indexer.numbers import bare, numbers
from indexer.store.base import Store

Keep = Callable[[Decision], bool]


def trace(
    store: Store, text: str, *, province: str | None = None, year: int | None = None, issuer: str | None = None
) -> Trace:
    """The decisions that a number in any spelling can mean: found (one), ambiguous (several), or absent.

    ``846/QĐ-UBND``, ``846 qd ubnd``, ``QĐ 846``, ``qd-ubnd 846/2017`` and ``846-QĐ/UBND`` are the same.
    ``province``, ``year`` and ``issuer`` narrow it; an absent one may come with near ones (same number).

    Raises BadInput when the text holds no number.
    """
    wanted = numbers(text) or tuple(filter(None, [bare(text)]))
    if not wanted:
        raise BadInput(
            f"“{text}” không có số văn bản. Hãy gõ số và ký hiệu, ví dụ 846/QĐ-UBND.",
            f"“{text}” holds no document number. Type number and symbol, for example 846/QĐ-UBND.",
        )
    keep = _narrowed(province, year, issuer)
    decisions = _exact_first(tuple(decision for decision in store.decisions(wanted) if keep(decision)), issuer)
    if not decisions:
        return Trace(text, "absent", (), nearest=_nearest(store, wanted, keep))
    return Trace(text, "found" if len(decisions) <= len(wanted) else "ambiguous", decisions)


def _narrowed(province: str | None, year: int | None, issuer: str | None) -> Keep:
    places = {key(name) for name in expand_province(province)} if province else set()
    body = key(issuer) if issuer else ""

    def keep(decision: Decision) -> bool:
        if places and key(decision.scope or "") not in places and not _mentioned_in(decision, places):
            return False
        if year is not None and decision.year not in (None, year):
            return False
        return body in key(decision.issuer or "")

    return keep


def _exact_first(decisions: tuple[Decision, ...], issuer: str | None) -> tuple[Decision, ...]:
    """A whole name is that body alone: "Sở Công Thương tỉnh X" is not its "Đảng ủy Sở Công Thương tỉnh X"."""
    exact = tuple(decision for decision in decisions if issuer and key(decision.issuer or "") == key(issuer))
    return exact or decisions


def _mentioned_in(decision: Decision, places: set[str]) -> bool:
    """A national decision is traced in a province by the documents of that province that cite it."""
    national = decision.scope == "national"
    return national and any(key(m.document.province or "") in places for m in decision.mentions)


def _nearest(store: Store, wanted: tuple[NumberQuery, ...], keep: Keep) -> tuple[Decision, ...]:
    """Decisions with the same number and another symbol: what may have been meant."""
    loose = [NumberQuery(number.raw, number.number) for number in wanted if number.codes or number.year]
    return tuple(d for d in store.decisions(loose) if keep(d))[:5] if loose else ()
