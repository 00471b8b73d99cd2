"""The folder of an index, and what can be wrong with it: every fault of the disk and of SQLite becomes one sentence."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import (
    DamagedIndex,
    IndexFault,
    IndexLocked,
    IndexUnwritable,
    NotAnIndex,
    describe_system_error,
)
from indexer.messages.spoken import say_count

APPLICATION = 0x7472_6375  # "trcu": how SQLite files say whose they are
FILE_NAME = "catalogue.sqlite"
_OURS = re.compile(r"(?:(?:catalogue|office|postings)\.sqlite|fulltext|commits|lock|access\.json|sessions\.json).*")


def is_index(folder: Path) -> bool:
    """Tell whether there is an index of ours. What keeps us from looking (permissions, a name too long) is an
    IndexFault.
    """
    try:
        return stat.S_ISREG((folder / FILE_NAME).stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise report_unreadable(folder, error) from error


def is_recognised(folder: Path) -> bool:
    """Tell whether a folder is seen to be an index; one that may not be looked into is none.

    >>> is_recognised(Path("/"))
    False
    """
    try:
        return is_index(folder)
    except IndexFault:
        return False


def identify_index(folder: Path) -> tuple[int, int]:
    """Return what tells one index from another in its place: an open one keeps its number for itself."""
    try:
        status = (folder / FILE_NAME).stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def refuse_links(folder: Path) -> None:
    """Check that all that is ours in a folder stands there itself. Raises IndexFault.

    Where a link stood in its place we would write, empty or clear away what it leads to; at a pipe we would wait.
    """
    try:
        with os.scandir(folder) as entries:
            led = sorted(entry.name for entry in entries if _OURS.fullmatch(entry.name) and _leads_away(entry))
    except (OSError, ValueError):  # told by whoever opens what is in it
        return
    if led:
        raise IndexFault(
            f"Trong {folder}, “{led[0]}” là liên kết hoặc không phải tệp thường nên không dùng chỉ mục này, để khỏi "
            "ghi đè nơi khác. Hãy thay bằng chính tệp hoặc thư mục ấy; nếu chỉ mục do người khác đưa, đừng dùng.",
            f"In {folder}, “{led[0]}” is a link or no regular file; the index is not used, as something elsewhere "
            "would be written over. Put the file or folder itself there; if somebody else gave it to you, leave it.",
        )


def _leads_away(entry: os.DirEntry[str]) -> bool:
    junction: bool = getattr(entry, "is_junction", bool)()
    return junction or not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False))


def require_index(folder: Path) -> Path:
    """Return the absolute path of an index folder. Raises NotAnIndex."""
    place = folder.expanduser().absolute()
    if not is_index(place):
        raise report_no_index(place)
    refuse_links(place)
    return place


@contextmanager
def report_write_faults(folder: Path) -> Iterator[None]:
    """Turn what goes wrong while writing into IndexUnwritable (or IndexLocked, DamagedIndex)."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise explain_fault(error, folder) from error
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        raise report_damaged_catalogue(folder) from error
    except OSError as error:
        vi, en = describe_system_error(error)
        raise IndexUnwritable(
            f"Không ghi được chỉ mục ở {folder}: {vi}. Hãy kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại.",
            f"The index in {folder} cannot be written: {en}. Check permissions and free space, then run again.",
        ) from error


@contextmanager
def report_read_faults(folder: Path) -> Iterator[None]:
    """Turn what SQLite cannot read into DamagedIndex or, where the file is not to blame, into an IndexFault."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise (
            report_damaged_catalogue(folder) if str(error).startswith("no such") else report_unreadable(folder, error)
        ) from error
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        raise report_damaged_catalogue(folder) from error


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Does SQLite find the file, or a text in it, to be none?"""
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode to UTF-8" in str(error)


def explain_fault(error: sqlite3.OperationalError, folder: Path) -> IndexFault:
    """Return the error that says what is wrong with a folder."""
    if "locked" in str(error) or "busy" in str(error):
        return IndexLocked(
            f"Chỉ mục ở {folder} đang bận. Hãy thử lại sau ít phút.",
            f"The index in {folder} is busy. Try again in a few minutes.",
        )
    return IndexUnwritable(
        f"Không ghi được chỉ mục ở {folder}: {error}. Hãy kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại.",
        f"The index in {folder} cannot be written: {error}. Check permissions and free space, then run again.",
    )


