"""How firmly a span is tied to what is asked: a number belongs to the label in its own clause.

"Giải quyết trước hạn: 6.072, quá hạn 01 hồ sơ": 01 is what is overdue, 6.072 is not, though they stand in one
sentence. Each word of the question counts by how near it stands; marks and other numbers stand between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import KW_ONLY, dataclass

from indexer.answering.terms import Focus, Others, Word, list_words, rename_words

_COSTS = {",": 4.0, ";": 9.0, ".": 12.0, "(": 1.0, ")": 4.0, ":": 0.5, "\n": 1.0, "–": 2.0}
_OPENING = re.compile(r"[,;(]\s*$|[,;(]\s*(?:có|và|trong đó)\s*$|\bvà\s*$")
_PART = re.compile(r"[\d./]*\d/(?:[A-ZĐ]|(?:19|20)\d\d)|\d{1,2}/\d{1,2}/(?:19|20)\d\d")  # of a number or date
_SYMBOL = re.compile(r"(?<!\S)[\d/.-]*\d\s?[/-][^\W\d_][^\s,;:)]*")  # of a document: its codes are no words of a label
_LEADING = re.compile(r":\s*$")
_MARK = re.compile(r"[,;()\n–]|\.(?!\d)|:(?!\d)")
_NUMBER = re.compile(r"\d")
_SHARE = re.compile(
    r"(?<![\d.,])\d[\d.,/]*[^;.\d\n]{0,24}?(?:đạt|chiếm|tương ứng|bằng)(?: (?:tỷ|tỉ) lệ)?(?: là)?:?\s*(?=\d[\d.,]*\s?%)"
)  # "có phát sinh hồ sơ: 18, đạt tỷ lệ: 13%": one thing, told twice
_NUMBER_COST = 9.0
_HALF = 7.0  # at this distance a word counts half
_AFTER = 2.5  # a word after a mark after the number belongs to what follows
_BEFORE = 8.0  # a number that opens its clause is told by what follows: "..., 97/98 xã đạt tiêu chí số 7"
_NAMED = 0.5  # "Tổng số TTHC thuộc thẩm quyền quản lý, theo dõi: 166": a label is near, however long it is
_NEARLY = 0.9
_ALONE = 0.55
_OUTSIDE = 0.3  # what a word counts for a number in brackets that closed before it
_APART = 3.5  # so far apart, words are of two clauses
_EXTRA_AFTER = 0.02
_AGREED = 0.12  # what it speaks for a number that all of its own label is asked
_EXTRA, _EXTRA_MOST = 0.04, 0.2
_PLAIN_WORDS = (
    "so luong tong muc dat ket qua la gom co hien duoc ti ty le bang thuc hien noi dung ca voi"
    " ngay thang nam quy trong do dong quan don vi so tinh den thoi diem bao cao ky hien nay"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())


@dataclass(frozen=True)
class Clause:
    """A passage's words in order, with how far along each one stands."""

    words: tuple[Word, ...]
    along: tuple[float, ...]
    offset: int
    text: str
    _: KW_ONLY
    asked: Container[str] = ()
    parting: Container[str] = ()


def make_clause(
    text: str, start: int, end: int, asked: Container[str] = (), parting: Container[str] = (), others: Others = ()
) -> Clause:
    """Return the words of text[start:end]; distances grow by one a word, and by more across marks and numbers.

    A number that the question itself states (``asked``) parts nothing, but for a document's number: a label begins
    behind it (``parting``).
    """
    symbols = [(match.start() - start, match.end() - start) for match in _SYMBOL.finditer(text, start, end)]
    told = rename_words(list_words(text[start:end]), text[start:end], others) if others else list_words(text[start:end])
    found = tuple(word for word in told if not _is_within(word, symbols) or word.text in asked)
    along, at, before = [], 0.0, 0
    opened: list[float] = []
    shares = [(match.start() - start, match.end() - start) for match in _SHARE.finditer(text, start, end)]
    for word in found:
        at += 1.0
        for mark in _MARK.finditer(text, start + before, start + max(word.start, before)):
            if any(left < mark.start() - start < right for left, right in shares):
                continue
            if mark[0] == "(":
                opened.append(at)
            elif mark[0] == ")" and opened:
                at = opened.pop()  # what stands in brackets parts nothing
                continue
            at += _COSTS[mark[0]]
        along.append(at)
        shared = any(left <= word.start < right for left, right in shares)
        if (
            _NUMBER.match(word.text)
            and word.text not in asked
            and not shared
            and not _PART.match(text, start + word.start)
        ):
            at += _NUMBER_COST
        before = max(word.end, before)
    return Clause(found, tuple(along), start, text, asked=asked, parting=parting)


def _is_within(word: Word, places: Sequence[tuple[int, int]]) -> bool:
    return not _NUMBER.match(word.text) and any(left <= word.start < right for left, right in places)


