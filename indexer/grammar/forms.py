"""The forms of a document number, as patterns with examples; every row must earn its place.

Patterns run on NFC text. ``matches`` are found whole; ``misses`` must not be found at all by any row. What a
pattern finds is still to be judged by ``indexer.parsing.numbers``, which knows codes and context.
"""

from __future__ import annotations

from dataclasses import dataclass

CYRILLIC = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX", strict=True))
"""Letters of another script that stand for ours in what converters and keyboards made: TT-BTС with U+0421."""

_LETTER = "A-Za-zĐđÐðƯư" + "".join(CYRILLIC)
_CODE = rf"[{_LETTER}&]*[{_LETTER}][{_LETTER}&]*\d{{0,4}}(?:\.\d{{1,2}}(?=[-/][A-ZĐÐ]))?"
_BLANK = r"[ \t\u00a0]{0,3}"
_GAP = r"[ \t\u00a0]{0,3}(?:\n{1,2}[ \t]{0,3})?"
_DASH = r"[-\u2010-\u2015\u2212_]"
_START = r"(?:(?<=[sS]ố)|(?<![\w/?]))(?<!\d[.,:\-])"
_JOINED = (  # what stands between two codes of a symbol
    rf"{_DASH}(?:{_GAP}(?=[A-ZĐÐ]{{2}}))?|{_BLANK}[-\u2013]{_BLANK}(?=[A-ZĐÐ]{{2}})"
    rf"|/(?:{_GAP}(?=[A-ZĐÐ]{{2}}))?"
    r"|(?:(?<=TTr)|(?<=QĐ))\. (?=[A-ZĐÐ]{2,}[-/])|(?<=[A-ZĐ]) \.(?=[A-ZĐÐ]{2})|\.|,(?=[A-ZĐÐ]{2})"
)
_CODES = rf"{_CODE}(?:(?:{_JOINED}){_CODE}){{0,5}}(?:[.-]\d\d(?![\d/.]))?"
_KINDS = r"(?:[QN][ĐÐ]|NQ|KH|CT|BC|TB|TT|TTr|CV|HD)\b"
_WITH_DAY = rf"(?<=số )\d\d?\.\d\d?(?=/(?!{_KINDS})[A-ZĐÐ]{{2,}}[-/])"
"""The number of a company's letter that holds a month: "01.6/GĐN-KS"."""
_MORE = r"(?:[ \t\u00a0]?[A-HĐ](?=[ \t\u00a0]?[/-])|[a-kmnp-zA-HJ-NP-RT-YĐđ])?"
"""The letter of a number that was squeezed in: 20A, 30a; l, I, O, o, S and Z are digits read wrongly."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a number. ``strong`` forms need no type word before them.

    The group ``mark`` is what stands between number and symbol: "/", "-" or a blank.
    """

    name: str
    pattern: str
    strong: bool
    matches: tuple[str, ...]
    misses: tuple[str, ...] = ()


