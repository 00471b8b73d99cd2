"""Files → the store: what is new or changed is read, parsed and added; what is unchanged is not even opened."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from indexer.errors import BrokenFile, EmptyFile, EncryptedFile, NeedsOcr, ReadError, TooLarge, UnsupportedFile
from indexer.models import Document, FileState, Mark, Rejected, Source
from indexer.parsing import parse
from indexer.reading import Unchanged, read_changed, recognition, requirements, walk
from indexer.reading.readings import Recognised
from indexer.removal import prune_gone
from indexer.store import Store, crew, is_index, terms
from indexer.text.segmentation import Counts

_BATCH = 4_000_000  # bytes of documents in one transaction
_ASKED = 200  # files that the store is asked about at once
_OF_CONTENT = (EmptyFile, UnsupportedFile, BrokenFile, TooLarge, EncryptedFile, NeedsOcr)
"""What is wrong with a file as long as it stays as it is; anything else (permission, another program, memory, no room)
may be over next time."""
_REFRESH = 24_000_000  # bytes of documents whose words are made at once


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: "read" counts bytes of files, "recognise" pages (OCR), "learn" documents with words made."""

    step: Literal["read", "recognise", "learn"]
    done: int
    total: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What indexing did, counted in documents; ``read`` counts the files that were opened."""

    added: int
    replaced: int
    skipped: int
    removed: int
    rejected: tuple[Rejected, ...]
    read: int
    bytes: int
    seconds: float
    withheld: int = 0  # documents of which no file is left, kept as that may be an accident
    remarks: tuple[tuple[Mark, tuple[str, ...]], ...] = ()  # how texts were read → paths of the documents that went in


@dataclass(frozen=True, slots=True)
class _Text:
    """A document that is still to be parsed."""

    source: Source
    id: str
    corrections: dict[str, str]
    replaces: bool


@dataclass(frozen=True, slots=True)
class _Held:
    """What the store holds of one file: id → content and path → id of its documents, and how it was when last read."""

    contents: Mapping[str, str]
    places: Mapping[str, str]
    before: FileState | None

    def is_known(self, path: str, digest: str) -> bool:
        """Whether a document is held as it is, and whole."""
        known = self.places.get(path)
        return known is not None and self.contents.get(known) == digest and not self.was_refused(path)

    def was_refused(self, path: str) -> bool:
        return self.before is not None and any(one.path == path for one in self.before.rejected)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A document as it goes into the store, with its terms."""

    document: Document
    terms: Counts
    replaces: bool


@dataclass(frozen=True, slots=True)
class _File:
    """A file after its documents: what is remembered of it, and the ids that it no longer holds."""

    state: FileState
    gone: frozenset[str]


_Unparsed = tuple[_Text | _File]
Ocr = Literal["now", "later"]


@dataclass(slots=True)
class _Tally:
    """The report while it grows, and the batch that waits to be added."""

    tell: Callable[[Progress], None]
    added: int = 0
    replaced: int = 0
    skipped: int = 0
    removed: int = 0
    withheld: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    failed: list[Rejected] = field(default_factory=list)  # documents of the file at hand that could not be parsed
    remarks: dict[Mark, list[str]] = field(default_factory=dict)
    read: int = 0
    bytes: int = 0
    seen: int = 0  # bytes of files that were read or passed over
    total: int = 0
    gone: dict[str, str] = field(default_factory=dict)  # content → path of the files that are no longer there
    moved: dict[str, list[str]] | None = None  # content → documents of those files, once they are asked for
    left: dict[str, str] = field(default_factory=dict)  # document that was moved → where it stood
    documents: list[Document] = field(default_factory=list)
    terms: dict[str, Counts] = field(default_factory=dict)
    files: list[FileState] = field(default_factory=list)
    size: int = 0
    unlearned: int = 0


