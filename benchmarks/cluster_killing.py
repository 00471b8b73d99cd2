"""Kill nodes of a cluster, all of them, or the indexer, while documents come in: is anything acknowledged lost?

    python benchmarks/cluster_killing.py --kills 40

Each round indexes new files into a new collection of three nodes, kills something at a moment drawn by chance, brings
it back, and indexes again. What a reader found before the kill must be there before the second run, too; after it the
collection has the documents and mentions that an index in a folder has of the same files, and the doctor is content.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from indexer.errors import IndexFault  # noqa: E402
from indexer.store import open_store  # noqa: E402
from indexer.store.health import check_index  # noqa: E402
from tests.support.clusters import TestCluster, run_cluster  # noqa: E402

FILES = 300
KINDS = ("node", "manager", "all", "indexer")


def write_files(folder: Path, seed: int) -> None:
    """Reports that cite one decision each, and a common one."""
    for n in range(FILES):
        body = "\n".join(f"Nội dung {seed}.{n}.{line} về cải cách hành chính tại xã." for line in range(60))
        cited = f"Theo Quyết định số {n + 1}/QĐ-UBND và Quyết định số 846/QĐ-UBND."
        (folder / f"{n}.txt").write_text(f"Báo cáo số {n}.\n{cited}\n{body}\n", encoding="utf-8")


def count(place: str | Path) -> tuple[int, int]:
    """How many documents and mentions a collection has."""
    with closing(open_store(place)) as store:
        overview = store.overview()
    return overview.documents, overview.mentions


def start_indexer(folder: Path, address: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "cli.py"), "index", str(folder), "--index", str(address)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def kill_something(cluster: TestCluster, kind: str, indexer: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Kill it, and bring back what belongs to the cluster."""
    if kind == "indexer":
        os.kill(indexer.pid, signal.SIGKILL)
        return
    dying = (
        list(cluster.nodes)
        if kind == "all"
        else [cluster.manager() if kind == "manager" else chance.choice(cluster.nodes)]
    )
    for node in dying:
        node.kill()
    time.sleep(chance.uniform(0.0, 3.0))
    cluster.start(dying)


def play_round(cluster: TestCluster, number: int, chance: random.Random) -> tuple[str, list[str]]:
    """(what was killed, what was wrong afterwards)."""
    kind, wrong = KINDS[number % len(KINDS)], []
    address = f"opensearch://{cluster.hosts}/vong-{number}"
    open_store(address, create=True).close()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_files(folder, number)
        indexer = start_indexer(folder, address)
        time.sleep(chance.uniform(1.0, 5.0))
        known = list_known(address)
        kill_something(cluster, kind, indexer, chance)
        said = indexer.communicate(timeout=300)[1].decode(errors="replace")
        if "Traceback" in said:
            wrong.append(f"traceback: {said[-500:]}")
        lost = known - list_known(address)
        if lost:
            wrong.append(f"{len(lost)} acknowledged documents lost")
        again = start_indexer(folder, address)
        if again.wait(timeout=300):
            wrong.append("the second run failed")
        start_indexer(folder, folder / "index").wait(timeout=300)
        if count(address) != (wanted := count(folder / "index")):
            wrong.append(f"{count(address)} documents and mentions, not {wanted}")
    wrong += [one.en for one in check_index(address) if one.level == "wrong"]
    cluster.ask("DELETE", f"/vong-{number}-*")
    return kind, wrong


def list_known(address: str) -> set[str]:
    """The documents that a reader finds."""
    for _ in range(30):
        try:
            with closing(open_store(address, write=True)) as store:
                store.add([])  # makes findable what others acknowledged
                return {one.id for one in store.summaries()}
        except IndexFault:
            time.sleep(1)
    raise SystemExit("the cluster does not come back")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, done, faults = random.Random(options.seed), Counter[str](), []  # noqa: S311
    with run_cluster(nodes=3, heap="256m") as cluster:
        for number in range(options.kills):
            kind, wrong = play_round(cluster, number, chance)
            done[kind] += 1
            faults += [f"round {number}, {kind}: {one}" for one in wrong]
            print(number, kind, wrong or "all there", flush=True)
    print(json.dumps({"kills": dict(done), "faults": faults}, ensure_ascii=False))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
