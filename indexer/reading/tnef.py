"""What Outlook packs into "winmail.dat" (MS-OXTNEF) → the files in it.

A stream of attributes: level, identifier, length, data, checksum. A file begins with its own attribute of how it is
shown; its name stands in eight bits, and whole, as Unicode, among its properties.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.reading import encodings

_SIGNATURE = 0x223E9F78
_ATTACHED = 2  # the level of what belongs to a file
_BEGINS, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_HEAD = struct.Struct("<BII")
_MANY = 500  # files
_LONG_NAME = 0x3707
_UNICODE, _EIGHT_BIT = 0x1F, 0x1E


@dataclass(slots=True)
class _Packed:
    name: str = ""
    data: bytes = b""


def is_tnef(data: bytes) -> bool:
    """Tell whether bytes are a "winmail.dat"."""
    return len(data) >= 6 and int.from_bytes(data[:4], "little") == _SIGNATURE


def list_packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file in a "winmail.dat"; what is cut off is left out.

    >>> name = _HEAD.pack(2, 0x18010, 8) + b"a b.txt\\0" + b"\\0\\0"
    >>> file = _HEAD.pack(2, 0x69002, 0) + b"\\0\\0" + name + _HEAD.pack(2, 0x6800F, 2) + b"12" + b"\\0\\0"
    >>> list(list_packed(struct.pack("<IH", _SIGNATURE, 1) + file))
    [('a b.txt', b'12')]
    """
    files: list[_Packed] = []
    for identifier, value in _list_attributes(data):
        if identifier == _BEGINS:
            if len(files) == _MANY:
                break
            files.append(_Packed())
        elif files and identifier == _TITLE:
            files[-1].name = files[-1].name or _decode(value)
        elif files and identifier == _DATA:
            files[-1].data = value
        elif files and identifier == _PROPERTIES:
            files[-1].name = _find_long_name(value) or files[-1].name
    yield from ((file.name or "tệp đính kèm", file.data) for file in files if file.data)


def _list_attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (identifier, data) of each attribute of a file."""
    at = 6
    while at + _HEAD.size <= len(data):
        level, identifier, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if at + length > len(data):
            return
        if level == _ATTACHED:
            yield identifier & 0xFFFF, data[at : at + length]
        at += length + 2


def _decode(value: bytes) -> str:
    return encodings.decode(value.rstrip(b"\0"))


def _find_long_name(properties: bytes) -> str:
    """Return the whole name among a file's properties: its tag, how many there are of it, its length, the name."""
    for kind in (_UNICODE, _EIGHT_BIT):
        at = properties.find(struct.pack("<HHI", kind, _LONG_NAME, 1))
        if at < 0 or at + 12 > len(properties):
            continue
        length = int.from_bytes(properties[at + 8 : at + 12], "little")
        value = properties[at + 12 : at + 12 + length]
        return (value.decode("utf-16-le", "replace") if kind == _UNICODE else _decode(value)).rstrip("\0")
    return ""
