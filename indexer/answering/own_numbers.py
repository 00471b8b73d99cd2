"""The number of a document that a question describes: "Công văn của Cục Thuế về hoàn thuế số mấy?".

What describes the document must be what the document says of itself (type, body, place, time, title), word by word.
A question that names another number, or what was done to the document that it looks for, asks for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from indexer.answering.descriptions import list_own_types, quote_own_number
from indexer.answering.question import Asked
from indexer.answering.retrieval import Papers, RetrievedPaper
from indexer.models import Answer
from indexer.parsing.dates import find_date

# over the questions of six authors 25 of 26 answers that these let through were right
_DESCRIBED = 0.65  # of the words, said of itself
_TITLED, _HELD = 0.45, 0.9  # of the first document: words said of itself, words that its text holds besides
_OF_A_DAY = 0.2  # of a document of the very day
_ANY = "Văn bản"
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:bai bo|thay|het hieu luc|sua|dieu chinh|bi"
    r"|can cu|dua (?:tren|vao|theo)|de nghi|neu trong|truoc (?:day|do)|phe duyet (?:tai|bang)|thuc hien theo"
    r"|(?<!hiep )hoi(?! (?:dong|nghi|vien|cho|thao|thi|quan|nguoi|nong|cuu|chu|lien|khoa))"
    r"|(?:tai|theo|trong) (?:cac )?(?:quyet dinh|qd|van ban|vb|cong van|nghi quyet|nq|nghi dinh|nd|luat)"
    r"|bang (?:van ban|vb|cong van|to trinh)"
    r"|mau|ma (?:so|hs|tthc|thu tuc)? ?(?:nao|may|gi|la|bao nhieu))(?!\w)"
)


def asks_of_another(asked: Asked) -> bool:
    """Tell whether a question asks for a document that the one it describes only names: what it repeals, rests on,
    answers.

    >>> asks_of_another(question("Quyết định nào bị thay thế khi Lào Cai công bố thủ tục khoáng sản?"))
    True
    """
    return _OF_ANOTHER.search(asked.folded.replace("(sua doi)", "")) is not None


def find_own_number(asked: Asked, retrieved: Callable[[], Papers]) -> Answer | None:
    """Return the number of the one document that fits the question's description, with its place; else None.

    ``retrieved`` gives the papers that may answer; it is asked only for a question of this kind.
    """
    if asked.kind != "docnum" or asked.numbers or not asked.doc_types or asks_of_another(asked):
        return None
    stated = find_date(asked.text, 0, len(asked.text))
    day = stated.iso if stated is not None and len(stated.iso) == len("2017-11-07") else None
    wanted = asked.doc_types[0]
    fitting = [
        paper
        for paper in retrieved().papers
        if (wanted == _ANY or wanted in list_own_types(paper.summary)) and day in (None, paper.summary.date)
    ]
    best = next((paper for paper in fitting if _is_described(paper, of_a_day=day is not None)), None)
    found = quote_own_number(best.document, _weigh_said_words(best)) if best is not None else None
    return found.answer() if found is not None else None


def _is_described(paper: RetrievedPaper, *, of_a_day: bool) -> bool:
    said = _weigh_said_words(paper)
    if said >= (_OF_A_DAY if of_a_day else _DESCRIBED):
        return True
    return paper.rank == 0 and said >= _TITLED and _weigh_held_words(paper) >= _HELD


def _weigh_said_words(paper: RetrievedPaper) -> float:
    """Return the share of the question's words that the document says of itself."""
    return float(paper.said.sum()) / max(1, len(paper.wanted.words))


def _weigh_held_words(paper: RetrievedPaper) -> float:
    """Return the share of the question's words that the document holds anywhere."""
    words = paper.own[0].max(axis=0, initial=0.0)
    return float(np.maximum(paper.said, words).sum()) / max(1, len(paper.wanted.words))
