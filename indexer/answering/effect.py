"""From when, until when a document of the collection is in effect: what it says of itself.

"Nghị quyết này có hiệu lực kể từ ngày ký ban hành và được thực hiện đến hết ngày 28 tháng 02 năm 2027."
"""

from __future__ import annotations

import re

from indexer.answering.decided import Decided
from indexer.answering.question import Asked
from indexer.answering.quoting import Candidate
from indexer.store.base import Store, read_documents
from indexer.text.folding import fold

_ASKED = re.compile(r"\b(?:hieu luc|ap dung|thi hanh|thuc hien)\b")
_ENDING = re.compile(r"\b(?:den|het)\b(?: \w+){0,3} (?:khi|ngay|bao gio|luc|nam|thang)|het hieu luc|het han")
_OWN = re.compile(
    r"(?:luat|phap lenh|nghi quyet|nghi dinh|thong tu|quyet dinh|chi thi|quy dinh|quy che|ke hoach|van ban) nay"
    r"[^.;]{0,80}?(?:hieu luc|ap dung|thi hanh|thuc hien)"
)
_DAY = r"(?:ngay\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4})"
_FROM = re.compile(rf"\btu\s+(?P<day>{_DAY}|ngay\s+ky(?: ban hanh)?)")
_UNTIL = re.compile(rf"\bden(?: het)?\s+(?P<day>{_DAY})")


def in_effect(store: Store, decided: Decided, asked: Asked) -> list[Candidate]:
    """The day from which, or until which, the documents that bear the number say that they are in effect."""
    if not _ASKED.search(asked.folded):
        return []
    wanted = _UNTIL if _ENDING.search(asked.folded) else _FROM
    found = []
    for document in read_documents(store, (d.document for d in decided.decisions if d.document is not None)):
        folded = fold(document.source.text)
        for passage in document.passages:
            own = _OWN.search(folded, passage.start, passage.end)
            day = wanted.search(folded, own.end(), passage.end) if own else None
            if day is not None:
                quote = (passage.start, passage.end)
                found.append(Candidate(document.summary, document.source.text, *day.span("day"), quote, 1.0))
    return found
