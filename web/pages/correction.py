"""The form that corrects what was read wrongly: a document's metadata, or what one of its citations means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import IndexLocked, IndexUnwritable, UnknownDocument
from indexer.indexing import corrections
from indexer.messages.spoken import say_count
from indexer.models import Document
from indexer.office import recorded_changes
from indexer.parsing import parse
from indexer.parsing.citations import key_mention
from indexer.store import Store
from web import addresses
from web.collection.open_index import get_collection, get_store
from web.guards.authorship import get_author, get_office
from web.parts import fields
from web.parts.facts import summarise
from web.parts.fields import Field
from web.parts.languages import say_error


def show(document_id: str) -> ResponseReturnValue:
    """Show the form that corrects a document, or with ``?td=2`` its second citation; keep what is sent, or say what
    is wrong with it.
    """
    document = get_store().document(document_id)
    ordinal = addresses.read_whole_number(request.args.get("td", ""), "td", 1, 999_999)
    if ordinal is None:
        return _correct_document(document)
    if ordinal > len(document.citations):
        raise UnknownDocument(
            f"Văn bản này chỉ có {say_count(len(document.citations))} viện dẫn.",
            f"This document has only {len(document.citations):,} citations.",
        )
    return _correct_citation(document, ordinal - 1)


def show_by_query() -> ResponseReturnValue:
    """Show the same form for an id that the path of an address cannot hold."""
    return show(request.args.get("ma", ""))


def _correct_document(document: Document) -> ResponseReturnValue:
    kept = get_store().corrections(document.id)
    rows = fields.list_document_fields(document, kept, parse(document.source, document.id))
    if request.method != "POST":
        return _show_page(document, rows)
    rows = fields.fill_fields(rows, request.form)
    changed = fields.list_changes(rows)
    rows = fields.judge_fields(rows, changed, corrections.check_value)
    if any(one.error for one in rows):
        return _show_page(document, rows), 400
    if not changed:
        flash(_("Không có gì thay đổi."))
        return redirect(addresses.document(document.id), 303)
    follows = _find_following_issuer(document, changed)
    if follows and request.form.get("co-quan") not in ("giu", "theo"):
        return _show_page(document, rows, follows=follows)
    if follows and request.form["co-quan"] == "giu":
        changed["issuer"] = follows[0]
    try:
        with get_collection().open_writer() as opened:
            _correct(opened, document, lambda: corrections.correct_fields(opened, document.id, changed))
    except (IndexLocked, IndexUnwritable) as error:
        return _show_page(document, rows, say_error(error)), 503
    flash(_("Đã lưu thay đổi. Thay đổi được giữ qua mọi lần lập lại chỉ mục."))
    return redirect(addresses.document(document.id), 303)


def _find_following_issuer(document: Document, changed: Mapping[str, str | None]) -> tuple[str, str] | None:
    """Return (the issuer, what it would be) where another province would give the document another issuer, untold."""
    if changed.get("province") is None or "issuer" in changed:
        return None
    before = document.metadata.issuer
    after = corrections.foresee(get_store(), document.id, changed).metadata.issuer
    return (
        (before.text, after.text if after else "") if before and (after is None or after.text != before.text) else None
    )


def _correct_citation(document: Document, index: int) -> ResponseReturnValue:
    rows = fields.list_citation_fields(document.citations[index])
    if request.method != "POST":
        return _show_page(document, rows, index=index)
    rows = fields.fill_fields(rows, request.form)
    restored = "bo_tat_ca" in request.form
    values = {name: value or "" for name, value in fields.list_changes(rows).items()}
    rows = rows if restored else fields.judge_fields(rows, dict(values), corrections.check_mention)
    if any(one.error for one in rows):
        return _show_page(document, rows, index=index), 400
    back = addresses.correction(document.id, index + 1)  # its place in the text may be far below what is told here
    if not (values or restored):
        flash(_("Không có gì thay đổi."))
        return redirect(back, 303)
    try:
        with get_collection().open_writer() as opened:
            given = None if restored else values
            _correct(opened, document, lambda: corrections.correct_mention(opened, document.id, index, given))
    except (IndexLocked, IndexUnwritable) as error:
        return _show_page(document, rows, say_error(error), index), 503
    flash(_("Đã lưu thay đổi của viện dẫn này."))
    return redirect(back, 303)


def _correct(opened: Store, document: Document, correct: Callable[[], Document]) -> None:
    with recorded_changes.record_correction(opened, get_office(), get_author(), document.id):
        correct()


def _show_page(
    document: Document,
    rows: list[Field],
    refused: str = "",
    index: int | None = None,
    follows: tuple[str, str] | None = None,
) -> str:
    kept = get_store().corrections(document.id)
    names = [key_mention(document.citations, nth) for nth in range(len(document.citations))]
    return render_template(
        "correct.html",
        document=document,
        known=summarise(document),
        fields=rows,
        choices=fields.list_choices(),
        refused=refused,
        follows=follows,
        writable=get_collection().writable,
        index=index,
        corrected=[name in kept for name in names],
        national=fields.NATIONAL,
    )
