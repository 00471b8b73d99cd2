"""Documents and corrections → rows, within a transaction of the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from indexer.identity.versions import name_alike
from indexer.models import Document
from indexer.parsing import version
from indexer.store import digests, page_rows, rows


def keep_corrections(connection: sqlite3.Connection, document_id: str, changes: Mapping[str, str | None]) -> None:
    """Keep what a person set for a document, and forget what is None."""
    for name, value in changes.items():
        if value is None:
            connection.execute("DELETE FROM corrections WHERE document = ? AND field = ?", (document_id, name))
        else:
            connection.execute("REPLACE INTO corrections VALUES (?, ?, ?, ?)", (document_id, name, value, tell_time()))


def tell_time() -> str:
    """Return this moment, as it is stored: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def insert_document(connection: sqlite3.Connection, document: Document, added_at: str) -> int:
    """Insert a document with all its rows, and return its key."""
    values = {**rows.make_document_row(document), "added_at": added_at}
    row, text = [values[name] for name in digests.DOCUMENT.split(", ")], rows.make_text_row(document)
    named = sorted(
        rows.list_facets(document.metadata) | rows.list_abbreviations(document.source.text), key=_make_order_key
    )
    mentions = _make_rows(
        digests.MENTION, (rows.make_mention_row(c, n, document.passages) for n, c in enumerate(document.citations))
    )
    relations = _make_rows(digests.RELATION, (rows.make_relation_row(r, n) for n, r in enumerate(document.relations)))
    read, pages = page_rows.read_row(document.source), page_rows.pack_page_rows(document.source)
    key = connection.execute(
        f"INSERT INTO documents ({digests.DOCUMENT}, {page_rows.READ}, digest, parsing, alike)"  # noqa: S608
        f" VALUES ({_make_placeholders(len(row) + len(read) + 3)})",
        (
            *(*row, *read),
            digests.compute_digest(
                *(row, text, named, map(digests.shorten_mention, mentions), relations),
                page_rows.list_digested(read, pages),
            ),
            version.VERSION,
            name_alike(document.summary, document.source.text),
        ),
    ).lastrowid
    assert key is not None  # noqa: S101 - after an INSERT there is one
    connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", (key, *text))
    for table, columns, found in (
        ("facets", digests.FACET, named),
        ("mentions", digests.MENTION, mentions),
        ("relations", digests.RELATION, relations),
        ("pages", page_rows.PAGE, pages),
    ):
        connection.executemany(
            f"INSERT INTO {table} (key, {columns}) VALUES ({_make_placeholders(columns.count(',') + 2)})",  # noqa: S608
            [(key, *one) for one in found],
        )
    return key


def _make_order_key(pair: tuple[str, str]) -> tuple[bytes, bytes]:
    return pair[0].encode(), pair[1].encode()


def _make_rows(columns: str, values: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """Return rows as SQLite holds them: true and false are numbers there."""
    names = columns.replace('"', "").split(", ")
    return [[int(v) if isinstance(v := row[name], bool) else v for name in names] for row in values]


def _make_placeholders(number: int) -> str:
    return ", ".join("?" * number)
