"""The annex as a workbook: a sheet of its lines to sort and filter, and two laid out like the Word document to print.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, as ``indexer.exporting.annex_docx`` says it: Times New Roman 13 and 14
on A4 across, the same margins and page numbers, as wide as the page, the table's heading on every page; every cell
made harmless. The
lines below nation, body and what it is attached to are drawn with underscores, as in the forms of Phụ lục III.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

from indexer.deadline import check_time
from indexer.exporting import annex_wording as wording
from indexer.exporting import sheets, tables
from indexer.exporting.annex import Annex

_WIDTHS = (5, 16, 14, 12, 19, 11, 32, 11, 15)  # of the columns, in characters: A4 across without being made smaller
_HALF = 4  # columns of the body; the nation begins after one more
_SOURCES = (5, 52, 78)  # the last holds 64 hexadecimal digits in one line
_LINE, _HIGHEST = 16.0, 409  # points: a line of Times New Roman 13, and the highest row that there can be
_FULL = 0.92  # of a column's width in characters, what words fill before they wrap
_MOTTO, _RULE = 28, 12  # underscores: as long as the words of the motto, and a third to a half of a body's name


def write_annex_xlsx(annex: Annex, lines: Iterable[tables.Cells] | None = None) -> bytes:
    """Return the annex as the content of an ``.xlsx`` file: sheets "Tra cứu" (its lines), "Phụ lục", "Tệp nguồn"
    (to print).

    ``lines`` are those of the first sheet where they are to be other than in Vietnamese.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets.fill_sheet(
        book.create_sheet("Tra cứu"), tables.word_rows(tables.tabulate_annex(annex)) if lines is None else lines
    )
    _Sheet(book.create_sheet("Phụ lục"), _WIDTHS).write(annex)
    if annex.entries:
        _Sheet(book.create_sheet("Tệp nguồn"), _SOURCES, first=False).write_sources(annex)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _lay_out_paper(sheet: Any, widths: Sequence[float], *, first: bool) -> None:
    """Page numbers in the middle above, none on the ``first`` page, which is the first whatever was printed before."""
    from openpyxl.worksheet.page import PageMargins

    sheets.lay_out_a4_across(sheet, widths)
    sheet.page_margins = PageMargins(left=1.18, right=0.59, top=0.79, bottom=0.79, header=0.39, footer=0.39)  # inches
    sheet.HeaderFooter.differentFirst = first
    if first:
        sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.HeaderFooter.oddHeader.center.text = '&"Times New Roman"&13&P'


class _SheetLook(NamedTuple):
    """How a cell is written."""

    size: int = 13
    bold: bool = False
    italic: bool = False
    centred: bool = False
    ruled: bool = False


_TITLE, _HEAD, _CELL = (
    _SheetLook(14, bold=True, centred=True),
    _SheetLook(bold=True, centred=True, ruled=True),
    _SheetLook(ruled=True),
)
_SHORT = _SheetLook(centred=True, ruled=True)


