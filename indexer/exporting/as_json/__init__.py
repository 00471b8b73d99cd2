"""Results as plain dictionaries: the JSON that the commands and the API print, one contract for both.

Offsets are code points into the document's stored text. Keys and shapes are described in the README. What is said of a
draft stands in ``indexer.exporting.as_json.findings``.
"""

from __future__ import annotations

from indexer.exporting.as_json.answers import export_answers
from indexer.exporting.as_json.decisions import (
    export_decision,
    export_listed,
    export_matrix,
    export_mention,
    export_repeat,
    export_stated_relation,
    export_timeline,
    export_trace,
    export_validity,
)
from indexer.exporting.as_json.documents import (
    export_citation,
    export_document,
    export_extraction,
    export_metadata,
    export_period,
    export_reading,
    export_relation,
    export_summary,
)
from indexer.exporting.as_json.holdings import export_health, export_overview
from indexer.exporting.as_json.searches import export_search, export_similar

__all__ = [
    "export_answers",
    "export_citation",
    "export_decision",
    "export_document",
    "export_extraction",
    "export_health",
    "export_listed",
    "export_matrix",
    "export_mention",
    "export_metadata",
    "export_overview",
    "export_period",
    "export_reading",
    "export_relation",
    "export_repeat",
    "export_search",
    "export_similar",
    "export_stated_relation",
    "export_summary",
    "export_timeline",
    "export_trace",
    "export_validity",
]
