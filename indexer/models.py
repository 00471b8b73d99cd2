"""Frozen value objects: what a document, a citation, a query and a result are. They parse nothing.

One coordinate system: every ``start`` and ``end`` is a code-point offset into ``Source.text``, the NFC
text of the document as the index stores it. This module imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["header", "title", "body", "symbol", "signature", "record", "correction"]
"""Where a metadata value came from: the header lines; the title; the running text; worked out from the
symbol; the signature block; given by the JSON Lines record; set by a person."""

PeriodKind = Literal["month", "quarter", "half", "nine_months", "year", "range"]
PassageKind = Literal["title", "heading", "sentence", "bullet", "row"]
Treatment = Literal["issues", "implements", "basis", "replaced", "amended", "repealed", "mentions"]
RelationKind = Literal["replaces", "amends", "repeals", "implements", "guides", "issued_with", "approves", "corrects"]
Sort = Literal["relevance", "date", "mentions", "added"]
"""Results: the best first; the newest date of issue first, unknown ones last; by how often they mention the
numbers of the query, or cite at all; what came in last first."""

DecisionStatus = Literal["resolved", "conflict", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Source:
    """One document's text as it was read, before anything is understood.

    ``path`` is the file as given (absolute, forward slashes); a record of a JSON Lines file is
    ``file.jsonl#id``. ``text`` is NFC with LF line ends. ``sha256`` is of the bytes read (a record: of its
    line). ``size`` is in bytes. ``record`` holds what a JSON Lines record states of itself ("number",
    "doc_type", "issuer", "province", "date", "period", "title", "id").
    """

    path: str
    format: Literal["text", "html", "docx", "record"]
    text: str
    sha256: str
    size: int
    record: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The path of the file that the document stands in."""
        return self.path.rsplit("#", 1)[0] if self.format == "record" else self.path


@dataclass(frozen=True, slots=True)
class Value:
    """A metadata value, where it came from and, if it stands in the text, its place."""

    text: str
    origin: Origin
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """What a document reports on: bounds are calendar days, both included, ``YYYY-MM-DD``.

    ``key`` is short and sortable: ``2025-04``, ``2023Q1``, ``2023H1``, ``2023-9M``, ``2023``, ``2016-2020``.
    ``year`` is None for a range; ``n`` is the number of the month, quarter or half.
    """

    kind: PeriodKind
    year: int | None
    n: int | None
    start: str
    end: str
    origin: Origin = "title"

    @property
    def key(self) -> str:
        match self.kind:
            case "month":
                return f"{self.year}-{self.n:02d}"
            case "quarter":
                return f"{self.year}Q{self.n}"
            case "half":
                return f"{self.year}H{self.n}"
            case "nine_months":
                return f"{self.year}-9M"
            case "year":
                return f"{self.year}"
            case "range":
                return f"{self.start[:4]}-{self.end[:4]}"

    @property
    def quarters(self) -> tuple[str, ...]:
        """The quarter that the period lies in, as ``2023Q1``; empty when it spans more than one."""
        if self.kind == "quarter":
            return (self.key,)
        if self.kind == "month" and self.n is not None:
            return (f"{self.year}Q{(self.n + 2) // 3}",)
        return ()

    @property
    def years(self) -> tuple[int, ...]:
        """Every calendar year that the period touches."""
        return tuple(range(int(self.start[:4]), int(self.end[:4]) + 1))


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself. None is *unknown*: shown as such, never guessed silently."""

    number: Value | None = None  # ``566``; ``31/2024`` where the number holds its year
    symbol: Value | None = None
    doc_type: Value | None = None
    title: Value | None = None
    issuer: Value | None = None
    province: Value | None = None
    place: Value | None = None
    date: Value | None = None  # ``2023-03-16``; ``2025-04`` when the day is blank
    period: Period | None = None
    signer: Value | None = None
    signer_title: Value | None = None
    recipients: tuple[str, ...] = ()

    @property
    def canonical(self) -> str | None:
        """The document's own number as it is cited: ``566/BC-SCT``, ``45-BC/ĐU``; None when it is blank."""
        if self.number is None or self.symbol is None:
            return None
        party = "/" in self.symbol.text and "/" not in self.number.text
        return f"{self.number.text}{'-' if party else '/'}{self.symbol.text}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, bullet, table row, heading or title: the unit that is shown and quoted.

    ``parent`` is the index, in the document's passages, of the heading that it stands under; -1 at the top.
    """

    start: int
    end: int
    kind: PassageKind
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document that carries a number. Fields as in the annotation guide.

    ``start``/``end`` span number and symbol only ("846/QĐ-UBND"). ``canonical`` is None for a short mention
    ("Nghị định 108") whose full form the document does not give. ``issuer`` is the body resolved with the
    document's province; ``scope`` is "national" or a province's name.
    """

    start: int
    end: int
    text: str
    short: bool
    doc_type: str | None
    number: str
    year: int | None
    symbol: str | None
    canonical: str | None
    date: str | None = None
    issuer_text: str | None = None
    issuer: str | None = None
    scope: str | None = None
    subject: str | None = None
    treatment: Treatment = "mentions"