class _Sheet:
    """Rows written one below the other."""

    def __init__(self, sheet: Any, widths: Sequence[float], *, first: bool = True) -> None:
        _lay_out_paper(sheet, widths, first=first)
        self._sheet = sheet
        self._widths = widths
        self._row = 0
        self._styles: dict[_SheetLook, Any] = {}

    def write(self, annex: Annex) -> None:
        """Write body and nation, title, the table and the notes on a sheet."""
        self._write_heading(annex)
        self._write_table(wording.word_columns(annex), list(wording.word_lines(annex)))
        if not annex.entries:
            self._write_across(wording.word_emptiness(annex), _SheetLook(centred=True))
        for note in wording.word_notes(annex):
            self._write_across(note, _SheetLook())
        if not annex.entries:
            self._write_across(wording.END, _SheetLook(centred=True))

    def write_sources(self, annex: Annex) -> None:
        """Write the files with their whole hashes, of which the table of quotes has the first characters."""
        self._write_across(wording.SOURCES, _SheetLook(bold=True))
        rows = [(str(number), *source) for number, source in enumerate(wording.list_sources(annex), 1)]
        self._write_table(("STT", "Tệp", "SHA-256"), rows)
        self._write_across(wording.END, _SheetLook(centred=True))

    def _write_heading(self, annex: Annex) -> None:
        plain, bold = _SheetLook(centred=True), _SheetLook(bold=True, centred=True)
        (above, office), (nation, motto) = wording.OFFICE, wording.NATION
        self._write_halves((above, plain), (nation, bold))
        self._write_halves((office, bold), (motto, _TITLE))
        self._write_halves(("_" * _RULE, plain), ("_" * _MOTTO, plain))
        for text in (wording.WORD, wording.TITLE, wording.word_subject(annex)):
            self._write_across(text, _TITLE)
        self._write_across(wording.ATTACHED, _SheetLook(14, italic=True, centred=True))
        self._write_across("_" * _RULE, plain)

    def _write_table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a ruled table, its heading on every page; the numbers of the lines are numbers."""
        self._put([(head.replace("\n", "; "), _HEAD) for head in heads])
        self._sheet.print_title_rows = f"{self._row}:{self._row}"
        for number, *texts in rows:
            self._put([(int(number), _SHORT), *((text.replace("\n", "; "), _CELL) for text in texts)])

    def _write_halves(self, left: tuple[str, _SheetLook], right: tuple[str, _SheetLook]) -> None:
        nothing = ("", left[1])
        end = len(self._widths)
        cells = [left, *[nothing] * (_HALF - 1), nothing, right, *[("", right[1])] * (end - _HALF - 2)]
        self._put(cells, ((1, _HALF), (_HALF + 2, end)))

    def _write_across(self, text: str, look: _SheetLook) -> None:
        self._put([(text, look), *[("", look)] * (len(self._widths) - 1)], ((1, len(self._widths)),))

    def _put(self, row: Sequence[tuple[str | int, _SheetLook]], spans: Sequence[tuple[int, int]] = ()) -> None:
        """Put a row, as high as its texts need when they wrap; the columns of ``spans`` are joined."""
        check_time()
        self._row += 1
        self._sheet.row_dimensions[self._row].height = self._measure_height(row, dict(spans))
        cells = [sheets.make_cell(self._sheet, value) for value, _ in row]
        for cell, (_, look) in zip(cells, row, strict=True):
            cell._style = self._style(look)
        self._sheet.append(cells)
        for first, last in spans:
            self._sheet.merged_cells.add(_name_range(self._row, first, last))

    def _style(self, look: _SheetLook) -> Any:
        """Return a cell's looks, made once: made for each cell they take most of the time."""
        from openpyxl.styles import Alignment, Border, Font, Side

        if look not in self._styles:
            model = sheets.make_cell(self._sheet, "")
            model.font = Font(name="Times New Roman", size=look.size, bold=look.bold, italic=look.italic)
            middle = "center" if look.centred else None
            upright = "center" if look.centred and look.bold else "top"
            model.alignment = Alignment(wrap_text=True, vertical=upright, horizontal=middle)
            if look.ruled:
                model.border = Border(*(Side(style="thin") for _ in range(4)))
            self._styles[look] = model._style
        return self._styles[look]

    def _measure_height(self, row: Sequence[tuple[str | int, _SheetLook]], spans: dict[int, int]) -> float:
        """Return the height of a row: joined cells do not grow by themselves, and not every program lets the
        others grow.
        """
        lines, size = 1, 13
        for first, (value, look) in enumerate(row, 1):
            width = sum(self._widths[first - 1 : spans.get(first, first)])
            lines = max(lines, ceil(len(str(value)) / (width * _FULL)))
            size = max(size, look.size)
        return min(lines * _LINE * size / 13, _HIGHEST)


def _name_range(row: int, first: int, last: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
