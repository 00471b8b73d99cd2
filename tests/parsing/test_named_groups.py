# ruff: noqa: E501 - tables of sentences as they are written
"""What is said of a group of documents, and whose they are where the body stands at a distance."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse

REPORT = "Số: 566/BC-SCT\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"
LETTER = "BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 12/CT-CS\nHà Nội, ngày 16 tháng 3 năm 2026\n\nKính gửi: Thuế tỉnh Nghệ An.\n\n"
PARTY = "BAN CHẤP HÀNH TRUNG ƯƠNG\nSố 221-KL/TW\nHà Nội, ngày 28 tháng 11 năm 2025\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\n\n"
ACT = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\nSố: 81/2025/QĐ-UBND\nĐà Nẵng, ngày 17 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\nBãi bỏ văn bản\n\n"


def read(words: str, header: str = REPORT) -> Document:
    return parse(Source("mau.txt", "text", header + words, "", 0), "mau")


USED = (
    ("Sở Công Thương đã ban hành nhiều văn bản chỉ đạo, điều hành như: Văn bản số 206/SCT-KT ngày 12/7/2022 về chợ; Văn bản số 1714/SCT-KT ngày 22/8/2022 về giá.", ["issues", "issues"]),
    ("UBND tỉnh Lào Cai ban hành một số kế hoạch, chương trình như Kế hoạch số 12/KH-UBND ngày 3/3/2022.", ["issues"]),
    ("Các huyện tuyên truyền nhiều văn bản như: Kế hoạch số 12/KH-UBND ngày 3/3/2022 của UBND tỉnh Gia Lai.", ["mentions"]),
    ("Sở thông báo giá trên cơ sở các Quyết định của UBND tỉnh Vĩnh Phúc, trong đó có Quyết định số 05/2025/QĐ-UBND ngày 17/01/2025.", ["basis"]),
    ("thực hiện các Nghị quyết của HĐND tỉnh Bình Định, trong đó có Nghị quyết số 12/2020/NQ-HĐND ngày 10/7/2020.", ["implements"]),
    ("UBND tỉnh ban hành nhiều văn bản để thực hiện Chỉ thị số 38/CT-TTg (văn bản số 5529/UBND-KT ngày 01/12/2020 của UBND tỉnh Lào Cai; văn bản số 3900/UBND-NLN ngày 15/12/2020 của UBND tỉnh Yên Bái).", ["implements", "mentions", "mentions"]),
    ("Cục sẽ thông báo điều chỉnh đơn giá thuê đất cho công ty theo Luật Đất đai số 31/2024/QH15 và Nghị định số 103/2024/NĐ-CP.", ["basis", "basis"]),
    ("điều chỉnh mức lương theo Nghị định số 73/2024/NĐ-CP.", ["basis"]),
    ("điều chỉnh mức đóng theo Bộ luật Lao động số 45/2019/QH14.", ["basis"]),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "treatments"), USED, ids=[row[0][:50] for row in USED])
def test_how_those_of_a_group_are_used(sentence: str, treatments: list[str]) -> None:
    assert [c.treatment for c in read(sentence).citations] == treatments


@pytest.mark.parametrize("turn", ["Tuy nhiên,", "Tuy vậy,", "Mặt khác,"])
def test_what_turns_from_a_list_is_not_of_it(turn: str) -> None:
    found = read(
        f"Kết quả thực hiện các văn bản sau:\n- Sở đã làm. {turn} Nghị định số 21/2022/NĐ-CP chưa rõ về phí.\n"
    )
    assert [c.treatment for c in found.citations] == ["mentions"]


BODIES = (
    ("Ngày 26/02/2025, Cục Thuế tỉnh Vĩnh Phúc (nay là Thuế tỉnh Phú Thọ) có Thông báo số 565/TB-CTVPH về giá đất.", LETTER, "Cục Thuế tỉnh Vĩnh Phúc"),
    ("Sở Công Thương tỉnh Yên Bái (nay là Sở Công Thương tỉnh Lào Cai) đã ban hành Quyết định số 56/QĐ-YB về giá.", LETTER, "Sở Công Thương tỉnh Yên Bái"),
    ("UBND tỉnh Bến Tre (hiện nay là UBND tỉnh Vĩnh Long) đã có Công văn số 9/UBND-KT về giá.", LETTER, "UBND tỉnh Bến Tre"),
    ("Theo các Quyết định của UBND tỉnh Vĩnh Phúc, trong đó có Quyết định số 05/2025/QĐ-UBND ngày 17/01/2025.", LETTER, "UBND tỉnh Vĩnh Phúc"),
    ("Theo các Nghị quyết của HĐND tỉnh Gia Lai, trong đó có các Nghị quyết số 05/2025/NQ-HĐND ngày 17/01/2025.", LETTER, "HĐND tỉnh Gia Lai"),
    ("Văn bản số 422/KSVN-KH ngày 25/02/2025 (Cục Thuế tỉnh Yên Bái trước sáp nhập) của Cục Khoáng sản Việt Nam về giá.", REPORT, "Cục Khoáng sản Việt Nam"),
    ("Văn bản số 12/UBND-TH ngày 25/02/2025 (bản gửi qua mạng) của UBND tỉnh Bình Định về giá.", REPORT, "UBND tỉnh Bình Định"),
    ("Văn bản số 7/X-TH ngày 25/02/2025 (trước khi sắp xếp) của Sở Nội vụ tỉnh Gia Lai về giá.", REPORT, "Sở Nội vụ tỉnh Gia Lai"),
    ("xem xét Tờ trình của Đảng uỷ Chính phủ về Đề án đô thị (Tờ trình số 03-TTr/ĐU, ngày 17/10/2025), Bộ Chính trị kết luận.", PARTY, "Đảng ủy Chính phủ"),
    ("sau khi nghe Báo cáo của Đảng ủy Quốc hội về giám sát (Báo cáo số 5-BC/ĐU, ngày 17/10/2025), Ban Bí thư kết luận.", PARTY, "Đảng ủy Quốc hội"),
    ("theo Kế hoạch số 7-KH/ĐU ngày 17/10/2025 của Đảng ủy Bộ Quốc phòng về giám sát.", PARTY, "Đảng ủy Bộ Quốc phòng"),
    ("theo Kế hoạch số 7-KH/ĐU ngày 17/10/2025 về giám sát.", PARTY, None),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "header", "issuer"), BODIES, ids=[row[0][:50] for row in BODIES])
def test_whose_it_is(sentence: str, header: str, issuer: str | None) -> None:
    assert read(sentence, header).citations[0].issuer == issuer


@pytest.mark.parametrize("province", ["Vĩnh Phúc", "Gia Lai", "Bình Định"])
def test_what_is_amended_is_of_the_same_province(province: str) -> None:
    found = read(
        f"Quyết định số 05/2025/QĐ-UBND ngày 17/01/2025 của UBND tỉnh {province} về việc sửa đổi, bổ sung một số điều của"
        " Quy định ban hành kèm theo Quyết định số 62/2019/QĐ-UBND ngày 31/12/2019 của UBND tỉnh về giá đất.",
        LETTER,
    )
    assert [c.scope for c in found.citations] == [province, province]


LISTS = (
    "bãi bỏ Quyết định số 55/2014/QĐ-UBND về vỉa hè, Quyết định số 24/2019/QĐ-UBND sửa đổi, bổ sung một số điều của Quy định ban hành kèm theo Quyết định số 55/2014/QĐ-UBND và Quyết định số 8/2023/QĐ-UBND về vỉa hè.",
    "Bãi bỏ Quyết định số 55/2014/QĐ-UBND, Quyết định số 24/2019/QĐ-UBND sửa đổi Quyết định số 55/2014/QĐ-UBND và Quyết định số 8/2023/QĐ-UBND.",
    "bãi bỏ Quyết định số 55/2014/QĐ-UBND về chợ, Quyết định số 24/2019/QĐ-UBND sửa đổi Điều 3 của Quyết định số 55/2014/QĐ-UBND và Quyết định số 8/2023/QĐ-UBND về chợ.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", LISTS, ids=["carried", "plain", "part"])
def test_a_list_goes_on_behind_what_one_of_it_amends(sentence: str) -> None:
    found = read(f"UBND thành phố ban hành Quyết định {sentence}", ACT)
    assert [c.treatment for c in found.citations] == ["repealed", "repealed", "amended", "repealed"]
    told = {(r.kind, r.source, r.target) for r in found.relations if r.kind == "amends"}
    assert told <= {("amends", "24/2019/QĐ-UBND", "55/2014/QĐ-UBND")}


@pytest.mark.parametrize(("made", "law"), [("12/2023/NQ-HĐND", "31/2024/QH15"), ("9/2010/QĐ-UBND", "23/2012/NĐ-CP"), ("7/2019/TT-BTC", "15/2020/NĐ-CP")])  # fmt: skip
def test_nothing_implements_what_is_later(made: str, law: str) -> None:
    assert not read(f"Văn bản số {made} về thực hiện Văn bản số {law}.").relations
    year, later = made.split("/")[1], law.split("/")[1]
    turned = read(f"Văn bản số {made.replace(year, later)} về thực hiện Văn bản số {law.replace(later, year)}.")
    assert [r.kind for r in turned.relations] == ["implements"]


@pytest.mark.parametrize("more", ["số 1316/TTg-KTN ngày 10/8/2015", "số 13/TTg-NN", "số 9/TTg-KTN (đối với tỉnh Gia Lai)"])  # fmt: skip
def test_a_further_letter_of_a_list_has_the_type_of_the_first(more: str) -> None:
    found = read(f"được nêu tại văn bản số 2687/TTg-KTN ngày 30/12/2014 (đối với tỉnh Lào Cai); {more}.")
    assert [c.doc_type for c in found.citations] == ["Văn bản", "Văn bản"]


SUBJECTS = (
    ("xem xét Tờ trình của Đảng uỷ Chính phủ về Đề án đô thị (Tờ trình số 03-TTr/ĐU, ngày 17/10/2025), Bộ Chính trị kết luận.", "Đề án đô thị"),
    ("sau khi nghe Báo cáo của Ban Tổ chức Trung ương về tình hình bộ máy tháng 11/2025 (Báo cáo số 565-BC/BTCTW, ngày 27/11/2025), kết luận.", "tình hình bộ máy tháng 11/2025"),
    ("xét Công văn của Sở Tài chính về việc điều chỉnh giá (Công văn số 12/STC-QLG) thì đồng ý.", "điều chỉnh giá"),
    ("xét Công văn của Sở Tài chính về việc điều chỉnh giá (Thông báo số 12/TB-STC) thì đồng ý.", None),
    ("Sở đã ban hành nhiều văn bản để thực hiện (Văn bản số 9/SCT-KT).", None),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[0][:50] for row in SUBJECTS])
def test_what_it_is_about_before_its_bracket(sentence: str, subject: str | None) -> None:
    assert read(sentence).citations[0].subject == subject
