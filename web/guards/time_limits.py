"""How long one request may work: what takes longer is stopped at the next step of its work, and answered in a sentence.

Processor time first: eight requests share two processors, and one that waits for the others does not work meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

from indexer.deadline import limit_time

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

WORK = 10.0
"""Seconds of the processor: three times what the most expensive request takes here (``benchmarks/costs.py``)."""
CLOCK = 60.0
"""Seconds of the clock."""


def mount(app: Flask) -> None:
    """Give every request of an application its time: ``TIME_LIMIT``, as (of the processor, of the clock)."""
    app.wsgi_app = _TimedApplication(app.wsgi_app, *app.config["TIME_LIMIT"])  # type: ignore[method-assign]


class _TimedApplication:
    """An application that has so much time to make an answer; sending it is not counted."""

    def __init__(self, app: WSGIApplication, work: float, clock: float) -> None:
        self._app = app
        self._limits = work, clock

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with limit_time(*self._limits):
            return self._app(environ, start_response)
