"""Bodies as staff write them: whole, shortened, by their letters; with their officers, places and sessions."""

from __future__ import annotations

import pytest

from indexer.parsing.attribution import complete_name, find_units
from indexer.parsing.issuers import find_last_issuer, read_issuer_at
from indexer.text.folding import fold
from tests.support.sentences import only, read

BODIES = [
    ("Bộ TN&MT về đất", "Bộ Tài nguyên và Môi trường"),
    ("Bộ trưởng Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
    ("Bộ VH,TT&DL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("Bộ Kế hoạch & Đầu tư", "Bộ Kế hoạch và Đầu tư"),
    ("Bộ Giáo dục - Đào tạo", "Bộ Giáo dục và Đào tạo"),
    ("Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở KHĐT tỉnh Đồng Nai", "Sở Kế hoạch và Đầu tư"),
    ("SCT", "Sở Công Thương"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("Thủ tướng về", "Thủ tướng Chính phủ"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("Thống đốc Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam"),
    ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
    ("Tổng Kiểm toán nhà nước", "Kiểm toán nhà nước"),
    ("Thường trực HĐND tỉnh", "HĐND"),
    ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
    ("Hội nghị lần thứ 6 Ban Chấp hành Trung ương khóa XII", "Trung ương Đảng"),
    ("Hội đồng Chính phủ", "Chính phủ"),
    ("Bộ Khoa học, Công nghệ và Môi trường", "Bộ Khoa học, Công nghệ và Môi trường"),
    ("Bộ CT", ""),  # Bộ Chính trị or Bộ Công Thương: the symbol tells
]


@pytest.mark.parametrize(("written", "name"), BODIES, ids=[row[0] for row in BODIES])
def test_a_body_is_known_however_it_is_written(written: str, name: str) -> None:
    found = read_issuer_at(written, fold(written), 0)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "written", ["sct", "bộ y tế", "cp vốn", "Bo", "stc", "Quy trình và Định mức", "Trưởng phòng", "Viên chức"]
)
def test_other_words_name_no_body(written: str) -> None:
    assert read_issuer_at(written, fold(written), 0) is None


def test_the_letters_of_a_symbol_are_no_acting_body() -> None:
    text = "Quyết định số 5/QĐ-SCT "
    assert find_last_issuer(text, fold(text), 0, len(text)) is None


def test_a_common_word_is_no_unit() -> None:
    assert "thh" not in find_units("Trường hợp hoàn thuế thì Báo cáo của Hội nghị")


def test_a_part_of_a_committee_is_named_with_its_province() -> None:
    assert complete_name("Ban Tổ chức Tỉnh ủy", "Quảng Ngãi") == "Ban Tổ chức Tỉnh ủy Quảng Ngãi"
    assert complete_name("Văn phòng Tỉnh ủy", "Đà Nẵng") == "Văn phòng Thành ủy Đà Nẵng"


# what stands in the text → date, issuer, subject
AROUND = [
    (
        "Thực hiện Quyết định số 846/QĐ-UBND về tiếp cận điện năng ngày 07/11/2017 của UBND tỉnh, Sở báo cáo.",
        ("2017-11-07", "UBND tỉnh Quảng Ngãi", "tiếp cận điện năng"),
    ),
    (
        "(Điều 1 Quyết định số 118/2007/QĐ-TTg Về hỗ trợ ngư dân ngày 18/07/2007 của Thủ tướng Chính phủ)",
        ("2007-07-18", "Thủ tướng Chính phủ", "hỗ trợ ngư dân"),
    ),
    (
        "Theo Nghị định số 72/2013/NĐ-CP về dịch vụ Internet ban hành ngày 15/07/2013.",
        ("2013-07-15", "Chính phủ", "dịch vụ Internet"),
    ),
    (
        "Thông báo số 12/TB-UBND về kết luận cuộc họp ngày 12/5/2023 của UBND tỉnh.",
        (None, "UBND tỉnh Quảng Ngãi", "kết luận cuộc họp ngày 12/5/2023"),
    ),
    (
        "Nghị quyết số 12/2021/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh khóa XIII, kỳ họp thứ 5 quy định mức thu phí;",
        ("2021-12-10", "HĐND tỉnh Quảng Ngãi", "mức thu phí"),
    ),
    (
        "Đề án quy định tại Nghị định số 45/2012/NĐ-CP do Bộ Công Thương phê duyệt, đảm bảo thu hút.",
        (None, "Chính phủ", None),
    ),
    (
        "Cơ quan quy định tại khoản 2 Điều 21 Nghị định số 127/2007/NĐ-CP lập hồ sơ hủy bỏ.",
        (None, "Chính phủ", None),
    ),
    (
        "Theo Nghị định số 74/2018/NĐ-CP ngày 15/5/2018 của Chính phủ về mã vạch ngày 30/12/2020 của Bộ Công an",
        ("2018-05-15", "Chính phủ", "mã vạch"),
    ),
    (
        "Công bố hợp quy được tiếp nhận theo quy định tại Thông tư số 26/2018/TT-BLĐTBXH trước ngày đó.",
        (None, "Bộ Lao động - Thương binh và Xã hội", None),
    ),
    (
        "Sở phê duyệt đề án sắp xếp và thực hiện danh mục sự nghiệp công tại Quyết định số 2100/QĐ-UBND.",
        (None, "UBND tỉnh Quảng Ngãi", "danh mục sự nghiệp công"),
    ),
]


def test_the_day_of_a_nested_document_is_its_own() -> None:
    found = read(
        "Theo Nghị định số 08/2015/NĐ-CP sửa đổi, bổ sung bởi Nghị định số 167/2025/NĐ-CP ngày 30/6/2025 của Chính phủ."
    )
    assert [c.date for c in found.citations] == [None, "2025-06-30"]


@pytest.mark.parametrize(("sentence", "wanted"), AROUND, ids=[row[0][:46] for row in AROUND])
def test_what_stands_around_a_number(sentence: str, wanted: tuple[str | None, str, str | None]) -> None:
    found = only(sentence)
    assert (found.date, found.issuer, found.subject) == wanted


# what stands in the text → how it is used, the relation that is stated
USED = [
    ("Tạm đình chỉ vụ án của Bộ luật số 101/2015/QH13 thì dừng.", "mentions", []),
    ("Hủy bỏ kết quả lựa chọn tổ chức đấu giá của Thông tư số 02/2022/TT-BTP.", "mentions", []),
    ("Thủ tục thay đổi nơi cư trú của Thông tư số 35/2014/TT-BCA.", "mentions", []),
    ("Bãi bỏ thủ tục hành chính của Quyết định số 5/QĐ-UBND.", "amended", ["repeals"]),
    ("Bãi bỏ các văn bản sau: Quyết định số 5/QĐ-UBND.", "repealed", ["repeals"]),
    ("Thay thế các quyết định của UBND tỉnh: Quyết định số 5/QĐ-UBND.", "replaced", ["replaces"]),
    ("Bộ Y tế ban hành Thông tư quy định chi tiết Luật Dược và Nghị định số 163/2025/NĐ-CP.", "mentions", []),
]


@pytest.mark.parametrize(("sentence", "treatment", "kinds"), USED, ids=[row[0][:46] for row in USED])
def test_what_is_ended_is_what_the_verb_speaks_of(sentence: str, treatment: str, kinds: list[str]) -> None:
    document = read(sentence)
    assert [c.treatment for c in document.citations] == [treatment]
    assert [r.kind for r in document.relations] == kinds


# what stands in the text → the body as it is stated
BEFORE = [
    ("Theo chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 405/UBND-KTN.", "Chủ tịch UBND tỉnh"),
    ("Theo ý kiến của Sở Nội vụ tại Công văn số 405/UBND-KTN.", "Sở Nội vụ"),
    ("Đề án được UBND tỉnh phê duyệt tại Quyết định số 1458/QĐ-UBND.", "UBND tỉnh"),
    ("Đề án vị trí việc làm của Sở Công Thương tại Quyết định số 1458/QĐ-UBND.", None),
    ("Sở Công Thương đã xây dựng, ban hành Kế hoạch số 07/KH-SCT.", "Sở Công Thương"),
]


@pytest.mark.parametrize(("sentence", "stated"), BEFORE, ids=[row[0][:40] for row in BEFORE])
def test_the_body_that_stands_before(sentence: str, stated: str | None) -> None:
    assert only(sentence).issuer_text == stated


def test_a_list_shares_the_type_and_body_that_lead_it() -> None:
    found = read(
        "Căn cứ các Nghị định của Chính phủ: số 61/2018/NĐ-CP ngày 23/4/2018 về cơ chế một cửa; "
        "số 120/2020/NĐ-CP ngày 07/10/2020 về đơn vị sự nghiệp (đã được sửa đổi, bổ sung)."
    ).citations
    assert [(c.doc_type, c.issuer_text) for c in found] == [("Nghị định", "Chính phủ")] * 2
    assert found[1].subject == "đơn vị sự nghiệp"


# whose paper it is, what stands in its text → issuer, scope
WHOSE = [
    ("UBND tỉnh Minh Hải trước đây đã có Quyết định số 41/QĐ.UB.", ("UBND tỉnh Minh Hải", "Minh Hải")),
    ("Ủy ban nhân dân tỉnh Hà Tây trước đây đã ban hành Quyết định số 41/QĐ-UB.", ("UBND tỉnh Hà Tây", "Hà Tây")),
    ("UBND tỉnh Hà Tây (cũ) đã ban hành Quyết định số 41/QĐ-UB.", ("UBND tỉnh Hà Tây", "Hà Tây")),
    ("UBND tỉnh trước đây đã có Quyết định số 41/QĐ-UB.", ("UBND tỉnh Quảng Ngãi", "Quảng Ngãi")),
    ("Công văn số 88/CT-CS ngày 03/4/2025 của Cục Thuế hướng dẫn về hóa đơn.", ("Cục Thuế", "national")),
    ("Công văn số 88/CT-CS ngày 03/4/2025 của Cục Thuế trả lời Công ty X về hóa đơn.", ("Cục Thuế", "national")),
    ("Công văn số 88/GSQL ngày 03/4/2025 của Cục Hải quan gửi UBND tỉnh.", ("Cục Hải quan", "national")),
    (
        "Văn bản số 9/HH ngày 03/4/2025 của Hiệp hội Điều Việt Nam báo cáo Chính phủ về giá điều.",
        ("Hiệp hội Điều Việt Nam", "national"),
    ),
    (
        "Văn bản số 9/HH ngày 03/4/2025 của Hội Làm vườn Việt Nam - Hiệp hội Rau quả gửi Thủ tướng Chính phủ.",
        ("Hội Làm vườn Việt Nam - Hiệp hội Rau quả", "national"),
    ),
    (
        "Văn bản số 9/HH ngày 03/4/2025 của Hiệp hội Dừa tỉnh Bến Tre kiến nghị UBND tỉnh về giá dừa.",
        ("Hiệp hội Dừa tỉnh Bến Tre", "Bến Tre"),
    ),
    (
        "Văn bản số 9/CCTL ngày 03/4/2025 của Chi cục Thủy lợi phản ánh tình hình hạn hán.",
        ("Chi cục Thủy lợi tỉnh Quảng Ngãi", "Quảng Ngãi"),
    ),
    (
        "Văn bản số 9/TĐT ngày 03/4/2025 của Trung tâm Khuyến nông hỏi về kinh phí.",
        ("Trung tâm Khuyến nông tỉnh Quảng Ngãi", "Quảng Ngãi"),
    ),
    ("Chi cục Thủy lợi tỉnh Bến Tre chỉ gửi Công văn số 9/CCTL.", ("Chi cục Thủy lợi tỉnh Bến Tre", "Bến Tre")),
    (
        "Văn bản số 9/BV ngày 03/4/2025 của Bệnh viện đa khoa tỉnh Bến Tre trình Sở Y tế.",
        ("Bệnh viện đa khoa tỉnh Bến Tre", "Bến Tre"),
    ),
    (
        "Văn bản số 9/MT ngày 03/4/2025 của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh đề nghị phối hợp.",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ngãi", "Quảng Ngãi"),
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), WHOSE, ids=[row[0][:46] for row in WHOSE])
def test_an_act_is_that_of_the_body_which_is_named(sentence: str, wanted: tuple[str, str]) -> None:
    found = only(sentence)
    assert (found.issuer, found.scope) == wanted


OF_CITY = (
    "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LÀO CAI\n\nSố: 12/BC-UBND\n\nLào Cai, ngày 05 tháng 6 năm 2024\n\n"
    "BÁO CÁO\nvề đất đai\n\n"
)
# what stands in the paper of a city that bears its province's name → issuer
IN_A_CITY = [
    ("Theo Quyết định số 7/QĐ-UBND ngày 01/02/2024 của UBND thành phố.", "UBND thành phố Lào Cai"),
    ("Theo Quyết định số 7/QĐ-UBND ngày 01/02/2024 của Chủ tịch UBND thành phố.", "UBND thành phố Lào Cai"),
    ("Theo Quyết định số 7/QĐ-UBND ngày 01/02/2024.", "UBND thành phố Lào Cai"),
    ("Theo Quyết định số 7/QĐ-UBND ngày 01/02/2024 của UBND tỉnh.", "UBND tỉnh Lào Cai"),
    ("Theo Quyết định số 7/QĐ-UBND ngày 01/02/2024 của UBND tỉnh Lào Cai.", "UBND tỉnh Lào Cai"),
    ("Theo Công văn số 7/STC-QLG ngày 01/02/2024 của Sở Tài chính.", "Sở Tài chính tỉnh Lào Cai"),
]


@pytest.mark.parametrize(("sentence", "issuer"), IN_A_CITY, ids=[row[0][8:] for row in IN_A_CITY])
def test_the_committee_of_a_city_is_not_that_of_its_province(sentence: str, issuer: str) -> None:
    (found,) = read(sentence, OF_CITY).citations
    assert (found.issuer, found.scope) == (issuer, "Lào Cai")
