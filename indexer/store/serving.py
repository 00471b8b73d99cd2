"""Which full text serves: a pointer file says, and is switched only to one that is whole.

The pointer holds the folder, the rules that its terms were made by, the catalogue's generation that it reflects
and its files with their sizes and SHA-256 sums. Readers follow it; the writer catches up, or builds anew beside the
one that serves. Whoosh is imported where it is needed, not here: a trace does without.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from errno import EIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from indexer.store import crew
from indexer.store.catalogue import Catalogue
from indexer.store.schema import writing
from indexer.text import segmentation

if TYPE_CHECKING:
    from indexer.store.fulltext import FullText

POINTER = "fulltext.json"
_ATTEMPTS = 5
Progress = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the pointer file says."""

    folder: str
    rules: int
    generation: int
    sizes: dict[str, int]
    sums: dict[str, str]


def pointer(folder: Path) -> Pointer | None:
    """The pointer, when it is there and can be read."""
    try:
        found = Pointer(**json.loads((folder / POINTER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    plain_name = isinstance(found.folder, str) and found.folder == f"fulltext-{_number(found.folder)}"
    return found if plain_name else None


def open_fulltext(folder: Path) -> FullText | None:
    """The full text that serves; None when there is none that can be used."""
    from indexer.store.fulltext import Damaged, FullText

    for _ in range(_ATTEMPTS):  # a writer may switch between our reading the pointer and opening the files
        found = pointer(folder)
        if found is None:
            return None
        try:
            if _whole(folder, found):
                return FullText(folder / found.folder, found.sizes)
        except Damaged:
            pass
        if pointer(folder) == found:
            return None
    return None


def catch_up(
    folder: Path,
    catalogue: Catalogue,
    progress: Progress | None = None,
    made: Mapping[int, segmentation.Counts] = MappingProxyType({}),
) -> None:
    """Make the full text reflect the catalogue: learn and forget the difference, or build it anew.

    ``made`` are terms that need not be made again, by key.

    It is built anew when it is damaged and when its terms were made by other rules (until then readers use it).
    Only under the writer's lock. Raises IndexUnwritable.
    """
    serving = pointer(folder)
    generation = catalogue.generation()
    ours = serving is not None and serving.rules == segmentation.RULES_VERSION
    if serving is not None and ours and serving.generation == generation and _whole(folder, serving):
        return
    current = open_fulltext(folder) if ours else None
    if serving is None or current is None:
        rebuild(folder, catalogue, progress, made)
        return
    from indexer.store import fulltext

    wanted = catalogue.keys()
    learned = sorted(wanted - set(current.keys))
    forgotten = [slot for slot, key in enumerate(current.keys) if key and key not in wanted]
    current.close()
    names: Collection[str] = serving.sizes
    with writing(folder):
        if learned or forgotten:
            counted = _counted(catalogue, learned, progress, made)
            names = fulltext.write(folder / serving.folder, names, forgotten, counted)
        _point(folder, serving.folder, names, generation)
        fulltext.sweep(folder / serving.folder, names)


def rebuild(
    folder: Path,
    catalogue: Catalogue,
    progress: Progress | None = None,
    made: Mapping[int, segmentation.Counts] = MappingProxyType({}),
) -> None:
    """Build the full text anew beside the one that serves, check it, and switch. Only under the lock."""
    from indexer.store import fulltext

    generation = catalogue.generation()
    keys = sorted(catalogue.keys())
    name = f"fulltext-{1 + max((_number(entry.name) for entry in folder.iterdir()), default=0)}"
    with writing(folder):
        try:
            names = fulltext.create(folder / name)
            names = fulltext.write(folder / name, names, [], _counted(catalogue, keys, progress, made))
            _check(folder / name, names, keys)
        except BaseException:
            shutil.rmtree(folder / name, ignore_errors=True)
            raise
        _point(folder, name, names, generation)
    _sweep(folder, name)


def _check(folder: Path, names: Sequence[str], keys: Sequence[int]) -> None:
    from indexer.store import fulltext

    built = fulltext.FullText(folder, names)
    built.close()
    if sorted(key for key in built.keys if key) != list(keys):
        raise OSError(EIO, "the full text that was built is not whole")


def _counted(
    catalogue: Catalogue, keys: Sequence[int], progress: Progress | None, made: Mapping[int, segmentation.Counts]
) -> Iterator[tuple[int, segmentation.Counts]]:
    """The counted terms of documents, by key, in order; much work is shared with other processes."""
    missing = [key for key in keys if key not in made]
    tasks = ((document.text, document.beside) for document in catalogue.unindexed(missing))
    with closing(crew.each(segmentation.counts, tasks, catalogue.length(missing), _length)) as counted:
        for done, key in enumerate(keys, start=1):
            yield key, made[key] if key in made else next(counted)
            if progress is not None:
                progress(done, len(keys))


def _length(text: str, _: object) -> int:
    return len(text)


def _whole(folder: Path, found: Pointer) -> bool:
    """Are the files there, each of the size that it had when the pointer was set?"""
    files = ((folder / found.folder / name, size) for name, size in found.sizes.items())
    try:
        return bool(found.sizes) and all(file.stat().st_size == size for file, size in files)
    except OSError:
        return False


def _point(folder: Path, name: str, names: Iterable[str], generation: int) -> None:
    """Switch the pointer, durably: a new file in the place of the old one."""
    sizes = {file: (folder / name / file).stat().st_size for file in names}
    before = pointer(folder)
    known = before.sums if before is not None and before.folder == name else {}  # files never change
    sums = {file: known.get(file) or _sum(folder / name / file) for file in sizes}
    new = Pointer(name, segmentation.RULES_VERSION, generation, sizes, sums)
    beside = folder / (POINTER + ".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(new), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / POINTER)
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def garbled(folder: Path, found: Pointer) -> list[str]:
    """The files of a full text that are not, to the byte, what they were when the pointer was set."""
    return [name for name, sum_ in found.sums.items() if _sum(folder / found.folder / name) != sum_]


def _sum(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def tidy(folder: Path) -> None:
    """Remove what a writer that was killed left beside the full text that serves. Only under the lock."""
    found = pointer(folder)
    if found is not None:
        _sweep(folder, found.folder)


def _sweep(folder: Path, keep: str) -> None:
    """Remove the full texts that no longer serve; one that a reader holds open on Windows stays till next time."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != keep and _number(entry.name):
            shutil.rmtree(entry, ignore_errors=True)


def _number(name: str) -> int:
    """The number of a full text's folder; 0 for anything else."""
    digits = name.removeprefix("fulltext-")
    return int(digits) if name.startswith("fulltext-") and digits.isascii() and digits.isdigit() else 0
