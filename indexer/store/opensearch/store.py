"""The store on an OpenSearch cluster. Any number of processes may read and write; the last reading of a document wins.

What is acknowledged is on the disk of every copy in sync. A batch is no transaction: its documents come one by one,
each whole, its files last, so that whoever indexes again repairs what was broken off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from indexer.errors import UnknownDocument
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
    Ranking,
    Sort,
    StatedRelation,
    StoredText,
)
from indexer.store.addresses import Address
from indexer.store.mentions import weigh_closeness
from indexer.store.opensearch import entries, faults, mentions, sweep, writes
from indexer.store.opensearch.clauses import EVERYTHING, join_all, match_citing
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.keepsakes import SideKeeper
from indexer.store.opensearch.layout import FORMAT
from indexer.store.opensearch.moments import Moment
from indexer.store.opensearch.overview import survey
from indexer.store.opensearch.searches import BY_PLACE, find
from indexer.store.opensearch.tokens import name_entry
from indexer.store.papers import find_others
from indexer.store.terms import count_document_terms
from indexer.text.segmentation import RULES_VERSION

if TYPE_CHECKING:
    from indexer.text.segmentation import Counts

_BY_KEY: list[dict[str, Any]] = [{"key": "asc"}]
_AT_ONCE = 50  # documents that are taken in anew
NO_TERMS: Mapping[str, Counts] = MappingProxyType({})
_BEGINNINGS = 5_000  # words that begin so


def open_store(address: Address, *, create: bool = False, lost: bool = False) -> OpenSearchStore:
    """Open the collection at an address; ``create`` makes one where there is none yet.

    ``lost`` opens one, too, whose words were made by other rules, so that it can be rebuilt.

    Raises NotAnIndex, WrongVersion, IndexFault where the cluster cannot be reached or does not let us in.
    """
    cluster = Cluster(address)
    try:
        check_versions(cluster, create=create, older=lost)
    except BaseException:
        cluster.close()
        raise
    return OpenSearchStore(cluster)


def check_versions(cluster: Cluster, *, create: bool = False, older: bool = False) -> None:
    """Look for a server that we know, and a collection of our format, or of an older one. Raises as ``open_store``."""
    cluster.check_server()
    if not cluster.exists():
        if not create:
            raise faults.report_no_collection(cluster.address)
        cluster.create()
    meta = cluster.read_meta()
    if older and meta.get("format") in range(1, FORMAT + 1):
        return
    if meta.get("format") != FORMAT:
        raise faults.report_other_format(cluster.address, meta.get("format"), FORMAT)
    if meta.get("rules") != RULES_VERSION:
        raise faults.report_other_rules(cluster.address, meta.get("rules"), RULES_VERSION)


class OpenSearchStore:
    """Implements ``indexer.store.base.Store``; made by ``open_store``. Threads may share it."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._keeper = SideKeeper(cluster)
        self._unseen = 0  # documents that were added and are not findable yet
        self._changed = False
        self._moment: Moment | None = None

    def add(
        self,
        documents: Sequence[Document],
        files: Sequence[FileState] = (),
        terms: Mapping[str, Counts] = NO_TERMS,
        left: Iterable[str] = (),
        since: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Add or replace documents (by id); each durably and whole, their files at last."""
        with self._begin_change() as generation:
            self._take(documents, generation, terms, since)
            self._keeper.keep_files(files, left)
        self._unseen += len(documents)

    def corrections(self, document_id: str) -> dict[str, str]:
        """Return what a person has set for a document: name → value; they outlast every re-index."""
        return self._keeper.corrections(document_id)

    def correct(self, document: Document, changes: Mapping[str, str | None]) -> None:
        """Keep corrections (None: forget one), then the document as it reads with them."""
        with self._begin_change() as generation:
            self._keeper.keep_corrections(document.id, changes)
            self._take([document], generation)
        self._unseen += 1

    def corrected(self) -> dict[str, dict[str, str]]:
        """Return all that persons have set, by document id."""
        self._see()
        return self._keeper.corrected()

    def keep_corrections(self, kept: Mapping[str, Mapping[str, str]]) -> None:
        """Keep what ``corrected`` of another store gives."""
        with self._begin_change():
            for known, changes in kept.items():
                self._keeper.keep_corrections(known, changes)

    def dismissals(self) -> list[Dismissal]:
        """Return the disagreements that a person has put aside; they outlast every re-index."""
        self._see()
        return self._keeper.dismissals()

    def dismiss(self, dismissals: Sequence[Dismissal], forgotten: Sequence[Dismissal] = ()) -> None:
        """Keep what a person puts aside, with this moment, and forget what is to be told again."""
        with self._begin_change():
            self._keeper.dismiss(dismissals, forgotten)

    def remove(self, ids: Iterable[str], files: Iterable[str] = ()) -> None:
        """Forget documents (by id) and files (by path), durably; unknown: ignored."""
        with self._begin_change() as generation:
            writes.remove_documents(self._cluster, list(ids), generation)
            self._keeper.keep_files((), files)

    def keep_recognised(self, sha256: str, page: int, version: int, found: bytes) -> None:
        """Keep what was recognised on a page of a file, durably, so that it is not done twice."""
        self._keeper.keep_recognised(sha256, page, version, found)
        self._changed = True

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make everything that was added findable."""
        added = self._unseen
        self._see()
        if progress is not None and added:
            progress(added, added)

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Take every document in anew as it is stored, no file read again; readers are served meanwhile.

        One of an older format or of other rules is filled anew beside what serves, which takes no writes until then.
        """
        self._see()
        begun, meta = self.generation(), self._cluster.read_meta()
        if (meta.get("format"), meta.get("rules")) != (FORMAT, RULES_VERSION):
            self._refill_collection(progress)
            return
        self._take_anew(self, progress)
        for kind in ("mentions", "relations"):
            writes.sweep_parts(self._cluster, kind, writes.find_first_key(begun + 1))
            self._changed = True
        self._see()

    def _refill_collection(self, progress: Callable[[int, int], None] | None) -> None:
        filler = OpenSearchStore(self._cluster.renew())
        self._take_anew(filler, progress)
        filler._cluster.switch()
        filler.close()
        writes.advance_generation(self._cluster)

    def _take_anew(self, target: OpenSearchStore, progress: Callable[[int, int], None] | None) -> None:
        done, total = 0, self._cluster.count_each([("documents", EVERYTHING)])[0]
        held = self._cluster.read_all("documents", EVERYTHING, _BY_KEY, ("added", *writes.WHOLE), size=_AT_ONCE)
        while some := list(islice(held, _AT_ONCE)):
            since = {one["row"]["id"]: one["added"] for one in some}
            with target._begin_change() as generation:
                target._take(list(map(entries.read_document, some)), generation, since=since)
            done += len(some)
            if progress is not None:
                progress(done, max(done, total))
        target._see()

    def is_damaged(self) -> bool:
        """Return False: the cluster checks what it stores itself."""
        return False

    def abandon(self) -> None:
        """Close without making findable what was added: that comes by itself within a minute."""
        self._cluster.close()

    def close(self) -> None:
        """Make findable what was added, and release the connections."""
        try:
            self._see()
        finally:
            self.abandon()

    def _take(
        self,
        documents: Sequence[Document],
        generation: int,
        terms: Mapping[str, Counts] = NO_TERMS,
        since: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        counted = {one.id: terms[one.id] if one.id in terms else count_document_terms(one) for one in documents}
        self._keeper.keep_words(counted.values())
        writes.take_documents(self._cluster, documents, generation, counted, since)

    def _begin_change(self) -> writes.ClusterChange:
        """Return a change of the collection: its generation grows before it and after it."""
        self._changed = True
        return writes.ClusterChange(self._cluster)

    def _see(self) -> None:
        if self._changed:
            self._cluster.refresh()
            writes.advance_generation(self._cluster)  # who remembers what it was before asks again
            self._changed, self._unseen = False, 0

    def recognised(self, sha256: str, version: int) -> dict[int, bytes]:
        """Return page number → what was recognised on it before, for the pages of a file that are done."""
        self._see()
        return self._keeper.recognised(sha256, version)

    def files(self) -> Iterator[FileState]:
        """Return what is remembered of every file, those that could not be read too: by path, some at a time."""
        self._see()
        return self._keeper.files()

    def states(self, files: Sequence[str]) -> dict[str, FileState]:
        """Return path → what is remembered of some files; one that an older program refused has the size -1."""
        return self._keeper.states(files)

    def contents(self, files: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return path → document id → sha256 of the documents of some files; "" when an older program understood it."""
        self._see()
        return writes.list_contents(self._cluster, files)

    def places(self, file: str) -> dict[str, str]:
        """Return path → document id of the documents that came from one file: itself, and those inside it."""
        self._see()
        return writes.list_places(self._cluster, file)

    def document(self, document_id: str) -> Document:
        """Return the whole document. Raises UnknownDocument."""
        found = self.documents([document_id])
        if not found:
            raise UnknownDocument.of(document_id)
        return found[0]

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Return whole documents, in the order asked; unknown ids are left out."""
        return [entries.read_document(held) for held in self._read_entries(ids, writes.WHOLE)]

    def texts(self, ids: Sequence[str]) -> list[StoredText]:
        """Return the texts of documents with their passages, in the order asked; unknown ids are left out."""
        return [entries.read_text(held) for held in self._read_entries(ids, writes.TEXT)]

    def _read_entries(self, ids: Sequence[str], fields: Sequence[str]) -> list[entries.Held]:
        wanted = [name_entry(known) for known in dict.fromkeys(ids)]
        found = self._cluster.find_many("documents", wanted, fields)
        return [found[one] for one in wanted if one in found]

    def versions(self) -> Versions:
        """Return which papers of the collection are one document."""
        return self._read_moment().papers.versions

    def others(self, ids: Iterable[str]) -> dict[str, tuple[DocumentSummary, ...]]:
        """Return id → the other papers of its document, of those that have any."""
        return find_others(
            self.versions(), ids, lambda some: map(entries.read_summary, self._read_entries(some, ("row",)))
        )

    def summaries(self, filters: Filters = NO_FILTERS, *, papers: bool = False) -> Iterator[DocumentSummary]:
        """Return the documents that pass the filters, or each of their papers."""
        joined = self._read_moment().papers
        passing = join_all(joined.narrow(filters).values()) if papers else joined.find_documents(filters)
        return map(entries.read_summary, self._cluster.read_all("documents", passing, BY_PLACE, ("row",)))

    def counts(self, narrowings: Sequence[Filters]) -> list[int]:
        """Return how many documents pass each of some filters."""
        joined = self._read_moment().papers
        return self._cluster.count_each([("documents", joined.find_documents(one)) for one in narrowings])

    def citing(self, numbers: Sequence[str]) -> dict[str, list[str]]:
        """Return number → ids of the documents that cite it, by province, then newest period first."""
        joined = self._read_moment().papers
        citing = joined.close([match_citing(number) for number in numbers])
        each = [join_all([clause], but=[joined.copies]) for clause in citing]
        found = [self._cluster.read_all("documents", clause, BY_PLACE, ("id",)) for clause in each]
        return {number: [one["id"] for one in held] for number, held in zip(numbers, found, strict=True)}

    def search(
        self, query: Query, limit: int = 10, offset: int = 0, sort: Sort = "relevance", *, facets: bool = True
    ) -> Ranking:
        """Find the best documents for a query that is not empty, with facet counts (or without).

        A query that is empty but has filters lists what passes them; one with neither lists everything.
        """
        return find(self._cluster, self._read_moment(), query, limit, offset, sort, facets=facets)

    def unlearned(self) -> int:
        """Return 0: a document comes with its words."""
        return 0

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many documents syllables (folded or as typed) and pairs ("cai_cach") stand."""
        return self._read_moment().frequencies(terms)

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the words of the collection that begin so, in order."""
        return self._read_moment().beginning(start, _BEGINNINGS)

    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the documents define themselves, both ways: folded form → other forms."""
        return self._read_moment().abbreviations

    def mentions(self, numbers: Sequence[NumberQuery], documents: Sequence[str] | None = None) -> list[Mention]:
        """Return every mention that any of the numbers can mean, in all documents or in some."""
        self._see()
        return mentions.find_mentions(self._cluster, numbers, documents)

    def relations_of(self, numbers: Sequence[NumberQuery]) -> list[StatedRelation]:
        """Return the relations of which one end can be one of the numbers."""
        return mentions.find_relations(self._cluster, numbers, self.own_documents(numbers))

    def own_documents(self, numbers: Sequence[NumberQuery]) -> list[DocumentSummary]:
        """Return the documents of the collection that bear one of the numbers."""
        self._see()
        return mentions.find_own_documents(self._cluster, numbers)

    def every_decision(self) -> Iterator[Decision]:
        """Yield every decision that is cited or borne, its mentions unquoted, by plain number."""
        dismissals = self.dismissals()
        for part in sweep.sweep_numbers(self._cluster):
            yield from part.resolve(dismissals, self.versions())

    def decisions_of_each(
        self, groups: Sequence[Sequence[NumberQuery]], *, quotes: bool = True
    ) -> list[list[Decision]]:
        """Return what ``decisions`` gives for each of some groups of numbers."""
        return [self.decisions(numbers, quotes=quotes) for numbers in groups]

    def decisions(self, numbers: Sequence[NumberQuery], *, quotes: bool = True) -> list[Decision]:
        """Return the decisions that any of the numbers can mean, told apart."""
        own = self.own_documents(numbers)
        mentioned = mentions.find_mentions(self._cluster, numbers, quotes=quotes)
        if not (mentioned or own):
            return []
        relations = mentions.find_relations(self._cluster, numbers, own, quotes=quotes)
        return resolution.resolve_decisions(mentioned, relations, own, self.dismissals(), versions=self.versions())

    def near(self, numbers: Sequence[NumberQuery], most: int) -> list[list[Decision]]:
        """Return of each number the decisions of the same plain number, the closest first, then the most mentioned."""
        self._see()
        return [self._find_near_decisions(number, most) for number in numbers]

    def _find_near_decisions(self, number: NumberQuery, most: int) -> list[Decision]:
        near = mentions.find_near(self._cluster, number, most)
        found = resolution.resolve_decisions(*near, self.dismissals(), versions=self.versions())
        return sorted(found, key=lambda decision: -weigh_closeness(number, decision))[:most]

    def numbers(self) -> Iterator[str]:
        """Yield every document number that is cited or borne, as it is written, each spelling once."""
        self._see()
        return sweep.list_written(self._cluster)

    def overview(self) -> Overview:
        """Return what the collection holds."""
        now = self._read_moment()
        documents = now.papers.find_documents(NO_FILTERS)
        return now.recall("overview", lambda: survey(self._cluster, self._keeper, documents))

    def generation(self) -> int:
        """Return a number that grows with every change of the collection."""
        return writes.read_generation(self._cluster)

    def _read_moment(self) -> Moment:
        """Return what is known of the collection as it is at this moment."""
        self._see()
        generation, moment = self.generation(), self._moment
        if moment is None or not moment.is_of(generation):
            moment = self._moment = Moment(self._cluster, generation)
        return moment
