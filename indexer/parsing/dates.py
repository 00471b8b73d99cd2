"""Dates as documents write them: "ngày 07/11/2017", "ngày 04 tháng 4 năm 2014", "tháng 4 năm 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from indexer.text.patterns import compile_late

_S = r"[\s\u00a0]*"
NUMERIC = (
    rf"(?P<d>\d{{1,2}}){_S}[/.\-]{_S}(?P<m>\d{{1,2}}){_S}[/.\-]{_S}"
    r"(?P<y>(?:19|20)\d\d|(?:19|20)(?: \d\d|\d \d)(?=[ \n](?:của|về|ban hành|quy định)\b))(?!\d)"
)
SPELLED = rf"(?P<d2>\d{{1,2}})?{_S}tháng{_S}(?P<m2>\d{{1,2}}|[01] \d){_S}(?:năm|/){_S}(?P<y2>(?:19|20)\d\d)(?!\d)"
_DATE = rf"(?:{NUMERIC}|{SPELLED})"
_AFTER = compile_late(
    rf"[\s,*_]*\(?(?:(?:ký|ban hành|được|đều|đề|cùng)\s+){{0,3}}(?:ng[àa]y?[\s*_]*)+{_DATE}"
    rf"|[\s,*_]*(?:ký\s+|ban hành\s+)?tháng{_S}(?P<m3>\d{{1,2}}){_S}(?:năm|/){_S}(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|[\s,*_]*\({_S}{NUMERIC.replace('?P<d>', '?P<d4>').replace('?P<m>', '?P<m4>').replace('?P<y>', '?P<y4>')}\)"
    rf"|\s+năm{_S}(?P<y5>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_REACH = 80  # characters after a number within which its date ends
_BEFORE = compile_late(rf"\bngày{_S}{_DATE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """``iso`` is ``2017-11-17``, ``2025-04`` when the day is blank, ``2017`` when only the year is given."""

    iso: str
    start: int
    end: int


def read_date_after(text: str, at: int) -> StatedDate | None:
    """Return the date of issue that follows a number directly, if one does.

    >>> read_date_after("846/QĐ-UBND ngày 07/11/2017 của", 11).iso
    '2017-11-07'
    """
    match = _AFTER.match(text, at, at + _REACH)
    return _make_stated_date(match) if match else None


_PART = r"(?:[\dOolI]{1,6}(?!\w)|[.…_]{1,12})"
_UNREAD = compile_late(
    r"[\s,*_]*\(?(?:(?:ký|ban hành|được|đều|đề|cùng)\s+){0,3}ng[àa]y\s*"
    rf"{_PART}(?:\s*(?:[/.\-]|tháng|năm)\s*{_PART}){{1,3}}\)?",
    re.IGNORECASE,
)


def skip_unread_date(text: str, at: int) -> int:
    """Return where what follows a date begins that no calendar has, or that is misspelt; the place itself without
    one.

    >>> text = "99/QĐ-UBND ngày 31/02/20233 của UBND"
    >>> text[skip_unread_date(text, 10) :]
    ' của UBND'
    """
    match = _UNREAD.match(text, at, at + _REACH)
    return match.end() if match else at


_ODD = compile_late(
    r"[\s,*_]*\(?(?:(?:ký|ban hành|được|đều|đề|cùng)\s+){0,3}(?:ng[àa]y\s*|(?<=\()\s*)"
    rf"(?P<day>\d{{1,2}}{_S}(?:[/.\-]|tháng){_S}\d{{1,2}}{_S}(?:[/.\-]|năm){_S}\d{{3,6}})(?![\d/]|\s\d\b)",
    re.IGNORECASE,
)


def read_odd_day(text: str, at: int) -> str | None:
    """Return a day after a number that is written whole and that no calendar has: the 31st of February, the year
    20023.

    >>> read_odd_day("99/QĐ-UBND ngày 31/02/2023 của UBND", 10), read_odd_day("99/QĐ-UBND ngày 28/02/2023", 10)
    ('31/02/2023', None)
    """
    match = _ODD.match(text, at, at + _REACH)
    if match is None or match.end() == at + _REACH or read_date_after(text, at) is not None:  # cut, it is another day
        return None
    return " ".join(match["day"].split())


def find_year_of_odd_day(day: str | None) -> int | None:
    """Return the year of a day that no calendar has, where that is one.

    >>> find_year_of_odd_day("31/02/2024"), find_year_of_odd_day("12/5/20023")
    (2024, None)
    """
    match = re.search(r"(?<!\d)(?:19|20)\d\d$", day or "")
    return int(match[0]) if match else None


_ODD_WITHIN = compile_late(
    rf"\bngày{_S}(?P<day>\d{{1,2}}{_S}(?:[/.\-]|tháng){_S}\d{{1,2}}{_S}(?:[/.\-]|năm){_S}\d{{3,6}})(?![\d/])",
    re.IGNORECASE,
)


_ODD_WHOLE = compile_late(
    rf"(?:ngày{_S})?(?P<day>\d{{1,2}}{_S}[/.\-]{_S}\d{{1,2}}{_S}[/.\-]{_S}\d{{3,6}})", re.IGNORECASE
)


def read_whole_odd_day(text: str, start: int, end: int) -> str | None:
    """Return such a day that text[start:end] is, if it is one: the cell of a table."""
    match = _ODD_WHOLE.fullmatch(text, start, end)
    return match["day"] if match is not None and read_whole_date(text, start, end) is None else None


def find_odd_day(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the last such day within text[start:end], with where it stands, "ngày" included.

    >>> find_odd_day("Ngày 31/4/2024, Sở ban hành", 0, 27)
    ('31/4/2024', 0, 14)
    """
    found = None
    for match in _ODD_WITHIN.finditer(text, start, end):
        if find_date(text, *match.span()) is None:
            found = " ".join(match["day"].split()), match.start(), match.end()
    return found


