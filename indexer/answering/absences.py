"""Questions that no passage can answer, however well its words fit: each is refused with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answering.question import Asked
from indexer.models import Note, note

_QUARTER = re.compile(r"(?<!\w)quy (0|[5-9]|\d\d|v|vi{1,3}|i?x|x)\s*(?:/|nam )\s*(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?<!\w)thang (0{1,2}|1[3-9]|[2-9]\d)\s*(?:/|nam )\s*(?:19|20)\d\d(?!\d)")
_AMOUNT = frozenset(("so", "luong", "tong", "bao", "nhieu", "co", "may", "la"))


def explain_absence(asked: Asked) -> tuple[Note, ...]:
    """Return why nothing can answer; none when something can.

    >>> explain_absence(question("Quý 7 năm 2023 có bao nhiêu hồ sơ?"))
    (Note(code='no_such_quarter', values=(('quarter', '7'),)),)
    """
    return tuple(_list_reasons(asked))


def _list_reasons(asked: Asked) -> Iterator[Note]:
    if quarter := _QUARTER.search(asked.folded):
        yield note("no_such_quarter", quarter=quarter[1].upper())
    if month := _MONTH.search(asked.folded):
        yield note("no_such_month", month=month[1])
    if asked.kind != "count" or asked.numbers or asked.bodies:
        return
    words = {word for run in asked.focus for word in run}
    if words and words <= _AMOUNT:
        yield note("nothing_to_count")
