"""The picture of a page with places framed on it, as PNG: drawn in a child process, for who wants to see a quote."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from indexer.models import Page, WordBox
from indexer.reading import guard
from indexer.reading.readings import Json

Frame = tuple[float, float, float, float]
"""Left, top, right, bottom in parts of the page's width and height."""

DOTS = 120.0  # an inch
_LIMITS = guard.Limits(seconds=30, memory=1536 * 2**20, output=64 * 2**20)
_COLOUR = (178, 34, 34)
_TINT = (255, 240, 150)
_THICK = 0.002  # of the page's width
_ROOM = 0.003


def draw_page(data: bytes, kind: str, page: int, frames: Sequence[Frame] = ()) -> bytes:
    """Return one page of a PDF file or picture as PNG, framed. Raises ReadError."""
    given = {"format": kind, "page": page, "frames": [list(frame) for frame in frames]}
    _, png = guard.call("indexer.reading.page_pictures:answer", data, given, _LIMITS)
    return png


def find_frames(page: Page, start: int, end: int) -> list[Frame]:
    """Return the frames around the words of a page that stand within a range of the text: one for each line of it."""
    frames: list[Frame] = []
    for box in page.list_boxes():
        if box.start < end and box.end > start:
            if frames and _is_level(frames[-1], box):
                left, top, right, bottom = frames[-1]
                frames[-1] = min(left, box.left), min(top, box.top), max(right, box.right), max(bottom, box.bottom)
            else:
                frames.append((box.left, box.top, box.right, box.bottom))
    return frames


def _is_level(frame: Frame, box: WordBox) -> bool:
    """Tell whether a word goes on in the line of a frame: at its height, after it and not far away."""
    left, top, right, bottom = frame
    middle = (box.top + box.bottom) / 2
    return top < middle < bottom and left <= box.left and box.left - right < 4 * (bottom - top)


# -- in the child -----------------------------------------------------------------------------------------------


def answer(data: bytes, options: Json) -> tuple[Json, bytes]:
    """Return, in the child, the page as ``draw_page`` wants it."""
    picture = _draw_page_array(data, options["format"], options["page"])
    for frame in options["frames"]:
        _draw(picture, frame)
    height, width = picture.shape[:2]
    return {"width": width, "height": height}, _encode_png(picture)


def _draw_page_array(data: bytes, kind: str, page: int) -> Any:
    """Return the page as an array of red, green, blue."""
    if kind == "image":
        from indexer.reading.ocr import pictures

        return pictures.decode_shown(data, page, DOTS)
    from indexer.reading.pdfium import PdfPage, open_pdf

    with open_pdf(data) as document:
        if not 1 <= page <= len(document):
            raise ValueError(page)
        one = PdfPage(document, page - 1)
        try:
            return np.ascontiguousarray(one.draw_picture(DOTS)[:, :, 2::-1])
        finally:
            one.close()


def _draw(picture: Any, frame: Frame) -> None:
    """Colour what a frame holds, and draw its edge around it."""
    height, width = picture.shape[:2]
    room, thick = _ROOM * width, max(2, round(_THICK * width))
    left, right = (round(part * width) for part in (frame[0], frame[2]))
    top, bottom = (round(part * height) for part in (frame[1], frame[3]))
    left, top = max(0, int(left - room)), max(0, int(top - room))
    right, bottom = min(width, int(right + room)), min(height, int(bottom + room))
    inside = picture[top:bottom, left:right]
    np.minimum(inside, np.array(_TINT, np.uint8), out=inside)
    for edge in (inside[:thick], inside[-thick:], inside[:, :thick], inside[:, -thick:]):
        edge[...] = _COLOUR


def _encode_png(picture: Any) -> bytes:
    """Return an array of red, green, blue as PNG: each row is told by its difference to the one above."""
    height, width = picture.shape[:2]
    above = np.vstack([np.zeros((1, width, 3), np.uint8), picture[:-1]])
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = 2
    rows[:, 1:] = (picture - above).reshape(height, -1)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows.tobytes(), 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_list_chunks(parts))


def _list_chunks(parts: Iterable[tuple[bytes, bytes]]) -> Iterable[bytes]:
    for name, data in parts:
        yield struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
