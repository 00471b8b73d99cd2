"""A document as JSON: what was read of it, its metadata, citations, relations, passages."""

from __future__ import annotations

from indexer.exporting.as_json.fields import Json, pick
from indexer.models import (
    Citation,
    Document,
    DocumentSummary,
    Metadata,
    Passage,
    Period,
    Relation,
    Source,
    Value,
)
from indexer.parsing.structure import list_headings_above
from indexer.reading.doubts import list_doubtful

META_FIELDS = (
    "number",
    "symbol",
    "doc_type",
    "title",
    "issuer",
    "province",
    "place",
    "date",
    "signer",
    "signer_title",
)
"""The fields of the metadata that are single values, in order."""


def export_extraction(document: Document) -> Json:
    """Return a document as ``tracuu extract --json`` prints it: metadata, citations, relations."""
    return {
        "path": document.source.path,
        "meta": export_metadata(document.metadata),
        "citations": [export_citation(c) for c in document.citations],
        "relations": [export_relation(r, document.source.text) for r in document.relations],
    }


def export_reading(source: Source) -> Json:
    """Return how a file was read: its format, its whole text, its pages, what was recognised by OCR and how surely."""
    return {
        "format": source.format,
        "text": source.text,
        "pages": [
            {
                **pick(p, "number", "start", "end"),
                "width": round(p.width, 1),
                "height": round(p.height, 1),
            }
            for p in source.pages
        ],
        "marks": {mark.name: mark.value for mark in source.marks},
        "doubtful": [
            {"start": box.start, "end": box.end, "text": source.text[box.start : box.end], "confidence": box.confidence}
            for box in list_doubtful(source)
        ],
    }


def export_metadata(found: Metadata) -> Json:
    """Return every field's value (null: unknown), the period, and under ``origin`` where each value came from."""
    values: dict[str, Value | None] = {name: getattr(found, name) for name in META_FIELDS}
    return {
        **{name: value.text if value else None for name, value in values.items()},
        "scope": found.scope,
        "period": export_period(found.period),
        "recipients": list(found.recipients),
        "origin": {
            **{name: value.origin for name, value in values.items() if value},
            **({"period": found.period.origin} if found.period else {}),
        },
    }


def export_period(found: Period | None) -> Json:
    """Return the five keys of a period, all null when it is unknown."""
    if found is None:
        return dict.fromkeys(("kind", "year", "n", "start", "end"))
    return {"kind": found.kind, "year": found.year, "n": found.n, "start": found.start, "end": found.end}


def export_citation(found: Citation) -> Json:
    """Return a citation of a document as JSON."""
    return {**{name: getattr(found, name) for name in Citation.__slots__}, "unclear": found.unclear}


def export_relation(found: Relation, text: str) -> Json:
    """Return a relation that a document states as JSON."""
    return {
        **pick(found, "kind", "partial", "modality", "since", "source", "target", "start", "end"),
        "text": text[found.start : found.end],
        "source_text": found.source_text,
        "unclear": found.unclear,
    }


def export_document(document: Document) -> Json:
    """Return a whole document as ``tracuu show --json`` prints it."""
    text = document.source.text
    return {
        "id": document.id,
        **export_extraction(document),
        "format": document.source.format,
        "sha256": document.source.sha256,
        "text": text,
        "passages": [_export_passage(document, index, p) for index, p in enumerate(document.passages)],
    }


def _export_passage(document: Document, index: int, found: Passage) -> Json:
    return {
        **pick(found, "start", "end", "kind"),
        "heading": list(list_headings_above(document.source.text, document.passages, index)),
    }


def export_summary(document: DocumentSummary) -> Json:
    """Return what is told of a document in a list as JSON."""
    return {
        **pick(
            document, "id", "path", "number", "title", "doc_type", "issuer", "province", "date", "period", "mentions"
        ),
        "recognised": document.recognised,
    }
