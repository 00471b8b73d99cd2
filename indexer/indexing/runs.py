"""A run over files and folders, as a whole: look, read, parse, add, forget what is gone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Literal

from indexer import crew
from indexer.indexing.batch import Batch, measure_step, parse_step
from indexer.indexing.changes import ChangedFiles, list_existing
from indexer.indexing.identifiers import HeldFile, MovedDocuments
from indexer.indexing.outcomes import Outcome, Progress, Report, fold_outcomes, list_rejected
from indexer.indexing.pictured_pages import PicturedPages
from indexer.indexing.removal import prune_gone
from indexer.models import FileState
from indexer.reading import requirements
from indexer.store import Store

Ocr = Literal["now", "later"]
_Tell = Callable[[Progress], None]


def index(
    store: Store,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    all_gone: bool = False,
    ocr: Ocr = "later",
    workers: int = 0,
    progress: _Tell | None = None,
) -> Report:
    """Bring the store up to date with files and folders. A file that cannot be read is reported; the rest goes on.

    Pages that are only pictures come last, ``ocr="now"``, or wait for ``recognise``; what was recognised before is not
    done twice. ``prune`` forgets the documents of files under ``paths`` that are gone; where every file of a folder is
    gone (it was emptied, or the drive is not there), only with ``all_gone``. ``workers`` is how many processes parse
    and cut words, as in ``crew.run_each``. Interrupted at any moment, what was added stays, and the next run goes on
    from there. Raises IndexUnwritable, never ReadError.
    """
    began, tell = time.monotonic(), progress or _ignore
    found, unseen = list_existing(paths)
    outcomes = [Outcome(rejected=tuple(unseen))]
    missing = [state for state in store.files() if not os.path.lexists(state.path)]
    moved = MovedDocuments(store, missing)
    changed = ChangedFiles(store, moved, PicturedPages(store, tell, only_kept=True), tell)
    total = sum(state.size for _, state in found)
    batch = Batch(store, moved.left, tell, total)
    try:
        every = ((step,) for step in changed.read_all(found))
        with closing(crew.run_each(parse_step, every, total, measure_step, workers=workers)) as steps:
            outcomes += map(batch.take, steps)
    finally:
        batch.flush()
    outcomes += changed.passed
    outcomes.append(prune_gone(store, paths, missing, list_rejected(outcomes), forget=prune, all_gone=all_gone))
    if ocr == "now":
        again = _recognise(store, [state.path for _, state in found], moved, tell)
        outcomes += [replace(one, read=0, bytes=0) for one in again]  # they were counted above
    batch.learn()
    return fold_outcomes(outcomes, time.monotonic() - began)


def recognise(store: Store, *, progress: _Tell | None = None) -> Report:
    """Have the pages recognised that wait for it (OCR), of every file in the store; their documents go in.

    Interrupted at any moment, the pages that are done are kept, and the next run goes on from there.
    """
    began, tell = time.monotonic(), progress or _ignore
    outcomes = _recognise(store, [state.path for state in store.files()], MovedDocuments(store, []), tell)
    Batch(store, {}, tell).learn()
    return fold_outcomes(outcomes, time.monotonic() - began)


def _recognise(store: Store, paths: Sequence[str], moved: MovedDocuments, tell: _Tell) -> list[Outcome]:
    """Return the files among these that wait, read again with their pages recognised; each goes in when it is done."""
    known = store.states(paths).values()
    waiting = [state for state in known if any(one.waiting for one in state.rejected) and Path(state.path).is_file()]
    if not waiting or not requirements.is_installed():
        return []
    pages = PicturedPages(store, tell, total=sum(one.waiting for state in waiting for one in state.rejected))
    changed, batch = ChangedFiles(store, moved, pages, tell), Batch(store, moved.left, tell)
    outcomes = [Outcome(over=tuple(one for state in waiting for one in state.rejected))]
    for state in waiting:
        status = Path(state.path).stat()
        now = FileState(state.path, "", status.st_size, status.st_mtime_ns)
        held = HeldFile(store.contents([state.path])[state.path], store.places(state.path), state)
        outcomes += (batch.take(parse_step(step)) for step in changed.read_one(Path(state.path), now, held))
        batch.flush()
    return outcomes


def _ignore(_: Progress) -> None:
    """Ignore how far it is, for who does not ask."""
