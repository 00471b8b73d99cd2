"""Documents that come into a collection after what is there already, in a second of their own."""

from __future__ import annotations

import time

from indexer.models import Document
from indexer.office import tell_time
from indexer.store import Store


def wait_a_second(store: Store) -> None:
    """Wait until it is a later second than that of the last change: moments are kept to the second."""
    before = store.overview().indexed_at or ""
    while tell_time() <= before:
        time.sleep(0.05)


def bring(store: Store, *documents: Document) -> None:
    """Add documents in a later second than the last change."""
    wait_a_second(store)
    store.add(list(documents))
