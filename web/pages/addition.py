"""Adding documents from a page: files are read, what was understood is shown and corrected, then they are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import BadInput, IndexLocked, IndexUnwritable, describe_system_error
from indexer.indexing import corrections, index
from indexer.indexing.arrivals import keep_file
from indexer.models import DocumentSummary, Rejected
from indexer.office import recorded_changes
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store import Store
from web.collection.open_index import get_collection, get_store
from web.guards import arrivals
from web.guards.arrivals import Arrival
from web.guards.authorship import get_author, get_office
from web.parts import fields
from web.parts.fields import Field
from web.parts.languages import find_language, say_error

SHOWN = ("number", "doc_type", "title", "issuer", "province", "date", "period", "signer")


@dataclass(frozen=True, slots=True)
class ArrivalForm:
    """A file that waits, with the fields that may be corrected before it is kept.

    ``alike`` are documents of the collection that bear its number already; ``taken`` whether it is to be kept.
    """

    n: int
    arrival: Arrival
    fields: tuple[Field, ...] = ()
    alike: tuple[DocumentSummary, ...] = ()
    taken: bool = True


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was kept, with its documents, or why it is not in the collection after all."""

    name: str
    documents: tuple[DocumentSummary, ...] = ()
    refused: str = ""


def show() -> ResponseReturnValue:
    """Show the form that takes files; read what is sent and show what was understood of it. With ``dot``, the key
    of files that were read before, keep those.
    """
    if closed := arrivals.explain_closed():
        return render_template("add.html", closed=closed), 403
    if request.method != "POST":
        return render_template("add.html", most=arrivals.MOST)
    return _keep(request.form["dot"]) if "dot" in request.form else _read()


def _read() -> ResponseReturnValue:
    try:
        read = arrivals.read_sent([*request.files.getlist("tep"), *request.files.getlist("thu-muc")])
    except BadInput as error:
        return render_template("add.html", most=arrivals.MOST, wrong=say_error(error)), 400
    waiting = [one for one in read if one.refused is None]
    key = arrivals.get_arrivals().wait(arrivals.get_owner(), waiting) if waiting else ""
    forms = [_make_form(n, one) for n, one in enumerate(waiting)]
    return _show_page(key, forms, refused=[one for one in read if one.refused is not None])


def _make_form(n: int, arrival: Arrival, sent: Mapping[str, str] | None = None) -> ArrivalForm:
    """Return the form of a file: as it was read, or as it was sent back."""
    if arrival.document is None:
        return ArrivalForm(n, arrival, taken=sent is None or f"{n}-giu" in sent)
    number = arrival.document.metadata.canonical
    alike = _list_alike(number) if number else []
    rows = [one for one in fields.list_document_fields(arrival.document, {}, arrival.document) if one.name in SHOWN]
    if sent is not None:
        prefix = f"{n}-"
        rows = fields.fill_fields(rows, {k.removeprefix(prefix): v for k, v in sent.items() if k.startswith(prefix)})
        rows = fields.judge_fields(rows, fields.list_changes(rows), corrections.check_value)
    return ArrivalForm(n, arrival, tuple(rows), tuple(alike), sent is None or f"{n}-giu" in sent)


def _list_alike(number: str) -> list[DocumentSummary]:
    """Return the documents that bear a number already, each once however many files of it there are."""
    found = get_store().own_documents(find_typed_numbers(number))
    copies = get_store().versions().fold(one.id for one in found)
    return [one for one in found if one.id not in copies]


def _keep(key: str) -> ResponseReturnValue:
    waiting = arrivals.get_arrivals().find(arrivals.get_owner(), key)
    if waiting is None:
        told = _("Các tệp này không còn chờ nữa (đã đưa vào kho, hoặc quá 30 phút). Hãy gửi lại.")
        return render_template("add.html", most=arrivals.MOST, wrong=told), 400
    forms = [_make_form(n, one, request.form) for n, one in enumerate(waiting)]
    if any(one.error for form in forms if form.taken for one in form.fields):
        return _show_page(key, forms), 400
    chosen = [form for form in forms if form.taken]
    try:
        with get_collection().open_writer() as opened:
            kept = _add(opened, chosen)
    except (IndexLocked, IndexUnwritable) as error:
        return _show_page(key, forms, wrong=say_error(error)), 503
    arrivals.get_arrivals().end(key)
    return render_template("add.html", most=arrivals.MOST, kept=kept)


def _add(opened: Store, forms: Sequence[ArrivalForm]) -> list[KeptFile]:
    """Keep the files in the folder and their documents in the collection, with what was corrected."""
    kept: list[KeptFile] = []
    places: list[tuple[ArrivalForm, Path]] = []
    for form in forms:
        try:
            places.append((form, keep_file(arrivals.get_folder(), form.arrival.name, form.arrival.data)))
        except BadInput as error:
            kept.append(KeptFile(form.arrival.name, refused=say_error(error)))
        except OSError as error:
            vi, en = describe_system_error(error)
            kept.append(KeptFile(form.arrival.name, refused=vi if find_language() == "vi" else en))
    report = index(opened, [place for _, place in places])
    refused = {one.path: one for one in report.rejected}
    return [*kept, *(_correct_kept_file(opened, form, place, refused) for form, place in places)]


def _correct_kept_file(opened: Store, form: ArrivalForm, place: Path, refused: Mapping[str, Rejected]) -> KeptFile:
    path = place.as_posix()
    ids = list(opened.contents([path]).get(path, {}))
    changed = fields.list_changes(form.fields)
    if changed and len(ids) == 1:
        corrections.correct_fields(opened, ids[0], changed)
    recorded_changes.record_upload(opened, get_office(), get_author(), path, ids)
    found = tuple(text.document for text in opened.texts(ids))
    why = refused.get(path)
    told = "" if why is None or why.waiting else why.vi if find_language() == "vi" else why.en
    return KeptFile(form.arrival.name, found, told)


def _show_page(key: str, forms: Sequence[ArrivalForm], *, refused: Sequence[Arrival] = (), wrong: str = "") -> str:
    return render_template(
        "add.html",
        key=key,
        forms=forms,
        refused=[(one.name, say_error(one.refused)) for one in refused if one.refused is not None],
        wrong=wrong,
        choices=fields.list_choices(),
        most=arrivals.MOST,
    )
