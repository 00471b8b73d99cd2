"""A PDF file → its text with pages. Pages that are only pictures, or whose letters are no Vietnamese, wait for OCR."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.layout import Sheet, compose, drop_signature
from indexer.reading.ocr.sheets import make_sheet, mark_of
from indexer.reading.pdf_tags import PdfTags
from indexer.reading.pdfium import PdfDocument, PdfPage, open_pdf
from indexer.reading.readings import Reading, Recognised
from indexer.text.syllables import is_syllable

_ROOM = 600  # letters that boxes of signatures beside such a picture hold at most
_FEW = 12  # letters that a page may hold beside its picture: a stamp, a number
_WORDS = 25  # words from which on a page shows by them whether its letters are what they seem
_BROKEN = 0.3  # of its words that are syllables, under which they are not (good pages: .54 and more)
_UNDER_PICTURE = 0.7  # the same for letters that lie under a picture: what a scanner made of it
_MARKED = 0.12  # of such words that have diacritics: a scanner that knows no Vietnamese finds none
_STRANGE = 0.1  # of a page's letters that are none, from which on the others are wrong, too
_ASKED = 20  # pages that are asked for their fonts, where some page's words are none
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the Reading of a PDF file, with what was recognised on it. Raises EncryptedFile, BrokenFile, TooLarge."""
    sheets: list[Sheet] = []
    waiting: list[int] = []
    strange: list[Sheet] = []
    with open_pdf(data) as document:
        tags = PdfTags()
        for index in range(len(document)):
            page = PdfPage(document, index, tags)
            try:
                sheet = page.read_sheet()
                if index + 1 in recognised:
                    sheet = make_sheet(recognised[index + 1], index + 1, page.width, page.height)
                elif _is_picture(sheet, page):
                    waiting.append(sheet.number)
                    if _is_foreign(sheet, page):
                        strange.append(sheet)
                    sheet = Sheet(sheet.number, *sheet.size, [])
            finally:
                page.close()
            sheets.append(sheet)
        for sheet in _find_known(document, sheets, strange):
            sheets[sheet.number - 1] = sheet
            waiting.remove(sheet.number)
    found = compose(sheets)
    marks = mark_of(found.pages) if recognised else ()
    return Reading("pdf", found.text, found.pages, marks, tuple(waiting))


def _is_foreign(sheet: Sheet, page: PdfPage) -> bool:
    """Tell whether nothing but its words speaks against a page: they may be of another language, or names."""
    return len(sheet.words) >= _WORDS and page.strange <= _STRANGE and not page.is_picture()


def _find_known(document: PdfDocument, sheets: Sequence[Sheet], foreign: Sequence[Sheet]) -> list[Sheet]:
    """Return those of pages without Vietnamese words whose fonts other pages have whose words are Vietnamese.

    A page of methods and formulas is read; one in letters that no one can know is not.
    """
    if not foreign:
        return []
    good = [sheet.number for sheet in sheets if len(sheet.words) >= _WORDS]
    known = {name for number in good[:: max(1, len(good) // _ASKED)] for name in _list_fonts(document, number)}
    return [sheet for sheet in foreign if set() < _list_fonts(document, sheet.number) <= known]


def _list_fonts(document: PdfDocument, number: int) -> set[str]:
    page = PdfPage(document, number - 1)
    try:
        return page.list_fonts()
    finally:
        page.close()


def _is_picture(sheet: Sheet, page: PdfPage) -> bool:
    """Tell whether what stands on a page can only be seen: it has no letters, or wrong ones."""
    if (
        sum(len(word.text) for word in sheet.words) < _ROOM
        and sum(len(line.text) for line in drop_signature(sheet)) < _FEW
    ):
        return page.is_picture()
    if page.strange > _STRANGE:
        return True
    words = [found for word in sheet.words for found in _LETTERS.findall(word.text)]
    if len(words) < _WORDS:
        return False
    well_formed = sum(is_syllable(word) for word in words) / len(words)
    if well_formed < _BROKEN:
        return True
    marked = sum(not word.isascii() for word in words) / len(words)
    return (well_formed < _UNDER_PICTURE or marked < _MARKED) and page.is_picture()
