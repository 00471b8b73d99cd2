"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) → lines: a row a line, its cells parted by " | ", sheet after sheet.

The home of python-calamine, which gives values and no formats: whole numbers are written as they are, fractions in
the Vietnamese way (1.234,5), dates as 14/3/2023. Hidden sheets are left out, and named.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine

from indexer.errors import BrokenFile, EncryptedFile, TooLarge
from indexer.models import Format, Mark
from indexer.reading.cell_formats import GROUPED, CellFormats, Kinds
from indexer.reading.legacy import list_marks, mend_text
from indexer.reading.lines import fold_line, is_letterhead
from indexer.reading.readings import Reading, Recognised
from indexer.text.folding import compose_letters

LETTERS = 60_000_000  # of the text of one workbook
CELLS = 20_000_000
_HEAD = 10  # rows in which a letterhead may stand
_BETWEEN = "\x1e"  # of cells, until legacy letters are converted: the rule " | " is added then


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the text of a workbook. Raises EncryptedFile, TooLarge or BrokenFile."""
    del recognised
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    except calamine.PasswordError as error:
        raise _report_locked() from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        if "assword" in str(error) or "ncrypted" in str(error):
            raise _report_locked() from error
        raise _report_damaged() from error
    visible = [row for row in workbook.sheets_metadata if row.visible == calamine.SheetVisibleEnum.Visible]
    sheets = [row for row in visible if row.typ == calamine.SheetTypeEnum.WorkSheet]
    formats = CellFormats.of(data)
    lines: list[str] = []
    budget = [CELLS, LETTERS]
    for row in sheets:
        lines += _read_sheet(workbook, row.name, formats.find_formats(row.name), budget)
    text, found = mend_text("\n".join(lines))
    marks = [*list_marks(found)]
    if len(visible) < len(workbook.sheets_metadata):
        marks.append(Mark("left_out", "hidden sheets"))
    if any(formats.has_uncounted(row.name) for row in sheets):
        marks.append(Mark("left_out", "formulas"))
    return Reading(_tell_format(data), _lay_out_text(text), marks=tuple(marks))


def _tell_format(data: bytes) -> Format:
    if not data.startswith(b"PK"):
        return "xls"
    return "ods" if b"opendocument.spreadsheet" in data[:200] else "xlsx"


def _read_sheet(workbook: Any, name: str, formats: Kinds, budget: list[int]) -> list[str]:
    """Return the rows of a sheet as lines, cells apart by a sign of their own; a letterhead column by column."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        first_column = (sheet.start or (0, 0))[1]  # rows are given from the first one on, columns are not
        rows = []
        for number, cells in enumerate(sheet.iter_rows()):
            budget[0] -= len(cells)
            written = [
                _write_cell(cell, formats.get((number, first_column + column))) if cell != "" else ""
                for column, cell in enumerate(cells)
            ]
            budget[1] -= sum(map(len, written))
            if min(budget) < 0:
                raise TooLarge(
                    "Bảng tính có quá nhiều ô nên không đọc; hãy xóa các ô thừa hoặc chia nhỏ tệp rồi thử lại.",
                    "The workbook has too many cells; delete the needless ones or split it and try again.",
                )
            rows.append(written)
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _report_damaged() from error
    return list(_list_row_lines(rows))


def _list_row_lines(rows: list[list[str]]) -> Iterator[str]:
    head = next((n for n, row in enumerate(rows[:_HEAD]) if sum(map(bool, row)) > 2), min(len(rows), _HEAD))
    place = _find_nation_column(rows[:head])
    if place:
        for columns in (slice(0, place), slice(place, None)):
            yield from (" ".join(filter(None, row[columns])) for row in rows[:head] if any(row[columns]))
        rows = rows[head:]
    yield from (_BETWEEN.join(row) for row in rows if any(row))


def _find_nation_column(rows: list[list[str]]) -> int:
    """Return the column in which the nation's name begins a letterhead; 0 when the rows hold none, or it
    stands first.
    """
    return next((n for row in rows for n, cell in enumerate(row) if cell and is_letterhead(cell)), 0)


def _lay_out_text(text: str) -> str:
    lines = (" | ".join(fold_line(cell) for cell in line.split(_BETWEEN)) for line in text.split("\n"))
    tidy = (" ".join(line.strip(" |").split()) for line in lines)
    return compose_letters("\n".join(line for line in tidy if line))


def _write_cell(cell: object, kind: str | None) -> str:
    """Return a cell as an office writes it.

    >>> _write_cell(1234.5, None), _write_cell(6073.0, None), _write_cell(6073, "grouped")
    ('1.234,5', '6073', '6.073')
    >>> _write_cell(date(2023, 3, 14), None)
    '14/3/2023'
    >>> _write_cell(0.9999, "percent 2"), _write_cell(True, None)
    ('99,99%', 'TRUE')
    """
    if isinstance(cell, str):
        return " ".join(cell.split("\n")).replace(_BETWEEN, " ")
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return _number(cell, kind)
    if isinstance(cell, datetime):
        clock = f" {cell:%H:%M}" if (cell.hour, cell.minute) != (0, 0) else ""
        return f"{cell.day}/{cell.month}/{cell.year}{clock}"
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(cell)


def _number(value: float, kind: str | None) -> str:
    if kind is not None and kind.startswith("percent"):
        return f"{value * 100:.{kind.removeprefix('percent ')}f}%".replace(".", ",")
    whole = float(value).is_integer() and abs(value) < 1e15
    if whole and kind != GROUPED:
        return str(int(value))
    if whole:
        return f"{int(value):,}".replace(",", ".")
    exact = f"{value:.15g}"
    if "e" in exact or "n" in exact:
        return exact.replace(".", ",")
    before, _, after = exact.removeprefix("-").partition(".")
    grouped = f"{int(before):,}".replace(",", ".")
    return f"{'-' if value < 0 else ''}{grouped}{',' if after else ''}{after}"


def _report_locked() -> EncryptedFile:
    return EncryptedFile(
        "Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi thử lại.", "The workbook has a password; remove it and try again."
    )


def _report_damaged() -> BrokenFile:
    return BrokenFile(
        "Bảng tính bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The workbook is damaged or incomplete; get the original and try again.",
    )
