"""Folding: the forms under which Vietnamese text is compared. Standard library only.

``fold`` keeps length: character i of the result is character i of the text, so a match in folded text has
the same offsets in the text. ``fold_tones`` writes the tone mark where the new rule puts it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

from indexer.text.patterns import compile_late

_WRITTEN = (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
UPPER = "A-Z" + "".join(letter for letter in map(chr, _WRITTEN) if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in map(chr, _WRITTEN) if letter.islower())
"""The capitals and the small letters of Vietnamese, for use within the brackets of a pattern ("À-Ỹ" holds both)."""

_LIMIT = 0x2000  # Latin, Vietnamese and combining marks all lie below


def _find_base_letter(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", character.lower())
    letter = decomposed[0] if decomposed else character
    return {"đ": "d", "ð": "d"}.get(letter, letter)


_FOLD = {code: _find_base_letter(chr(code)) for code in range(_LIMIT)} | {
    code: chr(code) for code in range(_LIMIT, 0x2070)
}
"""What stays as it is stands there, too: a character that a table does not hold costs an exception."""
_FOLD |= {0x00A0: " ", 0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-"}

_LONG = 10  # characters of a text that is folded through bytes, in less time than letter by letter
_PIECE = 2000
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *_TONES)]
_LETTERS = "".join(vowel for vowel in _VOWELS if not vowel.isascii()) + "đ"
_USUAL = "".join(map(chr, (0, *b"\t\n\r", *range(0x20, 0x7F)))) + _LETTERS + _LETTERS.upper()
_USUAL += f"{_TONES}\xa0\u200e“”‘’…–—•°−×±≥«»Ð"
_TO_BYTES = codecs.charmap_build(_USUAL)  # what nearly every text is written with: 256 characters, a byte for each
_FROM_BYTES = _USUAL.translate(_FOLD)

_FULL_WIDTH = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

_OPEN = compile_late(rf"(?<!q)(o[ae]|uy)([{_TONES}])(?![^\W\d_{_TONES}])")
_QU = compile_late(rf"qu([{_TONES}])([aeiouy])")
_I, _Y = "iíìỉĩị", "yýỳỷỹỵ"
_I_OR_Y = compile_late(rf"(qu|[hklmst])([{_I}{_Y}])")
_OTHER = str.maketrans(_I + _Y, _Y + _I)


def compose_letters(text: str) -> str:
    """Return the text in NFC, the form in which everything is stored."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_typed(text: str) -> str:
    """Return what a person typed, in NFC, full-width letters, digits and marks as the usual ones; as long as its
    NFC.

    >>> clean_typed("８４６／QĐ－UBND")
    '846/QĐ-UBND'
    """
    return compose_letters(text).translate(_FULL_WIDTH)


def fold(text: str) -> str:
    """Return a text, which is NFC, in lower case without diacritics, đ as d, of the same length.

    >>> fold("Quyết định 846/QÐ-UBND")
    'quyet dinh 846/qd-ubnd'
    """
    if len(text) >= _LONG:
        try:
            return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_BYTES)[0], "strict", _FROM_BYTES)[0]
        except UnicodeEncodeError:  # it holds another character: the pieces without one are folded so all the same
            if len(text) > _PIECE:
                return "".join(fold(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))
    return text.translate(_FOLD)


@lru_cache(maxsize=2)
def fold_whole(text: str) -> str:
    """Fold a whole document, and keep the result for the next that asks for it.

    >>> fold_whole("Sở Công Thương") == fold("Sở Công Thương")
    True
    """
    return fold(text)


def make_key(text: str) -> str:
    """Return the folded text with blanks removed at the ends and squeezed inside: equal keys are the same name.

    >>> make_key("  Tỉnh  ủy Quảng\\nNgãi") == make_key("tỉnh uỷ quảng ngãi")
    True
    """
    return " ".join(fold(compose_letters(text)).split())


