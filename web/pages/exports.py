"""Files to take away: tables, all results of a search and the annex of a number, as CSV, Excel or Word.

A table is in the language of the page; the annex itself (Word, and the sheets of the workbook to print) is Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO
from urllib.parse import quote

from flask import Response, request
from flask_babel import gettext as _

from indexer.decisions.tracing import trace
from indexer.exporting import annex, sheets, tables
from indexer.exporting.annex import Annex
from indexer.exporting.annex_docx import write_annex_docx
from indexer.exporting.annex_xlsx import write_annex_xlsx
from indexer.models import Filters, Trace
from indexer.searching.filters import note_filters
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.text.folding import fold
from web import addresses
from web.collection import roots
from web.collection.open_index import get_store
from web.parts.languages import say_table

_NAME = 100  # characters of a file's name
_UNUSABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f]+')  # in a file's name on Windows
_OFFICE = "application/vnd.openxmlformats-officedocument"


def send_results(name: str) -> Response:
    """Send the results of a search as a file, in the order of the page, at most ``annex.MOST`` documents (the file
    says how many of how many).
    """
    asked = addresses.read_search_address(request.args)
    found = search(get_store(), parse_query(asked.q, asked.filters), limit=annex.MOST, sort=asked.sort)
    return make_annex_file(
        annex.annex_search(get_store(), found), name.rpartition(".")[2], _("Kết quả tìm %(q)s", q=asked.q)
    )


def send_decision_annex(number: str, form: str) -> Response:
    """Send every mention of a number, narrowed as on its page, as an annex to keep."""
    found, narrowed = trace_asked(number)
    made = annex.annex_decisions(get_store(), found, note_filters(narrowed))
    return make_annex_file(made, form, _("Phụ lục viện dẫn %(number)s", number=number))


def trace_asked(number: str) -> tuple[Trace, Filters]:
    """Trace a number as the address narrows it, and return what was found and the narrowing (``tinh``, ``nam``,
    ``coquan``) as filters. Raises BadInput.
    """
    province, issuer = (request.args.get(name, "").strip() or None for name in ("tinh", "coquan"))
    year = addresses.read_year(request.args)
    given = {"province": province, "year": str(year or ""), "issuer": issuer}
    narrowed = Filters(**{name: (value,) for name, value in given.items() if value})
    return trace(get_store(), number, province=province, year=year, issuer=issuer), narrowed


def make_annex_file(made: Annex, form: str, name: str) -> Response:
    """Return an annex as a file to keep: ``docx``, ``xlsx`` or ``csv``; ``name`` is without its ending."""
    if form == "docx":
        return make_download(write_annex_docx(made), form, name)
    rows = say_table(tables.tabulate_annex(made))
    return (
        make_table_file(rows, form, name) if form == "csv" else make_download(write_annex_xlsx(made, rows), form, name)
    )


def make_table_file(rows: Iterable[tables.Cells], form: str, name: str) -> Response:
    """Return rows as a file to keep, ``csv`` or ``xlsx``; ``name`` is without its ending. Files in it are named as
    on the pages.
    """
    rows = (tuple(map(roots.show_cell, row)) for row in rows)
    if form == "xlsx":
        return make_download(sheets.make_workbook(rows), form, name)
    out = StringIO()
    sheets.write_csv(out, rows)
    return make_download(out.getvalue().encode("utf-8", errors="replace"), form, name)


_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
}


def make_download(content: bytes, form: str, name: str) -> Response:
    """Return content as a file to keep of one of these types; ``name`` is without its ending."""
    answer = Response(content, content_type=_TYPES[form])
    answer.headers["Content-Disposition"] = make_attachment(f"{name}.{form}")
    return answer


def make_attachment(name: str) -> str:
    """Return the header that names a file to keep: its Vietnamese name, and one without diacritics for old
    programs.

    >>> make_attachment("Phụ lục 846/QĐ-UBND.docx")
    "attachment; filename=phu-luc-846-qd-ubnd.docx; filename*=UTF-8''Ph%E1%BB%A5%20l%E1%BB%A5c%20846-Q%C4%90-UBND.docx"
    """
    stem, dot, form = _UNUSABLE.sub("-", " ".join(name.split())).rpartition(".")
    stem = stem[:_NAME].strip(" .-") or "tra-cuu"
    plain = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-") or "tra-cuu"
    spelled = quote(stem + dot + form, safe="", errors="replace")
    return f"attachment; filename={plain}{dot}{form}; filename*=UTF-8''{spelled}"
