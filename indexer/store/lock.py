"""One writer at a time: a lock of the operating system, which dies with its process.

The lock file holds who has it, for the message to the next one; what it says is never trusted, only the lock.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from indexer.durable import NO_LINK
from indexer.errors import IndexLocked
from indexer.store.folder import report_write_faults
from indexer.strange_json import read_json

FILE_NAME = "lock"
_FAR = 1 << 30  # Windows locks bytes against reading, too: lock one that holds nothing
_DYING = 10  # seconds that the lock of a dead process is waited for


class WriterLock:
    """Held from creation to ``release``. Raises IndexLocked with the holder's name, IndexUnwritable."""

    def __init__(self, folder: Path) -> None:
        with report_write_faults(folder):
            # Not emptied: the file says who holds it until we do.
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | NO_LINK
            self._descriptor: int | None = os.open(folder / FILE_NAME, flags, 0o666)
        if not _acquire(self._descriptor) and not _inherit(self._descriptor):
            holder = _describe_holder(self._descriptor)
            os.close(self._descriptor)
            raise IndexLocked(
                f"Chỉ mục ở {folder} đang được ghi bởi {holder[0]}. Hãy đợi xong rồi chạy lại.",
                f"The index in {folder} is being written by {holder[1]}. Wait until it is done, then run again.",
            )
        self._sign(self._descriptor)

    def release(self) -> None:
        """Let the next writer in; releasing twice does nothing."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)  # which unlocks
            self._descriptor = None

    def _sign(self, descriptor: int) -> None:
        """Say who holds it; on a full disk it is held all the same."""
        command = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
        since = datetime.now().astimezone().strftime("%H:%M %d/%m/%Y")
        told = {"pid": os.getpid(), "host": socket.gethostname(), "command": command, "since": since}
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, json.dumps(told, ensure_ascii=False).encode())


def _read_holder(descriptor: int) -> Any:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return read_json(os.read(descriptor, 10_000))


def _describe_holder(descriptor: int) -> tuple[str, str]:
    """Return who holds the lock, in both languages."""
    try:
        said = _read_holder(descriptor)
        return (
            f"tiến trình {said['pid']} ({said['command']}) trên máy {said['host']} từ {said['since']}",
            f"process {said['pid']} ({said['command']}) on {said['host']} since {said['since']}",
        )
    except (OSError, ValueError, KeyError, TypeError):
        return "một tiến trình khác", "another process"


def _inherit(descriptor: int) -> bool:
    """Wait for the lock of a process that is dead: was it got?

    Killed while it started another, it leaves the lock to that one until that has become another program.
    """
    until = time.monotonic() + _DYING
    while time.monotonic() < until and _is_dead(descriptor):
        if _acquire(descriptor):
            return True
        time.sleep(0.01)
    return False


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_dead(_descriptor: int) -> bool:
        return False  # nothing is forked, so nobody has a dead one's lock

else:
    import fcntl

    def _acquire(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_dead(descriptor: int) -> bool:
        try:
            said = _read_holder(descriptor)
            if said["host"] == socket.gethostname():
                os.kill(int(said["pid"]), 0)
        except ProcessLookupError:
            return True
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            pass
        return False
