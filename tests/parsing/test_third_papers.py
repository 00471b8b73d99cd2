"""Kinds found on a third set of unseen papers: bodies carried along a list, torn months, titles that carry acts out."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.parsing.symbols import join_number


def read(text: str) -> Document:
    return parse(Source("mau.txt", "text", text, "", 0), "mau")


STATE = "CHÍNH PHỦ\nSố: 215/NQ-CP\nHà Nội, ngày 12 tháng 5 năm 2025\n\nNGHỊ QUYẾT\nVề việc giao quản lý hồ chứa\n\n"
CARRIED = [
    (
        "Theo đề nghị của Bộ Xây dựng tại Tờ trình số 31/TTr-BXD; của Ủy ban nhân dân tỉnh Gia Lai tại Tờ trình số "
        "52/TTr-UBND ngày 4 tháng 3 năm 2025, các văn bản số 610/UBND-NN và số 644/UBND-NN; Báo cáo số 71/BC-UBND.",
        {"52/TTr-UBND", "610/UBND-NN", "644/UBND-NN", "71/BC-UBND"},
        "UBND tỉnh Gia Lai",
    ),
    (
        "Xét đề nghị của HĐND tỉnh Bến Tre tại Nghị quyết số 12/NQ-HĐND và Báo cáo số 9/BC-HĐND.",
        {"12/NQ-HĐND", "9/BC-HĐND"},
        "HĐND tỉnh Bến Tre",
    ),
    (
        "Xét Tờ trình số 18/TTr-UBND của UBND tỉnh An Giang, Công văn số 77/UBND-KT.",
        {"18/TTr-UBND", "77/UBND-KT"},
        "UBND tỉnh An Giang",
    ),
]


@pytest.mark.parametrize(("text", "numbers", "issuer"), CARRIED, ids=["letters", "assembly", "two"])
def test_a_paper_of_the_state_carries_a_body_along_its_list(text: str, numbers: set[str], issuer: str) -> None:
    assert {one.canonical for one in read(STATE + text).citations if one.issuer == issuer} == numbers


def test_a_body_is_carried_to_where_its_number_stands_again_and_not_to_other_sentences() -> None:
    found = read(f"{STATE}{CARRIED[0][0]}\n\nĐiều 1. Đồng ý như văn bản số 610/UBND-NN. Xem văn bản số 5/UBND-VP.")
    assert [(one.canonical, one.issuer) for one in found.citations][-2:] == [
        ("610/UBND-NN", "UBND tỉnh Gia Lai"),
        ("5/UBND-VP", None),
    ]


OWN = "UBND TỈNH LONG AN\nSố: 41/KH-UBND\nLong An, ngày 2 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát động thi đua\n\n"


@pytest.mark.parametrize(
    ("text", "issuer", "scope"),
    [
        (
            "Kế hoạch số 7/KH-HĐTĐKT của Hội đồng Thi đua - Khen thưởng Trung ương.",
            "Hội đồng Thi đua - Khen thưởng Trung ương",
            "national",
        ),
        ("Kết luận số 33-KL/BCS ngày 3/4/2023.", "Ban cán sự Đảng UBND tỉnh Long An", "Long An"),
        ("Tờ trình số 9-TTr/BCSĐ ngày 3/4/2023.", "Ban cán sự Đảng UBND tỉnh Long An", "Long An"),
    ],
)
def test_whose_a_code_is(text: str, issuer: str, scope: str) -> None:
    (cited,) = read(OWN + text).citations
    assert (cited.issuer, cited.scope) == (issuer, scope)


@pytest.mark.parametrize(
    ("number", "symbol", "canonical"),
    [
        ("31", "NQ/TW", "31-NQ/TW"),
        ("12", "KL/TU", "12-KL/TU"),
        ("217", "QĐ/TWĐTN", "217-QĐ/TWĐTN"),
        ("218", "HD/TWĐTN-VP", "218-HD/TWĐTN-VP"),
        ("671", "QĐ/UB", "671/QĐ-UB"),
    ],
)
def test_numbers_of_the_party_with_a_blank_are_written_with_a_hyphen(number: str, symbol: str, canonical: str) -> None:
    assert join_number(number, symbol, None, " ") == canonical


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("ngày 14 tháng 0 9 năm 2019", "2019-09-14"),
        ("ngày 3 tháng 1 1 năm 2020", "2020-11-03"),
        ("ngày 03 tháng 11 năm 2020", "2020-11-03"),
    ],
)
def test_a_month_torn_in_two(day: str, iso: str) -> None:
    found = read(
        f"UBND TỈNH LONG AN\nSố: 41/QĐ-UBND\nLong An, {day}\n\nQUYẾT ĐỊNH\nVề phí\n\nCông văn số 5/SNV-VP {day}."
    )
    assert found.metadata.date is not None
    assert found.metadata.date.text == iso
    assert [one.date for one in found.citations] == [iso]


TITLE = "UBND TỈNH LONG AN\nSố: 41/QĐ-UBND\nLong An, ngày 2 tháng 3 năm 2024\n\n{}\n\nCăn cứ Luật Tổ chức Chính phủ;\n"


@pytest.mark.parametrize(
    ("title", "relations"),
    [
        (
            "QUYẾT ĐỊNH\nBan hành Kế hoạch tổ chức thực hiện Chỉ thị số 8/CT-TTg ngày 3/2/2024 của Thủ tướng Chính phủ",
            [("implements", "8/CT-TTg")],
        ),
        (
            "QUYẾT ĐỊNH\nVỀ BAN HÀNH CHƯƠNG TRÌNH HÀNH ĐỘNG THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22/12/2024",
            [("implements", "57-NQ/TW")],
        ),
        (
            "QUYẾT ĐỊNH\nVề việc ban hành Phương án triển khai thực hiện Nghị định số 15/2024/NĐ-CP của Chính phủ",
            [("implements", "15/2024/NĐ-CP")],
        ),
        (
            "HƯỚNG DẪN\nThực hiện một số điều trong Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương",
            [("guides", "22-QĐ/TW")],
        ),
        ("QUYẾT ĐỊNH\nBan hành Quy chế quản lý theo Nghị định số 15/2024/NĐ-CP của Chính phủ", []),
    ],
)
def test_what_a_title_carries_out(title: str, relations: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.target) for one in read(TITLE.format(title)).relations] == relations


@pytest.mark.parametrize("of", ["CỦA UBND TỈNH LONG AN", "CỦA ỦY BAN NHÂN DÂN TỈNH LONG AN"])
def test_a_type_that_says_whose_it_is_has_its_title_below(of: str) -> None:
    found = read(
        f"ỦY BAN NHÂN DÂN TỈNH LONG AN\nLong An, ngày 9 tháng 11 năm 2001\n\nQUYẾT ĐỊNH {of}\n\n"
        "Về việc quy định mức thu phí bến bãi\n\ntrên địa bàn tỉnh\n\n____\n\nCăn cứ Luật Phí;\n"
    )
    assert found.metadata.doc_type is not None
    assert found.metadata.doc_type.text == "Quyết định"
    assert found.metadata.title is not None
    assert found.metadata.title.text == "Về việc quy định mức thu phí bến bãi trên địa bàn tỉnh"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Theo Công văn số 3517/VPCP-V.I ngày 3/4/2024.", ["3517/VPCP-V.I"]),
        (
            "Theo các văn bản số 3517/VPCP-V.I, 4028/VPCP-V.III và 96/TTCP-V.II.",
            ["3517/VPCP-V.I", "4028/VPCP-V.III", "96/TTCP-V.II"],
        ),
        ("Theo Công văn số 15/BTP-VP. I. Mục đích", ["15/BTP-VP"]),
    ],
)
def test_a_department_numbered_in_roman_numerals_is_part_of_the_symbol(text: str, numbers: list[str]) -> None:
    assert [one.canonical for one in read(OWN + text).citations] == numbers
