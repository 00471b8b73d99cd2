"""Codes that are asked for by name: of a procedure ("mã TTHC"), of goods ("mã HS"), of a taxpayer ("mã số thuế")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.answering.paper_weights import Weighed, meets_province
from indexer.answering.question import Asked
from indexer.answering.retrieval import Papers, RetrievedPaper
from indexer.models import Answer

_CODES = (
    (
        re.compile(r"\bma (?:so )?(?:cua )?(?:tthc|thu tuc(?: hanh chinh)?)\b"),
        re.compile(r"(?<![\w.])\d\.\d{6}(?:\.\d{2,3}){0,4}(?:\.[A-ZĐ]\d{2})?(?![\w.]\d)"),
    ),
    (
        re.compile(
            r"\bma (?:so )?(?:hs|hang hoa|thue quan)\b"
            r"|\b(?:xep|phan loai|xac dinh)(?: truoc)? (?:vao |la )?ma(?: so)?(?= (?:nao|gi|may)|\s*[?.]*$)"
        ),
        re.compile(r"(?<![\w.])\d{4}\.\d{2}(?:\.\d{2}){0,2}(?![\w.]\d)"),
    ),
    (re.compile(r"\b(?:ma so thue(?! quan)|mst)\b"), re.compile(r"(?<![\w.])\d{10}(?:-\d{3})?(?!\w)")),
)
"""What asks for a code, and how such a code is written."""
_FORMAL = frozenset(
    ("ma", "so", "tthc", "thu", "tuc", "hanh", "chinh", "hs", "thue", "quan", "mst", "xep", "vao",
     "cua", "la", "gi", "nao", "bao", "nhieu",
     "may", "theo", "trong", "tai")
)  # fmt: skip
_LEAST, _FAIR = 0.6, 0.3  # of the question's weight; so little is enough where nothing else comes near
_AHEAD, _FAR = 0.02, 0.09
_HELD = 0.6  # of the question's words stand in the document that is meant
_CLOSE = 0.3  # what it counts that the row says little else
_CONTENT = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class _Coded:
    """A code in a unit of a paper, and how much of the question the unit and what it stands under say."""

    paper: RetrievedPaper
    at: int
    start: int
    end: int
    said: float

    @property
    def code(self) -> str:
        return self.paper.text[self.start : self.end]

    def is_like(self, other: _Coded) -> bool:
        """Tell whether two codes are one, or one is a part of the other: "1.014391.H05" is the procedure 1.014391."""
        return self.code.startswith(other.code) or other.code.startswith(self.code)


def find_asked_code(asked: Asked) -> re.Pattern[str] | None:
    """Return how the code is written that a question asks for; None where it asks for none.

    >>> from indexer.answering.question import understand
    >>> find_asked_code(understand("đồng hồ thông minh được xếp vào mã số nào")).search("mã số 8517.62.59")[0]
    '8517.62.59'
    """
    return next((written for words, written in _CODES if words.search(asked.folded)), None)


def find_code(asked: Asked, retrieved: Callable[[], Papers]) -> Answer | None:
    """Return the code of the row or sentence that says what is asked, with its place; None where none clearly does."""
    written = find_asked_code(asked)
    if written is None:
        return None
    papers = retrieved()
    among = [paper for paper in papers.papers if paper.bears] or [
        paper for paper in papers.papers if meets_province(Weighed(papers, paper)) >= 0
    ]
    found = sorted((one for paper in among for one in _list_coded(papers, paper, written)), key=lambda one: -one.said)
    if not found:
        return None
    if (
        among[0] is found[0].paper
        and all(one.is_like(found[0]) for one in found if one.paper is among[0])
        and (among[0].bears or float(among[0].own[0].max(axis=0).mean()) >= _HELD)
    ):
        return _answer(_choose_longest(found))  # the only code of its kind in the document that is meant
    other = next((one.said for one in found if not one.is_like(found[0])), 0.0)
    ahead = found[0].said - other
    is_clear = ahead >= (_AHEAD if found[0].said >= _LEAST else _FAR) and found[0].said >= _FAIR
    return _answer(_choose_longest(found)) if is_clear else None


def _choose_longest(found: Sequence[_Coded]) -> _Coded:
    """Return the whole code where a part of it stands as well in the same place."""
    best = found[0]
    return max(
        (o for o in found if o.paper is best.paper and o.at == best.at and o.is_like(best)),
        key=lambda o: o.end - o.start,
    )


def _list_coded(papers: Papers, paper: RetrievedPaper, written: re.Pattern[str]) -> Iterator[_Coded]:
    left = Weighed(papers, paper).weigh_left(_FORMAL)
    total = float(left.sum())
    held = np.maximum(paper.own[0], paper.above)
    for at, unit in enumerate(paper.units):
        for match in written.finditer(paper.text, unit.start, unit.end):
            share = float(held[at] @ left) / total if total else 1.0
            yield _Coded(paper, at, match.start(), match.end(), share + _CLOSE * _say_little_else(paper, at) - _CLOSE)


def _say_little_else(paper: RetrievedPaper, at: int) -> float:
    """Return which share of the words of a unit the question says."""
    unit = paper.units[at]
    many = len(_CONTENT.findall(paper.folded, unit.start, unit.end))
    said = sum(len(_CONTENT.findall(paper.folded, hit.start, hit.end)) for hit in paper.find_hits(unit.start, unit.end))
    return min(1.0, said / many) if many else 0.0


def _answer(one: _Coded) -> Answer:
    unit = one.paper.units[one.at]
    quote = one.paper.text[unit.start : unit.end]
    return Answer(one.code, quote, one.paper.summary, unit.start, unit.end, score=0.8, column="", place=one.start)
