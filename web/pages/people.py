"""People with names, for the administrator: who there is, what each may do, a password anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import BadInput
from indexer.messages.spoken import ROLE_NAMES
from indexer.office import people
from indexer.office.changes import ChangeRecord, record_change
from web.guards.authorship import get_author, get_office
from web.guards.entrance import get_entrance
from web.guards.presence import find_presence
from web.parts.languages import say_error, say_value


def show() -> ResponseReturnValue:
    """Show the list of people, and the form that adds somebody (``/nguoi-dung``); add whoever is sent."""
    if request.method != "POST":
        return _show_page()
    typed = request.form.get("mat_khau", "")
    password = typed or people.make_password()
    name, role = request.form.get("ten", ""), request.form.get("vai_tro", "")
    try:
        made = people.add_person(get_office(), name, role, password, request.form.get("thu", ""))
    except BadInput as error:
        return _show_page(say_error(error)), 400
    _record(made.name, "added", made.role)
    if typed:
        flash(_("Đã thêm %(name)s.", name=made.name))
        return redirect(url_for("people"), 303)
    return _show_page(made=made.name, password=password)


def _show_page(wrong: str = "", made: str = "", password: str = "") -> str:
    access = get_entrance().read_access()
    return render_template(
        "people.html",
        people=people.list_people(get_office()),
        roles=_list_roles(),
        wrong=wrong,
        sent=request.form if wrong else {},
        made=made,
        password=password,
        shared=access is not None and bool(access.hashed),
    )


def show_person(key: str) -> ResponseReturnValue:
    """Show what somebody may do (``/nguoi-dung/<name>``); what is sent changes their role or password, or removes
    them. Raises BadInput for a name that nobody has.
    """
    known = people.require_person(get_office(), key)
    if request.method != "POST":
        return render_template("person.html", person=known, roles=_list_roles())
    try:
        return _ACTS[request.form.get("viec", "")](known)
    except (BadInput, KeyError) as error:
        wrong = say_error(error) if isinstance(error, BadInput) else ""
        return render_template("person.html", person=known, roles=_list_roles(), wrong=wrong), 400


def _give_role(known: people.Person) -> ResponseReturnValue:
    changed = people.set_role(get_office(), known.key, request.form.get("vai_tro", ""))
    _record(changed.name, "role", changed.role)
    flash(_("Đã đổi vai trò của %(name)s.", name=changed.name))
    return redirect(url_for("person", key=changed.key) if find_presence().key != changed.key else url_for("home"), 303)


def _give_password(known: people.Person) -> ResponseReturnValue:
    typed = request.form.get("mat_khau", "")
    password = typed or people.make_password()
    people.set_own_password(get_office(), known.key, password)
    _record(known.name, "password")
    if typed:
        flash(_("Đã đặt lại mật khẩu của %(name)s.", name=known.name))
        return redirect(url_for("person", key=known.key), 303)
    return render_template("person.html", person=known, roles=_list_roles(), password=password)


def _remove(known: people.Person) -> ResponseReturnValue:
    people.remove_person(get_office(), known.key)
    _record(known.name, "removed")
    flash(_("Đã bỏ %(name)s khỏi danh sách người dùng.", name=known.name))
    return redirect(url_for("people"), 303)


def _record(name: str, what: str, role: str = "") -> None:
    detail = {"what": what, "role": role}
    record_change(
        get_office(),
        ChangeRecord.by(get_author(), kind="person", subject=people.key_name(name), label=name, detail=detail),
    )


def _list_roles() -> list[tuple[str, str]]:
    said_of = {
        "reader": _("xem, tìm, theo dõi, lập hồ sơ"),
        "editor": _("thêm: sửa thông tin, thêm và gỡ văn bản, hoàn tác"),
        "administrator": _("thêm: quản lý người dùng"),
    }
    return [(role, f"{say_value(ROLE_NAMES[role])} ({said_of[role]})") for role in people.ROLES]


_ACTS: Mapping[str, Callable[[people.Person], ResponseReturnValue]] = {
    "vai-tro": _give_role,
    "mat-khau": _give_password,
    "bo": _remove,
}