def index(
    store: Store,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    all_gone: bool = False,
    ocr: Ocr = "later",
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Bring the store up to date with files and folders. A file that cannot be read is reported; the rest goes on.

    Pages that are only pictures come last, ``ocr="now"``, or wait for ``recognise``; what was recognised before is not
    done twice. ``prune`` forgets the documents of files under ``paths`` that are gone; where every file of a folder is
    gone (it was emptied, or the drive is not there), only with ``all_gone``. Interrupted at any moment, what was added
    stays, and the next run goes on from there. Raises IndexUnwritable, never ReadError.
    """
    began = time.monotonic()
    tally = _Tally(progress or (lambda _: None))
    found = list(_existing(paths, tally))
    tally.total = sum(size for _, size, _ in found)
    missing = [state for state in store.files() if not os.path.lexists(state.path)]
    tally.gone = {state.sha256: state.path for state in missing if state.sha256}
    try:
        every = _steps(store, found, tally, _Pages(store, tally, only_kept=True))
        with closing(crew.each(_parsed, every, tally.total, _length)) as steps:
            for step in steps:
                _take(store, step, tally)
    finally:
        _flush(store, tally)
    removed, kept = prune_gone(store, paths, missing, tally.rejected, forget=prune, all_gone=all_gone)
    tally.removed += removed
    tally.withheld += kept
    if ocr == "now":
        _recognise(store, [path for path, _, _ in found], tally)
    _learn(store, tally)
    return _report(tally, time.monotonic() - began)


def recognise(store: Store, *, progress: Callable[[Progress], None] | None = None) -> Report:
    """Have the pages recognised that wait for it (OCR), of every file in the store; their documents go in.

    Interrupted at any moment, the pages that are done are kept, and the next run goes on from there.
    """
    began = time.monotonic()
    tally = _Tally(progress or (lambda _: None))
    _recognise(store, [Path(state.path) for state in store.files()], tally)
    _learn(store, tally)
    return _report(tally, time.monotonic() - began)


def _recognise(store: Store, paths: Sequence[Path], tally: _Tally) -> None:
    """The files among these that wait, read again with their pages recognised; each goes in when it is done."""
    known = store.states([path.as_posix() for path in paths]).values()
    waiting = [state for state in known if any(one.waiting for one in state.rejected) and Path(state.path).is_file()]
    if not waiting or not requirements.is_installed():
        return
    pages = _Pages(store, tally)
    pages.total = sum(one.waiting for state in waiting for one in state.rejected)
    before = [one for state in waiting for one in state.rejected]
    tally.rejected = [one for one in tally.rejected if one not in before]
    tally.total = 0
    for state in waiting:
        status = Path(state.path).stat()
        now = FileState(state.path, "", status.st_size, status.st_mtime_ns)
        held = _Held(store.contents([state.path])[state.path], store.places(state.path), state)
        for step in _one_file(store, Path(state.path), now, held, tally, pages):
            _take(store, _parsed(*step), tally)
        _flush(store, tally)


class _Pages:
    """Has pages recognised, each kept as soon as it is done; ``only_kept``: only what was done before is given."""

    def __init__(self, store: Store, tally: _Tally, *, only_kept: bool = False) -> None:
        self._store, self._tally, self._only_kept = store, tally, only_kept
        self.done = self.total = 0

    def __call__(self, data: bytes, sha256: str, pages: tuple[int, ...]) -> Recognised:
        found = {n: kept for n, kept in self._store.recognised(sha256, recognition.VERSION).items() if n in pages}
        if self._only_kept:
            return found if len(found) == len(pages) else {}
        self._tell(len(found))
        rest = tuple(page for page in pages if page not in found)
        for page, seen in recognition.recognised(data, rest):
            self._store.keep_recognised(sha256, page, recognition.VERSION, seen)
            found[page] = seen
            self._tell(1)
        return found

    def _tell(self, pages: int) -> None:
        self.done += pages
        self._tally.tell(Progress("recognise", self.done, max(self.done, self.total)))


def identify_document(source: Source) -> str:
    """A record's own id; a file's is made of its path, so that it stays when the content changes."""
    if source.format == "record":
        return source.record["id"]
    return hashlib.sha256(source.path.encode()).hexdigest()[:12]


def _existing(paths: Sequence[Path], tally: _Tally) -> Iterator[tuple[Path, int, int]]:
    """(path, size, time of change) of each file; what cannot be looked at is rejected."""
    for found in walk(paths, is_index):
        if isinstance(found, Rejected):
            tally.rejected.append(found)
            continue
        try:
            found.as_posix().encode()
            status = found.stat()
        except (OSError, UnicodeEncodeError):
            name = found.as_posix().encode(errors="replace").decode()
            tally.rejected.append(
                Rejected(
                    name,
                    "Không xem được tệp này; hãy kiểm tra tên tệp và quyền đọc.",
                    "The file could not be looked at; check its name and the permission to read it.",
                )
            )
            continue
        yield found, status.st_size, status.st_mtime_ns


def _steps(store: Store, found: Sequence[tuple[Path, int, int]], tally: _Tally, pages: _Pages) -> Iterator[_Unparsed]:
    """Everything that is new or changed, file by file: each document, then what to remember of its file."""
    for start in range(0, len(found), _ASKED):
        some = found[start : start + _ASKED]
        names = [path.as_posix() for path, _, _ in some]
        known, held = store.states(names), store.contents(names)
        for name, (path, size, modified_ns) in zip(names, some, strict=True):
            before, there = known.get(name), held[name]
            same = before is not None and (before.size, before.modified_ns) == (size, modified_ns)
            if before is not None and same and "" not in there.values():
                tally.skipped += len(there)
                tally.rejected += before.rejected
                tally.seen += size
                tally.tell(Progress("read", tally.seen, tally.total, name))
            else:
                kept = _Held(there, store.places(name), before)
                yield from _one_file(store, path, FileState(name, "", size, modified_ns), kept, tally, pages)


def _one_file(
    store: Store, path: Path, state: FileState, held: _Held, tally: _Tally, pages: _Pages
) -> Iterator[_Unparsed]:
    tally.read += 1
    digest = hashlib.sha256()
    rejected: list[Rejected] = []
    gone = set(held.contents)
    end = tally.seen + state.size
    try:
        for source in _sources(path, held, pages):
            if isinstance(source, Rejected):
                rejected.append(source)
                continue
            digest.update(source.sha256.encode())
            known = _known_as(store, source, held, tally)
            gone.discard(known)
            tally.seen = min(tally.seen + source.size, end)
            same = held.contents.get(known) == source.sha256 and not held.was_refused(source.path)
            if isinstance(source, Unchanged) or same:
                tally.skipped += 1
            else:
                yield (_Text(source, known, store.corrections(known), known in held.contents),)
        read_as = digest.hexdigest()
    except ReadError as error:  # what it held before stays: better the last good state than nothing
        rejected.append(Rejected(state.path, error.vi, error.en, _waiting(error)))
        gone, read_as = set(), held.before.sha256 if held.before is not None else ""
        if not isinstance(error, _OF_CONTENT):
            state = replace(state, size=-1)  # may be gone next time: read it again, though it looks the same
    tally.seen = end
    tally.rejected += rejected
    yield (_File(replace(state, sha256=read_as, rejected=tuple(rejected)), frozenset(gone)),)


def _waiting(error: ReadError) -> int:
    return len(error.pages) if isinstance(error, NeedsOcr) else 0


def _sources(path: Path, held: _Held, pages: _Pages) -> Iterator[Source | Rejected | Unchanged]:
    """What ``read_changed`` gives; whatever goes wrong in it is a ReadError."""
    try:
        yield from read_changed(path, held.is_known, recognise=pages)
    except ReadError:
        raise
    except (OSError, MemoryError) as error:
        raise ReadError(
            f"Máy không đọc được tệp này lúc này ({_named(error)}); lần lập chỉ mục sau sẽ đọc lại.",
            f"This computer could not read the file now ({_named(error)}); the next run reads it again.",
        ) from error
    except Exception as error:  # one file must not end the run
        raise BrokenFile(
            f"Không đọc được tệp này ({_named(error)}); hãy kiểm tra hoặc lưu lại tệp rồi thử lại.",
            f"The file could not be read ({_named(error)}); check it or save it anew and try again.",
        ) from error


def _named(error: Exception) -> str:
    """An error that nobody foresaw, in one short line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:120].encode(errors="replace").decode()


