"""Addresses of the pages: what an address asks for, and the address of what is wanted.

Each is a link that can be sent: ``/tim?q=điện+năng&tinh=Bắc+Ninh&trang=2``, ``/van-ban/566-bc-sct.txt#c428``,
``/trich-dan/846/QĐ-UBND?coquan=UBND+tỉnh+Quảng+Ngãi&nam=2017``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from flask import request, url_for
from werkzeug.datastructures import MultiDict

from indexer.decisions.directory import DescribedDecision
from indexer.errors import BadInput
from indexer.messages.spoken import say_count
from indexer.models import NO_FILTERS, Citation, Filters, Sort
from indexer.searching.filters import make_filters
from web.links import link

FILTERS = {
    "tinh": "province",
    "nam": "year",
    "quy": "quarter",
    "loai": "doc_type",
    "coquan": "issuer",
    "trichdan": "cites",
    "ngay": "date",
    "ky": "period_kind",
    "cuacoquan": "cited_body",
}
"""The name of each filter in an address → its name in ``Filters``."""

UNKNOWN_PROVINCE = "chua-ro"
NO_PERIOD = "khong-neu"
SORTS: dict[str, Sort] = {"ngay": "date", "cu": "oldest", "nhac": "mentions"}
"""How results are sorted, by its name in an address (``sap-xep``); without one the best come first."""

LONGEST = 1000
_SAFE = re.compile(r"(?!/)(?!.*//)(?!.*(?:^|/)\.{1,2}(?:/|$))(?!.*/(?:sua|go|tep-goc|ban-goc)$)[^\\\x00-\x1f]+")
_OURS = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """What the address of a results page asks for."""

    q: str = ""
    filters: Filters = NO_FILTERS
    page: int = 1
    sort: Sort = "relevance"

    @property
    def chosen(self) -> Iterator[tuple[str, str]]:
        """(filter, value) of each value chosen in the address."""
        return ((name, value) for name in FILTERS.values() for value in getattr(self.filters, name))

    def holds(self, name: str, value: str) -> bool:
        """Tell whether a filter holds a value."""
        return value in getattr(self.filters, name)

    def toggle(self, name: str, value: str) -> SearchAddress:
        """Return the request with one value more, or without it, on the first page."""
        held: tuple[str, ...] = getattr(self.filters, name)
        values = tuple(v for v in held if v != value) if value in held else (*held, value)
        return replace(self, filters=replace(self.filters, **{name: values}), page=1)

    def drop_filters(self) -> SearchAddress:
        """Return the request with the same words and no filter."""
        return replace(self, filters=NO_FILTERS, page=1)

    def reword(self, q: str) -> SearchAddress:
        """Return the request with other words and the same filters."""
        return replace(self, q=q, page=1)

    def sort_by(self, sort: Sort) -> SearchAddress:
        """Return the request with its results in another order, from the first page."""
        return replace(self, sort=sort, page=1)


def read_search_address(args: MultiDict[str, str]) -> SearchAddress:
    """Read the address of a results page. Raises BadInput for a filter, order or page that makes no sense."""
    given = {name: args.getlist(short) for short, name in FILTERS.items()}
    since, until = args.get("tu", "").strip(), args.get("den", "").strip()
    if since or until:  # the two fields of a form without script
        given["date"] = [f"{since}..{until}"]
    return SearchAddress(read_words(args), make_filters(given), read_page_number(args), read_order(args))


def read_order(args: MultiDict[str, str]) -> Sort:
    """Read the order wanted: the best first unless ``sap-xep`` says otherwise. Raises BadInput."""
    typed = args.get("sap-xep", "").strip()
    if typed and typed not in SORTS:
        raise BadInput(
            f"“{typed[:40]}” không phải là một cách sắp xếp. Cách đúng: sap-xep=ngay, sap-xep=cu hoặc sap-xep=nhac.",
            f"“{typed[:40]}” is no order of results. Right ones: sap-xep=ngay (newest), cu (oldest), nhac (mentions).",
        )
    return SORTS.get(typed, "relevance")


def read_words(args: MultiDict[str, str]) -> str:
    """Read what was typed into the search box. Raises BadInput when it is far too long."""
    typed = args.get("q", "").strip()
    if len(typed) > LONGEST:
        raise BadInput(
            f"Câu tìm quá dài: {say_count(len(typed))} ký tự, nhiều nhất là {say_count(LONGEST)}. "
            "Hãy chọn một đoạn ngắn hơn.",
            f"The query is too long: {len(typed):,} characters, {LONGEST:,} at most. Take a shorter part.",
        )
    return typed


def read_page_number(args: MultiDict[str, str]) -> int:
    """Read the page wanted, from 1. Raises BadInput."""
    return read_whole_number(args.get("trang", ""), "trang", 1, 99_999) or 1


def read_year(args: MultiDict[str, str]) -> int | None:
    """Read the year wanted, None for any. Raises BadInput."""
    return read_whole_number(args.get("nam", ""), "nam", 1900, 2100)


def read_whole_number(text: str, name: str, least: int, most: int) -> int | None:
    """Read a number in an address; None when it is left out. Raises BadInput.

    >>> read_whole_number(" 2023 ", "nam", 1900, 2100)
    2023
    """
    typed = text.strip()
    if not typed:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", typed) or not least <= int(typed) <= most:
        raise BadInput(
            f"“{typed[:40]}” ở mục “{name}” của địa chỉ phải là một số từ {say_count(least)} đến {say_count(most)}.",
            f"“{typed[:40]}” in the address must be a number from {least:,} to {most:,}.",
        )
    return int(typed)


def results(wanted: SearchAddress, page: int = 1) -> str:
    """Return the address of a results page."""
    return link("results", **_list_values(wanted), trang=page if page > 1 else None)


def results_file(wanted: SearchAddress, name: str) -> str:
    """Return the address of all results as a file: "bang.csv", "bang.xlsx", "phu-luc.docx"."""
    return url_for("results_file", name=name, **_list_values(wanted))


def results_feed(wanted: SearchAddress, *, whole: bool = False) -> str:
    """Return the address of the news of a search; ``whole`` with the host."""
    return url_for("results_feed", **_list_values(wanted), _external=whole)


def _list_values(wanted: SearchAddress) -> dict[str, Any]:
    values: dict[str, Any] = {"q": wanted.q or None}
    values |= {short: getattr(wanted.filters, name) or None for short, name in FILTERS.items()}
    return values | {"sap-xep": name_sort(wanted.sort)}


def name_sort(sort: Sort) -> str | None:
    """Return the name of an order in an address; None for the usual one."""
    return next((name for name, known in SORTS.items() if known == sort), None)


def document(
    document_id: str,
    fragment: str | None = None,
    q: str | None = None,
    at: int | None = None,
    *,
    mark: int | None = None,
) -> str:
    """Return the address of a document; ``q`` marks words, ``mark`` is the one looked at (from 1), ``at`` leads to the
    passage that holds an offset."""
    values: dict[str, Any] = {"q": q or None, "cho": mark, "vt": at}
    if _SAFE.fullmatch(document_id):
        return link("document", (("document_id", document_id),), fragment, **values)
    return link("document_by_query", (), fragment, ma=document_id, **values)


def correction(document_id: str, citation: int | None = None) -> str:
    """Return the address of the form that corrects a document, or one of its citations (from 1)."""
    return _link_document("correction", document_id, td=citation)


def gathering(document_id: str, start: int | None = None) -> str:
    """Return the address of the page that puts a document into a dossier, or the passage that holds an offset."""
    return link("gathering", ma=document_id, tu=start)


def removal(document_id: str) -> str:
    """Return the address of the question whether a document is to leave the collection."""
    return _link_document("removal", document_id)


def changes(person: str | None = None, kind: str | None = None, page: int = 1) -> str:
    """Return the address of the list of changes, of a person, of a kind."""
    return link("changes", ai=person or None, viec=kind or None, trang=page if page > 1 else None)


def comparison(first: str, second: str | None = None, **values: Any) -> str:
    """Return the address of two documents side by side; without the second, of the page that lets one be chosen."""
    return link("comparison", a=first, b=second, **values)


def original(document_id: str) -> str:
    """Return the address of the file that a document was read from."""
    return _link_document("original", document_id)


def original_page(document_id: str, start: int | None = None, end: int | None = None, page: int | None = None) -> str:
    """Return the address of the original as it looks: the page on which a range of the text begins, the
    range framed.
    """
    return _link_document("original_page", document_id, trang=page, tu=start, den=end)


def picture(document_id: str, page: int, start: int | None = None, end: int | None = None) -> str:
    """Return the address of a page's picture, a range of the text framed on it."""
    return link("page_picture", ma=document_id, trang=page, tu=start, den=end)


