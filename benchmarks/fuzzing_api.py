"""Requests made from the API's own description, sent to the real server: does it keep what it says of itself?

    python benchmarks/fuzzing_api.py INDEX [--examples 100]

Needs the packages of requirements-fuzz.lock (``make fuzz`` installs them). Schemathesis makes requests that fit the
OpenAPI document and such that do not, and looks at status, headers and schema of each answer (``schemathesis.toml``).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from serving import served

RULES = Path(__file__).with_name("schemathesis.toml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("--examples", type=int, default=100, help="of each address")
    asked = parser.parse_args()
    with served(asked.index) as (base, _):
        program = str(Path(sys.executable).with_name("schemathesis"))
        command = [program, "--config-file", str(RULES), "run", f"{base}/api/v1/openapi.json", "--no-color"]
        done = subprocess.run([*command, "--max-examples", str(asked.examples)], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
