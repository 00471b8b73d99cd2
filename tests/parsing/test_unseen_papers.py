# ruff: noqa: E501 - tables of sentences as they are written
"""Kinds of sentences that were read wrongly on papers that nobody had tuned for, in sentences of our own."""

from __future__ import annotations

import pytest

from indexer.models import Citation, Document, Source
from indexer.parsing import parse

REPORT = "Số: 566/BC-SCT\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"
LETTER = (
    "BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 12/CT-CS\nHà Nội, ngày 16 tháng 3 năm 2026\n\nKính gửi: Thuế tỉnh Nghệ An.\n\n"
    "Cục Thuế có ý kiến như sau:\n"
)
DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 48/2025/QĐ-UBND\nGia Lai, ngày 25 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\n"
    "Quy định danh mục trang cấp\n\nĐiều 1. Phạm vi.\nĐiều 2. Hiệu lực thi hành\n"
    "1. Quyết định này có hiệu lực từ ngày 06 tháng 12 năm 2025.\n"
)


def read(sentence: str, header: str = REPORT) -> Document:
    return parse(Source("mau.txt", "text", header + sentence, "", 0), "mau")


def first(sentence: str, header: str = REPORT) -> Citation:
    return read(sentence, header).citations[0]


ISSUERS = (
    ("Công văn số 746/NAN-CNTK ngày 11/8/2025 của Thuế tỉnh Nghệ An vướng mắc về tiền sử dụng đất.", "Thuế tỉnh Nghệ An", "Nghệ An"),
    ("Công văn số 27/KBNA-KSC ngày 11/8/2025 của Kho bạc Nhà nước tỉnh Nghệ An về tạm ứng.", "Kho bạc Nhà nước tỉnh Nghệ An", "Nghệ An"),
    ("Công văn số 31/BHXH-CĐ ngày 11/8/2025 của Bảo hiểm xã hội thành phố Hải Phòng về thu nợ.", "Bảo hiểm xã hội thành phố Hải Phòng", "Hải Phòng"),
    ("Văn bản số 3633/ĐCKS-PCKS ngày 18/12/2025 của Cục Địa chất và Khoáng sản Việt Nam về góp ý.", "Cục Địa chất và Khoáng sản Việt Nam", "national"),
    ("Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn nghiệp vụ.", "Văn phòng Chính phủ", "national"),
    ("Thông tư số 01/2021/TT-UBDT ngày 31/10/2021 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc quy định chế độ.", "Ủy ban Dân tộc", "national"),
    ("Nghị quyết số 63/2022/QH15 ngày 16/6/2022 Kỳ họp thứ 3, Quốc hội khóa XV về dự án đường.", "Quốc hội", "national"),
    ("theo ý kiến của Bộ Chính trị tại Thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại Kết luận số 213-KL/TW ngày 22/11/2025.", "Trung ương Đảng", "national"),
    ("Bãi bỏ Quyết định số 4/2018/QĐ-UBND ngày 08/8/2018 và Quyết định số 7/2022/QĐ-UBND ngày 17/02/2022 của của Ủy ban nhân dân tỉnh Bình Định về phí.", "UBND tỉnh Bình Định", "Bình Định"),
    ("BÃI BỎ QUYẾT ĐỊNH SỐ 4/2018/QĐ-UBND NGÀY 08/8/2018 VÀ QUYẾT ĐỊNH SỐ 7/2022/QĐ-UBND NGÀY 17/02/2022 CỦA ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH VỀ PHÍ", "UBND tỉnh Bình Định", "Bình Định"),
    ("Sắc luật số 3/SLt ngày 18/6/1957 của Chủ tịch nước về hội.", "Chủ tịch nước", "national"),
    ("Sắc luật số 003-SLt ngày 18/6/1957 về hội.", "Chủ tịch nước", "national"),
    ("Thông tư số 11 TT/LB ngày 8/6/1992 của liên bộ về lương.", None, "national"),
    ("Quyết định số 12/QĐ-SCT (sau đây gọi là Quy chế) của Sở Công Thương tỉnh Đồng Nai về chợ.", "Sở Công Thương tỉnh Đồng Nai", "Đồng Nai"),
    ("Quyết định số 15/QĐ-UBND (đã được sửa đổi) ngày 02/3/2020 của UBND tỉnh Bình Định về phí.", "UBND tỉnh Bình Định", "Bình Định"),
    ("Quyết định số 16/QĐ-UBND (thay thế Quyết định số 9/QĐ-UBND) ngày 02/3/2020 của UBND tỉnh Bình Định về phí.", "UBND tỉnh Bình Định", "Bình Định"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "issuer", "scope"), ISSUERS, ids=[row[0][:40] for row in ISSUERS])
def test_whose_it_is(sentence: str, issuer: str | None, scope: str) -> None:
    found = first(sentence)
    assert (found.issuer, found.scope) == (issuer, scope)


