"""Who changed what, and when; each change can be taken back by those who may change something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.exporting.tables import Cells
from indexer.messages.spoken import CHANGE_NAMES, FIELD_NAMES, ROLE_NAMES, say_date, say_period
from indexer.models import CENTRAL
from indexer.office.changes import (
    ChangeNarrowing,
    ChangeRecord,
    count_changes,
    find_change,
    list_changers,
    list_changes,
)
from indexer.office.reversals import undo_change
from web import addresses
from web.collection.open_index import get_collection, get_store
from web.guards.authorship import get_author, get_office
from web.pages import exports
from web.parts.languages import say_value
from web.parts.paging import make_pages
from web.parts.presentation import show_moment

_LISTED = 50
_OF_MENTION = {"canonical": "number", "scope": "province"}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as it is read: ``told`` are lines of what became what, ``address`` of what it is about ("": gone)."""

    change: ChangeRecord
    kind: str
    who: str
    told: tuple[str, ...]
    address: str


def show() -> str:
    """Show the list of changes, the latest first (``/thay-doi``); ``ai`` and ``viec`` narrow it to a person, to a
    kind.
    """
    wanted, page = _read_narrowing(), addresses.read_page_number(request.args)
    total = count_changes(get_office(), wanted)
    rows = list_changes(get_office(), wanted, _LISTED, (page - 1) * _LISTED)
    return render_template(
        "changes.html",
        wanted=wanted,
        total=total,
        rows=list(_list_shown(rows)),
        people=[(f"{name}", name or _("mật khẩu chung")) for name in list_changers(get_office())],
        kinds=[(kind, say_value(name)) for kind, name in CHANGE_NAMES.items()],
        pages=make_pages(total, _LISTED, page, lambda n: addresses.changes(wanted.person, wanted.kind, n)),
    )


def send_table(form: str) -> Response:
    """Send the list of changes, narrowed as on its page, as a table to keep."""
    head: Cells = (_("Lúc"), _("Ai"), _("Việc"), _("Văn bản"), _("Nội dung"), _("Hoàn tác"))
    rows = _list_shown(list_changes(get_office(), _read_narrowing()))
    return exports.make_table_file([head, *_list_table_rows(rows)], form, _("Các thay đổi"))


def undo(number: int) -> ResponseReturnValue:
    """Take a change back and return to the list. Raises BadInput when something changed there since, IndexLocked."""
    change = find_change(get_office(), number)
    if change is None or not change.undoable:
        abort(404)
    by = get_author()
    with get_collection().open_writer() as opened:
        undo_change(opened, get_office(), change, by.name)
    flash(_("Đã hoàn tác."))
    back = request.form.get("ve", "")
    return redirect(request.script_root + addresses.keep_own_address(back) if back else url_for("changes"), 303)


def _read_narrowing() -> ChangeNarrowing:
    return ChangeNarrowing(request.args.get("ai") or None, request.args.get("viec") or None)


def _list_table_rows(rows: Iterable[ShownChange]) -> Iterator[Cells]:
    for one in rows:
        undone = ""
        if one.change.undone_at:
            undone = f"{show_moment(one.change.undone_at)}, {one.change.undone_by or _('mật khẩu chung')}"
        yield show_moment(one.change.at), one.who, one.kind, one.change.label, "; ".join(one.told), undone


def _list_shown(rows: Iterable[ChangeRecord]) -> Iterator[ShownChange]:
    changes = list(rows)
    ids = [one.subject for one in changes if one.kind not in ("dismissal", "retold", "person")]
    there = {text.document.id for text in get_store().texts(ids)}
    for one in changes:
        yield ShownChange(
            one,
            say_value(CHANGE_NAMES[one.kind]),
            _name_author(one),
            tuple(_list_alterations(one)),
            _address(one, there),
        )


def _name_author(one: ChangeRecord) -> str:
    if one.way == "command":
        return str(_("dòng lệnh (%(name)s)", name=one.person)) if one.person else str(_("dòng lệnh"))
    return one.person or str(_("mật khẩu chung"))


def _list_alterations(one: ChangeRecord) -> Iterator[str]:
    """Yield what became what."""
    detail = one.detail
    if one.kind in ("dismissal", "retold"):
        yield _("Lý do: %(reason)s", reason=detail.get("reason", ""))
    elif one.kind == "person":
        yield _describe_person(str(detail.get("what", "")), str(detail.get("role", "")))
    elif one.kind == "upload":
        yield _("Tệp: %(name)s", name=", ".join(str(path).rsplit("/", 1)[-1] for path in detail.get("paths", ())))
    for name, (was, now) in detail.get("values", {}).items():
        label = say_value(FIELD_NAMES[_OF_MENTION.get(name, name)])
        yield f"{label}: {_show_value(name, was)} → {_show_value(name, now)}"


def _describe_person(what: str, role: str) -> str:
    said = {
        "added": _("Thêm vào danh sách"),
        "role": _("Đổi vai trò"),
        "password": _("Đặt lại mật khẩu"),
        "removed": _("Bỏ khỏi danh sách"),
    }
    named = say_value(ROLE_NAMES[role]) if role in ROLE_NAMES else ""
    return ": ".join(filter(None, (str(said.get(what, what)), named)))


def _show_value(name: str, value: str | None) -> str:
    if not value:
        return str(_("chưa rõ"))
    if name == "scope" and value == "national":
        return CENTRAL
    return say_date(value) if name == "date" else say_period(value) if name == "period" else value


def _address(one: ChangeRecord, there: set[str]) -> str:
    if one.kind in ("dismissal", "retold"):
        return addresses.number(one.subject, coquan=one.detail.get("issuer"), nam=one.detail.get("year"))
    return addresses.document(one.subject) if one.subject in there else ""
