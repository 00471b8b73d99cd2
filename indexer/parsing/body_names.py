"""The names of bodies as one pattern: of the table, by their letters, with the province or district behind them."""

from __future__ import annotations

import re
from functools import cache

from indexer.grammar.bodies import ALIASES, BODIES, SILENT, Body
from indexer.grammar.provinces import PROVINCE_NAMES, PROVINCES
from indexer.parsing.unit_names import COMPANY, UNIT
from indexer.text.folding import fold

_CODES = {row.code: row for row in reversed(BODIES)}
_SPELLED = {fold(row.name): row for row in reversed(BODIES)} | {fold(name): _CODES[code] for name, code in ALIASES}
_AND = r"(?:\s*(?:[,&\u2013-]|\bva\b)\s*|\s+)"  # between the words of a name: "Kế hoạch & Đầu tư"


def _join_names(names: list[str]) -> str:
    flexible = (re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", r"\s*-\s*") for name in names)
    return "|".join(sorted(flexible, key=len, reverse=True))


def squeeze_name(name: str) -> str:
    """Return a name by its letters, however its words are joined: "Bộ TN&MT" → "botnmt"."""
    return re.sub(r"[^a-z]", "", re.sub(r"\bva\b", "", fold(name)))


def _spell_name(name: str) -> str:
    words = [word for word in re.split(r"[\s,&\u2013-]+", name) if word != "va"]
    return rf"{_AND}(?:va\s+)?".join(map(re.escape, words))


def _make_initials_pattern(row: Body) -> str:
    """Make a pattern of the first word whole, then the letters of the code: "Bộ TNMT", "Sở KH&ĐT", "Bộ LĐ-TB&XH"."""
    return rf"{fold(row.name)[:2]}\s+" + rf"{_AND}?".join(map(re.escape, fold(row.code[1:])))


_SHORTENED = [
    row for row in BODIES if row.name.startswith(("Bộ ", "Sở ")) and row.code[0] in "BS" and row.code not in SILENT
]
_BARE = [row for row in BODIES if row.level != "unit" and row.code not in SILENT and len(row.code) > 1]
NAMES = {squeeze_name(name): row for name, row in _SPELLED.items()}
BY_INITIALS = {squeeze_name(row.name[:3] + row.code[1:]): row for row in reversed(_SHORTENED)} | {
    squeeze_name(row.code): row for row in reversed(_BARE)
}

PROVINCE = PROVINCE_NAMES
CITY = _join_names(sorted({fold(row.name) for row in PROVINCES if row.city})) + r"|hcm"
TOWN = r"(?:thanh\s+pho|tp\.?)"
_AREA = (
    rf"(?:\s+{TOWN}\s*(?P<city>{CITY})\b|\s+(?:cac\s+)?(?:tinh\s+)?(?P<province>{PROVINCE})\b"
    rf"|\s+(?P<bare>tinh(?:\s+tinh)?|thanh\s+pho)\b)"
)
_DISTRICT = (
    rf"(?!\s+{TOWN}\s*(?:{CITY})\b)(?P<district>\s+(?:huyen|quan|thi\s+xa|xa|phuong|thi\s+tran|dac\s+khu"
    rf"|thanh\s+pho(?!\s+(?:truc|tinh))))\b"
)
_CONGRESS = r"(?:\s*\(?\s*khoa\s+[ivxlc\d]+\s*\)?|\s+lan\s+thu\s+\w+,?(?:\s+khoa\s+[ivxlc\d]+)?)?"  # (khoá XII)
_OFFICER = (
    r"(?:(?:quyen\s+|pho\s+)?(?:chu\s+tich|bo\s+truong|giam\s+doc|cuc\s+truong|tong\s+cuc\s+truong"
    r"|bo\s+truong\s*,\s*chu\s+nhiem|thong\s+doc|chanh\s+an|vien\s+truong|chanh\s+van\s+phong|chu\s+nhiem|bi\s+thu"
    r"|truong\s+ban|truong(?=\s+ban\s+to\s+chuc\s+chinh)|chanh(?=\s+thanh\s+tra)|thu\s+truong|thuong\s+truc)\s+|pho\s+(?=thu\s+tuong\b)|tong\s+(?=thanh\s+tra\s+chinh\s+phu\b|kiem\s+toan\s+nha\s+nuoc\b))?"
)
_PARTY = (
    r"(?:hoi\s+nghi\s+|thuong\s+truc\s+|ban\s+thuong\s+vu\s+|btv\s+|ban\s+chap\s+hanh\s+|bch\s+)?"
    r"(?:dang\s+bo\s+)?(?P<committee>tinh\s+uy|thanh\s+uy)"
)
_CENTRE = (
    r"(?P<centre>bo\s+chinh\s+tri|ban\s+bi\s+thu(?:\s+trung\s+uong(?:\s+dang)?)?"
    r"|(?:hoi\s+nghi\s+(?:lan\s+thu\s+\w+\s*,?\s+)?)?(?:ban\s+chap\s+hanh|bch|bchtw|van\s+phong)?\s*(?:trung\s+uong|tw)(?:\s+dang)?(?!\s+(?:doan|hoi)\b))"
)
_LONG = "|".join(
    sorted(
        (
            _spell_name(n)
            for n in _SPELLED
            if n not in ("tinh uy", "trung uong dang", "giam doc so", "dang uy", "ban quan ly")
        ),
        key=len,
        reverse=True,
    )
)
_LETTERS = "|".join(
    sorted(
        [*map(_make_initials_pattern, _SHORTENED), *(re.escape(fold(row.code)) for row in _BARE)], key=len, reverse=True
    )
)
_TABLE = rf"(?P<name>{_LONG})|(?P<letters>{_LETTERS})"
OFFICES = (
    *("Thuế", "Thống kê", "Kho bạc Nhà nước", "Bảo hiểm xã hội", "Bộ Chỉ huy Quân sự", "Bộ Chỉ huy quân sự"),
    *("Tòa án nhân dân", "Viện kiểm sát nhân dân"),
)
_OFFICE_OF = (
    rf"(?:(?P<local>{_join_names([fold(n) for n in OFFICES])})\s+(?:tinh|{TOWN})"
    rf"(?:\s+(?P<local_of>{PROVINCE}|{CITY}))?"
    rf"|(?P<branch>kho\s+bac\s+nha\s+nuoc|bao\s+hiem\s+xa\s+hoi)\s+(?P<branch_of>{PROVINCE}))\b"
)
"""Offices of a province that only their place tells from the one at the centre: "Thuế tỉnh Nghệ An"."""
_WHOLE = (
    rf"(?:{_OFFICE_OF}|(?P<own_committee>dang\s+uy(?:\s+(?:{_LONG})\b(?:\s+tinh\s+(?:{PROVINCE})\b)?|\s+so)?\b(?:\s+voi\s+giam\s+doc\s+so)?)"
    rf"|{_PARTY}(?:\s+(?P<of>{PROVINCE})\b)?{_CONGRESS}"
    rf"|{_CENTRE}\b{_CONGRESS}"
    rf"|{_OFFICER}(?:{_TABLE})\b(?:{_DISTRICT}|{_AREA})?"
    rf"|(?P<own>(?:giam\s+doc\s+)?so\b)"
    rf"|(?P<office>(?:bo\s+truong\s+)?bo\s+ct\b|(?:quyen\s+|pho\s+)?chu\s+tich(?=\s+(?:ve|ban\s+hanh|quy\s+dinh|phe\s+duyet)\b))"
    rf"|{COMPANY}|{UNIT})"
)


@cache
def compile_phrase() -> re.Pattern[str]:
    """Return the pattern of any of them; half of a cold search would be spent on making itwhere nobody asks for it."""
    return re.compile(_WHOLE)
