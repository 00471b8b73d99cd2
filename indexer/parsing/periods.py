"""What period a text speaks of: month, quarter, half-year, nine months, year, range."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from indexer.models import Origin, Period, Value
from indexer.models.documents import PeriodKind
from indexer.text.folding import fold, fold_whole
from indexer.text.numerals import QUARTERS
from indexer.text.patterns import compile_late

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_TO = r"\s*(?:-|den(?: nam)?)\s*"
_LINK = r"\s*(?:/|nam|-|cua nam)?\s*"


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """``pattern`` runs on folded text; ``build`` gets its groups and a year to fall back on."""

    name: str
    pattern: str
    build: Callable[[dict[str, str | None], int | None], Period | None]
    examples: tuple[tuple[str, str], ...]


def _part(kind: PeriodKind, year: int, n: int | None, first: int, last: int) -> Period:
    """Return the period of a year that goes from a month to a month."""
    end = f"{year}-{last:02d}-{monthrange(year, last)[1]:02d}"
    return Period(kind=kind, year=year, n=n, start=f"{year}-{first:02d}-01", end=end)


def _read_year(groups: dict[str, str | None], fallback: int | None) -> int | None:
    return int(groups["y"]) if groups.get("y") else fallback  # type: ignore[arg-type]


def _read_month(groups: dict[str, str | None], fallback: int | None) -> Period | None:
    year, month = _read_year(groups, fallback), int(groups["m"] or 0)
    if year is None or not 1 <= month <= 12:
        return None
    return _part("month", year, month, month, month)


def _read_quarter(groups: dict[str, str | None], fallback: int | None) -> Period | None:
    year, quarter = _read_year(groups, fallback), QUARTERS[groups["q"] or ""]
    if year is None:
        return None
    return _part("quarter", year, quarter, quarter * 3 - 2, quarter * 3)


def _read_half(groups: dict[str, str | None], fallback: int | None) -> Period | None:
    year, second = _read_year(groups, fallback), (groups["half"] or "") == "cuoi"
    if year is None:
        return None
    return _part("half", year, 2 if second else 1, 7 if second else 1, 12 if second else 6)


def _read_nine_months(groups: dict[str, str | None], fallback: int | None) -> Period | None:
    year = _read_year(groups, fallback)
    return _part("nine_months", year, None, 1, 9) if year else None


def _read_range(groups: dict[str, str | None], _: int | None) -> Period | None:
    first, last = int(groups["y"] or 0), int(groups["z"] or 0)
    if not 0 < last - first <= 30:
        return None
    return Period("range", None, None, f"{first}-01-01", f"{last}-12-31")


def _read_whole_year(groups: dict[str, str | None], _: int | None) -> Period | None:
    year = int(groups["y"] or 0)
    return Period("year", year, None, f"{year}-01-01", f"{year}-12-31")


FORMS = (
    PeriodForm(
        "range",
        rf"(?:giai doan|nhiem ky|thoi ky|tu nam|cac nam|trong)?\s*{_YEAR}{_TO}(?P<z>(?:19|20)\d\d)\b",
        _read_range,
        (
            ("giai đoạn 2016-2020", "2016-2020"),
            ("nhiệm kỳ 2020 – 2025", "2020-2025"),
            ("từ năm 2021 đến năm 2023", "2021-2023"),
        ),
    ),
    PeriodForm(
        "nine months",
        rf"\b0?9 thang(?: dau)?(?: nam)?{_LINK}(?:{_YEAR}\b)?",
        _read_nine_months,
        (("9 tháng đầu năm 2023", "2023-9M"), ("09 tháng năm 2024", "2024-9M")),
    ),
    PeriodForm(
        "half",
        rf"\b(?:0?6|sau) thang (?P<half>dau|cuoi)(?: nam)?{_LINK}(?:{_YEAR}\b)?",
        _read_half,
        (
            ("6 tháng đầu năm 2023", "2023H1"),
            ("06 tháng cuối năm 2024", "2024H2"),
            ("sáu tháng đầu năm 2022", "2022H1"),
        ),
    ),
    PeriodForm(
        "quarter",
        rf"\bqu[yi] (?P<q>iv|i{{1,3}}|[1-4])\b{_LINK}(?:{_YEAR}\b)?",
        _read_quarter,
        (
            ("quý I năm 2023", "2023Q1"),
            ("Quý III/2023", "2023Q3"),
            ("Qúy 4 năm 2022", "2022Q4"),
            ("Quí II-2021", "2021Q2"),
        ),
    ),
    PeriodForm(
        "month",
        rf"(?<!\d )\bthang (?P<m>1[0-2]|0?[1-9])\b{_LINK}{_YEAR}\b",
        _read_month,
        (("tháng 4/2025", "2025-04"), ("tháng 12 năm 2023", "2023-12")),
    ),
    PeriodForm(
        "year",
        rf"\b(?:nam(?: (?:ngan sach|ke hoach|tai chinh))?|nien do(?: ngan sach)?) {_YEAR}\b",
        _read_whole_year,
        (("năm 2021", "2021"), ("năm ngân sách 2019", "2019"), ("niên độ ngân sách 2005", "2005")),
    ),
)
_COMPILED = tuple((form, re.compile(form.pattern)) for form in FORMS)


def find_periods(text: str, fallback_year: int | None = None) -> Iterator[tuple[int, Period]]:
    """Return (place, period) of every period named in a short text, most specific form first at each place."""
    return ((start, period) for start, _, period in list_periods_spanned(text, fallback_year))


def list_periods_spanned(text: str, fallback_year: int | None = None) -> Iterator[tuple[int, int, Period]]:
    """Yield (start, end, period) of every period named in a short text, most specific form first at each place."""
    folded = fold(text)
    taken: list[tuple[int, int]] = []
    for form, pattern in _COMPILED:
        for match in pattern.finditer(folded):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            period = form.build(match.groupdict(), fallback_year)
            if period is not None:
                taken.append(match.span())
                yield *match.span(), period


_DAY = compile_late(
    r"ngày\s*\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{4}|\b\d{1,2}\s*tháng\s*\d{1,2}\s*(?:/|năm)\s*\d{4}"
    r"|\((?:trình|phục vụ|tại|dự)\s[^()]*\b(?:phiên họp|kỳ họp|hội nghị|cuộc họp)\b[^()]*\)",
    re.IGNORECASE,
)
"""Days, and when somebody meets to whom the paper is brought, which are no periods."""


_UNIT = (
    r"(?:thang (?:1[0-2]|0?[1-9])|qu[yi] (?:iv|i{1,3}|[1-4])|(?:0?6|sau) thang (?:dau|cuoi)(?: nam)?"
    r"|0?9 thang(?: dau)?(?: nam)?)"
)
_YEARLESS = compile_late(
    rf"\b(?<!\d )(?P<a>{_UNIT})(?![\w/]|\s*(?:nam|-)?\s*(?:19|20)\d\d)(?!\s*(?:-|den)\s)"
    rf"(?P<gap>[^.\d]{{1,100}}?)(?<!\w)(?P<b>{_UNIT}|cuoi nam){_LINK}{_YEAR}\b"
)


def _share_year(title: str) -> str:
    """Return a title whose first period takes the year of the second one, or the year before it.

    >>> _share_year("công tác tháng 12 và kế hoạch tháng 01 năm 2024")
    'công tác tháng 12 năm 2023 và kế hoạch tháng 01 năm 2024'
    """
    folded = fold(title)
    match = _YEARLESS.search(folded)
    if match is None or len(folded) != len(title):
        return title
    year = int(match["y"])
    first, second = (next(find_periods(f"{match[unit]} {year}"), None) for unit in "ab")
    if first is not None and second is not None and (first[1].start or "") > (second[1].start or ""):
        year -= 1 if match["b"] != "cuoi nam" else 0
    return f"{title[: match.end('a')].removesuffix(' năm')} năm {year}{title[match.end('a') :]}"


def find_title_period(title: str, fallback_year: int | None, origin: Origin = "title") -> Period | None:
    """Return the period that a title names first.

    >>> find_title_period("Kết quả công tác quý I năm 2023, nhiệm vụ quý II năm 2023", None).key
    '2023Q1'
    >>> find_title_period("Công tác tháng 02 và kế hoạch công tác tháng 03 năm 2010", None).key
    '2010-02'
    >>> find_title_period("Chương trình phòng, chống ma túy đến năm 2030", None)
    """
    without_dates = _share_year(_DAY.sub(lambda match: " " * len(match[0]), title))
    folded = fold(without_dates)
    found = sorted(
        (
            (start, period)
            for start, period in find_periods(without_dates, fallback_year)
            if period.kind != "year" or _GOAL.search(folded, 0, start) is None
        ),
        key=lambda item: item[0],
    )
    if not found and (budget := _BUDGET.search(folded)) is not None:
        found = [(0, period) for period in [_read_whole_year(budget.groupdict(), None)] if period is not None]
    return _add_origin(found[0][1], origin) if found else None


_BUDGET = compile_late(
    r"\b(?:du toan|quyet toan|ngan sach)\b[^\d]{0,160}?(?<!den)(?<!nhin)(?<!huong)(?<!nam) "
    rf"{_YEAR}(?: cua\b[^\d]*)?[\s.]*$"
)
"""A year that ends the title of a budget without "năm": "Dự toán ngân sách nhà nước 2007"."""
_GOAL = compile_late(r"\b(?:den|tam nhin|dinh huong)\s+$")
"""Before a year that is aimed at and not reported on: "Chương trình phòng, chống ma túy đến năm 2030"."""


def find_main_range(text: str) -> Period | None:
    """Return the range that a text keeps coming back to ("giai đoạn 2016-2020"), at least three times and mostly."""
    pattern = re.compile(rf"giai doan (?:tu )?{_YEAR}{_TO}(?P<z>(?:19|20)\d\d)\b")
    counts = Counter((m["y"], m["z"]) for m in pattern.finditer(fold_whole(text)))
    if not counts:
        return None
    (best, times), *_ = counts.most_common(1)
    if times < 3:
        return None
    period = _read_range({"y": best[0], "z": best[1]}, None)
    return _add_origin(period, "body") if period else None


_NUMBERED = compile_late(r"\d+[a-d]?\s*[-/]\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐÐ]\S*(?:\s+[Nn]ăm\s+(?:19|20)\d\d)?")
_OF_LAW = compile_late(
    r"\b(?:bo luat|(?<!phap )luat|phap lenh|hien phap)\b(?:\s+(?!nam\b|quy\b|thang\b|giai\s)[^\W\d]+,?){0,12}?"
    r"\s+(?:nam\s+)?(?:19|20)\d\d\b"
)
_REVIEW = compile_late(r"tong ket|so ket|ket qua 0?5 nam|danh gia giua ky")
_REPORTING = ("Báo cáo", "Kế hoạch", "Chương trình")


def find_document_period(
    text: str, title: Value | None, doc_type: Value | None, date: Value | None, given: Value | None = None
) -> Period | None:
    """Return the period that a document reports on or plans for: given, named by its title, or by how it closes."""
    if given is not None and (stated := parse_key(given.text)):
        return _add_origin(stated, given.origin)
    year = int(date.text[:4]) if date else None
    if title is not None:
        named = find_title_period(drop_laws(_NUMBERED.sub(" ", title.text)), year)
        if named is not None:
            return named
    if doc_type is None or doc_type.text not in _REPORTING:
        return None
    if title is not None and _REVIEW.search(fold(title.text)):
        return find_main_range(text)
    closing = re.search(r"Trên đây là[^.]{10,300}", text)
    return find_title_period(drop_laws(closing[0]), year, "body") if closing else None


def drop_laws(title: str) -> str:
    """Return a title without the laws that it names by their year: that is no period.

    >>> drop_laws("kết quả thực hiện Luật Đất đai năm 2013 trong quý I năm 2020")
    'kết quả thực hiện  trong quý I năm 2020'
    """
    folded = fold(title)
    for match in reversed(list(_OF_LAW.finditer(folded))):
        title = title[: match.start()] + title[match.end() :]
    return title


def parse_key(key: str) -> Period | None:
    """Return the period of a key or of words: ``2018Q1``, ``2025-04``, ``2016-2020``, ``quý I năm 2023``."""
    if match := re.fullmatch(r"(\d{4})[-_ ]?[Qq]([1-4])", key):
        return _read_quarter({"y": match[1], "q": match[2]}, None)
    if match := re.fullmatch(r"(\d{4})[-_ ]?[Hh]([12])", key):
        return _read_half({"y": match[1], "half": "cuoi" if match[2] == "2" else "dau"}, None)
    if match := re.fullmatch(r"(\d{4})-9M", key):
        return _read_nine_months({"y": match[1]}, None)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", key):
        return _read_month({"y": match[1], "m": match[2]}, None)
    if re.fullmatch(r"(?:19|20)\d\d", key):
        return _read_whole_year({"y": key}, None)
    return find_title_period(key, None)


def _add_origin(period: Period, origin: Origin) -> Period:
    return replace(period, origin=origin)
