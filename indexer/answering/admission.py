"""Which spans may answer a kind of question at all: an amount holds a figure, a body is named, a span is short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexer.answering.agreement import asks_name
from indexer.answering.features import SPAN_FEATURES
from indexer.answering.generators import LONGEST
from indexer.answering.question import Asked, understand
from indexer.answering.retrieval import RetrievedPaper
from indexer.grammar.provinces import expand_province
from indexer.text.folding import fold

if TYPE_CHECKING:
    from indexer.answering.span_rows import Found

_NEEDED = {
    "count": re.compile(r"\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không)(?!\w)", re.IGNORECASE),
    "percent": re.compile(r"\d"),
    "docnum": re.compile(r"\d"),
    "date": re.compile(r"\d{1,2}\s?[/.-]\s?\d|\bngày\b|\btháng\b|\bnăm\b|\bqu[ýyí]\b|\d{4}", re.IGNORECASE),
}
"""What an answer must hold at least to be one of its kind."""
_NAMED = {
    "person": ("person", "own_signer", "own_office", "body: office"),
    "org": ("body", "own_issuer", "own_office", "own_signer", "person", "contact"),
}
"""Sorts of spans of which an answer of a kind must hold one: a name, an office, a body."""
_CONTACTS = (
    (re.compile(r"(?<!\w)(?:dien thoai|duong day nong|hotline|so fax)(?!\w)"), re.compile(r"\d[\d .()-]{5,}\d")),
    (re.compile(r"(?<!\w)(?:e-?mail|thu dien tu|hop thu)(?!\w)"), re.compile(r"@")),
)
"""What asks for a number or an address to reach somebody by, and what every such answer holds."""
_WHOLE = ("cell", "value")
"""What stands alone in a cell or behind a label may name somebody in words that no form knows: "Thương nhân"."""
_OF_BUSINESS = re.compile(
    r"(?<!\w)(?:nha thau|cong ty|doanh nghiep|hop tac xa|nha dau tu|nha cung cap|don vi trung thau)"
    r"(?: \w+){0,2}? nao(?!\w)"
)
_OF_STATE = re.compile(r"(?:tong cuc|cuc|chi cuc|so|bo|vu|ubnd|uy ban|hdnd|hoi dong|thanh tra|cong an|chinh phu)(?!\w)")
"""A body of the State is no contractor, company or investor that is asked for ("nhà thầu nào")."""
_HOLDS_NAME = list(SPAN_FEATURES).index("holds a name")
_SHORT = frozenset((*_NEEDED, *_NAMED))


def admit_spans(found: Found) -> NDArray[np.bool_]:
    """Tell of each span whether it may answer the kind of question that is asked, by its words and as a whole.

    What the rules answer always may, unless it is long where little is asked for, or no name where one is.
    """
    kind = found.papers.asked.kind
    whole = understand(found.papers.asked.raw)  # a scope leaves conditions out that no document meets
    elsewhere = [_is_elsewhere(whole, paper) for paper in found.papers.papers]
    admitted = np.array([not elsewhere[found.blocks[number][0]] for number, _ in found.places], bool)
    if asks_name(found.papers.asked.folded) and not {kind, found.guessed}.isdisjoint(_NAMED):
        admitted &= found.matrix[:, _HOLDS_NAME] > 0
    if kind == "contact":
        needed = [held for asks, held in _CONTACTS if asks.search(found.papers.asked.folded)]
        admitted &= np.array(
            [all(one.search(found.read_words(at)) for one in needed) for at in range(len(admitted))], bool
        )
    if _OF_BUSINESS.search(found.papers.asked.folded):
        state = [_OF_STATE.match(fold(found.read_words(at)).strip()) is not None for at in range(len(admitted))]
        admitted &= ~np.array(state, bool)
    if found.guessed != kind:
        kind = "about"  # words that ask for one thing, in a question that as a whole asks for another
    if found.guessed in _SHORT:
        admitted &= ~found.is_form("column") & (found.lengths <= LONGEST)
    if kind not in _SHORT:
        return admitted
    for row, (number, at) in enumerate(found.places):
        block = found.blocks[number][1]
        if admitted[row] and block.spans[at].form != "rule":
            words = block.read_words(at)
            admitted[row] = len(words) <= LONGEST and holds_needed(kind, words) and _is_of_kind(found, row, kind)
    return admitted


def _is_elsewhere(asked: Asked, paper: RetrievedPaper) -> bool:
    """Does a question name a province that a document neither is of nor names, and not the document itself?"""
    if not asked.provinces or paper.bears:
        return False
    names = {name for place in asked.provinces for name in (place, *expand_province(place))}
    return paper.summary.province not in names and not any(fold(name) in paper.flat for name in names)


def holds_needed(kind: str, text: str) -> bool:
    """Tell whether a text holds what an answer of a kind cannot do without.

    >>> holds_needed("date", "Sở Xây dựng"), holds_needed("date", "trước ngày 20/11"), holds_needed("org", "Sở Y tế")
    (False, True, True)
    """
    return kind not in _NEEDED or _NEEDED[kind].search(text) is not None


def _is_of_kind(found: Found, row: int, kind: str) -> bool:
    sorts = _NAMED.get(kind)
    number, at = found.places[row]
    block = found.blocks[number][1]
    span = block.spans[at]
    if span.form in _WHOLE and span.sort == "phrase":
        return True
    return sorts is None or any(
        s.sort.startswith(sorts) and span.start <= s.start and s.end <= span.end for s in block.spans
    )
