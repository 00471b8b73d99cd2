"""Layout: words on pages → text. Pages are drawn here word by word, as a typewriter would."""

from __future__ import annotations

import pytest

from indexer.reading.layout import RuledLines, Sheet, SheetWord, compose

SIZE = 14.0
LETTER = 6.0  # points that a letter is wide
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 540.0


def typed(text: str, foot: float, left: float = LEFT, size: float = SIZE) -> list[SheetWord]:
    """A line of words that begins at ``left``."""
    words = []
    for part in text.split():
        wide = len(part) * LETTER
        words.append(
            SheetWord(text=part, left=left, top=foot - size, right=left + wide, bottom=foot + 3, foot=foot, size=size)
        )
        left += wide + LETTER
    return words


def justified(text: str, foot: float, left: float = LEFT) -> list[SheetWord]:
    """A line that reaches the right margin."""
    words = typed(text, foot, left)
    room = RIGHT - words[-1].right
    for n, word in enumerate(words):
        shift = room * n / (len(words) - 1)
        word.left, word.right = word.left + shift, word.right + shift
    return words


def page(*lines: list[SheetWord], number: int = 1, rules: RuledLines | None = None) -> Sheet:
    return Sheet(number, WIDTH, HEIGHT, [word for line in lines for word in line], rules or RuledLines())


BODY = [
    justified("Thực hiện Kế hoạch cải cách hành chính năm 2024 của Ủy ban nhân dân tỉnh", 300, 120),
    justified("Sở Công Thương báo cáo kết quả thực hiện trong quý I với những việc chính", 318),
    typed("như sau:", 336),
]
TEXT = (
    "Thực hiện Kế hoạch cải cách hành chính năm 2024 của Ủy ban nhân dân tỉnh "
    "Sở Công Thương báo cáo kết quả thực hiện trong quý I với những việc chính như sau:"
)


def test_lines_that_are_full_go_on() -> None:
    following = typed("1. Về thể chế, Sở đã trình ban hành hai quyết định.", 360, 120)
    assert compose([page(*BODY, following)]).text.split("\n") == [TEXT, " ".join(w.text for w in following)]


def test_the_order_of_the_file_does_not_matter() -> None:
    assert compose([page(*reversed(BODY))]).text == TEXT


def test_a_letterhead_is_read_column_by_column() -> None:
    head = [
        typed("UBND TỈNH QUẢNG NGÃI", 60) + typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 300),
        typed("SỞ CÔNG THƯƠNG", 78) + typed("Độc lập - Tự do - Hạnh phúc", 78, 330),
        typed("Số: 15/BC-SCT", 100) + typed("Quảng Ngãi, ngày 20 tháng 3 năm 2024", 100, 310),
    ]
    assert compose([page(*head, *BODY)]).text.split("\n") == [
        *("UBND TỈNH QUẢNG NGÃI", "SỞ CÔNG THƯƠNG", "Số: 15/BC-SCT"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Quảng Ngãi, ngày 20 tháng 3 năm 2024", TEXT),
    ]


def test_the_nations_name_is_wider_than_the_motto_and_may_be_broken() -> None:
    wide = [
        typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 220),
        typed("BỘ XÂY DỰNG", 68, 100) + typed("Độc lập - Tự do - Hạnh phúc", 74, 260),
        typed("Số: 63/2025/TT-BXD", 128, 80) + typed("Hà Nội, ngày 30 tháng 12 năm 2025", 128, 240),
    ]
    assert compose([page(*wide, *BODY)]).text.split("\n") == [
        *("BỘ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Số: 63/2025/TT-BXD", "Hà Nội, ngày 30 tháng 12 năm 2025", TEXT),
    ]
    narrow = [
        typed("NGÂN HÀNG NHÀ NƯỚC", 60) + typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 60, LEFT + 18 * LETTER + 3),
        typed("VIỆT NAM", 74, 100) + typed("NAM", 74, 290),
        typed("Độc lập - Tự do - Hạnh phúc", 88, 240),
    ]
    assert compose([page(*narrow, *BODY)]).text.split("\n") == [
        *("NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", TEXT),
    ]


def test_the_nations_name_within_a_sentence_parts_nothing() -> None:
    lines = [
        justified("Tổ chức nước ngoài hoạt động trên lãnh thổ nước Cộng hòa xã hội chủ nghĩa", 300, 120),
        typed("Việt Nam phải đăng ký.", 318),
    ]
    assert compose([page(*lines)]).text == " ".join(word.text for line in lines for word in line)


def test_a_signature_stands_after_the_addressees() -> None:
    signed = [
        typed("Nơi nhận:", 400) + typed("GIÁM ĐỐC", 397, 380),
        typed("- Như trên;", 416, size=11),
        typed("- Lưu: VT.", 430, size=11) + typed("Trần Thị Bình", 470, 370),
    ]
    assert compose([page(*BODY, *signed)]).text.split("\n")[1:] == [
        *("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Thị Bình"),
    ]


