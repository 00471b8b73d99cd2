"""The original as it looks (Bản gốc): a page of the PDF file or scan, with the quoted words framed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from indexer.errors import ChangedFile, ReadError, UnknownDocument
from indexer.models import Document, Page
from indexer.reading.originals import copy_original
from indexer.reading.page_pictures import draw_page, find_frames
from web import addresses, failures
from web.collection.drawn_pages import get_drawn_pages
from web.collection.open_index import get_store
from web.parts.facts import summarise
from web.parts.paging import make_pages
from web.parts.presentation import list_sheets

_LATER = "private, max-age=3600"


def show(document_id: str) -> ResponseReturnValue:
    """Show one page of the original: ``?trang=3``, or else the page of ``?tu=120&den=160``, a range of the text
    that is framed.
    """
    document = get_store().document(document_id)
    start, end, page = _find_wanted_range(document)
    if page is None:
        raise UnknownDocument(
            "Văn bản này không có trang ấy để xem: chỉ tệp PDF và bản chụp mới có trang.",
            "This document has no such page to look at: only PDF files and scans have pages.",
        )
    known, name = document.source, summarise(document)
    return render_template(
        "original_page.html",
        document=document,
        known=name,
        page=page,
        quote=known.text[start:end] if end > start and page.start < end and page.end > start else "",
        picture=addresses.picture(document_id, page.number, start or None, end or None),
        pages=make_pages(len(known.pages), 1, page.number, lambda n: addresses.original_page(document_id, page=n)),
        place=start if end > start else page.start,
        sure=known.mark("ocr"),
    )


def show_by_query() -> ResponseReturnValue:
    """Show the same page for an id that the path of an address cannot hold: ``/ban-goc?ma=...``."""
    return show(_read_id())


def send_picture() -> ResponseReturnValue:
    """Send the picture of a page: ``/trang.png?ma=...&trang=3&tu=120&den=160``."""
    document = get_store().document(_read_id())
    start, end, page = _find_wanted_range(document)
    if page is None:
        raise UnknownDocument("Không có trang này.", "There is no such page.")
    source = document.source

    def draw() -> bytes:
        with copy_original(source) as file:
            return draw_page(file.read(), source.format, page.number, find_frames(page, start, end))

    try:
        png = get_drawn_pages().find_or_draw((source.sha256, page.number, start, end), draw)
    except ReadError as error:
        return failures.show_failure(409 if isinstance(error, ChangedFile) else 404, error.vi, error.en)
    answer = Response(png, mimetype="image/png")
    answer.headers["Cache-Control"] = _LATER
    return answer


def _read_id() -> str:
    document_id = request.args.get("ma", "")
    if not document_id:
        raise UnknownDocument.unnamed()
    return document_id


def _find_wanted_range(document: Document) -> tuple[int, int, Page | None]:
    """Return (start, end) of the range that is wanted framed, 0 without one; the page, None when there is none
    to show.
    """
    most = len(document.source.text)
    start = addresses.read_whole_number(request.args.get("tu", ""), "tu", 0, 999_999_999) or 0
    end = addresses.read_whole_number(request.args.get("den", ""), "den", 0, 999_999_999) or 0
    start, end = min(start, most), min(max(start, end), most)
    found = list_sheets(document)
    number = addresses.read_whole_number(request.args.get("trang", ""), "trang", 1, 99_999)
    if number is None:
        return start, end, find_page(found, start, end)
    return start, end, next((page for page in found if page.number == number), None)


def find_page(pages: Sequence[Page], start: int, end: int) -> Page | None:
    """Return the page that a range of the text stands on.

    A row that a page's end has cut is one line: its last cells may stand on the page before its middle ones.
    """
    if not pages:
        return None
    index = max(0, bisect_right([page.start for page in pages], start) - 1)
    if (
        index
        and end > start
        and not find_frames(pages[index], start, end)
        and find_frames(pages[index - 1], start, end)
    ):
        return pages[index - 1]
    return pages[index]
