"""What every request must be and every response must carry, whatever page it is for.

In this order: for a host that is ours, by a method that its page takes, not too large, not from another site's
page, by somebody who has entered, with the token of the form that it comes from, and by somebody whose role it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, redirect, request, session, url_for
from flask_wtf import CSRFProtect
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import MethodNotAllowed, Unauthorized
from werkzeug.wrappers import Response as AnyResponse

from indexer.errors import Closed
from indexer.office.access import Access
from web import addresses as pages
from web.guards import entrance, presence

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; script-src 'self'; connect-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

LIMITS: dict[str, Any] = {
    "PROVIDE_AUTOMATIC_OPTIONS": False,
    "MAX_CONTENT_LENGTH": 20 * 2**20,  # bytes of a request's body
    "MAX_FORM_MEMORY_SIZE": 4 * 2**20,  # of them, what is not a file
    "MAX_FORM_PARTS": 200,
    "WTF_CSRF_CHECK_DEFAULT": False,  # it is done below, after what comes first
    "WTF_CSRF_TIME_LIMIT": None,  # a token lasts as long as its session
    "WTF_CSRF_SSL_STRICT": False,  # wants a Referer, which our pages do not send: _check_origin stands for it
}
"""Settings of Flask and Flask-WTF."""
_READING = ("GET", "HEAD")
_OPEN = frozenset({"login", "leave", "language"})
"""Endpoints for those who have not entered yet."""
_STRANGERS = 64 * 2**10
_PROGRAMS = "/api/"
_FEEDS = frozenset({"results_feed", "decision_feed"})
"""Endpoints that programs ask for, too: they cannot be sent to a form."""

_HOST = re.compile(r"(?:\[(?P<inside>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:/@\[\]\\]+))(?::\d{1,5})?")
_View = TypeVar("_View", bound=Callable[..., Any])


def exempt(view: _View) -> _View:
    """Let a view take a POST without a form's token: for programs, which have none and send no cookie by chance.

    It must change nothing. A browser's request still has to come from our own pages.
    """
    vars(view)["exempt"] = True
    return view


def guard(app: Flask) -> None:
    """Check every request before its view, and set the headers on every answer."""
    csrf = CSRFProtect(app)

    @app.before_request
    def check() -> AnyResponse | None:
        _check_request()
        refused = _redirect_stranger()
        if refused is None and request.method not in _READING and not _is_exempt():
            csrf.protect()
        if refused is None and request.endpoint != "static":
            presence.check_role(request.endpoint or "")
        return refused

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if "stamp" in session and request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def _check_request() -> None:
    """What can be said of a request without knowing who sends it."""
    config = current_app.config
    if not is_known_host(request.environ.get("HTTP_HOST", ""), config["HOSTS"], addresses=config["EXPOSED"]):
        abort(421)
    if request.method not in _READING:
        declared = request.url_rule.methods if request.url_rule is not None else None
        if request.method == "OPTIONS" or request.method not in (declared or ()):
            abort(405, valid_methods=_list_valid_methods())
        _check_origin()
    if (request.content_length or 0) > _find_largest_body():
        abort(413)


def _list_valid_methods() -> tuple[str, ...]:
    """Return the methods that this address takes, else those that only read."""
    fault = request.routing_exception
    taken = fault.valid_methods if isinstance(fault, MethodNotAllowed) else None
    return tuple(sorted(taken)) if taken else _READING


def _find_largest_body() -> int:
    """Return bytes that a request's body may have: what is not a file is parsed in memory, and strangers send
    little.
    """
    config = current_app.config
    if request.endpoint in _OPEN:
        return int(min(_STRANGERS, config["MAX_CONTENT_LENGTH"]))
    plain = request.mimetype == "application/x-www-form-urlencoded"
    return int(config["MAX_FORM_MEMORY_SIZE" if plain else "MAX_CONTENT_LENGTH"])


def _check_origin() -> None:
    """A browser says where a request comes from: from our own pages, or not at all.

    Our pages send "null" as their origin, because they tell no referrer; where a token is asked for, that will do.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin", "none"):
        abort(403)
    if origin is None or (origin == "null" and (not _is_exempt() or site == "same-origin")):
        return
    if urlsplit(origin).netloc.lower() != request.host.lower():
        abort(403)


def _redirect_stranger() -> AnyResponse | None:
    """Return where somebody who has not entered is sent. Raises Closed when nobody can be let in."""
    if request.endpoint == "static":
        return None
    door = entrance.get_entrance()
    known = door.read_access()
    if known is None:
        if current_app.config["EXPOSED"] or current_app.config["BEHIND_PROXY"]:
            raise Closed(
                "Chưa đặt mật khẩu nên chưa mở cho máy khác được. Hãy chạy trên máy chủ: tracuu password.",
                "There is no password, so other computers are not served. Run on the server: tracuu password.",
            )
        g.presence = presence.OPEN
        return None
    found = door.recognise(known)
    if found is None and request.endpoint not in _OPEN:
        if not (request.path.startswith(_PROGRAMS) or request.endpoint in _FEEDS):
            return _redirect_to_login()
        found = _check_program(known)
    if found is not None:
        g.presence = found
    return None


def _redirect_to_login() -> AnyResponse:
    return redirect(url_for("login", ve=None if request.path == "/" else pages.here()), 303)


def _check_program(known: Access) -> presence.Presence:
    """A program sends a token of its owner (HTTP Bearer, or Basic with the owner's name), or the password for all
    (Basic, any name). Raises Unauthorized, TooManyRequests."""
    found = entrance.get_entrance().admit_program(known, request.authorization, request.remote_addr or "")
    if found is None:
        raise Unauthorized(www_authenticate=WWWAuthenticate("basic", {"realm": "tracuu", "charset": "UTF-8"}))
    return found


def _is_exempt() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return bool(getattr(view, "exempt", False))


def is_known_host(header: str, allowed: tuple[str, ...], *, addresses: bool = False) -> bool:
    """Tell whether a Host header names this computer, or a name that was allowed: no other site's name can reach us.

    ``addresses`` lets in every plain address, too: a name can be made to lead here by whoever owns it, an address
    cannot.

    >>> is_known_host("localhost:8000", ()), is_known_host("[::1]:8000", ()), is_known_host("evil.example", ())
    (True, True, False)
    >>> is_known_host("192.168.1.5:8000", ()), is_known_host("192.168.1.5:8000", (), addresses=True)
    (False, True)
    """
    found = _HOST.fullmatch(header)
    if found is None:
        return False
    name = found["inside"] or found["name"]
    if is_loopback(name) or name.lower() in {host.lower() for host in allowed}:
        return True
    return addresses and _is_address(name)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only mean this computer.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    if host.lower().rstrip(".") == "localhost":
        return True
    return _is_address(host) and ip_address(host).is_loopback


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
