"""Numbers of companies and foreign bodies, their letters first: "Công văn số JHDPC/2025/276".

Nothing but a type and "số" before it tells such a thing from a code, so without these it is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from indexer.parsing.number_heads import find_head
from indexer.parsing.numbers import Number, is_in_address

_WRITTEN = re.compile(
    r"[A-Z](?<![\w/.-].)(?P<letters>[A-Z0-9&]{1,9}(?:[-.][A-Z0-9&]{1,8}){0,3})[ ]?[/-][ ]?"
    r"(?P<year>(?:19|20)\d\d)[ ]?[/-][ ]?(?P<number>\d{1,5})(?![\w/]|[.,-]\d)"
)
_YEAR = re.compile(r"[/-][ ]?(?:19|20)\d\d[ ]?[/-][ ]?\d")
"""What every such number holds, and few texts do."""
_SO = re.compile(r"\bso(?:\s+hieu)?[\s:.*_]*$")


def find_foreign(text: str, folded: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers of a text whose letters and year come first, in order, but for what is found as a number
    already.

    >>> from indexer.text.folding import fold
    >>> t = "theo Công văn số JHDPC/2025/276"; [n.canonical for n in find_foreign(t, fold(t), [])]
    ['JHDPC/2025/276']
    """
    if _YEAR.search(text) is None:
        return
    starts = [number.start for number in numbers]
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        before = bisect_left(starts, end) - 1  # the last number that begins before the end: none overlap
        if (before >= 0 and numbers[before].end > start) or is_in_address(text, start):
            continue
        doc_type, head, middle, _ = find_head(folded, start)
        if doc_type is None or _SO.search(folded, max(0, start - 16), start) is None:
            continue
        symbol = f"{match[0][0]}{match['letters']}"
        year, number = int(match["year"]), match["number"]
        yield Number(
            start=start,
            end=end,
            head=head,
            doc_type=doc_type,
            number=number,
            year=year,
            symbol=symbol,
            middle=middle,
            letters_first=True,
        )
