# ruff: noqa: E501 - tables of sentences as they are written
"""Kinds of sentences of papers that a second reader marked before the program saw them, in sentences of our own."""

from __future__ import annotations

import pytest

from indexer.models import Citation, Document, Source
from indexer.parsing import parse

REPORT = "Số: 566/BC-SCT\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"
CIRCULAR = "BỘ Y TẾ\nSố: 31/2025/TT-BYT\nHà Nội, ngày 01 tháng 7 năm 2025\n\nTHÔNG TƯ\nQuy định về thuốc\n\nĐiều 1. Phạm vi\nThuốc.\n\n"


def read(words: str, header: str = REPORT) -> Document:
    return parse(Source("mau.txt", "text", header + words, "", 0), "mau")


def first(words: str, header: str = REPORT) -> Citation:
    return read(words, header).citations[0]


CITIES = (
    ("Kế hoạch trồng cây\nThực hiện Quyết định số 15/QĐ-UB ngày 7/4/2009 của UBND Thành phố về cây xanh Thành phố Hải Phòng.\nUBND Thành phố xây dựng Kế hoạch trồng cây như sau:", "UBND thành phố Hải Phòng"),
    ("Chỉ thị về vệ sinh\nSau 03 năm thực hiện quy định về rác của thành phố Đà Nẵng; Uỷ ban nhân dân thành phố yêu cầu các ngành:\nSở Tư pháp báo cáo kết quả.", "UBND thành phố Đà Nẵng"),
    ("Kế hoạch thu phí\nUỷ ban nhân dân thành phố thông báo mức phí cho UBND quận của thành phố Cần Thơ.", "UBND thành phố Cần Thơ"),
    ("Kế hoạch thu phí\nUBND thành phố thông báo mức phí. Hội nghị tổ chức tại thành phố Cần Thơ.", None),
    ("Kế hoạch thu phí\nUBND thành phố thông báo mức phí như UBND tỉnh đã giao. Cách làm là của thành phố Cần Thơ.", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "issuer"), CITIES, ids=[row[0][:40] for row in CITIES])
def test_a_paper_of_a_city_without_a_letterhead(text: str, issuer: str | None) -> None:
    found = read(text, "").metadata.issuer
    assert (found.text if found else None) == issuer


USED = (
    ("quy định đã hướng dẫn các vướng mắc về hành vi được quy định xử lý cụ thể trong Nghị định số 36/2020/NĐ-CP.", "basis"),
    ("triển khai các nhiệm vụ được nêu rõ trong Nghị quyết số 36/2020/NQ-CP.", "basis"),
    ("thực hiện chế độ được hướng dẫn cụ thể tại Nghị định số 36/2020/NĐ-CP.", "basis"),
    ("hướng dẫn kinh phí thực hiện chính sách (sau đây viết tắt là Thông tư số 44/2022/TT-BTC), Sở có ý kiến.", "mentions"),
    ("thực hiện đổi mới công tác xây dựng pháp luật (sau đây gọi là Nghị quyết số 66-NQ/TW).", "mentions"),
    ("tổ chức thi hành các quy định về phí (dưới đây gọi tắt là Nghị định số 82/2023/NĐ-CP).", "mentions"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "treatment"), USED, ids=[row[0][:40] for row in USED])
def test_what_implements_nothing(sentence: str, treatment: str) -> None:
    assert first(sentence).treatment == treatment


@pytest.mark.parametrize("types", [("Quyết định", "QĐ-TTg"), ("Nghị định", "NĐ-CP"), ("Thông tư", "TT-BTC")])
def test_what_amends_by_a_list_is_not_amended(types: tuple[str, str]) -> None:
    kind, symbol = types
    found = read(
        f"{kind} số 142/2008/{symbol} ngày 27/10/2008 về phí, được sửa đổi, bổ sung bởi:\n"
        f"{kind} số 38/2010/{symbol} ngày 06/5/2010 về phí;\n{kind} số 22/2015/{symbol} ngày 10/7/2015 về phí.\n"
    )
    assert [c.treatment for c in found.citations[1:]] == ["basis", "basis"]


GUIDES = (
    ("Nghị định số 289/2025/NĐ-CP ngày 06/11/2025 của Chính phủ hướng dẫn thi hành Nghị quyết số 197/2025/QH15.", ("289/2025/NĐ-CP", "197/2025/QH15")),
    ("Nghị định số 12/2018/NĐ-CP ngày 06/11/2018 của Chính phủ quy định chi tiết Nghị quyết số 54/2017/QH14.", ("12/2018/NĐ-CP", "54/2017/QH14")),
    ("Thông tư số 9/2022/TT-BTC của Bộ Tài chính hướng dẫn thực hiện Nghị quyết số 954/2020/UBTVQH14.", ("9/2022/TT-BTC", "954/2020/UBTVQH14")),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "ends"), GUIDES, ids=[row[0][:40] for row in GUIDES])
def test_a_resolution_of_the_assembly_is_guided(sentence: str, ends: tuple[str, str]) -> None:
    assert ends in [(r.source, r.target) for r in read(sentence).relations if r.kind == "guides"]