def test_an_addressee_that_fills_its_line_goes_on_in_a_capital() -> None:
    signed = [
        typed("Nơi nhận:", 400) + typed("GIÁM ĐỐC", 400, 380),
        typed("- Chủ tịch, các Phó Chủ tịch", 416, size=11),
        typed("Ủy ban nhân dân tỉnh;", 430, size=11),
        typed("- Lưu: VT.", 444, size=11) + typed("Trần Thị Bình", 470, 370),
    ]
    found = compose([page(*BODY, *signed)]).text.split("\n")
    assert found[2:4] == ["- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh;", "- Lưu: VT."]


def test_a_ruled_table_is_rows_of_cells() -> None:
    rules = RuledLines([(LEFT, RIGHT, y) for y in (300, 325, 375)], [(300, 375, x) for x in (LEFT, 130, 400, RIGHT)])
    cells = [
        typed("TT", 318, 95) + typed("Lĩnh vực", 318, 140) + typed("Hồ sơ", 318, 410),
        typed("1", 343, 95) + typed("Vật liệu nổ", 343, 140) + typed("6.073", 343, 410),
        typed("công nghiệp", 361, 140),
    ]
    assert compose([page(*cells, rules=rules)]).text.split("\n") == [
        "TT | Lĩnh vực | Hồ sơ",
        "1 | Vật liệu nổ công nghiệp | 6.073",
    ]


def ruled(cells: list[list[SheetWord]], rows: list[float], number: int) -> Sheet:
    """A page that holds nothing but a table of three columns."""
    down = [(rows[0], rows[-1], x) for x in (LEFT, 130.0, 400.0, RIGHT)]
    return page(*cells, number=number, rules=RuledLines([(LEFT, RIGHT, y) for y in rows], down))


HEADING = typed("TT", 58, 95) + typed("Nội dung", 58, 140) + typed("Ghi chú", 58, 410)
CUT = [HEADING, typed("1", 78, 95) + typed("Rà soát thủ tục hành chính được công", 78, 140) + typed("Xong", 78, 410)]


@pytest.mark.parametrize("heading", [[], HEADING])
def test_a_row_cut_by_a_page_is_one_row(heading: list[SheetWord]) -> None:
    """A heading that is repeated is read once; each word keeps its page."""
    rows = [40.0, 65.0, 105.0, 130.0] if heading else [65.0, 105.0, 130.0]
    rest = [heading, typed("bố trong quý I", 82, 140), typed("2", 122, 95) + typed("Họp", 122, 140)]
    found = compose([ruled(CUT, [40.0, 65.0, 95.0], 1), ruled(rest, rows, 2)])
    assert found.text.split("\n") == [
        "TT | Nội dung | Ghi chú",
        "1 | Rà soát thủ tục hành chính được công bố trong quý I | Xong",
        "2 | Họp",
    ]
    first, second = ([found.text[box.start : box.end] for box in p.list_boxes()] for p in found.pages)
    assert first[-3:] == ["được", "công", "Xong"]
    assert second[:2] == ["bố", "trong"]
    assert found.pages[0].end == found.pages[1].start == found.text.index("bố trong")


@pytest.mark.parametrize(
    "following",
    [
        typed("2", 82, 95) + typed("bố trí công chức", 82, 140),  # its number says that it is a row
        typed("Kế hoạch tuyên truyền", 82, 140) + typed("Đang làm", 82, 410),  # under a number that stands for several
    ],
)
def test_a_row_of_its_own_on_the_next_page_stays_one(following: list[SheetWord]) -> None:
    whole = [HEADING, typed("1", 78, 95) + typed("Rà soát thủ tục.", 78, 140) + typed("Xong", 78, 410)]
    found = compose([ruled(whole, [40.0, 65.0, 95.0], 1), ruled([following], [65.0, 105.0], 2)])
    assert len(found.text.split("\n")) == 3


def test_a_table_after_other_words_goes_on_with_no_row() -> None:
    rest = ruled([typed("Phụ biểu kèm theo", 30), typed("bố trong quý I", 82, 140)], [65.0, 105.0], 2)
    found = compose([ruled(CUT, [40.0, 65.0, 95.0], 1), rest])
    assert found.text.split("\n")[-2:] == ["Phụ biểu kèm theo", "bố trong quý I"]


def test_level_lines_of_numbers_between_two_ruled_lines_are_rows() -> None:
    cells = [
        typed(f"Từ {n}.000 đến {n + 1}.000", 80 + 18 * n, 140) + typed(f"{n}0", 80 + 18 * n, 410) for n in range(1, 4)
    ]
    assert compose([ruled(cells, [85.0, 145.0], 1)]).text.split("\n")[0] == "Từ 1.000 đến 2.000 | 10"


