"""Whose paper it is, as letterheads of offices name it: two lines, two blocks, three, in cells, flattened."""

from __future__ import annotations

import pytest

from indexer.grammar.offices import NATIONAL_OFFICES, OFFICE_HEADS
from indexer.models import CENTRAL, Metadata, Source
from indexer.parsing.header import read_header
from indexer.text.folding import fold
from tests.support.letterheads import lay_out


def meta(text: str) -> Metadata:
    return read_header(Source("x.txt", "text", text, "", 0)).metadata


# letterhead | number | place → issuer, its scope
LETTERHEADS = (
    ("UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG", "BC-SCT", "Quảng Ngãi", "Sở Công Thương tỉnh Quảng Ngãi", "Quảng Ngãi"),
    ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "BC-UBND", "Lào Cai", "UBND tỉnh Lào Cai", "Lào Cai"),
    ("TỈNH LÀO CAI\nỦY BAN NHÂN DÂN", "BC-UBND", "Lào Cai", "UBND tỉnh Lào Cai", "Lào Cai"),
    ("UỶ BAN NHÂN DÂN TỈNH LÀO CAI", "BC-UBND", "Lào Cai", "UBND tỉnh Lào Cai", "Lào Cai"),
    ("HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HUẾ", "NQ-HĐND", "Huế", "HĐND thành phố Huế", "Huế"),
    ("ỦY BAN NHÂN DÂN\nXÃ BA TƠ", "BC-UBND", "Ba Tơ", "UBND xã Ba Tơ", None),
    ("ỦY BAN NHÂN DÂN\nPHƯỜNG 5", "BC-UBND", "Phường 5", "UBND phường 5", None),
    ("ỦY BAN NHÂN DÂN\nĐẶC KHU LÝ SƠN", "BC-UBND", "Lý Sơn", "UBND đặc khu Lý Sơn", None),
    ("UBND HUYỆN BÌNH SƠN\nPHÒNG NỘI VỤ", "BC-PNV", "Bình Sơn", "Phòng Nội vụ huyện Bình Sơn", None),
    ("UBND TỈNH HÀ TÂY\nSỞ CÔNG NGHIỆP", "BC-SCN", "Hà Đông", "Sở Công nghiệp tỉnh Hà Tây", "Hà Tây"),
    ("TỈNH ỦY QUẢNG NINH\nBAN TUYÊN GIÁO\n*", "BC/BTGTU", "Hạ Long", "Ban Tuyên giáo Tỉnh ủy Quảng Ninh", "Quảng Ninh"),
    ("THÀNH ỦY ĐÀ NẴNG\nVĂN PHÒNG\n*", "BC/VPTU", "Đà Nẵng", "Văn phòng Thành ủy Đà Nẵng", "Đà Nẵng"),
    ("ĐẢNG BỘ TỈNH QUẢNG NGÃI\nĐẢNG ỦY XÃ BA ĐỘNG\n*", "BC/ĐU", "Ba Động", "Đảng ủy xã Ba Động", "Quảng Ngãi"),
    (
        "ĐẢNG BỘ CÁC CƠ QUAN TỈNH\nĐẢNG ỦY SỞ CÔNG THƯƠNG\n*",
        "BC/ĐU",
        "Quảng Ngãi",
        "Đảng ủy Sở Công Thương tỉnh Quảng Ngãi",
        "Quảng Ngãi",
    ),
    ("UBND TỈNH LÀO CAI\nVĂN PHÒNG", "BC-VP", "Lào Cai", "Văn phòng UBND tỉnh Lào Cai", "Lào Cai"),
    (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH QUẢNG NINH\nBAN PHÁP CHẾ",
        "BC-BPC",
        "Hạ Long",
        "Ban Pháp chế HĐND tỉnh Quảng Ninh",
        None,
    ),
    (
        "UBND TỈNH BẮC NINH\nBAN CHỈ ĐẠO\nCẢI CÁCH HÀNH CHÍNH",
        "BC-BCĐ",
        "Bắc Ninh",
        "Ban Chỉ đạo Cải cách hành chính tỉnh Bắc Ninh",
        "Bắc Ninh",
    ),
    (
        "SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\nCHI CỤC KIỂM LÂM",
        "BC-CCKL",
        "Lào Cai",
        "Chi cục Kiểm lâm tỉnh Lào Cai",
        "Lào Cai",
    ),
    ("BỘ TÀI CHÍNH\nCỤC THUẾ", "CT-CS", "Hà Nội", "Cục Thuế", "national"),
    ("BỘ TÀI CHÍNH CỤC HẢI QUAN", "TB-CHQ", "Hà Nội", "Cục Hải quan", "national"),
    ("BỘ TƯ PHÁP\nVỤ PHÁP LUẬT HÌNH SỰ", "BC-PLHS", "Hà Nội", "Vụ Pháp luật hình sự", "national"),
    ("CỤC THUẾ\nTHUẾ TỈNH NGHỆ AN", "NAN-CNTK", "Nghệ An", "Thuế tỉnh Nghệ An", "Nghệ An"),
    ("TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH LÀO CAI", "CTLCA-TTHT", "Lào Cai", "Cục Thuế tỉnh Lào Cai", "Lào Cai"),
    ("CỤC HẢI QUAN\nCHI CỤC HẢI QUAN KHU VỰC II", "HQKV2-GSQL", "Hà Nội", "Chi cục Hải quan khu vực II", "national"),
    (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH ĐỒNG NAI",
        "BC-BHXH",
        "Đồng Nai",
        "Bảo hiểm xã hội tỉnh Đồng Nai",
        "Đồng Nai",
    ),
    ("BỘ CÔNG AN\nCÔNG AN TỈNH LÀO CAI", "BC-CAT", "Lào Cai", "Công an tỉnh Lào Cai", "Lào Cai"),
    ("CHÍNH PHỦ", "NQ-CP", "Hà Nội", "Chính phủ", "national"),
    ("THỦ TƯỚNG CHÍNH PHỦ", "QĐ-TTg", "Hà Nội", "Thủ tướng Chính phủ", "national"),
    ("VĂN PHÒNG\nCHÍNH PHỦ", "VPCP-CN", "Hà Nội", "Văn phòng Chính phủ", "national"),
    ("VĂN PHÒNG CHÍNH PHỦ", "VPCP-KTTH", "Hà Nội", "Văn phòng Chính phủ", "national"),
    ("BỘ NÔNG NGHIỆP VÀ\nMÔI TRƯỜNG", "QĐ-BNNMT", "Hà Nội", "Bộ Nông nghiệp và Môi trường", "national"),
    (
        "BỘ TÀI CHÍNH - BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "TTLT-BTC-BLĐTBXH",
        "Hà Nội",
        "Bộ Tài chính - Bộ Lao động - Thương binh và Xã hội",
        "national",
    ),
    ("ĐẢNG BỘ TỈNH ĐỒNG THÁP\nĐẢNG ỦY XÃ TÂN HỘI\n*", "NQ/ĐU", "Tân Hội", "Đảng ủy xã Tân Hội", "Đồng Tháp"),
    ("UBND TỈNH ĐỒNG THÁP\nUBND XÃ TÂN HỘI ĐÔNG", "BC-UBND", "Tân Hội", "UBND xã Tân Hội Đông", "Đồng Tháp"),
    ("UBND XÃ BA TƠ\nHỘI NÔNG DÂN", "BC-HND", "Ba Tơ", "Hội Nông dân xã Ba Tơ", None),
    (
        "TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG\nCÔNG TY ĐIỆN LỰC TỈNH GIA LAI",
        "BC-GLPC",
        "Gia Lai",
        "Công ty Điện lực tỉnh Gia Lai",
        "Gia Lai",
    ),
    (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH GIA LAI\nBAN THƯỜNG TRỰC",
        "BC-MTTQ",
        "Gia Lai",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Gia Lai",
        "Gia Lai",
    ),
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT LÊ LỢI",
        "KH-THPTLL",
        "Gia Lai",
        "Trường THPT Lê Lợi tỉnh Gia Lai",
        "Gia Lai",
    ),
    (
        "TÒA ÁN NHÂN DÂN\nHUYỆN ĐỨC HUỆ\nTỈNH LONG AN",
        "QĐST-DS",
        "Đức Huệ",
        "Tòa án nhân dân huyện Đức Huệ",
        "Long An",
    ),
    (
        "VIỆN KIỂM SÁT NHÂN DÂN\nQUẬN HẢI CHÂU\nTHÀNH PHỐ ĐÀ NẴNG",
        "BC-VKS",
        "Hải Châu",
        "Viện kiểm sát nhân dân quận Hải Châu",
        "Đà Nẵng",
    ),
    ("HUYỆN ỦY EA KAR\nBAN TUYÊN GIÁO\n*", "BC/BTGHU", "Ea Kar", "Ban Tuyên giáo Huyện ủy Ea Kar", None),
    ("QUẬN ỦY HẢI CHÂU\nVĂN PHÒNG\n*", "BC/VPQU", "Hải Châu", "Văn phòng Quận ủy Hải Châu", None),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG\n*", "QĐ/TW", "Hà Nội", "Trung ương Đảng", "national"),
)


