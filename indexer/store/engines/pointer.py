"""Which full text serves: a pointer file says, and is switched only to one that is whole.

It holds the folder, the rules that its terms were made by, the catalogue's generation that it reflects and its files
with their sizes and SHA-256 sums. Readers follow it; the writer catches up, or builds anew beside the one that serves.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.durable import write_durably
from indexer.strange_json import read_json
from indexer.text import segmentation

FILE_NAME = "fulltext.json"
_DIGITS = 10  # fewer stand in the name of a full text
_CHECKED = 40_000_000  # bytes that are summed as a full text is opened: some hundredths of a second


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the pointer file says."""

    folder: str
    rules: int
    generation: int
    sizes: dict[str, int]
    sums: dict[str, str]


def read(folder: Path) -> Pointer | None:
    """Read the pointer, when it is there and can be read."""
    try:
        found = Pointer(**read_json((folder / FILE_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if _makes_sense(found) else None


def _makes_sense(found: Pointer) -> bool:
    """Are the values of the right kind, and the names plain ones that lead nowhere else?"""
    numbers = (found.rules, found.generation)
    if not (isinstance(found.folder, str) and found.folder == f"fulltext-{number_of(found.folder)}"):
        return False
    if not all(isinstance(n, int) for n in numbers) or not isinstance(found.sizes, dict):
        return False
    sums = found.sums if isinstance(found.sums, dict) else {}
    return (
        bool(found.sizes)
        and all(Path(name).name == name and isinstance(size, int) for name, size in found.sizes.items())
        and sums.keys() == found.sizes.keys()
    )


def is_whole(folder: Path, found: Pointer) -> bool:
    """Tell whether the files are there, each of the size that it had when the pointer was set."""
    files = ((folder / found.folder / name, size) for name, size in found.sizes.items())
    try:
        return bool(found.sizes) and all(_is_of_size(file, size) for file, size in files)
    except (OSError, ValueError):
        return False


def _is_of_size(file: Path, size: int) -> bool:
    """Is it a file of that many bytes, and neither a link nor a pipe, which would wait for ever?"""
    status = file.lstat()
    return stat.S_ISREG(status.st_mode) and status.st_size == size


def switch(folder: Path, name: str, names: Iterable[str], generation: int) -> None:
    """Switch the pointer, durably: a new file in the place of the old one."""
    sizes = {file: (folder / name / file).stat().st_size for file in names}
    before = read(folder)
    known = before.sums if before is not None and before.folder == name else {}  # files never change
    sums = {file: known.get(file) or _sum(folder / name / file) for file in sizes}
    new = Pointer(name, segmentation.RULES_VERSION, generation, sizes, sums)
    write_durably(folder / FILE_NAME, json.dumps(asdict(new)).encode())


def is_sound(folder: Path, found: Pointer) -> bool:
    """Tell whether the files are what was written, as far as that can be told in a moment: all, or of a large one
    the small ones.
    """
    left = _CHECKED
    for name, size in sorted(found.sizes.items(), key=lambda pair: pair[1]):
        left -= size
        if left < 0:
            break
        if _sum(folder / found.folder / name) != found.sums[name]:
            return False
    return True


def list_garbled(folder: Path, found: Pointer) -> list[str]:
    """Return the files of a full text that are not, to the byte, what they were when the pointer was set."""
    return [name for name, sum_ in found.sums.items() if _sum(folder / found.folder / name) != sum_]


def _sum(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def choose_next_name(folder: Path) -> str:
    """Return the name of a full text that is not there yet."""
    return f"fulltext-{1 + max((number_of(entry.name) for entry in folder.iterdir()), default=0)}"


def sweep(folder: Path, keep: str) -> None:
    """Remove the full texts that no longer serve; one that a reader holds open on Windows stays till next time."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != keep and number_of(entry.name):
            shutil.rmtree(entry, ignore_errors=True)


def number_of(name: str) -> int:
    """Return the number of a full text's folder; 0 for anything else."""
    digits = name.removeprefix("fulltext-")
    plain = digits.isascii() and digits.isdigit() and len(digits) < _DIGITS
    return int(digits) if name.startswith("fulltext-") and plain else 0
