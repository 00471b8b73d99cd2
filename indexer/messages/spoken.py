"""What a person reads: names, dates, periods and numbers as Vietnamese offices write them."""

from __future__ import annotations

import re
from datetime import datetime

from indexer.messages.catalogue import Language, marked, translate
from indexer.messages.sentences import SENTENCES
from indexer.models.notes import Day, DayRange, Listed, Name, Note, NoteValue, PeriodName, note

FIELD_NAMES = {
    "number": marked("Số, ký hiệu"),
    "doc_type": marked("Loại văn bản"),
    "title": marked("Trích yếu"),
    "issuer": marked("Cơ quan ban hành"),
    "province": marked("Tỉnh, thành phố"),
    "place": marked("Nơi ban hành"),
    "date": marked("Ngày ban hành"),
    "period": marked("Kỳ"),
    "year": marked("Năm"),
    "quarter": marked("Quý"),
    "signer": marked("Người ký"),
    "signer_title": marked("Chức vụ"),
    "cites": marked("Trích dẫn"),
    "cited_body": marked("Trích dẫn của"),
    "period_kind": marked("Loại kỳ"),
}
PERIOD_KIND_NAMES = {
    "month": marked("Tháng"),
    "quarter": marked("Quý"),
    "half": marked("6 tháng"),
    "nine_months": marked("9 tháng"),
    "year": marked("Năm"),
    "range": marked("Giai đoạn"),
}
ORIGIN_NAMES = {
    "header": marked("phần đầu văn bản"),
    "title": marked("trích yếu"),
    "body": marked("nội dung"),
    "symbol": marked("suy từ ký hiệu"),
    "signature": marked("phần ký"),
    "record": marked("bản ghi nguồn"),
    "correction": marked("người dùng sửa"),
}
STATUS_NAMES = {
    "resolved": marked("thống nhất"),
    "conflict": marked("mâu thuẫn"),
    "ambiguous": marked("chưa phân định"),
}
TREATMENT_NAMES = {
    "issues": marked("ban hành"),
    "implements": marked("thực hiện"),
    "basis": marked("căn cứ"),
    "replaced": marked("bị thay thế"),
    "amended": marked("được sửa đổi, bổ sung"),
    "repealed": marked("bị bãi bỏ"),
    "mentions": marked("dẫn chiếu"),
    "proposed_replaced": marked("được đề nghị thay thế"),
    "proposed_amended": marked("được đề nghị sửa đổi, bổ sung"),
    "proposed_repealed": marked("được đề nghị bãi bỏ"),
    "planned_replaced": marked("dự kiến được thay thế"),
    "planned_amended": marked("dự kiến được sửa đổi, bổ sung"),
    "planned_repealed": marked("dự kiến được bãi bỏ"),
    "conditional_replaced": marked("có thể được thay thế"),
    "conditional_amended": marked("có thể được sửa đổi, bổ sung"),
    "conditional_repealed": marked("có thể được bãi bỏ"),
    "denied_replaced": marked("chưa bị thay thế"),
    "denied_amended": marked("chưa bị sửa đổi, bổ sung"),
    "denied_repealed": marked("chưa bị bãi bỏ"),
}
UNDERGONE = {"replaces": "replaced", "repeals": "repealed", "amends": "amended", "corrects": "amended"}
"""What undergoes a relation of a kind is, as a treatment."""
KIND_NAMES = {
    "replaces": marked("thay thế"),
    "amends": marked("sửa đổi, bổ sung"),
    "repeals": marked("quy định hết hiệu lực"),
    "ends_part": marked("làm hết hiệu lực một phần"),
    "implements": marked("triển khai thực hiện"),
    "guides": marked("hướng dẫn"),
    "issued_with": marked("ban hành kèm theo"),
    "approves": marked("phê duyệt"),
    "corrects": marked("đính chính"),
    "proposed_replaces": marked("đề nghị thay thế"),
    "proposed_amends": marked("đề nghị sửa đổi, bổ sung"),
    "proposed_repeals": marked("đề nghị bãi bỏ"),
    "planned_replaces": marked("dự kiến thay thế"),
    "planned_amends": marked("dự kiến sửa đổi, bổ sung"),
    "planned_repeals": marked("dự kiến bãi bỏ"),
    "conditional_replaces": marked("có thể thay thế"),
    "conditional_amends": marked("có thể sửa đổi, bổ sung"),
    "conditional_repeals": marked("có thể bãi bỏ"),
    "denied_replaces": marked("chưa thay thế"),
    "denied_amends": marked("chưa sửa đổi, bổ sung"),
    "denied_repeals": marked("chưa bãi bỏ"),
}
FILTER_NAMES = {
    "cites": marked("văn bản được trích dẫn"),
    "province": marked("tỉnh"),
    "doc_type": marked("loại văn bản"),
    "year": marked("năm"),
    "quarter": marked("quý"),
    "date": marked("ngày ban hành"),
    "since": marked("ngày ban hành"),
    "until": marked("ngày ban hành"),
    "issuer": marked("cơ quan"),
    "cited_body": marked("cơ quan được trích dẫn"),
    "period_kind": marked("kỳ"),
}
CONDITION_NAMES = {
    "province": marked("Tỉnh, thành phố"),
    "period": marked("Kỳ"),
    "body": marked("Cơ quan"),
    "doc_type": marked("Loại văn bản"),
    "number": marked("Số văn bản"),
    "date": marked("Ngày ban hành"),
}
LIMIT_NAMES = {
    "province": marked("tỉnh, thành phố"),
    "period": marked("kỳ"),
    "body": marked("cơ quan"),
    "doc_type": marked("loại văn bản"),
    "number": marked("số văn bản"),
    "date": marked("ngày ban hành"),
}
MISSING_NAMES = {
    "year": marked("năm"),
    "issuer": marked("cơ quan ban hành"),
    "both": marked("năm và cơ quan ban hành"),
}
QUESTION_NAMES = {
    "compare": marked("so sánh"),
    "occasion": marked("được nhắc lần đầu hay lần gần nhất ở đâu"),
    "where_cited": marked("được trích dẫn ở đâu"),
    "how_often": marked("được nhắc bao nhiêu lần"),
    "relation": marked("quan hệ giữa các văn bản"),
    "reason": marked("vì sao"),
    "yesno": marked("có hay không"),
    "percent": marked("bao nhiêu phần trăm"),
    "person": marked("ai"),
    "docnum": marked("văn bản số nào"),
    "date": marked("khi nào"),
    "org": marked("cơ quan nào"),
    "place": marked("ở đâu"),
    "contact": marked("địa chỉ, số điện thoại"),
    "list": marked("những gì"),
    "about": marked("về việc gì"),
    "count": marked("bao nhiêu"),
}
CHECK_STATUS_NAMES = {
    "differs": marked("sai khác"),
    "ended": marked("đã bị thay thế / bãi bỏ"),
    "several": marked("nhiều khả năng"),
    "absent": marked("không có trong kho"),
    "incomplete": marked("thiếu thông tin / sai thể thức"),
    "agrees": marked("khớp"),
    "unreadable": marked("không đọc ra số"),
}
CHECK_LEVEL_NAMES = {
    "error": marked("Lỗi"),
    "warning": marked("Cần xem"),
    "form": marked("Thể thức"),
    "note": marked("Lưu ý"),
}
CHECK_FIELD_NAMES = {"date": marked("ngày"), "issuer": marked("cơ quan ban hành"), "subject": marked("trích yếu")}
REPEAT_NAMES = {
    "verbatim": marked("nguyên văn"),
    "figures": marked("chỉ khác số liệu"),
    "conflict": marked("khác ngày ban hành của văn bản được dẫn"),
}
NAMES: dict[str, dict[str, str]] = {
    "check_status": CHECK_STATUS_NAMES,
    "check_level": CHECK_LEVEL_NAMES,
    "check_field": CHECK_FIELD_NAMES,
    "repeat": REPEAT_NAMES,
    "field": FIELD_NAMES,
    "filter": FILTER_NAMES,
    "condition": CONDITION_NAMES,
    "limit": LIMIT_NAMES,
    "period_kind": PERIOD_KIND_NAMES,
    "origin": ORIGIN_NAMES,
    "status": STATUS_NAMES,
    "treatment": TREATMENT_NAMES,
    "relation": KIND_NAMES,
    "question": QUESTION_NAMES,
    "missing": MISSING_NAMES,
}
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say(told: NoteValue, language: Language = "vi") -> str:
    """What a note or one of its values says in a language: a sentence, a name, a date, a number.

    >>> say(note("filtered", filter=Name("filter", "province"), values="Bắc Ninh"))
    'Lọc theo tỉnh: Bắc Ninh.'
    >>> say(note("filtered", filter=Name("filter", "province"), values="Bắc Ninh"), "en")
    'Filtered by province: Bắc Ninh.'
    """
    match told:
        case Note():
            values = {name: say(value, language) for name, value in told.values}
            return _filled(translate(SENTENCES[told.code], language), values)
        case Name():
            return translate(NAMES[told.table][told.code], language)
        case Listed():
            return translate(told.between, language).join(say(value, language) for value in told.values)
        case Day():
            return spoken_date(told.iso)
        case DayRange():
            return spoken_range(told.text, language)
        case PeriodName():
            return spoken_period(told.key, language)
        case int():
            return count(told, language)
    return told


