"""A comparison of two documents as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.comparing import Change, ComparedLine, ComparedSection, Comparison
from indexer.exporting.as_json.documents import export_summary
from indexer.exporting.as_json.fields import Json, pick
from indexer.models import Document, Passage


def export_comparison(found: Comparison) -> Json:
    """Return the comparison of two documents as ``tracuu compare --json`` prints it; "left" is the first one."""
    counts = found.counts
    return {
        "left": export_summary(found.left.summary),
        "right": export_summary(found.right.summary),
        "counts": {name: counts[name] for name in ("same", "changed", "figures", "gone", "new")},
        "sections": [_export_section(found, one) for one in found.sections],
        "citations": [
            {**pick(one.citation, "canonical", "doc_type", "issuer"), **pick(one, "status", "left", "right")}
            for one in found.citations
        ],
    }


def _export_section(found: Comparison, one: ComparedSection) -> Json:
    return {
        "left": _export_heading(found.left, one.left),
        "right": _export_heading(found.right, one.right),
        "lines": [_export_line(found, line) for line in one.lines],
    }


def _export_heading(document: Document, passage: Passage | None) -> str | None:
    return document.source.text[passage.start : passage.end] if passage else None


def _export_line(found: Comparison, one: ComparedLine) -> Json:
    return {
        "status": one.status,
        "figures": one.figures,
        "left": _export_side(found.left, one.left, one.left_changes),
        "right": _export_side(found.right, one.right, one.right_changes),
    }


def _export_side(document: Document, passage: Passage | None, changes: Sequence[Change]) -> Json | None:
    if passage is None:
        return None
    text = document.source.text[passage.start : passage.end]
    return {
        **pick(passage, "start", "end", "kind"),
        "text": text,
        "changes": [pick(change, "start", "end", "figure") for change in changes],
    }
