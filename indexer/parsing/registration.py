"""What the registry writes on a document: its own number and symbol, place and date of issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.grammar.doctypes import TYPE_CODES
from indexer.grammar.provinces import PROVINCES
from indexer.models import Value
from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.front import FrontPiece
from indexer.parsing.letterhead import stands_above
from indexer.text.folding import LOWER, UPPER, fold

_CODE = r"[A-Za-zĐđÐðƯưƠơÔô&.,]+\d{0,4}"
_NUMBER = re.compile(
    r"(?:(?:Luật|Bộ luật|Pháp lệnh|Lệnh)\s+)?[Ss][ốỐô]\s*[:.]?\s*"
    r"(?P<number>\d{1,3}(?: \d{1,2}){1,4}(?=\s?/)|\d{0,6}(?:\.\d{1,3}){0,2}[a-zđA-Z]?)[\s.…_]{0,40}(?P<sep>[/-])\s?"
    rf"(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{_CODE}(?:(?:\s?[-/–]\s?|\s\.(?=[A-ZĐ])){_CODE}){{0,5}})",
)
_PLACED = (
    rf"(?:(?:TP|Tp|T\.P|Thành phố|Tỉnh)\.?\s?)?[{UPPER}][{LOWER}{UPPER}’']+"
    rf"(?:\s(?:-\s)?(?:[{UPPER}][\w’']*|\d{{1,2}}\b)){{0,5}}"
)
_BLANK = r"[\s.…_]*"
_DATED = re.compile(
    rf"(?:(?P<place>{_PLACED})\s*,?\s*)?[Nn]g[àá]y{_BLANK}(?P<d>\d{{0,2}}){_BLANK}(?:[Tt]h[áa]ng|[/.-]){_BLANK}"
    rf"(?P<m>[01] \d|\d{{0,2}})"
    rf"{_BLANK}(?:[Nn][ăa]m|[/.-]){_BLANK}(?P<y>(?:19|20)\d\d)\b"
)


_BARE_NUMBER = re.compile(r"(?:(?:Luật|Bộ luật|Pháp lệnh|Lệnh)(?:\s+[Ss]ố\s*:?)?|[Ss][ốỐô]\s*:?)$")
_PASSED = re.compile(
    rf"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này[^.;]{{0,160}}?thông qua\s+ngày{_BLANK}(?P<d>\d{{1,2}}){_BLANK}"
    rf"(?:tháng|/){_BLANK}(?P<m>\d{{1,2}}){_BLANK}(?:năm|/){_BLANK}(?P<y>(?:19|20)\d\d)\b"
)
_BARE_DATE = re.compile(r".*[Nn]g[àá]y(?:\s*\d{1,2})?$")


def _join_pieces(top: Sequence[FrontPiece], bare: re.Pattern[str]) -> Iterator[FrontPiece]:
    """Yield the pieces, one that stops short together with what follows it: "Số:" and "37/TB-SCT" on two lines."""
    for index, piece in enumerate(top):
        if index + 1 < len(top) and bare.match(piece.text):
            following = top[index + 1]
            yield FrontPiece(f"{piece.text} {following.text}", piece.start, following.end, piece.gap)
        else:
            yield piece


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The document's number and symbol, and where they stand; all None where it has none."""

    number: Value | None = None
    symbol: Value | None = None
    span: tuple[int, int] | None = None


def find_own_number(top: Sequence[FrontPiece], text: str) -> OwnNumber:
    """Return the number of a document among the pieces of its top; a blank one has a symbol all the same.

    >>> from indexer.parsing.front import cut_front
    >>> find_own_number(cut_front("Số: 22/2025/NQ-HĐND"), "Số: 22/2025/NQ-HĐND").number.text
    '22/2025'
    """
    bare = False
    for index, piece in enumerate(_join_pieces(top, _BARE_NUMBER)):
        bare = bare or _BARE_NUMBER.match(top[index].text) is not None
        if bare and (alone := _SYMBOL_ALONE.match(piece.text)) is not None:
            return OwnNumber(None, Value(re.sub(r"\s", "", alone["symbol"]), "header", piece.start + 1, piece.end))
        match = _NUMBER.match(piece.text)
        if match is None and index and not stands_above(piece):
            return OwnNumber()  # a table or the text has begun: its numbers are others'
        if match is None or (index and _OF_ANOTHER.search(fold(top[index - 1].text))):
            continue
        symbol = re.sub(r"\s", "", match["symbol"]).rstrip(".,")
        if symbol.upper() == symbol or _begins_with_type(symbol) or find_body_of_symbol(symbol) is not None:
            return _make_own(match, symbol, piece, text)
    return OwnNumber()


