"""Files that are written durably: whole or not at all, with the permissions that were asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

import pytest

from indexer import durable
from indexer.durable import write_durably


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    (tmp_path / "kept.new").write_bytes(b"of a process that was killed")
    for content in (b"one", b"two"):
        write_durably(kept, content)
        assert kept.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions")
def test_a_secret_is_its_owners_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    real = durable.force_to_disk

    def look(file: IO[bytes]) -> None:
        seen.append(os.fstat(file.fileno()).st_mode & 0o777)
        real(file)

    monkeypatch.setattr(durable, "force_to_disk", look)
    write_durably(tmp_path / "secret", b"x", mode=0o600)
    assert [*seen, (tmp_path / "secret").stat().st_mode & 0o777] == [0o600, 0o600]


def test_what_cannot_be_written_leaves_the_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    write_durably(kept, b"one")

    def full(_: IO[bytes]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "force_to_disk", full)
    with pytest.raises(OSError, match="No space"):
        write_durably(kept, b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept", b"one")]
