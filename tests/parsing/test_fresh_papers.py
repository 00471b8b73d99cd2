# ruff: noqa: E501 - tables of sentences as they are written
"""Kinds that a fresh annotator's papers showed: what a head or a row says of its documents, places, periods."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.parsing.periods import find_title_period

ACT = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 17/2025/QĐ-UBND\nHà Nam, ngày 5 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\n"
    "Bãi bỏ văn bản quy phạm pháp luật\n\n"
)
ITEMS = (
    "1. Quyết định số 9/2004/QĐ-UB ngày 16/12/2004 của UBND tỉnh Hà Nam ban hành Quy chế chợ;\n"
    "2. Quyết định số 8/2015/QĐ-UBND ngày 03/4/2015 của UBND tỉnh Hà Nam quy định phí đò.\n"
)


def read(text: str) -> Document:
    return parse(Source("mau.txt", "text", text, "", 0), "mau")


def relations(found: Document) -> set[tuple[str, str | None, str]]:
    return {(one.kind, one.source, one.target) for one in found.relations}


HEADS = (
    "Bãi bỏ các văn bản quy phạm pháp luật do UBND tỉnh Hà Nam, UBND tỉnh Nam Hà (cũ) ban hành, cụ thể như sau:",
    "Bãi bỏ toàn bộ 02 Quyết định do UBND tỉnh ban hành trước khi sáp nhập (ngày 01/7/2025), gồm:",
    "Bãi bỏ các quyết định mà UBND tỉnh đã ban hành về chợ và đò. Cụ thể như sau:",
    "Bãi bỏ 02 văn bản quy phạm pháp luật do Ủy ban nhân dân tỉnh ban hành",
    "**Bãi bỏ toàn bộ các quyết định**",
    "Hủy bỏ các văn bản đã ban hành trong lĩnh vực thương mại.",
)


@pytest.mark.parametrize("head", HEADS)
def test_the_verb_of_a_head_is_done_to_its_list(head: str) -> None:
    found = read(f"{ACT}Điều 1. {head}\n{ITEMS}Điều 2. Hiệu lực thi hành\n1. Quyết định này có hiệu lực từ ngày ký.\n")
    assert [one.treatment for one in found.citations] == ["repealed", "repealed"]
    assert relations(found) == {("repeals", "this", "9/2004/QĐ-UB"), ("repeals", "this", "8/2015/QĐ-UBND")}


def test_an_article_is_no_item_of_another_ones_list() -> None:
    text = f"{ACT}Điều 1. Bãi bỏ toàn bộ các quyết định\n{ITEMS}Điều 2. Căn cứ thi hành\n1. Quyết định số 5/2016/QĐ-UBND.\n"
    assert read(text).citations[-1].treatment != "repealed"


COLUMNS = "Căn cứ pháp lý:\nSố ký hiệu | Trích yếu | Ngày ban hành | Cơ quan ban hành\n"
ROWS: tuple[tuple[str, list[tuple[str, str, str | None]], set[tuple[str, str | None, str]]], ...] = (
    # a row → number, treatment and subject of each mention, relations
    ("9/2019/NĐ-CP | Nghị định 9/2019/NĐ-CP | 02-01-2019 | Chính phủ",
     [("9/2019/NĐ-CP", "basis", None), ("9/2019/NĐ-CP", "basis", None)], set()),
    ("8/2022/TT-BTC | Sửa đổi, bổ sung một số điều của Thông tư số 7/2018/TT-BTC | 05-02-2022 | Bộ Tài chính",
     [("8/2022/TT-BTC", "basis", "Sửa đổi, bổ sung một số điều của Thông tư số 7/2018/TT-BTC"), ("7/2018/TT-BTC", "amended", None)],
     {("amends", "8/2022/TT-BTC", "7/2018/TT-BTC")}),
    ("6/2023/TT-BYT | Thông tư số 6/2023/TT-BYT quy định về phòng khám | 09-03-2023 | Bộ Y tế",
     [("6/2023/TT-BYT", "basis", "phòng khám"), ("6/2023/TT-BYT", "basis", "phòng khám")], set()),
    ("71 | Nghị định số 71/2024/NĐ-CP của Chính phủ về giá đất | 27-06-2024 | Chính phủ",
     [("71/2024/NĐ-CP", "basis", "giá đất"), ("71/2024/NĐ-CP", "basis", "giá đất")], set()),
    ("5/2021/TT-BCT | Về bãi bỏ Thông tư số 4/2012/TT-BCT | 10-05-2021 | Bộ Công Thương",
     [("5/2021/TT-BCT", "basis", "bãi bỏ Thông tư số 4/2012/TT-BCT"), ("4/2012/TT-BCT", "repealed", None)],
     {("repeals", "5/2021/TT-BCT", "4/2012/TT-BCT")}),
)  # fmt: skip


@pytest.mark.parametrize(("row", "wanted", "told"), ROWS, ids=[row[0].split(" ")[0] for row in ROWS])
def test_the_title_of_a_row_is_of_its_number(
    row: str, wanted: list[tuple[str, str, str | None]], told: set[tuple[str, str | None, str]]
) -> None:
    found = read(f"{COLUMNS}{row}\n")
    assert [(one.canonical, one.treatment, one.subject) for one in found.citations] == wanted
    assert relations(found) == told


PLACES = (
    ("Tổ chức Lễ phát động tuần lễ an toàn lao động tại tỉnh Nghệ An.", None),
    ("Sở Y tế các tỉnh dự hội thảo được tổ chức tại tỉnh Hà Giang; hội nghị tổng kết tại tỉnh Hà Giang.", None),
    ("Đoàn công tác đã đến tỉnh Lai Châu tặng quà Tết.", None),
    ("Trong tháng, UBND tỉnh Nghệ An đã ban hành 12 quyết định.", "Nghệ An"),
    ("Thu ngân sách của tỉnh Nghệ An tăng 12%; xuất khẩu của tỉnh Nghệ An giảm 3%.", "Nghệ An"),
)


@pytest.mark.parametrize(("sentence", "province"), PLACES, ids=[row[0][:40] for row in PLACES])
def test_where_something_takes_place_is_nobodys_province(sentence: str, province: str | None) -> None:
    found = read(f"Báo cáo tình hình công tác tháng 02 năm 2010\nA. Kết quả\n{sentence}\n").metadata
    assert (found.province.text if found.province else None) == province


PERIODS = (
    ("tình hình công tác tháng 02 và kế hoạch công tác tháng 03 năm 2010", "2010-02"),
    ("kết quả tháng 12, nhiệm vụ trọng tâm tháng 01 năm 2022", "2021-12"),
    ("Sơ kết quý IV và phương hướng quý I năm 2020", "2019Q4"),
    ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023", "2023H1"),
    ("Kết quả công tác 9 tháng và nhiệm vụ quý IV năm 2024", "2024-9M"),
    ("Kế hoạch tháng 3 năm 2024 và nhiệm vụ tháng 4 năm 2024", "2024-03"),
)


@pytest.mark.parametrize(("title", "key"), PERIODS)
def test_what_is_reported_is_the_period_and_not_what_is_planned(title: str, key: str) -> None:
    found = find_title_period(title, None)
    assert found is not None
    assert found.key == key


LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 55/UBND-KT\nHà Nam, ngày 5 tháng 6 năm 2024\n\nKính gửi: Các sở, ban, ngành.\n\n"
)
CARRIED_OUT: tuple[tuple[str, set[tuple[str, str | None, str]]], ...] = (
    ("Thực hiện Văn bản số 420/BCT-KH ngày 02/5/2024 của Bộ Công Thương về xuất khẩu và Văn bản số 46/VPCP-CN ngày 03/5/2024 của Văn phòng Chính phủ về thuế.\n"
     "Để nâng cao hiệu quả quản lý, Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Công Thương rà soát.",
     {("implements", "this", "420/BCT-KH"), ("implements", "this", "46/VPCP-CN")}),
    ("Thực hiện Công điện số 12/CĐ-TTg ngày 02/5/2024 của Thủ tướng Chính phủ về phòng cháy. Chủ tịch UBND tỉnh chỉ đạo các sở, ngành như sau:\n1. Rà soát.",
     {("implements", "this", "12/CĐ-TTg")}),
    ("Thực hiện Công điện số 12/CĐ-TTg ngày 02/5/2024 của Thủ tướng Chính phủ về phòng cháy, Chủ tịch UBND tỉnh yêu cầu các sở:\n1. Rà soát.",
     {("implements", "this", "12/CĐ-TTg")}),
    ("Nghị quyết số 88/NQ-CP ngày 22/7/2022 của Chính phủ ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 10-NQ/TW.",
     {("implements", "88/NQ-CP", "10-NQ/TW")}),
    ("Kế hoạch số 31/KH-UBND ngày 02/4/2024 ban hành Kế hoạch của UBND tỉnh triển khai Chỉ thị số 4/CT-TTg.",
     {("implements", "31/KH-UBND", "4/CT-TTg")}),
    ("Thực hiện Quyết định số 167/2008/QĐ-TTg ngày 12/12/2008 của Thủ tướng Chính phủ về nhà ở, sau khi thống nhất với Mặt trận Tổ quốc.\n"
     "UBND tỉnh xây dựng kế hoạch hỗ trợ 2.305 hộ nghèo sửa nhà, nội dung như sau:\n1. Mục đích.",
     {("implements", "this", "167/2008/QĐ-TTg")}),
    # what another body did is not this letter's deed
    ("Thực hiện Công điện số 12/CĐ-TTg ngày 02/5/2024 về phòng cháy, Sở Xây dựng đã kiểm tra 12 công trình.\nKết quả kiểm tra tốt.", set()),
)  # fmt: skip


@pytest.mark.parametrize(("words", "told"), CARRIED_OUT, ids=[row[0][:40] for row in CARRIED_OUT])
def test_what_an_opening_carries_out(words: str, told: set[tuple[str, str | None, str]]) -> None:
    assert relations(read(LETTER + words)) == told


REPORT = "Số: 566/BC-SCT\n\nHà Nam, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"
COMMUNES = (
    ("Cụm công nghiệp Đồng Mây: (xã Thanh Tân, 50 ha): Hiện UBND xã đang thông báo tiếp nhận hồ sơ (Thông báo số 9/TB-UBND ngày 02/6/2023).", "UBND xã Thanh Tân"),
    ("UBND phường Lam Hạ đã lấy ý kiến nhân dân (Báo cáo số 17/BC-UBND ngày 03/5/2023).", "UBND phường Lam Hạ"),
    ("Tại xã Thanh Tân và xã Thanh Hà, UBND xã đã niêm yết (Thông báo số 9/TB-UBND ngày 02/6/2023).", "UBND xã"),
    # what the province decided after a commune had asked, and what a commune is told to do
    ("UBND xã Thanh Tân đã trình UBND tỉnh phê duyệt (Quyết định số 12/QĐ-UBND ngày 03/5/2023).", "UBND tỉnh Hà Nam"),
    ("Chủ tịch UBND tỉnh giao UBND xã đang có chợ rà soát (Quyết định số 12/QĐ-UBND ngày 03/5/2023).", "UBND tỉnh Hà Nam"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "issuer"), COMMUNES, ids=[row[0][:40] for row in COMMUNES])
def test_the_act_of_a_commune_is_not_its_provinces(sentence: str, issuer: str) -> None:
    assert read(REPORT + sentence).citations[-1].issuer == issuer


CHANGED = (
    ("Sửa đổi, bổ sung Số TT 4 của Biểu mức thu lệ phí ban hành kèm theo Thông tư số 19/2016/TT-BTC.", "amended"),
    ("Chủ tịch UBND tỉnh được điều chỉnh giấy xác nhận công suất của dự án nằm trong Phụ lục II ban hành kèm theo Nghị quyết số 16/2023/QH15.", "basis"),
    ("Hộ kinh doanh nộp đơn bổ sung, sửa đổi giấy phép theo Mẫu số 1 tại Phụ lục kèm theo Nghị định số 95/2021/NĐ-CP.", "basis"),
    ("Bổ sung cửa khẩu áp dụng tờ khai theo mẫu ban hành kèm theo Thông tư số 12/2015/TT-BTC.", "basis"),
    ("Sửa đổi, bổ sung danh mục dự án nằm trong Phụ lục II ban hành kèm theo Nghị quyết số 16/2023/QH15.", "amended"),
    ("Điều chỉnh nội dung Phụ lục I ban hành kèm theo Quyết định số 16/2023/QĐ-UBND.", "amended"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "treatment"), CHANGED, ids=[row[0][:40] for row in CHANGED])
def test_what_only_lies_in_an_annex_changes_without_it(sentence: str, treatment: str) -> None:
    found = read(REPORT + sentence)
    assert found.citations[-1].treatment == treatment
    assert ("amends" in {one.kind for one in found.relations}) == (treatment == "amended")


ABOUT = (
    ("Nghị quyết số 10-NQ/TW ngày 10/02/2022 của Bộ Chính trị về định hướng chiến lược khoáng sản và Chiến lược khoáng sản đến năm 2030 của Thủ tướng Chính phủ.",
     "định hướng chiến lược khoáng sản"),
    ("Theo Quyết định số 25/QĐ-UBND ngày 25/02/2023 của UBND tỉnh Hà Nam phê duyệt Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050, trên địa bàn tỉnh đến năm 2030 hình thành 16 cụm công nghiệp.",
     "Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050"),
    ("Thực hiện Quyết định số 7-QĐ/BCĐTW ngày 27/8/2022 của Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ và chuyển đổi số về Mô hình dữ liệu dùng chung.",
     "Mô hình dữ liệu dùng chung"),
    ("Sở đã có Công văn số 287/SCT-CN ngày 21/3/2023 đôn đốc UBND các xã lập hồ sơ chợ.", "đôn đốc UBND các xã lập hồ sơ chợ"),
    ("Căn cứ Quyết định số 623/QĐ-BCT ngày 01/3/2023 của Bộ Công Thương về việc công bố thủ tục hành chính thuộc phạm vi chức năng quản lý của Bộ Công Thương;",
     "công bố thủ tục hành chính thuộc phạm vi chức năng quản lý của Bộ Công Thương"),
    ("Thực hiện Kế hoạch số 77/KH-UBND ngày 03/6/2022 về hỗ trợ hộ nghèo xây nhà, dưới sự chỉ đạo của Tỉnh ủy, các xã đã rà soát.",
     "hỗ trợ hộ nghèo xây nhà"),
    ("Căn cứ Kế hoạch số 31/KH-UBND về cải cách hành chính của UBND tỉnh;", "cải cách hành chính"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject"), ABOUT, ids=[row[0][:40] for row in ABOUT])
def test_where_a_subject_ends(sentence: str, subject: str) -> None:
    assert read(REPORT + sentence).citations[0].subject == subject


ENDED_ITEMS = (
    "Bãi bỏ quy định về mức thu phí chợ tại số thứ tự 30 và bãi bỏ số thứ tự 31 khoản 1 Điều 1 Quyết định số 6/2022/QĐ-UBND.",
    "Bãi bỏ danh mục chợ tại Phụ lục I và bãi bỏ khoản 2 Điều 3 Quyết định số 6/2022/QĐ-UBND.",
    "Hủy bỏ danh mục bến đò tại mục 2 và bãi bỏ mục 3 Phụ lục II Quyết định số 6/2022/QĐ-UBND.",
)


@pytest.mark.parametrize("words", ENDED_ITEMS, ids=[words[:40] for words in ENDED_ITEMS])
def test_the_second_verb_of_an_article_is_done_by_the_act(words: str) -> None:
    found = read(f"{ACT}Điều 1. Hiệu lực\n2. {words}\n")
    assert ("repeals", "this", "6/2022/QĐ-UBND", True, "done") in {
        (one.kind, one.source, one.target, one.partial, one.modality) for one in found.relations
    }
