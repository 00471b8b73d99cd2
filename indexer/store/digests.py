"""A checksum of each document as it was stored, so that a changed bit is found that SQLite itself cannot see.

It covers the document's own row, its text, and its rows of facets, mentions and relations: what is shown, counted and
quoted. It is of the stored bytes, whatever version of Python or of the program reads them.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from indexer.store import page_rows

DOCUMENT = (
    "id, path, file, format, sha256, size, length, number, plain, codes, title, doc_type, issuer, province, "
    "date, period, until, mentions, record, metadata, added_at"
)
TEXT = "passages, rules, folded, text"
FACET = "name, value"
MENTION = (
    'ordinal, start, "end", text, short, doc_type, number, plain, year, symbol, codes, dated, canonical, '
    "date, issuer_text, issuer, scope, subject, treatment, provisions, act, probably, modality, passage, odd_day"
)
RELATION = (
    'ordinal, kind, source, source_plain, target, target_plain, start, "end", source_text, partial, modality, since'
)

_ALWAYS = 3  # facets, mentions and relations
_COLUMNS = DOCUMENT.count(",") + 1
_AT_ONCE = 100  # documents whose rows are held together
_Value = page_rows.Cell


def compute_digest(document: Sequence[_Value], text: Sequence[_Value], *parts: Iterable[Sequence[_Value]]) -> int:
    """Return the CRC-32 of rows in the order of the columns above: facets, mentions and relations, each in its
    key's order.

    ``parts`` end with the rows of pages: for a document without any nothing is added, as for one of an older index.
    """
    found = zlib.crc32(_pack_row(text), zlib.crc32(_pack_row(document)))
    for number, rows in enumerate(map(list, parts)):
        if rows or number < _ALWAYS:
            found = zlib.crc32(b"\2".join(map(_pack_row, rows)), zlib.crc32(b"\3", found))
    return found


def list_changed(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of the documents in a catalogue that are no longer what was stored. Raises
    sqlite3.DatabaseError.
    """
    return [known for _, known, kept, found in _list_digests(connection) if kept != found]


def fill_digests(connection: sqlite3.Connection) -> None:
    """Give every document its checksum as it is now: for an index that was made without."""
    for key, _, _, found in _list_digests(connection):
        connection.execute("UPDATE documents SET digest = ? WHERE key = ?", (found, key))


def _list_digests(connection: sqlite3.Connection) -> Iterator[tuple[int, str, int, int]]:
    """Yield (key, id, the checksum that was kept, the one that is true now) of each document."""
    factory, connection.text_factory = connection.text_factory, bytes  # damage need not be valid UTF-8
    try:
        keys = [row[0] for row in connection.execute("SELECT key FROM documents ORDER BY key").fetchall()]
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            yield from _list_digests_between(connection, some[0], some[-1])
    finally:
        connection.text_factory = factory


def _list_digests_between(connection: sqlite3.Connection, first: int, last: int) -> Iterator[tuple[int, str, int, int]]:
    def ask_rows(columns: str, table: str, order: str) -> list[tuple[_Value, ...]]:
        statement = f"SELECT {columns} FROM {table} WHERE key BETWEEN ? AND ? ORDER BY {order}"  # noqa: S608
        return connection.execute(statement, (first, last)).fetchall()

    def group_by_key(columns: str, table: str, order: str) -> dict[_Value, list[tuple[_Value, ...]]]:
        found: dict[_Value, list[tuple[_Value, ...]]] = defaultdict(list)
        for row in ask_rows("key, " + columns, table, order):
            found[row[0]].append(row[1:])
        return found

    texts = {row[0]: row[1:] for row in ask_rows("key, " + TEXT, "texts", "key")}
    facets = group_by_key(FACET, "facets", "key, name, value")
    mentions, relations = (
        group_by_key(MENTION, "mentions", "key, ordinal"),
        group_by_key(RELATION, "relations", "key, ordinal"),
    )
    pages = group_by_key(page_rows.PAGE, "pages", "key, number")
    for key, kept, *columns in ask_rows(f"key, digest, {DOCUMENT}, {page_rows.READ}", "documents", "key"):
        row, read = columns[:_COLUMNS], columns[_COLUMNS:]
        more = page_rows.list_digested(read, pages[key])
        told = list(map(shorten_mention, mentions[key]))
        found = compute_digest(row, texts.get(key, ()), facets[key], told, relations[key], more)
        yield _number(key), _read_text(row[0]), _number(kept), found


def shorten_mention(row: Sequence[_Value]) -> Sequence[_Value]:
    """Leave the odd day out of a mention that has none: the checksums of older indexes, which knew none, stay true."""
    return row if row[-1] is not None else row[:-1]


def _number(value: _Value) -> int:
    return value if isinstance(value, int) else -1


def _read_text(value: _Value) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _pack_row(row: Sequence[_Value]) -> bytes:
    return b"\1".join([v if isinstance(v, bytes) else b"\0" if v is None else str(v).encode() for v in row])
