"""This project and its peers, SQLite FTS5 and tantivy, over the same 5,000 long documents, in one run.

    python benchmarks/peers.py [--documents 5000] [--growth 500] [--rounds 5] [--shared ../shared] [--write]

Measures indexing (MB/s, memory with that of child processes, size on disk), what each kind of query takes, a trace,
ten changed documents, a cold command line; then the same over the first documents alone, for growth. Prints one JSON
line; ``--write`` puts the tables into benchmarks/README.md. Linux only (memory is read from /proc).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from measuring import megabytes, milliseconds, percentiles, run
from queries import QUERIES, TRACED
from reporting import write

HERE = Path(__file__).resolve().parent
TRACUU = (sys.executable, HERE.parent / "cli.py")
CHANGED = 10
Engine = Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--growth", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--build", nargs=3, metavar=("PEER", "RECORDS", "FOLDER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.build:
        PEERS[args.build[0]][0](Path(args.build[1]), Path(args.build[2]))
        return
    found: dict[str, Any] = {"machine": machine(), "rounds": args.rounds}
    for count in (args.growth, args.documents):
        with tempfile.TemporaryDirectory() as place:
            records = Path(place) / "documents.jsonl"
            size = unpack(args.shared / "data" / "bench" / "documents-5k.jsonl.gz", records, count)
            found[str(count)] = {"mb": round(size / 1e6, 1), **measured(records, Path(place), args.rounds)}
    print(json.dumps(found, ensure_ascii=False))
    if args.write:
        write(HERE / "README.md", found, args.growth, args.documents)


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def unpack(packed: Path, records: Path, count: int) -> int:
    """The first records of the collection as a file of its own; its size in bytes."""
    with gzip.open(packed, "rt", encoding="utf-8") as lines, records.open("w", encoding="utf-8") as out:
        out.writelines(islice(lines, count))
    return records.stat().st_size


def measured(records: Path, place: Path, rounds: int) -> dict[str, Any]:
    """Everything about this project, then about each peer."""
    size = records.stat().st_size / 1e6
    index = place / "index"
    ran = run([*TRACUU, "index", records, "--index", index])
    found: dict[str, Any] = {"tracuu": built(size, ran.seconds, ran.peak_mb, index)}
    found["tracuu"] |= asked(index, rounds) | cold(index) | changed(records, index)
    for peer, (_, opened) in PEERS.items():
        folder = place / peer
        folder.mkdir()
        ran = run([sys.executable, __file__, "--build", peer, records, folder])
        found[peer] = built(size, ran.seconds, ran.peak_mb, folder) | {"passages": latencies(opened(folder), rounds)}
    return found


def built(size: float, seconds: float, peak_mb: float, folder: Path) -> dict[str, float]:
    return {
        "seconds": round(seconds, 1),
        "mb_per_s": round(size / seconds, 2),
        "peak_mb": round(peak_mb),
        "index_mb": round(megabytes(folder)),
    }


def latencies(ask: Engine, rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds for each kind of query, and for all together."""
    taken = {kind: milliseconds(ask, queries, rounds) for kind, queries in QUERIES.items()}
    every = [one for some in taken.values() for one in some]
    return {**{kind: percentiles(some) for kind, some in taken.items()}, "all": percentiles(every)}


# -- this project ----------------------------------------------------------------------------------------------


def asked(index: Path, rounds: int) -> dict[str, Any]:
    """Warm queries in one process: ranking alone, with facets, with facets and passages; traces."""
    sys.path.insert(0, str(HERE.parent))
    from indexer.decisions.tracing import trace
    from indexer.searching.hits import search
    from indexer.searching.query import parse_query
    from indexer.store import open_store

    with closing(open_store(index)) as store:
        return {
            "ranking": latencies(lambda query: store.search(parse_query(query), 10, facets=False), rounds),
            "facets": latencies(lambda query: store.search(parse_query(query), 10), rounds),
            "passages": latencies(lambda query: search(store, parse_query(query)), rounds),
            "trace": percentiles(milliseconds(lambda number: trace(store, number), TRACED, rounds)),
        }


def cold(index: Path) -> dict[str, float]:
    """Seconds of a whole command, the median of five, Python's start included."""
    commands = {"cold_search": ("search", "cải cách hành chính"), "cold_trace": ("trace", "15/2015/TT-BTC")}
    return {
        name: sorted(run([*TRACUU, *words, "--index", index]).seconds for _ in range(5))[2]
        for name, words in commands.items()
    }


def changed(records: Path, index: Path) -> dict[str, float]:
    """Seconds until ten changed documents of the collection are indexed."""
    lines = records.read_text(encoding="utf-8").splitlines(keepends=True)
    for place in range(0, len(lines), max(len(lines) // CHANGED, 1))[:CHANGED]:
        record = json.loads(lines[place])
        lines[place] = json.dumps({**record, "text": record["text"] + "\nĐã sửa."}, ensure_ascii=False) + "\n"
    records.write_text("".join(lines), encoding="utf-8")
    ran = run([*TRACUU, "index", records, "--index", index, "--json"])
    assert json.loads(ran.output)["replaced"] == CHANGED
    return {"ten_changed": round(ran.seconds, 2)}


# -- SQLite FTS5 -----------------------------------------------------------------------------------------------


def texts(records: Path) -> Iterator[tuple[str, str]]:
    with records.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["id"], record["text"]


def build_fts5(records: Path, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "fts5.sqlite")) as database:
        tokens = "unicode61 remove_diacritics 2"
        database.execute(f"CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, text, tokenize='{tokens}')")
        database.executemany("INSERT INTO d VALUES (?, ?)", texts(records))
        database.commit()


def open_fts5(folder: Path) -> Engine:
    database = sqlite3.connect(folder / "fts5.sqlite")
    statement = "SELECT id, snippet(d, 1, '[', ']', '…', 24) FROM d WHERE d MATCH ? ORDER BY rank LIMIT 10"

    def ask(query: str) -> Sequence[object]:
        words = "".join(letter if letter.isalnum() else " " for letter in query).split()
        return database.execute(statement, (" OR ".join(f'"{word}"' for word in words),)).fetchall()

    return ask


# -- tantivy ---------------------------------------------------------------------------------------------------


def _schema() -> Any:
    import tantivy

    return tantivy.SchemaBuilder().add_text_field("id", stored=True).add_text_field("text", stored=True).build()


def build_tantivy(records: Path, folder: Path) -> None:
    import tantivy

    writer = tantivy.Index(_schema(), path=str(folder)).writer(256_000_000)
    for known, text in texts(records):
        writer.add_document(tantivy.Document(id=known, text=text))
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(folder: Path) -> Engine:
    import tantivy

    index = tantivy.Index(_schema(), path=str(folder))
    searcher = index.searcher()

    def ask(query: str) -> Sequence[object]:
        words = "".join(letter if letter.isalnum() else " " for letter in query)
        parsed = index.parse_query(words, ["text"])
        snippets = tantivy.SnippetGenerator.create(searcher, parsed, _schema(), "text")
        return [snippets.snippet_from_doc(searcher.doc(at)).to_html() for _, at in searcher.search(parsed, 10).hits]

    return ask


PEERS: dict[str, tuple[Callable[[Path, Path], None], Callable[[Path], Engine]]] = {
    "fts5": (build_fts5, open_fts5),
    "tantivy": (build_tantivy, open_tantivy),
}


if __name__ == "__main__":
    main()
