"""One writer at a time: a lock of the operating system, which dies with its process.

The lock file holds who has it, for the message to the next one; what it says is never trusted, only the lock.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from indexer.errors import IndexLocked
from indexer.store.folder import writing

FILE_NAME = "lock"
_FAR = 1 << 30  # Windows locks bytes against reading, too: lock one that holds nothing


class WriterLock:
    """Held from creation to ``release``. Raises IndexLocked with the holder's name, IndexUnwritable."""

    def __init__(self, folder: Path) -> None:
        with writing(folder):
            # Not "w": the file says who holds it until we do.
            self._file: IO[str] | None = open(folder / FILE_NAME, "a+", encoding="utf-8")  # noqa: SIM115
        if not _acquire(self._file.fileno()):
            holder = _holder(self._file)
            self._file.close()
            raise IndexLocked(
                f"Chỉ mục ở {folder} đang được ghi bởi {holder[0]}. Hãy đợi xong rồi chạy lại.",
                f"The index in {folder} is being written by {holder[1]}. Wait until it is done, then run again.",
            )
        self._sign()

    def release(self) -> None:
        """Let the next writer in; releasing twice does nothing."""
        if self._file is not None:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()  # which unlocks
            self._file = None

    def _sign(self) -> None:
        if self._file is None:
            return
        command = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
        since = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
        self._file.seek(0)
        self._file.truncate()
        json.dump(
            {"pid": os.getpid(), "host": socket.gethostname(), "command": command, "since": since},
            self._file,
            ensure_ascii=False,
        )
        self._file.flush()


def _holder(file: IO[str]) -> tuple[str, str]:
    """Who holds the lock, in both languages."""
    try:
        file.seek(0)
        said = json.loads(file.read())
        return (
            f"tiến trình {said['pid']} ({said['command']}) trên máy {said['host']} từ {said['since']}",
            f"process {said['pid']} ({said['command']}) on {said['host']} since {said['since']}",
        )
    except (OSError, ValueError, KeyError, TypeError):
        return "một tiến trình khác", "another process"


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
