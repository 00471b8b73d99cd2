"""An index folder that somebody else made: nothing elsewhere is touched, nothing waits, whatever stands in it."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import DamagedIndex, IndexFault, IndexLocked, TracuuError
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store import OfficeFile, open_store, schema
from indexer.store import folder as folders
from indexer.store.backups import back_up, restore
from indexer.store.engines import pointer
from indexer.store.health import check_index
from indexer.store.lock import WriterLock
from tests.support.making import document

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
OURS = (
    "catalogue.sqlite",
    "catalogue.sqlite-wal",
    "catalogue.sqlite.new",
    "office.sqlite",
    "postings.sqlite",
    "fulltext.json",
    "fulltext-1",
    "commits",
    "lock",
    "access.json",
    "sessions.json",
)
OPENED: tuple[Callable[[Path], object], ...] = (
    lambda folder: open_store(folder).close(),
    lambda folder: open_store(folder, write=True).close(),
    lambda folder: open_store(folder, create=True).close(),
    check_index,
    lambda folder: back_up(folder, folder.with_suffix(".zip")),
    lambda folder: OfficeFile(folder).require_collection(),
)


def look(folder: Path) -> int:
    with closing(open_store(folder)) as store:
        search(store, parse_query("điện năng"))
        store.document("a")
        return store.overview().documents


@UNIX
@pytest.mark.parametrize("name", OURS)
def test_no_link_is_written_through(folder: Path, tmp_path: Path, name: str) -> None:
    kept = tmp_path / "của tôi"
    if name == "fulltext-1":
        (folder / name).rename(kept)
        (kept / "luận văn").mkdir()
    else:
        (folder / name).unlink(missing_ok=True)
        kept.write_text("của tôi", encoding="utf-8")
    (folder / name).symlink_to(kept)
    before = sorted((path.name, path.stat().st_size) for path in (kept, *kept.rglob("*")))
    for opened in OPENED:
        with pytest.raises(IndexFault) as told:
            opened(folder)
        assert "là liên kết" in told.value.vi or not folders.is_index(folder)
    assert sorted((path.name, path.stat().st_size) for path in (kept, *kept.rglob("*"))) == before


@UNIX
@pytest.mark.parametrize("name", OURS)
def test_no_pipe_is_waited_at(folder: Path, name: str) -> None:
    if name == "fulltext-1":
        (folder / name).rename(folder / "khác")
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    for opened in OPENED:
        with pytest.raises(IndexFault):
            opened(folder)


@UNIX
def test_what_is_not_ours_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / "ghi chú").symlink_to(tmp_path)
    (tmp_path / "lối tắt").symlink_to(folder)
    assert look(tmp_path / "lối tắt") == 2


@UNIX
def test_a_lock_and_an_office_are_themselves(folder: Path, tmp_path: Path) -> None:
    """Also where nobody looked before."""
    kept = tmp_path / "của tôi"
    kept.write_text("của tôi", encoding="utf-8")
    (folder / "lock").unlink(missing_ok=True)
    (folder / "lock").symlink_to(kept)
    with pytest.raises(TracuuError):
        WriterLock(folder)
    (folder / "office.sqlite").symlink_to(tmp_path / "mới")
    with pytest.raises(TracuuError), OfficeFile(folder).change():
        pass
    assert (kept.read_text(encoding="utf-8"), (tmp_path / "mới").exists()) == ("của tôi", False)


@UNIX
def test_a_pipe_among_the_files_of_the_full_text_is_none_of_them(folder: Path) -> None:
    serving = pointer.read(folder)
    assert serving is not None
    name = next(iter(serving.sizes))
    (folder / serving.folder / name).unlink()
    os.mkfifo(folder / serving.folder / name)
    told = json.loads((folder / pointer.FILE_NAME).read_text(encoding="utf-8"))
    told["sizes"][name] = 0
    (folder / pointer.FILE_NAME).write_text(json.dumps(told), encoding="utf-8")
    assert look(folder) == 2


@pytest.mark.parametrize("documents", [10**12, -1, "2", None, 1.5e300])
def test_a_segment_holds_no_more_documents_than_it_has_room_for(folder: Path, documents: object) -> None:
    serving = pointer.read(folder)
    assert serving is not None
    (name,) = (name for name in serving.sizes if name.startswith("segments-"))
    told = json.loads((folder / serving.folder / name).read_text(encoding="ascii"))
    told[0][1] = documents
    (folder / serving.folder / name).write_text(json.dumps(told), encoding="ascii")
    (folder / pointer.FILE_NAME).unlink()
    pointer.switch(folder, serving.folder, serving.sizes, serving.generation)
    assert look(folder) == 2


DIGITS = "9" * 5000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("commits", f"{DIGITS} 0\n"),
        ("fulltext.json", json.dumps({"folder": f"fulltext-{DIGITS}", "rules": 1, "generation": 1, "sizes": {"a": 1},
                                      "sums": {"a": ""}})),
        ("fulltext.json", "[" * 100_000),
        ("lock", "[" * 10_000),
        ("fulltext-" + "9" * 200, None),
    ],
)  # fmt: skip
def test_what_stands_beside_the_catalogue_is_only_looked_at(folder: Path, name: str, content: str | None) -> None:
    if content is None:
        (folder / name).mkdir()
    else:
        (folder / name).write_text(content, encoding="ascii")
    assert look(folder) == 2
    with closing(open_store(folder, write=True)) as store:
        store.add([document("c", "Thêm một văn bản.")])
    assert look(folder) == 3


def test_who_holds_a_lock_need_not_be_told(folder: Path) -> None:
    held = WriterLock(folder)
    (folder / "lock").write_text("[" * 10_000, encoding="ascii")
    with pytest.raises(IndexLocked, match="một tiến trình khác"):
        WriterLock(folder)
    held.release()


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER x AFTER INSERT ON documents BEGIN DELETE FROM corrections; END",
        "CREATE VIEW x AS SELECT 1",
        "UPDATE meta SET value = '" + DIGITS + "' WHERE name = 'generation'",  # noqa: S608 - our own words
        "UPDATE documents SET record = '" + "[" * 100_000 + "'",
        "UPDATE documents SET marks = '" + "[" * 100_000 + "'",
    ],
    ids=["trigger", "view", "generation", "record", "marks"],
)
def test_a_catalogue_that_we_would_not_write_is_damaged(folder: Path, change: str) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection, connection:
        connection.execute(change)
    with pytest.raises(DamagedIndex):
        look(folder)


@pytest.mark.parametrize("version", [schema.FORMAT, schema.FORMAT - 1])
def test_a_trigger_does_not_run_as_it_is_brought_up_to_date_or_restored(
    folder: Path, tmp_path: Path, version: int
) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection, connection:
        connection.execute("CREATE TRIGGER x AFTER UPDATE ON mentions BEGIN DELETE FROM corrections; END")
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(DamagedIndex):
        open_store(folder, write=True)
    with pytest.raises(DamagedIndex):
        restore(folder, tmp_path / "mới")
    assert not list((tmp_path / "mới").glob("*"))


def test_what_unpacks_to_too_much_is_not_unpacked(folder: Path) -> None:
    bomb = zlib.compress(bytes(500_000_000), 9)
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection, connection:
        connection.execute("UPDATE texts SET folded = ?", (bomb,))
    with pytest.raises(DamagedIndex):
        look(folder)
