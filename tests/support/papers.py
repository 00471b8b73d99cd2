"""A small index over texts of a test's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from indexer.indexing import index
from indexer.store import open_store
from indexer.store.base import Store


@contextmanager
def index_texts(folder: Path, texts: Mapping[str, str]) -> Iterator[Store]:
    """An open index of texts, each a file of its name in the folder."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with closing(open_store(folder / "index", create=True)) as store:
        index(store, [folder / f"{name}.txt" for name in texts])
        yield store
