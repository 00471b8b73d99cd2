"""Which papers are one document, from rows of any store: what is asked for, kept and told of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import chain

from indexer.identity.versions import Versions, find_versions, name_alike
from indexer.models import DocumentSummary
from indexer.models.documents import tell_recognised
from indexer.store import page_rows
from indexer.store.page_rows import Row

INDEXES = (
    "CREATE INDEX IF NOT EXISTS documents_alike ON documents (alike) WHERE alike <> ''",
    "CREATE INDEX IF NOT EXISTS documents_sha256 ON documents (sha256)",
)
COLUMNS = "key, id, number, title, doc_type, issuer, date, period, sha256, alike, marks"


def read_papers(rows: Iterable[Row]) -> tuple[Versions, dict[str, int]]:
    """Return which of some papers are one document, and the key of each by id."""
    told, contents, keys = [], {}, {}
    for row in rows:
        keys[row["id"]] = row["key"]
        told_alike = row["alike"] if row["alike"].startswith("=") else ""
        contents[row["id"]] = [one for one in (row["sha256"], told_alike) if one]
        told.append(_summarise(row))
    return find_versions(told, contents), keys


def find_others(
    versions: Versions, ids: Iterable[str], read: Callable[[list[str]], Iterable[DocumentSummary]]
) -> dict[str, tuple[DocumentSummary, ...]]:
    """Return id → the other papers of its document, of those that have any; ``read`` gives summaries by id."""
    found = {one: others for one in ids if (others := versions.list_others(one))}
    known = {one.id: one for one in read(sorted({*chain(*found.values())}))}
    return {one: tuple(known[other] for other in others if other in known) for one, others in found.items()}


def fill_alike(connection: sqlite3.Connection) -> None:
    """Say of every document what papers of one are found by: for an index that was made without."""
    names = ("text", *COLUMNS.split(", "))
    keys = [row[0] for row in connection.execute("SELECT key FROM documents").fetchall()]
    for key in keys:
        statement = f"SELECT text, {COLUMNS} FROM documents LEFT JOIN texts USING (key) WHERE key = ?"  # noqa: S608
        row = dict(zip(names, connection.execute(statement, (key,)).fetchone(), strict=True))
        alike = name_alike(_summarise(row), row["text"] or "")
        connection.execute("UPDATE documents SET alike = ? WHERE key = ?", (alike, key))


def _summarise(row: Row) -> DocumentSummary:
    values = {name: row[name] for name in ("id", "number", "title", "doc_type", "issuer", "date", "period")}
    recognised = tell_recognised(page_rows.read_marks(row["marks"]))
    return DocumentSummary(**values, path="", province=None, recognised=recognised)
