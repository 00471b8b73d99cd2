"""The full text: which documents hold which terms, how often. Whoosh's files, our terms, our scores.

Derived from the catalogue and never the only copy. Whoosh serves as the inverted index: it sorts, packs,
merges and reads posting lists. Terms are made in ``indexer.text.segmentation``; ranking is
``indexer.store.engines.ranking``. Import this module late: it brings Whoosh with it.

A state of the full text is a list of its segments, in a JSON file of its own; Whoosh's table of contents, which
is unpickled, is not used, and what Whoosh pickles within its files is read by ``_PlainUnpickler``.
"""

from __future__ import annotations

import io
import json
import pickle
import re
import secrets
import shutil
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from itertools import accumulate, islice
from pathlib import Path
from threading import RLock
from typing import IO, Any

from whoosh import columns, fields, formats
from whoosh.codec import whoosh3
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb import structfile
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import EmptyReader, MultiReader, SegmentReader, TermNotFound

from indexer.durable import force_folder_to_disk, force_to_disk
from indexer.store.engine import Damaged, Field
from indexer.store.engines import segments
from indexer.store.engines.segments import Postings
from indexer.strange_json import read_json
from indexer.text.segmentation import Counts

_REMEMBERED = 4_000_000  # postings kept decoded, about 8 bytes each
_COUNTED = 200_000  # terms whose frequency is kept
_SEGMENTS = 8
_LIST = "segments-"
_SEGMENT = re.compile("[0-9a-f]{16}")


class _PlainUnpickler(pickle.Unpickler):
    """Reads numbers, strings, tuples and arrays of numbers: what Whoosh keeps of a posting list. Nothing is called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("array", "array"):
            return array
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a posting list")


def _load(file: IO[bytes]) -> Any:
    return _PlainUnpickler(file).load()


def _load_plain(data: bytes) -> Any:
    return _PlainUnpickler(io.BytesIO(data)).load()


# An index may come from anywhere (a backup, a share): whatever of Whoosh's reads its files must not run them.
structfile.load = _load
whoosh3.loads = columns.loads = _load_plain


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field of terms that are counted already: nothing is analysed."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)


def _make_schema() -> fields.Schema:
    key = fields.COLUMN(columns.NumericColumn("Q", default=0))
    return fields.Schema(key=key, words=Terms(), syllables=Terms(), pairs=Terms())


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, with segment names that never come twice, whatever seeds ``random``: old files stay."""

    def new_segment(self, _: Any, indexname: str) -> W3Segment:
        return W3Segment(self, indexname, segid=secrets.token_hex(8))


_CODEC = _Codec()


class _Listed(FileStorage):  # type: ignore[misc]
    """A folder of which only the listed files are seen: those of a state, and what is written since."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        super().__init__(str(folder))
        self._names = set(names)

    def list(self) -> list[str]:
        return sorted(self._names)

    def create_file(self, name: str, **options: Any) -> Any:
        self._names.add(name)
        return super().create_file(name, **options)


class FullText:
    """An open full text at one moment. Its *slots* number the documents that it holds, from 0, with gaps."""

    def __init__(self, folder: Path, names: Collection[str]) -> None:
        """``names`` are the files of the state to open. Raises Damaged."""
        self._lock = RLock()
        self._postings: OrderedDict[tuple[Field, str], Postings] = OrderedDict()
        self._frequencies: dict[tuple[Field, str], int] = {}
        self._held = 0
        try:
            self._reader = _open_reader(_Listed(folder, names), _read_segments(folder, names))
            self.keys = self._read_keys()
        except Exception as error:  # Whoosh checks little of what it reads: damage can raise anything
            raise Damaged(str(error)) from error

    def close(self) -> None:
        """Release the files."""
        with self._lock:
            self._reader.close()

    def postings(self, field: Field, term: str) -> Postings:
        """Return (slots, how often) of the documents that hold a term. Raises Damaged."""
        with self._lock:
            known = self._postings.get((field, term))
            if known is None:
                known = self._read(field, term)
                self._remember((field, term), known)
            else:
                self._postings.move_to_end((field, term))
            return known

    def frequency(self, field: Field, term: str) -> int:
        """Return in how many documents a term stands, those that were replaced since included."""
        with self._lock:
            known = self._frequencies.get((field, term))
            if known is None:
                if len(self._frequencies) >= _COUNTED:
                    self._frequencies.clear()
                known = self._frequencies[field, term] = int(self._reader.doc_frequency(field, term))
            return known

    def beginning(self, field: Field, start: str, most: int) -> list[str]:
        """Return the terms that begin so, in order, at most so many. Raises Damaged."""
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
                for numbers, often in segments.read_blocks(matcher):
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
        """Return the key of each slot; 0 for a document that was deleted."""
        keys: list[int] = []
        for leaf, _ in self._reader.leaf_readers():
            if not leaf.doc_count_all():
                continue
            column = leaf.column_reader("key")
            keys += [0 if leaf.is_deleted(n) else int(column[n]) for n in range(leaf.doc_count_all())]
        return keys


def create(folder: Path) -> list[str]:
    """Make an empty full text in a new folder and return the names of its files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return [_list(folder, [])]


