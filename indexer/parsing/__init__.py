"""A source's text → a document: header, structure, citations, relations. ``parse`` is the one verb."""

from __future__ import annotations

from indexer.models import Document, Source
from indexer.parsing.citations import Text, find_mentions, freeze
from indexer.parsing.header import read_header
from indexer.parsing.issuers import Own, units_in
from indexer.parsing.relations import find_relations
from indexer.parsing.structure import blocks, passages

__all__ = ["parse"]


def parse(source: Source, document_id: str) -> Document:
    """Understand a source: never raises on any text; what cannot be told stays unknown.

    >>> parse(Source("a.txt", "text", "Thực hiện Quyết định số 846/QĐ-UBND.", "", 0), "a").citations[0].canonical
    '846/QĐ-UBND'
    """
    text = source.text
    header = read_header(source)
    metadata = header.metadata
    found = blocks(text, header.title)
    own = Own(
        metadata.issuer.text if metadata.issuer else None,
        metadata.province.text if metadata.province else None,
        units_in(text),
    )
    forms = Text.of(text)
    mentions = find_mentions(forms, found, own, header.own_number, metadata.canonical)
    return Document(
        document_id,
        source,
        metadata,
        passages(text, found, header.title),
        freeze(forms, mentions, own),
        find_relations(forms, mentions),
    )
