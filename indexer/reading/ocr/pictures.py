"""Pictures of pages as arrays: what is read of them, turned upright; ruled lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from indexer.errors import BrokenFile, TooLarge
from indexer.reading.layout import RuledLines

MOST_PIXELS = 25_000_000
LINE_DOTS = 150  # dots an inch at which lines are found and read first
_LONG_SIDE = 842.0  # points of a page, A4, that a picture without a size is taken for
_SHORT_RULE, _BROKEN = 36, 41  # dots at LINE_DOTS: the least length of a ruled line, the most that one is broken by
_DARK = 170

Picture = Any  # an array of height × width of grey, uint8


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture turned and straightened, and how a place on it is found on the picture as it was."""

    grey: Picture
    turns: int  # quarter turns that were undone, counter-clockwise ones of the content
    skew: float
    before: tuple[int, int]  # width and height as it was

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return a place on the upright picture as one on the picture before."""
        height, width = self.grey.shape
        if self.skew:
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), -self.skew, 1.0)
            x, y = (float(v) for v in turn @ np.array([x, y, 1.0]))
        across, down = self.before
        return {0: (x, y), 1: (across - y, x), 2: (across - x, down - y), 3: (y, down - x)}[self.turns % 4]


def decode_picture(data: bytes, page: int) -> Picture:
    """Decode one page of a picture file, red only: stamps are red, and paper is not. Raises BrokenFile, TooLarge."""
    try:
        pages = _decode_pages(data, page)
    except cv2.error as error:
        raise _report_broken() from error
    if not pages:
        raise _report_broken()
    return take_red(pages[-1])


def decode_shown(data: bytes, page: int, dots: float) -> Picture:
    """Decode one page of a picture file as it is seen, red, green, blue, at so many dots an inch. Raises BrokenFile."""
    pages = _decode_pages(data, page)
    if not pages:
        raise _report_broken()
    height, width = pages[-1].shape[:2]
    scale = min(1.0, _LONG_SIDE / 72 * dots / max(width, height))
    return np.ascontiguousarray(resize_picture(pages[-1], scale)[:, :, ::-1])


def _decode_pages(data: bytes, page: int) -> list[Picture]:
    raw = np.frombuffer(data, np.uint8)
    if data.startswith((b"II*\0", b"MM\0*")):
        done, found = cv2.imdecodemulti(raw, cv2.IMREAD_COLOR, range=(page - 1, page))
        return list(found) if done else []
    one = cv2.imdecode(raw, cv2.IMREAD_COLOR)
    return [] if one is None else [one]


def take_red(picture: Picture) -> Picture:
    """Return the red part of a picture (blue, green, red), within the bound of pixels."""
    grey = picture if picture.ndim == 2 else np.ascontiguousarray(picture[:, :, 2])
    if grey.size > MOST_PIXELS:
        raise TooLarge(
            f"Ảnh trang lớn hơn {MOST_PIXELS // 10**6} triệu điểm ảnh; hãy quét lại ở 300 dpi.",
            f"The picture of a page has more than {MOST_PIXELS // 10**6} million pixels; scan it at 300 dpi.",
        )
    return grey


def resize_picture(grey: Picture, scale: float) -> Picture:
    """Return a picture made larger or smaller."""
    if abs(scale - 1) < 0.02:
        return grey
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


def guess_size(grey: Picture) -> tuple[float, float]:
    """Return (width, height) in points of a picture that says nothing of its size."""
    height, width = grey.shape
    scale = _LONG_SIDE / max(width, height)
    return width * scale, height * scale


def find_rules(grey: Picture) -> RuledLines:
    """Return the ruled lines of an upright picture, in its own dots."""
    ink = (grey < _DARK).astype(np.uint8)
    rules = RuledLines()
    for box in _find_runs(ink, (_SHORT_RULE, 1), (_BROKEN, 1)):
        left, top, width, height = box
        if height <= 8:
            rules.across.append((left, left + width, top + height / 2))
    for box in _find_runs(ink, (1, _SHORT_RULE), (1, _BROKEN)):
        left, top, width, height = box
        if width <= 8:
            rules.down.append((top, top + height, left + width / 2))
    return rules


def _find_runs(ink: Picture, shape: tuple[int, int], gap: tuple[int, int]) -> list[tuple[float, float, float, float]]:
    """Return (left, top, width, height) of each run of ink of a shape; those that a gap parts are one."""
    lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
    lines = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, gap))
    joined = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [(float(left), float(top), float(width), float(height)) for left, top, width, height, _ in stats[1:]]


def _report_broken() -> BrokenFile:
    return BrokenFile(
        "Tệp ảnh bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The picture is damaged or incomplete; get the original and try again.",
    )
