"""Dossiers: documents and quotes that somebody gathers with notes, and takes away as the annex is taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import BadInput
from indexer.exporting.annex import Gathered, annex_dossier
from indexer.models import Document, DocumentSummary
from indexer.office import dossiers, people
from indexer.office.dossiers import WHOLE, Dossier, DossierItem, find_quote, may_change
from web import addresses
from web.collection.open_index import get_store
from web.guards.authorship import get_office
from web.guards.presence import find_presence
from web.pages import exports
from web.parts.facts import summarise
from web.parts.languages import say_error


@dataclass(frozen=True, slots=True)
class ShownItem:
    """Something of a dossier with its document; None when that is no longer in the collection."""

    item: DossierItem
    document: DocumentSummary | None


@dataclass(frozen=True, slots=True)
class ShownDossier:
    """A dossier, whose it is ("" for the office), and whether whoever asks may change it."""

    dossier: Dossier
    owner: str
    changeable: bool


def show() -> ResponseReturnValue:
    """Show the list of dossiers and the form that makes one (``/ho-so``); make the one that is sent."""
    if request.method != "POST":
        return _list()
    sent = request.form
    try:
        made = dossiers.make_dossier(
            get_office(), _find_own_key(), sent.get("ten", ""), sent.get("ghi-chu", ""), shared="chung" in sent
        )
    except BadInput as error:
        return _list(say_error(error)), 400
    return redirect(url_for("dossier", number=made), 303)


def _list(wrong: str = "") -> str:
    every = [_describe_dossier(one) for one in dossiers.list_dossiers(get_office(), _find_own_key())]
    return render_template("dossiers.html", dossiers=every, wrong=wrong, sent=request.form)


def show_dossier(number: int) -> ResponseReturnValue:
    """Show what is in a dossier (``/ho-so/3``); what is sent changes a note, takes something out, names or deletes
    it.
    """
    dossier = _require_dossier(number)
    if request.method != "POST":
        return _show_page(dossier)
    if not _describe_dossier(dossier).changeable:
        abort(403)
    act = _ACTS.get(request.form.get("viec", ""))
    if act is None:
        abort(400)
    try:
        told = act(dossier)
    except BadInput as error:
        return _show_page(dossier, say_error(error)), 400
    flash(told)
    return redirect(url_for("dossiers") if act is _drop else url_for("dossier", number=dossier.id), 303)


def send_annex(number: int, form: str) -> Response:
    """Send a dossier as an annex to keep: Word, Excel or CSV."""
    dossier = _require_dossier(number)
    items = [
        Gathered(one.document, one.start, one.quote, one.note) for one in dossiers.list_items(get_office(), dossier)
    ]
    made = annex_dossier(get_store(), dossier.name, dossier.note, items)
    return exports.make_annex_file(made, form, _("Hồ sơ %(name)s", name=dossier.name))


def add_item() -> ResponseReturnValue:
    """Show the dossiers that a document can go into (``/ho-so/them?ma=...``), or with ``tu`` and ``trich`` a part
    of it; put it into the one that is sent.
    """
    given = request.values
    document = get_store().document(given.get("ma", ""))
    start = addresses.read_whole_number(given.get("tu", ""), "tu", 0, 999_999_999)
    place = WHOLE if start is None else find_quote(document, start, given.get("trich", ""))
    if request.method != "POST" or "ho-so" not in request.form:
        return _show_gathering(document, place)
    try:
        chosen = _choose_dossier(request.form["ho-so"])
        dossiers.add_item(
            get_office(),
            chosen,
            document,
            summarise(document).label,
            place,
            request.form.get("ghi-chu", ""),
            find_presence().name,
        )
    except BadInput as error:
        return _show_gathering(document, place, say_error(error)), 400
    flash(_("Đã thêm vào hồ sơ “%(name)s” (xem ở Bàn làm việc, Hồ sơ).", name=chosen.name))
    return redirect(addresses.document(document.id, at=start if start is not None else None), 303)


def _show_gathering(document: Document, place: tuple[int, str], wrong: str = "") -> str:
    every = [_describe_dossier(one) for one in dossiers.list_dossiers(get_office(), _find_own_key())]
    return render_template(
        "gather.html",
        document=document,
        known=summarise(document),
        start=place[0],
        quote=place[1],
        dossiers=[one for one in every if one.changeable],
        wrong=wrong,
        sent=request.form,
    )


def _choose_dossier(typed: str) -> Dossier:
    """Return the dossier that was chosen, or a new one. Raises BadInput."""
    named = request.form.get("ten-moi", "").strip()
    if named and typed != "moi":
        raise BadInput(
            "Đã gõ tên hồ sơ mới nhưng lại chọn hồ sơ khác. Hãy chọn “Hồ sơ mới”, hoặc xóa tên đã gõ.",
            "A new name is typed, and another dossier is chosen. Choose the new one, or clear its name.",
        )
    if typed == "moi":
        made = dossiers.make_dossier(get_office(), _find_own_key(), named, shared="chung" in request.form)
        return _require_dossier(made)
    found = _require_dossier(int(typed) if typed.isdecimal() and len(typed) < 12 else 0)
    if not _describe_dossier(found).changeable:
        abort(403)
    return found


def _show_page(dossier: Dossier, wrong: str = "") -> str:
    items = dossiers.list_items(get_office(), dossier)
    there = {text.document.id: text.document for text in get_store().texts(list({one.document for one in items}))}
    return render_template(
        "dossier.html",
        shown=_describe_dossier(dossier),
        dossier=dossier,
        items=[ShownItem(one, there.get(one.document)) for one in items],
        wrong=wrong,
    )


def _note(dossier: Dossier) -> str:
    dossiers.note_item(get_office(), dossier, _read_item(), request.form.get("ghi-chu", ""))
    return str(_("Đã lưu ghi chú."))


def _take_out(dossier: Dossier) -> str:
    dossiers.drop_item(get_office(), dossier, _read_item())
    return str(_("Đã bỏ khỏi hồ sơ."))


def _name(dossier: Dossier) -> str:
    sent = request.form
    dossiers.rename_dossier(get_office(), dossier, sent.get("ten", ""), sent.get("ghi-chu", ""), shared="chung" in sent)
    return str(_("Đã lưu."))


def _drop(dossier: Dossier) -> str:
    dossiers.drop_dossier(get_office(), dossier)
    return str(_("Đã xóa hồ sơ “%(name)s”.", name=dossier.name))


_ACTS: Mapping[str, Callable[[Dossier], str]] = {"ghi-chu": _note, "bo": _take_out, "ten": _name, "xoa": _drop}


def _read_item() -> int:
    typed = request.form.get("muc", "")
    return int(typed) if typed.isdecimal() and len(typed) < 12 else 0


def _require_dossier(number: int) -> Dossier:
    found = dossiers.find_dossier(get_office(), _find_own_key(), number)
    if found is None:
        abort(404)
    return found


def _describe_dossier(dossier: Dossier) -> ShownDossier:
    owner = people.find_person(get_office(), dossier.person) if dossier.person else None
    changeable = may_change(dossier, _find_own_key(), editor=find_presence().may("editor"))
    return ShownDossier(dossier, owner.name if owner else "", changeable)


def _find_own_key() -> str:
    return find_presence().key
