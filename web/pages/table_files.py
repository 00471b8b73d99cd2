"""Every table of the pages to take away, as CSV or Excel: narrowed as on its page, with the numbers of the command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Response, request
from flask_babel import gettext as _

from indexer.decisions.directory import (
    DirectoryNarrowing,
    count_recurrence,
    find_conflicting,
    narrow_decisions,
    narrow_recurrence,
    read_listed,
)
from indexer.decisions.survey import count_surveyed_recurrence
from indexer.decisions.tracing import find_known_province
from indexer.exporting import tables
from indexer.exporting.tables import Cells
from indexer.messages.spoken import say_date
from indexer.models import DocumentSummary
from web import addresses
from web.collection import other_mentions
from web.collection.open_index import get_store
from web.collection.surveys import get_survey
from web.pages import exports, holdings, matrix
from web.parts import presentation
from web.parts.facts import list_cited
from web.parts.languages import find_language, say_table


def send_recurrence(form: str) -> Response:
    """Send the matrix as a table: as the command counts it, or report by report as the page lists them."""
    typed, province = request.args.get("so", "").strip(), request.args.get("tinh", "").strip()
    where = find_known_province(province) if province else ""
    year = addresses.read_year(request.args)
    if request.args.get("theo") == "van-ban":
        rows = _list_report_rows(*matrix.list_reports(typed, where, year))
    else:
        survey, _fresh = get_survey()
        found = count_recurrence(get_store(), [typed]) if typed else count_surveyed_recurrence(survey, matrix.MOST)
        rows = say_table(tables.tabulate_matrix(narrow_recurrence(found, where, year)))
    return exports.make_table_file(rows, form, _("Số lần viện dẫn theo kỳ"))


def _list_report_rows(names: Sequence[str], reports: Iterable[matrix.MatrixReport]) -> Iterable[Cells]:
    yield (*_list_document_heads(), *names)
    for report in reports:
        yield (*_list_document_cells(report.document), *(n or "" for n in report.counts))


def send_conflicts(form: str) -> Response:
    """Send every mention of the decisions about which the papers disagree as a table."""
    survey, _fresh = get_survey()
    listed = find_conflicting(survey.decisions, dismissed=bool(request.args.get("da-bo-qua")))
    narrowing = DirectoryNarrowing(province=request.args.get("tinh", "").strip())
    narrowed = read_listed(get_store(), narrow_decisions(listed, narrowing))
    return exports.make_table_file(
        say_table(tables.tabulate_conflicts(narrowed)), form, _("Thông tin ghi không thống nhất")
    )


def send_holdings(form: str) -> Response:
    """Send as a table how many documents each province has of each period, of one year or of all."""
    year = addresses.read_year(request.args)
    periods = [row for row in get_store().overview().periods if year is None or str(year) in row[1]]
    rows: list[Cells] = [(_("Tỉnh, thành phố"), _("Kỳ báo cáo"), _("Số văn bản"))]
    rows += [(province, presentation.show_period(key), n) for province, key, n in periods]
    return exports.make_table_file(rows, form, _("Theo tỉnh và quý"))


def send_listing(form: str) -> Response:
    """Send the documents of a province, a period, or both as a table."""
    rows: list[Cells] = [_list_document_heads()]
    rows += [
        _list_document_cells(one) for one in holdings.list_documents(get_store(), *holdings.read_wanted(request.args))
    ]
    return exports.make_table_file(rows, form, _("Danh sách văn bản"))


def send_unread(form: str) -> Response:
    """Send every file that could not be read, with the reason, as a table."""
    rows: list[Cells] = [(_("Tệp"), _("Lý do"))]
    rows += [(one.path, one.vi if find_language() == "vi" else one.en) for one in get_store().overview().rejected]
    return exports.make_table_file(rows, form, _("Chưa đọc được"))


def send_citations(document_id: str, form: str) -> Response:
    """Send what a document cites, as its page lists it, as a table."""
    document = get_store().document(document_id)
    head = (_("Số, ký hiệu"), _("Cơ quan ban hành"), _("Ngày ghi ở đây"), _("Cách dùng ở đây"), _("Lần viện dẫn"))
    rows: list[Cells] = [head]
    rows += [
        (one.name, one.body, "; ".join(one.dates), ", ".join(one.uses), len(one.mentions))
        for one in list_cited(document.citations, other_mentions.find_elsewhere(document))
    ]
    return exports.make_table_file(rows, form, _("Văn bản được viện dẫn"))


def _list_document_heads() -> Cells:
    return (
        _("Văn bản"),
        _("Trích yếu"),
        _("Cơ quan ban hành"),
        _("Ngày ban hành"),
        _("Tỉnh, thành phố"),
        _("Kỳ báo cáo"),
    )


def _list_document_cells(one: DocumentSummary) -> Cells:
    name, title = presentation.find_headings(one)
    return name, title, one.issuer, say_date(one.date), one.province, presentation.show_period(one.period)
