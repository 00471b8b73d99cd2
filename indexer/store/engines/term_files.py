"""Whoosh's two files of a segment's terms, written a term at a time: the same bytes, a fifth of the time.

Whoosh's own writer takes a posting a call, through four layers of them. Here the postings of a term come as two
arrays, and what is written goes out in large pieces. A test holds that each byte is the one that Whoosh writes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import md5
from itertools import pairwise
from pickle import dumps
from struct import Struct
from typing import Any

from whoosh.codec.whoosh3 import COMPRESSION_MIN_SIZE, WHOOSH3_HEADER_MAGIC, W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashWriter

_BLOCK, _PRESSED = 128, 3  # postings of a block; how hard zlib tries: as Whoosh does by default
_PIECE = 1_000_000  # bytes that wait for being written
_INT, _SHORT = Struct("!i"), Struct("!H")
_INFO = Struct("!BfIBBfII")  # inlined, weight, documents, least and greatest length, greatest weight, first, last
_EXTENT = Struct("!qi")
_LENGTHS, _POINTER = Struct("!ii"), Struct("!Iq")


class TermFiles:
    """The files of terms and postings of a new segment. Fields and terms come in order."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self._index = _HashFile(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._index.extras["fieldmap"] = self._fields
        self._file = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._waiting = bytearray()
        self._offset = 0
        self._alone: dict[tuple[int, float], tuple[bytes, bytes]] = {}

    def write_field(self, name: str, terms: Iterable[tuple[bytes, tuple[Sequence[int], Sequence[float]]]]) -> None:
        """Write each term with (slots, how often) of the documents that hold it, by slot."""
        prefix = _SHORT.pack(len(self._fields))
        self._fields[name] = len(self._fields)
        for term, (slots, counts) in terms:
            begins = self._offset + len(self._waiting)
            if len(slots) == 1:
                block, info = self._alone.get((slots[0], counts[0])) or self._make_alone(slots[0], counts[0])
                self._waiting += block
            else:
                self._waiting += WHOOSH3_HEADER_MAGIC
                self._write_blocks(slots, counts)
                info = _describe(slots, counts)
            length = self._offset + len(self._waiting) - begins
            self._index.add(prefix + term, info + _EXTENT.pack(begins, length))
            if len(self._waiting) > _PIECE:
                self._flush()

    def _make_alone(self, slot: int, count: float) -> tuple[bytes, bytes]:
        """Return what is written of a term that stands in one document: of most terms, and the same for many
        of them.
        """
        block = WHOOSH3_HEADER_MAGIC + _make_block((slot,), (count,), last=True)
        made = self._alone[slot, count] = block, _describe((slot,), (count,))
        return made

    def _write_blocks(self, slots: Sequence[int], counts: Sequence[float]) -> None:
        for start in range(0, len(slots), _BLOCK):
            end = start + _BLOCK
            self._waiting += _make_block(slots[start:end], counts[start:end], last=end >= len(slots))

    def _flush(self) -> None:
        self._file.write(bytes(self._waiting))
        self._offset += len(self._waiting)
        self._waiting.clear()

    def close(self) -> None:
        """Write what is left and release the files."""
        self._flush()
        self._file.close()
        self._index.close()


def _describe(slots: Sequence[int], counts: Sequence[float]) -> bytes:
    return _INFO.pack(0, float(sum(counts)), len(slots), 0, 0, max(counts), slots[0], slots[-1])


def _make_block(slots: Sequence[int], counts: Sequence[float], *, last: bool) -> bytes:
    most, least = max(counts), min(counts)
    often = tuple(counts) if least != most else None if most == 1.0 else most
    steps = (slots[0], *(right - left for left, right in pairwise(slots)))
    data, pressed = dumps((steps, often, None), 2), 0
    if len(data) >= COMPRESSION_MIN_SIZE:
        data, pressed = zlib.compress(data, _PRESSED), _PRESSED
    info = dumps((len(slots), slots[-1], most, pressed, 0, 0), 2)
    length = len(info) + len(data)
    return _INT.pack(-length if last else length) + info + data


class _HashFile(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's table of keys in order, what is written gathered into large pieces."""

    def __init__(self, file: Any) -> None:
        super().__init__(file)
        self.lastkey: bytes = b""
        self._waiting = bytearray()
        self._at = file.tell()

    def add(self, key: bytes, value: bytes) -> None:
        if key <= self.lastkey:
            raise ValueError(f"keys must increase: {self.lastkey!r}, {key!r}")
        at = self._at + len(self._waiting)
        self._waiting += _LENGTHS.pack(len(key), len(value)) + key + value
        self.index.append(at)
        hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")  # its ``md5_hash``
        self.buckets[hashed & 255].append((hashed, at))
        self.lastkey = key
        if len(self._waiting) > _PIECE:
            self._flush()

    def _flush(self) -> None:
        self.dbfile.write(bytes(self._waiting))
        self._at += len(self._waiting)
        self._waiting.clear()

    def _write_hashes(self) -> None:
        """256 tables of where the keys of each hash stand: the first free place from where it wants to be."""
        self._flush()
        for entries in self.buckets:
            places = 2 * len(entries)
            self.directory.append((self._at + len(self._waiting), places))
            table = [b"\0" * _POINTER.size] * places
            taken = bytearray(places)
            for hashed, at in entries:
                place = (hashed >> 8) % places
                while taken[place]:
                    place = (place + 1) % places
                taken[place] = 1
                table[place] = _POINTER.pack(hashed, at)
            self._waiting += b"".join(table)
        self._flush()
