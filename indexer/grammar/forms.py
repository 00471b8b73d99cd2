"""The forms of a document number, as patterns with examples; every row must earn its place.

Patterns run on NFC text. ``matches`` are found whole; ``misses`` must not be found at all by any row. What a
pattern finds is still to be judged by ``indexer.parsing.numbers``, which knows codes and context.
"""

from __future__ import annotations

from dataclasses import dataclass

_LETTER = "A-Za-zĐđÐðƯư"
_CODE = rf"[{_LETTER}&]*[{_LETTER}][{_LETTER}&]*\d{{0,3}}"
_BLANK = r"[ \t\u00a0]{0,3}"
_GAP = r"[ \t\u00a0]{0,3}(?:\n{1,2}[ \t]{0,3})?"
_DASH = r"[-\u2010-\u2015\u2212_]"
_START = r"(?:(?<=[sS]ố)|(?<![\w/]))(?<!\d[.,:\-])"
_CODES = rf"{_CODE}(?:(?:{_DASH}|{_BLANK}[-\u2013]{_BLANK}(?=[A-ZĐÐ]{{2}})|[/.]){_CODE}){{0,5}}"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a number. ``strong`` forms need no type word before them."""

    name: str
    pattern: str
    strong: bool
    matches: tuple[str, ...]
    misses: tuple[str, ...] = ()


FORMS = (
    Form(
        "number/[year/]symbol",
        rf"{_START}(?P<number>\d{{1,6}}(?:\.\d{{1,2}}(?=/(?:19|20)\d\d/))?[a-d]?){_BLANK}/{_GAP}(?:(?P<year>(?:19|20)\d\d){_BLANK}/{_BLANK})?(?P<symbol>{_CODES})(?!\w)",
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
        ),
        ("17/11/2017", "5626/8086", "39/40", "72/347", "quý I/2023", "06/03/2023", "02:2009/BYT"),
    ),
    Form(
        "number-TYPE/BODY (Party)",
        rf"{_START}(?P<number>\d{{1,5}}){_BLANK}{_DASH}{_BLANK}(?P<symbol>{_CODE}{_BLANK}/{_BLANK}{_CODES})(?!\w)",
        True,
        ("05-NQ/TU", "125 - KH/TU", "126 -KH/TU", "01 - QCPH/ĐU-GĐS", "5782-CV/TU", "37-CTr/TU", "05-QĐi/TW"),
        ("2021-2025", "2016 – 2020", "15-20/năm"),
    ),
    Form(
        "number-CODE (before 1992) or a blank for the slash",
        rf"{_START}(?P<number>\d{{1,5}})(?:{_BLANK}-{_BLANK}|[ \u00a0])(?P<symbol>{_CODES})(?!\w)",
        False,
        ("186-HĐBT", "299-TTg", "1830 QĐ-UBND", "91-CP"),
        ("30-35", "10 - 15"),
    ),
)
