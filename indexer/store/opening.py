"""The one way in: a collection in a folder, or on a cluster, and what the office keeps beside it."""

from __future__ import annotations

from indexer.errors import IndexFault
from indexer.store.addresses import Address, Place, read_place
from indexer.store.base import Store
from indexer.store.office_file import OfficeFile


def open_store(
    folder: Place, *, write: bool = False, create: bool = False, lost: bool = False, engine: str = ""
) -> Store:
    """Open the index in a folder, or on a cluster; ``create`` makes one (and writes) where there is none yet.

    ``lost`` opens one, too, whose last transactions are gone, so that it can be rebuilt. A new index has its words
    matched by the ``engine`` of that name ("whoosh", "sqlite"; "": the usual one), and keeps it.
    Raises NotAnIndex, WrongVersion, DamagedIndex; for writing also IndexLocked, which names the holder, and
    IndexUnwritable.

    >>> from contextlib import closing
    >>> with closing(open_store(indexed)) as store:
    ...     store.overview().documents
    25
    """
    where = read_place(folder)
    if isinstance(where, Address):
        _require_client()
        from indexer.store import opensearch

        return opensearch.open_store(where, create=create, lost=lost)
    from indexer.store import embedded_store

    return embedded_store.open_store(where, write=write, create=create, lost=lost, engine=engine)


def find_office(place: Place) -> OfficeFile:
    """Return what the office keeps beside the collection in a folder or on a cluster; neither need be there yet."""
    where = read_place(place)
    if isinstance(where, Address):
        _require_client()
        from indexer.store import opensearch

        return opensearch.OfficeOnCluster(where)
    return OfficeFile(where)


def _require_client() -> None:
    """Raises IndexFault where the library that talks to a cluster is not installed."""
    from importlib.util import find_spec

    if find_spec("opensearchpy") is None:
        raise IndexFault(
            "Chưa cài phần dùng OpenSearch. Hãy chạy: pip install 'tracuu[opensearch]'.",
            "What an index on OpenSearch needs is not installed. Run: pip install 'tracuu[opensearch]'.",
        )