@pytest.mark.parametrize(
    ("head", "symbol", "place", "issuer", "scope"), LETTERHEADS, ids=[row[0] for row in LETTERHEADS]
)
@pytest.mark.parametrize("layout", ["lines", "bold", "cells", "bars", "columns"])
def test_a_letterhead_names_the_issuing_body(
    head: str, symbol: str, place: str, issuer: str, scope: str | None, layout: str
) -> None:
    number, date = f"Số: 12{'-' if '/' in symbol else '/'}{symbol}", f"{place}, ngày 05 tháng 6 năm 2024"
    text = lay_out(layout, head.split("\n"), number, date) + "\n\nBÁO CÁO\nkết quả công tác\n\nNội dung."
    found = meta(text)
    assert found.issuer is not None
    assert (found.issuer.text, found.issuer.origin) == (issuer, "header")
    assert scope is None or found.scope == scope
    assert scope is None or found.region == (CENTRAL if scope == "national" else scope)
    assert found.canonical == number.removeprefix("Số: ")
    assert found.date is not None
    assert found.date.text == "2024-06-05"


def test_the_name_of_the_nation_is_no_body_however_it_is_broken() -> None:
    for nation in (
        "CỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA\nVIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM",
    ):
        found = meta(f"BỘ TÀI CHÍNH\nCỤC HẢI QUAN\n{nation}\nSố: 5/TB-CHQ\n\nTHÔNG BÁO\nkết quả\n\nNội dung.")
        assert found.issuer is not None
        assert found.issuer.text == "Cục Hải quan"


