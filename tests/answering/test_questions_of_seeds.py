"""Answers over the real documents: exact, verbatim, refused when the documents do not say it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.indexing import index
from indexer.store import open_store
from indexer.store.base import Store
from tests.data.questions_of_seeds import QUESTIONS
from tests.support.answers import wrong


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("seeds") / "index", create=True)) as store:
        index(store, [shared / "seeds"])
        yield store


def test_nearly_all_questions_are_answered(seeds: Store) -> None:
    missed = wrong(seeds, QUESTIONS)
    assert len(missed) <= 0.07 * len(QUESTIONS), missed
