"""Entering, with the password for all or with a name and a password of one's own, and leaving."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import TooManyRequests

from indexer.office.access import Access
from indexer.office.people import list_people
from web import addresses
from web.guards.entrance import get_entrance


def show() -> ResponseReturnValue:
    """Show the page that asks for the password; with a right one, redirect to the page that was wanted."""
    entrance = get_entrance()
    known = entrance.read_access()
    back = request.script_root + addresses.keep_own_address(request.values.get("ve", ""))
    if known is None or entrance.recognise(known):
        return redirect(back, 303)
    if request.method != "POST":
        return _show_page(known)
    name, typed = request.form.get("ten", ""), request.form.get("mat_khau", "")
    try:
        found = entrance.admit(known, name, typed, request.remote_addr or "")
    except TooManyRequests as error:
        return _show_page(known, _wait(error)), 429, {"Retry-After": str(error.retry_after)}
    if found is None:
        return _show_page(known, _say_wrong_password(name)), 403
    entrance.begin(found)
    return redirect(back, 303)


def leave() -> ResponseReturnValue:
    """End the session and redirect to the page that asks for the password."""
    get_entrance().end()
    return redirect(url_for("login"), 303)


def _show_page(known: Access, said: str = "") -> str:
    """Show the form; it asks for a name where there are people with names."""
    return render_template(
        "login.html",
        said=said,
        back=addresses.keep_own_address(request.values.get("ve", "")),
        named=bool(list_people(get_entrance().office)),
        shared=bool(known.hashed),
        name=request.form.get("ten", ""),
    )


def _say_wrong_password(name: str) -> str:
    if name.strip():
        return str(_("Tên hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt, phím Caps Lock rồi gõ lại."))
    return str(_("Mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt, phím Caps Lock rồi gõ lại."))


def _wait(error: TooManyRequests) -> str:
    seconds = error.retry_after if isinstance(error.retry_after, int) else 0
    if seconds > 90:
        return str(_("Đã thử sai nhiều lần. Hãy đợi %(n)s phút rồi thử lại.", n=-(-seconds // 60)))
    return str(_("Đã thử sai nhiều lần. Hãy đợi %(n)s giây rồi thử lại.", n=seconds))
