"""A document's text → blocks as it reads: letterhead, title, headings, paragraphs, bullets, tables, signature.

Every character of the text is in exactly one block, in order. Passages and citations carry their offsets as
anchors: ``#p123`` is the passage that begins at 123, ``#c428`` the citation at 428, ``#d3`` the third place found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from types import MappingProxyType
from typing import Literal

from flask_babel import gettext as _
from markupsafe import Markup, escape

from indexer.deadline import check_time
from indexer.models import Document, Passage, Source
from indexer.parsing.place_labels import Places
from indexer.reading.doubts import list_doubtful
from web import addresses
from web.parts import presentation
from web.parts.markdown import find_decorations, strip_marks, write_hidden
from web.parts.markup import Layer, Span, mark_spans, part_spans
from web.parts.tables import TableRow, cut_row, write_passage

Kind = Literal["letterhead", "title", "heading", "paragraph", "bullets", "table", "signature", "rule", "unseen"]

_TITLE_LINE = 80  # characters from "BÁO CÁO" to the title at most
_RECIPIENTS = re.compile(r"\W*nơi\s+nhận\b", re.IGNORECASE)
SIGNATURE_LINE = re.compile(  # for whom is signed, and the post, which a file may have run together
    r"(?:TM|KT|TL|TUQ)\s?\.(?=\s*[^\W\d_])"
    r"|(?<!PHÓ )(?<!TỔNG )(?<!\. )(?<!\.)(?:PHÓ|THỦ TƯỚNG|(?:THỨ|BỘ|CỤC|VỤ) TRƯỞNG"
    r"|CHÁNH|TRƯỞNG (?:BAN|PHÒNG)|CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ)\b"
)
_LONE_BAR = re.compile(r"\s*\|\s*")
_CAPACITY_ABOVE = re.compile(r"(?:^|(?<=\n))[^\w\n]*(?:TM|KT|TL|TUQ)\s?\.[^\n]*\n\s*\Z")
_ABOVE = 300  # characters that are looked at for the lines above a signer's post
_CITE = Markup('<a class="cite" href="{}" title="{}"{}{}>{}</a>')
_MARK, _HERE, _MARK_ENDS = Markup("<mark"), Markup(' class="here"'), Markup("</mark>")
_PLACE, _ANCHOR, _QUOTE, _TAG_ENDS = Markup(' data-place="'), Markup(' id="d'), Markup('"'), Markup(">")


@dataclass(slots=True)
class TextItem:
    """A bullet with how deep it stands, or a line of any other block."""

    depth: int
    html: Markup


@dataclass(slots=True)
class TextBlock:
    """What stands together; ``level`` of a heading is 0 at the top. A table has rows, all else has items.

    ``anchor`` and ``label`` are a heading's: the offset that it begins at, and how the place is cited.
    """

    kind: Kind
    level: int = 0
    anchor: int = 0
    label: str = ""
    items: list[TextItem] = field(default_factory=list)
    _: KW_ONLY
    rows: list[TableRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents."""

    level: int
    text: str
    anchor: int


