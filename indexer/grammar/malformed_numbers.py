"""Document numbers that are written so oddly that they are not found as numbers: what a careful reader mends.

Rows with examples, as in ``indexer.grammar.forms``: ``matches`` pairs what is written with what was meant,
``misses`` are left alone by every row. The groups of a pattern are ``number``, ``year``, ``type`` and ``body``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.grammar.bodies import find_body
from indexer.grammar.doctypes import DOC_TYPES
from indexer.text.folding import fold, write_canonical
from indexer.text.patterns import compile_late

PARTY = compile_late(r"(?:.*[^A-Z])?(?:ĐU|TƯ|(?:VP|BTC|BTG|BDV|BNC|UBKT)?T[UW]|TWĐTN(?:-[A-Z]+)?)")
"""The codes whose numbers are written 05-NQ/TU: the hyphen first, then the slash."""

_CODES = sorted({row.code for row in DOC_TYPES if len(row.code) > 1 and "-" not in row.code}, key=len, reverse=True)
_TYPES = "|".join(re.sub("Đ", "[ĐÐD]", code) for code in _CODES)
_TYPE = rf"(?P<type>{_TYPES})"
_REST = "|".join(re.sub(r"^(\[ĐÐD\]|.)", r"(?<=\1)", spelled) for spelled in _TYPES.split("|"))
_FIRST_TYPE = rf"(?P<type>[{''.join(sorted({code[0] for code in _CODES}))}ÐD](?<![\w/\-].)(?:{_REST}))"
"""A type that begins a number: the pattern begins with a letter, which is looked for faster than what stands before."""
_BODY = r"(?P<body>[A-ZĐÐƯ][A-ZĐÐƯa-z&]*[A-ZĐÐƯg]\d{0,2}(?:[ ]?[-–][ ]?[A-ZĐÐƯ&]{2,})?)"
_NUMBER = r"(?P<number>\d(?<![\w/.,\-]\d)\d{0,4})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_B = r"[ \t\u00a0]{0,2}"
_COUNTED = r" (?:ngày(?! \d)|tháng|năm|quý|hồ sơ|thủ tục|TTHC|người|văn bản|nhiệm vụ|lượt|đơn vị|trường hợp|triệu|tỷ)\b"


@dataclass(frozen=True, slots=True)
class Malformed:
    """One odd way to write a number; ``matches`` are (written, meant)."""

    name: str
    pattern: str
    matches: tuple[tuple[str, str], ...]
    misses: tuple[str, ...] = ()


MALFORMED = (
    Malformed(
        "letters read for digits",
        rf"(?=[\dlIOoSBZ|])(?<![\w/.\-])(?=[lIOoSBZ|]{{0,5}}\d|[OoIl]{{1,2}}[lIOoSBZ\d]?{_B}/)(?=\d{{0,5}}(?:[lIOoSZ|]|B[\dlIOo|]))"
        rf"(?P<number>[\dlIOoSBZ|]{{1,6}}){_B}[/-]{_B}(?:{_YEAR}{_B}/{_B})?{_TYPE}{_B}[-/–]{_B}{_BODY}(?!\w)",
        (
            ("l23/QĐ-UBND", "123/QĐ-UBND"),
            ("1O6/QĐ-UBND", "106/QĐ-UBND"),
            ("85O/QĐ-UBND", "850/QĐ-UBND"),
            ("O5/2021/QĐ-UBND", "05/2021/QĐ-UBND"),
            ("4S/QĐ-UBND", "45/QĐ-UBND"),
            ("l2-NQ/TU", "12-NQ/TU"),
        ),
        ("20B/QĐ-UBND", "Sở/QĐ-UBND", "SO/QĐ-UBND"),
    ),
    Malformed(
        "digits that stand apart",
        rf"(?:^|(?<=số )|(?<=theo ))(?P<number>[\dlI]{{1,3}} \d{{1,4}}){_B}/{_B}(?:{_YEAR}{_B}/{_B})?"
        rf"{_TYPE}{_B}[-/–]{_B}{_BODY}(?!\w)",
        (("1 25/2025/NĐ-CP", "125/2025/NĐ-CP"), ("I 40/2025/NĐ-CP", "140/2025/NĐ-CP"), ("2 5/QĐ-UBND", "25/QĐ-UBND")),
        ("bước 1 25/QĐ-UBND", "125/QĐ-UBND"),
    ),
    Malformed(
        "a letter of the type read wrongly",
        rf"{_NUMBER}{_B}/{_B}(?:{_YEAR}{_B}/{_B})?(?P<type>[O0][ĐD]|QB|Q0|ND0|NO)-(?P<body>UBND|HĐND|TTg|CP)(?!\w)",
        (("846/OĐ-UBND", "846/QĐ-UBND"), ("12/2021/0Đ-UBND", "12/2021/QĐ-UBND")),
        ("846/QĐ-UBND",),
    ),
    Malformed(
        "the type's code before the number",
        rf"{_FIRST_TYPE}{_B}[-.:]?{_B}(?:số{_B})?(?P<number>\d{{1,5}}){_B}[/-]{_B}(?:{_YEAR}{_B}/{_B})?{_BODY}(?!\w)",
        (
            ("QĐ846/UBND", "846/QĐ-UBND"),
            ("QĐ 846/UBND", "846/QĐ-UBND"),
            ("KH số 383/SCT", "383/KH-SCT"),
            ("NQ 05/TU", "05-NQ/TU"),
        ),
        ("QĐ 846/2017", "TT 04/5/2022", "CT 12-13"),
    ),
    Malformed(
        "the symbol before the number",
        rf"{_FIRST_TYPE}{_B}[-–]{_B}{_BODY}{_B}(?:số{_B}|[:.]{_B})(?P<number>\d{{1,5}})(?:{_B}/{_B}{_YEAR})?(?![\w/]|[.,:\-]\d)",
        (("QĐ-UBND số 846", "846/QĐ-UBND"), ("QĐ-UBND số 56/2015", "56/2015/QĐ-UBND")),
        ("846/QĐ-UBND số", "QĐ-UBND năm 2017"),
    ),
    Malformed(
        "the symbol before the number, without so",
        rf"{_FIRST_TYPE}-{_BODY} (?!(?:19|20)\d\d\b)(?P<number>\d{{2,5}})(?:/{_YEAR})?"
        rf"(?![\w/%]|[.,:\-]\d|{_COUNTED})",
        (("QĐ-UBND 846", "846/QĐ-UBND"),),
        ("QĐ-UBND 2017", "BC-SCT 15 ngày", "QĐ-UBND 12/5/2017"),
    ),
    Malformed(
        "no slash between number and symbol",
        rf"{_NUMBER}{_TYPE}{_B}[-/–]{_B}{_BODY}(?!\w)",
        (("846QĐ/UBND", "846/QĐ-UBND"), ("846QĐ-UBND", "846/QĐ-UBND")),
        ("30KV-UBND",),
    ),
    Malformed(
        "another mark for the slash",
        rf"{_NUMBER}{_B}(?:[.\\|:_]|//+|/{_B}-|-{_B}/){_B}{_TYPE}{_B}[-/–]{_B}{_BODY}(?!\w)",
        (("846.QĐ-UBND", "846/QĐ-UBND"), ("846\\QĐ-UBND", "846/QĐ-UBND"), ("846//QĐ-UBND", "846/QĐ-UBND")),
        ("41:2019/BGTVT",),
    ),
    Malformed(
        "nothing or a blank between type and body",
        rf"{_NUMBER}{_B}/{_B}(?:{_YEAR}{_B}/{_B})?{_TYPE}(?:{_B}|{_B}[-–]\s*\n\s*)(?P<body>TTg|TU|[A-ZĐÐ]{{3,7}})(?![\w])",
        (
            ("846/QĐUBND", "846/QĐ-UBND"),
            ("846/QĐ UBND", "846/QĐ-UBND"),
            ("846/ QĐ-\nUBND", "846/QĐ-UBND"),
            ("12/2025/TT BNNMT", "12/2025/TT-BNNMT"),
        ),
        ("846/QĐ ngày", "846/QĐ-UBND", "846/QĐ PHÊ DUYỆT"),
    ),
    Malformed(
        "the year at the end",
        rf"{_NUMBER}{_B}/{_B}{_TYPE}-{_BODY}{_B}/{_B}{_YEAR}(?![\w/])",
        (("56/QĐ-UBND/2015", "56/2015/QĐ-UBND"),),
    ),
    Malformed(
        "another mark before the year",
        rf"{_NUMBER[:-1]}(?:\.\d{{1,2}})?)(?<!\b(?:19|20)\d\d){_B}[-.]{_B}{_YEAR}{_B}[/\-]{_B}"
        rf"{_TYPE}-{_BODY}(?!\w)",
        (("56-2015/QĐ-UBND", "56/2015/QĐ-UBND"), ("66.4-2025/NQ-CP", "66.4/2025/NQ-CP")),
        ("2016-2020/QĐ-UBND năm",),
    ),
)
_ANNOUNCED = compile_late(r"số[ :.]{1,2}(?=\d{0,5}(?:[lIOoSZ|]|B[\dlIOo|])[\dlIOoSBZ|]{0,5} ?/)")
_OF_BODY = compile_late(
    rf"(?=[lIOoSBZ|]*\d)(?=\d{{0,5}}(?:[lIOoSZ|]|B[\dlIOo|]))(?P<number>[\dlIOoSBZ|]{{2,6}}){_B}/{_B}(?:{_YEAR}{_B}/{_B})?(?P<type>){_BODY}(?![\w/])"
)
"""Behind "số" the symbol needs no type: "Công văn số 1O6/SCT-VP", "Luật số 4S/2013/QH13"."""
_OCR = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8", "Z": "2"})
"""The letters that machines read for digits, and the digits that they are."""


def _mend_digits(written: str) -> str:
    return "".join(written.translate(_OCR).split())


_MISREAD = {"ND0": "NĐ", "NO": "NQ"}


@cache
def _compile_rows(*, numbered: bool) -> tuple[re.Pattern[str], ...]:
    """Return the patterns that begin with the number, or the others. Made when one is looked for: few searches wait for
    it.
    """
    return tuple(compile_late(row.pattern) for row in MALFORMED if row.pattern.startswith(_NUMBER[:-1]) == numbered)


_APART = compile_late(
    r"(?:[Ss][ốô][ :.]{1,2}|(?<![^\W\d])(?:định|quyết|tư|hoạch|văn|bản|thị|cáo|trình|báo|Luật) )([\dlI]{1,3}) $"
)


def find_apart(text: str, start: int) -> int | None:
    """Return where a number begins that was found from its second part on: "Nghị định số 1 25/2025/NĐ-CP".

    >>> find_apart("Nghị định số 1 25/2025/NĐ-CP", 15), find_apart("bước 1 25/QĐ-UBND", 7)
    (13, None)
    """
    if start < 3 or text[start - 1] != " " or text[start - 2] not in "0123456789lI":
        return None
    match = _APART.search(text, max(0, start - 12), start)
    return match.start(1) if match else None


_DIGIT = compile_late(r"\d(?<![\w/.,\-]\d)")
"""Where a row that begins with the number can match: there alone these are tried."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What is written at text[start:end], and the number that was meant."""

    start: int
    end: int
    meant: str


