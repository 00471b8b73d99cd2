"""A document: its text as it reads, what it says of itself, what it cites, and the documents that are like it."""

from __future__ import annotations

from bisect import bisect_right

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.errors import UnknownDocument
from indexer.messages.remarks import find_remark
from indexer.models import Document
from indexer.searching.similarity import find_similar
from web import addresses
from web.collection import other_mentions
from web.collection.open_index import get_store
from web.parts.facts import list_cited, list_facts, summarise
from web.parts.layout import TextLayout
from web.parts.occurrences import find

_SIMILAR = 5
_LONG = 150_000  # characters, from which on a browser is spared what is not on the screen


def show(document_id: str) -> ResponseReturnValue:
    """Show a document; ``?q=`` marks words in it, ``cho=3`` leads to the third place, ``?vt=`` to an offset."""
    document = get_store().document(document_id)
    q = addresses.read_words(request.args)
    at = addresses.read_whole_number(request.args.get("vt", ""), "vt", 0, 999_999_999)
    if at is not None:
        return redirect(addresses.document(document_id, fragment=_find_passage_anchor(document, at), q=q))
    return _show_page(document, q, addresses.read_whole_number(request.args.get("cho", ""), "cho", 1, 999_999) or 0)


def show_by_query() -> ResponseReturnValue:
    """Show the same page for an id that the path of an address cannot hold: ``/van-ban?ma=...``."""
    document_id = request.args.get("ma", "")
    if not document_id:
        raise UnknownDocument.unnamed()
    return show(document_id)


def _show_page(document: Document, q: str, at: int) -> str:
    known = summarise(document)
    found = find(get_store(), document, known, q, at)
    lines = list_cited(document.citations, other_mentions.find_elsewhere(document))
    listed = {citation.start: n for n, line in enumerate(lines, start=1) for citation in line.mentions}
    layout = TextLayout(document, found.spans, found.at, listed)
    return render_template(
        "document.html",
        document=document,
        known=known,
        name=layout.name,
        blocks=layout.list_blocks(),
        contents=layout.list_contents(),
        facts=list_facts(document),
        remarks=[row for mark in document.source.marks if (row := find_remark(mark)) is not None],
        cited=lines,
        similar=find_similar(get_store(), document.id, _SIMILAR, total=get_store().overview().documents),
        others=get_store().others([document.id]).get(document.id, ()),
        q=q,
        found=found,
        long=len(document.source.text) > _LONG,
    )


def _find_passage_anchor(document: Document, offset: int) -> str | None:
    """Return the anchor of the passage that holds an offset."""
    index = bisect_right(document.passages, offset, key=lambda passage: passage.start) - 1
    return f"p{document.passages[index].start}" if index >= 0 else None