@pytest.mark.parametrize("name", NATIONAL_OFFICES)
def test_an_office_at_the_centre_is_of_no_province(name: str) -> None:
    found = meta(f"{name.upper()}\nSố: 5/ABC\nHà Nội, ngày 01 tháng 02 năm 2025\n\nTHÔNG BÁO\nkết quả\n\nNội dung.")
    assert found.issuer is not None
    assert fold(found.issuer.text) in (fold(name), "trung uong dang")
    assert (found.province, found.scope) == (None, "national")


@pytest.mark.parametrize("head", OFFICE_HEADS)
def test_the_name_of_an_office_is_written_as_in_running_text(head: str) -> None:
    found = meta(f"BỘ Y TẾ\n{head.upper()} THỬ NGHIỆM MẪU\nSố: 5/ABC\n\nTHÔNG BÁO\nkết quả\n\nNội dung.")
    assert found.issuer is not None
    assert found.issuer.text == f"{head} Thử nghiệm mẫu"


# a text without a letterhead → type, title, issuer
FIRST_LINES = (
    (
        "Quyết định về việc phê duyệt đề án giao rừng tỉnh bắc kạn giai đoạn 2009 - 2015\n"
        "Ủy ban nhân dân tỉnh bắc kạn\nCăn cứ Luật Tổ chức Hội đồng nhân dân;\nQuyết định:\nĐiều 1. Phê duyệt.",
        ("Quyết định", "về việc phê duyệt đề án giao rừng tỉnh bắc kạn giai đoạn 2009 - 2015", "UBND tỉnh Bắc Kạn"),
    ),
    (
        "Báo cáo tình hình thực hiện nhiệm vụ tháng 02 năm 2010\nTrong tháng, Bộ đã trình Chính phủ 03 nghị định.",
        ("Báo cáo", "tình hình thực hiện nhiệm vụ tháng 02 năm 2010", None),
    ),
    (
        "Tên thủ tục: Cấp giấy phép bán lẻ rượu\nTrình tự thực hiện: Nộp hồ sơ.",
        (None, "Cấp giấy phép bán lẻ rượu", None),
    ),
    (
        "Tên thủ tục hành chính\tCấp giấy phép bán lẻ rượu\nLĩnh vực\tCông Thương",
        (None, "Cấp giấy phép bán lẻ rượu", None),
    ),
    ("Kính gửi: Các phòng thuộc Sở.\n\nThời gian qua, Sở Y tế đã có văn bản.", ("Công văn", None, None)),
    ("Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.", (None, None, None)),
    ("Sở Công Thương, Sở Nội vụ và Bộ Tài chính đã họp ngày 05/6/2024.", (None, None, None)),
    (
        "THÔNG TƯ\nBan hành quy chuẩn kỹ thuật\nCăn cứ Luật Y tế;\nTheo đề nghị của Cục trưởng Cục Dân số;\n"
        "Bộ trưởng Bộ Y tế ban hành Thông tư quy định quy chuẩn.",
        ("Thông tư", "Ban hành quy chuẩn kỹ thuật", "Bộ Y tế"),
    ),
    ("STT | Số văn bản\n1 | Số 15/QĐ-SCT\n2 | Số 16/QĐ-SCT", (None, None, None)),
    (
        "Chỉ thị về tăng cường kiểm tra văn bản\nThời gian qua, Sở Tư pháp đề nghị bổ sung nhân sự.\n"
        "UBND thành phố Đà Nẵng yêu cầu các sở, ngành thực hiện nghiêm.\nUBND thành phố Đà Nẵng yêu cầu báo cáo.",
        ("Chỉ thị", "về tăng cường kiểm tra văn bản", "UBND thành phố Đà Nẵng"),
    ),
)


