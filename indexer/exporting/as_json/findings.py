"""Checks as plain dictionaries: the JSON that ``check`` and ``lookup`` print and the API gives, one contract for both.

Offsets are code points into the draft's text; those of evidence into the stored text of its document.
"""

from __future__ import annotations

from indexer.checking.results import CandidateDecision, Check, Checked, Finding, FindingEvidence, Looked
from indexer.exporting.as_json.decisions import export_listed
from indexer.exporting.as_json.documents import export_citation, export_metadata
from indexer.exporting.as_json.fields import Json, pick
from indexer.models import DocumentSummary


def export_draft(found: Check) -> Json:
    """Return a draft: what it says of itself, counts of statuses and levels, every citation in order."""
    return {
        "path": found.document.source.path,
        "meta": export_metadata(found.document.metadata),
        "searched": {"documents": found.searched},
        "statuses": dict(found.statuses),
        "levels": dict(found.levels),
        "citations": [export_check(one) for one in found.citations],
        "unread": [pick(place, "line", "start", "end", "text") for place in found.unread],
    }


def export_check(found: Checked) -> Json:
    """Return a checked citation with its findings as JSON."""
    return {
        **pick(found, "number", "status", "line", "column"),
        "heading": list(found.heading),
        **pick(found, "first", "quote", "quote_start"),
        "citation": export_citation(found.citation),
        "agreed": list(found.agreed),
        "findings": [export_finding(one) for one in found.findings],
        "candidates": [export_candidate(one) for one in found.candidates],
        "evidence": [export_evidence(one) for one in found.evidence],
    }


def export_finding(found: Finding) -> Json:
    """Return a finding as JSON."""
    return {
        **pick(found, "kind", "level", "start", "end", "vi", "en", "draft", "known"),
        "fix_vi": found.fix_vi or None,
        "fix_en": found.fix_en or None,
        "evidence": [export_evidence(one) for one in found.evidence],
    }


def export_evidence(found: FindingEvidence) -> Json:
    """Return the quote that supports a finding as JSON."""
    return {**_export_document(found.document), "quote": found.quote, "start": found.start, "own": found.own}


def export_candidate(found: CandidateDecision) -> Json:
    """Return how a candidate is cited in full, and what the directory says of it."""
    return {"name": found.name, **export_listed(found.decision)}


def export_lookup(found: Looked) -> Json:
    """Return a line of a list; ``first`` and ``last`` mention it first and last in time (null: none does)."""
    return {
        "line": found.line,
        "typed": found.typed,
        "number": found.number or None,
        **pick(found, "status", "mentions", "documents"),
        "first": _export_document(found.first) if found.first else None,
        "last": _export_document(found.last) if found.last else None,
        "findings": [export_finding(one) for one in found.findings],
        "candidates": [export_candidate(one) for one in found.candidates],
    }


def _export_document(found: DocumentSummary) -> Json:
    return {
        "document": found.id,
        **pick(found, "path", "label", "province", "date", "period"),
    }