def _link_document(page: str, document_id: str, **values: Any) -> str:
    if _SAFE.fullmatch(document_id):
        return link(page, (("document_id", document_id),), **values)
    return link(f"{page}_by_query", ma=document_id, **values)


def table_file(page: str, form: str, **values: Any) -> str:
    """Return the address of the table of the page that is shown, narrowed as it is, as a file ("csv", "xlsx")."""
    kept = {name: value for name, value in request.args.items() if value and name not in ("trang", "xem")}
    return url_for(page, form=form, **{**kept, **values})


def here() -> str:
    """Return the address of the page that is asked for, without the prefix that the pages stand under: to
    come back to.
    """
    asked = request.query_string.decode("ascii", "replace")
    return quote(request.path) + (f"?{asked}" if asked else "")


def keep_own_address(path: str) -> str:
    """Return an address to come back to when it is one of our own pages; else that of the first page.

    >>> [keep_own_address(path) for path in ("/tim?q=a", "//evil.example", "https://evil.example", "/\\t/evil.example")]
    ['/tim?q=a', '/', '/', '/']
    """
    return path if _OURS.fullmatch(path) else "/"


def number(text: str, fragment: str | None = None, **narrowed: Any) -> str:
    """Return the address of a document number's page; ``coquan``, ``tinh`` and ``nam`` tell decisions apart."""
    if _SAFE.fullmatch(text):
        return link("decision", (("number", text),), fragment, **narrowed)
    return link("decision_by_query", (), fragment, so=text, **narrowed)