def _known_as(store: Store, source: Source | Unchanged, held: _Held, tally: _Tally) -> str:
    """The id of a source: a document keeps the one that it has, also when it was moved: corrections hang on it."""
    if isinstance(source, Source) and source.format == "record":
        return identify_document(source)
    known = held.places.get(source.path)
    if known is not None or isinstance(source, Unchanged):
        return known or ""
    old = tally.gone.pop(hashlib.sha256(source.sha256.encode()).hexdigest(), None)
    ids = list(store.contents([old])[old]) if old is not None else []
    if old is None or len(ids) != 1:
        return _moved_with_others(store, source, tally) or identify_document(source)
    tally.left[ids[0]] = old
    tally.replaced += 1
    tally.added -= 1
    return ids[0]


def _moved_with_others(store: Store, source: Source, tally: _Tally) -> str | None:
    """The id of a document that stood in a file with others (a mail, an archive) which is no longer there."""
    if tally.moved is None:
        tally.moved = {}
        for held in store.contents(list(tally.gone.values())).values():
            for known, content in held.items():
                tally.moved.setdefault(content, []).append(known)
    waiting = tally.moved.get(source.sha256)
    if not waiting:
        return None
    tally.replaced += 1
    tally.added -= 1
    return waiting.pop(0)


def _parsed(step: _Text | _File) -> _Parsed | _File | Rejected:
    """A text as a document, its words made: what other processes can do. One that fails does not end the run."""
    if isinstance(step, _File):
        return step
    try:
        document = parse(step.source, step.id, step.corrections)
        return _Parsed(document, terms.of(document), step.replaces)
    except Exception as error:
        return Rejected(
            step.source.path,
            f"Không phân tích được văn bản này ({_named(error)}); hãy kiểm tra nội dung rồi thử lại.",
            f"The document could not be understood ({_named(error)}); check its content and try again.",
        )


