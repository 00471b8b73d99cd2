"""What is sent to be checked: a pasted text or a file. It is read in memory, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from flask import Request
from werkzeug.datastructures import FileStorage

from indexer.errors import EmptyFile, TooLarge
from indexer.models import Source
from indexer.reading import read_text

PASTED = "du-thao.txt"
MOST = 2000
"""Citations, or lines of a list, that one request may have checked."""
_LONGEST = 600_000  # characters that what is sent may unpack to: some 250 pages


class InMemory(Request):
    """A request whose files stay in memory: no part of an upload is written to a disk."""

    def _get_file_stream(self, *_: object, **__: object) -> IO[bytes]:
        return BytesIO()


@dataclass(frozen=True, slots=True)
class Sent:
    """A draft or a list: its text, and the bytes that it was read from."""

    source: Source
    data: bytes


def of_text(text: str) -> Sent:
    """A pasted text. Raises EmptyFile when there is nothing in it, ReadError when it is no text."""
    if not text.strip():
        raise EmptyFile(
            "Chưa có gì để soát; hãy dán nội dung, hoặc chọn một tệp.",
            "There is nothing to check; paste a text, or choose a file.",
        )
    return of_bytes(PASTED, text.encode("utf-8", errors="replace"))


def of_file(file: FileStorage) -> Sent:
    """A file by the rules of ``reading``. Raises ReadError."""
    return of_bytes((file.filename or PASTED).replace("\\", "/").rpartition("/")[2], file.read())


def of_bytes(name: str, data: bytes) -> Sent:
    """Bytes under a name, which tells a page from a text where the bytes do not. Raises ReadError."""
    source = read_text(name, data)
    if len(source.text) > _LONGEST:
        raise TooLarge(
            f"Văn bản quá dài: {len(source.text)} ký tự, nhiều nhất là {_LONGEST}. Hãy chia nhỏ.",
            f"The text is too long: {len(source.text)} characters, {_LONGEST} at most. Divide it.",
        )
    return Sent(source, data)