NUMBERS = (
    ("Nghị quyết 66.4.2025/NQ-CP ngày 21/9/2025", "66.4/2025/NQ-CP", None),
    ("Nghị quyết số 66.13.2025/NQ-CP", "66.13/2025/NQ-CP", None),
    ("Quyết định số 5.1.2024/QĐ-TTg", "5.1/2024/QĐ-TTg", None),
    ("Luật Đấu thầu số 22/2023/OH15", None, "22/2023/QH15"),
    ("Luật Giá số 16/2023/OH15", None, "16/2023/QH15"),
    ("Nghị quyết số 43/2022/OH15 của Quốc hội", None, "43/2022/QH15"),
    ("Thông tư số 13/2025/TT BNNMT", None, "13/2025/TT-BNNMT"),
)  # fmt: skip


@pytest.mark.parametrize(("written", "canonical", "probably"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers(written: str, canonical: str | None, probably: str | None) -> None:
    found = first(f"Căn cứ {written};")
    assert (found.canonical, found.probably) == (canonical, probably)


@pytest.mark.parametrize("words", ["Ban hành kèm theo", "ban hành kèm\ntheo", "Kèm theo"])
def test_the_own_number_of_an_annex_lacks_its_year(words: str) -> None:
    assert not read(f"PHỤ LỤC\n({words} Thông tư số 31/TT-BYT ngày 01 tháng 7 năm 2025)\n", CIRCULAR).citations


@pytest.mark.parametrize("words", ["(Ban hành kèm theo Thông tư số 32/TT-BYT)", "theo Thông tư số 31/TT-BYT", "(kèm theo Thông tư số 31/TT-BTC)"])  # fmt: skip
def test_another_number_of_an_annex_is_cited(words: str) -> None:
    assert len(read(f"PHỤ LỤC\n{words}\n", CIRCULAR).citations) == 1


TYPES = (
    ("theo hướng dẫn của liên sở LĐTBXH - Tài chính số 895/HD ngày 10/6/2009", "Hướng dẫn"),
    ("Thông báo của Sở Tài nguyên và Môi trường số 12/TB-STNMT", "Thông báo"),
    ("Công văn của Bộ Tài chính số 12/BTC-NSNN", "Công văn"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "doc_type"), TYPES, ids=[row[0][:40] for row in TYPES])
def test_a_type_before_a_body_of_finance(sentence: str, doc_type: str) -> None:
    assert first(f"{sentence}.").doc_type == doc_type


def test_the_name_of_a_law_is_no_subject_of_a_circular() -> None:
    found = read("Thông tư số 8/2022/TT-BKHĐT và Luật Đấu thầu số 22/2023/QH15.").citations
    assert [c.subject for c in found] == [None, "Đấu thầu"]


SUBJECTS = (
    ("Sau 03 năm thực hiện Quyết định số 131/QĐ-SCT về phê duyệt Chương trình chợ giai đoạn 2006 - 2010 và hơn 2 năm thực hiện Quyết định số 17/QĐ-SCT.", "phê duyệt Chương trình chợ giai đoạn 2006 - 2010"),
    ("theo Quyết định số 131/QĐ-SCT ban hành Quy chế chợ và 5 năm triển khai Kế hoạch số 17/KH-SCT.", "Quy chế chợ"),
    ("Sau thời gian thực hiện Chỉ thị số 12/CT-TTg về an toàn lao động và hơn 10 năm thi hành Luật Giá.", "an toàn lao động"),
    ("Nghị định số 152/2006/NĐ-CP ngày 22/12/2006 hướng dẫn thi hành một số điều về bảo hiểm xã hội bắt buộc, được thực hiện chế độ trợ cấp.", "hướng dẫn thi hành một số điều về bảo hiểm xã hội bắt buộc"),
    ("Quyết định số 12/QĐ-SCT về trợ cấp khó khăn, được hưởng từ tháng 3.", "trợ cấp khó khăn"),
    ("Quyết định số 12/QĐ-SCT về phụ cấp lưu động, được áp dụng đến hết năm.", "phụ cấp lưu động"),
    ("Sở có Thông báo số 565/TB-SCT về việc điều chỉnh giá chợ trên cơ sở các Quyết định của UBND tỉnh.", "điều chỉnh giá chợ"),
    ("Sở có Quyết định số 24/QĐ-SCT quy định về vỉa hè và bãi bỏ một phần Quyết định số 9/QĐ-SCT.", "vỉa hè"),
    ("Sở có Quyết định số 24/QĐ-SCT sửa đổi Quy chế chợ và bãi bỏ một phần Quy chế kho.", "sửa đổi Quy chế chợ và bãi bỏ một phần Quy chế kho"),
    ("Quyết định số 55/2014/QĐ-UBND ngày 31/12/2014 ngày 31/12/2014 của UBND thành phố Đà Nẵng quy định về quản lý vỉa hè.", "quản lý vỉa hè"),
    ("Quyết định số 10/2016/QĐ-UBND ngày 21/3/2016 của Ủy ban nhân dân tỉnh tỉnh ban hành Quy định chức năng của Sở Ngoại vụ.", "Quy định chức năng của Sở Ngoại vụ"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[0][:50] for row in SUBJECTS])
def test_where_a_subject_begins_and_ends(sentence: str, subject: str) -> None:
    assert first(sentence).subject == subject
