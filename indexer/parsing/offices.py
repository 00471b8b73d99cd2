"""Who signs, as words: an office ("KT. GIÁM ĐỐC"), a name, and what stands between them that is neither."""

from __future__ import annotations

import re

from indexer.grammar.doctypes import DOC_TYPES
from indexer.text.folding import LOWER, UPPER, fold

FOR = rf"(?:KT|TM|TL|TUQ|TƯQ|Q|K/T|T/M|T/L)\s?\.?\s?(?=[{UPPER}])|(?:KT|TM|TL|TUQ|K/T|T/M)\.\s?"
_OFFICES = (
    r"(?:CHI CỤC|TỔNG CỤC|CỤC|VỤ|BỘ|HIỆU|VIỆN|TỔ|HẠT|ĐỘI|CHỈ HUY) TRƯỞNG|THỨ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ"
    r"|TRƯỞNG (?:BAN|PHÒNG|ĐOÀN|THUẾ|CÔNG AN|HẢI QUAN|KHOA|THỐNG KÊ)|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)"
    r"|TRƯỞNG (?:TRẠM|KHO)|TRẠM TRƯỞNG|KẾ TOÁN TRƯỞNG|TỔNG BIÊN TẬP|THẨM PHÁN"
    r"|(?:CHẤP HÀNH|THANH TRA|CÔNG CHỨNG|KIỂM SÁT|ĐIỀU TRA|ĐẤU GIÁ|THẨM TRA) VIÊN"
    r"|THỦ TƯỚNG|CHỦ NHIỆM|TỔNG THANH TRA|THỐNG ĐỐC|TỔNG KIỂM TOÁN|TỔNG BÍ THƯ"
)
OFFICE = rf"(?:(?:PHÓ|QUYỀN|Q\.)\s+)?(?:{_OFFICES})\b"
STARTS_OFFICE = re.compile(rf"(?:{FOR}|{OFFICE})", re.IGNORECASE)
NOTE = re.compile(
    r"[\[(].*|(?:đã ký|ký bởi|người ký|được ký|thời gian ký|ngày ký|email|cơ quan|chữ ký|ký tên|xác thực)\b.*|[\W\d_]+",
    re.IGNORECASE,
)
_WORD = rf"(?:[{UPPER}][{LOWER}'’]*|[HYK]['’][{UPPER}]?[{LOWER}]+)"
_NAME = re.compile(
    rf"(?:(?:ThS|Ths|TS|PGS|GS|BS|BSCKII|KS|Luật sư|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy))\.?,?\s+)*"
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})[.,]?$"
)
_SIGNED = re.compile(r"\s*[\[(](?:đã ký|ký tên|chữ ký)[^\])]*[\])]$", re.IGNORECASE)
"""What a copy says behind the name, on its line: "Trần Thị Mẫu (đã ký)"."""
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        """nơi như kính điều căn theo số ngày độc phụ danh biểu mẫu phòng sở quyết thông báo kế người đơn các bộ tỉnh ủy
        uỷ hội công ban lãnh""",
    )
)
_SURNAMES = frozenset(
    re.findall(
        r"\w+",
        """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh
    truong dinh lam mai phung ha cao luong luu tang to ta thai chau quach dam ton kieu mac nghiem
    hua cu trieu nong vi sung giang lo ma quang cam be bach la tong au khuat chu tu manh
""",
    )
)
_TYPES = frozenset(row.name.upper() for row in DOC_TYPES)
_ENDS = re.compile(r"(?:PHỤ LỤC|DANH MỤC|BIỂU|MẪU|QUY CHẾ|QUY ĐỊNH|ĐIỀU \d|CỘNG H|ĐỘC LẬP)")
_LONGEST = 120  # characters of a line of a title
_WORDS = 6


def is_title(words: str, goes_on: bool) -> bool:
    """Tell whether words are an office's title."""
    if len(words) > _LONGEST or words.upper().rstrip(":") in _TYPES or _ENDS.match(words):
        return False
    return STARTS_OFFICE.match(words) is not None or (goes_on and words.isupper())


def part_name(words: str) -> tuple[str, str]:
    """Return (the office, the name) of one line: "PHÓ CHỦ TỊCH Nguyễn Văn Mẫu"; the name alone; "" for what is not
    there.
    """
    words = _mend_torn_name(_SIGNED.sub("", words) or words)
    whole = _NAME.match(words)
    if whole is not None and _is_name(whole["name"]) and not STARTS_OFFICE.match(words):
        return "", whole["name"]
    if words.isupper() and _is_name_in_capitals(words):
        return "", words.title()
    tokens = words.split()
    upper = next(
        (n for n, token in enumerate(tokens) if not token.isupper() and any(map(str.isalpha, token))), len(tokens)
    )
    after = _NAME.match(" ".join(tokens[upper:])) if 0 < upper < len(tokens) else None
    if after is not None and _is_name(after["name"]):
        return " ".join(tokens[:upper]), after["name"]
    return words, ""


_TORN = re.compile(
    rf"(?<![^\W\d_])([{UPPER}][{LOWER}]{{0,4}}) ([{LOWER}]{{1,4}})(?= [{UPPER}]| [{LOWER}]{{1,4}}(?: |$)|$)"
)


def _mend_torn_name(words: str) -> str:
    """Return a line whose end is a name with blanks within its words: "Đặ ng Văn Minh", "Nguy ễ n Thị Lan"."""
    if _TORN.search(words) is None:
        return words
    mended = words
    for _ in range(_PIECES):
        mended = _TORN.sub(r"\1\2", mended)
    name = _NAME.search(" ".join(token for token in mended.split() if not token.isupper()))
    return mended if name is not None and fold(name["name"].split()[0]) in _SURNAMES else words


_PIECES = 4  # of a torn name


def _is_name(words: str) -> bool:
    lowered = words.lower()
    return lowered.split()[0] not in _NO_NAME and not lowered.startswith("văn phòng") and not words.isupper()


def _is_name_in_capitals(words: str) -> bool:
    tokens = words.rstrip(".,").split()
    return 1 < len(tokens) < _WORDS and fold(tokens[0]) in _SURNAMES and not STARTS_OFFICE.match(words)
