"""Whether what was read are words: a text that is none is refused with its reason, never kept as if it were read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.errors import UnsupportedFile
from indexer.text.folding import fold
from indexer.text.syllables import is_syllable

_PIECE = 1_000  # characters from the beginning, the middle and the end by which words are judged
_HEAD = 60_000  # characters in which garbled letters are looked for
_BYTES = 128  # of such a token: a shorter one may be the digest of a file
_FEW = 3  # letters that may be lost: a line that asks, a short text, is not judged by them
_LEAST = 20  # words: a shorter text is not judged by them

_TOKEN = re.compile(r"[A-Za-z0-9+/=_-]{40,}")
_HEX = re.compile(r"[0-9a-fA-F]+")
_LOST = re.compile(r"(?<=[^\W\d_])\?+(?=[^\W\d_])")
_VIQR = re.compile(r"(?i:[aeiouy])[\^(+'`~]")  # there a "?" within a word is a tone
_LINK = re.compile(r"(?:https?|ftp)://\S+|www\.\S+")
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}(?:=[0-9A-F]{2})+|\n)")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+")
_SIGN = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f\w\s“”‘’–—…•·°§«»×÷±½¼¾²³€©®™\u0300-\u036f\u200b-\u200f\uf000-\uf0ff]+")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)
_MIXED = re.compile("[a-z][A-Z]+[a-z]|[a-z]{2,}[A-Z]{2,}")
_ABBREVIATION = 12


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A way in which a text is no words, how it is told, and what its reader is told."""

    name: str
    is_meant: Callable[[str], bool]
    vi: str
    en: str


def refuse_unreadable(text: str) -> None:
    """Refuse (UnsupportedFile) a text that is no Vietnamese and no other words in Latin letters.

    A short text is let pass: a table of figures, a line of abbreviations.
    """
    reason = find_unreadable(text)
    if reason is not None:
        raise UnsupportedFile(reason.vi, reason.en)


def find_unreadable(text: str) -> Unreadable | None:
    """Return why a text cannot be read, None for one that can.

    >>> find_unreadable("Quáº£ng NgÃ£i, ngÃ y 14 thÃ¡ng 3 nÄ\\x83m 2023").name
    'mojibake'
    >>> find_unreadable("Quảng Ngãi, ngày 14 tháng 3 năm 2023")
    """
    return next((row for row in UNREADABLE if row.is_meant(text)), None)


def _drop_links(text: str) -> str:
    return _LINK.sub(" ", text) if "://" in text or "www." in text else text


def _is_base64(text: str) -> bool:
    """Half of the characters stand in long tokens of letters of all kinds and digits, links apart."""
    if text.count(" ") > 0.05 * len(text):
        return False
    text = _LINK.sub(" ", text)
    encoded = sum(len(token) for token in _TOKEN.findall(text) if _is_code(token))
    return encoded > 0.5 * len("".join(text.split()))


def _is_code(token: str) -> bool:
    """Tell whether a long token is data: letters of both kinds with digits, or the digits of bytes
    ("e1bbb1c3a2...").
    """
    if len(token) >= _BYTES and _HEX.fullmatch(token):
        return True
    return any(c.isdigit() for c in token) and any(c.isupper() for c in token) and any(c.islower() for c in token)


def _is_quoted_printable(text: str) -> bool:
    """Bytes written as =E1=BA=BF, or lines ended by "=", stand for more than a letter in forty."""
    found = sum(len(match) for match in _QUOTED.findall(text))
    return found >= 12 and found > 0.025 * len(text)


def _is_mojibake(text: str) -> bool:
    """UTF-8 that was taken for Windows-1252: a third of what is not ASCII reads as UTF-8 once it is taken back."""
    text = text[:_HEAD]
    twice = sum(len(run) for run in _TWICE.findall(text) if _is_utf8_of(run))
    return twice >= 6 and twice > 0.3 * len(_NOT_ASCII.findall(text))


def _is_utf8_of(run: str) -> bool:
    try:
        bytes_of = b"".join(c.encode("latin-1") if ord(c) < 0x100 else c.encode("cp1252") for c in run)
        bytes_of.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _is_replaced(text: str) -> bool:
    """Characters that could not be decoded when the file was made stand for one in fifty, or "?" within words."""
    if text.count("\ufffd") > max(_FEW, 0.02 * len(text)):
        return True
    if text.count("?", 0, _HEAD) <= _FEW:
        return False
    head = _drop_links(text[:_HEAD])
    lost = len(_LOST.findall(head))
    return lost > max(_FEW, 0.02 * len(head), len(_VIQR.findall(head)))


