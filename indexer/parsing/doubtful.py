"""What looks like a document's number and cannot be one as it is written: kept with what it probably is.

"Quyết định số l23/QĐ-UBND" of a scan, "QĐ 846/UBND": shown and found, never passed over and never taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.grammar.malformed import malformed
from indexer.parsing.numbers import Number, head_of, in_address
from indexer.text.folding import number_key


def find_doubtful(text: str, folded: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """The doubtful numbers of a text in order, but for what is found as a number already.

    >>> from indexer.text.folding import fold
    >>> t = "theo Quyết định số l23/QĐ-UBND"; [(n.number, n.probably) for n in find_doubtful(t, fold(t), [])]
    [('l23', '123/QĐ-UBND')]
    """
    at = 0
    for odd in malformed(text):
        while at < len(numbers) and numbers[at].end <= odd.start:
            at += 1
        taken = at < len(numbers) and numbers[at].start < odd.end and not numbers[at].short
        if taken or in_address(text, odd.start):
            continue
        doc_type, head, middle, _ = head_of(folded, odd.start)
        plain, _, year = number_key(odd.meant)
        written = text[odd.start : odd.end].split("/")[0].strip() if "/" in text[odd.start : odd.end] else plain
        symbol = odd.meant.split("/", 2 if year else 1)[-1]
        yield Number(odd.start, odd.end, head, doc_type, written or "", year, symbol, middle, probably=odd.meant)
