"""Inputs that find new ways through the code: what reads strangers' input, watched by atheris (libFuzzer).

    python benchmarks/guided_fuzzing.py [--seconds 300] [--only query]

Needs the packages of requirements-fuzz.lock (``make fuzz`` installs them). Each reader of ``fuzzing.py`` runs in a
process of its own, for its share of the time: an input that reaches lines which none reached before is kept and changed
further. Prints one JSON line: inputs of each, and the input that broke a promise (an error that is not ours, more than
two seconds).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
READERS = ("query", "number", "extraction", "check", "lookup", "html", "docx", "any")
SLOW = 2  # seconds
LONGEST = 3000  # bytes of an input


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--only", default="")
    parser.add_argument("--reader", help=argparse.SUPPRESS)
    parser.add_argument("--index", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.reader:
        watch(asked.reader, asked.index, asked.seconds)
        return
    chosen = [name for name in READERS if asked.only in name]
    with tempfile.TemporaryDirectory() as place:
        prepare(Path(place))
        told = {name: run(name, Path(place), asked.seconds / len(chosen)) for name in chosen}
    print(json.dumps(told, ensure_ascii=False))
    sys.exit(1 if any(one["broken"] for one in told.values()) else 0)


def prepare(place: Path) -> None:
    """Index the samples, and lay parts of them out as inputs to begin with."""
    from indexer.indexing import index
    from indexer.store import open_store

    with closing(open_store(place / "index", create=True)) as store:
        index(store, [CORPUS])
    (place / "inputs").mkdir()
    for number, sample in enumerate(sorted(CORPUS.rglob("*.*"))):
        if sample.suffix in (".txt", ".md", ".docx"):
            data = sample.read_bytes()
            (place / "inputs" / str(number)).write_bytes(data if data[:2] == b"PK" else data[:LONGEST])


def run(name: str, place: Path, seconds: float) -> dict[str, object]:
    """Let a process of its own try one reader: how many inputs, and the one that broke a promise."""
    command = [sys.executable, __file__, "--reader", name, "--index", str(place), "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    counted = re.findall(r"#(\d+)", done.stderr)
    broken = done.stderr[-1500:] if done.returncode else ""
    return {"inputs": int(counted[-1]) if counted else 0, "broken": broken}


def watch(name: str, place: Path, seconds: float) -> None:
    """Try one reader until the time is over; ends the process."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["indexer"]):
        from fuzzing import readers

        from indexer.errors import TracuuError
        from indexer.store import open_store
    read = readers(open_store(place / "index"))[name]

    def try_input(data: bytes) -> None:
        with suppress(TracuuError):
            read(data)

    kept = place / f"kept-{name}"
    kept.mkdir()
    limits = [f"-max_total_time={int(seconds)}", f"-timeout={SLOW}", f"-max_len={LONGEST}", "-rss_limit_mb=0"]
    atheris.Setup(
        [sys.argv[0], *limits, f"-artifact_prefix={kept}/broken-", str(kept), str(place / "inputs")], try_input
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
