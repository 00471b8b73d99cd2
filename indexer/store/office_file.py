"""What an office keeps beside its documents, in one small SQLite file of the index folder: people, changes, followings,
saved searches, dossiers. It is no part of the catalogue: neither a rebuild nor a new index of the files touches it, and
whoever indexes for hours keeps nobody from following a decision.

The file is made by the first thing that is kept; only its owner can read it, as it holds hashes of passwords.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from indexer.durable import NO_LINK, write_durably
from indexer.errors import IndexFault, IndexUnwritable, describe_system_error
from indexer.store.folder import refuse_links, report_write_faults, require_index

FILE_NAME = "office.sqlite"
_APPLICATION = 0x7472_636F  # "trco"
_PATIENCE = 10  # seconds that a change waits for another one

_STEPS = (
    """
    CREATE TABLE people (
        key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, hashed TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '', letters TEXT NOT NULL DEFAULT '', lettered_at TEXT NOT NULL DEFAULT '',
        added_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE tokens (
        id INTEGER PRIMARY KEY, person TEXT NOT NULL, label TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
        made_at TEXT NOT NULL, used_at TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, person TEXT NOT NULL, way TEXT NOT NULL,
        kind TEXT NOT NULL, subject TEXT NOT NULL, label TEXT NOT NULL, detail TEXT NOT NULL,
        undone_at TEXT NOT NULL DEFAULT '', undone_by TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE followings (
        id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL,
        label TEXT NOT NULL, since TEXT NOT NULL, seen_at TEXT NOT NULL, marked_from TEXT NOT NULL,
        UNIQUE (person, kind, what)
    );
    CREATE TABLE searches (
        id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, shared INTEGER NOT NULL, name TEXT NOT NULL,
        what TEXT NOT NULL, kept_at TEXT NOT NULL
    );
    CREATE TABLE dossiers (
        id INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, shared INTEGER NOT NULL, name TEXT NOT NULL,
        note TEXT NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL
    );
    CREATE TABLE dossier_items (
        id INTEGER PRIMARY KEY AUTOINCREMENT, dossier INTEGER NOT NULL REFERENCES dossiers ON DELETE CASCADE,
        document TEXT NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL,
        person TEXT NOT NULL, added_at TEXT NOT NULL
    );
    CREATE INDEX dossier_items_dossier ON dossier_items (dossier);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """,
    """
    ALTER TABLE followings ADD COLUMN visited_at TEXT NOT NULL DEFAULT '';
    ALTER TABLE followings ADD COLUMN told_at TEXT NOT NULL DEFAULT '';
    """,
)
"""What brings the file from one format to the next; the first makes it."""

SECRETS: Mapping[str, tuple[str, ...]] = {"people": ("hashed",), "tokens": ("digest",)}
"""Columns that no backup holds; a table whose rows are worth nothing without them is left out (tokens)."""
_KEPT = ("people", "changes", "followings", "searches", "dossiers", "dossier_items", "settings")

Row = dict[str, Any]


class OfficeFile:
    """The file of one index folder. Each call is one statement or one transaction of its own connection, so that any
    number of threads and processes may use it at the same time."""

    remembered = 0.0
    """Seconds for which what opens the pages need not be asked for again: to look at a file costs nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME

    @property
    def name(self) -> str:
        """Return what it is called in a sentence."""
        return str(self.path)

    @property
    def is_there(self) -> bool:
        """Tell whether anything was ever kept."""
        return self.path.exists()

    def require_collection(self) -> None:
        """Check that there is a collection whose office it could be. Raises NotAnIndex."""
        require_index(self.folder)

    def fetch_rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query; none while nothing was ever kept. Raises IndexFault when it cannot be read."""
        if not self.is_there:
            return []
        with self._report_faults(), closing(self._connect("ro")) as connection:
            return [dict(row) for row in connection.execute(statement, values)]

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Change it in one transaction, durable when it ends without an error. Raises IndexUnwritable, IndexFault."""
        with self._report_faults():
            if not self.is_there:
                os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | NO_LINK, 0o600))
            with closing(self._connect("rw")) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")

    # -- what opens the pages: files of their own, that only their owner can read -------------------------------

    def read_secret(self, name: str) -> bytes | None:
        """Read what is kept under a name for the entrance; None when there is nothing. Raises OSError."""
        try:
            return (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def change_secret(self, name: str, make: Callable[[bytes | None], bytes | None]) -> None:
        """Keep under a name what ``make`` makes of what is kept there; None: nothing. Raises IndexUnwritable."""
        path = self.folder / name
        with report_write_faults(self.folder):
            made = make(self.read_secret(name))
            if made is None:
                path.unlink(missing_ok=True)
            else:
                write_durably(path, made, mode=0o600)

    def read_state(self, name: str) -> tuple[int, ...]:
        """Return what tells whether a secret is still the same."""
        try:
            found = (self.folder / name).stat()
        except OSError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size

    # -- the file as a whole ------------------------------------------------------------------------------------

    def is_damaged(self) -> bool:
        """Tell whether the file is no longer what was written. All of it is read."""
        try:
            return any(list(row.values()) != ["ok"] for row in self.fetch_rows("PRAGMA integrity_check(1)"))
        except IndexFault:
            return True

    def pack(self) -> dict[str, list[dict[str, Any]]]:
        """Return every table as rows of plain values, without secrets: what goes into a backup."""
        packed = {}
        for table in _KEPT:
            hidden = SECRETS.get(table, ())
            rows = self.fetch_rows(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            packed[table] = [{name: value for name, value in row.items() if name not in hidden} for row in rows]
        return packed

    def unpack(self, packed: Mapping[str, Any]) -> None:
        """Fill the tables of a file that holds nothing yet with what ``pack`` gave; what is unknown is left out.

        Nothing of it is run: values go in as values. Raises ValueError for what no ``pack`` gives, IndexUnwritable.
        """
        with self.change() as connection:
            for table in _KEPT:
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                hidden = SECRETS.get(table, ())
                for given in packed.get(table, ()):
                    row = {name: given[name] for name in columns if name in given and name not in hidden}
                    if any(not isinstance(value, str | int) for value in row.values()):
                        raise ValueError(table)
                    marks = ", ".join("?" * len(row))
                    statement = f"REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - our own names
                    connection.execute(statement, list(row.values()))

    def _connect(self, mode: str) -> sqlite3.Connection:
        refuse_links(self.folder)
        connection = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=_PATIENCE
        )
        try:
            connection.row_factory = sqlite3.Row
            if check_format(connection, self.name) < len(_STEPS):
                self._bring_up_to_date()
        except BaseException:
            connection.close()
            raise
        return connection

    def _bring_up_to_date(self) -> None:
        """Make what the newest format has; of two that begin at once the second one finds it done."""
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=_PATIENCE)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            bring_up_to_date(connection, self.name)

    @contextmanager
    def _report_faults(self) -> Iterator[None]:
        """Say in a sentence what goes wrong."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            vi, en = describe_system_error(error)
            raise IndexUnwritable(
                f"Chưa ghi hoặc đọc được tệp {self.name}: {vi}. Hãy kiểm tra quyền và chỗ trống trên đĩa, rồi thử lại.",
                f"The file {self.name} cannot be written or read: {en}. Check permissions and free space, try again.",
            ) from error
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise self._report_damaged() from error

    def _report_damaged(self) -> IndexFault:
        return IndexFault(
            f"Tệp {self.path} (người dùng, thay đổi, theo dõi, hồ sơ) bị hỏng. Hãy khôi phục từ bản sao lưu.",
            f"The file {self.path} (people, changes, followings, dossiers) is damaged. Restore a backup.",
        )


def check_format(connection: sqlite3.Connection, name: str) -> int:
    """Read the format of a file, 0 for one that was only just made. Raises IndexFault for a newer one, or no ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application not in (0, _APPLICATION) or found > len(_STEPS):
        raise IndexFault(
            f"Tệp {name} do phiên bản khác của chương trình tạo ra. Hãy dùng phiên bản mới nhất.",
            f"The file {name} was made by another version of the program. Use the newest one.",
        )
    return found


def bring_up_to_date(connection: sqlite3.Connection, name: str) -> None:
    """Make what the newest format has, in one transaction. Raises IndexFault."""
    if check_format(connection, name) == len(_STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    for number in range(check_format(connection, name), len(_STEPS)):
        for statement in filter(str.strip, _STEPS[number].split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {number + 1}")
    connection.execute("COMMIT")
