# ruff: noqa: E501 - headers as they are written
"""What a document says of itself: header lines in any order, marks, split lines, no header at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.models import Metadata, Source
from indexer.parsing.header import read_header
from indexer.parsing.structure import cut_passages, cut_sentences, find_blocks, list_headings_above


def meta(text: str) -> Metadata:
    return read_header(Source("x.txt", "text", text, "", 0)).metadata


def value(metadata: Metadata, name: str) -> str | None:
    found = getattr(metadata, name)
    return found.text if found else None


BODY = "\n\nI. KẾT QUẢ\n\nSở Công Thương báo cáo.\n\nNơi nhận:\n\n- UBND tỉnh;\n- Lưu: VT.\n\n"

HEADERS = {
    "plain": "Số: 566/BC-SCT\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả CCHC quý I năm 2023",
    "bold": "Số: **566/BC-SCT**\n\n*Quảng Ngãi, ngày 16 tháng 3 năm 2023*\n\n**BÁO CÁO**  \n**kết quả CCHC quý I năm 2023**",
    "letterhead": "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\n\nSố: 566/BC-SCT\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\n# BÁO CÁO\n\n"
    "kết quả CCHC quý I năm 2023",
    "two columns": "UBND TỈNH QUẢNG NGÃI      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG            Độc lập - Tự do - Hạnh phúc\n"
    "Số: 566/BC-SCT            Quảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả CCHC quý I năm 2023",
    "cells": "UBND TỈNH QUẢNG NGÃI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG | Độc lập - Tự do - Hạnh phúc\n"
    "Số: 566/BC-SCT | Quảng Ngãi, ngày 16 tháng 3 năm 2023\nBÁO CÁO\nkết quả CCHC quý I năm 2023",
    "date first": "Quảng Ngãi, ngày 16 tháng 3 năm 2023\n\nSố: 566 /BC-SCT\n\nBÁO CÁO\nkết quả CCHC quý I\nnăm 2023",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_header_is_read_in_any_layout(header: str) -> None:
    found = meta(header + BODY + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn Mẫu\n")
    assert (value(found, "number"), value(found, "symbol"), value(found, "doc_type")) == ("566", "BC-SCT", "Báo cáo")
    assert value(found, "title") == "kết quả CCHC quý I năm 2023"
    assert value(found, "issuer") == "Sở Công Thương tỉnh Quảng Ngãi"
    assert (value(found, "province"), value(found, "place"), value(found, "date")) == (
        "Quảng Ngãi",
        "Quảng Ngãi",
        "2023-03-16",
    )
    assert found.period is not None
    assert found.period.key == "2023Q1"
    assert (value(found, "signer"), value(found, "signer_title")) == ("Nguyễn Văn Mẫu", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")
    assert found.recipients == ("UBND tỉnh", "Lưu: VT")
    assert found.canonical == "566/BC-SCT"


def test_blank_number_and_day_stay_unknown() -> None:
    found = meta("Số:      /BC-SCT\n\nBắc Giang, ngày\n\ntháng 4 năm 2025\n\nBÁO CÁO\nCông tác tháng 4/2025" + BODY)
    assert (found.number, value(found, "symbol"), value(found, "date")) == (None, "BC-SCT", "2025-04")
    assert found.canonical is None
    assert found.period is not None
    assert found.period.key == "2025-04"


def test_without_a_header_province_and_body_come_from_the_text_and_say_so() -> None:
    found = meta(
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2021\n\n1. Sở Công Thương tỉnh Quảng Ngãi xây dựng kế hoạch trên địa bàn tỉnh "
        "Quảng Ngãi; lãnh đạo Sở Công Thương chỉ đạo các phòng thuộc Sở Công Thương."
    )
    assert (value(found, "province"), value(found, "issuer")) == ("Quảng Ngãi", "Sở Công Thương tỉnh Quảng Ngãi")
    assert found.province is not None
    assert found.issuer is not None
    assert (found.province.origin, found.issuer.origin) == ("body", "body")
    assert found.number is found.date is found.signer is None


@pytest.mark.parametrize(
    ("text", "doc_type", "title"),
    [
        ("Số: 612/SCT-VP\nV/v đánh giá quy định phối hợp\n\nKính gửi: UBND tỉnh.", "Công văn", "đánh giá quy định phối hợp"),
        ("Số: 31/2024/QĐ-UBND\n\nQUYẾT ĐỊNH\nBãi bỏ một số quyết định\n\nCăn cứ Luật", "Quyết định", "Bãi bỏ một số quyết định"),
        ("Số 45-BC/ĐU\n\nBÁO CÁO\nkết quả năm 2023\n\nThực hiện", "Báo cáo", "kết quả năm 2023"),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\nGIÁM ĐỐC SỞ CÔNG THƯƠNG\nCăn cứ", "Quyết định", "Ban hành Quy chế"),
    ],
)  # fmt: skip
def test_type_and_title_of_other_documents(text: str, doc_type: str, title: str) -> None:
    found = meta(text)
    assert (value(found, "doc_type"), value(found, "title")) == (doc_type, title)


@pytest.mark.parametrize("symbol", ["TTr-BDT", "TTr-BCĐ", "TTr-BCĐCĐS", "TTr-XYZ", "CTr-BCĐ", "TTr-SYT", "BC-BDT"])
def test_a_symbol_that_a_type_begins_is_the_document_s_own_whoever_issues(symbol: str) -> None:
    top = f"UBND TỈNH SƠN LA\nBAN DÂN TỘC\n\nSố: 26/{symbol}\nSơn La, ngày 02 tháng 3 năm 2024\n\nTỜ TRÌNH\nVề hỗ trợ sản xuất"
    found = meta(top + BODY)
    assert (value(found, "number"), value(found, "symbol")) == ("26", symbol)


def test_own_numbers_are_put_together_as_they_are_cited() -> None:
    assert meta("Số: 31/2024/QĐ-UBND\n").canonical == "31/2024/QĐ-UBND"
    assert meta("Số 45-BC/ĐU\n").canonical == "45-BC/ĐU"


def test_a_record_says_what_it_is() -> None:
    record = {"number": "12/KH-UBND", "province": "Hà Nội", "period": "2018Q1", "title": "Kế hoạch mẫu"}
    found = read_header(
        Source(path="a.jsonl#1", format="record", text="Nội dung.", sha256="", size=0, record=record)
    ).metadata
    assert found.canonical == "12/KH-UBND"
    assert found.period is not None
    assert (found.period.key, found.period.origin, value(found, "province")) == ("2018Q1", "record", "Hà Nội")


@pytest.mark.parametrize(
    ("record", "field", "kept"),
    [
        ({"date": "31/02/2023"}, "date", None),
        ({"date": "16/3/2023"}, "date", "2023-03-16"),
        ({"province": "Atlantis"}, "province", None),
        ({"province": "tinh quang ngai"}, "province", "Quảng Ngãi"),
        ({"number": "mười hai"}, "number", None),
    ],
)
def test_a_record_states_only_what_makes_sense(record: dict[str, str], field: str, kept: str | None) -> None:
    found = read_header(
        Source(path="a.jsonl#1", format="record", text="Nội dung.", sha256="", size=0, record=record)
    ).metadata
    assert value(found, field) == kept


STRUCTURED = """I. CÔNG TÁC CHỈ ĐẠO