@pytest.mark.parametrize(("text", "wanted"), FIRST_LINES, ids=[row[0][:40] for row in FIRST_LINES])
def test_what_has_no_letterhead_says_only_what_its_first_lines_say(
    text: str, wanted: tuple[str | None, str | None, str | None]
) -> None:
    found = meta(text)
    told = tuple(value.text if value else None for value in (found.doc_type, found.title, found.issuer))
    assert told == wanted


def test_a_law_has_its_number_below_its_type_and_the_day_when_it_was_passed() -> None:
    found = meta(
        "QUỐC HỘI\nLuật\nsố: 31/2024/QH15\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nLUẬT\nĐẤT ĐAI\n\nCăn cứ Hiến pháp;\n\n"
        "Luật này được Quốc hội khóa XV, Kỳ họp bất thường lần thứ 5 thông qua ngày 18 tháng 01 năm 2024./.\n\n"
        "CHỦ TỊCH QUỐC HỘI\n\nVương Văn Mẫu"
    )
    assert found.date is not None
    assert (found.canonical, found.date.text, found.date.origin) == ("31/2024/QH15", "2024-01-18", "body")


def test_a_cell_of_a_table_is_not_the_documents_number() -> None:
    text = "BÁO CÁO\nkết quả\n\nThực hiện kế hoạch:\n\nSTT | Số văn bản\n1 | Số: 15/QĐ-SCT"
    assert (meta(text).number, meta(text).symbol) == (None, None)


