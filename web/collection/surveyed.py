"""The survey of the collection, kept while the collection stays as it is, and made anew in the background."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Lock, Thread

from flask import Flask, current_app

from indexer.decisions.survey import Survey, survey_decisions
from indexer.errors import IndexFault
from web.collection.open_index import Collection, Moment, collection_of, held

_FIRST = 60.0  # seconds that a request waits for the very first survey
_NEXT = 1.0  # seconds that it waits for a newer one, with the older one at hand
_ATTEMPTS = 3  # a writer may change the collection while it is surveyed


class Surveyor:
    """Makes one survey for each moment of a collection, in a thread of its own; keeps the last that was whole."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._lock = Lock()
        self._moment: Moment | None = None
        self._coming: Future[Survey] = Future()
        self._last: Survey | None = None

    def survey(self, moment: Moment, patience: float | None = None) -> tuple[Survey | None, bool]:
        """(the survey of that moment, True); (an older one or none, False) when it takes longer than ``patience``."""
        with self._lock:
            if self._moment != moment:
                self._moment, self._coming = moment, Future()
                Thread(target=self._make, args=(self._coming,), name="survey", daemon=True).start()
            coming, last = self._coming, self._last
        wait = patience if patience is not None else _FIRST if last is None else _NEXT
        try:
            return coming.result(wait), True
        except NotYet:
            return last, False

    def _make(self, coming: Future[Survey]) -> None:
        try:
            made = self._whole()
        except Exception as error:  # every request that waits for it raises it; the next one tries again
            with self._lock:
                self._moment = None
            coming.set_exception(error)
        else:
            with self._lock:
                self._last = made
            coming.set_result(made)

    def _whole(self) -> Survey:
        """A survey of one moment: what was read while a writer changed the collection may not fit together."""
        opened = self._collection.acquire()
        try:
            for _ in range(_ATTEMPTS):
                moment = opened.moment
                try:
                    return survey_decisions(opened.store)
                except LookupError:
                    if opened.moment == moment:
                        raise
            return survey_decisions(opened.store)
        finally:
            self._collection.release(opened)


def attach(app: Flask) -> None:
    """Give the application its surveyor."""
    app.extensions["tracuu-survey"] = Surveyor(collection_of(app))


def surveyed() -> tuple[Survey, bool]:
    """(the survey, whether it is of this very moment). Raises IndexFault when the first one takes too long."""
    found, fresh = _surveyor().survey(held().moment)
    if found is None:
        raise IndexFault(
            "Danh mục đang được lập lần đầu. Hãy tải lại trang sau ít phút.",
            "The directory is being made for the first time. Load the page again in a few minutes.",
        )
    return found, fresh


def at_hand(patience: float = 0.15) -> Survey | None:
    """The survey of this moment when it is there, or nearly; else it is on its way."""
    found, fresh = _surveyor().survey(held().moment, patience)
    return found if fresh else None


def _surveyor() -> Surveyor:
    found: Surveyor = current_app.extensions["tracuu-survey"]
    return found
