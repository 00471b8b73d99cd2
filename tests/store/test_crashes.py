"""kill -9 at random moments of the work: nothing committed is lost, nobody repairs anything."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.killing import torment


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL, fork")
@pytest.mark.parametrize(("seed", "most", "workers"), [*((seed, 20, 1) for seed in range(4)), (4, 6, 2)])
def test_killed_at_random_moments(tmp_path: Path, seed: int, most: int, workers: int) -> None:
    """Eighty-six kills in all."""
    assert torment(tmp_path / "world", seed, workers, most).total() == most
