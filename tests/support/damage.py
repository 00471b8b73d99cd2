"""Ways in which the folder of an index is damaged, and a process that holds it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.store.engines import pointer

UNCLOSED = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # by Whoosh, as it fails
ROOT = Path(__file__).resolve().parents[2]
PRELUDE = """
import os, signal, sys, time
from indexer.store import open_store
from indexer.store.engines import fulltext, pointer, whoosh_engine
from indexer.searching.query import parse_query
from tests.support.making import document
def die(): os.kill(os.getpid(), signal.SIGKILL)
def stop(*args, **kwargs): die()
folder = sys.argv[1]
"""


@contextmanager
def held(place: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the index open for writing."""
    code = PRELUDE + "store = open_store(folder, write=True); print('open', flush=True); sys.stdin.read()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(place)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def posting_files(place: Path) -> list[Path]:
    return sorted((place / pointed(place).folder).glob("*.pst"))


def truncate(place: Path) -> None:
    for path in posting_files(place):
        path.write_bytes(path.read_bytes()[:10])


def garble(place: Path) -> None:
    for path in posting_files(place):
        path.write_bytes(b"\xff" * path.stat().st_size)


def garble_contents(place: Path) -> None:
    for path in (place / pointed(place).folder).glob("segments-*.json"):
        path.write_bytes(b"\x00" * path.stat().st_size)


def lose_folder(place: Path) -> None:
    shutil.rmtree(place / pointed(place).folder)


def garble_pointer(place: Path) -> None:
    (place / pointer.FILE_NAME).write_bytes(b"\x00\xff{")


def point_elsewhere(place: Path) -> None:
    kept = json.loads((place / pointer.FILE_NAME).read_text(encoding="utf-8"))
    (place / pointer.FILE_NAME).write_text(json.dumps({**kept, "folder": "../../etc"}), encoding="utf-8")


def pointed(place: Path) -> pointer.Pointer:
    found_pointer = pointer.read(place)
    assert found_pointer is not None
    return found_pointer


def lose_pointer(place: Path) -> None:
    (place / pointer.FILE_NAME).unlink()


DAMAGE = [
    truncate,
    garble,
    pytest.param(garble_contents, marks=UNCLOSED),
    lose_folder,
    lose_pointer,
    garble_pointer,
    point_elsewhere,
]