def say_whole(told: Note, language: Language = "vi") -> str:
    """A note as a sentence by itself: with a capital letter and a full stop, where its words have neither.

    >>> say_whole(note("dates_differ", dates="2017; 2018"))
    'Các văn bản ghi ngày ban hành khác nhau: 2017; 2018.'
    """
    said = say(told, language)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(('.', '?', '!')) else '.'}"


def _filled(sentence: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda place: values[place[1]], sentence)


def count(number: int, language: Language = "vi") -> str:
    """A whole number with its thousands apart.

    >>> count(6073), count(6073, "en")
    ('6.073', '6,073')
    """
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")


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


def spoken_moment(iso: str | None, language: Language = "vi") -> str:
    """A moment on this computer's clock: "22:27 ngày 20/11/2026"; "" for none."""
    return say(moment(iso), language)


def moment(iso: str | None) -> NoteValue:
    """A moment on this computer's clock, to be said; "" for none."""
    if not iso:
        return ""
    time, day = clock(iso)
    return note("moment", time=time, day=day)


def spoken_range(dates: str, language: Language = "vi") -> str:
    """A range of days as it is read.

    >>> spoken_range("2023-03-01..2023-03-31"), spoken_range("2023-01-01.."), spoken_range("..2023-06-30")
    ('01/03/2023–31/03/2023', 'từ 01/01/2023', 'đến 30/06/2023')
    """
    since, _, until = dates.partition("..")
    if since and until:
        return spoken_date(since) if since == until else f"{spoken_date(since)}–{spoken_date(until)}"
    return say(note("since", day=Day(since)) if since else note("until", day=Day(until)), language)


