"""A pytest plugin: what the examples of docstrings may name without making it.

``samples`` is the folder of the samples, ``indexed`` a folder with their index, ``unindexed`` one that is still to be
made; ``store`` is the index of the samples, open for reading, ``writable`` an empty one, open for writing;
``application`` is what serves the pages; ``query`` understands what a person types to find, ``question`` what a person
asks. The indexes are made when an example first uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from werkzeug.local import LocalProxy

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="session", autouse=True)
def example_names(doctest_namespace: dict[str, Any]) -> Iterator[None]:
    """Give every example its names, and take away at the end what was made for them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        doctest_namespace.update(_names(folder, stack))
        yield


class _Indexed:
    """The folder with the index of the samples, made when somebody first asks where it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __fspath__(self) -> str:
        from indexer.indexing import index
        from indexer.store import open_store

        if not self._folder.exists():
            with closing(open_store(self._folder, create=True)) as store:
                index(store, [SAMPLES])
        return str(self._folder)


def _names(folder: Path, stack: ExitStack) -> dict[str, Any]:
    from indexer.answering.question import understand
    from indexer.searching.query import parse_query
    from indexer.store import Store, open_store
    from web import create_app

    indexed = _Indexed(folder / "samples")

    def opened(make: Callable[[], Store]) -> Any:
        return LocalProxy(cache(lambda: stack.enter_context(closing(make()))))

    return {
        "query": parse_query,
        "samples": SAMPLES,
        "indexed": indexed,
        "unindexed": folder / "unindexed",
        "application": LocalProxy(cache(lambda: create_app(Path(indexed)))),
        "store": opened(lambda: open_store(Path(indexed))),
        "question": understand,
        "writable": opened(lambda: open_store(folder / "writable", create=True)),
    }
