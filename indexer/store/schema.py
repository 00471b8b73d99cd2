"""The catalogue's tables and the connection to them: what makes a folder an index of ours.

Durable: write-ahead log, synchronous FULL, every change in a transaction. Read-only folders can be read.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from indexer.errors import IndexFault, WrongVersion
from indexer.store import digests, papers
from indexer.store.folder import (
    APPLICATION,
    FILE_NAME,
    explain_fault,
    is_index,
    report_damaged_catalogue,
    report_no_index,
    report_not_read,
    report_unreadable,
    report_write_faults,
)

FORMAT = 11
"""Raised when the tables change; an older index is brought up to date, one of any other format refused."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
    rejected TEXT NOT NULL, parsing INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE documents (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, file TEXT NOT NULL, format TEXT NOT NULL,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, length INTEGER NOT NULL,
    number TEXT, plain TEXT, codes TEXT, title TEXT, doc_type TEXT, issuer TEXT, province TEXT, date TEXT,
    period TEXT, until TEXT, mentions INTEGER NOT NULL, record TEXT NOT NULL, metadata TEXT NOT NULL,
    added_at TEXT NOT NULL DEFAULT '', digest INTEGER NOT NULL DEFAULT 0, parsing INTEGER NOT NULL DEFAULT 0,
    marks TEXT NOT NULL DEFAULT '', member TEXT NOT NULL DEFAULT '', pages TEXT NOT NULL DEFAULT '',
    sketch BLOB NOT NULL DEFAULT x'', alike TEXT NOT NULL DEFAULT ''
);
CREATE INDEX documents_file ON documents (file);
CREATE INDEX documents_plain ON documents (plain) WHERE plain IS NOT NULL;
CREATE TABLE texts (
    key INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    passages BLOB NOT NULL, rules INTEGER NOT NULL, folded BLOB NOT NULL, text TEXT NOT NULL
);
CREATE TABLE facets (
    key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (key, name, value)
) WITHOUT ROWID;
CREATE TABLE mentions (
    key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, short INTEGER NOT NULL, doc_type TEXT,
    number TEXT NOT NULL, plain TEXT NOT NULL, year INTEGER, symbol TEXT, codes TEXT NOT NULL,
    dated INTEGER, canonical TEXT, date TEXT, issuer_text TEXT, issuer TEXT, scope TEXT, subject TEXT,
    treatment TEXT NOT NULL, provisions TEXT NOT NULL DEFAULT '', act TEXT, probably TEXT,
    modality TEXT NOT NULL DEFAULT 'done', odd_day TEXT, passage INTEGER NOT NULL,
    PRIMARY KEY (key, ordinal)
) WITHOUT ROWID;
CREATE INDEX mentions_number ON mentions (plain, codes, dated);
CREATE TABLE relations (
    key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL, source TEXT, source_plain TEXT, target TEXT NOT NULL, target_plain TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, source_text TEXT,
    partial INTEGER NOT NULL DEFAULT 0, modality TEXT NOT NULL DEFAULT 'done', since TEXT,
    PRIMARY KEY (key, ordinal)
) WITHOUT ROWID;
CREATE INDEX relations_source ON relations (source_plain) WHERE source_plain IS NOT NULL;
CREATE INDEX relations_target ON relations (target_plain) WHERE target_plain IS NOT NULL;
CREATE TABLE corrections (
    document TEXT NOT NULL, field TEXT NOT NULL, value TEXT, corrected_at TEXT NOT NULL,
    PRIMARY KEY (document, field)
) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', '0');
"""

_DISMISSALS = """CREATE TABLE IF NOT EXISTS dismissals (
    decision TEXT NOT NULL, question TEXT NOT NULL, said TEXT NOT NULL, note TEXT NOT NULL, dismissed_at TEXT NOT NULL,
    PRIMARY KEY (decision, question, said)
) WITHOUT ROWID"""

_PAGES = (
    """CREATE TABLE IF NOT EXISTS pages (
    key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, number INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, width REAL NOT NULL, height REAL NOT NULL, words BLOB NOT NULL,
    PRIMARY KEY (key, number)
)""",
    """CREATE TABLE IF NOT EXISTS recognised (
    sha256 TEXT NOT NULL, page INTEGER NOT NULL, version INTEGER NOT NULL, found BLOB NOT NULL,
    PRIMARY KEY (sha256, page)
)""",
)


def _add_arrival_times(connection: sqlite3.Connection) -> None:
    """Add to format 1 when each document came in."""
    connection.execute("ALTER TABLE documents ADD COLUMN added_at TEXT NOT NULL DEFAULT ''")
    connection.execute(
        "UPDATE documents SET added_at = coalesce((SELECT value FROM meta WHERE name = 'indexed_at'), '')"
    )


def _add_checksums(connection: sqlite3.Connection) -> None:
    """Add to format 2 a checksum of each document, filled when all that it covers is there (``_add_moods``)."""
    connection.execute("ALTER TABLE documents ADD COLUMN digest INTEGER NOT NULL DEFAULT 0")


_INDEXES = (  # what an index that is there already may lack or no longer need: the format stays the same
    "CREATE INDEX IF NOT EXISTS mentions_number ON mentions (plain, codes, dated)",
    "DROP INDEX IF EXISTS mentions_plain",
)


def _add_versions(connection: sqlite3.Connection) -> None:
    """Add to format 3 which version of the parser understood each document (0: one before there were numbers)."""
    connection.execute("ALTER TABLE documents ADD COLUMN parsing INTEGER NOT NULL DEFAULT 0")


def _allow_ends_part(_: sqlite3.Connection) -> None:
    """Let a relation, from format 4 on, be kept as ``ends_part``, which older versions of the program do not know."""


def _add_pages(connection: sqlite3.Connection) -> None:
    """Add to format 5 pages, how a file was read, and what was recognised on pictures of pages."""
    there = {row[1] for row in connection.execute("PRAGMA table_info(documents)").fetchall()}
    for column in ("marks", "member", "pages"):
        if column not in there:
            connection.execute(f"ALTER TABLE documents ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    for statement in _PAGES:
        connection.execute(statement)
    connection.execute("UPDATE files SET size = -1 WHERE rejected <> '[]'")  # much of it can be read by now


def _add_provisions(connection: sqlite3.Connection) -> None:
    """Add to format 6 the provisions that a mention speaks of, the act that a name is, the number that is doubtful."""
    for column in ("provisions TEXT NOT NULL DEFAULT ''", "act TEXT", "probably TEXT"):
        connection.execute(f"ALTER TABLE mentions ADD COLUMN {column}")


def _add_moods(connection: sqlite3.Connection) -> None:
    """Add to format 7 whether what is told was done, in part, and since when; likenesses; conflicts put aside."""
    for column in ("partial INTEGER NOT NULL DEFAULT 0", "modality TEXT NOT NULL DEFAULT 'done'", "since TEXT"):
        connection.execute(f"ALTER TABLE relations ADD COLUMN {column}")
    connection.execute("ALTER TABLE mentions ADD COLUMN modality TEXT NOT NULL DEFAULT 'done'")
    _add_odd_days(connection)  # the checksums cover it
    connection.execute("ALTER TABLE documents ADD COLUMN sketch BLOB NOT NULL DEFAULT x''")
    connection.execute("UPDATE relations SET kind = 'amends', partial = 1 WHERE kind = 'ends_part'")
    connection.execute(_DISMISSALS)
    digests.fill_digests(connection)


def _add_refusals(connection: sqlite3.Connection) -> None:
    """Add to format 8 which version of the program refused a file, as a newer one may read it."""
    connection.execute("ALTER TABLE files ADD COLUMN parsing INTEGER NOT NULL DEFAULT 0")


def _add_odd_days(connection: sqlite3.Connection) -> None:
    """Add to format 9 the day of a mention that no calendar has. A checksum does not change by a day that is none."""
    if "odd_day" not in {row[1] for row in connection.execute("PRAGMA table_info(mentions)").fetchall()}:
        connection.execute("ALTER TABLE mentions ADD COLUMN odd_day TEXT")


def _join_papers(connection: sqlite3.Connection) -> None:
    """Add to format 10 what papers of one document are found by."""
    if "alike" not in {row[1] for row in connection.execute("PRAGMA table_info(documents)").fetchall()}:
        connection.execute("ALTER TABLE documents ADD COLUMN alike TEXT NOT NULL DEFAULT ''")
    papers.fill_alike(connection)
    for statement in papers.INDEXES:
        connection.execute(statement)


_UPGRADES = {
    1: _add_arrival_times,
    2: _add_checksums,
    3: _add_versions,
    4: _allow_ends_part,
    5: _add_pages,
    6: _add_provisions,
    7: _add_moods,
    8: _add_refusals,
    9: _add_odd_days,
    10: _join_papers,
}  # format → what makes the next one, in one transaction


class Frozen(sqlite3.Connection):
    """A catalogue in a place that cannot be written, read as the file stands: it never sees what is written later."""


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Connect to the catalogue of an existing index. Raises NotAnIndex, DamagedIndex, WrongVersion,
    IndexUnwritable, IndexFault.

    In a folder that cannot be written it is a ``Frozen`` one, where nothing waits in a write-ahead log.
    """
    path = folder / FILE_NAME
    if not is_index(folder):
        raise report_no_index(folder)
    connection: sqlite3.Connection | None = None
    try:
        connection = _open(path, "mode=rw" if write else "mode=ro")
        _check(connection, folder)
        return _prepare_connection(connection, write=write)
    except sqlite3.OperationalError as error:
        if connection is not None:
            connection.close()
        if not write and _may_freeze(path, error):
            return _open_frozen(path, folder)
        raise explain_fault(error, folder) if write else report_unreadable(folder, error) from error
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        raise report_not_read(folder) from error
    except IndexFault:
        if connection is not None:
            connection.close()
        raise


