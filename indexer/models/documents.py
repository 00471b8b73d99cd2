"""What a document is: its text, what it says of itself, its passages, citations and relations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal, NamedTuple

from indexer.models.pages import Page

Origin = Literal["header", "title", "body", "symbol", "signature", "record", "correction"]
"""Where a metadata value came from: the header lines; the title; the running text; worked out from the
symbol; the signature block; given by the JSON Lines record; set by a person."""

PeriodKind = Literal["month", "quarter", "half", "nine_months", "year", "range"]
PassageKind = Literal["title", "heading", "sentence", "bullet", "row"]
Treatment = Literal["issues", "implements", "basis", "replaced", "amended", "repealed", "mentions"]
RelationKind = Literal["replaces", "amends", "repeals", "implements", "guides", "issued_with", "approves", "corrects"]
Modality = Literal["done", "proposed", "planned", "conditional", "denied"]
"""Whether what is told was done: it is; somebody asks for it ("đề nghị bãi bỏ"); it is a draft or an intention; it
would be ("nếu"); it was not ("chưa bị bãi bỏ")."""


Format = Literal[
    "text",
    "html",
    "docx",
    "record",
    "pdf",
    "image",
    "doc",
    "rtf",
    "odt",
    "xlsx",
    "xls",
    "ods",
    "eml",
    "msg",
    "mhtml",
    "zip",
]
MarkName = Literal["ocr", "waiting", "encoding", "left_out", "letters", "citations"]
"""What there is to know of how a text was read: ``ocr``, recognised in pictures, its mean confidence (0.97);
``waiting``, pages that OCR has still to read (3,4); ``encoding``, the legacy one that it was converted from (tcvn3);
``left_out``, a part of the file that is not in the text (comments); ``letters``, what was done to syllables that stood
in pieces (joined); ``citations``, how many were found before the others were left out (20000)."""

MOST_CITATIONS = 20_000
"""Found in one document: seventy times what the densest real register here has. A text made of nothing else takes some
seconds, and no longer however long it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to know of how a document's text was read."""

    name: MarkName
    value: str


def tell_recognised(marks: Iterable[Mark]) -> float | None:
    """Return how sure OCR was of a text's words, in the mean, as its marks say; None where no machine recognised
    them.

    >>> tell_recognised([Mark("ocr", "0.93")]), tell_recognised([Mark("encoding", "tcvn3")])
    (0.93, None)
    """
    return next((float(mark.value) for mark in marks if mark.name == "ocr"), None)


@dataclass(frozen=True, slots=True)
class Source:
    """One document's text as it was read, before anything is understood.

    ``path`` is the file as given (absolute, forward slashes); a record of a JSON Lines file is
    ``file.jsonl#id``, a file in a mail ``thu.eml#member``, in an archive ``file.zip/member``, where ``member`` is its
    name there.
    ``pages`` are those of a file that has any. ``text`` is NFC with LF line ends. ``sha256`` is of the bytes read (a
    record: of its line). ``size`` is in bytes. ``record`` holds what a JSON Lines record states of itself ("number",
    "doc_type", "issuer", "province", "date", "period", "title", "id").
    """

    path: str
    format: Format
    text: str
    sha256: str
    size: int
    _: KW_ONLY
    record: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    member: str = ""

    @property
    def file(self) -> str:
        """The path of the file that the document stands in."""
        if self.member:
            return self.path[: -len(self.member) - 1]
        return self.path.rsplit("#", 1)[0] if self.format == "record" else self.path

    def mark(self, name: MarkName) -> str | None:
        """Return what is marked under a name, if anything is."""
        return next((mark.value for mark in self.marks if mark.name == name), None)


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
    _: KW_ONLY
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


CENTRAL = "Trung ương"
"""Of where the documents of the State and the Party at the centre are, beside the provinces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself. None is *unknown*: shown as such, never guessed silently.

    ``scope`` is "national" of a body of the State or the Party at the centre, else the province's name.
    """

    number: Value | None = None  # ``566``; ``31/2024`` where the number holds its year
    symbol: Value | None = None
    doc_type: Value | None = None
    title: Value | None = None
    issuer: Value | None = None
    province: Value | None = None
    scope: str | None = None
    place: Value | None = None
    date: Value | None = None  # ``2023-03-16``; ``2025-04`` when the day is blank
    period: Period | None = None
    signer: Value | None = None
    signer_title: Value | None = None
    recipients: tuple[str, ...] = ()

    @property
    def region(self) -> str | None:
        """Of where it is: its province, or "Trung ương"."""
        return self.province.text if self.province else CENTRAL if self.scope == "national" else None

    @property
    def canonical(self) -> str | None:
        """The document's own number as it is cited: ``566/BC-SCT``, ``45-BC/ĐU``; None when it is blank."""
        if self.number is None or self.symbol is None:
            return None
        party = "/" in self.symbol.text and "/" not in self.number.text
        return f"{self.number.text}{'-' if party else '/'}{self.symbol.text}"


