"""Random input for everything that reads what a stranger wrote: nothing may raise but our own errors, or take long.

    python benchmarks/fuzzing.py [--seconds 300] [--seed 1] [--only query]

Inputs are made of pieces that the grammar knows, of parts of real samples, and of random characters and bytes. Each
reader has its share of the time. Prints how many inputs each took, the slowest, and every input that broke a promise.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from indexer.checking import check, look_up, read_entries
from indexer.decisions.tracing import trace
from indexer.errors import TracuuError
from indexer.indexing import index
from indexer.models import Source
from indexer.parsing import parse
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.reading import read_text
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store import Store, open_store

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SLOW = 2.0  # seconds of the processor
PIECES = (
    "846/QĐ-UBND", "61/2018/NĐ-CP", "số ", "Số: ", "Điều 5", "khoản 2 ", "ngày 07/11/2017", "ngày 31/02/2017",
    " của ", "UBND tỉnh ", "Quảng Ngãi", "thay thế ", "bãi bỏ ", "căn cứ ", "| ", "\n", "\t", "“", "”", '"', "OR ",
    "tỉnh:", "năm:", "quý I/2023", "*", "-", "/", "(", ")", "\u00d0", "\u0301", "\ufeff", "\u200b", "\x00", "\ud800",
    "cải cách hành chính", "điện năng", "1", "0", ".", ",", ";", ":", "%", "<p>", "</td>", "<!--", "&nbsp;", "&#x0;",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311
    samples = [path.read_bytes() for path in sorted(CORPUS.rglob("*.*")) if path.suffix in (".txt", ".md", ".docx")]
    with tempfile.TemporaryDirectory() as place:
        with closing(open_store(Path(place), create=True)) as store:
            index(store, [CORPUS])
        with closing(open_store(Path(place))) as store:
            chosen = {name: read for name, read in readers(store).items() if asked.only in name}
            told = {name: fuzz(read, samples, chance, asked.seconds / len(chosen)) for name, read in chosen.items()}
    print(json.dumps(told, ensure_ascii=False))
    sys.exit(1 if any(one["broken"] for one in told.values()) else 0)


def readers(store: Store) -> dict[str, Callable[[bytes], object]]:
    """What reads strangers' input, by name."""
    return {
        "query": lambda data: search(store, parse_query(_text(data)[:300])),
        "number": lambda data: (find_typed_numbers(_text(data)[:1000]), trace(store, _text(data)[:60])),
        "extraction": lambda data: parse(Source("a", "text", _text(data), "", 0), "a"),
        "check": lambda data: check(store, Source("a", "text", _text(data), "", 0)),
        "lookup": lambda data: look_up(store, read_entries(_text(data)[:2000])),
        "html": lambda data: read_text("a.html", b"<!DOCTYPE html><body>" + data),
        "docx": lambda data: read_text("a.docx", data),
        "any": lambda data: read_text("a", data),
    }


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace") if _decodes(data) else data.hex()


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def fuzz(
    read: Callable[[bytes], object], samples: list[bytes], chance: random.Random, seconds: float
) -> dict[str, object]:
    """Give a reader inputs for so long: how many, the slowest, and those that broke a promise."""
    end, count, slowest, broken = time.monotonic() + seconds, 0, 0.0, []
    while time.monotonic() < end:
        data = make_input(samples, chance)
        began = time.process_time()
        try:
            read(data)
        except TracuuError:
            pass
        except Exception as error:
            broken.append(f"{type(error).__name__}: {error}: {data[:300]!r}")
        spent = time.process_time() - began
        if spent > SLOW:
            broken.append(f"{spent:.1f} s: {data[:300]!r}")
        count, slowest = count + 1, max(slowest, spent)
    return {"inputs": count, "slowest": round(slowest, 2), "broken": broken[:5]}


def make_input(samples: list[bytes], chance: random.Random) -> bytes:
    """Pieces in any order, a part of a sample with changes, or mere bytes."""
    kind = chance.random()
    if kind < 0.6:
        some = chance.choices(PIECES, k=chance.randint(1, 40))
        return "".join(some).encode("utf-8", "surrogatepass")
    if kind < 0.95:
        data = bytearray(chance.choice(samples))
        if not data.startswith(b"PK"):
            start = chance.randrange(len(data))
            data = data[start : start + chance.randint(1, 3000)]
        for _ in range(chance.randint(0, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data)
    return chance.randbytes(chance.randint(0, 400))


if __name__ == "__main__":
    main()
