"""OpenDocument tables whose rows and cells stand for several, and workbooks whose formulas were never counted."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from indexer.models import Mark
from indexer.reading import read_text

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def odt(rows: str) -> bytes:
    buffer = io.BytesIO()
    body = f"<text:p>Báo cáo kết quả quý I năm 2024</text:p><table:table>{rows}</table:table>"
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return buffer.getvalue()


def cell(text: str, times: str = "1") -> str:
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell table:number-columns-repeated="{times}">{inside}</table:table-cell>'


def row(cells: str, times: str = "1") -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (row(cell("Đạt", "3") + cell("Hết")), ["Đạt | Đạt | Đạt | Hết"]),
        (row(cell("Đạt") + cell("Hết"), "2"), ["Đạt | Hết", "Đạt | Hết"]),
        (row(cell("Đạt")) + row(cell("", "16000"), "1000000"), ["Đạt"]),
        (row(cell("Đạt", "nhiều"), "-3"), ["Đạt"]),
    ],
)
def test_rows_and_cells_that_stand_for_several_are_read_so_often(rows: str, expected: list[str]) -> None:
    assert read_text("a.odt", odt(rows)).text.split("\n")[1:] == expected


def test_repeated_cells_are_read_within_a_bound() -> None:
    text = read_text("a.odt", odt(row(cell("Đạt", "16000"), "99999"))).text
    assert 100 < text.count("Đạt") < 20_000


@pytest.mark.parametrize(("written", "marks"), [("=SUM(B1:B2)", (Mark("left_out", "formulas"),)), (12, ())])
def test_formulas_without_results_are_told(written: str | int, marks: tuple[Mark, ...]) -> None:
    """openpyxl, as other programs that do not count, writes formulas without what comes out."""
    book = Workbook()
    book.active["A1"], book.active["B1"], book.active["C1"] = "Tổng số hồ sơ", 12, written
    buffer = io.BytesIO()
    book.save(buffer)
    source = read_text("a.xlsx", buffer.getvalue())
    assert source.marks == marks
    assert source.text.startswith("Tổng số hồ sơ | 12")
