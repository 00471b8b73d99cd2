"""Kinds of citation found on papers that nobody had seen: lists below a colon, proposals, whose law it is."""

from __future__ import annotations

import pytest

from tests.support.sentences import read

SHARED = [
    (
        "Căn cứ các Nghị định của Chính phủ: số 63/2010/NĐ-CP ngày 08/6/2010 về kiểm soát thủ tục; số 48/2013/NĐ-CP "
        "ngày 14/5/2013 và số 92/2017/NĐ-CP ngày* *07/8/2017 sửa đổi, bổ sung một số điều;",
        [("Nghị định", "2010-06-08"), ("Nghị định", "2013-05-14"), ("Nghị định", "2017-08-07")],
    ),
    (
        "Bãi bỏ các Quyết định của Chủ tịch UBND tỉnh về việc công bố danh mục thủ tục thuộc phạm vi quản lý của Sở "
        "Tài chính: số 761/QĐ-UBND ngày 05/5/2025; số 810/QĐ-UBND ngày 06/6/2025.",
        [("Quyết định", "2025-05-05"), ("Quyết định", "2025-06-06")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SHARED, ids=["of one body", "of one subject"])
def test_a_list_below_a_colon_shares_the_type_before_it(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(found.doc_type, found.date) for found in read(text).citations] == wanted


PROPOSING = """
**2.1. Nội dung đơn giản hóa**

Bỏ bản sao giấy khai sinh trong thành phần hồ sơ.

**2.2. Kiến nghị thực thi**

Sửa đổi điểm b khoản 2 Điều 5 Nghị định số 147/2025/NĐ-CP ngày 12/6/2025 của Chính phủ.

**2.3. Tổ chức thực hiện**

Quyết định này thay thế Quyết định số 846/QĐ-UBND ngày 07/11/2017.
"""


def test_what_a_section_of_proposals_says_is_not_done() -> None:
    found = {(one.target, one.kind, one.modality) for one in read(PROPOSING).relations}
    assert ("147/2025/NĐ-CP", "amends", "done") not in found
    assert ("846/QĐ-UBND", "replaces", "done") in found


def test_a_law_of_the_national_assembly_is_nobody_elses() -> None:
    text = "Thủ tục thuộc phạm vi quản lý của Sở Tài chính theo Luật Đấu thầu số 22/2023/QH15 do Sở Tài chính tham mưu."
    found = next(one for one in read(text).citations if one.canonical == "22/2023/QH15")
    assert (found.issuer, found.scope) == ("Quốc hội", "national")


ENDED = "Điều 1. Bãi bỏ các văn bản sau đây:\n1. {}.\n2. Quyết định số 14/2016/QĐ-UBND về lệ phí.\n"
SEVERAL = [
    "Quyết định số 12/2015/QĐ-UBND, Quyết định số 13/2015/QĐ-UBND và Quyết định số 15/2015/QĐ-UBND",
    "Quyết định số 12/2015/QĐ-UBND ngày 2 tháng 3 năm 2015, số 13/2015/QĐ-UBND và số 15/2015/QĐ-UBND về phí",
]


@pytest.mark.parametrize("item", SEVERAL)
def test_an_item_of_several_acts_ends_each_of_them(item: str) -> None:
    found = read(ENDED.format(item)).relations  # in a report: it does not say who ends them
    assert [(one.kind, one.source, one.target) for one in found] == [
        ("repeals", None, f"{number}/QĐ-UBND") for number in ("12/2015", "13/2015", "15/2015", "14/2016")
    ]
