"""Where the pages stand on a site: under a prefix, behind a reverse proxy; links, cookies and redirects follow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from indexer.errors import BadInput

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+")


def make_prefix(typed: str) -> str:
    """Return a prefix as it is used: "/tracuu"; "" for none. Raises BadInput.

    >>> make_prefix("tracuu/"), make_prefix("/van-phong/tra-cuu"), make_prefix("/")
    ('/tracuu', '/van-phong/tra-cuu', '')
    """
    plain = typed.strip().strip("/")
    if plain and not _PREFIX.fullmatch(f"/{plain}"):
        raise BadInput(
            f"“{typed[:40]}” không dùng làm tiền tố được: chỉ gồm chữ không dấu, số, dấu - và /. Ví dụ: /tracuu.",
            f"“{typed[:40]}” is no prefix: only letters without diacritics, digits, - and /. For example: /tracuu.",
        )
    return f"/{plain}" if plain else ""


def mount(app: Flask) -> None:
    """Put an application under its ``PREFIX``; with ``BEHIND_PROXY`` believe the X-Forwarded headers of one proxy.

    A proxy may take the prefix off the address or leave it there. Without ``BEHIND_PROXY`` no such header counts.
    """
    prefix = make_prefix(app.config["PREFIX"])
    inner = _Mounted(app.wsgi_app, prefix)
    if app.config["BEHIND_PROXY"]:
        app.wsgi_app = ProxyFix(inner, x_for=1, x_proto=1, x_host=1, x_prefix=0 if prefix else 1)  # type: ignore[method-assign]
    else:
        app.wsgi_app = inner  # type: ignore[method-assign]


class _Mounted:
    """Tells the application where it stands; what a proxy says of that is taken only in a form that is harmless."""

    def __init__(self, app: WSGIApplication, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        told = environ.get("SCRIPT_NAME", "").rstrip("/")
        prefix = self._prefix or (told if _PREFIX.fullmatch(told) else "")
        path = environ.get("PATH_INFO", "")
        if prefix and (path == prefix or path.startswith(prefix + "/")):
            environ["PATH_INFO"] = path[len(prefix) :]
        environ["SCRIPT_NAME"] = prefix
        if environ.get("wsgi.url_scheme") not in ("http", "https"):
            environ["wsgi.url_scheme"] = "http"
        return self._app(environ, start_response)
