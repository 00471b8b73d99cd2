"""Prefixes of the search box: ``tỉnh: Bắc Giang``, ``quý: I/2023``. A table of names and how each reads its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.folding import fold, key
from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.grammar.provinces import find_province
from indexer.models import NumberQuery
from indexer.numbers import bare

PREFIXES = {
    "tinh": "province",
    "thanh pho": "province",
    "nam": "year",
    "quy": "quarter",
    "loai": "doc_type",
    "loai van ban": "doc_type",
    "co quan": "issuer",
    "so": "number",
    "trich dan": "cites",
}
"""Folded name → the filter that it sets; "number" sets the query's numbers."""

_YEAR = r"(?:19|20)\d\d"
_QUARTER = re.compile(
    rf"\s*(?:(?:quy\s*)?(?P<n>iv|i{{1,3}}|[1-4])\s*(?:[/-]|nam)?\s*(?P<year>{_YEAR})|(?P<key>{_YEAR}q[1-4]))(?!\w)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Understood:
    """A prefix's value: what it means, how many characters of it were used, and what to tell the person."""

    values: tuple[str, ...]
    used: int
    note: str
    number: NumberQuery | None = None


def understand(name: str, value: str) -> Understood | None:
    """Read the value of a prefix from the beginning of what follows it; None when it makes no sense.

    >>> understand("province", "quang ngai tinh hinh").values
    ('Quảng Ngãi',)
    >>> understand("quarter", "I/2023").values
    ('2023Q1',)
    """
    return _READERS[name](value)


def _longest(value: str, find: Callable[[str], str | None], most: int) -> tuple[str, int] | None:
    """The longest run of words from the beginning that ``find`` knows, and where it ends."""
    ends = [match.end() for match in re.finditer(r"[^\s,;]+", value)][:most]
    for end in reversed(ends):
        known = find(value[:end].strip(" .,;"))
        if known is not None:
            return known, end
    return None


def _province(value: str) -> Understood | None:
    found = _longest(value, lambda text: row.name if (row := find_province(text)) else None, 6)
    return Understood((found[0],), found[1], f"Lọc theo tỉnh: {found[0]}.") if found else None


def _doc_type(value: str) -> Understood | None:
    found = _longest(value, lambda text: row.name if (row := BY_FOLDED_NAME.get(key(text))) else None, 4)
    return Understood((found[0],), found[1], f"Lọc theo loại văn bản: {found[0]}.") if found else None


def _year(value: str) -> Understood | None:
    match = re.match(rf"\s*({_YEAR}(?:\s*,\s*{_YEAR})*)(?!\d)", value)
    if match is None:
        return None
    years = tuple(re.findall(_YEAR, match[1]))
    return Understood(years, match.end(), f"Lọc theo năm: {', '.join(years)}.")


def _quarter(value: str) -> Understood | None:
    match = _QUARTER.match(fold(value))
    if match is None:
        return None
    number = _ROMAN.get(match["n"] or "", match["n"])
    quarter = match["key"].upper() if match["key"] else f"{match['year']}Q{number}"
    return Understood((quarter,), match.end(), f"Lọc theo quý: {quarter[5:]}/{quarter[:4]}.")


def _issuer(value: str) -> Understood | None:
    """A body's name has no end of its own: it is quoted, or goes on to a comma or the next prefix."""
    match = re.match(r"\s*([^,;]*[^\W_][^,;]*)[,;]?", value)
    if match is None:
        return None
    name = " ".join(match[1].split())
    return Understood((name,), match.end(), f"Lọc theo cơ quan: {name}.")


def _number(value: str) -> Understood | None:
    match = re.match(rf"\s*\d{{1,6}}[a-d]?(?:\s?/\s?{_YEAR})?(?!\w)", value)
    number = bare(match[0]) if match else None
    if match is None or number is None:
        return None
    return Understood((), match.end(), f"Tìm văn bản mang số {number.number}.", number)


_READERS: dict[str, Callable[[str], Understood | None]] = {
    "province": _province,
    "year": _year,
    "quarter": _quarter,
    "doc_type": _doc_type,
    "issuer": _issuer,
    "number": _number,
    "cites": lambda _: None,  # a document number, taken before prefixes are read
}
