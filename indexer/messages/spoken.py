"""What a person reads: names, dates, periods and numbers as Vietnamese offices write them."""

from __future__ import annotations

import re
from datetime import datetime

from indexer.messages.catalogue import Language, mark_message, translate
from indexer.messages.sentences import SENTENCES
from indexer.models.notes import Day, DayRange, Listed, Name, Note, NoteValue, PeriodName, note
from indexer.text.numerals import QUARTERS, write_roman

FIELD_NAMES = {
    "number": mark_message("Số, ký hiệu"),
    "doc_type": mark_message("Loại văn bản"),
    "title": mark_message("Trích yếu"),
    "issuer": mark_message("Cơ quan ban hành"),
    "province": mark_message("Tỉnh, thành phố"),
    "place": mark_message("Nơi ban hành"),
    "date": mark_message("Ngày ban hành"),
    "period": mark_message("Kỳ"),
    "year": mark_message("Năm"),
    "quarter": mark_message("Quý"),
    "signer": mark_message("Người ký"),
    "signer_title": mark_message("Chức vụ"),
    "cites": mark_message("Viện dẫn"),
    "cited_body": mark_message("Viện dẫn của"),
    "period_kind": mark_message("Loại kỳ"),
}
PERIOD_KIND_NAMES = {
    "month": mark_message("Tháng"),
    "quarter": mark_message("Quý"),
    "half": mark_message("6 tháng"),
    "nine_months": mark_message("9 tháng"),
    "year": mark_message("Năm"),
    "range": mark_message("Giai đoạn"),
}
ORIGIN_NAMES = {
    "header": mark_message("phần đầu văn bản"),
    "title": mark_message("trích yếu"),
    "body": mark_message("nội dung"),
    "symbol": mark_message("suy từ ký hiệu"),
    "signature": mark_message("phần ký"),
    "record": mark_message("bản ghi nguồn"),
    "correction": mark_message("người dùng sửa"),
}
STATUS_NAMES = {
    "resolved": mark_message("thống nhất"),
    "conflict": mark_message("ghi không thống nhất"),
    "ambiguous": mark_message("chưa xác định"),
}
TREATMENT_NAMES = {
    "issues": mark_message("ban hành"),
    "implements": mark_message("thực hiện"),
    "basis": mark_message("căn cứ"),
    "replaced": mark_message("bị thay thế"),
    "amended": mark_message("được sửa đổi, bổ sung"),
    "repealed": mark_message("bị bãi bỏ"),
    "mentions": mark_message("dẫn chiếu"),
    "proposed_replaced": mark_message("được đề nghị thay thế"),
    "proposed_amended": mark_message("được đề nghị sửa đổi, bổ sung"),
    "proposed_repealed": mark_message("được đề nghị bãi bỏ"),
    "planned_replaced": mark_message("dự kiến được thay thế"),
    "planned_amended": mark_message("dự kiến được sửa đổi, bổ sung"),
    "planned_repealed": mark_message("dự kiến được bãi bỏ"),
    "conditional_replaced": mark_message("có thể được thay thế"),
    "conditional_amended": mark_message("có thể được sửa đổi, bổ sung"),
    "conditional_repealed": mark_message("có thể được bãi bỏ"),
    "denied_replaced": mark_message("chưa bị thay thế"),
    "denied_amended": mark_message("chưa bị sửa đổi, bổ sung"),
    "denied_repealed": mark_message("chưa bị bãi bỏ"),
}
UNDERGONE = {"replaces": "replaced", "repeals": "repealed", "amends": "amended", "corrects": "amended"}
"""What undergoes a relation of a kind is, as a treatment."""
KIND_NAMES = {
    "replaces": mark_message("thay thế"),
    "amends": mark_message("sửa đổi, bổ sung"),
    "repeals": mark_message("quy định hết hiệu lực"),
    "ends_part": mark_message("làm hết hiệu lực một phần"),
    "implements": mark_message("triển khai thực hiện"),
    "guides": mark_message("hướng dẫn"),
    "issued_with": mark_message("ban hành kèm theo"),
    "approves": mark_message("phê duyệt"),
    "corrects": mark_message("đính chính"),
    "proposed_replaces": mark_message("đề nghị thay thế"),
    "proposed_amends": mark_message("đề nghị sửa đổi, bổ sung"),
    "proposed_repeals": mark_message("đề nghị bãi bỏ"),
    "planned_replaces": mark_message("dự kiến thay thế"),
    "planned_amends": mark_message("dự kiến sửa đổi, bổ sung"),
    "planned_repeals": mark_message("dự kiến bãi bỏ"),
    "conditional_replaces": mark_message("có thể thay thế"),
    "conditional_amends": mark_message("có thể sửa đổi, bổ sung"),
    "conditional_repeals": mark_message("có thể bãi bỏ"),
    "denied_replaces": mark_message("chưa thay thế"),
    "denied_amends": mark_message("chưa sửa đổi, bổ sung"),
    "denied_repeals": mark_message("chưa bãi bỏ"),
}
ROLE_NAMES = {
    "reader": mark_message("người đọc"),
    "editor": mark_message("người biên tập"),
    "administrator": mark_message("quản trị viên"),
}
CHANGE_NAMES = {
    "correction": mark_message("Sửa thông tin"),
    "mention": mark_message("Sửa viện dẫn"),
    "dismissal": mark_message("Bỏ qua điểm không thống nhất"),
    "retold": mark_message("Báo lại điểm không thống nhất"),
    "upload": mark_message("Thêm văn bản"),
    "removal": mark_message("Gỡ văn bản"),
    "person": mark_message("Người dùng"),
}
FILTER_NAMES = {
    "cites": mark_message("văn bản được viện dẫn"),
    "province": mark_message("tỉnh"),
    "doc_type": mark_message("loại văn bản"),
    "year": mark_message("năm"),
    "quarter": mark_message("quý"),
    "date": mark_message("ngày ban hành"),
    "since": mark_message("ngày ban hành"),
    "until": mark_message("ngày ban hành"),
    "issuer": mark_message("cơ quan"),
    "cited_body": mark_message("cơ quan được viện dẫn"),
    "period_kind": mark_message("kỳ"),
}
CONDITION_NAMES = {
    "province": mark_message("Tỉnh, thành phố"),
    "period": mark_message("Kỳ"),
    "body": mark_message("Cơ quan"),
    "doc_type": mark_message("Loại văn bản"),
    "number": mark_message("Số văn bản"),
    "date": mark_message("Ngày ban hành"),
}
LIMIT_NAMES = {
    "province": mark_message("tỉnh, thành phố"),
    "period": mark_message("kỳ"),
    "body": mark_message("cơ quan"),
    "doc_type": mark_message("loại văn bản"),
    "number": mark_message("số văn bản"),
    "date": mark_message("ngày ban hành"),
}
MISSING_NAMES = {
    "year": mark_message("năm"),
    "issuer": mark_message("cơ quan ban hành"),
    "both": mark_message("năm và cơ quan ban hành"),
}
QUESTION_NAMES = {
    "compare": mark_message("so sánh"),
    "occasion": mark_message("lần viện dẫn đầu hoặc gần nhất"),
    "where_cited": mark_message("nơi viện dẫn"),
    "how_often": mark_message("số lần viện dẫn"),
    "relation": mark_message("quan hệ giữa các văn bản"),
    "reason": mark_message("lý do"),
    "yesno": mark_message("có hay không"),
    "percent": mark_message("tỷ lệ phần trăm"),
    "person": mark_message("người"),
    "docnum": mark_message("số, ký hiệu văn bản"),
    "date": mark_message("thời gian"),
    "org": mark_message("tên cơ quan"),
    "place": mark_message("địa điểm"),
    "contact": mark_message("địa chỉ, số điện thoại"),
    "list": mark_message("danh sách"),
    "about": mark_message("nội dung văn bản"),
    "count": mark_message("số lượng"),
}
CHECK_STATUS_NAMES = {
    "differs": mark_message("sai khác"),
    "ended": mark_message("đã bị thay thế / bãi bỏ"),
    "several": mark_message("chưa xác định (nhiều văn bản cùng số)"),
    "absent": mark_message("không có trong kho"),
    "incomplete": mark_message("thiếu thông tin / sai thể thức"),
    "agrees": mark_message("khớp"),
    "unreadable": mark_message("không đọc ra số"),
}
CHECK_LEVEL_NAMES = {
    "error": mark_message("Lỗi"),
    "warning": mark_message("Cần xem"),
    "form": mark_message("Thể thức"),
    "note": mark_message("Lưu ý"),
}
CHECK_FIELD_NAMES = {
    "date": mark_message("ngày"),
    "issuer": mark_message("cơ quan ban hành"),
    "subject": mark_message("trích yếu"),
}
COMPARED_NAMES = {
    "same": mark_message("giống nhau"),
    "changed": mark_message("thay đổi"),
    "gone": mark_message("chỉ có ở văn bản thứ nhất"),
    "new": mark_message("chỉ có ở văn bản thứ hai"),
}
REPEAT_NAMES = {
    "verbatim": mark_message("nguyên văn"),
    "figures": mark_message("chỉ khác số liệu"),
    "conflict": mark_message("khác ngày ban hành của văn bản được dẫn"),
}
NAMES: dict[str, dict[str, str]] = {
    "check_status": CHECK_STATUS_NAMES,
    "check_level": CHECK_LEVEL_NAMES,
    "check_field": CHECK_FIELD_NAMES,
    "compared": COMPARED_NAMES,
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
    "role": ROLE_NAMES,
    "change": CHANGE_NAMES,
}


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say(told: NoteValue, language: Language = "vi") -> str:
    """Say a note or one of its values in a language: a sentence, a name, a date, a number.

    >>> say(note("filtered", filter=Name("filter", "province"), values="Bắc Ninh"))
    'Lọc theo tỉnh: Bắc Ninh.'
    >>> say(note("filtered", filter=Name("filter", "province"), values="Bắc Ninh"), "en")
    'Filtered by province: Bắc Ninh.'
    """
    match told:
        case Note():
            values = {name: say(value, language) for name, value in told.values}
            return _fill_sentence(translate(SENTENCES[told.code], language), values)
        case Name():
            return translate(NAMES[told.table][told.code], language)
        case Listed():
            return translate(told.between, language).join(say(value, language) for value in told.values)
        case Day():
            return say_date(told.iso)
        case DayRange():
            return say_range(told.text, language)
        case PeriodName():
            return say_period(told.key, language)
        case int():
            return say_count(told, language)
    return told


