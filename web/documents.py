"""A document: its text as it reads, what it says of itself, and what it cites."""

from __future__ import annotations

from bisect import bisect_right

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.errors import UnknownDocument
from indexer.models import Document, DocumentSummary, StoredText
from indexer.passages import best_passages
from indexer.query import parse
from web import addresses
from web.collection import store
from web.facts import cited, facts, summary
from web.layout import Layout
from web.marking import Span, telling


def show(document_id: str) -> ResponseReturnValue:
    """The page of a document; ``?q=`` marks words in it, ``?vt=`` leads to the passage that holds an offset."""
    document = store().document(document_id)
    q = addresses.words(request.args)
    at = addresses.whole_number(request.args.get("vt", ""), "vt", 0, 999_999_999)
    if at is not None:
        return redirect(addresses.document(document_id, fragment=_passage_at(document, at), q=q))
    known = summary(document)
    found = _found(document, known, q)
    layout = Layout(document, found)
    return render_template(
        "document.html",
        document=document,
        known=known,
        blocks=layout.blocks(),
        contents=layout.contents(),
        facts=facts(document),
        cited=cited(document.citations),
        q=q,
        found=found,
        first=_passage_at(document, found[0][0]) if found else None,
    )


def by_query() -> ResponseReturnValue:
    """The same for an id that an address's path cannot hold: ``/van-ban?ma=...``."""
    document_id = request.args.get("ma", "")
    if not document_id:
        raise UnknownDocument("Địa chỉ này thiếu mã văn bản.", "This address lacks the document's id.")
    return show(document_id)


def _found(document: Document, known: DocumentSummary, q: str) -> tuple[Span, ...]:
    """Where the words of a query stand in the text."""
    if not q:
        return ()
    stored = StoredText(known, document.source.text, document.passages)
    marks = (mark for best in best_passages(parse(q), [stored])[0] for mark in best.marks)
    return telling(document.source.text, marks)


def _passage_at(document: Document, offset: int) -> str | None:
    """The anchor of the passage that holds an offset."""
    index = bisect_right(document.passages, offset, key=lambda passage: passage.start) - 1
    return f"p{document.passages[index].start}" if index >= 0 else None
