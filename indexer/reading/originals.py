"""The file that a document was read from, byte for byte; never another one that stands in its place now."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from indexer.errors import ChangedFile, ReadError
from indexer.models import FileState, Source

_PIECE = 2**20
_IN_MEMORY = 8 * 2**20
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for ever


def copy_original(source: Source) -> IO[bytes]:
    """Return a copy of a document's file, at its beginning; what is checked is the copy, so nothing can change
    after.

    Of a document inside a mail or an archive it is that file. Raises ReadError when the file cannot be opened any more,
    ChangedFile when it is not what was read. Not for a JSON Lines record, which is a line of its file.
    """
    if source.member:
        return _open_inner_file(source)
    try:
        with os.fdopen(os.open(Path(source.path), _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            copy = (
                _copy_unchanged_file(file, source)
                if stat.S_ISREG(status.st_mode) and status.st_size == source.size
                else None
            )
    except (OSError, ValueError) as error:
        raise _report_unopened() from error
    if copy is None:
        raise _report_changed()
    return copy


def copy_container(source: Source, seen: FileState | None) -> IO[bytes]:
    """Return a copy of the file (a mail, an archive) in which a document stands, when it still is as it was
    ``seen``.

    Told by its size and time of change. Raises ReadError, ChangedFile.
    """
    try:
        with os.fdopen(os.open(Path(source.file), _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            same = seen is not None and (seen.size, seen.modified_ns) == (status.st_size, status.st_mtime_ns)
            copy = _copy_whole_file(file, status.st_size) if same and stat.S_ISREG(status.st_mode) else None
    except (OSError, ValueError) as error:
        raise _report_unopened() from error
    if copy is None:
        raise _report_changed()
    return copy


def _copy_whole_file(file: IO[bytes], size: int) -> IO[bytes] | None:
    """Return the copy, or None when the file is longer or shorter by now."""
    copy: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    left = size
    while left and (piece := file.read(min(_PIECE, left))):
        copy.write(piece)
        left -= len(piece)
    if left or file.read(1):
        copy.close()
        return None
    copy.seek(0)
    return copy


def _open_inner_file(source: Source) -> IO[bytes]:
    """Return the file inside another one that a document was read from."""
    from indexer.reading import members

    try:
        holder = Path(source.file).read_bytes()
    except (OSError, ValueError) as error:
        raise _report_unopened() from error
    data = members.find_inside(holder, source.member)
    if data is None or hashlib.sha256(data).hexdigest() != source.sha256:
        raise _report_changed()
    copy: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    copy.write(data)
    copy.seek(0)
    return copy


def _report_unopened() -> ReadError:
    return ReadError(
        "Không mở được tệp gốc: tệp đã bị xóa, chuyển đi nơi khác, hoặc máy chủ không có quyền đọc.",
        "The original file cannot be opened: deleted, moved away, or not to be read by the server.",
    )


def _report_changed() -> ChangedFile:
    return ChangedFile(
        "Tệp gốc đã thay đổi từ khi lập chỉ mục nên không tải xuống được. Hãy chạy lại tracuu index.",
        "The original file has changed since it was indexed. Run tracuu index again.",
    )


def _copy_unchanged_file(file: IO[bytes], source: Source) -> IO[bytes] | None:
    """Return the copy, or None when it is not what was read."""
    digest, left = hashlib.sha256(), source.size
    copy: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    while left and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        copy.write(piece)
        left -= len(piece)
    if left or file.read(1) or digest.hexdigest() != source.sha256:
        copy.close()
        return None
    copy.seek(0)
    return copy
