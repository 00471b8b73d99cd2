"""What somebody sets for themselves: a password, where letters go, tokens for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import TooManyRequests

from indexer.errors import BadInput
from indexer.office import people
from indexer.office.mail import read_environment
from indexer.office.people import Person
from indexer.office.recipients import find_office, set_office
from web.guards.authorship import get_office
from web.guards.entrance import get_entrance
from web.guards.presence import find_presence
from web.parts.languages import say_error


def show() -> ResponseReturnValue:
    """Show the page of one's own account (``/tai-khoan``); keep what is sent, or say what is wrong with it."""
    who = find_presence()
    known = people.find_person(get_office(), who.key) if who.way == "named" else None
    if known is None:
        return _show_office(editing=who.may("editor"))
    if request.method != "POST":
        return _show_page(known)
    act = _ACTS.get(request.form.get("viec", ""))
    try:
        return act(known) if act else _show_page(known)
    except BadInput as error:
        return _show_page(known, wrong=say_error(error)), 400


def _show_office(*, editing: bool) -> ResponseReturnValue:
    """Return what is set for the office, by those who came in without a name of their own."""
    wrong = ""
    if request.method == "POST" and editing and request.form.get("viec") == "thu":
        try:
            set_office(get_office(), request.form.get("thu", ""), request.form.get("lich", ""))
        except BadInput as error:
            wrong = say_error(error)
        else:
            flash(_("Đã lưu."))
            return redirect(url_for("account"), 303)
    page = render_template(
        "account.html", person=None, office=find_office(get_office()), wrong=wrong, mailing=_can_mail()
    )
    return page, 400 if wrong else 200


def _can_mail() -> bool:
    """Does a mail server stand ready?"""
    try:
        return read_environment() is not None
    except BadInput:
        return False


def _show_page(known: Person, wrong: str = "", token: str = "") -> str:
    tokens = people.list_tokens(get_office(), known.key)
    return render_template("account.html", person=known, tokens=tokens, wrong=wrong, token=token, mailing=_can_mail())


def _change_password(known: Person) -> ResponseReturnValue:
    entrance, access = get_entrance(), get_entrance().read_access()
    old = request.form.get("cu", "")
    try:
        right = access is not None and entrance.admit(access, known.key, old, request.remote_addr or "")
    except TooManyRequests:
        right = None
    if not right:
        raise BadInput("Mật khẩu đang dùng không đúng.", "The present password is wrong.")
    people.set_own_password(get_office(), known.key, request.form.get("moi", ""))
    entrance.begin(people.require_person(get_office(), known.key))
    flash(_("Đã đổi mật khẩu. Ở máy khác phải đăng nhập lại."))
    return redirect(url_for("account"), 303)


def _change_letters(known: Person) -> ResponseReturnValue:
    people.set_letters(get_office(), known.key, request.form.get("thu", ""), request.form.get("lich", ""))
    flash(_("Đã lưu."))
    return redirect(url_for("account"), 303)


def _add_token(known: Person) -> ResponseReturnValue:
    return _show_page(known, token=people.make_token(get_office(), known.key, request.form.get("nhan", "")))


def _remove_token(known: Person) -> ResponseReturnValue:
    chosen = request.form.get("ma", "")
    people.remove_token(get_office(), known.key, int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0)
    flash(_("Đã xóa mã truy cập; chương trình dùng mã ấy không vào được nữa."))
    return redirect(url_for("account"), 303)


_ACTS: Mapping[str, Callable[[Person], ResponseReturnValue]] = {
    "mat-khau": _change_password,
    "thu": _change_letters,
    "them-ma": _add_token,
    "xoa-ma": _remove_token,
}
