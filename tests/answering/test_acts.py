"""Answers over acts of the country, small ones made up here: no province, dates of effect, duties under headings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from indexer.answering import ask
from indexer.grammar.synonyms import SYNONYMS, Same, find_synonyms
from indexer.indexing import index
from indexer.messages.spoken import say
from indexer.store import open_store
from indexer.store.base import Store
from indexer.text.folding import fold
from tests.support.answers import holds, proved

RESOLUTION = """CHÍNH PHỦ
Số: 77/2026/NQ-CP
Hà Nội, ngày 12 tháng 5 năm 2026

NGHỊ QUYẾT
Về cơ chế thí điểm vận hành Bến cảng Vũng Sâu, tỉnh Phú Yên

Điều 1. Mục tiêu đến năm 2030
Đến năm 2030, sản lượng hàng qua cảng đạt 4,2 triệu tấn; tỉ lệ hồ sơ điện tử đạt 85%.
Đến năm 2035, sản lượng hàng qua cảng đạt 9,6 triệu tấn; tỉ lệ hồ sơ điện tử đạt 97%.

Điều 2. Trách nhiệm của các cơ quan
1. Trách nhiệm của Cục Hàng hải Việt Nam:
a) Kiểm tra, giám sát việc nạo vét luồng vào bến cảng;
b) Công khai lịch điều động tàu trên trang vungsau.example.vn.
2. Tuổi của hoa tiêu không quá 58 tuổi. Cảng xếp thứ 3/21 địa phương về thông quan.
3. Hội nghị sơ kết tổ chức tại thành phố Tuy Hòa, tỉnh Phú Yên.

Điều 3. Hiệu lực thi hành
Nghị quyết này có hiệu lực kể từ ngày 01 tháng 7 năm 2026 và được thực hiện đến hết ngày 31 tháng 12 năm 2029.
"""

ANSWERED = [
    ("Nghị quyết 77/2026/NQ-CP có hiệu lực từ ngày nào?", "01 tháng 7 năm 2026"),
    ("NQ 77/2026/NQ-CP áp dụng đến bao giờ", "31 tháng 12 năm 2029"),
    ("sản lượng hàng qua cảng Vũng Sâu năm 2035", "9,6 triệu tấn"),
    ("tỷ lệ hồ sơ điện tử tỉnh Phú Yên đến năm 2030 theo NQ 77/2026/NQ-CP", "85%"),
    ("Cơ quan nào kiểm tra việc nạo vét luồng vào bến cảng?", "Cục Hàng hải Việt Nam"),
    ("tên miền công khai lịch điều động tàu", "vungsau.example.vn"),
    ("độ tuổi tối đa của hoa tiêu", "58 tuổi"),
    ("Cảng Vũng Sâu đứng thứ mấy về thông quan?", "3/21"),
    ("Hội nghị sơ kết tổ chức ở đâu?", "thành phố Tuy Hòa"),
    ("Nghị quyết 77/2026/NQ-CP gồm mấy điều?", "3 điều"),
]
REFUSED = [
    "sản lượng hàng qua cảng Vũng Sâu năm 2040",
    "tỷ lệ hồ sơ điện tử tỉnh Bình Thuận đến năm 2030",
    "số điện thoại công khai lịch điều động tàu",
    "Nhà thầu nào nạo vét luồng vào bến cảng?",
    "sản lượng hàng qua cảng Chân Mây năm 2030",
    "Cảng Vũng Sâu có hồ chứa dầu",
]


@pytest.fixture(scope="module")
def acts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("acts")
    (place / "nghi-quyet.txt").write_text(RESOLUTION, encoding="utf-8")
    with closing(open_store(place / "index", create=True)) as store:
        index(store, [place / "nghi-quyet.txt"])
        yield store


@pytest.mark.parametrize(("question", "answer"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_an_act_answers(acts: Store, question: str, answer: str) -> None:
    found = ask(acts, question)
    proved(acts, found)
    assert found.answers, found.notes
    assert holds(found.answers[0].text, answer), found.answers[0].text


@pytest.mark.parametrize("question", REFUSED)
def test_an_act_does_not_answer_what_it_does_not_say(acts: Store, question: str) -> None:
    assert ask(acts, question).status == "not_found"


def test_a_number_that_nothing_bears_or_mentions_is_said(acts: Store) -> None:
    assert any("viện dẫn" in say(note) for note in ask(acts, "Quyết định 5/2020/QĐ-TTg về việc gì?").notes)


@pytest.mark.parametrize("row", SYNONYMS, ids=lambda row: row.phrases[0])
def test_every_group_of_synonyms_earns_its_place(row: Same) -> None:
    question, told = row.example
    assert any(
        pattern.search(fold(told)) and " ".join(said) in row.phrases for pattern, said in find_synonyms(fold(question))
    )
