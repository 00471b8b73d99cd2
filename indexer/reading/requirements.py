"""What waits for OCR: whether it is installed, what is said without it, and a reading with its pages recognised."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

from indexer.errors import NeedsOcr
from indexer.models import Mark
from indexer.reading.readings import Reading, Recognised

NEEDED = ("trueocr", "cv2")


def is_installed() -> bool:
    """Tell whether the parts of ``tracuu[ocr]`` that recognition cannot do without are there."""
    return all(find_spec(name) is not None for name in NEEDED)


def report_missing(pages: tuple[int, ...]) -> NeedsOcr:
    """Return the error for pages that are only pictures: how to have them recognised, and how to install what does
    it.
    """
    if is_installed():
        return NeedsOcr(
            "Tệp có trang chỉ là ảnh, chờ nhận dạng chữ; hãy chạy: tracuu ocr.",
            "Pages of it are only pictures and wait for OCR; run: tracuu ocr.",
            pages,
        )
    return NeedsOcr(
        "Tệp có trang chỉ là ảnh và máy này chưa cài phần nhận dạng chữ; hãy cài (Debian: pip install "
        '"tracuu[ocr]", Windows: py -m pip install "tracuu[ocr]"), rồi chạy: tracuu ocr.',
        "Pages of it are only pictures, and OCR is not installed; install it (Debian: pip install "
        '"tracuu[ocr]", Windows: py -m pip install "tracuu[ocr]"), then run: tracuu ocr.',
        pages,
    )


def add_recognised(found: Reading, data: bytes, pages: Recognised) -> tuple[Reading, tuple[int, ...]]:
    """Return (the reading with what was recognised in its place, the numbers of the pages that still wait)."""
    from indexer.reading import readers
    from indexer.reading.ocr import sheets

    if not pages:
        return found, found.waiting
    done = readers.read_as(found.format, data, pages)
    failures = {number: error for number, page in pages.items() if (error := sheets.unpack_failure(page)) is not None}
    if failures and not done.text:
        raise failures[min(failures)]
    if failures:
        left_out = Mark("left_out", f"trang {', '.join(map(str, sorted(failures)))}")
        done = replace(done, marks=(*done.marks, left_out))
    return done, done.waiting