1. Cải cách thể chế

- Sở ban hành Kế hoạch về

rà soát thủ tục; đạt 100%. Hồ sơ đúng hạn.
+ Tiếp nhận 331 hồ sơ.
| TT | Lĩnh vực | Số |
| --- | --- | --- |
| 1 | Điện | 12 |
\t1
\tCông Thương
\t9.436
"""


def test_passages_are_sentences_bullets_and_rows_under_their_headings() -> None:
    found = cut_passages(STRUCTURED, find_blocks(STRUCTURED))
    shown = [(p.kind, " ".join(STRUCTURED[p.start : p.end].split())) for p in found]
    assert shown == [
        ("heading", "I. CÔNG TÁC CHỈ ĐẠO"),
        ("heading", "1. Cải cách thể chế"),
        ("bullet", "- Sở ban hành Kế hoạch về rà soát thủ tục; đạt 100%."),
        ("bullet", "Hồ sơ đúng hạn."),
        ("bullet", "+ Tiếp nhận 331 hồ sơ."),
        ("row", "| TT | Lĩnh vực | Số |"),
        ("row", "| 1 | Điện | 12 |"),
        ("row", "1 Công Thương 9.436"),
    ]
    assert list_headings_above(STRUCTURED, found, 4) == ("I. CÔNG TÁC CHỈ ĐẠO", "1. Cải cách thể chế")


@given(st.text(alphabet=st.sampled_from(list("aA1. ;\n\t|-+*)IĐ“”")), max_size=300))
def test_sentences_lie_in_order_within_their_block(text: str) -> None:
    spans = cut_sentences(text, 0, len(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10. Cục Bổ trợ tư pháp giúp Bộ trưởng.", ["10. Cục Bổ trợ tư pháp giúp Bộ trưởng."]),
        ("**7. Kinh phí tạm tính:** 7.500 triệu đồng.", ["**7. Kinh phí tạm tính:** 7.500 triệu đồng."]),
        ("12. Sở báo cáo. Phòng tổng hợp.", ["12. Sở báo cáo.", "Phòng tổng hợp."]),
    ],
)
def test_a_marker_is_no_sentence(text: str, wanted: list[str]) -> None:
    found = cut_passages(text, find_blocks(text))
    assert [text[one.start : one.end] for one in found] == wanted
