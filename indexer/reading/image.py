"""A picture of a page (PNG, JPEG, TIFF): what was recognised on it, page by page."""

from __future__ import annotations

from indexer.reading.layout import compose
from indexer.reading.ocr.sheets import make_sheet, mark_of, read_size
from indexer.reading.readings import Reading, Recognised

_MOST = 500  # pages of one TIFF file


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the Reading of a picture: what was recognised on its pages; the others wait."""
    numbers = range(1, count(data) + 1)
    done = [number for number in numbers if number in recognised]
    found = compose([make_sheet(recognised[n], n, *read_size(recognised[n])) for n in done])
    waiting = tuple(number for number in numbers if number not in recognised)
    return Reading("image", found.text, found.pages, mark_of(found.pages), waiting)


def count(data: bytes) -> int:
    """Return how many pages a picture has: a TIFF file may have several.

    >>> count(b"\\x89PNG\\r\\n")
    1
    """
    if data[:4] not in (b"II*\0", b"MM\0*"):
        return 1
    order = "little" if data[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")

    at, pages, seen = number(4, 4), 0, set()
    while at and at not in seen and at + 2 <= len(data) and pages < _MOST:
        seen.add(at)
        pages += 1
        at = number(at + 2 + 12 * number(at, 2), 4)
    return max(1, pages)
