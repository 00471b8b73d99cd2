"""A copy of a text with even blanks and hyphens, and where its places are in the text.

Copies of pages and of PDF have two blanks where a line was broken, blanks that do not break, indents, soft hyphens,
letters of no width, and dashes within numbers. Nothing of that says anything, and every pattern would have to allow for
it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WIDE = 5  # so many blanks part two columns: "ỦY BAN NHÂN DÂN          CỘNG HÒA"
_WIDE_AT_TOP = 3  # as do these in a letterhead
_TOP = 3000  # characters of a text in which its letterhead stands
_OTHER = "\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"  # blanks but the plain one, and what has no width
_NONE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")  # what has no width
_RUN = re.compile(f"[ {_OTHER}](?:[ {_OTHER}]+|(?<=[{_OTHER}])|(?<=^ )|$)", re.MULTILINE)
_ODD = re.compile(f"[{_OTHER}]")
_INNER = re.compile(f"(?<=\\S)(?: *[{_OTHER}][ {_OTHER}]*| {{2,}})(?=\\S)")
_DASH = re.compile("[\u2010-\u2013](?:(?<=[\u2010\u2011])|(?<=[A-ZĐƯ].)(?=[A-ZĐƯ]))")


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
        return self._begin(start), (self._begin(end - 1) + 1 if end > start else self._begin(end))

    def _begin(self, at: int) -> int:
        piece = max(bisect_right(self.places, at) - 1, 0)
        return self.stored[piece] + at - self.places[piece]


def even_blanks(text: str) -> EvenText | None:
    """Return the text with one plain blank between words, none at the ends of lines and plain hyphens in symbols.

    None where it is so already. Blanks that part two columns stay.

    >>> even_blanks("Căn cứ  Quyết\\u00a0định \\n số 846/QĐ–UBND").text
    'Căn cứ Quyết định\\nsố 846/QĐ-UBND'
    """
    if _is_even(text):
        return None
    pieces: list[str] = []
    places, stored = [0], [0]
    written = done = 0
    for run in _RUN.finditer(text):
        kept = _keep(text, run.start(), run.end())
        pieces += [text[done : run.start()], kept]
        written += run.start() - done + len(kept)
        done = run.end()
        if len(kept) != len(run[0]):
            places.append(written)
            stored.append(done)
    pieces.append(text[done:])
    return EvenText(_DASH.sub("-", "".join(pieces)), places, stored)


def _is_even(text: str) -> bool:
    """Whether ``even_blanks`` has nothing to do. The cheap looks come first: most texts are even, or odd throughout."""
    blanks = "  " in text or " \n" in text or "\n " in text or text.startswith(" ") or text.endswith(" ")
    return not blanks and _ODD.search(text) is None and _DASH.search(text) is None


def _keep(text: str, start: int, end: int) -> str:
    """What is kept of blanks that stand together."""
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
    if _INNER.search(line) is None:
        return line
    return _INNER.sub(lambda run: _keep(line, run.start(), run.end()), line)
