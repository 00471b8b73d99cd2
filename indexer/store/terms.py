"""The terms of a document: those of its text, and of what is said of it beside the text and may not stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.models import Document, Metadata
from indexer.text.segmentation import Counts, counts

_TITLE = 2  # what a word of the title counts more


def of(document: Document) -> Counts:
    """Every term of a document, counted: what the full text learns of it."""
    return counts(document.source.text, beside(document.metadata))


def beside(metadata: Metadata) -> Sequence[tuple[str, int]]:
    """(text, how often it counts): the title, number, body, province, place and signer.

    >>> from indexer.models import Metadata, Value
    >>> beside(Metadata(title=Value("Kết quả CCHC", "title"), province=Value("Đồng Nai", "record")))
    [('Kết quả CCHC', 2), ('Đồng Nai', 1)]
    """
    values = (metadata.issuer, metadata.province, metadata.place, metadata.signer)
    said = "\n".join(filter(None, [metadata.canonical, *(value.text for value in values if value)]))
    title = metadata.title.text if metadata.title else ""
    return [(text, weight) for text, weight in ((title, _TITLE), (said, 1)) if text]
