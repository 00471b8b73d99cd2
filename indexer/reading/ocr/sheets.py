"""What was recognised on a page, as it is kept: a ``Sheet`` made of it, and the mark that a document bears for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from statistics import median
from typing import Any

from indexer.errors import BrokenFile, ReadError
from indexer.models import Mark, Page
from indexer.reading.layout import RuledLines, Sheet, SheetWord

_FOOT = 0.24  # of a line's height that hangs below its foot
_SIZE = 0.9  # of a line's height, the size of its letters
_LEAST, _MOST = 0.62, 1.2  # of the page's usual height that a line may have and be of the usual size


def make_sheet(found: bytes, number: int, width: float, height: float) -> Sheet:
    """Make the Sheet of a page of this size, from what ``ocr.pages.answer`` gave."""
    page = json.loads(found)
    usual = median([row[8] - row[6] for row in page["words"]]) if page["words"] else 1.0
    words = [_make_word(row, usual) for row in page["words"]]
    rules = RuledLines([tuple(line) for line in page["across"]], [tuple(line) for line in page["down"]])
    return Sheet(number, width, height, words, rules)


def read_size(found: bytes) -> tuple[float, float]:
    """Return (width, height) in points of a page that was recognised."""
    width, height = json.loads(found)["size"]
    return float(width), float(height)


def pack_failure(error: ReadError) -> bytes:
    """Return what is kept of a page that could not be recognised: no word, and why."""
    empty = {"words": [], "size": [595.0, 842.0], "turned": 0, "across": [], "down": []}
    return json.dumps({**empty, "failed": [error.vi, error.en]}, ensure_ascii=False).encode()


def unpack_failure(found: bytes) -> ReadError | None:
    """Return why a page could not be recognised, if so."""
    told = json.loads(found).get("failed")
    return BrokenFile(*told) if told else None


def _make_word(row: list[Any], usual: float) -> SheetWord:
    text, left, top, right, bottom, level_left, level_top, level_right, level_bottom, sure = row
    tall = level_bottom - level_top
    size = _SIZE * (usual if _LEAST * usual < tall < _MOST * usual else tall)
    return SheetWord(
        text=text,
        left=level_left,
        top=level_top,
        right=level_right,
        bottom=level_bottom,
        foot=level_bottom - _FOOT * tall,
        size=size,
        confidence=sure,
        shown=(left, top, right, bottom),
    )


def mark_of(pages: Iterable[Page]) -> tuple[Mark, ...]:
    """Return the mark of a document of which pages were recognised: how sure its words are in the mean."""
    sure = [box.confidence for page in pages for box in page.list_boxes() if box.confidence is not None]
    return (Mark("ocr", f"{sum(sure) / len(sure):.2f}"),) if sure else ()
