"""How far the catalogue was written, noted outside of it.

SQLite forgets in silence what stands in a write-ahead log that was damaged or taken away: the catalogue is then a
sound one of an earlier moment. The note beside it tells that something is gone.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path

from indexer.durable import NO_LINK

FILE_NAME = "commits"
_LENGTH = 32


def read_noted(folder: Path) -> int:
    """Return the generation that was committed last, as far as the note tells; 0 when there is none or it is
    damaged.
    """
    try:
        with (folder / FILE_NAME).open("rb") as file:
            told = file.read(_LENGTH + 1)
    except (OSError, ValueError):  # a path that cannot be one is told by whoever opens it
        return 0
    number = told.decode("ascii", "replace").partition(" ")[0]
    return int(number) if number.isdecimal() and len(told) == _LENGTH and told == _make_line(int(number)) else 0


def note_generation(folder: Path, generation: int) -> None:
    """Note a generation that is committed, durably. What cannot be noted is committed all the same."""
    with suppress(OSError):
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | NO_LINK
        descriptor = os.open(folder / FILE_NAME, flags, 0o666)
        try:
            os.write(descriptor, _make_line(generation))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_line(generation: int) -> bytes:
    """Return a line of one length, so that one write replaces the other.

    >>> _make_line(7)
    b'7 6abf4a82                     \\n'
    """
    number = str(generation)
    return f"{number} {zlib.crc32(number.encode()):x}".ljust(_LENGTH - 1).encode() + b"\n"