class TextLayout:
    """A document ready to be laid out, with the words to mark in it, ``at`` (from 1) being the one looked at.

    ``listed`` says, by where a citation begins, which line of the list of cited documents tells of it. ``cites``
    is put around citations instead of links to their decisions.
    """

    def __init__(
        self,
        document: Document,
        found: Sequence[Span] = (),
        at: int = 0,
        listed: Mapping[int, int] = MappingProxyType({}),
        cites: Layer | None = None,
    ) -> None:
        self._text = document.source.text
        self._passages = document.passages
        self._title = _find_title(document)
        self._signature = _find_signature(document)
        self._plain = plain = document.source.format in ("text", "record")
        cited = cites or _link_citations(document, listed)
        doubts = _mark_doubts(document.source)
        marks = doubts, cited, _mark_found(found, at), _break_signature(document, self._signature)
        self._layers = (*(find_decorations(self._text) if plain else ()), *marks)
        self._places = Places(document)
        self.name = self._places.name

    def list_blocks(self) -> list[TextBlock]:
        """Return the blocks of the text, citations linked and words marked."""
        laid: list[TextBlock] = []
        place = 0
        for index, passage in enumerate(self._passages):
            check_time()
            self._lay_gap(laid, place, passage.start)
            self._lay(laid, index, same_line=place > 0 and "\n" not in self._text[place : passage.start])
            place = passage.end
        self._lay_gap(laid, place, len(self._text))
        return laid

    def list_contents(self) -> list[ContentsEntry]:
        """Return the headings, without those of the letterhead and the signature."""
        return [
            ContentsEntry(self._measure_depth(p, "heading"), self._strip_passage(p), p.start)
            for p in self._passages
            if self._find_kind(p) == "heading"
        ]

    def _strip_passage(self, passage: Passage) -> str:
        text = self._text[passage.start : passage.end]
        return " ".join((strip_marks(text) if self._plain else text).strip("*#_ ").split())

    def _lay(self, laid: list[TextBlock], index: int, same_line: bool) -> None:
        """Put a passage into the last block when it goes on, else into a new one."""
        passage = self._passages[index]
        if _LONE_BAR.fullmatch(self._text, passage.start, passage.end):  # the frame of a letterhead, no row of a table
            html = write_passage(passage.start, Markup(""), write_hidden(self._text[passage.start : passage.end]))
            laid.append(TextBlock("unseen", items=[TextItem(0, html)]))
            return
        kind = self._find_kind(passage)
        alone = kind == "heading" or (kind == "paragraph" and not same_line)
        if not laid or laid[-1].kind != kind or alone:
            laid.append(self._make_heading(index) if kind == "heading" else TextBlock(kind))
            same_line = False
        block = laid[-1]
        if kind == "table":
            block.rows.append(cut_row(self._text, passage, self._layers, self._mark_place(index)))
            return
        inside = mark_spans(self._text, passage.start, passage.end, self._layers)
        html = write_passage(passage.start, self._mark_place(index), inside)
        if same_line and block.items:
            block.items[-1].html += Markup(" ") + html
        else:
            depth = self._measure_depth(passage, "bullet") if kind == "bullets" else 0
            block.items.append(TextItem(depth, html))

    def _make_heading(self, index: int) -> TextBlock:
        passage = self._passages[index]
        place = self._places.place(index)
        label = self._places.label(index) if place else ""
        return TextBlock("heading", self._measure_depth(passage, "heading"), passage.start, label)

    def _mark_place(self, index: int) -> Markup:
        """Return the place of a passage as an attribute, where it is another than that of the passage before."""
        place = self._places.place(index)
        before = self._places.place(index - 1) if index else ""
        return Markup("") if place == before else _PLACE + place + _QUOTE

    def _lay_gap(self, laid: list[TextBlock], start: int, end: int) -> None:
        """Lay out what stands between two passages: blanks, or rules; a table's own rules stay in the table."""
        gap = self._text[start:end].strip()
        if not gap:
            return
        if laid and laid[-1].kind == "table" and "|" in gap:
            laid[-1].rows[-1].end_with(write_hidden(gap))
        elif re.search(r"\w", gap):
            laid.append(TextBlock("paragraph", items=[TextItem(0, escape(gap))]))
        else:
            laid.append(TextBlock("rule", items=[TextItem(0, write_hidden(gap))]))

    def _find_kind(self, passage: Passage) -> Kind:
        match passage.kind:
            case "row":
                return "table"
            case "bullet":
                return "bullets"
        if passage.kind == "title" or self._title[0] <= passage.start < self._title[1]:
            return "title"
        if passage.start < self._title[0]:
            return "letterhead"
        if passage.end > self._signature[0] and passage.start < self._signature[1]:
            return "signature"
        heads = passage.kind == "heading" and not _RECIPIENTS.match(self._text, passage.start)
        return "heading" if heads else "paragraph"

    def _measure_depth(self, passage: Passage, kind: str) -> int:
        return sum(1 for above in self._list_above(passage) if above.kind == kind)

    def _list_above(self, passage: Passage) -> Iterator[Passage]:
        while passage.parent >= 0:
            passage = self._passages[passage.parent]
            yield passage


