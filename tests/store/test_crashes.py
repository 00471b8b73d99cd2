"""kill -9 at random moments of indexing, updating and rebuilding: nothing committed is lost, nobody repairs anything.

A warm process forks the ones that are killed, so that they die in the middle of their work, not of their imports.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

from indexer.errors import NotAnIndex
from indexer.searching.query import parse_query
from indexer.store import Store, open_store
from indexer.store.engines import pointer
from indexer.store.health import check

ROOT = Path(__file__).resolve().parents[2]
FILES = 10
MARK = re.compile(r"mahoso(\d+)lan(\d+)")

FORKER = """
import json, os, signal, sys, time, traceback
from pathlib import Path
from indexer import indexing
from indexer.models import Source
from indexer.store import crew, open_store
from indexer.store.embedded import EmbeddedStore
from indexer.store.engines import fulltext
from indexer.text import segmentation
from tests.store.test_crashes import MARK
indexing._BATCH, indexing._REFRESH = 3_000, 9_000  # bytes: many commits, some refreshes
segmentation.counts("hành chính")
indexing.parse(Source("a.txt", "text", "Báo cáo", "", 7), "a")
folder, files, log = map(Path, sys.argv[1:4])
crew.processors = lambda: int(sys.argv[4])
crew.SMALL = 0  # with two processors, others make the words
added = EmbeddedStore.add
def add(store, documents, *more):
    added(store, documents, *more)
    with log.open("a") as kept:  # only what is committed is promised
        kept.write("".join(" ".join(MARK.search(d.source.text).groups()) + "\\n" for d in documents))
EmbeddedStore.add = add
def work(verb):
    store = open_store(folder, create=verb == "index")
    if verb == "index":
        indexing.index(store, [files], prune=True)
    else:
        store.rebuild()
    store.close()
for line in sys.stdin:
    asked = json.loads(line)
    began = time.monotonic()
    child = os.fork()
    if not child:
        try:
            work(asked["verb"])
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    until = began + (asked["delay"] or 1000)
    ended = status = 0
    while not ended and time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.001)
    if not ended:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    print(json.dumps({"status": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - began}), flush=True)
