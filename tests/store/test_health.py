"""The doctor and the backup: what is wrong is named with what repairs it, and the repair works."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import BadInput, IndexLocked, IndexUnwritable, NotAnIndex
from indexer.indexing import index
from indexer.indexing.corrections import correct
from indexer.searching.query import parse_query
from indexer.store import folder as folders
from indexer.store import schema
from indexer.store.backups import HOW, back_up
from indexer.store.embedded_store import open_store
from indexer.store.engines import pointer as pointers
from indexer.store.health import check_index, is_healthy
from tests.conftest import SAMPLES
from tests.support.command_line import run
from tests.support.damage import DAMAGE, garble, held
from tests.support.making import document


def wrong(place: Path) -> set[str]:
    return {finding.part for finding in check_index(place) if finding.level == "wrong"}


def notes(place: Path) -> set[str]:
    return {finding.part for finding in check_index(place) if finding.level == "note"}


def found(place: Path, typed: str) -> list[str]:
    with closing(open_store(place)) as store:
        return [ranked.id for ranked in store.search(parse_query(typed)).documents]


def test_one_changed_byte_of_the_full_text_is_found(folder: Path) -> None:
    (postings,) = folder.glob("fulltext-*/*.pst")
    data = bytearray(postings.read_bytes())
    data[len(data) // 2] ^= 1
    postings.write_bytes(data)
    assert wrong(folder) == {"fulltext"}
    rebuild(folder)
    assert wrong(folder) == set()


def rebuild(place: Path) -> None:
    with closing(open_store(place)) as store:
        store.rebuild()


def test_a_healthy_index(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != "lock"}
    findings = check_index(folder)
    assert {finding.part: finding.level for finding in findings} == dict.fromkeys(
        ("catalogue", "version", "parsing", "fulltext", "lag", "rules", "lock", "disk"), "ok"
    )
    assert is_healthy(findings)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path in before} == before


def test_an_empty_index_is_healthy(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "index", create=True)):
        pass
    assert wrong(tmp_path / "index") == set()


def test_no_index_at_all(tmp_path: Path) -> None:
    with pytest.raises(NotAnIndex):
        check_index(tmp_path)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_to_the_full_text_is_found_and_repaired_by_a_rebuild(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder)
    (finding,) = [finding for finding in check_index(folder) if finding.level == "wrong"]
    assert finding.part == "fulltext"
    assert "tracuu rebuild" in finding.repair_vi
    rebuild(folder)
    assert wrong(folder) == set()
    assert found(folder, "điện năng") == ["a"]


def test_a_garbled_catalogue(folder: Path) -> None:
    path = folder / folders.FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = os.urandom(len(content) - 4096 * 3)
    path.write_bytes(content)
    assert "catalogue" in wrong(folder)


@pytest.mark.parametrize("content", [b"", b"no database, but long enough to be read as one" * 100])
def test_a_catalogue_that_is_no_database(folder: Path, content: bytes) -> None:
    (folder / folders.FILE_NAME).write_bytes(content)
    (finding,) = [finding for finding in check_index(folder) if finding.level == "wrong"]
    assert finding.part == "catalogue"
    assert "sao lưu" in finding.repair_vi


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE mentions SET canonical = '847/QĐ-UBND' WHERE key = 1",
        "UPDATE mentions SET date = '2017-11-08' WHERE key = 1",
        "DELETE FROM mentions WHERE key = 1",
        "UPDATE texts SET text = replace(text, 'điện', 'diện') WHERE key = 1",
        "UPDATE texts SET text = CAST(X'FF' AS TEXT) || text WHERE key = 1",
        "UPDATE texts SET passages = X'' WHERE key = 1",
        "UPDATE documents SET province = 'Quảng Nam' WHERE key = 1",
        "UPDATE documents SET metadata = replace(metadata, 'quarter', 'quartes') || ' ' WHERE key = 1",
        "UPDATE documents SET added_at = '' WHERE key = 1",
        "INSERT INTO facets VALUES (1, 'year', '1999')",
        "INSERT INTO relations VALUES (1, 9, 'replaces', NULL, NULL, '1/QĐ', '1', 0, 1, NULL, 0, 'done', NULL)",
    ],
)
def test_what_is_no_longer_what_was_stored_is_found(folder: Path, change: str) -> None:
    """SQLite has nothing against any of these."""
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection, connection:
        assert connection.execute(change).rowcount == 1
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    (finding,) = [finding for finding in check_index(folder) if finding.level == "wrong"]
    assert (finding.part, "1 văn bản" in finding.vi, "mã a)" in finding.vi) == ("catalogue", True, True)
    assert "sao lưu" in finding.repair_vi


@pytest.mark.parametrize("written", ["846/QĐ-UBND", "trước hạn"])
def test_a_flipped_bit_of_the_file_is_found(folder: Path, written: str) -> None:
    path = folder / folders.FILE_NAME
    content = path.read_bytes()
    places = [match.start() for match in re.finditer(re.escape(written.encode()), content)]
    assert places
    for at in places:
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert wrong(folder) == {"catalogue"}
    path.write_bytes(content)
    assert wrong(folder) == set()


def test_real_documents_with_corrections_are_what_was_stored(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [SAMPLES])
        known = next(store.summaries()).id
        correct(store, known, "issuer", "Sở Công Thương tỉnh Quảng Ngãi")
    assert wrong(tmp_path / "index") == set()


def test_rows_of_no_document(folder: Path) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection, connection:
        connection.execute("INSERT INTO facets VALUES (99, 'province', 'Quảng Ngãi')")
    assert wrong(folder) == {"catalogue"}


def test_another_version(folder: Path) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    assert wrong(folder) == {"version"}


def test_words_of_other_rules(folder: Path) -> None:
    pointer = json.loads((folder / pointers.FILE_NAME).read_text(encoding="utf-8"))
    (folder / pointers.FILE_NAME).write_text(json.dumps({**pointer, "rules": 0}), encoding="utf-8")
    assert wrong(folder) == {"rules"}
    rebuild(folder)
    assert wrong(folder) == set()


def test_documents_that_are_not_findable_yet(folder: Path) -> None:
    store = open_store(folder, write=True)
    store.add([document("c", "Thương mại biên giới.")])
    assert (wrong(folder), notes(folder)) == (set(), {"lag", "lock"})  # somebody is at it
    store.abandon()
    assert wrong(folder) == {"lag"}
    with closing(open_store(folder, write=True)):
        pass
    assert wrong(folder) == set()


def test_who_writes_is_named(folder: Path) -> None:
    with held(folder) as process:
        (finding,) = [finding for finding in check_index(folder) if finding.part == "lock"]
        assert (finding.level, str(process.pid) in finding.vi) == ("note", True)


def test_leftovers_disturb_nothing_and_go(folder: Path) -> None:
    shutil.copytree(folder / "fulltext-1", folder / "fulltext-7")
    assert (wrong(folder), notes(folder)) == (set(), {"leftovers"})
    with closing(open_store(folder, write=True)):
        pass
    assert notes(folder) == set()


def test_no_room_for_a_second_full_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    assert wrong(folder) == {"disk"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        assert wrong(folder) == {"lock"}
    finally:
        folder.chmod(0o700)


# -- backup ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sao-luu.zip", "sao-luu"])
def test_a_backup_is_restored_by_using_it(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "kho").mkdir()
    documents, size = back_up(folder, tmp_path / "kho" / name)
    assert (documents, size > 1000) == (2, True)
    restored = tmp_path / "kho" / name
    if name.endswith(".zip"):
        restored = tmp_path / "restored"
        with zipfile.ZipFile(tmp_path / "kho" / name) as archive:
            assert archive.testzip() is None
            archive.extractall(restored)
    assert [path.name for path in (tmp_path / "kho").iterdir()] == [name]
    assert "--index" in (restored / HOW).read_text(encoding="utf-8")
    shutil.rmtree(folder)
    assert found(restored, "trước hạn") == ["b"]
    assert found(restored, "846/QĐ-UBND") == ["a"]
    assert wrong(restored) == set()
    with closing(open_store(restored, write=True)) as store:
        store.add([document("c", "Thương mại biên giới.")])
    assert found(restored, "biên giới") == ["c"]


def test_a_backup_while_somebody_writes(folder: Path, tmp_path: Path) -> None:
    with closing(open_store(folder, write=True)) as store:
        store.add([document("c", "Thương mại biên giới.")])
        assert back_up(folder, tmp_path / "open.zip")[0] == 3
        with store._catalogue._open_transaction() as connection:
            connection.execute("DELETE FROM documents")
            assert back_up(folder, tmp_path / "committed")[0] == 3  # what is not committed is not in it
        store.add([document("d", "Khuyến công.")])
    assert found(tmp_path / "committed", "biên giới") == ["c"]


def test_a_backup_overwrites_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"mine")
    for target in (tmp_path / "a.zip", folder):
        with pytest.raises(BadInput):
            back_up(folder, target)
    assert (tmp_path / "a.zip").read_bytes() == b"mine"


def test_a_backup_makes_no_folder_for_itself(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Không có thư mục"):
        back_up(folder, tmp_path / "nonex" / "a.zip")
    assert not (tmp_path / "nonex").exists()


def test_a_backup_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "tep.txt").write_text("x", encoding="utf-8")
    with pytest.raises(IndexUnwritable, match="sao lưu"):
        back_up(folder, tmp_path / "tep.txt" / "a.zip")


# -- as commands -------------------------------------------------------------------------------------------------


def test_from_the_command_line(folder: Path, tmp_path: Path) -> None:
    assert "Chỉ mục không có lỗi" in run("doctor", index=folder).stdout
    garble(folder)
    told = json.loads(run("doctor", "--json", index=folder, check=1).stdout)
    assert (told["healthy"], {f["part"] for f in told["findings"] if f["level"] == "wrong"}) == (False, {"fulltext"})
    assert "tracuu rebuild" in run("doctor", index=folder, check=1).stdout
    assert "2 văn bản" in run("rebuild", index=folder).stdout
    run("doctor", index=folder)
    assert "--index" in run("backup", tmp_path / "a.zip", index=folder).stdout
    assert "đã có rồi" in run("backup", tmp_path / "a.zip", index=folder, check=1).stderr


def test_a_rebuild_waits_for_no_writer(folder: Path) -> None:
    with held(folder), closing(open_store(folder)) as store, pytest.raises(IndexLocked):
        store.rebuild()
