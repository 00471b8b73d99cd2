"""Decisions as JSON: traces, mentions, relations, what recurs, what is no longer valid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indexer.decisions.directory import Matrix
from indexer.decisions.repeats import Repeat
from indexer.decisions.survey import Surveyed
from indexer.decisions.tracing import count_provisions
from indexer.decisions.validity import StaleBasis, Step
from indexer.exporting.as_json.fields import Json, pick
from indexer.messages.spoken import say
from indexer.models import (
    Decision,
    Mention,
    StatedRelation,
    Trace,
)
from indexer.text.folding import split_codes


def export_trace(found: Trace, beside: Sequence[Json] = ()) -> Json:
    """Return a trace as ``tracuu trace --json`` prints it; an absent number may come with near ones.

    ``beside`` has more about each decision (``export_validity``, ``export_timeline``), in the same order.
    """
    more = beside or [{}] * len(found.decisions)
    return {
        "query": found.query,
        "status": found.status,
        "decisions": [{**export_decision(d), **extra} for d, extra in zip(found.decisions, more, strict=True)],
        "nearest": [{"canonical": d.canonical, "issuer": d.issuer, "year": d.year} for d in found.nearest],
        "absent": list(found.absent),
    }


def export_decision(found: Decision) -> Json:
    """Return a decision with its mentions, disagreements and relations as ``tracuu trace --json`` prints it."""
    return {
        **export_listed(found),
        "mentions": [export_mention(m) for m in found.mentions],
        "relations": [export_stated_relation(r, found.canonical) for r in found.relations],
    }


def export_timeline(found: Decision) -> Json:
    """Return the first and last mention of a decision, and how often it recurs by province, body and period."""
    dated = sorted(filter(None, (m.document.date or m.document.period for m in found.counted)))
    places = Counter((m.document.province, m.document.issuer, m.document.period) for m in found.counted)
    return {
        "first": dated[0] if dated else None,
        "last": dated[-1] if dated else None,
        "recurrence": [
            {"province": province, "issuer": issuer, "period": key, "mentions": times}
            for (province, issuer, key), times in sorted(places.items(), key=lambda item: str(item[0]))
        ],
    }


def export_validity(stale: Sequence[StaleBasis], steps: Sequence[Step], canonical: str) -> Json:
    """Return the documents that still rely on what was replaced or repealed, and the relations around it, up to two
    steps.
    """
    return {
        "stale_basis": [
            {
                "since": found.since,
                "mention": export_mention(found.mention),
                "ended_by": export_stated_relation(found.ended, canonical),
            }
            for found in stale
        ],
        "around": [{"distance": step.distance, **export_stated_relation(step.relation, canonical)} for step in steps],
    }


def export_listed(found: Decision | Surveyed) -> Json:
    """Return a decision as the directory lists it: without its mentions."""
    provisions = found.provisions if isinstance(found, Surveyed) else count_provisions(found)
    return {
        **pick(found, "canonical", "doc_type", "issuer", "scope", "year", "status"),
        "reasons": [say(one) for one in found.reasons],
        "dates": [{"date": date, "mentions": count} for date, count in found.dates],
        "dismissed": [
            {"kind": one.by.kind, "said": say(one.said), "reason": one.by.reason, "at": one.by.at}
            for one in found.dismissed
        ],
        "document": found.document,
        "provisions": [
            {"provision": provision, "mentions": times, "documents": documents}
            for provision, times, documents in provisions
        ],
        "counts": dict(found.counts),
    }


def export_matrix(found: Matrix) -> Json:
    """Return the recurrence of decisions over periods as JSON."""
    return {
        "periods": list(found.periods),
        "rows": [
            {
                "canonical": row.decision.canonical,
                "decision_issuer": row.decision.issuer,
                "province": row.province or None,
                "issuer": row.issuer or None,
                "counts": row.counts,
            }
            for row in found.rows
        ],
    }


def export_repeat(found: Repeat) -> Json:
    """Return a sentence that reports repeat as JSON."""
    return {
        "kind": found.kind,
        "mentions": [
            {**export_mention(m), "changing_figures": list(figures)}
            for m, figures in zip(found.mentions, found.figures, strict=True)
        ],
    }


def export_mention(found: Mention) -> Json:
    """Return a mention with its citation and quote as JSON."""
    document = found.document
    return {
        "document": document.id,
        **pick(document, "path", "number", "title", "province", "period"),
        "start": found.citation.start,
        "end": found.citation.end,
        "page": document.find_page_at(found.citation.start),
        "recognised": document.recognised,
        "text": found.citation.text,
        "quote": found.quote,
        "quote_start": found.quote_start,
        "date": found.citation.date,
        "odd_day": found.citation.odd_day,
        "treatment": found.citation.treatment,
        "modality": found.citation.modality,
        "subject": found.citation.subject,
        "provisions": list(found.citation.provisions),
    }


def export_stated_relation(found: StatedRelation, canonical: str) -> Json:
    """Return a stated relation; ``other`` is the end of it that is not ``canonical``; both ends are given, too."""
    r = found.relation
    source = found.document.number if r.source == "this" else r.source
    return {
        **pick(r, "kind", "partial", "modality", "since"),
        "source": source,
        "target": r.target,
        "other": source if split_codes(r.target) == split_codes(canonical) else r.target,
        "document": found.document.id,
        "start": r.start,
        "end": r.end,
        "page": found.document.find_page_at(r.start),
        "recognised": found.document.recognised,
        "quote": found.quote,
    }
