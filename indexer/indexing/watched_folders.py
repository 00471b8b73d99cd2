"""Folders that are watched: new and changed files go in within a minute, as ``index`` takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

from indexer.errors import IndexLocked
from indexer.indexing.outcomes import Report
from indexer.indexing.runs import index
from indexer.models import Rejected
from indexer.reading import walk
from indexer.store import Store, is_recognised

EVERY = 15.0
"""Seconds between two looks: a file is taken on the second look that finds it as it was, so within a minute."""

_PATIENCE = 3  # looks that find something else than the one before

Look = dict[str, tuple[int, int]]
"""Every file under the folders with its size and the time of its last change."""


def watch(
    opened: Callable[[], Store],
    paths: Sequence[Path],
    *,
    stop: Event,
    told: Callable[[Report], None],
    prune: bool = False,
    every: float = EVERY,
) -> None:
    """Bring a store up to date with folders until ``stop`` is set; ``told`` hears what each run did.

    A file that is still being copied waits until it stays as it is. Where somebody else writes into the index, the
    next look tries again. ``prune`` forgets documents whose file is gone, under the rules of ``index``: a folder that
    is emptied, or a drive that is not there, takes nothing away. ``opened`` opens the store to write.
    """
    known: Look | None = None
    before = look_under(paths)
    while not stop.is_set():
        if before != known and _bring_up_to_date(opened, paths, prune=prune, told=told):
            known = before
        before = _wait_until_still(paths, before, stop, every)


def _wait_until_still(paths: Sequence[Path], before: Look, stop: Event, every: float) -> Look:
    """Return what stands there once two looks see the same; where something always changes, after some looks."""
    for _ in range(_PATIENCE):
        if stop.wait(every):
            break
        now = look_under(paths)
        if now == before:
            break
        before = now
    return before


def look_under(paths: Sequence[Path]) -> Look:
    """Return what stands under the folders now.

    >>> look_under([Path("nowhere")])
    {}
    """
    return dict(_list_seen_files(paths))


def _list_seen_files(paths: Sequence[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in walk(paths, is_recognised):
        if not isinstance(found, Rejected):
            try:
                status = found.stat()
            except OSError:  # it went away meanwhile
                continue
            yield found.as_posix(), (status.st_size, status.st_mtime_ns)


def _bring_up_to_date(
    opened: Callable[[], Store], paths: Sequence[Path], *, prune: bool, told: Callable[[Report], None]
) -> bool:
    """Tell whether the store could be written."""
    try:
        with closing(opened()) as store:
            report = index(store, paths, prune=prune)
    except IndexLocked:
        return False
    if report.added or report.replaced or report.removed or report.rejected:
        told(report)
    return True
