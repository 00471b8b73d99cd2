"""Compound files (OLE), in which Word 97, Excel 97 and Outlook keep their streams. The home of olefile."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import olefile

from indexer.errors import BrokenFile

_LIMIT = 256 * 2**20  # of one stream, and of all that are read of a file


class Compound:
    """The streams of a compound file, by their path: ``file.stream("WordDocument")``.

    Raises BrokenFile for what is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._left = _LIMIT
        with _report_damage():
            self._file = olefile.OleFileIO(io.BytesIO(data))
            self.names: tuple[str, ...] = tuple(
                "/".join(path) for path in self._file.listdir(streams=True, storages=False)
            )

    def stream(self, name: str) -> bytes | None:
        """Return the bytes of a stream; None when there is none of this name."""
        if name not in self.names:
            return None
        with _report_damage():
            size = self._file.get_size(name)
            if size > self._left:
                raise ValueError("streams larger than a document")
            self._left -= size
            data: bytes = self._file.openstream(name).read()
            return data

    def require(self, name: str) -> bytes:
        """Return the bytes of a stream without which the file is nothing. Raises BrokenFile when there is none."""
        data = self.stream(name)
        if data is None:
            raise report_damaged()
        return data


def find_kind(data: bytes) -> str:
    """Return what a compound file is: "word", "excel", "powerpoint", "mail", "locked" (a package with a password),
    or "".

    Only the names of its streams are looked at. Raises BrokenFile.
    """
    names = {name.upper() for name in Compound(data).names}
    return next((kind for name, kind in _KINDS if name in names), "")


_KINDS = (
    ("ENCRYPTEDPACKAGE", "locked"),
    ("WORDDOCUMENT", "word"),
    ("WORKBOOK", "excel"),
    ("BOOK", "excel"),
    ("POWERPOINT DOCUMENT", "powerpoint"),
    ("__PROPERTIES_VERSION1.0", "mail"),
)


@contextmanager
def _report_damage() -> Iterator[None]:
    """What olefile says against a damaged file, in our words."""
    try:
        yield
    except (OSError, ValueError, IndexError, KeyError, OverflowError, TypeError, AttributeError) as error:
        raise report_damaged() from error


def report_damaged() -> BrokenFile:
    """Return the error for a compound file that is damaged or not whole."""
    return BrokenFile(
        "Tệp Office cũ (OLE) bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The old Office file (OLE) is damaged or incomplete; get the original and try again.",
    )