ENDS_PART = "ends_part"


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text states between two documents; ``source`` is canonical, "this", or None with its text.

    ``partial`` of one that amends: it ends a part of its target ("bãi bỏ khoản 2 Điều 3 của Quyết định X"), which is
    no more in force in part.
    """

    kind: RelationKind
    source: str | None
    target: str
    start: int
    end: int
    source_text: str | None = None
    partial: bool = False

    @property
    def named(self) -> str:
        """The kind, or ``ends_part``: how it is named and kept."""
        return ENDS_PART if self.partial else self.kind


@dataclass(frozen=True, slots=True)
class Document:
    """A document understood: its source, what it says of itself, its passages and citations in order."""

    id: str
    source: Source
    metadata: Metadata
    passages: tuple[Passage, ...]
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]

    @property
    def summary(self) -> DocumentSummary:
        """The document as lists show it."""
        known = self.metadata
        values = (known.title, known.doc_type, known.issuer, known.province, known.date)
        title, doc_type, issuer, province, date = (value.text if value else None for value in values)
        period = known.period.key if known.period else None
        named = (self.id, self.source.path, known.canonical, title, doc_type, issuer, province, date, period)
        return DocumentSummary(*named, len(self.citations))


@dataclass(frozen=True, slots=True)
class Filters:
    """Facet values to narrow by: several values of one facet are OR, facets are AND.

    ``quarter`` values are ``2023Q1``; ``year`` values are ``2023``; ``cites`` values are canonical numbers;
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
class Query:
    """What a person typed, understood. Made by ``indexer.query.parse``; never invalid.

    ``syllables`` are the folded syllables wanted, in order, ``words`` the same as they were typed (lower case,
    diacritics kept), ``pairs`` their neighbours ("cai_cach"); a document must hold enough of them. ``phrases``
    are runs of folded syllables that must all stand in it, ``excluded`` syllables that must not (folded when
    typed without diacritics; a phrase joined with "_"). ``numbers`` are document numbers, which match mentions
    and own numbers. ``text`` is what the words came from. ``notes`` say in Vietnamese what was understood or
    ignored. Documents that mention or bear one of ``excluded_numbers``, or that one of the ``excluded_filters`` fits,
    are left out. With ``alternatives`` (what stood between OR) a document matches when it matches one of them; the
    words, phrases and numbers are then those of all of them.
    """

    raw: str
    text: str
    words: tuple[str, ...] = ()
    syllables: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    numbers: tuple[NumberQuery, ...] = ()
    filters: Filters = NO_FILTERS
    notes: tuple[str, ...] = ()
    alternatives: tuple[Query, ...] = ()
    excluded_numbers: tuple[NumberQuery, ...] = ()
    excluded_filters: Filters = NO_FILTERS

    @property
    def empty(self) -> bool:
        """Nothing to look for: no words, phrases or numbers (filters may still be there)."""
        return not (self.words or self.syllables or self.phrases or self.numbers)


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
    end: int = 0


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document as lists show it. ``added_at`` is the moment, ISO 8601 in UTC, when it came in as it is now."""

    id: str
    path: str
    number: str | None
    title: str | None
    doc_type: str | None
    issuer: str | None
    province: str | None
    date: str | None
    period: str | None
    mentions: int = 0
    added_at: str = ""

    @property
    def label(self) -> str:
        """How the document is named in one line: ``Báo cáo 566/BC-SCT``, else by its title, else by its file."""
        name = self.number or self.title
        return f"{self.doc_type or ''} {name}".strip() if name else self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document's text with its passages: what the best passages are chosen from.

    ``folded`` is the folded text where it is at hand, else "".
    """

    document: DocumentSummary
    text: str
    passages: tuple[Passage, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's values with counts, most frequent first."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document that an engine found, with the engine's score (comparable within one search only)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an engine's search gives: the best documents in order, the total, counts for facets."""

    documents: tuple[RankedDocument, ...]
    total: int
    facets: tuple[Facet, ...]


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
    header: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, with its best passages, best first."""

    document: DocumentSummary
    score: float
    passages: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits, the total number of documents, and the facets of all of them.

    ``did_you_mean`` is what was typed with the spelling that the collection has, "" when nothing looks misspelt.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    sort: Sort = "relevance"
    did_you_mean: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation in its document: what trace lists. ``quote`` is the verbatim passage around it."""

    document: DocumentSummary
    citation: Citation
    quote: str
    quote_start: int
    quote_end: int
    passage: int


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """A relation with the document that states it, verbatim."""

    relation: Relation
    document: DocumentSummary
    quote: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Mentions that are one and the same decision (see ``indexer.identity``), in or out of the collection.

    ``document`` is the id of the decision's own text when the collection holds it: None is *absent*.
    ``dates`` are the dates of issue stated, with counts, most stated first: more than one is a conflict.
    ``reasons`` say in Vietnamese why the status is what it is.
    """

    canonical: str
    doc_type: str | None
    issuer: str | None
    scope: str | None
    year: int | None
    status: DecisionStatus
    reasons: tuple[str, ...]
    dates: tuple[tuple[str, int], ...]
    document: str | None
    mentions: tuple[Mention, ...]
    relations: tuple[StatedRelation, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Mentions, passages that hold them, documents that hold them."""
        return {
            "mentions": len(self.mentions),
            "passages": len({(m.document.id, m.passage) for m in self.mentions}),
            "documents": len({m.document.id for m in self.mentions}),
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a number: one decision, several that share it, or none (then ``nearest`` may be meant).

    ``absent`` are the numbers, as typed, that no document cites or bears, where several were typed.
    """

    query: str
    status: Literal["found", "ambiguous", "absent"]
    decisions: tuple[Decision, ...]
    nearest: tuple[Decision, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The shortest verbatim span that answers, and the passage that proves it.

    ``text`` stands in the document at ``place``, within the quote; -1 when it is computed ("13 lần trong 10 văn bản").
    ``column`` is the heading of the column that a table's cell stands in.
    """

    text: str
    quote: str
    document: DocumentSummary
    start: int
    end: int
    score: float
    column: str = ""
    place: int = -1


@dataclass(frozen=True, slots=True)
class Condition:
    """What a question names that narrows its answer: ``title`` and ``text`` say it ("Kỳ", "Quý I/2023")."""

    name: Literal["province", "period", "body", "doc_type", "number", "date"]
    value: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """An answer to a question, or a refusal: never a guess.

    ``kind``, ``filters`` and ``conditions`` are what was understood; ``notes`` say it in Vietnamese, first the kind,
    then each condition, then what else there is to say (dates that conflict). ``removed`` are conditions of the
    question that were taken out. ``nearest`` are passages that came near and are no answer.
    """

    question: str
    status: Literal["found", "not_found", "ambiguous"]
    answers: tuple[Answer, ...]
    searched: int
    nearest: tuple[Answer, ...] = ()
    kind: str = ""
    notes: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    conditions: tuple[Condition, ...] = ()
    removed: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file or record that did not go in, and why, in one sentence of each language."""

    path: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class FileState:
    """What is remembered of a file that was read, so that it is not read again while it is unchanged."""

    path: str
    sha256: str
    size: int
    modified_ns: int
    rejected: tuple[Rejected, ...] = ()  # of the file as a whole, or of some of its records


@dataclass(frozen=True, slots=True)
class Overview:
    """What the collection holds. ``periods`` counts documents by (province, period key)."""

    documents: int
    mentions: int
    decisions: int
    provinces: tuple[tuple[str, int], ...]
    periods: tuple[tuple[str, str, int], ...]
    doc_types: tuple[tuple[str, int], ...]
    indexed_at: str | None
    rejected: tuple[Rejected, ...]