def _may_freeze(path: Path, error: sqlite3.OperationalError) -> bool:
    """May the file be read as it stands? Only where nothing can be written, and no log holds what is newer."""
    if not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return False
    try:
        log = path.with_name(path.name + "-wal")
        waiting = log.exists() and log.stat().st_size > 0
        with path.open("rb"):  # few descriptors, no permission: that is no read-only place
            return not waiting and not os.access(path.parent, os.W_OK)
    except OSError:
        return False


def read_state(folder: Path) -> tuple[int, ...]:
    """Return what tells whether a catalogue that is read as it stands was changed since."""
    try:
        status = (folder / FILE_NAME).stat()
        log = folder / (FILE_NAME + "-wal")
        return status.st_ino, status.st_size, status.st_mtime_ns, log.stat().st_size if log.exists() else 0
    except OSError:
        return ()


def create(folder: Path, engine: str) -> None:
    """Make an empty catalogue in a folder that is new or empty, whose words an engine of this name matches.

    Raises NotAnIndex, IndexUnwritable.
    """
    beside = folder / (FILE_NAME + ".new")
    with report_write_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)  # of a process that was killed here
        connection = sqlite3.connect(beside, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(_TABLES)
            for statement in (*_PAGES, _DISMISSALS, *papers.INDEXES):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('engine', ?)", (engine,))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        finally:
            connection.close()
        beside.replace(folder / FILE_NAME)


def is_older(folder: Path) -> bool:
    """Tell whether there is an index of an older format, which can be brought up to date."""
    try:
        connection = _open(folder / FILE_NAME, "mode=ro")
    except (sqlite3.Error, OSError, ValueError):
        return False
    try:
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
        return ours and connection.execute("PRAGMA user_version").fetchone()[0] in _UPGRADES
    except sqlite3.Error:  # what is wrong with it is said when it is opened
        return False
    finally:
        connection.close()


def upgrade(folder: Path) -> None:
    """Bring an older index up to date, nothing of it lost. Only under the writer's lock. Raises IndexUnwritable."""
    with report_write_faults(folder):
        connection = _open(folder / FILE_NAME, "mode=rw")
        try:
            connection.execute("PRAGMA synchronous = FULL")
            refuse_programs(connection, folder)
            while (found := connection.execute("PRAGMA user_version").fetchone()[0]) in _UPGRADES:
                connection.execute("BEGIN IMMEDIATE")
                _UPGRADES[found](connection)
                connection.execute(f"PRAGMA user_version = {found + 1}")
                connection.execute("COMMIT")
        finally:
            connection.close()


def is_new(folder: Path) -> bool:
    """Tell whether there is nothing yet where an index is wanted."""
    try:
        there = folder.exists()
    except (OSError, ValueError) as error:
        raise report_unreadable(folder, error) from error
    if not there:
        return True
    if not folder.is_dir():
        raise report_no_index(folder)
    if (folder / FILE_NAME).exists():
        return False
    leftovers = {FILE_NAME + ".new", FILE_NAME + ".new-journal", "lock", "commits"}  # of a process that was killed
    if any(entry.name not in leftovers for entry in folder.iterdir()):
        raise report_no_index(folder)
    return True


def _open(path: Path, mode: str, factory: type[sqlite3.Connection] = sqlite3.Connection) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=10,
        factory=factory,
    )


