"""The tables of a Word 97–2003 file (MS-DOC): where its text lies, in which fonts, styles, tables and lists.

Only what decides the text is read. Every number in the file may be wrong: what lies outside the streams is damage.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace
from typing import Generic, TypeVar

from indexer.errors import EncryptedFile, UnsupportedFile
from indexer.reading.list_numbers import Level
from indexer.reading.ole import Compound, report_damaged

Kind = TypeVar("Kind")

_WORD_97 = 0xC0
_PAGE = 512
_STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
_STYLES, _HEADERS, _CHARACTERS, _PARAGRAPHS, _FONTS, _PIECES, _LISTS, _OVERRIDES = 1, 11, 12, 13, 15, 33, 73, 74
_COUNTS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
           23: "bullet", 255: "none"}  # fmt: skip
_PIECES_MOST = 2_000_000
_CHAIN = 20  # styles based on styles


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that lie in one place: from character ``start`` on, at byte ``offset``, ``width`` bytes each."""

    start: int
    text: str
    offset: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How characters look, as far as it decides their text. ``font`` is an index into ``fonts``."""

    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    symbol: bool = False  # what stands there is a sign of another font, for which a letter is written
    style: int | None = None

    @property
    def is_left_out(self) -> bool:
        return self.hidden or self.deleted or self.symbol


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: its style, how deep in tables, whether it ends a cell or row, its list and level."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_cell: bool = False
    list: int | None = None
    _: KW_ONLY
    level: int | None = None


class Ranges(Generic[Kind]):
    """What holds for ranges of bytes of the text."""

    def __init__(self, ranges: list[tuple[int, int, Kind]], default: Kind) -> None:
        self._ranges = sorted(ranges, key=lambda row: row[0])
        self._starts = [row[0] for row in self._ranges]
        self._default = default

    def at(self, offset: int) -> tuple[int, Kind]:
        """(where the range that holds this byte ends, what holds there)."""
        found = bisect_right(self._starts, offset) - 1
        if found >= 0 and self._ranges[found][1] > offset:
            return self._ranges[found][1], self._ranges[found][2]
        following = self._starts[found + 1] if found + 1 < len(self._starts) else 1 << 40
        return following, self._default


class WordFile:
    """A Word 97–2003 file opened. Raises EncryptedFile, UnsupportedFile (Word 6 and 95), BrokenFile."""

    def __init__(self, data: bytes) -> None:
        streams = Compound(data)
        try:
            self._open(streams)
        except (struct.error, IndexError, ValueError, OverflowError) as error:
            raise report_damaged() from error

    def _open(self, streams: Compound) -> None:
        self._main = streams.needed("WordDocument")
        mark, version = struct.unpack_from("<HH", self._main, 0)
        flags = struct.unpack_from("<H", self._main, 10)[0]
        if mark not in (0xA5EC, 0xA5DC):
            raise report_damaged()
        _refuse(version, flags)
        self._table = streams.needed("1Table" if flags & 0x200 else "0Table")
        self._data = streams.stream("Data") or b""
        self._places = self._read_places()
        self.pieces = list(self._read_pieces())
        self.fonts = _fonts(self._at(_FONTS))
        self.default_font, self.styles = _styles(self._at(_STYLES))
        self.looks = Ranges(list(self._looks()), Look())
        self.settings = Ranges(list(self._settings()), Setting())
        self.lists, self.counted = _lists(self._from(_LISTS), self._at(_OVERRIDES))
        self.headers = _numbers(self._at(_HEADERS), 4)

    def _read_places(self) -> list[tuple[int, int]]:
        """(offset, length) of each table; ``stories`` beside it."""
        main = self._main
        place = 34 + 2 * struct.unpack_from("<H", main, 32)[0]
        longs = struct.unpack_from("<H", main, place)[0]
        lengths = struct.unpack_from("<8i", main, place + 2 + 12)
        self.stories: dict[str, tuple[int, int]] = {}
        start = 0
        for name, length in zip(_STORIES, lengths, strict=True):
            self.stories[name] = (start, start + max(length, 0))
            start += max(length, 0)
        place += 2 + 4 * longs
        count = struct.unpack_from("<H", main, place)[0]
        return [struct.unpack_from("<II", main, place + 2 + 8 * number) for number in range(min(count, 200))]

    def _at(self, number: int) -> bytes:
        offset, length = self._places[number] if number < len(self._places) else (0, 0)
        return self._table[offset : offset + length]

    def _from(self, number: int) -> bytes:
        """A table and what follows it: the levels of lists lie beyond its stated length."""
        offset, length = self._places[number] if number < len(self._places) else (0, 0)
        return self._table[offset:] if length else b""

    def _read_pieces(self) -> Iterator[Piece]:
        table = self._at(_PIECES)
        place = 0
        while table[place] == 1:
            place += 3 + struct.unpack_from("<H", table, place + 1)[0]
        if table[place] != 2:
            raise report_damaged()
        size = struct.unpack_from("<I", table, place + 1)[0]
        pieces = table[place + 5 : place + 5 + size]
        count = (len(pieces) - 4) // 12
        if count > _PIECES_MOST:
            raise report_damaged()
        starts = struct.unpack_from(f"<{count + 1}I", pieces)
        left = len(self._main)
        for number in range(count):
            raw = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)[0]
            length = starts[number + 1] - starts[number]
            width, offset = (1, (raw & 0x3FFFFFFF) // 2) if raw & 0x40000000 else (2, raw & 0x3FFFFFFF)
            left -= length * width
            if length < 0 or left < 0 or offset + length * width > len(self._main):
                raise report_damaged()  # pieces that overlap are no text, but a way to gigabytes
            written = self._main[offset : offset + length * width]
            yield Piece(starts[number], _decoded(written, width), offset, width)

    def _pages(self, number: int) -> Iterator[bytes]:
        """The pages of 512 bytes that hold the looks of characters, or the settings of paragraphs."""
        table = self._at(number)
        count = (len(table) - 4) // 8
        for index in range(max(count, 0)):
            page = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
            found = self._main[page * _PAGE : (page + 1) * _PAGE]
            if len(found) == _PAGE:
                yield found

    def _looks(self) -> Iterator[tuple[int, int, Look]]:
        for page in self._pages(_CHARACTERS):
            count = page[511]
            ends = struct.unpack_from(f"<{count + 1}I", page)
            for index in range(count):
                place = page[4 * (count + 1) + index] * 2
                changes = page[place + 1 : place + 1 + page[place]] if place else b""
                yield ends[index], ends[index + 1], change_look(changes, Look())

    def _settings(self) -> Iterator[tuple[int, int, Setting]]:
        for page in self._pages(_PARAGRAPHS):
            count = page[511]
            ends = struct.unpack_from(f"<{count + 1}I", page)
            for index in range(count):
                place = page[4 * (count + 1) + 13 * index] * 2
                yield ends[index], ends[index + 1], self._setting(page, place)

    def _setting(self, page: bytes, place: int) -> Setting:
        if not place:
            return Setting()
        size = 2 * page[place] - 1 if page[place] else 2 * page[place + 1]
        start = place + 1 if page[place] else place + 2
        changes = page[start : start + size]
        if len(changes) < 2:
            return Setting()
        style = struct.unpack_from("<H", changes)[0]
        return change_setting(changes[2:], Setting(style), self._data)


def _refuse(version: int, flags: int) -> None:
    if version < _WORD_97:
        raise UnsupportedFile(
            "Tệp Word 6.0/95 chưa đọc được; hãy mở bằng Word hoặc LibreOffice, lưu lại dạng DOCX rồi thử lại.",
            "A Word 6.0/95 file, which is not read; open it in Word or LibreOffice, save it as DOCX and try again.",
        )
    if flags & 0x100:
        raise EncryptedFile(
            "Tệp Word có mật khẩu; hãy bỏ mật khẩu rồi thử lại.",
            "The Word file has a password; remove it and try again.",
        )


def _decoded(written: bytes, width: int) -> str:
    if width == 2:
        return written.decode("utf-16-le", "replace")
    return "".join(map(chr, written)).translate(_WINDOWS) if not written.isascii() else written.decode("ascii")


_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}

# -- changes ("sprm") ------------------------------------------------------------------------------------------------

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def list_changes(written: bytes) -> Iterator[tuple[int, bytes]]:
    """(code, operand) of each change; what is cut off at the end is left out."""
    place = 0
    while place + 2 <= len(written):
        code = written[place] | written[place + 1] << 8
        place += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = _variable(code, written, place)
        if place + size > len(written):
            return
        yield code, written[place : place + size]
        place += size


def _variable(code: int, written: bytes, place: int) -> int:
    """How long an operand is that says so itself."""
    if place >= len(written):
        return 1
    if code == 0xD608 and place + 1 < len(written):
        return (written[place] | written[place + 1] << 8) + 1
    if code == 0xC615 and written[place] == 255 and place + 1 < len(written):
        added = place + 2 + 4 * written[place + 1]
        return 3 + 4 * written[place + 1] + 3 * (written[added] if added < len(written) else 0)
    return written[place] + 1


def change_look(changes: bytes, look: Look) -> Look:
    """A look with changes made to it."""
    for code, operand in list_changes(changes):
        if code == 0x4A4F:
            look = replace(look, font=int.from_bytes(operand, "little"))
        elif code == 0x083C:
            look = replace(look, hidden=operand == b"\1")
        elif code == 0x0800:
            look = replace(look, deleted=operand == b"\1")
        elif code == 0x2A48:
            look = replace(look, raised=operand == b"\1")
        elif code == 0x6A09:
            look = replace(look, symbol=True)
        elif code == 0x4A30:
            look = replace(look, style=int.from_bytes(operand, "little"))
    return look


def change_setting(changes: bytes, setting: Setting, data: bytes = b"", inner: bool = True) -> Setting:
    """A setting with changes made to it; long lists of changes lie in the stream ``Data``."""
    for code, operand in list_changes(changes):
        if code == 0x2416:
            setting = replace(setting, depth=max(setting.depth, 1) if operand[0] else 0)
        elif code == 0x6649:
            setting = replace(setting, depth=min(max(int.from_bytes(operand, "little", signed=True), 0), 60))
        elif code in (0x2417, 0x244C):
            setting = replace(setting, ends_row=operand != b"\0")
        elif code == 0x244B:
            setting = replace(setting, ends_cell=operand != b"\0")
        elif code == 0x460B:
            setting = replace(setting, list=int.from_bytes(operand, "little"))
        elif code == 0x260A:
            setting = replace(setting, level=operand[0])
        elif code in (0x6645, 0x6646) and inner:
            place = int.from_bytes(operand, "little")
            size = int.from_bytes(data[place : place + 2], "little")
            setting = change_setting(data[place + 2 : place + 2 + size], setting, inner=False)
    return setting


# -- tables of the file -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Style:
    """A style: what it is based on, and what it changes."""

    base: int
    look: bytes
    setting: bytes


def _numbers(table: bytes, size: int) -> list[int]:
    return [int.from_bytes(table[place : place + size], "little") for place in range(0, len(table) - size + 1, size)]


def _fonts(table: bytes) -> list[str]:
    """The names of the fonts, by their index."""
    names: list[str] = []
    count, place = (struct.unpack_from("<H", table)[0], 4) if len(table) >= 4 else (0, 4)
    while place < len(table) and len(names) < count:
        size = table[place]
        names.append(table[place + 40 : place + 1 + size].decode("utf-16-le", "ignore").split("\0")[0])
        place += 1 + size
    return names


def _styles(table: bytes) -> tuple[int | None, dict[int, Style]]:
    """(the font of a text that names none, the styles by their index)."""
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
            styles[number] = _style(written, base_size)
    return default, styles


def _style(written: bytes, base_size: int) -> Style:
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
    """A style and those that it is based on, the most basic one first."""
    chain: list[Style] = []
    while number is not None and number in styles and len(chain) < _CHAIN:
        chain.append(styles[number])
        number = styles[number].base
    return chain[::-1]


def _lists(lists: bytes, overrides: bytes) -> tuple[dict[str, dict[int, Level]], dict[str, str]]:
    """(levels of each list that paragraphs name, what each counts with); nothing where the tables are damaged."""
    try:
        known = _known_lists(lists)
        return _named_lists(overrides, known)
    except (struct.error, IndexError):
        return {}, {}


def _known_lists(table: bytes) -> dict[int, dict[int, Level]]:
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
            levels[depth], place = _level(table, place)
        known[identity] = levels
    return known


def _level(table: bytes, place: int) -> tuple[Level, int]:
    """(a level, where the next begins). The table of lists is followed by its levels, beyond its stated length."""
    start, count = struct.unpack_from("<iB", table, place)
    looks, settings = table[place + 24], table[place + 25]
    place += 28 + looks + settings
    length = struct.unpack_from("<H", table, place)[0]
    written = table[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(c) + 1}" if ord(c) < 9 else c for c in written)
    return Level(_COUNTS.get(count, "decimal"), text, max(start, 0)), place + 2 + 2 * length


def _named_lists(
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
            place = _overridden(table, place + 4, changed, levels, counted, name)
    return levels, counted


def _overridden(
    table: bytes, place: int, changed: int, levels: dict[str, dict[int, Level]], counted: dict[str, str], name: str
) -> int:
    """Takes in what a list changes of the one that it is made from; gives where the next list begins."""
    for _ in range(changed):
        start, flags = struct.unpack_from("<iI", table, place)
        place += 8
        depth = flags & 0xF
        if flags & 0x20:
            levels[name][depth], place = _level(table, place)
        elif flags & 0x10 and depth in levels[name]:
            levels[name][depth] = replace(levels[name][depth], start=max(start, 0))
        if flags & 0x30:
            counted[name] = name
    return place
