"""A pytest plugin: what the examples of docstrings and of the manual may name without making it.

``store`` is an index of the samples, open for reading; ``query`` understands what a person types; ``writable`` an empty one, open for writing; ``samples`` the
folder of the samples. They are made when an example first uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
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
    with TemporaryDirectory() as folder:
        doctest_namespace.update(names_for_examples(Path(folder)))
        yield


def names_for_examples(folder: Path) -> dict[str, Any]:
    """The names, by which examples find what they need in ``folder``."""
    from indexer.indexing import index
    from indexer.searching.query import parse
    from indexer.store import open_store

    @cache
    def opened() -> Any:
        with closing(open_store(folder / "samples", create=True)) as store:
            index(store, [SAMPLES])
        return open_store(folder / "samples")

    @cache
    def writable() -> Any:
        return open_store(folder / "writable", create=True)

    return {
        "closing": closing,
        "query": parse,
        "store": LocalProxy(opened),
        "writable": LocalProxy(writable),
        "samples": SAMPLES,
    }
