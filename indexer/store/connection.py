"""The connection to a catalogue: opened, examined, read row by row; what every table needs and none decides."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from indexer.deadline import check_time
from indexer.store import commits, digests, schema
from indexer.store import folder as folders
from indexer.store.engines import DEFAULT, NAMES

_CHECKED = 2_000_000  # bytes of a catalogue that is read through as it is opened; a larger one takes too long
_DIGITS = 18  # of a count of transactions
_MANY = 500  # values in one IN (...)


class CatalogueConnection:
    """One connection, safe to share between threads: each method is one statement or one transaction."""

    def __init__(self, folder: Path, *, write: bool, lost: bool = False) -> None:
        """``lost``: open it, too, when transactions that were committed are no longer in it.

        Raises what ``schema.connect`` raises, DamagedIndex for lost transactions.
        """
        self.folder = folder
        committed = commits.read_noted(folder)  # before we look: a writer may be at work
        self._connection = schema.connect(folder, write=write)
        self._state = schema.read_state(folder)
        self._lock = RLock()
        try:
            self.lost = max(committed - self.generation(), 0)
            if self.lost and not lost:
                raise folders.report_shortened(folder, self.lost)
            if not lost and (folder / folders.FILE_NAME).stat().st_size <= _CHECKED:
                self.examine()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()

    def generation(self) -> int:
        """Return a number that grows with every transaction that changed documents. Raises DamagedIndex."""
        self._follow()
        (row,) = self.fetch_rows("SELECT value FROM meta WHERE name = 'generation'") or (None,)
        if row is None or not str(row[0]).isdecimal() or len(str(row[0])) > _DIGITS:
            raise folders.report_damaged_catalogue(self.folder)
        return int(row[0])

    def name_engine(self) -> str:
        """Return the name of the engine that matches the words of this collection."""
        found = self.fetch_rows("SELECT value FROM meta WHERE name = 'engine'")
        return str(found[0][0]) if found and found[0][0] in NAMES else DEFAULT

    def _follow(self) -> None:
        """Open a catalogue again that is read as it stood, when it stands otherwise."""
        if not isinstance(self._connection, schema.Frozen):
            return
        with self._lock:
            state = schema.read_state(self.folder)
            if state != self._state:
                fresh = schema.connect(self.folder, write=False)
                self._connection.close()
                self._connection, self._state = fresh, state

    def fetch_rows(self, statement: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query. Raises DamagedIndex, OutOfTime."""
        check_time()
        with self._lock, folders.report_read_faults(self.folder):
            return self._connection.execute(statement, values).fetchall()

    def fetch_rows_in(self, statement: str, values: Sequence[Any], before: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query with ``IN (?*)``, asked in pieces that SQLite can hold; ``before`` stand
        before it.
        """
        for start in range(0, len(values), _MANY):
            some = values[start : start + _MANY]
            yield from self.fetch_rows(statement.replace("?*", ", ".join("?" * len(some))), [*before, *some])

    @contextmanager
    def hold_snapshot(self) -> Iterator[None]:
        """Let all that is read inside be of one generation, whatever a writer commits meanwhile."""
        with self._lock, folders.report_read_faults(self.folder):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def list_changed(self) -> list[str]:
        """Return the ids of the documents that are no longer what was stored. Raises DamagedIndex."""
        with self._lock, folders.report_read_faults(self.folder):
            return digests.list_changed(self._connection)

    def examine(self) -> None:
        """Read everything. Raises DamagedIndex when it is not what was stored."""
        told = [str(row[0]) for row in self.fetch_rows("PRAGMA integrity_check(1)")]
        if told != ["ok"] or self.list_changed():
            raise folders.report_damaged_catalogue(self.folder)

    def copy(self, target: sqlite3.Connection) -> None:
        """Write the whole catalogue, as it is at one moment, into an empty database; nobody waits for it."""
        with self._lock, folders.report_read_faults(self.folder):
            self._connection.backup(target)
