"""Which lines of running text are one paragraph.

A line goes on with the next where the next one's first word would not have found room on it: then the break is the
page's, not the author's. Marks of lists, indents, sizes and distances say where a paragraph begins all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.grammar.formulas import RECIPIENTS_WRITTEN
from indexer.reading.layout.sheets import SheetLine
from indexer.reading.layout.told_structure import block_of, is_one
from indexer.text.folding import fold

_STRONG = re.compile(
    r"(?:[-–—+•*●▪○■◦]\s|(?i:điều|chương|mục|phần|phụ lục|tiểu mục|biểu|mẫu)\s+(?:số\s+)?(?i:[\divxlc]+)\b"
    r"|[a-zđ]\d?\)\s|\(?\d{1,3}\)\s|[IVXLC]{1,6}[.)]\s"
    rf"|Căn cứ |Theo đề nghị |Xét (?:đề nghị|tờ trình)|{RECIPIENTS_WRITTEN}|Kính gửi)"
)
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}[.)]?\s+\S|[a-zđ][.)]\s|[IVXLC]{1,6}\s*[.\-/)]\s|[A-Z]\.\s")
_ENDED = re.compile(r"[.;:!?…]['\"”’)\]]*$|\./\.?$")
_CHAPTER = re.compile(r"(?:chuong|muc|phan|phu luc|tieu muc|thu)\s+\w+\.?$")
_INDENT = 0.9  # ems that a paragraph's first line is indented at least
_WIDE, _FULL = 0.5, 0.8  # of the width between margins, of lines that go on
_LEVEL = 2.0  # points that the lines of one item may begin apart
_CENTRED = 1.6  # ems that a line in the middle may stand beside it
_PARENTHESIS = re.compile(r"\(?\d{1,3}\)\s|[a-zđ]\d?\)\s|[IVXLC]{1,6}\)\s")
_PITCH = 2.15  # ems between two lines of one paragraph at most
_HYPHEN = re.compile(r"\w[-‐]$")
_NATION_CUT = re.compile(r"cong hoa(?: xa)?(?: hoi)?(?: chu)?(?: nghia)?(?: viet)?")
_CODE = re.compile(r"\d/(?:[\w.]*/)?[A-ZĐ&]{1,8}[-‐]$")  # a number cut at its hyphen
_LINK = re.compile(r"(?:https?://|www\.)\S*[/?&=_.-]$")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where running text begins and ends on a page, and whether its paragraphs begin with an indent."""

    left: float
    right: float
    indented: bool = False


def measure_margins(lines: Sequence[SheetLine], width: float) -> Margins:
    """Return the margins of a page: those that its long lines have; without long lines usual ones."""
    long = [line for line in lines if line.width > 0.5 * width]
    if len(long) < 2:
        return Margins(0.13 * width, 0.92 * width)
    left, right = (
        _find_common_edge([line.left for line in long], low=True),
        _find_common_edge([line.right for line in long], low=False),
    )
    begins = [line.left - left > _INDENT * line.size for before, line in pairwise(lines) if _ENDED.search(before.text)]
    return Margins(left, right, len(begins) >= 3 and sum(begins) >= 0.6 * len(begins))


def _find_common_edge(edges: list[float], *, low: bool) -> float:
    """Return the edge that most lines have (within 3 points), the outermost of those that are common."""
    ordered = sorted(edges)
    best, most = (ordered[0] if low else ordered[-1]), 0
    for edge in ordered if low else reversed(ordered):
        near = bisect_right(ordered, edge + 3) - bisect_left(ordered, edge - 3)
        if near > most * 1.5:
            best, most = edge, near
    return best


def goes_on(before: SheetLine, line: SheetLine, margins: Margins, *, new_page: bool, so_far: str) -> bool:
    """Tell whether a line goes on with the paragraph ``so_far``, whose last line is the one before.

    ``new_page``: the two stand on two pages, so that how far they are apart says nothing.
    """
    if not 0.84 < line.size / before.size < 1.19:
        return False
    distance = line.foot - before.foot
    if not new_page and not 0 < distance < _PITCH * max(line.size, before.size):
        return False
    if _CODE.search(so_far) and line.text[:1].isupper():
        return True
    told = _is_told(before, line, margins, so_far, new_page=new_page)
    return told if told is not None else _seems_one(before, line, margins, so_far, new_page=new_page)


def _seems_one(before: SheetLine, line: SheetLine, margins: Margins, so_far: str, *, new_page: bool) -> bool:
    """Tell whether a line goes on with a paragraph as far as can be seen."""
    ended = _ENDED.search(so_far) is not None
    hangs = line.left > margins.left + _LEVEL and _hangs(before, line, so_far)
    begins = not hangs and margins.indented and line.left - margins.left > _INDENT * line.size
    if _STRONG.match(line.text + " ") and (ended or begins or not _is_inner(line.text)):
        return False
    if _is_centred(before, margins) and _is_centred(line, margins):
        return _continues_title(before, line, margins, so_far) and not new_page
    if before.text.isupper() and line.text.isupper() and not new_page:
        return _continues_title(before, line, margins, so_far)
    if not _was_full(before, line, margins) or _hangs_out(before, line):
        return False
    if hangs:
        return not (ended and (new_page or _NUMBERED.match(line.text)))
    return _follows(before, line, margins, ended=ended, new_page=new_page)


