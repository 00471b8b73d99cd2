"""Where a copy of a page has lost the blank between two words: "vềviệc", "TT-BNVngày 19", "củaBộ Nội vụ".

Only words that law and administration write in every paper are parted: nobody's name is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.text.folding import UPPER

_PAIRS = ("về việc", "căn cứ", "kế hoạch", "triển khai", "thông tư", "chính phủ", "đính chính", "đính chánh")
_MORE_PAIRS = (
    *("thực hiện", "ban hành", "phê duyệt", "quy định", "sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "hướng dẫn"),
    *("hiệu lực", "quyết định", "nghị định", "nghị quyết", "chỉ thị", "nhân dân", "ủy ban", "uỷ ban", "tờ trình"),
)
"""Looked for only where the top of a text has one of the first pairs glued: each look costs time, and few are so."""
_TOP = 2500  # characters
_JOINTS = ("ềvi", "ăncứ", "ĂNCỨ", "ếho", "ẾHO", "ểnkh", "ỂNKH", "ôngtư", "ínhph", "ÍNHPH", "ÍNHCH")
_GLUED = tuple(
    re.compile(rf"{first}(?={second})", re.IGNORECASE) for first, second in map(str.split, (*_PAIRS, *_MORE_PAIRS))
)
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
    top = text[:_TOP]
    for place in _GLUED if any(joint in top for joint in _JOINTS) else ():
        yield from (match.end() for match in place.finditer(text))
    for place in _BEFORE:
        yield from (match.start() for match in place.finditer(text))
    for place in (*_AFTER, _LISTED) if "- 1" in text or "– 1" in text else _AFTER:
        yield from (match.end() for match in place.finditer(text))