@lru_cache(maxsize=65536)
def fold_tones(text: str) -> str:
    """Return a text in lower case and NFC, the tone mark of open oa, oe, uy on its new place: hoà → hòa, uỷ → ủy,
    qúy → quý.

    Only the placement is made equal: ``tones("hòa") != tones("hoa")``.

    >>> fold_tones("Hiện đại hoá") == fold_tones("hiện đại hóa")
    True
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    moved = _OPEN.sub(_move_tone, decomposed)
    return unicodedata.normalize("NFC", _QU.sub(r"qu\2\1", moved))


def _move_tone(match: re.Match[str]) -> str:
    pair, tone = match.group(1), match.group(2)
    return pair[0] + tone + pair[1]


def find_other_spelling(syllable: str) -> str:
    """Return a syllable that ends in an open i with y in its place, or the reverse; "" for one that has no such
    spelling.

    >>> tuple(map(find_other_spelling, ("quy", "tỉ", "kỹ", "vi", "quyết")))
    ('qui', 'tỷ', 'kĩ', '', '')
    """
    match = _I_OR_Y.fullmatch(syllable)
    return match[1] + match[2].translate(_OTHER) if match else ""


_WORD = re.compile(r"\w+")


def split_codes(symbol: str) -> tuple[str, ...]:
    """Split a symbol into its folded codes, in order: what two spellings of one symbol share.

    >>> split_codes("QCPH/ĐU-GĐS") == split_codes("qcph - đu - gds") == ("qcph", "du", "gds")
    True
    """
    return tuple(_WORD.findall(fold(compose_letters(symbol)).replace("_", " ")))


def strip_number(number: str) -> str:
    """Return a number without leading zeros, as it is compared: ``"04"`` → ``"4"``."""
    return number.lstrip("0").lower() or "0"


def write_canonical(number: str, symbol: str, year: int | None = None) -> str:
    """Write a number as it is cited: a Party symbol ("NQ/TW") follows a hyphen, every other one a slash.

    >>> write_canonical("846", "QĐ-UBND"), write_canonical("56", "QĐ-UBND", 2015), write_canonical("26", "NQ/TW")
    ('846/QĐ-UBND', '56/2015/QĐ-UBND', '26-NQ/TW')
    """
    if year is not None:
        return f"{number}/{year}/{symbol}"
    return f"{number}{'-' if '/' in symbol else '/'}{symbol}"


_CANONICAL = compile_late(
    r"\s*(\d{1,6}(?:\.\d{1,2})?[a-z]?)\s*[-–/]\s*(?:((?:19|20)\d\d)\s*/\s*)?(.*)", re.DOTALL | re.IGNORECASE
)


_OLD_CANONICAL = compile_late(r"\s*(\d{1,6}[a-z]?)\s*(?=[^\W\d_]{2,}/)(.*)", re.DOTALL | re.IGNORECASE)
_LETTERS_FIRST = compile_late(
    r"\s*([a-z][a-z0-9&.\-]{1,40})\s*[/-]\s*((?:19|20)\d\d)\s*[/-]\s*(\d{1,5})\s*", re.IGNORECASE
)
_NAMED = compile_late(
    r"\s*((?:hien phap|bo luat|luat|phap lenh|hiep dinh|cong uoc|nghi dinh thu)(?!\w).*?)\s+((?:19|20)\d\d)\s*",
    re.DOTALL,
)


@lru_cache(maxsize=65536)
def key_number(number: str) -> tuple[str | None, tuple[str, ...], int | None]:
    """Return (plain number, folded codes, year) of a document number: what two spellings of one number share.

    >>> key_number("056/2015/QÐ - UBND"), key_number("05-NQ/TU"), key_number("66.4/2025/NQ-CP")
    (('56', ('qd', 'ubnd'), 2015), ('5', ('nq', 'tu'), None), ('66.4', ('nq', 'cp'), 2025))
    >>> key_number("19TC/QĐ/CĐKT"), key_number("Luật Đất đai 2013")
    (('19', ('tc', 'qd', 'cdkt'), None), ('luat dat dai', (), 2013))
    >>> key_number("JHDPC/2025/276")
    ('276', ('jhdpc',), 2025)
    """
    match = _CANONICAL.fullmatch(number)
    if match is None:
        if (named := _NAMED.fullmatch(fold(compose_letters(number)))) is not None:
            return " ".join(re.findall(r"\w+", named[1])), (), int(named[2])
        if (first := _LETTERS_FIRST.fullmatch(number)) is not None:
            return strip_number(first[3]), split_codes(first[1]), int(first[2])
        old = _OLD_CANONICAL.fullmatch(number)
        return (strip_number(old[1]), split_codes(old[2]), None) if old else (None, split_codes(number), None)
    return strip_number(match[1]), split_codes(match[3]), int(match[2]) if match[2] else None
