"""A backup: one consistent copy of the catalogue, taken while others read and write.

The full text is not in it: it is derived, and made again by the first search or by ``tracuu rebuild``.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from indexer.errors import BadInput, IndexUnwritable
from indexer.store import folder as folders
from indexer.store import schema

HOW = "KHOI-PHUC.txt"
_HOW = """Bản sao lưu của một chỉ mục tra cứu.
Khôi phục: giải nén vào một thư mục mới, rồi dùng thư mục ấy: tracuu status --index THƯ_MỤC
Dựng lại phần toàn văn (hoặc để lần tìm đầu tiên tự làm): tracuu rebuild --index THƯ_MỤC

A backup of a tracuu index.
To restore: unzip into a new folder and use it: tracuu status --index FOLDER
The full text is made again by the first search, or by: tracuu rebuild --index FOLDER
"""


def back_up(folder: Path, target: Path) -> tuple[int, int]:
    """Copy an index to a new ``.zip`` file, or into a new folder: (how many documents, bytes written).

    The copy is of one moment and is checked before it gets its name; nobody waits for it. Raises BadInput when
    the target is there already or its folder is not, NotAnIndex, IndexUnwritable.
    """
    target = target.expanduser().absolute()
    if target.exists():
        raise BadInput(
            f"{target} đã có rồi. Hãy chọn tên khác cho bản sao lưu.",
            f"{target} is there already. Choose another name for the backup.",
        )
    if not target.parent.exists():
        raise BadInput(
            f"Không có thư mục {target.parent}. Hãy tạo thư mục ấy trước, hoặc chọn nơi khác cho bản sao lưu.",
            f"There is no folder {target.parent}. Make it first, or choose another place for the backup.",
        )
    with (
        closing(schema.connect(folder.expanduser().absolute(), write=False)) as source,
        _written(target),
        tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside,
    ):
        copy = Path(beside) / "copy"
        copy.mkdir()
        documents = _copy(source, copy / folders.FILE_NAME)
        (copy / HOW).write_text(_HOW, encoding="utf-8")
        done = _zipped(copy, Path(beside) / "zip") if target.suffix.lower() == ".zip" else copy
        done.rename(target)
    files = [target] if target.is_file() else list(target.iterdir())
    return documents, sum(file.stat().st_size for file in files)


def _copy(source: sqlite3.Connection, path: Path) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        source.backup(made)
        made.execute("PRAGMA journal_mode = DELETE")  # one file, that a read-only place can hold, too
        told = made.execute("PRAGMA quick_check(1)").fetchone()[0]
        if told != "ok":
            raise sqlite3.DatabaseError(told)
        return int(made.execute("SELECT count(*) FROM documents").fetchone()[0])


def _zipped(folder: Path, path: Path) -> Path:
    with path.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for entry in sorted(folder.iterdir()):
                archive.write(entry, entry.name)
        file.flush()
        os.fsync(file.fileno())
    return path


@contextmanager
def _written(target: Path) -> Iterator[None]:
    """Say in a sentence what goes wrong; what was half made is gone."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError) as error:
        told = (error.strerror if isinstance(error, OSError) else None) or error
        raise IndexUnwritable(
            f"Không sao lưu được vào {target}: {told}. Hãy kiểm tra quyền ghi và chỗ trống, rồi chạy tracuu doctor.",
            f"The backup {target} was not made: {told}. Check permissions and free space, then run tracuu doctor.",
        ) from error
