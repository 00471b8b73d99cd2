"""Find the bodies that a text names: "Chủ tịch UBND tỉnh Đồng Nai", with the province and district stated there."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, replace
from functools import cache

from indexer.grammar.bodies import ALIASES, BODIES, SILENT, Body
from indexer.grammar.provinces import PROVINCE_NAMES, PROVINCES, find_province
from indexer.parsing.localities import find_second_province, find_town, find_unknown_province
from indexer.parsing.named_offices import find_committee, find_committee_before, find_party_place, find_room
from indexer.parsing.unit_names import COMPANY, COMPANY_END, IN_CAPITALS, UNIT, UNIT_END, UNITS, is_verb
from indexer.text.folding import UPPER, fold

_CODES = {row.code: row for row in reversed(BODIES)}
_SPELLED = {fold(row.name): row for row in reversed(BODIES)} | {fold(name): _CODES[code] for name, code in ALIASES}
_AND = r"(?:\s*(?:[,&\u2013-]|\bva\b)\s*|\s+)"  # between the words of a name: "Kế hoạch & Đầu tư"


def _join_names(names: list[str]) -> str:
    flexible = (re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", r"\s*-\s*") for name in names)
    return "|".join(sorted(flexible, key=len, reverse=True))


def _squeeze_name(name: str) -> str:
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
_NAMES = {_squeeze_name(name): row for name, row in _SPELLED.items()}
_BY_INITIALS = {_squeeze_name(row.name[:3] + row.code[1:]): row for row in reversed(_SHORTENED)} | {
    _squeeze_name(row.code): row for row in reversed(_BARE)
}

_PROVINCE = PROVINCE_NAMES
_CITY = _join_names(sorted({fold(row.name) for row in PROVINCES if row.city})) + r"|hcm"
_TOWN = r"(?:thanh\s+pho|tp\.?)"
_AREA = (
    rf"(?:\s+{_TOWN}\s*(?P<city>{_CITY})\b|\s+(?:cac\s+)?(?:tinh\s+)?(?P<province>{_PROVINCE})\b"
    rf"|\s+(?P<bare>tinh(?:\s+tinh)?|thanh\s+pho)\b)"
)
_DISTRICT = (
    rf"(?!\s+{_TOWN}\s*(?:{_CITY})\b)(?P<district>\s+(?:huyen|quan|thi\s+xa|xa|phuong|thi\s+tran|dac\s+khu"
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
    r"|(?:hoi\s+nghi\s+(?:lan\s+thu\s+\w+\s*,?\s+)?)?(?:ban\s+chap\s+hanh|bch|bchtw|van\s+phong)?\s*(?:trung\s+uong|tw)(?:\s+dang)?)"
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
_OFFICES = (
    *("Thuế", "Thống kê", "Kho bạc Nhà nước", "Bảo hiểm xã hội", "Bộ Chỉ huy Quân sự", "Bộ Chỉ huy quân sự"),
    *("Tòa án nhân dân", "Viện kiểm sát nhân dân"),
)
_OFFICE_OF = (
    rf"(?:(?P<local>{_join_names([fold(n) for n in _OFFICES])})\s+(?:tinh|{_TOWN})"
    rf"(?:\s+(?P<local_of>{_PROVINCE}|{_CITY}))?"
    rf"|(?P<branch>kho\s+bac\s+nha\s+nuoc|bao\s+hiem\s+xa\s+hoi)\s+(?P<branch_of>{_PROVINCE}))\b"
)
"""Offices of a province that only their place tells from the one at the centre: "Thuế tỉnh Nghệ An"."""
_WHOLE = (
    rf"(?:{_OFFICE_OF}|(?P<own_committee>dang\s+uy(?:\s+(?:{_LONG})\b(?:\s+tinh\s+(?:{_PROVINCE})\b)?|\s+so)?\b(?:\s+voi\s+giam\s+doc\s+so)?)"
    rf"|{_PARTY}(?:\s+(?P<of>{_PROVINCE})\b)?{_CONGRESS}"
    rf"|{_CENTRE}\b{_CONGRESS}"
    rf"|{_OFFICER}(?:{_TABLE})\b(?:{_DISTRICT}|{_AREA})?"
    rf"|(?P<own>(?:giam\s+doc\s+)?so\b)"
    rf"|(?P<office>(?:bo\s+truong\s+)?bo\s+ct\b|(?:quyen\s+|pho\s+)?chu\s+tich(?=\s+(?:ve|ban\s+hanh|quy\s+dinh|phe\s+duyet)\b))"
    rf"|{COMPANY}|{UNIT})"
)


@cache
def _compile_phrase() -> re.Pattern[str]:
    """Any of them; half of a cold search would be spent on making it, and no search asks for it."""
    return re.compile(_WHOLE)


@dataclass(frozen=True, slots=True)
class StatedIssuer:
    """A body as stated at text[start:end]. ``province`` and ``district`` only when the text names them."""

    text: str
    start: int
    end: int
    name: str
    level: str  # national, provincial, unit, own (the citing body), office (an officer without the body), company
    _: KW_ONLY
    province: str | None = None
    district: str | None = None
    ranked: bool = False  # whether "tỉnh", "thành phố" stands after it


def read_issuer_at(text: str, folded: str, at: int) -> StatedIssuer | None:
    """Return the body that is named at a place, if one is.

    >>> t = "Chủ tịch UBND tỉnh Đồng Nai về việc"; read_issuer_at(t, fold(t), 0).province
    'Đồng Nai'
    """
    match = _compile_phrase().match(folded, at)
    if match is None and text[at : at + 1] in ("B", "P"):
        return _read_room(text, at) or _read_council(text, folded, at)
    return _read_issuer(text, folded, match) if match else None


def _read_room(text: str, at: int) -> StatedIssuer | None:
    """Return a room of a district or commune: "Phòng Tư pháp quận 5"."""
    room = find_room(text, at)
    if room is None:
        return None
    name, place, end = room
    return StatedIssuer(text[at:end], at, end, name, "provincial", district=place, ranked=True)


def _read_council(text: str, folded: str, at: int) -> StatedIssuer | None:
    """Return a committee of a council: "Ban Đô thị HĐND thành phố"."""
    council = find_committee(text, at)
    match = _compile_phrase().match(folded, council) if council is not None else None
    return _read_issuer(text, folded, match) if match else None


def find_issuers(text: str, folded: str, start: int, end: int) -> list[StatedIssuer]:
    """Return the bodies named in text[start:end], in order; the letters of a symbol name none."""
    found = (
        _read_issuer(text, folded, match)
        for match in _compile_phrase().finditer(folded, start, end)
        if _begins_name(folded, match)
    )
    return [one for one in found if one is not None]


def find_last_issuer(text: str, folded: str, start: int, end: int) -> StatedIssuer | None:
    """Return the last body named in text[start:end], as the subject of what follows."""
    last = None
    for match in _compile_phrase().finditer(folded, start, end):
        if _begins_name(folded, match):
            last = match
    return _read_issuer(text, folded, last) if last else None


def _begins_name(folded: str, match: re.Match[str]) -> bool:
    before = folded[match.start() - 1 : match.start()]
    if match["local"] and folded.endswith("cuc ", max(0, match.start() - 4), match.start()):
        return False  # "Cục Thuế tỉnh X" is one name
    return not (before.isalnum() or before in ("-", "/", "&"))


def _read_issuer(text: str, folded: str, match: re.Match[str]) -> StatedIssuer | None:
    start, end = match.span()
    groups = match.groupdict()
    if groups["local"] or groups["branch"]:
        return _read_office(text, match)
    if groups["company"]:
        return _read_company(text, folded, match)
    if groups["unit"]:
        return _read_unit_body(text, folded, match)
    words = text[start:end]
    if groups["office"]:  # an officer without the body: the symbol tells it
        return StatedIssuer(words, start, end, "", "office") if words[0].isupper() else None
    if groups["own_committee"]:
        rest = re.search(r"\s", words[len("Đảng ủy") :])
        of = read_issuer_at(text, folded, start + len("Đảng ủy") + rest.end()) if rest else None
        if of is not None and of.name and of.level in ("national", "provincial"):
            return replace(of, text=text[start : of.end], start=start, name=f"Đảng ủy {of.name}")
        if of is None and (place := find_party_place(text, end)) is not None:
            name, local, end = f"Đảng ủy {place[0]}".strip(), place[1] or None, place[2]
            return StatedIssuer(text[start:end], start, end, name, "provincial", district=local, ranked=True)
        return StatedIssuer(words, start, end, "Đảng ủy", "unit")
    if groups["own"]:
        return _read_department(text, folded, match)
    if groups["committee"]:
        province, end = _place(text, match, groups["of"], end)
        return StatedIssuer(
            text=text[start:end], start=start, end=end, name="Tỉnh ủy", level="provincial", province=province
        )
    if groups["centre"]:
        return StatedIssuer(words, start, end, "Trung ương Đảng", "national")
    return _read_body(text, folded, match)


def _read_office(text: str, match: re.Match[str]) -> StatedIssuer | None:
    """Return an office of a province that only its place tells from the one at the centre."""
    start, end = match.span()
    written = " ".join((match["local"] or match["branch"]).split())
    return (
        StatedIssuer(
            text=text[start:end],
            start=start,
            end=end,
            name=next(office for office in _OFFICES if fold(office) == written),
            level="provincial",
            province=_name_province(match["local_of"] or match["branch_of"]),
            ranked=True,
        )
        if text[start].isupper()
        else None
    )


def _read_body(text: str, folded: str, match: re.Match[str]) -> StatedIssuer | None:
    """Return a body of the table, with the province or district that is named after it."""
    start, end = match.span()
    groups = match.groupdict()
    body = _find_body(text, match)
    if body is None:
        return None
    if body.code == "HĐND" and (committee := find_committee_before(text, start)) is not None:
        body, start = replace(body, name=f"{committee[0]} {body.name}"), committee[1]
    if groups["district"]:
        found = _read_district_body(text, folded, match, body)
        return replace(found, text=text[start : found.end], start=start)
    ranked = any(groups[name] for name in ("city", "province", "bare"))
    province, end = (
        _place(text, match, groups["city"] or groups["province"], end) if body.level == "provincial" else (None, end)
    )
    return StatedIssuer(
        text=text[start:end], start=start, end=end, name=body.name, level=body.level, province=province, ranked=ranked
    )


def _place(text: str, match: re.Match[str], named: str | None, end: int) -> tuple[str | None, int]:
    """Return (the province that is named after a body, where its name ends): one that no table has as it is written."""
    known = _name_province(named)
    if known is not None:
        return find_second_province(text, known, end) or (known, end)
    if named is None and (match.groupdict()["bare"] == "tinh" or match.groupdict()["committee"]):
        return find_unknown_province(text, end) or (None, end)
    return None, end


_WITHIN = re.compile(rf",?\s+(?:tinh\s+(?P<province>{_PROVINCE})|{_TOWN}\s*(?P<city>{_CITY}))\b")


def _read_district_body(text: str, folded: str, match: re.Match[str], body: Body) -> StatedIssuer:
    """Return a body of a district, commune, ward or zone, with its name and the province that it is said to lie in."""
    start, end = match.span()
    ranked, province = text[match.start("district") : end].strip(), None
    tail = find_town(text, end)
    district = ranked + tail[0] if tail else None if fold(ranked) == "thanh pho" else ranked
    end += len(tail[0]) if tail else 0
    if tail and (within := _WITHIN.match(folded, end)):
        province, end = _name_province(within["province"] or within["city"]), within.end()
    name = " ".join(district.split()) if district else None
    return StatedIssuer(
        text=text[start:end],
        start=start,
        end=end,
        name=body.name,
        level=body.level,
        province=province,
        district=name,
        ranked=True,
    )


def _find_body(text: str, match: re.Match[str]) -> Body | None:
    """Return the body that is named, or told by the letters of its code: these are capitals ("bộ y tế" is any
    ministry).
    """
    if match["name"]:
        return _NAMES[_squeeze_name(match["name"])] if text[match.start("name")].isupper() else None
    if not match["letters"]:
        return None
    row = _BY_INITIALS[_squeeze_name(match["letters"])]
    written = re.sub(r"\bvà\b|[\W_]", "", text[match.start("letters") : match.end("letters")]).replace("Ð", "Đ")
    return row if written in (row.code, row.name[:2] + row.code[1:]) else None


_HEAD_OF = re.compile(r"^(?:Quyền |Phó )?(?:Tổng cục|Chi cục|Cục|Viện) trưởng (?=Tổng cục|Chi cục|Cục|Viện)")


def _read_unit_body(text: str, folded: str, match: re.Match[str]) -> StatedIssuer | None:
    start = match.start()
    if not text[start].isupper() or " ".join(text[slice(*match.span("unit"))].lower().split()) not in UNITS:
        return None  # "Quy trình", "Trưởng phòng", "Viên chức": other words without their marks
    return _read_unit(text, folded, start, match.end() - (text[match.end() - 1] == " "))


def _read_department(text: str, folded: str, match: re.Match[str]) -> StatedIssuer | None:
    """Return the citing department, "Sở"; or one of a time that no table has: "Sở Địa chính - Nhà đất thành phố"."""
    if not text[match.end() - 2].isupper():
        return None  # "sở" in lower case is any department
    named = re.match(rf"\s*[{UPPER}]", text[match.end() : match.end() + 3])
    if not named or "\n" in named[0]:
        return StatedIssuer(text[match.start() : match.end()], *match.span(), "", "own")
    found = _read_unit(text, folded, match.end() - len("Sở"), match.end())
    if len(found.name.split()) > _LONGEST:
        return None
    return replace(found, text=text[match.start() : found.end], start=match.start())


_LONGEST = 8  # words of the name of a department


def _read_unit(text: str, folded: str, start: int, begin: int) -> StatedIssuer:
    stops = UNIT_END.finditer(folded, begin, start + 120)
    stop = next((s for s in stops if s["word"] is None or is_verb(text[s.start("word") : s.end()])), None)
    end = stop.start() if stop else min(len(text), start + 120)
    words = text[start:end].rstrip()
    if (local := _LOCAL_UNIT.search(words)) is not None and not _is_city(local):
        place = " ".join(local["place"].split())
        return StatedIssuer(
            text=words,
            start=start,
            end=start + len(words),
            name=words[: local.start()],
            level="provincial",
            district=place,
        )
    province = re.search(rf"\s+(?:(?:tinh|{_TOWN})\s+)?(?P<province>{_PROVINCE})$", fold(words))
    name = " ".join((words[: province.start()] if province else re.sub(r"\s+(?:tỉnh|thành phố)$", "", words)).split())
    name = _HEAD_OF.sub("", name)
    stated = _name_province(province["province"]) if province else None
    ranked = province is not None or re.search(r"\s(?:tỉnh|thành phố)$", words) is not None
    level = "national" if not ranked and _OF_STATE.search(name) else "provincial"
    name = _BELOW.sub("", name)
    return StatedIssuer(text=words, start=start, end=start + len(words), name=name, level=level, province=stated)


_OF_STATE = re.compile(
    r"^Cục (?:Thuế|Hải quan)$|Việt Nam(?:$|\s*[-–,]|\s+và\b)|^Tổng cục\s|\s(?:thuộc|-) Bộ\s"
    r"|^Cục (?!Thuế|Hải quan|Thống kê|Thi hành|THADS|Quản lý thị trường|QLTT|Dự trữ)"
)
"""Units that are of no province without one behind their name: "Hội Chăn nuôi Việt Nam", "Cục Hóa chất"."""
_BELOW = re.compile(r"\s+(?:thuộc|-)\s+Bộ\s.*$")


_LOCAL_UNIT = re.compile(
    rf"\s+(?P<place>(?P<rank>huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)"
    rf"\s+(?P<name>[{UPPER}][^,;]{{1,30}}|\d{{1,2}}))$"
)


def _is_city(local: re.Match[str]) -> bool:
    """Tell whether a place is a city under central rule: "thành phố Đà Nẵng"; Lào Cai's city lies in the province."""
    known = find_province(local["name"])
    return local["rank"] == "thành phố" and known is not None and known.city


def _read_company(text: str, folded: str, match: re.Match[str]) -> StatedIssuer | None:
    """Return a company, by its whole name, with the province that ends it."""
    start = match.start()
    if not text[start].isupper():
        return None
    stops = COMPANY_END.finditer(folded, match.end(), start + 160)
    stop = next((s for s in stops if s["word"] is None or is_verb(text[s.start("word") : s.end()])), None)
    end = stop.start() if stop else min(len(text), start + 160)
    if capitals := IN_CAPITALS.match(text, start, end):
        end = capitals.end()
    words = " ".join(text[start:end].split())
    province = re.search(rf"\s+(?:tinh|{_TOWN})\s*(?P<province>{_PROVINCE}|{_CITY})\.?$", fold(words))
    stated = _name_province(province["province"]) if province else None
    return StatedIssuer(text=text[start:end], start=start, end=end, name=words, level="company", province=stated)


def _name_province(name: str | None) -> str | None:
    found = find_province(" ".join(name.split())) if name else None
    return found.name if found else None
