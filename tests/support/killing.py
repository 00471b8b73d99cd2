"""An index that is killed (``kill -9``) at random moments of its work, and what must hold after each.

A warm process forks the ones that are killed, so that they die in the middle of their work, not of their imports.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.errors import NotAnIndex
from indexer.searching.query import parse_query
from indexer.store import Store, open_store
from indexer.store.engines import pointer
from indexer.store.health import check_index

ROOT = Path(__file__).resolve().parents[2]
FILES = 12
MARK = re.compile(r"mahoso(\d+)lan(\d+)")
VERBS = ("index", "index", "prune", "rebuild", "backup", "correct")

FORKER = """
import json, os, signal, sys, time, traceback
from pathlib import Path
from indexer import indexing
from indexer.indexing import corrections
from indexer.indexing import batch
from indexer.models import Source
from indexer import crew
from indexer.store import open_store
from indexer.store.backups import back_up
from indexer.store.embedded_store import EmbeddedStore
from indexer.store.engines import fulltext
from indexer.text import segmentation
from tests.support.killing import MARK
batch.BATCH, batch.REFRESH = 3_000, 9_000  # bytes: many commits, some refreshes
segmentation.count_terms("hành chính")
batch.parse(Source("a.txt", "text", "Báo cáo", "", 7), "a")
folder, files, log, backups = map(Path, sys.argv[1:5])
crew.count_processors = lambda: int(sys.argv[5])
crew.SMALL = 0  # with two processors, others make the words
added, corrected = EmbeddedStore.add, EmbeddedStore.correct
def note(*said):
    with log.open("a") as kept:  # only what is committed is promised
        kept.write(" ".join(map(str, said)) + "\\n")
def add(store, documents, *more):
    added(store, documents, *more)
    for d in documents:
        note("document", *MARK.search(d.source.text).groups())
def correct(store, document, changes):
    corrected(store, document, changes)
    note("correction", document.id, changes["signer"])
EmbeddedStore.add, EmbeddedStore.correct = add, correct
def work(verb, told):
    if verb == "backup":
        back_up(folder, backups / f"{told}.zip")
        note("backup", told)
        return
    store = open_store(folder, create=verb in ("index", "prune"), write=True)
    if verb in ("index", "prune"):
        indexing.index(store, [files], prune=verb == "prune", all_gone=True)
    elif verb == "rebuild":
        store.rebuild()
    else:
        for summary in list(store.summaries())[:4]:
            corrections.correct(store, summary.id, "signer", f"Nguyễn Văn {told}")
    store.close()
