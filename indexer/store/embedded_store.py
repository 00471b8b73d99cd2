"""The store on one machine: an SQLite catalogue and an engine that learns its words, in one folder.

What is added is in the catalogue, durably, at once; the engine learns it at the next ``refresh``, search or
``close``. Killed between the two, nothing is lost: readers are served by what the engine knew, and the next
writer catches up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from heapq import nsmallest
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from indexer.errors import IndexFault, TracuuError
from indexer.identity import resolution
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
    RankedDocument,
    Ranking,
    Sort,
    StatedRelation,
    StoredText,
)
from indexer.store import engine_updates, matches, mentions, schema
from indexer.store import folder as folders
from indexer.store.catalogue import Catalogue
from indexer.store.columns import Columns
from indexer.store.confirmation import Confirmed
from indexer.store.engines import DEFAULT
from indexer.store.keyed_papers import KeyedPapers
from indexer.store.live_engine import LiveEngine
from indexer.store.lock import WriterLock
from indexer.store.number_sweep import list_written, sweep_numbers
from indexer.store.papers import find_others

if TYPE_CHECKING:
    from indexer.text.segmentation import Counts

_SOME = 500  # summaries that are read at once
_PENDING = 24_000_000  # characters of text that the full text may lag behind while a writer adds


def open_store(
    folder: str | Path, *, write: bool = False, create: bool = False, lost: bool = False, engine: str = ""
) -> EmbeddedStore:
    """Open the index in a folder; ``create`` makes one (and writes) where there is none yet.

    Raises NotAnIndex, WrongVersion; for writing also IndexLocked, which names the holder, and IndexUnwritable.
    """
    place = Path(folder).expanduser().absolute()
    folders.refuse_links(place)
    if not (write or create):
        if schema.is_older(place):
            with closing(open_store(place, write=True)):
                pass  # a writer brings it up to date
        return EmbeddedStore(place, lost=lost)
    there = folders.is_index(place)
    if create and schema.is_new(place):
        with folders.report_write_faults(place):
            place.mkdir(parents=True, exist_ok=True)
    elif not there:
        raise folders.report_no_index(place)
    lock = WriterLock(place)
    try:
        if create and schema.is_new(place):
            schema.create(place, engine or DEFAULT)
        elif schema.is_older(place):
            schema.upgrade(place)
        store = EmbeddedStore(place, lock)
    except BaseException:
        lock.release()
        raise
    try:
        store.tidy()
        store.refresh()
    except BaseException:
        store.abandon()
        raise
    return store


def _bring_up(folder: Path) -> None:
    """Open an index for writing and close it: that teaches the engine. Nothing, where somebody else writes."""
    with suppress(TracuuError), closing(open_store(folder, write=True)):
        pass


def _rank(columns: Columns, found: matches.Matched, key: int, *, in_part: bool) -> RankedDocument:
    missing = found.missing(key) if in_part else ()
    return RankedDocument(columns.ids[key], found.scores[key], missing, key in found.respelled)


class EmbeddedStore:
    """Implements ``indexer.store.base.Store``; made by ``open_store``. Threads may share it."""

    def __init__(self, folder: Path, lock: WriterLock | None = None, *, lost: bool = False) -> None:
        self.folder = folder
        self._writer = lock
        self._catalogue = Catalogue(folder, write=lock is not None, lost=lost)
        self._confirmed = Confirmed(self._catalogue)
        self._pending = 0
        self._overview: tuple[int, Overview] | None = None
        self._papers: tuple[int, KeyedPapers] | None = None
        self._live = LiveEngine(folder, self._catalogue, _bring_up, writes=lock is not None)

    def add(
        self,
        documents: Sequence[Document],
        files: Sequence[FileState] = (),
        terms: Mapping[str, Counts] = MappingProxyType({}),
        left: Iterable[str] = (),
        since: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Add or replace documents (by id) in one durable transaction; all of them or none."""
        keys = self._catalogue.add(documents, files, left=left, since=since)
        self._live.expect({keys[known]: counts for known, counts in terms.items() if known in keys})
        self._pending += sum(len(document.source.text) for document in documents)
        if self._pending >= _PENDING:
            self.refresh()

    def corrections(self, document_id: str) -> dict[str, str]:
        """Return what a person has set for a document: name → value; they outlast every re-index."""
        return self._catalogue.corrections(document_id)

    def correct(self, document: Document, changes: Mapping[str, str | None]) -> None:
        """Keep corrections (None: forget one) and the document as it reads with them, in one durable transaction."""
        self._catalogue.add([document], [], {document.id: changes})
        self._pending += len(document.source.text)

    def corrected(self) -> dict[str, dict[str, str]]:
        """Return all that persons have set, by document id: of documents that are not there, too."""
        return self._catalogue.corrected()

    def keep_corrections(self, kept: Mapping[str, Mapping[str, str]]) -> None:
        """Keep what ``corrected`` of another store gives."""
        self._catalogue.add([], [], kept)

    def dismissals(self) -> list[Dismissal]:
        """Return the disagreements that a person has put aside; they outlast every re-index."""
        return self._catalogue.dismissals()

    def dismiss(self, dismissals: Sequence[Dismissal], forgotten: Sequence[Dismissal] = ()) -> None:
        """Keep what a person puts aside, with this moment, and forget what is to be told again: in one transaction."""
        self._catalogue.dismiss(dismissals, forgotten)

    def remove(self, ids: Iterable[str], files: Iterable[str] = ()) -> None:
        """Forget documents (by id) and files (by path) in one durable transaction; unknown: ignored."""
        self._catalogue.remove(ids, files)

    def refresh(self, progress: engine_updates.Progress | None = None) -> None:
        """Make everything that was added findable; a reader sees what the writer has made so."""
        self._live.refresh(progress)
        self._pending = 0

    def keep_recognised(self, sha256: str, page: int, version: int, found: bytes) -> None:
        """Keep what was recognised on a page of a file, durably, so that it is not done twice."""
        self._catalogue.keep_recognised(sha256, page, version, found)

    def rebuild(self, progress: engine_updates.Progress | None = None) -> None:
        """Make the full text anew from the catalogue, no file read again. Raises IndexLocked."""
        self._live.rebuild(progress)

    def tidy(self) -> None:
        """Remove what a writer left who was killed."""
        self._live.tidy()

    def is_damaged(self) -> bool:
        """Tell whether anything of the catalogue is no longer what was stored. All of it is read."""
        try:
            return bool(self._catalogue.list_changed())
        except IndexFault:
            return True

    def close(self) -> None:
        """Release files and locks. The store cannot be used afterwards."""
        try:
            self.refresh()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Close without teaching the full text what was added: the next writer does it."""
        self._live.close()
        self._catalogue.close()
        self._live.writes = False
        if self._writer is not None:
            self._writer.release()
            self._writer = None

    def recognised(self, sha256: str, version: int) -> dict[int, bytes]:
        """Return page number → what was recognised on it before, for the pages of a file that are done."""
        return self._catalogue.recognised(sha256, version)

    def files(self) -> Iterator[FileState]:
        """Yield what is remembered of every file, those that could not be read too: by path, some at a time."""
        return self._catalogue.files()

    def states(self, files: Sequence[str]) -> dict[str, FileState]:
        """Return path → what is remembered of some files; one that an older program refused has the size -1."""
        return self._catalogue.states(files)

    def contents(self, files: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return path → document id → sha256 of the documents of some files; "" of an older program."""
        return self._catalogue.contents(files)

    def places(self, file: str) -> dict[str, str]:
        """Return path → document id of the documents that came from one file: itself, and those inside it."""
        return self._catalogue.places(file)

    def document(self, document_id: str) -> Document:
        """Return the whole document. Raises UnknownDocument."""
        return self._catalogue.document(document_id)

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Return whole documents, in the order asked; unknown ids are left out."""
        return self._catalogue.documents(ids)

    def texts(self, ids: Sequence[str]) -> list[StoredText]:
        """Return the texts of documents with their passages, in the order asked; unknown: left out."""
        return self._catalogue.texts(ids)

    def summaries(self, filters: Filters = NO_FILTERS, *, papers: bool = False) -> Iterator[DocumentSummary]:
        """Yield the documents that pass the filters, or each of their papers."""
        columns = self._live.get_columns()
        passing = columns.find_within(filters)
        ordered = columns.sort_keys(columns.papers.spread(passing) if papers else passing)
        for start in range(0, len(ordered), _SOME):
            some = ordered[start : start + _SOME]
            found = self._catalogue.summaries(some)
            yield from (found[key] for key in some if key in found)

    def versions(self) -> Versions:
        """Return which papers of the collection are one document."""
        return self._read_joined().versions

    def _read_joined(self) -> KeyedPapers:
        generation, known = self.generation(), self._papers
        if known is None or known[0] != generation:
            known = self._papers = generation, KeyedPapers(self._catalogue)
        return known[1]

    def others(self, ids: Iterable[str]) -> dict[str, tuple[DocumentSummary, ...]]:
        """Return id → the other papers of its document, of those that have any."""
        return find_others(self.versions(), ids, self._catalogue.read_summaries_of)

    def counts(self, narrowings: Sequence[Filters]) -> list[int]:
        """Return how many documents pass each of some filters."""
        columns = self._live.get_columns()
        return [len(columns.find_within(filters)) for filters in narrowings]

    def citing(self, numbers: Sequence[str]) -> dict[str, list[str]]:
        """Return number → ids of the documents that cite it, by province, then newest period first."""
        columns = self._live.get_columns()
        return {number: columns.list_ids(columns.find_within(Filters(cites=(number,)))) for number in numbers}

    def search(
        self, query: Query, limit: int = 10, offset: int = 0, sort: Sort = "relevance", *, facets: bool = True
    ) -> Ranking:
        """Find the best documents for a query that is not empty, with facet counts (or without).

        A query that is empty but has filters lists what passes them; one with neither lists everything.
        """
        columns = self._live.get_columns()
        found = self._match_query(columns, query)
        papers, passing = columns.papers, columns.find_passing(query.filters)
        kept = found.scores.keys() - papers.spread(matches.find_left_out(self._catalogue, columns, query))
        whole = found.whole & kept
        first = papers.choose(whole, passing)
        rest = papers.choose(kept - papers.spread(papers.name_documents(whole)), passing)
        most = offset + limit
        apart = query.means_all or sort != "relevance"
        ordered = self._order_keys(columns, first if apart else first | rest, found, query, sort, most)
        if apart and len(ordered) < most:
            ordered += self._order_keys(columns, rest, found, query, sort, most - len(ordered))
        return Ranking(
            documents=tuple(_rank(columns, found, key, in_part=key in rest) for key in ordered[offset:most]),
            total=len(first),
            facets=columns.count_facets(whole, query.filters) if facets else (),
            partial=len(rest),
            unlearned=self._live.unlearned(columns),
            unread=found.unread,
        )

    def _order_keys(
        self, columns: Columns, keys: Collection[int], found: matches.Matched, query: Query, sort: Sort, most: int
    ) -> list[int]:
        """Return the first keys in the order asked; those in another spelling than the typed one come last."""
        if sort != "relevance":
            counted = sort == "mentions" and query.numbers
            often = mentions.count_mentioning(self._catalogue, query.numbers) if counted else None
            return columns.sort(keys, sort, often)[:most]
        if query.empty:
            return columns.sort_keys(keys)[:most]
        scores, respelled = found.scores, found.respelled
        return nsmallest(most, keys, key=lambda key: (key in respelled, -scores[key], key))

    def unlearned(self) -> int:
        """Return how many documents cannot be found by their words yet: a writer is at work, or was killed."""
        return self._live.unlearned(self._live.get_columns())

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many documents folded syllables, pairs and syllables as typed stand."""
        wanted = list(terms)
        columns = self._live.get_columns()
        if not columns.ids:
            return dict.fromkeys(wanted, 0)
        return self._live.ask(lambda engine: engine.frequencies(wanted))

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the words of the collection that begin so, in order."""
        return self._live.ask(lambda engine: engine.beginning(start)) if self._live.get_columns().ids else ()

    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the documents define themselves, both ways: folded form → other forms."""
        return self._live.get_columns().abbreviations

    def mentions(self, numbers: Sequence[NumberQuery], documents: Sequence[str] | None = None) -> list[Mention]:
        """Return every mention that any of the numbers can mean, in all documents or in some."""
        return mentions.find_mentions(self._catalogue, numbers, documents)

    def relations_of(self, numbers: Sequence[NumberQuery]) -> list[StatedRelation]:
        """Return the relations of which one end can be one of the numbers."""
        return mentions.find_relations(self._catalogue, numbers)

    def own_documents(self, numbers: Sequence[NumberQuery]) -> list[DocumentSummary]:
        """Return the documents of the collection that bear one of the numbers."""
        return mentions.find_own_documents(self._catalogue, numbers)

    def every_decision(self) -> Iterator[Decision]:
        """Yield every decision that is cited or borne, its mentions unquoted, by plain number."""
        dismissals = self.dismissals()
        for part in sweep_numbers(self._catalogue):
            yield from part.resolve(dismissals, self.versions())

    def decisions_of_each(
        self, groups: Sequence[Sequence[NumberQuery]], *, quotes: bool = True
    ) -> list[list[Decision]]:
        """Return what ``decisions`` gives for each of some groups of numbers."""
        return [self.decisions(numbers, quotes=quotes) for numbers in groups]

    def decisions(self, numbers: Sequence[NumberQuery], *, quotes: bool = True) -> list[Decision]:
        """Return the decisions that any of the numbers can mean, told apart, most mentioned first."""
        mentioned, own = mentions.find_mentions(self._catalogue, numbers, quotes=quotes), self.own_documents(numbers)
        if not (mentioned or own):
            return []
        relations = mentions.find_relations(self._catalogue, numbers, quotes=quotes)
        return resolution.resolve_decisions(mentioned, relations, own, self.dismissals(), versions=self.versions())

    def near(self, numbers: Sequence[NumberQuery], most: int) -> list[list[Decision]]:
        """Return what may be meant by numbers that nobody holds: decisions of the same plain number, unquoted."""
        return [self._find_near_decisions(number, most) for number in numbers]

    def _find_near_decisions(self, number: NumberQuery, most: int) -> list[Decision]:
        near = mentions.find_near(self._catalogue, number, most)
        found = resolution.resolve_decisions(*near, self.dismissals(), versions=self.versions())
        return sorted(found, key=lambda decision: -mentions.weigh_closeness(number, decision))[:most]

    def numbers(self) -> Iterator[str]:
        """Yield every document number that is cited or borne, as it is written, each spelling once."""
        return list_written(self._catalogue)

    def overview(self) -> Overview:
        """Return what the collection holds."""
        known = self._overview
        if known is None or known[0] != self.generation():
            known = self._overview = self.generation(), self._catalogue.overview(self._read_joined().chief)
        return known[1]

    def generation(self) -> int:
        """Return a number that grows with every change of the collection."""
        return self._catalogue.generation()

    def _match_query(self, columns: Columns, query: Query) -> matches.Matched:
        """Return what matches the words and numbers, whatever the filters."""
        if not columns.ids or (query.empty and not query.excluded):
            return matches.match_everything(columns.ids)
        if query.alternatives:
            return matches.match_any([self._match_query(columns, one) for one in query.alternatives])
        bonus: dict[int, float] | None = None
        each: Sequence[tuple[str, frozenset[int]]] = ()
        if query.numbers:
            bonus = {k: v for k, v in matches.score_numbers(self._catalogue, query).items() if k in columns.ids}
            each = matches.list_each_number(self._catalogue, query, bonus)
        if not (query.words or query.syllables or query.phrases or query.beginnings or query.excluded):
            return matches.match_numbers(bonus or {}, each)
        return self._live.ask(lambda engine: matches.match_words(self._confirmed, engine, columns, query, bonus, each))
