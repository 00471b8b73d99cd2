"""What was parsed from a text with even blanks, put back to where it stands in the text as it is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from indexer.models import Document, Metadata, Passage, Source, Value
from indexer.parsing.places import Place
from indexer.text.blanks import EvenText


def put_back(document: Document, source: Source, even: EvenText) -> Document:
    """Return a document that was parsed from even blanks as one of the stored text."""
    text = source.text
    spans = [even.put_back(one.start, one.end) for one in document.citations]
    return replace(
        document,
        source=replace(source, marks=document.source.marks),
        metadata=_put_metadata_back(document.metadata, text, even),
        passages=tuple(
            [Passage(*even.put_back(start, end), kind, parent) for start, end, kind, parent in document.passages]
        ),
        citations=tuple(
            replace(one, start=start, end=end, text=text[start:end])
            for one, (start, end) in zip(document.citations, spans, strict=True)
        ),
        relations=tuple(
            replace(one, start=start, end=end)
            for one in document.relations
            for start, end in (even.put_back(one.start, one.end),)
        ),
    )


def put_place_back(place: Place, even: EvenText) -> Place:
    """Return where the parts of a citation stand in the stored text."""
    head, tail = even.put_back(place.head, place.tail)
    return replace(
        place,
        head=head,
        tail=tail,
        date=even.put_back(*place.date) if place.date else None,
        issuer=even.put_back(*place.issuer) if place.issuer else None,
        subject=even.put_back(*place.subject) if place.subject else None,
    )


_VALUES = ("number", "symbol", "doc_type", "title", "issuer", "province", "place", "date", "signer", "signer_title")


def _put_metadata_back(metadata: Metadata, text: str, even: EvenText) -> Metadata:
    moved: dict[str, Any] = {}
    for name in _VALUES:
        value: Value | None = getattr(metadata, name)
        if value is not None and value.start is not None and value.end is not None:
            start, end = even.put_back(value.start, value.end)
            moved[name] = replace(value, start=start, end=end)
            written = " ".join(text[start:end].split())
            if name == "title" and written.replace(" ", "") == value.text.replace(" ", ""):
                moved[name] = replace(moved[name], text=written)  # a title is told as it is written, words glued or not
    return replace(metadata, **moved)
