"""The number of a document that a question describes, and questions that only look like that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexer.answering.own_numbers import find_own_number
from indexer.answering.question import understand
from indexer.answering.retrieval import retrieve
from indexer.store.base import Store
from tests.support.papers import index_texts

PAPERS = {
    "cong-van-1": "CỤC THUẾ\nSố: 5101/CT-CS\nV/v hoàn thuế giá trị gia tăng hàng xuất khẩu\n"
    "Hà Nội, ngày 25 tháng 11 năm 2025\nKính gửi: Thuế tỉnh Bắc Ninh\n"
    "Trả lời công văn số 22/BNI-NVDT của Thuế tỉnh Bắc Ninh, Cục Thuế có ý kiến như sau: đề nghị theo đúng luật.\n",
    "cong-van-2": "CỤC THUẾ\nSố: 5102/CT-CS\nV/v tiền thuê đất của hợp tác xã\n"
    "Hà Nội, ngày 26 tháng 11 năm 2025\nKính gửi: Thuế tỉnh An Giang\nCục Thuế có ý kiến như sau: thu theo hợp đồng.\n",
    "quyet-dinh": "UBND TỈNH LÀO CAI\nSố: 310/QĐ-UBND\nLào Cai, ngày 03 tháng 6 năm 2024\nQUYẾT ĐỊNH\n"
    "Công bố danh mục thủ tục hành chính lĩnh vực khoáng sản\n"
    "Quyết định này thay thế Quyết định số 120/QĐ-UBND ngày 02/02/2022.\n",
}
ROWS = [
    ("Công văn của Cục Thuế về hoàn thuế giá trị gia tăng hàng xuất khẩu số mấy?", "5101/CT-CS"),
    ("cong van cuc thue tra loi ve tien thue dat hop tac xa so bao nhieu", "5102/CT-CS"),
    ("Công văn của Cục Thuế ngày 26/11/2025 có số là gì?", "5102/CT-CS"),
    ("Lào Cai công bố danh mục thủ tục hành chính khoáng sản bằng quyết định số mấy?", "310/QĐ-UBND"),
    # another document than the one that is described
    ("Thuế tỉnh Bắc Ninh hỏi Cục Thuế về hoàn thuế giá trị gia tăng bằng công văn số mấy?", None),
    ("Quyết định nào bị thay thế khi Lào Cai công bố danh mục thủ tục khoáng sản?", None),
    ("Công văn của Cục Thuế ngày 27/11/2025 về hoàn thuế giá trị gia tăng hàng xuất khẩu số mấy?", None),
    ("Nghị quyết của HĐND tỉnh Lào Cai về học phí số mấy?", None),
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with index_texts(tmp_path_factory.mktemp("papers"), PAPERS) as store:
        yield store


@pytest.mark.parametrize(("question", "number"), ROWS)
def test_a_described_document_gives_its_number(papers: Store, question: str, number: str | None) -> None:
    asked = understand(question)
    found = find_own_number(asked, lambda: retrieve(papers, asked))
    assert (found.text if found else None) == number