def _prepare_connection(connection: sqlite3.Connection, *, write: bool) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in _INDEXES:
            connection.execute(statement)
    return connection


def _open_frozen(path: Path, folder: Path) -> sqlite3.Connection:
    """Open the file as it stands: a folder that cannot be written has no place for the log's shared memory."""
    connection = _open(path, "mode=ro&immutable=1", Frozen)
    try:
        _check(connection, folder)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise report_not_read(folder) from error
    except IndexFault:
        connection.close()
        raise
    return _prepare_connection(connection, write=False)


def _check(connection: sqlite3.Connection, folder: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise report_no_index(folder)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != FORMAT:
        raise WrongVersion(
            f"Chỉ mục ở {folder} có định dạng {found}, chương trình này dùng định dạng {FORMAT}. "
            "Hãy lập chỉ mục mới vào một thư mục khác.",
            f"The index in {folder} has format {found}, this program uses format {FORMAT}. "
            "Index again into another folder.",
        )
    refuse_programs(connection, folder)


def refuse_programs(connection: sqlite3.Connection, folder: Path) -> None:
    """Check that a catalogue has neither views nor triggers: we make none, and they would run as we read or write.

    Raises DamagedIndex.
    """
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index')").fetchone():
        raise report_damaged_catalogue(folder)
