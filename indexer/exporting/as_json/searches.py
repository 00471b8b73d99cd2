"""Hits of a search as JSON."""

from __future__ import annotations

from indexer.exporting.as_json.documents import export_summary
from indexer.exporting.as_json.fields import Json
from indexer.messages.spoken import say
from indexer.models import (
    Hit,
    SearchResult,
)
from indexer.searching.result_notes import note_result
from indexer.searching.similarity import Similar


def export_search(result: SearchResult) -> Json:
    """Return a page of hits as ``tracuu search --json`` prints it."""
    return {
        "query": result.query.raw,
        "total": result.total,
        "partial": result.partial,
        "together": result.together,
        "sort": result.sort,
        "did_you_mean": result.did_you_mean or None,
        "hits": [_export_hit(hit) for hit in result.hits],
        "facets": {f.name: [{"value": value, "count": count} for value, count in f.values] for f in result.facets},
        "notes": [say(one) for one in (*note_result(result), *result.query.notes)],
    }


def export_similar(found: Similar) -> Json:
    """Return a document as ``tracuu similar --json`` prints it."""
    return {**export_summary(found.document), "score": round(found.score, 4), "shared": list(found.shared)}


def _export_hit(hit: Hit) -> Json:
    return {
        **export_summary(hit.document),
        "score": round(hit.score, 4),
        "copies": [{"id": copy.id, "path": copy.path} for copy in hit.copies],
        "missing": list(hit.missing),
        "found": [{"in": where, "words": list(words)} for where, words in hit.found],
        "passages": [
            {
                "start": p.start,
                "end": p.end,
                "page": hit.document.find_page_at(p.start),
                "text": p.text,
                "marks": [list(mark) for mark in p.marks],
                "heading": list(p.heading),
                "header": p.header,
            }
            for p in hit.passages
        ],
    }
