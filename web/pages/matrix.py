"""Recurrence of chosen decisions: over the periods of the reports, or report by report; what is missing is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import render_template, request, url_for

from indexer.decisions.survey import Survey, Surveyed
from indexer.decisions.tracing import find_known_province
from indexer.messages.spoken import order_period
from indexer.models import DocumentSummary, NumberQuery
from indexer.parsing.typed_numbers import find_meant_numbers, fits
from indexer.text.folding import key_number, make_key
from web import addresses
from web.collection.surveys import get_survey
from web.parts.paging import make_pages
from web.parts.shades import Scale, make_scale

MOST = 20  # decisions that are shown when none is chosen
_CHOSEN = 40
_COLUMNS = 16  # periods beside each other, which fit the page: of more, the latest unless ``xem=day-du``
_REPORTS = 50  # a page


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A decision with a cell for each period: how often it is mentioned, and in how many reports it could be."""

    decision: Surveyed
    cells: tuple[tuple[int, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class MatrixReport:
    """A document with how often it mentions each of the decisions."""

    document: DocumentSummary
    counts: tuple[int, ...]


def show() -> str:
    """Show how often the numbers typed recur, or else the decisions that most documents cite."""
    survey, fresh = get_survey()
    typed, province = request.args.get("so", "").strip(), request.args.get("tinh", "").strip()
    where = find_known_province(province) if province else ""
    every, missing = _choose_decisions(survey, typed, where)
    found = every[:_CHOSEN]
    year, by_report = addresses.read_year(request.args), request.args.get("theo") == "van-ban"
    columns, years = _list_periods(survey, found, where, year)
    lines = [] if by_report else _make_lines(survey, found, where, columns)
    held = _find_held_columns(lines, len(columns))
    kept = held if year or request.args.get("xem") == "day-du" else held[-_COLUMNS:]
    lines = [_narrow_line(line, kept) for line in lines]
    reports = _find_reports(survey, found, where, year) if by_report else []
    page = addresses.read_page_number(request.args)
    asked = {"so": typed or None, "tinh": where or None, "nam": year, "theo": "van-ban" if by_report else None}
    return render_template(
        "matrix.html",
        typed=typed,
        province=where,
        provinces=sorted({d.province for d in survey.documents.values() if d.province}, key=make_key),
        chosen=year,
        years=years,
        by_report=by_report,
        missing=missing,
        left_out=len(every) - len(found),
        fresh=fresh,
        decisions=found,
        periods=[columns[at] for at in kept],
        earlier=len(held) - len(kept),
        lines=lines,
        scale=_scale(lines, reports),
        reports=reports[(page - 1) * _REPORTS : page * _REPORTS],
        total=len(reports),
        pages=make_pages(len(reports), _REPORTS, page, lambda n: _address(asked, trang=n if n > 1 else None)),
        address=lambda **changed: _address(asked, **changed),
    )


def list_reports(typed: str, where: str, year: int | None) -> tuple[list[str], list[MatrixReport]]:
    """Return (the numbers of the decisions, the reports that mention any of them) as the page lists them."""
    survey, _ = get_survey()
    found = _choose_decisions(survey, typed, where)[0][:_CHOSEN]
    return [one.canonical for one in found], _find_reports(survey, found, where, year)


def _address(asked: Mapping[str, object], **changed: object) -> str:
    return url_for("matrix", **{**asked, **changed})  # type: ignore[arg-type]


def _choose_decisions(survey: Survey, typed: str, where: str) -> tuple[list[Surveyed], list[str]]:
    """Return (the decisions to show, the numbers typed that no document cites or bears)."""
    if not typed:
        here = [d for d in survey.decisions if _find_mentions(survey, d, where, None)]
        return here[:MOST], []
    wanted = find_meant_numbers(typed)
    found: dict[int, Surveyed] = {}
    missing = [] if wanted else [typed]
    for number in wanted:
        meant = [(at, one) for at, one in enumerate(survey.decisions) if _is(one, number)]
        missing += [] if meant else [number.raw]
        found |= dict(meant)
    return list(found.values()), missing


def _is(one: Surveyed, wanted: NumberQuery) -> bool:
    number, symbol, year = key_number(one.canonical)
    return number == wanted.number and fits(wanted, "-".join(symbol), year or one.year)


def _find_mentions(survey: Survey, one: Surveyed, where: str, year: int | None) -> list[tuple[DocumentSummary, int]]:
    """Return the documents of a province and year, or of all, that mention a decision, with how often."""
    cited = ((survey.documents[known], n) for known, n in one.mentioned.items() if known in survey.documents)
    return [(document, n) for document, n in cited if _fits(document, where, year)]


def _fits(document: DocumentSummary, where: str, year: int | None) -> bool:
    period = document.period or ""
    last = period[-4:] if len(period) == len("2016-2020") else period[:4]
    in_year = year is None or (period != "" and period[:4] <= str(year) <= last)
    return in_year and (not where or make_key(document.province or "") == make_key(where))


def _list_periods(
    survey: Survey, found: Iterable[Surveyed], where: str, year: int | None
) -> tuple[list[str], list[str]]:
    """Return (the periods to show, every year that there is to choose): all between the first and the last mention."""
    held = {d.period or "" for one in found for d, _ in _find_mentions(survey, one, where, None)}
    years = sorted({period[:4] for period in held if period and len(period) < 9}, reverse=True)
    known = {d.period or "" for d in survey.documents.values() if _fits(d, where, year)}
    if not held:
        return [], years
    first, last = min(map(order_period, held)), max(map(order_period, held))
    return sorted((p for p in known if first <= order_period(p) <= last), key=order_period), years


def _make_lines(survey: Survey, found: Iterable[Surveyed], where: str, columns: Sequence[str]) -> list[MatrixLine]:
    reports = Counter((d.province, d.period or "") for d in survey.documents.values() if _fits(d, where, None))
    lines = []
    for one in found:
        cited = _find_mentions(survey, one, where, None)
        counts: Counter[str] = Counter()
        for document, n in cited:
            counts[document.period or ""] += n
        citing = {document.province for document, _ in cited}
        cells = [(counts[column], sum(reports[name, column] for name in citing)) for column in columns]
        lines.append(MatrixLine(one, tuple(cells), sum(n for n, _ in cells)))
    return lines


def _find_held_columns(lines: Sequence[MatrixLine], columns: int) -> list[int]:
    """Return the places of the columns in which any of the decisions is cited, or could be: there is a report."""
    return [at for at in range(columns) if any(any(line.cells[at]) for line in lines)]


def _narrow_line(line: MatrixLine, kept: Sequence[int]) -> MatrixLine:
    cells = tuple(line.cells[at] for at in kept)
    return replace(line, cells=cells, total=sum(n for n, _ in cells))


def _find_reports(survey: Survey, found: Sequence[Surveyed], where: str, year: int | None) -> list[MatrixReport]:
    """Return the documents that mention any of the decisions, in the order of time."""
    by_document = {d.id: d for one in found for d, _ in _find_mentions(survey, one, where, year)}
    ordered = sorted(by_document.values(), key=_make_time_key)
    return [MatrixReport(d, tuple(one.mentioned.get(d.id, 0) for one in found)) for d in ordered]


def _make_time_key(document: DocumentSummary) -> tuple[tuple[str, int, int], str]:
    """Return what sorts by the end of its period; a document that reports on none by its date."""
    return order_period(document.period or (document.date or "")[:7]), document.date or ""


def _scale(lines: Iterable[MatrixLine], reports: Iterable[MatrixReport]) -> Scale:
    return make_scale([n for line in lines for n, _ in line.cells] + [n for report in reports for n in report.counts])
