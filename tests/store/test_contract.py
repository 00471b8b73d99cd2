"""The contract of a store on the two engines of one machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.store import open_store
from indexer.store.base import Store
from tests.support.contract import *  # noqa: F403
from tests.support.contract import Opener
from tests.support.contract_facets import *  # noqa: F403
from tests.support.contract_papers import *  # noqa: F403
from tests.support.contract_words import *  # noqa: F403


def with_whoosh(folder: Path) -> Store:
    return open_store(folder / "index", create=True)


def with_sqlite(folder: Path) -> Store:
    return open_store(folder / "index", create=True, engine="sqlite")


@pytest.fixture(name="opener", params=[with_whoosh, with_sqlite])
def opener_on_one_machine(request: pytest.FixtureRequest) -> Opener:
    made: Opener = request.param
    return made
