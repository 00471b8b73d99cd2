"""One page: its picture → words and ruled lines as JSON, which ``sheets`` makes a page of again."""

from __future__ import annotations

import json
from typing import Any

from indexer.reading.readings import Json


def answer(data: bytes, options: Json) -> tuple[Json, bytes]:
    """Return, in the child, what stands on page ``options["page"]`` of a PDF file or picture; JSON as bytes beside."""
    picture, size = _read_picture(data, options["format"], options["page"])
    found = recognise_page(picture, size)
    return {"words": len(found["words"])}, json.dumps(found, ensure_ascii=False).encode()


def _read_picture(data: bytes, kind: str, page: int) -> tuple[Any, tuple[float, float]]:
    from indexer.reading.ocr import pictures

    if kind == "image":
        grey = pictures.decode_picture(data, page)
        return grey, pictures.guess_size(grey)
    from indexer.reading.pdfium import PdfPage, open_pdf

    with open_pdf(data) as document:
        one = PdfPage(document, page - 1)
        try:
            return pictures.take_red(one.draw_picture(one.measure_dots())), (one.width, one.height)
        finally:
            one.close()


def recognise_page(grey: Any, size: tuple[float, float]) -> Json:
    """Return what stands on the picture of a page of a size in points."""
    from indexer.reading.ocr import lines, pictures, second_reader, votes

    full = lines.turn_upright(grey)
    height, width = grey.shape
    scale = pictures.LINE_DOTS / (72 * max(width, height) / max(size))
    small = pictures.resize_picture(full.grey, scale)
    both = second_reader.is_installed()
    words: list[list[Any]] = []
    points = size[0] / width, size[1] / height
    for line in lines.read_lines(small):
        again = second_reader.read_again(line, full.grey, 1 / scale) if both else []
        for seen in votes.vote_words(line.words, again) if votes.is_writing(line.words) else ():
            box = seen.left / scale, line.top / scale, seen.right / scale, line.bottom / scale
            words.append([seen.text, *_back(full, box, points), round(seen.sure, 2)])
    ruled = pictures.find_rules(small)
    factor = 1 / scale
    return {
        "words": words,
        "size": [round(size[0], 1), round(size[1], 1)],
        "turned": full.turns,
        "across": [[round(v * factor * points[0], 1) for v in line] for line in ruled.across],
        "down": [[round(v * factor * points[0], 1) for v in line] for line in ruled.down],
    }


def _back(page: Any, box: tuple[float, float, float, float], points: tuple[float, float]) -> list[float]:
    """Return a box of the upright picture as (left, top, right, bottom) twice, in points.

    The first is where it stands on the page as it is shown, the second where it stood when it was read.
    """
    left, top, right, bottom = box
    middle = page.back((left + right) / 2, (top + bottom) / 2)
    across, down = (right - left, bottom - top) if page.turns % 2 == 0 else (bottom - top, right - left)
    shown = (middle[0] - across / 2, middle[1] - down / 2, middle[0] + across / 2, middle[1] + down / 2)
    return [round(v * points[n % 2], 1) for n, v in enumerate((*shown, *box))]
