"""What looks like a document's number and cannot be one as it is written: kept with what it probably is.

"Quyết định số l23/QĐ-UBND" of a scan, "QĐ 846/UBND": shown and found, never passed over and never taken for granted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.grammar.doctypes import TYPE_CODES
from indexer.grammar.malformed_numbers import find_apart, find_malformed
from indexer.parsing.number_heads import find_head
from indexer.parsing.numbers import Number, is_in_address
from indexer.text.folding import fold, key_number


def _is_cut(number: Number) -> bool:
    """Tell whether only the type was read of a symbol: "846/QĐ" of "846/QĐ UBND"."""
    return fold(number.symbol or "") in TYPE_CODES


def find_doubtful(text: str, folded: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield the doubtful numbers of a text, but for what is found as a number already.

    >>> from indexer.text.folding import fold
    >>> t = "theo Quyết định số l23/QĐ-UBND"; [(n.number, n.probably) for n in find_doubtful(t, fold(t), [])]
    [('l23', '123/QĐ-UBND')]
    """
    for number in numbers:
        if not number.short and (start := find_apart(text, number.start)) is not None:
            yield _mend(text, folded, number, start)
    whole = [(number.start, number.end) for number in numbers if not (number.short or _is_cut(number))]
    for odd in find_malformed(text, whole):
        at = bisect_right(whole, (odd.start, len(text)))
        near = whole[max(0, at - 1) : at + 1]
        if any(start < odd.end and odd.start < end for start, end in near) or is_in_address(text, odd.start):
            continue
        doc_type, head, middle, _ = find_head(folded, odd.start)
        plain, _, year = key_number(odd.meant)
        written = text[odd.start : odd.end].split("/")[0].strip() if "/" in text[odd.start : odd.end] else plain
        symbol = odd.meant.split("/", 2 if year else 1)[-1]
        yield Number(
            start=odd.start,
            end=odd.end,
            head=head,
            doc_type=doc_type,
            number=written or "",
            year=year,
            symbol=symbol,
            middle=middle,
            probably=odd.meant,
        )


_LETTERS = str.maketrans("lI|", "111")


def _mend(text: str, folded: str, number: Number, start: int) -> Number:
    """Return a number whose first digits stand apart, as one: "số 1 25/2025/NĐ-CP"."""
    doc_type, head, middle, _ = find_head(folded, start)
    written = text[start : number.start] + number.number
    meant = "".join(written.translate(_LETTERS).split())
    probably = replace(number, number=meant).canonical
    return replace(number, start=start, head=head, doc_type=doc_type, middle=middle, number=written, probably=probably)
