"""What is kept packed, unpacked up to a size: an index that comes from somebody else may unpack to anything."""

from __future__ import annotations

import zlib

_MOST = 400_000_000  # bytes: four times the largest file that is read


def inflate(packed: bytes, most: int = _MOST) -> bytes:
    """Return what ``zlib.compress`` packed. Raises ValueError for more than so many bytes, zlib.error.

    >>> inflate(zlib.compress(b"0123456789"))
    b'0123456789'
    >>> inflate(zlib.compress(b"0123456789"), 9)
    Traceback (most recent call last):
        ...
    ValueError: more than 9 bytes
    """
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(packed, most)
    if unpacking.unconsumed_tail:
        raise ValueError(f"more than {most} bytes")
    if not unpacking.eof:
        raise zlib.error("cut off")
    return found