_SYMBOL_ALONE = re.compile(rf"/\s?(?P<symbol>{_CODE}(?:\s?[-–/]\s?{_CODE}){{1,5}})$")
"""The symbol of a number that is blank, where the other column parts it from "Số:"."""
_OF_ANOTHER = re.compile(r"\b(?:theo|cua|kem theo) (?:quyet dinh|ke hoach|nghi quyet)$")
"""Whose number follows: "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH" above "SỐ 1050/QĐ-SCT"."""


def _begins_with_type(symbol: str) -> bool:
    """Tell whether a type and the letters of a body make a symbol, be the body in a table or not: "TTr-BCĐ"."""
    code, *others = re.split(r"[-/–]", symbol)
    return fold(code) in TYPE_CODES and code[0].isupper() and bool(others) and all(map(str.isupper, others))


def _make_own(match: re.Match[str], symbol: str, piece: FrontPiece, text: str) -> OwnNumber:
    first = next((at for at in range(piece.start, piece.end) if text[at].isdigit()), piece.start)
    border = text.find(match["sep"], first, piece.end) if match["number"] else text.find("/", piece.start, piece.end)
    place = (border + 1 if border >= 0 else first, piece.end)
    if not match["number"]:
        return OwnNumber(None, Value(symbol, "header", *place), None)
    number = match["number"].replace(" ", "")  # digits that were stamped into a blank stand apart
    written = f"{number}/{match['year']}" if match["year"] else number
    return OwnNumber(Value(written, "header", first, place[0]), Value(symbol, "header", *place), (first, piece.end))


def find_own_date(top: Sequence[FrontPiece], text: str = "") -> tuple[Value | None, Value | None]:
    """Return (place, date) of issue among the pieces of the top of a document; of an act that was passed, the day
    of that.

    >>> from indexer.parsing.front import cut_front
    >>> [value.text for value in find_own_date(cut_front("Quảng Ngãi, ngày 05 tháng 6 năm 2024"))]
    ['Quảng Ngãi', '2024-06-05']
    """
    for piece in _join_pieces(top, _BARE_DATE):
        match = _DATED.match(piece.text) or _read_torn_place(piece.text)
        if match is None or len(piece.text) - match.end() > _AFTER:
            continue
        place = Value(match["place"], "header", piece.start, piece.end) if match["place"] else None
        iso = _write_iso(match)
        return place, Value(iso, "header", piece.start, piece.end) if iso else None
    plain = text.replace("*", " ")
    passed = _PASSED.search(plain) if "thông qua" in plain else None
    iso = _write_iso(passed) if passed else None
    return None, Value(iso, "body", *passed.span()) if passed and iso else None


_TORN = re.compile(rf"(?=[{UPPER}])[^\W\d_]{{1,7}}(?:\s[^\W\d_]{{1,7}}){{1,8}}\s?,\s*(?=[Nn]g[àá]y)")
_PROVINCES = frozenset(fold(row.name).replace(" ", "") for row in PROVINCES)


def _read_torn_place(words: str) -> re.Match[str] | None:
    """Return the date behind the name of a province that blanks have torn: "Qu ả ng Ngãi, ngày 4 tháng 10 năm 2022"."""
    torn = _TORN.match(words)
    if torn is None or re.sub(r"[^a-z-]", "", fold(torn[0])) not in _PROVINCES:
        return None
    return _DATED.match(words, torn.end())


_AFTER = 12  # characters that may stand after a date on its line


def _write_iso(match: re.Match[str]) -> str | None:
    """Return the day, the month where the day is blank or none, nothing where the month is blank."""
    month = int(match["m"].replace(" ", "") or 0)  # "tháng 0 6": torn on its way through a PDF
    if not 1 <= month <= 12:
        return None
    whole = f"{match['y']}-{month:02d}"
    try:
        return date(int(match["y"]), month, int(match["d"])).isoformat() if match["d"] else whole
    except ValueError:
        return whole
