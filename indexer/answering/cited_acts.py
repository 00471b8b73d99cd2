"""Which act a document cites that the question names: "Quyết định 2020/QĐ-UBND thay thủ tục công bố tại QĐ nào?".

The document bears the number of the question; what is asked for is one of the acts that it cites, of the type that is
asked for, in the passage that says most of the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.answering.paper_weights import Weighed, meets_province
from indexer.answering.question import Asked
from indexer.answering.retrieval import Floats, Papers, RetrievedPaper
from indexer.models import Answer, Citation
from indexer.text.folding import make_key

_ANY = "Văn bản"
_BEFORE, _BEHIND = 160, 200  # characters around a number that tell of it
_LEAST = 0.3
_AHEAD = 0.08
_USED = 0.4  # what it counts that the act is used as the question says
_BY = 0.2  # and that it is of the body that the question names
_ASKED_USES = (
    (re.compile(r"\b(?:thay|bai bo|bo cac|huy|het hieu luc)\b"), ("replaced", "repealed", "amended")),
    (re.compile(r"\b(?:sua|bo sung|dieu chinh|dinh chinh)\b"), ("amended", "replaced")),
    (re.compile(r"\b(?:thuc hien|trien khai|thi hanh|cu the hoa)\b"), ("implements",)),
    (re.compile(r"\b(?:can cu|dua (?:tren|vao|theo)|theo de nghi|co so phap ly)\b"), ("basis",)),
)
_ENDS = re.compile(r"[;\n]|\.\s")
_ASKED = frozenset(
    ("nao", "so", "may", "gi", "ky", "hieu", "van", "ban", "quyet", "dinh", "nghi", "thong", "tu", "ke", "hoach",
     "cong", "bao", "cao", "to", "trinh", "luat", "la", "cua", "theo", "tai")
)  # fmt: skip
_PASSIVE = re.compile(r"\b(?:bi|boi|duoc)\b")  # else nothing was done to what is only relied on


@dataclass(frozen=True, slots=True)
class _ActCited:
    """A citation, and how much of what the question says beside the document's name stands around it."""

    citation: Citation
    said: float


def find_cited_act(asked: Asked, retrieved: Callable[[], Papers]) -> Answer | None:
    """Return the number of the cited act that is asked for, with its place; None where none is clearly meant."""
    if asked.kind not in ("docnum", "relation") or not asked.numbers or not asked.doc_types:
        return None
    papers = replace(retrieved(), asked=asked)  # with the province that no document may meet
    paper = next((p for p in papers.papers if p.bears and meets_province(Weighed(papers, p)) >= 0), None)
    if paper is None:
        return None
    best = _choose(asked, papers, paper)
    return _answer(paper, best) if best is not None else None


def _choose(asked: Asked, papers: Papers, paper: RetrievedPaper) -> Citation | None:
    wanted = asked.doc_types[0]
    left = Weighed(papers, paper).weigh_left(_ASKED)
    uses = next((uses for words, uses in _ASKED_USES if words.search(asked.folded)), ())
    found = [
        _ActCited(one, _weigh_words_around(paper, left, one) + _weigh_use(asked, one, uses))
        for one in paper.document.citations
        if one.canonical and wanted in (_ANY, one.doc_type) and not _is_named(asked, paper, one)
        if one.treatment != "basis" or "amended" not in uses or _PASSIVE.search(asked.folded)
    ]
    found.sort(key=lambda one: (-one.said, one.citation.start))
    if not found or found[0].said < _LEAST:
        return None
    other = next((one for one in found if _name(one) != _name(found[0])), None)
    return found[0].citation if other is None or found[0].said - other.said >= _AHEAD else None


def _is_named(asked: Asked, paper: RetrievedPaper, citation: Citation) -> bool:
    """Tell whether it is the document itself, or a number that the question names."""
    number = citation.number.lstrip("0").lower()
    return citation.canonical == paper.summary.number or any(number == one.number for one in asked.numbers)


def _name(one: _ActCited) -> str:
    return make_key(one.citation.canonical or "")


def _weigh_use(asked: Asked, citation: Citation, uses: Sequence[str]) -> float:
    """Return how well the way in which an act is used, and the body that issued it, are those of the question."""
    issuer = make_key(citation.issuer or "")
    return _USED * (citation.treatment in uses) + _BY * any(body in issuer for body in asked.bodies if issuer)


def _weigh_words_around(paper: RetrievedPaper, left: Floats, citation: Citation) -> float:
    """Return the share of what is left to be said that stands around a number."""
    held = np.zeros(len(left), np.float32)
    for hit in paper.find_hits(*_find_clause(paper.text, citation)):
        held[list(hit.words)] = 1.0
    total = float(left.sum())
    return float(held @ left) / total if total else 0.0


def _find_clause(text: str, citation: Citation) -> tuple[int, int]:
    """Return the clause that a number stands in, as far as it tells of it."""
    low, high = max(0, citation.start - _BEFORE), min(len(text), citation.end + _BEHIND)
    before = [match.end() for match in _ENDS.finditer(text, low, citation.start)]
    behind = _ENDS.search(text, citation.end, high)
    return (before[-1] if before else low), (behind.start() if behind else high)


def _answer(paper: RetrievedPaper, citation: Citation) -> Answer:
    at = next((u for u in paper.units if u.start <= citation.start < u.end), None)
    start, end = (at.start, at.end) if at is not None else (citation.start, citation.end)
    words = citation.canonical or citation.text
    return Answer(
        words,
        paper.text[start:end],
        paper.summary,
        start,
        end,
        score=0.7,
        column="",
        place=paper.text.find(words, citation.start, end),
    )
