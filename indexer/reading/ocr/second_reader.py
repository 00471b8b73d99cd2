"""The second recogniser (Tesseract): better at diacritics, where it is installed. It reads lines that were found."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from typing import Any

import cv2

from indexer.reading.ocr.lines import Seen, SeenLine
from indexer.reading.ocr.pictures import Picture

_PAPER = 10  # dots of white around a line
_SINGLE_LINE = 7
_RULED = "|¦"  # what a ruled line beside a word looks like
_ABOVE, _BESIDE = 0.18, 0.4  # of a line's height that are read around it


def is_installed() -> bool:
    """Tell whether Tesseract is there."""
    return find_spec("tesserocr") is not None


@lru_cache(maxsize=1)
def _load_reader() -> Any:
    import tesserocr

    folder = resources.files("indexer.reading.ocr") / "data"
    return tesserocr.PyTessBaseAPI(path=str(folder), lang="vie", psm=_SINGLE_LINE)


def read_again(line: SeenLine, grey: Picture, scale: float) -> list[Seen]:
    """Return the words of a line of a picture that is so much larger than the one that the line was found on."""
    import tesserocr
    from PIL import Image

    left, top, right, bottom = (round(edge * scale) for edge in (line.left, line.top, line.right, line.bottom))
    up, out = round(_ABOVE * (bottom - top)), round(_BESIDE * (bottom - top))
    crop = grey[max(0, top - up) : bottom + up, max(0, left - out) : right + out]
    framed = cv2.copyMakeBorder(crop, _PAPER, _PAPER, _PAPER, _PAPER, cv2.BORDER_CONSTANT, value=255)
    reader = _load_reader()
    reader.SetImage(Image.fromarray(framed))
    reader.SetSourceResolution(round(150 * scale))
    reader.Recognize()
    words: list[Seen] = []
    found = reader.GetIterator()
    if found is None:
        return words
    for one in tesserocr.iterate_level(found, tesserocr.RIL.WORD):
        with suppress(RuntimeError):  # nothing stands there
            text = one.GetUTF8Text(tesserocr.RIL.WORD).strip().strip(_RULED)
            if text:
                words.append(Seen(unicodedata.normalize("NFC", text), 0, 0, one.Confidence(tesserocr.RIL.WORD) / 100))
    return words
