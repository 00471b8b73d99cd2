"""The full text: which documents hold which terms, how often. Whoosh's files, our terms, our scores.

Derived from the catalogue and never the only copy. Whoosh serves as the inverted index: it sorts, packs,
merges and reads posting lists. Terms are made in ``indexer.text.segmentation``; ranking is ``indexer.store.ranking``.
Import this module late: it brings Whoosh with it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Any

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermNotFound

from indexer.store import segments
from indexer.store.segments import Field, Postings
from indexer.text.segmentation import Counts

_REMEMBERED = 4_000_000  # postings kept decoded, about 8 bytes each
_COUNTED = 200_000  # terms whose frequency is kept
_SEGMENTS = 8


class Damaged(Exception):
    """Whoosh's files do not open or do not hold what they should: rebuild them."""


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field of terms that are counted already: nothing is analysed."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)


def _schema() -> fields.Schema:
    key = fields.COLUMN(columns.NumericColumn("Q", default=0))
    return fields.Schema(key=key, words=Terms(), syllables=Terms(), pairs=Terms())


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, with segment names that never come twice, whatever seeds ``random``: old files stay."""

    def new_segment(self, _: Any, indexname: str) -> W3Segment:
        return W3Segment(self, indexname, segid=secrets.token_hex(8))


class _Listed(FileStorage):  # type: ignore[misc]
    """A folder of which only the listed files are seen, and none is deleted.

    Whoosh reads the newest state that it finds and deletes the older one at once. Here a state is the list of
    its files: it is seen when it is whole and on the disk, and the older one stays until then.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        super().__init__(str(folder))
        self._names = set(names)

    def list(self) -> list[str]:
        return sorted(self._names)

    def create_file(self, name: str, **options: Any) -> Any:
        self._names.add(name)
        return super().create_file(name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        super().rename_file(oldname, newname, safe=safe)
        self._names.discard(oldname)
        self._names.add(newname)

    def delete_file(self, name: str) -> None:
        self._names.discard(name)


class FullText:
    """An open full text at one moment. Its *slots* number the documents that it holds, from 0, with gaps."""

    def __init__(self, folder: Path, names: Collection[str]) -> None:
        """``names`` are the files of the state to open. Raises Damaged."""
        self._lock = RLock()
        self._postings: OrderedDict[tuple[Field, str], Postings] = OrderedDict()
        self._frequencies: dict[tuple[Field, str], int] = {}
        self._held = 0
        try:
            self._reader = _Listed(folder, names).open_index(schema=_schema()).reader()
            self.keys = self._read_keys()
        except Exception as error:  # Whoosh unpickles: damage can raise anything
            raise Damaged(str(error)) from error

    def close(self) -> None:
        with self._lock:
            self._reader.close()

    def postings(self, field: Field, term: str) -> Postings:
        """(slots, how often) of the documents that hold a term. Raises Damaged."""
        with self._lock:
            known = self._postings.get((field, term))
            if known is None:
                known = self._read(field, term)
                self._remember((field, term), known)
            else:
                self._postings.move_to_end((field, term))
            return known

    def frequency(self, field: Field, term: str) -> int:
        """In how many documents a term stands, those that were replaced since included."""
        with self._lock:
            known = self._frequencies.get((field, term))
            if known is None:
                if len(self._frequencies) >= _COUNTED:
                    self._frequencies.clear()
                known = self._frequencies[field, term] = int(self._reader.doc_frequency(field, term))
            return known

    def beginning(self, field: Field, start: str, most: int) -> list[str]:
        """The terms that begin so, in order, at most so many. Raises Damaged."""
        with self._lock:
            try:
                found = self._reader.expand_prefix(field, start.encode())
                return [bytes(term).decode() for term in islice(found, most)]
            except TermNotFound:
                return []
            except Exception as error:
                raise Damaged(str(error)) from error

    def _read(self, field: Field, term: str) -> Postings:
        slots, weights = array("I"), array("f")
        try:
            for leaf, offset in self._reader.leaf_readers():
                try:
                    matcher = leaf.postings(field, term)
                except TermNotFound:
                    continue
                for numbers, often in segments.blocks(matcher):
                    slots.extend(map(offset.__add__, numbers))
                    weights.extend(often)
        except Exception as error:
            raise Damaged(str(error)) from error
        return slots, weights

    def _remember(self, term: tuple[Field, str], postings: Postings) -> None:
        self._postings[term] = postings
        self._held += len(postings[0])
        while self._held > _REMEMBERED:
            _, (slots, _) = self._postings.popitem(last=False)
            self._held -= len(slots)

    def _read_keys(self) -> list[int]:
        """The key of each slot; 0 for a document that was deleted."""
        keys: list[int] = []
        for leaf, _ in self._reader.leaf_readers():
            if not leaf.doc_count_all():
                continue
            column = leaf.column_reader("key")
            keys += [0 if leaf.is_deleted(n) else int(column[n]) for n in range(leaf.doc_count_all())]
        return keys


def create(folder: Path) -> list[str]:
    """An empty full text in a new folder: the names of its files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    storage = _Listed(folder, [])
    storage.create_index(_schema())
    return storage.list()


def write(
    folder: Path, names: Collection[str], forgotten: Iterable[int], learned: Iterable[tuple[int, Counts]]
) -> list[str]:
    """Forget slots and learn documents, by key: the names of the files of the new state, which are on the disk.

    The files of the old state stay as they are.
    """
    sweep(folder, names)
    storage = _Listed(folder, names)
    schema, codec = _schema(), _Codec()
    writer = storage.open_index(schema=schema).writer(compound=False, codec=codec)
    try:
        for slot in forgotten:
            writer.delete_document(slot)
        made = list(segments.learned(storage, codec, schema, learned))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=lambda _, before: _few(storage, codec, schema, [*before, *made]))
    for name in storage.list():
        _fsync(folder / name, os.O_RDWR)
    if os.name == "posix":
        _fsync(folder, os.O_RDONLY)
    return storage.list()


def sweep(folder: Path, names: Collection[str]) -> None:
    """Remove what belongs to no state that serves: of a writer that was killed, or of an older state."""
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name not in names:
            with suppress(OSError):  # a reader holds it open on Windows: next time
                entry.unlink()


def _few(storage: FileStorage, codec: W3Codec, schema: fields.Schema, held: Iterable[W3Segment]) -> list[W3Segment]:
    """Merge the smallest segments when there are many: the cost of each merge is paid off by its size."""
    full = sorted((segment for segment in held if segment.doc_count()), key=lambda segment: int(segment.doc_count()))
    if len(full) < _SEGMENTS:
        return full
    small, large = full[: _SEGMENTS // 2], full[_SEGMENTS // 2 :]
    return [*large, segments.merged(storage, codec, schema, small)]


def _fsync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
