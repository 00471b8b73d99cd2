"""A draft → its citations with the place of every part, the malformed ones too.

A number that is written so oddly that no citation is found ("QĐ846/UBND") is mended in a copy of the text, the copy is
parsed, and what is found is carried back: every offset that leaves this module points into the draft as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.checking.repairs import find_odd_places
from indexer.deadline import check_time
from indexer.grammar.malformed_numbers import Mended
from indexer.models import Citation, Document, Passage, Source
from indexer.parsing import parse_with_places
from indexer.parsing.places import Place, Span
from indexer.parsing.structure import list_headings_above
from indexer.text.folding import key_number, strip_number, write_canonical

_NESTED = 4  # subjects before a mention that it may stand in
Number = tuple[str, str, str]
"""What mentions of one document share in a draft: number without leading zeros, folded symbol or type, year in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """A citation of the draft: ``written`` is its number as it stands there; ``line`` and ``column`` count from 1.

    ``first`` is true of the first mention in running text: not in a title, heading or table row, nor within the
    subject of another citation, which is quoted as it is.
    """

    citation: Citation
    place: Place
    written: str
    first: bool
    line: int
    column: int
    passage: Passage
    heading: tuple[str, ...]


@dataclass(frozen=True)
class MentionGroup:
    """The mentions of one document in a draft, in order. What all of them say is worked out once for all: a draft may
    mention one thousands of times.
    """

    items: tuple[DraftItem, ...]

    @cached_property
    def bodied(self) -> bool:
        """Whether some mention names the body."""
        return any(item.place.issuer is not None for item in self.items)

    @cached_property
    def dated(self) -> tuple[DraftItem, ...]:
        """The first mention with each date, in order."""
        first: dict[str, DraftItem] = {}
        for item in self.items:
            if item.citation.date:
                first.setdefault(item.citation.date, item)
        return tuple(first.values())

    @cached_property
    def subject(self) -> str | None:
        """What the first mention that says it says the document is about."""
        return next((item.citation.subject for item in self.items if item.citation.subject), None)

    @cached_property
    def ends(self) -> bool:
        """Whether the draft says somewhere that the document was replaced or repealed."""
        return any(states_end(item.citation) for item in self.items)


def states_end(citation: Citation) -> bool:
    """Tell whether a citation says that what it cites was replaced or repealed, as done."""
    return citation.treatment in ("replaced", "repealed") and citation.modality == "done"


@dataclass(frozen=True, slots=True)
class Draft:
    document: Document
    items: tuple[DraftItem, ...]


def read_draft(source: Source, document_id: str, province: str | None = None) -> Draft:
    """Read the citations of a draft. ``province`` says whose "UBND tỉnh" is meant, where the draft does not."""
    odd = find_odd_places(source.text)
    document, places = _parse_draft(source, document_id, province)
    if odd:
        mended = _Mending(source.text, odd)
        repaired, mended_places = _parse_draft(replace(source, text=mended.text), document_id, province)
        document = replace(document, citations=tuple(mended.mend_citation(c) for c in repaired.citations))
        places = tuple(mended.place(place) for place in mended_places)
    return Draft(document, tuple(_list_items(document, places)))


def _parse_draft(source: Source, document_id: str, province: str | None) -> tuple[Document, tuple[Place, ...]]:
    document, places = parse_with_places(source, document_id)
    if province and document.metadata.province is None:
        return parse_with_places(source, document_id, {"province": province})
    return document, places


class _Mending:
    """The draft with its malformed numbers mended, and the way back to where they stand."""

    def __init__(self, text: str, odd: Sequence[Mended]) -> None:
        parts: list[str] = []
        self._starts: list[int] = []  # in the mended text, of each piece
        self._pieces: list[tuple[int, int, bool]] = []  # in the draft: start, end, whether it was mended
        at = length = 0
        for one in odd:
            for start, end, words in ((at, one.start, text[at : one.start]), (one.start, one.end, one.meant)):
                self._starts.append(length)
                self._pieces.append((start, end, end == one.end))
                parts.append(words)
                length += len(words)
            at = one.end
        self._starts.append(length)
        self._pieces.append((at, len(text), False))
        parts.append(text[at:])
        self.text = "".join(parts)

    def _back(self, offset: int, *, end: bool = False) -> int:
        """Return the draft's offset: within a mended number, that of its start (or end)."""
        at = bisect_right(self._starts, offset - end) - 1
        start, stop, mended = self._pieces[max(at, 0)]
        if mended:
            return stop if end else start
        return min(start + offset - self._starts[max(at, 0)], stop)

    def _map_span_back(self, span: Span | None) -> Span | None:
        return (self._back(span[0]), self._back(span[1], end=True)) if span else None

    def mend_citation(self, found: Citation) -> Citation:
        return replace(found, start=self._back(found.start), end=self._back(found.end, end=True))

    def place(self, found: Place) -> Place:
        head, tail = self._back(found.head), self._back(found.tail, end=True)
        date, issuer, subject = map(self._map_span_back, (found.date, found.issuer, found.subject))
        return Place(head=head, tail=tail, listed=found.listed, date=date, issuer=issuer, subject=subject)


def identify_number(citation: Citation) -> Number:
    """Return what is the same for every mention of one document in a draft.

    "846/QĐ-UBND" and "0846/QÐ-UBND" share ("846", "qd-ubnd", ""); a short one has its type for the symbol.
    """
    if citation.canonical is None:
        return strip_number(citation.number), citation.doc_type or "", str(citation.year or "")
    plain, codes, year = key_number(citation.canonical)
    return plain or "", "-".join(codes), str(year or "")


def _list_items(document: Document, places: Sequence[Place]) -> list[DraftItem]:
    text, passages = document.source.text, document.passages
    starts = [passage.start for passage in passages]
    seen: set[Number] = set()
    subjects: list[Span] = []
    items = []
    counted = line = 0
    for citation, place in zip(document.citations, places, strict=True):
        check_time()
        at = max(bisect_right(starts, citation.start) - 1, 0)
        passage = passages[at] if passages else Passage(0, len(text), "sentence")
        line_start = text.rfind("\n", 0, citation.start) + 1
        number = identify_number(citation)
        quoted = any(span[0] < citation.start < span[1] for span in subjects[-_NESTED:])
        running = passage.kind in ("sentence", "bullet") and not quoted
        line += text.count("\n", counted, citation.start)
        counted = citation.start
        items.append(
            DraftItem(
                citation=citation,
                place=place,
                written=text[citation.start : citation.end],
                first=running and number not in seen,
                line=line + 1,
                column=citation.start - line_start + 1,
                passage=passage,
                heading=list_headings_above(text, passages, at) if passages else (),
            )
        )
        if running:
            seen.add(number)
        if place.subject is not None:
            subjects.append(place.subject)
    return items


def show_number(citation: Citation) -> str:
    """Return how the number is rightly written, as far as it is known: "846/QĐ-UBND", "Nghị quyết 05"."""
    if citation.symbol is None:
        return citation.canonical or f"{citation.doc_type or 'Văn bản'} {citation.number}"
    return write_canonical(citation.number, citation.symbol, citation.year)
