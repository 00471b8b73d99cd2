"""How a passage is cited: the document in square brackets, and where in it the passage stands."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.parsing.place_labels import Places, label_place

REPORT = """SỞ CÔNG THƯƠNG
Số: 566/BC-SCT

BÁO CÁO
Công tác cải cách hành chính quý I năm 2023

Căn cứ Kế hoạch số 12/KH-UBND, Sở báo cáo như sau:

I. CHỈ ĐẠO, ĐIỀU HÀNH
Sở ban hành 07 kế hoạch. Kế hoạch được giao từ đầu năm.

II. KẾT QUẢ THỰC HIỆN
1. Cải cách thể chế
Rà soát 118 văn bản.
2. Cải cách thủ tục hành chính
2.1. Công khai thủ tục
- Niêm yết 131 thủ tục.
a) Tại trụ sở
Niêm yết bằng giấy.
2.2. Giải quyết hồ sơ
Hồ sơ trước hạn đạt 99 %.

KIẾN NGHỊ
1. Đề nghị cấp thêm kinh phí cho phần mềm.

Nơi nhận:
- UBND tỉnh;
"""

DECISION = """ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI
Số: 31/2024/QĐ-UBND

QUYẾT ĐỊNH
Bãi bỏ một số quyết định

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:

Điều 1. Bãi bỏ toàn bộ các quyết định sau đây
1. Quyết định số 18/2014/QĐ-UBND về chợ.
2. Quyết định số 42/2016/QĐ-UBND về phí:
a) Bãi bỏ phần phí chợ.

Điều 2. Quyết định này có hiệu lực từ ngày ký.
"""


def parsed(text: str, path: str = "/kho/bao-cao.txt") -> Document:
    return parse(Source(path, "text", text, "", len(text.encode())), "a")


def place(text: str, words: str) -> str:
    document = parsed(text)
    places = Places(document)
    found = [n for n, p in enumerate(document.passages) if words in document.source.text[p.start : p.end]]
    return places.place(found[-1])


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Căn cứ Kế hoạch", "phần căn cứ"),
        ("Sở ban hành 07", "mục I"),
        ("II. KẾT QUẢ", "mục II"),
        ("Rà soát 118", "mục II.1"),
        ("Niêm yết 131", "mục II.2.1"),
        ("bằng giấy", "mục II.2.1.a"),
        ("trước hạn", "mục II.2.2"),
        ("cấp thêm kinh phí", "mục 1 phần “KIẾN NGHỊ”"),
        ("UBND tỉnh;", ""),
    ],
)
def test_a_report_is_cited_by_the_numbers_of_its_headings(words: str, wanted: str) -> None:
    assert place(REPORT, words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Luật Tổ chức", "phần căn cứ"),
        ("Điều 1.", "Điều 1"),
        ("18/2014", "khoản 1 Điều 1"),
        ("phần phí chợ", "điểm a khoản 2 Điều 1"),
        ("có hiệu lực", "Điều 2"),
    ],
)
def test_a_decision_is_cited_by_its_articles(words: str, wanted: str) -> None:
    assert place(DECISION, words) == wanted


def test_the_label_names_the_document_by_its_number_title_or_file() -> None:
    report = parsed(REPORT)
    last = next(n for n, p in enumerate(report.passages) if "trước hạn" in report.source.text[p.start : p.end])
    assert label_place(report, last) == "[Báo cáo 566/BC-SCT, mục II.2.2]"
    assert label_place(report, 0) == "[Báo cáo 566/BC-SCT]"
    unnumbered = parsed(REPORT.replace("Số: 566/BC-SCT\n", ""))
    assert label_place(unnumbered, 0) == "[Báo cáo “Công tác cải cách hành chính quý I năm 2023”]"
    assert label_place(parsed("Một câu."), 0) == "[bao-cao.txt]"


def test_a_heading_without_number_does_not_cut_a_row_of_numbers() -> None:
    text = (
        "I. ĐÁNH GIÁ CHUNG\n\n1. Ưu điểm\n\nKết quả tốt.\n\n2. Hạn chế\n\nCòn chậm.\n\n"
        "**** Nguyên nhân***\n\nDo phần mềm.\n\n3. *Khó khăn*\n\nThiếu người.\n"
    )
    assert place(text, "Do phần mềm") == "phần “Nguyên nhân”"
    assert place(text, "Thiếu người") == "mục I.3"


def test_a_sentence_stands_where_the_number_at_the_head_of_its_line_says() -> None:
    text = "II. NHIỆM VỤ\n1. Rà soát văn bản của tỉnh. Đẩy mạnh đơn giản hóa thủ tục.\n2. Kiểm tra công vụ.\n"
    assert place(text, "Đẩy mạnh") == "mục II.1"
