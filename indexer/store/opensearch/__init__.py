"""A collection on an OpenSearch cluster: ``open_store`` is the one way in. Import it late: it brings the client."""

from __future__ import annotations

from indexer.store.opensearch.office import OfficeOnCluster
from indexer.store.opensearch.store import OpenSearchStore, open_store

__all__ = ["OfficeOnCluster", "OpenSearchStore", "open_store"]
