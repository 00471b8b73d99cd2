"""The top of a document as pieces: its lines, cells and columns in order, without marks and drawn rules.

A letterhead comes in two columns, as a table, flattened to one line, in bold, or broken in the middle of a name;
here all of these become the same: a piece a part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.text.folding import LOWER, UPPER

LIMIT = 6000  # characters of a document in which its top is looked for

_MARKS = "*\\\u200b\u200c\u200d\ufeff\u00ad"
_DROPPED = re.compile(rf"[{re.escape(_MARKS)}_](?:(?<!_)|(?<!__)(?!_))")  # a rule of "_" stays
_BORDER = re.compile(r"[\n|\t<](?:(?<!<)|br ?/?>)")
_RULE = re.compile(r"[\s|:+=_*.…#>\-–—]*$")
_FILLED = re.compile(r"(?:[Ss]ố\s*:?|[Nn]gày|[Tt]háng|[Nn]ăm|[/-])[\s.…_]*$")  # what a blank to be filled stands after
_FILLING = re.compile(r"[/,.]|[Tt]háng\b|[Nn]ăm\b|-\s?[A-ZĐ]{2}")  # and before
_COLUMNS = re.compile(r"(?<=\S) {3,}(?=\S)")
_NATION = r"(?:C[ỘộÔ]NG\s+H[ÒO][AÀ]\s+X[ÃA]\s+H[ỘÔ]I|Đ[ẢA]NG\s+C[ỘÔ]NG\s+S[ẢA]N\s+VI[ỆÊ]T\s+NAM)"
_MOTTO = r"[ĐD]ộc\s+[lL][ậâ]p\s*[-–]\s*[Tt]ự\s+[dD]o"
_TITLED = rf"[{UPPER}][{LOWER}]+"
_DATED = rf"(?:(?:TP|Tp)\.?\s*)?{_TITLED}(?:\s+(?:-\s+)?{_TITLED}){{0,5}}\s*,\s*[Nn]gày\b"
_CUT = re.compile(
    rf"\s(?:(?=[\sCĐDSsVvK])(?<=\S\s)\s*(?={_NATION}|{_MOTTO}|[Ss]ố\s?:|[Vv]/[Vv]\b|K[íÍ][nN][hH]\s+[gG][ửỬ][iI])"
    rf"|(?<=[{UPPER}\d]\s)(?<!TP\s)(?<!Tp\s)\s*(?={_DATED})"
    r"|(?<=[MCc]\s)(?:(?<=NGHĨA VIỆT NAM\s)|(?<=CỘNG SẢN VIỆT NAM\s)|(?<=Hạnh phúc\s)|(?<=Hạnh Phúc\s)"
    r"|(?<=HẠNH PHÚC\s))\s*(?=\S))"
)  # begins with the blank: what begins by looking back is tried at every character


class FrontPiece(NamedTuple):
    """Words that stand together, as one line; ``gap`` tells that a blank line or a border stands before them."""

    text: str
    start: int
    end: int
    gap: bool

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.text.isupper() and any(map(str.isalpha, self.text))


def cut_front(text: str, limit: int = LIMIT) -> list[FrontPiece]:
    """Return the pieces of the top of a text, with their places in it.

    >>> [piece.text for piece in cut_front("**UBND TỈNH X**       Độc lập - Tự do - Hạnh phúc\\n|\\nSố:     /BC-SCT")]
    ['UBND TỈNH X', 'Độc lập - Tự do - Hạnh phúc', 'Số: /BC-SCT']
    """
    return list(read_pieces(text, limit))


def read_pieces(text: str, limit: int) -> Iterator[FrontPiece]:
    """Yield the same one by one, for a reader that may stop early."""
    gap = False
    for start, end in _list_lines(text, limit):
        line, dropped = _strip_marks(text[start:end].replace("\u00a0", " "))
        if not line or _RULE.match(line):
            gap = True
            continue
        for left, right in _cut_line(line):
            first, last = left + bisect_right(dropped, left), right + bisect_right(dropped, right - 1)
            yield FrontPiece(" ".join(line[left:right].split()), start + first, start + last, gap)
            gap = False


def _list_lines(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines and cells stand."""
    start = 0
    for border in _BORDER.finditer(text, 0, limit):
        yield start, border.start()
        start = border.end()
    if len(text) <= limit:  # a line that the limit cuts is left out
        yield start, len(text)


def _strip_marks(line: str) -> tuple[str, Sequence[int]]:
    """Return (a line without marks, the places in it where one was dropped)."""
    if _DROPPED.search(line) is None:
        return line, ()
    dropped = [mark.start() - before for before, mark in enumerate(_DROPPED.finditer(line))]
    return _DROPPED.sub("", line), dropped


def _cut_line(line: str) -> list[tuple[int, int]]:
    """Return where the columns of a line stand, and what was flattened into it."""
    cuts = [cut.span() for cut in _CUT.finditer(line)]
    if "   " in line:
        cuts += [cut.span() for cut in _COLUMNS.finditer(line) if not _is_filled(line, cut)]
    parts, left = [], 0
    for start, end in sorted(cuts):
        if start >= left:
            parts.append(_strip_part(line, left, start))
            left = max(left, end)
    parts.append(_strip_part(line, left, len(line)))
    return [(start, end) for start, end in parts if start < end and not _RULE.match(line, start, end)]


def _is_filled(line: str, cut: re.Match[str]) -> bool:
    """Tell whether blanks are left to be filled by hand: "Số:      /BC-SCT", "ngày      tháng 4"."""
    return bool(_FILLED.search(line, max(0, cut.start() - 8), cut.start()) or _FILLING.match(line, cut.end()))


def _strip_part(line: str, start: int, end: int) -> tuple[int, int]:
    words = line[start:end]
    return start + len(words) - len(words.lstrip("#> ")), start + len(_strip_rule(words))


def _strip_rule(words: str) -> str:
    """Return words without the rule that is drawn after them: "CỤC THUẾ -------"."""
    bare = words.rstrip(" _")
    undrawn = bare.rstrip("-=–—")
    return undrawn.rstrip(" _") if len(bare) - len(undrawn) > 2 else bare
