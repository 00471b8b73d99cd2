"""What a run that was killed left, and what the next one makes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from indexer.indexing import index
from indexer.store.embedded_store import open_store
from tests.support.filling import found

KILLED = """
import os, signal, sys
from pathlib import Path
from indexer import indexing
from indexer.errors import BadInput
from indexer import reading
from indexer.indexing import batch
from indexer.store import open_store
from indexer.store.embedded_store import EmbeddedStore
batch.BATCH = 1
added = EmbeddedStore.add
def add(store, documents, *more):
    added(store, documents, *more)
    if documents:
        os.kill(os.getpid(), signal.SIGKILL)
EmbeddedStore.add = add
indexing.index(open_store(sys.argv[1], create=True), [Path(sys.argv[2])], prune=True)
"""


def killed(folder: Path, files: Path) -> None:
    """Index in a process that dies as soon as the first document is committed."""
    command = [sys.executable, "-c", KILLED, str(folder), str(files)]
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("name", ["a.txt", "c.jsonl"])
def test_what_a_killed_run_left_is_pruned_with_its_file(tmp_path: Path, kho: Path, name: str) -> None:
    """A document is never committed without something to know its file by."""
    for path in kho.iterdir():
        if path.name != name:
            path.unlink()
    killed(tmp_path / "index", kho)
    with closing(open_store(tmp_path / "index", create=True)) as store:
        assert len(list(store.summaries())) == 1
        (kho / name).unlink()
        assert index(store, [kho], prune=True, all_gone=True).removed == 1
        assert not list(store.summaries())
        assert not list(store.files())


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_file_that_is_moved_back_after_a_killed_run_is_not_lost(tmp_path: Path, kho: Path) -> None:
    """It looks as before the move: were that still remembered, it would be passed over and its document pruned."""
    for name in ("b.txt", "c.jsonl"):
        (kho / name).unlink()
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [kho])
        (before,) = store.summaries()
    (kho / "sub").mkdir()
    (kho / "a.txt").rename(kho / "sub" / "a.txt")
    killed(tmp_path / "index", kho)
    (kho / "sub" / "a.txt").rename(kho / "a.txt")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [kho], prune=True)
        (after,) = store.summaries()
        assert (after.id, after.path) == (before.id, before.path)
        assert found(store, "xăng dầu") == 1
        assert [state.path for state in store.files()] == [after.path]
