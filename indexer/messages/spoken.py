"""What a person reads: names, dates, periods and numbers as Vietnamese offices write them."""

from __future__ import annotations

import re
from datetime import datetime

FIELD_NAMES = {
    "number": "Số, ký hiệu",
    "doc_type": "Loại văn bản",
    "title": "Trích yếu",
    "issuer": "Cơ quan ban hành",
    "province": "Tỉnh, thành phố",
    "place": "Nơi ban hành",
    "date": "Ngày ban hành",
    "period": "Kỳ",
    "year": "Năm",
    "quarter": "Quý",
    "signer": "Người ký",
    "signer_title": "Chức vụ",
    "cites": "Trích dẫn",
    "cited_body": "Trích dẫn của",
    "period_kind": "Loại kỳ",
}
PERIOD_KIND_NAMES = {
    "month": "Tháng",
    "quarter": "Quý",
    "half": "6 tháng",
    "nine_months": "9 tháng",
    "year": "Năm",
    "range": "Giai đoạn",
}
ORIGIN_NAMES = {
    "header": "phần đầu văn bản",
    "title": "trích yếu",
    "body": "nội dung",
    "symbol": "suy từ ký hiệu",
    "signature": "phần ký",
    "record": "bản ghi nguồn",
    "correction": "người dùng sửa",
}
STATUS_NAMES = {"resolved": "thống nhất", "conflict": "mâu thuẫn", "ambiguous": "chưa phân định"}
TREATMENT_NAMES = {
    "issues": "ban hành",
    "implements": "thực hiện",
    "basis": "căn cứ",
    "replaced": "bị thay thế",
    "amended": "được sửa đổi, bổ sung",
    "repealed": "bị bãi bỏ",
    "mentions": "dẫn chiếu",
}
KIND_NAMES = {
    "replaces": "thay thế",
    "amends": "sửa đổi, bổ sung",
    "repeals": "quy định hết hiệu lực",
    "ends_part": "làm hết hiệu lực một phần",
    "implements": "triển khai thực hiện",
    "guides": "hướng dẫn",
    "issued_with": "ban hành kèm theo",
    "approves": "phê duyệt",
    "corrects": "đính chính",
}
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def count(number: int) -> str:
    """A whole number with dots for thousands.

    >>> count(6073)
    '6.073'
    """
    return f"{number:,}".replace(",", ".")


def spoken_date(iso: str | None) -> str:
    """A date as it is read: day, month, year; "" for none.

    >>> spoken_date("2017-11-07"), spoken_date("2025-04"), spoken_date(None)
    ('07/11/2017', '04/2025', '')
    """
    return "/".join(reversed(iso.split("-"))) if iso else ""


def clock(iso: str) -> tuple[str, str]:
    """The time and the day of a moment on this computer's clock: "22:27", "20/11/2026"."""
    local = datetime.fromisoformat(iso).astimezone()
    return f"{local:%H:%M}", f"{local:%d/%m/%Y}"


def spoken_moment(iso: str | None) -> str:
    """A moment on this computer's clock: "22:27 ngày 20/11/2026"; "" for none."""
    return " ngày ".join(clock(iso)) if iso else ""


def spoken_range(dates: str) -> str:
    """A range of days as it is read.

    >>> spoken_range("2023-03-01..2023-03-31"), spoken_range("2023-01-01.."), spoken_range("..2023-06-30")
    ('01/03/2023–31/03/2023', 'từ 01/01/2023', 'đến 30/06/2023')
    """
    since, _, until = dates.partition("..")
    if since and until:
        return spoken_date(since) if since == until else f"{spoken_date(since)}–{spoken_date(until)}"
    return f"từ {spoken_date(since)}" if since else f"đến {spoken_date(until)}"


def spoken_period(key: str | None) -> str:
    """A period's key as it is read; "" for none.

    >>> spoken_period("2023Q1"), spoken_period("2024H1"), spoken_period("2025-04"), spoken_period("2016-2020")
    ('Quý I/2023', '6 tháng đầu năm 2024', 'Tháng 4/2025', 'Giai đoạn 2016–2020')
    >>> spoken_period("Q3")  # of any year, as a filter
    'Quý III'
    """
    if not key:
        return ""
    if key[0] == "Q":
        return f"Quý {_QUARTERS.get(key[1:], key[1:])}"
    year, rest = key[:4], key[4:]
    if rest.startswith("Q"):
        return f"Quý {_QUARTERS.get(rest[1:], rest[1:])}/{year}"
    if rest.startswith("H"):
        return f"6 tháng {'đầu' if rest == 'H1' else 'cuối'} năm {year}"
    if rest == "-9M":
        return f"9 tháng năm {year}"
    if len(rest) == 3:
        return f"Tháng {int(rest[1:])}/{year}"
    if len(rest) == 5:
        return f"Giai đoạn {year}–{rest[1:]}"
    return f"Năm {year}" if not rest else key


_PERIOD = re.compile(r"(?P<year>\d{4})(?:(?P<n>Q[1-4]|H[12]|-9M)|-(?P<month>0[1-9]|1[0-2])|-(?P<until>\d{4}))?")
_ENDS = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "-9M": 9}
_LENGTHS = {"Q": 3, "H": 6, "-": 9}


def period_order(period: str) -> tuple[str, int, int]:
    """What periods are sorted by: when they end, then the shorter first; unknown ones last.

    >>> sorted(["", "2023", "2023Q4", "2016-2020", "2023-10"], key=period_order)
    ['2016-2020', '2023-10', '2023Q4', '2023', '']
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        return "9999", 99, 0
    if match["until"]:
        return match["until"], 12, 12 * (int(match["until"]) - int(match["year"]) + 1)
    if match["month"]:
        return match["year"], int(match["month"]), 1
    return match["year"], _ENDS.get(match["n"] or "", 12), _LENGTHS.get((match["n"] or "?")[0], 12)
