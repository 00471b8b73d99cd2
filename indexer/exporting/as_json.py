"""Results as plain dictionaries: the JSON that the commands and the API print, one contract for both.

Offsets are code points into the document's stored text. Keys and shapes are described in the README.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from indexer.decisions.directory import Matrix
from indexer.decisions.repeats import Repeat
from indexer.decisions.tracing import cited_provisions
from indexer.decisions.validity import StaleBasis, Step
from indexer.messages.spoken import say, say_whole
from indexer.models import (
    Answer,
    Answers,
    Citation,
    Condition,
    Decision,
    Document,
    DocumentSummary,
    Hit,
    Mention,
    Metadata,
    Name,
    Overview,
    Passage,
    Period,
    Relation,
    SearchResult,
    Source,
    StatedRelation,
    Trace,
    Value,
)
from indexer.models.health import PartFinding
from indexer.parsing.structure import list_headings_above
from indexer.reading.doubts import doubtful
from indexer.searching.result_notes import told
from indexer.searching.similar import Similar
from indexer.text.folding import split_codes

if TYPE_CHECKING:
    from indexer.answering.language_model import Phrased

Json = dict[str, Any]

_FIELDS = (
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


def export_extraction(document: Document) -> Json:
    """A document as ``tracuu extract --json`` prints it: metadata, citations, relations."""
    return {
        "path": document.source.path,
        "meta": export_metadata(document.metadata),
        "citations": [export_citation(c) for c in document.citations],
        "relations": [export_relation(r, document.source.text) for r in document.relations],
    }


def read(source: Source) -> Json:
    """How a file was read: its format, its whole text, its pages, what was recognised by OCR and how surely."""
    return {
        "format": source.format,
        "text": source.text,
        "pages": [
            {
                "number": p.number,
                "start": p.start,
                "end": p.end,
                "width": round(p.width, 1),
                "height": round(p.height, 1),
            }
            for p in source.pages
        ],
        "marks": {mark.name: mark.value for mark in source.marks},
        "doubtful": [
            {"start": box.start, "end": box.end, "text": source.text[box.start : box.end], "confidence": box.confidence}
            for box in doubtful(source)
        ],
    }


def export_metadata(found: Metadata) -> Json:
    """Every field's value (null: unknown), the period, and under ``origin`` where each came from."""
    values: dict[str, Value | None] = {name: getattr(found, name) for name in _FIELDS}
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
    """All five keys, null when the period is unknown."""
    if found is None:
        return dict.fromkeys(("kind", "year", "n", "start", "end"))
    return {"kind": found.kind, "year": found.year, "n": found.n, "start": found.start, "end": found.end}


def export_citation(found: Citation) -> Json:
    return {name: getattr(found, name) for name in Citation.__slots__}


def export_relation(found: Relation, text: str) -> Json:
    return {
        "kind": found.kind,
        "partial": found.partial,
        "modality": found.modality,
        "since": found.since,
        "source": found.source,
        "target": found.target,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "source_text": found.source_text,
    }


def export_document(document: Document) -> Json:
    """A whole document as ``tracuu show --json`` prints it."""
    text = document.source.text
    return {
        "id": document.id,
        **export_extraction(document),
        "format": document.source.format,
        "sha256": document.source.sha256,
        "text": text,
        "passages": [_passage(document, index, p) for index, p in enumerate(document.passages)],
    }


def _passage(document: Document, index: int, found: Passage) -> Json:
    return {
        "start": found.start,
        "end": found.end,
        "kind": found.kind,
        "heading": list(list_headings_above(document.source.text, document.passages, index)),
    }


def export_summary(document: DocumentSummary) -> Json:
    return {
        "id": document.id,
        "path": document.path,
        "number": document.number,
        "title": document.title,
        "doc_type": document.doc_type,
        "issuer": document.issuer,
        "province": document.province,
        "date": document.date,
        "period": document.period,
        "mentions": document.mentions,
    }


def export_search(result: SearchResult) -> Json:
    """A page of hits as ``tracuu search --json`` prints it."""
    return {
        "query": result.query.raw,
        "total": result.total,
        "partial": result.partial,
        "together": result.together,
        "sort": result.sort,
        "did_you_mean": result.did_you_mean or None,
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {f.name: [{"value": value, "count": count} for value, count in f.values] for f in result.facets},
        "notes": [say(one) for one in (*told(result), *result.query.notes)],
    }


def export_similar(found: Similar) -> Json:
    """A document as ``tracuu similar --json`` prints it."""
    return {**export_summary(found.document), "score": round(found.score, 4), "shared": list(found.shared)}


def _hit(hit: Hit) -> Json:
    return {
        **export_summary(hit.document),
        "score": round(hit.score, 4),
        "missing": list(hit.missing),
        "found": [{"in": where, "words": list(words)} for where, words in hit.found],
        "passages": [
            {
                "start": p.start,
                "end": p.end,
                "page": hit.document.page_at(p.start),
                "text": p.text,
                "marks": [list(mark) for mark in p.marks],
                "heading": list(p.heading),
                "header": p.header,
            }
            for p in hit.passages
        ],
    }


