"""The store on a real OpenSearch: the contract of ``test_contract``, and what only a cluster has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.store import open_store
from indexer.store.base import Store
from indexer.store.opensearch.layout import KINDS
from tests.store.test_contract import *  # noqa: F403
from tests.store.test_contract import Opener
from tests.support.clusters import TestCluster, run_cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[TestCluster]:
    with run_cluster() as running:
        yield running


@pytest.fixture(scope="module")
def address(cluster: TestCluster) -> str:
    return f"opensearch://{cluster.hosts}/thu"


@pytest.fixture(name="opener")
def opener_on_cluster(cluster: TestCluster, address: str) -> Opener:
    """Opens one collection, which is emptied for each test: making its indices takes longer than a test."""
    cluster.empty("thu", KINDS)

    def open_there(_: Path) -> Store:
        return open_store(address, create=True)

    return open_there
