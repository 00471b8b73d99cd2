"""The manual for those who carry on: its picture is the code's, its places are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PLACE = re.compile(r"`((?:indexer|web|tests|docs|benchmarks|corpus)/[\w./-]+)`")


def test_the_picture_of_the_wings_is_true() -> None:
    script = ROOT / "docs" / "wings.py"
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), (
        "python docs/wings.py --write"
    )


def test_the_places_that_the_manual_names_exist() -> None:
    pages = [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *(ROOT / "docs").glob("*.md")]
    named = {place for page in pages for place in _PLACE.findall(page.read_text(encoding="utf-8"))}
    assert {place for place in named if not (ROOT / place).exists()} == set()
