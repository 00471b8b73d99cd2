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
from indexer.identity.versions import Versions, find_versions, key_alike, map_copies, name_alike
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


THREE = Versions(dict.fromkeys("abc", ("b", "a", "c")))


@pytest.mark.parametrize(("paper", "chief", "others"), [("a", "b", ("b", "c")), ("b", "b", ("a", "c")), ("d", "d", ())])
def test_a_paper_has_a_chief_and_others(paper: str, chief: str, others: tuple[str, ...]) -> None:
    assert (THREE.find_chief(paper), THREE.list_others(paper)) == (chief, others)


@pytest.mark.parametrize(
    ("some", "folded"),
    [("abc", {"a": "b", "c": "b"}), ("cad", {"c": "a"}), ("b", {}), ("c", {}), ("d", {}), ("", {})],
)
def test_of_the_papers_that_are_there_the_best_stands_for_the_rest(some: str, folded: dict[str, str]) -> None:
    assert THREE.fold(some) == folded


@pytest.mark.parametrize(
    ("contents", "groups"),
    [
        ({}, {}),
        ({"a": ["1"], "b": ["2"]}, {}),
        ({"a": ["1"], "b": ["1"]}, {"a": ("a", "b"), "b": ("a", "b")}),
        ({"a": ["1"], "b": ["1", "2"], "c": ["2"]}, dict.fromkeys("abc", ("a", "b", "c"))),  # by way of another
        ({"c": ["1"], "d": ["1"]}, dict.fromkeys("cd", ("c", "d"))),
    ],
)
def test_files_of_the_same_bytes_are_one(contents: dict[str, list[str]], groups: dict[str, tuple[str, ...]]) -> None:
    titles: list[dict[str, object]] = [{"title": f"Báo cáo {name}"} for name in ("một", "hai", "ba", "tư")]
    some = papers(*titles)
    assert find_versions(some, contents).papers == groups


def test_what_says_the_same_and_what_has_the_same_bytes_is_one_together() -> None:
    some = papers({}, {}, {"title": "Tờ trình khác"})
    assert find_versions(some, {"b": ["1"], "c": ["1"]}).papers == dict.fromkeys("abc", ("a", "b", "c"))


@pytest.mark.parametrize(
    ("title", "date", "known"),
    [
        ("Phí chợ", "2025-03-16", True),
        ("Phí chợ", "2025-03", True),
        ("Phí chợ", "2025", False),
        ("Phí chợ", None, False),
        ("Phí", "2025-03", False),
        (None, "2025-03", False),
    ],
)
def test_a_month_and_two_words_of_a_title_are_enough(title: str | None, date: str | None, *, known: bool) -> None:
    key = key_alike(replace(PAPER, title=title, date=date))
    assert key == (("Báo cáo", "phi cho", "ubnd tinh quang ngai", "2023Q1", "2025-03") if known else None)


UNTITLED = replace(PAPER, title=None)


@pytest.mark.parametrize("text", ["", " ", "nguyên văn"])
def test_what_is_known_well_enough_is_named_by_that_whatever_the_text_says(text: str) -> None:
    name = name_alike(PAPER, text)
    assert name == name_alike(replace(PAPER, number="1/BC-SCT", id="z"), "khác")
    assert name != name_alike(replace(PAPER, doc_type="Tờ trình"), text)
    assert (len(name), name[0] != "=") == (24, True)  # kept by stores: another length finds nothing


@pytest.mark.parametrize("field", ["number", "issuer", "title", "doc_type", "date", "period"])
def test_what_is_known_too_little_is_named_by_its_text_and_all_that_is_known(field: str) -> None:
    name, bare = name_alike(UNTITLED, "nguyên văn"), replace(UNTITLED, issuer=None, doc_type=None, date=None)
    assert (len(name), name[0]) == (25, "=")
    assert name == name_alike(replace(UNTITLED, id="z"), "nguyên văn") != name_alike(UNTITLED, "khác")
    assert name != name_alike(replace(UNTITLED, **{field: "2024"}), "nguyên văn")  # type: ignore[arg-type]
    assert name_alike(bare, "nguyên văn") != name_alike(replace(bare, **{field: "2024"}), "nguyên văn")  # type: ignore[arg-type]


def test_a_paper_of_which_nothing_is_known_has_no_name() -> None:
    assert [name_alike(UNTITLED, text) for text in ("", " \n")] == ["", ""]


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
