"""The places of bodies: a commune, a ward, a special zone, a district, and provinces that no table has.

A name that stands after its rank ("tỉnh Hà Tây", "đặc khu Lý Sơn") is kept as it is written: it is never replaced
by the place of the paper that cites it.
"""

from __future__ import annotations

import re

from indexer.grammar.provinces import find_province
from indexer.text.folding import LOWER, UPPER
from indexer.text.patterns import compile_late

_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_NAME = rf"{_SYLLABLE}(?:[ \u00a0\n]+{_SYLLABLE}){{1,3}}"
_UNKNOWN = compile_late(rf"[ \u00a0\n]+(?P<name>{_NAME}(?:[ \u00a0]*[-–][ \u00a0]*{_NAME})?)")
_OTHER_WORDS = compile_late(
    r"(?:Sở|Ban|Bộ|Ủy|Uỷ|Hội|Trung|Văn|Chi|Cục|Quyết|Nghị|Thông|Chỉ|Kế|Công|Quy|Căn|Điều|Phó|Giám|Chủ|Theo|Về)\b"
)
_SECOND = compile_late(rf"[ \u00a0]*[-–][ \u00a0]*(?P<name>{_NAME})")
_LOCALITY = compile_late(
    r"(?:^|\s)(?P<locality>(?P<rank>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố)\s+(?P<name>[^,]+?))"
    r"(?:,?\s+(?:tỉnh|thành phố)\s.*)?$"
)
_NO_NAME = (
    r"(?i:về|ban hành|quy định|quyết|sửa đổi|bổ sung|bãi bỏ|phê duyệt|công bố|điều chỉnh|thành lập|tại|ngày|năm|và|của"
    r"|đã|trên|đến|thực hiện)\b"
)
"""What goes on behind a name, where capitals do not tell: "THÀNH PHỐ VỀ VIỆC CÔNG BỐ"."""
_TOWN_NAME = compile_late(rf"(?:[ \u00a0\n]+(?!{_NO_NAME})[{UPPER}][\w]*){{1,4}}|[ \u00a0]\d{{1,2}}\b")


def find_unknown_province(text: str, at: int) -> tuple[str, int] | None:
    """Return the name after "tỉnh" that no table has, and where it ends; None where other words go on.

    >>> find_unknown_province("UBND tỉnh Sông Bé ban hành", 9), find_unknown_province("UBND tỉnh Quy định", 9)
    (('Sông Bé', 17), None)
    """
    match = _UNKNOWN.match(text, at)
    if match is None or _OTHER_WORDS.match(match["name"]) or not match["name"].istitle():
        return None
    return " ".join(match["name"].replace("–", "-").split()), match.end()


def find_second_province(text: str, first: str, at: int) -> tuple[str, int] | None:
    """Return a province that was two: "Quảng Nam - Đà Nẵng"; a known name goes on with another one."""
    match = _SECOND.match(text, at)
    if match is None or find_province(match["name"]) is None:
        return None
    both = f"{first} - {' '.join(match['name'].split())}"
    known = find_province(both)
    return (known.name if known else both), match.end()


def find_town(text: str, at: int) -> re.Match[str] | None:
    """Return the name of a town, commune or ward that stands at a place: " Chợ Mới", " 12"."""
    return _TOWN_NAME.match(text, at)


def find_locality(issuer: str | None) -> str | None:
    """Return the commune, ward, zone or district whose body issues a paper; None for a province's or the State's.

    >>> tuple(find_locality(one) for one in ("UBND thành phố Bắc Kạn", "UBND thành phố Đà Nẵng", "Sở Y tế"))
    ('thành phố Bắc Kạn', None, None)
    """
    match = _LOCALITY.search(issuer) if issuer else None
    known = find_province(match["name"]) if match is not None and match["rank"] == "thành phố" else None
    return None if match is None or (known is not None and known.city) else match["locality"]
