# ruff: noqa: E501 - tables of papers and sentences as they are written
"""Kinds of papers that the next ones asked for: sites' lists above them, torn and glued words, titles that act."""

from __future__ import annotations

import pytest

from indexer.models import Citation, Document, Source
from indexer.parsing import parse

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
REPORT = "Số: 566/BC-SCT\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"
LETTER = f"VĂN PHÒNG CHÍNH PHỦ\n{STATE}Số: 84/VPCP-KTTH\nHà Nội, ngày 27 tháng 10 năm 2014\n\nKính gửi: Bộ Nội vụ.\n\n"


def read(text: str) -> Document:
    return parse(Source("mau.txt", "text", text, "", 0), "mau")


def first(sentence: str, header: str = REPORT) -> Citation:
    return read(header + sentence).citations[0]


HEADS = (
    ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BẾN TRE Độc Lập - Tự Do - Hạnh Phúc\n\nSố: 871/UBND-KGVX Bến Tre, ngày 9 tháng 5 năm 2012\n\nV/v bình chọn cảnh quan\n\nKính gửi: Sở Y tế.\n", "871", "UBND-KGVX", "UBND tỉnh Bến Tre", "2012-05-09"),
    ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHỐ CẦN THƠ Độc Lập - Tự Do - Hạnh Phúc\n\nSố: 15/TB-UBND Cần Thơ, ngày 2 tháng 8 năm 2013\n\nTHÔNG BÁO\nVề lịch nghỉ\n", "15", "TB-UBND", "UBND thành phố Cần Thơ", "2013-08-02"),
    (f"SỞ TƯ PHÁP\nTỈNH LONG AN\n{STATE}Số: 77/STP-V .II\nLong An, ngày 20 tháng 03 năm 2015\n\nKính gửi: Bộ Tư pháp.\n", "77", "STP-V.II", "Sở Tư pháp tỉnh Long An", "2015-03-20"),
    (f"BỘ TÀI CHÍNH\nSố:\n\n{STATE}\n/TTr-BTC\n\nHà Nội, ngày\n\ntháng\n\nnăm 2019\n\nTỜ TRÌNH\nVề dự án Luật\n", None, "TTr-BTC", "Bộ Tài chính", None),
    (f"BAN CHỈ ĐẠO QUỐC GIA VỀ PHÒNG, CHỐNG THIÊN TAI\n{STATE}Số: 61/KH-BCĐQG2025\nHà Nội, ngày 4 tháng 6 năm 2015\n\nKẾ HOẠCH\ntuyên truyền\n", "61", "KH-BCĐQG2025", "Ban Chỉ đạo quốc gia về phòng, chống thiên tai", "2015-06-04"),
    (f"THANH TRA\nCHÍNH PHỦ\n{STATE}Số: 19/KH-TTCP\nHà Nội, ngày\n14 tháng 01 năm 2020\n\nKẾ HOẠCH\nthanh tra\n", "19", "KH-TTCP", "Thanh tra Chính phủ", "2020-01-14"),
    (f"NGÂN HÀNG\nNHÀ NƯỚC VIỆT NAM\n{STATE}Số: 8/CT-NHNN\nHà Nội, ngày 14 tháng 01 năm 2020\n\nCHỈ THỊ\nvề an toàn kho quỹ\n", "8", "CT-NHNN", "Ngân hàng Nhà nước Việt Nam", "2020-01-14"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG          ĐẢNG CỘNG SẢN VIỆT NAM\n   BAN TUYÊN GIÁO          Hà Nội, ngày 5 tháng 2 năm 2009\n          *\n   Số: 44-HD/BTGTW\n\nHƯỚNG DẪN\nhọc tập nghị quyết\n", "44", "HD/BTGTW", "Ban Tuyên giáo Trung ương", "2009-02-05"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG\nỦY BAN KIỂM TRA\n*\nSố: 7-HD/UBKTTW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 5 tháng 2 năm 2018\n\nHƯỚNG DẪN\nkê khai tài sản\n", "7", "HD/UBKTTW", "Ủy ban Kiểm tra Trung ương", "2018-02-05"),
    (f"ỦY BAN NHÂN DÂN TỈNH VĨNH PHÚC\n{STATE}Số: 90/QĐ-UBND\nV ĩ nh Ph ú c, ngày 04 tháng 11 năm 2021\n\nQUYẾT ĐỊNH\nVề phí chợ\n", "90", "QĐ-UBND", "UBND tỉnh Vĩnh Phúc", "2021-11-04"),
    (f"ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG\n{STATE}Số: 91/QĐ-UBND\nSóc Tr ă ng, ngày 4 tháng 11 năm 2022\n\nQUYẾT ĐỊNH\nVề phí chợ\n", "91", "QĐ-UBND", "UBND tỉnh Sóc Trăng", "2022-11-04"),
    (f"| Số hiệu | 33/2012/QĐ-UBND |\n| Loại văn bản | Quyết định |\n| Cơ quan | Tỉnh Bình Phước |\n| Ngày ban hành | 19/10/2012 |\n| Người ký | Trần Văn Mẫu |\nỦY BAN NHÂN DÂN | {STATE.splitlines()[0]} |\nSố: 33/2012/QĐ-UBND | Bình Phước, ngày 19 tháng 10 năm 2012 |\nBAN HÀNH QUY CHẾ QUẢN LÝ NGHĨA TRANG\nỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC\nCăn cứ Luật Đất đai năm 2003;\n", "33/2012", "QĐ-UBND", "UBND tỉnh Bình Phước", "2012-10-19"),
    (f"- 1Luật Đất đai 2013\n- 2Nghị định 43/2014/NĐ-CP hướng dẫn Luật Đất đai\n- 3Thông tư 2/2015/TT-BTNMT về Nghị định\nỦY BAN NHÂN DÂN | {STATE.splitlines()[0]} |\nSố: 508/QĐ-UBND | Trà Vinh, ngày 1 tháng 3 năm 2016 |\nỦY BAN NHÂN DÂN TỈNH TRÀ VINH\nCăn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;\n", "508", "QĐ-UBND", "UBND tỉnh Trà Vinh", "2016-03-01"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "number", "symbol", "issuer", "date"), HEADS, ids=[row[3] for row in HEADS])
