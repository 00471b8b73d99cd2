"""The annex: a table of quotes with everything that is needed to check each, to attach to a submission (tờ trình).

Of a decision (every mention of it), of a search (every passage found) or of a dossier (what somebody gathered).
Written by ``annex_docx`` and ``sheets``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from indexer.models import (
    Decision,
    Document,
    DocumentSummary,
    Listed,
    Mention,
    Note,
    SearchResult,
    Trace,
    note,
)
from indexer.parsing.periods import parse_key
from indexer.parsing.place_labels import Places
from indexer.searching.filters import note_filters
from indexer.searching.passages import find_passage_holding
from indexer.store.base import Store, read_documents
from indexer.text.file_names import name_file, name_with_folder

AnnexKind = Literal["decision", "search", "dossier"]
MOST = 500
"""Documents in one annex; how many there are is said in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexEntry:
    """One quote. ``number``, ``body`` and ``date`` are of the decision that is cited, or of the document found.

    ``date`` is as this place states it (``2017-11-07``), None where it states none; ``disputed`` says that other
    places state another. ``place`` is as ``indexer.parsing.place_labels`` tells it, ``start`` an offset
    into the document's text.
    ``file`` is a name without folders; ``sha256`` is of the file as it was indexed (a record: of its line). ``copies``
    are the other files of a document found, each by its name and the folder that holds it.
    """

    number: str | None
    body: str | None
    date: str | None
    disputed: bool
    document: DocumentSummary
    quote: str
    start: int
    place: str
    file: str
    sha256: str
    used: str | None = None  # as ``Citation.used``
    note: str = ""  # what somebody wrote beside it in a dossier
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Something of a dossier: a document's id, where a quote of it begins (-1: the whole document), a note."""

    document: str
    start: int
    quote: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """The table's lines and what is said under it.

    ``asked`` is what was typed, or the name of a dossier, whose note is ``about``; ``narrowed`` the filters in words.
    ``shown`` of ``total`` documents are in it, of ``searched`` in the collection, which was last changed at
    ``indexed_at`` (ISO 8601). ``remarks`` are sentences: about which decisions the papers disagree, how the query was
    understood, what could not be gathered.
    """

    kind: AnnexKind
    asked: str
    narrowed: tuple[Note, ...]
    entries: tuple[AnnexEntry, ...]
    shown: int
    total: int
    searched: int
    indexed_at: str | None
    remarks: tuple[Note, ...] = ()
    about: str = ""


def annex_decisions(store: Store, found: Trace, narrowed: Sequence[Note] = (), most: int = MOST) -> Annex:
    """Make an annex of every mention of the decisions of a trace, each decision's by time; of none, one that says
    so.
    """
    by_time = [(d, m) for d in found.decisions for m in sorted(d.counted, key=_order_by_time)]
    every = dict.fromkeys(mention.document.id for _, mention in by_time)
    shown = set(islice(every, most))
    kept = [(decision, mention) for decision, mention in by_time if mention.document.id in shown]
    facts = _Facts(store, [(mention.document, mention.citation.start) for _, mention in kept])
    entries = tuple(_make_mention_entry(facts, decision, mention) for decision, mention in kept)
    wrong = tuple(
        note("disagreed", number=d.canonical, reasons=Listed(d.reasons, "; ")) for d in found.decisions if d.reasons
    )
    return _make_annex(store, "decision", found.query, narrowed, entries, len(shown), len(every), wrong)


def annex_search(store: Store, found: SearchResult) -> Annex:
    """Make an annex of every passage of the hits of a search that hold all that was asked.

    A document that has no passage to show (only filters) has one line.
    """
    hits = [hit for hit in found.hits if not hit.missing]
    quoted = {hit.document.id: [(p.text, p.start) for p in hit.passages] or [("", -1)] for hit in hits}
    facts = _Facts(store, [(hit.document, start) for hit in hits for _, start in quoted[hit.document.id]])
    entries = [
        replace(
            _make_passage_entry(facts, hit.document, text, start),
            copies=tuple(name_with_folder(copy.path) for copy in hit.copies),
        )
        for hit in hits
        for text, start in quoted[hit.document.id]
    ]
    narrowed = note_filters(found.query.filters)
    notes = tuple(one for one in found.query.notes if one.code != "filtered")  # ``narrowed`` says it
    return _make_annex(store, "search", found.query.raw, narrowed, tuple(entries), len(hits), found.total, notes)


