"""Files and folders as given → the files to read, in order."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from indexer.models import Rejected

_SKIPPED = re.compile(
    r"\..*|~\$.*|~wrl.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r"  # hidden, lock and system files
    r"|.*\.(?:tmp|temp|part|partial|crdownload|download|lock|lck|swp|swo|bak|lnk|url|ini|log|db|sqlite3?"
    r"|exe|dll|sys|msi|so|bat|cmd|ps1|sh|py|pyc|js|mjs|ts|css|map|java|class|c|h|cpp|go|rs"
    r"|woff2?|ttf|otf|eot|ico|cur|gif|svg)",
    re.IGNORECASE | re.DOTALL,
)


_KIND = re.compile(
    r"\.(?:te?xt|md|markdown|x?html?|shtml|aspx|php|mht(?:ml)?|do[ct][mx]?|wps|rtf|[fo]dt|ott|pdf|jsonl?|ndjson|xml|csv"
    r"|xls[mx]?|ods|pptx?|odp|eml|msg|zip|rar|7z|tar|t?gz|png|jpe?g?|tiff?|bmp|webp|jp2|heic|djvu"
    r"|mp[34]|m4[av]|wav|ogg|flac|amr|wma|3gp|avi|mov|mkv|wmv|webm)",
    re.IGNORECASE,
)
"""What a document may be called, and recordings, which are refused with their reason.

Anything else is taken when it is named itself, not for standing in a folder.
"""


def walk(paths: Iterable[Path], passed_over: Callable[[Path], bool] = lambda _: False) -> Iterator[Path | Rejected]:
    """Yield the files to read: those given, and those in the folders given, sorted by name, folder by folder.

    A file given is always yielded. In folders, hidden files and folders, system and lock files, programs and
    icons are skipped, and folders that are to be ``passed_over``; a file of an unknown kind is a Rejected. No link is
    followed out of the folder that was given, nor any to a folder: what stands elsewhere was not asked for. What does
    not exist, and a folder that cannot be opened, is a Rejected, and the rest goes on.

    >>> [path.name for path in walk([samples / "kon-tum"])]
    ['2024-bao-cao-nam-cchc.docx', '2025-q1-bao-cao-cchc.html']
    """
    entered: set[tuple[int, int]] = set()
    yielded: set[str] = set()
    for path in paths:
        for found in _expand(Path(os.path.abspath(path)), entered, passed_over):
            if isinstance(found, Rejected) or str(found) not in yielded:
                yielded.add(str(found))
                yield found


def is_skipped(name: str) -> bool:
    """Tell whether a file or folder of this name is passed over: hidden, a lock, a program, an icon.

    >>> is_skipped("~$bao-cao.docx"), is_skipped("bao-cao.docx")
    (True, False)
    """
    return _SKIPPED.fullmatch(name) is not None


def _expand(
    root: Path, entered: set[tuple[int, int]], passed_over: Callable[[Path], bool]
) -> Iterator[Path | Rejected]:
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            if path != root and (told := _report_refused(path, root)) is not None:
                yield from told
            elif path.is_dir():
                waiting += [] if passed_over(path) else _list_entries(path, entered)
            elif not os.path.lexists(path):
                yield _report_missing(path)
            else:
                yield path if _make_printable(path) == path.as_posix() else _report_unnamable(path)
        except (OSError, ValueError):
            yield _report_unreadable(path)


def _report_refused(path: Path, root: Path) -> list[Rejected] | None:
    """Return what is said of an entry of a folder that is not taken (nothing, of a link to what stands there
    itself).
    """
    target = Path(os.path.realpath(path))
    if path.is_symlink() or _is_junction(path):
        if not os.path.exists(path):
            return [_report_missing(path)]
        inside = target.is_relative_to(os.path.realpath(root))
        return [] if inside else [_report_link(path)]
    return [_report_unknown_kind(path)] if _is_unknown(path.suffix) and path.is_file() else None


def _is_unknown(suffix: str) -> bool:
    """Does it name a kind, and one that no document has?

    >>> _is_unknown(".pem"), _is_unknown(".DOCX"), _is_unknown(""), _is_unknown(".2023")
    (True, False, False, False)
    """
    return re.fullmatch(r"\.[A-Za-z][A-Za-z0-9_-]*", suffix) is not None and not _KIND.fullmatch(suffix)


def _is_junction(path: Path) -> bool:
    return bool(getattr(os.path, "isjunction", lambda _: False)(path))


def _list_entries(folder: Path, entered: set[tuple[int, int]]) -> list[Path]:
    """Return what stands in a folder, last name first; nothing when it was entered before."""
    status = folder.stat()
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return []
    entered.add(identity)
    names = sorted(os.listdir(folder), reverse=True)
    return [folder / name for name in names if not is_skipped(name)]


def _make_printable(path: Path) -> str:
    """Return the path with what is no character replaced: names on disk may be any bytes."""
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def _report_missing(path: Path) -> Rejected:
    return Rejected(
        _make_printable(path),
        "Không thấy tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn.",
        "There is no such file or folder; check the path.",
    )


def _report_unnamable(path: Path) -> Rejected:
    return Rejected(
        _make_printable(path),
        "Tên tệp có ký tự không hợp lệ; hãy đổi tên tệp rồi thử lại.",
        "The file's name has characters that are not valid; rename it and try again.",
    )


def _report_unreadable(path: Path) -> Rejected:
    return Rejected(
        _make_printable(path),
        "Không mở được thư mục này; hãy cấp quyền đọc hoặc kiểm tra ổ đĩa rồi thử lại.",
        "The folder could not be opened; grant permission to read it or check the disk, and try again.",
    )


def _report_link(path: Path) -> Rejected:
    return Rejected(
        _make_printable(path),
        "Đây là liên kết tới nơi khác, không đi theo; nếu muốn đọc, hãy nêu chính thư mục hoặc tệp ấy.",
        "This is a link to somewhere else and is not followed; to read it, name that folder or file itself.",
    )


def _report_unknown_kind(path: Path) -> Rejected:
    return Rejected(
        _make_printable(path),
        "Không rõ là loại tệp gì nên không tự đưa vào; nếu đúng là văn bản, hãy nêu đích danh tệp này.",
        "What kind of file this is cannot be told; if it is a document, name the file itself.",
    )
