"""The pages of a document that has them, and where its words stand on them: ranges that lie over the stored text."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass

_BOX = struct.Struct("<IHHHHHB")
_WHOLE = 0xFFFF  # a box is in parts of the page's width and height, so that it holds at any size of its picture
_TYPED = 0xFF


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBox:
    """One word on a page: its place in the text, its box in parts of the page (0–1, from the top left).

    ``confidence`` is 0–1 for a word that was recognised in a picture, None for one that was typed.
    """

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number in the file, from 1; its range of the text; its size as shown, in points.

    ``words`` are the boxes of its words, packed (``Boxes``): 15 bytes a word; empty where there are none.
    The ranges of pages follow each other; an empty page has an empty range.
    """

    number: int
    start: int
    end: int
    width: float
    height: float
    _: KW_ONLY
    words: bytes = b""

    def list_boxes(self) -> Iterator[WordBox]:
        """Yield the words of the page with their boxes, in the order of the text."""
        for start, length, left, top, right, bottom, sure in _BOX.iter_unpack(self.words):
            yield WordBox(
                start=self.start + start,
                end=self.start + start + length,
                left=left / _WHOLE,
                top=top / _WHOLE,
                right=right / _WHOLE,
                bottom=bottom / _WHOLE,
                confidence=None if sure == _TYPED else sure / 100,
            )


class Boxes:
    """Packs the boxes of a page's words, given in the page's own measure, as ``Page.words`` holds them.

    >>> boxes = Boxes(595, 842)
    >>> boxes.add(12, 15, (59.5, 84.2, 119, 100), 0.98)
    >>> page = Page(1, 12, 20, width=595, height=842, words=boxes.pack())
    >>> [(box.start, box.end, round(box.left, 2)) for box in page.list_boxes()]
    [(12, 15, 0.1)]
    """

    __slots__ = ("_across", "_down", "_packed", "start")

    def __init__(self, width: float, height: float) -> None:
        self._across, self._down = _WHOLE / (width or 1), _WHOLE / (height or 1)
        self._packed: list[bytes] = []
        self.start: int | None = None  # where the first word begins in the text

    def add(self, start: int, end: int, shown: tuple[float, float, float, float], sure: float | None) -> None:
        """Add a word: its place in the text; its left, top, right, bottom; its confidence (None: typed)."""
        left, top, right, bottom = shown
        if self.start is None:
            self.start = start
        across, down = self._across, self._down
        box = int(left * across), int(top * down), int(right * across), int(bottom * down)
        certain = _TYPED if sure is None else round(sure * 100)
        try:
            self._packed.append(_BOX.pack(start - self.start, end - start, *box, certain))
        except struct.error:  # outside of the page, as some files have it
            box = tuple(min(max(part, 0), _WHOLE) for part in box)  # type: ignore[assignment]
            self._packed.append(_BOX.pack(start - self.start, min(end - start, _WHOLE), *box, certain))

    def pack(self) -> bytes:
        """Return the boxes that were added, packed as ``Page.words`` holds them."""
        return b"".join(self._packed)
