"""The catalogue: everything that is known, in one SQLite file. The truth that the full text is made from.

A document's ``key`` is a number that is never used twice: a document that is replaced gets a new one. So
what the full text still has to learn or to forget is the difference of two sets of keys.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from indexer.deadline import check_time
from indexer.errors import UnknownDocument
from indexer.models import Dismissal, Document, DocumentSummary, FileState, Overview, StoredText
from indexer.parsing import version
from indexer.store import commits, rows, terms
from indexer.store import folder as folders
from indexer.store.connection import CatalogueConnection
from indexer.store.insertion import insert_document, keep_corrections, tell_time
from indexer.store.packed_values import inflate
from indexer.text.folding import make_key as folded_key
from indexer.text.segmentation import Beside

_MANY = 500  # files at once
_REFUSED = "SELECT * FROM files WHERE rejected <> '[]'"
_AT_HAND = 8_000_000  # characters of texts that are kept, as a search looks into the same ones again


@dataclass(frozen=True, slots=True)
class Unindexed:
    """What the full text is made of: a document's text and what is said of it beside the text."""

    key: int
    text: str
    beside: Sequence[Beside]


class Catalogue(CatalogueConnection):
    """Everything that is known of documents and files, kept in one transaction a call."""

    def __init__(self, folder: Path, *, write: bool, lost: bool = False) -> None:
        self._texts: dict[int, StoredText] = {}  # by key, which is never used twice, so they stay true
        super().__init__(folder, write=write, lost=lost)

    def _follow(self) -> None:
        before = self._state
        super()._follow()
        if self._state != before:  # another catalogue may stand there now
            self._texts.clear()

    # -- writing ------------------------------------------------------------------------------------------

    def add(
        self,
        documents: Sequence[Document],
        files: Sequence[FileState],
        corrections: Mapping[str, Mapping[str, str | None]] = MappingProxyType({}),
        left: Iterable[str] = (),
        since: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, int]:
        """Add or replace, durably, all or none, and return the new keys by id.

        ``corrections`` are kept (None: forgotten) by document and name; files that were ``left`` are forgotten.
        ``since`` says when documents came in, where that is known.
        """
        last = {document.id: document for document in documents}
        statement = "SELECT id, sha256, added_at FROM documents WHERE id IN (?*)"
        with self._open_transaction() as connection:
            came = {(row["id"], row["sha256"]): row["added_at"] for row in self.fetch_rows_in(statement, list(last))}
            connection.executemany("DELETE FROM documents WHERE id = ?", [(known,) for known in last])
            keys = {
                known: insert_document(
                    connection,
                    document,
                    since.get(known) or came.get((known, document.source.sha256)) or tell_time(),
                )
                for known, document in last.items()
            }
            connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in left])
            states = ((*rows.make_file_row(file), version.VERSION) for file in files)
            connection.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", states)
            for known, changes in corrections.items():
                keep_corrections(connection, known, changes)
        return keys

    def remove(self, ids: Iterable[str], files: Iterable[str]) -> None:
        """Forget documents and files, durably, all or none."""
        with self._open_transaction() as connection:
            connection.executemany("DELETE FROM documents WHERE id = ?", [(known,) for known in ids])
            connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in files])

    def dismiss(self, dismissals: Iterable[Dismissal], forgotten: Iterable[Dismissal]) -> None:
        """Keep what a person puts aside, and forget what is to be told again, durably, all or none."""
        with self._open_transaction() as connection:
            gone = [(one.decision, one.kind, rows.pack_said(one.said)) for one in forgotten]
            connection.executemany("DELETE FROM dismissals WHERE decision = ? AND question = ? AND said = ?", gone)
            kept = [
                (one.decision, one.kind, rows.pack_said(one.said), one.reason, one.at or tell_time())
                for one in dismissals
            ]
            connection.executemany("REPLACE INTO dismissals VALUES (?, ?, ?, ?, ?)", kept)

    @contextmanager
    def _open_transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, folders.report_write_faults(self.folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
                self._connection.execute("REPLACE INTO meta VALUES ('indexed_at', ?)", (tell_time(),))
                self._connection.execute("COMMIT")
                commits.note_generation(self.folder, self.generation())
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def keep_recognised(self, sha256: str, page: int, version: int, found: bytes) -> None:
        """Keep what was recognised on a page of a file, durably; what an older recogniser found is forgotten."""
        with self._lock, folders.report_write_faults(self.folder):
            self._connection.execute(
                "REPLACE INTO recognised VALUES (?, ?, ?, ?)", (sha256, page, version, zlib.compress(found, 6))
            )

    # -- reading ------------------------------------------------------------------------------------------

    def recognised(self, sha256: str, version: int) -> dict[int, bytes]:
        """Return page number → what was recognised on it before, for the pages of a file that are done."""
        statement = "SELECT page, found FROM recognised WHERE sha256 = ? AND version = ?"
        return {row[0]: inflate(row[1]) for row in self.fetch_rows(statement, (sha256, version))}

    def files(self) -> Iterator[FileState]:
        """Yield what is remembered of every file, those that could not be read too: by path, some at a time."""
        after, statement = "", "SELECT * FROM files WHERE path > ? ORDER BY path LIMIT ?"
        while found := self.fetch_rows(statement, (after, _MANY)):
            yield from map(rows.read_file, found)
            after = found[-1]["path"]

    def states(self, files: Sequence[str]) -> dict[str, FileState]:
        """Return path → what is remembered of some files; one that an older program refused has the size -1."""
        found = {}
        for row in self.fetch_rows_in("SELECT * FROM files WHERE path IN (?*)", files):
            state = rows.read_file(row)
            outdated = state.rejected and row["parsing"] != version.VERSION
            found[state.path] = replace(state, size=-1) if outdated else state
        return found

    def contents(self, files: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return path → document id → sha256 of the documents of some files; "" when an older program
        understood it.
        """
        found: dict[str, dict[str, str]] = {file: {} for file in files}
        statement = "SELECT file, id, CASE parsing WHEN ? THEN sha256 ELSE '' END FROM documents WHERE file IN (?*)"
        for file, known, sha256 in self.fetch_rows_in(statement, files, [version.VERSION]):
            found[file][known] = sha256
        return found

    def places(self, file: str) -> dict[str, str]:
        """Return path → document id of the documents that came from one file: itself, and those inside it."""
        return {row[0]: row[1] for row in self.fetch_rows("SELECT path, id FROM documents WHERE file = ?", (file,))}

    def count_outdated(self) -> int:
        """Return how many documents an older program understood."""
        statement = "SELECT count(*) FROM documents WHERE parsing <> ?"
        return int(self.fetch_rows(statement, (version.VERSION,))[0][0])

    def corrections(self, document_id: str) -> dict[str, str]:
        """Return what a person has set for a document: name → value; they outlast every re-index."""
        statement = "SELECT field, value FROM corrections WHERE document = ?"
        return {row[0]: row[1] for row in self.fetch_rows(statement, (document_id,))}

    def corrected(self) -> dict[str, dict[str, str]]:
        """Return all that persons have set, by document id."""
        found: dict[str, dict[str, str]] = {}
        for row in self.fetch_rows("SELECT document, field, value FROM corrections ORDER BY document, field"):
            found.setdefault(row[0], {})[row[1]] = row[2]
        return found

    def dismissals(self) -> list[Dismissal]:
        """Return what a person has put aside, in the order of time."""
        found = self.fetch_rows("SELECT * FROM dismissals ORDER BY dismissed_at, decision, question, said")
        return [rows.read_dismissal(row) for row in found]

    def list_keys(self) -> set[int]:
        """Return the keys of all documents."""
        return {row[0] for row in self.fetch_rows("SELECT key FROM documents")}

    def count_characters(self, keys: Sequence[int]) -> int:
        """Return how many characters the texts of documents have together, by key."""
        return sum(row[0] for row in self.fetch_rows_in("SELECT length FROM documents WHERE key IN (?*)", keys))

    def read_unindexed(self, keys: Sequence[int]) -> Iterator[Unindexed]:
        """Return the texts for the full text to learn, by key."""
        statement = """SELECT key, path, text, metadata FROM documents JOIN texts USING (key)
            WHERE key IN (?*) ORDER BY key"""
        for start in range(0, len(keys), 50):
            for row in self.fetch_rows_in(statement, keys[start : start + 50]):
                said = terms.list_beside(rows.unpack_metadata(row["metadata"]), row["path"], row["text"])
                yield Unindexed(row["key"], row["text"], said)

    def document(self, document_id: str) -> Document:
        """Return the whole document. Raises UnknownDocument."""
        found = self.documents([document_id])
        if not found:
            raise UnknownDocument.of(document_id)
        return found[0]

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Return whole documents, in the order asked; unknown ids are left out."""
        statement = "SELECT * FROM documents JOIN texts USING (key) WHERE id IN (?*)"
        found = {row["id"]: row for row in self.fetch_rows_in(statement, list(dict.fromkeys(ids)))}
        keys = [row["key"] for row in found.values()]
        paged = [row["key"] for row in found.values() if row["pages"]]
        mentions, relations = (
            self._read_parts("mentions", "ordinal", keys),
            self._read_parts("relations", "ordinal", keys),
        )
        pages = self._read_parts("pages", "number", paged)
        return [
            Document(
                id=row["id"],
                source=rows.read_source(row, pages.get(row["key"], ())),
                metadata=rows.unpack_metadata(row["metadata"]),
                passages=rows.unpack_passages(row["passages"]),
                citations=tuple(map(rows.read_citation, mentions[row["key"]])),
                relations=tuple(map(rows.read_relation, relations[row["key"]])),
            )
            for row in (found[known] for known in dict.fromkeys(ids) if known in found)
        ]

    def _read_parts(self, table: str, order: str, keys: Sequence[int]) -> dict[int, list[sqlite3.Row]]:
        """Return the rows of a table that belong to documents, by key, each in order."""
        held: dict[int, list[sqlite3.Row]] = {key: [] for key in keys}
        statement = f"SELECT * FROM {table} WHERE key IN (?*) ORDER BY key, {order}"  # noqa: S608
        for row in self.fetch_rows_in(statement, keys):
            held[row["key"]].append(row)
        return held

    def summaries(self, keys: Sequence[int]) -> dict[int, DocumentSummary]:
        """Return the summaries of documents, by key."""
        statement = f"SELECT key, {rows.SUMMARY} FROM documents WHERE key IN (?*)"  # noqa: S608
        return {row["key"]: rows.read_summary(row) for row in self.fetch_rows_in(statement, keys)}

    def read_summaries_of(self, ids: Sequence[str]) -> list[DocumentSummary]:
        """Return the summaries of documents that have one of some ids."""
        statement = f"SELECT {rows.SUMMARY} FROM documents WHERE id IN (?*)"  # noqa: S608
        return [rows.read_summary(row) for row in self.fetch_rows_in(statement, ids)]

    def texts(self, ids: Sequence[str]) -> list[StoredText]:
        """Return the stored texts of documents with their passages, in the order asked; unknown ids left out."""
        keys = {
            row["key"]: row["id"] for row in self.fetch_rows_in("SELECT key, id FROM documents WHERE id IN (?*)", ids)
        }
        with self._lock:
            found = {known: self._texts[key] for key, known in keys.items() if key in self._texts}
            missing = [key for key in keys if key not in self._texts]
            statement = f"""
                SELECT {rows.SUMMARY}, texts.* FROM documents JOIN texts USING (key) WHERE key IN (?*)"""  # noqa: S608
            for row in self.fetch_rows_in(statement, missing):
                check_time()
                found[row["id"]] = self._texts[row["key"]] = rows.read_stored_text(row)
            self._forget(sum(len(text.text) for text in self._texts.values()), keys)
        return [found[known] for known in ids if known in found]

    def _forget(self, held: int, but: Collection[int]) -> None:
        """Keep so many characters of texts at hand; those that were just asked for stay."""
        for key in [key for key in self._texts if key not in but]:
            if held <= _AT_HAND:
                break
            held -= len(self._texts.pop(key).text)

    def read_both(self, keys: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        """Return (key, text, folded text) of documents."""
        statement = "SELECT key, rules, folded, text FROM texts WHERE key IN (?*)"
        for row in self.fetch_rows_in(statement, keys):
            yield row["key"], row["text"], rows.read_folded(row)

    def overview(self, copies: Iterable[int] = ()) -> Overview:
        """Return what the collection holds; ``copies`` are papers that stand beside a better one of their document."""
        but = (json.dumps(list(copies)),)
        sums = f"SELECT count(*), coalesce(sum(mentions), 0) FROM documents {_BUT}"  # noqa: S608
        documents, mentions = self.fetch_rows(sums, but)[0]
        decisions = self.fetch_rows(
            """SELECT count(*) FROM (SELECT DISTINCT plain, codes, dated, scope FROM mentions
            WHERE canonical IS NOT NULL)"""
        )[0][0]
        indexed_at = self.fetch_rows("SELECT value FROM meta WHERE name = 'indexed_at'")
        rejected = [r for row in self.fetch_rows(_REFUSED) for r in rows.read_file(row).rejected]
        return Overview(
            documents=documents,
            papers=self.fetch_rows("SELECT count(*) FROM documents")[0][0],
            mentions=mentions,
            decisions=decisions,
            provinces=self._count_values("province", but),
            periods=self._count_periods(but),
            doc_types=self._count_values("doc_type", but),
            indexed_at=indexed_at[0][0] if indexed_at else None,
            rejected=tuple(sorted(rejected, key=lambda rejection: rejection.path)),
        )

    def _count_values(self, name: str, but: tuple[str]) -> tuple[tuple[str, int], ...]:
        statement = f"SELECT value, count(*) FROM facets {_BUT} AND name = ? GROUP BY value"  # noqa: S608
        counted = self.fetch_rows(statement, (*but, name))
        return tuple(
            sorted(((row[0], row[1]) for row in counted), key=lambda one: (-one[1], folded_key(one[0]), one[0]))
        )

    def _count_periods(self, but: tuple[str]) -> tuple[tuple[str, str, int], ...]:
        counted = self.fetch_rows(
            f"""SELECT coalesce(province, ''), coalesce(period, ''), count(*) FROM documents {_BUT}
            GROUP BY province, period""",  # noqa: S608
            but,
        )
        cells = [(row[0], row[1], row[2]) for row in counted]
        return tuple(sorted(cells, key=lambda cell: (folded_key(cell[0]), cell[1])))


_BUT = "WHERE key NOT IN (SELECT value FROM json_each(?))"
