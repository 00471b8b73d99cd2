"""Tables without ruled lines: columns by the white between them, each row's cells whole; and what is no table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.reading.layout import SheetWord, compose
from indexer.reading.layout.raised_letters import level_raised
from indexer.reading.layout.sheets import form_lines
from indexer.reading.layout.torn_words import is_scattered, join_letters
from indexer.reading.layout.unruled_tables import find_tables

from .test_layout import BODY, LEFT, TEXT, justified, page, typed

Cell = tuple[float, list[str]]
Drawn = list[list[SheetWord]]
COLUMNS = (LEFT, 115.0, 290.0, 420.0)
HEADING = [["TT"], ["Nhiệm vụ"], ["Chủ trì"], ["Kết quả"]]
ROWS = [
    [
        ["1"],
        ["Rà soát, sửa đổi các quyết", "định về phân cấp quản lý", "công thương"],
        ["Phòng Công nghiệp"],
        ["Đã trình"],
    ],
    [["2"], ["Kiểm tra"], ["Thanh tra Sở, Phòng", "Kế hoạch"], ["Tổ chức 02 cuộc;", "hoàn thành"]],
    [["3"], ["Tổ chức hội nghị phổ biến", "Luật Điện lực"], ["Văn phòng"], ["Đang làm"]],
]
READ = [
    "TT | Nhiệm vụ | Chủ trì | Kết quả",
    "1 | Rà soát, sửa đổi các quyết định về phân cấp quản lý công thương | Phòng Công nghiệp | Đã trình",
    "2 | Kiểm tra | Thanh tra Sở, Phòng Kế hoạch | Tổ chức 02 cuộc; hoàn thành",
    "3 | Tổ chức hội nghị phổ biến Luật Điện lực | Văn phòng | Đang làm",
]


def table(
    rows: list[list[list[str]]],
    columns: tuple[float, ...],
    *,
    padding: float = 8,
    middle: bool = False,
    top: float = 400,
) -> Drawn:
    """Rows of cells of lines, 16 points a line, ``padding`` between rows, cells at the top or the middle of theirs."""
    drawn: Drawn = []
    for cells in rows:
        height = max(map(len, cells)) * 16.0
        for left, lines in zip(columns, cells, strict=True):
            down = (height - 16 * len(lines)) / 2 if middle else 0
            drawn += [typed(line, top + down + 16 * n, left) for n, line in enumerate(lines) if line]
        top += height + padding
    return drawn


def lowered(word: SheetWord, by: float) -> SheetWord:
    return replace(word, top=word.top + by, foot=word.foot + by, bottom=word.bottom + by)


def read(*drawn: list[SheetWord]) -> list[str]:
    return compose([page(*drawn)]).text.split("\n")


@pytest.mark.parametrize(("padding", "middle"), [(8, False), (8, True), (0, False)])
def test_cells_that_go_on_over_lines_are_kept_whole(padding: float, middle: bool) -> None:
    found = read(*BODY, *table([HEADING, *ROWS], COLUMNS, padding=padding, middle=middle), typed("Như vậy.", 620, 120))
    assert found == [TEXT, *READ, "Như vậy."]


def test_a_little_more_white_parts_numbered_rows_whose_lines_are_not_even() -> None:
    rows = [*ROWS, [["4"], ["Báo cáo tình hình", "đầu tư, kinh doanh", "xăng dầu"], ["Phòng Quản lý"], ["Đã gửi"]]]
    drawn = [[lowered(word, 0.2 * word.foot) for word in line] for line in table(rows, COLUMNS, padding=1.5)]
    last = next(line for line in drawn if line[0].text == "xăng")
    last[:] = [lowered(word, -3) for word in last]
    assert read(*drawn) == [*READ[1:], "4 | Báo cáo tình hình đầu tư, kinh doanh xăng dầu | Phòng Quản lý | Đã gửi"]


def test_rows_without_numbers_begin_where_a_cell_is_filled_again() -> None:
    rows = [[cells[1], cells[2], cells[3]] for cells in [HEADING, *ROWS]]
    found = read(*table(rows, COLUMNS[:1] + COLUMNS[2:], padding=0))
    assert found == [line.split(" | ", 1)[1] for line in READ]


def test_rows_of_one_line_are_not_put_together() -> None:
    rows = [[["TT"], ["Xã"], ["Hộ"], ["Người"]]]
    rows += [[[str(n)], [name], [f"{n}05"], [f"{n}.012"]] for n, name in enumerate(("Ba Tơ", "Minh Long", "Sơn Hà"), 1)]
    rows.append([[""], ["Tổng cộng"], ["630"], ["6.036"]])
    assert read(*table(rows, COLUMNS, padding=0))[1:] == [
        *("1 | Ba Tơ | 105 | 1.012", "2 | Minh Long | 205 | 2.012", "3 | Sơn Hà | 305 | 3.012"),
        "Tổng cộng | 630 | 6.036",
    ]


@pytest.mark.parametrize("middle", [False, True])
def test_two_columns_are_a_table_where_white_parts_its_rows(middle: bool) -> None:
    rows = [
        [["Từ ngữ"], ["Giải thích"]],
        [
            ["Hệ thống thông tin một", "cửa điện tử"],
            ["Hệ thống tiếp nhận hồ sơ và theo dõi", "việc giải quyết", "thủ tục"],
        ],
        [["DVC"], ["Dịch vụ công"]],
        [["TTHC"], ["Thủ tục hành chính theo Nghị định số", "63/2010/NĐ-CP"]],
    ]
    found = read(*BODY, *table(rows, (LEFT, 270.0), middle=middle))
    assert found[1:] == [" | ".join(" ".join(cell) for cell in cells) for cells in rows]


def test_a_list_behind_its_numbers_is_no_table() -> None:
    rows = [[[f"{n}."], ["Rà soát thủ tục hành chính", "được công bố;"]] for n in range(1, 5)]
    assert " | " not in compose([page(*table(rows, (LEFT, 130.0)))]).text


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    """A signature below them is none of theirs; a sentence goes on in the second column."""
    left = ["Các cơ quan chủ động rà soát thủ tục", "đã công bố, lập danh mục văn bản và"] * 4
    right = ["báo cáo kết quả về Sở trước ngày đã", "hẹn để tổng hợp, trình Ủy ban xem xét"] * 4
    drawn = [typed(line, 300 + 17 * n) for n, line in enumerate(left)]
    drawn += [typed(line, 300 + 17 * n, 330) for n, line in enumerate(right)]
    signed = [typed("Nơi nhận:", 440) + typed("GIÁM ĐỐC", 440, 380), typed("- Lưu: VT.", 455)]
    assert read(*drawn, *signed) == [" ".join([*left, *right]), "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC"]


def test_justified_text_has_no_columns() -> None:
    assert find_tables(form_lines(word for line in BODY for word in line)) == []


def test_letters_that_stand_alone_are_words_again() -> None:
    """As pdfium gives a page that holds little but a signature."""
    letters = [typed(letter, 100, 100 + 6 * n)[0] for n, letter in enumerate("Lưu:")]
    letters += [typed(letter, 100, 130 + 6 * n)[0] for n, letter in enumerate("HĐND15,VT.")]
    assert is_scattered(letters)
    assert [word.text for word in join_letters(letters)] == ["Lưu:", "HĐND15,VT."]
    assert not is_scattered(typed("Trên đây là báo cáo của Sở Công Thương", 100))


def test_a_table_ends_before_a_line_whose_blanks_are_wide() -> None:
    """A justified line below closes the columns, whatever gaps it has of its own."""
    rows = [[["Loại xe"], ["Lượt"], ["Tháng"]]]
    rows += [[["Xe dưới chỗ ngồi, xe tải", "và xe buýt công cộng"], [f"{n}5.000"], [f"{n}50.000"]] for n in range(1, 5)]
    below = justified("Trên đây là mức phí của các loại xe trong năm, do Sở Giao thông", 590, 120)
    found = read(*table(rows, (LEFT, 290.0, 420.0)), below)
    assert found[1] == "Xe dưới chỗ ngồi, xe tải và xe buýt công cộng | 15.000 | 150.000"
    assert len(found) == 6


def test_three_signatures_are_read_one_after_the_other() -> None:
    signed = [
        [["NGƯỜI LẬP"], ["KẾ TOÁN TRƯỞNG"], ["GIÁM ĐỐC"]],
        [["(Ký, họ tên)"], ["(Ký, họ tên)"], ["(Ký, họ tên)"]],
        [["Lê Thị Hoa"], ["Trần Văn Bình"], ["Võ Văn Ân"]],
    ]
    columns = (LEFT, 265.0, 420.0)
    rows = [[cells[1], cells[2], cells[3]] for cells in [HEADING, *ROWS]]
    found = read(*table(rows, columns, top=200), *table(signed, columns, top=440))
    assert found[-9:] == [cells[n][0] for n in range(3) for cells in signed]
    assert found[0] == "Nhiệm vụ | Chủ trì | Kết quả"
    assert len(found) == 13


def test_small_letters_that_stand_raised_are_on_the_line_of_their_word() -> None:
    """Marks of notes and powers, in a column of their own row as well."""
    rows = [[[f"{n}."], [name], ["km"], ["≥ 15"]] for n, name in enumerate(("Antimon", "Asen", "Bari"), 1)]
    drawn = table(rows, COLUMNS, padding=20)
    for word in [word for line in drawn for word in line if word.text == "km"]:
        drawn.append([replace(word, text="2", left=word.right, right=word.right + 4, foot=word.foot - 5, size=8)])
    words = [word for line in drawn for word in line]
    level_raised(words)
    assert read(words) == [f"{n}. | {name} | km 2 | ≥ 15" for n, name in enumerate(("Antimon", "Asen", "Bari"), 1)]


def test_a_heading_over_several_columns_does_not_end_a_table() -> None:
    heading = [["II"], ["Nhóm nhiệm vụ về quản lý năng lượng, an toàn kỹ thuật"], [""], [""]]
    more = [
        [["4"], ["Kiểm tra an toàn"], ["Phòng Kỹ thuật"], ["Đã làm"]],
        [["5"], ["Báo cáo"], ["Văn phòng"], ["Xong"]],
    ]
    found = read(*BODY, *table([HEADING, *ROWS, heading, *more], COLUMNS))
    joined = [" | ".join(filter(None, (" ".join(cell) for cell in cells))) for cells in (heading, *more)]
    assert found == [TEXT, *READ, *joined]


def test_a_row_of_paragraphs_is_one_around_its_number() -> None:
    """The number stands in the middle of its row, between cells whose lines are as far apart as paragraphs."""
    drawn: Drawn = []
    for n, (top, codes) in enumerate(((200.0, 3), (300.0, 1), (350.0, 3)), 1):
        middle = top + 24 * (codes - 1) / 2
        drawn += [typed(f"TCVN {n}{code}:2021", top + 24 * code, 420) for code in range(codes)]
        drawn += [typed(str(n), middle, LEFT), typed("Lấy mẫu", middle, 96)]
    assert read(*drawn) == [
        "1 | Lấy mẫu | TCVN 10:2021 TCVN 11:2021 TCVN 12:2021",
        "2 | Lấy mẫu | TCVN 20:2021",
        "3 | Lấy mẫu | TCVN 30:2021 TCVN 31:2021 TCVN 32:2021",
    ]