def test_what_is_said_in_brackets_parts_no_day_and_subject_from_a_number() -> None:
    found = first("Quyết định số 15/QĐ-UBND (đã được sửa đổi) ngày 02/3/2020 của UBND tỉnh Bình Định về phí.")
    assert (found.date, found.subject) == ("2020-03-02", "phí")


@pytest.mark.parametrize("words", ["Báo cáo về hồ sơ 12/QĐ-UBND", "Tờ trình của cơ sở 12/QĐ-UBND"])
def test_the_end_of_another_word_announces_no_number(words: str) -> None:
    assert first(f"{words}.").doc_type is None


def test_an_officer_stands_for_the_body() -> None:
    found = first(
        "Quyết định số 466/QĐ-CTHADS ngày 04/12/2023 của Cục trưởng Cục Thi hành án dân sự tỉnh Hà Nam về thi hành."
    )
    assert (found.issuer, found.issuer_text) == (
        "Cục Thi hành án dân sự tỉnh Hà Nam",
        "Cục trưởng Cục Thi hành án dân sự tỉnh Hà Nam",
    )


def test_a_list_shares_the_type_before_it() -> None:
    found = read(
        "Căn cứ các Nghị định của Chính phủ số 63/2010/NĐ-CP ngày 08/6/2010 về kiểm soát thủ tục; số 48/2013/NĐ-CP ngày"
        " 14/5/2013 và số 92/2017/NĐ-CP ngày 07/8/2017 sửa đổi, bổ sung một số điều; số 118/2025/NĐ-CP;"
    ).citations
    assert [c.doc_type for c in found] == ["Nghị định"] * 4


def test_a_ministry_stated_after_a_list_of_decrees_is_not_shared() -> None:
    found = read(
        "theo Nghị định số 54/2024/NĐ-CP ngày 16/5/2024 và Nghị định số 136/2025/NĐ-CP của Bộ Nội vụ."
    ).citations
    assert [c.issuer for c in found] == ["Chính phủ", "Bộ Nội vụ"]


def test_whose_an_act_is_that_is_named_with_its_province_elsewhere() -> None:
    found = read(
        "2. Quyết định số 78/2016/QĐ-UBND ngày 21/12/2016 của Ủy ban nhân dân tỉnh Bình Định về học bổng; Quyết định số"
        " 48/2020/QĐ-UBND sửa đổi Quyết định số 78/2016/QĐ-UBND ngày 21/12/2016 của Ủy ban nhân dân tỉnh về học bổng.",
        DECISION,
    ).citations
    assert {c.issuer for c in found if c.canonical == "78/2016/QĐ-UBND"} == {"UBND tỉnh Bình Định"}


USED = (
    ("Điều 86 Luật Hải quan số 54/2014/QH13 quy định trị giá hải quan.", LETTER, "mentions"),
    ("Phạm vi Nghị định số 103/2024/NĐ-CP quy định về tiền sử dụng đất.", LETTER, "mentions"),
    ("Luật không quy định có phải nộp hay không nên Nghị định số 103/2024/NĐ-CP không có quy định.", LETTER, "mentions"),
    ("Sở Công Thương đã có Công văn số 5/SCT-VP ngày 02/3/2023.", REPORT, "issues"),
    ("dự án trọng điểm ngành giao thông vận tải (Thông báo số 627/TB-VPCP ngày 18/11/2025).", REPORT, "mentions"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "header", "treatment"), USED, ids=[row[0][:40] for row in USED])
def test_how_it_is_used(sentence: str, header: str, treatment: str) -> None:
    assert first(sentence, header).treatment == treatment


def test_what_was_done_to_one_act_is_not_done_to_the_next_of_its_list() -> None:
    found = read(
        "- Luật Đấu thầu số 22/2023/QH15 được sửa đổi, bổ sung tại Luật số 57/2024/QH15; Nghị định số 214/2025/NĐ-CP."
    )
    assert [c.treatment for c in found.citations] == ["amended", "basis", "mentions"]
    found = read(
        "Căn cứ Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 của Chính phủ sửa đổi, bổ sung một số điều của các nghị định"
        " liên quan đến kiểm soát thủ tục, Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 của Chính phủ;"
    )
    assert [c.treatment for c in found.citations] == ["basis", "basis"]


