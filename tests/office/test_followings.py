"""What is followed: a decision, a search, a province; what is new since the last visit; what is nobody's business."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import BadInput
from indexer.office import OfficeFile, followings, open_office
from indexer.office.followings import MOST, FollowedKind
from indexer.store import Store, open_store
from tests.support.making import cite, document
from tests.support.news import bring

TEXT = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng trong quý."
THINGS: tuple[tuple[FollowedKind, dict[str, Any]], ...] = (
    ("decision", {"number": "846/QĐ-UBND"}),
    ("search", {"q": "điện năng", "filters": {}}),
    ("province", {"province": "Đồng Nai"}),
)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with closing(open_store(folder, write=True)) as opened:
        yield opened


@pytest.fixture
def file(folder: Path) -> OfficeFile:
    return open_office(folder)


@pytest.mark.parametrize(("kind", "what"), THINGS, ids=[kind for kind, _ in THINGS])
def test_what_comes_in_is_new_until_it_is_looked_at(
    file: OfficeFile, store: Store, kind: FollowedKind, what: dict[str, Any]
) -> None:
    followings.follow(file, store, "an", kind, what, "tên")
    followings.follow(file, store, "an", kind, what, "tên khác")
    (one,) = followings.list_followings(file, "an")
    assert one.label == "tên"
    assert followings.gather_news(store, [one]) == [], "what is there already is seen"
    bring(store, document("moi", TEXT, [cite(TEXT, "846/QĐ-UBND")], province="Đồng Nai"))
    bring(store, document("khac", "Việc khác hẳn."))
    (news,) = followings.gather_news(store, [one])
    assert [known.id for known in news.documents] == ["moi"]
    seen = followings.visit(file, store, one)
    assert followings.list_newer(store, seen, seen.marked_from), "it is marked on this visit"
    (again,) = followings.list_followings(file, "an")
    assert followings.gather_news(store, [again]) == []
    reloaded = followings.visit(file, store, again)
    assert reloaded.marked_from == seen.marked_from, "and on the next ones, for a while"
    bring(store, document("mot ban sao", TEXT, [cite(TEXT, "846/QĐ-UBND")], province="Đồng Nai"))  # nothing new
    text = f"{TEXT} Đã xong."
    bring(store, document("moi hon", text, [cite(text, "846/QĐ-UBND")], province="Đồng Nai"))
    (later,) = followings.gather_news(store, [reloaded])
    assert [known.id for known in later.documents] == ["moi hon"]


def test_a_visit_much_later_marks_only_what_came_since(file: OfficeFile, store: Store) -> None:
    followings.follow(file, store, "", "search", {"q": "điện năng"}, "tên")
    bring(store, document("moi", TEXT))
    (one,) = followings.list_followings(file, "")
    followings.visit(file, store, one)
    with file.change() as change:
        change.execute("UPDATE followings SET visited_at = '2020-01-01T00:00:00+00:00'")
    (one,) = followings.list_followings(file, "")
    seen = followings.visit(file, store, one)
    assert followings.list_newer(store, seen, seen.marked_from) == []


def test_each_follows_for_themselves_and_the_office_for_all(file: OfficeFile, store: Store) -> None:
    for person in ("an", ""):
        followings.follow(file, store, person, "province", {"province": "Đồng Nai"}, "Đồng Nai")
    (own,) = followings.list_followings(file, "an")
    followings.stop_following(file, "", own.id)
    assert followings.list_followings(file, "an") == [own], "nobody ends what another one follows"
    followings.stop_following(file, "an", own.id)
    assert followings.list_followings(file, "an") == []
    assert len(followings.list_followings(file, "")) == 1
    assert followings.find_following(file, "an", "province", {"province": "Đồng Nai"}) is None


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("decision", {}),
        ("decision", {"number": "không có số nào"}),
        ("decision", {"number": ["846"]}),
        ("decision", {"number": "846/QĐ-UBND", "year": "2017"}),
        ("decision", {"number": "846/QĐ-UBND", "other": "x"}),
        ("search", {"q": 1}),
        ("search", {"filters": {"passwords": ["x"]}}),
        ("search", {"filters": {"province": "Đồng Nai"}}),
        ("search", {"q": "x" * 4000}),
        ("province", {"q": "điện"}),
        ("people", {"number": "1"}),
    ],
)
def test_what_is_no_thing_is_refused(file: OfficeFile, store: Store, kind: Any, what: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        followings.follow(file, store, "an", kind, what, "tên")
    assert followings.list_followings(file, "an") == []


def test_there_is_an_end_to_it(file: OfficeFile, store: Store) -> None:
    for n in range(MOST):
        followings.follow(file, store, "an", "search", {"q": f"điện {n}"}, "tên")
    with pytest.raises(BadInput, match=str(MOST)):
        followings.follow(file, store, "an", "search", {"q": "nữa"}, "tên")


def test_a_file_of_the_first_format_is_brought_up_to_date(file: OfficeFile, store: Store) -> None:
    followings.follow(file, store, "an", "province", {"province": "Đồng Nai"}, "Đồng Nai")
    with closing(sqlite3.connect(file.path)) as connection:
        for column in ("visited_at", "told_at"):
            connection.execute(f"ALTER TABLE followings DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
    (one,) = followings.list_followings(file, "an")
    assert one.visited_at == ""
