"""How a cluster grows beside an index in a folder: the same long documents in both, asked the same.

    python benchmarks/cluster_growth.py --sizes 5000,20000 --hosts 10.0.0.5:9200,10.0.0.6:9200 --indexers 1,2,4

Documents are those of ``benchmarks/growth.py``: 5,000 of the shared collection, then mixtures of them. For each size
and number of indexers (``tracuu index`` at once, each with a part of the files) a collection is made anew; then it is
searched with facets, numbers are traced, and the directory is made. Times are of the clock: what a node does is done in
another process. ``--kind light`` takes only the first 600 characters of each document, for a million of them. Without
``--hosts`` a node with ``--heap`` is started. Prints a JSON line for each.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Any

from growth import documents
from measuring import milliseconds, percentiles, run
from queries import QUERIES, TRACED

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from indexer.decisions.directory import list_decisions  # noqa: E402
from indexer.decisions.tracing import trace  # noqa: E402
from indexer.searching.hits import search  # noqa: E402
from indexer.searching.query import parse_query  # noqa: E402
from indexer.store import open_store  # noqa: E402
from tests.support.clusters import run_cluster  # noqa: E402

PARTS = 8  # files, split among the indexers
LIGHT = 600  # characters


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="5000,20000")
    parser.add_argument("--indexers", default="1,2")
    parser.add_argument("--kind", choices=("long", "light"), default="long")
    parser.add_argument("--hosts")
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    packed = args.shared / "data" / "bench" / "documents-5k.jsonl.gz"
    with running(args.hosts, args.heap) as hosts, tempfile.TemporaryDirectory() as place:
        for size in map(int, args.sizes.split(",")):
            parts = write_parts(packed, Path(place) / str(size), size, light=args.kind == "light")
            folder = Path(place) / f"index-{size}"
            print(json.dumps({"store": "folder", **measure(parts, str(folder), 1, args.rounds)}), flush=True)
            for indexers in map(int, args.indexers.split(",")):
                address = f"opensearch://{hosts}/growth-{token_hex(4)}"
                found = measure(parts, address, indexers, args.rounds)
                print(json.dumps({"store": "cluster", **found, **ask_nodes(hosts, address)}), flush=True)
                drop(hosts, address)


@contextmanager
def running(hosts: str | None, heap: str) -> Iterator[str]:
    """The addresses of nodes: those that were named, or of one that runs meanwhile."""
    if hosts:
        yield hosts
        return
    with run_cluster(heap=heap) as cluster:
        yield cluster.hosts


def write_parts(packed: Path, folder: Path, size: int, *, light: bool) -> list[Path]:
    """So many documents in files of records of about one size."""
    folder.mkdir()
    parts = [folder / f"{n}.jsonl" for n in range(PARTS)]
    files = [part.open("w", encoding="utf-8") for part in parts]
    for n, one in enumerate(islice(documents(packed), size)):
        kept = {**one, "text": one["text"][:LIGHT]} if light else one
        files[n % PARTS].write(json.dumps(kept, ensure_ascii=False) + "\n")
    for file in files:
        file.close()
    return parts


def measure(parts: Sequence[Path], index: str, indexers: int, rounds: int) -> dict[str, Any]:
    """Documents a second, then the times of what is asked, in milliseconds but for the directory."""
    began = time.perf_counter()
    indexing = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "index", *map(str, parts[n::indexers]), "--index", index, "-w", "1"],
            stdout=subprocess.DEVNULL,
        )
        for n in range(indexers)
    ]
    failed = [one.wait() for one in indexing]
    seconds = time.perf_counter() - began
    if any(failed):
        raise SystemExit(f"an indexer failed: {failed}")
    queries = [query for some in QUERIES.values() for query in some]
    with closing(open_store(index)) as store:
        held = store.overview()
        began = time.perf_counter()
        decisions = len(list_decisions(store))
        directory = time.perf_counter() - began
        return {
            "documents": held.documents,
            "mentions": held.mentions,
            "decisions": decisions,
            "indexers": indexers,
            "documents_per_s": round(held.documents / seconds, 1),
            "search, ms": percentiles(milliseconds(lambda query: search(store, parse_query(query)), queries, rounds)),
            "trace, ms": percentiles(milliseconds(lambda number: trace(store, number), TRACED, rounds)),
            "directory, s": round(directory, 1),
            "reader, MB": round(run([sys.executable, ROOT / "cli.py", "decisions", "--json", "-i", index]).peak_mb),
        }


def ask_nodes(hosts: str, address: str) -> dict[str, Any]:
    """MB of the collection on all nodes, copies too, and of the nodes' heaps that are in use."""
    name = address.rpartition("/")[2]
    stats = ask(hosts, "GET", f"/{name}-*/_stats/store")["_all"]["total"]["store"]["size_in_bytes"]
    nodes = ask(hosts, "GET", "/_nodes/stats/jvm")["nodes"].values()
    heap = sum(node["jvm"]["mem"]["heap_used_in_bytes"] for node in nodes)
    return {"nodes": len(nodes), "disk, MB": round(stats / 1e6), "heap in use, MB": round(heap / 1e6)}


def drop(hosts: str, address: str) -> None:
    """Remove a collection that was measured."""
    name = address.rpartition("/")[2]
    for index in ask(hosts, "GET", f"/{name}-*/_settings"):
        ask(hosts, "DELETE", f"/{index}")


def ask(hosts: str, method: str, path: str) -> Any:
    request = urllib.request.Request(f"http://{hosts.split(',')[0]}{path}", method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


if __name__ == "__main__":
    main()
