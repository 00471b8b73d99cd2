"""kill -9 at random moments of index, prune, rebuild, backup and correct, with one and with two workers.

    python benchmarks/killing.py [--kills 100] [--seed 1] [--workers 1 2]

After every kill, with nothing repaired: what was acknowledged is there, what was found by its words still is, the
doctor finds nothing worse than words that are still to be learned. After every run that is let through: nothing is left
over, the doctor is content. The tests do the same with fewer kills (`tests/support/killing.py`). Linux, macOS.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.killing import torment


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    for workers in asked.workers:
        place = Path(tempfile.mkdtemp(prefix="tracuu-killing-"))
        try:
            kills = torment(place, asked.seed, workers, asked.kills // len(asked.workers))
        except BaseException:
            print(f"kept for a look: {place}", file=sys.stderr)
            raise
        shutil.rmtree(place)
        print(f"{workers} worker(s): {kills.total()} kills, nothing lost, nothing left: {dict(kills)}", flush=True)


if __name__ == "__main__":
    main()
