"""The collection of documents: ``open_store`` is the one way in, ``Store`` what comes out."""

from __future__ import annotations

from indexer.store.addresses import Address, Place, read_place
from indexer.store.base import Store
from indexer.store.folder import (
    identify_index,
    is_index,
    is_recognised,
    report_damaged_catalogue,
    report_write_faults,
    require_index,
)
from indexer.store.office_file import OfficeFile
from indexer.store.opening import find_office, open_store
from indexer.store.schema import FORMAT
from indexer.store.terms import count_document_terms

__all__ = [
    "FORMAT",
    "Address",
    "OfficeFile",
    "Place",
    "Store",
    "count_document_terms",
    "find_office",
    "identify_index",
    "is_index",
    "is_recognised",
    "open_store",
    "read_place",
    "report_damaged_catalogue",
    "report_write_faults",
    "require_index",
]
