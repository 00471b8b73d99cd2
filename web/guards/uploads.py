"""What is sent to be checked: a pasted text or a file. It is read in memory, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import IO

from flask import Request
from werkzeug.datastructures import FileStorage

from indexer.errors import EmptyFile, ReadError, TooLarge, UnsupportedFile
from indexer.messages.spoken import say_count
from indexer.models import Source
from indexer.reading import read_text, recognition, requirements
from indexer.reading.readings import Recognise, Recognised

PASTED = "du-thao.txt"
MOST = 2000
"""Citations, or lines of a list, that one request may have checked."""
MOST_SCANNED = 5
"""Pages that are only pictures of which one request may have the letters recognised."""
_TURN = 20.0  # seconds that a request waits while pages of another one are recognised
_RECOGNISING = Lock()
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


def take_text(text: str) -> Sent:
    """Take a pasted text. Raises EmptyFile when there is nothing in it, ReadError when it is no text."""
    if not text.strip():
        raise EmptyFile(
            "Chưa có gì để soát; hãy dán nội dung, hoặc chọn một tệp.",
            "There is nothing to check; paste a text, or choose a file.",
        )
    return take_bytes(PASTED, text.encode("utf-8", errors="replace"), recognise=recognise_few)


def take_file(file: FileStorage) -> Sent:
    """Take a file by the rules of ``reading``. Raises ReadError."""
    return take_bytes(
        (file.filename or PASTED).replace("\\", "/").rpartition("/")[2], file.read(), recognise=recognise_few
    )


def take_bytes(name: str, data: bytes, *, recognise: Recognise | None = None) -> Sent:
    """Take bytes under a name, which tells a page from a text where the bytes do not. Raises ReadError.

    Without ``recognise`` a file that is only pictures is a NeedsOcr.
    """
    source = read_text(name, data, recognise=recognise)
    if len(source.text) > _LONGEST:
        raise TooLarge(
            f"Văn bản quá dài: {say_count(len(source.text))} ký tự, nhiều nhất là {say_count(_LONGEST)}. Hãy chia nhỏ.",
            f"The text is too long: {len(source.text):,} characters, {_LONGEST:,} at most. Divide it.",
        )
    return Sent(source, data)


def recognise_few(data: bytes, _: str, pages: tuple[int, ...]) -> Recognised:
    """Recognise what stands on pages that are only pictures: a few of one request at a time. Raises ReadError."""
    if not requirements.is_installed():
        raise UnsupportedFile(
            "Tệp có trang chỉ là ảnh, mà máy chủ chưa cài phần nhận dạng chữ. Hãy dán nội dung vào ô, hoặc nhờ người "
            'quản trị cài (Debian: pip install "tracuu[ocr]"; Windows: py -m pip install "tracuu[ocr]") rồi gửi lại.',
            "Pages of it are only pictures, and OCR is not installed on the server. Paste the text, or have it "
            'installed (Debian: pip install "tracuu[ocr]"; Windows: py -m pip install "tracuu[ocr]") and try again.',
        )
    if len(pages) > MOST_SCANNED:
        raise TooLarge(
            f"Tệp có {say_count(len(pages))} trang chỉ là ảnh; "
            f"trang này nhận dạng nhiều nhất {say_count(MOST_SCANNED)} trang một lần. "
            "Hãy tách tệp, hoặc trên máy chủ chạy: tracuu check TỆP.",
            f"{len(pages):,} pages of the file are only pictures; "
            f"{MOST_SCANNED:,} at most are recognised here at a time. "
            "Divide the file, or run on the server: tracuu check FILE.",
        )
    if not _RECOGNISING.acquire(timeout=_TURN):
        raise ReadError(
            "Máy chủ đang nhận dạng chữ cho người khác; hãy gửi lại sau một phút.",
            "The server is recognising pages for somebody else; send it again in a minute.",
        )
    try:
        return dict(recognition.recognise_pages(data, pages))
    finally:
        _RECOGNISING.release()
