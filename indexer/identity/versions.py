"""Papers that are one document: copies of it, and its draft beside the signed one. Their votes count once.

Two papers are one when type, title, body and day are the same, and the number is, or one of them has none yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indexer.models import DocumentSummary
from indexer.text.folding import key_number, make_key

_DAY = len("2025-01-31")
_SHORTEST = 2  # words of a title that tells a document from another


def map_copies(documents: Iterable[DocumentSummary]) -> Mapping[str, str]:
    """id → id of the paper that stands for it; of signed ones the first by id, else of drafts.

    One that OCR read stands for others only where OCR read them all.
    """
    alike: dict[tuple[str, ...], dict[str, DocumentSummary]] = defaultdict(dict)
    for document in documents:
        if (known := _known(document)) is not None:
            alike[known][document.id] = document
    found: dict[str, str] = {}
    for papers in alike.values():
        ordered = sorted(papers.values(), key=lambda d: (d.recognised is not None, d.id))
        numbered = [d for d in ordered if d.number]
        if len({key_number(d.number or "") for d in numbered}) > 1 or len(papers) == 1:
            continue
        chief = (numbered or ordered)[0].id
        found |= {known: chief for known in papers if known != chief}
    return found


def _known(document: DocumentSummary) -> tuple[str, ...] | None:
    title, date = make_key(document.title or ""), document.date or ""
    if len(title.split()) < _SHORTEST or len(date) < _DAY:
        return None
    return document.doc_type or "", title, make_key(document.issuer or ""), date, document.period or ""