TYPES = (
    ("BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 5529/CT-CS\nV/v hoàn thuế\n\nKính gửi: Thuế tỉnh Nghệ An.", "Công văn", "hoàn thuế"),
    ("THỦ TƯỚNG CHÍNH PHỦ\nSố: 26/CT-TTg\n\nCHỈ THỊ\nVề kỷ luật\n\nTrong năm", "Chỉ thị", "Về kỷ luật"),
    ("BỘ QUỐC PHÒNG\nSố: 12/VBHN-BQP\n\nQUYẾT ĐỊNH\nVề chế độ\n\nCăn cứ", "Văn bản hợp nhất", "Về chế độ"),
    ("UBND TỈNH X\nSố: 5/UBND-KT\n\nCÔNG ĐIỆN\nV/v ứng phó bão số 3\n\nỦy ban", "Công điện", "ứng phó bão số 3"),
    ("QUỐC HỘI\nLuật số: 31/2024/QH15\n\nLUẬT\nĐẤT ĐAI\n\nCăn cứ Hiến pháp", "Luật", "ĐẤT ĐAI"),
    (
        "SỞ Y TẾ\nSố: 5/QĐ-SYT\n\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ\nGIÁM ĐỐC SỞ Y TẾ\nCăn cứ Luật",
        "Quyết định",
        "BAN HÀNH QUY CHẾ",
    ),
    (
        "UBND TỈNH X\nSố: 5/QĐ-UBND\n\nQUYẾT ĐỊNH\nBÃI BỎ QUY CHẾ LÀM VIỆC CỦA\nUBND TỈNH X\nGIAI ĐOẠN 2021 - 2025\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH X\nCăn cứ Luật",
        "Quyết định",
        "BÃI BỎ QUY CHẾ LÀM VIỆC CỦA UBND TỈNH X GIAI ĐOẠN 2021 - 2025",
    ),
    (
        "UBND TỈNH X\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nTHỰC HIỆN QUYẾT ĐỊNH SỐ 12/QĐ-TTG\nThực hiện Quyết định số 12/QĐ-TTg",
        "Kế hoạch",
        "THỰC HIỆN QUYẾT ĐỊNH SỐ 12/QĐ-TTG",
    ),
    ("BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 29/CT-CS v/v hoàn thuế\n\nKính gửi: Ông A", "Công văn", "hoàn thuế"),
    (
        "SỞ Y TẾ\nSố: 55/SYT-VP\nVề tập huấn\nđợt 2\n\nHuế, ngày 5/6/2025\n\nKính gửi: TTYT",
        "Công văn",
        "tập huấn đợt 2",
    ),
)


@pytest.mark.parametrize(("text", "doc_type", "title"), TYPES, ids=[row[1] + row[2] for row in TYPES])
def test_type_and_title(text: str, doc_type: str, title: str) -> None:
    found = meta(text)
    assert found.doc_type is not None
    assert found.title is not None
    assert (found.doc_type.text, found.title.text) == (doc_type, title)


DATES = (
    ("Quảng Ngãi, ngày 05 tháng 6 năm 2024", "2024-06-05", "Quảng Ngãi"),
    ("Hà Nội ngày 01 tháng12 năm 2025", "2025-12-01", "Hà Nội"),
    ("Quảng Ngãi, ngày 15/6/2024", "2024-06-15", "Quảng Ngãi"),
    ("Ngày 15/6/2024", "2024-06-15", None),
    ("TP. Hồ Chí Minh, ngày 5 tháng 6 năm 2024.", "2024-06-05", "TP. Hồ Chí Minh"),
    ("*Hà Nội, ngày **21** tháng 11 năm 2025**", "2025-11-21", "Hà Nội"),
    ("Lào Cai, ngày        tháng 6 năm 2026", "2026-06", "Lào Cai"),
    ("Lào Cai, ngày      tháng      năm 2026", None, "Lào Cai"),
    ("Quảng Ngãi, ngày 31 tháng 6 năm 2024", "2024-06", "Quảng Ngãi"),
)


@pytest.mark.parametrize(("line", "date", "place"), DATES, ids=[row[0] for row in DATES])
def test_dates_as_they_are_written(line: str, date: str | None, place: str | None) -> None:
    found = meta(f"SỞ CÔNG THƯƠNG\nSố: 5/BC-SCT\n{line}\n\nBÁO CÁO\nkết quả\n\nCăn cứ Luật ngày 01/01/2020.")
    assert (found.date.text if found.date else None, found.place.text if found.place else None) == (date, place)


PERIODS = (
    ("kết quả thực hiện Luật Đất đai năm 2013", "2014-03-05", None),
    ("kết quả thực hiện Luật Đất đai năm 2013 trong quý I năm 2020", "2020-03-05", "2020Q1"),
    ("SỬA ĐỔI THÔNG TƯ SỐ 11/2021/TT-BXD NGÀY 31 THÁNG 8 NĂM 2021", "2025-12-30", None),
    ("công tác cải cách hành chính năm 2023", "2024-01-05", "2023"),
)


@pytest.mark.parametrize(("title", "date", "key"), PERIODS, ids=[row[0] for row in PERIODS])
def test_the_year_of_a_law_is_no_period(title: str, date: str, key: str | None) -> None:
    year, month, day = date.split("-")
    found = meta(f"SỞ Y TẾ\nSố: 5/BC-SYT\nHuế, ngày {day} tháng {month} năm {year}\n\nBÁO CÁO\n{title}\n\nThực hiện.")
    assert (found.period.key if found.period else None) == key
