"""The provisions of an act that a citation names before it: "điểm a khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP".

A provision is written from its smallest part to its largest, in one spelling: ``điểm a khoản 2 Điều 5``,
``Phụ lục II``. What is smaller waits for what is larger: "khoản 1, 3 Điều 10 và Điều 12" are three.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.text.patterns import compile_late

_RANKS = {
    "đoạn": 0,
    "tiết": 1,
    "điểm": 2,
    "khoản": 3,
    "điều": 4,
    "tiểu mục": 5,
    "mục": 6,
    "chương": 7,
    "phần": 8,
    "mẫu số": 6,
    "biểu số": 6,
    "phụ lục": 9,
}
_CAPITAL = frozenset({"điều", "tiểu mục", "mục", "chương", "phần", "mẫu số", "biểu số", "phụ lục"})
_WITHIN_ANNEX = frozenset({"điểm", "khoản", "tiểu mục", "mục", "phần", "mẫu số", "biểu số"})

_UNIT = r"(?:(?<!giai\s)đoạn|tiết|điểm|khoản|điều|tiểu mục|mục|chương|phần|mẫu số|biểu số|phụ lục(?:\s+số)?)"
_VALUE = r"(?:(?:[ivxlc]{1,6}|\d{1,3})(?:\.\d{1,3}){0,3}[a-zđ]?|[a-zđ]\d{0,2}(?:\.\d)?)"
_LINK = r"(?:\s*,\s*|\s*;\s*|\s+và\s+|\s*,\s+và\s+|\s+hoặc\s+|\s+đến\s+|\s*[-–]\s*)"
_ITEM = rf"(?:các\s+)?{_UNIT}\s+[“\"]?{_VALUE}[”\"]?(?!\w)(?:{_LINK}[“\"]?{_VALUE}[”\"]?(?!\w))*"
_BOUND = (
    r"(?:\s*,?\s*(?:(?:được\s+)?quy\s+định\s+)?(?:của|tại|thuộc|trong|ở))?\s+|\s*[,;]\s*(?:và\s+|của\s+)?"
    r"|\s+(?:và|hoặc|đến)\s+(?:tại\s+)?"
    r"|\s*(?:[,;]|,?\s+(?:và|đồng\s+thời))(?:\s+(?:và|đồng\s+thời))?\s+"
    r"(?:sửa\s+đổi(?:,\s+bổ\s+sung)?|bổ\s+sung|bãi\s+bỏ|thay\s+thế)\s+"
)
_CARRIED = (
    r"(?:\s*,?\s*(?:của\s+)?(?:bản\s+)?(?:quy\s+chế|quy\s+định(?!\s+(?:tại|ở|trong|này))|điều\s+lệ|quy\s+trình|nội\s+quy)"
    r"(?=\s)(?:\s[^.;:()|]{1,120}?)?(?=,?\s+(?:được\s+)?(?:ban|kèm)))?"
)
"""What an act is issued with, between a provision of it and the act: "Điều 3 Quy chế làm việc ban hành kèm theo"."""
_CHAIN = compile_late(
    rf"(?<!\w)(?P<chain>{_ITEM}(?:(?:{_BOUND}){_ITEM})*)"
    rf"{_CARRIED}"
    r"(?:\s*,?\s*(?:của|tại|thuộc|trong|(?:được\s+)?ban\s+hành\s+(?:kèm\s+)?theo|(?:đính\s+)?kèm\s+theo))?"
    r"(?:\s+các|\s*,)?\s*$"
)
_TOKEN = compile_late(
    rf"(?P<unit>{_UNIT})\s+(?P<values>[“\"]?{_VALUE}[”\"]?(?!\w)(?:{_LINK}[“\"]?{_VALUE}[”\"]?(?!\w))*)"
)
_PART = compile_late(rf"(?P<to>đến|[-–])?\s*[“\"]?(?P<value>{_VALUE})(?!\w)")
_ANY_UNIT = compile_late(r"(?:điều|khoản|điểm|mục|chương|phụ lục|phần|tiết|đoạn|mẫu số|biểu số)\s")
_REACH = 240  # characters before an act in which its provisions stand
_LONGEST = 60  # provisions of a run: "Điều 5 đến Điều 90" is kept by its ends


def find_provisions_before(lowered: str, start: int, head: int) -> tuple[tuple[str, ...], int]:
    """Return (the provisions that stand right before an act, where their words begin); ``head`` when there are
    none.

    >>> t = "theo khoản 1, 3 điều 10 và điều 12 của "; find_provisions_before(t, 0, len(t))
    (('khoản 1 Điều 10', 'khoản 3 Điều 10', 'Điều 12'), 5)
    """
    left = max(start, head - _REACH)
    if _ANY_UNIT.search(lowered, left, head) is None:
        return (), head
    match = _CHAIN.search(lowered, left, head)
    if match is None:
        return (), head
    return _read_chain(match["chain"]), match.start("chain")


_BRACKETED = compile_late(rf"[\s*_]*\(\s*(?:tại\s+|theo\s+)?(?P<chain>{_ITEM}(?:(?:{_BOUND}){_ITEM})*)\s*\)")


def find_provisions_after(lowered: str, at: int) -> tuple[str, ...]:
    """Return the provisions that stand in brackets after an act: "Nghị định 61/2018/NĐ-CP (khoản 2 Điều 5)".

    >>> find_provisions_after("61/2018/nđ-cp (khoản 2 điều 5)", 13)
    ('khoản 2 Điều 5',)
    >>> find_provisions_after("61/2018/nđ-cp (điều 5 quy định)", 13)
    ()
    """
    match = _BRACKETED.match(lowered, at)
    return _read_chain(match["chain"]) if match else ()


def find_provisions(words: str) -> tuple[str, ...]:
    """Return the provisions that words name, in order: what is typed before an act.

    >>> find_provisions("điểm a khoản 2 điều 5")
    ('điểm a khoản 2 Điều 5',)
    """
    return _list_paths(words.lower())


@lru_cache(maxsize=4096)
def _read_chain(chain: str) -> tuple[str, ...]:
    """The provisions of a chain before an act or behind it: the same ones stand in many a text."""
    return _list_paths(chain)


def _list_paths(chain: str) -> tuple[str, ...]:
    """The provisions of a chain, each once."""
    paths: list[list[tuple[str, str]]] = []
    left = 0
    for token in _TOKEN.finditer(chain):
        unit, values = _clean_unit(token["unit"]), _list_values(token["values"])
        gap = chain[left : token.start()]
        left = token.end()
        if "đến" in gap and paths and paths[-1][0][0] == unit:
            paths += [[(unit, value)] for value in _list_values(f"{paths[-1][0][1]} đến {values[0]}")[1:]]
            continue
        apart = any(mark in gap for mark in (",", ";", "và", "hoặc"))
        waiting = [path for path in paths if _attaches(path[-1][0], unit, apart)]
        for path in waiting:
            path.append((unit, values[0]))
        paths += [[(unit, value)] for value in (values[1:] if waiting else values)]
    return tuple(dict.fromkeys(" ".join(_spell_provision(*part) for part in path) for path in paths))


def _clean_unit(unit: str) -> str:
    words = " ".join(unit.split())
    return words.removesuffix(" số") if words.startswith("phụ lục") else words


def _attaches(smaller: str, larger: str, apart: bool) -> bool:
    """Tell whether what ends with a smaller unit waits for this larger one; an article only for what follows
    at once.
    """
    if larger == "phụ lục":
        return smaller in _WITHIN_ANNEX and not apart
    if smaller == "phụ lục" or (apart and _RANKS[smaller] >= _RANKS["điều"]):
        return False
    return _RANKS[smaller] < _RANKS[larger]


def _list_values(written: str) -> list[str]:
    found: list[str] = []
    for part in _PART.finditer(written):
        last = found[-1] if found else ""
        if part["to"] and last.isdigit() and part["value"].isdigit() and 0 < int(part["value"]) - int(last) < _LONGEST:
            found += [str(number) for number in range(int(last) + 1, int(part["value"]) + 1)]
        else:
            found.append(part["value"])
    return found


def _spell_provision(unit: str, value: str) -> str:
    roman = re.fullmatch(r"[ivxlc]+", value) is not None and unit not in ("điểm", "tiết", "khoản")
    name = unit[0].upper() + unit[1:] if unit in _CAPITAL else unit
    return f"{name} {value.upper() if roman else value}"


@lru_cache(maxsize=8192)
def cut_provision(provision: str) -> frozenset[tuple[str, str]]:
    """Return the units of a provision: one lies in another that has some of them.

    >>> sorted(cut_provision("khoản 2 Điều 5"))
    [('khoản', '2'), ('điều', '5')]
    """
    return frozenset((token["unit"], token["values"]) for token in _TOKEN.finditer(provision.lower()))


def lies_in(narrow: str, wide: str) -> bool:
    """Tell whether a provision is, or lies in, another: "điểm a khoản 2 Điều 5" lies in "Điều 5".

    >>> lies_in("điểm a khoản 2 Điều 5", "Điều 5"), lies_in("Điều 5", "khoản 2 Điều 5")
    (True, False)
    """
    return cut_provision(narrow) >= cut_provision(wide)


_UNACCENTED = {
    "diem": "điểm",
    "khoan": "khoản",
    "dieu": "điều",
    "muc": "mục",
    "chuong": "chương",
    "phan": "phần",
    "tiet": "tiết",
    "phu luc": "phụ lục",
}
_TYPED_UNIT = compile_late(rf"(?<!\w)(?:{'|'.join(sorted(_UNACCENTED, key=len, reverse=True))})(?=\s)")


def read_typed_provisions(typed: str, start: int, end: int) -> tuple[str, ...]:
    """Return the provisions that a person typed before an act, with diacritics or without.

    >>> read_typed_provisions("dieu 5 nghi dinh 61/2018/NĐ-CP", 0, 7)
    ('Điều 5',)
    >>> read_typed_provisions("khoản 1 Điều 5 của ", 0, 19)
    ('khoản 1 Điều 5',)
    """
    return place_typed_provisions(typed, start, end)[0]


def place_typed_provisions(typed: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """Return the same, with where they begin; the end where there are none.

    >>> place_typed_provisions("viện dẫn: điều 5 61/2018/NĐ-CP", 0, 17)
    (('Điều 5',), 10)
    """
    words = f"{typed[start:end].lower().rstrip()} "
    spelled = _TYPED_UNIT.sub(lambda unit: _UNACCENTED[unit[0]], words)
    found, lead = find_provisions_before(spelled, 0, len(spelled))
    return found, start + lead if found else end
