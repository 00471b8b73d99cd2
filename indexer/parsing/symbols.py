"""The symbol of a document number: made plain, judged, and joined with its number."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.grammar.bodies import find_body
from indexer.grammar.doctypes import TYPE_CODES
from indexer.grammar.forms import CYRILLIC
from indexer.grammar.malformed_numbers import PARTY
from indexer.text.folding import fold, write_canonical
from indexer.text.patterns import compile_late

_PLAIN = {0xD0: "Đ", 0xF0: "đ", 0x5F: "-"} | {ord(other): letter for other, letter in CYRILLIC.items()}
_DASHES = compile_late("[\u2010-\u2015\u2212]")
_LOOSE = compile_late(r"(.*?\w\s*[-/.]\s*\w+)\s+-\s+\w")
_BY_MARK = compile_late(r"[-/.]")
_BRANCH = compile_late(r"(?:\d{1,2}|[IVX]{1,4})[-/]")  # the branch of a body, by its number: CCTKV.05-TTKT3
_ROMAN = compile_late(r"[IVX]{1,4}")
_YEAR_BEHIND = compile_late(r"7[5-9]|[89]\d")  # 363/QĐ.UBT.81, 5/QĐ-UB.92
_STANDS_ALONE = frozenset({"sl", "slt", "ct", "lct"})
"""Types that were a whole symbol before 1992: Sắc lệnh 63-SL, Sắc luật 3-SLt, Chỉ thị 202-CT."""


@lru_cache(maxsize=4096)
def clean_symbol(written: str) -> str:
    """Return a symbol without blanks, hyphens plain, Ð (eth) and Ư as Đ and U; what is another sentence left out.

    >>> clean_symbol("QÐ - UBND"), clean_symbol("QĐ.UB.TC"), clean_symbol("QĐ-UBND.Trong"), clean_symbol("NĐCP")
    ('QĐ-UBND', 'QĐ.UB.TC', 'QĐ-UBND', 'NĐ-CP')
    """
    plain = _DASHES.sub("-", written.translate(_PLAIN))
    if (loose := _LOOSE.match(plain)) is not None and find_body(plain.split("-")[0].strip()) is None:
        plain = loose[1]  # "846/QĐ-UBND - UBND tỉnh": a dash between words, not between codes
    plain = "".join(plain.split())
    plain = re.sub(r"\b([QHNTD]?)ƯBND\b", r"\1UBND", plain)
    return _part_type(_cut_at_stop(plain))


def _cut_at_stop(plain: str) -> str:
    """Up to a comma or full stop that no symbol has there: after a type a stop joins, in a công văn a comma does."""
    head, comma, _ = plain.partition(",")
    if comma and find_body(re.split(r"[-/.]", head)[0]) is None:
        plain = head
    head, stop, rest = plain.partition(".")
    if not stop or head in ("", plain) or _BRANCH.match(rest) or _YEAR_BEHIND.fullmatch(rest):
        return plain
    if head.endswith("-V") and _ROMAN.fullmatch(rest):
        return plain  # a numbered department: VPCP-V.I
    first = _BY_MARK.split(rest)[0]
    joins = fold(head) in TYPE_CODES and first.isupper()
    joins = joins or (fold(head.partition("-")[0]) in TYPE_CODES and _CODE.fullmatch(first) is not None)
    return plain if joins or find_body(first) is not None else head


def _part_type(plain: str) -> str:
    """Return a type and a body written as one: "NĐCP" is "NĐ-CP"; what is a code of its own is left alone ("TTCP")."""
    codes = _BY_MARK.split(plain)
    first = codes[0]
    if len(codes) > 1 or len(first) < 4 or find_body(first) is not None or fold(first) in TYPE_CODES:
        return plain
    for cut in (2, 3, 4):
        kind, body = first[:cut], first[cut:]
        if len(body) > 1 and fold(kind) in TYPE_CODES and kind.isupper() and find_body(body) is not None:
            return f"{kind}-{body}"
    return plain


_CODE = compile_late(r"[A-ZĐ]{2,4}|[QPHX]\d{1,2}")  # of a department or a district, behind type and body: QĐ-UB.NN
_BROKEN = compile_late(
    r"[ \u00a0]{1,2}(?P<rest>[A-ZĐÐ][A-ZĐÐƯ&]{0,5}|(?<=QH.)1\d|(?<=QH..)1\d|(?<=QH1.)\d)(?![\w/]|[-.,]\w)"
)
_LAST = compile_late(r"[^-/.]+$")
_DAY = compile_late(r"\s+ngày\s+\d")


def join_broken(symbol: str, text: str, at: int) -> tuple[str, int]:
    """Return a symbol with what a blank parts from it, and where it ends: the two are one body's code, or the first
    is none.

    >>> join_broken("TT-BNN", "TT-BNN MT ngày", 6), join_broken("QH", "QH 15", 2)
    (('TT-BNNMT', 9), ('QH15', 5))
    """
    more = _BROKEN.match(text, at)
    last = _LAST.search(symbol)
    if more is None or last is None:
        return symbol, at
    unknown = find_body(last[0]) is None and _DAY.match(text, more.end()) is not None
    if find_body(f"{last[0]}{more['rest']}") is None and not unknown:
        return symbol, at
    return f"{symbol}{more['rest'].replace('Ð', 'Đ')}", more.end()


@lru_cache(maxsize=4096)
def measure_symbol(written: str, symbol: str) -> int:
    """Return how many characters of the written symbol the plain one covers."""
    letters, wanted = 0, len(re.sub(r"[-/.,]", "", symbol))
    for index, character in enumerate(written):
        letters += not (character.isspace() or character in "-/.,_\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
        if letters == wanted:
            return index + 1
    return len(written)


_YEAR_AT_END = compile_late(rf"[.-]({_YEAR_BEHIND.pattern})$")


def read_year_behind(symbol: str) -> int | None:
    """Return the year that ends a symbol of the last century; None without one.

    >>> read_year_behind("QĐ.UBT.81"), read_year_behind("QĐ-UBND")
    (1981, None)
    """
    found = _YEAR_AT_END.search(symbol)
    return 1900 + int(found[1]) if found else None


@lru_cache(maxsize=4096)
def is_plausible_symbol(symbol: str, announced: bool, strong: bool) -> bool:
    """Tell whether letters after a number can be a symbol; ``announced``: a type word or "số" stands before the
    number.
    """
    codes = [code for code in _BY_MARK.split(symbol) if code]
    state = codes[0] in ("L", "LCT") and len(codes) > 1 and find_body(codes[1]) is not None
    if "/" in symbol and len(codes[0]) == 1 and not state:
        return False  # 1503-N/BTNMT: a form of the yearly statistics
    typed = fold(codes[0]) in TYPE_CODES and (codes[0][:1].isupper() or len(codes) > 1)
    bodies = [code for code in codes if find_body(code) is not None and len(code.rstrip("0123456789")) > 1]
    if not strong:
        return _is_weakly_plausible(codes, symbol, typed, bool(bodies), announced)
    if typed and len(codes) > 1:
        return True
    capitals = sum(letter.isupper() for letter in symbol) >= max(2, len(symbol.replace("-", "")) // 2)
    if bodies:
        return capitals or announced or len(codes) > 1
    return capitals and (announced or len(codes) > 1 or typed)


def _is_weakly_plausible(codes: list[str], symbol: str, typed: bool, bodied: bool, announced: bool) -> bool:
    """Tell whether a symbol that no slash ties to its number is plausible: 186-HĐBT, 63-SL, 19 TC/QĐ/CĐKT."""
    if bodied:
        return announced or (typed and len(codes) > 1)
    if not announced or not (symbol.isupper() or symbol == "SLt"):
        return False
    if len(codes) == 1:
        return fold(codes[0]) in _STANDS_ALONE
    return "/" in symbol and any(fold(code) in TYPE_CODES and len(code) > 1 for code in codes)


_PARTED = compile_late(r"(?<=^\d)\.(?=\d{3}$)|(?<=^\d\d)\.(?=\d{3}$)|(?<=^\d{3})\.(?=\d{3}$)|\s")


def join_number(number: str, symbol: str, year: int | None, mark: str) -> str:
    """Return number and symbol as they are cited, by the mark that stands between them.

    >>> told = [("1.234", "QĐ-UBND", None, "/"), ("05", "NQ/TU", None, "-"), ("63", "SL", None, "-")]
    >>> tuple(join_number(*one) for one in told)
    ('1234/QĐ-UBND', '05-NQ/TU', '63/SL')
    >>> told = [("1234", "QĐ/UB", None, " "), ("19", "TC/QĐ/CĐKT", None, " "), ("720", "QĐ/UB/TC", None, "/")]
    >>> tuple(join_number(*one) for one in told)
    ('1234/QĐ-UB', '19TC/QĐ/CĐKT', '720/QĐ/UB/TC')
    """
    plain = number if number.isdigit() else _PARTED.sub("", number)
    if year is not None or "/" not in symbol:
        return write_canonical(plain, symbol, year)
    first, second = symbol.split("/")[:2]
    if mark == " " and fold(first) in TYPE_CODES and PARTY.fullmatch(second):
        return write_canonical(plain, symbol)  # "26 NQ/TW" is 26-NQ/TW
    if mark == " " and first != "TC" and fold(first) in TYPE_CODES and fold(second) not in TYPE_CODES:
        return f"{plain}/{symbol.replace('/', '-')}"
    if mark == " ":
        return f"{plain}{symbol}"
    if mark == "/" and not PARTY.fullmatch(symbol.rpartition("/")[2]):
        return f"{plain}/{symbol}"
    return write_canonical(plain, symbol)
