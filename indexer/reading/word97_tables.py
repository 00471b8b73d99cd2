"""The tables of a Word 97–2003 file that name its fonts, styles and lists. What they state may be wrong."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from indexer.reading.list_numbers import Level

_COUNTS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
           23: "bullet", 255: "none"}  # fmt: skip
_CHAIN = 20  # styles based on styles


@dataclass(frozen=True, slots=True)
class Style:
    """A style: what it is based on, and what it changes."""

    base: int
    look: bytes
    setting: bytes


def unpack_numbers(table: bytes, size: int) -> list[int]:
    """Return the whole numbers of a table, ``size`` bytes each.

    >>> unpack_numbers(bytes([1, 0, 2, 0]), 2)
    [1, 2]
    """
    return [int.from_bytes(table[place : place + size], "little") for place in range(0, len(table) - size + 1, size)]


def read_fonts(table: bytes) -> list[str]:
    """Return the names of the fonts, by their index."""
    names: list[str] = []
    count, place = (struct.unpack_from("<H", table)[0], 4) if len(table) >= 4 else (0, 4)
    while place < len(table) and len(names) < count:
        size = table[place]
        names.append(table[place + 40 : place + 1 + size].decode("utf-16-le", "ignore").split("\0")[0])
        place += 1 + size
    return names


def read_styles(table: bytes) -> tuple[int | None, dict[int, Style]]:
    """Return (the font of a text that names none, the styles by their index)."""
    if len(table) < 16:
        return None, {}
    head = struct.unpack_from("<H", table)[0]
    count, base_size = struct.unpack_from("<HH", table, 2)
    default = struct.unpack_from("<H", table, 14)[0] if head >= 14 else None
    styles: dict[int, Style] = {}
    place = 2 + head
    for number in range(min(count, 5000)):
        if place + 2 > len(table):
            break
        size = struct.unpack_from("<H", table, place)[0]
        written = table[place + 2 : place + 2 + size]
        place += 2 + size
        if len(written) > base_size + 4:
            styles[number] = _read_style(written, base_size)
    return default, styles


def _read_style(written: bytes, base_size: int) -> Style:
    kind_and_base, parts = struct.unpack_from("<HH", written, 2)
    place = base_size + 2 + 2 * struct.unpack_from("<H", written, base_size)[0] + 2
    found = []
    for _ in range(parts & 0xF):
        place += place % 2
        size = int.from_bytes(written[place : place + 2], "little")
        found.append(written[place + 2 : place + 2 + size])
        place += 2 + size
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    if kind == 1 and len(found) >= 2:
        return Style(base, found[1], found[0][2:])
    return Style(base, found[0] if kind == 2 and found else b"", b"")


def list_bases(styles: dict[int, Style], number: int | None) -> list[Style]:
    """Return a style and those that it is based on, the most basic one first."""
    chain: list[Style] = []
    while number is not None and number in styles and len(chain) < _CHAIN:
        chain.append(styles[number])
        number = styles[number].base
    return chain[::-1]


def read_lists(lists: bytes, overrides: bytes) -> tuple[dict[str, dict[int, Level]], dict[str, str]]:
    """Return (levels of each list that paragraphs name, what each counts with); nothing where the tables are
    damaged.
    """
    try:
        known = _read_known_lists(lists)
        return _read_named_lists(overrides, known)
    except (struct.error, IndexError):
        return {}, {}


def _read_known_lists(table: bytes) -> dict[int, dict[int, Level]]:
    if len(table) < 2:
        return {}
    count = struct.unpack_from("<H", table)[0]
    place = 2 + 28 * count
    known = {}
    for number in range(count):
        identity = struct.unpack_from("<i", table, 2 + 28 * number)[0]
        simple = table[2 + 28 * number + 26] & 1
        levels = {}
        for depth in range(1 if simple else 9):
            levels[depth], place = _read_level(table, place)
        known[identity] = levels
    return known


def _read_level(table: bytes, place: int) -> tuple[Level, int]:
    """Return (a level, where the next begins). The table of lists is followed by its levels, beyond its stated
    length.
    """
    start, count = struct.unpack_from("<iB", table, place)
    looks, settings = table[place + 24], table[place + 25]
    place += 28 + looks + settings
    length = struct.unpack_from("<H", table, place)[0]
    written = table[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(c) + 1}" if ord(c) < 9 else c for c in written)
    return Level(_COUNTS.get(count, "decimal"), text, max(start, 0)), place + 2 + 2 * length


def _read_named_lists(
    table: bytes, known: dict[int, dict[int, Level]]
) -> tuple[dict[str, dict[int, Level]], dict[str, str]]:
    if len(table) < 4:
        return {}, {}
    count = min(struct.unpack_from("<I", table)[0], 10_000)
    place = 4 + 16 * count
    levels: dict[str, dict[int, Level]] = {}
    counted: dict[str, str] = {}
    for number in range(count):
        identity = struct.unpack_from("<i", table, 4 + 16 * number)[0]
        changed = table[4 + 16 * number + 12]
        name = str(number + 1)
        levels[name] = dict(known.get(identity, {}))
        counted[name] = f"shared {identity}"
        if place + 4 <= len(table):
            place = _override_levels(table, place + 4, changed, levels, counted, name)
    return levels, counted


def _override_levels(
    table: bytes, place: int, changed: int, levels: dict[str, dict[int, Level]], counted: dict[str, str], name: str
) -> int:
    """Take in what a list changes of the one that it is made from; gives where the next list begins."""
    for _ in range(changed):
        start, flags = struct.unpack_from("<iI", table, place)
        place += 8
        depth = flags & 0xF
        if flags & 0x20:
            levels[name][depth], place = _read_level(table, place)
        elif flags & 0x10 and depth in levels[name]:
            levels[name][depth] = replace(levels[name][depth], start=max(start, 0))
        if flags & 0x30:
            counted[name] = name
    return place
