"""Which module reads which format: a row each. A reader takes bytes and gives a ``Reading``.

A module of the table has ``read(data: bytes, recognised: Recognised) -> Reading``. Readers of binary formats are
guarded: their ``read`` runs in a child process (``guard``).
"""

from __future__ import annotations

from base64 import b85decode, b85encode
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from indexer.models import Format
from indexer.reading import guard
from indexer.reading.readings import Json, Reading, Recognised, pack_reading, unpack_reading

_NOTHING: Recognised = {}
_A_MEGABYTE = 1.0  # seconds that a megabyte may take beyond the first ones


@dataclass(frozen=True, slots=True)
class Reader:
    """A format, the module of this wing that reads it, and whether it does so in a child process."""

    format: Format
    module: str
    guarded: bool = True


_ROWS = (
    Reader("docx", "docx", guarded=False),
    Reader("pdf", "pdf"),
    Reader("image", "image"),
    Reader("doc", "word97"),
    Reader("rtf", "rtf"),
    Reader("odt", "odt"),
    Reader("xlsx", "sheets"),
    Reader("xls", "sheets"),
    Reader("ods", "sheets"),
    Reader("eml", "mail"),
    Reader("msg", "outlook"),
)
READERS = {row.format: row for row in _ROWS}


def read_as(kind: Format, data: bytes, recognised: Recognised = _NOTHING) -> Reading:
    """Read bytes of this format. Raises ReadError."""
    reader = READERS[kind]
    if not reader.guarded:
        return _read_with_module(reader.module, data, recognised)
    given = {"module": reader.module, "recognised": {n: b85encode(found).decode() for n, found in recognised.items()}}
    seconds = guard.DEFAULT.seconds + _A_MEGABYTE * len(data) / 2**20
    answer, _ = guard.call("indexer.reading.readers:answer", data, given, guard.Limits(seconds))
    return unpack_reading(answer)


def answer(data: bytes, options: Json) -> tuple[Json, bytes]:
    """Return, in the child, what ``read_as`` asked for."""
    recognised = {int(number): b85decode(found) for number, found in options["recognised"].items()}
    return pack_reading(_read_with_module(options["module"], data, recognised)), b""


def _read_with_module(module: str, data: bytes, recognised: Recognised) -> Reading:
    reader: Any = import_module(f"indexer.reading.{module}")
    found = reader.read(data, recognised)
    assert isinstance(found, Reading)  # noqa: S101 - what the table promises
    return found
