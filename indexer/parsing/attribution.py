"""Attribute an act to the body that issued it: from what is stated, its symbol, and the citing document's own body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from indexer.grammar.bodies import Body, find_body
from indexer.grammar.provinces import find_province
from indexer.parsing.issuers import StatedIssuer
from indexer.parsing.localities import find_locality
from indexer.parsing.office_names import keeps_place
from indexer.text.folding import fold
from indexer.text.patterns import compile_late


@dataclass(frozen=True, slots=True)
class Own:
    """What is known of the citing document: its body ("Sở Công Thương tỉnh X"), its province, its text, its date of
    issue."""

    issuer: str | None
    province: str | None
    text: str = ""
    day: str | None = None

    @property
    def units(self) -> Mapping[str, str]:
        """The units that it names, by the initials of their names: few symbols ask for them."""
        return find_units(self.text)

    @property
    def locality(self) -> str | None:
        """The commune, ward, zone or district that it issues for: "xã Ba Tơ"."""
        return find_locality(self.issuer)

    @property
    def national(self) -> bool:
        """Whether it is a body of the State: it has an issuer and no province."""
        return self.issuer is not None and self.province is None and self.locality is None


_UNIT_NAME = compile_late(
    r"[TCBLQHVĐ](?<!\w.)(?:r(?<=Tr)ung tâm|h(?<=Ch)i cục|ụ(?<=Cụ)c|a(?<=Ba)n Quản lý|a(?<=Ba)n quản lý"
    r"|r(?<=Tr)ường(?! hợp| ban)|i(?<=Li)ên minh|u(?<=Qu)ỹ(?! đất)|ộ(?<=Hộ)i(?! nghị| thảo| thi)"
    r"|i(?<=Vi)ện(?! trưởng| dẫn)|a(?<=Ba)n Chỉ đạo|á(?<=Bá)o(?! cáo| giá)|à(?<=Đà)i)"
    r"(?:,?[ \n]+(?:và[ \n]+)?[^\W\d_]+){1,9}"
)


@lru_cache(maxsize=2)
def find_units(text: str) -> Mapping[str, str]:
    """Return initials → name of the units that a text names: what stands for them in a symbol.

    >>> find_units("của Trung tâm Khuyến công và Xúc tiến thương mại ban hành")["ttkcxttm"]
    'Trung tâm Khuyến công và Xúc tiến thương mại'
    """
    units: dict[str, str] = {}
    for name in dict.fromkeys(match[0] for match in _UNIT_NAME.finditer(text)):
        words = name.split()
        letters = fold("".join(word[0] for word in words))
        initials = ""
        for length, (word, letter) in enumerate(zip(words, letters, strict=True), 1):
            initials += "" if word.lower() == "và" else letter
            if length >= 3:
                units.setdefault(initials, " ".join(words[:length]))
    return units


def complete_name(name: str, province: str | None) -> str | None:
    """Return the whole name of a provincial body: "Sở Nội vụ" of Bắc Giang is "Sở Nội vụ tỉnh Bắc Giang"."""
    if province is None:
        return None
    row = find_province(province)
    city = row is not None and row.city
    if name.endswith("Tỉnh ủy"):
        return f"{name.removesuffix('Tỉnh ủy')}{'Thành ủy' if city else 'Tỉnh ủy'} {province}"
    return f"{name} {'thành phố' if city else 'tỉnh'} {province}"


_ONLY_NATIONAL = compile_late(r"(?:UBTV)?QH\d{1,2}|N[ĐD]-CP")  # nobody below the State numbers acts so


_OF_ASSEMBLY = ("Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh")
_OF_MINISTRIES = compile_late(r"(?:^|[-/.])(?:TT-?LB|TTLT|LB)$")  # several, that the symbol does not name: 11 TT/LB


def resolve(
    symbol: str | None, doc_type: str | None, stated: StatedIssuer | None, own: Own
) -> tuple[str | None, str | None]:
    """Return (issuer, scope) of a mention: what is stated wins over what the symbol says.

    >>> resolve("QĐ-UBND", None, None, Own("Sở Công Thương tỉnh Quảng Ngãi", "Quảng Ngãi"))
    ('UBND tỉnh Quảng Ngãi', 'Quảng Ngãi')
    """
    of_state = doc_type in _OF_ASSEMBLY or (symbol is not None and _ONLY_NATIONAL.fullmatch(symbol) is not None)
    if stated is not None and not (stated.level != "national" and of_state):
        resolved = _resolve_stated(stated, own)
        if resolved[0] is not None or (stated.ranked and stated.level == "provincial"):
            return resolved
    if symbol is not None and (state := _find_state_body(symbol, doc_type)) is not None:
        return state, "national"
    body = find_body_of_symbol(symbol) if symbol else None
    if body is not None:
        return _resolve_body(body, own)
    if symbol is not None and (party := _find_district_party(symbol, own)) is not None:
        return party, own.province
    if symbol is not None and (unit := _find_unit_of_symbol(symbol, own)) is not None:
        return complete_name(unit, own.province), own.province
    if symbol is not None and _OF_MINISTRIES.search(symbol):
        return None, "national"
    if symbol is None and doc_type in ("Nghị định",):
        return "Chính phủ", "national"
    if symbol is None and doc_type in _OF_ASSEMBLY:
        return "Ủy ban Thường vụ Quốc hội" if doc_type == "Pháp lệnh" else "Quốc hội", "national"
    return None, own.province if symbol is not None else None


_NATIONAL_TAX = "2025-03"  # the month from which Cục Thuế is the State's, in place of Tổng cục Thuế


def place_tax_office(issuer: str | None, scope: str | None, day: str | None, own: Own) -> tuple[str | None, str | None]:
    """Return body and scope with "Cục Thuế" as the office of the paper's province, where the day is before March 2025.

    >>> place_tax_office("Cục Thuế", "national", "2019-04-03", Own("Sở Tài chính", "Quảng Ngãi"))
    ('Cục Thuế tỉnh Quảng Ngãi', 'Quảng Ngãi')
    """
    if issuer != "Cục Thuế" or day is None or day >= _NATIONAL_TAX[: len(day)]:
        return issuer, scope
    return (complete_name(issuer, own.province), own.province) if own.province else (issuer, None)


def _find_state_body(symbol: str, doc_type: str | None) -> str | None:
    """Return whose act a symbol without the code of a body is: decrees of the State, letters of the tax
    administration.
    """
    first, *rest = re.split(r"[-/.]", symbol)
    if first.upper() in ("SL", "SLT", "LCT") and not any(map(find_body, rest)):
        return "Chủ tịch nước"
    if "CT" in (first, *rest[:1]) and doc_type in ("Công văn", "Công điện") and not any(map(find_body, rest)):
        return "Cục Thuế"
    return None


_PARTY = re.compile(r"(?:^|[-/])(?P<office>BTC|BTG|BDV|UBKT|VP|BNC)?(?P<rank>HU|QU|TXU|ThU)$")
_RANKS = {"HU": "Huyện ủy", "QU": "Quận ủy", "TXU": "Thị ủy", "ThU": "Thành ủy"}
_OFFICES = {
    "BTC": "Ban Tổ chức ",
    "BTG": "Ban Tuyên giáo ",
    "BDV": "Ban Dân vận ",
    "UBKT": "Ủy ban Kiểm tra ",
    "VP": "Văn phòng ",
    "BNC": "Ban Nội chính ",
}


def _find_district_party(symbol: str, own: Own) -> str | None:
    """Return the Party committee of the paper's own district that a symbol names: "11-KH/QU", "3-HD/BTGHU"."""
    code = _PARTY.search(symbol)
    if code is None or own.issuer is None:
        return None
    rank = _RANKS[code["rank"]]
    district = next((kind for kind in _DISTRICTS if (own.locality or "").startswith(kind)), None)
    named = own.issuer.partition(f"{rank} ")[2]
    place = named or (own.locality.removeprefix(district) if own.locality and district else "")
    return f"{_OFFICES.get(code['office'] or '', '')}{rank} {place}" if place else None


