"""What several tests of the pages start from: a folder with a note, and somebody who reads its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.indexing import index
from indexer.store.embedded_store import open_store
from tests.conftest import HOSTILE
from tests.support.noted_folder import NOTE
from web import create_app
from web.collection.open_index import find_collection


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a note, some records, and the index of both."""
    (tmp_path / "báo cáo.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "records.jsonl").write_text(
        "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in HOSTILE), encoding="utf-8"
    )
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [tmp_path / "báo cáo.txt", tmp_path / "records.jsonl"])
    return tmp_path


@pytest.fixture
def reader(place: Path) -> Iterator[FlaskClient]:
    app = create_app(place / "index")
    yield app.test_client()
    find_collection(app).close()
