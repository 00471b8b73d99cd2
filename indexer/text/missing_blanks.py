"""Where a copy of a page has lost the blank between two words: "vềviệc", "TT-BNVngày 19", "củaBộ Nội vụ".

Only words that law and administration write in every paper are parted: nobody's name is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.text.folding import UPPER

_PAIRS = (
    *("về việc", "căn cứ", "kế hoạch", "triển khai", "thực hiện", "ban hành", "phê duyệt", "quy định", "sửa đổi"),
    *("bổ sung", "bãi bỏ", "thay thế", "hướng dẫn", "hiệu lực", "quyết định", "nghị định", "nghị quyết", "thông tư"),
    *("chỉ thị", "nhân dân", "chính phủ", "ủy ban", "uỷ ban", "công văn", "tờ trình", "đính chính", "đính chánh"),
)


def _list_joints() -> Iterator[tuple[str, re.Pattern[str]]]:
    """(letters that stand side by side where a blank is missing, the pattern of the place): letters are found fast."""
    for first, second in map(str.split, _PAIRS):
        joint, place = f"{first[-2:]}{second[:2]}", re.compile(rf"{first}(?={second})", re.IGNORECASE)
        yield joint, place
        yield joint.upper(), place
        yield f"{first[-2:]}{second[0].upper()}{second[1]}", place


_SHORTEST = min(len(pair) - 1 for pair in _PAIRS)  # letters of two words that are glued: few words are so long
_JOINTS = tuple(_list_joints())
_BEFORE = (
    re.compile(r"số(?<=[^\W\d_]số)(?=\s?\d)"),
    re.compile(r"ngày(?<=[A-ZĐ]ngày)(?=\s?\d)"),
    re.compile(r"của(?<=[\dA-ZĐ]của)"),
    re.compile(r"CỦA(?<=\dCỦA)"),
)
"""Words that stand glued to what is before them."""
_AFTER = (re.compile(rf"của(?=[{UPPER}])"), re.compile(rf"cứ(?:(?<=ăn cứ)|(?<=ăncứ))(?=[{UPPER}])"))
_LISTED = re.compile(
    r"^[-–•] ?\d{1,3}(?=(?:Luật|Nghị|Quyết|Thông|Chỉ|Công|Pháp|Hiến|Bộ luật|Kế hoạch|Văn bản)\s)", re.MULTILINE
)


def list_glued(text: str) -> Iterator[int]:
    """Yield the places of a text at which a blank is missing, in no order, some twice.

    >>> text = "Quyết định vềviệc số 12/QĐ-BNVngày 5/6/2019 củaBộ"
    >>> [text[at - 3 : at] + "|" + text[at : at + 4] for at in sorted(list_glued(text))]
    [' về|việc', 'BNV|ngày', 'của|Bộ']
    """
    words = " ".join(word for word in set(text.split()) if len(word) >= _SHORTEST)
    for place in {place for joint, place in _JOINTS if joint in words}:
        yield from (match.end() for match in place.finditer(text))
    for place in _BEFORE:
        yield from (match.start() for match in place.finditer(text))
    for place in (*_AFTER, _LISTED):
        yield from (match.end() for match in place.finditer(text))