SUBJECTS = (
    ("Căn cứ Quyết định số 3740/QĐ-BTC ngày 05/11/2025 của Bộ Tài chính về việc công bố thủ tục hành chính được sửa đổi, bổ sung trong lĩnh vực đấu thầu;", "công bố thủ tục hành chính được sửa đổi, bổ sung trong lĩnh vực đấu thầu"),
    ("Căn cứ Nghị định số 8/2015/NĐ-CP ngày 21/01/2015 của Chính phủ về thủ tục hải quan được sửa đổi, bổ sung bởi Nghị định số 59/2018/NĐ-CP;", "thủ tục hải quan"),
    ("Thông tư số 104/2024/TT-BQP ngày 27/11/2024 của Bộ Quốc phòng thay thế, bãi bỏ một số quy định, mẫu biểu tại các thông tư;", "thay thế, bãi bỏ một số quy định, mẫu biểu tại các thông tư"),
    ("Trả lời công văn số 20595/HAN-QLDN5 ngày 03/10/2025 của Thuế thành phố Hà Nội về quản lý thuế, Cục Thuế có ý kiến như sau:", "quản lý thuế"),
    ("Theo Bản án số 159/2022/HSST ngày 24/5/2022 của Tòa án nhân dân thành phố Hà Nội về tranh chấp đất đai.", "tranh chấp đất đai"),
    ("thông qua Báo cáo tiếp thu theo đề nghị của Bộ Tài chính tại Công văn số 18491/BTC-CST ngày 27/11/2025.", None),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[0][:40] for row in SUBJECTS])
def test_what_it_is_about(sentence: str, subject: str | None) -> None:
    assert first(sentence).subject == subject


NUMBERS = (
    ("nhận được công văn số 2025-005/SAV-CHQ ngày 10/11/2025 của Công ty TNHH Sao Vàng về trị giá.", "2025-005/SAV-CHQ", "Công văn", "2025-11-10"),
    ("Trả lời văn bản số 01/CV-01 ngày 20/11/2025 của Công ty TNHH Khuôn Mẫu về thuế suất.", "01/CV-01", "Văn bản", "2025-11-20"),
    ("xử lý văn bản quy phạm pháp luật và số 150/2025/NĐ-CP ngày 12/6/2025.", "150/2025/NĐ-CP", None, "2025-06-12"),
    ("Trên cơ sở Đơn đề nghị xác định mã số số 01/CV ngày 30/10/2025 của Công ty TNHH Sao Vàng.", "01/CV", None, "2025-10-30"),
    ("Theo quy định | NQ số 66/NQ-CP ngày 26/3/2025", "66/NQ-CP", "Nghị quyết", "2025-03-26"),
    ("Theo Quy định (KL số 18-KL/TU ngày 26/3/2025).", "18-KL/TU", "Kết luận", "2025-03-26"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "canonical", "doc_type", "date"), NUMBERS, ids=[row[1] for row in NUMBERS])
def test_which_it_is(sentence: str, canonical: str, doc_type: str | None, date: str) -> None:
    found = first(sentence)
    assert (found.canonical, found.doc_type, found.date) == (canonical, doc_type, date)


ONE_DAY = (
    ("Quyết định số 15A/QĐ-SCT và Quyết định số 16B/QĐ-SCT cùng ngày 05/02/2022.", ["2022-02-05"] * 2),
    ("các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND cùng ngày 07/11/2017 của UBND tỉnh.", ["2017-11-07"] * 3),
    ("Công văn số 22/SNV-CCHC và số 23/SNV-CCHC ký cùng ngày 20/11/2025 của Sở Nội vụ.", ["2025-11-20"] * 2),
    ("Quyết định số 15/QĐ-SCT và Quyết định số 16/QĐ-SCT ngày 05/02/2022.", [None, "2022-02-05"]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "dates"), ONE_DAY, ids=[row[0][:40] for row in ONE_DAY])
def test_a_list_of_one_day(sentence: str, dates: list[str | None]) -> None:
    assert [c.date for c in read(sentence).citations] == dates


@pytest.mark.parametrize(
    "words",
    ["tài khoản số 102/2020/VCB-QN", "số tài khoản 12/QĐ-SCT", "thửa đất số 45/TBĐ-SXD", "mã số thuế 12/BC-SCT"],
)
def test_what_bears_a_number_and_is_no_document(words: str) -> None:
    assert read(f"Chuyển vào {words}.").citations == ()


@pytest.mark.parametrize(
    ("words", "provisions"),
    [
        ("điểm đ khoản 1 Điều 3 Quy chế ban hành kèm theo Quyết định số 12/QĐ-UBND", ("điểm đ khoản 1 Điều 3",)),
        ("Điều 7 Quy định về quản lý chợ được ban hành kèm theo Quyết định số 12/QĐ-UBND", ("Điều 7",)),
        ("Mẫu số 02 quy định tại Phụ lục I ban hành kèm theo Thông tư số 4/2025/TT-BYT", ("Mẫu số 02 Phụ lục I",)),
        ("khoản 2 Điều 4 của Quy chế làm việc kèm theo Quyết định số 12/QĐ-UBND", ("khoản 2 Điều 4",)),
    ],
)
def test_provisions_of_what_an_act_is_issued_with(words: str, provisions: tuple[str, ...]) -> None:
    assert first(f"theo {words}.").provisions == provisions


