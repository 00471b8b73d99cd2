"""Provinces before and since 1 July 2025 (Nghị quyết 202/2025/QH15): 63 became 34.

``since`` names the province that the area belongs to today; a report keeps the one it was written in.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.text.folding import key


@dataclass(frozen=True, slots=True)
class Province:
    """``city`` is True for a city under central rule ("Thành phố Huế"), whose bodies say "thành phố"."""

    name: str
    city: bool
    since: str


def _rows(table: str) -> tuple[Province, ...]:
    rows = []
    for line in table.strip().splitlines():
        since, names = line.split(":")
        for name in names.split(","):
            plain = name.strip().removesuffix("*")
            rows.append(Province(plain, name.strip().endswith("*"), since.strip()))
    return tuple(rows)


# present-day province: the provinces it is made of (* = city under central rule then)
PROVINCES = _rows("""
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

_BY_KEY = {key(row.name): row for row in PROVINCES}
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
}


def find_province(name: str) -> Province | None:
    """The province of this name, with or without its rank and its diacritics.

    >>> find_province("tinh quang ngai").name
    'Quảng Ngãi'
    """
    plain = key(name).replace(".", " ")
    for rank in ("tinh ", "thanh pho ", "tp ", "tp. "):
        plain = plain.removeprefix(rank).strip()
    plain = " ".join(plain.split())
    return _BY_KEY.get(_ALIASES.get(plain, plain))


def expand_province(name: str) -> tuple[str, ...]:
    """The names of the provinces whose documents a search for this one finds: itself and its predecessors.

    >>> expand_province("Bắc Ninh")
    ('Bắc Ninh', 'Bắc Giang')
    """
    province = find_province(name)
    if province is None:
        return (name,)
    parts = tuple(row.name for row in PROVINCES if row.since == province.name)
    return (province.name, *(part for part in parts if part != province.name))
