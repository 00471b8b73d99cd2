"""A store to fill, and a folder to fill it from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.store.embedded_store import EmbeddedStore, open_store
from tests.support.filling import records


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        yield opened


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    """A folder of two texts and a file of three records."""
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "a.txt").write_text("Báo cáo về xăng dầu.", encoding="utf-8")
    (folder / "b.txt").write_text("Kế hoạch về thương mại.", encoding="utf-8")
    records(folder / "c.jsonl", {"r1": "Điện năng.", "r2": "Hóa chất.", "r3": "Khuyến công."})
    return folder
