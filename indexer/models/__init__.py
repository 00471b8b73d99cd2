"""Frozen value objects: what a document, a citation, a query and a result are. They parse nothing.

One coordinate system: every ``start`` and ``end`` is a code-point offset into ``Source.text``, the NFC
text of the document as the index stores it. This package imports nothing else of ours.
"""

from __future__ import annotations

from indexer.models.answers import Answer, Answers, Condition
from indexer.models.decisions import Decision, DecisionStatus, Mention, StatedRelation, Trace
from indexer.models.documents import (
    ENDS_PART,
    Citation,
    Document,
    DocumentSummary,
    Format,
    Mark,
    MarkName,
    Metadata,
    Origin,
    Passage,
    PassageKind,
    Period,
    PeriodKind,
    Relation,
    RelationKind,
    Source,
    StoredText,
    Treatment,
    Value,
)
from indexer.models.holdings import FileState, Overview, Rejected
from indexer.models.notes import Day, DayRange, Listed, Name, Note, NoteValue, PeriodName, note
from indexer.models.pages import Page, WordBox, pack_boxes
from indexer.models.searches import (
    NO_FILTERS,
    Facet,
    Filters,
    Hit,
    Near,
    NumberQuery,
    Query,
    RankedDocument,
    Ranking,
    SearchResult,
    Snippet,
    Sort,
)

__all__ = [
    "ENDS_PART",
    "NO_FILTERS",
    "Answer",
    "Answers",
    "Citation",
    "Condition",
    "Day",
    "DayRange",
    "Decision",
    "DecisionStatus",
    "Document",
    "DocumentSummary",
    "Facet",
    "FileState",
    "Filters",
    "Format",
    "Hit",
    "Listed",
    "Mark",
    "MarkName",
    "Mention",
    "Metadata",
    "Name",
    "Near",
    "Note",
    "NoteValue",
    "NumberQuery",
    "Origin",
    "Overview",
    "Page",
    "Passage",
    "PassageKind",
    "Period",
    "PeriodKind",
    "PeriodName",
    "Query",
    "RankedDocument",
    "Ranking",
    "Rejected",
    "Relation",
    "RelationKind",
    "SearchResult",
    "Snippet",
    "Sort",
    "Source",
    "StatedRelation",
    "StoredText",
    "Trace",
    "Treatment",
    "Value",
    "WordBox",
    "note",
    "pack_boxes",
]
