"""The seam: what every store must do, in our own types. One contract suite runs on each.

No engine's query syntax, highlighting or analysis crosses it: words are made in Python
(``indexer.text.segmentation``), so an engine only splits on blanks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Protocol

from indexer.identity.versions import Versions
from indexer.models import (
    NO_FILTERS,
    Decision,
    Dismissal,
    Document,
    DocumentSummary,
    FileState,
    Filters,
    Mention,
    NumberQuery,
    Overview,
    Query,
    Ranking,
    Sort,
    StatedRelation,
    StoredText,
)
from indexer.text.segmentation import Counts

_READ_TOGETHER = 20  # whole documents that are in memory at a time


class Store(Protocol):
    """Holds documents and finds them again. Readers never wait; there is one writer at a time."""

    def add(
        self,
        documents: Sequence[Document],
        files: Sequence[FileState] = (),
        terms: Mapping[str, Counts] = MappingProxyType({}),
        left: Iterable[str] = (),
        since: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Add or replace documents (by id) in one durable transaction; all of them or none.

        ``files`` replaces what is remembered of those files; ``terms`` are what ``count_document_terms`` makes of
        documents, by id, where it is made already; ``left`` are files that the documents stand in no longer: forgotten.
        ``since`` says of documents that come from another store when they came in there.
        Raises IndexLocked, IndexUnwritable.
        """

    def corrections(self, document_id: str) -> dict[str, str]:
        """Return what a person has set for a document: name → value; they outlast every re-index."""

    def correct(self, document: Document, changes: Mapping[str, str | None]) -> None:
        """Keep corrections (None: forget one) and the document as it reads with them, in one durable transaction."""

    def corrected(self) -> dict[str, dict[str, str]]:
        """Return all that persons have set, by document id: of documents that are not there, too."""

    def keep_corrections(self, kept: Mapping[str, Mapping[str, str]]) -> None:
        """Keep what ``corrected`` of another store gives; how documents read is not changed by it."""

    def dismissals(self) -> list[Dismissal]:
        """Return the disagreements that a person has put aside; they outlast every re-index."""

    def dismiss(self, dismissals: Sequence[Dismissal], forgotten: Sequence[Dismissal] = ()) -> None:
        """Keep what a person puts aside, and forget what is to be told again, in one transaction.

        One that says no moment gets this one.
        """

    def remove(self, ids: Iterable[str], files: Iterable[str] = ()) -> None:
        """Forget documents (by id) and files (by path) in one durable transaction; unknown: ignored."""

    def files(self) -> Iterator[FileState]:
        """Yield what is remembered of every file, those that could not be read too: by path, some at a time."""

    def states(self, files: Sequence[str]) -> dict[str, FileState]:
        """Return path → what is remembered of some files; one that an older program refused has the size -1."""

    def contents(self, files: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return path → document id → sha256 of the documents that came from some files, each of which has its
        entry; "" for one that an older program understood, so that it is read again
        (``indexer.parsing.version``).
        """

    def places(self, file: str) -> dict[str, str]:
        """Return path → document id of the documents that came from one file: itself, and those inside it."""

    def recognised(self, sha256: str, version: int) -> dict[int, bytes]:
        """Return page number → what this version of the recogniser found on it, for the pages of a file that
        are done.
        """

    def keep_recognised(self, sha256: str, page: int, version: int, found: bytes) -> None:
        """Keep what was recognised on a page of a file, durably, so that it is not done twice."""

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make everything that was added findable; ``search`` and ``close`` do it, too.

        ``progress`` is called with the number of documents done and of all that are to be done.
        """

    def document(self, document_id: str) -> Document:
        """Return the whole document. Raises UnknownDocument."""

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Return whole documents, in the order asked; unknown ids are left out."""

    def texts(self, ids: Sequence[str]) -> list[StoredText]:
        """Return the texts of documents with their passages, in the order asked; unknown ids are left out."""

    def versions(self) -> Versions:
        """Return which papers of the collection are one document. Wherever something is counted or listed they are
        one: it has the facts of the best of them, holds the words that one of them holds, and cites what one cites.
        """

    def others(self, ids: Iterable[str]) -> dict[str, tuple[DocumentSummary, ...]]:
        """Return id → the other papers of the same document, the best first, for those that have any."""

    def summaries(self, filters: Filters = NO_FILTERS, *, papers: bool = False) -> Iterator[DocumentSummary]:
        """Yield the documents that pass the filters, by province, then newest period first; read some at a time.

        With ``papers`` every paper of each.
        """

    def counts(self, narrowings: Sequence[Filters]) -> list[int]:
        """Return how many documents pass each of some filters."""

    def citing(self, numbers: Sequence[str]) -> dict[str, list[str]]:
        """Return number → ids of the documents that cite it, by province, then newest period first."""

    def search(
        self, query: Query, limit: int = 10, offset: int = 0, sort: Sort = "relevance", *, facets: bool = True
    ) -> Ranking:
        """Find the best documents for a query that is not empty, with facet counts over all that match (or
        without). Of a document that has several papers the best of those that match stands there.

        A query that is empty but has filters lists what passes them; one with neither lists everything.
        """

    def unlearned(self) -> int:
        """Return how many documents cannot be found by their words yet: a writer is at work, or was killed.

        Those that a writer left are learned as soon as nobody writes.
        """

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many documents folded syllables ("cai"), pairs ("cai_cach") and syllables as typed
        ("cải") stand.
        """

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the words of the collection that begin so, in order: with the diacritics that were typed, else
        folded.
        """

    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the documents define themselves, both ways: folded form ("kktm") → other forms ("khu kinh
        tế mở").
        """

    def mentions(self, numbers: Sequence[NumberQuery], documents: Sequence[str] | None = None) -> list[Mention]:
        """Return every mention that any of the numbers can mean, in all documents or in some, each with its
        passage.
        """

    def decisions(self, numbers: Sequence[NumberQuery], *, quotes: bool = True) -> list[Decision]:
        """Return the decisions that any of the numbers can mean, told apart, most mentioned first.

        For counting and listing mentions need no ``quotes``.
        """

    def decisions_of_each(
        self, groups: Sequence[Sequence[NumberQuery]], *, quotes: bool = True
    ) -> list[list[Decision]]:
        """Return what ``decisions`` gives for each of some groups of numbers."""

    def every_decision(self) -> Iterator[Decision]:
        """Yield every decision that is cited or borne, its mentions unquoted, by plain number; read some at a
        time.

        Each is of one moment, whatever a writer commits meanwhile.
        """

    def near(self, numbers: Sequence[NumberQuery], most: int) -> list[list[Decision]]:
        """Return what may be meant by numbers that nobody holds, of each: decisions of the same plain number,
        unquoted.

        Those that share the most of its codes and its year come first, then the most mentioned.
        """

    def own_documents(self, numbers: Sequence[NumberQuery]) -> list[DocumentSummary]:
        """Return the documents of the collection that bear one of the numbers."""

    def numbers(self) -> Iterator[str]:
        """Yield every document number that is cited or borne, as it is written, each spelling once; some at a
        time.
        """

    def relations_of(self, numbers: Sequence[NumberQuery]) -> list[StatedRelation]:
        """Return the relations of which one end can be one of the numbers."""

    def overview(self) -> Overview:
        """Return what the collection holds."""

    def generation(self) -> int:
        """Return a number that grows with every change of the collection."""

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make anew what is derived from the catalogue, no file read again; readers are served meanwhile.

        Raises IndexLocked, IndexUnwritable.
        """

    def is_damaged(self) -> bool:
        """Tell whether anything of the catalogue is no longer what was stored. All of it is read: for when something
        went wrong.
        """

    def abandon(self) -> None:
        """Close without making findable what was added: the next writer does it."""

    def close(self) -> None:
        """Release files and locks. The store cannot be used afterwards."""


def read_documents(store: Store, ids: Iterable[str]) -> Iterator[Document]:
    """Read whole documents in the order asked, some at a time, and yield them; unknown ids are left out.

    >>> [one.id for one in read_documents(store, ["no-such-id"])]
    []
    """
    left = iter(ids)
    while some := list(islice(left, _READ_TOGETHER)):
        yield from store.documents(some)
