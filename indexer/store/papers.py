"""Which keys of a catalogue are papers of one document: one of them stands for it wherever something is counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Set
from itertools import chain
from typing import TYPE_CHECKING

from indexer.identity.versions import Versions, find_versions, name_alike
from indexer.models import DocumentSummary
from indexer.models.documents import tell_recognised
from indexer.store import page_rows
from indexer.store.page_rows import Row

if TYPE_CHECKING:
    from indexer.store.catalogue import Catalogue

INDEXES = (
    "CREATE INDEX IF NOT EXISTS documents_alike ON documents (alike) WHERE alike <> ''",
    "CREATE INDEX IF NOT EXISTS documents_sha256 ON documents (sha256)",
)
COLUMNS = "key, id, number, title, doc_type, issuer, date, period, sha256, alike, marks"
_TOGETHER = f"""SELECT {COLUMNS} FROM documents WHERE alike IN
    (SELECT alike FROM documents WHERE alike <> '' GROUP BY alike HAVING count(*) > 1)
    UNION SELECT {COLUMNS} FROM documents WHERE sha256 IN
    (SELECT sha256 FROM documents WHERE sha256 <> '' GROUP BY sha256 HAVING count(*) > 1) ORDER BY key"""  # noqa: S608


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


class KeyedPapers:
    """The papers of one moment of a catalogue: ``versions`` by id, ``chief`` the key that stands for each other one.

    A document has the type, body, place, day and period of its chief; it holds the words that one of its papers holds
    and cites what one of them cites.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.versions, keys = read_papers(catalogue.fetch_rows(_TOGETHER))
        groups = {known: [keys[one] for one in some] for known, some in self.versions.papers.items()}
        self.chief: Mapping[int, int] = {key: group[0] for group in groups.values() for key in group[1:]}
        self._members = {group[0]: group for group in groups.values()}
        self._rank = {key: place for group in groups.values() for place, key in enumerate(group)}

    def name_documents(self, keys: Iterable[int]) -> set[int]:
        """Return the documents that some papers are, each by its chief."""
        return {self.chief.get(key, key) for key in keys} if self.chief else set(keys)

    def spread(self, keys: Set[int]) -> set[int]:
        """Return some documents with all of their papers."""
        return set(keys).union(*(self._members[key] for key in self._members.keys() & keys))

    def choose(self, keys: Set[int], passing: Set[int] | None) -> set[int]:
        """Return of each document that passes the best of its papers that are among some."""
        several = self._rank.keys() & keys
        if not several:
            return set(keys) if passing is None else set(keys & passing)
        best: dict[int, int] = {}
        for key in sorted(several, key=self._rank.__getitem__):
            best.setdefault(self.chief.get(key, key), key)
        alone = keys - several
        found = set(alone if passing is None else alone & passing)
        return found | {key for chief, key in best.items() if passing is None or chief in passing}
