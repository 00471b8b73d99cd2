"""The engine as it is asked: beside the columns of the moment, taught what is new, made anew where it is damaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock, Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from indexer.deadline import lift_limit
from indexer.store import commits, engine_updates
from indexer.store import folder as folders
from indexer.store.catalogue import Catalogue
from indexer.store.columns import Columns
from indexer.store.engine import Damaged, Engine
from indexer.store.engines import open_engine
from indexer.store.lock import WriterLock

if TYPE_CHECKING:
    from indexer.text.segmentation import Counts

_Answer = TypeVar("_Answer")
_PAUSE = 10.0  # seconds before it is tried again


class LiveEngine:
    """Asks the engine of a catalogue; ``bring_up`` teaches it from a writer of its own, for a reader may not."""

    def __init__(self, folder: Path, catalogue: Catalogue, bring_up: Callable[[Path], None], *, writes: bool) -> None:
        self.writes = writes
        self._folder, self._catalogue, self._bring_up = folder, catalogue, bring_up
        self._engine: Engine = open_engine(catalogue.name_engine(), folder)
        self._made: dict[int, Counts] = {}  # key → terms that the engine has still to learn
        self._lock = RLock()
        self._columns: Columns | None = None
        self._again = 0.0  # when to look again whether a writer left something to learn

    def expect(self, made: Mapping[int, Counts]) -> None:
        """Remember terms that are made already, by key, until they are learned."""
        self._made |= made

    def refresh(self, progress: engine_updates.Progress | None = None) -> None:
        """Make everything that was added findable; a reader sees what the writer has made so."""
        if self.writes:
            engine_updates.catch_up(self._engine, self._catalogue, progress, self._made)
            self._made = {}

    def rebuild(self, progress: engine_updates.Progress | None = None) -> None:
        """Teach it everything anew from the catalogue, no file read again. Raises IndexLocked."""
        lock = None if self.writes else WriterLock(self._folder)
        try:
            engine_updates.learn_anew(self._engine, self._catalogue, progress)
            commits.note_generation(
                self._folder, self._catalogue.generation()
            )  # what was lost before is known, and done with
        finally:
            if lock is not None:
                lock.release()

    def tidy(self) -> None:
        """Remove what a writer left who was killed."""
        if self.writes:
            self._engine.tidy()

    def close(self) -> None:
        """Release files. It cannot be used afterwards."""
        self._engine.close()

    def get_columns(self) -> Columns:
        """Return what is held in memory of the documents of this moment."""
        with self._lock:
            self.refresh()
            if self._columns is None or self._columns.generation != self._catalogue.generation():
                with lift_limit():  # as below: for all who ask
                    self._columns = Columns(self._catalogue)
            self._take_over(self._columns)
            return self._columns

    def unlearned(self, columns: Columns) -> int:
        """Return how many of the documents it does not know yet."""
        standing = self._engine.standing()
        if standing is None or standing.generation == columns.generation:
            return 0
        try:
            return len(columns.lengths.keys() - self._engine.keys())
        except Damaged:  # made anew when it is asked
            return 0

    def ask(self, question: Callable[[Engine], _Answer]) -> _Answer:
        """Ask the engine; one that is damaged, or knows nothing, learns everything anew, once."""
        try:
            return question(self._engine)
        except Damaged:
            pass
        with self._lock:
            try:
                return question(self._engine)  # another thread may have seen to it
            except Damaged:
                with lift_limit():  # for all who ask, and not to be begun again by each
                    self.rebuild()
            try:
                return question(self._engine)
            except Damaged as error:
                raise folders.report_unusable(self._folder) from error

    def _take_over(self, columns: Columns) -> None:
        """Teach the engine what a writer left who is gone: at once when it is little, else while others ask on."""
        standing = self._engine.standing() if not self.writes else None
        if standing is None or standing.generation == columns.generation or monotonic() < self._again:
            return
        if standing.generation > self._catalogue.generation():  # of no moment that the catalogue was ever at
            with lift_limit():
                self.rebuild()
            return
        self._again = monotonic() + _PAUSE
        try:
            left = self._catalogue.count_characters(sorted(columns.lengths.keys() - self._engine.keys()))
        except Damaged:
            return
        from indexer import crew

        if left <= crew.SMALL:
            with lift_limit():
                self._bring_up(self._folder)
        else:
            Thread(target=self._bring_up, args=(self._folder,), name="learn", daemon=True).start()
