"""How time and memory grow with the collection: 1,250 long documents, doubled four times, in one growing index.

    python benchmarks/growth.py [--sizes 1250,2500,5000,10000,20000] [--shared ../shared] [--place DIR] [--write]

The first 5,000 documents are those of the shared collection. Each further one is cut and mixed of three of them, chosen
by a generator whose seed is its number: the first third of the paragraphs of one, the second of another, the last of
a third; the province and period are those of the first. Times of what is asked are of the processor, so that other
work on the machine does not count; the index is timed by the clock, too. Each size is asked in a process of its own.
Prints a JSON line a size; ``--write`` puts the table and the curves into benchmarks/README.md. Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from asking import QUESTIONS
from growth_report import write
from measuring import megabytes, percentiles, run
from queries import QUERIES, TRACED

HERE = Path(__file__).resolve().parent
TRACUU = (sys.executable, HERE.parent / "cli.py")
PAGES = {
    "directory": "/quyet-dinh",
    "conflicts": "/mau-thuan",
    "matrix": "/ma-tran",
    "matrix by report": "/ma-tran?theo=van-ban",
    "browse": "/duyet",
    "results": "/tim?q=c%E1%BA%A3i+c%C3%A1ch+h%C3%A0nh+ch%C3%ADnh",
}
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="1250,2500,5000,10000,20000")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--place", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(measured(args.measure)))
        return
    packed = args.shared / "data" / "bench" / "documents-5k.jsonl.gz"
    with tempfile.TemporaryDirectory(dir=args.place) as place:
        found = []
        for one in grown(packed, Path(place), [int(size) for size in args.sizes.split(",")]):
            print(json.dumps(one), flush=True)
            found.append(one)
    if args.write:
        write(HERE / "README.md", found)


# -- the documents ---------------------------------------------------------------------------------------------


def documents(packed: Path) -> Iterator[dict[str, Any]]:
    """The collection, then mixtures of it without end."""
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        known = [json.loads(line) for line in lines]
    yield from known
    number = len(known)
    while True:
        yield mixed(known, number)
        number += 1


def mixed(known: Sequence[dict[str, Any]], seed: int) -> dict[str, Any]:
    """A document of thirds of three others."""
    chosen = random.Random(seed).sample(known, 3)  # noqa: S311 - a benchmark has no secrets
    cut = [one["text"].split("\n") for one in chosen]
    thirds = (lines[len(lines) * n // 3 : len(lines) * (n + 1) // 3] for n, lines in enumerate(cut))
    return {**chosen[0], "id": f"g{seed:05d}", "text": "\n".join(line for lines in thirds for line in lines)}


# -- one index that grows ----------------------------------------------------------------------------------------


def grown(packed: Path, place: Path, sizes: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Measurements of each size; each size is a file of records more."""
    folder, index, source, before = place / "records", place / "index", documents(packed), 0
    folder.mkdir()
    for size in sizes:
        records = folder / f"{size:06d}.jsonl"
        with records.open("w", encoding="utf-8") as out:
            for one in islice(source, size - before):
                out.write(json.dumps(one, ensure_ascii=False) + "\n")
        before, mb = size, records.stat().st_size / 1e6
        began = processor_seconds()
        ran = run([*TRACUU, "index", folder, "--index", index])
        worked = processor_seconds() - began
        command = [sys.executable, __file__, "--measure", str(index)]
        asked = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        yield {
            "documents": size,
            "index": {
                "mb": round(mb, 1),
                "seconds": round(ran.seconds, 1),
                "processor_seconds": round(worked, 1),
                "mb_per_s": round(mb / ran.seconds, 2),
                "mb_per_processor_second": round(mb / worked, 2),
                "peak_mb": round(ran.peak_mb),
                "disk_mb": round(megabytes(index)),
            },
            **asked,
            **cold(index),
            **changed(records, folder, index),
        }


