# ruff: noqa: E501 - tables as they are written
"""Several lists of ended acts in one paper, and what each of their columns says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from tests.support.tables import between_bars, in_bars, on_lines

HEAD = "UBND TỈNH QUẢNG NGÃI\nSố: 15/QĐ-UBND\nQuảng Ngãi, ngày 30 tháng 01 năm 2024\n\nQUYẾT ĐỊNH\nVề việc công bố danh mục\n\n"
WHOLE = (
    "STT",
    "Tên loại",
    "Số, ký hiệu; ngày, tháng, năm ban hành",
    "Trích yếu",
    "Lý do hết hiệu lực",
    "Ngày hết hiệu lực",
)
PART = (
    "STT",
    "Tên loại",
    "Số, ký hiệu; ngày, tháng, năm ban hành",
    "Tên, điều khoản hết hiệu lực",
    "Lý do hết hiệu lực",
    "Ngày hết hiệu lực",
)
FIRST = (
    "1",
    "Quyết định",
    "14/2016/QĐ-UBND ngày 03/4/2016",
    "Quy định về bến đò",
    "Bị thay thế bởi Quyết định số 20/2023/QĐ-UBND",
    "15/6/2023",
)
SECOND = (
    "1",
    "Nghị quyết",
    "7/2018/NQ-HĐND ngày 10/12/2018",
    "Quy định về học phí: khoản 1 Điều 2, Điều 4",
    "Bị bãi bỏ bởi Nghị quyết số 30/2023/NQ-HĐND",
    "01/7/2023",
)
BOTH = [
    ("20/2023/QĐ-UBND", "replaces", "14/2016/QĐ-UBND", False, "2023-06-15"),
    ("30/2023/NQ-HĐND", "repeals", "7/2018/NQ-HĐND", True, "2023-07-01"),
]


def read(text: str) -> Document:
    return parse(Source("a.txt", "text", text, "", len(text)), "a")


def told(document: Document) -> list[tuple[str | None, str, str, bool, str | None]]:
    return [(r.source, r.kind, r.target, r.partial, r.since) for r in document.relations]


@pytest.mark.parametrize("laid_out", [in_bars, on_lines, between_bars])
def test_the_list_of_what_ended_in_part_follows_that_of_what_ended(laid_out: Callable[..., str]) -> None:
    lists = f"I. DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ\n{laid_out(WHOLE, FIRST)}\n\nII. DANH MỤC VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN\n{laid_out(PART, SECOND)}\n"
    document = read(HEAD + lists)
    assert told(document) == BOTH
    (cited,) = [c for c in document.citations if c.canonical == "7/2018/NQ-HĐND"]
    assert (cited.date, cited.provisions) == ("2018-12-10", ("khoản 1 Điều 2", "Điều 4"))


@pytest.mark.parametrize("laid_out", [in_bars, on_lines])
def test_a_row_names_the_section_below_it(laid_out: Callable[..., str]) -> None:
    sections = ("A", "VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ"), ("B", "VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN")
    assert told(read(HEAD + laid_out(WHOLE, sections[0], FIRST, sections[1], SECOND) + "\n")) == BOTH


@pytest.mark.parametrize("laid_out", [on_lines, between_bars])
@pytest.mark.parametrize("day", ["03/4/2016", "ngày 03/4/2016", "ngày 03 tháng 4 năm 2016"])
def test_number_and_day_stand_on_two_lines_of_a_cell(laid_out: Callable[..., str], day: str) -> None:
    row = (*FIRST[:2], f"14/2016/QĐ-UBND\n{day}", *FIRST[3:])
    document = read(f"{HEAD}DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ\n{laid_out(WHOLE, row)}\n")
    assert told(document) == BOTH[:1]
    assert document.citations[0].date == "2016-04-03"


def test_the_act_of_a_procedure_that_ends_does_not_end() -> None:
    columns = ("STT", "Tên TTHC", "Quyết định công bố", "Lý do bãi bỏ", "Ghi chú")
    row = ("1", "Hỗ trợ làm giàu rừng", "Quyết định số 9/QĐ-UBND ngày 01/8/2023", "Không còn đối tượng", "")
    assert told(read(f"{HEAD}DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ\n{between_bars(columns, row)}\n")) == []
