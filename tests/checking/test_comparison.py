"""Which dates, bodies and subjects of a citation agree with those of the collection."""

from __future__ import annotations

import pytest

from indexer.checking.comparison import agree_on_body, agree_on_date, agree_on_subject

DATES = [("2017-11-07", "2017-11-07", True), ("2017-11-07", "2017", True), ("2017-11-07", "2017-11-17", False)]


BODIES = [
    ("Ủy ban nhân dân tỉnh Quảng Ngãi", "UBND tỉnh Quảng Ngãi", True),
    ("Uỷ ban nhân dân thành phố Đà Nẵng", "UBND thành phố Đà Nẵng", True),
    ("Chủ tịch UBND tỉnh Quảng Ngãi", "UBND tỉnh Quảng Ngãi", True),
    ("UBND tỉnh", "UBND tỉnh Quảng Ngãi", None),
    ("UBND tỉnh Đồng Nai", "UBND tỉnh Quảng Ngãi", False),
    ("Sở Công Thương tỉnh X", "Đảng ủy Sở Công Thương tỉnh X", False),
    ("Chính phủ", "Thủ tướng Chính phủ", False),
    (None, "Chính phủ", None),
]


SUBJECTS = [
    ("cải cách hành chính năm 2023", "Kế hoạch CCHC năm 2023", True),
    ("tiếp cận điện năng", "tiếp cận điện năng lưới điện trung áp", True),
    ("điện", "thủ tục hành chính về chợ", None),
    ("kế hoạch", "Kế hoạch hành động năm 2023", None),
    ("khen thưởng", "kiện toàn Ban Chỉ đạo", False),
    ("về TTHC", "thủ tục hành chính", True),
    ("khen thưởng", "thi đua, khen thưởng", None),
    ("thành lập Ban chỉ đạo chuyển đổi số", "xếp hạng chợ và nội quy mẫu của chợ", False),
]


@pytest.mark.parametrize(("one", "other", "same"), DATES)
def test_dates(one: str, other: str, same: bool) -> None:
    assert agree_on_date(one, other) is agree_on_date(other, one) is same


@pytest.mark.parametrize(("one", "other", "same"), BODIES)
def test_bodies(one: str | None, other: str, same: bool | None) -> None:
    assert agree_on_body(one, other) is agree_on_body(other, one) is same


@pytest.mark.parametrize(("one", "other", "same"), SUBJECTS)
def test_subjects(one: str, other: str, same: bool | None) -> None:
    assert agree_on_subject(one, other) is agree_on_subject(other, one) is same
