"""One file → its Source, or one Source a record; bytes in memory likewise. Every failure is a ReadError."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from indexer.errors import EmptyFile, ReadError, TooLarge, UnsupportedFile
from indexer.models import Rejected, Source
from indexer.reading import detect, encoding, records
from indexer.reading.text import stored

LIMIT = 100 * 2**20  # bytes of a file other than JSON Lines

_VISIBLE = re.compile(r"[^\s\ufeff\u200b]")


def read(path: Path, *, limit: int = LIMIT) -> Iterator[Source | Rejected]:
    """The document in a file; of a JSON Lines file each record, and a Rejected for each line that is none.

    The kind is decided by the content: a DOCX named .txt is read as DOCX. Raises, at the first ``next``,
    EmptyFile, UnsupportedFile, BrokenFile, TooLarge, or ReadError (no such file, no permission, still being
    written). JSON Lines is streamed and knows no limit but that of a line; if it changes meanwhile, the
    ReadError comes after the records.

    >>> [source.path for source in read(Path("/kho/bao-cao-q1.docx"))]  # doctest: +SKIP
    ['/kho/bao-cao-q1.docx']
    """
    path = Path(os.path.abspath(path))
    with _failures():
        _check_readable(path)
        is_records = records.is_records(path)
    if is_records:
        yield from _records(path)
    else:
        with _failures():
            data = _settled_bytes(path, limit)
        yield _source(path.as_posix(), data)


def read_text(name: str, data: bytes, *, limit: int = LIMIT) -> Source:
    """The document in bytes that are no file (an upload, standard input), by the rules of ``read``.

    >>> read_text("du-thao.txt", "Căn cứ Quyết định số 846/QĐ-UBND".encode()).format
    'text'
    """
    if len(data) > limit:
        raise _too_large(limit)
    if PurePath(name).suffix.lower() in records.NAMES:
        raise UnsupportedFile(
            "Tệp JSON Lines chứa nhiều văn bản; hãy lưu thành tệp và đưa vào kho bằng lệnh “tracuu index”.",
            "A JSON Lines file holds many documents; save it as a file and add it with “tracuu index”.",
        )
    return _source(name, data)


def _source(path: str, data: bytes) -> Source:
    if not data:
        raise _empty()
    digest = hashlib.sha256(data).hexdigest()
    if detect.is_docx(data):
        from indexer.reading import docx  # late, as html: their parsers take longer to import than a list to look up

        return Source(path, "docx", _filled(docx.text(data)), digest, len(data))
    text = encoding.decode(data)
    if detect.is_html(path, text):
        from indexer.reading import html

        return Source(path, "html", _filled(html.text(text)), digest, len(data))
    detect.refuse_xml(text)
    if _VISIBLE.search(text) is None:
        raise _empty()
    return Source(path, "text", stored(text), digest, len(data))


def _filled(text: str) -> str:
    if text:
        return text
    raise EmptyFile(
        "Tệp không có chữ nào (có thể chỉ có ảnh quét); hãy nhận dạng chữ (OCR) rồi thử lại.",
        "There is no text in the file (only scans, perhaps); recognise its text (OCR) and try again.",
    )


def _records(path: Path) -> Iterator[Source | Rejected]:
    with _failures():
        before = _stamp(path)
        yield from records.read_records(path)
        if _stamp(path) != before:
            raise _being_written()


def _check_readable(path: Path) -> None:
    """Only a regular file with something in it is opened: a pipe would wait for ever."""
    _check_name(path)
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnsupportedFile(
            "Đây là thư mục, không phải tệp; hãy chọn từng tệp trong thư mục.",
            "This is a folder, not a file; choose the files in it.",
        )
    if not stat.S_ISREG(status.st_mode):
        raise UnsupportedFile(
            "Đây không phải tệp thông thường; hãy chép nội dung ra một tệp rồi thử lại.",
            "This is not a regular file; copy its content to a file and try again.",
        )
    if status.st_size == 0:
        raise _empty()


def _check_name(path: Path) -> None:
    try:
        name = path.as_posix().encode("utf-8")
    except UnicodeEncodeError:
        name = b"\0"
    if b"\0" in name:
        raise UnsupportedFile(
            "Tên tệp có ký tự không hợp lệ; hãy đổi tên tệp rồi thử lại.",
            "The file's name has characters that are not valid; rename it and try again.",
        )


def _settled_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file that nobody wrote to meanwhile; if somebody did, it is read once more."""
    for _ in range(2):
        before = _stamp(path)
        if before[0] > limit:
            raise _too_large(limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if _stamp(path) == before and len(data) == before[0]:
            return data
    raise _being_written()


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@contextmanager
def _failures() -> Iterator[None]:
    """What the operating system says against reading, in words that tell what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise ReadError(
            "Không thấy tệp (đã bị xóa hoặc chuyển đi); hãy kiểm tra lại đường dẫn.",
            "There is no such file (deleted or moved away); check the path.",
        ) from error
    except PermissionError as error:
        raise ReadError(
            "Không có quyền đọc tệp, hoặc chương trình khác đang giữ tệp; hãy cấp quyền hoặc đóng tệp.",
            "No permission to read the file, or another program holds it; grant it or close the file first.",
        ) from error
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "?")
        raise ReadError(
            f"Không đọc được tệp (mã lỗi {code}); hãy kiểm tra ổ đĩa, mạng và tên tệp rồi thử lại.",
            f"The file could not be read (error {code}); check the disk, the network and the name.",
        ) from error


def _empty() -> EmptyFile:
    return EmptyFile("Tệp rỗng; hãy kiểm tra lại nội dung tệp.", "The file is empty; check its content.")


def _too_large(limit: int) -> TooLarge:
    return TooLarge(
        f"Tệp lớn hơn {limit / 2**20:g} MB; hãy chia nhỏ rồi thử lại.",
        f"The file is larger than {limit / 2**20:g} MB; split it and try again.",
    )


def _being_written() -> ReadError:
    return ReadError(
        "Tệp đang được ghi; hãy đợi ghi xong rồi thử lại.",
        "The file is being written; wait until that is done and try again.",
    )
