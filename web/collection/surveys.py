"""What is made of a whole collection, kept while it stays as it is and made anew in the background.

The survey of its decisions, and what it can suggest while somebody types.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

from flask import Flask, current_app

from indexer.decisions.survey import Survey, survey_decisions
from indexer.errors import IndexFault
from indexer.searching.suggestions import Suggestions, list_suggestions
from indexer.store import Store
from web.collection.open_index import Collection, Moment, find_collection, get_held

_FIRST = 60.0  # seconds that a request waits for the very first survey
_NEXT = 1.0  # seconds that it waits for a newer one, with the older one at hand
_SOON = 0.02  # seconds that what is typed waits for newer suggestions
_ATTEMPTS = 3  # a writer may change the collection while it is surveyed


_Made = TypeVar("_Made")


class Surveyor(Generic[_Made]):
    """Makes one survey for each moment of a collection, in a thread of its own; keeps the last that was whole."""

    def __init__(self, collection: Collection, make: Callable[[Store], _Made]) -> None:
        self._collection = collection
        self._made_of = make
        self._lock = Lock()
        self._moment: Moment | None = None
        self._coming: Future[_Made] = Future()
        self._coming.cancel()  # none is under way
        self._last: _Made | None = None

    def survey(self, moment: Moment, patience: float | None = None) -> tuple[_Made | None, bool]:
        """Return (the survey of that moment, True), or (an older one or none, False) when it takes longer than
        ``patience``.

        One is made at a time: while indexers change a large collection without a pause, that is enough work.
        """
        with self._lock:
            wait = patience if patience is not None else _FIRST if self._last is None else _NEXT
        until = monotonic() + wait
        while True:
            with self._lock:
                if self._moment != moment and self._coming.done():
                    self._moment, self._coming = moment, Future()
                    Thread(target=self._make, args=(self._coming,), name="survey", daemon=True).start()
                coming, its = self._coming, self._moment
            try:
                found = coming.result(max(until - monotonic(), 0))
            except NotYet:
                return self._last, False
            except Exception:
                if its == moment:
                    raise
                continue  # what went wrong was none of ours
            if its == moment:
                return found, True

    def _make(self, coming: Future[_Made]) -> None:
        try:
            made = self._make_survey()
        except Exception as error:  # every request that waits for it raises it; the next one tries again
            with self._lock:
                self._moment = None
            coming.set_exception(error)
        else:
            with self._lock:
                self._last = made
            coming.set_result(made)

    def _make_survey(self) -> _Made:
        """Return a survey of one moment: what was read while a writer changed the collection may not fit together."""
        opened = self._collection.acquire()
        try:
            for _ in range(_ATTEMPTS):
                moment = opened.moment
                try:
                    return self._made_of(opened.store)
                except LookupError:
                    if opened.moment == moment:
                        raise
            return self._made_of(opened.store)
        finally:
            self._collection.release(opened)


def attach(app: Flask) -> None:
    """Give the application its surveyors."""
    app.extensions["tracuu-survey"] = Surveyor(find_collection(app), survey_decisions)
    app.extensions["tracuu-suggestions"] = Surveyor(find_collection(app), list_suggestions)


def get_survey(patience: float | None = None) -> tuple[Survey, bool]:
    """Return (the survey, whether it is of this very moment). Raises IndexFault when the first one takes too long.

    ``patience`` is for how many seconds a newer one is waited for; by default a moment where an older one is at hand.
    """
    found, fresh = _find_surveyor().survey(get_held().moment, patience)
    if found is None:
        raise IndexFault(
            "Danh mục đang được lập lần đầu. Hãy tải lại trang sau ít phút.",
            "The directory is being made for the first time. Load the page again in a few minutes.",
        )
    return found, fresh


def find_survey(patience: float = 0.15) -> Survey | None:
    """Return the survey of this moment if it is there or done within a moment; None otherwise, while it is being
    made.
    """
    found, fresh = _find_surveyor().survey(get_held().moment, patience)
    return found if fresh else None


def find_suggestions(patience: float = _SOON) -> Suggestions:
    """Return what the collection can suggest, at once: that of a moment ago, or nothing, while it is being made
    anew.
    """
    surveyor: Surveyor[Suggestions] = current_app.extensions["tracuu-suggestions"]
    found, _ = surveyor.survey(get_held().moment, patience)
    return found or Suggestions(())


def _find_surveyor() -> Surveyor[Survey]:
    found: Surveyor[Survey] = current_app.extensions["tracuu-survey"]
    return found
