"""The directory of cited decisions, their disagreements, and where they recur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import Literal, Protocol, TypeVar

from indexer.decisions.tracing import find_known_province
from indexer.errors import BadInput
from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.grammar.provinces import expand_province
from indexer.messages.spoken import order_period
from indexer.models import CENTRAL, Decision, DecisionStatus, Dismissed, DocumentSummary, Note, NumberQuery
from indexer.parsing.typed_numbers import find_meant_numbers
from indexer.store.base import Store
from indexer.text.folding import fold, make_key

Status = Literal["absent", "present", "conflict", "ambiguous", "resolved"]
STATUSES: tuple[Status, ...] = ("absent", "present", "conflict", "ambiguous", "resolved")


class DescribedDecision(Protocol):
    """What the directory says of a decision: a ``Decision`` says it, and a ``surveying.Surveyed``."""

    @property
    def canonical(self) -> str: ...
    @property
    def doc_type(self) -> str | None: ...
    @property
    def issuer(self) -> str | None: ...
    @property
    def scope(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def status(self) -> DecisionStatus: ...
    @property
    def reasons(self) -> tuple[Note, ...]: ...
    @property
    def dates(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def document(self) -> str | None: ...
    @property
    def dismissed(self) -> tuple[Dismissed, ...]: ...
    @property
    def counts(self) -> Mapping[str, int]: ...


One = TypeVar("One", bound=DescribedDecision)
CitedIn = Iterable[tuple[DocumentSummary, int]]
"""Documents that mention a decision, with how often; one may stand several times."""


@dataclass(frozen=True, slots=True)
class DirectoryNarrowing:
    """What a decision must be to be listed; an empty field lets all through."""

    province: str = ""
    issuer: str = ""
    doc_type: str = ""
    year: int | None = None
    status: Status | None = None


ALL = DirectoryNarrowing()


def list_decisions(store: Store, narrowing: DirectoryNarrowing = ALL) -> list[Decision]:
    """Return every decision that is cited or borne, narrowed, most used first (by documents, then mentions)."""
    return sorted(narrow_decisions(store.every_decision(), narrowing), key=rank_use)


def narrow_decisions(found: Iterable[One], narrowing: DirectoryNarrowing) -> list[One]:
    """Return the decisions that are wanted, in the order given. Raises BadInput for an unknown province or type."""
    keep = _keep(narrowing)
    return [decision for decision in found if keep(decision)]


def rank_use(decision: DescribedDecision) -> tuple[int, int, str, str]:
    """Return the key by which decisions are sorted: most used first, by documents, then mentions."""
    counts = decision.counts
    return -counts["documents"], -counts["mentions"], decision.canonical, decision.scope or ""


def _find_region(decision: DescribedDecision) -> str:
    return CENTRAL if decision.scope == "national" else decision.scope or ""


def _keep(narrowing: DirectoryNarrowing) -> Callable[[DescribedDecision], bool]:
    province = find_known_province(narrowing.province) if narrowing.province else ""
    places = {make_key(name) for name in expand_province(province)} if province else set()
    body, doc_type = make_key(narrowing.issuer), make_key(narrowing.doc_type)
    if doc_type and doc_type not in BY_FOLDED_NAME:
        raise BadInput(
            f"“{narrowing.doc_type}” không phải là loại văn bản hợp lệ. Ví dụ đúng: Quyết định.",
            f"“{narrowing.doc_type}” is not a valid document type. A right one: Quyết định.",
        )

    def keep(decision: DescribedDecision) -> bool:
        return (
            (not places or make_key(_find_region(decision)) in places)
            and body in make_key(decision.issuer or "")
            and doc_type in ("", make_key(decision.doc_type or ""))
            and narrowing.year in (None, decision.year)
            and _is(decision, narrowing.status)
        )

    return keep


def _is(decision: DescribedDecision, status: Status | None) -> bool:
    match status:
        case None:
            return True
        case "absent":
            return decision.document is None
        case "present":
            return decision.document is not None
        case _:
            return decision.status == status


def list_conflicts(store: Store, *, dismissed: bool = False) -> list[Decision]:
    """Return every decision about which the papers disagree, most used first; quotes stand in its mentions.

    Disagreements that a person has put aside are none; with ``dismissed`` the decisions that have such.
    """
    return read_listed(store, sorted(find_conflicting(store.every_decision(), dismissed=dismissed), key=rank_use))


def find_conflicting(known: Iterable[One], *, dismissed: bool = False) -> list[One]:
    """Return the decisions about which the papers disagree, or with ``dismissed`` those of which a person has put a
    disagreement aside, in the order given.
    """
    return [one for one in known if (one.dismissed if dismissed else one.status == "conflict")]


def read_listed(store: Store, listed: Sequence[DescribedDecision]) -> list[Decision]:
    """Return, with their mentions, the decisions that a page of a list names, in its order; those gone since are left
    out.
    """
    exact = [find_exactly(canonical) for canonical in dict.fromkeys(one.canonical for one in listed)]
    found = {_identify(one): one for one in store.decisions(exact)} if exact else {}
    return [found[known] for known in map(_identify, listed) if known in found]


def _identify(decision: DescribedDecision) -> tuple[object, ...]:
    """Return what tells a decision from the others of its number."""
    said = decision.canonical, decision.doc_type, decision.issuer, decision.scope, decision.year
    return *said, decision.status, decision.document


def find_exactly(canonical: str) -> NumberQuery:
    """Return the query that finds the mentions of a decision by its number: "846/QĐ-UBND", or a short one ("Nghị
    định 108").
    """
    found = find_meant_numbers(canonical)
    number, codes = (found[0].number, found[0].codes) if found else (fold(canonical), ())
    return NumberQuery(canonical, number, codes)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One decision in the reports of one province and body: period key → mentions; "" is an unknown period."""

    decision: DescribedDecision
    province: str
    issuer: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Recurrence of decisions × (province and body) × period; a period without a count is a gap.

    ``absent`` are the numbers asked for that nobody cites.
    """

    periods: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    absent: tuple[str, ...] = ()


def count_recurrence(store: Store, typed: Sequence[str] = (), limit: int = 20) -> Matrix:
    """Count how often the numbers typed recur, or else the decisions that most documents cite.

    Raises BadInput for what is no number.
    """
    wanted = _read_typed_numbers(typed)
    cited = (decision for decision in store.every_decision() if decision.mentions)
    chosen = store.decisions(wanted) if typed else nsmallest(limit, cited, key=rank_use)
    meant = store.decisions_of_each([[one] for one in wanted], quotes=False)
    absent = (one.raw for one, found in zip(wanted, meant, strict=True) if not any(d.mentions for d in found))
    return make_matrix(((one, [(mention.document, 1) for mention in one.counted]) for one in chosen), tuple(absent))


def make_matrix(cited: Iterable[tuple[DescribedDecision, CitedIn]], absent: tuple[str, ...] = ()) -> Matrix:
    """Return the matrix of decisions, each with the documents that mention it and how often."""
    rows = [row for decision, documents in cited for row in _list_rows(decision, documents)]
    periods = sorted({period for row in rows for period in row.counts}, key=order_period)
    return Matrix(tuple(periods), tuple(rows), absent)


def narrow_recurrence(found: Matrix, province: str = "", year: int | None = None) -> Matrix:
    """Narrow a matrix to the reports of one province and the periods that touch one year; "" and None for all."""
    rows = [row for row in found.rows if not province or make_key(row.province) == make_key(province)]
    counted = [replace(row, counts={p: n for p, n in row.counts.items() if _touches_year(p, year)}) for row in rows]
    kept = tuple(row for row in counted if row.counts)
    return replace(found, rows=kept, periods=tuple(p for p in found.periods if any(p in row.counts for row in kept)))


def _touches_year(period: str, year: int | None) -> bool:
    """Does a period touch a year? A range has all of its years."""
    last = period[-4:] if len(period) == len("2016-2020") else period[:4]
    return year is None or (period != "" and period[:4] <= str(year) <= last)


def _read_typed_numbers(typed: Sequence[str]) -> list[NumberQuery]:
    wanted: list[NumberQuery] = []
    for text in typed:
        found = find_meant_numbers(text)
        if not found:
            raise BadInput(
                f"“{text}” không phải là số ký hiệu văn bản. Ví dụ đúng: 846/QĐ-UBND.",
                f"“{text}” is no document number. A right one: 846/QĐ-UBND.",
            )
        wanted += found
    return wanted


def _list_rows(decision: DescribedDecision, documents: CitedIn) -> list[MatrixRow]:
    """A row a province and body. A report counts in the period that it reports on, not by the day that it was signed;
    a copy or a draft of one that counts does not count again."""
    by_place: dict[tuple[str, str], Counter[str]] = {}
    for document, times in documents:
        place = (document.province or "", document.issuer or "")
        by_place.setdefault(place, Counter())[document.period or ""] += times
    return [MatrixRow(decision, *place, dict(counts)) for place, counts in sorted(by_place.items())]
