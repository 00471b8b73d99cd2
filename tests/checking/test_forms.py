"""The citing rule of Nghị định 30/2020/NĐ-CP and odd spellings: each is told, and how it is rightly written."""

from __future__ import annotations

import pytest

from indexer.checking.draft_items import read_draft
from indexer.checking.forms import find_form_faults
from indexer.grammar.malformed_numbers import MALFORMED, Malformed, find_malformed
from indexer.models import Source


def kinds(text: str) -> dict[str, str]:
    """kind → suggestion of what is said of the first citation, the collection unasked."""
    found = read_draft(Source("/a.txt", "text", text, "", 0), "a", "Quảng Ngãi")
    return {one.kind: one.fix_vi for one in find_form_faults(text, found.items[0], None)}


@pytest.mark.parametrize("row", MALFORMED, ids=lambda row: row.name)
def test_each_row_earns_its_place(row: Malformed) -> None:
    for written, meant in row.matches:
        (found,) = find_malformed(f"theo {written} của UBND tỉnh")
        assert (found.meant, f"theo {written}"[found.start : found.end]) == (meant, written)
    for written in row.misses:
        assert not list(find_malformed(f"theo {written} của UBND tỉnh"))


def test_without_a_row_its_example_is_not_found() -> None:
    import re

    patterns = [re.compile(row.pattern) for row in MALFORMED]
    for at, row in enumerate(MALFORMED):
        others = [pattern for other, pattern in enumerate(patterns) if other != at]
        assert any(not any(p.search(f"theo {written} của") for p in others) for written, _ in row.matches), row.name


WHOLE = "Thực hiện Quyết định số {} ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về tiếp cận điện năng."

SPELLINGS = [
    ("846/QĐ-UBND", None),
    ("846/UBND-KTN", None),
    ("15/2012/QH13", None),
    ("66.4/2025/NQ-CP", None),
    ("12-QĐ/HU", None),
    ("01-QCPH/ĐU-GĐS", None),
    ("37-CTr/TU", None),
    ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", None),
    ("21/HĐ-SCT", None),
    ("435/QĐ-TTKC&XTTM", None),
    ("846 / QĐ - UBND", "846/QĐ-UBND"),
    ("846/QÐ-UBND", "846/QĐ-UBND"),
    ("846/QD-UBND", "846/QĐ-UBND"),
    ("846/qđ-ubnd", "846/QĐ-UBND"),
    ("846/QĐ–UBND", "846/QĐ-UBND"),
    ("846-QĐ/UBND", "846/QĐ-UBND"),
    ("846/QĐ/UBND", "846/QĐ-UBND"),
    ("846/QĐ.UBND", "846/QĐ-UBND"),
    ("846_QĐ-UBND", "846/QĐ-UBND"),
    ("933/QĐ-TTG", "933/QĐ-TTg"),
    ("05/NQ-TU", "05-NQ/TU"),
    ("125 - KH/TU", "125-KH/TU"),
    ("56/2015/QĐ -UBND", "56/2015/QĐ-UBND"),
]


@pytest.mark.parametrize(("written", "right"), SPELLINGS, ids=[written for written, _ in SPELLINGS])
def test_spellings(written: str, right: str | None) -> None:
    said = kinds(WHOLE.format(written)).get("spelling")
    assert said == (f"Sửa thành: {right}" if right else None)


MISSING = [
    (WHOLE.format("846/QĐ-UBND"), set()),
    ("Theo Quyết định số 846/QĐ-UBND.", {"missing_date", "missing_issuer", "missing_subject"}),
    ("Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.", {"missing_subject"}),
    ("Theo Quyết định số 846/QĐ-UBND năm 2017 của UBND tỉnh về tiếp cận điện năng.", {"missing_date"}),
    ("Theo Quyết định 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh về tiếp cận điện năng.", {"missing_so"}),
    ("Theo 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh về tiếp cận điện năng.", {"missing_type"}),
    ("Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13.", set()),
    ("Theo Nghị quyết 05 của Tỉnh ủy.", {"missing_symbol"}),
    ("Triển khai Đề án 06 của Chính phủ.", set()),
    ("| 1 | 846/QĐ-UBND | 07/11/2017 |", set()),
]


@pytest.mark.parametrize(("text", "expected"), MISSING, ids=[text[:48] for text, _ in MISSING])
def test_what_is_missing(text: str, expected: set[str]) -> None:
    assert set(kinds(text)) == expected


def test_only_the_first_citation_in_running_text_must_be_whole() -> None:
    text = (
        "KẾT QUẢ THỰC HIỆN QUYẾT ĐỊNH SỐ 846/QĐ-UBND\n\nTheo Quyết định số 846/QĐ-UBND. Quyết định số 846/QĐ-UBND rõ."
    )
    found = read_draft(Source("/a.txt", "text", text, "", 0), "a")
    assert [item.first for item in found.items] == [False, True, False]