def export_trace(found: Trace, beside: Sequence[Json] = ()) -> Json:
    """A trace as ``tracuu trace --json`` prints it; an absent number may come with near ones.

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
    return {
        "canonical": found.canonical,
        "doc_type": found.doc_type,
        "issuer": found.issuer,
        "scope": found.scope,
        "year": found.year,
        "status": found.status,
        "reasons": [say(one) for one in found.reasons],
        "dates": [{"date": date, "mentions": count} for date, count in found.dates],
        "dismissed": [
            {"kind": one.by.kind, "said": say(one.said), "reason": one.by.reason, "at": one.by.at}
            for one in found.dismissed
        ],
        "document": found.document,
        "mentions": [export_mention(m) for m in found.mentions],
        "relations": [export_stated_relation(r, found.canonical) for r in found.relations],
        "provisions": [
            {"provision": provision, "mentions": times, "documents": documents}
            for provision, times, documents in cited_provisions(found)
        ],
        "counts": dict(found.counts),
    }


def export_timeline(found: Decision) -> Json:
    """First and last mention, and how often it recurs by province, body and period."""
    dated = sorted(filter(None, (m.document.date or m.document.period for m in found.mentions)))
    places = Counter((m.document.province, m.document.issuer, m.document.period) for m in found.mentions)
    return {
        "first": dated[0] if dated else None,
        "last": dated[-1] if dated else None,
        "recurrence": [
            {"province": province, "issuer": issuer, "period": key, "mentions": times}
            for (province, issuer, key), times in sorted(places.items(), key=lambda item: str(item[0]))
        ],
    }


def export_validity(stale: Sequence[StaleBasis], steps: Sequence[Step], canonical: str) -> Json:
    """Documents that still rely on what was replaced or repealed, and the relations around, up to two steps."""
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


def export_listed(found: Decision) -> Json:
    """A decision as the directory lists it: without its mentions."""
    whole = export_decision(found)
    return {name: whole[name] for name in whole if name not in ("mentions", "relations")}


def export_matrix(found: Matrix) -> Json:
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
    return {
        "kind": found.kind,
        "mentions": [
            {**export_mention(m), "changing_figures": list(figures)}
            for m, figures in zip(found.mentions, found.figures, strict=True)
        ],
    }


def export_mention(found: Mention) -> Json:
    document = found.document
    return {
        "document": document.id,
        "path": document.path,
        "number": document.number,
        "title": document.title,
        "province": document.province,
        "period": document.period,
        "start": found.citation.start,
        "end": found.citation.end,
        "page": document.page_at(found.citation.start),
        "text": found.citation.text,
        "quote": found.quote,
        "quote_start": found.quote_start,
        "date": found.citation.date,
        "treatment": found.citation.treatment,
        "modality": found.citation.modality,
        "subject": found.citation.subject,
        "provisions": list(found.citation.provisions),
    }


def export_stated_relation(found: StatedRelation, canonical: str) -> Json:
    """``other`` is the end of the relation that is not ``canonical``; both ends are given, too."""
    r = found.relation
    source = found.document.number if r.source == "this" else r.source
    return {
        "kind": r.kind,
        "partial": r.partial,
        "modality": r.modality,
        "since": r.since,
        "source": source,
        "target": r.target,
        "other": source if split_codes(r.target) == split_codes(canonical) else r.target,
        "document": found.document.id,
        "start": r.start,
        "end": r.end,
        "page": found.document.page_at(r.start),
        "quote": found.quote,
    }


def export_answers(found: Answers, phrased: Phrased | None = None) -> Json:
    """An answer or refusal as ``tracuu ask --json`` prints it, with what was understood of the question.

    What a language model made of the quotes stands under ``phrased``, only when one was asked.
    """
    told = {} if phrased is None else {"phrased": _phrased(phrased)}
    return {
        "question": found.question,
        "status": found.status,
        "kind": found.kind,
        "filters": {name: list(getattr(found.filters, name)) for name in ("province", "year", "quarter")},
        "conditions": [_condition(c) for c in found.conditions],
        "removed": [_condition(c) for c in found.removed],
        "notes": [say_whole(one) for one in found.notes],
        "answers": [_answer(a) for a in found.answers],
        "nearest": [_answer(a) for a in found.nearest],
        "searched": {"documents": found.searched},
        **told,
    }


def _phrased(found: Phrased) -> Json:
    return {
        "sentences": [{"text": one.text, "quotes": list(one.quotes)} for one in found.sentences],
        "dropped": found.dropped,
        "sent_to": found.place,
        "model": found.model,
        "quotes_sent": found.sent,
        "problem": found.vi or None,
        "problem_en": found.en or None,
    }


def _condition(found: Condition) -> Json:
    return {
        "name": found.name,
        "value": found.value,
        "text": f"{say(Name('condition', found.name))}: {say(found.text)}",
    }


def _answer(found: Answer) -> Json:
    return {
        "text": found.text,
        "quote": found.quote,
        "document": found.document.id,
        "path": found.document.path,
        "title": found.document.title,
        "number": found.document.number,
        "start": found.start,
        "end": found.end,
        "page": found.document.page_at(found.start),
        "score": round(found.score, 4),
        "place": found.place if found.place >= 0 else None,
        "column": found.column or None,
    }


def export_overview(found: Overview) -> Json:
    """What the collection holds, as ``tracuu status --json`` prints it."""
    return {
        "documents": found.documents,
        "mentions": found.mentions,
        "decisions": found.decisions,
        "provinces": [{"value": name, "count": count} for name, count in found.provinces],
        "periods": [{"province": p, "period": k, "count": count} for p, k, count in found.periods],
        "doc_types": [{"value": name, "count": count} for name, count in found.doc_types],
        "indexed_at": found.indexed_at,
        "rejected": [{"path": r.path, "reason": r.vi, "reason_en": r.en} for r in found.rejected],
    }


def export_health(found: Sequence[PartFinding]) -> Json:
    """What was looked at in an index and what repairs it, as ``tracuu doctor --json`` prints it."""
    return {"healthy": all(one.level != "wrong" for one in found), "findings": [asdict(finding) for finding in found]}
