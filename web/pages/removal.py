"""Taking a document out of the collection from its page, after a question."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import IndexLocked, IndexUnwritable
from indexer.office import recorded_changes
from web.collection.open_index import get_collection, get_store
from web.guards.authorship import get_author, get_office
from web.parts.facts import summarise
from web.parts.languages import say_error


def show(document_id: str) -> ResponseReturnValue:
    """Ask whether a document is to leave the collection; when that is sent, remove it and show the list of changes,
    where it can be taken back.
    """
    document = get_store().document(document_id)
    refused = ""
    if request.method == "POST":
        try:
            with get_collection().open_writer() as opened:
                recorded_changes.remove_documents(opened, get_office(), get_author(), [document.id])
        except (IndexLocked, IndexUnwritable) as error:
            refused = say_error(error)
        else:
            flash(_("Đã gỡ %(name)s khỏi kho. Muốn đưa lại, hãy hoàn tác ở đây.", name=summarise(document).label))
            return redirect(url_for("changes"), 303)
    page = render_template(
        "remove.html",
        document=document,
        known=summarise(document),
        others=get_store().others([document.id]).get(document.id, ()),
        refused=refused,
        writable=get_collection().writable,
    )
    return page, 503 if refused else 200


def show_by_query() -> ResponseReturnValue:
    """Ask the same for an id that the path of an address cannot hold."""
    return show(request.args.get("ma", ""))