def spoken_period(key: str | None, language: Language = "vi") -> str:
    """A period's key as it is read; "" for none.

    >>> spoken_period("2023Q1"), spoken_period("2024H1"), spoken_period("2025-04"), spoken_period("2016-2020")
    ('Quý I/2023', '6 tháng đầu năm 2024', 'Tháng 4/2025', 'Giai đoạn 2016–2020')
    >>> spoken_period("Q3"), spoken_period("2025-04", "en")  # the former of any year, as a filter
    ('Quý III', 'April 2025')
    """
    if not key:
        return ""
    year, rest = ("", key) if key[0] == "Q" else (key[:4], key[4:])
    code = _period_code(year, rest)
    if code is None:
        return key
    n = rest[1:].lstrip("0")
    named = {"year": year, "n": n, "roman": _QUARTERS.get(n, n), "last": rest[1:]}
    named["month"] = _MONTHS[int(n) - 1] if code == "month" and n.isdigit() and 0 < int(n) < 13 else n
    return _filled(translate(SENTENCES[code], language), named)


def _period_code(year: str, rest: str) -> str | None:
    """The code of the sentence that names a period; None for what is no key of one."""
    if rest.startswith("Q"):
        return "quarter" if year else "any_quarter"
    if rest.startswith("H"):
        return "first_half" if rest == "H1" else "second_half"
    if rest == "-9M":
        return "nine_months"
    return {3: "month", 5: "years", 0: "year"}.get(len(rest))


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
