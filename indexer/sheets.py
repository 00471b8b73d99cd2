"""Results as rows for a spreadsheet: CSV that Excel opens in Vietnamese, or a workbook; the cells made harmless.

A cell that begins with = + - @ would be run as a formula by a spreadsheet: it gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TextIO

from indexer.directory import Described, Matrix
from indexer.errors import BadInput
from indexer.models import Decision, SearchResult
from indexer.repeating import Repeat
from indexer.words import KIND_NAMES, STATUS_NAMES, TREATMENT_NAMES, spoken_date, spoken_period

Cells = Sequence[object]
_LONGEST = 32_767  # characters in a cell of Excel
_RUN = ("=", "+", "-", "@", "\t", "\r")


def write_csv(out: TextIO, rows: Iterable[Cells]) -> None:
    """Write rows with a byte-order mark, so that a spreadsheet reads the letters right."""
    out.write("\ufeff")
    csv.writer(out, lineterminator="\n").writerows([harmless(cell) for cell in row] for row in rows)


def write_xlsx(path: Path, rows: Iterable[Cells], title: str = "Tra cứu") -> None:
    """Write rows as a workbook of one sheet, its first row fixed; numbers stay numbers. Raises BadInput.

    A text is stored as a text, and still made harmless: the sheet may be saved as CSV one day.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=value if isinstance(value, int) else _storable(harmless(value)))
            cell.data_type = "n" if isinstance(value, int) else "s"
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    whole = BytesIO()
    book.save(whole)
    try:
        path.write_bytes(whole.getvalue())
    except OSError as error:
        raise BadInput(
            f"Không ghi được tệp {path}: {error}.", f"The file {path} cannot be written: {error}."
        ) from error


def _storable(text: str) -> str:
    """What a cell of a workbook can hold: no control characters, and not more than Excel takes."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", " ", text)[:_LONGEST]


def harmless(cell: object) -> str:
    """A cell's text on one line that no spreadsheet runs.

    >>> harmless("=1+1"), harmless("- Kế hoạch\\n số 9"), harmless(None)
    ("'=1+1", "'- Kế hoạch số 9", '')
    """
    text = "" if cell is None else " ".join(str(cell).split())
    return f"'{text}" if text.startswith(_RUN) else text


def decisions(found: Iterable[Described]) -> Iterable[Cells]:
    yield (
        "Số, ký hiệu",
        "Loại",
        "Cơ quan ban hành",
        "Năm",
        "Ngày được ghi",
        "Tình trạng",
        "Trong kho",
        "Lần nhắc",
        "Văn bản",
    )
    for d in found:
        dates = "; ".join(f"{spoken_date(date)} ({times})" for date, times in d.dates)
        counts = d.counts
        yield (
            d.canonical,
            d.doc_type,
            d.issuer,
            d.year,
            dates,
            STATUS_NAMES[d.status],
            "có" if d.document else "không",
            counts["mentions"],
            counts["documents"],
        )


def mentions(found: Iterable[Decision]) -> Iterable[Cells]:
    yield (
        "Số, ký hiệu",
        "Cơ quan ban hành",
        "Ngày được ghi",
        "Văn bản trích dẫn",
        "Tỉnh",
        "Kỳ",
        "Cách dùng",
        "Vị trí",
        "Nguyên văn",
        "Tệp",
    )
    for d in found:
        for m in d.mentions:
            yield (
                d.canonical,
                d.issuer,
                spoken_date(m.citation.date),
                m.document.label,
                m.document.province,
                spoken_period(m.document.period),
                TREATMENT_NAMES[m.citation.treatment],
                m.citation.start,
                m.quote,
                m.document.path,
            )


def conflicts(found: Iterable[Decision]) -> Iterable[Cells]:
    """As ``mentions``, after the reason why they disagree."""
    for index, (row, reasons) in enumerate(_with_reasons(found)):
        yield ("Lý do" if index == 0 else reasons, *row)


def _with_reasons(found: Iterable[Decision]) -> Iterable[tuple[Cells, str]]:
    header = True
    for d in found:
        for row in list(mentions([d]))[0 if header else 1 :]:
            yield row, "; ".join(d.reasons)
        header = False


def relations(found: Iterable[Decision]) -> Iterable[Cells]:
    yield ("Văn bản", "Quan hệ", "Văn bản kia", "Theo", "Nguyên văn")
    for d in found:
        for stated in d.relations:
            source = stated.document.number if stated.relation.source == "this" else stated.relation.source
            yield source, KIND_NAMES[stated.relation.kind], stated.relation.target, stated.document.label, stated.quote


def matrix(found: Matrix) -> Iterable[Cells]:
    yield ("Số, ký hiệu", "Tỉnh", "Cơ quan báo cáo", *map(spoken_period, found.periods))
    for row in found.rows:
        yield row.decision.canonical, row.province, row.issuer, *(row.counts.get(key, "") for key in found.periods)


def repeats(found: Iterable[Repeat]) -> Iterable[Cells]:
    yield ("Loại", "Văn bản", "Kỳ", "Số liệu thay đổi", "Nguyên văn")
    for repeat in found:
        for m, figures in zip(repeat.mentions, repeat.figures, strict=True):
            kind = "chỉ khác số liệu" if repeat.kind == "figures" else "nguyên văn"
            yield kind, m.document.label, spoken_period(m.document.period), "; ".join(figures), m.quote


def hits(found: SearchResult) -> Iterable[Cells]:
    yield ("Văn bản", "Tỉnh", "Kỳ", "Ngày", "Đoạn", "Vị trí", "Tệp")
    for hit in found.hits:
        d = hit.document
        for p in hit.passages:
            yield d.label, d.province, spoken_period(d.period), spoken_date(d.date), p.text, p.start, d.path
