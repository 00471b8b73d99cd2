"""How the name of an office is written: from capitals as running text has it, its letters spelled out."""

from __future__ import annotations

import re

from indexer.grammar.bodies import BODIES
from indexer.grammar.offices import NAMED_KINDS, OFFICE_HEADS, PLAIN_HEADS, SPELLED_OUT
from indexer.text.folding import fold, fold_tones, fold_whole
from indexer.text.numerals import raise_last_numeral
from indexer.text.patterns import compile_late

_PROPER = {"nha nuoc": "Nhà nước", "viet nam": "Việt Nam", "trung uong": "Trung ương", "to quoc": "Tổ quốc"}
_LETTERED = compile_late(r"(?<!\w)[bcdđghklmnpqrstvx]{3,}(?!\w)", re.IGNORECASE)  # letters for words: THPT, TNCS
_SPELLED = compile_late(rf"(?<!\w)(?:{'|'.join(SPELLED_OUT)})(?!\w)")
_LEADING = compile_late(
    r"(?:bch|ban chấp hành|ban thường vụ|btv)\s+(?=(?:hội|đoàn|liên đoàn|công đoàn|tỉnh đoàn|ủy ban)\s)", re.IGNORECASE
)
_HEADS = sorted((*OFFICE_HEADS, *PLAIN_HEADS, *NAMED_KINDS), key=len, reverse=True)
_WHOLE = compile_late(
    r"(?:tổng công ty|công ty|tập đoàn|ngân hàng|doanh nghiệp|hợp tác xã|trường đại học|trường cao đẳng|học viện)\s\S"
)
_FIELDS = tuple(
    {fold(row.name).partition(" ")[2] for row in BODIES if row.name.startswith(("Sở ", "Bộ "))}
    | {"cong nghiep", "nong lam", "kinh te", "su pham", "ky thuat", "luat", "ngoai ngu", "bach khoa", "nghe", "co dien"}
)
"""What schools teach: no name of a person or a place."""
_KINDS = frozenset(map(fold_tones, _HEADS))
_BODY_NAMES = {fold(row.name): row.name for row in BODIES}
_LINKED = compile_late(r"(?:,|(?<!\w)và|&)\s+\w")


def spell_out(name: str) -> str:
    """Return a name with the words that letters stand for, without the committee that leads an association.

    >>> spell_out("BCH HỘI LHPN TỈNH LÀO CAI"), spell_out("BQL DỰ ÁN")
    ('HỘI LIÊN HIỆP PHỤ NỮ TỈNH LÀO CAI', 'BAN QUẢN LÝ DỰ ÁN')
    """
    return _SPELLED.sub(lambda match: SPELLED_OUT[match[0]].upper(), _LEADING.sub("", name))


def keeps_place(name: str) -> bool:
    """Tell whether a name is whole, so that no province is added to it: that of a company, of a university.

    >>> tuple(map(keeps_place, ("Trường Đại học Phạm Văn Đồng", "CÔNG TY ĐIỆN LỰC X", "Trung tâm Khuyến công")))
    (True, True, False)
    """
    return _WHOLE.match(fold_tones(name)) is not None


def bears_own_name(name: str) -> bool:
    """Tell whether a person's or a place's name follows the kind: "Trường THPT Lê Lợi", "Hạt Kiểm lâm Ba Tơ"."""
    written = fold_tones(name)
    kind = _find_kind(written, NAMED_KINDS)
    return bool(kind) and len(written) > len(kind) + 1


def is_kind(name: str) -> bool:
    """Tell whether a name is that of a kind of offices as a whole: "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH" is of no
    city.
    """
    return fold_tones(name) in _KINDS


def _find_kind(written: str, kinds: tuple[str, ...] | list[str]) -> str:
    fitting = (kind for kind in kinds if f"{written} ".startswith(f"{fold_tones(kind)} "))
    return max(fitting, key=len, default="")


def write_name(name: str, text: str) -> str:
    """Return a name in capitals as it is written in running text; where the text itself writes it so, as there.

    >>> write_name("HẠT KIỂM LÂM BA TƠ", ""), write_name("TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP", "")
    ('Hạt Kiểm lâm Ba Tơ', 'Trường Đại học Công nghiệp')
    >>> write_name("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "")
    'Phòng Kinh tế, Hạ tầng và Đô thị'
    """
    name = " ".join(name.split()).strip(" *.,-")
    if (found := _find_written_name(name, text)) is not None:
        return found
    written = fold_tones(name)
    head = _find_kind(written, _HEADS)
    rest = name[len(head) :].strip()
    if head in NAMED_KINDS and not fold(rest).startswith(_FIELDS):
        return f"{head} {_LETTERED.sub(lambda match: match[0].upper(), rest.title())}".strip()
    if (body := _BODY_NAMES.get(fold(rest))) is not None:
        return f"{head} {body}".strip()
    small = _lower_letters(rest)
    return f"{head} {small[:1].lower() + small[1:] if head in PLAIN_HEADS else small}".strip()


def _find_written_name(name: str, text: str) -> str | None:
    for found in re.finditer(r"\s+".join(map(re.escape, fold(name).split())) + r"\b", fold_whole(text)):
        words = " ".join(text[slice(*found.span())].split())
        if words[:1].isupper() and not words[: len(words) // 2 + 1].isupper():
            return words
    return None


def _lower_letters(rest: str) -> str:
    """Return what an office is for: a capital begins it, and each of its parts behind a comma or "và"."""
    rest = rest.lower()
    rest = _LINKED.sub(lambda match: match[0][:-1] + match[0][-1].upper(), f"{rest[:1].upper()}{rest[1:]}")
    for plain, proper in _PROPER.items():
        at = fold(rest).find(plain)
        rest = f"{rest[:at]}{proper}{rest[at + len(plain) :]}" if at >= 0 else rest
    rest = _LETTERED.sub(lambda match: match[0].upper(), rest)
    return raise_last_numeral(rest)
