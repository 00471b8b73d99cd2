"""Files that are there after a power cut, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""What a file is opened with that must stand where it is named: a link there is an OSError, not followed."""


def write_durably(path: Path, content: bytes, *, mode: int = 0o666, beside: Path | None = None) -> None:
    """Put a file in the place of an older one: written beside it, forced to the disk, then named. Raises OSError.

    ``mode`` are the permissions of the new file, less what the system takes away; ``beside`` is its name until then.
    """
    new = beside or path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)  # of a process that was killed here
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(new, flags, mode), "wb") as file:
            file.write(content)
            force_to_disk(file)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    force_folder_to_disk(path.parent)


def force_to_disk(file: IO[bytes]) -> None:
    """Wait until what was written into an open file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def force_folder_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where a system lets a program ask for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
