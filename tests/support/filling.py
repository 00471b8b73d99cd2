"""What the tests of indexing write into folders, and how they count what came of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from indexer.indexing import Report
from indexer.searching.query import parse_query
from indexer.store.embedded_store import EmbeddedStore


def records(path: Path, texts: dict[str, str]) -> None:
    lines = (
        json.dumps({"id": known, "title": known, "text": text}, ensure_ascii=False) for known, text in texts.items()
    )
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.added, report.replaced, report.skipped, report.removed, report.read


def found(store: EmbeddedStore, typed: str) -> int:
    return store.search(parse_query(typed)).total


def change(path: Path, text: str) -> None:
    """Write a file anew, with a time of change that is another even on a coarse clock."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))
