"""The letters of the encodings that Vietnamese was typed in before Unicode, as tables: TCVN3 (ABC), VNI, VIQR.

In: characters as Windows-1252 shows them ("Céng hßa", "Coäng hoøa"); out: the letters that their fonts draw.
"""

from __future__ import annotations

import re
import unicodedata

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


def _compose_letter(base: str, *marks: str) -> str:
    return unicodedata.normalize("NFC", base + "".join(marks))


# -- TCVN3: a letter each, capitals only of those without a tone ----------------------------------------------------

_TCVN3_ROWS = (  # plain, grave, hook, tilde, acute, dot
    ("a", "", "µ", "¶", "·", "¸", "¹"),
    ("ă", "¨", "»", "¼", "½", "¾", "Æ"),
    ("â", "©", "Ç", "È", "É", "Ê", "Ë"),
    ("e", "", "Ì", "Î", "Ï", "Ð", "Ñ"),
    ("ê", "ª", "Ò", "Ó", "Ô", "Õ", "Ö"),
    ("i", "", "×", "Ø", "Ü", "Ý", "Þ"),
    ("o", "", "ß", "á", "â", "ã", "ä"),
    ("ô", "«", "å", "æ", "ç", "è", "é"),
    ("ơ", "¬", "ê", "ë", "ì", "í", "î"),
    ("u", "", "ï", "ñ", "ò", "ó", "ô"),
    ("ư", "\xad", "õ", "ö", "÷", "ø", "ù"),
    ("y", "", "ú", "û", "ü", "ý", "þ"),
)
TCVN3: dict[int, str] = {
    **{
        ord(shown): _compose_letter(base, mark)
        for base, *row in _TCVN3_ROWS
        for shown, mark in zip(row, ("", _GRAVE, _HOOK, _TILDE, _ACUTE, _DOT), strict=True)
        if shown
    },
    **{ord(shown): letter for shown, letter in zip("®¡¢§£¤¥¦", "đĂÂĐÊÔƠƯ", strict=True)},
}

# -- VNI: the vowel, then a letter that draws its marks --------------------------------------------------------------

_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_WITH_HAT = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_WITH_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _make_vni_table() -> dict[str, str]:
    """Return every spelling of a letter, its mark also where it is small after a capital ("Aù") or the other
    way round.
    """
    small = {
        **_ALONE,
        **{base + shown: _compose_letter(base, tone) for base in "aeouy" for shown, tone in _TONES.items()},
        **{horned + shown: _compose_letter(_ALONE[horned], tone) for horned in "ôö" for shown, tone in _TONES.items()},
        **{base + shown: _compose_letter(base, _HAT, tone) for base in "aeo" for shown, tone in _WITH_HAT.items()},
        **{"a" + shown: _compose_letter("a", _BREVE, tone) for shown, tone in _WITH_BREVE.items()},
    }
    found = dict(small)
    for shown, letter in small.items():
        found[shown.upper()] = letter.upper()
        found[shown[0].upper() + shown[1:]] = letter.upper()
        found[shown[0] + shown[1:].upper()] = letter if len(shown) > 1 else letter.upper()
    return {**found, **small}


VNI: dict[str, str] = _make_vni_table()
VNI_MARKS = frozenset(shown[1] for shown in VNI if len(shown) == 2)
"""What may follow a vowel, capitals too: where a run begins with one, its vowel ends the run before."""
_VNI = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

# -- VIQR: ASCII alone, a mark a sign --------------------------------------------------------------------------------

_SIGNS = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}
_SHAPES = {**dict.fromkeys(("a^", "e^", "o^"), _HAT), "a(": _BREVE, **dict.fromkeys(("o+", "u+", "o*", "u*"), _HORN)}
_VIQR = re.compile(r"dd|(?:([aeo])\^|(a)\(|([ou])[+*])(['`?~.]?)|([aeiouy])(['`?~.])", re.IGNORECASE)


def convert_tcvn3(text: str) -> str:
    """Convert TCVN3 to Unicode, letter by letter: small letters for capitals stay small (``legacy`` mends them).

    >>> convert_tcvn3("QuyÕt ®Þnh cña Uû ban nh©n d©n")
    'Quyết định của Uỷ ban nhân dân'
    """
    return text.translate(TCVN3)


def convert_vni(text: str) -> str:
    """Convert VNI to Unicode.

    >>> convert_vni("Quyeát ñònh cuûa UÛY BAN NHAÂN DAÂN")
    'Quyết định của ỦY BAN NHÂN DÂN'
    """
    return _VNI.sub(lambda match: VNI[match[0]], text)


def convert_viqr(text: str) -> str:
    """Convert VIQR to Unicode: every sign after a vowel is read as its mark, full stops too.

    >>> convert_viqr("Quye^'t ddi.nh cu?a U?y ban nha^n da^n")
    'Quyết định của Ủy ban nhân dân'
    """
    return _VIQR.sub(_convert_spelling, text)


def _convert_spelling(match: re.Match[str]) -> str:
    written = match[0]
    if written.lower() == "dd":
        return "đ" if written[0] == "d" else "Đ"
    if match[5]:
        return _compose_letter(match[5], _SIGNS[match[6]])
    return _compose_letter(written[0], _SHAPES[written[:2].lower()], _SIGNS.get(match[4], ""))
