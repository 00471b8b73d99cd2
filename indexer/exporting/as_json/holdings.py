"""What a collection holds, and how sound it is, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from indexer.exporting.as_json.fields import Json, pick
from indexer.models import (
    Overview,
)
from indexer.models.health import PartFinding


def export_overview(found: Overview) -> Json:
    """Return what the collection holds, as ``tracuu status --json`` prints it."""
    return {
        **pick(found, "documents", "papers", "mentions", "decisions"),
        "provinces": [{"value": name, "count": count} for name, count in found.provinces],
        "periods": [{"province": p, "period": k, "count": count} for p, k, count in found.periods],
        "doc_types": [{"value": name, "count": count} for name, count in found.doc_types],
        "indexed_at": found.indexed_at,
        "rejected": [{"path": r.path, "reason": r.vi, "reason_en": r.en} for r in found.rejected],
    }


def export_health(found: Sequence[PartFinding]) -> Json:
    """Return what was looked at in an index and what repairs it, as ``tracuu doctor --json`` prints it."""
    return {"healthy": all(one.level != "wrong" for one in found), "findings": [asdict(finding) for finding in found]}
