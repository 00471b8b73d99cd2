"""Papers that were stamped: a number stamped into its blank, and the stamp of the office that received them."""

from __future__ import annotations

import pytest

from indexer.models import Metadata, Source
from indexer.parsing.header import read_header

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
MINISTRY = f"{NATION}\nHà Nội, ngày 15 tháng 3 năm 2026\nTHÔNG TƯ\nQuy định về kho xăng dầu\nCăn cứ Luật Thương mại;"
OFFICE = f"{NATION}\nQuảng Ngãi, ngày 15 tháng 3 năm 2026\nKính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi"


def meta(text: str) -> Metadata:
    return read_header(Source("x.pdf", "pdf", text, "", 0)).metadata


@pytest.mark.parametrize(
    ("written", "number", "symbol"),
    [
        ("Số: 2 1 /2026/TT-BCT", "21/2026", "TT-BCT"),
        ("Số: 1 2 5 /SCT-VP", "125", "SCT-VP"),
        ("Số: 10 7/SCT-VP", "107", "SCT-VP"),
        ("Số: 125/SCT-VP", "125", "SCT-VP"),
        ("Số:       /SCT-VP", None, "SCT-VP"),
        ("Số: 2026/SCT-VP", "2026", "SCT-VP"),
    ],
)
def test_digits_of_a_stamped_number_may_stand_apart(written: str, number: str | None, symbol: str) -> None:
    found = meta(f"UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\n{written}\n{OFFICE}")
    assert (found.number.text if found.number else None) == number
    assert found.symbol is not None
    assert found.symbol.text == symbol


@pytest.mark.parametrize(
    "head",
    [
        "BỘ CÔNG THƯƠNG\nCÔNG VĂN ĐẾN\nVĂN PHÒNG CHÍNH PHỦ\nGiờ: 8 Ngày: 12/3\nSố: 2 1 /2026/TT-BCT",
        "BỘ CÔNG THƯƠNG\nCÔNG VĂN ĐẾN\nVĂN PHÒNG CHÍNH PHỦ\nSố: 21/2026/TT-BCT",
        "VĂN PHÒNG CHÍNH PHỦ\nCÔNG VĂN ĐẾN\nGiờ: ... Ngày: 12/3\nSố: 4512\nBỘ CÔNG THƯƠNG\nSố: 21/2026/TT-BCT",
        "VĂN PHÒNG CHÍNH PHỦ\nCÔNG VĂN ĐẾN\nBỘ CÔNG THƯƠNG\nSố: 21/2026/TT-BCT",
        "CÔNG VĂN ĐẾN VĂN PHÒNG CHÍNH PHỦ\nBỘ CÔNG THƯƠNG\nSố: 21/2026/TT-BCT",
        "BỘ CÔNG THƯƠNG\nSố: 21/2026/TT-BCT\nVĂN PHÒNG CHÍNH PHỦ\nVĂN BẢN ĐẾN\nSố: 4512\nNgày: 12/3\nChuyển: Vụ 1",
        "UBND TỈNH QUẢNG NGÃI\nVĂN PHÒNG\nĐẾN Số: 512\nNgày: 3/4/2026\nChuyển: ...\nBỘ CÔNG THƯƠNG\nSố: 21/2026/TT-BCT",
        "BỘ CÔNG THƯƠNG\nCÔNG VĂN ĐẾN\nSố: 21/2026/TT-BCT",
    ],
)
def test_a_stamp_of_the_receiving_office_is_no_letterhead(head: str) -> None:
    found = meta(f"{head}\n{MINISTRY}")
    told = [value and value.text for value in (found.number, found.symbol, found.issuer, found.doc_type, found.date)]
    assert told == ["21/2026", "TT-BCT", "Bộ Công Thương", "Thông tư", "2026-03-15"]


def test_a_letter_on_incoming_papers_keeps_its_title() -> None:
    """ "Công văn đến" in a subject is no stamp."""
    found = meta(
        f"SỞ CÔNG THƯƠNG\nSố: 7/BC-SCT\n{NATION}\nBÁO CÁO\nVề công văn đến, công văn đi quý I\nNăm 2026, Sở ..."
    )
    assert found.doc_type is not None
    assert found.doc_type.text == "Báo cáo"
