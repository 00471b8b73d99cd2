"""Copies of one paper, and its draft beside the signed one; bodies that are one, and what a number names by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from indexer.identity.bodies import (
    are_related_bodies,
    find_symbol_body,
    is_misread_body,
    list_stated_bodies,
    list_symbol_bodies,
)
from indexer.identity.versions import map_copies
from indexer.models import Citation, DocumentSummary
from tests.support.mentions import document, mention

PAPER = replace(document("b", date="2025-03-16"), title="Kết quả cải cách hành chính")


def papers(*changes: dict[str, object]) -> list[DocumentSummary]:
    return [replace(PAPER, **{"id": "abcdef"[at], **change}) for at, change in enumerate(changes)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("some", "copies"),
    [
        (papers({}), {}),
        (papers({}, {}), {"b": "a"}),
        (papers({}, {}, {}), {"b": "a", "c": "a"}),
        (papers({}, {"number": "1/BC-SCT"}), {"a": "b"}),  # the signed one stands for its draft
        (papers({"number": "1/BC-SCT"}, {"number": "1/BC-SCT"}, {}), {"b": "a", "c": "a"}),
        (papers({"number": "1/BC-SCT"}, {"number": "2/BC-SCT"}), {}),
        (papers({"number": "1/BC-SCT"}, {"number": "2/BC-SCT"}, {}), {}),
        (papers({}, {"date": "2025-03-17"}), {}),
        (papers({}, {"issuer": "UBND tỉnh Đồng Nai"}), {}),
        (papers({}, {"period": "2023Q2"}), {}),
        (papers({}, {"doc_type": "Tờ trình"}), {}),
        (papers({}, {"title": "kết quả CẢI CÁCH hành chính"}), {"b": "a"}),
        (papers({"title": "Phí"}, {"title": "Phí"}), {}),  # a title of one word tells nothing
        (papers({"title": "Phí chợ"}, {"title": "Phí chợ"}), {"b": "a"}),
        (papers({"title": None}, {"title": None}), {}),
        (papers({"date": None}, {"date": None}), {}),
        (papers({"date": "2025"}, {"date": "2025"}), {}),
        (papers({"date": "2025-03"}, {"number": "1/BC-SCT"}), {"a": "b"}),  # a draft whose day is left blank
        (papers({"date": "2025-03"}, {"date": "2025-03"}), {}),
        (papers({"date": "2025-03"}, {}, {"date": "2025-03-20"}), {}),  # of two days of that month: which?
        (papers({"date": "2025-04"}, {}), {}),
        (papers({"date": "2025-03", "number": "1/BC-SCT"}, {"number": "1/BC-SCT"}), {}),
        (papers({"date": "2025-03"}, {"issuer": "UBND tỉnh Đồng Nai"}), {}),
        (papers({"recognised": 0.9}, {}), {"a": "b"}),
        (papers({"recognised": 0.9}, {"recognised": 0.8}), {"b": "a"}),
        (papers({"recognised": 0.9, "number": "1/BC-SCT"}, {}), {"b": "a"}),
    ],
)
def test_papers_that_are_one(some: list[DocumentSummary], copies: dict[str, str]) -> None:
    assert map_copies(some) == copies
    assert map_copies(reversed(some)) == copies


def cited(**change: object) -> Citation:
    plain = mention("846/QĐ-UBND", issuer="UBND tỉnh Lào Cai", issuer_text="UBND tỉnh Lào Cai").citation
    return replace(plain, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("UBND tỉnh Lào Cai", "ubnd  TỈNH Lào Cai", True),
        ("Văn phòng UBND tỉnh Lào Cai", "UBND tỉnh Lào Cai", True),
        ("UBND tỉnh Lào Cai", "Văn phòng UBND tỉnh Lào Cai", True),
        ("UBND tỉnh Lào Cai", "UBND tỉnh", True),
        ("UBND xã Ba", "UBND xã Ba Tơ", True),
        ("UBND xã Ba", "UBND xã Bazơ", False),  # whole words
        ("Bộ Y tế", "Bộ Y học", False),
    ],
)
def test_bodies_that_are_one(one: str, other: str, *, related: bool) -> None:
    assert are_related_bodies(one, other) is are_related_bodies(other, one) is related


@pytest.mark.parametrize(
    ("body", "misread"),
    [
        ("UBND TỈNH QUẢNG NGÃI", False),
        ("UBND TỈNH QUẢNG NGÃI VỀ", False),  # five words may be a body
        ("UBND TỈNH QUẢNG NGÃI VỀ VIỆC", True),
        ("UBND tỉnh Quảng Ngãi về việc này", False),
        ("UBND tỉnh Quảng Ngãi và huyện được", True),
    ],
)
def test_a_line_of_a_title_is_no_body(body: str, *, misread: bool) -> None:
    assert is_misread_body(body) is misread


def stated(*bodies: tuple[str | None, str | None]) -> Iterable[Citation]:
    return [cited(issuer=issuer, issuer_text=text) for issuer, text in bodies]


def test_stated_bodies_are_each_told_once() -> None:
    laocai, office, other = "UBND tỉnh Lào Cai", "Văn phòng UBND tỉnh Lào Cai", "UBND tỉnh Đồng Nai"
    assert list_stated_bodies(stated((laocai, "x"), (laocai, "x"), (office, "x"), (other, "x"))) == [laocai, other]
    assert list_stated_bodies(stated((laocai, None), (None, "x"), ("UBND thành phố được", "x"))) == []


@pytest.mark.parametrize(
    ("symbol", "year", "named", "by_itself"),
    [
        ("NĐ-CP", 2018, ["Chính phủ"], "Chính phủ"),
        ("NĐ-CP", None, ["Chính phủ"], None),
        (None, 2018, [], None),
        ("QĐ-UBND", 2018, ["UBND"], None),  # not a national one
    ],
)
def test_a_symbol_names_a_body(symbol: str | None, year: int | None, named: list[str], by_itself: str | None) -> None:
    one = cited(symbol=symbol, year=year)
    assert list_symbol_bodies(one) == named
    assert find_symbol_body(one) == by_itself
