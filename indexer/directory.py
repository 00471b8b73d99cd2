"""The directory of cited decisions, their disagreements, and where they recur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.errors import BadInput
from indexer.folding import fold, key
from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.grammar.provinces import expand_province
from indexer.models import Decision, NumberQuery
from indexer.numbers import bare, numbers
from indexer.store.base import Store
from indexer.tracing import known_province
from indexer.words import period_order

Status = Literal["absent", "present", "conflict", "ambiguous", "resolved"]
STATUSES: tuple[Status, ...] = ("absent", "present", "conflict", "ambiguous", "resolved")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a decision must be to be listed; an empty field lets all through."""

    province: str = ""
    issuer: str = ""
    doc_type: str = ""
    year: int | None = None
    status: Status | None = None


ALL = Narrowing()


def decisions(store: Store, narrowing: Narrowing = ALL) -> list[Decision]:
    """Every decision that is cited or borne, narrowed, most used first (by documents, then mentions)."""
    keep = _keep(narrowing)
    found = [decision for decision in store.decisions(None) if keep(decision)]
    return sorted(found, key=lambda d: (-d.counts["documents"], -d.counts["mentions"], d.canonical, d.scope or ""))


def _keep(narrowing: Narrowing) -> Callable[[Decision], bool]:
    province = known_province(narrowing.province) if narrowing.province else ""
    places = {key(name) for name in expand_province(province)} if province else set()
    body, doc_type = key(narrowing.issuer), key(narrowing.doc_type)
    if doc_type and doc_type not in BY_FOLDED_NAME:
        raise BadInput(
            f"“{narrowing.doc_type}” không phải là loại văn bản hợp lệ. Ví dụ đúng: Quyết định.",
            f"“{narrowing.doc_type}” is not a valid document type. A right one: Quyết định.",
        )

    def keep(decision: Decision) -> bool:
        return (
            (not places or key(decision.scope or "") in places)
            and body in key(decision.issuer or "")
            and doc_type in ("", key(decision.doc_type or ""))
            and narrowing.year in (None, decision.year)
            and _is(decision, narrowing.status)
        )

    return keep


def _is(decision: Decision, status: Status | None) -> bool:
    match status:
        case None:
            return True
        case "absent":
            return decision.document is None
        case "present":
            return decision.document is not None
        case _:
            return decision.status == status


def conflicts(store: Store) -> list[Decision]:
    """Every decision about which the papers disagree, most mentioned first; quotes stand in its mentions."""
    wanted = [decision for decision in decisions(store) if decision.status == "conflict"]
    exact = [NumberQuery(d.canonical, *_parts(d.canonical)) for d in wanted]
    return [d for d in store.decisions(exact) if d.status == "conflict"] if exact else []


def _parts(canonical: str) -> tuple[str, tuple[str, ...]]:
    found = numbers(canonical) or tuple(filter(None, [bare(canonical)]))
    return (found[0].number, found[0].codes) if found else (fold(canonical), ())


@dataclass(frozen=True, slots=True)
class Row:
    """One decision in the reports of one province and body: period key → mentions; "" is an unknown period."""

    decision: Decision
    province: str
    issuer: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Recurrence of decisions × (province and body) × period; a period without a count is a gap."""

    periods: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(store: Store, typed: Sequence[str] = (), limit: int = 20) -> Matrix:
    """The recurrence of the numbers typed, or of the decisions that most documents cite.

    Raises BadInput for what is no number.
    """
    chosen = _typed(store, typed) if typed else [d for d in decisions(store) if d.mentions][:limit]
    rows = [row for decision in chosen for row in _rows(decision)]
    periods = sorted({period for row in rows for period in row.counts}, key=period_order)
    return Matrix(tuple(periods), tuple(rows))


def _typed(store: Store, typed: Sequence[str]) -> list[Decision]:
    wanted: list[NumberQuery] = []
    for text in typed:
        found = numbers(text) or tuple(filter(None, [bare(text)]))
        if not found:
            raise BadInput(
                f"“{text}” không phải là số ký hiệu văn bản. Ví dụ đúng: 846/QĐ-UBND.",
                f"“{text}” is no document number. A right one: 846/QĐ-UBND.",
            )
        wanted += found
    return store.decisions(wanted)


def _rows(decision: Decision) -> list[Row]:
    by_place: dict[tuple[str, str], Counter[str]] = {}
    for mention in decision.mentions:
        document = mention.document
        place = (document.province or "", document.issuer or "")
        by_place.setdefault(place, Counter())[document.period or (document.date or "")[:4]] += 1
    return [Row(decision, *place, dict(counts)) for place, counts in sorted(by_place.items())]
