"""The open index, shared by all requests of the process, and opened anew when its folder is replaced."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic

from flask import Flask, current_app, g

from indexer.deadline import lift_limit
from indexer.errors import IndexFault, IndexLocked
from indexer.store import Address, Store, identify_index, open_store

Moment = tuple[int, int, int]
"""What tells two states of a collection apart: the catalogue's file and its generation."""

_PATIENCE = 10  # seconds to wait for another person's correction
_SOUND = 600.0  # seconds for which a catalogue that was read through is taken to be sound


@dataclass(slots=True)
class Held:
    """An open store, the catalogue file that it was opened on, and the requests that use it now."""

    store: Store
    file: tuple[int, int]
    users: int = 0

    @property
    def moment(self) -> Moment:
        """Return what changes whenever the collection changes: the file and the generation of its catalogue."""
        return (*self.file, self.store.generation())

    def close(self) -> None:
        """Close the store."""
        self.store.close()


class Collection:
    """Opens the index when the first request needs it. What a writer adds later is seen by the same store;
    only another folder in its place makes it open again, and the old one closes after its last request."""

    def __init__(self, folder: Path | Address) -> None:
        self.folder = folder
        self._lock = Lock()
        self._writing = Lock()
        self._held: Held | None = None
        self._examining = Lock()
        self._sound_until = 0.0

    def acquire(self) -> Held:
        """Return the open store, counted as in use until ``release``. Raises NotAnIndex, WrongVersion."""
        with self._lock:
            file = identify_index(self.folder) if isinstance(self.folder, Path) else (0, 0)
            if self._held is None or self._held.file != file:
                opened = Held(open_store(self.folder), file)
                if self._held is not None and not self._held.users:
                    self._held.close()
                self._held = opened
            self._held.users += 1
            return self._held

    def release(self, held: Held) -> None:
        """Count one request less that uses the store, and close one that was replaced and that nobody uses."""
        with self._lock:
            held.users -= 1
            if held is not self._held and not held.users:
                held.close()

    def is_damaged(self) -> bool:
        """Tell whether the catalogue is no longer what was stored. For when something went wrong that nobody foresaw.

        All of it is read, so what is found sound is not read again for ten minutes, whatever goes wrong meanwhile.
        """
        with self._examining:
            if monotonic() < self._sound_until:
                return False
            try:
                opened = self.acquire()
            except IndexFault:
                return True
            try:
                with lift_limit():
                    damaged = opened.store.is_damaged()
            finally:
                self.release(opened)
            self._sound_until = 0.0 if damaged else monotonic() + _SOUND
            return damaged

    @property
    def writable(self) -> bool:
        """Could the index be written, as far as permissions tell?"""
        return not isinstance(self.folder, Path) or os.access(self.folder, os.W_OK)

    @contextmanager
    def open_writer(self) -> Iterator[Store]:
        """Open the index for writing, for this moment only; the shared store sees at once what is written.

        Raises NotAnIndex, WrongVersion, IndexLocked when somebody else writes, IndexUnwritable.
        """
        if not self._writing.acquire(timeout=_PATIENCE):
            raise IndexLocked(
                "Có người khác đang sửa. Hãy thử lại sau ít phút.",
                "Somebody else is correcting. Try again in a few minutes.",
            )
        try:
            with lift_limit(), closing(open_store(self.folder, write=True)) as opened:
                yield opened
        finally:
            self._writing.release()

    def close(self) -> None:
        """Close the store; the next request opens it again."""
        with self._lock:
            if self._held is not None and not self._held.users:
                self._held.close()
            self._held = None


def attach(app: Flask, folder: Path | Address) -> None:
    """Give the application its collection, and let every request end its use of it."""
    app.extensions["tracuu"] = Collection(folder)

    @app.teardown_appcontext
    def release(_: BaseException | None) -> None:
        held: Held | None = g.pop("held", None)
        if held is not None:
            get_collection().release(held)


def find_collection(app: Flask) -> Collection:
    """Return the collection of an application."""
    found: Collection = app.extensions["tracuu"]
    return found


def get_collection() -> Collection:
    """Return the collection of the application that serves this request."""
    return find_collection(current_app)


def get_store() -> Store:
    """Return the store that this request reads from. Raises NotAnIndex, WrongVersion."""
    return get_held().store


def get_held() -> Held:
    """Return the store that this request reads from with the moment that it is of."""
    if "held" not in g:
        g.held = get_collection().acquire()
    opened: Held = g.held
    return opened
