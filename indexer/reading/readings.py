"""What a reader of one format gives: ``Reading``, and how it travels between the child process and us."""

from __future__ import annotations

from base64 import b85decode, b85encode
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, NamedTuple

from indexer.models import Format, Mark, Page

Json = dict[str, Any]
Recognised = Mapping[int, bytes]
"""Page number → what was recognised on it, as the recogniser wrote it down."""

Recognise = Callable[[bytes, str, tuple[int, ...]], Recognised]
"""(the file, its digest, page numbers) → what is recognised on the pages."""


class Part(NamedTuple):
    """A file inside a file: an attachment, a member of an archive. ``name`` is its name there, with its folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one file: its text (NFC, LF), with pages if it has any, and the files inside it.

    ``waiting`` are the numbers of pages that are only pictures. A file that is nothing but a holder of others (an
    archive) has no text.
    """

    format: Format
    text: str
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    waiting: tuple[int, ...] = ()
    _: KW_ONLY
    parts: tuple[Part, ...] = ()


def pack_reading(found: Reading) -> Json:
    """Return a Reading as JSON can hold it."""
    return {
        "format": found.format,
        "text": found.text,
        "pages": [[p.number, p.start, p.end, p.width, p.height, b85encode(p.words).decode()] for p in found.pages],
        "marks": [[mark.name, mark.value] for mark in found.marks],
        "waiting": list(found.waiting),
        "parts": [[part.name, b85encode(part.data).decode()] for part in found.parts],
    }


def unpack_reading(found: Json) -> Reading:
    """Return the reverse of ``pack_reading``; offsets that lie outside the text are an error (ValueError).

    >>> page = Page(1, 0, 14, width=595.0, height=842.0)
    >>> unpack_reading(pack_reading(Reading("pdf", "Số: 566/BC-SCT", (page,)))).pages[0].end
    14
    """
    text = str(found["text"])
    pages = tuple(
        Page(number=n, start=s, end=e, width=w, height=h, words=b85decode(words))
        for n, s, e, w, h, words in found["pages"]
    )
    if any(not 0 <= page.start <= page.end <= len(text) for page in pages):
        raise ValueError("a page lies outside the text")
    return Reading(
        format=found["format"],
        text=text,
        pages=pages,
        marks=tuple(Mark(name, value) for name, value in found["marks"]),
        waiting=tuple(map(int, found["waiting"])),
        parts=tuple(Part(name, b85decode(data)) for name, data in found["parts"]),
    )
