"""When acts ended, and which: only what was done, with the day of its own column."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from indexer.answering import ask
from indexer.indexing import index
from indexer.store import open_store

LIST = """UBND TỈNH ĐỒNG NAI
Số: 77/QĐ-UBND
Đồng Nai, ngày 20 tháng 01 năm 2021
QUYẾT ĐỊNH
Về việc công bố Danh mục văn bản hết hiệu lực năm 2020
DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ
| STT | Tên loại | Số, ký hiệu; ngày ban hành | Trích yếu | Lý do hết hiệu lực | Ngày hết hiệu lực |
| 1 | Quyết định | 24/2013/QĐ-UBND 14/5/2013 | Quy định về bến bãi | Bị bãi bỏ bởi 8/2020/QĐ-UBND | 01/4/2020 |
| 2 | Quyết định | 31/2014/QĐ-UBND 02/7/2014 | Quy định về giá nước | Bị thay thế bởi 19/2020/QĐ-UBND | 10/8/2020 |
"""
REPORT = """SỞ TƯ PHÁP ĐỒNG NAI
Số: 41/BC-STP
Đồng Nai, ngày 03 tháng 3 năm 2021
BÁO CÁO
Kết quả rà soát văn bản
Sở đề nghị UBND tỉnh bãi bỏ Quyết định số 45/2015/QĐ-UBND ngày 09/9/2015.
Quyết định số 46/2015/QĐ-UBND ngày 10/9/2015 của UBND tỉnh chưa bị bãi bỏ.
"""


def test_the_day_of_the_end_stands_in_its_own_column(tmp_path: Path) -> None:
    (tmp_path / "danh-muc.txt").write_text(LIST, encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [tmp_path / "danh-muc.txt"])
        found = ask(store, "Quyết định 31/2014/QĐ-UBND hết hiệu lực ngày nào?")
    assert [answer.text for answer in found.answers] == ["10/8/2020"]


def test_what_is_proposed_or_denied_has_not_ended(tmp_path: Path) -> None:
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [tmp_path / "bao-cao.txt"])
        found = ask(store, "Những văn bản nào đã bị bãi bỏ?")
    assert not [answer.quote for answer in found.answers if "đề nghị" in answer.quote or "chưa bị" in answer.quote]
