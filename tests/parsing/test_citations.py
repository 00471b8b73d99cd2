# ruff: noqa: E501 - tables of sentences as they are written
"""Citations as reports write them: a table of sentences that read like the domain, and what must never be one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.models import Source
from indexer.parsing import parse
from indexer.parsing.attribution import Own, resolve
from indexer.text.folding import split_codes, strip_number
from tests.support.sentences import only, read

WRITTEN = [
    # what stands in the text, canonical, type, date, issuer
    ("theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.", "846/QĐ-UBND", "Quyết định", "2017-11-07", "UBND tỉnh Quảng Ngãi"),
    ("tại Công văn số 405/ UBND-KTN ngày 07/02/2023 về góp ý.", "405/UBND-KTN", "Công văn", "2023-02-07", "UBND tỉnh Quảng Ngãi"),
    ("Kế hoạch số 1662 /KH-SCT ngày 05/8/2022.", "1662/KH-SCT", "Kế hoạch", "2022-08-05", "Sở Công Thương tỉnh Quảng Ngãi"),
    ("Kế hoạch số 125 - KH/TU ngày 05/4/2018 của Tỉnh ủy.", "125-KH/TU", "Kế hoạch", "2018-04-05", "Tỉnh ủy Quảng Ngãi"),
    ("theo quy định tại 3282/UBND-KT ngày 20/7/2020.", "3282/UBND-KT", None, "2020-07-20", "UBND tỉnh Quảng Ngãi"),
    ("thay thế Quyết số 42/2013/QĐ-UBND ngày 25/9/2013.", "42/2013/QĐ-UBND", "Quyết định", "2013-09-25", "UBND tỉnh Quảng Ngãi"),
    ("tại Văn bản sô 5340/SCT-TT ngày 22/8/2023.", "5340/SCT-TT", "Văn bản", "2023-08-22", "Sở Công Thương tỉnh Quảng Ngãi"),
    ("theo Nghị định\n\n107/2020/NĐ-CP ngày 14/9/2020 của Chính phủ.", "107/2020/NĐ-CP", "Nghị định", "2020-09-14", "Chính phủ"),
    ("theo Quyết định số 846/QÐ-UBND ngày 19/10/ 2016.", "846/QĐ-UBND", "Quyết định", "2016-10-19", "UBND tỉnh Quảng Ngãi"),
    ("theo quyết định số 846/qđ-ubnd ngày 04 tháng 4 năm 2014.", "846/qđ-ubnd", "Quyết định", "2014-04-04", "UBND tỉnh Quảng Ngãi"),
    ("theo Kế hoạch cải cách hành chính số 383/KH-SCT của Sở.", "383/KH-SCT", "Kế hoạch", None, "Sở Công Thương tỉnh Quảng Ngãi"),
    ("2. Ngày 21/02/2024, UBND tỉnh ban hành Quyết định số 346/QĐ-UBND.", "346/QĐ-UBND", "Quyết định", "2024-02-21", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 88/QĐ-UBND được UBND tỉnh ban hành ngày 09/9/2022 về giá.", "88/QĐ-UBND", "Quyết định", "2022-09-09", "UBND tỉnh Quảng Ngãi"),
    ("Luật Quản lý, sử dụng tài sản công số 15/2017/QH14.", "15/2017/QH14", "Luật", None, "Quốc hội"),
    ("Ngày 29/8/2023, Sở đã ban hành Quyết định số 208/QĐ-SCT.", "208/QĐ-SCT", "Quyết định", "2023-08-29", "Sở Công Thương tỉnh Quảng Ngãi"),
    ("theo Quyết định số 34/QĐ-UBND của UBND tỉnh Đồng Nai.", "34/QĐ-UBND", "Quyết định", None, "UBND tỉnh Đồng Nai"),
    ("Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13.", "80/2015/QH13", "Luật", None, "Quốc hội"),
    ("Thông tư liên tịch số 01/2014/TTLT-BTC-BNV ngày 02/01/2014.", "01/2014/TTLT-BTC-BNV", "Thông tư liên tịch", "2014-01-02", "Bộ Tài chính"),
    ("Nghị quyết số 04-NQ/TW ngày 19/10/2016 của Tỉnh ủy Quảng Ngãi.", "04-NQ/TW", "Nghị quyết", "2016-10-19", "Tỉnh ủy Quảng Ngãi"),
    (
        "Trung tâm Khuyến công và Xúc tiến thương mại ban hành Quyết định số 435/QĐ-TTKC&XTTM ngày 19/12/2022.",
        "435/QĐ-TTKC&XTTM",
        "Quyết định",
        "2022-12-19",
        "Trung tâm Khuyến công và Xúc tiến thương mại tỉnh Quảng Ngãi",
    ),
    ("Nghị quyết số 30a/2008/NQ-CP ngày 27 tháng 12 năm 2008.", "30a/2008/NQ-CP", "Nghị quyết", "2008-12-27", "Chính phủ"),
    ("theo Quyết định số 482/QĐ-UBND ngày ngày 13/01/2020.", "482/QĐ-UBND", "Quyết định", "2020-01-13", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 20A/QĐ-UBND ngày 10/11/2015.", "20A/QĐ-UBND", "Quyết định", "2015-11-10", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 119 A/QĐ-SCT ngày 10/11/2015.", "119A/QĐ-SCT", "Quyết định", "2015-11-10", "Sở Công Thương tỉnh Quảng Ngãi"),
    ("Quyết định số 99e/QĐ-UBND ngày 10/11/2015.", "99e/QĐ-UBND", "Quyết định", "2015-11-10", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 1.234/QĐ-UBND ngày 05/01/2016.", "1234/QĐ-UBND", "Quyết định", "2016-01-05", "UBND tỉnh Quảng Ngãi"),
    ("Công văn số 259/SNV-XDCQ,CTTN&BĐG ngày 16/01/2026.", "259/SNV-XDCQ,CTTN&BĐG", "Công văn", "2026-01-16", "Sở Nội vụ tỉnh Quảng Ngãi"),
    ("theo Quyết định số 5/QĐ-UBND,Kế hoạch năm.", "5/QĐ-UBND", "Quyết định", None, "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 671/QĐ.UB ngày 07/5/2003.", "671/QĐ.UB", "Quyết định", "2003-05-07", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 720/QĐ.UB.TC ngày 13/7/2004 của UBND huyện Chợ Mới.", "720/QĐ.UB.TC", "Quyết định", "2004-07-13", "UBND huyện Chợ Mới"),
    ("Quyết định số 363/QĐ.UBT.81 ngày 30/11/1981.", "363/QĐ.UBT.81", "Quyết định", "1981-11-30", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 1234 QĐ/UB ngày 12/5/1995.", "1234/QĐ-UB", "Quyết định", "1995-05-12", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 149 TC/QĐ/CĐKT ngày 01/11/1995 của Bộ Tài chính.", "149TC/QĐ/CĐKT", "Quyết định", "1995-11-01", "Bộ Tài chính"),
    ("Sắc lệnh số 63-SL ngày 22/11/1945.", "63/SL", "Sắc lệnh", "1945-11-22", "Chủ tịch nước"),
    ("Lệnh số 18-L/CTN ngày 02/12/1998.", "18-L/CTN", "Lệnh", "1998-12-02", "Chủ tịch nước"),
    ("Chỉ thị số 202-CT ngày 28/6/1991.", "202/CT", "Chỉ thị", "1991-06-28", "Hội đồng Bộ trưởng"),
    ("Nghị quyết số 19-2018/NQ-CP ngày 15/5/2018.", "19/2018/NQ-CP", "Nghị quyết", "2018-05-15", "Chính phủ"),
    ("Văn bản hợp nhất số 19/VBHN-VPQH ngày 23/7/2015.", "19/VBHN-VPQH", "Văn bản hợp nhất", "2015-07-23", "Văn phòng Quốc hội"),
    ("Quyết định số 846/QĐUBND ngày 07/11/2017.", "846/QĐ-UBND", "Quyết định", "2017-11-07", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 846/QĐ-ƯBND ngày 07/11/2017.", "846/QĐ-UBND", "Quyết định", "2017-11-07", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 846/QĐ- UBND ngày 07/11/2017.", "846/QĐ-UBND", "Quyết định", "2017-11-07", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 12/2021/ QĐ-UBND ngày 05/4/2021.", "12/2021/QĐ-UBND", "Quyết định", "2021-04-05", "UBND tỉnh Quảng Ngãi"),
    ("Quyết định số 665/QĐ-UBND ngày 30/6/2007 của UBND tỉnh Hà Tây về quy hoạch.", "665/QĐ-UBND", "Quyết định", "2007-06-30", "UBND tỉnh Hà Tây"),
    ("Quyết định số 7/QĐ-UB ngày 12/12/1996 của UBND tỉnh Quảng Nam - Đà Nẵng.", "7/QĐ-UB", "Quyết định", "1996-12-12", "UBND tỉnh Quảng Nam - Đà Nẵng"),
    ("Quyết định số 15/QĐ-UBND ngày 30/8/2025 của UBND đặc khu Lý Sơn.", "15/QĐ-UBND", "Quyết định", "2025-08-30", "UBND đặc khu Lý Sơn"),
    ("Công văn số 5363/CT-CS ngày 20/11/2025.", "5363/CT-CS", "Công văn", "2025-11-20", "Cục Thuế"),
    ("Quyết định số 12/QĐ-UBND ngày tháng 4 năm 2025.", "12/QĐ-UBND", "Quyết định", "2025-04", "UBND tỉnh Quảng Ngãi"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "canonical", "doc_type", "date", "issuer"), WRITTEN, ids=[w[1] for w in WRITTEN])
def test_a_citation_is_read_as_it_is_written(
    sentence: str, canonical: str, doc_type: str | None, date: str | None, issuer: str
) -> None:
    found = only(sentence)
    assert (found.canonical, found.doc_type, found.date, found.issuer) == (canonical, doc_type, date, issuer)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiếp nhận 5626/8086 hồ sơ, đạt 69,6 %; có 39/40 công chức.",
        "Giai đoạn 2021-2025, nhiệm kỳ 2020 – 2025, ngày 17/11/2017, quý I/2023, tháng 4/2025.",
        "Điện thoại 0255-3822 789; số tài khoản 102/345/678.",
        "Theo TCVN ISO 9001:2015 và QCVN 41:2019/BGTVT.",
        "Kế hoạch 5 năm; Báo cáo 6 tháng; Quyết định 03 thủ tục; vận tốc 60 km/h, giá 12.000 đồng/kg.",
        "Mẫu số 01/ĐK; tải tại https://sct.vn/van-ban?so=846/QĐ-UBND và C:\\luu\\5/QĐ-UBND.",
        "Xem http://sct.dongnai.gov.vn/Pages/news.aspx?CatId=103 và thư cchc_snv@bacgiang.gov.vn.",
    ],
)
def test_what_is_no_citation(sentence: str) -> None:
    assert read(sentence).citations == ()


def test_a_bare_body_in_the_paper_of_a_commune_is_its_own() -> None:
    header = "ỦY BAN NHÂN DÂN\nXÃ BA TƠ\nSố: 5/BC-UBND\nBa Tơ, ngày 10 tháng 9 năm 2025\n\nBÁO CÁO\nkết quả\n\n"
    own = Own("UBND xã Ba Tơ", "Quảng Ngãi")
    assert resolve("QĐ-UBND", None, None, own) == ("UBND xã Ba Tơ", "Quảng Ngãi")
    found = read("Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.", header).citations
    assert [c.issuer for c in found if c.canonical == "846/QĐ-UBND"] != ["UBND xã Ba Tơ"]


def test_a_law_is_about_its_name() -> None:
    law = only("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15;")
    assert (law.doc_type, law.subject, law.treatment) == (
        "Luật",
        "sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế",
        "basis",
    )
    assert only("Căn cứ Luật Ngân sách nhà nước 83/2015/QH13;").subject == "Ngân sách nhà nước"


def test_an_amending_decree_names_all_that_it_amends() -> None:
    first, second, third = read(
        "Căn cứ Nghị định số 187/2025/NĐ-CP sửa đổi một số điều của Nghị định số 78/2025/NĐ-CP về xây dựng văn bản và "
        "Nghị định số 79/2025/NĐ-CP về kiểm tra văn bản;"
    ).citations
    assert (first.subject or "").endswith("79/2025/NĐ-CP về kiểm tra văn bản")
    assert [c.treatment for c in (first, second, third)] == ["basis", "amended", "amended"]


def test_what_a_provision_says_is_no_subject() -> None:
    assert (
        only("Tại khoản 4 Điều 13 Nghị định số 10/2022/NĐ-CP quy định Ủy ban nhân dân ban hành bảng giá.").subject
        is None
    )


def test_the_own_number_is_no_citation() -> None:
    assert read("Sở Công Thương báo cáo.").citations == ()
    assert read("Kèm theo Báo cáo số 566/BC-SCT.").citations == ()


def test_a_list_shares_its_type_treatment_and_issuer() -> None:
    found = read("UBND tỉnh đã ban hành các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND về phí.").citations
    assert [c.doc_type for c in found] == ["Quyết định"] * 3
    assert [c.treatment for c in found] == ["issues"] * 3
    assert [c.subject for c in found] == ["phí"] * 3


def test_short_forms_are_resolved_within_the_document() -> None:
    found = read(
        "Thực hiện Nghị quyết 05-NQ/TU ngày 05/12/2016 của Tỉnh ủy. Nội dung Nghị quyết 05 được phổ biến. "
        "Tinh giản theo Nghị định 108 của Chính phủ."
    ).citations
    assert [(c.short, c.canonical, c.issuer) for c in found] == [
        (False, "05-NQ/TU", "Tỉnh ủy Quảng Ngãi"),
        (True, "05-NQ/TU", "Tỉnh ủy Quảng Ngãi"),
        (True, None, "Chính phủ"),
    ]


@pytest.mark.parametrize(
    ("sentence", "treatment"),
    [
        ("Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh.", "implements"),
        ("Căn cứ Kế hoạch số 9/KH-UBND của UBND tỉnh.", "basis"),
        ("Sở đã ban hành Kế hoạch số 9/KH-SCT.", "issues"),
        ("- Kế hoạch số 9/KH-SCT ngày 02/02/2023 về tuyên truyền.", "issues"),
        ("Đề án được UBND tỉnh phê duyệt tại Quyết định số 9/QĐ-UBND.", "basis"),
        ("Sở ban hành Quy chế chi tiêu tại Quyết định số 9/QĐ-SCT.", "issues"),
        ("Theo Quy chế làm việc của Sở tại Quyết định số 9/QĐ-SCT.", "basis"),
        ("Quyết định ban hành Quy chế thay thế Quyết định số 9/QĐ-UBND.", "replaced"),
        ("Thông tư sửa đổi, bổ sung một số điều của Thông tư số 9/2022/TT-BCT.", "amended"),
        ("Bãi bỏ Quyết định số 9/QĐ-UBND.", "repealed"),
        ("chưa được bổ sung, sửa đổi như: Nghị định 02/2003/NĐ-CP.", "mentions"),
        ("Ban hành Quy chế làm việc (Quyết định số 9/QĐ-SCT).", "issues"),
        ("(được sửa đổi, bổ sung tại khoản 24 Điều 1 Nghị định số 187/2025/NĐ-CP)", "basis"),
        ("Các dự án ngoài Kế hoạch số 9/KH-UBND của UBND tỉnh.", "mentions"),
        ("Sửa đổi Quy chế làm việc ban hành kèm theo Quyết định số 9/QĐ-SCT.", "amended"),
        ("Tại khoản 2 Điều 3 Quyết định số 9/QĐ-SCT đã nêu.", "basis"),
    ],
)
def test_how_a_citation_is_used(sentence: str, treatment: str) -> None:
    assert only(sentence).treatment == treatment


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Quyết định số 9/QĐ-UBND ngày 17/11/2017 của UBND tỉnh ban hành Quy định phối hợp, trong đó giao Sở.", "Quy định phối hợp"),
        ("Công văn số 9/SNV-TT ngày 06/3/2023 của Sở Nội vụ hướng dẫn chế độ báo cáo, Sở báo cáo.", "hướng dẫn chế độ báo cáo"),
        ("- Kế hoạch số 9/KH-SCT ngày 26/12/2022 Cải cách hành chính năm 2023 của Sở Công Thương.", "Cải cách hành chính năm 2023"),
        ("UBND tỉnh phê duyệt Đề án vị trí việc làm tại Quyết định số 9/QĐ-UBND ngày 16/12/2022.", "Đề án vị trí việc làm"),
        ("Ban hành Quy chế làm việc của Sở (Quyết định số 9/QĐ-SCT).", "Quy chế làm việc của Sở"),
        ("theo Quyết định số 9/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.", None),
        ("Quyết định số 9/QĐ-SCT về việc “*Phê duyệt Đề án của Trung tâm*” theo Danh mục.", "Phê duyệt Đề án của Trung tâm"),
    ],
)  # fmt: skip
def test_what_a_citation_is_about(sentence: str, subject: str | None) -> None:
    assert only(sentence).subject == subject


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Quyết định số 700/QĐ-UBND của Chủ tịch UBND thành phố Quảng Ngãi.", "UBND thành phố Quảng Ngãi"),
        ("Quyết định của UBND tỉnh Gia Lai số 77/QĐ-UBND ngày 09/01/2024.", "UBND tỉnh Gia Lai"),
        ("Quyết định số 5/QĐ-UBND của UBND TPHCM về phí.", "UBND thành phố Hồ Chí Minh"),
        ("Nghị quyết số 35/2023/NQ-HĐND của HĐND thành phố Đà Nẵng.", "HĐND thành phố Đà Nẵng"),
        *(
            (f"Theo Quyết định số 99/QĐ-UBND {day} của Ủy ban nhân dân tỉnh Hà Giang về quy chế.", "UBND tỉnh Hà Giang")
            for day in (
                "ngày 12/5/20023",
                "ngày 31/02/2023",
                "ngày 31 tháng 02 năm 2023",
                "(ngày 12/5/2O22)",
                "ngày …/5/2022",
            )
        ),
    ],
)
def test_bodies_of_other_places(sentence: str, issuer: str) -> None:
    assert only(sentence).issuer == issuer


def test_a_later_mention_is_of_the_body_that_was_stated_once() -> None:
    found = read("Nghị quyết số 35/2023/NQ-HĐND của HĐND thành phố Đà Nẵng. Thực hiện Nghị quyết 35.").citations
    assert {c.issuer for c in found} == {"HĐND thành phố Đà Nẵng"}


def test_list_members_share_the_symbol_that_follows() -> None:
    found = read("theo các Nghị quyết số 18 và 19-NQ/TW, các Quyết định số 12, 13/QĐ-UBND của UBND tỉnh.").citations
    assert [(c.text, c.canonical, c.short, c.doc_type) for c in found] == [
        ("18", "18-NQ/TW", True, "Nghị quyết"),
        ("19-NQ/TW", "19-NQ/TW", False, "Nghị quyết"),
        ("12", "12/QĐ-UBND", True, "Quyết định"),
        ("13/QĐ-UBND", "13/QĐ-UBND", False, "Quyết định"),
    ]


def test_a_letter_of_another_body_in_a_list_keeps_its_body() -> None:
    found = read("UBND tỉnh ban hành Kế hoạch số 45/KH-UBND; Công văn số 120/SCT-VP ngày 15/02/2023.").citations
    assert [c.issuer for c in found] == ["UBND tỉnh Quảng Ngãi", "Sở Công Thương tỉnh Quảng Ngãi"]


def test_units_are_told_by_the_initials_of_their_names() -> None:
    found = only("Quyết định số 28/QĐ-TTXTTM về quy trình của Trung tâm Xúc tiến Thương mại.")
    assert found.issuer == "Trung tâm Xúc tiến Thương mại tỉnh Quảng Ngãi"


_BLANK = st.sampled_from(["", " "])
_SYMBOLS = st.sampled_from(["QĐ-UBND", "KH-SCT", "BC-SNV", "NĐ-CP", "TT-BCT", "QĐ-TTg"])


@given(st.integers(1, 99999), _SYMBOLS, _BLANK, _BLANK, st.booleans(), st.booleans())
def test_any_spelling_of_a_number_is_the_same_number(
    number: int, symbol: str, before: str, after: str, padded: bool, eth: bool
) -> None:
    digits = f"{number:02d}" if padded else str(number)
    written = symbol.replace("Đ", "Ð") if eth else symbol
    found = only(f"theo Quyết định số {digits}{before}/{after}{written} của tỉnh.")
    first, *rest = split_codes(found.canonical or "")
    assert (strip_number(first), tuple(rest)) == (str(number), split_codes(symbol))


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_a_document_and_every_span_reads_back(noise: str) -> None:
    text = unicodedata.normalize("NFC", noise + " Quyết định số 846/QĐ-UBND " + noise)
    document = parse(Source("x", "text", text, "", 0), "x")
    assert any(c.text == "846/QĐ-UBND" or "846" in c.text for c in document.citations) or "846" not in text
    for citation in document.citations:
        assert text[citation.start : citation.end] == citation.text
    spans = [(p.start, p.end) for p in document.passages]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


_PIECES = st.sampled_from(
    [
        "/",
        "-",
        "1",
        "2023",
        " ",
        "\n",
        "QĐ",
        "UBND",
        "số ",
        "Quyết định ",
        "ngày ",
        "(",
        ")",
        ";",
        "“",
        "”",
        "*",
        "của ",
        "|",
        "\t",
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=80).map("".join))
def test_pieces_of_citations_in_any_order_never_raise(text: str) -> None:
    document = parse(Source("x", "text", text, "", 0), "x")
    for citation in document.citations:
        assert text[citation.start : citation.end] == citation.text


@pytest.mark.parametrize(
    "piece", ["/", "1", "-", " ", "1/", "(", "“", "số ", "Quyết định ", "a\n", "1/QĐ-", "ngày 1", "\t"]
)
def test_hostile_texts_are_read_to_their_end(piece: str) -> None:
    """A million characters of one piece: work that grows with the square of the length would never end."""
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    assert parse(Source("x", "text", text, "", 0), "x").source.text == text


def test_what_cannot_be_a_number_is_kept_with_what_it_probably_is() -> None:
    found = read("Căn cứ Quyết định số l23/QĐ-UBND và Quyết định số 85O/QĐ-UBND;").citations
    assert [(c.canonical, c.probably) for c in found] == [(None, "123/QĐ-UBND"), (None, "850/QĐ-UBND")]


def test_letters_of_another_script_are_ours() -> None:
    assert only("Thông tư số 105/2025/TT-BT\u0421 ngày 31/10/2025.").canonical == "105/2025/TT-BTC"


CALLED = [
    # what stands in the text → the short mentions and what they are
    ("Quyết định số 06/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án phát triển dữ liệu (sau đây viết tắt là Đề án 06). Kết quả ĐA 06.", ["06/QĐ-TTg", "06/QĐ-TTg"]),
    ("Quyết định số 06/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án phát triển dữ liệu. Triển khai Đề án 06 trên địa bàn.", ["06/QĐ-TTg"]),
    ("Thực hiện Kế hoạch số 02/KH-UBND ngày 05/01/2024. Tiến độ của Kế hoạch số 02 chậm.", ["02/KH-UBND"]),
    ("Theo Quyết định số 23/2012/QĐ-UBND và Quyết định số 23/2015/QĐ-UBND. Sửa QĐ 23/2012.", ["23/2012/QĐ-UBND"]),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị. Tinh thần NQ 57 của Trung ương.", ["57-NQ/TW"]),
    ("Theo Quyết định số 5/QĐ-UBND và Quyết định số 5/QĐ-SCT. Nội dung Quyết định số 5 đã rõ.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CALLED, ids=[row[0][:50] for row in CALLED])
def test_what_is_called_short_is_what_the_document_gives_it(text: str, wanted: list[str | None]) -> None:
    assert [c.canonical for c in read(text).citations if c.short] == wanted