for line in sys.stdin:
    asked = json.loads(line)
    began = time.monotonic()
    child = os.fork()
    if not child:
        try:
            work(asked["verb"], asked["told"])
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

    place: Path
    chance: random.Random
    process: subprocess.Popen[str]
    versions: dict[int, int] = field(default_factory=dict)
    gone: dict[int, int] = field(default_factory=dict)  # file → the version up to which it may be forgotten
    findable: dict[int, int] = field(default_factory=dict)  # what the last look with a writer found by its words
    moved: set[int] = field(default_factory=set)  # and came in anew: to be found when the full text has learned them
    took: dict[str, float] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    runs: int = 0

    @property
    def folder(self) -> Path:
        return self.place / "index"

    def path(self, number: int) -> Path:
        """Where a file stands: it may have been moved."""
        files = self.place / "files"
        return next(iter(files.rglob(f"{number}.txt")), files / f"{number}.txt")

    def write(self, number: int) -> None:
        """A file's next version; its mark stands in no other."""
        version = self.versions[number] = self.versions.get(number, 0) + 1
        said = f"Thực hiện Quyết định số {number}/QĐ-UBND về cải cách hành chính, mahoso{number}lan{version}.\n"
        said += "".join(f"- Chỉ tiêu {self.chance.randrange(10**6)} đạt kế hoạch năm 2023.\n" for _ in range(25))
        self.path(number).write_text(said, encoding="utf-8")

    def move(self, number: int) -> None:
        """A file into a folder of its own, or back; its content stays."""
        before, files = self.path(number), self.place / "files"
        if before.exists():
            folder = files if before.parent != files else files / f"kho {number}"
            folder.mkdir(exist_ok=True)
            before.rename(folder / before.name)
            self.moved.add(number)

    def change(self) -> None:
        """Some files are new, some changed, one is moved, one is gone."""
        self.move(self.chance.randrange(FILES))
        for number in self.chance.sample(range(FILES), 4):
            self.write(number)
        number = self.chance.randrange(FILES)
        self.gone[number] = self.versions.get(number, 0)
        self.path(number).unlink(missing_ok=True)

    def run(self, verb: str, delay: float | None = None) -> bool:
        """Run a verb in a process of its own, killed after a while: was it killed?"""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.runs += 1
        print(json.dumps({"verb": verb, "told": self.runs, "delay": delay}), file=self.process.stdin, flush=True)
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert told["status"] in ((0, -9) if delay is not None else (0,)), (verb, told)
        if told["status"] == 0:
            self.took[verb] = max(told["seconds"], self.took.get(verb, 0))
            if verb == "prune":
                self.moved.clear()
        else:
            self.kills[verb] += 1
        return bool(told["status"] == -9)

    def read_log(self) -> list[list[str]]:
        """What was acknowledged, in order: a kind and what was said of it."""
        log = self.place / "log"
        return [line.split(" ") for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []

    def promised(self) -> dict[int, int]:
        """The last version of each file that was acknowledged, but of those that were gone since."""
        found = {int(said[1]): int(said[2]) for said in self.read_log() if said[0] == "document"}
        return {number: version for number, version in found.items() if version > self.gone.get(number, 0)}

    def look(self) -> None:
        """With nothing repaired: it opens, all that was acknowledged is there, what was found still is."""
        documents = self.promised()
        try:
            store = open_store(self.folder)
        except NotAnIndex:
            assert not documents
            return
        unready = {"lag"} if pointer.read(self.folder) else {"lag", "fulltext"}  # before the very first full text
        assert {finding.part for finding in check_index(self.folder) if finding.level == "wrong"} <= unready
        with closing(store):
            kept = read_versions(store)
            for number, version in documents.items():
                assert kept.get(number, 0) >= version, f"document {number}, version {version} is lost"
            for number, version in self.findable.items():
                if kept.get(number) == version and number not in self.moved:
                    assert store.search(parse_query(f"mahoso{number}lan{version}")).total >= 1
            self._look_for_corrections(store)
        for said in self.read_log():
            assert said[0] != "backup" or (self.place / "backups" / f"{said[1]}.zip").is_file(), "a backup is lost"

    def _look_for_corrections(self, store: Store) -> None:
        """A later one that was committed, and killed before it could be acknowledged, may stand in one's place."""
        told = {said[1]: int(said[-1]) for said in self.read_log() if said[0] == "correction"}
        for known, turn in told.items():
            now = store.corrections(known).get("signer", "")
            assert int(now.rsplit(" ", 1)[-1] or 0) >= turn, f"the correction of {known} is lost"

    def reopen(self) -> None:
        """The next writer does nothing but open: all that was committed can be found."""
        with closing(open_store(self.folder, create=True)) as store:
            self.findable = read_versions(store)
            for mark, holding in Counter(read_marks(store)).items():
                assert store.search(parse_query(mark)).total == holding, mark
        assert [finding for finding in check_index(self.folder) if finding.level != "ok"] == []

    def recover(self) -> None:
        """Runs that are let through: what the files say is found, nothing is left over, the doctor is content."""
        for verb in ("prune", "backup"):
            self.run(verb)
        self.reopen()
        there = [number for number in range(FILES) if self.path(number).exists()]
        assert self.findable == {number: self.versions[number] for number in there}
        backups = list((self.place / "backups").iterdir())
        assert {path.suffix for path in backups} == {".zip"}
        assert not list((self.place / "tmp").iterdir()), "left in the temporary folder"
        for path in backups:
            path.unlink()
        kept = [" ".join(said) for said in self.read_log() if said[0] != "backup"]
        (self.place / "log").write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def read_marks(store: Store) -> Iterator[str]:
    """The mark of each document in the index, each read as a whole."""
    for summary in store.summaries():
        match = MARK.search(store.document(summary.id).source.text)
        assert match
        yield match[0]


def read_versions(store: Store) -> dict[int, int]:
    """The newest version of each document in the index: of a file that was changed and moved the old one stays until
    a run prunes, and so does the one that it stood at when it is moved back: twice the same."""
    found: dict[int, int] = {}
    for number, version in (map(int, MARK.findall(mark)[0]) for mark in read_marks(store)):
        found[number] = max(version, found.get(number, 0))
    return found


@contextmanager
def make_world(place: Path, seed: int, workers: int) -> Iterator[World]:
    """A world with its first files, and the process that does its work."""
    for name in ("files", "backups", "tmp"):
        (place / name).mkdir(parents=True)
    told = [str(place / name) for name in ("index", "files", "log", "backups")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(place / "tmp")}
    with subprocess.Popen(
        [sys.executable, "-c", FORKER, *told, str(workers)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        now = World(place, random.Random(seed), process)  # noqa: S311
        for number in range(FILES):
            now.write(number)
        yield now
        assert process.stdin is not None
        process.stdin.close()


def torment(place: Path, seed: int, workers: int, most: int) -> Counter[str]:
    """Kill until there were so many kills: how many of each verb. Raises AssertionError when a promise is broken.

    Often the next process is killed, too, before any has done its work.
    """
    with make_world(place, seed, workers) as now:
        while now.kills.total() < most:
            verb = now.chance.choice(VERBS) if now.findable else "index"
            if verb in ("index", "prune") and now.findable:
                now.change()
            now.run(verb, now.chance.random() * now.took.get(verb, 0.4 * workers))
            now.look()
            turn = now.chance.random()
            if turn < 0.2:
                now.recover()
            elif turn < 0.5:
                now.reopen()
        now.recover()
    return now.kills