_DISTRICTS = ("huyện ", "quận ", "thị xã ", "thành phố ")


def _find_unit_of_symbol(symbol: str, own: Own) -> str | None:
    codes = (re.sub(r"[^a-z]", "", fold(code)) for code in re.split(r"[-/]", symbol))
    return next((unit for code in codes if len(code) > 2 and (unit := own.units.get(code)) is not None), None)


def _resolve_stated(stated: StatedIssuer, own: Own) -> tuple[str | None, str | None]:
    if stated.level == "national":
        return stated.name, "national"
    if stated.level == "office":
        return None, None
    if stated.level == "own":  # "Sở" in a paper of its Party committee is the department, not the committee
        return own.issuer.removeprefix("Đảng ủy ") if own.issuer else None, own.province
    if stated.level == "unit":
        return _complete_committee(stated.name, own), own.province
    province = stated.province or own.province
    if stated.level == "company":
        return stated.name, province
    if _OF_REGION.search(stated.name) or (stated.name.endswith(" Trung ương") and not stated.province):
        return stated.name, "national"
    if stated.district:
        return f"{stated.name} {_complete_locality(stated.district, own)}", province
    if (city := _name_own_city(stated, own)) is not None:
        return f"{stated.name} {city}", province
    if province is None and own.national and not stated.ranked:
        return (stated.name, "national") if stated.name not in _LOCAL else (None, None)
    if keeps_place(stated.name):
        return stated.name, province
    if stated.name in _LOCAL and not stated.ranked and own.locality:
        return f"{stated.name} {own.locality}", province
    return complete_name(stated.name, province), province


