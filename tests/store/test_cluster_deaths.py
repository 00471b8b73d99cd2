"""Three nodes of which one dies while documents come in: nothing that was acknowledged is lost, readers get answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from indexer.errors import IndexFault
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store import open_store
from tests.support.clusters import TestCluster, run_cluster
from tests.support.making import cite, document


@pytest.fixture(scope="module")
def three() -> Iterator[TestCluster]:
    with run_cluster(nodes=3, heap="256m") as running:
        yield running


class Writer(threading.Thread):
    """Adds documents one by one until it is told to stop, and notes which were acknowledged."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.acknowledged: list[str] = []
        self.failed: list[IndexFault] = []
        self.stopped = threading.Event()
        self._address = address

    def run(self) -> None:
        with closing(open_store(self._address, write=True)) as store:
            for n in range(10_000):
                if self.stopped.is_set():
                    return
                text = f"Văn bản thứ {n} theo Quyết định 846/QĐ-UBND."
                try:
                    store.add([document(f"d{n}", text, [cite(text, "846/QĐ-UBND")])])
                except IndexFault as fault:
                    self.failed.append(fault)
                else:
                    self.acknowledged.append(f"d{n}")


def wait_for(writer: Writer, more: int) -> None:
    """Until so many documents more were acknowledged."""
    wanted, until = len(writer.acknowledged) + more, time.monotonic() + 120
    while len(writer.acknowledged) < wanted:
        assert time.monotonic() < until, writer.failed
        assert writer.is_alive()
        time.sleep(0.05)


def test_a_node_dies_and_comes_back(three: TestCluster) -> None:
    """First one that manages the cluster, then another one."""
    address = f"opensearch://{three.hosts}/chet"
    with closing(open_store(address, create=True)):
        pass
    writer = Writer(address)
    writer.start()
    try:
        for victim in (three.manager(), three.nodes[0]):
            wait_for(writer, 20)
            acknowledged = len(writer.acknowledged)  # what comes in later one node may show before another
            three.ask("POST", "/chet-documents/_refresh")
            with closing(open_store(address)) as reader:
                assert reader.search(parse_query("846/QĐ-UBND")).total >= acknowledged
                victim.kill()
                answers = [reader.search(parse_query("846/QĐ-UBND")).total for _ in range(5)]
            assert min(answers) >= acknowledged, "what was found is found on the nodes that are left"
            wait_for(writer, 20)
            three.start([victim])
    finally:
        writer.stopped.set()
        writer.join()
    with closing(open_store(address)) as store:
        assert [one.id for one in store.documents(writer.acknowledged)] == writer.acknowledged
        found = {one.id for one in store.summaries()}
        assert set(writer.acknowledged) <= found
        mentions = store.mentions(find_typed_numbers("846/QĐ-UBND"))
        assert len(mentions) == len({one.document.id for one in mentions})
        assert set(writer.acknowledged) <= {one.document.id for one in mentions}
