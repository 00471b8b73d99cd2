"""The command line as a person runs it: a real process, and what it wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [
    "index",
    "watch",
    "search",
    "trace",
    "decisions",
    "matrix",
    "conflicts",
    "repeats",
    "ask",
    "extract",
    "show",
    "check",
    "lookup",
    "similar",
    "compare",
    "correct",
    "dismiss",
    "status",
    "doctor",
    "rebuild",
    "backup",
    "copy",
    "password",
    "users",
    "letters",
    "serve",
    "demo",
]


def run(
    *args: str | Path, index: Path | None = None, check: int | None = 0, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONWARNINGS": "error", "COLUMNS": "100"}
    environment.pop("TRACUU_INDEX", None)
    if index is not None:
        environment["TRACUU_INDEX"] = str(index)
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, args)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        input=stdin,
        timeout=120,
    )
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


def cells_of(book: Path) -> list[list[str]]:
    """The first sheet of a workbook as a CSV file has it."""
    rows = load_workbook(book).active.iter_rows(values_only=True)
    return [["" if v is None else f"{v:%d/%m/%Y}" if isinstance(v, date) else str(v) for v in row] for row in rows]


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
