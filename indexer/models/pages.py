"""The pages of a document that has them, and where its words stand on them: ranges that lie over the stored text."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BOX = struct.Struct("<IHHHHHB")
_WHOLE = 0xFFFF  # a box is in parts of the page's width and height, so that it holds at any size of its picture
_TYPED = 0xFF


@dataclass(frozen=True, slots=True)
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

    ``words`` are the boxes of its words, packed (``pack_boxes``): 15 bytes a word; empty where there are none.
    The ranges of pages follow each other; an empty page has an empty range.
    """

    number: int
    start: int
    end: int
    width: float
    height: float
    words: bytes = b""

    def boxes(self) -> Iterator[WordBox]:
        """The words of the page with their boxes, in the order of the text."""
        for start, length, left, top, right, bottom, sure in _BOX.iter_unpack(self.words):
            place = self.start + start, self.start + start + length
            box = (left / _WHOLE, top / _WHOLE, right / _WHOLE, bottom / _WHOLE)
            yield WordBox(*place, *box, None if sure == _TYPED else sure / 100)


def pack_boxes(page_start: int, boxes: Iterable[WordBox]) -> bytes:
    """Boxes as ``Page.words`` holds them, for a page whose text begins at ``page_start``.

    >>> page = Page(1, 10, 20, 595, 842, pack_boxes(10, [WordBox(12, 15, 0.1, 0.2, 0.3, 0.25, 0.98)]))
    >>> [(box.start, box.end, round(box.left, 2), box.confidence) for box in page.boxes()]
    [(12, 15, 0.1, 0.98)]
    """
    return b"".join(
        _BOX.pack(
            box.start - page_start,
            min(box.end - box.start, 0xFFFF),
            *(round(min(max(part, 0.0), 1.0) * _WHOLE) for part in (box.left, box.top, box.right, box.bottom)),
            _TYPED if box.confidence is None else round(box.confidence * 100),
        )
        for box in boxes
    )