def say_whole(told: Note, language: Language = "vi") -> str:
    """Say a note as a sentence by itself: with a capital letter and a full stop, where its words have neither.

    >>> say_whole(note("dates_differ", dates="2017; 2018"))
    'Các văn bản ghi ngày ban hành khác nhau: 2017; 2018.'
    """
    said = say(told, language)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(('.', '?', '!')) else '.'}"


def _fill_sentence(sentence: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda place: values[place[1]], sentence)


def say_count(number: int, language: Language = "vi") -> str:
    """Write a whole number with its thousands apart.

    >>> say_count(6073), say_count(6073, "en")
    ('6.073', '6,073')
    """
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")


def say_decimal(number: str) -> str:
    """Write a number that has a decimal point with the comma that Vietnamese has.

    >>> say_decimal(f"{12.5:.1f}")
    '12,5'
    """
    return number.replace(".", ",")


def say_date(iso: str | None) -> str:
    """Write a date as it is read: day, month, year; "" for none.

    >>> say_date("2017-11-07"), say_date("2025-04"), say_date(None)
    ('07/11/2017', '04/2025', '')
    """
    return "/".join(reversed(iso.split("-"))) if iso else ""


def read_clock(iso: str) -> tuple[str, str]:
    """Return the time and the day of a moment on this computer's clock: "22:27", "20/11/2026"."""
    local = datetime.fromisoformat(iso).astimezone()
    return f"{local:%H:%M}", f"{local:%d/%m/%Y}"


