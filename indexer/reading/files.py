"""One file → its Source, or one Source a record; bytes in memory likewise. Every failure is a ReadError."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from indexer.errors import ReadError, TooLarge, UnsupportedFile
from indexer.models import Rejected, Source
from indexer.reading import members, records
from indexer.reading.members import IsKnown, Unchanged, knows_none
from indexer.reading.readings import Recognise

LIMIT = 100 * 2**20  # bytes of a file other than JSON Lines


def read(path: Path, *, limit: int = LIMIT, recognise: Recognise | None = None) -> Iterator[Source | Rejected]:
    """Yield the document in a file; of a JSON Lines file each record, and a Rejected for each line that is none.

    The kind is decided by the content: a DOCX named .txt is read as DOCX. Of a mail or an archive the files inside are
    documents of their own, or each a Rejected. Pages that are only pictures are handed to ``recognise``; without one
    the file is a NeedsOcr, or, when other pages have text, a Source beside a Rejected that says how many pages wait.

    Raises, at the first ``next``, EmptyFile, UnsupportedFile, BrokenFile, TooLarge, EncryptedFile, NeedsOcr, or
    ReadError (no such file, no permission, still being written). JSON Lines is streamed and knows no limit but that of
    a line; if it changes meanwhile, the ReadError comes after the records.

    >>> [source.format for source in read(samples / "kon-tum" / "2024-bao-cao-nam-cchc.docx")]
    ['docx']
    """
    for one in read_changed(path, knows_none, limit=limit, recognise=recognise):
        if not isinstance(one, Unchanged):
            yield one


def read_changed(
    path: Path, is_known: IsKnown, *, limit: int = LIMIT, recognise: Recognise | None = None
) -> Iterator[Source | Rejected | Unchanged]:
    """Read as ``read`` does, but a document that ``is_known``, by its path and digest, is not read and told as
    Unchanged.
    """
    path = Path(os.path.abspath(path))
    with _report_failures():
        _check_readable(path)
        is_records = records.is_records(path)
    if is_records:
        yield from _read_records(path, is_known)
    else:
        with _report_failures():
            data = _read_settled(path, limit)
        yield from members.read_sources(path.as_posix(), data, recognise, is_known)


def read_text(name: str, data: bytes, *, limit: int = LIMIT, recognise: Recognise | None = None) -> Source:
    """Return the document in bytes that are no file (an upload, standard input), by the rules of ``read``.

    Of a mail or an archive it is the first document. Raises ReadError.

    >>> read_text("du-thao.txt", "Căn cứ Quyết định số 846/QĐ-UBND".encode()).format
    'text'
    """
    if len(data) > limit:
        raise _report_too_large(limit)
    if PurePath(name).suffix.lower() in records.NAMES:
        raise UnsupportedFile(
            "Tệp JSON Lines chứa nhiều văn bản; hãy lưu thành tệp và đưa vào kho bằng lệnh “tracuu index”.",
            "A JSON Lines file holds many documents; save it as a file and add it with “tracuu index”.",
        )
    found = list(members.read_sources(name, data, recognise))
    source = next((one for one in found if isinstance(one, Source)), None)
    if source is not None:
        return source
    refused = next((one for one in found if isinstance(one, Rejected)), None)
    raise ReadError(refused.vi, refused.en) if refused else members.report_empty()


def _read_records(path: Path, is_known: IsKnown) -> Iterator[Source | Rejected | Unchanged]:
    with _report_failures():
        before = _stamp(path)
        yield from records.read_records(path, is_known)
        if _stamp(path) != before:
            raise _report_being_written()


def _check_readable(path: Path) -> None:
    """Refuse all but a regular file with something in it: a pipe would wait for ever."""
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
        raise members.report_empty()


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


def _read_settled(path: Path, limit: int) -> bytes:
    """Return the bytes of a file that nobody wrote to meanwhile; if somebody did, it is read once more."""
    for _ in range(2):
        before = _stamp(path)
        if before[0] > limit:
            raise _report_too_large(limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if _stamp(path) == before and len(data) == before[0]:
            return data
    raise _report_being_written()


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@contextmanager
def _report_failures() -> Iterator[None]:
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


def _report_too_large(limit: int) -> TooLarge:
    return TooLarge(
        f"Tệp lớn hơn {limit / 2**20:g} MB; hãy chia nhỏ rồi thử lại.",
        f"The file is larger than {limit / 2**20:g} MB; split it and try again.",
    )


def _report_being_written() -> ReadError:
    return ReadError(
        "Tệp đang được ghi; hãy đợi ghi xong rồi thử lại.",
        "The file is being written; wait until that is done and try again.",
    )
