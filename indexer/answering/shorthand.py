"""What staff shorten in a question, written out: types of documents, departments, roads."""

from __future__ import annotations

import re
from functools import cache

from indexer.grammar.bodies import BODIES
from indexer.text.folding import fold

_TYPES = {"KH": "kế hoạch", "QĐ": "quyết định", "NQ": "nghị quyết", "NĐ": "nghị định", "CV": "công văn",
          "BC": "báo cáo", "TTr": "tờ trình", "VB": "văn bản", "HS": "hồ sơ"}  # fmt: skip
_SHORT_TYPE = re.compile(
    r"(?<![\w/&-])(?<!\d )(?<!mã )(?<!ma )(?<!mã số )(?<!ma so )"
    rf"(?:{'|'.join((*_TYPES, *map(fold, _TYPES)))})(?![\w/&-])",
    re.IGNORECASE,
)
_SHORT_ASKED = re.compile(
    r"(?<![\w/&-])(TT|CT|KL|CĐ|TB|tt)(?= (?:nào|nao|số mấy|so may|số nào|so nao|số bao nhiêu|của Bộ|cua bo)(?!\w))"
)
_ASKED_TYPES = {"tt": "thông tư", "ct": "chỉ thị", "kl": "kết luận", "cd": "công điện", "tb": "thông báo"}
_DEPARTMENT = re.compile(r"(?<!\w)([Ss]ở|[Bb]ộ) ([A-ZĐa-zđ]{2,4}(?:&[A-ZĐa-zđ]{2,4})?)(?![\w/&-])")
_FIELD = re.compile(r"(?<![\w/&-])[A-ZĐ]{1,4}&[A-ZĐ]{2,3}(?![\w/&-])")
_WORDS = {
    "TP.HCM": "thành phố Hồ Chí Minh", "TP HCM": "thành phố Hồ Chí Minh", "TPHCM": "thành phố Hồ Chí Minh",
    "HCM": "Hồ Chí Minh", "HN": "Hà Nội", "TP": "thành phố", "PCT": "phó chủ tịch", "GĐ": "giám đốc",
    "PGĐ": "phó giám đốc", "CT UBND": "chủ tịch UBND", "PTT": "phó thủ tướng", "GP": "giấy phép", "DM": "danh mục",
    "HL": "hiệu lực", "CQ": "cơ quan", "BĐS": "bất động sản", "SDĐ": "sử dụng đất", "KQ": "kết quả", "KP": "kinh phí",
    "QT": "quy trình", "VP": "văn phòng", "XK": "xuất khẩu", "NK": "nhập khẩu", "HSG": "học sinh giỏi",
    "KS": "khoáng sản", "Cty": "công ty", "NCC": "người có công", "ĐMST": "đổi mới sáng tạo",
    "CCHN": "chứng chỉ hành nghề", "bn": "bao nhiêu", "cty": "công ty", "ntn": "như thế nào",
}  # fmt: skip
_SHORT_WORD = re.compile(rf"(?<![\w/&.-])(?:{'|'.join(map(re.escape, _WORDS))}|tphcm|tp\.? hcm)(?![\w/&-])")
_ROAD = re.compile(r"(?<!\w)QL\s?(?=\d)", re.IGNORECASE)
_SIGN = re.compile(r"(?<!\w)[Kk]í(?!\w)(?! hiệu)")
_EMPLOYEES = re.compile(r"(?<![\w/])(?:CC,? ?VC|cc, ?vc)(?![\w/-])")


def _spell(words: str, *, marked: bool) -> str:
    return words if marked else fold(words)


@cache
def _map_departments() -> dict[str, str]:
    """Return the letters of a department's name, as it is called in short ("Sở CT", "Sở TN&MT") → its name."""
    return {
        fold(letters): row.name
        for row in reversed(BODIES)
        if row.level == "provincial" and row.name.startswith("Sở ") and row.code[0] == "S"
        for letters in (
            row.code[1:],
            row.code[1:-2] + "&" + row.code[-2:],
            "".join(word[0] for word in re.findall(r"[^\W\d_]+|&", row.name[3:])),
        )
    }


def spell_out_shorthand(text: str) -> str:
    """Return a question with types, departments and roads that staff shorten written out; codes of a number stay.

    >>> spell_out_shorthand("số KH CCHC 2023, QĐ 173/QĐ-SCT, PCT nào ký về KH&CN")
    'số kế hoạch CCHC 2023, quyết định 173/QĐ-SCT, phó chủ tịch nào ký về khoa học và công nghệ'
    """
    long = {fold(short): name for short, name in _TYPES.items()}
    marked = not text.isascii()
    text = _ROAD.sub("quốc lộ " if marked else "quoc lo ", text)
    departments = _map_departments()
    text = _DEPARTMENT.sub(
        lambda m: m[0] if (name := departments.get(fold(m[2]))) is None else f"{m[1]} {name[3:]}", text
    )
    text = _FIELD.sub(lambda m: m[0] if (name := departments.get(fold(m[0]))) is None else name[3:].lower(), text)
    text = _SHORT_WORD.sub(lambda m: _spell(_WORDS.get(m[0], _WORDS["TPHCM"]), marked=marked), text)
    text = _SIGN.sub("ký", text)
    text = _EMPLOYEES.sub("công chức, viên chức", text)
    text = _SHORT_ASKED.sub(lambda m: (str if marked else fold)(_ASKED_TYPES[fold(m[0])]), text)
    return _SHORT_TYPE.sub(lambda m: long[fold(m[0])] if marked else fold(long[fold(m[0])]), text)
