"""From when, until when a document of the collection is in effect: what it says of itself.

"Nghị quyết này có hiệu lực kể từ ngày ký ban hành và được thực hiện đến hết ngày 28 tháng 02 năm 2027."
"""

from __future__ import annotations

import re

from indexer.answering.candidates import Candidate
from indexer.answering.number_answers import Decided
from indexer.answering.question import Asked
from indexer.models import Document, Passage
from indexer.store.base import Store, read_documents
from indexer.text.folding import fold

_ASKED = re.compile(r"\b(?:hieu luc|ap dung|thi hanh|thuc hien)\b")
_ENDING = re.compile(r"\b(?:den|het)\b(?: \w+){0,3} (?:khi|ngay|bao gio|luc|nam|thang)|het hieu luc|het han")
_OWN = re.compile(
    r"(?:luat|phap lenh|nghi quyet|nghi dinh|thong tu|quyet dinh|chi thi|quy dinh|quy che|ke hoach|van ban) nay"
    r"[^.;]{0,80}?(?:hieu luc|ap dung|thi hanh|thuc hien)"
)
_ACT = r"(?:bo )?(?:luat|phap lenh|nghi quyet|nghi dinh|thong tu|quyet dinh|chi thi)(?! (?:nay|do)\b)"
_NAMED_FIRST = re.compile(rf"^(?:tu )?(?:khi nao |ngay nao )?{_ACT}(?! so\b| \d)")
_NAMED_BEHIND = re.compile(rf"[,:;] (?:thi )?{_ACT}")
_DAY = r"(?:ngay\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4})"
_FROM = re.compile(rf"\b(?:tu\s+(?P<day>{_DAY})|(?P<signing>(?:ke\s+)?tu\s+ngay\s+ky(?:\s+ban\s+hanh)?))")
_UNTIL = re.compile(rf"\bden(?: het)?\s+(?P<day>{_DAY})")


def find_days_of_effect(store: Store, decided: Decided, asked: Asked) -> list[Candidate]:
    """Return the day from which, or until which, the documents that bear the number say that they are in effect."""
    if not _ASKED.search(asked.folded) or _asks_of_another(asked):
        return []
    wanted = _UNTIL if _ENDING.search(asked.folded) else _FROM
    found = []
    for document in read_documents(store, (d.document for d in decided.decisions if d.document is not None)):
        folded = fold(document.source.text)
        for passage in document.passages:
            own = _OWN.search(folded, passage.start, passage.end)
            day = wanted.search(folded, own.end(), passage.end) if own else None
            if day is not None:
                found.append(_make_effect_candidate(document, day, passage))
    return found


def _asks_of_another(asked: Asked) -> bool:
    """Tell whether an act is asked of that the numbered one names: "Theo Nghị quyết 388/NQ-CP, Luật … có hiệu lực"."""
    at = asked.folded.find("hieu luc")
    number = asked.numbers[0] if asked.numbers else None
    if at < 0 or number is None:
        return False
    if number.start > at:
        return _NAMED_FIRST.search(asked.folded, 0, at) is not None
    return _NAMED_BEHIND.search(asked.folded, number.start, at) is not None


def _make_effect_candidate(document: Document, found: re.Match[str], passage: Passage) -> Candidate:
    """Make a candidate; of "kể từ ngày ký" it has the day that the document bears."""
    text, quote = document.source.text, (passage.start, passage.end)
    if "signing" not in found.re.groupindex or found["signing"] is None:
        return Candidate(document.summary, text, *found.span("day"), quote, score=1.0)
    start, end = found.span("signing")
    signed = document.metadata.date
    words = " ".join(text[start:end].split())
    said = ""
    if signed is not None and signed.start is not None and signed.end is not None:
        day = " ".join(text[signed.start : signed.end].split())
        said = f"{words}, {day[max(day.find('ngày'), 0) :]}"
    return Candidate(document.summary, text, start, end, quote, score=1.0, said=said)
