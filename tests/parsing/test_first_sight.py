# ruff: noqa: E501 - tables of sentences as they are written
"""Kinds that papers nobody had tuned for showed: who decides, titles over lines, what is written anew, old bodies."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse

ACT = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 17/2025/QĐ-UBND\nHà Nam, ngày 5 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\n"
    "Về việc quản lý chợ và bến đò\n\n"
)


def read(text: str) -> Document:
    return parse(Source("mau.txt", "text", text, "", 0), "mau")


def relations(found: Document) -> set[tuple[str, str | None, str]]:
    return {(one.kind, one.source, one.target) for one in found.relations}


BASIS = "Căn cứ Luật Thương mại ngày 14 tháng 6 năm 2005;\nXét đề nghị của Vụ trưởng Vụ Chợ,\nQuyết định:\nĐiều 1. Lập chợ.\n"
HEADS = (
    # the first lines → type, title, issuer
    ("Quyết định về việc: lập chợ đầu mối\nBộ trưởng bộ giao thông vận tải", "về việc: lập chợ đầu mối", "Bộ Giao thông vận tải"),
    ("Quyết định về việc lập đoàn kiểm tra chợ, bến đò,\nBãi tắm và cầu tàu trên địa bàn tỉnh hà nam\nSở xây dựng tỉnh hà nam", "về việc lập đoàn kiểm tra chợ, bến đò, Bãi tắm và cầu tàu trên địa bàn tỉnh hà nam", "Sở Xây dựng tỉnh Hà Nam"),
    ("NGHỊ QUYẾT\nVỀ PHÍ CHỢ\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM\nKHÓA IX, KỲ HỌP THỨ 4", "VỀ PHÍ CHỢ", "HĐND tỉnh Hà Nam"),
    ("NGHỊ QUYẾT\nVỀ PHÍ CHỢ\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM KHÓA IX - KỲ HỌP THỨ NĂM", "VỀ PHÍ CHỢ", "HĐND tỉnh Hà Nam"),
    ("NGHỊ QUYẾT\nVỀ PHÍ CHỢ\nHỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM\nKHÓA IX - KỲ HỌP THỨ NĂM", "VỀ PHÍ CHỢ", "HĐND tỉnh Hà Nam"),
    ("Quyết định phê duyệt đề án chợ\nỦy ban nhân dân tỉnh hà nam", "phê duyệt đề án chợ", "UBND tỉnh Hà Nam"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "title", "issuer"), HEADS, ids=[row[0][:40] for row in HEADS])
def test_who_decides_stands_between_title_and_basis(head: str, title: str, issuer: str) -> None:
    known = read(f"{head}\n{BASIS}").metadata
    assert known.title is not None
    assert known.issuer is not None
    assert (known.title.text, known.issuer.text) == (title, issuer)


CARRIED_OUT = (
    ("Căn cứ Luật Thương mại năm 2005;\nĐể thực hiện Thông tư số 52/1999/TT-BTM ngày 20/10/1999 của Bộ Thương mại hướng dẫn lập chợ;\nXét đề nghị của Giám đốc Sở Công Thương,\nQUYẾT ĐỊNH:\nĐiều 1. Lập chợ.", True),
    ("Để thực hiện Quyết định số 12/2009/QĐ-UBND ngày 22/12/2009; khắc phục tình trạng lấn chiếm chợ, UBND tỉnh Hà Nam chỉ thị:\n1. Các huyện rà soát.", True),
    ("Thực hiện Phiếu chuyển số 60/PC-VPUBND ngày 03/6/2026 về chợ Đồng Văn;\nCăn cứ biên bản ngày 08/6/2026;\nTrên cơ sở kiểm tra, Sở Công Thương báo cáo kết quả như sau:\n1. Chợ tốt.", True),
    ("Điều 1. Lập chợ.\nĐiều 2. Các sở phối hợp.\nĐể thực hiện Thông tư số 52/1999/TT-BTM, các sở cử cán bộ.", False),
)  # fmt: skip


@pytest.mark.parametrize(("words", "told"), CARRIED_OUT, ids=[row[0][:40] for row in CARRIED_OUT])
def test_what_the_basis_aims_at_is_carried_out(words: str, told: bool) -> None:
    assert any(one[:2] == ("implements", "this") for one in relations(read(ACT + words))) == told


USES = (
    ("Điều 1. Điều 17 Quy chế quản lý chợ ban hành kèm theo Quyết định số 15/2014/QĐ-UBND ngày 2/3/2014 của UBND tỉnh được sửa đổi như sau:", "amended", True),
    ("2. Khoản 2 Điều 5 Quy định ban hành kèm theo Quyết định số 15/2014/QĐ-UBND được sửa đổi, bổ sung như sau:", "amended", True),
    ("3. Phần ghi chú tại Quyết định số 15/2014/QĐ-UBND được thay bằng:", "amended", False),
    ("Xem xét bổ sung kinh phí để chi trả các chế độ theo Thông tư số 15/2014/TT-BTC.", "basis", False),
    ("Căn cứ Thông tư số 15/2014/TT-BTC được sửa đổi tại Thông tư số 16/2016/TT-BTC.", "basis", False),
    ("Nghị định số 24/2006/NĐ-CP của Chính phủ về sửa đổi, bố sung Nghị định số 15/2002/NĐ-CP về phí.", None, False),
    ("| 1 | 2.000674 | Cấp sửa đổi, bổ sung giấy phép bán rượu | Nghị định số 15/2014/NĐ-CP ngày 1/2/2014 của Chính phủ |", "mentions", False),
    ("| 1 | Bãi bỏ | Quyết định số 15/2014/QĐ-UBND |", "repealed", False),
)  # fmt: skip


@pytest.mark.parametrize(("words", "treatment", "amends"), USES, ids=[row[0][:40] for row in USES])
def test_what_a_part_says_anew_is_amended(words: str, treatment: str | None, amends: bool) -> None:
    found = read(ACT + words + "\n")
    assert treatment is None or found.citations[0].treatment == treatment
    assert any(one[:2] == ("amends", "this") for one in relations(found)) == amends


TOLD: tuple[tuple[str, set[tuple[str, str | None, str]], str], ...] = (
    # what a sentence tells → relations, how the last mention is used
    ("Căn cứ Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 sửa đổi các Nghị định liên quan đến chợ và Nghị định số 92/2017/NĐ-CP ngày 7/8/2017 của Chính phủ về bến đò;", set(), "basis"),
    ("Căn cứ Nghị định số 98/2018/NĐ-CP ngày 14/5/2018 sửa đổi các Nghị định liên quan đến chợ và Nghị định số 92/2017/NĐ-CP ngày 7/8/2017 của Chính phủ về bến đò;", {("amends", "98/2018/NĐ-CP", "92/2017/NĐ-CP")}, "amended"),
    ("Điều 2. Bãi bỏ thủ tục hành chính số 8, 9 tại Quyết định số 11/2020/QĐ-UBND ngày 6/5/2020 và thủ tục hành chính số 1 tại Quyết định số 12/2021/QĐ-UBND ngày 1/10/2021.", {("repeals", "this", "11/2020/QĐ-UBND"), ("repeals", "this", "12/2021/QĐ-UBND")}, "amended"),
    ("Bộ Tài chính chưa ban hành Thông tư sửa đổi, bổ sung Thông tư số 44/2022/TT-BTC.", {("amends", None, "44/2022/TT-BTC")}, "mentions"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "told", "treatment"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_what_a_sentence_tells_of_its_acts(words: str, told: set[tuple[str, str | None, str]], treatment: str) -> None:
    found = read(ACT + words + "\n")
    assert relations(found) == told
    assert found.citations[-1].treatment == treatment


def test_an_act_that_a_column_relies_on_stays_a_basis() -> None:
    words = (
        "Căn cứ pháp lý:\n- Luật Chợ số 22/2023/QH15 (được sửa đổi, bổ sung tại Luật số 57/2024/QH15, Luật số 90/2025/QH15);\n"
        "- Nghị định số 214/2025/NĐ-CP ngày 4/8/2025 của Chính phủ."
    )
    found = read(ACT + words + "\n")
    assert {one.treatment for one in found.citations} == {"basis"}
    assert ("amends", "90/2025/QH15", "22/2023/QH15") in relations(found)


@pytest.mark.parametrize("mark", [", ", "; ", " và "])
def test_a_list_in_brackets_goes_on_past_every_mark(mark: str) -> None:
    listed = mark.join(("Luật số 57/2024/QH15", "Luật số 90/2025/QH15"))
    found = read(f"{ACT}Căn cứ Luật Chợ số 22/2023/QH15 (được sửa đổi, bổ sung tại {listed});\n")
    assert relations(found) == {("amends", "57/2024/QH15", "22/2023/QH15"), ("amends", "90/2025/QH15", "22/2023/QH15")}


def test_a_slip_of_the_mark_hides_no_verb() -> None:
    words = "Nghị định số 24/2006/NĐ-CP của Chính phủ về sửa đổi, bố sung Nghị định số 15/2002/NĐ-CP về phí."
    assert ("amends", "24/2006/NĐ-CP", "15/2002/NĐ-CP") in relations(read(ACT + words))


OLD = (
    ("Xét đề nghị của Giám đốc Sở Địa chính-Nhà đất tỉnh tại công văn số 71/CV-VP ngày 25/6/1998", "Sở Địa chính-Nhà đất tỉnh Hà Nam"),
    ("Xét đề nghị của Giám đốc Sở Thủy lợi tại Tờ trình số 71/TTr-TL ngày 25/6/1998", "Sở Thủy lợi tỉnh Hà Nam"),
    ("Xét đề nghị của Trưởng Ban Tổ chức chính quyền tỉnh tại công văn số 108/TCCQ ngày 09/7/1998", "Ban Tổ chức chính quyền tỉnh Hà Nam"),
    ("Xem xét Báo cáo số 45/BC-ĐGS ngày 12/7/2017 của Đoàn giám sát Hội đồng nhân dân tỉnh", "HĐND tỉnh Hà Nam"),
    ("Xét đề nghị của Công ty cổ phần Đá quý Hà Nam tại Văn bản số 01.6/GĐN-ĐQ ngày 10/6/2026", "Công ty cổ phần Đá quý Hà Nam"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "issuer"), OLD, ids=[row[1] for row in OLD])
def test_bodies_of_other_times_are_named_as_they_are_written(words: str, issuer: str) -> None:
    (found,) = read(f"{ACT}{words};\n").citations
    assert found.issuer == issuer


NUMBERS = (
    ("Văn bản số 30.6/GĐN-ĐQ&V ngày 30/6/2026", "30.6/GĐN-ĐQ&V"),
    ("Tờ trình Liên sở số 29/TTr. LS-TC-YT ngày 08/11/2006", "29/TTr.LS-TC-YT"),
    ("Thông tư số 43 TC/QLCS ngày 31/7/1996", "43TC/QLCS"),
    ("Pháp lệnh chất lượng hàng hóa được công bố theo lệnh số 49 - LTC/HĐNN ngày 02/01/1991", "49-LTC/HĐNN"),
)


@pytest.mark.parametrize(("words", "canonical"), NUMBERS, ids=[row[1] for row in NUMBERS])
def test_numbers_as_older_papers_and_companies_write_them(words: str, canonical: str) -> None:
    assert canonical in [one.canonical for one in read(f"{ACT}Theo {words}.\n").citations]


def test_a_number_in_small_letters_is_of_the_same_body() -> None:
    found = read(
        "Quyết định về việc tiếp tục thực hiện quyết định số 42/2004/qđ-abc ngày 26/5/2004\nỦy ban nhân dân tỉnh hà nam\n"
        f"{BASIS}Điều 2. Gia hạn Quyết định số 42/2004/QĐ-ABC ngày 26/5/2004 của UBND tỉnh về chợ.\n"
    ).citations
    assert {one.issuer for one in found if one.number == "42"} == {"UBND tỉnh Hà Nam"}


BUDGETS = (
    ("NGHỊ QUYẾT\nVỀ DỰ TOÁN NGÂN SÁCH NĂM\n2007", "2007"),
    ("NGHỊ QUYẾT\nPhê chuẩn quyết toán ngân sách năm 2005", "2005"),
    ("NGHỊ QUYẾT\nPhê chuẩn quyết toán niên độ ngân sách 2005", "2005"),
    ("QUYẾT ĐỊNH\nVề việc giao dự toán thu, chi ngân sách 2024 của tỉnh Hà Nam", "2024"),
    ("QUYẾT ĐỊNH\nGiao kế hoạch đầu tư công năm 2024", "2024"),
    ("NGHỊ QUYẾT\nPhân bổ dự toán ngân sách địa phương cho năm ngân sách 2019", "2019"),
    ("QUYẾT ĐỊNH\nQuy định chi tiết Luật Ngân sách nhà nước năm 2015", None),
    ("QUYẾT ĐỊNH\nChiến lược ngân sách đến năm 2030", None),
)


@pytest.mark.parametrize(("head", "key"), BUDGETS, ids=[row[0][-40:] for row in BUDGETS])
def test_a_budget_is_of_its_year(head: str, key: str | None) -> None:
    found = read(f"{head}\n\nCăn cứ Luật Ngân sách nhà nước;\nĐiều 1. Giao dự toán.\n").metadata.period
    assert (found.key if found else None) == key


APPROVED: tuple[tuple[str, set[tuple[str, str | None, str]]], ...] = (
    ("Kế hoạch số 12/KH-SCT ngày 1/2/2024 đã được UBND tỉnh phê duyệt tại Quyết định số 15/QĐ-UBND ngày 2/3/2024.", {("approves", "15/QĐ-UBND", "12/KH-SCT")}),
    ("Theo Quyết định số 15/QĐ-UBND ngày 2/3/2024 của UBND tỉnh phê duyệt Kế hoạch số 12/KH-SCT ngày 1/2/2024.", {("approves", "15/QĐ-UBND", "12/KH-SCT")}),
    ("Tờ trình số 12/TTr-SCT ngày 1/2/2024 được UBND tỉnh chấp thuận tại Công văn số 15/UBND-KT.", {("approves", "15/UBND-KT", "12/TTr-SCT")}),
    ("Quy chế chợ được ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 2/3/2024 của UBND tỉnh.", set()),
)  # fmt: skip


@pytest.mark.parametrize(("words", "told"), APPROVED, ids=[row[0][:40] for row in APPROVED])
def test_what_was_approved_is_of_who_made_it(words: str, told: set[tuple[str, str | None, str]]) -> None:
    found = read(ACT + words + "\n")
    assert relations(found) == told
    of_department = [one.issuer for one in found.citations if one.number == "12"]
    assert set(of_department) <= {"Sở Công Thương tỉnh Hà Nam"}


LETTERHEADS = (
    "**VĂN PHÒNG CHÍNH PHỦ**\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/TB-VPCP",
    "VĂN PHÒNG CHÍNH PHỦ\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/TB-VPCP",
)


@pytest.mark.parametrize("head", LETTERHEADS)
def test_the_name_of_the_state_is_no_part_of_a_body(head: str) -> None:
    found = read(f"{head}\nHà Nội, ngày 5 tháng 6 năm 2024\n\nTHÔNG BÁO\nKết luận cuộc họp\n\nNội dung.").metadata
    assert found.issuer is not None
    assert found.issuer.text == "Văn phòng Chính phủ"
