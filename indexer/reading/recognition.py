"""Many pages at once → what is recognised on each, one child process a processor; each page is given as it is done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed

from indexer.errors import ReadError
from indexer.models import Format
from indexer.reading import formats, guard, requirements
from indexer.reading.ocr import sheets
from indexer.reading.readings import Recognise, Recognised

VERSION = 3
"""Raised when pages are recognised otherwise: what an older version found is then read anew."""

LIMITS = guard.Limits(seconds=120, memory=4096 * 2**20, output=64 * 2**20)  # of one page


def recognise_pages(data: bytes, pages: tuple[int, ...]) -> Iterator[tuple[int, bytes]]:
    """Yield (page number, what stands on it) of pages of a PDF file or picture, in the order in which they are
    done.

    A page that breaks its reader or takes too long is given as an empty one that says why: the others go on. When it is
    given up, pages that are not begun never are.
    """
    kind = formats.detect_format(data) or "image"
    threads = ThreadPoolExecutor(_count_processors())
    try:
        tasks = {threads.submit(_recognise_page, data, kind, page): page for page in pages}
        for done in as_completed(tasks):
            yield tasks[done], done.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def make_recogniser() -> Recognise | None:
    """Make what has pages recognised for ``read``, nothing kept; None where OCR is not installed."""
    return _recognise_all_pages if requirements.is_installed() else None


def _recognise_all_pages(data: bytes, _: str, pages: tuple[int, ...]) -> Recognised:
    return dict(recognise_pages(data, pages))


def _recognise_page(data: bytes, kind: Format, page: int) -> bytes:
    try:
        _, found = guard.call("indexer.reading.ocr.pages:answer", data, {"format": kind, "page": page}, LIMITS)
    except ReadError as error:
        return sheets.pack_failure(error)
    return found


def _count_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