def measure_tie(clause: Clause, focus: Focus, start: int, end: int, after: float = 1.0) -> float:
    """Return, from 0 to about 1, the share of the focus that stands near text[start:end], less what its label says
    besides.

    ``after`` is what a word counts that stands behind the span. What stands in brackets belongs to what stands before
    them: "Hội chợ A (từ ngày 06/01), Hội chợ B".
    """
    place = bisect_left([word.start for word in clause.words], start - clause.offset)
    if not clause.words:
        return 0.0
    here = clause.along[min(place, len(clause.along) - 1)]
    past = bisect_left([word.start for word in clause.words], end - clause.offset)
    there = clause.along[past - 1] if past > 0 else here
    opens = _opens_clause(clause, place, start, _OPENING)
    named = _opens_clause(clause, place, start, _LEADING)
    leads = opens or named or place == 0
    after = 1.0 if place == 0 else after
    near: dict[str, float] = {}
    closing = _find_closing_bracket(clause, start, end)
    for index, (word, along) in enumerate(zip(clause.words, clause.along, strict=True)):
        if word.text not in focus.weights:
            continue
        if index < place:
            distance = abs(here - along) * (_NAMED if named else 1.0) + (_BEFORE if opens else 0.0)
        elif index >= past:
            distance = abs(along - there)
            distance = distance if distance < 4 or leads else distance * _AFTER
        else:
            distance = 0.0
        closeness = (after if index >= past else 1.0) / (1.0 + max(distance - 1.0, 0.0) / _HALF)
        closeness *= _OUTSIDE if 0 <= closing <= clause.offset + word.start else 1.0
        closeness *= _weigh_neighbours(clause, focus, index)
        near[word.text] = max(near.get(word.text, 0.0), closeness)
    share = sum(focus.weights[word] * value for word, value in near.items()) / max(focus.mass, 1e-9)
    besides, agreed = _weigh_label(clause, focus, place, named=named)
    agreed = _weigh_label_ahead(clause, focus, past) if leads and not agreed else agreed
    if leads and past < len(clause.words) and clause.words[past].text in focus.weights:
        besides = min(besides, _EXTRA)  # "... nông thôn: 144/148 xã đạt": what follows is the label
    return share + agreed - besides - _weigh_words_after(clause, focus, past)


def _find_closing_bracket(clause: Clause, start: int, end: int) -> int:
    """Return where the bracket closes that the span stands in; -1 when it stands in none."""
    opening = clause.text[clause.offset : start]
    return clause.text.find(")", end) if opening.count("(") > opening.count(")") else -1


def _opens_clause(clause: Clause, place: int, start: int, opening: re.Pattern[str]) -> bool:
    """Does the number open its clause, so that the words after it tell what it is?"""
    last = clause.offset + clause.words[place - 1].end if place else clause.offset
    return place > 0 and opening.search(clause.text, last, start) is not None


def _weigh_neighbours(clause: Clause, focus: Focus, index: int) -> float:
    """Does a word stand beside one of its neighbours in the question: "hạn" of "trước hạn" in "quá hạn" does not?"""
    word = clause.words[index].text
    before = clause.words[index - 1].text if index else ""
    after = clause.words[index + 1].text if index + 1 < len(clause.words) else ""
    held = {(before, word), (word, after)}
    if not focus.neighbours[word] or not held.isdisjoint(focus.neighbours[word]):
        return 1.0
    return _ALONE if held.isdisjoint(focus.near[word]) else _NEARLY


def _weigh_words_after(clause: Clause, focus: Focus, past: int) -> float:
    """Return what follows in the same clause and was not asked: "hạng I" of "02 siêu thị hạng I"."""
    extra = 0
    for index in range(past, min(past + 3, len(clause.words))):
        if index > past and clause.along[index] - clause.along[index - 1] > _APART:
            break
        word = clause.words[index].text
        extra += word not in focus.weights and word not in _PLAIN
    return _EXTRA_AFTER * extra


def _weigh_label(clause: Clause, focus: Focus, place: int, *, named: bool) -> tuple[float, float]:
    """Return what the label says that was not asked ("trước hạn" of "giải quyết trước hạn: 6.072"); what for it that
    was.

    A label that ends with a colon (``named``) goes on across commas.
    """
    extra = known = 0
    reach, apart = (18, 2 * _APART) if named else (9, _APART)
    for index in range(place - 1, max(place - reach, -1), -1):
        following = clause.along[index + 1] if index + 1 < len(clause.along) else clause.along[index] + 1
        if following - clause.along[index] > apart:
            break
        word = clause.words[index]
        if word.text in clause.parting:
            break  # "Kế hoạch số 37/KH-SCT với 31 nhiệm vụ"
        known += word.text in focus.weights
        extra += word.text not in clause.asked and word.text not in _PLAIN and not _NUMBER.match(word.text)
    return min(_EXTRA * extra, _EXTRA_MOST), _AGREED * known / (known + extra) if known else 0.0


def _weigh_label_ahead(clause: Clause, focus: Focus, past: int) -> float:
    """Return the same of a number that opens its clause: its label follows ("144/148 xã đạt tiêu chí")."""
    extra = known = 0
    for index in range(past, min(past + 6, len(clause.words))):
        if index > past and clause.along[index] - clause.along[index - 1] > _APART:
            break
        known += clause.words[index].text in focus.weights
        extra += clause.words[index].text not in focus.weights and clause.words[index].text not in _PLAIN
    return _AGREED * known / (known + extra) if known else 0.0


def measure_following(text: str, end: int, unit: Sequence[str]) -> float:
    """Return how much of what is counted stands right after the number: of "thôn, bản", all in "624 thôn, bản"."""
    wanted = [word.text for word in list_words(" ".join(unit))]
    found = [word.text for word in list_words(text[end : end + 60])][: len(wanted)]
    if len(wanted) > 1 and found[:2] == wanted[:2]:
        return 1.0  # "55 biên chế", and "biên chế công chức" is asked
    longest = max((_run(found, wanted[at:]) for at in range(len(wanted))), default=0)
    return longest / len(wanted) if wanted else 0.0


def _run(found: Sequence[str], wanted: Sequence[str]) -> int:
    """Return how many words agree from the beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), min(len(found), len(wanted))
    )
