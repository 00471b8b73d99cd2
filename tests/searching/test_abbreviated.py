"""Abbreviations that documents define: what is a definition, and that both forms meet in a search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.messages.spoken import say
from indexer.searching.defined_abbreviations import widen_query
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store import open_store
from indexer.store.base import Store
from indexer.text.abbreviations import find_definitions
from tests.support.making import document

KNOWN = {"kktm": ("khu kinh tế mở",), "khu kinh te mo": ("KKTM",)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tại Khu kinh tế mở (KKTM) Chu Lai", [("KKTM", "khu kinh tế mở")]),
        ("Khu kinh tế mở (sau đây gọi tắt là KKTM)", [("KKTM", "khu kinh tế mở")]),
        ("Khu kinh tế mở, sau đây viết tắt là “KKTM”.", [("KKTM", "khu kinh tế mở")]),
        ("Khu kinh tế mở (gọi tắt là “KKTM”)", [("KKTM", "khu kinh tế mở")]),
        ("KKTM (khu kinh tế mở)", [("KKTM", "khu kinh tế mở")]),
        ("Trung tâm Khuyến công và Tư vấn (TTKCTV)", [("TTKCTV", "trung tâm khuyến công và tư vấn")]),
        ("Đầu tư, xây dựng (ĐTXD)", [("ĐTXD", "đầu tư xây dựng")]),
        ("Cải cách hành chính (CCHC)", []),  # the table has it
        ("chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", []),  # English
        ("Khu kinh tế\nmở (KKTM)", []),
        ("846/QĐ-UBND (xem phụ lục)", []),
        ("(KKTM)", []),
        ("(sau đây gọi tắt là Trung tâm)", []),
    ],
)
def test_what_defines_an_abbreviation(text: str, found: list[tuple[str, str]]) -> None:
    assert list(find_definitions(text)) == found


@given(st.text(max_size=60) | st.text("KTM khu(),“”àđĐ\n", max_size=60))
def test_any_text_may_be_looked_through(text: str) -> None:
    assert all(short.isupper() and long for short, long in find_definitions(text))


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("đất KKTM", ["đất KKTM", "đất khu kinh tế mở"]),
        ("dat kktm", ["dat kktm", "dat khu kinh tế mở"]),
        ("Khu kinh tế mở Chu Lai", ["Khu kinh tế mở Chu Lai", "KKTM Chu Lai"]),
        ("lũ OR KKTM", ["lũ", "KKTM", "khu kinh tế mở"]),
        ('"KKTM"', []),
        ('"khu kinh tế mở"', []),
        ("khu kinh tế", []),
        ("", []),
    ],
)
def test_readings(typed: str, readings: list[str]) -> None:
    query = widen_query(parse_query(typed), KNOWN)
    assert [one.text for one in query.alternatives] == readings
    assert any("cũng được tìm là" in say(note) for note in query.notes) == bool(readings)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("w") / "index", create=True)) as opened:
        opened.add(
            [
                document("nghia", "Khu kinh tế mở (KKTM) Chu Lai.", province="Quảng Nam"),
                document("tat", "Thu hút đầu tư vào KKTM."),
                document("dai", "Quy hoạch khu kinh tế mở ven biển."),
                document("khac", "Nuôi trồng thủy sản."),
            ]
        )
        yield opened


@pytest.mark.parametrize("typed", ["KKTM", "kktm", "khu kinh tế mở", "khu kinh te mo"])
def test_both_forms_meet(store: Store, typed: str) -> None:
    result = search(store, parse_query(typed))
    assert {hit.document.id for hit in result.hits} == {"nghia", "tat", "dai"}
    assert all(hit.passages and hit.passages[0].marks for hit in result.hits)
    assert "theo văn bản trong kho" in say(result.query.notes[-1])


def test_filters_and_what_was_typed_stay(store: Store) -> None:
    result = search(store, parse_query("KKTM tỉnh: Quảng Nam"))
    assert ([hit.document.id for hit in result.hits], result.query.raw) == (["nghia"], "KKTM tỉnh: Quảng Nam")