def test_a_sentence_that_begins_like_a_signature_is_text() -> None:
    lines = [justified("Nghị định này có hiệu lực thi hành sau 45 ngày kể từ", 300, 120), typed("ngày ký.", 318)]
    assert compose([page(*lines)]).text.endswith("kể từ ngày ký.")


def test_a_number_broken_at_its_hyphen_is_one() -> None:
    lines = [
        justified("Triển khai thực hiện Nghị quyết của Hội đồng nhân dân tỉnh số 14/2020/NQ-", 300, 120),
        typed("HĐND ngày 10/7/2020.", 318),
    ]
    assert "14/2020/NQ-HĐND ngày 10/7/2020." in compose([page(*lines)]).text
    short = [typed("Căn cứ Nghị quyết số 14/2020/NQ-", 300), typed("HĐND của Hội đồng nhân dân tỉnh;", 318)]
    assert "14/2020/NQ-HĐND của" in compose([page(*short)]).text


def numbered(number: int, *lines: list[SheetWord]) -> Sheet:
    return page(typed(str(number), 40, 290), *lines, typed("Báo cáo quý I của Sở", 820, 200, 9), number=number)


def test_running_heads_and_page_numbers_are_no_text() -> None:
    """A paragraph goes on over the page; page ranges follow each other."""
    first = numbered(1, BODY[0])
    second = numbered(2, justified("Sở Công Thương báo cáo kết quả thực hiện trong quý I với những việc chính", 80))
    third = numbered(3, typed("như sau:", 80))
    found = compose([first, second, third])
    assert found.text == TEXT
    assert [found.text[p.start : p.end].strip().split()[-1] for p in found.pages] == ["tỉnh", "chính", "sau:"]


def test_the_heading_of_a_table_at_the_top_of_its_pages_is_read_once() -> None:
    """It is no running head: one that numbers its pages is."""
    head = [typed("TT", 40, 60), typed("Nhiệm vụ", 46, 200), typed("Kết quả năm 2025", 40, 400)]
    pages = [page(*head, typed(f"Dòng {n}", 300, 60), number=n) for n in range(1, 5)]
    found = compose(pages).text.split("\n")
    assert sorted(" ".join(found[:-4]).split()) == sorted(["TT", "Nhiệm", "vụ", "Kết", "quả", "năm", "2025"])
    assert found[-4:] == [f"Dòng {n}" for n in range(1, 5)]
    for n, one in enumerate(pages, 1):
        one.words += typed(f"Trang {n}", 40, 540)
    assert compose(pages).text.split("\n") == [f"Dòng {n}" for n in range(1, 5)]


def test_the_box_of_a_digital_signature_is_no_text() -> None:
    box = [
        typed("Người ký: Sở Công Thương", 20, 300, 8),
        typed("Email: soct@example.vn", 30, 300, 8),
        typed("Thời gian ký: 20.03.2024 10:00:00 +07:00", 40, 300, 8),
    ]
    assert compose([page(*box, *BODY)]).text == TEXT


def test_the_stamp_of_who_received_a_paper_is_no_text() -> None:
    stamp = [typed("CÔNG VĂN ĐẾN", 170, 30), typed("Số: 123", 186, 30), typed("Ngày: 20/3/2024", 202, 30)]
    title = typed("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT", 170, 200)
    found = compose([page(title, *stamp, *BODY)]).text.split("\n")
    assert found[0] == "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT"
    assert "ĐẾN" not in found[0]
    assert found[-1] == TEXT


def test_letters_that_hang_over_from_the_next_page_are_no_text() -> None:
    assert compose([page(*BODY, typed("Ủ Ế", HEIGHT - 12, 300))]).text == TEXT


def test_a_box_of_a_signature_may_name_the_body_first() -> None:
    """As it is recognised on a scan: what stands before the time is not read rightly."""
    box = [
        typed("Cơ quan: Văn phòng Sở", 20, 320, 8),
        typed("Vs,Thời gian kỷ: 20.03.2024 10:00:00 +07:00", 30, 300, 8),
    ]
    assert compose([page(*box, *BODY)]).text == TEXT


@pytest.mark.parametrize("rule", ["---------", "________", "...............", "…………"])
def test_drawn_rules_are_no_text(rule: str) -> None:
    assert compose([page(typed(rule, 100, 280), *BODY)]).text == TEXT


def test_a_page_without_words_has_an_empty_range() -> None:
    found = compose([page(*BODY), page(number=2)])
    assert [(p.number, p.start, p.end) for p in found.pages] == [(1, 0, len(TEXT)), (2, len(TEXT), len(TEXT))]
