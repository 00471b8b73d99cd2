"""Dates as documents write them, and which of several is meant."""

from __future__ import annotations

import pytest

from indexer.parsing.dates import (
    find_date,
    parse_date,
    read_date_after,
    read_date_at,
    read_odd_day,
    read_whole_date,
    read_whole_odd_day,
)

AFTER = [
    (" ngày 07/11/2017 của UBND tỉnh", "2017-11-07"),
    (" ngày 07-11-2017", "2017-11-07"),
    (" ngày 7 . 11 . 2017", "2017-11-07"),
    (" ngày 04 tháng 4 năm 2014", "2014-04-04"),
    (" ngày tháng 4 năm 2025", "2025-04"),
    (" ngày    tháng 12 năm 2025", "2025-12"),
    (", ký ngày 07/11/2017", "2017-11-07"),
    (" (ban hành ngày 07/11/2017)", "2017-11-07"),
    (" được ban hành ngày ngày 07/11/2017", "2017-11-07"),
    (" tháng 4 năm 2025", "2025-04"),
    (" ban hành tháng 4/2025", "2025-04"),
    (" (07/11/2017)", "2017-11-07"),
    (" năm 2017", "2017"),
    (" ngày 31/02/2017", None),
    (" ngày 07/13/2017", None),
    (" ngày 07/11/201", None),
    (" ngày 07/11/20177", None),
    (" 07/11/2017", None),  # a figure may stand there
    (" và ngày 07/11/2017", None),
    (" ngày 07/11/1817", None),
]


@pytest.mark.parametrize(("after", "iso"), AFTER)
def test_what_follows_a_number_is_its_date(after: str, iso: str | None) -> None:
    number = "846/QĐ-UBND"
    found = read_date_after(number + after, len(number))
    assert (found.iso if found else None) == iso
    if found:
        assert found.start == len(number)
        assert found.end <= len(number + after)


def test_a_date_far_behind_a_number_is_not_its_own() -> None:
    assert read_date_after("846/QĐ-UBND" + " " * 70 + "ngày 07/11/2017", 11) is None


def test_of_several_dates_before_a_number_the_last_counts() -> None:
    text = "Từ ngày 01/02/2023 đến ngày 05/3/2023, Sở ban hành Quyết định số "
    found = find_date(text, 0, len(text))
    assert found is not None
    assert (found.iso, text[found.start : found.end]) == ("2023-03-05", "ngày 05/3/2023")
    first = find_date(text, 0, text.index("đến"))
    assert first is not None
    assert first.iso == "2023-02-01"
    assert find_date(text, text.index("Sở"), len(text)) is None
    assert find_date("Ngày 01/02/2023, ngày 31/02/2023", 0, 32) is None  # the last is none, and no other is meant


def test_a_cell_is_a_date_when_it_is_nothing_else() -> None:
    assert [
        found.iso if (found := read_whole_date(cell, 0, len(cell))) else None
        for cell in (
            "07/11/2017",
            "ngày 07/11/2017",
            "07 tháng 11 năm 2017",
            "07/11/2017.",
            "tháng 11 năm 2017",
            "2017",
        )
    ] == ["2017-11-07", "2017-11-07", "2017-11-07", None, "2017-11", None]


def test_a_cell_is_a_day_that_no_calendar_has_when_it_is_nothing_else() -> None:
    cells = ("31/02/2024", "ngày 31/02/2024", "12/5/20023", "05/6/2013", "31/02/2024 (sửa)", "về chợ", "")
    assert [read_whole_odd_day(cell, 0, len(cell)) for cell in cells] == [
        "31/02/2024", "31/02/2024", "12/5/20023", None, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(("blanks", "day"), [(64, "31/02/2024"), (65, None), (66, None), (70, None), (90, None)])
def test_an_odd_day_stands_near_and_none_is_made_by_cutting_one(blanks: int, day: str | None) -> None:
    assert read_odd_day(" " * blanks + "ngày 31/02/2024 ", 0) == day
    assert read_odd_day(" " * blanks + "ngày 28/02/2024 ", 0) is None


def test_a_date_is_read_where_it_begins() -> None:
    text = "từ ngày 01/7/2025."
    found = read_date_at(text, 3)
    assert found is not None
    assert (found.iso, found.start, found.end) == ("2025-07-01", 3, 17)
    assert read_date_at(text, 2) is None


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("16/3/2023", "2023-03-16"),
        (" 16-03-2023 ", "2023-03-16"),
        ("16.3.2023", "2023-03-16"),
        ("3/2023", "2023-03"),
        ("2023", "2023"),
        ("2023-03-16", "2023-03-16"),
        ("2023-3", "2023-03"),
        ("29/2/2024", "2024-02-29"),
        ("29/2/2023", None),
        ("0/3/2023", None),
        ("13/2023", None),
        ("2023-13", None),
        ("2023-02-30", None),
        ("1823", None),
        ("16/3/23", None),
        ("ngày 16/3/2023", None),
        ("", None),
    ],
)
def test_a_typed_date(typed: str, iso: str | None) -> None:
    assert parse_date(typed) == iso
