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


def original(source: Source, holder: FileState | None = None) -> IO[bytes]:
    """A copy of a document's file, at its beginning; what is checked is the copy, so nothing can change after.

    Of a document that stands in a mail or an archive it is that file, whose state when it was read is ``holder``.
    Raises ReadError when the file cannot be opened any more, ChangedFile when it is not what was read. Not for a
    JSON Lines record, which is a line of its file.
    """
    try:
        with os.fdopen(os.open(Path(source.file), _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            copy = None
            if stat.S_ISREG(status.st_mode):
                copy = _copied_whole(file, status, holder) if source.member else _copied(file, status, source)
    except (OSError, ValueError) as error:
        raise ReadError(
            "Không mở được tệp gốc: tệp đã bị xóa, chuyển đi nơi khác, hoặc máy chủ không có quyền đọc.",
            "The original file cannot be opened: deleted, moved away, or not to be read by the server.",
        ) from error
    if copy is None:
        raise ChangedFile(
            "Tệp gốc đã thay đổi từ khi lập chỉ mục nên không tải xuống được. Hãy chạy lại tracuu index.",
            "The original file has changed since it was indexed. Run tracuu index again.",
        )
    return copy


def _copied_whole(file: IO[bytes], status: os.stat_result, holder: FileState | None) -> IO[bytes] | None:
    """The copy of a file that holds others, or None when its size or time of change are not those that were seen."""
    if holder is None or (holder.size, holder.modified_ns) != (status.st_size, status.st_mtime_ns):
        return None
    copy: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    left = holder.size
    while left and (piece := file.read(min(_PIECE, left))):
        copy.write(piece)
        left -= len(piece)
    if left or file.read(1):
        copy.close()
        return None
    copy.seek(0)
    return copy


def _copied(file: IO[bytes], status: os.stat_result, source: Source) -> IO[bytes] | None:
    """The copy, or None when it is not what was read."""
    if status.st_size != source.size:
        return None
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