_OF_REGION = compile_late(r"\bkhu vực (?:[IVX]+|\d+)$")  # "Chi cục Thuế khu vực XV": of the State, in several provinces
_LOCAL = frozenset({"UBND", "HĐND"})
"""Bodies that communes and districts have, too: a bare "UBND" is that of the paper's own level."""


def _complete_locality(district: str, own: Own) -> str:
    """Return a commune's name, or its bare rank ("UBND xã") as the paper's own commune where it is of that rank."""
    whole = own.locality
    return whole if whole is not None and whole.split(" ")[0] == district.lower() else district


_OF_CITY = compile_late(r"\s(?:thanh\s+pho|tp\.?)$")


def _name_own_city(stated: StatedIssuer, own: Own) -> str | None:
    """Return the paper's own city where "UBND thành phố" stands without its name: it may bear that of its province."""
    locality = own.locality
    if stated.province or locality is None or not locality.startswith("thành phố "):
        return None
    return locality if _OF_CITY.search(fold(stated.text)) else None


def _complete_committee(name: str, own: Own) -> str | None:
    """Return a unit of the citing body: "Đảng ủy" of "Sở Công Thương tỉnh X"; the committee itself may be citing."""
    if own.issuer is None or own.issuer.startswith(name):
        return own.issuer
    if own.issuer == "Trung ương Đảng":
        return None
    return f"{name} {own.issuer}"


def _resolve_body(body: Body, own: Own) -> tuple[str | None, str | None]:
    if body.level == "national":
        return body.name, "national"
    if body.level == "unit":
        return (own.issuer if body.name.startswith("Giám đốc") else _complete_committee(body.name, own)), own.province
    if body.name in _LOCAL and own.locality:
        return f"{body.name} {own.locality}", own.province
    return complete_name(body.name, own.province), own.province


def find_bodies_of_symbol(symbol: str) -> tuple[Body, ...]:
    """Return every body that a symbol names: of a joint document several ("TTLT-BTC-BNV")."""
    return tuple(filter(None, map(find_body, re.split(r"[-/._\s]+", symbol))))


@lru_cache(maxsize=4096)
def find_body_of_symbol(symbol: str) -> Body | None:
    """Return the body that a symbol names: the last known code after the type, the first of a công văn.

    >>> find_body_of_symbol("QĐ-UBND").name, find_body_of_symbol("SCT-VP").name, find_body_of_symbol("QĐ-TTKC&XTTM")
    ('UBND', 'Sở Công Thương', None)
    """
    codes = re.split(r"[-/._\s]+", symbol)
    known = [find_body(code) for code in codes]
    if known[0] is not None:
        return known[0]
    pairs = (find_body(first + second) for first, second in pairwise(codes[1:]))
    if (whole := next(filter(None, pairs), None)) is not None:
        return whole  # "TT-BNN-MT": two codes that are one body's together
    return next((body for body in known[1:] if body is not None), None)
