"""The end of a document, wherever it stands: Nơi nhận (recipients), the signer's title and name.

Annexes, forms and footnotes may follow a signature, and have recipients and signers of their own: the document's is the
one beside its first "Nơi nhận".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.grammar.doctypes import DOC_TYPES
from indexer.models import Value
from indexer.parsing.front import read_pieces
from indexer.text.folding import LOWER, UPPER, fold

_FOR = r"(?:KT|TM|TL|TUQ|TƯQ|Q|K/T|T/M|T/L)\s?\.?\s?(?=[A-ZĐÀ-Ỹ])|(?:KT|TM|TL|TUQ|K/T|T/M)\.\s?"
_OFFICES = (
    r"(?:CHI CỤC|TỔNG CỤC|CỤC|VỤ|BỘ|HIỆU|VIỆN|TỔ|HẠT|ĐỘI|CHỈ HUY) TRƯỞNG|THỨ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ"
    r"|TRƯỞNG (?:BAN|PHÒNG|ĐOÀN|THUẾ|CÔNG AN|HẢI QUAN|KHOA|THỐNG KÊ)|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)"
    r"|THỦ TƯỚNG|CHỦ NHIỆM|TỔNG THANH TRA|THỐNG ĐỐC|TỔNG KIỂM TOÁN|TỔNG BÍ THƯ"
)
_OFFICE = rf"(?:(?:PHÓ|QUYỀN|Q\.)\s+)?(?:{_OFFICES})\b"
_BEGINS = rf"[ \u00a0*_#>]*(?=[BCĐGHKPQTVbcđghkpqtv])(?P<at>(?:{_FOR})\S|{_OFFICE}|(?i:{_OFFICE})(?=[ *_]*\n))"
_ANCHORS = (re.compile(rf"[\n|\t]{_BEGINS}"), re.compile(rf"[ \u00a0](?<=\S.)[ \u00a0]{{2,299}}{_BEGINS}"))
_STARTS_OFFICE = re.compile(rf"(?:{_FOR}|{_OFFICE})", re.IGNORECASE)
_NOTE = re.compile(
    r"[\[(].*|(?:đã ký|ký bởi|người ký|được ký|thời gian ký|ngày ký|email|cơ quan|chữ ký|ký tên|xác thực)\b.*|[\W\d_]+",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"N[ơƠ][iI]\s+[nN][hH][ậẬ][nN]\s*:?[*_\s]*")
_ITEM = re.compile(r"(?:^|\n|\s)[-–+•]\s*(?P<item>[^\n|]*?)(?=\s*(?:[;.]?\s*(?:\n|$|\|)|[;.]\s+[-–+•]\s))")
_WORD = rf"(?:[{UPPER}][{LOWER}'’]*|[HYK]['’][{UPPER}]?[{LOWER}]+)"
_NAME = re.compile(
    rf"(?:(?:ThS|Ths|TS|PGS|GS|BS|BSCKII|KS|Luật sư|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy))\.?,?\s+)*"
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})[.,]?$"
)
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
_REACH = 1500  # characters between an office and the name below it, the recipients beside it among them
_BESIDE = 2600  # characters between "Nơi nhận" and the signature
_LONGEST = 120  # characters of a line of a title
_WORDS = 6
_TWO = 140  # characters between two signatures of one document


@dataclass(frozen=True, slots=True)
class _Signed:
    title: str
    name: str
    start: int
    name_start: int
    end: int


def read(text: str) -> tuple[tuple[str, ...], Value | None, Value | None]:
    """(recipients, signer, signer's title); empty or None where the text has none. Two signers are parted by "; ".

    >>> read("Nơi nhận:\\n- UBND tỉnh;\\n- Lưu: VT.\\n\\nGIÁM ĐỐC\\n\\nNguyễn Văn Mẫu\\n\\nPHỤ LỤC")[1].text
    'Nguyễn Văn Mẫu'
    """
    headings = [(match.start(), match.end()) for match in _RECIPIENTS.finditer(text)]
    signed = _of_document(text, list(_signatures(text)), [start for start, _ in headings])
    heading = _heading(headings, signed[0] if signed else None)
    recipients = _recipients(text, heading, signed[0] if signed else None) if heading is not None else ()
    if not signed:
        return recipients, None, None
    first, last = signed[0], signed[-1]
    return (
        recipients,
        Value("; ".join(one.name for one in signed), "signature", first.name_start, last.end),
        Value(first.title, "signature", first.start, first.name_start),
    )


def _of_document(text: str, found: Sequence[_Signed], headings: Sequence[int]) -> list[_Signed]:
    """The signature, or the two, of the document itself."""
    best: int | None = None
    for heading in headings:
        near = [i for i, one in enumerate(found) if one.end > heading - _BESIDE // 2 and one.start < heading + _BESIDE]
        if near:
            best = next((i for i in near if found[i].start >= heading), near[-1])
            break
    if best is None and not found:
        return []
    best = best if best is not None else 0
    if best > 0 and _is_beside_another(text, found[best - 1].end, found[best].start):
        best -= 1
    following = [found[best]]
    if best + 1 < len(found) and _is_beside_another(text, found[best].end, found[best + 1].start):
        following.append(found[best + 1])
    return following


def _is_beside_another(text: str, end: int, start: int) -> bool:
    """Whether two signatures stand beside each other: neither an annex nor other recipients lie between."""
    return start - end < _TWO and _PARTED.search(text, end, start) is None


_PARTED = re.compile(r"N[ơƠ][iI]\s+[nN][hH]ậ|NHẬN|PHỤ LỤC|DANH MỤC|BIỂU|MẪU|Mẫu|Phụ lục|Kèm theo|DUYỆT")


def _signatures(text: str) -> Iterator[_Signed]:
    """Every office with a name below it."""
    text = "\n" + text
    after = 0
    for start in sorted({match.start("at") for anchor in _ANCHORS for match in anchor.finditer(text)}):
        if start < after or not text[start].isupper():
            continue
        signed = _signature(text, start)
        if signed is not None:
            after = signed.end
            yield _Signed(signed.title, signed.name, start - 1, signed.name_start - 1, signed.end - 1)


def _signature(text: str, start: int) -> _Signed | None:
    """The title and name that begin at a place, over lines, cells and columns."""
    title: list[str] = []
    for piece in read_pieces(text[start : start + _REACH] + "\n", _REACH):
        words = piece.text
        if words[0] in "-–+•" or _RECIPIENTS.match(words) or (title and _is_beside(words)):
            continue
        office, name = _parted(words)
        if name and (title or _STARTS_OFFICE.match(office)):
            title += [office] if office else []
            at = start + piece.end - len(piece.text.rstrip(".,")) + len(office)
            return _Signed(" ".join(title), name, start, _place(text, name, at, start + piece.start), start + piece.end)
        if name or not _is_title(words, bool(title)):
            return None
        title.append(words)
    return None


def _place(text: str, name: str, at: int, earliest: int) -> int:
    """Where a name begins in the text that marks may stand in."""
    found = text.find(name.split()[0], earliest)
    return found if found >= 0 else at


def _is_beside(words: str) -> bool:
    """Whether words between an office and the name are none of either: "(Đã ký)", recipients in the column beside."""
    return _NOTE.fullmatch(words) is not None or words.endswith(";") or words[0].islower()


def _is_title(words: str, goes_on: bool) -> bool:
    if len(words) > _LONGEST or words.upper().rstrip(":") in _TYPES or _ENDS.match(words):
        return False
    return _STARTS_OFFICE.match(words) is not None or (goes_on and words.isupper())


def _parted(words: str) -> tuple[str, str]:
    """(the office, the name) of one line: "PHÓ CHỦ TỊCH Nguyễn Văn Mẫu"; the name alone; "" for what is not there."""
    whole = _NAME.match(words)
    if whole is not None and _is_name(whole["name"]) and not _STARTS_OFFICE.match(words):
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


def _is_name(words: str) -> bool:
    lowered = words.lower()
    return lowered.split()[0] not in _NO_NAME and not lowered.startswith("văn phòng") and not words.isupper()


def _is_name_in_capitals(words: str) -> bool:
    tokens = words.rstrip(".,").split()
    return 1 < len(tokens) < _WORDS and fold(tokens[0]) in _SURNAMES and not _STARTS_OFFICE.match(words)


def _heading(headings: Sequence[tuple[int, int]], signed: _Signed | None) -> int | None:
    """Where the recipients begin that stand beside the signature; without one, the last."""
    if not headings:
        return None
    if signed is None:
        return headings[-1][1]
    near = [end for start, end in headings if signed.start - _BESIDE < start < signed.end + _BESIDE // 2]
    return near[0] if near else None


def _recipients(text: str, start: int, signed: _Signed | None) -> tuple[str, ...]:
    end = signed.start if signed is not None and signed.start > start else min(len(text), start + _BESIDE)
    items = [" ".join(match["item"].split()).strip(" *_;.") for match in _ITEM.finditer(text, start - 1, end)]
    return tuple(item for item in items if item)[:40]