FORMS = (
    Form(
        "number/[year/]symbol",
        rf"{_START}(?P<number>(?:\d{{1,3}}\.\d{{3}}|{_WITH_DAY}|\d{{1,6}}(?:\.\d{{1,2}}(?=/(?:19|20)\d\d/))?{_MORE}))"
        rf"{_BLANK}(?P<mark>/){_GAP}(?:(?P<year>(?:19|20)\d\d){_BLANK}[/-]{_GAP})?(?P<symbol>{_CODES})(?!\w)",
        True,
        (
            "846/QĐ-UBND",
            "56/2015/QĐ-UBND",
            "15/2012/QH13",
            "306/SCT-VP",
            "405/ UBND-KTN",
            "1662 /KH-SCT",
            "435/QĐ-TTKC&XTTM",
            "647 /QCPH-GĐS-CĐCS",
            "30a/2008/NQ-CP",
            "66.4/2025/NQ-CP",
            "01/2014/TTLT-BTC-BNV",
            "2043/QÐ-UBND",
            "846/qđ-ubnd",
            "109/UBND - VX",
            "157/TB_UBND",
            "10/QĐ-HĐND8",
            "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN",
            "45/NQ-TU",
            "20A/QĐ-UBND",
            "119 A/QĐ-CA",
            "1.234/QĐ-UBND",
            "259/SNV-XDCQ,CTTN&BĐG",
            "671/QĐ.UB",
            "720/QĐ.UB.TC",
            "363/QĐ.UBT.81",
            "5/QĐ-UB.92",
            "4814/CCTKV.05-TTKT3",
            "08/2006-QĐ-UBND",
            "41/2007/QĐ .UBND",
            "252/KH-BCĐQG1237",
            "13/2021/TT- BXD",
        ),
        ("17/11/2017", "5626/8086", "39/40", "72/347", "quý I/2023", "06/03/2023", "02:2009/BYT", "12.345/8086"),
    ),
    Form(
        "number-year/symbol",
        rf"{_START}(?P<number>(?!(?:19|20)\d\d\b)\d{{1,5}}{_MORE}){_BLANK}(?P<mark>-){_BLANK}"
        rf"(?P<year>(?:19|20)\d\d){_BLANK}/{_GAP}(?P<symbol>{_CODES})(?!\w)",
        True,
        ("19-2018/NQ-CP", "56-2015/QĐ-UBND"),
        ("2016-2020/năm", "15-2020/người"),
    ),
    Form(
        "number.part.year/symbol",
        rf"{_START}(?P<number>\d{{1,3}}\.\d{{1,2}})(?P<mark>\.)(?P<year>(?:19|20)\d\d)/{_GAP}(?P<symbol>{_CODES})(?!\w)",
        True,
        ("66.4.2025/NQ-CP",),
        ("21.9.2025", "1.2.2025/người"),
    ),
    Form(
        "year-number/symbol (of companies)",
        rf"{_START}(?P<number>(?:19|20)\d\d-(?!(?:19|20)\d\d\b)\d{{1,5}}){_BLANK}(?P<mark>/){_GAP}(?P<symbol>{_CODES})(?!\w)",
        True,
        ("2025-005/SAV-CHQ", "2024-17/CV-ABC"),
        ("2021-2025/KH", "2020-15/năm"),
    ),
    Form(
        "number-TYPE/BODY (Party)",
        rf"{_START}(?P<number>\d{{1,5}}{_MORE}){_BLANK}(?P<mark>{_DASH}){_GAP}"
        rf"(?P<symbol>{_CODE}{_BLANK}/{_BLANK}{_CODES})(?!\w)",
        True,
        (
            "05-NQ/TU",
            "125 - KH/TU",
            "126 -KH/TU",
            "01 - QCPH/ĐU-GĐS",
            "5782-CV/TU",
            "37-CTr/TU",
            "05-QĐi/TW",
            "66- NQ/TW",
            "18-L/CTN",
        ),
        ("2021-2025", "2016 – 2020", "15-20/năm"),
    ),
    Form(
        "number-CODE (before 1992) or a blank for the slash",
        rf"{_START}(?P<number>\d{{1,5}}{_MORE})(?:{_BLANK}(?P<mark>-){_BLANK}|(?P<blank>[ \u00a0]))"
        rf"(?P<symbol>{_CODES})(?!\w)",
        False,
        ("186-HĐBT", "299-TTg", "1830 QĐ-UBND", "91-CP", "63-SL", "202-CT", "19 TC/QĐ/CĐKT", "1234 QĐ/UB"),
        ("30-35", "10 - 15"),
    ),
    Form(
        "nothing between number and type",
        rf"{_START}(?P<number>\d{{1,5}})(?P<symbol>(?:[QN][ĐÐ]|NQ|KH|CT|BC|TB|TT|TTr|CV){_BLANK}[-/]{_BLANK}{_CODES})(?!\w)",
        False,
        ("2609QĐ/UBND", "846QĐ-UBND"),
        ("30KV/UBND", "5CT/năm"),
    ),
)
