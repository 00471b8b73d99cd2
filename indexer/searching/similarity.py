"""Documents like a given one: those that cite the same rare decisions and bear a title of the same words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log

from indexer.models import DocumentSummary
from indexer.searching.query import parse_query
from indexer.store.base import Store
from indexer.text import segmentation

_CITED = 40  # decisions of the document that are looked for elsewhere
_READ = 200  # documents for each
_TITLE = 1.0  # what the best title counts, where sharing all citations counts 1


@dataclass(frozen=True, slots=True)
class Similar:
    """A document, how alike it is (0 to 2), and the numbers that both cite, the rarest first."""

    document: DocumentSummary
    score: float
    shared: tuple[str, ...]


def find_similar(store: Store, document_id: str, limit: int = 10, *, total: int = 0) -> list[Similar]:
    """Return the documents most like one of the collection, best first. Raises UnknownDocument.

    ``total`` is the number of documents of the collection; it is counted when it is not given.

    >>> one = store.search(query("tiếp cận điện năng")).documents[0]
    >>> "846/QĐ-UBND" in find_similar(store, one.id)[0].shared
    True
    """
    own = store.document(document_id)
    numbers = list(dict.fromkeys(c.canonical for c in own.citations if c.canonical))[:_CITED]
    scores: dict[str, float] = defaultdict(float)
    shared: dict[str, list[tuple[float, str]]] = defaultdict(list)
    total, mass = total or store.overview().documents, 0.0
    for number, citing in store.citing(numbers).items():
        weight = log(1 + total / max(len(citing), 1))
        mass += weight
        for known in citing[:_READ]:
            scores[known] += weight
            shared[known].append((-weight, number))
    scores = defaultdict(float, {known: score / mass for known, score in scores.items()})
    title = own.metadata.title
    named = (
        store.search(parse_query(" ".join(segmentation.list_typed_words(title.text))), _READ, facets=False).documents
        if title
        else ()
    )
    best = max((ranked.score for ranked in named), default=0.0)
    versions = store.versions()
    for ranked in named:
        scores[versions.find_chief(ranked.id)] += _TITLE * ranked.score / best if best else 0.0
    scores.pop(versions.find_chief(document_id), None)
    first = sorted((known for known, score in scores.items() if score), key=lambda known: (-scores[known], known))
    texts = {text.document.id: text.document for text in store.texts(first[:limit])}
    return [
        Similar(texts[known], scores[known], tuple(number for _, number in sorted(shared[known])))
        for known in first[:limit]
        if known in texts
    ]
