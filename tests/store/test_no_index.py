"""What is no index, or none that can be used: each said in a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import DamagedIndex, NotAnIndex, WrongVersion
from indexer.store import folder as folders
from indexer.store import schema
from indexer.store.embedded_store import open_store

WAYS: tuple[dict[str, Any], ...] = ({}, {"write": True}, {"create": True})


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    for write in (False, True):
        with pytest.raises(NotAnIndex, match=r"Chưa có chỉ mục.*tracuu index"):
            open_store(tmp_path / "khong-co", write=write)
    assert not (tmp_path / "khong-co").exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bao-cao.txt").write_text("Nội dung", encoding="utf-8")
    for options in WAYS:
        with pytest.raises(NotAnIndex, match="--index"):
            open_store(tmp_path, **options)
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao.txt"]


def test_a_plain_file(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("không phải thư mục", encoding="utf-8")
    for options in WAYS:
        with pytest.raises(NotAnIndex):
            open_store(path, **options)


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read" * 100])
def test_a_catalogue_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / folders.FILE_NAME).write_bytes(content)
    for options in WAYS:
        with pytest.raises(NotAnIndex):
            open_store(tmp_path, **options)


@pytest.mark.parametrize("size", [100, 5000, 20_000])
def test_a_catalogue_that_is_cut_off_is_damaged_not_foreign(folder: Path, size: int) -> None:
    """Whatever is asked of it, and whoever asks: the way to the doctor and to the backup is shown."""
    (folder / folders.FILE_NAME).write_bytes((folder / folders.FILE_NAME).read_bytes()[:size])
    for options in WAYS:
        with pytest.raises(DamagedIndex, match=r"tracuu doctor.*sao lưu"), closing(open_store(folder, **options)) as s:
            s.document("a")


def test_a_catalogue_that_is_no_database_in_an_index_is_damaged(folder: Path) -> None:
    (folder / folders.FILE_NAME).write_bytes(b"not a database at all, but long enough to be read" * 100)
    with pytest.raises(DamagedIndex):
        open_store(folder)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / folders.FILE_NAME)) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(NotAnIndex):
        open_store(tmp_path)


def test_another_version(folder: Path) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.FORMAT + 1}")
    with pytest.raises(WrongVersion, match=f"định dạng {schema.FORMAT + 1}"):
        open_store(folder)
