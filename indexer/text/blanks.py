"""A copy of a text with even blanks and hyphens, and where its places are in the text.

Copies of pages and of PDF have two blanks where a line was broken, blanks that do not break, indents, soft hyphens,
letters of no width, dashes within numbers, marks of bold and italic around words of a sentence, and colons between "số"
and a number; they lack blanks where a line ended. Nothing of that says anything, and every pattern would have to allow
for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

from indexer.text.missing_blanks import list_glued

_WIDE = 5  # so many blanks part two columns: "ỦY BAN NHÂN DÂN          CỘNG HÒA"
_WIDE_AT_TOP = 3  # as do these in a letterhead
_TOP = 3000  # characters of a text in which its letterhead stands
_OTHER = "\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"  # blanks but the plain one, and what has no width
_NONE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")  # what has no width
_RUN = re.compile(f"[ {_OTHER}](?:[ {_OTHER}]+|(?<=[{_OTHER}])|(?<=^ )|$)", re.MULTILINE)
_ODD = re.compile(f"[{_OTHER}]")
_INNER = re.compile(f"(?<=\\S)(?: *[{_OTHER}][ {_OTHER}]*| {{2,}})(?=\\S)")
_MARKED = re.compile(r"(\*(?<=[^\s*|][ (“\"]\*)\*{0,2})(?=[^\s*])[^*\n|]{1,300}(?<=\S)(\1)(?=[^\w*]|$)", re.MULTILINE)
_TURNED = re.compile(r"(\*(?<=[\w,]\*)\*{0,2}) (\*{1,3})(?=\w)")  # italics that stop and go on: "của* *Chính phủ"
_COLON = re.compile(r"số(?<=[^\W\d] số)( ?:)(?= ?\d)")
_DASH = re.compile("[\u2010-\u2013](?:(?<=[\u2010\u2011])|(?<=[A-ZĐƯ].)(?=[A-ZĐƯ]))")
_UNEVEN = re.compile(
    f"[{_OTHER}\\u2010-\\u2013](?:(?<=[{_OTHER}\\u2010\\u2011])|(?<=[A-ZĐƯ].)(?=[A-ZĐƯ]))"
)  # another blank, or such a dash


@dataclass(frozen=True, slots=True)
class EvenText:
    """A text with even blanks; ``places`` are where its pieces begin in it, ``stored`` where they do in the stored
    text.
    """

    text: str
    places: list[int]
    stored: list[int]

    def put_back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the even text stands in the stored one."""
        first = last = bisect_right(self.places, start) - 1
        if end > start:
            last = bisect_right(self.places, end - 1, first) - 1
        return start + self.stored[first] - self.places[first], end + self.stored[last] - self.places[last]


def even_blanks(text: str) -> EvenText | None:
    """Return the text with one plain blank between words, none at the ends of lines and plain hyphens in symbols.

    None where it is so already. Blanks that part two columns stay.

    >>> even_blanks("Căn cứ  Quyết\\u00a0định \\n số 846/QĐ–UBND").text
    'Căn cứ Quyết định\\nsố 846/QĐ-UBND'
    >>> even_blanks("khoản 2 Điều 3 **Quyết định số: 846/QĐ-UBND** của UBND").text
    'khoản 2 Điều 3 Quyết định số 846/QĐ-UBND của UBND'
    >>> even_blanks("vềviệc thi hành Thông tư số 1/TT-BNVngày 2/3/2020 củaBộ").text
    'về việc thi hành Thông tư số 1/TT-BNV ngày 2/3/2020 của Bộ'
    """
    marks = sorted({*_list_marks(text), *((at, at) for at in list_glued(text))})
    if not marks and _is_even(text):
        return None
    runs: Iterable[tuple[int, int]] = (run.span() for run in _RUN.finditer(text))
    pieces: list[str] = []
    places, stored = [0], [0]
    written = done = 0
    for start, end in merge(runs, marks) if marks else runs:
        marked = start < end and (text[start] in "*:" or text[end - 1] == ":")
        kept = "" if marked else _keep(text, start, end) if start < end else " "
        pieces += [text[done:start], kept]
        written += start - done + len(kept)
        done = end
        if len(kept) != end - start:
            places.append(written)
            stored.append(done)
    pieces.append(text[done:])
    return EvenText(_DASH.sub("-", "".join(pieces)), places, stored)


def _is_even(text: str) -> bool:
    """Tell whether its blanks and hyphens are even. The cheap looks come first: most texts are even, or odd
    throughout.
    """
    blanks = "  " in text or " \n" in text or "\n " in text or text.startswith(" ") or text.endswith(" ")
    return not blanks and _UNEVEN.search(text) is None


def _list_marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the marks of bold and italic around words of a sentence, and the colons between "số" and a number."""
    if "*" in text:
        for words in _MARKED.finditer(text):
            yield words.span(1)
            yield words.span(2)
        for words in _TURNED.finditer(text) if "* *" in text else ():
            yield words.span(1)
            yield words.span(2)
    if " số:" in text or " số :" in text:
        for colon in _COLON.finditer(text):
            yield colon.span(1)


def _keep(text: str, start: int, end: int) -> str:
    """Return what is kept of blanks that stand together."""
    if start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
        return ""
    blanks = len(_NONE.sub("", text[start:end]))
    if blanks < (_WIDE_AT_TOP if start < _TOP else _WIDE) or text[end].islower():
        return " " if blanks else ""
    return " " * blanks


def even_line(line: str) -> str:
    """Return a line with plain single blanks between its words; its indent and its columns stay.

    >>> even_line("   của  UBND\u00a0tỉnh ")
    '   của UBND tỉnh '
    """
    if ("  " not in line and _ODD.search(line) is None) or _INNER.search(line) is None:
        return line
    return _INNER.sub(lambda run: _keep(line, run.start(), run.end()), line)
