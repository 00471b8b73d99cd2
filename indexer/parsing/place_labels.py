"""Where a passage stands, as offices cite it: ``[Báo cáo 566/BC-SCT, mục II.2]``, ``điểm a khoản 2 Điều 5``.

The numbers are those that the headings above the passage carry; what has no number is named by its heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from indexer.grammar.formulas import BEGINS_RECIPIENTS
from indexer.models import Document, Passage
from indexer.text.file_names import name_file
from indexer.text.folding import fold

_Kind = Literal["part", "article", "roman", "arabic", "dotted", "letter"]

_LONGEST_NAME = 80  # characters of a heading or title that stands for a missing number
_DECORATION = r"[\s>]*(?:#{1,6}\s+)?[*_]{0,4}\s*(?:[-–]\s(?=\*{0,2}\d))?\**\s*"
_FORMS: tuple[tuple[_Kind, str], ...] = (
    ("part", r"((?i:phần|chương|mục|phụ lục)\s+(?:[IVXLC]{1,6}|\d{1,2}|thứ\s+\w+))\b"),
    ("article", r"(Điều\s+\d{1,3}(?:[a-zđ]|(?:\.\d+)+\.[A-ZĐ]{2}[\d.]*\d)?)\s?[.:]"),
    ("roman", r"([IVX]{1,5})\s?[./]\s"),
    ("roman", r"([A-ZĐ])\.\s"),
    ("dotted", r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s"),
    ("arabic", r"(\d{1,2})\s?(?:[./]\)?|\))[*_]{0,4}\s"),
    ("letter", r"([a-zđ]\d?)\s?[)/]"),
    ("letter", r"(\((?:[ivx]{1,4}|\d{1,2}|[a-zđ])\))"),
    ("letter", r"([ivx]{2,4})\)"),
)
_KINDS = tuple((kind, re.compile(_DECORATION + form)) for kind, form in _FORMS)
_OFFICE = re.compile(
    r"(?:uy ban|ubnd|hoi dong|giam doc|pho |chu tich|bo truong|thu tuong|tong |cuc |kt\b|tm\b|tl\b|quyet dinh$)"
)  # who decides or signs: lines that stand alone, as headings do
_WORD = re.compile(r"[^\W\d_]{2}")
_BASIS = re.compile(r"\W*(?:căn\s+cứ|theo\s+đề\s+nghị)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """The number that a passage begins with: "II", "2.1", "Điều 5"."""

    kind: _Kind
    text: str


def label_place(document: Document, passage_index: int) -> str:
    """Return a passage as it is cited, in square brackets: the document, and where in it the passage stands.

    >>> [found] = [summary.id for summary in store.summaries() if summary.number == "412/BC-SNV"]
    >>> label_place(store.document(found), 15)
    '[Báo cáo 412/BC-SNV, mục II.2]'
    """
    return Places(document).label(passage_index)


class Places:
    """The places of all passages of one document; each is worked out once, in time that grows with the text."""

    def __init__(self, document: Document) -> None:
        self.name = _name(document)
        self._text = document.source.text
        self._passages = document.passages
        self._pages = [page.start for page in document.source.pages]
        self._body = _find_body(document)
        self._marks = [_mark(self._text, passage) for passage in self._passages]
        self._articles, self._lines = self._list_before()
        self._places: dict[int, str] = {}

    def label(self, index: int) -> str:
        """Return the place as it is cited, ``[Báo cáo 566/BC-SCT, mục II.2]``; the document alone where nothing above
        the passage has a name.
        """
        place = self.place(index)
        return f"[{self.name}, {place}]" if place else f"[{self.name}]"

    def place(self, index: int) -> str:
        """Return where in the document: ``mục II.2``, ``khoản 1 Điều 3``, ``phần “Kiến nghị”``; "" when it
        cannot be said.
        """
        first = self._lines[index]
        if first not in self._places:
            self._places[first] = self._add_page(first, self._place(first))
        return self._places[first]

    def _add_page(self, index: int, place: str) -> str:
        """Return the place with the page that it stands on, of a file with several."""
        if len(self._pages) < 2:
            return place
        page = f"trang {max(1, bisect_right(self._pages, self._passages[index].start))}"
        return f"{place}, {page}" if place else page

    def _place(self, index: int) -> str:
        chain = self._list_chain(index)
        marks = [mark for one in chain if (mark := self._marks[one]) is not None]
        articles = [n for n, mark in enumerate(marks) if mark.kind == "article"]
        if articles:
            return _join_article_marks(marks[articles[-1] :])
        if (article := self._find_article_before(chain)) is not None:
            return _join_article_marks([article, *(mark for mark in marks if not _is_outer(mark))])
        named = [one for one in chain if self._marks[one] is None and self._names_part(one)]
        numbered = [*self._find_missing_marks(chain, marks), *marks]
        if numbered:
            at = _join_numbers(numbered)
            return f"{at} phần {self._quote_heading(named[-1])}" if named and not _is_outer(numbered[0]) else at
        if named:
            return f"phần {self._quote_heading(named[-1])}"
        return "phần căn cứ" if _BASIS.match(self._text, self._passages[chain[-1]].start) else ""

    def _list_before(self) -> tuple[list[_Mark | None], list[int]]:
        """Return for each passage the article that stands before it under the same heading, and the first of
        its line.
        """
        articles: list[_Mark | None] = []
        lines: list[int] = []
        latest: dict[int, _Mark | None] = {}
        for index, passage in enumerate(self._passages):
            end = self._passages[index - 1].end if index else 0
            alone = not index or "\n" in self._text[end : passage.start]
            lines.append(index if alone else lines[-1])
            articles.append(latest.get(passage.parent))
            mark = self._marks[index]
            if mark is not None and (mark.kind == "article" or _is_outer(mark)):
                latest[passage.parent] = mark if mark.kind == "article" else None
            elif mark is None and passage.kind == "heading":
                latest[passage.parent] = None
        return articles, lines

    def _list_chain(self, index: int) -> list[int]:
        """Return the passage and what it stands under, outermost first."""
        chain = [index]
        while (parent := self._passages[chain[-1]].parent) >= 0:
            chain.append(parent)
        return chain[::-1]

    def _names_part(self, index: int) -> bool:
        """Tell whether a heading without number names a part: it is no letterhead, signature or list of recipients."""
        passage = self._passages[index]
        if passage.kind != "heading" or not self._body[0] <= passage.start < self._body[1]:
            return False
        name = self._text[passage.start : passage.end].strip("*#_>: \n")
        return bool(_WORD.search(name)) and not (BEGINS_RECIPIENTS.match(name) or _OFFICE.match(fold(name)))

    def _find_article_before(self, chain: list[int]) -> _Mark | None:
        """Return the article that a clause or paragraph beside it belongs to: "2." after "Điều 5." is of Điều 5."""
        first = next((one for one in chain if (mark := self._marks[one]) and not _is_outer(mark)), chain[-1])
        own = self._marks[first]
        closing = any(BEGINS_RECIPIENTS.match(self._text, self._passages[one].start) for one in chain)
        outside = closing or self._passages[first].start >= self._body[1]
        return None if outside or (own is not None and _is_outer(own)) else self._articles[first]

    def _find_missing_marks(self, chain: list[int], marks: list[_Mark]) -> list[_Mark]:
        """Return the number above a "3." that goes on after a heading without number has cut it off from its "III."."""
        first = marks[0] if marks else None
        if first is None or first.kind != "arabic" or first.text == "1" or not self._names_part(chain[0]):
            return []
        before = str(int(first.text) - 1)
        for index in range(chain[0] - 1, -1, -1):
            mark = self._marks[index]
            if mark is not None and mark.kind in ("roman", "arabic") and self._passages[index].kind == "heading":
                above = [m for one in self._list_chain(index)[:-1] if (m := self._marks[one]) is not None]
                return above if mark.kind == "arabic" and mark.text == before else []
        return []

    def _quote_heading(self, index: int) -> str:
        passage = self._passages[index]
        return f"“{_shorten_name(self._text[passage.start : passage.end].strip('*#_>: '))}”"


def _mark(text: str, passage: Passage) -> _Mark | None:
    if passage.kind in ("bullet", "row", "title"):
        return None
    for kind, form in _KINDS:
        if found := form.match(text, passage.start, passage.end):
            return _Mark(kind, " ".join(found[1].split()))
    return None


def _is_outer(mark: _Mark) -> bool:
    return mark.kind in ("part", "roman")


def _join_article_marks(marks: list[_Mark]) -> str:
    """``điểm a khoản 2 Điều 5``: from the inside out, as articles are cited."""
    article, inner = marks[0].text, marks[1:]
    said = [f"{'điểm' if mark.kind == 'letter' else 'khoản'} {mark.text}" for mark in reversed(inner)]
    return " ".join([*said, article])


def _join_numbers(marks: list[_Mark]) -> str:
    """``mục II.2``, ``Chương II, mục 3``: numbers joined from the outside in, those that one repeats left out."""
    parts = [mark.text for mark in marks if mark.kind == "part"]
    numbers: list[str] = []
    for mark in (mark for mark in marks if mark.kind != "part"):
        own = mark.text.split(".")
        repeated = next((n for n in range(len(own) - 1, 0, -1) if numbers[-n:] == own[:n]), 0)
        numbers += own[repeated:]
    said = [f"{parts[-1][:1].upper()}{parts[-1][1:]}"] if parts else []
    return ", ".join([*said, *([f"mục {'.'.join(numbers)}"] if numbers else [])])


def _find_body(document: Document) -> tuple[int, int]:
    """Return what lies between the title and the signature."""
    known = document.metadata
    title = next((p.end for p in document.passages if p.kind == "title"), None)
    if title is None:
        title = next((p.start for p in document.passages if _mark(document.source.text, p)), 0)
    signed = [v.start for v in (known.signer_title, known.signer) if v is not None and v.start is not None]
    end = min(signed, default=0)
    return title, end if end > title else len(document.source.text)


def _name(document: Document) -> str:
    """``Báo cáo 566/BC-SCT``; without a number the type and title, else the file."""
    known = document.metadata
    kind = known.doc_type.text if known.doc_type else ""
    if known.canonical:
        return f"{kind} {known.canonical}".strip()
    title = _shorten_name(known.title.text) if known.title else ""
    if title:
        return title if fold(title).startswith(fold(kind)) else f"{kind} “{title}”"
    return name_file(document.source.path)


def _shorten_name(text: str) -> str:
    """Return a name on one line, cut at a blank when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else line[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"
