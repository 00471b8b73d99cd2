"""Questions that no passage can answer, however well its words fit: each is refused with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answering.question import Asked

_QUARTER = re.compile(r"(?<!\w)quy (0|[5-9]|\d\d|v|vi{1,3}|i?x|x)\s*(?:/|nam )\s*(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?<!\w)thang (0{1,2}|1[3-9]|[2-9]\d)\s*(?:/|nam )\s*(?:19|20)\d\d(?!\d)")
_AMOUNT = frozenset(("so", "luong", "tong", "bao", "nhieu", "co", "may", "la"))


def wanting(asked: Asked) -> tuple[str, ...]:
    """Why nothing can answer, in sentences; none when something can.

    >>> wanting(understand("Quý 7 năm 2023 có bao nhiêu hồ sơ?"))  # doctest: +SKIP
    ('Không có quý 7: một năm có bốn quý.',)
    """
    return tuple(_reasons(asked))


def _reasons(asked: Asked) -> Iterator[str]:
    if quarter := _QUARTER.search(asked.folded):
        yield f"Không có quý {quarter[1].upper()}: một năm có bốn quý."
    if month := _MONTH.search(asked.folded):
        yield f"Không có tháng {month[1]}: một năm có mười hai tháng."
    if asked.kind != "count" or asked.numbers or asked.bodies:
        return
    words = {word for run in asked.focus for word in run}
    if words and words <= _AMOUNT:
        yield "Câu hỏi chưa nêu đếm cái gì; hãy nêu rõ, ví dụ: số lượng hồ sơ quá hạn."
