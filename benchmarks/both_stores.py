"""Do both stores answer the same? Of several collections every number, decision, conflict and count of the matrix.

    python benchmarks/both_stores.py [--hosts 127.0.0.1:9200] [--shared ../shared] [--only samples,seeds,real,retrieval]
        [--traced 1000]

Each collection is read into a folder and onto a cluster, by one clock, so that all that is told of it can be compared.
``retrieval`` is the scorer of the shared collection, run on both. Without ``--hosts`` a node is started for the time.
Prints a JSON line a collection; exit code 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from indexer.decisions.directory import count_recurrence, list_conflicts, list_decisions  # noqa: E402
from indexer.decisions.tracing import trace  # noqa: E402
from indexer.errors import BadInput  # noqa: E402
from indexer.exporting import as_json  # noqa: E402
from indexer.indexing import index  # noqa: E402
from indexer.store import Store, open_store  # noqa: E402
from tests.support.clusters import run_cluster  # noqa: E402

NEAR = 0.01  # of MRR@10


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hosts")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default="samples,seeds,real,retrieval")
    parser.add_argument("--traced", type=int, default=100_000, help="so many numbers at most, spread over all")
    args = parser.parse_args()
    files = {"samples": ROOT / "corpus", "seeds": args.shared / "seeds", "real": args.shared / "real" / "docs"}
    same = True
    with running(args.hosts) as hosts, tempfile.TemporaryDirectory() as place:
        for name in args.only.split(","):
            local, remote = Path(place) / name, f"opensearch://{hosts}/{name}-{token_hex(4)}"
            found = (
                compare_ranking(args.shared, local, remote)
                if name == "retrieval"
                else compare_answers(files[name], local, remote, args.traced)
            )
            print(json.dumps({"collection": name, **found}, ensure_ascii=False), flush=True)
            same = same and not found["differs"]
    sys.exit(0 if same else 1)


@contextmanager
def running(hosts: str | None) -> Iterator[str]:
    """The addresses of nodes: those that were named, or of one that runs meanwhile."""
    if hosts:
        yield hosts
        return
    with run_cluster() as cluster:
        yield cluster.hosts


def compare_answers(files: Path, local: Path, remote: str, most: int) -> dict[str, Any]:
    """What both hold and tell, counted, and what differs."""
    stop_clock()
    with closing(open_store(local, create=True)) as one, closing(open_store(remote, create=True)) as other:
        for store in (one, other):
            index(store, [files])
            store.refresh()
        every = sorted(one.numbers())
        numbers = every[:: -(-len(every) // most) or 1]
        asked: dict[str, Callable[[Store], object]] = {
            "overview": lambda store: store.overview(),
            "decisions": list_decisions,
            "conflicts": list_conflicts,
            "matrix": lambda store: count_recurrence(store, limit=1000),
        }
        differs = [name for name, ask in asked.items() if ask(one) != ask(other)]
        differs += [number for number in numbers if told(one, number) != told(other, number)]
        return {
            "documents": one.overview().documents,
            "mentions": one.overview().mentions,
            "decisions": len(list_decisions(one)),
            "conflicts": len(list_conflicts(one)),
            "numbers": len(every),
            "traced": len(numbers),
            "differs": differs,
        }


def told(store: Store, number: str) -> str:
    """All that a trace says of a number, or why it says nothing."""
    try:
        return json.dumps(as_json.export_trace(trace(store, number)), ensure_ascii=False)
    except BadInput as error:
        return error.vi


def stop_clock() -> None:
    """When a document came in is told of it, too."""
    from indexer.store import catalogue
    from indexer.store.opensearch import writes

    for writer in (catalogue, writes):
        vars(writer)["tell_time"] = lambda: "2026-01-01T00:00:00+00:00"


def compare_ranking(shared: Path, local: Path, remote: str) -> dict[str, Any]:
    """MRR@10 of the shared questions on both: as typed, without diacritics, with half of them."""
    command = f"{sys.executable} {ROOT / 'cli.py'}"
    scorer, corpus = shared / "eval" / "score_retrieval.py", shared / "data" / "retrieval" / "corpus.jsonl"
    scores = []
    for where in (str(local), remote):
        subprocess.run([*command.split(), "index", str(corpus), "--index", where], check=True, capture_output=True)
        asked = [sys.executable, str(scorer), "--command", command, "--index", where]
        scores.append(read_scores(subprocess.run(asked, check=True, capture_output=True, text=True).stdout))
    differs = [name for name, score in scores[0].items() if abs(score - scores[1][name]) > NEAR]
    return {"folder": scores[0], "cluster": scores[1], "differs": differs}


def read_scores(printed: str) -> dict[str, float]:
    """Way of typing → MRR@10, of what the scorer prints."""
    found: dict[str, Any] = json.loads(printed)
    return {way: float(scores["mrr_at_10"]) for way, scores in found.items() if isinstance(scores, dict)}


if __name__ == "__main__":
    main()
