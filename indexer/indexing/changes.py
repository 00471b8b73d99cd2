"""Files → steps: each document that is new or changed, then what to remember of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.errors import BrokenFile, EmptyFile, EncryptedFile, NeedsOcr, ReadError, TooLarge, UnsupportedFile
from indexer.indexing.identifiers import HeldFile, MovedDocuments
from indexer.indexing.outcomes import Outcome, Progress
from indexer.models import FileState, Rejected, Source
from indexer.reading import Unchanged, read_changed, walk
from indexer.reading.readings import Recognised
from indexer.store import Store, is_recognised

_ASKED = 200  # files that the store is asked about at once
_OF_CONTENT = (EmptyFile, UnsupportedFile, BrokenFile, TooLarge, EncryptedFile, NeedsOcr)
"""What is wrong with a file as long as it stays as it is; anything else (permission, another program, memory, no room)
may be over next time."""

Recogniser = Callable[[bytes, str, tuple[int, ...]], Recognised]


@dataclass(frozen=True, slots=True)
class UnparsedText:
    """A document that is still to be parsed; ``replaces``: one of its id is held."""

    source: Source
    id: str
    corrections: dict[str, str]
    replaces: bool
    seen: int = 0  # bytes of all files up to here


@dataclass(frozen=True, slots=True)
class FileEnd:
    """A file after its documents: what is remembered of it, the ids that it no longer holds, what became of it."""

    state: FileState
    gone: frozenset[str]
    outcome: Outcome
    seen: int = 0  # bytes of all files up to here


Step = UnparsedText | FileEnd


def list_existing(paths: Sequence[Path]) -> tuple[list[tuple[Path, FileState]], list[Rejected]]:
    """Return the files under some paths, each as it looks now; those that cannot be looked at are rejected."""
    found: list[tuple[Path, FileState]] = []
    rejected: list[Rejected] = []
    for path in walk(paths, is_recognised):
        if isinstance(path, Rejected):
            rejected.append(path)
            continue
        try:
            path.as_posix().encode()
            status = path.stat()
        except (OSError, UnicodeEncodeError):
            name = path.as_posix().encode(errors="replace").decode()
            rejected.append(
                Rejected(
                    name,
                    "Không xem được tệp này; hãy kiểm tra tên tệp và quyền đọc.",
                    "The file could not be looked at; check its name and the permission to read it.",
                )
            )
            continue
        found.append((path, FileState(path.as_posix(), "", status.st_size, status.st_mtime_ns)))
    return found, rejected


class ChangedFiles:
    """Reads what is new or changed of some files; ``passed`` is what became of those that are as they were."""

    def __init__(
        self, store: Store, moved: MovedDocuments, recogniser: Recogniser, tell: Callable[[Progress], None]
    ) -> None:
        self._store, self._moved, self._recogniser, self._tell = store, moved, recogniser, tell
        self.passed: list[Outcome] = []

    def read_all(self, found: Sequence[tuple[Path, FileState]]) -> Iterator[Step]:
        """Yield the steps of all files, in order."""
        seen, total = 0, sum(state.size for _, state in found)
        for start in range(0, len(found), _ASKED):
            some = found[start : start + _ASKED]
            names = [state.path for _, state in some]
            known, held = self._store.states(names), self._store.contents(names)
            for path, state in some:
                before, there = known.get(state.path), held[state.path]
                same = before is not None and (before.size, before.modified_ns) == (state.size, state.modified_ns)
                before_it, seen = seen, seen + state.size
                if before is not None and same and "" not in there.values():
                    self.passed.append(Outcome(skipped=len(there), rejected=before.rejected))
                    self._tell(Progress("read", seen, total, state.path))
                else:
                    kept = HeldFile(there, self._store.places(state.path), before)
                    yield from self.read_one(path, state, kept, before_it)

    def read_one(self, path: Path, state: FileState, held: HeldFile, seen: int = 0) -> Iterator[Step]:
        """Yield the steps of one file, which is opened; ``seen`` are the bytes of the files before it."""
        digest = hashlib.sha256()
        rejected: list[Rejected] = []
        gone = set(held.contents)
        skipped, end = 0, seen + state.size
        try:
            for source in _read_sources(path, held, self._recogniser):
                if isinstance(source, Rejected):
                    rejected.append(source)
                    continue
                digest.update(source.sha256.encode())
                known, moved = self._moved.identify(source, held)
                gone.discard(known)
                seen = min(seen + source.size, end)
                same = held.contents.get(known) == source.sha256 and not held.was_refused(source.path)
                if isinstance(source, Unchanged) or same:
                    skipped += 1
                else:
                    replaces = moved or known in held.contents
                    yield UnparsedText(source, known, self._store.corrections(known), replaces, seen)
            read_as = digest.hexdigest()
        except ReadError as error:  # what it held before stays: better the last good state than nothing
            rejected.append(Rejected(state.path, error.vi, error.en, _count_waiting(error)))
            gone, read_as = set(), held.before.sha256 if held.before is not None else ""
            if not isinstance(error, _OF_CONTENT):
                state = replace(state, size=-1)  # may be gone next time: read it again, though it looks the same
        outcome = Outcome(skipped=skipped, removed=len(gone), rejected=tuple(rejected), read=1)
        yield FileEnd(replace(state, sha256=read_as, rejected=tuple(rejected)), frozenset(gone), outcome, end)


def _count_waiting(error: ReadError) -> int:
    return len(error.pages) if isinstance(error, NeedsOcr) else 0


def _read_sources(path: Path, held: HeldFile, recogniser: Recogniser) -> Iterator[Source | Rejected | Unchanged]:
    """Yield what ``read_changed`` gives; whatever goes wrong in it is a ReadError."""
    try:
        yield from read_changed(path, held.is_known, recognise=recogniser)
    except ReadError:
        raise
    except (OSError, MemoryError) as error:
        raise ReadError(
            f"Máy không đọc được tệp này lúc này ({name_error(error)}); lần lập chỉ mục sau sẽ đọc lại.",
            f"This computer could not read the file now ({name_error(error)}); the next run reads it again.",
        ) from error
    except Exception as error:  # one file must not end the run
        raise BrokenFile(
            f"Không đọc được tệp này ({name_error(error)}); hãy kiểm tra hoặc lưu lại tệp rồi thử lại.",
            f"The file could not be read ({name_error(error)}); check it or save it anew and try again.",
        ) from error


def name_error(error: Exception) -> str:
    """Describe an error that nobody foresaw in one short line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:120].encode(errors="replace").decode()
