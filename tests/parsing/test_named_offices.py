# ruff: noqa: E501 - tables of sentences as they are written
"""Offices that bear the name of another body: rooms of a district, committees of a council and of the Party, cục."""

from __future__ import annotations

import pytest

from indexer.models import Source
from indexer.parsing import parse

LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 55/UBND-KT\nHà Nam, ngày 5 tháng 6 năm 2024\n\nKính gửi: Các sở, ban, ngành.\n\n"
)

ISSUERS: tuple[tuple[str, str, str | None], ...] = (
    ("Quyết định số 15/QĐ-PTP ngày 2/3/2024 của Phòng Tư pháp quận 5 về việc kiểm tra", "Phòng Tư pháp quận 5", "Hà Nam"),
    ("Báo cáo số 15/BC-TCKH ngày 2/3/2024 của Phòng Tài chính - Kế hoạch huyện Kim Bảng về thu phí", "Phòng Tài chính - Kế hoạch huyện Kim Bảng", "Hà Nam"),
    ("Báo cáo số 15/BC-KT ngày 2/3/2024 của Phòng Kinh tế, Hạ tầng và Đô thị phường Lam Hạ", "Phòng Kinh tế, Hạ tầng và Đô thị phường Lam Hạ", "Hà Nam"),
    ("Báo cáo số 15/BC-BĐT ngày 2/3/2024 của Ban Đô thị HĐND tỉnh về giá đất", "Ban Đô thị HĐND tỉnh Hà Nam", "Hà Nam"),
    ("Báo cáo số 15/BC-BDT ngày 2/3/2024 của Ban Dân tộc Hội đồng nhân dân tỉnh Lào Cai", "Ban Dân tộc HĐND tỉnh Lào Cai", "Lào Cai"),
    ("Báo cáo số 15/BC-KTXH ngày 2/3/2024 của Ban Kinh tế - Xã hội HĐND huyện Kim Bảng", "Ban Kinh tế - Xã hội HĐND huyện Kim Bảng", "Hà Nam"),
    ("Công văn số 15/HC-QL ngày 2/3/2024 của Cục Hóa chất về tiền chất", "Cục Hóa chất", "national"),
    ("Công văn số 15/CHC-KH ngày 2/3/2024 của Cục Hóa chất thuộc Bộ Công Thương về tiền chất", "Cục Hóa chất", "national"),
    ("Công văn số 15/TCLN-KL ngày 2/3/2024 của Tổng cục Lâm nghiệp về rừng", "Tổng cục Lâm nghiệp", "national"),
    ("Công văn số 15/CTK-TH ngày 2/3/2024 của Cục Thống kê về giá", "Cục Thống kê tỉnh Hà Nam", "Hà Nam"),
    ("Công văn số 15/CTHADS-NV ngày 2/3/2024 của Cục Thi hành án dân sự tỉnh về án", "Cục Thi hành án dân sự tỉnh Hà Nam", "Hà Nam"),
    ("Kết luận số 15-KL/ĐU ngày 2/3/2024 của Đảng ủy UBND tỉnh về nhân sự", "Đảng ủy UBND tỉnh Hà Nam", "Hà Nam"),
    ("Kết luận số 15-KL/ĐU ngày 2/3/2024 của Đảng ủy Sở Công Thương về nhân sự", "Đảng ủy Sở Công Thương tỉnh Hà Nam", "Hà Nam"),
    ("Kết luận số 15-KL/ĐU ngày 2/3/2024 của Đảng ủy các cơ quan Đảng tỉnh về nhân sự", "Đảng ủy các cơ quan Đảng tỉnh Hà Nam", "Hà Nam"),
    ("Kết luận số 15-KL/ĐU ngày 2/3/2024 của Đảng ủy xã Ba Sao về nhân sự", "Đảng ủy xã Ba Sao", "Hà Nam"),
    ("Kết luận số 15-KL/ĐU ngày 2/3/2024 của Đảng ủy Chính phủ về nhân sự", "Đảng ủy Chính phủ", "national"),
    ("Quyết định số 15/QĐ-UBND ngày 2/3/2024 của CHỦ TỊCH UBND HUYỆN KIM BẢNG VỀ VIỆC CÔNG BỐ chợ", "UBND HUYỆN KIM BẢNG", "Hà Nam"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "issuer", "scope"), ISSUERS, ids=[row[1] for row in ISSUERS])
def test_whose_an_office_is_its_name_says(words: str, issuer: str, scope: str | None) -> None:
    (found,) = parse(Source("mau.txt", "text", f"{LETTER}Theo {words}.\n", "", 0), "mau").citations
    assert (found.issuer, found.scope) == (issuer, scope)


APART = (
    ("Căn cứ Nghị định số 1 25/2025/NĐ-CP ngày 11/6/2025 của Chính phủ", "125/2025/NĐ-CP", "Nghị định"),
    ("Căn cứ Nghị định số I 40/2025/NĐ-CP ngày 11/6/2025 của Chính phủ", "140/2025/NĐ-CP", "Nghị định"),
    ("Căn cứ Kế hoạch 1 02/KH-UBND của UBND tỉnh", "102/KH-UBND", "Kế hoạch"),
    ("Căn cứ Nghị quyết số: 1 2-NQ/TU của Tỉnh ủy", "12-NQ/TU", "Nghị quyết"),
    ("Căn cứ Quyết định số l5/QĐ-UBND của UBND tỉnh", "15/QĐ-UBND", "Quyết định"),
)


@pytest.mark.parametrize(("words", "probably", "doc_type"), APART, ids=[row[1] for row in APART])
def test_digits_that_stand_apart_are_one_doubtful_number(words: str, probably: str, doc_type: str) -> None:
    (found,) = parse(Source("mau.txt", "text", f"{LETTER}{words}.\n", "", 0), "mau").citations
    assert (found.canonical, found.probably, found.doc_type) == (None, probably, doc_type)


@pytest.mark.parametrize("words", ["Bước 1 25/QĐ-UBND", "Điều 1 25/QĐ-UBND", "| 1 25/QĐ-UBND |"])
def test_what_counts_before_a_number_is_no_part_of_it(words: str) -> None:
    found = parse(Source("mau.txt", "text", f"{LETTER}{words}.\n", "", 0), "mau").citations
    assert found[-1].canonical == "25/QĐ-UBND"
