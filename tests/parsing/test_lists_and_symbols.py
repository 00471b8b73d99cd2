# ruff: noqa: E501 - tables of sentences as they are written
"""Numbers in lists, symbols with stops and blanks, laws of several years, provisions in brackets, what is only needed."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse

REPORT = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP\nSố: 34/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
)
CIRCULAR = "BỘ NỘI VỤ\nSố: 5/2024/TT-BNV\nHà Nội, ngày 10 tháng 12 năm 2024\n\nTHÔNG TƯ\nHướng dẫn lưu trữ\n\nĐiều 1. Phạm vi\n"


def read(sentence: str, header: str = REPORT) -> Document:
    return parse(Source("mau.txt", "text", header + sentence, "", 0), "mau")


NUMBERS: tuple[tuple[str, list[str]], ...] = (
    ("Quyết định số 100/QĐ-UBND và 101, 102/QĐ-UBND ngày 05/01/2024.", ["100/QĐ-UBND", "101/QĐ-UBND", "102/QĐ-UBND"]),
    ("Kế hoạch số 10/KH-UBND; 11, 12/KH-UBND và 13/KH-UBND.", ["10/KH-UBND", "11/KH-UBND", "12/KH-UBND", "13/KH-UBND"]),
    ("Quyết định số 7/QĐ-SCT ngày 3/4/2024 và 8, 9/QĐ-SCT.", ["7/QĐ-SCT", "8/QĐ-SCT", "9/QĐ-SCT"]),
    ("Quyết định số 7/QĐ-SCT, số 8, số 9/QĐ-SCT của Sở.", ["7/QĐ-SCT", "8/QĐ-SCT", "9/QĐ-SCT"]),
    ("Quyết định số 20/QĐ-UBND ngày 05/01/2024, 21/QĐ-UBND.", ["20/QĐ-UBND", "21/QĐ-UBND"]),
    ("Công văn số 12/CCTKV.05-TTKT3 ngày 03/6/2025.", ["12/CCTKV.05-TTKT3"]),
    ("Công văn số 12/CTKV.XV-NVDTPC ngày 03/6/2025.", ["12/CTKV.XV-NVDTPC"]),
    ("Thông tư số 3/2025/TTBNN MT ngày 02/7/2025.", ["3/2025/TT-BNNMT"]),
    ("Thông tư số 3/2025/TT-BNN MT ngày 02/7/2025.", ["3/2025/TT-BNNMT"]),
    ("Luật Nhà ở số 27/2023/QH 15 ngày 27/11/2023.", ["27/2023/QH15"]),
    ("Quyết định số 5/QĐ-SVH TTDL ngày 18/01/2024.", ["5/QĐ-SVHTTDL"]),
    ("Quyết định số 5/QĐ-UBND TP ngày 18/01/2024.", ["5/QĐ-UBND"]),
    ("Công văn số JHDPC/2025/276 ngày 03/10/2025 của Công ty.", ["JHDPC/2025/276"]),
    ("Văn bản số SAV-2025/12 ngày 03/10/2025.", ["SAV/2025/12"]),
    ("Tiêu chuẩn TCVN/2025/12 và mã lô ABC/2024/15.", []),
)  # fmt: skip

LAWS = (
    (
        "Luật Giao thông đường bộ các năm 2001, 2008.",
        ["Luật Giao thông đường bộ 2001", "Luật Giao thông đường bộ 2008"],
    ),
    ("Luật Đất đai (các năm 2003 và 2013).", ["Luật Đất đai 2003", "Luật Đất đai 2013"]),
    ("Luật Đất đai năm 2013, 2024.", ["Luật Đất đai 2013", "Luật Đất đai 2024"]),
    ("Luật Đất đai năm 2013, năm 2015 tỉnh đã giao đất.", ["Luật Đất đai 2013"]),
    ("Luật Đất đai năm 2013 (sửa đổi, bổ sung các năm 2018, 2023).", ["Luật Đất đai 2013"]),
)


@pytest.mark.parametrize(("sentence", "named"), [*NUMBERS, *LAWS], ids=[row[0][:48] for row in (*NUMBERS, *LAWS)])
def test_every_document_of_a_list_is_named(sentence: str, named: list[str]) -> None:
    assert [c.canonical for c in read(f"Theo {sentence}").citations] == named


@pytest.mark.parametrize("sentence", [row[0] for row in NUMBERS if "ngày" in row[0]])
def test_the_day_behind_a_number_is_read(sentence: str) -> None:
    assert any(c.date for c in read(sentence).citations)


def test_a_region_of_the_tax_office_is_of_no_province() -> None:
    (found,) = read("Công văn số 12/CTKV.XV-NVDTPC ngày 03/6/2025 của Chi cục Thuế khu vực XV về thuế.").citations
    assert (found.issuer, found.scope) == ("Chi cục Thuế khu vực XV", "national")


BRACKETED = (
    ("theo Nghị định 61/2018/NĐ-CP (khoản 2 Điều 5) về một cửa.", ("khoản 2 Điều 5",)),
    ("theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ (Điều 5, 6 và Phụ lục II).", ("Điều 5", "Điều 6", "Phụ lục II")),
    ("theo Nghị định số 61/2018/NĐ-CP (tại điểm a khoản 1 Điều 3).", ("điểm a khoản 1 Điều 3",)),
    ("theo Nghị định số 61/2018/NĐ-CP (Điều 5 quy định về hồ sơ).", ()),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "provisions"), BRACKETED, ids=[row[0][-40:] for row in BRACKETED])
def test_provisions_may_stand_in_brackets_behind(sentence: str, provisions: tuple[str, ...]) -> None:
    assert read(sentence).citations[0].provisions == provisions


RELATIONS = (
    ("Bãi bỏ Quyết định số 37/2016/QĐ-UBND (Điều 5) ngày 02/3/2016.", REPORT, ("ends_part", None, "37/2016/QĐ-UBND")),
    ("Quyết định số 37/2016/QĐ-UBND cần được sửa đổi cho phù hợp.", REPORT, ("proposed_amends", None, "37/2016/QĐ-UBND")),
    ("Quyết định số 37/2016/QĐ-UBND về phí chợ cần sửa đổi, bổ sung.", REPORT, ("proposed_amends", None, "37/2016/QĐ-UBND")),
    ("Cần thay thế Quyết định số 37/2016/QĐ-UBND.", REPORT, ("proposed_replaces", None, "37/2016/QĐ-UBND")),
    ("Văn bản cần được bãi bỏ: Quyết định số 37/2016/QĐ-UBND.", REPORT, ("proposed_repeals", None, "37/2016/QĐ-UBND")),
    ("Quyết định số 37/2016/QĐ-UBND nên được thay thế.", REPORT, ("proposed_replaces", None, "37/2016/QĐ-UBND")),
    ("Thông tư số 29/2017/TT-BNV quy định về liên kết chương trình đào tạo hết hiệu lực kể từ ngày 20/5/2022.", REPORT, ("repeals", None, "29/2017/TT-BNV")),
    ("Thông tư số 1/2023/TT-BNV quy định chi tiết Nghị định số 107/2020/NĐ-CP.", REPORT, ("guides", "1/2023/TT-BNV", "107/2020/NĐ-CP")),
    ("Nghị định số 6/2024/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Nhà ở số 27/2023/QH15.", REPORT, ("guides", "6/2024/NĐ-CP", "27/2023/QH15")),
    ("Nghị định số 6/2024/NĐ-CP quy định chi tiết Luật Đất đai năm 2024.", REPORT, ("guides", "6/2024/NĐ-CP", "31/2024/QH15")),
    ("Thông tư này quy định chi tiết khoản 3 Điều 5 Nghị định số 9/2023/NĐ-CP.", CIRCULAR, ("guides", "this", "9/2023/NĐ-CP")),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "header", "told"), RELATIONS, ids=[row[0][:60] for row in RELATIONS])
def test_what_is_told_of_an_act(sentence: str, header: str, told: tuple[str, str | None, str]) -> None:
    (found,) = read(sentence, header).relations
    assert (found.named, found.source, found.target) == told


UNTOLD = (
    "Những trường hợp phù hợp với Nghị định số 34/2014/NĐ-CP thì giữ nguyên, những trường hợp không còn phù hợp cần điều chỉnh theo Nghị định số 34/2014/NĐ-CP.",
    "d) Cơ quan thuế gửi Thông báo bổ sung thông tin (theo mẫu số 01/TB-BSTT ban hành kèm theo Nghị định số 126/2020/NĐ-CP) cho người nộp.",
)


@pytest.mark.parametrize("sentence", UNTOLD, ids=["what another clause needs", "what stands in brackets"])
def test_an_act_that_is_only_mentioned_is_not_changed(sentence: str) -> None:
    assert not read(sentence).relations


def test_what_is_ruled_in_detail_somewhere_is_no_subject() -> None:
    (found,) = read("Hồ sơ lập theo quy định chi tiết tại Thông tư số 5/2020/TT-BXD.").citations
    assert (found.subject, found.treatment) == (None, "basis")


PROCEDURES = """DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH, BỊ BÃI BỎ

STT
|
Tên thủ tục
|
Căn cứ pháp lý
|
Ghi chú
|
1
|
Cấp giấy phép bán lẻ rượu
|
- Luật Thương mại năm 2005;
- Nghị định số 105/2017/NĐ-CP
|
Bãi bỏ
|
2
|
Cấp lại giấy phép
|
Như trên
|
Bãi bỏ
"""


def test_the_basis_of_a_procedure_that_ends_does_not_end() -> None:
    found = read(PROCEDURES, "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\nSố: 20/QĐ-UBND\n\nQUYẾT ĐỊNH\nCông bố danh mục\n\n")
    assert not found.relations
    assert found.citations[0].issuer == "Quốc hội"
    assert "repealed" not in {c.treatment for c in found.citations}