def report_unreadable(folder: Path, error: Exception) -> IndexFault:
    """Return the error for what keeps the catalogue from being read and is no damage: a lock, permissions,
    descriptors, a log.
    """
    vi, en = describe_system_error(error)
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return explain_fault(sqlite3.OperationalError("busy"), folder)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) and (folder / (FILE_NAME + "-wal")).exists():
        return IndexFault(
            f"Chỉ mục ở {folder} còn thay đổi nằm trong tệp nhật ký (-wal) mà thư mục này không ghi được. Hãy chạy "
            "tracuu status một lần bằng tài khoản ghi được, hoặc chép cả thư mục sang nơi ghi được.",
            f"The index in {folder} has changes in its log (-wal), and the folder cannot be written. Run tracuu status "
            "once with an account that may write it, or copy the whole folder to where it can be written.",
        )
    return IndexFault(
        f"Không đọc được chỉ mục ở {folder}: {vi}. Hãy kiểm tra quyền đọc và ổ đĩa, rồi thử lại.",
        f"The index in {folder} cannot be read: {en}. Check permissions and the disk, then try again.",
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return True


def report_no_index(folder: Path) -> NotAnIndex:
    """Return the error that there is no index in a folder."""
    if not _exists(folder):
        return NotAnIndex(
            f"Chưa có chỉ mục ở {folder}. Hãy lập chỉ mục trước: tracuu index THƯ_MỤC_VĂN_BẢN.",
            f"There is no index in {folder} yet. Make one first: tracuu index FOLDER_OF_DOCUMENTS.",
        )
    return NotAnIndex(
        f"{folder} không phải là thư mục chỉ mục của tracuu. Hãy chọn thư mục khác bằng --index.",
        f"{folder} is not an index folder of tracuu. Choose another one with --index.",
    )


def report_not_read(folder: Path) -> IndexFault:
    """Return the error for a catalogue that SQLite cannot read: damaged if it bears our mark or something of ours
    stands beside it.
    """
    try:
        with (folder / FILE_NAME).open("rb") as file:
            head = file.read(72)
    except OSError:
        head = b""
    ours = head[:15] == b"SQLite format 3" and head[68:72] == APPLICATION.to_bytes(4, "big")
    return report_damaged_catalogue(folder) if ours or any(folder.glob("fulltext*")) else report_no_index(folder)


def report_damaged_catalogue(folder: Path) -> DamagedIndex:
    """Return the error that says that the catalogue, from which all the rest is made, cannot be read."""
    return DamagedIndex(
        f"Tệp danh mục của chỉ mục ở {folder} bị hỏng. Hãy chạy tracuu doctor để biết cách sửa, "
        "hoặc khôi phục từ bản sao lưu.",
        f"The catalogue of the index in {folder} is damaged. Run tracuu doctor to learn what repairs it, "
        "or restore a backup.",
    )


def report_shortened(folder: Path, lost: int) -> DamagedIndex:
    """Return the error that says that transactions that were committed are no longer in the catalogue."""
    return DamagedIndex(
        f"Chỉ mục ở {folder} mất {say_count(lost)} lần ghi gần nhất (tệp nhật ký -wal hỏng hoặc bị bỏ đi). "
        "Hãy khôi phục từ bản sao lưu; hoặc chạy tracuu rebuild để dùng tiếp phần còn lại, "
        "rồi tracuu index để đọc lại văn bản.",
        f"The index in {folder} lost its last {lost:,} writes (its log, -wal, was damaged or taken away). Restore a "
        "backup; or run tracuu rebuild to go on with what is left, then tracuu index to read the documents again.",
    )


def report_unusable(folder: Path) -> IndexFault:
    """Return the error that says that the full text cannot be read and was not repaired."""
    return IndexFault(
        f"Phần toàn văn của chỉ mục ở {folder} bị hỏng. Hãy chạy: tracuu rebuild.",
        f"The full text of the index in {folder} is damaged. Run: tracuu rebuild.",
    )
