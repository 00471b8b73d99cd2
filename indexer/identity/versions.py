"""Papers that are one document: copies of it, and its draft beside the signed one. Their votes count once.

Two papers are one when type, title, body and day are the same, and the number is, or one of them has none yet. A draft
whose day is blank, too, is of the only such paper of its month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indexer.models import DocumentSummary
from indexer.text.folding import key_number, make_key

_DAY, _MONTH = len("2025-01-31"), len("2025-01")
_SHORTEST = 2  # words of a title that tells a document from another


def map_copies(documents: Iterable[DocumentSummary]) -> Mapping[str, str]:
    """Map the id of each copy to that of the paper that stands for it: of signed ones the first by id, else of
    drafts.

    One that OCR read stands for others only where OCR read them all.
    """
    alike: dict[tuple[str, ...], dict[str, DocumentSummary]] = defaultdict(dict)
    blank: dict[tuple[str, ...], list[DocumentSummary]] = defaultdict(list)
    for document in documents:
        if (known := _known(document)) is None:
            continue
        if len(known[-1]) == _DAY:
            alike[known][document.id] = document
        elif document.number is None:  # a draft whose day is left blank, too
            blank[known].append(document)
    _join_drafts(alike, blank)
    found: dict[str, str] = {}
    for papers in alike.values():
        ordered = sorted(papers.values(), key=lambda d: (d.recognised is not None, d.id))
        numbered = [d for d in ordered if d.number]
        if len({key_number(d.number or "") for d in numbered}) > 1 or len(papers) == 1:
            continue
        chief = (numbered or ordered)[0].id
        found |= {known: chief for known in papers if known != chief}
    return found


def _join_drafts(
    alike: dict[tuple[str, ...], dict[str, DocumentSummary]], blank: Mapping[tuple[str, ...], list[DocumentSummary]]
) -> None:
    """Put each draft without a day with the papers of its month, where those are of one day."""
    for key, drafts in blank.items():
        days = [known for known in alike if known[:-1] == key[:-1] and known[-1].startswith(key[-1])]
        if len(days) == 1:
            alike[days[0]].update({draft.id: draft for draft in drafts})


def _known(document: DocumentSummary) -> tuple[str, ...] | None:
    title, date = make_key(document.title or ""), document.date or ""
    if len(title.split()) < _SHORTEST or len(date) < _MONTH:
        return None
    return document.doc_type or "", title, make_key(document.issuer or ""), document.period or "", date
