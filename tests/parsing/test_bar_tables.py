"""Tables whose cells stand on lines of their own: where a row, and where the table, ends."""

from __future__ import annotations

import pytest

from indexer.parsing.bar_tables import find_bar_tables


def cells(*rows: str) -> str:
    """A table as pages give it: each cell of "a / b" on a line of its own between bars, an empty bar between rows."""
    return "\n|\n|\n".join("\n|\n".join(cell.strip() for cell in row.split("/")) for row in rows)


def read(text: str) -> list[list[list[str]]]:
    return [[[text[a:b] for a, b in row] for row in table.rows] for table in find_bar_tables(text)]


STEPS = ("Các bước / Nội dung / Trách nhiệm / Thời gian", "Bước 1 / Nhận hồ sơ / Công chức xã / 0,5 ngày")
CAPTION = "**Quy trình số: 02**\n**2. Cấp lại giấy phép đánh bắt thủy sản (2.001122)**"


@pytest.mark.parametrize(
    ("total", "row"),
    [
        ("Tổng thời gian thực hiện / 12 ngày làm việc", ["Tổng thời gian thực hiện", "12 ngày làm việc"]),
        ("**Tổng cộng** / / 9 ngày", ["Tổng cộng", "", "9 ngày"]),
    ],
)
def test_a_row_of_totals_ends_the_table(total: str, row: list[str]) -> None:
    text = f"|\n{cells(*STEPS, total)}\n|\n{CAPTION}\n|\n{cells(*STEPS)}\n|"
    first, second = read(text)
    assert first[-1] == row
    assert second == [[cell.strip() for cell in row.split("/")] for row in STEPS]


def test_a_caption_before_headings_ends_the_table() -> None:
    text = f"|\n{cells(*STEPS)}\n|\n|\n{CAPTION}\n|\n{cells(*STEPS)}\n|"
    first, second = read(text)
    assert [row[0] for row in first] == ["Các bước", "Bước 1"]
    assert [row[0] for row in second] == ["Các bước", "Bước 1"]


def test_totals_within_a_table_are_rows_of_it() -> None:
    rows = ("Đơn vị / Nhận / Trả", "Tổng số / 12 / 9", "Xã A / 7 / 5", "Xã B / 5 / 4")
    assert read(f"|\n{cells(*rows)}\n|") == [[[cell.strip() for cell in row.split("/")] for row in rows]]
