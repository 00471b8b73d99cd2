"""Provisions that a draft cites of an act and that the act, as the collection holds it, does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ARTICLE = re.compile(r"^[\s*_#“\"|>]*Điều\s+(?P<number>\d{1,3}[a-zđ]?)\b", re.MULTILINE)
_CLAUSE = re.compile(r"^[\s*_“\"|>]*(?P<number>\d{1,2}[a-zđ]?)\s?[.)]", re.MULTILINE)
_NAMED = re.compile(r"(?:khoản (?P<clause>\d{1,3}[a-zđ]?) )?Điều (?P<article>\d{1,3}[a-zđ]?)\b")
_FEW = 2  # articles that a text has at least to be one that is parted in articles


def list_missing_provisions(text: str, provisions: Sequence[str]) -> Iterator[str]:
    """Yield the provisions that a text parted in articles does not have; none of one that is not.

    >>> cited = ["khoản 2 Điều 1", "khoản 3 Điều 1", "Điều 9"]
    >>> list(list_missing_provisions("Điều 1. A\\n1. B\\n2. C\\nĐiều 2. D", cited))
    ['khoản 3 Điều 1', 'Điều 9']
    """
    heads = list(_ARTICLE.finditer(text))
    if len({head["number"] for head in heads}) < _FEW:
        return
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for provision in provisions:
        named = _NAMED.search(provision)
        if named is None:
            continue
        bodies = [
            text[head.end() : end] for head, end in zip(heads, ends, strict=True) if head["number"] == named["article"]
        ]
        if not bodies or (named["clause"] and not any(_has_clause(body, named["clause"]) for body in bodies)):
            yield provision


def _has_clause(body: str, number: str) -> bool:
    """Tell whether an article has a clause; one without numbered clauses is not known to lack any."""
    clauses = {clause["number"] for clause in _CLAUSE.finditer(body)}
    return not clauses or number in clauses
