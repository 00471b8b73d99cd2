"""The bytes of a file → its Sources: the document that it is, and those that stand inside it (mails, archives)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from indexer.errors import EmptyFile, NeedsOcr, ReadError, TooLarge
from indexer.models import Mark, Rejected, Source
from indexer.reading import detect, encoding, needing
from indexer.reading.readings import Reading, Recognise
from indexer.reading.text import stored

DEPTH = 3  # of archives within archives
MANY = 2_000  # files inside one file
TOTAL = 1024 * 2**20  # bytes of all files inside one file

_VISIBLE = re.compile(r"[^\s\ufeff\u200b]")


def sources(path: str, data: bytes, recognise: Recognise | None = None) -> Iterator[Source | Rejected]:
    """The documents of a file. What is wrong with the file itself is raised, with one inside it a Rejected."""
    yield from _sources(path, "", data, recognise, [0, 0])


def empty() -> EmptyFile:
    """The error for a file with nothing in it."""
    return EmptyFile("Tệp rỗng; hãy kiểm tra lại nội dung tệp.", "The file is empty; check its content.")


def _sources(
    path: str, member: str, data: bytes, recognise: Recognise | None, taken: list[int]
) -> Iterator[Source | Rejected]:
    """``taken``: how many files inside, and how many bytes of them, were read so far."""
    if not data:
        raise empty()
    digest = hashlib.sha256(data).hexdigest()
    found = _reading(path, data)
    waiting = found.waiting
    if waiting and recognise is not None:
        found, waiting = needing.with_recognised(found, data, recognise(data, digest, waiting))
    if found.text or not found.parts:
        if not found.text:
            raise needing.error(waiting) if waiting else _no_text()
        marks = (*found.marks, Mark("waiting", ",".join(map(str, waiting)))) if waiting else found.marks
        yield Source(path, found.format, found.text, digest, len(data), {}, found.pages, marks, member)
    if waiting:
        said = needing.error(waiting)
        yield Rejected(path, said.vi, said.en, len(waiting))
    for part in found.parts:
        yield from _inside(path, member, part.name, part.data, recognise, taken)


def _inside(
    path: str, member: str, name: str, data: bytes, recognise: Recognise | None, taken: list[int]
) -> Iterator[Source | Rejected]:
    whole, inner = f"{path}#{name}", f"{member}#{name}" if member else name
    taken[0], taken[1] = taken[0] + 1, taken[1] + len(data)
    try:
        if inner.count("#") >= DEPTH or taken[0] > MANY or taken[1] > TOTAL:
            raise _too_many()
        yield from _sources(whole, inner, data, recognise, taken)
    except ReadError as error:
        yield Rejected(whole, error.vi, error.en, len(error.pages) if isinstance(error, NeedsOcr) else 0)


def _reading(path: str, data: bytes) -> Reading:
    kind = detect.format_of(data)
    if kind is not None:
        from indexer.reading import readers  # late, as html: their parsers take longer to import than a list to look up

        return readers.read_as(kind, data)
    text = encoding.decode(data)
    if detect.is_html(path, text):
        from indexer.reading import html

        detect.refuse_error_page(path)
        return Reading("html", html.text(text))
    detect.refuse_xml(text)
    if _VISIBLE.search(text) is None:
        raise empty()
    return Reading("text", stored(text))


def _no_text() -> EmptyFile:
    return EmptyFile(
        "Tệp không có chữ nào (có thể chỉ có ảnh quét); hãy nhận dạng chữ (OCR) rồi thử lại.",
        "There is no text in the file (only scans, perhaps); recognise its text (OCR) and try again.",
    )


def _too_many() -> TooLarge:
    return TooLarge(
        "Tệp nén lồng quá sâu hoặc chứa quá nhiều tệp nên phần này không đọc; hãy giải nén rồi thử lại.",
        "Archives within archives, or too many files in one: this part was not read; unpack it and try again.",
    )
