"""kill -9 at random moments of index, prune, rebuild, backup and correct, with one and with two workers.

    python benchmarks/killing.py [--kills 100] [--seed 1] [--workers 1 2]

After every kill, with nothing repaired: what was acknowledged is there, the doctor finds nothing worse than words that
are still to be learned. After every run that is let through: nothing is left over, the doctor is content. A warm
process forks those that are killed, so that they die in the middle of their work, not of their imports. Linux, macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.errors import NotAnIndex
from indexer.searching.query import parse_query
from indexer.store import open_store
from indexer.store.health import check

ROOT = Path(__file__).resolve().parents[1]
FILES = 12
MARK = re.compile(r"mahoso(\d+)lan(\d+)")
VERBS = ("index", "index", "prune", "rebuild", "backup", "correct")

FORKER = """
import json, os, re, signal, sys, time, traceback
from pathlib import Path
from indexer import corrections, indexing
from indexer.models import Source
from indexer.store import crew, open_store
from indexer.store.backups import back_up
from indexer.store.embedded import EmbeddedStore
from indexer.store.engines import fulltext
from indexer.text import segmentation
MARK = re.compile(r"mahoso(\\d+)lan(\\d+)")
indexing._BATCH, indexing._REFRESH = 3_000, 9_000  # bytes: many commits, some refreshes
segmentation.counts("hành chính")
indexing.parse(Source("a.txt", "text", "Báo cáo", "", 7), "a")
folder, files, log, backups = map(Path, sys.argv[1:5])
crew.processors = lambda: int(sys.argv[5])
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
        for summary in store.summaries()[:4]:
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
    took: dict[str, float] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    runs: int = 0

    @property
    def folder(self) -> Path:
        return self.place / "index"

    def change(self) -> None:
        """Some files are new or changed, one is gone."""
        for number in self.chance.sample(range(FILES), 4):
            version = self.versions[number] = self.versions.get(number, 0) + 1
            said = f"Thực hiện Quyết định số {number}/QĐ-UBND về cải cách hành chính, mahoso{number}lan{version}.\n"
            said += "".join(f"- Chỉ tiêu {self.chance.randrange(10**6)} đạt kế hoạch năm 2023.\n" for _ in range(25))
            (self.place / "files" / f"{number}.txt").write_text(said, encoding="utf-8")
        number = self.chance.randrange(FILES)
        self.gone[number] = self.versions.get(number, 0)
        (self.place / "files" / f"{number}.txt").unlink(missing_ok=True)

    def run(self, verb: str, delay: float | None = None) -> bool:
        """Run a verb in a process of its own, killed after a while: was it killed?"""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.runs += 1
        print(json.dumps({"verb": verb, "told": self.runs, "delay": delay}), file=self.process.stdin, flush=True)
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert told["status"] in (0, -9), (verb, told)
        if told["status"] == 0:
            self.took[verb] = max(told["seconds"], self.took.get(verb, 0))
        else:
            self.kills[verb] += 1
        return bool(told["status"] == -9)

    def promised(self) -> tuple[dict[int, int], dict[str, str], list[str]]:
        """What was acknowledged: the last version of each file, corrections by document, backups."""
        log = self.place / "log"
        documents: dict[int, int] = {}
        corrections: dict[str, str] = {}
        backups = []
        for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else []:
            kind, *said = line.split(" ")
            if kind == "document":
                documents[int(said[0])] = int(said[1])
            elif kind == "correction":
                corrections[said[0]] = " ".join(said[1:])
            else:
                backups.append(said[0])
        return {n: v for n, v in documents.items() if v > self.gone.get(n, 0)}, corrections, backups

    def look(self) -> None:
        """With nothing repaired: all that was acknowledged is there."""
        documents, corrections, backups = self.promised()
        try:
            store = open_store(self.folder)
        except NotAnIndex:
            assert not documents
            return
        with closing(store):
            kept: dict[int, int] = {}
            for summary in store.summaries():
                match = MARK.search(store.document(summary.id).source.text)
                assert match
                kept[int(match[1])] = max(int(match[2]), kept.get(int(match[1]), 0))
            for number, version in documents.items():
                assert kept.get(number, 0) >= version, f"document {number}, version {version} is lost"
            for known, signer in corrections.items():
                assert signer in (store.corrections(known).get("signer", ""),) or self._corrected_later(known, signer)
        for name in backups:
            assert (self.place / "backups" / f"{name}.zip").is_file(), "a backup is lost"
        wrong = {finding.part for finding in check(self.folder) if finding.level == "wrong"}
        assert wrong <= {"lag", "fulltext"}, wrong

    def _corrected_later(self, known: str, signer: str) -> bool:
        """A correction that was committed, and killed before it could be acknowledged, stands in its place."""
        with closing(open_store(self.folder)) as store:
            now = store.corrections(known).get("signer", "")
        return int(now.rsplit(" ", 1)[-1] or 0) > int(signer.rsplit(" ", 1)[-1])

    def recover(self) -> None:
        """Runs that are let through: everything is found, nothing is left over, the doctor is content."""
        for verb in ("prune", "backup"):
            assert not self.run(verb)
        with closing(open_store(self.folder)) as store:
            there = {int(path.stem) for path in (self.place / "files").iterdir()}
            for number in there:
                assert store.search(parse_query(f"mahoso{number}lan{self.versions[number]}")).total == 1
            assert store.overview().documents == len(there)
        findings = [finding for finding in check(self.folder) if finding.level != "ok"]
        assert not findings, findings
        strangers = [path.name for path in (self.place / "backups").iterdir() if path.suffix != ".zip"]
        assert not strangers, strangers
        assert not list((self.place / "tmp").iterdir()), "left in the temporary folder"
        for path in (self.place / "backups").iterdir():
            path.unlink()
        kept = [line for line in (self.place / "log").read_text(encoding="utf-8").splitlines() if "backup" not in line]
        (self.place / "log").write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def torment(place: Path, seed: int, workers: int, most: int) -> Counter[str]:
    """Kill until there were so many kills: how many of each verb. Raises AssertionError when a promise is broken."""
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
        world = World(place, random.Random(seed), process)  # noqa: S311
        world.change()
        assert not world.run("index")
        while world.kills.total() < most:
            verb = world.chance.choice(VERBS)
            if verb in ("index", "prune"):
                world.change()
            world.run(verb, world.chance.random() * world.took.get(verb, 0.5))
            world.look()
            if world.chance.random() < 0.2:
                world.recover()
        world.recover()
        assert process.stdin is not None
        process.stdin.close()
    return world.kills


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    for workers in asked.workers:
        place = Path(tempfile.mkdtemp(prefix="tracuu-killing-"))
        try:
            kills = torment(place, asked.seed, workers, asked.kills // len(asked.workers))
        except BaseException:
            print(f"kept for a look: {place}", file=sys.stderr)
            raise
        shutil.rmtree(place)
        print(f"{workers} worker(s): {kills.total()} kills, nothing lost, nothing left: {dict(kills)}", flush=True)


if __name__ == "__main__":
    main()
