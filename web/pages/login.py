"""Entering with the password and leaving."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import TooManyRequests

from web import addresses
from web.guards.entrance import current


def show() -> ResponseReturnValue:
    """The page that asks for the password; with the right one, back to the page that was wanted."""
    entrance = current()
    known = entrance.access()
    back = request.script_root + addresses.ours(request.values.get("ve", ""))
    if known is None or entrance.goes_on(known):
        return redirect(back, 303)
    if request.method != "POST":
        return _page()
    try:
        right = entrance.admits(known, request.form.get("mat_khau", ""), request.remote_addr or "")
    except TooManyRequests as error:
        return _page(_wait(error)), 429, {"Retry-After": str(error.retry_after)}
    if not right:
        return _page(_("Mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt, phím Caps Lock rồi gõ lại.")), 403
    entrance.begin(known)
    return redirect(back, 303)


def leave() -> ResponseReturnValue:
    """End the session."""
    current().end()
    return redirect(url_for("login"), 303)


def _page(said: str = "") -> str:
    return render_template("login.html", said=said, back=addresses.ours(request.values.get("ve", "")))


def _wait(error: TooManyRequests) -> str:
    seconds = error.retry_after if isinstance(error.retry_after, int) else 0
    if seconds > 90:
        return str(_("Đã thử sai nhiều lần. Hãy đợi %(n)s phút rồi thử lại.", n=-(-seconds // 60)))
    return str(_("Đã thử sai nhiều lần. Hãy đợi %(n)s giây rồi thử lại.", n=seconds))
