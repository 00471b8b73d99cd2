"""The server's sockets (waitress): how large a request may be, how long it may take, how many there may be."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any

from waitress import create_server  # type: ignore[import-untyped]
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.parser import HTTPRequestParser, ParsingError  # type: ignore[import-untyped]
from waitress.server import TcpWSGIServer  # type: ignore[import-untyped]
from waitress.task import ErrorTask  # type: ignore[import-untyped]
from waitress.utilities import RequestEntityTooLarge  # type: ignore[import-untyped]

from web.guards.security import HEADERS

THREADS = 8
PATIENCE = 120
"""Seconds for a request to arrive whole, and for a connection to be idle."""
CONNECTIONS = 400
EACH = 256
"""Connections that one address may hold: the others are for everybody else."""
HEADER = 64 * 2**10  # bytes: an address may hold a long query twice, the second time to come back to
_DRAINED = 10
"""A body up to so many times too large is read and dropped, so that the browser gets to read the answer."""

_WORDS = {
    400: (
        "Máy chủ không hiểu yêu cầu này. Hãy mở lại trang từ trang chủ.",
        "The server cannot make sense of this request.",
    ),
    413: (
        "Dữ liệu gửi lên quá lớn. Hãy chọn tệp nhỏ hơn hoặc chia nhỏ văn bản.",
        "What was sent is too large. Choose a smaller file.",
    ),
    431: (
        "Địa chỉ hoặc phần đầu của yêu cầu quá dài. Hãy rút ngắn câu tìm.",
        "The address or the header of the request is too long.",
    ),
}


STRANGERS = 64 * 2**10
"""Bytes that somebody who has not entered may send."""

Trusts = Callable[[Mapping[str, str], str], bool]
"""Whether a request with these headers (``COOKIE``, ``AUTHORIZATION``), from this address, is of somebody who is in."""


def listen(
    app: Any, listening: socket.socket, *, largest: int, proxied: bool, trusts: Trusts, patience: int = PATIENCE
) -> Any:
    """Open a socket and return a server on it that waits for ``run``. ``largest`` is in bytes of a body,
    ``patience`` in seconds.

    Without ``proxied`` what a request says of proxies is dropped before anything sees it, and one address holds only
    so many connections. What a stranger sends is not kept: ``trusts`` tells who is none.
    """
    server = create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident="tracuu",
        channel_timeout=patience,
        cleanup_interval=max(1, min(5, patience // 2)),
        connection_limit=CONNECTIONS,
        max_request_header_size=HEADER,
        max_request_body_size=largest + 1,  # waitress refuses what reaches it
        inbuf_overflow=largest + 1,  # what is sent stays in memory: no draft is written to a disk
        clear_untrusted_proxy_headers=not proxied,
        log_socket_errors=False,
    )
    server.channel_class = type("_TrustingChannel", (_Channel,), {"trusts": staticmethod(trusts)})
    if not proxied:
        server.handle_accept = _Door(server).accept
    logging.getLogger("waitress.queue").addFilter(_OnceAMinute())
    return server


class _Door:
    """Lets in connections, as many of one address as it may hold; one more is closed at once."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def accept(self) -> None:
        held = list(self._server.active_channels.values())
        TcpWSGIServer.handle_accept(self._server)
        for channel in self._server.active_channels.values():
            if channel not in held and sum(one.addr[0] == channel.addr[0] for one in held) >= EACH:
                channel.will_close = True


class _OnceAMinute(logging.Filter):
    """Requests that wait for a thread are worth a line, not a line each."""

    _last = -60.0

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002 - the interface of logging
        now = time.monotonic()
        if now - self._last < 60:
            return False
        self._last = now
        return True


class _Request(HTTPRequestParser):  # type: ignore[misc]
    """A body that is too large is not kept, but the application still answers: in its own words, on its own page."""

    _left = 0
    trusted: Callable[[Mapping[str, str]], bool] = staticmethod(lambda _: True)
    error: Any
    expect_continue: bool

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.chunked and "CONTENT_LENGTH" in self.headers:  # two lengths: a proxy may have believed the other
            raise ParsingError("Content-Length with Transfer-Encoding")

    def received(self, data: bytes) -> int:
        if self._left:
            read = min(len(data), self._left)
            self._left -= read
            self.completed = not self._left
            return read
        began = self.headers_finished
        consumed: int = super().received(data)
        if not began and self.headers_finished and self.error is None and self._is_a_strangers():
            self.error = RequestEntityTooLarge("a stranger's body")
            self.completed = True
        if isinstance(self.error, RequestEntityTooLarge) and self._can_be_answered():
            self.error = None
            self.body_rcv = None
            self._left = 0 if self.expect_continue else self.content_length  # who asks before sending is told at once
            self.completed = not self._left
            self.connection_close = True
            self.expect_continue = False
        return consumed

    def _is_a_strangers(self) -> bool:
        """Is this a body that is too large for somebody who has not entered, and is it such a body?"""
        return (self.chunked or self.content_length > STRANGERS) and not self.trusted(self.headers)

    def _can_be_answered(self) -> bool:
        return not self.chunked and self.content_length <= _DRAINED * self.adj.max_request_body_size


class _Refusal(ErrorTask):  # type: ignore[misc]
    """What is refused before the application sees it is refused in plain words, too."""

    def execute(self) -> None:
        error = self.request.error
        vi, en = _WORDS.get(error.code, _WORDS[400])
        body = f"{vi}\n{en}\n".encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", "text/plain; charset=utf-8"), *HEADERS.items()]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection on which a request that has begun must end in time, however busily it trickles in."""

    parser_class = _Request
    error_task_class = _Refusal
    trusts: Trusts = staticmethod(lambda _headers, _address: True)
    last_activity: float
    request: Any

    def received(self, data: bytes) -> bool:
        if self.request is None and data:
            self.request = self.parser_class(self.adj)
            self.request.trusted = lambda headers: self.trusts(headers, str(self.addr[0]))
        return bool(super().received(data))

    def handle_read(self) -> None:
        began, unfinished = self.last_activity, self.request
        super().handle_read()
        if unfinished is not None and self.request is unfinished:
            self.last_activity = began
