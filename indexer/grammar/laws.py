"""The laws of ``indexer.grammar.law_table`` by their names, however these are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from indexer.grammar.law_table import LAWS, Law
from indexer.text.folding import make_key

_WRITTEN = (
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (re.compile(r"\bhdnd\b"), "hoi dong nhan dan"),
    (re.compile(r"\bvb(?:qppl| qppl)\b"), "van ban quy pham phap luat"),
    (re.compile(r"\bqppl\b"), "quy pham phap luat"),
    (re.compile(r"\bnsnn\b"), "ngan sach nha nuoc"),
    (re.compile(r"\bgtgt\b"), "gia tri gia tang"),
    (re.compile(r"\btndn\b"), "thu nhap doanh nghiep"),
    (re.compile(r"\btncn\b"), "thu nhap ca nhan"),
    (re.compile(r"\bpccc\b"), "phong chay va chua chay"),
    (re.compile(r"\bhien phap nuoc cong hoa xa hoi chu nghia viet nam\b"), "hien phap"),
    (re.compile(r"\bqui\b"), "quy"),
)


@lru_cache(maxsize=8192)
def key_law(name: str) -> str:
    """Return a law's name as it is compared: folded, without marks, abbreviations spelled out.

    >>> key_law("Luật Tổ chức HĐND và UBND") == key_law("Luật tổ chức Hội đồng nhân dân và Uỷ ban nhân dân")
    True
    """
    plain = " ".join(re.sub(r"[^\w\s]", " ", make_key(name)).split())
    for pattern, whole in _WRITTEN:
        plain = pattern.sub(whole, plain)
    return plain


@cache
def _group_by_name() -> dict[str, list[Law]]:
    """The laws of each name, as it is compared; made when a law is asked for."""
    found: dict[str, list[Law]] = {}
    for row in LAWS:
        found.setdefault(key_law(row.name), []).append(row)
    return found


def find_laws(name: str, year: int | None = None, date: str | None = None) -> tuple[Law, ...]:
    """Return the laws of a name, of a year, of a day; several where these do not tell which.

    >>> [law.number for law in find_laws("luật đất đai", 2013)]
    ['45/2013/QH13']
    >>> [law.number for law in find_laws("Luật Tổ chức chính quyền địa phương", 2025, "2025-06-16")]
    ['72/2025/QH15']
    """
    known, every = key_law(name), _group_by_name()
    named = every.get(known) or every.get(f"bo {known}", [])  # "Luật Tố tụng hình sự" is a code
    return tuple(
        law
        for law in named
        if (year is None or law.year == year) and (date is None or len(date) < 10 or law.date == date)
    )
