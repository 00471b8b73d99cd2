"""Results as rows for a spreadsheet: CSV that Excel opens in Vietnamese, or a workbook; the cells made harmless.

A cell that begins with = + - @ would be run as a formula by a spreadsheet: it gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

from indexer.annex import Annex, Entry
from indexer.annex_wording import extent
from indexer.directory import Described, Matrix
from indexer.errors import BadInput
from indexer.models import Citation, Decision, DocumentSummary
from indexer.repeating import KINDS, Repeat
from indexer.words import KIND_NAMES, STATUS_NAMES, TREATMENT_NAMES, spoken_date, spoken_moment, spoken_period

Cells = Sequence[object]
_LONGEST = 32_767  # characters in a cell of Excel
_RUN = ("=", "+", "-", "@", "\t", "\r")


def write_csv(out: TextIO, rows: Iterable[Cells]) -> None:
    """Write rows with a byte-order mark, so that a spreadsheet reads the letters right."""
    out.write("\ufeff")
    csv.writer(out, lineterminator="\n").writerows([harmless(cell) for cell in row] for row in rows)


def write_xlsx(path: Path, rows: Iterable[Cells], title: str = "Tra cứu") -> None:
    """Write rows as a workbook of one sheet, its first row fixed; numbers stay numbers. Raises BadInput."""
    write_file(path, workbook(rows, title))


def workbook(rows: Iterable[Cells], title: str = "Tra cứu") -> bytes:
    """Rows as the bytes of such a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    fill(book.create_sheet(title), rows)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def write_file(path: Path, content: bytes) -> None:
    """Write a file, in the place of one that is there. Raises BadInput."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(
            f"Không ghi được tệp {path}: {error}.", f"The file {path} cannot be written: {error}."
        ) from error


def fill(sheet: Any, rows: Iterable[Cells]) -> None:
    """Put rows on an empty sheet of a write-only workbook, the first one bold and fixed.

    A text is stored as a text, and still made harmless: the sheet may be saved as CSV one day.
    """
    from openpyxl.styles import Font

    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = [cell_of(sheet, value) for value in row]
        if number == 0:
            for cell in cells:
                cell.font = Font(bold=True)
        sheet.append(cells)


def cell_of(sheet: Any, value: object) -> Any:
    """A cell that holds a number, or a text that no spreadsheet runs."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value if isinstance(value, int) else _storable(harmless(value)))
    cell.data_type = "n" if isinstance(value, int) else "s"
    return cell


def _storable(text: str) -> str:
    """What a cell of a workbook can hold: no control characters, and not more than Excel takes."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)[:_LONGEST]


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


_MENTION = (
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
_HIT = ("Văn bản", "Tỉnh", "Kỳ", "Ngày", "Đoạn", "Vị trí", "Tệp")
_PROOF = ("Mục, đoạn", "SHA-256", "Câu tra", "Điều kiện lọc", "Phạm vi", "Lập chỉ mục lúc")


def mentions(found: Iterable[Decision]) -> Iterable[Cells]:
    yield _MENTION
    for d in found:
        for m in d.mentions:
            yield _mention(d.canonical, d.issuer, m.citation.date, m.document, m.citation, m.quote)


def _mention(
    number: str | None,
    body: str | None,
    date: str | None,
    document: DocumentSummary,
    cited: Citation | Entry,
    quote: str,
) -> Cells:
    return (
        number,
        body,
        spoken_date(date),
        document.label,
        document.province,
        spoken_period(document.period),
        TREATMENT_NAMES[cited.treatment] if cited.treatment else "",
        cited.start,
        quote,
        document.path,
    )


def annex(found: Annex) -> Iterable[Cells]:
    """Every line of an annex with what proves it: place, hash, query, how much of what was found, index date."""
    said = (found.asked, "; ".join(found.narrowed), extent(found), spoken_moment(found.indexed_at))
    if found.kind == "decision":
        yield (*_MENTION, *_PROOF, "Ngày không thống nhất")
        for e in found.entries:
            mention = _mention(e.number, e.body, e.date, e.document, e, e.quote)
            yield (*mention, e.place, e.sha256, *said, "có" if e.disputed else "")
        return
    yield (*_HIT, *_PROOF, "Số, ký hiệu", "Cơ quan ban hành")
    for e in found.entries:
        d = e.document
        hit = (d.label, d.province, spoken_period(d.period), spoken_date(d.date), e.quote, e.start, d.path)
        yield (*hit, e.place, e.sha256, *said, e.number, e.body)


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
            yield source, KIND_NAMES[stated.relation.named], stated.relation.target, stated.document.label, stated.quote


def matrix(found: Matrix) -> Iterable[Cells]:
    yield ("Số, ký hiệu", "Tỉnh", "Cơ quan báo cáo", *map(spoken_period, found.periods))
    for row in found.rows:
        yield row.decision.canonical, row.province, row.issuer, *(row.counts.get(key, "") for key in found.periods)


def repeats(found: Iterable[Repeat]) -> Iterable[Cells]:
    yield ("Loại", "Văn bản", "Kỳ", "Số liệu thay đổi", "Nguyên văn")
    for repeat in found:
        for m, figures in zip(repeat.mentions, repeat.figures, strict=True):
            kind = KINDS[repeat.kind]
            yield kind, m.document.label, spoken_period(m.document.period), "; ".join(figures), m.quote