def say_moment(iso: str | None, language: Language = "vi") -> str:
    """Write a moment on this computer's clock: "22:27 ngày 20/11/2026"; "" for none."""
    return say(note_moment(iso), language)


def note_moment(iso: str | None) -> NoteValue:
    """Return the note that says a moment on this computer's clock; "" for none."""
    if not iso:
        return ""
    time, day = read_clock(iso)
    return note("moment", time=time, day=day)


def say_range(dates: str, language: Language = "vi") -> str:
    """Write a range of days as it is read.

    >>> say_range("2023-03-01..2023-03-31"), say_range("2023-01-01.."), say_range("..2023-06-30")
    ('01/03/2023–31/03/2023', 'từ 01/01/2023', 'đến 30/06/2023')
    """
    since, _, until = dates.partition("..")
    if since and until:
        return say_date(since) if since == until else f"{say_date(since)}–{say_date(until)}"
    return say(note("since", day=Day(since)) if since else note("until", day=Day(until)), language)


def say_period(key: str | None, language: Language = "vi") -> str:
    """Write a period's key as it is read; "" for none.

    >>> say_period("2023Q1"), say_period("2024H1"), say_period("2025-04"), say_period("2016-2020")
    ('Quý I/2023', '6 tháng đầu năm 2024', 'Tháng 4/2025', 'Giai đoạn 2016–2020')
    >>> say_period("Q3"), say_period("2025-04", "en")  # the former of any year, as a filter
    ('Quý III', 'April 2025')
    """
    if not key:
        return ""
    year, rest = ("", key) if key[0] == "Q" else (key[:4], key[4:])
    code = _find_period_code(year, rest)
    if code is None:
        return key
    n = rest[1:].lstrip("0")
    named = {"year": year, "n": n, "roman": write_roman(int(n)) if n in QUARTERS else n, "last": rest[1:]}
    named["month"] = _MONTHS[int(n) - 1] if code == "month" and n.isdigit() and 0 < int(n) < 13 else n
    return _fill_sentence(translate(SENTENCES[code], language), named)


def _find_period_code(year: str, rest: str) -> str | None:
    """Return the code of the sentence that names a period; None for what is no key of one."""
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


def order_period(period: str) -> tuple[str, int, int]:
    """Return the key by which periods are sorted: when they end, then the shorter first; unknown ones last.

    >>> sorted(["", "2023", "2023Q4", "2016-2020", "2023-10"], key=order_period)
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
