"""What is said to be kept is written through: before the pointer is switched, and after."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from indexer.store import commits, open_store
from indexer.store.embedded_store import EmbeddedStore
from indexer.store.engines import pointer
from tests.support.making import document

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a descriptor is of")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """(file that is written through, whether the pointer of the moment is the new one) in order."""
    seen: list[tuple[str, bool]] = []
    real = os.fsync

    def watch(descriptor: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        waiting = path.parent / (pointer.FILE_NAME + ".new") if path.is_file() else path / (pointer.FILE_NAME + ".new")
        seen.append((path.name, not waiting.exists()))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    return seen


def test_a_pointer_is_written_through_before_and_after_it_is_switched(
    tmp_path: Path, synced: list[tuple[str, bool]]
) -> None:
    (tmp_path / "fulltext-1").mkdir()
    (tmp_path / "fulltext-1" / "a").write_bytes(b"words")
    pointer.switch(tmp_path, "fulltext-1", ["a"], 7)
    assert synced == [(pointer.FILE_NAME + ".new", False), (tmp_path.name, True)]
    found = pointer.read(tmp_path)
    assert found is not None
    assert (found.folder, found.generation, found.sizes) == ("fulltext-1", 7, {"a": 5})
    assert pointer.is_whole(tmp_path, found)
    assert pointer.is_sound(tmp_path, found)
    (tmp_path / "fulltext-1" / "a").write_bytes(b"worms")
    assert pointer.is_whole(tmp_path, found)
    assert not pointer.is_sound(tmp_path, found)
    assert pointer.list_garbled(tmp_path, found) == ["a"]
    (tmp_path / "fulltext-1" / "a").write_bytes(b"word")
    assert not pointer.is_whole(tmp_path, found)


def test_each_commit_is_noted_and_written_through(tmp_path: Path, synced: list[tuple[str, bool]]) -> None:
    commits.note_generation(tmp_path, 3)
    assert [name for name, _ in synced] == [commits.FILE_NAME]
    assert commits.read_noted(tmp_path) == 3


def test_a_transaction_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "index", create=True)) as store:
        assert isinstance(store, EmbeddedStore)
        store.add([document("a", "Tiếp cận điện năng.")])
        connection = store._catalogue._connection
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


@pytest.mark.parametrize("folder", ["../other", "fulltext-01", "fulltext-x", "fulltext-٣", "/etc", ""])
def test_a_pointer_that_leads_elsewhere_is_none(tmp_path: Path, folder: str) -> None:
    (tmp_path / pointer.FILE_NAME).write_text(
        f'{{"folder": "{folder}", "rules": 1, "generation": 1, "sizes": {{"a": 1}}, "sums": {{"a": "x"}}}}',
        encoding="utf-8",
    )
    assert pointer.read(tmp_path) is None
