"""Syllables that stand in pieces, as some PDF files give them: "ĐIỀ U KHO ẢN", "Thự c hiệ n Quyế t đị nh".

The blank within a syllable is moved behind it, so that no offset moves by more than that. A line is first recognised
as broken: several of its pieces are no syllables of the language, and become listed ones when put together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from indexer.text.folding import LOWER, UPPER
from indexer.text.vocabulary import is_listed

_CODA = r"(?:ng|nh|ch|n|c|t|p|m|u|i|NG|NH|CH|N|C|T|P|M|U|I)"
_PIECE = re.compile(
    rf" (?<=[{UPPER}{LOWER}] )(?:{_CODA}(?![^\W_])|[ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰạảấầẩẫậ]\w)"
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2  # pieces of a line that are no syllables, in a line that is broken ...
_SHARE = 0.1  # ... and so many of its words
_LONGEST = 3  # pieces of a syllable


@dataclass(frozen=True, slots=True)
class Joined:
    """A text of the same length in which syllables are whole, and how many were put together."""

    text: str
    syllables: int


def join_letters(text: str) -> Joined:
    """Put together the syllables that stand in pieces; a text without such lines stays as it is.

    >>> join_letters("ĐIỀ U KHO ẢN CHUYỂ N TIẾ P củ a tỉ nh").text
    'ĐIỀU  KHOẢN  CHUYỂN  TIẾP  của  tỉnh '
    >>> join_letters("điểm c khoản 2, lớp a và tổ n").syllables
    0
    """
    if len(_PIECE.findall(text)) < _LEAST:
        return Joined(text, 0)
    lines, count = text.split("\n"), 0
    for number, line in enumerate(lines):
        if len(_PIECE.findall(line)) >= _LEAST:
            found = _find_broken_spans(line)
            lines[number], count = _mend_line(line, found), count + len(found)
    return Joined("\n".join(lines), count)


def _find_broken_spans(line: str) -> list[tuple[int, int]]:
    """Return the spans of the syllables in pieces; none in a line that is not broken."""
    words = [match.span() for match in _WORD.finditer(line)]
    found, strange, at = [], 0, 0
    while at < len(words):
        size = next((size for size in range(_LONGEST, 1, -1) if _is_one(line, words[at : at + size], size)), 1)
        if size > 1:
            found.append((words[at][0], words[at + size - 1][1]))
            strange += any(not _stands_alone(line[slice(*word)]) for word in words[at : at + size])
        at += size
    return found if strange >= max(_LEAST, _SHARE * (len(words) - len(found))) else []


def _is_one(line: str, pieces: list[tuple[int, int]], size: int) -> bool:
    """Tell whether so many words, a blank between each two, are a syllable only together."""
    if len(pieces) < size or any(line[left[1] : right[0]] != " " for left, right in pairwise(pieces)):
        return False
    whole = "".join(line[slice(*piece)] for piece in pieces)
    if not (whole[1:].islower() or whole.isupper()) or not is_listed(whole.lower()):
        return False
    return any(not _stands_alone(line[slice(*piece)]) for piece in pieces)


def _stands_alone(word: str) -> bool:
    """Tell whether a piece is a syllable by itself; a letter is one of a list ("điểm c") or a piece."""
    return len(word) > 1 and is_listed(word.lower())


def _mend_line(line: str, spans: list[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in spans:
        whole = line[start:end].replace(" ", "")
        parts += [line[last:start], whole.ljust(end - start)]
        last = end
    return "".join([*parts, line[last:]])
