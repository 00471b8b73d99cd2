# ruff: noqa: E501 - tables of sentences as they are written
"""What papers of other hands showed: subjects that end in time, whose a paper is, what a list does, how lines go on."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.reading import read_text

HEAD = "UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\nLào Cai, ngày 10 tháng 3 năm 2025\n\nBÁO CÁO\nkết quả\n\n"


def read(text: str) -> Document:
    return parse(read_text("a.txt", text.encode()), "a")


SUBJECTS = (
    ("theo Quyết định số 7/QĐ-UBND ngày 3/4/2024 về \nviệc thành lập Tổ giúp việc.", "thành lập Tổ giúp việc"),
    (
        "theo Nghị quyết số 7/NQ-CP ngày 3/4/2024 về phát triển hạ tầng số (Nghị quyết số 7/NQ-CP); bảo đảm tiến độ.",
        "phát triển hạ tầng số",
    ),
    (
        "theo Nghị định số 7/2024/NĐ-CP ngày 3/4/2024 về ưu đãi đầu tư (áp dụng từ ngày 1/6/2024) cho cả tỉnh.",
        "ưu đãi đầu tư",
    ),
    (
        "theo Chỉ thị số 7/CT-TTg ngày 3/4/2024 về phòng cháy trong tình hình hiện nay.",
        "phòng cháy trong tình hình hiện nay",
    ),
    (
        "theo Quyết định số 7/2024/QĐ-UBND sửa đổi Quy chế ban hành kèm theo Quyết định số 5/2020/QĐ-UBND "
        "ngày 3/4/2020 của UBND tỉnh Lào Cai.",
        "sửa đổi Quy chế ban hành kèm theo Quyết định số 5/2020/QĐ-UBND ngày 3/4/2020 của UBND tỉnh Lào Cai",
    ),
    (
        "theo Nghị quyết số 7/2024/NQ-HĐND khóa XV, kỳ họp thứ 12 về mức thu phí.",
        "mức thu phí",
    ),
    (
        "theo Kế hoạch số 7/KH-UBND về ứng dụng số, Chương trình hành động số 9-CTr/TU của Tỉnh ủy.",
        "ứng dụng số",
    ),
    (
        "theo Kế hoạch số 7/KH-UBND ngày 3/4/2024 về cải cách hành chính và Kết luận tại Hội nghị sơ kết năm.",
        "cải cách hành chính",
    ),
    (
        "theo Công văn số 7/UBND-KT ngày 3/4/2024 về việc giảm tiền thuê đất gửi Sở Tài chính và các phòng.",
        "giảm tiền thuê đất",
    ),
    (
        "theo Luật số 7/2019/QH14 về nhiệm vụ của Hội đồng nhân dân, Ủy ban nhân dân xã.",
        "nhiệm vụ của Hội đồng nhân dân, Ủy ban nhân dân xã",
    ),
    (
        "Bãi bỏ khoản 2 Điều 18 Quy chế hoạt động của Khu kinh tế Cầu Treo, tỉnh Hà Tĩnh ban hành kèm theo Quyết định số "
        "162/2007/QĐ-TTg ngày 19 tháng 10 năm 2007.",
        "Quy chế hoạt động của Khu kinh tế Cầu Treo, tỉnh Hà Tĩnh",
    ),
    (
        "sửa đổi Điều lệ tổ chức và hoạt động của Quỹ Đầu tư ban hành kèm theo Quyết định số 6/2018/QĐ-UBND.",
        "Điều lệ tổ chức và hoạt động của Quỹ Đầu tư",
    ),
    (
        "Xét Tờ trình số 39/TTr-UBND ngày 18/11/2025 về việc quy hoạch khu ga (thực hiện Điều 31 Luật Thủ đô 2024);",
        "quy hoạch khu ga",
    ),
    ("theo Tờ trình số 7/TTr-SCT ngày 3/4/2024. Xét đề nghị của Chánh Văn phòng Sở.", None),
    ("Kế hoạch số 7/KH-SCT ngày 3/4/2024 phê duyệt tại Quyết định số 8/QĐ-SCT.", None),
    (
        "thực hiện “Đề án 7/ĐA-UBND về phát triển chợ đến năm 2030” năm 2026.",
        "phát triển chợ đến năm 2030",
    ),
)


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[0][:50] for row in SUBJECTS])
def test_a_subject_ends_in_time(sentence: str, subject: str | None) -> None:
    found = read(f"{HEAD}{sentence}\n").citations[0]
    assert found.subject == subject


ISSUERS = (
    (
        "Sở đã nhận Công văn số 9/CV-BSG ngày 3/4/2024 của CÔNG TY CỔ PHẦN BIA LÀO CAI – SA PA vướng mắc về thuế.",
        "CÔNG TY CỔ PHẦN BIA LÀO CAI – SA PA",
    ),
    ("Quyết định bãi bỏ Thông tư số 9/TTLB ngày 19/9/1997 của liên Bộ: Bộ Y tế - Bộ Tài chính.", "Bộ Y tế"),
    ("thống nhất với Cục Thuế tỉnh Hà Tĩnh tại Công văn số 9/CT-TH ngày 7/2/2012.", "Cục Thuế tỉnh Hà Tĩnh"),
    (
        "thống nhất với Cục Thuế tỉnh Hà Tĩnh tại Công văn số 9/CT-TH ngày 7/2/2012 và Công văn số 12/CT-KT.",
        "Cục Thuế tỉnh Hà Tĩnh",
    ),
)


@pytest.mark.parametrize(("sentence", "issuer"), ISSUERS, ids=[row[0][:50] for row in ISSUERS])
def test_whose_a_letter_is(sentence: str, issuer: str) -> None:
    assert read(f"{HEAD}{sentence}\n").citations[-1].issuer == issuer


USES = (
    ("(Nghị quyết số 9/NQ-CP)", "Thực hiện Nghị quyết số 9/NQ-CP ngày 3/4/2024 (Nghị quyết số 9/NQ-CP).", "implements"),
    (
        "under áp dụng",
        "Áp dụng các văn bản quy phạm pháp luật trên địa bàn tỉnh như sau:\n\n1. Quyết định số 9/QĐ-SCT ngày 3/4/2024.\n",
        "mentions",
    ),
    (
        "a report behind what a proposal ends",
        "Xét Tờ trình số 42/TTr-UBND ngày 3/2/2024 của UBND tỉnh về việc đề nghị ban hành Nghị quyết bãi bỏ Nghị quyết số "
        "30/2013/NQ-HĐND ngày 6/12/2013; Báo cáo thẩm tra số 10/BC-BPC ngày 9/2/2024 của Ban Pháp chế HĐND tỉnh;",
        "basis",
    ),
    (
        "a letter ends no act",
        "tại văn bản số 7/STC-NS ngày 3/2/2024 về việc bãi bỏ Quyết định số 9/QĐ-UBND ngày 3/4/2020.",
        "proposed_repealed",
    ),
)


@pytest.mark.parametrize(("what", "sentence", "used"), USES, ids=[row[0] for row in USES])
def test_how_it_is_used(what: str, sentence: str, used: str) -> None:
    assert read(f"{HEAD}{sentence}\n").citations[-1].used == used


def test_the_day_before_a_clause_is_the_acts() -> None:
    text = f"{HEAD}Vì vậy ngày 23/5/2011, Bộ Nội vụ đã ban hành Công văn số 9/BNV-TL về việc nâng lương."
    assert read(text).citations[0].date == "2011-05-23"


def test_a_list_of_some_documents_ends_them() -> None:
    text = (
        "THỦ TƯỚNG\nCHÍNH PHỦ\nSố: 4/2025/QĐ-TTg\nHà Nội, ngày 1 tháng 12 năm 2025\n\nQUYẾT ĐỊNH\nBÃI BỎ MỘT SỐ VĂN BẢN\n\n"
        "Điều 1. Bãi bỏ toàn bộ một số văn bản quy phạm pháp luật của Thủ tướng Chính phủ\n\n"
        "1. Quyết định số 104/2000/QĐ-TTg ngày 25 tháng 8 năm 2000.\n\n2. Quyết định số 63/2002/QĐ-TTg.\n"
    )
    found = read(text)
    assert [(r.kind, r.source, r.target) for r in found.relations] == [
        ("repeals", "this", "104/2000/QĐ-TTg"),
        ("repeals", "this", "63/2002/QĐ-TTg"),
    ]
    assert found.metadata.issuer is not None
    assert found.metadata.issuer.text == "Thủ tướng Chính phủ"


def test_what_a_plan_is_about_says_what_it_carries_out() -> None:
    sentence = (
        "Thực hiện Quyết định số 9/QĐ-UBND ngày 3/4/2024 của UBND tỉnh về việc phê duyệt “Chiến lược dữ liệu "
        "triển khai thực hiện Quyết định số 142/QĐ-TTg ngày 2/2/2024 của Thủ tướng Chính phủ”.\n"
    )
    assert ("implements", "9/QĐ-UBND", "142/QĐ-TTg") in [
        (r.kind, r.source, r.target) for r in read(HEAD + sentence).relations
    ]


HEADS = (
    (
        "SỞ CÔNG THƯƠNG\nĐOÀN KIỂM TRA\nTHEO QUYẾT ĐỊNH\nSỐ 50/QĐ-SCT\nLào Cai, ngày 10 tháng 3 năm 2026\nSố: 11/KH-ĐKT\n\n"
        "KẾ HOẠCH\nKiểm tra kho hàng\n",
        "number",
        "11",
    ),
    (
        "SỞ CÔNG THƯƠNG\nTỈNH LÀO CAI\nĐOÀN KIỂM TRA\nSố: 11/KH-ĐKT\nLào Cai, ngày 10 tháng 3 năm 2026\n\n"
        "KẾ HOẠCH\nKiểm tra kho hàng\n",
        "issuer",
        "Đoàn kiểm tra Sở Công Thương tỉnh Lào Cai",
    ),
    (
        "UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG\nSố: 11/KH-SCT\nLào Cai, ngày 10 tháng 3 năm 2026\n\n"
        "KẾ HOẠCH\nThực hiện Đề án số 8 về phát triển chợ tỉnh Lào Cai\n(Ban hành kèm theo Nghị quyết số 3-NQ/TU)\n",
        "title",
        "Thực hiện Đề án số 8 về phát triển chợ tỉnh Lào Cai",
    ),
    (
        "Nghị quyết về việc điều chỉnh định mức chi\nHội đồng nhân dân tỉnh bạc liêu\nKhóa VII, kỳ họp thứ 12\n"
        "Căn cứ Luật Ngân sách nhà nước;\n",
        "issuer",
        "HĐND tỉnh Bạc Liêu",
    ),
    (
        "Quyết định v/v chuyển chức năng quản lý định canh\nỦy ban nhân dân tỉnh nghệ an\nCăn cứ Luật Đất đai;\n",
        "doc_type",
        "Quyết định",
    ),
    (
        "| **BỘ NỘI VỤ** <br> Số: 62 /BNV-TL <br> V/v nâng lương | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM <br> "
        "*Hà Nội, ngày 15 tháng 9 năm 2026* |\n\n> **TRƯỜNG ĐẠI HỌC X**\n> **ĐẾN** Số: 1998\n> Ngày: 16/9/2026\n\n"
        "Kính gửi: Các trường.\n",
        "issuer",
        "Bộ Nội vụ",
    ),
)


@pytest.mark.parametrize(("text", "field", "value"), HEADS, ids=[f"{row[1]} {row[2][:40]}" for row in HEADS])
def test_what_a_paper_says_of_itself(text: str, field: str, value: str) -> None:
    found = getattr(read(text).metadata, field)
    assert found is not None
    assert found.text == value


def test_paragraphs_with_blank_lines_between_them_are_not_broken() -> None:
    line = "của Thủ tướng Chính phủ về tăng cường công tác quản lý, bảo vệ rừng trên địa bàn cả nước trong năm,"
    text = "\n\n".join(
        f"Để tiếp tục thực hiện nghiêm\nChỉ thị số {n}/CT-TTg ngày 18/5/2022 {line}\nvà để nâng cao hiệu quả công tác này "
        f"trong thời gian tới, Sở yêu cầu các phòng\nthực hiện các nội dung được giao."
        for n in range(3, 12)
    )
    source = read_text("a.txt", f"{HEAD}{text}\n".encode())
    assert isinstance(source, Source)
    assert "thực hiện nghiêm Chỉ thị số 3/CT-TTg" in source.text


def test_codes_of_a_department_go_behind_a_stop() -> None:
    (found,) = read(f"{HEAD}theo Quyết định số 55/2005/QĐ-UB.NN ngày 05 tháng 5 năm 2005 của UBND tỉnh.").citations
    assert found.text == "55/2005/QĐ-UB.NN"


@pytest.mark.parametrize(
    ("sentence", "canonical", "doc_type"),
    [
        ("Luật Đầu tư công số 58/2024/QH1 5 của Quốc hội.", "58/2024/QH15", "Luật"),
        (
            "theo Luật Khoáng sản và theo hướng dẫn của Sở Công Thương tại văn bản số 97/SCT-KS ngày 25/8/2025.",
            "97/SCT-KS",
            "Văn bản",
        ),
        ("thi hành Luật Đất đai, nghị định số 18/2025/NĐ-CP của Chính phủ.", "18/2025/NĐ-CP", "Nghị định"),
    ],
)
def test_which_number_is_of_which_type(sentence: str, canonical: str, doc_type: str) -> None:
    found = read(f"{HEAD}{sentence}").citations[-1]
    assert (found.canonical, found.doc_type) == (canonical, doc_type)


def test_a_law_that_amends_many_has_its_own_number() -> None:
    sentence = "Căn cứ Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan đến an ninh số 118/2025/QH15;"
    (found,) = read(f"{HEAD}{sentence}").citations
    assert (found.doc_type, found.used) == ("Luật", "basis")


def test_a_title_says_what_a_plan_carries_out() -> None:
    text = (
        "UBND TỈNH LÀO CAI\nSố: 9/KH-UBND\nLào Cai, ngày 5 tháng 4 năm 2026\n\nKẾ HOẠCH\n"
        "TRIỂN KHAI THỰC HIỆN QUYẾT ĐỊNH SỐ 1237/QĐ-TTG NGÀY 27 THÁNG 7 NĂM 2025 CỦA THỦ TƯỚNG CHÍNH PHỦ\n\n"
        "Căn cứ Chỉ thị số 24-CT/TW của Bộ Chính trị;\n"
    )
    found = [(r.kind, r.source, r.target.upper()) for r in read(text).relations]
    assert found == [("implements", "this", "1237/QĐ-TTG")]


def test_what_comes_with_an_act_ends_before_the_next_of_a_list() -> None:
    text = f"{HEAD}Căn cứ Đề án số 8-ĐA/TU của Tỉnh ủy ban hành kèm theo; Kế hoạch số 42-KH/ĐU ngày 11/02/2026."
    assert not read(text).relations


PERIODS = (
    ("Chương trình phòng, chống ma túy đến năm 2030 trên địa bàn tỉnh", None),
    ("phát triển chợ giai đoạn 2026 - 2030, tầm nhìn đến năm 2045", "2026-2030"),
    ("Nâng cao năng lực xây dựng chính sách, pháp luật trên địa bàn tỉnh giai đoạn 2026 - 2030", "2026-2030"),
    ("kết quả thực hiện Luật Đất đai năm 2013", None),
)


@pytest.mark.parametrize(("title", "key"), PERIODS, ids=[row[0][:40] for row in PERIODS])
def test_a_year_that_is_aimed_at_is_no_period(title: str, key: str | None) -> None:
    text = f"UBND TỈNH LÀO CAI\nSố: 9/KH-UBND\nLào Cai, ngày 5 tháng 4 năm 2026\n\nKẾ HOẠCH\n{title}\n\nCăn cứ Luật Đầu tư;\n"
    period = read(text).metadata.period
    assert (period.key if period else None) == key
