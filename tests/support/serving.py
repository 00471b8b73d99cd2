"""A real server in a thread of the tests, and its end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from web.collection.open_index import collection_of
from web.serving import bind, port_of


@contextmanager
def serving(app: Flask, host: str = "127.0.0.1", patience: int | None = None) -> Iterator[int]:
    """The port of a real server over an application, which ends with the block."""
    server = bind(app, host, 0, patience)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        yield port_of(server)
    finally:  # else a test that fails inside leaves a thread that nobody ends
        stop(server)
        running.join(30)
        assert not running.is_alive()
        server.task_dispatcher.shutdown()
        collection_of(app).close()


def stop(server: Any) -> None:
    """End a server from another thread: its own thread closes its sockets, so that none closes under its select."""

    def end() -> None:
        for channel in list(server.active_channels.values()):
            channel.handle_close()
        server.close()

    server.trigger.pull_trigger(end)