"""


@dataclass
class World:
    """An index that is killed all the time, the files that it is made of, and what was promised of them."""

    folder: Path
    files: Path
    log: Path
    chance: random.Random
    process: subprocess.Popen[str]
    versions: dict[int, int] = field(default_factory=dict)
    findable: dict[int, int] = field(default_factory=dict)
    pruned: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)  # and came in anew: to be found when the full text has learned them
    took: dict[str, float] = field(default_factory=dict)

    def write(self, number: int) -> None:
        """A file's next version; its mark stands in no other."""
        version = self.versions[number] = self.versions.get(number, 0) + 1
        body = f"Thực hiện Quyết định số {number}/QĐ-UBND về cải cách hành chính, mahoso{number}lan{version}.\n"
        more = "".join(f"- Chỉ tiêu {self.chance.randrange(10**6)} đạt kế hoạch năm 2023.\n" for _ in range(25))
        self.path(number).write_text(body + more, encoding="utf-8")

    def path(self, number: int) -> Path:
        """Where a file stands: it may have been moved."""
        return next(iter(self.files.rglob(f"{number}.txt")), self.files / f"{number}.txt")

    def move(self, number: int) -> None:
        """A file into a folder of its own, or back; its content stays."""
        before = self.path(number)
        if before.exists():
            folder = self.files if before.parent != self.files else self.files / f"kho {number}"
            folder.mkdir(exist_ok=True)
            before.rename(folder / before.name)
            self.moved.add(number)

    def change(self) -> None:
        """Some files are new, some changed, one is moved, one is gone."""
        self.move(self.chance.randrange(FILES))
        for number in self.chance.sample(range(FILES), 4):
            self.write(number)
        gone = self.chance.randrange(FILES)
        self.pruned[gone] = self.versions[gone]
        self.path(gone).unlink(missing_ok=True)

    def run(self, verb: str, delay: float | None = None) -> bool:
        """Run a verb in a process of its own, killed after a while: was it killed?"""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps({"verb": verb, "delay": delay}), file=self.process.stdin, flush=True)
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert told["status"] in ((0, -9) if delay is not None else (0,))
        if told["status"] == 0:
            self.took[verb] = max(told["seconds"], self.took.get(verb, 0))
            if verb == "index":
                self.moved.clear()
        return bool(told["status"] == -9)

    def promised(self) -> dict[int, int]:
        """The last version of each file that was committed, but of those that were gone since."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        found = {int(number): int(version) for number, version in map(str.split, lines)}
        return {number: version for number, version in found.items() if version > self.pruned.get(number, 0)}

    def there(self, number: int) -> bool:
        return self.path(number).exists()


@contextmanager
def world(tmp_path: Path, seed: int, processors: int) -> Iterator[World]:
    places = [tmp_path / "index", tmp_path / "files", tmp_path / "log"]
    places[1].mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", FORKER, *map(str, [*places, processors])],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        made = World(places[0], places[1], places[2], random.Random(seed), process)  # noqa: S311
        yield made
        stdin: IO[str] | None = process.stdin
        assert stdin is not None
        stdin.close()


def stored(store: Store) -> dict[int, int]:
    """The newest version of each document in the index, each read as a whole; of a file that was changed and moved
    the old one stays until nobody has it any more."""
    found: dict[int, int] = {}
    for summary in store.summaries():
        match = MARK.search(store.document(summary.id).source.text)
        assert match
        found[int(match[1])] = max(int(match[2]), found.get(int(match[1]), 0))
    return found


def look(now: World, before: dict[int, int]) -> None:
    """After a kill, with nothing repaired: it opens, all that was committed is there, what was found still is."""
    promised = now.promised()
    try:
        store = open_store(now.folder)
    except NotAnIndex:
        assert not promised
        return
    unready = {"lag"} if pointer.read(now.folder) else {"lag", "fulltext"}  # before the very first full text
    assert {finding.part for finding in check(now.folder) if finding.level == "wrong"} <= unready
    with closing(store):
        kept = stored(store)
        for number, version in promised.items():
            assert kept.get(number, 0) >= version, "a committed document is lost"
        for number, version in before.items():
            if kept.get(number) == version and number not in now.moved:
                assert store.search(parse_query(f"mahoso{number}lan{version}")).total == 1


def recover(now: World) -> None:
    """The next writer does nothing but open: all that was committed can be found."""
    with closing(open_store(now.folder, create=True)) as store:
        now.findable = stored(store)
        for number, version in now.findable.items():
            assert store.search(parse_query(f"mahoso{number}lan{version}")).total == 1
    assert [finding for finding in check(now.folder) if finding.level != "ok"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL, fork")
@pytest.mark.parametrize(("seed", "most", "processors"), [*((seed, 20, 1) for seed in range(4)), (4, 6, 2)])
def test_killed_at_random_moments(tmp_path: Path, seed: int, most: int, processors: int) -> None:
    """Eighty-six kills in all; often the next process is killed, too, before any has done its work."""
    with world(tmp_path, seed, processors) as now:
        for number in range(FILES):
            now.write(number)
        kills = 0
        while kills < most:
            verb = "rebuild" if now.findable and now.chance.random() < 0.25 else "index"
            if verb == "index" and now.findable:
                now.change()
            if now.run(verb, now.chance.random() * now.took.get(verb, 0.4 * processors)):
                kills += 1
            look(now, now.findable)
            if now.chance.random() < 0.4:
                recover(now)
        now.run("index")
        recover(now)
        wanted = {number: now.versions[number] for number in range(FILES) if now.there(number)}
        assert now.findable == wanted
