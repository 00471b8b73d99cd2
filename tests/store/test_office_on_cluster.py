"""What an office keeps, on a real cluster: the same verbs as on one computer, for several servers at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from flask.testing import FlaskClient

from indexer.errors import BadInput, IndexLocked, NotAnIndex
from indexer.office import OfficeFile, access, changes, dossiers, followings, kept_searches, open_office, people
from indexer.office.changes import Author, ChangeRecord
from indexer.store import find_office, open_store
from indexer.store.opensearch import office as office_on_cluster
from tests.support.clusters import TestCluster, run_cluster
from tests.support.command_line import run
from tests.support.entrance import PASSWORD, token
from tests.support.making import cite, document
from tests.support.people import ADMINISTRATOR, come_in
from web import create_app
from web.collection.open_index import find_collection

TEXT = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng."


@pytest.fixture(scope="module")
def cluster() -> Iterator[TestCluster]:
    with run_cluster() as running:
        yield running


@pytest.fixture
def address(cluster: TestCluster, request: pytest.FixtureRequest) -> str:
    """A collection of one document, of this test alone."""
    place = f"opensearch://{cluster.hosts}/{abs(hash(request.node.name))}"
    with closing(open_store(place, create=True)) as store:
        store.add([document("a", TEXT, [cite(TEXT, "846/QĐ-UBND")], province="Đồng Nai")])
    return place


@pytest.fixture
def pair(address: str) -> tuple[OfficeFile, OfficeFile]:
    """The office as two servers have it."""
    return open_office(address), open_office(address)


def test_what_one_server_keeps_the_other_has(pair: tuple[OfficeFile, OfficeFile], address: str) -> None:
    one, other = pair
    assert (people.list_people(other), other.is_there) == ([], False)
    made = people.add_person(one, "Nguyễn Văn An", "editor", PASSWORD)
    assert people.admit(other, "nguyen van an", PASSWORD) == made
    with closing(open_store(address)) as store:
        followings.follow(other, store, made.key, "province", {"province": "Đồng Nai"}, "Đồng Nai")
    assert [known.label for known in followings.list_followings(one, made.key)] == ["Đồng Nai"]
    kept_searches.keep_search(one, made.key, "điện", {"q": "điện năng", "filters": {}}, shared=True)
    assert [known.name for known in kept_searches.list_searches(other, "")] == ["điện"]
    numbers = [dossiers.make_dossier(file, made.key, f"Hồ sơ {n}") for n, file in enumerate(pair)]
    assert sorted(known.id for known in dossiers.list_dossiers(one, made.key)) == sorted(numbers)
    record = ChangeRecord.by(Author(made.name), kind="correction", subject="a", label="A", detail={})
    changes.record_change(other, record)
    assert changes.count_changes(one) == 1
    assert not one.is_damaged()
    packed = one.pack()
    assert "hashed" not in packed["people"][0]
    people.remove_person(other, made.name)
    assert people.list_people(one) == []


def test_what_is_refused_leaves_everything_as_it_was(pair: tuple[OfficeFile, OfficeFile]) -> None:
    one, other = pair
    people.add_person(one, ADMINISTRATOR, "administrator", PASSWORD)
    people.add_person(other, "Lê Thị Bình", "reader", PASSWORD)
    with pytest.raises(BadInput, match="duy nhất"):
        people.set_role(other, ADMINISTRATOR, "reader")
    with pytest.raises(sqlite3.IntegrityError):
        empty_people(one)
    assert [known.name for known in people.list_people(other)] == ["Lê Thị Bình", ADMINISTRATOR]


def empty_people(file: OfficeFile) -> None:
    """Begin what cannot be ended."""
    with file.change() as change:
        change.execute("DELETE FROM people")
        change.execute("INSERT INTO people (key) VALUES ('x')")


def test_changes_of_many_at_once_are_all_kept(address: str) -> None:
    offices = [open_office(address) for _ in range(3)]

    def change(n: int) -> int:
        return dossiers.make_dossier(offices[n % 3], "an", f"Hồ sơ {n}")

    with ThreadPoolExecutor(6) as threads:
        numbers = list(threads.map(change, range(24)))
    kept = {known.id: known.name for known in dossiers.list_dossiers(offices[0], "an")}
    assert kept == {number: f"Hồ sơ {n}" for n, number in enumerate(numbers)}


def test_a_change_that_died_holds_nobody_up_for_long(
    pair: tuple[OfficeFile, OfficeFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is waited for in vain has its turn taken; when it comes back its change is refused."""
    one, other = pair
    monkeypatch.setattr(office_on_cluster, "_ABANDONED", 0.2)
    with pytest.raises(IndexLocked):
        set_both(one, other)
    assert one.fetch_rows("SELECT name FROM settings") == [{"name": "b"}]
    monkeypatch.setattr(office_on_cluster, "_ABANDONED", 60)
    monkeypatch.setattr(office_on_cluster, "_PATIENCE", 0.2)
    with one.change(), pytest.raises(IndexLocked, match="đang bận"), other.change():
        pass


def set_both(one: OfficeFile, other: OfficeFile) -> None:
    """The second change begins and ends while the first one is at work, or seems to be."""
    with one.change() as change:
        change.execute("INSERT INTO settings (name, value) VALUES ('a', '1')")
        with other.change() as later:
            later.execute("INSERT INTO settings (name, value) VALUES ('b', '2')")


def test_there_is_no_office_without_a_collection(cluster: TestCluster) -> None:
    with pytest.raises(NotAnIndex):
        open_office(f"opensearch://{cluster.hosts}/khong-co")
    assert "khong-co" not in str(cluster.ask("GET", "/_alias"))


def test_two_servers_know_the_same_people(address: str) -> None:
    """Who enters at one of them is in at the other, and out at both; what is kept at one is there at the other."""
    access.set_password(find_office(address), PASSWORD)
    apps = [create_app(address, BEHIND_PROXY=True, HOSTS=("localhost",)) for _ in range(2)]
    here = apps[0].test_client()
    assert come_in(here, "").status_code == 303
    cookie = here.get_cookie("tracuu")
    assert cookie is not None
    there = apps[1].test_client()
    there.set_cookie("tracuu", cookie.value)
    assert there.get("/").status_code == 200
    keep(here, "/ho-so", ten="Hồ sơ chung")
    assert "Hồ sơ chung" in there.get("/ho-so").text
    here.post("/dang-xuat", data={"csrf_token": token(here, "/")})
    assert there.get("/").status_code == 303, "a copy of a cookie whose session was ended is worth nothing"
    for app in apps:
        find_collection(app).close()


def keep(client: FlaskClient, where: str, **values: str) -> None:
    """Send a form of a page with these fields."""
    assert client.post(where, data={"csrf_token": token(client, where), **values}).status_code in (302, 303)


def test_people_and_password_by_command(address: str) -> None:
    place = ("--index", address)
    run("users", "add", ADMINISTRATOR, "--role", "administrator", "--generate", *place)
    assert ADMINISTRATOR in run("users", "list", *place).stdout
    run("password", *place, stdin=PASSWORD + "\n")
    known = access.read(find_office(address))
    assert known is not None
    assert known.admits(PASSWORD)
    assert "Đã bỏ" in run("password", "--remove", *place).stdout
    assert "nguyên vẹn" in run("doctor", *place).stdout