def _length(step: _Text | _File) -> int:
    return len(step.source.text) if isinstance(step, _Text) else 0


def _take(store: Store, step: _Parsed | _File | Rejected, tally: _Tally) -> None:
    """A document waits for its batch; what is remembered of its file is added with it, neither before nor after it.

    Killed between the two, nobody would know of the document when its file is gone. A file of many records is
    remembered as one that is still to be read.
    """
    if isinstance(step, Rejected):
        tally.rejected.append(step)
        tally.failed.append(step)
        return
    if isinstance(step, _File):
        if step.gone:
            store.remove(step.gone)
            tally.removed += len(step.gone)
        size = -1 if tally.failed else step.state.size  # a fault of the program or of the moment: try again
        tally.files.append(replace(step.state, size=size, rejected=(*step.state.rejected, *tally.failed)))
        tally.failed = []
        if tally.size >= _BATCH:
            _flush(store, tally)
        tally.tell(Progress("read", tally.seen, tally.total, step.state.path))
        return
    source = step.document.source
    tally.documents.append(step.document)
    tally.terms[step.document.id] = step.terms
    for mark in source.marks:
        tally.remarks.setdefault(mark, []).append(source.path)
    tally.added += not step.replaces
    tally.replaced += step.replaces
    tally.bytes += source.size
    tally.size += source.size
    if tally.size >= _BATCH and source.format == "record":
        _flush(store, tally)
        tally.tell(Progress("read", tally.seen, tally.total, source.path))
    if tally.unlearned >= _REFRESH:
        _learn(store, tally)


def _flush(store: Store, tally: _Tally) -> None:
    """Add what waits. A file that is not read to its end yet is remembered as begun, so that it can be forgotten."""
    if tally.documents or tally.files:
        left = [tally.left[document.id] for document in tally.documents if document.id in tally.left]
        begun = {document.source.file for document in tally.documents} - {state.path for state in tally.files}
        store.add(tally.documents, [*(FileState(path, "", -1, 0) for path in begun), *tally.files], tally.terms, left)
        tally.unlearned += tally.size
        tally.documents, tally.files, tally.terms, tally.size = [], [], {}, 0


def _learn(store: Store, tally: _Tally) -> None:
    store.refresh(lambda done, total: tally.tell(Progress("learn", done, total)))
    tally.unlearned = 0


def _report(tally: _Tally, seconds: float) -> Report:
    return Report(
        tally.added,
        tally.replaced,
        tally.skipped,
        tally.removed,
        tuple(tally.rejected),
        tally.read,
        tally.bytes,
        seconds,
        tally.withheld,
        tuple((mark, tuple(paths)) for mark, paths in tally.remarks.items()),
    )
