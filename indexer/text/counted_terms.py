"""The terms of a long text, counted as numbers, over what stands between its blanks.

Between two blanks of the texts of an office a few thousand things stand, again and again ("chính,"). What each gives
(pyvi's tokens, syllables and ends of sentences, numbers in groups, abbreviations) depends on itself alone, so it is
made once and kept, and of a text only numbers are sorted. ``indexer.text.segmentation`` says what the terms are, and
counts short texts; a test holds that both count the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.text.joints import BREAK, TOKEN, open_joints

_Numbers: TypeAlias = "NDArray[np.int64]"

LINE, STOP = "\ufdd0", "\ufdd1"
"""What stands for a line break, and for any other character that ends a line, where a text was cut; no character is
one of these two.
"""
_OTHER_BREAKS = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT = 2_000_000  # characters that stand between blanks of which it is kept what they give
_END = 0  # the number of what ends a sentence
_HALF = 32  # bits of a number of which two make one


@dataclass(frozen=True, slots=True)
class Besides:
    """What something between blanks says besides: numbers without their dots, abbreviations in their long form.

    ``opens`` tells that an abbreviation may go on behind the blank: "TN" in "TN & MT".
    """

    numbers: tuple[str, ...] = ()
    expansions: tuple[tuple[str, ...], ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class TermRules:
    """How terms are made: what is said between two blanks, in which two forms it counts, what it says besides."""

    cut: Callable[[str], list[str]]
    write: Callable[[str], str]
    fold: Callable[[str], str]
    tell_besides: Callable[[str], Besides | None]


@dataclass(frozen=True, slots=True)
class SaidTerms:
    """What a text says, in order and folded, with "." where a sentence ends, and how often each form stands there.

    ``besides`` is how often each thing stands there that says something besides.
    """

    order: list[str]
    words: dict[str, int]
    syllables: dict[str, int]
    pairs: dict[str, int]
    besides: list[tuple[Besides, int]]


def cut_at_blanks(text: str) -> list[str]:
    """Return what stands between the blanks of a text, and ``LINE`` for its line breaks.

    >>> cut_at_blanks("Điều 1.\\nĐiều 2") == ["Điều", "1.", LINE, "Điều", "2"]
    True
    """
    if len(text.splitlines()) != text.count("\n") + (text[-1:] != "\n"):
        text = _OTHER_BREAKS.sub(f" {STOP} ", text)
    return text.replace("\n", f" {LINE} ").split()


class TermCounting:
    """Counts by some rules. Only one thread may count at a time: under ``lock``."""

    def __init__(self, rules: TermRules) -> None:
        self._rules, self._joints = rules, open_joints()
        self.lock = self._joints.lock
        self._forget()

    def _forget(self) -> None:
        self._round = self._joints.round
        self._said = _Made(self._make_said, {LINE: (_END,), STOP: (_END,)})
        self._tokens = _Made(self._make_tokens, {LINE: self._joints.number([BREAK]), STOP: ()})
        self._besides: list[Besides | None] = [None]  # -1, -2, … stand for them among the numbers
        self._numbers: dict[str, int] = {}  # of what is said, as it is written
        self._words: list[str] = [""]
        self._folded: dict[str, int] = {".": _END}  # of its folded form
        self._names: list[str] = ["."]
        self._fold = np.zeros(1024, dtype=np.int64)  # from one number to the other

    def make_room(self) -> None:
        """Forget what is kept where it has become much: before a text, not within."""
        self._joints.make_room()
        if self._round != self._joints.round or self._said.size + self._tokens.size > _KEPT:
            self._forget()

    def _make_tokens(self, between: str) -> tuple[int, ...]:
        return self._joints.number(TOKEN.findall(between))

    def _make_said(self, between: str) -> tuple[int, ...]:
        numbers = [self._number(one) if one.isalnum() else _END for one in self._rules.cut(between)]
        if besides := self._rules.tell_besides(between):
            numbers.append(-len(self._besides))
            self._besides.append(besides)
        return tuple(numbers)

    def _number(self, one: str) -> int:
        known = self._numbers.get(one)
        if known is None:
            known = self._numbers[one] = len(self._words)
            self._words.append(self._rules.write(one))
            folded = self._rules.fold(one)
            if folded not in self._folded:
                self._folded[folded] = len(self._names)
                self._names.append(folded)
            if known == len(self._fold):
                self._fold = np.concatenate([self._fold, np.zeros_like(self._fold)])
            self._fold[known] = self._folded[folded]
        return known

    def count(self, parts: Sequence[Sequence[str]]) -> SaidTerms:
        """Count what the parts of a text say that were cut at their blanks."""
        every = np.concatenate([_gather(self._said, part) for part in parts])
        numbers = every[every >= 0]
        folded = self._fold[numbers]
        words: dict[str, int] = {}
        for number, often in _count_each(numbers):
            word = self._words[number]
            words[word] = words.get(word, 0) + often
        words.pop("", None)
        syllables = {self._names[number]: often for number, often in _count_each(folded) if number != _END}
        return SaidTerms(
            order=list(map(self._names.__getitem__, folded.tolist())),
            words=words,
            syllables=syllables,
            pairs=self._count_pairs(folded),
            besides=[(told, often) for n, often in _count_each(every[every < 0]) if (told := self._besides[-n])],
        )

    def _count_pairs(self, folded: _Numbers) -> dict[str, int]:
        left, right, names = folded[:-1], folded[1:], self._names
        within = (left != _END) & (right != _END)
        counted = _count_both(left[within], right[within])
        return {f"{names[first]}_{names[second]}": often for first, second, often in counted}

    def count_compounds(self, part: Sequence[str], *, underscored: bool) -> Counter[str]:
        """Count the words of several of pyvi's tokens in a part of a text that was cut at its blanks.

        ``underscored``: and those with an underscore of their own.
        """
        ids, tokens = _gather(self._tokens, part), self._joints.tokens
        joined = self._joints.find_numbered(ids)
        goes_on = np.append(joined[1:], False)
        begins, ends = np.flatnonzero(goes_on & ~joined), np.flatnonzero(joined & ~goes_on) + 1
        short = ends - begins == 2
        first = begins[short]
        counted = _count_both(ids[first], ids[first + 1])
        found = Counter({f"{tokens[one]}_{tokens[other]}": often for one, other, often in counted})
        if underscored:
            found.update(word for n in ids[~joined & ~goes_on].tolist() if "_" in (word := tokens[n]))
        for start, end in zip(begins[~short].tolist(), ends[~short].tolist(), strict=True):
            found["_".join(tokens[number] for number in ids[start:end].tolist())] += 1
        return found


class _Made(dict[str, tuple[int, ...]]):
    """What each thing between blanks gives, made when it is first asked for; ``size`` is how long all of them are."""

    def __init__(self, make: Callable[[str], tuple[int, ...]], known: dict[str, tuple[int, ...]]) -> None:
        super().__init__(known)
        self._make, self.size = make, 0

    def __missing__(self, between: str) -> tuple[int, ...]:
        made = self[between] = self._make(between)
        self.size += len(between)
        return made


def _gather(made: _Made, betweens: Iterable[str]) -> _Numbers:
    return np.fromiter(chain.from_iterable(map(made.__getitem__, betweens)), dtype=np.int64)


def _count_each(numbers: _Numbers) -> Iterator[tuple[int, int]]:
    distinct, often = np.unique(numbers, return_counts=True)
    return zip(distinct.tolist(), often.tolist(), strict=True)


def _count_both(left: _Numbers, right: _Numbers) -> Iterator[tuple[int, int, int]]:
    distinct, often = np.unique((left << _HALF) | right, return_counts=True)
    first, second = distinct >> _HALF, distinct & (2**_HALF - 1)
    return zip(first.tolist(), second.tolist(), often.tolist(), strict=True)


@cache
def open_counting(rules: TermRules) -> TermCounting:
    """Return what counts by some rules, the same one again."""
    return TermCounting(rules)
