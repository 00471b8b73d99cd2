"""Provinces before and since 1 July 2025 (Nghị quyết 202/2025/QH15): 63 became 34; and those that ended before.

``since`` names the province that the area belongs to today; a report keeps the one it was written in. A province that
ended before 2025 (``FORMER``) has its years, and may belong to several today ("Nghĩa Bình: Quảng Ngãi, Gia Lai").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indexer.models import CENTRAL
from indexer.text.folding import fold, make_key


@dataclass(frozen=True, slots=True)
class Province:
    """``city`` is True for a city under central rule ("Thành phố Huế"), whose bodies say "thành phố".

    ``since`` holds the names of today, parted by commas; ``years`` are the first and the last of one that ended before
    2025.
    """

    name: str
    city: bool
    since: str
    years: tuple[int, int] | None = None

    @property
    def today(self) -> tuple[str, ...]:
        """The provinces that the area belongs to today."""
        return tuple(self.since.split(", "))


def _read_provinces(table: str) -> tuple[Province, ...]:
    rows = []
    for line in table.strip().splitlines():
        since, names = line.split(":")
        for name in names.split(","):
            plain = name.strip().removesuffix("*")
            rows.append(Province(plain, name.strip().endswith("*"), since.strip()))
    return tuple(rows)


# present-day province: the provinces it is made of (* = city under central rule then)
PROVINCES = _read_provinces("""
An Giang: An Giang, Kiên Giang
Bắc Ninh: Bắc Ninh, Bắc Giang
Cà Mau: Cà Mau, Bạc Liêu
Cao Bằng: Cao Bằng
Cần Thơ: Cần Thơ*, Hậu Giang, Sóc Trăng
Đà Nẵng: Đà Nẵng*, Quảng Nam
Đắk Lắk: Đắk Lắk, Phú Yên
Điện Biên: Điện Biên
Đồng Nai: Đồng Nai, Bình Phước
Đồng Tháp: Đồng Tháp, Tiền Giang
Gia Lai: Gia Lai, Bình Định
Hà Nội: Hà Nội*
Hà Tĩnh: Hà Tĩnh
Hải Phòng: Hải Phòng*, Hải Dương
Hồ Chí Minh: Hồ Chí Minh*, Bình Dương, Bà Rịa - Vũng Tàu
Huế: Huế*, Thừa Thiên Huế
Hưng Yên: Hưng Yên, Thái Bình
Khánh Hòa: Khánh Hòa, Ninh Thuận
Lai Châu: Lai Châu
Lạng Sơn: Lạng Sơn
Lào Cai: Lào Cai, Yên Bái
Lâm Đồng: Lâm Đồng, Bình Thuận, Đắk Nông
Nghệ An: Nghệ An
Ninh Bình: Ninh Bình, Hà Nam, Nam Định
Phú Thọ: Phú Thọ, Hòa Bình, Vĩnh Phúc
Quảng Ngãi: Quảng Ngãi, Kon Tum
Quảng Ninh: Quảng Ninh
Quảng Trị: Quảng Trị, Quảng Bình
Sơn La: Sơn La
Tây Ninh: Tây Ninh, Long An
Thanh Hóa: Thanh Hóa
Thái Nguyên: Thái Nguyên, Bắc Kạn
Tuyên Quang: Tuyên Quang, Hà Giang
Vĩnh Long: Vĩnh Long, Bến Tre, Trà Vinh
""")


def _read_former_provinces(table: str) -> tuple[Province, ...]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(
        Province(name.strip(), False, today.strip(), (int(first), int(last))) for name, first, last, today in rows
    )


# name | first and last year | the provinces that the area belongs to today; those before 1965 have the names of towns
FORMER = _read_former_provinces("""
Bắc Thái | 1965 | 1996 | Thái Nguyên
Bình Trị Thiên | 1976 | 1989 | Quảng Trị, Huế
Cao Lạng | 1976 | 1978 | Cao Bằng, Lạng Sơn
Cửu Long | 1976 | 1991 | Vĩnh Long
Gia Lai - Kon Tum | 1976 | 1991 | Gia Lai, Quảng Ngãi
Hà Bắc | 1963 | 1996 | Bắc Ninh
Hà Nam Ninh | 1976 | 1991 | Ninh Bình
Hà Sơn Bình | 1976 | 1991 | Hà Nội, Phú Thọ
Hà Tây | 1965 | 2008 | Hà Nội
Hà Tuyên | 1976 | 1991 | Tuyên Quang
Hải Hưng | 1968 | 1996 | Hưng Yên, Hải Phòng
Hoàng Liên Sơn | 1976 | 1991 | Lào Cai
Minh Hải | 1976 | 1996 | Cà Mau
Nam Hà | 1965 | 1996 | Ninh Bình
Nghệ Tĩnh | 1976 | 1991 | Nghệ An, Hà Tĩnh
Nghĩa Bình | 1976 | 1989 | Quảng Ngãi, Gia Lai
Phú Khánh | 1976 | 1989 | Khánh Hòa, Đắk Lắk
Quảng Nam - Đà Nẵng | 1976 | 1996 | Đà Nẵng
Sông Bé | 1976 | 1996 | Hồ Chí Minh, Đồng Nai
Thuận Hải | 1976 | 1991 | Lâm Đồng, Khánh Hòa
Vĩnh Phú | 1968 | 1996 | Phú Thọ
Vũng Tàu - Côn Đảo | 1979 | 1991 | Hồ Chí Minh
""")

_NAMES = {fold(row.name).replace(" ", r"\s+").replace(r"\s+-\s+", r"\s*-\s*") for row in PROVINCES}
PROVINCE_NAMES = "|".join(sorted(_NAMES, key=lambda name: (-len(name), name)))
"""What finds the name of a province in folded text, however its words are parted: the longest first."""


@cache
def compile_province_names() -> re.Pattern[str]:
    """Return what finds a province in folded text, "tỉnh" or "thành phố" before its name included; made once.

    >>> compile_province_names().search("ubnd tinh quang ngai ban hanh")[1]
    'quang ngai'
    """
    return re.compile(rf"(?<!\w)(?:(?:tinh|thanh pho|tp\.?)\s+)?({PROVINCE_NAMES})(?!\w)")


_BY_KEY = {make_key(row.name): row for row in (*FORMER, *PROVINCES)}
_ALIASES = {
    "tp hcm": "ho chi minh",
    "tphcm": "ho chi minh",
    "hcm": "ho chi minh",
    "sai gon": "ho chi minh",
    "ba ria vung tau": "ba ria - vung tau",
    "ba ria-vung tau": "ba ria - vung tau",
    "dak lak": "dak lak",
    "daklak": "dak lak",
    "dac lac": "dak lak",
    "dac nong": "dak nong",
    "kontum": "kon tum",
    "thua thien - hue": "thua thien hue",
    "quang nam-da nang": "quang nam - da nang",
    "quang nam da nang": "quang nam - da nang",
    "gia lai kon tum": "gia lai - kon tum",
    "gia lai-kon tum": "gia lai - kon tum",
}


def find_province(name: str) -> Province | None:
    """Return the province of this name, with or without its rank and its diacritics.

    >>> find_province("tinh quang ngai").name
    'Quảng Ngãi'
    >>> find_province("Hà Tây").since, find_province("Nghĩa Bình").today
    ('Hà Nội', ('Quảng Ngãi', 'Gia Lai'))
    """
    plain = make_key(name).replace(".", " ")
    for rank in ("tinh ", "thanh pho ", "tp ", "tp. "):
        plain = plain.removeprefix(rank).strip()
    plain = " ".join(plain.split())
    return _BY_KEY.get(_ALIASES.get(plain, plain))


def find_region(name: str) -> str | None:
    """Return the name of a province, or "Trung ương", in any spelling; None for what is neither.

    >>> find_region("trung uong"), find_region("tinh quang ngai"), find_region("Atlantis")
    ('Trung ương', 'Quảng Ngãi', None)
    """
    province = find_province(name)
    if province is not None:
        return province.name
    return CENTRAL if make_key(name) in _CENTRE else None


_CENTRE = frozenset((make_key(CENTRAL), "cap trung uong", "cac co quan trung uong", "tw"))


def expand_province(name: str) -> tuple[str, ...]:
    """Return the names of the provinces whose documents a search for this one finds: itself and its predecessors.

    >>> expand_province("Bắc Ninh")
    ('Bắc Ninh', 'Bắc Giang')
    """
    province = find_province(name)
    if province is None:
        return (name,)
    parts = tuple(row.name for row in PROVINCES if row.since == province.name)
    return (province.name, *(part for part in parts if part != province.name))


def find_today(name: str | None) -> tuple[str, ...]:
    """Return the provinces of today of one that ended before 2025; none for any other.

    >>> find_today("Nghĩa Bình"), find_today("Quảng Ngãi"), find_today(None)
    (('Quảng Ngãi', 'Gia Lai'), (), ())
    """
    province = find_province(name) if name and name != "national" else None
    return province.today if province is not None and province.years is not None else ()


def list_former_provinces(name: str) -> tuple[str, ...]:
    """Return the provinces that ended before 2025 and whose area, or a part of it, belongs to a province today.

    >>> list_former_provinces("Bắc Ninh"), list_former_provinces("Bắc Giang")
    (('Hà Bắc',), ())
    """
    province = find_province(name)
    return tuple(row.name for row in FORMER if province is not None and province.name in row.today)