def annex_dossier(store: Store, name: str, about: str, gathered: Sequence[Gathered]) -> Annex:
    """Make an annex of what somebody gathered, in that order; documents that are no longer in the collection are
    told and left out.
    """
    there = {text.document.id: text.document for text in store.texts(list(dict.fromkeys(g.document for g in gathered)))}
    kept = [one for one in gathered if one.document in there]
    facts = _Facts(store, [(there[one.document], one.start) for one in kept])
    entries = tuple(
        replace(_make_passage_entry(facts, there[one.document], one.quote, one.start), note=one.note) for one in kept
    )
    gone = len(gathered) - len(kept)
    remarks = (note("gathered_gone", n=gone),) if gone else ()
    made = _make_annex(store, "dossier", name, (), entries, len(there), len(there), remarks)
    return replace(made, about=about)


def _make_annex(
    store: Store,
    kind: AnnexKind,
    asked: str,
    narrowed: Sequence[Note],
    entries: tuple[AnnexEntry, ...],
    shown: int,
    total: int,
    remarks: tuple[Note, ...] = (),
) -> Annex:
    known = store.overview()
    told = tuple(narrowed)
    return Annex(
        kind=kind,
        asked=asked,
        narrowed=told,
        entries=entries,
        shown=shown,
        total=total,
        searched=known.documents,
        indexed_at=known.indexed_at,
        remarks=remarks,
    )


def _make_passage_entry(facts: _Facts, document: DocumentSummary, quote: str, start: int) -> AnnexEntry:
    place, file, sha256 = facts.find(document, start)
    return AnnexEntry(
        number=document.number,
        body=document.issuer,
        date=document.date,
        disputed=False,
        document=document,
        quote=quote,
        start=max(start, 0),
        place=place,
        file=file,
        sha256=sha256,
    )


def _make_mention_entry(facts: _Facts, decision: Decision, mention: Mention) -> AnnexEntry:
    place, file, sha256 = facts.find(mention.document, mention.citation.start)
    date = mention.citation.date
    return AnnexEntry(
        number=decision.canonical,
        body=decision.issuer or mention.citation.issuer_text,
        date=date,
        disputed=bool(date) and len(decision.dates) > 1,
        document=mention.document,
        quote=mention.quote,
        start=mention.citation.start,
        place=place,
        file=file,
        sha256=sha256,
        used=mention.citation.used,
    )


def _order_by_time(mention: Mention) -> tuple[str, str, int]:
    """Return what sorts by when a document was written, else when its period ended; unknown last."""
    document = mention.document
    period = parse_key(document.period) if document.period and not document.date else None
    return document.date or (period.end if period else "9999"), document.id, mention.citation.start


class _Facts:
    """Where offsets stand in documents, and the documents' files with their hashes; one text is held at a time."""

    def __init__(self, store: Store, wanted: Iterable[tuple[DocumentSummary, int]]) -> None:
        starts: dict[str, set[int]] = defaultdict(set)
        for summary, start in wanted:
            starts[summary.id].add(start)
        self._places: dict[tuple[str, int], str] = {}
        self._files: dict[str, tuple[str, str]] = {}
        for document in read_documents(store, starts):
            known, places = document.id, Places(document)
            held = {start: find_passage_holding(document.passages, start) for start in starts[known]}
            for start, index in held.items():
                if index >= 0:
                    self._places[known, start] = places.place(index) or _describe_unnamed_place(document, index)
            source = document.source
            self._files[known] = (name_file(source.file) + source.path[len(source.file) :], source.sha256)

    def find(self, document: DocumentSummary, start: int) -> tuple[str, str, str]:
        """Return (place, file name, SHA-256)."""
        return self._places.get((document.id, start), ""), *self._files[document.id]


def _describe_unnamed_place(document: Document, index: int) -> str:
    """Return where a passage stands that is under no heading: "trích yếu", "phần mở đầu", "đoạn 3"."""
    if document.passages[index].kind == "title":
        return "trích yếu"
    if any(passage.kind == "heading" for passage in document.passages[index:]):
        return "phần mở đầu"
    before = document.source.text[: document.passages[index].end]
    return f"đoạn {len([line for line in before.splitlines() if line.strip()])}"
