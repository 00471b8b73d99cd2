# ruff: noqa: E501 - tables as they are written
"""Numbers in tables: date, body, type and subject stand in the other cells of the row."""

from __future__ import annotations

import pytest

from tests.support.sentences import read

BASIS = (
    "Căn cứ pháp lý:\nSố ký hiệu | Trích yếu | Ngày ban hành | Cơ quan ban hành\n"
    "11/2017/QH14 | Luật 11/2017/QH14 - Trợ giúp pháp lý | 20-06-2017 | Quốc Hội\n"
    "08/2017/TT-BTP | Quy định chi tiết một số điều của Luật Trợ giúp pháp lý | 15-11-2017 | Bộ Tư pháp\n"
)
ENDED = (
    "| STT | Tên loại | Số, ký hiệu | Ngày, tháng, năm ban hành | Trích yếu | Ngày hết hiệu lực |\n| --- | --- | --- | --- | --- | --- |\n"
    "| 1 | Quyết định | 56/2015/QĐ-UBND | 12/3/2015 | Về việc quy định mức thu phí chợ | 01/01/2020 |\n"
)
ROWS = [
    # the table → number, type, date, body, subject of each mention
    (BASIS, [
        ("11/2017/QH14", None, "2017-06-20", "Quốc hội", "Trợ giúp pháp lý"),
        ("11/2017/QH14", "Luật", "2017-06-20", "Quốc hội", "Trợ giúp pháp lý"),
        ("08/2017/TT-BTP", None, "2017-11-15", "Bộ Tư pháp", "chi tiết một số điều của Luật Trợ giúp pháp lý"),
    ]),
    (ENDED, [("56/2015/QĐ-UBND", "Quyết định", "2015-03-12", "UBND tỉnh Quảng Ngãi", "quy định mức thu phí chợ")]),
    ("| 1 | Quyết định số 846/QĐ-UBND | ngày 07 tháng 11 năm 2017 | UBND tỉnh Đồng Nai | Về tiếp cận điện năng |\n",
     [("846/QĐ-UBND", "Quyết định", "2017-11-07", "UBND tỉnh Đồng Nai", "tiếp cận điện năng")]),
    # two documents in a row: whose day it is cannot be told; nor that of a number in the middle of a cell
    ("| 1 | Quyết định số 5/QĐ-UBND | Quyết định số 6/QĐ-UBND | 07/11/2017 |\n",
     [("5/QĐ-UBND", "Quyết định", None, "UBND tỉnh Quảng Ngãi", None), ("6/QĐ-UBND", "Quyết định", None, "UBND tỉnh Quảng Ngãi", None)]),
    ("| 1 | Sở Nội vụ thực hiện Quyết định số 5/QĐ-UBND | 07/11/2017 |\n", [("5/QĐ-UBND", "Quyết định", None, "UBND tỉnh Quảng Ngãi", None)]),
    # two days without headings: neither
    ("| 1 | Quyết định số 5/QĐ-UBND | 07/11/2017 | 01/01/2018 |\n", [("5/QĐ-UBND", "Quyết định", None, "UBND tỉnh Quảng Ngãi", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "wanted"), ROWS, ids=["headings", "ended", "no headings", "two", "middle", "days"])
def test_a_row_completes_its_number(table: str, wanted: list[tuple[str | None, ...]]) -> None:
    found = read(table).citations
    assert [(c.canonical, c.doc_type, c.date, c.issuer, c.subject) for c in found] == wanted


def _cell_a_line(*rows: str) -> str:
    """A table as pages of the web give it: every cell and every bar on a line of its own, two bars between rows."""
    return "|\n" + "\n|\n|\n".join("\n|\n".join(row.split(" | ")) for row in rows) + "\n|\n"


USES = {
    "a column": (
        _cell_a_line(
            "**TT** | **Tên thủ tục** | **Phí** | **Căn cứ pháp lý**",
            "1 | Cấp giấy phép khai thác nước | Không | - Luật Tài nguyên nước số 28/2023/QH15;\n- Nghị định số 54/2024/NĐ-CP ngày\n16/5/2024 của Chính phủ",
            "2 | Gia hạn giấy phép | Theo Thông tư số 10/2024/TT-BTC | Nghị định số 54/2024/NĐ-CP",
        ),
        {"28/2023/QH15": ["basis"], "54/2024/NĐ-CP": ["basis", "basis"], "10/2024/TT-BTC": ["basis"]},
    ),
    "rows that are not whole": (
        _cell_a_line(
            "**STT** | **Thủ tục** | **Mã** | **Cách thức** | **Cơ sở pháp lý** | **Ghi chú**",
            "**A** | **Thủ tục cấp tỉnh**",
            "1 | Cấp đổi thẻ | Trực tiếp | Thông tư số 05/2025/TT-BNV",
        ),
        {"05/2025/TT-BNV": ["basis"]},
    ),
    "what repeals a procedure": (
        _cell_a_line(
            "**TT** | **Tên thủ tục** | **Tên VBQPPL quy định việc bãi bỏ thủ tục hành chính**",
            "1 | Cấp lại chứng chỉ | Nghị định số 268/2025/NĐ-CP",
        ),
        {"268/2025/NĐ-CP": ["basis"]},
    ),
    "a label above": (
        "|\n**Căn cứ pháp lý của thủ tục**\n|\n|\n|\n1. Luật số 44/2024/QH15;\n2. Nghị định số 163/2025/NĐ-CP\n|\n",
        {"44/2024/QH15": ["basis"], "163/2025/NĐ-CP": ["basis"]},
    ),
    "another table follows": (
        _cell_a_line("**TT** | **Căn cứ pháp lý**", "1 | Nghị định số 54/2024/NĐ-CP")
        + "\nDANH MỤC\n"
        + _cell_a_line("**TT** | **Văn bản**", "1 | Quyết định số 846/QĐ-UBND"),
        {"54/2024/NĐ-CP": ["basis"], "846/QĐ-UBND": ["mentions"]},
    ),
}


@pytest.mark.parametrize("name", USES)
def test_a_column_of_legal_bases_holds_bases(name: str) -> None:
    text, wanted = USES[name]
    found: dict[str, list[str]] = {}
    for citation in read(text).citations:
        found.setdefault(citation.canonical or "", []).append(citation.treatment)
    assert {number: uses for number, uses in found.items() if "/" in number} == wanted
