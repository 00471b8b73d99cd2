"""A pasted list of numbers: a row a number, whatever it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.checking import ListEntry, Looked, look_up, read_entries
from indexer.errors import BadInput
from indexer.exporting.as_json import findings
from indexer.indexing import index
from indexer.store import open_store
from indexer.store.base import Store
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("lists") / "index", create=True)) as opened:
        index(opened, [SAMPLES])
        yield opened


def looked(store: Store, typed: str) -> list[Looked]:
    return look_up(store, read_entries(typed), "Quảng Ngãi")


ROWS = [
    ("846/QĐ-UBND", "846/QĐ-UBND", "ended", 13, 10),
    ("qd-ubnd 846/2017", "846/QĐ-UBND", "ended", 13, 10),
    ("QĐ846/UBND", "846/QĐ-UBND", "ended", 13, 10),
    ("846", "846/QĐ-UBND", "ended", 13, 10),
    ("Số: 61/2018/NĐ-CP", "61/2018/NĐ-CP", "agrees", 6, 5),
    ("Quyết định số 691/QĐ-UBND ngày 21/5/2019 của UBND tỉnh", "691/QĐ-UBND", "differs", 3, 3),
    ("Quyết định 175/QĐ-SCT của Sở Công Thương tỉnh Đồng Nai", "175/QĐ-SCT", "agrees", 2, 2),
    ("qđ 175", "qđ 175", "several", 6, 6),
    ("9999/QĐ-UBND", "9999/QĐ-UBND", "absent", 0, 0),
    ("612/BC-SCT", "612/BC-SCT", "agrees", 0, 0),
    ("xin chào", "", "unreadable", 0, 0),
]


@pytest.mark.parametrize(("typed", "number", "status", "mentions", "documents"), ROWS, ids=[row[0] for row in ROWS])
def test_a_line(store: Store, typed: str, number: str, status: str, mentions: int, documents: int) -> None:
    (row,) = looked(store, typed)
    assert (row.typed, row.number, row.status, row.mentions, row.documents) == (
        typed,
        number,
        status,
        mentions,
        documents,
    )


def test_first_and_last_mention(store: Store) -> None:
    (row,) = looked(store, "846/QĐ-UBND")
    assert row.first is not None
    assert row.last is not None
    assert (row.first.date, row.last.date) == ("2022-12-27", "2025-11-24")
    assert findings.export_lookup(row)["first"]["label"] == "Kế hoạch 2874/KH-SCT"


def test_several_numbers_of_a_line_are_rows_of_their_own(store: Store) -> None:
    rows = looked(store, "\n846/QĐ-UBND; 61/2018/NĐ-CP\n\n9999/QĐ-UBND\n")
    assert [(row.line, row.number) for row in rows] == [(2, "846/QĐ-UBND"), (2, "61/2018/NĐ-CP"), (4, "9999/QĐ-UBND")]


LISTS: list[tuple[str, str | None, list[ListEntry]]] = [
    ("846/QĐ-UBND\n\n 61/2018/NĐ-CP ", None, [ListEntry(1, "846/QĐ-UBND"), ListEntry(3, "61/2018/NĐ-CP")]),
    ("STT;Số ký hiệu\n1;846/QĐ-UBND\n2;9/QĐ-SCT", None, [ListEntry(2, "846/QĐ-UBND"), ListEntry(3, "9/QĐ-SCT")]),
    ("STT\tSố\n1\t846/QĐ-UBND", None, [ListEntry(2, "846/QĐ-UBND")]),
    ('số,trích yếu\n846/QĐ-UBND,"a, b"', None, [ListEntry(2, "846/QĐ-UBND")]),
    ("846/QĐ-UBND,07/11/2017\n9/QĐ-SCT,", None, [ListEntry(1, "846/QĐ-UBND"), ListEntry(2, "9/QĐ-SCT")]),
    ("Quyết định 846/QĐ-UBND, ngày 7/11/2017", None, [ListEntry(1, "Quyết định 846/QĐ-UBND, ngày 7/11/2017")]),
    ("Cũ;Mới\n846/QĐ-UBND;512/QĐ-UBND", "mới", [ListEntry(2, "512/QĐ-UBND")]),
    ("Cũ;Mới\n846/QĐ-UBND;512/QĐ-UBND", "2", [ListEntry(2, "512/QĐ-UBND")]),
    ("", None, []),
]


@pytest.mark.parametrize(("typed", "column", "expected"), LISTS, ids=[repr(row[0][:30]) for row in LISTS])
def test_what_was_pasted(typed: str, column: str | None, expected: list[ListEntry]) -> None:
    assert read_entries(typed, column) == expected


@pytest.mark.parametrize(("typed", "column"), [("a;b\n1;2", "c"), ("a;b\n1;2", "3"), ("846/QĐ-UBND", "2")])
def test_a_column_that_is_not_there(typed: str, column: str) -> None:
    with pytest.raises(BadInput, match="không có cột"):
        read_entries(typed, column)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=120) | st.text(alphabet='846/QĐ-UBND;,\t\n "ngày', max_size=80))
def test_any_text_is_a_list(store: Store, typed: str) -> None:
    for row in looked(store, typed.encode("utf-8", "ignore").decode()):
        assert findings.export_lookup(row)["line"] >= 1