def find_date(text: str, start: int, end: int) -> StatedDate | None:
    """Return the last "ngày ..." date within text[start:end].

    >>> find_date("Ngày 29/8/2023, Sở đã ban hành Quyết định số ", 0, 45).iso
    '2023-08-29'
    """
    last = None
    for match in _BEFORE.finditer(text, start, end):
        last = match
    return _make_stated_date(last) if last else None


_WHOLE = compile_late(rf"(?:ngày{_S})?{_DATE}", re.IGNORECASE)


def read_whole_date(text: str, start: int, end: int) -> StatedDate | None:
    """Return the date that text[start:end] is, if it is one: the cell of a table, with "ngày" or without."""
    match = _WHOLE.fullmatch(text, start, end)
    return _make_stated_date(match) if match else None


def read_date_at(text: str, at: int) -> StatedDate | None:
    """Return the whole date that begins at a place, with "ngày" or without.

    >>> read_date_at("từ ngày 01/7/2025.", 3).iso
    '2025-07-01'
    """
    match = _WHOLE.match(text, at)
    return _make_stated_date(match) if match else None


def _make_stated_date(match: re.Match[str]) -> StatedDate | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    iso = _write_iso(parts.get("y"), parts.get("m"), parts.get("d"))
    return StatedDate(iso, match.start(), match.end()) if iso else None


def _write_iso(year: str | None, month: str | None, day: str | None) -> str | None:
    if year is None:
        return None
    year = year.replace(" ", "")  # "16/7/20 21": torn on its way through a PDF
    if month is None:
        return year
    try:
        whole = date(int(year), int(month.replace(" ", "")), int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]


def parse_date(text: str) -> str | None:
    """Return a date as a person types it, or None: 16/3/2023, 2023-03-16, 3/2023, 2023-03, 2023.

    >>> parse_date("16/3/2023"), parse_date("04-2025"), parse_date("31/2/2020")
    ('2023-03-16', '2025-04', None)
    """
    parts = re.fullmatch(r"(?:(\d{1,2})[/.-])?(?:(\d{1,2})[/.-])?((?:19|20)\d\d)", text.strip())
    if parts:
        first, second, year = parts.groups()
        return _write_iso(year, second or first, first if second else None)
    iso = re.fullmatch(r"((?:19|20)\d\d)-(\d{1,2})(?:-(\d{1,2}))?", text.strip())
    return _write_iso(*iso.groups()) if iso else None
