"""Files and folders as given → the files to read, in order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from indexer.models import Rejected

_SKIPPED = re.compile(
    r"\..*|~\$.*|~wrl.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r"  # hidden, lock and system files
    r"|.*\.(?:tmp|temp|part|partial|crdownload|download|lock|lck|swp|swo|bak|lnk|url|ini|log|db|sqlite3?"
    r"|exe|dll|sys|msi|so|bat|cmd|ps1|sh|py|pyc|js|mjs|ts|css|map|java|class|c|h|cpp|go|rs"
    r"|woff2?|ttf|otf|eot|ico|cur|gif|svg|mp[34]|wav|m4a|avi|mov|mkv|wmv|flv|webm)",
    re.IGNORECASE | re.DOTALL,
)


INDEX_FILE = "catalogue.sqlite"
"""What makes a folder an index of ours: its files are no documents, wherever it stands."""


def walk(paths: Iterable[Path]) -> Iterator[Path | Rejected]:
    """The files to read: those given, and those in the folders given, sorted by name, folder by folder.

    A file given is always yielded. In folders, hidden files and folders, system and lock files, programs and
    media are skipped; anything else is yielded, a PDF too, so that the report says why it did not go in. No
    folder is entered twice, so links in a circle do no harm; an
    index of ours is not entered. What does not exist, and a folder that cannot be
    opened, is a Rejected, and the rest goes on.

    >>> [path.name for path in walk([Path("/kho/2023")])]  # doctest: +SKIP
    ['bao-cao-q1.docx', 'bao-cao-q2.docx']
    """
    entered: set[tuple[int, int]] = set()
    yielded: set[str] = set()
    for path in paths:
        for found in _expand(Path(os.path.abspath(path)), entered):
            if isinstance(found, Rejected) or str(found) not in yielded:
                yielded.add(str(found))
                yield found


def is_skipped(name: str) -> bool:
    """Whether a file or folder of this name is passed over: hidden, a lock, a program, media.

    >>> is_skipped("~$bao-cao.docx"), is_skipped("bao-cao.docx")
    (True, False)
    """
    return _SKIPPED.fullmatch(name) is not None


def _expand(root: Path, entered: set[tuple[int, int]]) -> Iterator[Path | Rejected]:
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir():
                waiting += _entries(path, entered)
            elif not os.path.lexists(path):
                yield _missing(path)
            else:
                yield path if _printable(path) == path.as_posix() else _unnamable(path)
        except (OSError, ValueError):
            yield _unreadable(path)


def _entries(folder: Path, entered: set[tuple[int, int]]) -> list[Path]:
    """What stands in a folder, last name first; nothing when it was entered before."""
    status = folder.stat()
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return []
    entered.add(identity)
    names = sorted(os.listdir(folder), reverse=True)
    if INDEX_FILE in names:
        return []
    return [folder / name for name in names if not _SKIPPED.fullmatch(name)]


def _printable(path: Path) -> str:
    """The path with what is no character replaced: names on disk may be any bytes."""
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def _missing(path: Path) -> Rejected:
    return Rejected(
        _printable(path),
        "Không thấy tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn.",
        "There is no such file or folder; check the path.",
    )


def _unnamable(path: Path) -> Rejected:
    return Rejected(
        _printable(path),
        "Tên tệp có ký tự không hợp lệ; hãy đổi tên tệp rồi thử lại.",
        "The file's name has characters that are not valid; rename it and try again.",
    )


def _unreadable(path: Path) -> Rejected:
    return Rejected(
        _printable(path),
        "Không mở được thư mục này; hãy cấp quyền đọc hoặc kiểm tra ổ đĩa rồi thử lại.",
        "The folder could not be opened; grant permission to read it or check the disk, and try again.",
    )
