"""Tables: every cell has the heading of its own column, also where headings span columns; nothing is guessed."""

from __future__ import annotations

import pytest

from indexer.answering.cells import Cell, list_cells
from indexer.answering.headings import read_headings
from indexer.grammar.headings import SPANNING, SpanningForm, may_span
from indexer.grammar.measures import MEASURES, Measure, find_measure
from indexer.parsing.structure import cut_passages, find_blocks
from indexer.text.folding import fold

FORM = (  # the form of reports on procedures, its merged cells lost
    "STT | Lĩnh vực | Số hồ sơ tiếp nhận | Số hồ sơ đã giải quyết | Số hồ sơ đang giải quyết\n"
    "Tổng số | Trực tuyến | Từ kỳ trước | Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số | Trong hạn | Quá hạn\n"
    "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12)\n"
    "1 | Điện | 41 | 40 | 01 | 38 | 30 | 07 | 01 | 03 | 02 | 0\n"
    "Tổng cộng | 41 | 40 | 01 | 38 | 30 | 07 | 01 | 03 | 02 | 0"
)
MARKDOWN = (
    "| TT | Lĩnh vực | Tiếp nhận | Đã giải quyết | | Đang giải quyết |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
    "| | | | Đúng hạn | Quá hạn | |\n"
    "| 1 | Hóa chất | 702 | 693 | 02 | 07 |\n"
    "| | **Tổng số** | **702** | **693** | **02** | **07** |"
)
REPEATED = (
    "Chỉ tiêu | Năm 2023 | Năm 2024\nSố lượng | Tỷ lệ (%) | Số lượng | Tỷ lệ (%)\n"
    "Hồ sơ trực tuyến | 120 | 61 | 188 | 85\nHồ sơ trực tiếp | 77 | 39 | 33 | 15"
)
PARTED = (
    "| Đơn vị | Được giao | Có mặt |\n| --- | --- | --- |\n| Văn phòng | 12 | 11 |\n\n"
    "Đơn vị sự nghiệp\n\n| Trung tâm Khuyến công | 15 | 13 |\n| Trung tâm Xúc tiến | 09 | 09 |"
)
MERGED_ROWS = "Cấp | Lĩnh vực | Số TTHC\nTỉnh | Điện | 14\nHóa chất | 18\nXã | Chợ | 02"
EMPTY_END = "TT | Nội dung | Số lượng | Ghi chú\n1 | Máy tính | 16 | thay mới\n2 | Máy in | 4"


def cells(text: str) -> list[Cell]:
    return list_cells(text, cut_passages(text, find_blocks(text)))


def heading(text: str, value: str, row: str) -> list[str]:
    """The headings of the cells that hold a value in the row that begins with or holds some words."""
    return [cell.heading for cell in cells(text) if text[cell.start : cell.end] == value and row in cell.row]


@pytest.mark.parametrize(
    ("text", "value", "row", "wanted"),
    [
        (FORM, "40", "Điện", "Số hồ sơ tiếp nhận: Trực tuyến"),
        (FORM, "07", "Điện", "Số hồ sơ đã giải quyết: Đúng hạn"),
        (FORM, "02", "Tổng cộng", "Số hồ sơ đang giải quyết: Trong hạn"),
        (MARKDOWN, "02", "Hóa chất", "Đã giải quyết: Quá hạn"),
        (MARKDOWN, "07", "Tổng số", "Đang giải quyết"),
        (REPEATED, "61", "trực tuyến", "Năm 2023: Tỷ lệ (%)"),
        (REPEATED, "188", "trực tuyến", "Năm 2024: Số lượng"),
        (PARTED, "13", "Khuyến công", "Có mặt"),
        (MERGED_ROWS, "18", "Hóa chất", "Số TTHC"),
        (EMPTY_END, "4", "Máy in", "Số lượng"),
    ],
)
def test_a_number_has_the_heading_of_its_column(text: str, value: str, row: str, wanted: str) -> None:
    assert heading(text, value, row) == [wanted]


def test_a_row_without_its_first_cell_belongs_to_the_cell_above() -> None:
    assert next(cell.row for cell in cells(MERGED_ROWS) if MERGED_ROWS[cell.start : cell.end] == "18") == "Hóa chất"


def test_headings_that_could_span_two_ways_are_not_guessed() -> None:
    assert read_headings([("A", "B", "C"), ("x", "y"), ("1", "2", "3", "4")]) == ((), 2)


YEARS = ("TT", "Chỉ tiêu", "ĐVT", "Ước năm 2025", "Giai đoạn 2026 - 2028")
LEVELS = ("STT", "Nội dung", "Mức chi", "Ghi chú")
MINES = ("TT", "Tên mỏ", "Diện tích (ha)", "Trữ lượng huy động", "Ghi chú")


@pytest.mark.parametrize(
    ("rows", "headings", "many"),
    [
        (
            [YEARS, ("Năm 2026", "Năm 2027", "Năm 2028"), ("-", "Đàn dê", "Con", "5", "6", "7", "8")],
            (*YEARS[:4], *(f"{YEARS[4]}: Năm {year}" for year in (2026, 2027, 2028))),
            2,
        ),
        (
            [LEVELS, ("Cấp tỉnh", "Cấp xã", ""), ("1", "Trưởng đoàn", "9 đồng", "7 đồng", "")],
            ("STT", "Nội dung", "Mức chi: Cấp tỉnh", "Mức chi: Cấp xã", "Ghi chú"),
            2,
        ),
        (
            [MINES, ("2021 - 2030", "2031 - 2050"), ("Quặng", "Kim loại"), ("a", "Mỏ Khe Đá", "7,5", "12", "13", "")],
            (*MINES[:3], f"{MINES[3]}: 2021 - 2030: Quặng", f"{MINES[3]}: 2031 - 2050: Kim loại", "Ghi chú"),
            3,
        ),
        (
            [("TT", "Hàng", "Kế hoạch 2026", "Kế hoạch 2027"), ("Lượng", "Giá trị") * 2, ("", "Cộng", "", "5", "", "6"),
             ("1", "Chè", "2", "3", "4", "5")],
            ("TT", "Hàng", *(f"Kế hoạch {year}: {one}" for year in (2026, 2027) for one in ("Lượng", "Giá trị"))),
            2,
        ),
    ],
)  # fmt: skip
def test_years_and_levels_stand_below_what_they_part(
    rows: list[tuple[str, ...]], headings: tuple[str, ...], many: int
) -> None:
    assert read_headings(rows) == (headings, many)


def test_a_row_of_data_without_numbers_is_no_heading() -> None:
    rows = [("Thủ tục", "Đơn vị"), ("Cấp giấy phép", "Công an tỉnh"), ("Đăng ký hội chợ", "Sở Văn hóa")]
    assert read_headings(rows) == (("Thủ tục", "Đơn vị"), 1)


@pytest.mark.parametrize("row", SPANNING, ids=[row.over[:30] for row in SPANNING])
def test_every_spanning_form_earns_its_place(row: SpanningForm) -> None:
    for over, below in row.examples:
        assert may_span(fold(over), fold(below))


@pytest.mark.parametrize("row", MEASURES, ids=[row.asked[:20] for row in MEASURES])
def test_every_measure_finds_its_unit(row: Measure) -> None:
    for question, answer in row.examples:
        found = find_measure(fold(question))
        assert found is not None
        assert found[0].match(answer.lstrip("0123456789.,"))
