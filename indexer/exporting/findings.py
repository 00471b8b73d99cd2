"""Checks as plain dictionaries: the JSON that ``check`` and ``lookup`` print and the API gives, one contract for both.

Offsets are code points into the draft's text; those of evidence into the stored text of its document.
"""

from __future__ import annotations

from typing import Any

from indexer.checking.results import CandidateDecision, Check, Checked, Finding, FindingEvidence, Looked
from indexer.exporting import as_json
from indexer.models import DocumentSummary

Json = dict[str, Any]


def check(found: Check) -> Json:
    """A draft: what it says of itself, counts of statuses and levels, every citation in order."""
    return {
        "path": found.document.source.path,
        "meta": as_json.export_metadata(found.document.metadata),
        "searched": {"documents": found.searched},
        "statuses": dict(found.statuses),
        "levels": dict(found.levels),
        "citations": [export_check(one) for one in found.citations],
    }


def export_check(found: Checked) -> Json:
    return {
        "number": found.number,
        "status": found.status,
        "line": found.line,
        "column": found.column,
        "heading": list(found.heading),
        "first": found.first,
        "quote": found.quote,
        "quote_start": found.quote_start,
        "citation": as_json.export_citation(found.citation),
        "agreed": list(found.agreed),
        "findings": [export_finding(one) for one in found.findings],
        "candidates": [export_candidate(one) for one in found.candidates],
        "evidence": [export_evidence(one) for one in found.evidence],
    }


def export_finding(found: Finding) -> Json:
    return {
        "kind": found.kind,
        "level": found.level,
        "start": found.start,
        "end": found.end,
        "vi": found.vi,
        "en": found.en,
        "draft": found.draft,
        "known": found.known,
        "fix_vi": found.fix_vi or None,
        "fix_en": found.fix_en or None,
        "evidence": [export_evidence(one) for one in found.evidence],
    }


def export_evidence(found: FindingEvidence) -> Json:
    return {**_document(found.document), "quote": found.quote, "start": found.start, "own": found.own}


def export_candidate(found: CandidateDecision) -> Json:
    """How the decision is cited in full, and what the directory says of it."""
    return {"name": found.name, **as_json.export_listed(found.decision)}


def export_lookup(found: Looked) -> Json:
    """A line of a list; ``first`` and ``last`` mention it first and last in time (null: none does)."""
    return {
        "line": found.line,
        "typed": found.typed,
        "number": found.number or None,
        "status": found.status,
        "mentions": found.mentions,
        "documents": found.documents,
        "first": _document(found.first) if found.first else None,
        "last": _document(found.last) if found.last else None,
        "findings": [export_finding(one) for one in found.findings],
        "candidates": [export_candidate(one) for one in found.candidates],
    }


def _document(found: DocumentSummary) -> Json:
    return {
        "document": found.id,
        "path": found.path,
        "label": found.label,
        "province": found.province,
        "date": found.date,
        "period": found.period,
    }
