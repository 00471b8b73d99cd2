"""Bytes of index files changed, cut off, taken away: the right answer or one clear sentence, every time.

    python benchmarks/damaging.py [--mutations 500] [--seed 1]

The index is one that a writer left who was killed: a part of it stands in SQLite's write-ahead log only. Each mutation
is of one file of a fresh copy; then it is searched, traced, listed and read through, with what each gives compared to
what the untouched index gives. A wrong answer counts as a failure even if the doctor sees the damage.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from indexer.decisions.tracing import trace
from indexer.errors import TracuuError
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store import open_store

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ("điện năng", "cai cach hanh chinh", '"giải quyết hồ sơ"', "846/QĐ-UBND", "tỉnh: Quảng Ngãi")
LEAVE = """
import os, sys
from pathlib import Path
from indexer import indexing
from indexer.store import open_store
store = open_store(sys.argv[1], create=True)
files = sorted(path for path in Path(sys.argv[2]).rglob("*.*") if path.suffix in (".txt", ".md"))
indexing.index(store, files[:-4])
store.close()
store = open_store(sys.argv[1], write=True)
store._catalogue._connection.execute("PRAGMA wal_autocheckpoint = 0")
indexing.index(store, files[-4:])
os._exit(0)
"""


def answers(folder: Path) -> list[Any]:
    """What an index says, of every kind."""
    with closing(open_store(folder)) as store:
        found: list[Any] = []
        for typed in QUERIES:
            result = search(store, parse_query(typed), 50)
            found.append([(hit.document, hit.passages) for hit in result.hits])
            found.append((result.total, result.facets))
        found.append(trace(store, "846/QĐ-UBND"))
        found.append(store.overview())
        found.append([store.document(summary.id) for summary in store.summaries()])
        return found


def flip(data: bytearray, chance: random.Random) -> bytes:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def smear(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((2, 16, 512, 4096)))
    data[start:end] = chance.randbytes(end - start)
    return bytes(data)


def blank(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((16, 512, 4096)))
    data[start:end] = bytes(end - start)
    return bytes(data)


def cut(data: bytearray, chance: random.Random) -> bytes:
    return bytes(data[: chance.randrange(len(data))])


def lose(_: bytearray, __: random.Random) -> None:
    return None


DAMAGE: tuple[Callable[[bytearray, random.Random], bytes | None], ...] = (flip, flip, smear, blank, cut, lose)


def damaged(folder: Path, chance: random.Random) -> str:
    """Change one file of an index: what was done, to what."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size]
    weights = [6 if path.name.startswith("catalogue") else 1 for path in files]
    (file,) = chance.choices(files, weights)
    kind = chance.choice(DAMAGE)
    made = kind(bytearray(file.read_bytes()), chance)
    if made is None:
        file.unlink()
    else:
        file.write_bytes(made)
    return f"{kind.__name__} {file.relative_to(folder)}"


def outcome(folder: Path, right: list[Any]) -> str:
    """ "right", "told", or what went wrong."""
    try:
        found = answers(folder)
    except TracuuError as error:
        return "told" if error.vi and error.en else f"no sentence: {error!r}"
    except Exception as error:
        return f"traceback: {type(error).__name__}: {error}"
    return "right" if found == right else "wrong answer"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        command = [sys.executable, "-c", LEAVE, str(place / "index"), str(ROOT / "corpus")]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        shutil.copytree(place / "index", place / "untouched")
        right = answers(place / "untouched")
        told: Counter[str] = Counter()
        for number in range(asked.mutations):
            folder = place / f"copy-{number}"
            shutil.copytree(place / "index", folder)
            done = damaged(folder, chance)
            found = outcome(folder, right)
            told[found.partition(":")[0]] += 1
            if found not in ("right", "told"):
                print(f"{number}: {done}: {found}", flush=True)
            shutil.rmtree(folder)
    print(f"{asked.mutations} mutations: {dict(told)}")
    sys.exit(0 if told["right"] + told["told"] == asked.mutations else 1)


if __name__ == "__main__":
    main()
