"""Tables as files for a spreadsheet: CSV that Excel opens in Vietnamese, or a workbook; the cells made harmless.

A cell that begins with = + - @ would be run as a formula by a spreadsheet: it gets an apostrophe before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

from indexer.deadline import check_time
from indexer.errors import BadInput, describe_system_error
from indexer.exporting.tables import Cells
from indexer.text.storable_text import blank_unstorable

_LONGEST = 32_767  # characters in a cell of Excel
_RUN = tuple("=+-@\t\r＝＋－＠")
_NARROW, _WIDE = 8, 60  # characters of a column
_DAY = "dd/mm/yyyy"


def write_csv(out: TextIO, rows: Iterable[Cells]) -> None:
    """Write rows with a byte-order mark, so that a spreadsheet reads the letters right."""
    out.write("\ufeff")
    csv.writer(out, lineterminator="\n").writerows([make_harmless(cell) for cell in row] for row in rows)


def write_xlsx(path: Path, rows: Iterable[Cells], title: str = "Tra cứu") -> None:
    """Write rows as a workbook of one sheet; numbers stay numbers, days days. Raises BadInput."""
    write_file(path, make_workbook(rows, title))


def make_workbook(rows: Iterable[Cells], title: str = "Tra cứu") -> bytes:
    """Return rows as the bytes of a workbook of one sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    fill_sheet(book.create_sheet(title), rows)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def write_file(path: Path, content: bytes) -> None:
    """Write a file, in the place of one that is there. Raises BadInput."""
    try:
        path.write_bytes(content)
    except OSError as error:
        vi, en = describe_system_error(error)
        raise BadInput(f"Không ghi được tệp {path}: {vi}.", f"The file {path} cannot be written: {en}.") from error


def fill_sheet(sheet: Any, rows: Iterable[Cells]) -> None:
    """Put rows on an empty sheet of a write-only workbook: the first is bold, fixed, to filter by, on every page.

    A text is stored as a text, and still made harmless: the sheet may be saved as CSV one day.
    """
    table = list(rows)
    widths = _measure_widths(table)
    lay_out_a4_across(sheet, widths)
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.auto_filter.ref = f"A1:{_name_column(len(widths))}{len(table)}"
    looks = _make_styles(sheet)
    for number, row in enumerate(table):
        check_time()
        cells = [None if value in (None, "") else make_cell(sheet, value) for value in row]
        for cell in cells:
            if cell is not None:
                cell._style = looks["head" if number == 0 else cell.data_type]
        sheet.append(cells)


def lay_out_a4_across(sheet: Any, widths: Sequence[float]) -> None:
    """Set the widths of a sheet's columns as they are said to be, and have it printed on A4 across, all columns on
    one page.
    """
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[_name_column(number)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _measure_widths(table: Sequence[Cells]) -> list[int]:
    """Measure columns: as wide as the longest cell, within limits; what is longer wraps."""
    texts = ((len(make_harmless(cell)) + 2 for cell in row) for row in table)
    return [min(max(_NARROW, *column), _WIDE) for column in zip(*texts, strict=True)]


def _make_styles(sheet: Any) -> dict[str, Any]:
    """Return the style of headings and of each type of cell, made once: made for each cell they take most of
    the time.
    """
    from openpyxl.styles import Alignment, Font

    cells = {name: make_cell(sheet, "") for name in ("head", "s", "n", "d")}
    for cell in cells.values():
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    cells["head"].font = Font(bold=True)
    cells["d"].number_format = _DAY
    return {name: cell._style for name, cell in cells.items()}


def make_cell(sheet: Any, value: object) -> Any:
    """Make a cell that holds a number, a day, or a text that no spreadsheet runs."""
    from openpyxl.cell import WriteOnlyCell

    kept = isinstance(value, int | date)
    cell = WriteOnlyCell(sheet, value=value if kept else _cut_storable(make_harmless(value)))
    cell.data_type = "s" if not kept else "d" if isinstance(value, date) else "n"
    return cell


def _cut_storable(text: str) -> str:
    """Return what a cell of a workbook can hold: no control characters, and not more than Excel takes."""
    return blank_unstorable(text)[:_LONGEST]


def make_harmless(cell: object) -> str:
    """Return a cell's text on one line that no spreadsheet runs; a day as it is read.

    >>> make_harmless("=1+1"), make_harmless("- Kế hoạch\\n số 9"), make_harmless(date(2017, 11, 7))
    ("'=1+1", "'- Kế hoạch số 9", '07/11/2017')
    """
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = "" if cell is None else " ".join(str(cell).split())
    return f"'{text}" if text.startswith(_RUN) else text


def _name_column(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
