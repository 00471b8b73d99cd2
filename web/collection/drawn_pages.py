"""Pictures of pages that were drawn, for all requests of the process: the latest ones, within a bound of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from flask import Flask, current_app

MOST_BYTES = 48 * 2**20
_AT_ONCE = 2  # pages that are drawn at the same time: others wait

Key = tuple[str, int, int, int]
"""What a picture shows: the digest of the file, the page, the range of the text that is framed."""


class DrawnPages:
    """Keeps the pictures that were drawn, within a bound of bytes; when it is reached, the picture that was not
    asked for the longest goes first.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = Lock()
        self._drawing = BoundedSemaphore(_AT_ONCE)
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._bytes = 0

    def find_or_draw(self, key: Key, draw: Callable[[], bytes]) -> bytes:
        """Return the picture under a key, and draw it when it is not kept. Raises what ``draw`` raises."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with self._drawing:
            found = draw()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._bytes += len(found)
            while self._bytes > self._most and len(self._kept) > 1:
                self._bytes -= len(self._kept.popitem(last=False)[1])
        return found


def attach(app: Flask) -> None:
    """Give the application its drawn pages."""
    app.extensions["drawn_pages"] = DrawnPages()


def get_drawn_pages() -> DrawnPages:
    """Return the pictures kept by the application that serves this request."""
    found = current_app.extensions["drawn_pages"]
    assert isinstance(found, DrawnPages)  # noqa: S101 - attached when the application was made
    return found
