"""Which numbers in a document are its own, and cite no other."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.parsing.dates import read_date_after
from indexer.parsing.numbers import Number
from indexer.text.folding import split_codes, strip_number

_OF_ANNEX = re.compile(r"\((?:ban\s+hành\s+)?kèm\s+theo\s*$", re.IGNORECASE)
_NEAR = 40  # characters before a number in which an annex says whose it is


def is_own(
    text: str, number: Number, own: tuple[int, int] | None, canonical: str | None, day: str | None = None
) -> bool:
    """Tell whether a number is the document's own, which stands at ``own`` and is ``canonical``.

    An annex may leave out its year: "(Ban hành kèm theo Thông tư số 55/TT-BCT" of 55/2025/TT-BCT. What bears the same
    number and another year than the document's ``day`` is one of an earlier year.
    """
    if own is not None and number.start <= own[1] and own[0] <= number.end:
        return True
    meant = number.canonical or number.probably
    if canonical is None or meant is None or number.named:
        return False
    first, *written = _key_number(meant)
    number_of_own, *whole = _key_number(canonical)
    if (first, written) == (number_of_own, whole):
        return not _is_of_another_year(text, number, day)
    short = number.year is None and first == number_of_own and written == whole[1:]
    return short and _OF_ANNEX.search(text, max(0, number.head - _NEAR), number.head) is not None


def _is_of_another_year(text: str, number: Number, day: str | None) -> bool:
    stated = read_date_after(text, number.end) if day is not None else None
    return stated is not None and day is not None and stated.iso[:4] != day[:4]


@lru_cache(maxsize=4096)
def _key_number(canonical: str) -> tuple[str, ...]:
    first, *rest = split_codes(canonical)
    return (strip_number(first), *rest)