def test_a_head(text: str, number: str | None, symbol: str, issuer: str, date: str | None) -> None:
    told = read(text).metadata
    values = [one.text if one else None for one in (told.number, told.symbol, told.issuer, told.date)]
    assert values[:2] + values[3:] == [number, symbol, date]
    assert (values[2] or "").casefold() == issuer.casefold()


TITLES = (
    ("QUYẾT ĐỊNH\n\nCỦA ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\n\nVề việc thành lập Trung tâm Khuyến nông\n\nỦY BAN NHÂN DÂN TỈNH\n\n- Căn cứ Luật Tổ chức HĐND và UBND;", "Về việc thành lập Trung tâm Khuyến nông"),
    ("CHỈ THỊ\n\nCỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM\n\nVề việc tiết kiệm điện\n\nHiện nay, điện năng thiếu.", "Về việc tiết kiệm điện"),
    ("THÔNG TƯ\n\nCỦA BỘ Y TẾ SỐ 12/2003/TT-BYT NGÀY 2 THÁNG 5 NĂM 2003\n\nHướng dẫn khám chữa bệnh miễn phí\n\nCăn cứ Nghị định số 49/2003/NĐ-CP;", "Hướng dẫn khám chữa bệnh miễn phí"),
    ("THÔNG TƯ\nCỦA BỘ Y TẾ SỐ 12/2003/TT-BYT NGÀY 2 THÁNG 5 NĂM 2003 HƯỚNG DẪN KHÁM CHỮA BỆNH\n\nCăn cứ Nghị định số 49/2003/NĐ-CP;", "HƯỚNG DẪN KHÁM CHỮA BỆNH"),
    ("Danh Mục Văn Bản Đã Hết Hiệu Lực\n\n1. Nghị định số 12/1999/NĐ-CP về xử phạt;", "Danh Mục Văn Bản Đã Hết Hiệu Lực"),
    ("ĐỊNH HƯỚNG CÔNG TÁC KHOA GIÁO THÁNG 9 NĂM 2021\n\nThực hiện Kế hoạch số 17-KH/TU, ngày 21/01/2021 của Tỉnh ủy;", "ĐỊNH HƯỚNG CÔNG TÁC KHOA GIÁO THÁNG 9 NĂM 2021"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[row[1] for row in TITLES])
def test_a_title(text: str, title: str) -> None:
    told = read(text).metadata.title
    assert told is not None
    assert told.text == title


PERIODS = (
    ("BÁO CÁO\nhỗ trợ người hoạt động từ 31 tháng 12 năm 1954 về trước\n", None),
    ("TỜ TRÌNH\nVề dự thảo Nghị định (trình phiên họp Chính phủ thường kỳ tháng 8/2017)\n", None),
    ("TỜ TRÌNH\nVề dự thảo Nghị quyết (trình kỳ họp tháng 12/2019)\n", None),
    ("ĐỊNH HƯỚNG TUYÊN TRUYỀN THÁNG 5 NĂM 2022\n\nThực hiện nhiệm vụ.", "2022-05"),
)


@pytest.mark.parametrize(("text", "key"), PERIODS, ids=[row[0][:40] for row in PERIODS])
def test_a_period(text: str, key: str | None) -> None:
    period = read(text).metadata.period
    assert (period.key if period else None) == key


ISSUERS = (
    ("Xét đề nghị của Ủy ban nhân dân tỉnh Hà Giang (Công văn số 17/UBND-TM ngày 19 tháng 8 năm 2014), ý kiến của Bộ Tài chính.", "UBND tỉnh Hà Giang", "Hà Giang"),
    ("Xét báo cáo của Ủy ban nhân dân thành phố Cần Thơ (Báo cáo số 61/BC-UBND ngày 1/8/2014).", "UBND thành phố Cần Thơ", "Cần Thơ"),
    ("Sau khi thống nhất với Bộ Tài chính (Văn bản số 47/TC-HCSN ngày 25/5/2001) về kinh phí.", "Bộ Tài chính", "national"),
    ("Sau khi thống nhất với Bộ Thương mại (Văn bản số 47/TM-XNK ngày 25/5/2001) về kinh phí.", "Bộ Thương mại", "national"),
    ("Theo ý kiến tại Công văn số 90/BTĐKT-VP ngày 12 tháng 9 năm 2014.", "Ban Thi đua - Khen thưởng Trung ương", "national"),
    ("Theo Văn bản số 31/CV-TCTW ngày 6/6/2001.", "Ban Tổ chức Trung ương", "national"),
    ("Theo Công văn số 310/VKSTC-V14 ngày 6/6/2011.", "Viện kiểm sát nhân dân tối cao", "national"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "issuer", "scope"), ISSUERS, ids=[row[0][-45:] for row in ISSUERS])
def test_whose_letter_it_is_in_a_paper_of_the_centre(sentence: str, issuer: str, scope: str) -> None:
    found = first(sentence, LETTER)
    assert (found.issuer, found.scope) == (issuer, scope)


PARTIES = (
    ("Thực hiện Công văn số 48-CV/HU ngày 24/9/2018 của huyện ủy Nghi Xuân về quốc tang.", "Huyện ủy Nghi Xuân"),
    (
        "Thực hiện Kế hoạch số 8-KH/QU ngày 24/9/2018 của Ban Thường vụ Quận ủy Tân Bình về sáp nhập.",
        "Quận ủy Tân Bình",
    ),
    ("Thực hiện Nghị quyết số 8-NQ/ThU ngày 24/9/2018 của Thành ủy Vinh về đô thị.", "Thành ủy Vinh"),
    ("Thực hiện Nghị quyết số 8-NQ/TU ngày 24/9/2018 của Thành ủy Hà Nội về đô thị.", "Thành ủy Hà Nội"),
    (
        "Thực hiện Công văn số 77/TWĐTN-BTN ngày 2/3/2023 của Trung ương Đoàn về tình nguyện.",
        "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    ),
    (
        "Thực hiện Kế hoạch số 15/KH-MTTQ-BTT ngày 5/6/2024 của Ủy ban MTTQ Việt Nam tỉnh về giám sát.",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ngãi",
    ),
    (
        "Trả lời công văn số 19/HDT/2025 ngày 06/11/2025 của Công ty TNHH Bao bì Mẫu về đề nghị hướng dẫn.",
        "Công ty TNHH Bao bì Mẫu",
    ),
    ("Xét đề nghị của Trưởng Phòng Nội vụ quận 3 (Tờ trình số 12/TTr-PNV.Q3 ngày 6/6/2007).", "Phòng Nội vụ quận 3"),
)


@pytest.mark.parametrize(("sentence", "issuer"), PARTIES, ids=[row[1] for row in PARTIES])
def test_bodies_of_districts(sentence: str, issuer: str) -> None:
    assert first(sentence).issuer == issuer


def test_a_paper_without_head_is_of_the_province_whose_party_speaks() -> None:
    text = (
        "CTTĐT - Ngày 6/8, Ban Thường vụ Tỉnh ủy Cao Bằng đã ban hành Chỉ thị về dư luận.\nThực hiện Kế hoạch số"
        " 31-KH/TU ngày 30/11/2016 của Ban Thường vụ Tỉnh ủy và Kết luận số 52-KL/TU ngày 14/8/2017."
    )
    assert {one.issuer for one in read(text).citations} == {"Tỉnh ủy Cao Bằng"}


GLUED = (
    ("Thực hiện Công văn số 29/LĐTBXH-TE ngày 12/8/2014 của Bộ Tài chính vềviệc triển khai thu phí.", "29/LĐTBXH-TE", "triển khai thu phí"),
    ("CăncứThôngtưsố 5/2011/TT-BNVngày19tháng01năm2011củaBộ Nội vụ về thi tuyển;", "5/2011/TT-BNV", "thi tuyển"),
    ("Căn cứ Quyết định số 209/2005/QĐ .UBND ngày 06/9/2005củaỦy ban nhân dân tỉnh về việc đổi tên đài;", "209/2005/QĐ.UBND", "đổi tên đài"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "canonical", "subject"), GLUED, ids=[row[1] for row in GLUED])
def test_words_that_a_copy_glued(sentence: str, canonical: str, subject: str) -> None:
    found = first(sentence)
    assert (found.canonical, found.subject, found.date is not None) == (canonical, subject, True)


def test_a_title_is_told_as_it_is_written() -> None:
    told = read(
        f"{STATE}Số: 3/KH-UBND\nKon Tum, ngày 3 tháng 1 năm 2015\n\nKẾ HOẠCH\n\nTRIỂNKHAI LUẬT TRẺ EM\n\nI. MỤC ĐÍCH\n"
    )
    assert told.metadata.title is not None
    assert told.metadata.title.text == "TRIỂNKHAI LUẬT TRẺ EM"


LINKS = (
    (
        "Quyết định 77/QĐ-UBND năm 2021 phê duyệt vùng hạn chế khai thác nước tỉnh Bến Tre",
        "UBND tỉnh Bến Tre",
        "mentions",
    ),
    (
        "Nghị quyết 5/NQ-HĐND năm 2019 về phân bổ vốn trên địa bàn thành phố Hải Phòng",
        "HĐND thành phố Hải Phòng",
        "mentions",
    ),
    ("Kế hoạch 9/KH-UBND năm 2022 hành động của tỉnh Cà Mau", "UBND tỉnh Cà Mau", "mentions"),
)


@pytest.mark.parametrize(("title", "issuer", "treatment"), LINKS, ids=[row[1] for row in LINKS])
def test_acts_that_a_site_links_above_the_paper(title: str, issuer: str, treatment: str) -> None:
    head = f"ỦY BAN NHÂN DÂN | {STATE.splitlines()[0]} |\nSố: 60/QĐ-UBND | Tây Ninh, ngày 28 tháng 6 năm 2023 |\n"
    found = read(
        f"- 1{title}\n- 2Luật Thủy lợi 2017\n{head}ỦY BAN NHÂN DÂN TỈNH TÂY NINH\nCăn cứ Luật Thủy lợi;"
    ).citations[0]
    assert (found.issuer, found.treatment, found.doc_type is not None) == (issuer, treatment, True)


def test_an_act_of_the_same_number_of_an_earlier_year_is_another() -> None:
    head = f"ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n{STATE}Số: 14/CT-UBND\nHà Nam, ngày 26 tháng 4 năm 2022\n\nCHỈ THỊ\nVỀ KỶ LUẬT\n\n"
    found = read(f"{head}Thực hiện Chỉ thị số 14/CT-UBND ngày 31/5/2019, các sở đã nỗ lực.").citations
    assert [one.date for one in found] == ["2019-05-31"]
    annex = read(f"{head}PHỤ LỤC\n(Kèm theo Chỉ thị số 14/CT-UBND ngày 26 tháng 4 năm 2022)").citations
    assert not annex


TREATMENTS = (
    ("Tại khoản 1 Điều 4 Quyết định số 17/2007/QĐ-TTg ngày 27/7/2007 sửa đổi, bổ sung một số điều của Quyết định số 18/TTg ngày 27/02/1996 về nhà ở và Điều 5 Quyết định số 25/2001/QĐ-TTg ngày 03/02/2001 quy định: ...", ("basis", "amended", "basis")),
    ("Căn cứ Thông tư số 6/2016/TT-VPCP ngày 31/10/2016 hướng dẫn về nghiệp vụ kiểm soát: Thông tư số 7/2019/TT-VPCP ngày 23/11/2019 hướng dẫn thi hành;", ("basis", "basis")),
    ("Căn cứ các Quyết định của Bộ Y tế: số 47/QĐ-BYT ngày 21/5/2020 về việc công bố thủ tục mới, được sửa đổi, bị bãi bỏ lĩnh vực dược; số 108/QĐ-BYT ngày 15/02/2022 về việc công bố thủ tục;", ("basis", "basis")),
    ("Quyết định này thay thế Danh mục thủ tục hành chính lĩnh vực dược được Chủ tịch UBND tỉnh công bố tại các Quyết định: số 219/QĐ-UBND ngày 28/12/2021, số 174/QĐ-UBND ngày 14/11/2019.", ("replaced", "replaced")),
    ("Điều 1. Thu hồi Quyết định số 310/2006/QĐ-UBND ngày 06/9/2006 của UBND tỉnh.", ("repealed",)),
    ("Điều 1. Thu hồi đất theo Quyết định số 311/2006/QĐ-UBND ngày 06/9/2006 của UBND tỉnh.", ("basis",)),
)  # fmt: skip
DECISION = "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 48/QĐ-UBND\nGia Lai, ngày 25 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\nVề chợ\n\n"


@pytest.mark.parametrize(("sentence", "treatments"), TREATMENTS, ids=[row[0][:50] for row in TREATMENTS])
def test_how_it_is_used(sentence: str, treatments: tuple[str, ...]) -> None:
    assert tuple(one.treatment for one in read(DECISION + sentence).citations) == treatments


ACTS = (
    ("QUYẾT ĐỊNH\n\nVỀ VIỆC BÃI BỎ QUYẾT ĐỊNH SỐ 12/2006/QĐ-UBND NGÀY 06/9/2006 CỦA ỦY BAN NHÂN DÂN TỈNH", "repeals"),
    ("QUYẾT ĐỊNH\n\nVỀ VIỆC THU HỒI QUYẾT ĐỊNH SỐ 12/2006/QĐ-UBND NGÀY 06/9/2006", "repeals"),
    ("QUYẾT ĐỊNH\n\nSỬA ĐỔI MỘT SỐ ĐIỀU CỦA QUY CHẾ VĂN THƯ BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 12/2006/QĐ-UBND", "amends"),
    ("THÔNG BÁO\n\nĐÍNHCHÁNH BỔ SUNG QUYẾT ĐỊNH SỐ 12/2006/QĐ-UBND NGÀY 6-1-2006 VỀ VIỆC THU PHÍ", "corrects"),
    ("CÔNG VĂN\n\nVỀ VIỆC ĐÍNH CHÍNH QUYẾT ĐỊNH SỐ 12/2006/QĐ-UBND", "corrects"),
)


@pytest.mark.parametrize(("title", "kind"), ACTS, ids=[row[0][:50] for row in ACTS])
def test_what_a_title_says_that_the_paper_does(title: str, kind: str) -> None:
    head = f"ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\n{STATE}Số: 48/2009/QĐ-UBND\nGia Lai, ngày 25 tháng 11 năm 2009\n\n"
    found = read(f"{head}{title}\n\nỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Phí;").relations
    assert ("this", "12/2006/QĐ-UBND", kind) in {(one.source, one.target, one.kind) for one in found}


def test_a_report_on_an_amendment_amends_nothing() -> None:
    found = read("BÁO CÁO\n\nVỀ VIỆC BÃI BỎ QUYẾT ĐỊNH SỐ 12/2006/QĐ-UBND\n\nThực hiện nhiệm vụ.").relations
    assert all(one.source != "this" for one in found)


def test_a_conclusion_that_goes_on_with_a_directive() -> None:
    sentence = "Kết luận số 8-KL/TW ngày 20/6/2020 của Ban Bí thư về việc tiếp tục thực hiện Chỉ thị số 3-CT/TW."
    assert ("implements", "8-KL/TW", "3-CT/TW") in {
        (r.kind, r.source, r.target) for r in read(REPORT + sentence).relations
    }


def test_a_later_member_of_a_list_is_of_the_lists_type() -> None:
    sentence = (
        "Thực hiện các Quyết định của Thủ tướng Chính phủ số: 15/QĐ-TTg ngày 06/10/2020 ban hành Kế hoạch thực hiện"
        " Kết luận số 8-KL/TW; 22/2021/QĐ-TTg ngày 21/6/2021 quy định về thành phần Hội đồng; 26/2021/QĐ-TTg ngày"
        " 22/7/2021 quy định về xã đạt chuẩn."
    )
    found = [one.doc_type for one in read(REPORT + sentence).citations]
    assert found == ["Quyết định", "Kết luận", "Quyết định", "Quyết định"]


LISTS = (
    ("DANH MỤC VĂN BẢN BỊ BÃI BỎ THEO THÔNG TƯ SỐ 12/2024/TT-BCT NGÀY 5/6/2024\n\n1. Thông tư số 5/2010/TT-BCT ngày 1/2/2010 về phân bón.\n2. Quyết định số 17/2008/QĐ-BCT ngày 2/5/2008 ban hành quy chế.", "12/2024/TT-BCT", "repeals", 2),
    ("Cụ thể, tại Thông tư số 9/2025/TT-BNV do Bộ trưởng Bộ Nội vụ Trần Văn Mẫu vừa ký ban hành ngày 3/2/2025 đã bãi bỏ 12 văn bản quy phạm pháp luật, cụ thể:\n\n1. Quyết định số 3/2002/QĐ-BNV ngày 1/2/2002 về thi tuyển.\n\n2. Thông tư số 5/1999/TT-BNV ngày 1/2/1999.", "9/2025/TT-BNV", "repeals", 2),
    ("Thông tư số 9/2025/TT-BNV thay thế 03 văn bản gồm:\n- Thông tư số 3/2011/TT-BNV ngày 1/2/2011;\n- Thông tư số 4/2012/TT-BNV ngày 1/2/2012;\n- Thông tư số 6/2013/TT-BNV.", "9/2025/TT-BNV", "replaces", 3),
    ("Các văn bản hết hiệu lực kể từ ngày Nghị định số 15/2023/NĐ-CP có hiệu lực:\n- Nghị định số 8/2010/NĐ-CP ngày 1/2/2010;\n- Nghị định số 9/2011/NĐ-CP.", "15/2023/NĐ-CP", "repeals", 2),
    ("Văn Bản Hết Hiệu Lực\n\nSTT Tên văn bản đã hết hiệu lực\n\n1 · Nghị định số 42/2004/NĐ-CP ngày 02 tháng 05 năm 2004 của Chính phủ về bảo hộ\n\n2 · Nghị định số 77/CP ngày 29 tháng 11 năm 1997 hướng dẫn thi hành một số quy định", None, "repeals", 2),
)  # fmt: skip


@pytest.mark.parametrize(("text", "source", "kind", "count"), LISTS, ids=[row[0][:40] for row in LISTS])
def test_lists_of_what_an_act_has_ended(text: str, source: str | None, kind: str, count: int) -> None:
    document = read(text)
    assert {(one.kind, one.source) for one in document.relations} == {(kind, source)}
    used = "replaced" if kind == "replaces" else "repealed"
    assert len(document.relations) == count == sum(one.treatment == used for one in document.citations)


def test_what_stands_below_such_a_list_has_not_ended() -> None:
    text = "VĂN BẢN HẾT HIỆU LỰC\n\n1. Nghị định số 8/2010/NĐ-CP về phân bón.\n\nThông tư 17/2024/TT-BYT quy định về khám bệnh."
    assert [one.treatment for one in read(text).citations] == ["repealed", "mentions"]


SHORTS = (
    "Quyết định số 31/2014/QĐ-TTg (gọi tắt là QĐ31). Thực hiện QĐ31, các huyện rà soát.",
    "Nghị quyết số 31/NQ-CP ngày 2/3/2019. Theo NQ31, các huyện rà soát.",
    "Nghị định số 31/2014/NĐ-CP ngày 2/3/2014. Theo quy định tại NĐ 31, các huyện rà soát.",
)


@pytest.mark.parametrize("sentence", SHORTS)
def test_letters_and_number_written_as_one(sentence: str) -> None:
    whole, *shorts = read(REPORT + sentence).citations
    assert shorts
    assert {one.canonical for one in shorts} == {whole.canonical}


def test_a_mark_of_the_archive_cites_nothing() -> None:
    assert not read(f"{REPORT}Nơi nhận:\n- Lưu: VT, QLĐĐ1.\n05 bản, QĐ164.\n").citations


SIGNERS = ("Đặ ng Văn Mẫu", "Nguy ễ n Th ị Mẫu", "Ph ạ m Quốc Mẫu")


@pytest.mark.parametrize("name", SIGNERS)
def test_a_signer_whose_name_is_torn(name: str) -> None:
    text = (
        f"Số: 7/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề chợ\n\n| Nơi nhận: - Như Điều 4; - Lưu: VT. | CHỦ TỊCH {name} |\n|---|---|\n"
    )
    signer = read(text).metadata.signer
    assert signer is not None
    assert signer.text.replace(" ", "") == name.replace(" ", "")
    assert len(signer.text.split()) == 3


DAYS = (
    ("Quyết định số 24/2021/QĐ-TTg ngày 16/7/20 21 của Thủ tướng Chính phủ quy định quy trình.", "2021-07-16"),
    ("Thông tư số 24/TT-BYT ngày 1/9/20 19 của Bộ Y tế về thuốc.", "2019-09-01"),
    ("Thông tư số 24/TT-BYT ngày 1/9/201 9 của Bộ Y tế về thuốc.", "2019-09-01"),
)


@pytest.mark.parametrize(("sentence", "day"), DAYS)
def test_a_day_whose_year_is_torn(sentence: str, day: str) -> None:
    assert first(sentence).date == day


SUBJECTS = (
    ("Xét đề nghị của Sở Nội vụ (Tờ trình số 12/TTr-SNV ngày 5/6/2019) về việc sáp nhập thôn, UBND tỉnh có ý kiến.", "sáp nhập thôn"),
    ("Xét ý kiến của Bộ Nội vụ (Công văn số 12/BNV-CQ ngày 5/6/2019), Tài chính (Công văn số 7/BTC-HC ngày 8/6/2019) về việc lập xã, Phó Thủ tướng có ý kiến.", "lập xã"),
    ("Tờ trình số 72/TTr-UBND ngày 06 tháng 01 năm 2015 đối với việc công nhận vùng an toàn khu.", "công nhận vùng an toàn khu"),
    ("Tại Quyết định số 17/2007/QĐ-TTg ngày 27/7/2007 sửa đổi, bổ sung một số điều của Quyết định số 18/TTg về nhà ở và Điều 5 Quyết định số 25/2001/QĐ-TTg về đất ở quy định.", "sửa đổi, bổ sung một số điều của Quyết định số 18/TTg về nhà ở"),
    ("Căn cứ Thông tư số 6/2016/TT-VPCP ngày 31/10/2016 hướng dẫn về nghiệp vụ kiểm soát: Thông tư số 7/2019/TT-VPCP;", "hướng dẫn về nghiệp vụ kiểm soát"),
    ("SỬA ĐỔI MỘT SỐ ĐIỀU CỦA QUY CHẾ VĂN THƯ, LƯU TRỮ BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 13/2018/QĐ-UBND;", "QUY CHẾ VĂN THƯ, LƯU TRỮ"),
    ("Căn cứ Thông tư số 7/2021/TT-BYT ngày 18/7/2021 hướng dẫn rà soát, phân loại bệnh viện; xác định giá dịch vụ giai đoạn 2021 - 2024;", "hướng dẫn rà soát, phân loại bệnh viện; xác định giá dịch vụ giai đoạn 2021 - 2024"),
    ("Căn cứ Pháp lệnh số 6/2005/PL-UBTVQH11 ngày 29/6/2005 ưu đãi người có công với cách mạng;", "ưu đãi người có công với cách mạng"),
    ("Thông tư 22/2014/TT-BTTTT về Danh mục tiêu chuẩn kỹ thuật do Bộ trưởng Bộ Thông tin và Truyền thông ban hành", "Danh mục tiêu chuẩn kỹ thuật"),
    ("Chỉ thị số 4-CT/TW ngày 15/5/2013 của Bộ Chính trị, Quyết định số 37/QĐ-TTg về việc phê duyệt Đề án tìm kiếm;", None),
    ("Quyết định số 9-QĐ/TW ngày 1/2/2025 của Bộ Chính trị về chức năng, nhiệm vụ, tổ chức bộ máy của Văn phòng Trung ương Đảng;", "chức năng, nhiệm vụ, tổ chức bộ máy của Văn phòng Trung ương Đảng"),
    ("theo danh mục ban hành tại Quyết định số 9/2009/QĐ-BYT ngày 20/02/2009 của Bộ trưởng Bộ Y tế.", None),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[0][:45] for row in SUBJECTS])
def test_what_it_is_about(sentence: str, subject: str | None) -> None:
    assert first(sentence).subject == subject


DISTRICTS = (
    (
        "QUẬN ỦY TÂN PHÚ\nVĂN PHÒNG\n*\nSố 45-CV/VPQU",
        "Kế hoạch số 11-KH/QU ngày 1/4/2016 của Ban Thường vụ Quận ủy",
        "Quận ủy Tân Phú",
    ),
    ("HUYỆN ỦY CAM LÂM\n*\nSố 45-KH/HU", "Hướng dẫn số 3-HD/BTGHU ngày 5/4/2016", "Ban Tuyên giáo Huyện ủy Cam Lâm"),
    ("ỦY BAN NHÂN DÂN\nHUYỆN CỦ CHI\nSố: 45/KH-UBND", "Nghị quyết số 8-NQ/HU ngày 5/4/2016", "Huyện ủy Củ Chi"),
)


@pytest.mark.parametrize(("head", "act", "issuer"), DISTRICTS, ids=[row[2] for row in DISTRICTS])
def test_the_party_of_the_papers_own_district(head: str, act: str, issuer: str) -> None:
    text = f"{head}\nngày 12 tháng 4 năm 2016\n\nKẾ HOẠCH\ntuyên truyền\n\nThực hiện {act} về văn hóa."
    assert read(text).citations[0].issuer == issuer


def test_the_heading_of_an_article_is_no_draft() -> None:
    head = "BỘ QUỐC PHÒNG\nSố: 12/2024/TT-BQP\nHà Nội, ngày 9 tháng 11 năm 2024\n\nTHÔNG TƯ\nVề quân trang\n\n"
    text = f"{head}**Điều 1. Bãi bỏ văn bản quy phạm pháp luật** Bãi bỏ Quyết định số 18/2006/QĐ-BQP ngày 3/1/2006."
    assert [(one.source, one.modality) for one in read(text).relations] == [("this", "done")]


def test_a_later_member_of_which_only_provisions_end() -> None:
    sentence = (
        "Điều 3. Bãi bỏ Quyết định số 27/2015/QĐ-UBND ngày 14/12/2015, Quyết định số 3/2016/QĐ-UBND; khoản 2 Điều 1"
        " Quyết định số 8/2016/QĐ-UBND của UBND tỉnh."
    )
    document = read(DECISION + sentence)
    assert [one.partial for one in document.relations] == [False, False, True]
    assert [one.treatment for one in document.citations] == ["repealed", "repealed", "amended"]


def test_a_resolution_by_its_number_and_congress() -> None:
    found = [
        one.text for one in read(f"{REPORT}Thực hiện Nghị quyết 18 (khóa XII), Kết luận 3 (ba) nội dung.").citations
    ]
    assert found == ["18"]


def test_a_draft_that_replaces_is_what_a_letter_is_about() -> None:
    found = first(
        "Phúc đáp Công văn số 13/BXD-QLN ngày 20/4/2021 về việc góp ý dự thảo Thông tư thay thế Thông tư số 19/2016/TT-BXD."
    )
    assert found.subject == "góp ý dự thảo Thông tư thay thế Thông tư số 19/2016/TT-BXD"
