"""How firmly a span is tied to what is asked: a number belongs to the label in its own clause.

"Giải quyết trước hạn: 6.072, quá hạn 01 hồ sơ": 01 is what is overdue, 6.072 is not, though they stand in one
sentence. Each word of the question counts by how near it stands; marks and other numbers stand between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.answering.terms import Focus, Word, words

_COSTS = {",": 4.0, ";": 9.0, ".": 12.0, "(": 3.0, ")": 4.0, ":": 0.5, "\n": 1.0, "–": 2.0}
_MARK = re.compile(r"[,;()\n–]|\.(?!\d)|:(?!\d)")
_NUMBER = re.compile(r"\d")
_NUMBER_COST = 5.0
_HALF = 7.0  # at this distance a word counts half
_AFTER = 2.5  # a word after a mark after the number belongs to what follows
_EXTRA, _EXTRA_MOST = 0.04, 0.2
_PLAIN = frozenset(
    "so luong tong muc dat ket qua la gom co hien duoc ti ty le bang thuc hien noi dung ca voi ngay thang nam quy trong do dong".split()
)


@dataclass(frozen=True)
class Clause:
    """A passage's words in order, with how far along each one stands."""

    words: tuple[Word, ...]
    along: tuple[float, ...]
    offset: int
    text: str


def clause(text: str, start: int, end: int) -> Clause:
    """The words of text[start:end]; distances grow by one a word, and by more across marks and numbers."""
    found = words(text[start:end])
    along, at, before = [], 0.0, 0
    opened: list[float] = []
    for word in found:
        at += 1.0
        for mark in _MARK.finditer(text, start + before, start + max(word.start, before)):
            if mark[0] == "(":
                opened.append(at)
            elif mark[0] == ")" and opened:
                at = opened.pop()  # what stands in brackets parts nothing
                continue
            at += _COSTS[mark[0]]
        along.append(at)
        if _NUMBER.match(word.text):
            at += _NUMBER_COST
        before = max(word.end, before)
    return Clause(found, tuple(along), start, text)


def tied(clause: Clause, focus: Focus, start: int, end: int) -> float:
    """0 to about 1: the share of the focus that stands near text[start:end], less what its label says besides."""
    place = bisect_left([word.start for word in clause.words], start - clause.offset)
    if not clause.words:
        return 0.0
    here = clause.along[min(place, len(clause.along) - 1)]
    past = bisect_left([word.start for word in clause.words], end - clause.offset)
    there = clause.along[past - 1] if past > 0 else here
    near: dict[str, float] = {}
    for index, (word, along) in enumerate(zip(clause.words, clause.along, strict=True)):
        if word.text not in focus.weights:
            continue
        if index < place:
            distance = abs(here - along)
        elif index >= past:
            distance = abs(along - there)
            distance = distance if distance < 4 else distance * _AFTER
        else:
            distance = 0.0
        closeness = 1.0 / (1.0 + max(distance - 1.0, 0.0) / _HALF)
        near[word.text] = max(near.get(word.text, 0.0), closeness)
    share = sum(focus.weights[word] * value for word, value in near.items()) / max(focus.mass, 1e-9)
    return share - _besides(clause, focus, place)


def _besides(clause: Clause, focus: Focus, place: int) -> float:
    """What the label says that was not asked: "trước hạn" of "giải quyết trước hạn: 6.072"."""
    extra = 0
    for index in range(place - 1, max(place - 9, -1), -1):
        following = clause.along[index + 1] if index + 1 < len(clause.along) else clause.along[index] + 1
        word = clause.words[index]
        if word.text not in focus.weights and word.text not in _PLAIN and not _NUMBER.match(word.text):
            extra += 1
        if index > 0 and (clause.along[index] - clause.along[index - 1] > 3.5 or following - clause.along[index] > 3.5):
            break
    return min(_EXTRA * extra, _EXTRA_MOST)


def follows(text: str, end: int, unit: Sequence[str]) -> float:
    """How much of the thing counted stands right after the number: "624 thôn, bản" of "thôn, bản" is all of it."""
    wanted = [word.text for word in words(" ".join(unit))]
    found = [word.text for word in words(text[end : end + 60])][: len(wanted)]
    longest = max((_run(found, wanted[at:]) for at in range(len(wanted))), default=0)
    return longest / len(wanted) if wanted else 0.0


def _run(found: Sequence[str], wanted: Sequence[str]) -> int:
    """How many words agree from the beginning."""
    return next((at for at, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), min(len(found), len(wanted)))
