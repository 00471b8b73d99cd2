"""Numbers and codes that stand in the document that a question names: the act that it cites, a procedure's code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.answering import ask
from indexer.indexing import index
from indexer.store import Store, open_store

DECISION = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 2077/QĐ-UBND
Lào Cai, ngày 20 tháng 11 năm 2025

QUYẾT ĐỊNH
Về việc công bố Danh mục thủ tục hành chính lĩnh vực khoa học và công nghệ

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính;
Căn cứ Quyết định số 3099/QĐ-BKHCN ngày 15 tháng 10 năm 2025 của Bộ Khoa học và Công nghệ công bố thủ tục hành chính;

Điều 1. Công bố kèm theo Quyết định này Danh mục 03 thủ tục hành chính.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế 03 thủ tục hành chính được công bố tại Quyết định số \
1544/QĐ-UBND ngày 22 tháng 10 năm 2025 của Chủ tịch Ủy ban nhân dân tỉnh.

PHỤ LỤC
STT | Mã TTHC | Tên thủ tục hành chính | Thời hạn
1 | 1.014391 | Cấp Giấy chứng nhận hoạt động cho văn phòng đại diện, chi nhánh | 15 ngày
2 | 1.014392 | Thay đổi, bổ sung, cấp lại Giấy chứng nhận hoạt động cho văn phòng đại diện, chi nhánh | 10 ngày
3 | 2.002411.H35 | Giải quyết khiếu nại lần hai | 30 ngày

Thiết bị đo độ ẩm được xếp vào mã số 9025.80.20 theo Danh mục hàng hóa xuất nhập khẩu.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("within")
    (folder / "files").mkdir()
    (folder / "files" / "lao-cai.txt").write_text(DECISION, encoding="utf-8")
    with closing(open_store(folder / "index", create=True, write=True)) as opened:
        index(opened, [folder / "files"])
        yield opened


# a question → the number or code that answers; "" where nothing does
ASKED = (
    ("QĐ 2077/QĐ-UBND Lào Cai thay 03 TTHC công bố tại QĐ nào?", "1544/QĐ-UBND"),
    ("Quyết định 2077/QĐ-UBND thay thế thủ tục ở quyết định nào của tỉnh?", "1544/QĐ-UBND"),
    ("QĐ 2077/QĐ-UBND Lào Cai căn cứ quyết định nào của Bộ Khoa học và Công nghệ?", "3099/QĐ-BKHCN"),
    ("Quyết định 2077/QĐ-UBND bãi bỏ thông tư nào?", ""),
    ("mã TTHC thay đổi, bổ sung, cấp lại giấy chứng nhận văn phòng đại diện, chi nhánh QĐ 2077", "1.014392"),
    ("ma thu tuc giai quyet khieu nai lan hai theo QD 2077/QD-UBND Lao Cai", "2.002411.H35"),
    ("thiết bị đo độ ẩm xếp mã HS nào theo QĐ 2077/QĐ-UBND", "9025.80.20"),
    ("Mã số thuế của công ty nêu trong Quyết định 2077/QĐ-UBND là gì?", ""),
)


@pytest.mark.parametrize(("question", "wanted"), ASKED, ids=[row[0][:40] for row in ASKED])
def test_a_number_within_the_document_that_is_named(store: Store, question: str, wanted: str) -> None:
    found = ask(store, question).answers
    assert (found[0].text if found else "") == wanted
    if found:
        assert wanted in found[0].quote


def test_where_it_is_cited_may_be_asked_by_body_and_as_a_basis(store: Store) -> None:
    for question in (
        "Văn bản nào của Lào Cai có viện dẫn Quyết định 3099/QĐ-BKHCN?",
        "Quyết định 3099/QĐ-BKHCN được lấy làm căn cứ trong quyết định số mấy của Lào Cai?",
    ):
        found = ask(store, question)
        assert found.kind == "where_cited"
        assert [one.document.number for one in found.answers] == ["2077/QĐ-UBND"]
