# ruff: noqa: E501 - a table of letterheads
"""Letterheads of bodies that nobody had tuned for: of a place, of a region, with a name of their own, in letters."""

from __future__ import annotations

import pytest

from indexer.models import Source
from indexer.parsing import parse
from indexer.parsing.header import read_header
from tests.support.letterheads import lay_out

# letterhead | symbol | place → issuer
LETTERHEADS = (
    ("TRUNG TÂM Y TẾ\nTHÀNH PHỐ LÀO CAI", "BC-TTYT", "Lào Cai", "Trung tâm Y tế thành phố Lào Cai"),
    ("SỞ Y TẾ LÀO CAI\nTRUNG TÂM Y TẾ\nTHÀNH PHỐ LÀO CAI", "BC-TTYT", "Lào Cai", "Trung tâm Y tế thành phố Lào Cai"),
    ("SỞ Y TẾ TỈNH QUẢNG NGÃI\nBỆNH VIỆN ĐA KHOA\nTỈNH QUẢNG NGÃI", "BC-BVĐK", "Quảng Ngãi", "Bệnh viện Đa khoa tỉnh Quảng Ngãi"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT CHUYÊN LÊ KHIẾT", "BC-THPT", "Quảng Ngãi", "Trường THPT Chuyên Lê Khiết tỉnh Quảng Ngãi"),
    ("UBND HUYỆN BA TƠ\nTRƯỜNG TIỂU HỌC\nBA ĐỘNG", "KH-THBĐ", "Ba Tơ", "Trường Tiểu học Ba Động huyện Ba Tơ"),
    ("CÔNG AN TỈNH QUẢNG NGÃI\nCÔNG AN XÃ BA TƠ", "BC-CAX", "Ba Tơ", "Công an xã Ba Tơ"),
    ("CÔNG AN TỈNH\nQUẢNG NGÃI", "BC-CAT", "Quảng Ngãi", "Công an tỉnh Quảng Ngãi"),
    ("TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN\nTỈNH QUẢNG NGÃI", "BC-TA", "Quảng Ngãi", "Tòa án nhân dân tỉnh Quảng Ngãi"),
    ("TOÀ ÁN NHÂN DÂN\nHUYỆN TƯ NGHĨA", "BC-TA", "Tư Nghĩa", "Tòa án nhân dân huyện Tư Nghĩa"),
    ("TÒA ÁN NHÂN DÂN\nKHU VỰC 5 - QUẢNG NGÃI", "BC-TA", "Quảng Ngãi", "Tòa án nhân dân khu vực 5 - Quảng Ngãi"),
    ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO\nVIỆN KIỂM SÁT NHÂN DÂN\nTỈNH QUẢNG NGÃI", "BC-VKS", "Quảng Ngãi", "Viện kiểm sát nhân dân tỉnh Quảng Ngãi"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI\nTỈNH QUẢNG NGÃI", "BC-BHXH", "Quảng Ngãi", "Bảo hiểm xã hội tỉnh Quảng Ngãi"),
    ("BỘ TÀI CHÍNH\nBẢO HIỂM XÃ HỘI VIỆT NAM", "BHXH-CSYT", "Hà Nội", "Bảo hiểm xã hội Việt Nam"),
    ("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC QUẢNG NGÃI", "KBQNG-KTNN", "Quảng Ngãi", "Kho bạc Nhà nước tỉnh Quảng Ngãi"),
    ("KHO BẠC NHÀ NƯỚC\nKHU VỰC XIII", "KBKV-KTNN", "Đà Nẵng", "Kho bạc Nhà nước khu vực XIII"),
    ("THUẾ TỈNH QUẢNG NGÃI\nTHUẾ CƠ SỞ 3", "TCS3-NV", "Quảng Ngãi", "Thuế cơ sở 3 tỉnh Quảng Ngãi"),
    ("CỤC THUẾ\nTHUẾ TỈNH QUẢNG NGÃI", "QNG-NVDTPC", "Quảng Ngãi", "Thuế tỉnh Quảng Ngãi"),
    ("CHI CỤC KIỂM LÂM QUẢNG NGÃI\nHẠT KIỂM LÂM BA TƠ", "BC-HKL", "Ba Tơ", "Hạt Kiểm lâm Ba Tơ tỉnh Quảng Ngãi"),
    ("CHI CỤC KIỂM LÂM\nHẠT KIỂM LÂM\nHUYỆN BA TƠ", "BC-HKL", "Ba Tơ", "Hạt Kiểm lâm huyện Ba Tơ"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG NGÃI", "BC-LĐLĐ", "Quảng Ngãi", "Liên đoàn Lao động tỉnh Quảng Ngãi"),
    ("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH QUẢNG NGÃI", "BC-LĐLĐ", "Quảng Ngãi", "Liên đoàn Lao động tỉnh Quảng Ngãi"),
    ("HỘI NÔNG DÂN VIỆT NAM\nBCH HỘI NÔNG DÂN TỈNH QUẢNG NGÃI", "BC/HNDT", "Quảng Ngãi", "Hội Nông dân tỉnh Quảng Ngãi"),
    ("HỘI NÔNG DÂN TỈNH QUẢNG NGÃI\nHỘI NÔNG DÂN XÃ BA TƠ", "BC/HND", "Ba Tơ", "Hội Nông dân xã Ba Tơ"),
    ("UBND TỈNH QUẢNG NGÃI\nBAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG\nCÁC CÔNG TRÌNH GIAO THÔNG", "BC-BQL", "Quảng Ngãi", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Quảng Ngãi"),
    ("ỦY BAN NHÂN DÂN\nHUYỆN BA TƠ\nBAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG", "BC-BQL", "Ba Tơ", "Ban Quản lý dự án đầu tư xây dựng huyện Ba Tơ"),
    ("VĂN PHÒNG UBND TỈNH\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG", "BC-TTPVHCC", "Quảng Ngãi", "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi"),
    ("UBND XÃ BA TƠ\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "BC-TTPVHCC", "Ba Tơ", "Trung tâm Phục vụ hành chính công xã Ba Tơ"),
    ("BỘ QUỐC PHÒNG\nBỘ CHỈ HUY QUÂN SỰ\nTỈNH QUẢNG NGÃI", "BC-BCH", "Quảng Ngãi", "Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi"),
    ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCHI CỤC CHĂN NUÔI\nVÀ THÚ Y", "BC-CCCNTY", "Quảng Ngãi", "Chi cục Chăn nuôi và Thú y tỉnh Quảng Ngãi"),
    ("UBND TỈNH QUẢNG NGÃI\nTRƯỜNG ĐẠI HỌC\nPHẠM VĂN ĐỒNG", "BC-ĐHPVĐ", "Quảng Ngãi", "Trường Đại học Phạm Văn Đồng"),
    ("TỔNG CỤC THỐNG KÊ\nCỤC THỐNG KÊ TỈNH QUẢNG NGÃI", "BC-CTK", "Quảng Ngãi", "Cục Thống kê tỉnh Quảng Ngãi"),
    ("ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN TỈNH QUẢNG NGÃI", "BC/TĐTN", "Quảng Ngãi", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Quảng Ngãi"),
    ("ỦY BAN MTTQ VIỆT NAM\nTỈNH QUẢNG NGÃI", "BC-MTTQ", "Quảng Ngãi", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ngãi"),
    ("HỘI LIÊN HIỆP PHỤ NỮ\nTỈNH QUẢNG NGÃI", "BC-BTV", "Quảng Ngãi", "Hội Liên hiệp Phụ nữ tỉnh Quảng Ngãi"),
    ("NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH QUẢNG NGÃI", "BC-NHCS", "Quảng Ngãi", "Ngân hàng Chính sách xã hội chi nhánh tỉnh Quảng Ngãi"),
    ("CỤC THI HÀNH ÁN DÂN SỰ\nTỈNH QUẢNG NGÃI", "BC-CTHADS", "Quảng Ngãi", "Cục Thi hành án dân sự tỉnh Quảng Ngãi"),
    ("BỘ TƯ PHÁP\nTHI HÀNH ÁN DÂN SỰ\nTỈNH QUẢNG NGÃI", "BC-THADS", "Quảng Ngãi", "Thi hành án dân sự tỉnh Quảng Ngãi"),
    ("UBND TỈNH QUẢNG NGÃI\nTHANH TRA TỈNH", "BC-TTr", "Quảng Ngãi", "Thanh tra tỉnh Quảng Ngãi"),
    ("UBND PHƯỜNG NGHĨA LỘ\nPHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "BC-KTHTĐT", "Nghĩa Lộ", "Phòng Kinh tế, Hạ tầng và Đô thị phường Nghĩa Lộ"),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH\nBẢO TÀNG TỔNG HỢP", "BC-BT", "Quảng Ngãi", "Bảo tàng Tổng hợp tỉnh Quảng Ngãi"),
    ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM\nCÔNG TY ĐIỆN LỰC QUẢNG NGÃI", "QNPC-KD", "Quảng Ngãi", "Công ty Điện lực Quảng Ngãi"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "symbol", "place", "issuer"), LETTERHEADS, ids=[row[0] for row in LETTERHEADS])
@pytest.mark.parametrize("layout", ["lines", "bold", "cells", "bars", "columns"])
def test_the_issuer_is_whole(head: str, symbol: str, place: str, issuer: str, layout: str) -> None:
    number, date = f"Số: 12/{symbol}", f"{place}, ngày 05 tháng 6 năm 2024"
    text = lay_out(layout, head.split("\n"), number, date) + "\n\nBÁO CÁO\nkết quả công tác\n\nNội dung."
    found = read_header(Source("x.txt", "text", text, "", 0)).metadata
    assert found.issuer is not None
    assert found.issuer.text == issuer


# what is said of a letter → whose it is
STATED = (
    ("Trung tâm Y tế thành phố Lào Cai", "Trung tâm Y tế thành phố Lào Cai"),
    ("Trung tâm Y tế thành phố Đà Nẵng", "Trung tâm Y tế thành phố Đà Nẵng"),
    ("Trung tâm Phục vụ hành chính công xã Ba Tơ", "Trung tâm Phục vụ hành chính công xã Ba Tơ"),
    ("Hạt Kiểm lâm huyện Ba Tơ", "Hạt Kiểm lâm huyện Ba Tơ"),
    ("Ban Quản lý dự án đầu tư xây dựng huyện Ba Tơ", "Ban Quản lý dự án đầu tư xây dựng huyện Ba Tơ"),
    ("Ban Quản lý", "Ban Quản lý tỉnh Quảng Ngãi"),
    ("Kho bạc Nhà nước Quảng Ngãi", "Kho bạc Nhà nước tỉnh Quảng Ngãi"),
    ("Kho bạc Nhà nước", "Kho bạc Nhà nước"),
    ("Trường Đại học Phạm Văn Đồng", "Trường Đại học Phạm Văn Đồng"),
    ("Hội Nông dân xã Ba Tơ", "Hội Nông dân xã Ba Tơ"),
)


@pytest.mark.parametrize(("body", "issuer"), STATED)
def test_whose_a_letter_is(body: str, issuer: str) -> None:
    head = (
        "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP\nSố: 3/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
    )
    text = f"{head}Công văn số 12/ABC-VP ngày 03/4/2024 của {body} về góp ý."
    (found,) = parse(Source("x.txt", "text", text, "", 0), "x").citations
    assert (found.issuer, found.subject) == (issuer, "góp ý")
