"""Many people at once on the pages: how long each kind of page takes, and whether anything fails.

    python benchmarks/serving.py INDEX [--users 20] [--seconds 60] [--pause 0]

Starts the real server in a process of its own. Each user, from an address of their own, opens page after page: results
of common words with and without filters and orders, documents with marks, decisions, questions, the browsing table.
Without ``--pause`` the next page is opened at once; with it, so many seconds are spent on a page in the mean (from none
to twice as many). Prints one JSON line: requests, errors, for each kind of page the 50th, 95th and 99th percentile in
milliseconds, and the server's memory as time goes on, in MB.
"""

from __future__ import annotations

import argparse
import http.client
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
from urllib.parse import quote, urlsplit

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
    parser.add_argument("--pause", type=float, default=0, help="seconds on a page, in the mean")
    args = parser.parse_args()
    pages = addresses(args.index)
    with served(args.index) as (base, process):
        first = {kind: fetch(base + some[0])[0] for kind, some in pages.items()}
        with watched(process, args.seconds) as memory:
            took, errors = crowd(base, pages, args)
    print(json.dumps({**report(took, errors, first, args), "memory_mb": memory}, ensure_ascii=False))


@contextmanager
def watched(process: int, seconds: float) -> Iterator[list[int]]:
    """The memory that a process holds, in MB, at ten moments of so many seconds."""
    held: list[int] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(seconds / 10):
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
            held.append(int(status.partition("VmRSS:")[2].split()[0]) // 1024)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield held
    finally:
        over.set()
        watching.join()


@contextmanager
def served(index: Path) -> Iterator[tuple[str, int]]:
    """(the address of the real server over an index, its process)."""
    command = [sys.executable, "-c", SERVER, str(index.resolve())]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip().rstrip("/"), server.pid
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


def crowd(base: str, pages: Addresses, args: argparse.Namespace) -> tuple[dict[str, list[float]], list[str]]:
    """Let users open pages for so long: seconds that each kind took, and what went wrong."""
    took: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    end = time.monotonic() + args.seconds

    def user(seed: int) -> None:
        chosen = random.Random(seed)  # noqa: S311 - which page is opened is no secret
        time.sleep(chosen.uniform(0, args.pause))
        while time.monotonic() < end:
            kind = chosen.choice(list(pages))
            spent, wrong = fetch(base + chosen.choice(pages[kind]), f"127.0.1.{1 + seed % 250}")
            took[kind].append(spent)
            if wrong:
                errors.append(wrong)
            time.sleep(chosen.uniform(0, 2 * args.pause))

    threads = [threading.Thread(target=user, args=(seed,)) for seed in range(args.users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took, errors


def fetch(address: str, user: str = "127.0.0.1") -> tuple[float, str]:
    """(seconds until the whole page was there, what went wrong or ""), asked from an address of this machine."""
    began, at = time.perf_counter(), urlsplit(address)
    connection = http.client.HTTPConnection(at.netloc, timeout=60, source_address=(user, 0))
    try:
        connection.request("GET", address.removeprefix(f"{at.scheme}://{at.netloc}"))
        answer = connection.getresponse()
        whole = b"</html>" in answer.read()
        wrong = "" if whole and answer.status == 200 else f"{answer.status}: {address}"
    except OSError as error:
        wrong = f"{error}: {address}"
    finally:
        connection.close()
    return time.perf_counter() - began, wrong


def report(
    took: dict[str, list[float]], errors: list[str], first: dict[str, float], args: argparse.Namespace
) -> dict[str, object]:
    every = [spent for some in took.values() for spent in some]
    return {
        "users": args.users,
        "seconds": args.seconds,
        "pause": args.pause,
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