@pytest.mark.parametrize(
    ("sentence", "unclear"),
    [
        ("Kế hoạch số 02/KH-UBND; Kế hoạch số 02/KH-SCT. Thực hiện Kế hoạch số 02.", True),
        ("Kế hoạch số 02/KH-UBND ngày 05/01/2023. Thực hiện Kế hoạch số 02.", False),
        ("Thực hiện Nghị quyết 57 của Bộ Chính trị.", True),
    ],
)
def test_a_short_form_of_two_readings_stays_open(sentence: str, unclear: bool) -> None:
    assert read(sentence).citations[-1].unclear is unclear


@pytest.mark.parametrize(
    ("sentence", "unclear"),
    [
        ("Nghị định số 1/2018/NĐ-CP và Nghị định số 2/2021/NĐ-CP. Nghị định nêu trên thay thế Quyết định số 93/2007/QĐ-TTg.", True),
        ("Nghị định số 1/2018/NĐ-CP. Nghị định nêu trên thay thế Quyết định số 93/2007/QĐ-TTg.", False),
        ("dự thảo Quyết định ban hành quy chế thay thế Quyết định số 56/2015/QĐ-UBND.", False),
    ],
)  # fmt: skip
def test_a_back_reference_of_two_readings_stays_open(sentence: str, unclear: bool) -> None:
    assert read(sentence).relations[-1].unclear is unclear


def test_what_opens_the_sentence_ends_and_not_what_it_speaks_of() -> None:
    sentence = (
        "2. Quyết định số 78/2016/QĐ-UBND ngày 21/12/2016 của UBND tỉnh Bình Định về học bổng theo Nghị định số"
        " 116/2016/NĐ-CP ngày 18/7/2016 và Quyết định số 48/2020/QĐ-UBND ngày 30/7/2020 của UBND tỉnh Bình Định sửa"
        " đổi, bổ sung tiêu đề và một số nội dung Quyết định số 78/2016/QĐ-UBND theo Nghị định số 116/2016/NĐ-CP hết"
        " hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành."
    )
    found = {(r.kind, r.source, r.target) for r in read(sentence, DECISION).relations}
    assert found == {
        ("repeals", "this", "78/2016/QĐ-UBND"),
        ("repeals", "this", "48/2020/QĐ-UBND"),
        ("amends", "48/2020/QĐ-UBND", "78/2016/QĐ-UBND"),
    }


def test_a_draft_amends_not_the_report_on_it() -> None:
    (relation,) = read(
        "Báo cáo số 660/BC-BTC ngày 20/11/2025 về dự thảo Nghị quyết của Quốc hội sửa đổi, bổ sung một số điều của"
        " Nghị quyết số 136/2024/QH15 về Đà Nẵng."
    ).relations
    assert (relation.source, relation.target, relation.modality) == (None, "136/2024/QH15", "planned")


def test_a_submission_asks_and_an_article_is_no_item_of_the_one_above() -> None:
    (relation,) = read(
        "Theo đề nghị của Sở Nội vụ tại Tờ trình số 6482/TTr-SNV ngày 29/10/2025 về việc sửa đổi, bổ sung một số nội dung"
        " của Quyết định số 48/2024/QĐ-UBND;"
    ).relations
    assert (relation.source, relation.modality, relation.target) == (None, "proposed", "48/2024/QĐ-UBND")
    found = read(
        "Điều 3. Sửa đổi một số nội dung tại Quyết định số 48/2024/QĐ-UBND:\nThay cụm từ “A” bằng “B”.\n"
        "Điều 4. Các nội dung khác của Quyết định số 48/2024/QĐ-UBND tiếp tục có hiệu lực.",
        DECISION,
    )
    assert [c.treatment for c in found.citations][-2:] == ["amended", "issues"]


def test_a_copy_without_its_number_is_an_act_all_the_same() -> None:
    header = "Quyết định về việc sửa đổi quy định bồi thường tại tỉnh Gia Lai\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Sửa đổi:\n"
    (relation,) = read("1/ Bổ sung Điều 27 Quyết định số 124/2004/QĐ-UB ngày 18/11/2004:\n", header).relations
    assert (relation.kind, relation.source, relation.target) == ("amends", "this", "124/2004/QĐ-UB")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Luật Ban hành văn bản quy phạm pháp luật ngày 19/02/2015", None),  # the day of the one of 2025
        ("Luật Ban hành văn bản quy phạm pháp luật ngày 22/6/2015", "80/2015/QH13"),
        ("Luật Đất đai ngày 28/11/2013", "45/2013/QH13"),  # no other one's day: a slip of the pen
    ],
)
def test_which_law_a_day_tells(written: str, number: str | None) -> None:
    assert first(f"Căn cứ {written};").act == number
