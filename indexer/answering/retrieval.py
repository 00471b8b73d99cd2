"""Which documents, and which of their units, may answer: found by the engine, weighed by what they hold of a question.

A unit is read with its context: the headings and the group row above it, the headings of its table, the sentence
before it, and what the document says of itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.answering.layout import Unit, find_units
from indexer.answering.question import Asked
from indexer.answering.word_places import MatchedPlace, Wanted, are_neighbours, find_hits, list_wanted
from indexer.models import Document, DocumentSummary
from indexer.searching.query import parse_query
from indexer.store.base import Store
from indexer.text.folding import fold

Floats = NDArray[np.float32]


@dataclass
class RetrievedPaper:
    """One document, read for a question: where its units say which of the question's words."""

    document: Document
    summary: DocumentSummary
    text: str
    folded: str
    units: tuple[Unit, ...]
    _: KW_ONLY
    wanted: Wanted
    rank: int
    score: float
    bears: bool
    found: list[MatchedPlace] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    said_at: list[int] = field(default_factory=list)
    _texts: dict[str, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.found = find_hits(self.wanted, self.text, self.folded)
        self.starts = [unit.start for unit in self.units]
        self.said_at = [hit.start for hit in self.found]

    @cached_property
    def flat(self) -> str:
        """The folded text, and what the document says of itself, on one line."""
        return " ".join(f"{self.folded} ; {fold(self.summary.title or '')}".split())

    @cached_property
    def own(self) -> tuple[Floats, Floats]:
        """Units × words and units × pairs: 1 where the unit itself says it."""
        words = np.zeros((len(self.units), len(self.wanted.words)), np.float32)
        pairs = np.zeros((len(self.units), len(self.wanted.pairs)), np.float32)
        index = {pair: at for at, pair in enumerate(self.wanted.pairs)}
        before: MatchedPlace | None = None
        last = -1
        for hit in self.found:
            at = bisect_right(self.starts, hit.start) - 1
            if at < 0 or hit.start >= self.units[at].end:
                continue
            words[at, list(hit.words)] = 1.0
            for left, right in zip(hit.words, hit.words[1:], strict=False):
                if (left, right) in index:
                    pairs[at, index[left, right]] = 1.0
            if before is not None and at == last and are_neighbours(self.folded, before, hit):
                place = index.get((before.words[-1], hit.words[0]))
                if place is not None:
                    pairs[at, place] = 1.0
            before, last = hit, at
        return words, pairs

    @cached_property
    def said(self) -> Floats:
        """Which of the question's words the document says of itself: its number, type, title, body, place and time."""
        known = self.summary
        when = " ".join(str(part).lstrip("0") for part in (known.date or "").split("-")) + f" {known.date or ''}"
        told = " ; ".join(
            filter(None, (known.title, known.doc_type, known.number, known.issuer, known.province, known.period, when))
        )
        head = [self.text[u.start : u.end] for u in self.units[:12] if u.kind == "title"]
        return self.weigh_words(" ; ".join([told, *head]))

    def weigh_words(self, text: str) -> Floats:
        """Return which of the question's words a text says that stands apart: a heading, a title."""
        found = self._texts.get(text)
        if found is None:
            found = np.zeros(len(self.wanted.words), np.float32)
            for hit in find_hits(self.wanted, text, fold(text)) if text else ():
                found[list(hit.words)] = 1.0
            self._texts[text] = found
        return found

    @cached_property
    def above(self) -> Floats:
        """Units × words: what headings, group rows, the table's headings and cells that span rows say over a unit."""
        words, _ = self.own
        found = np.zeros_like(words)
        for at, unit in enumerate(self.units):
            if 0 <= unit.parent < at:
                found[at] = np.maximum(words[unit.parent], found[unit.parent])
            if unit.heads:
                found[at] = np.maximum(found[at], self.weigh_words(unit.heads))
            for cell in unit.cells:
                if cell.start < unit.start:
                    found[at] = np.maximum(found[at], self.weigh_words(self.text[cell.start : cell.end]))
        return found

    @cached_property
    def before(self) -> Floats:
        """Units × words: what the sentence before, or the caption of the table, says."""
        words, _ = self.own
        lead = [unit.lead if unit.lead >= 0 else 0 for unit in self.units]
        return words[lead] if lead else words

    def find_unit(self, place: int) -> int:
        """Return the index of the unit that holds a place, or of the last one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def read_words(self, unit: Unit) -> str:
        """Return the words of a unit."""
        return self.text[unit.start : unit.end]

    def find_hits(self, start: int, end: int) -> list[MatchedPlace]:
        """Return where text[start:end] says words of the question."""
        return self.found[bisect_left(self.said_at, start) : bisect_left(self.said_at, end)]


_MOST = 6


@dataclass
class Papers:
    """The documents that may answer, best first, and what each word of the question weighs among their units."""

    asked: Asked
    wanted: Wanted
    papers: list[RetrievedPaper]
    searched: int
    mentioned: bool = False

    @cached_property
    def weights(self) -> Floats:
        """The fewer units say a word, the more it says."""
        total = sum(len(paper.units) for paper in self.papers)
        held = sum((paper.own[0].sum(axis=0) for paper in self.papers), np.zeros(len(self.wanted.words), np.float32))
        found: Floats = np.log(1 + (total - held + 0.5) / (held + 0.5)).astype(np.float32)
        return found


def retrieve(store: Store, asked: Asked) -> Papers:
    """Return the documents that bear the number asked for, then those that the engine finds for the whole question."""
    found = store.search(parse_query(_drop_search_marks(asked.text)), _MOST, facets=False)
    bearing = [document.id for document in store.own_documents(asked.numbers[:2])] if asked.numbers else []
    scores = {document.id: document.score for document in found.documents}
    top = max(scores.values(), default=1.0) or 1.0
    ids = list(dict.fromkeys([*[one for one in bearing if one in scores], *scores, *bearing[:_MOST]]))
    looked_for = list_wanted(asked.text)
    papers = [
        _read(one, looked_for, rank, scores.get(one.id, 0.0) / top, bears=one.id in bearing)
        for rank, one in enumerate(store.documents(ids))
    ]
    mentioned = bool(asked.numbers) and any(True for _ in store.mentions(asked.numbers[:2]))
    return Papers(asked, looked_for, papers, found.total, mentioned)


def add_paper(store: Store, papers: Papers, document: str) -> Papers:
    """Return the papers, and the document with this id behind them where it is none of them."""
    if any(paper.summary.id == document for paper in papers.papers):
        return papers
    bears = any(own.id == document for own in store.own_documents(papers.asked.numbers[:2]))
    read = _read(store.document(document), papers.wanted, len(papers.papers), 0.0, bears=bears)
    return replace(papers, papers=[*papers.papers, read])


def _read(document: Document, looked_for: Wanted, rank: int, score: float, *, bears: bool) -> RetrievedPaper:
    text = document.source.text
    units = find_units(text, document.passages)
    return RetrievedPaper(
        document, document.summary, text, fold(text), units, wanted=looked_for, rank=rank, score=score, bears=bears
    )


def _drop_search_marks(text: str) -> str:
    """Drop marks that a search takes for its own."""
    return re.sub(r"[?\"“”„«»:\\]", " ", text)
