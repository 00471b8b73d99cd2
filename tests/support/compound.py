"""Compound files (OLE) for tests: streams under their paths, as Word, Excel and Outlook keep them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096  # a shorter stream would lie in another kind of sectors


def compound(streams: Mapping[str, bytes]) -> bytes:
    """The bytes of a compound file. Streams are padded with zeros to 4,096 bytes where they are shorter.

    Their stated size is that of the padded ones, so readers must not mind zeros at the end.
    """
    padded = {name: data.ljust(_SMALLEST, b"\0") for name, data in streams.items()}
    return _compound({name: data + bytes(-len(data) % SECTOR) for name, data in padded.items()}, padded)


def _compound(whole: Mapping[str, bytes], sizes: Mapping[str, bytes]) -> bytes:
    entries, starts, at = _entries(whole), {}, 0
    for name, data in whole.items():
        starts[name] = at
        at += len(data) // SECTOR
    directory_at = at
    directory = b"".join(_entry(entry, starts, sizes) for entry in entries)
    directory += bytes(-len(directory) % SECTOR)
    total = directory_at + len(directory) // SECTOR
    tables = 1
    while total + tables > tables * SECTOR // 4:
        tables += 1
    chain: list[int] = []
    for length in (*(len(data) // SECTOR for data in whole.values()), len(directory) // SECTOR):
        chain += [len(chain) + step + 1 for step in range(length - 1)] + [_END]
    chain += [_FAT] * tables
    chain += [_FREE] * (tables * SECTOR // 4 - len(chain))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory_at, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    places = [total + number for number in range(tables)]
    head += struct.pack("<109I", *(places + [_FREE] * (109 - tables)))
    return head + b"".join(whole.values()) + directory + struct.pack(f"<{len(chain)}I", *chain)


def _entries(streams: Mapping[str, bytes]) -> list[tuple[str, str, int, int, int]]:
    """(name, path, kind, child, next sibling) of the root, every storage and every stream: siblings as a plain list."""
    paths = {""} | {"/".join(path.split("/")[:n]) for path in streams for n in range(1, path.count("/") + 2)}
    order = sorted(paths, key=lambda path: (path.count("/"), path))
    place = {path: number for number, path in enumerate(order)}
    inner: dict[str, list[str]] = {}
    for path in order[1:]:
        inner.setdefault(path.rpartition("/")[0], []).append(path)
    found = []
    for path in order:
        siblings = inner.get(path.rpartition("/")[0], []) if path else []
        after = siblings.index(path) + 1 if path else 0
        following = place[siblings[after]] if path and after < len(siblings) else _FREE
        child = place[inner[path][0]] if path in inner else _FREE
        kind = 5 if not path else 2 if path in streams else 1
        found.append((path.rpartition("/")[2] or "Root Entry", path, kind, child, following))
    return found


def _entry(entry: tuple[str, str, int, int, int], starts: Mapping[str, int], sizes: Mapping[str, bytes]) -> bytes:
    name, path, kind, child, following = entry
    written = name.encode("utf-16-le") + b"\0\0"
    is_stream = kind == 2
    start, size = (starts[path], len(sizes[path])) if is_stream else (_END, 0)
    return struct.pack("<64sHBBIII36xIQ", written, len(written), kind, 1, _FREE, following, child, start, size)
