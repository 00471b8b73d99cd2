"""The manual of the library: its sessions are true."""

from __future__ import annotations

import doctest
from pathlib import Path

from tests.support.examples import SAMPLES

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "library.md"


def test_the_sessions_of_the_manual_are_true(tmp_path: Path) -> None:
    done = doctest.testfile(str(MANUAL), module_relative=False, globs={"folder": tmp_path, "samples": SAMPLES})
    assert done.attempted > 15
    assert done.failed == 0
