"""Where a passage stands, as a person finds it on paper."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import placing
from indexer.models import Source
from indexer.parsing import parse
from indexer.passages import passage_holding
from indexer.placing import place

REPORT = """UBND TỈNH QUẢNG NGÃI
SỞ CÔNG THƯƠNG
Số: 12/BC-SCT
Quảng Ngãi, ngày 16 tháng 3 năm 2023
**BÁO CÁO**
**Kết quả cải cách hành chính quý I năm 2023**

Thực hiện Công văn số 22/SNV-CCHC của Sở Nội vụ, Sở báo cáo như sau.

I. CHỈ ĐẠO, ĐIỀU HÀNH

- Ban hành Kế hoạch số 509/KH-SCT về tuyên truyền.
- Ban hành Kế hoạch số 333/KH-SCT về truyền thông. Kế hoạch đã được gửi đến các phòng.

II. KẾT QUẢ

1. Cải cách thể chế

Rà soát 14 văn bản thuộc lĩnh vực công thương.

2. Cải cách thủ tục hành chính

2.1. Kết quả đạt được

- Tiếp nhận 5.690 hồ sơ trực tuyến trong kỳ.

| STT | Lĩnh vực | Hồ sơ |
| 1 | Xúc tiến thương mại | 5.697 |
| 2 | Hóa chất | 22 |

a) Hồ sơ quá hạn

- Còn 01 hồ sơ quá hạn 02 ngày.

Nơi nhận:
- Lưu: VT.
"""

DECISION = """**QUYẾT ĐỊNH**
**Ban hành Quy chế phối hợp**

Chương I
QUY ĐỊNH CHUNG

Điều 5. Trách nhiệm của các cơ quan

2. Sở Công Thương chủ trì các việc sau đây:

a) Trình Ủy ban nhân dân tỉnh ban hành danh mục dự án.
"""

PLACES = [
    (REPORT, "Công văn số 22", "phần mở đầu, đoạn 3"),
    (REPORT, "Kết quả cải cách", "trích yếu"),
    (REPORT, "CHỈ ĐẠO", "mục I"),
    (REPORT, "509/KH-SCT", "mục I, đoạn 1"),
    (REPORT, "333/KH-SCT", "mục I, đoạn 2"),
    (REPORT, "Kế hoạch đã được gửi", "mục I, đoạn 2"),
    (REPORT, "Rà soát 14", "mục II.1, đoạn 1"),
    (REPORT, "Tiếp nhận 5.690", "mục II.2.1, đoạn 1"),
    (REPORT, "Hóa chất", "mục II.2.1, dòng 3 của bảng"),
    (REPORT, "01 hồ sơ quá hạn", "mục II.2.1.a, đoạn 1"),
    (REPORT, "Lưu: VT", "phần “Nơi nhận”, đoạn 1"),
    (DECISION, "danh mục dự án", "điểm a khoản 2 Điều 5 Chương I"),
]


@pytest.mark.parametrize(("text", "words", "told"), PLACES, ids=[told for _, _, told in PLACES])
def test_places_are_told_as_people_cite_them(text: str, words: str, told: str) -> None:
    found = parse(Source("a.txt", "text", text, "", 0), "a")
    assert place(text, found.passages, passage_holding(found.passages, text.index(words))) == told


def test_no_passage_is_no_place() -> None:
    assert place("", (), -1) == ""


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aĐ I1.2)-|\n*#ề:“", max_size=200))
def test_every_passage_of_any_text_has_a_place(text: str) -> None:
    passages = parse(Source("a.txt", "text", text, "", 0), "a").passages
    for index in range(len(passages)):
        assert place(text, passages, index)


def test_the_examples_of_its_docstrings_hold() -> None:
    assert doctest.testmod(placing).failed == 0
