"""Answers over the real documents: exact, verbatim, refused when the documents do not say it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.indexing import index
from indexer.store import open_store
from indexer.store.base import Store
from tests.answering.test_answering import check
from tests.data.questions_of_samples import Asked
from tests.data.questions_of_seeds import QUESTIONS


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("seeds") / "index", create=True)) as store:
        index(store, [shared / "seeds"])
        yield store


@pytest.mark.parametrize("asked", QUESTIONS, ids=[asked.question for asked in QUESTIONS])
def test_question(seeds: Store, asked: Asked) -> None:
    check(seeds, asked)
