"""What looks like a citation in a draft and could not be read: told, never passed over.

"Quyết định số ?2/QĐ-UBND", "Nghị định số XX/2024/NĐ-CP". A number left blank ("Quyết định số      /QĐ-UBND") is the
draft's own, still to be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.checking.results import UnreadPlace
from indexer.grammar.doctypes import DOC_TYPES

_TYPES = "|".join(sorted((re.escape(row.name) for row in DOC_TYPES), key=len, reverse=True))
_CODES = "|".join(
    sorted({"CV", *(re.escape(row.code) for row in DOC_TYPES if len(row.code) > 1)}, key=len, reverse=True)
)
_LIKE = re.compile(
    rf"(?<!\w)(?:{_TYPES}|QĐ|NQ|NĐ|TT|KH|CV)\s+(?:số\s*[:.]?\s*)?"
    rf"(?P<written>[^\s/.…_,;:()“”\"|-][^\s/,;()“”\"|]{{0,9}}\s?/\s?(?:[^\s/]{{1,5}}/)?(?:{_CODES})\s?[-/]\s?[A-ZĐÐƯ][\wĐ&-]*)",
    re.IGNORECASE,
)


def find_unread(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[UnreadPlace]:
    """Yield the places of a text that look like a citation and lie in none of those that are ``taken``.

    >>> [place.text for place in find_unread("Căn cứ Nghị định số XX/2024/NĐ-CP và Quyết định số   /QĐ-UBND", [])]
    ['XX/2024/NĐ-CP']
    """
    for match in _LIKE.finditer(text):
        start, end = match.span("written")
        if not any(left < end and start < right for left, right in taken):
            yield UnreadPlace(text.count("\n", 0, start) + 1, start, end, text[start:end])
