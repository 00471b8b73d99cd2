"""Open a Word 97–2003 file (MS-DOC): where its text lies, and what holds for ranges of it.

Only what decides the text is read. Every number in the file may be wrong: what lies outside the streams is damage.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from indexer.errors import EncryptedFile, UnsupportedFile
from indexer.reading.ole import Compound, report_damaged
from indexer.reading.word97_changes import Look, Setting, change_look, change_setting
from indexer.reading.word97_tables import read_fonts, read_lists, read_styles, unpack_numbers

Kind = TypeVar("Kind")

_WORD_97 = 0xC0
_PAGE = 512
_STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
_STYLES, _HEADERS, _CHARACTERS, _PARAGRAPHS, _FONTS, _PIECES, _LISTS, _OVERRIDES = 1, 11, 12, 13, 15, 33, 73, 74
_PIECES_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that lie in one place: from character ``start`` on, at byte ``offset``, ``width`` bytes each."""

    start: int
    text: str
    offset: int
    width: int


class Ranges(Generic[Kind]):
    """What holds for ranges of bytes of the text."""

    def __init__(self, ranges: list[tuple[int, int, Kind]], default: Kind) -> None:
        self._ranges = sorted(ranges, key=lambda row: row[0])
        self._starts = [row[0] for row in self._ranges]
        self._default = default

    def find_at(self, offset: int) -> tuple[int, Kind]:
        """Return (where the range that holds this byte ends, what holds there)."""
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
        self._main = streams.require("WordDocument")
        mark, version = struct.unpack_from("<HH", self._main, 0)
        flags = struct.unpack_from("<H", self._main, 10)[0]
        if mark not in (0xA5EC, 0xA5DC):
            raise report_damaged()
        _refuse(version, flags)
        self._table = streams.require("1Table" if flags & 0x200 else "0Table")
        self._data = streams.stream("Data") or b""
        self._places = self._read_places()
        self.pieces = list(self._read_pieces())
        self.fonts = read_fonts(self._read_table(_FONTS))
        self.default_font, self.styles = read_styles(self._read_table(_STYLES))
        self.looks = Ranges(list(self._list_looks()), Look())
        self.settings = Ranges(list(self._list_settings()), Setting())
        self.lists, self.counted = read_lists(self._read_table_onwards(_LISTS), self._read_table(_OVERRIDES))
        self.headers = unpack_numbers(self._read_table(_HEADERS), 4)

    def _read_places(self) -> list[tuple[int, int]]:
        """Return (offset, length) of each table; ``stories`` beside it."""
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

    def _read_table(self, number: int) -> bytes:
        offset, length = self._places[number] if number < len(self._places) else (0, 0)
        return self._table[offset : offset + length]

    def _read_table_onwards(self, number: int) -> bytes:
        """Return a table and what follows it: the levels of lists lie beyond its stated length."""
        offset, length = self._places[number] if number < len(self._places) else (0, 0)
        return self._table[offset:] if length else b""

    def _read_pieces(self) -> Iterator[Piece]:
        table = self._read_table(_PIECES)
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
            yield Piece(starts[number], _decode_text(written, width), offset, width)

    def _list_pages(self, number: int) -> Iterator[bytes]:
        """Yield the pages of 512 bytes that hold the looks of characters, or the settings of paragraphs."""
        table = self._read_table(number)
        count = (len(table) - 4) // 8
        for index in range(max(count, 0)):
            page = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
            found = self._main[page * _PAGE : (page + 1) * _PAGE]
            if len(found) == _PAGE:
                yield found

    def _list_looks(self) -> Iterator[tuple[int, int, Look]]:
        for page in self._list_pages(_CHARACTERS):
            count = page[511]
            ends = struct.unpack_from(f"<{count + 1}I", page)
            for index in range(count):
                place = page[4 * (count + 1) + index] * 2
                changes = page[place + 1 : place + 1 + page[place]] if place else b""
                yield ends[index], ends[index + 1], change_look(changes, Look())

    def _list_settings(self) -> Iterator[tuple[int, int, Setting]]:
        for page in self._list_pages(_PARAGRAPHS):
            count = page[511]
            ends = struct.unpack_from(f"<{count + 1}I", page)
            for index in range(count):
                place = page[4 * (count + 1) + 13 * index] * 2
                yield ends[index], ends[index + 1], self._read_setting(page, place)

    def _read_setting(self, page: bytes, place: int) -> Setting:
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


def _decode_text(written: bytes, width: int) -> str:
    if width == 2:
        return written.decode("utf-16-le", "replace")
    return "".join(map(chr, written)).translate(_WINDOWS) if not written.isascii() else written.decode("ascii")


_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
