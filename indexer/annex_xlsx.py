"""The annex as a workbook: a sheet of its lines to sort and filter, and one laid out like the Word document to print.

Times New Roman 13 on A4 across, as wide as the page, the table's heading on every page; every cell made harmless.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any

from indexer import annex_wording as wording
from indexer import sheets
from indexer.annex import Annex

_WIDTHS = (5, 16, 14, 12, 19, 11, 32, 11, 15)  # of the columns, in characters: A4 across without being made smaller
_LAST = len(_WIDTHS)
_LINE, _HIGHEST = 16.0, 409  # points: a line of Times New Roman 13, and the highest row that there can be
_FULL = 0.92  # of a column's width in characters, what words fill before they wrap


def to_xlsx(annex: Annex) -> bytes:
    """The annex as the content of an ``.xlsx`` file: the sheets "Tra cứu" (the lines) and "Phụ lục" (to print)."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets.fill(book.create_sheet("Tra cứu"), sheets.annex(annex))
    sheet = book.create_sheet("Phụ lục")
    _paper(sheet)
    _Sheet(sheet).write(annex)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _paper(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins

    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=1.18, right=0.59, top=0.79, bottom=0.79, header=0.39, footer=0.39)  # inches
    sheet.HeaderFooter.differentFirst = True
    sheet.HeaderFooter.oddHeader.center.text = '&"Times New Roman"&13&P'


class _Sheet:
    """Rows written one below the other."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._row = 0
        self._styles: dict[tuple[int, bool, bool, bool, bool], Any] = {}

    def write(self, annex: Annex) -> None:
        """Body and nation, title, the table, the notes, the files."""
        for office, nation in zip(wording.OFFICE, wording.NATION, strict=True):
            self._put({1: office, 6: nation}, bold=True, centred=True, spans=((1, 4), (6, _LAST)))
        self._put({})
        titles = (wording.WORD, wording.TITLE, wording.subject(annex))
        for text in titles:
            self._put({1: text}, size=14, bold=True, centred=True, spans=((1, _LAST),))
        self._put({1: wording.ATTACHED}, size=14, italic=True, centred=True, spans=((1, _LAST),))
        self._put({})
        self._table(wording.columns(annex))
        self._sheet.print_title_rows = f"{self._row}:{self._row}"
        for line in wording.lines(annex):
            self._table(line, bold=False)
        if not annex.entries:
            self._put({1: wording.empty(annex)}, centred=True, spans=((1, _LAST),))
        for note in wording.notes(annex):
            self._put({1: note}, italic=True, spans=((1, _LAST),))
        self._put({})
        self._sources(annex)

    def _sources(self, annex: Annex) -> None:
        if not annex.entries:
            return
        spans = ((2, 5), (6, _LAST))
        self._put({1: wording.SOURCES}, bold=True, spans=((1, _LAST),))
        self._put({1: "STT", 2: "Tệp", 6: "SHA-256"}, bold=True, ruled=True, spans=spans)
        for number, (file, sha256) in enumerate(wording.sources(annex), 1):
            self._put({1: str(number), 2: file, 6: sha256}, ruled=True, spans=spans)

    def _table(self, texts: Sequence[str], *, bold: bool = True) -> None:
        cells = {number: text.replace("\n", "; ") for number, text in enumerate(texts, 1)}
        self._put(cells, bold=bold, ruled=True, centred=bold)

    def _put(
        self,
        texts: dict[int, str],
        *,
        size: int = 13,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
        ruled: bool = False,
        spans: Sequence[tuple[int, int]] = (),
    ) -> None:
        """A row of texts by column, as high as they need when they wrap; the columns of ``spans`` are joined."""
        self._row += 1
        style = self._style(size, bold, italic, centred, ruled)
        cells = [sheets.cell_of(self._sheet, texts.get(column, "")) for column in range(1, _LAST + 1)]
        for cell in cells:
            cell._style = style
        self._sheet.row_dimensions[self._row].height = _height(texts, dict(spans), size)
        self._sheet.append(cells)
        for first, last in spans:
            self._sheet.merged_cells.add(_range(self._row, first, last))

    def _style(self, size: int, bold: bool, italic: bool, centred: bool, ruled: bool) -> Any:
        """A cell's looks, made once: made for each cell they take most of the time."""
        from openpyxl.styles import Alignment, Border, Font, Side

        wanted = (size, bold, italic, centred, ruled)
        if wanted not in self._styles:
            model = sheets.cell_of(self._sheet, "")
            middle = "center" if centred else None
            model.font = Font(name="Times New Roman", size=size, bold=bold, italic=italic)
            model.alignment = Alignment(wrap_text=True, vertical=middle or "top", horizontal=middle)
            if ruled:
                model.border = Border(*(Side(style="thin") for _ in range(4)))
            self._styles[wanted] = model._style
        return self._styles[wanted]


def _height(texts: dict[int, str], spans: dict[int, int], size: int) -> float:
    """How high a row is: joined cells do not grow by themselves, and not every program lets the others grow."""
    lines = 1
    for first, text in texts.items():
        width = sum(_WIDTHS[first - 1 : spans.get(first, first)])
        lines = max(lines, ceil(len(text) / (width * _FULL)))
    return min(lines * _LINE * size / 13, _HIGHEST)


def _range(row: int, first: int, last: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
