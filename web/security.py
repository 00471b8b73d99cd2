"""What every request must be and every response must carry, whatever page it is for."""

from __future__ import annotations

from ipaddress import ip_address

from flask import Flask, Response, abort, current_app, request

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; script-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guard(app: Flask) -> None:
    """Refuse other methods than reading and other hosts than this computer; set the headers on every answer."""

    @app.before_request
    def check() -> None:
        if not known_host(request.environ.get("HTTP_HOST", ""), current_app.config["HOSTS"]):
            abort(421)
        if request.method not in ("GET", "HEAD"):
            abort(405, valid_methods=["GET", "HEAD"])

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def known_host(header: str, allowed: tuple[str, ...]) -> bool:
    """Whether a Host header names this computer, or a name that was allowed: no other site's name can reach us.

    >>> known_host("localhost:8000", ()), known_host("[::1]:8000", ()), known_host("evil.example", ())
    (True, True, False)
    """
    name = header.partition("]")[0].removeprefix("[") if header.startswith("[") else header.rpartition(":")[0] or header
    return is_loopback(name) or name.lower() in {host.lower() for host in allowed}


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only mean this computer.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
