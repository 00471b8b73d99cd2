"""Bytes → characters: UTF-8, UTF-16, a page's declared charset, Windows-1258. Never mojibake silently.

An 8-bit encoding decodes anything, so what it gives is believed only when it reads as Vietnamese.
"""

from __future__ import annotations

import codecs
import re

from indexer.errors import BrokenFile, UnsupportedFile
from indexer.reading import legacy
from indexer.text.folding import compose_letters
from indexer.text.syllables import is_syllable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\v\f\r\x1a\x1b")
_HIGH_BYTES = frozenset((0x00, 0x01, 0x03, 0x1E, 0x20))  # of Latin, Vietnamese and typographic characters
_DECLARED = re.compile(rb"<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?([\w.:-]{3,30})")
_SAMPLE = 200_000

_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_TYPOGRAPHY = re.compile(r"[^\x00-\x7f“”‘’–—…•·°§«»×÷±½¼¾²³€©®™\u00a0\u00ad]")


def decode(data: bytes) -> str:
    """Return the characters of a text or HTML file, without byte-order mark.

    TCVN3 and VNI come as Windows-1252 shows them: ``legacy`` converts them, by their fonts where there are any.
    Raises UnsupportedFile for binary data and for encodings that are not known, BrokenFile for damaged Unicode.

    >>> decode("Quyết định".encode("utf-16"))
    'Quyết định'
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_unicode(data[len(mark) :], codec)
    if unmarked := _find_unmarked_utf16(data):
        return _decode_unicode(data, unmarked)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_eight_bit(data, error)


def _decode_unicode(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _report_damage(error) from error
    _refuse_binary(text.encode("utf-8"))
    return text


def _decode_eight_bit(data: bytes, error: UnicodeDecodeError) -> str:
    for codec in (_read_declared_codec(data), "cp1258"):
        text = _attempt(data, codec)
        if text is not None and is_plausible(text):
            return text
    if _is_mostly_utf8(data):
        raise _report_damage(error)
    text = decode_windows_1252(data)
    if legacy.detect_encoding(text) is not None:
        return text
    raise UnsupportedFile(
        "Không nhận ra bảng mã chữ của tệp; hãy chuyển sang Unicode (UTF-8) rồi thử lại.",
        "The file's character encoding is not recognised; convert it to Unicode (UTF-8) and try again.",
    )


def decode_windows_1252(data: bytes) -> str:
    """Decode bytes as Windows-1252 shows them; the few that it does not know as the control characters that they are.

    >>> decode_windows_1252(b"\\x93C\\xe9ng\\x94\\x81")
    '“Céng”\\x81'
    """
    return data.decode("latin-1").translate(_C1)


_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _find_unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 shows by its high bytes, which all are one of few and often zero."""
    sample = data[: min(len(data), 4096) & ~1]
    for codec, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        known = sum(byte in _HIGH_BYTES for byte in high)
        if sample and known >= 0.95 * len(high) and high.count(0) >= 0.3 * len(high) and low.count(0) < 0.1 * len(low):
            return codec
    return None


def _read_declared_codec(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096].lower())
    if match is None:
        return None
    name = match[1].decode("ascii")
    return "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else name


def _attempt(data: bytes, codec: str | None) -> str | None:
    """Return the text in this encoding, or None where it does not decode or there is no such encoding of text."""
    if codec is None:
        return None
    try:
        return compose_letters(data.decode(codec))
    except (UnicodeError, LookupError, ValueError):
        return None


def is_plausible(text: str) -> bool:
    """Tell whether text out of an 8-bit encoding reads as Vietnamese (or has no letters beyond a-z at all).

    Of the words with a letter beyond a-z, nine in ten must be well-formed syllables: onset, vowels, coda, at
    most one tone. "Cộng hòa" passes; the same in TCVN3 ("Céng hßa") or VNI ("Coäng hoøa") does not.
    """
    sample = text[:_SAMPLE]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    well_formed = sum(is_syllable(word) for word in words)
    strange = len(_TYPOGRAPHY.findall(_WORD.sub("", sample)))
    return well_formed >= 0.9 * len(words) and strange <= 0.1 * len(words)


def _is_mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few bytes lost: most of what is not ASCII still decodes."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    beyond = sum(not character.isascii() for character in text)
    return text.count("\ufffd") <= 0.2 * beyond


def _report_damage(error: UnicodeDecodeError) -> BrokenFile:
    return BrokenFile(
        f"Tệp bị hỏng ở byte thứ {error.start + 1} (sai mã Unicode); hãy lấy lại bản gốc rồi thử lại.",
        f"The file is damaged at byte {error.start + 1} (not valid Unicode); get the original and try again.",
    )


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > 0.005 * len(data):
        raise UnsupportedFile(
            "Tệp nhị phân, không phải văn bản; hãy chuyển sang DOCX hoặc văn bản rồi thử lại.",
            "A binary file, not text; convert it to DOCX or text and try again.",
        )
