"""What the measurements share: times as percentiles, peak memory of a process with its children, sizes on disk."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ran: seconds, MB of memory at most (with its children), what it printed."""

    seconds: float
    peak_mb: float
    output: str


def run(command: Sequence[str | Path]) -> Ran:
    """Run a command to its end and watch its memory. Raises CalledProcessError."""
    began = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    watching = threading.Thread(target=_watch, args=(process, peak))
    watching.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - began
    watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Ran(seconds, peak[0], output)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_resident, _family(process.pid))))
        time.sleep(_EVERY)


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for known in found:
        try:
            for task in Path(f"/proc/{known}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _resident(pid: int) -> float:
    """MB of memory that a process holds alone or shares: its proportional part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def milliseconds(ask: Callable[[str], object], queries: Iterable[str], rounds: int) -> list[float]:
    """How long each query takes, ``rounds`` times over, the first round (cold) left out."""
    asked = list(queries)
    for query in asked:
        ask(query)
    taken = []
    for _ in range(rounds):
        for query in asked:
            began = time.perf_counter()
            ask(query)
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def percentiles(taken: Sequence[float]) -> dict[str, float]:
    """p50, p95 and p99 of some times, in the unit that they have.

    >>> percentiles([1.0, 2.0, 3.0])
    {'p50': 2.0, 'p95': 3.0, 'p99': 3.0}
    """
    ordered = sorted(taken)
    return {f"p{p}": round(ordered[min(len(ordered) * p // 100, len(ordered) - 1)], 2) for p in (50, 95, 99)}


def megabytes(folder: Path) -> float:
    """What a folder takes on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
