"""Many people at once on the pages: how long each kind of page takes, and whether anything fails.

    python benchmarks/serving.py INDEX [--users 20] [--seconds 60]

Starts the real server in a process of its own. Each user opens page after page without a pause: results of common
words with and without filters and orders, documents with marks, decisions, questions, the browsing table. Prints one
JSON line: requests, errors, and for each kind of page the 50th, 95th and 99th percentile in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

from indexer.models import NO_FILTERS
from indexer.searching.query import parse_query
from indexer.store import open_store

WORDS = ("cải cách hành chính", "tiếp cận điện năng", '"thủ tục hành chính"', "kiem tra cong vu", "ngân sách nhà nước")
ROOT = Path(__file__).resolve().parents[1]
SERVER = "import sys; from pathlib import Path; from web.server import serve; "
SERVER += "serve(Path(sys.argv[1]), port=0, ready=lambda at: print(at, flush=True))"

Addresses = dict[str, list[str]]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("index", type=Path)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    args = parser.parse_args()
    pages = addresses(args.index)
    with served(args.index) as base:
        first = {kind: fetch(base + some[0])[0] for kind, some in pages.items()}
        took, errors = crowd(base, pages, args.users, args.seconds)
    print(json.dumps(report(took, errors, first, args), ensure_ascii=False))


@contextmanager
def served(index: Path) -> Iterator[str]:
    """The address of the real server over an index, in a process of its own."""
    command = [sys.executable, "-c", SERVER, str(index.resolve())]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip().rstrip("/")
        finally:
            server.terminate()


def addresses(folder: Path) -> Addresses:
    """Addresses of each kind of page, for what this index holds."""
    with closing(open_store(folder)) as store:
        documents = [one.id for one in store.summaries(NO_FILTERS)]
        cited = sorted(store.every_decision(), key=lambda decision: -len(decision.mentions))
        years = [
            value for facet in store.search(parse_query("")).facets if facet.name == "year" for value, _ in facet.values
        ]
    random.seed(1)
    some = random.sample(documents, min(len(documents), 200))
    numbers = [decision.canonical for decision in cited[:20] + cited[200:240]]
    words = [quote(q) for q in WORDS]
    return {
        "results": [f"/tim?q={q}" for q in words],
        "narrowed": [f"/tim?q={q}&nam={year}&sap-xep=ngay" for q in words for year in years[:3]],
        "document": [f"/van-ban/{quote(known)}" for known in some],
        "marked": [f"/van-ban/{quote(known)}?q={words[0]}" for known in some],
        "decision": [f"/trich-dan/{quote(number)}" for number in numbers],
        "ask": [f"/hoi?q={quote('Sở Công Thương tiếp nhận bao nhiêu hồ sơ?')}"],
        "browse": ["/duyet"],
    }


def crowd(base: str, pages: Addresses, users: int, seconds: float) -> tuple[dict[str, list[float]], list[str]]:
    """Let ``users`` open pages for so long: seconds that each kind took, and what went wrong."""
    took: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    end = time.monotonic() + seconds

    def user(seed: int) -> None:
        chosen = random.Random(seed)  # noqa: S311 - which page is opened is no secret
        while time.monotonic() < end:
            kind = chosen.choice(list(pages))
            spent, wrong = fetch(base + chosen.choice(pages[kind]))
            took[kind].append(spent)
            if wrong:
                errors.append(wrong)

    threads = [threading.Thread(target=user, args=(seed,)) for seed in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took, errors


def fetch(address: str) -> tuple[float, str]:
    """(seconds until the whole page was there, what went wrong or "")."""
    began = time.perf_counter()
    try:
        with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
            whole = b"</html>" in answer.read()
        wrong = "" if whole else f"cut: {address}"
    except (HTTPError, URLError, OSError) as error:
        wrong = f"{error}: {address}"
    return time.perf_counter() - began, wrong


def report(
    took: dict[str, list[float]], errors: list[str], first: dict[str, float], args: argparse.Namespace
) -> object:
    every = [spent for some in took.values() for spent in some]
    return {
        "users": args.users,
        "seconds": args.seconds,
        "requests": len(every),
        "per_second": round(len(every) / args.seconds, 1),
        "errors": len(errors),
        "first_errors": errors[:3],
        "milliseconds": {"all": percentiles(every)} | {kind: percentiles(some) for kind, some in sorted(took.items())},
        "alone_and_cold": {kind: round(1000 * spent) for kind, spent in first.items()},
    }


def percentiles(spent: list[float]) -> dict[str, int]:
    ordered = sorted(spent)
    return {f"p{n}": round(1000 * ordered[min(len(ordered) - 1, len(ordered) * n // 100)]) for n in (50, 95, 99)}


if __name__ == "__main__":
    main()
