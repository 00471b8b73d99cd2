"""Files that come from somewhere else and are kept in a folder: under a safe name, and never over another file."""

from __future__ import annotations

import os
import re
from pathlib import Path

from indexer.durable import force_to_disk
from indexer.errors import BadInput
from indexer.text.folding import compose_letters

_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_LONGEST = 180  # bytes of a name: file systems take 255
_DEEPEST = 5  # folders that a name may bring
_MOST_ALIKE = 1000


def name_safely(name: str) -> str:
    """Return a file's name as it may be kept: within its folder, visible, and a name on Windows, too.

    >>> name_safely("C:\\\\BaoCao\\\\quý I.docx"), name_safely("../../etc/passwd"), name_safely("a/.b/con.txt")
    ('C/BaoCao/quý I.docx', 'etc/passwd', 'a/b/_con.txt')
    >>> name_safely("..")
    'van-ban'
    """
    parts = [_name_part(part) for part in compose_letters(name).replace("\\", "/").split("/")]
    kept = [part for part in parts if part]
    return "/".join(kept[-_DEEPEST:]) or "van-ban"


def _name_part(part: str) -> str:
    plain = _UNSAFE.sub("", part.encode("utf-8", "ignore").decode()).strip(" .")
    plain = f"_{plain}" if _RESERVED.match(plain) else plain
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, dot + ending) if dot and len(ending) <= 8 else (plain, "")
    return stem.encode()[: _LONGEST - len(ending.encode())].decode("utf-8", "ignore").rstrip(" .") + ending


def keep_file(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder and return its place: the one that is there already when it is the same.

    Another file of that name stays; this one becomes "quy-1 (2).docx". Raises BadInput when the name leads out of the
    folder (through a link in it), OSError.
    """
    wanted = folder / name_safely(name)
    wanted.parent.mkdir(parents=True, exist_ok=True)
    if not wanted.parent.resolve().is_relative_to(folder.resolve()):
        raise BadInput(
            f"“{name[:100]}” dẫn ra ngoài thư mục nhận văn bản; hãy đổi tên tệp.",
            f"“{name[:100]}” leads out of the folder for uploads; rename the file.",
        )
    for n in range(1, _MOST_ALIKE):
        place = wanted if n == 1 else wanted.with_name(f"{wanted.stem} ({n}){wanted.suffix}")
        if _write_new(place, data) or (place.is_file() and not place.is_symlink() and place.read_bytes() == data):
            return place
    raise BadInput(
        f"Đã có quá nhiều tệp tên “{wanted.name}”; hãy đổi tên tệp.",
        f"There are too many files named “{wanted.name}”; rename the file.",
    )


def _write_new(place: Path, data: bytes) -> bool:
    """Write a file that is not there yet; False when one is. Raises OSError, and then nothing of it stays."""
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o660)
    except FileExistsError:
        return False
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            force_to_disk(file)
    except OSError:
        place.unlink(missing_ok=True)
        raise
    return True
