"""A real server in a thread of the tests, and its end."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from web.collection.open_index import find_collection
from web.server import bind, read_port


@contextmanager
def serving(app: Flask, host: str = "127.0.0.1", patience: int | None = None) -> Iterator[int]:
    """The port of a real server over an application, which ends with the block."""
    server = bind(app, host, 0, patience)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        yield read_port(server)
    finally:  # else a test that fails inside leaves a thread that nobody ends
        stop(server)
        running.join(30)
        assert not running.is_alive()
        server.task_dispatcher.shutdown()
        find_collection(app).close()


def stop(server: Any) -> None:
    """End a server from another thread: its own thread closes its sockets, so that none closes under its select."""

    def end() -> None:
        for channel in list(server.active_channels.values()):
            channel.handle_close()
        server.close()

    server.trigger.pull_trigger(end)


class Answer:
    """A response as it came over the socket."""

    def __init__(self, status: int, headers: dict[str, str], body: str) -> None:
        self.status, self.headers, self.text = status, headers, body


def asked(port: int, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
    """What a server on a port of this computer answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace"))
    finally:
        connection.close()
