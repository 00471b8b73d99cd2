"""What is suggested while somebody types: at word beginnings, in the spelling that was typed first."""

from __future__ import annotations

import time

import pytest

from indexer.searching.suggestions import Suggestion, Suggestions

KNOWN = Suggestions(
    [
        Suggestion("number", "846/QĐ-UBND"),
        Suggestion("number", "1846/QĐ-UBND"),
        Suggestion("number", "84/2021/NĐ-CP"),
        Suggestion("title", "Bảng giá đất năm 2024", "a"),
        Suggestion("title", "Sắp xếp gia đình, dòng họ", "b"),
        Suggestion("body", "Sở Công Thương Quảng Ngãi"),
        Suggestion("body", "Ủy ban nhân dân tỉnh"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("84", ["846/QĐ-UBND", "84/2021/NĐ-CP"]),
        ("846 qd", ["846/QĐ-UBND"]),
        ("qd-ub", ["846/QĐ-UBND", "1846/QĐ-UBND"]),
        ("cong thuong", ["Sở Công Thương Quảng Ngãi"]),
        ("CÔNG THƯƠNG", ["Sở Công Thương Quảng Ngãi"]),
        ("gia d", ["Bảng giá đất năm 2024", "Sắp xếp gia đình, dòng họ"]),
        ("gia đ", ["Sắp xếp gia đình, dòng họ", "Bảng giá đất năm 2024"]),
        ("giá đ", ["Bảng giá đất năm 2024", "Sắp xếp gia đình, dòng họ"]),
        ("uỷ ban", ["Ủy ban nhân dân tỉnh"]),
        ("ông thương", []),
        ("", []),
        ("  -- ", []),
        ("x" * 5000, []),
    ],
)
def test_suggestions(typed: str, expected: list[str]) -> None:
    assert [one.text for one in KNOWN.suggest(typed)] == expected


def test_each_kind_has_its_room() -> None:
    many = [Suggestion("body", f"Sở {n}") for n in range(9)] + [
        Suggestion("title", f"Sở làm {n}", str(n)) for n in range(9)
    ]
    assert [one.kind for one in Suggestions(many).suggest("sở")] == ["body"] * 4 + ["title"] * 4
    assert len(Suggestions(many[:9]).suggest("sở")) == 8


def test_it_takes_no_time_among_many() -> None:
    entries = [Suggestion("title", f"Kế hoạch số {n} về phát triển kinh tế xã hội", str(n)) for n in range(40_000)]
    known = Suggestions(entries)
    for typed in ("k", "ke hoach", "phat trien kinh te xa hoi tinh", "không có"):
        began = time.process_time()
        known.suggest(typed)
        assert time.process_time() - began < 0.1
