"""The first recogniser (trueocr): finds the lines of a page and reads them, word by word with their places."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import trueocr
from trueocr.preprocess import pad_batch, prepare_image, width_batches

from indexer.reading.ocr.pictures import Picture, Upright

_BATCH = 32
_INK = 150  # grey below which a dot is ink


@dataclass(slots=True)
class Seen:
    """A word that a recogniser saw, with its left and right edge in the dots of the picture and its confidence."""

    text: str
    left: float
    right: float
    sure: float


@dataclass(slots=True)
class SeenLine:
    """A line: its box in the dots of the picture, its words."""

    left: float
    top: float
    right: float
    bottom: float
    words: list[Seen]


@lru_cache(maxsize=1)
def _load_model() -> Any:
    return trueocr.load_model(threads=1)


def turn_upright(grey: Picture) -> Upright:
    """Return a picture turned so that its lines run level."""
    engine = _load_model()._get_page_engine()
    height, width = grey.shape
    turned, turns, skew = engine.upright(grey, turn=True)
    if turns not in (0, 1, 2, 3):  # set in columns from above to below: no office does
        return Upright(grey, 0, 0.0, (width, height))
    return Upright(turned, turns, float(skew), (width, height))


def read_lines(grey: Picture) -> list[SeenLine]:
    """Return the lines of an upright picture with what is read in them."""
    boxes = _find_boxes(grey)
    crops = [grey[top:bottom, left:right] for left, top, right, bottom in boxes]
    found = []
    for box, words in zip(boxes, _read(crops), strict=True):
        if words:
            for word in words:
                word.left, word.right = word.left + box[0], word.right + box[0]
            found.append(SeenLine(float(box[0]), float(box[1]), float(box[2]), float(box[3]), words))
    return found


def _find_boxes(grey: Picture) -> list[tuple[int, int, int, int]]:
    height, width = grey.shape
    boxes = []
    for box in _load_model()._get_page_engine().detect(grey):
        left, top = (max(0, int(v)) for v in np.floor(box[:2]))
        right, bottom = (int(v) for v in np.ceil(box[2:4]))
        right, bottom = min(width, right), min(height, bottom)
        if right - left > 2 and bottom - top > 2:
            boxes.append((left, top, right, bottom))
    return boxes


def _read(crops: list[Picture]) -> list[list[Seen]]:
    reader = _load_model().recognizer
    ink = [prepare_image(c, max_width=reader.max_width, pad_y=reader.pad_y, pad_x=reader.pad_x) for c in crops]
    found: list[list[Seen]] = [[] for _ in crops]
    for chosen in width_batches([one.shape[1] for one in ink], max_batch=_BATCH):
        tensor, widths = pad_batch([ink[i] for i in chosen])
        ids, sure, lengths = reader.session.run(["ids", "conf", "lengths"], {"x": tensor, "widths": widths})
        for row, i in enumerate(chosen):
            length = int(lengths[row])
            scale = _scale(crops[i], length, reader.pad_x)
            found[i] = _cut_words(ids[row, :length], sure[row, :length], reader.chars, crops[i], scale)
    return found


def _scale(crop: Picture, steps: int, pad: float) -> tuple[float, float]:
    """Return (dots of the crop for a step of the reader, the dot where the first step begins)."""
    height, width = crop.shape
    margin = pad * height
    return (width + 2 * margin) / max(1, steps), -margin


def _cut_words(ids: Any, sure: Any, letters: str, crop: Picture, scale: tuple[float, float]) -> list[Seen]:
    """Return what the reader saw at each step as words, with the dots that they cover."""
    step, first = scale
    kept = (ids != 0) & np.concatenate(([True], ids[1:] != ids[:-1]))
    words: list[tuple[str, list[float], float, float]] = []
    text, begin = "", 0.0
    certain: list[float] = []
    for at in np.flatnonzero(kept):
        letter, place = letters[ids[at] - 1], first + (at + 0.5) * step
        if letter.isspace():
            if text:
                words.append((text, certain, begin, place))
            text, certain, begin = "", [], place
        else:
            text += letter
            certain.append(float(sure[at]))
    if text:
        words.append((text, certain, begin, float(crop.shape[1])))
    inked = np.flatnonzero((crop < _INK).any(axis=0))
    return [
        Seen(unicodedata.normalize("NFC", text), *_trim_word(inked, begin, end), min(certain))
        for text, certain, begin, end in words
    ]


def _trim_word(inked: Any, begin: float, end: float) -> tuple[float, float]:
    """Return a word's edges: from its first to its last column of ink."""
    inside = inked[(inked >= begin) & (inked <= end)]
    return (float(inside[0]), float(inside[-1] + 1)) if len(inside) else (begin, end)
