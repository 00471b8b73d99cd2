"""Backups of a collection on a cluster, and of a folder onto one: what cannot be read again comes back."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.indexing import index
from indexer.indexing.corrections import correct
from indexer.models import Dismissal
from indexer.office import followings, open_office, people
from indexer.store import open_store
from tests.conftest import SAMPLES
from tests.support.clusters import TestCluster, run_cluster
from tests.support.command_line import run
from tests.support.entrance import PASSWORD
from tests.support.people import EDITOR

FILES = SAMPLES / "kon-tum"
PUT_ASIDE = Dismissal("846", "dates_differ", ("a", "b"), "lỗi gõ", "2026-11-01T00:00:00+00:00")


@pytest.fixture(scope="module")
def cluster() -> Iterator[TestCluster]:
    with run_cluster() as running:
        yield running


@pytest.fixture(scope="module")
def address(cluster: TestCluster) -> str:
    """A collection that people have corrected and follow."""
    place = f"opensearch://{cluster.hosts}/luu"
    fill(place)
    return place


def fill(place: str | Path) -> None:
    """Index some files, correct one, put something aside, let somebody follow a province."""
    with closing(open_store(place, create=True)) as store:
        index(store, [FILES])
        correct(store, next(store.summaries()).id, "title", "Tiêu đề đã sửa")
        store.dismiss([PUT_ASIDE])
        office = open_office(place)
        made = people.add_person(office, EDITOR, "editor", PASSWORD)
        followings.follow(office, store, made.key, "province", {"province": "Kon Tum"}, "Kon Tum")


def check(place: str | Path) -> None:
    """Is it all there, but the password?"""
    with closing(open_store(place)) as store:
        assert "Tiêu đề đã sửa" in [one.title for one in store.summaries()]
        assert store.dismissals() == [PUT_ASIDE]
    office = open_office(place)
    (one,) = people.list_people(office)
    assert (one.name, one.hashed) == (EDITOR, "")
    assert [known.label for known in followings.list_followings(office, one.key)] == ["Kon Tum"]


def test_what_cannot_be_read_again_comes_back(cluster: TestCluster, address: str, tmp_path: Path) -> None:
    """Into a new collection before its files are read, and into one that has read them already."""
    backup = tmp_path / "luu.zip"
    told = run("backup", backup, "--index", address).stdout
    assert "1 thông tin đã sửa, 1 điểm không thống nhất đã bỏ qua, người dùng và hồ sơ" in told
    assert "scrypt" not in zipfile.ZipFile(backup).read("office.json").decode()
    before, after = f"opensearch://{cluster.hosts}/truoc", tmp_path / "sau"
    assert "tracuu index" in run("restore", backup, "--index", before).stdout
    run("index", FILES, "--index", before)
    check(before)
    run("index", FILES, "--index", after)
    run("restore", backup, "--index", after)
    check(after)
    assert "giữ nguyên" in run("restore", backup, "--index", after).stderr, "people that are there stay"
    check(after)
    assert "đã có rồi" in run("backup", backup, "--index", address, check=1).stderr


def test_a_backup_of_a_folder_is_restored_onto_a_cluster(cluster: TestCluster, tmp_path: Path) -> None:
    fill(tmp_path / "index")
    run("backup", tmp_path / "a.zip", "--index", tmp_path / "index")
    place = f"opensearch://{cluster.hosts}/len-cum"
    assert "Đã khôi phục" in run("restore", tmp_path / "a.zip", "--index", place).stdout
    check(place)
    assert "đã có văn bản" in run("restore", tmp_path / "a.zip", "--index", place, check=1).stderr


@pytest.mark.parametrize(
    "kept",
    [
        "{}",
        "không phải JSON",
        json.dumps({"format": 99, "corrections": {}, "dismissals": []}),
        json.dumps({"format": 1, "corrections": {"a": {"title": 1}}, "dismissals": []}),
        json.dumps({"format": 1, "corrections": {}, "dismissals": [{"decision": "846"}]}),
        json.dumps({"format": 1, "corrections": [], "dismissals": []}),
    ],
)
def test_a_damaged_backup_is_told_so(tmp_path: Path, kept: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("kept.json", kept)
    told = run("restore", tmp_path / "a.zip", "--index", tmp_path / "index", check=1).stderr
    assert "bị hỏng, hoặc do phiên bản khác" in told