def _is_no_words(text: str) -> bool:
    """Fewer than half of the words are syllables or could be words in Latin letters."""
    words = _WORD.findall(_drop_links(_cut_sample(text)))
    if len(words) < _LEAST:
        return False
    return sum(map(_is_word, words)) < 0.5 * len(words)


def _is_odd(text: str) -> bool:
    """More than a third of the words hold letters or signs that neither Vietnamese nor its neighbours write there."""
    text = _cut_sample(text)
    words = _WORD.findall(text)
    if len(words) < _LEAST:
        return False
    beyond = [word for word in words if not word.isascii() and len(word) > 1]
    strange = sum(not is_syllable(word) and not _is_abbreviation(word) for word in beyond)
    signs = len(_SIGN.findall(text))
    return signs > 0.15 * len(words) or (strange > 0.4 * len(words) and strange > 0.5 * len(beyond))


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word is capitals of Vietnamese alone, as in a list of document numbers: "QĐ", "NĐ".

    >>> _is_abbreviation("QĐ"), _is_abbreviation("TØNH")
    (True, False)
    """
    return word.isupper() and len(word) <= _ABBREVIATION and fold(word).isascii()


def _cut_sample(text: str) -> str:
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    return f"{text[:_PIECE]} {text[middle : middle + _PIECE]} {text[-_PIECE:]}"


def _is_word(word: str) -> bool:
    """Tell whether it is a syllable, or what a word in Latin letters may look like: a vowel, no heap of consonants, few
    odd letters.
    """
    if is_syllable(word) or len(word) == 1:
        return True
    if word.isascii() and word.isupper():
        return len(word) <= _ABBREVIATION or _VOWEL.search(word) is not None
    if _LATIN.fullmatch(word) is None or len(word) > 40 or _CONSONANTS.search(word) or _MIXED.search(word):
        return False
    beyond = sum(not letter.isascii() for letter in word)
    return beyond * 3 <= len(word) and (beyond > 0 or _VOWEL.search(word) is not None or len(word) <= 4)


_AGAIN = ("hãy mở tệp bằng chương trình đã tạo ra nó, lưu lại dạng DOCX hoặc Unicode (UTF-8) rồi thử lại",
          "open the file in the program that made it, save it as DOCX or Unicode (UTF-8) and try again")  # fmt: skip
UNREADABLE: tuple[Unreadable, ...] = (
    Unreadable(
        "base64",
        _is_base64,
        f"Nội dung là dữ liệu mã hóa base64, không phải chữ; {_AGAIN[0]}.",
        f"The content is base64 data, not words; {_AGAIN[1]}.",
    ),
    Unreadable(
        "quoted-printable",
        _is_quoted_printable,
        f"Nội dung là mã nguồn của thư (quoted-printable), không phải chữ; {_AGAIN[0]}.",
        f"The content is the source of a mail (quoted-printable), not words; {_AGAIN[1]}.",
    ),
    Unreadable(
        "mojibake",
        _is_mojibake,
        f"Chữ bị sai bảng mã (UTF-8 đọc nhầm thành Windows-1252); {_AGAIN[0]}.",
        f"The letters are garbled (UTF-8 taken for Windows-1252); {_AGAIN[1]}.",
    ),
    Unreadable(
        "replaced",
        _is_replaced,
        "Nhiều chữ trong tệp đã mất (� hoặc ?) từ khi chuyển mã; hãy lấy lại bản gốc rồi thử lại.",
        "Many letters of the file were lost (� or ?) when it was converted; get the original and try again.",
    ),
    Unreadable(
        "no words",
        lambda text: _is_no_words(text) or _is_odd(text),
        f"Nội dung không phải chữ Việt hay chữ La-tinh đọc được (sai bảng mã hoặc phông chữ lạ); {_AGAIN[0]}.",
        f"The content is no Vietnamese and no other words in Latin letters (an unknown encoding or font); {_AGAIN[1]}.",
    ),
)
