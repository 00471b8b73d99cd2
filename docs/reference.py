"""Write the reference of the commands (``web/guide/lenh.md``) from the commands: run it after one was changed.

python docs/reference.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cli import tracuu  # noqa: E402
from indexer.commands.reference import write_reference  # noqa: E402

TARGET = ROOT / "web" / "guide" / "lenh.md"

if __name__ == "__main__":
    TARGET.write_text(write_reference(tracuu), encoding="utf-8")