def _follows(before: SheetLine, line: SheetLine, margins: Margins, *, ended: bool, new_page: bool) -> bool:
    """Tell whether a line stands as one does that goes on with a full line."""
    indent, small = line.left - margins.left, line.text[:1].islower()
    if indent > _INDENT * line.size and abs(line.left - before.left) > _LEVEL:
        if small and _is_centred(line, margins) and _is_level(before, margins):
            return not ended
        return not ended and line.left < before.left and not _NUMBERED.match(line.text)
    if margins.indented and indent > _INDENT * line.size and not small:
        return False
    if margins.indented and indent < 0.4 * line.size:
        return not (ended and new_page and _NUMBERED.match(line.text))
    if ended and (_NUMBERED.match(line.text) or (indent > _INDENT * line.size and before.left > margins.left + 2)):
        return False
    return not (new_page and ended and not small)


def _is_told(before: SheetLine, line: SheetLine, margins: Margins, so_far: str, *, new_page: bool) -> bool | None:
    """Return what the file's tags tell; None where they tell nothing, or what cannot be: a sentence over two
    paragraphs.

    Within a paragraph lines may end by a break of its author: short ones, and those behind which a list goes on.
    """
    one, other = block_of(before.words[-1]), block_of(line.words[0])
    if not one or not other:
        return None
    ended = _ENDED.search(so_far) is not None
    if not is_one(one, other):
        return False if ended or not line.text[:1].islower() else None
    if ended and _STRONG.match(line.text + " "):
        return None
    wide = before.width / (margins.right - margins.left)
    long = wide > _WIDE and _was_full(before, line, margins)
    return True if long or (not ended and (new_page or wide > _FULL)) else None


def _hangs(before: SheetLine, line: SheetLine, so_far: str) -> bool:
    """Tell whether a line begins where the text of its item does, behind a mark or number that hangs out on
    the left.
    """
    if not (_STRONG.match(so_far) or _NUMBERED.match(so_far)):
        return False
    if len(so_far) > len(before.text):
        return abs(line.left - before.left) < _LEVEL
    return any(abs(word.left - line.left) < _LEVEL for word in before.words[1:3])


def _hangs_out(before: SheetLine, line: SheetLine) -> bool:
    """Tell whether a line begins with a number that hangs out left of where it and the line before go on."""
    numbered = len(line.words) > 1 and _NUMBERED.match(line.text) is not None
    return numbered and before.left - line.left > _LEVEL and abs(line.words[1].left - before.left) < _LEVEL


def _is_inner(text: str) -> bool:
    """Words that begin paragraphs and stand within sentences as well: "... quy định tại⏎Điều 5", "(2) ... và⏎(3)"."""
    return (
        _PARENTHESIS.match(text) is not None
        or re.match(r"(?:điều|chương|mục|phần|phụ lục|biểu|mẫu)\s", text) is not None
        or bool(re.match(r"(?:Điều|Chương|Mục|Phụ lục|Mẫu|Biểu)\s+(?:số\s+)?[\dIVXLC]+(?![\w.])[^.]", text))
    )


def _was_full(before: SheetLine, line: SheetLine, margins: Margins) -> bool:
    """Tell whether the first word of a line would not have found room on the line before."""
    word = line.words[0]
    blank = 0.22 * before.size
    return before.right + blank + (word.right - word.left) > margins.right - 0.1 * before.size


def _is_centred(line: SheetLine, margins: Margins) -> bool:
    left, right = line.left - margins.left, margins.right - line.right
    return left > 1.5 * line.size and abs(left - right) < _CENTRED * line.size


def _is_level(line: SheetLine, margins: Margins) -> bool:
    """Tell whether a line is as far from the one margin as from the other: it fills them, or stands in the middle."""
    return abs((line.left - margins.left) - (margins.right - line.right)) < _CENTRED * line.size


def _continues_title(before: SheetLine, line: SheetLine, margins: Margins, so_far: str) -> bool:
    """Centred lines: a title goes on in small letters, or in the same kind of letters after a line that was long."""
    if line.foot - before.foot > 1.75 * line.size or _ENDED.search(so_far) or _CHAPTER.match(fold(so_far)):
        return False
    if line.text[:1].islower():
        return True
    wide = before.width > 0.55 * (margins.right - margins.left)
    return wide and before.text.isupper() == line.text.isupper()


def has_ended(so_far: str) -> bool:
    """Tell whether a text ends as a sentence or an item of a list does.

    >>> has_ended("báo cáo kết quả"), has_ended("trước ngày 30 tháng 6;")
    (False, True)
    """
    return _ENDED.search(so_far) is not None


def find_joint(so_far: str) -> str:
    """Return what stands between two lines of one paragraph: a blank, or nothing within a word.

    >>> address = "xem https://dichvucong.gov.vn/p/home?"
    >>> find_joint("Nghị quyết số 14/2020/NQ-"), find_joint(address), find_joint("Nghị quyết")
    ('', '', ' ')
    """
    return "" if _HYPHEN.search(so_far) or _LINK.search(so_far) else " "


def continues_column(before: SheetLine, line: SheetLine, right: float, so_far: str) -> bool:
    """Tell whether a line of a letterhead's or a signature's column goes on with the one before.

    Only an item of the addressees that filled its line, or a subject that goes on in small letters, closely below; and
    the nation's name.
    """
    if not 0 < line.foot - before.foot < 1.6 * line.size or not 0.84 < line.size / before.size < 1.19:
        return False
    one, other = block_of(before.words[-1]), block_of(line.words[0])
    parted = bool(one and other) and not is_one(one, other)
    if parted or _STRONG.match(line.text + " ") or _ENDED.search(so_far):
        return False
    if _HYPHEN.search(so_far) and len(so_far.split()[-1]) > 2:
        return True
    if line.text.isupper() and _NATION_CUT.fullmatch(fold(so_far)):
        return True
    full = before.right + line.words[0].right - line.words[0].left > right - line.size
    if so_far[:1] in "-–+" and full and not line.text.isupper():
        return True
    return (line.text[:1].islower() or line.text[:1].isdigit()) and (full or so_far[:1] in "-–V")
