"""Files → the store: what is new or changed is read, parsed and added; what is unchanged is not even opened."""

from __future__ import annotations

from indexer.indexing.identifiers import identify_document
from indexer.indexing.outcomes import Progress, Report
from indexer.indexing.runs import Ocr, index, recognise

__all__ = ["Ocr", "Progress", "Report", "identify_document", "index", "recognise"]