def number_file(text: str, form: str, args: Mapping[str, str]) -> str:
    """Return the address of a number's annex ("docx", "xlsx", "csv"), narrowed as its page; "" where a path cannot say
    it.
    """
    return url_for("decision_file", number=text, form=form, **_read_narrowing(args)) if _SAFE.fullmatch(text) else ""


def number_feed(text: str, args: Mapping[str, str], *, whole: bool = False) -> str:
    """Return the address of the news of a number; ``whole`` with the host; "" where a path cannot say it."""
    if not _SAFE.fullmatch(text):
        return ""
    return url_for("decision_feed", number=text, **_read_narrowing(args), _external=whole)


def _read_narrowing(args: Mapping[str, str]) -> dict[str, Any]:
    return {name: args.get(name, "").strip() or None for name in ("coquan", "tinh", "nam")}


def cited(citation: Citation) -> str:
    """Return the address of the decision that a citation mentions."""
    spelled = (
        citation.act or citation.canonical or citation.probably or f"{citation.doc_type or 'Văn bản'} {citation.number}"
    )
    date = citation.date
    return number(
        spelled, **_make_body_values(citation.issuer, citation.scope), nam=citation.year or (date[:4] if date else None)
    )


def decision(one: DescribedDecision) -> str:
    """Return the address of one decision's page."""
    return number(one.canonical, **_make_body_values(one.issuer, one.scope), nam=one.year)


def provision(one: DescribedDecision, provision: str) -> str:
    """Return the address of what cites a provision of a decision."""
    return number(f"{provision} {one.canonical}", **_make_body_values(one.issuer, one.scope), nam=one.year)


def citing(one: DescribedDecision, provision: str) -> str:
    """Return the address of the documents that cite a provision of a decision, as search results."""
    return results(SearchAddress(filters=Filters(cites=(f"{provision} {one.canonical}",))))


def mentions(one: DescribedDecision, province: str = "", period: str = "", page: int = 1, use: str = "") -> str:
    """Return the address of the mentions of a decision by documents of a province, a period, a way of use;
    "" for all.
    """
    part = {"noi": province or None, "ky": period or None, "cach": use or None, "trang": page if page > 1 else None}
    return number(one.canonical, "nhac", **_make_body_values(one.issuer, one.scope), nam=one.year, **part)


def name_unknown(province: str, period: str) -> tuple[str, str]:
    """Return a province and a period with the names that stand for unknown ones in addresses.

    >>> name_unknown("Quảng Ngãi", "")
    ('Quảng Ngãi', 'khong-neu')
    """
    return province or UNKNOWN_PROVINCE, period or NO_PERIOD


def _make_body_values(issuer: str | None, scope: str | None) -> dict[str, Any]:
    if issuer is not None:
        return {"coquan": issuer}
    return {"tinh": scope} if scope and scope != "national" else {}


def listing(province: str, period: str, page: int = 1) -> str:
    """Return the address of the list of a province's or a period's documents."""
    return link("listing", tinh=province or None, ky=period or None, trang=page if page > 1 else None)