def write(
    folder: Path, names: Collection[str], forgotten: Iterable[int], learned: Iterable[tuple[int, Counts]]
) -> list[str]:
    """Forget slots and learn documents, by key, and return the names of the files of the new state, which are on
    the disk.

    The files of the old state stay as they are.
    """
    sweep(folder, names)
    storage = _Listed(folder, names)
    schema = _make_schema()
    held = _read_segments(folder, names)
    _forget(held, forgotten)
    held += segments.write_segments(storage, _CODEC, schema, learned)
    kept = _merge_smallest(storage, schema, held)
    own = tuple(f"{segment.segment_id()}." for segment in kept)
    written = [name for name in storage.list() if name.startswith(own)]
    state = [*written, _list(folder, kept)]
    for name in state:
        if name not in names:
            with (folder / name).open("r+b") as file:
                force_to_disk(file)
    force_folder_to_disk(folder)
    return state


def _forget(held: Sequence[W3Segment], slots: Iterable[int]) -> None:
    """Mark slots of the whole as deleted in the segment that each is in."""
    begins = list(accumulate((segment.doc_count_all() for segment in held), initial=0))
    for slot in slots:
        place = bisect_right(begins, slot) - 1
        held[place].delete_document(slot - begins[place])


def _list(folder: Path, held: Iterable[W3Segment]) -> str:
    """Write down which segments there are: the name of the file."""
    name = f"{_LIST}{secrets.token_hex(8)}.json"
    told = [[segment.segid, segment.doc_count_all(), sorted(segment.deleted_docs())] for segment in held]
    (folder / name).write_text(json.dumps(told), encoding="ascii")
    return name


def _read_segments(folder: Path, names: Collection[str]) -> list[W3Segment]:
    """Return the segments of a state. Raises ValueError and the like when that is not what its file holds."""
    (name,) = (name for name in names if name.startswith(_LIST))
    told = read_json((folder / name).read_text(encoding="ascii"))
    room = sum((folder / one).stat().st_size for one in names)  # more documents than bytes: a list of somebody else's
    if not all(_SEGMENT.fullmatch(segid) and 0 <= documents <= room for segid, documents, _ in told):
        raise ValueError(name)
    return [W3Segment(_CODEC, "MAIN", documents, segid, set(deleted)) for segid, documents, deleted in told]


def _open_reader(storage: FileStorage, held: Sequence[W3Segment]) -> Any:
    readers = [SegmentReader(storage, _make_schema(), segment) for segment in held]
    if not readers:
        return EmptyReader(_make_schema())
    return readers[0] if len(readers) == 1 else MultiReader(readers)


def sweep(folder: Path, names: Collection[str]) -> None:
    """Remove what belongs to no state that serves: of a writer that was killed, or of an older state."""
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name not in names:
            with suppress(OSError):  # a reader holds it open on Windows: next time
                entry.unlink()


def _merge_smallest(storage: FileStorage, schema: fields.Schema, held: Iterable[W3Segment]) -> list[W3Segment]:
    """Merge the smallest segments when there are many: the cost of each merge is paid off by its size."""
    full = sorted((segment for segment in held if segment.doc_count()), key=lambda segment: int(segment.doc_count()))
    if len(full) < _SEGMENTS:
        return full
    small, large = full[: _SEGMENTS // 2], full[_SEGMENTS // 2 :]
    return [*large, segments.merge_segments(storage, _CODEC, schema, small)]