_TIED = r"(?<=[\d/.\\|:_\-]..)|(?<=[\d/.\\|:_\-] ..)"
_THEN = r"[a-zA-ZĐ]{0,3}(?:[ .:\-–]{0,3}(?:số )?\d|[ ]?[-–][ ]?[A-ZĐÐ]{2,8}[ :.]{0,2}(?:số )?\d)"
_ANCHOR = compile_late(
    r"[QO0NTKCBHĐDP](?=[QO0ĐÐDBTHLVCA])(?:(?<=[QO])[ĐÐDB0]|(?<=0)[ĐÐDB]|(?<=N)[QĐÐDO0]|(?<=T)[TB]|(?<=K)[HL]|(?<=C)[TVĐ]"
    rf"|(?<=B)C|(?<=H)D|(?<=[ĐDP])A)(?:{_TIED}|(?={_THEN}))"
)
"""The code of a type, tied to what stands before it or followed by a number."""
_AROUND = 48  # characters on either side of a type's code within which a malformed number lies


def _find_windows(text: str, skipped: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text around the codes of types that stand in none of the skipped ones."""
    left = right = at = 0
    for anchor in _ANCHOR.finditer(text):
        while at < len(skipped) and skipped[at][1] <= anchor.start():
            at += 1
        if at < len(skipped) and skipped[at][0] <= anchor.start():
            continue
        if anchor.start() - _AROUND > right:
            if right:
                yield left, right
            left = max(0, anchor.start() - _AROUND)
        right = anchor.end() + _AROUND
    if right:
        yield left, right


_PARTING = "/-–"
"""The marks of which every row holds one: what stands in a window without any is no number."""


def _find_matches(text: str, left: int, right: int) -> Iterator[re.Match[str]]:
    if not any(mark in text[left:right] for mark in _PARTING):
        return
    for row in _compile_rows(numbered=False):
        yield from row.finditer(text, left, right)
    for place in _DIGIT.finditer(text, left, right):
        for row in _compile_rows(numbered=True):
            if match := row.match(text, place.start(), right):
                yield match


def find_malformed(text: str, skipped: Sequence[tuple[int, int]] = ()) -> Iterator[Mended]:
    """Yield the malformed numbers of a text in order, without overlaps; ``skipped`` parts hold numbers that are
    none.

    >>> [found.meant for found in find_malformed("theo QĐ846/UBND và 56/QĐ-UBND/2015")]
    ['846/QĐ-UBND', '56/2015/QĐ-UBND']
    """
    windows = (match for left, right in _find_windows(text, skipped) for match in _find_matches(text, left, right))
    announced = (match for so in _ANNOUNCED.finditer(text) if (match := _OF_BODY.match(text, so.end())) is not None)
    found = sorted(
        (mended for match in (*windows, *announced) if (mended := _mend_number(match)) is not None),
        key=lambda mended: (mended.start, -mended.end),
    )
    end = 0
    for mended in found:
        if mended.start >= end:
            end = mended.end
            yield mended


_MISREAD_ROWS = tuple(
    compile_late(row.pattern)
    for row in MALFORMED
    if row.name in ("letters read for digits", "digits that stand apart", "a letter of the type read wrongly")
)


_OF_ASSEMBLY = compile_late(r"\d{1,4}/(?:19|20)\d\d/OH1\d")  # "22/2023/OH15": the Q of QH15


def is_misread_number(written: str) -> bool:
    """Tell whether a number was read wrongly by a machine: it says no more which one it is.

    >>> is_misread_number("l23/QĐ-UBND"), is_misread_number("846QĐ/UBND")
    (True, False)
    """
    return any(row.fullmatch(written.strip()) for row in (*_MISREAD_ROWS, _OF_BODY, _OF_ASSEMBLY))


def _mend_number(match: re.Match[str]) -> Mended | None:
    groups = match.groupdict()
    body = re.sub(r"\s*[-–]\s*", "-", groups["body"]).replace("Ð", "Đ")
    if find_body(body.split("-")[0]) is None:
        return None
    year = int(groups["year"]) if groups.get("year") else None
    if not groups["type"]:
        return Mended(*match.span(), write_canonical(_mend_digits(groups["number"]), body, year))
    kind = next((code for code in _CODES if fold(code) == fold(groups["type"])), _MISREAD.get(groups["type"], "QĐ"))
    party = year is None and PARTY.fullmatch(body) is not None
    return Mended(
        *match.span(), write_canonical(_mend_digits(groups["number"]), f"{kind}{'/' if party else '-'}{body}", year)
    )
