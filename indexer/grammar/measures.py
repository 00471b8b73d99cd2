"""What is measured in which units: "công suất bao nhiêu" asks for megawatts, whether or not the word stands there.

``asked`` runs on folded questions, ``unit`` on what follows the digits in a text. A test walks the examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Measure:
    """``examples`` are (question, a number with its unit that can answer it)."""

    asked: str
    unit: str
    examples: tuple[tuple[str, str], ...]


MEASURES = (
    Measure(
        r"cong suat",
        r"\s?(?:[KMGkm]Wp?|[KMk]?VA|MWh|kWh)\b",
        (("Thủy điện Đăkre có công suất bao nhiêu?", "60MW"), ("công suất nhà máy bao nhiêu", "49,6 MWp")),
    ),
    Measure(
        r"dien tich",
        r"\s?(?:ha|héc[- ]?ta|m2|m²|km2|km²)(?!\w)",
        (("Cụm công nghiệp có diện tích bao nhiêu?", "75 ha"), ("diện tích trụ sở bao nhiêu", "1.250 m2")),
    ),
    Measure(
        r"chieu dai|do dai|dai bao nhieu",
        r"\s?(?:km|m|mét)(?!\w)",
        (("Đường dây có chiều dài bao nhiêu?", "12,4 km"),),
    ),
    Measure(
        r"(?:^|(?<=, ))thoi han",
        r"\s?(?:ngày|giờ|phút|tuần|tháng|năm)(?!\w)",
        (("thời hạn cấp phép thi công", "02 ngày"),),
    ),
    Measure(
        r"(?:trong |mat |het )?bao lau|(?:trong |mat |het )bao nhieu thoi gian",
        r"\s?(?:ngày|giờ|phút|tuần|tháng|năm)(?!\w)",
        (("Xử lý một hồ sơ mất bao lâu?", "05 ngày"), ("họp bao lâu", "02 giờ")),
    ),
)


@cache
def _compile_measures() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(rf"(?<!\w)(?:{row.asked})(?!\w)"), re.compile(row.unit)) for row in MEASURES)


def find_measure(folded: str) -> tuple[re.Pattern[str], frozenset[str]] | None:
    """Return (the unit that can answer, the words that only name what is measured) of a folded question, if any.

    >>> unit, words = find_measure("thuy dien dakre co cong suat bao nhieu")
    >>> bool(unit.match("MW;")), sorted(words)
    (True, ['cong', 'suat'])
    """
    for asked, unit in _compile_measures():
        if match := asked.search(folded):
            return unit, frozenset(match[0].split())
    return None
