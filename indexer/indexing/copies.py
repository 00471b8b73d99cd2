"""One collection into another, whatever keeps the two: documents, files, corrections, what was put aside.

No file is read again. Copied twice nothing changes; broken off, it is run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from indexer import crew
from indexer.models import Document, DocumentSummary, FileState
from indexer.reading.recognition import VERSION as RECOGNISER
from indexer.store import Store, count_document_terms

_AT_ONCE = 50  # documents
_FILES = 1000
_One = TypeVar("_One")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyReport:
    """What was copied, and what still differs: ids of documents, paths of files, or names of what was counted."""

    documents: int
    files: int
    corrections: int
    dismissals: int
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Do both hold the same?"""
        return not (self.missing or self.added or self.changed or self.kept)


def copy_collection(source: Store, target: Store, progress: Callable[[int, int], None] | None = None) -> CopyReport:
    """Copy all that one store holds into another, and return what then differs; what the other held besides stays.

    What people and their followings are (``tracuu users``) is no part of a store. Raises IndexUnwritable, IndexFault.
    """
    total, done = source.overview().documents, 0
    for some in _cut_batches(source.summaries(papers=True), _AT_ONCE):
        _copy_documents(source, target, some)
        done += len(some)
        if progress is not None:
            progress(done, max(done, total))
    files = 0
    for states in _cut_batches(source.files(), _FILES):
        target.add([], states)
        files += len(states)
        for state in states:
            _copy_recognised(source, target, state)
    corrections, dismissals = source.corrected(), source.dismissals()
    target.keep_corrections(corrections)
    target.dismiss(dismissals)
    target.refresh()
    missing, added, changed = _compare_documents(source, target)
    return CopyReport(
        documents=done,
        files=files,
        corrections=sum(map(len, corrections.values())),
        dismissals=len(dismissals),
        missing=missing,
        added=added,
        changed=changed,
        kept=tuple(_compare_rest(source, target)),
    )


def _copy_documents(source: Store, target: Store, some: Sequence[DocumentSummary]) -> None:
    documents = source.documents([one.id for one in some])
    size = sum(len(document.source.text) for document in documents)
    tasks = ((document,) for document in documents)
    with closing(crew.run_each(count_document_terms, tasks, size, _measure)) as counted:
        terms = {document.id: counts for document, counts in zip(documents, counted, strict=True)}
    target.add(documents, terms=terms, since={one.id: one.added_at for one in some if one.added_at})


def _measure(document: Document) -> int:
    return len(document.source.text)


def _copy_recognised(source: Store, target: Store, state: FileState) -> None:
    """What was recognised on a file of which some pages still wait."""
    if any(one.waiting for one in state.rejected):
        for page, found in source.recognised(state.sha256, RECOGNISER).items():
            target.keep_recognised(state.sha256, page, RECOGNISER, found)


def _compare_documents(source: Store, target: Store) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return (those that only one has, those that only the other has, those that both have and that are not
    the same).
    """
    here, there = ({one.id: one for one in store.summaries(papers=True)} for store in (source, target))
    both = [known for known in here if known in there]
    changed = [known for known in both if here[known] != there[known]]
    for some in _cut_batches(both, _AT_ONCE):
        pairs = zip(source.documents(some), target.documents(some), strict=True)
        changed += [one.id for one, other in pairs if one != other and one.id not in changed]
    return tuple(here.keys() - there.keys()), tuple(there.keys() - here.keys()), tuple(changed)


def _compare_rest(source: Store, target: Store) -> Iterator[str]:
    """Yield the names of what is not the same in both."""
    if list(source.files()) != list(target.files()):
        yield "files"
    if source.corrected() != target.corrected():
        yield "corrections"
    if source.dismissals() != target.dismissals():
        yield "dismissals"
    one, other = source.overview(), target.overview()
    for name in ("mentions", "decisions", "provinces", "periods", "doc_types", "rejected"):
        if getattr(one, name) != getattr(other, name):
            yield name


def _cut_batches(every: Iterable[_One], size: int) -> Iterator[list[_One]]:
    left = iter(every)
    while some := list(islice(left, size)):
        yield some
