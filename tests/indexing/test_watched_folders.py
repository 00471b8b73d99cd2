"""Watched folders: what comes, changes and goes is seen by a real thread over real files."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from indexer.indexing import Report
from indexer.indexing.watched_folders import look_under, watch
from indexer.store import open_store
from tests.support.command_line import ROOT

_QUICK = 0.05


def write(folder: Path, name: str, number: int) -> Path:
    path = folder / name
    path.write_text(f"Căn cứ Quyết định số {number}/QĐ-UBND ngày 07/11/2017 về điện năng.", encoding="utf-8")
    return path


def texts(place: Path) -> list[str]:
    with closing(open_store(place)) as store:
        return sorted(one.source.text for one in store.documents([known.id for known in store.summaries()]))


def until(holds: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, what
        time.sleep(_QUICK)


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    with closing(open_store(tmp_path / "index", create=True)):
        pass
    return folder


@contextmanager
def watching(folder: Path, *, prune: bool = False) -> Iterator[list[Report]]:
    place, stop = folder.parent / "index", Event()
    told: list[Report] = []
    thread = Thread(
        target=watch,
        args=(lambda: open_store(place, write=True), [folder]),
        kwargs={"stop": stop, "told": told.append, "prune": prune, "every": _QUICK},
    )
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join(60)
        assert not thread.is_alive()


def test_what_comes_and_changes_goes_in(watched: Path) -> None:
    place = watched.parent / "index"
    with watching(watched):
        write(watched, "a.txt", 846)
        until(lambda: len(texts(place)) == 1, "the new file")
        write(watched, "b.txt", 512)
        until(lambda: len(texts(place)) == 2, "the second one")
        write(watched, "a.txt", 12345)
        until(lambda: any("12345/" in text for text in texts(place)), "what changed")
    assert len(texts(place)) == 2


def test_what_goes_leaves_only_when_asked_and_an_emptied_folder_takes_nothing_away(watched: Path) -> None:
    place = watched.parent / "index"
    first, second = write(watched, "a.txt", 846), write(watched, "b.txt", 512)
    with watching(watched, prune=True) as told:
        until(lambda: len(texts(place)) == 2, "both files")
        first.unlink()
        until(lambda: len(texts(place)) == 1, "the file that went")
        second.unlink()
        until(lambda: any(report.withheld for report in told), "the emptied folder is told")
    assert len(texts(place)) == 1


def test_who_writes_now_is_waited_for(watched: Path) -> None:
    place = watched.parent / "index"
    write(watched, "a.txt", 846)
    with closing(open_store(place, write=True)), watching(watched) as told:
        time.sleep(10 * _QUICK)
        assert told == []
    with watching(watched):
        until(lambda: len(texts(place)) == 1, "the file, once the other is done")


def test_a_look_sees_what_changes(watched: Path) -> None:
    before = look_under([watched])
    path = write(watched, "a.txt", 1)
    after = look_under([watched])
    assert before == {}
    assert set(after) == {path.as_posix()}
    assert look_under([watched / "none"]) == {}


def test_the_command_stops_with_whom_it_belongs_to(watched: Path) -> None:
    place = watched.parent / "index"
    command = [sys.executable, str(ROOT / "cli.py"), "watch", str(watched), "--index", str(place)]
    with subprocess.Popen(
        [*command, "--every", "1", "--with-parent"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        write(watched, "a.txt", 846)
        until(lambda: len(texts(place)) == 1, "the file", 90)
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(60) == 0
