"""Find the bodies that a text names: "Chủ tịch UBND tỉnh Đồng Nai", with the province and district stated there."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, replace

from indexer.grammar.bodies import Body
from indexer.grammar.provinces import find_province
from indexer.parsing.body_names import (
    BY_INITIALS,
    CITY,
    NAMES,
    OFFICES,
    PROVINCE,
    TOWN,
    compile_phrase,
    squeeze_name,
)
from indexer.parsing.localities import find_second_province, find_town, find_unknown_province
from indexer.parsing.named_offices import (
    find_committee,
    find_committee_before,
    find_district_party,
    find_party_place,
    find_room,
)
from indexer.parsing.unit_names import COMPANY_END, IN_CAPITALS, UNIT_END, UNITS, is_verb
from indexer.text.folding import UPPER, fold
from indexer.text.patterns import compile_late


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
    match = compile_phrase().match(folded, at)
    if match is None and text[at : at + 1] in _FIRSTS:
        return _read_district_party(text, at) or _read_room(text, at) or _read_council(text, folded, at)
    return _read_issuer(text, folded, match) if match else None


_FIRSTS = frozenset("BPHhQqTt")
_OF_PARTY = compile_late(r"(?:(?:Ban [Tt]hường vụ|BTV|Ban [Cc]hấp hành|BCH|Thường trực)\s+(?:Đảng bộ\s+)?)")


def _read_district_party(text: str, at: int) -> StatedIssuer | None:
    """Return the Party committee of a district: "Huyện ủy Hương Khê", "Ban Thường vụ Quận ủy 8"."""
    organ = _OF_PARTY.match(text, at)
    found = find_district_party(text, organ.end() if organ else at)
    if found is None:
        return None
    name, place, end = found
    return StatedIssuer(text[at:end], at, end, name, "provincial", district=place, ranked=True)


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
    match = compile_phrase().match(folded, council) if council is not None else None
    return _read_issuer(text, folded, match) if match else None


def find_issuers(text: str, folded: str, start: int, end: int) -> list[StatedIssuer]:
    """Return the bodies named in text[start:end], in order; the letters of a symbol name none."""
    found = (
        _read_issuer(text, folded, match)
        for match in compile_phrase().finditer(folded, start, end)
        if _begins_name(folded, match)
    )
    return [one for one in found if one is not None]


def find_last_issuer(text: str, folded: str, start: int, end: int) -> StatedIssuer | None:
    """Return the last body named in text[start:end], as the subject of what follows."""
    last = None
    for match in compile_phrase().finditer(folded, start, end):
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
        town = find_district_party(text, match.start("committee")) if province is None else None
        if town is not None and find_province(town[1]) is None:  # "Thành ủy Vinh": of a city within a province
            kind, within, end = town
            return StatedIssuer(text[start:end], start, end, kind, "provincial", district=within, ranked=True)
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
            name=next(office for office in OFFICES if fold(office) == written),
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


_WITHIN = compile_late(rf",?\s+(?:tinh\s+(?P<province>{PROVINCE})|{TOWN}\s*(?P<city>{CITY}))\b")


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
        return NAMES[squeeze_name(match["name"])] if text[match.start("name")].isupper() else None
    if not match["letters"]:
        return None
    row = BY_INITIALS[squeeze_name(match["letters"])]
    written = re.sub(r"\bvà\b|[\W_]", "", text[match.start("letters") : match.end("letters")]).replace("Ð", "Đ")
    return row if written in (row.code, row.name[:2] + row.code[1:]) else None


_HEAD_OF = compile_late(r"^(?:Quyền |Phó )?(?:Tổng cục|Chi cục|Cục|Viện) trưởng (?=Tổng cục|Chi cục|Cục|Viện)")


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
    province = re.search(rf"\s+(?:(?:tinh|{TOWN})\s+)?(?P<province>{PROVINCE})$", fold(words))
    name = " ".join((words[: province.start()] if province else re.sub(r"\s+(?:tỉnh|thành phố)$", "", words)).split())
    name = _HEAD_OF.sub("", name)
    stated = _name_province(province["province"]) if province else None
    ranked = province is not None or re.search(r"\s(?:tỉnh|thành phố)$", words) is not None
    level = "national" if not ranked and _OF_STATE.search(name) else "provincial"
    name = _BELOW.sub("", name)
    return StatedIssuer(text=words, start=start, end=start + len(words), name=name, level=level, province=stated)


_OF_STATE = compile_late(
    r"^Cục (?:Thuế|Hải quan)$|Việt Nam(?:$|\s*[-–,]|\s+và\b)|^Tổng cục\s|\s(?:thuộc|-) Bộ\s"
    r"|^Cục (?!Thuế|Hải quan|Thống kê|Thi hành|THADS|Quản lý thị trường|QLTT|Dự trữ)"
)
"""Units that are of no province without one behind their name: "Hội Chăn nuôi Việt Nam", "Cục Hóa chất"."""
_BELOW = compile_late(r"\s+(?:thuộc|-)\s+Bộ\s.*$")


_LOCAL_UNIT = compile_late(
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
    province = re.search(rf"\s+(?:tinh|{TOWN})\s*(?P<province>{PROVINCE}|{CITY})\.?$", fold(words))
    stated = _name_province(province["province"]) if province else None
    return StatedIssuer(text=text[start:end], start=start, end=end, name=words, level="company", province=stated)


def _name_province(name: str | None) -> str | None:
    found = find_province(" ".join(name.split())) if name else None
    return found.name if found else None
