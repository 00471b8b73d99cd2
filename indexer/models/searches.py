"""A search: what was typed, understood, and what was found."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal

from indexer.models.documents import DocumentSummary
from indexer.models.notes import Note

_MEANT = 8  # words of a query that are all meant: more are a question

Sort = Literal["relevance", "date", "oldest", "mentions", "added"]
"""Results: the best first; the newest date of issue first, unknown ones last; the oldest first, unknown ones last;
by how often they mention the numbers of the query, or cite at all; what came in last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Facet values to narrow by: several values of one facet are OR, facets are AND.

    ``quarter`` values are ``2023Q1``, or ``Q1`` for that of any year; ``year`` values are ``2023``;
    ``cites`` values are canonical numbers;
    ``cited_body`` values are bodies that issued what is cited, ``period_kind`` values kinds of ``Period``;
    ``date`` values are ranges of days of issue, either end may be open: ``2023-03-01..2023-03-31``, ``2023-01-01..``.
    """

    province: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    period_kind: tuple[str, ...] = ()
    cited_body: tuple[str, ...] = ()


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class NumberQuery:
    """A document number as a person may type it: any part may be missing but the number.

    ``number`` has no leading zeros ("846"). ``codes`` are folded codes that the symbol must hold, in any
    order ("846-QĐ/UBND" → ("qd", "ubnd"), "QĐ 846" → ("qd",)). ``year`` narrows, from the number itself
    ("56/2015/QĐ-UBND") or from beside it ("846/2017"). ``start``/``end`` is its place in what was typed.
    """

    raw: str
    number: str
    codes: tuple[str, ...] = ()
    year: int | None = None
    start: int = 0
    _: KW_ONLY
    end: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Two runs of words that must stand within ``within`` words of each other: ``giá đất ~5 bồi thường``."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, understood. Made by ``indexer.searching.query.parse``; never invalid.

    ``syllables`` are the folded syllables wanted, in order, ``words`` the same as they were typed (lower case,
    diacritics kept), ``pairs`` their neighbours ("cai_cach"); what holds them all is what was asked for, what holds
    enough of them comes after it. ``beginnings`` are what a word must begin with (``khoáng*``), ``begun`` the words of
    the collection that do, once they have been looked up; ``nears`` are what must stand near each other. ``phrases``
    are runs of folded syllables that must all stand in it, ``quoted`` the same as they were typed, ``excluded``
    syllables that must not (folded when typed without diacritics; a phrase joined with "_"; a beginning with "*").
    ``numbers`` are document numbers, which match mentions and own numbers. ``text`` is what the words came from.
    ``notes`` say what was understood or ignored. Documents that mention or bear one of ``excluded_numbers``, or that
    one of the ``excluded_filters`` fits, are left out. With ``alternatives`` (what stood between OR) a document
    matches when it matches one of them; the words, phrases and numbers are then those of all of them.
    """

    raw: str
    text: str
    words: tuple[str, ...] = ()
    syllables: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    _: KW_ONLY
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    numbers: tuple[NumberQuery, ...] = ()
    filters: Filters = NO_FILTERS
    notes: tuple[Note, ...] = ()
    alternatives: tuple[Query, ...] = ()
    excluded_numbers: tuple[NumberQuery, ...] = ()
    excluded_filters: Filters = NO_FILTERS
    quoted: tuple[tuple[str, ...], ...] = ()
    beginnings: tuple[str, ...] = ()
    nears: tuple[Near, ...] = ()
    begun: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing to look for: no words, phrases or numbers (filters may still be there)."""
        return not (self.words or self.syllables or self.phrases or self.numbers or self.beginnings)

    @property
    def means_all(self) -> bool:
        """Are all words meant, so that what holds them all stands first? A question is not repeated word by word.

        >>> Query("", "", words=("giá", "đất")).means_all, Query("", "", words=("là",) * 20).means_all
        (True, False)
        """
        return len(self.words) <= _MEANT


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values with counts, most frequent first."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document that an engine found, with the engine's score (comparable within one search only).

    ``missing`` is what it lacks of what was asked, as it was typed; nothing when it holds all. ``respelled`` says
    that it has a word in another spelling only (quy định for "qui định").
    """

    id: str
    score: float
    missing: tuple[str, ...] = ()
    respelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What an engine's search gives: the best documents in order, how many hold all that was asked, facet counts.

    Documents that hold only a part of it (``partial`` of them) stand after those that hold all; no facet counts them.
    ``unlearned`` documents are in the collection and cannot be found by their words yet. ``unread`` ones hold the words
    of a quoted phrase and were too many to be read for it. ``sampled`` is in how many documents the facet's cited
    numbers were looked for, where it was not in all; their counts are of all.
    """

    documents: tuple[RankedDocument, ...]
    total: int
    facets: tuple[Facet, ...]
    partial: int = 0
    unlearned: int = 0
    unread: int = 0
    sampled: int = 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage that answers, with the spans to highlight; ``heading`` is its heading path.

    ``header`` is the verbatim row that names the columns of a table row, "" elsewhere.
    """

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    heading: tuple[str, ...] = ()
    _: KW_ONLY
    header: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that was found, with its best passages, best first; ``missing`` is what it lacks, as it was typed.

    ``found`` says why it stands there: (where, the words found there), where is "text" or a field of the document.
    ``copies`` are the other papers of the document, which stand nowhere else.
    """

    document: DocumentSummary
    score: float
    passages: tuple[Snippet, ...]
    missing: tuple[str, ...] = ()
    found: tuple[tuple[str, tuple[str, ...]], ...] = ()
    copies: tuple[DocumentSummary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """A page of hits, the number of documents that hold all that was asked, and the facets of all of them.

    ``partial`` more hold a part of it: they stand after the others. ``together`` is how many of the first ones that
    were looked into have all the words in one passage, None when that was not looked at. ``did_you_mean`` is what was
    typed with the spelling that the collection has, "" when nothing looks misspelt.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    sort: Sort = "relevance"
    did_you_mean: str = ""
    partial: int = 0
    together: int | None = None
