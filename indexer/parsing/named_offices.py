"""Offices that belong to another body and bear its name: rooms of a district, committees of a council, of the Party.

>>> find_room("Phòng Tư pháp quận 5 về", 0)
('Phòng Tư pháp', 'quận 5', 20)
"""

from __future__ import annotations

from indexer.text.folding import UPPER
from indexer.text.patterns import compile_late

_TITLED = rf"[{UPPER}][^\W\d_]*"
_RANK = "(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)"
_PLACE = rf"{_RANK}\s+(?:{_TITLED}(?:\s+{_TITLED}){{0,3}}|\d{{1,2}}\b)"
_ROOM = compile_late(
    rf"(?P<name>Phòng\s+{_TITLED}(?:(?:,?\s+|\s*[-–&]\s*)(?!{_RANK}\s)"
    rf"[^\W\d_]+){{0,9}}?)\s+(?:thuộc\s+|-\s+)?(?:UBND\s+|[ỦU][ỷy] ban nhân dân\s+)?(?P<place>{_PLACE})"
)
_COMMITTEE = compile_late(
    rf"(?P<name>Ban\s+(?!Chỉ|Quản|Thường|Chấp|Tổ chức){_TITLED}(?:(?:,?\s+|\s*[-–]\s*)[^\W\d_]+){{0,6}}?)\s+(?:của\s+)?"
    r"(?=HĐND\b|Hội đồng [Nn]hân dân\b)"
)
_COMMITTEE_BEFORE = compile_late(rf"{_COMMITTEE.pattern[: _COMMITTEE.pattern.rindex('(?=')]}$")
_PARTY = compile_late(
    rf"\s+(?:(?P<local>{_PLACE})"
    r"|(?P<of>các cơ quan [Đđ]ảng|Công an|Quân sự|Bộ đội Biên phòng|Khối\s[^,;.()\d]{2,50}?)"
    r"(?=\s+(?:tỉnh|thành phố|về|ban hành)\b|[,;.)\n]|$))"
)
_DISTRICT_PARTY = compile_late(
    rf"(?P<rank>[Hh]uyện|[Qq]uận|[Tt]hị|[Tt]hành)[ \n](?:ủy|uỷ)\s+"
    rf"(?!(?:Về|Ban|Quyết|Nghị|Kế|Chỉ|Kết|Thông|Công|Số|Ngày)\b)(?P<name>{_TITLED}(?:\s+{_TITLED}){{0,3}}|\d{{1,2}}\b)"
)
_NEAR = 60  # characters of the name of a committee


def find_district_party(text: str, at: int) -> tuple[str, str, int] | None:
    """Return (its kind, its place, where it ends) of the Party committee of a district or a town; else None.

    >>> find_district_party("huyện ủy Hương Khê về", 0), find_district_party("Thị ủy ban hành", 0)
    (('Huyện ủy', 'Hương Khê', 18), None)
    """
    match = _DISTRICT_PARTY.match(text, at)
    return (f"{match['rank'].capitalize()} ủy", " ".join(match["name"].split()), match.end()) if match else None


def find_room(text: str, at: int) -> tuple[str, str, int] | None:
    """Return (name, district or commune, where it ends) of a room that is named with its place; else None."""
    match = _ROOM.match(text, at) if text.startswith("Phòng", at) else None
    return (" ".join(match["name"].split()), " ".join(match["place"].split()), match.end()) if match else None


def find_committee(text: str, at: int) -> int | None:
    """Return where the council begins whose committee is named at a place; else None.

    >>> find_committee("Ban Đô thị HĐND thành phố", 0), find_committee("Ban hành nghị quyết của HĐND", 0)
    (11, None)
    """
    match = _COMMITTEE.match(text, at) if text.startswith("Ban ", at) else None
    return match.end() if match else None


def find_committee_before(text: str, at: int) -> tuple[str, int] | None:
    """Return (name, where it begins) of the committee that stands before a council: "Ban Đô thị" of "HĐND".

    >>> find_committee_before("của Ban Đô thị HĐND thành phố", 15)
    ('Ban Đô thị', 4)
    """
    start = max(0, at - _NEAR)
    begin = text.rfind("Ban ", start, at)
    match = _COMMITTEE_BEFORE.match(text, begin, at) if begin >= 0 else None
    return (" ".join(match["name"].split()), begin) if match else None


def find_party_place(text: str, at: int) -> tuple[str, str, int] | None:
    """Return (of which offices, of which commune, where it ends) of a Party committee, "" for what is not named.

    >>> find_party_place("Đảng ủy xã Ba Tơ về", 7), find_party_place("Đảng ủy các cơ quan Đảng tỉnh", 7)
    (('', 'xã Ba Tơ', 16), ('các cơ quan Đảng', '', 24))
    """
    match = _PARTY.match(text, at)
    if match is None:
        return None
    return " ".join((match["of"] or "").split()), " ".join((match["local"] or "").split()), match.end()
