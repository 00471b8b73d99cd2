"""Running the pages on this computer."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from indexer.errors import BadInput
from web import create_app
from web.collection import collection_of
from web.security import is_loopback

THREADS = 8


def serve(
    index: Path, host: str = "127.0.0.1", port: int = 8000, *, ready: Callable[[str], None] | None = None
) -> None:
    """Serve the pages of an index until interrupted; ``ready`` is told the address once it can be opened.

    ``port`` 0 takes a free one. Prints nothing. Raises BadInput for a host other than this computer's own, and
    for a port that cannot be had.
    """
    app = create_app(index)
    server = bind(app, host, port)
    try:
        if ready is not None:
            ready(f"http://{f'[{host}]' if ':' in host else host}:{port_of(server)}/")
        server.run()
    finally:
        server.close()
        collection_of(app).close()


def bind(app: Flask, host: str = "127.0.0.1", port: int = 8000) -> Any:
    """A waitress server that holds its port and waits for ``run``. Raises as ``serve`` does."""
    from waitress import create_server  # type: ignore[import-untyped]

    if not is_loopback(host):
        raise BadInput(
            f"Chưa mở được cho máy khác: “{host}” không phải địa chỉ của chính máy này. Hãy dùng 127.0.0.1.",
            f"Only this computer can be served for now: “{host}” is not a loopback address. Use 127.0.0.1.",
        )
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise _taken(host, port, error) from error
    return create_server(app, sockets=[listening], threads=THREADS, ident="tracuu")


def port_of(server: Any) -> int:
    """The port that a server holds."""
    return int(server.effective_port)


def _taken(host: str, port: int, error: OSError) -> BadInput:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65_535 else 8000
        return BadInput(
            f"Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác, ví dụ: tracuu serve --port {other}.",
            f"Port {port} is taken by another program. Choose another, for example: tracuu serve --port {other}.",
        )
    return BadInput(
        f"Không mở được {host}:{port}: {error.strerror}. Hãy chọn cổng khác.",
        f"{host}:{port} cannot be opened: {error.strerror}. Choose another port.",
    )