class Passage(NamedTuple):
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
    document's province; ``scope`` is "national" or a province's name. ``provisions`` are the parts of it that the
    mention speaks of: "khoản 2 Điều 5", "Phụ lục II". An act that is cited by its name ("Luật Đất đai năm 2013") has
    no ``number``, its name and year as ``canonical`` and, where that is known, its number as ``act``
    ("45/2013/QH13"). A number that cannot be one as it is written ("l23/QĐ-UBND") has no ``canonical`` and what it
    ``probably`` is ("123/QĐ-UBND"). A day that no calendar has is no ``date``: ``odd_day`` is how it is written
    ("31/02/2024", "12/5/20023").
    """

    start: int
    end: int
    text: str
    short: bool
    doc_type: str | None
    _: KW_ONLY
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
    modality: Modality = "done"
    provisions: tuple[str, ...] = ()
    act: str | None = None
    probably: str | None = None
    odd_day: str | None = None

    @property
    def unclear(self) -> bool:
        """Whether it stays open which document is meant: "Kế hoạch số 02" where two bear that number, or none."""
        return self.canonical is None and self.probably is None

    @property
    def used(self) -> str:
        """How it is used, with how far that was done: ``repealed``, ``proposed_repealed`` ("đề nghị bãi bỏ")."""
        return self.treatment if self.modality == "done" else f"{self.modality}_{self.treatment}"


ENDS_PART = "ends_part"
POINTING = (" này", " nêu trên", " nói trên", " trên", " đó")
"""Words that point back at a document: "Quyết định nêu trên"."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text states between two documents; ``source`` is canonical, "this", or None: nobody with a number.

    ``partial`` of one that ends: only a part of its target ("bãi bỏ khoản 2 Điều 3 của Quyết định X"). ``since`` is the
    day from which the target is ended or changed, as far as the text states it. What is not ``done`` has no effect.
    """

    kind: RelationKind
    source: str | None
    target: str
    start: int
    end: int
    _: KW_ONLY
    source_text: str | None = None
    partial: bool = False
    modality: Modality = "done"
    since: str | None = None

    @property
    def unclear(self) -> bool:
        """Whether the document that does it is only pointed at ("Nghị định nêu trên") and stays open."""
        return self.source is None and (self.source_text or "").endswith(POINTING)

    @property
    def named(self) -> str:
        """How it is named: the kind, ``ends_part``, or with how far it was done: ``proposed_repeals``."""
        if self.modality != "done":
            return f"{self.modality}_{self.kind if self.kind in ('replaces', 'repeals') else 'amends'}"
        return ENDS_PART if self.partial else self.kind


@dataclass(frozen=True, slots=True)
class Document:
    """A document understood: its source, what it says of itself, its passages and citations in order."""

    id: str
    source: Source
    metadata: Metadata
    passages: tuple[Passage, ...]
    citations: tuple[Citation, ...]
    _: KW_ONLY
    relations: tuple[Relation, ...]

    @property
    def summary(self) -> DocumentSummary:
        """The document as lists show it."""
        known = self.metadata
        values = (known.title, known.doc_type, known.issuer, known.date)
        title, doc_type, issuer, date = (value.text if value else None for value in values)
        period = known.period.key if known.period else None
        return DocumentSummary(
            id=self.id,
            path=self.source.path,
            number=known.canonical,
            title=title,
            doc_type=doc_type,
            issuer=issuer,
            province=known.region,
            date=date,
            period=period,
            mentions=len(self.citations),
            pages=tuple(page.start for page in self.source.pages),
            recognised=tell_recognised(self.source.marks),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A document as lists show it; ``province`` may be "Trung ương".

    ``added_at`` is the moment, ISO 8601 in UTC, when it came in as it is now.
    ``pages`` is where each page begins in the text; empty for a file without pages. ``recognised`` tells how sure OCR
    was of its words in the mean; None where no machine recognised them.
    """

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
    pages: tuple[int, ...] = ()
    recognised: float | None = None

    def find_page_at(self, offset: int) -> int | None:
        """Return the number of the page that an offset of the text lies on; None when the document has no
        pages.
        """
        return bisect_right(self.pages, offset) or 1 if self.pages else None

    @property
    def label(self) -> str:
        """How the document is named in one line: ``Báo cáo 566/BC-SCT``, else by its title, else by its file."""
        name = self.number or self.title
        return f"{self.doc_type or ''} {name}".strip() if name else self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document's text with its passages: what the best passages are chosen from.

    ``folded`` is the folded text where it is at hand, else "". ``derived`` holds what was made of the text, by its
    class: it goes when whoever owns the text, the store, lets go of it.
    """

    document: DocumentSummary
    text: str
    passages: tuple[Passage, ...]
    folded: str = ""
    derived: dict[type, object] = field(default_factory=dict, init=False, repr=False, compare=False)