def split_post(text: str) -> str:
    """Return a signer's post with each capacity on a line of its own, where a file ran them together.

    >>> split_post("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH").splitlines()
    ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
    >>> split_post("KT. BỘ TRƯỞNG THỨ TRƯỞNG").splitlines()
    ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG']
    >>> split_post("TM. CHÍNH PHỦ THỦ TƯỚNG").splitlines(), split_post("KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG").splitlines()
    (['TM. CHÍNH PHỦ', 'THỦ TƯỚNG'], ['KT. THỦ TƯỚNG', 'PHÓ THỦ TƯỚNG'])
    """
    begins = [
        found.start() for found in SIGNATURE_LINE.finditer(text) if found.start() and text[found.start() - 1] == " "
    ]
    pieces = [text[start:end].strip() for start, end in zip([0, *begins], [*begins, len(text)], strict=True)]
    return "\n".join(pieces)


def _find_title(document: Document) -> Span:
    """Return where the title stands, with the line above it that says what kind of document it is; (0, 0)
    without one.
    """
    title = next((p for p in document.passages if p.kind == "title"), None)
    if title is None:
        return 0, 0
    kind = document.metadata.doc_type
    if kind is not None and kind.start is not None and title.start - _TITLE_LINE < kind.start < title.start:
        line = document.source.text.rfind("\n", 0, kind.start) + 1
        return line, title.end
    return title.start, title.end


def _find_signature(document: Document) -> Span:
    """Return where the signature block stands: what the signer and the signer's post span; (0, 0) when unknown."""
    signed = [v for v in (document.metadata.signer_title, document.metadata.signer) if v is not None]
    places = [place for value in signed for place in (value.start, value.end) if place is not None]
    return (_find_signature_start(document.source.text, min(places)), max(places)) if places else (0, 0)


def _find_signature_start(text: str, start: int) -> int:
    """Return where the lines "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH" right above the signer's post begin."""
    line = text.rfind("\n", 0, start) + 1
    while above := _CAPACITY_ABOVE.search(text, max(line - _ABOVE, 0), line):
        start = line = above.start()
    return start


def _break_signature(document: Document, signature: Span) -> Layer:
    """Break the lines before "KT.", the post and the name, where a file ran them together."""
    text, metadata = document.source.text, document.metadata
    begins = {found.start() for found in SIGNATURE_LINE.finditer(text, *signature)}
    begins |= {value.start for value in (metadata.signer_title, metadata.signer) if value and value.start is not None}
    inside = sorted(at for at in begins if signature[0] < at and text[at - 1] in " \t\xa0")
    return Layer([(at, at + 1) for at in inside], lambda _, letter, begun: Markup("<br>") + letter if begun else letter)


def _mark_doubts(source: Source) -> Layer:
    """Return the numbers that OCR was not sure of: what may be another one says so."""
    told = _("Số do máy nhận dạng, chưa chắc; hãy đối chiếu với bản gốc")

    def wrap(_index: int, inside: Markup, _begins: bool) -> Markup:
        return Markup('<span class="doubtful" title="{}">{}</span>').format(told, inside)

    return Layer([(box.start, box.end) for box in list_doubtful(source)], wrap)


def _mark_found(spans: Sequence[Span], at: int) -> Layer:
    """Return what was searched for, marked; the first part of each carries the anchor ``#d3``."""

    def wrap(index: int, inside: Markup, begins: bool) -> Markup:
        anchor = _ANCHOR + str(index + 1) + _QUOTE if begins else ""
        here = _HERE if index + 1 == at else ""
        return _MARK + anchor + here + _TAG_ENDS + inside + _MARK_ENDS

    return Layer(part_spans(spans), wrap)


def _link_citations(document: Document, listed: Mapping[int, int]) -> Layer:
    """Return every citation as a link to its decision; the first part of each carries the anchor."""
    by_span = {(c.start, c.end): c for c in document.citations}
    spans = part_spans(by_span)

    def wrap(index: int, inside: Markup, begins: bool) -> Markup:
        citation = by_span[spans[index]]
        anchor = Markup(' id="c{}"').format(citation.start) if begins else Markup("")
        line = listed.get(citation.start)
        told = Markup(' data-line="v{}"').format(line) if line else Markup("")
        return _CITE.format(addresses.cited(citation), presentation.say_citation(citation), anchor, told, inside)

    return Layer(spans, wrap)