def processor_seconds() -> float:
    """What the child processes that have ended took of the processors, with theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold(index: Path) -> dict[str, float]:
    """Processor seconds of a whole command, the median of five, Python's start included."""
    commands = {"cold search": ("search", "cải cách hành chính"), "cold trace": ("trace", "15/2015/TT-BTC")}
    found = {}
    for name, words in commands.items():
        taken = []
        for _ in range(5):
            began = processor_seconds()
            run([*TRACUU, *words, "--index", index])
            taken.append(processor_seconds() - began)
        found[f"{name}, s"] = round(sorted(taken)[2], 2)
    return found


def changed(records: Path, folder: Path, index: Path) -> dict[str, float]:
    """Seconds of the clock and of the processor until ten changed documents are indexed, and one that is new."""
    lines = records.read_text(encoding="utf-8").splitlines(keepends=True)
    for place in range(0, len(lines), max(len(lines) // 10, 1))[:10]:
        record = json.loads(lines[place])
        lines[place] = json.dumps({**record, "text": record["text"] + "\nĐã sửa."}, ensure_ascii=False) + "\n"
    records.write_text("".join(lines), encoding="utf-8")
    found = {}
    for name, added in (("ten changed", None), ("one added", folder / f"{records.stem}-one.jsonl")):
        if added is not None:
            one = {"id": f"one-{records.stem}", "text": "BÁO CÁO\nVề một việc mới"}
            added.write_text(json.dumps(one, ensure_ascii=False) + "\n", encoding="utf-8")
        began = processor_seconds()
        ran = run([*TRACUU, "index", folder, "--index", index])
        found[f"{name}, s"] = round(ran.seconds, 2)
        found[f"{name}, processor s"] = round(processor_seconds() - began, 2)
    return found


# -- what is asked -----------------------------------------------------------------------------------------------


def measured(index: Path) -> dict[str, Any]:
    """Milliseconds of the processor for each verb, warm; for each page, first and warm; memory at the end."""
    sys.path.insert(0, str(HERE.parent))
    from indexer.answering import ask
    from indexer.decisions.tracing import trace
    from indexer.searching.hits import search
    from indexer.searching.query import parse_query
    from indexer.store import open_store

    queries = [query for some in QUERIES.values() for query in some]
    found: dict[str, Any] = {}
    with closing(open_store(index)) as store:
        found["search, ms"] = percentiles(taken(lambda query: search(store, parse_query(query)), queries))
        found["trace, ms"] = percentiles(taken(lambda number: trace(store, number), TRACED))
        found["ask, ms"] = percentiles(taken(lambda question: ask(store, question), QUESTIONS))
        found["memory after asking, MB"] = peak()
    found["pages, ms"] = pages(index)
    found["memory with pages, MB"] = peak()
    return found


def taken(ask: Callable[[str], object], asked: Iterable[str]) -> list[float]:
    """Milliseconds of the processor for each, several rounds, the first left out."""
    every = list(asked)
    for one in every:
        ask(one)
    return [clocked(ask, one) for _ in range(ROUNDS) for one in every]


def clocked(ask: Callable[[str], object], one: str) -> float:
    began = time.process_time()
    ask(one)
    return (time.process_time() - began) * 1000


def pages(index: Path) -> dict[str, Any]:
    """Of each page the first time and the slowest of the later ones; "survey": what all of them wait for once."""
    from web import create_app

    client = create_app(index, TIME_LIMIT=(600, 600)).test_client()

    def get(address: str) -> None:
        answer = client.get(address)
        while answer.status_code == 503:  # what all pages wait for is still being made
            answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    found: dict[str, Any] = {"survey": round(clocked(get, "/quyet-dinh"))}
    for name, address in PAGES.items():
        first = clocked(get, address)
        found[name] = {"first": round(first), "warm": round(max(clocked(get, address) for _ in range(ROUNDS)))}
    return found


def peak() -> int:
    """MB of memory that this process has needed at most."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


if __name__ == "__main__":
    main()
