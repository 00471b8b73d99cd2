"""An engine of nothing but SQLite's own tables: a row for each document that holds a term.

Slower to teach than Whoosh's files and several times larger, and it needs no library: what shows that the seam holds,
and what others are measured against. Counts are exact: what was forgotten is not counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, get_args

from indexer.models import Query
from indexer.store.engine import Damaged, Documents, Field, Learned, Match, Standing
from indexer.text.segmentation import RULES_VERSION

if TYPE_CHECKING:
    from indexer.store.engines.ranking import View

FILE_NAME = "postings.sqlite"
_FIELDS: tuple[Field, ...] = get_args(Field)
_TABLES = """
CREATE TABLE state (generation INTEGER NOT NULL, rules INTEGER NOT NULL);
CREATE TABLE documents (key INTEGER PRIMARY KEY);
CREATE TABLE postings (
    field INTEGER NOT NULL, term TEXT NOT NULL, key INTEGER NOT NULL, often INTEGER NOT NULL,
    PRIMARY KEY (field, term, key)
) WITHOUT ROWID;
CREATE INDEX postings_key ON postings (key);
"""


class OpenedTables:
    """Implements ``indexer.store.engine.Engine`` over a folder; opened again when another file is in its place."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._lock = RLock()
        self._open: tuple[tuple[int, int], sqlite3.Connection] | None = None
        self._view: tuple[tuple[int, int], View] | None = None

    # -- learning -----------------------------------------------------------------------------------------

    def standing(self) -> Standing | None:
        """Return what the table of states says; None when there is none that can be read."""
        try:
            with self._guard_reading() as connection:
                (found,) = connection.execute("SELECT generation, rules FROM state").fetchall()
                return Standing(*map(int, found))
        except (Damaged, ValueError, TypeError):
            return None

    def learn(self, documents: Learned, forgotten: Collection[int], generation: int) -> None:
        """Learn and forget in one transaction."""
        self._open_current_file()
        with closing(_open_connection(self._path, "rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("DELETE FROM documents WHERE key = ?", [(key,) for key in forgotten])
            connection.executemany("DELETE FROM postings WHERE key = ?", [(key,) for key in forgotten])
            _fill(connection, documents, generation)
            connection.execute("COMMIT")

    def learn_anew(self, documents: Learned, keys: Collection[int], generation: int) -> None:
        """Fill a file beside the one that serves, and put it in its place."""
        beside = self._path.with_name(FILE_NAME + ".new")
        beside.unlink(missing_ok=True)
        try:
            with closing(_open_connection(beside, "rwc")) as connection:
                connection.executescript(_TABLES)
                connection.execute("BEGIN")
                _fill(connection, documents, generation)
                connection.execute("COMMIT")
                held = {row[0] for row in connection.execute("SELECT key FROM documents")}
            if held != set(keys):
                raise OSError("what was learned is not whole")
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)

    # -- asking -------------------------------------------------------------------------------------------

    def keys(self) -> Set[int]:
        """Return the keys of the documents that it knows."""
        with self._guard_reading() as connection:
            return {row[0] for row in connection.execute("SELECT key FROM documents")}

    def match(self, documents: Documents, query: Query, *, everything: bool = False) -> Match:
        """Return the documents that match the query's words, phrases and exclusions."""
        from indexer.store.engines.ranking import View

        with self._guard_reading() as connection:
            (state,) = connection.execute("SELECT generation FROM state").fetchone() or (-1,)
            moment = int(state), documents.generation
            if self._view is None or self._view[0] != moment:
                self._view = moment, View(documents.lengths, _EngineTables(connection))
            return self._view[1].find_matching(query, everything=everything)

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the words that begin so, in order."""
        from indexer.store.engines.ranking import find_words_beginning

        with self._guard_reading() as connection:
            return find_words_beginning(_EngineTables(connection), start)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many documents terms stand."""
        from indexer.store.required_words import find_field

        with self._guard_reading() as connection:
            tables = _EngineTables(connection)
            return {term: tables.frequency(find_field(term), term) for term in terms}

    @contextmanager
    def _guard_reading(self) -> Iterator[sqlite3.Connection]:
        """The connection; what SQLite cannot read is Damaged."""
        with self._lock:
            try:
                yield self._open_current_file()
            except sqlite3.Error as error:
                self.close()
                raise Damaged(str(error)) from error

    def _open_current_file(self) -> sqlite3.Connection:
        try:
            status = self._path.stat()
        except OSError as error:
            self.close()
            raise Damaged(str(error)) from error
        file = status.st_dev, status.st_ino
        if self._open is None or self._open[0] != file:
            self.close()
            self._open = file, _open_connection(self._path, "ro")
        return self._open[1]

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            if self._open is not None:
                self._open[1].close()
            self._open = self._view = None

    # -- health -------------------------------------------------------------------------------------------

    def is_intact(self) -> bool:
        """Tell whether it is whole, as far as SQLite can."""
        try:
            with self._guard_reading() as connection:
                return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
        except Damaged:
            return False

    def size(self) -> int:
        """Return how many bytes the tables take."""
        return self._path.stat().st_size if self._path.exists() else 0

    def leftovers(self) -> list[str]:
        """Return a file that was not put in its place."""
        return sorted(path.name for path in self._path.parent.glob(FILE_NAME + ".new*"))

    def tidy(self) -> None:
        """Remove it."""
        for path in self._path.parent.glob(FILE_NAME + ".new*"):
            path.unlink()


class _EngineTables:
    """The tables as posting lists: implements ``indexer.store.engines.ranking.Inverted``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.keys: Sequence[int] = [row[0] for row in connection.execute("SELECT key FROM documents ORDER BY key")]
        self._slots = {key: slot for slot, key in enumerate(self.keys)}

    def postings(self, field: Field, term: str) -> tuple[Sequence[int], Sequence[float]]:
        """Return (slots, how often) of the documents that hold a term."""
        statement = "SELECT key, often FROM postings WHERE field = ? AND term = ? ORDER BY key"
        found = self._connection.execute(statement, (_FIELDS.index(field), term)).fetchall()
        return [self._slots[key] for key, _ in found], [float(often) for _, often in found]

    def frequency(self, field: Field, term: str) -> int:
        """Return in how many documents a term stands."""
        statement = "SELECT count(*) FROM postings WHERE field = ? AND term = ?"
        return int(self._connection.execute(statement, (_FIELDS.index(field), term)).fetchone()[0])

    def beginning(self, field: Field, start: str, most: int) -> list[str]:
        """Return the terms that begin so, in order, at most so many."""
        statement = (
            "SELECT DISTINCT term FROM postings WHERE field = ? AND term >= ? AND term < ? ORDER BY term LIMIT ?"
        )
        found = self._connection.execute(statement, (_FIELDS.index(field), start, f"{start}\U0010ffff", most))
        return [row[0] for row in found]


def _open_connection(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=10
    )


def _fill(connection: sqlite3.Connection, documents: Learned, generation: int) -> None:
    for key, counts in documents:
        connection.execute("INSERT INTO documents VALUES (?)", (key,))
        for number, field in enumerate(_FIELDS):
            rows = ((number, term, key, often) for term, often in getattr(counts, field).items())
            connection.executemany("INSERT INTO postings VALUES (?, ?, ?, ?)", rows)
    connection.execute("DELETE FROM state")
    connection.execute("INSERT INTO state VALUES (?, ?)", (generation, RULES_VERSION))
