"""What a cited document is about (trích yếu), as the sentence states it after or before the number.

One leading "về việc / về / ban hành / phê duyệt / quy định" is dropped, other verbs stay; the subject ends with
its clause; a trailing "của <issuer>" is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.parsing.issuers import read_issuer_at
from indexer.parsing.subject_ends import NOT_ABOUT, OPENING, find_end
from indexer.text.folding import UPPER, fold

INTRO = re.compile(
    r"[\s*_]*(?:,\s*)?(?:v/v|(?:đối với|liên quan đến)\s+việc|về việc|về|ban hành(?! kèm)|phê duyệt"
    r"|quy đ[ịi]nh(?:\s+về)?(?!,))[\s*_:]+",
    re.IGNORECASE,
)
_ABOUT_VERB = re.compile(
    r"(?:đôn đốc|chỉ đạo|xin ý kiến|lấy ý kiến|phúc đáp"
    r"|giao (?:chỉ tiêu|nhiệm vụ|kế hoạch|dự toán|biên chế|đất|rừng|quyền|vốn|số lượng)"
    r"|tham gia|góp ý|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|đính chính|hợp nhất"
    r"|thực hiện|triển khai"
    r"|tổ chức|chuyển đổi|truyền thông|tuyên truyền|thông tin|rà soát|kiểm tra|thanh tra|giám sát"
    r"|theo dõi|đánh giá|đề nghị"
    r"|đề xuất|đăng ký|báo cáo|công bố|thành lập|kiện toàn|giải thể|phân bổ|phân công|phân cấp|phân loại"
    r"|ủy quyền|uỷ quyền"
    r"|trình|chấp thuận|cho phép|tăng cường|đẩy mạnh|nâng cao|cải cách|cải thiện|phát triển|xây dựng"
    r"|ứng dụng|duy trì|quản lý"
    r"|đào tạo|bồi dưỡng|tuyển dụng|bổ nhiệm|khen thưởng|thi đua|xử lý|xử phạt|chấn chỉnh|cung cấp"
    r"|thống kê|tổng kết|sơ kết"
    r"|quy hoạch|quy trình|quy chế|kế hoạch|chương trình|đề án|danh mục|chức năng|tiêu chuẩn|tiêu chí"
    r"|định mức|mức|chế độ"
    r"|chính sách|một số|phòng,? chống|thu hồi|cấp|miễn|giảm|gia hạn|lập|thông báo|kết luận|ủng hộ"
    r"|tiếp nhận|trả lời|mời"
    r"|chuyển|nghiên cứu|tham mưu|phối hợp|thông qua|ban hành|cử|điều động|luân chuyển|biệt phái|công nhận|tặng"
    r"|phong tặng|truy tặng|nâng|hủy bỏ|huỷ bỏ|chấm dứt|đình chỉ|quyết định (?:chủ trương|đầu tư)"
    r"|cho (?:phép|[^,;.]{1,80}? (?:thuê|thôi|nghỉ|hưởng|vay|mượn))|thi hành(?! (?:từ|kể|tại|trong|đến))"
    r"|tiếp tục (?:thực hiện|triển khai|đẩy mạnh|tăng cường|nâng cao|đổi mới|xây dựng|hoàn thiện|sắp xếp)"
    r"|ưu đãi|hỗ trợ|khuyến khích|bảo vệ|sắp xếp|đấu giá"
    r"|hỏi|kiến nghị|kết quả(?! (?:đạt|là|cho))|tình hình|các biện pháp|các giải pháp)(?!\w)"
)
_REALLY_ABOUT = re.compile(
    r"(?:cho (?:phép|[^,;.]{1,80}? (?:thuê|thôi|nghỉ|hưởng|vay|mượn))"
    r"|tiếp tục (?:thực hiện|triển khai|đẩy mạnh|tăng cường|nâng cao|đổi mới|xây dựng|hoàn thiện|sắp xếp)"
    r"|một số (?:vấn đề|nội dung|nhiệm vụ|giải pháp|biện pháp|chính sách|quy định|chế độ)"
    r"|các (?:biện pháp|giải pháp))(?!\w)",
    re.IGNORECASE,
)
"""Words that mostly go on with the sentence, and here begin what a document is about."""
_LIMIT = 700


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and its span; ``issuer`` is where the issuer that follows it begins ("... của Sở Công Thương")."""

    text: str
    start: int
    end: int
    issuer: int | None


LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
"""The types whose name stands between type and number, and is their subject."""

_BEFORE_NUMBER = re.compile(
    r"[\s,(]*(?:(?<=[,(])\s*(?:Luật|Bộ luật|Pháp lệnh)\s+)?(?:[Ss][ốô](?:\s+hiệu)?)?\s*[:.]?\s*$"
)


def name_of_law(text: str, start: int, end: int) -> str | None:
    """Return what a law is called: "Đất đai" of "Luật Đất đai số 31/2024/QH15".

    >>> name_of_law("Luật Ngân sách nhà nước số ", 4, 27)
    'Ngân sách nhà nước'
    """
    words = _BEFORE_NUMBER.sub("", text[start:end])
    return " ".join(words.replace("*", " ").split()).strip(' ,;:._“”"') or None


_NAMED_BEHIND = re.compile(rf"\s+[-–]\s+(?=[{UPPER}])")


def name_behind(text: str, start: int, end: int) -> Subject | None:
    """Return what a law is called behind its number: "Luật số 80/2015/QH13 - Ban hành văn bản quy phạm pháp luật"."""
    dash = _NAMED_BEHIND.match(text, start, end)
    if dash is None or _names_body(text, dash.end()):
        return None
    return trim_subject(text, dash.end(), find_end(text, dash.end(), min(end, dash.end() + _LIMIT), nested=False), None)


def read_subject_after(
    text: str, start: int, end: int, nested: bool, body: str | None, whole: bool = False
) -> Subject | None:
    """Return the words after a number's date and issuer, within its sentence; ``body`` is whom its symbol names.

    ``whole``: the document is told as issued, so that all that it carries out is of its subject.

    >>> t = "846/QĐ-UBND ngày 17/11/2017 ban hành Quy định phối hợp, trong đó"
    >>> read_subject_after(t, 27, len(t), False, "UBND").text
    'Quy định phối hợp'
    """
    if bracketed := _BRACKETED.match(text, start, end):
        return trim_subject(text, bracketed.end(), find_end(text, bracketed.end(), end, nested, whole), body)
    begin = _skip_to_subject(text, _skip_parenthesis(text, start, end), end)
    intro = INTRO.match(text, begin, end)
    if intro:
        begin = intro.end()
        if _NO_TITLE.match(text, begin, end):
            return None
    else:
        begin = marks.end() if (marks := _MARKS.match(text, begin, end)) is not None else begin
        first = text[begin : begin + 1]
        really = _REALLY_ABOUT.match(text, begin, end)
        titled = first.isupper() or (first and first in OPENING) or really or _ABOUT_VERB.match(text, begin, end)
        if not titled or (NOT_ABOUT.match(text, begin) and not really):
            return None
        if _names_body(text, begin) or _PLACED.match(text, begin, end):
            return None
        if own := _OWN_TYPE.match(text, begin, end):
            intro = INTRO.match(text, own.end(), end)
            begin = intro.end() if intro else own.end()
    stop = find_end(text, begin, min(end, begin + _LIMIT), nested, whole)
    return trim_subject(text, begin, stop, body)


_MARKS = re.compile(r"[\s*_]*")
_NO_TITLE = re.compile(
    r"(?:(?:kèm\s+)?theo(?!\s+dõi)|tại|giao\s+(?:UBND|Ủy ban|Uỷ ban|Bộ|Sở)|trường hợp)\s", re.IGNORECASE
)
"""What an act says or where it was approved, and no title: "phê duyệt tại Quyết định", "quy định trường hợp"."""
_BRACKETED = re.compile(
    r"[\s*_]*\([\s*_]*(?:(?:[Vv]/[Vv]|[Vv]ề việc|[Vv]ề)[\s*_:]+"
    r"|(?=(?:Đề án|Chương trình|Chiến lược|Quy hoạch|Quy chế|Danh mục|Phương án)\s[^()\d]{4,200}\)))"
)
_CONGRESS = re.compile(
    r",?\s+\(?kh(?:óa|oá)\s+[IVXLC]+\)?(?:,?\s+(?:tại\s+)?kỳ họp\s+(?:(?:thứ|lần)\s+)?\w+)?(?=[\s,])", re.IGNORECASE
)
_DASHED = re.compile(r"[\s*_]*(?:\s[-–]|[:–])[\s*_]+(?=(?:v/v|về việc|về)\s)", re.IGNORECASE)
_MARKED = re.compile(
    r"\s*:\s+(?=(?:Phê duyệt|Quy định|Công bố)\s\D)|\s+[-–]\s+"
    r"(?=(?:Phê duyệt|Quy định|Ban hành|Công bố|Hướng dẫn|Sửa đổi|Bãi bỏ|Thành lập|Kiện toàn|Giao)\s)"
)
_ADDRESSED = re.compile(
    r"[\s,]+gửi\s+(?:(?!\b(?:để|nhằm|xem xét|tổng hợp)\b)[^;.:()\d]|\d{1,2}(?=\s)){2,160}?\s+"
    r"(?=(?:v/v|về việc|về|đề nghị|yêu cầu|hướng dẫn|trả lời|xin ý kiến)\s)",
    re.IGNORECASE,
)


def is_told_in_brackets(text: str, at: int) -> bool:
    """Tell whether brackets right here say what it is about: "215/SCT-VP (v/v góp ý dự thảo) ngày 05/01/2024"."""
    return _BRACKETED.match(text, at) is not None


def skip_addressee(text: str, start: int, end: int) -> int:
    """Return the place past the addressee of a letter, where what it is about follows: " gửi các sở về việc góp ý"."""
    match = _ADDRESSED.match(text, start, end)
    return match.end() if match else start


def _skip_to_subject(text: str, start: int, end: int) -> int:
    """Skip a dash or a colon before what says what it is about: " - Về việc", ": Quy định"."""
    if congress := _CONGRESS.match(text, start, end):
        start = congress.end()
    match = _DASHED.match(text, start, end) or _MARKED.match(text, start, end)
    return match.end() if match else start


_PLACED = re.compile(
    rf"[{UPPER}]\w+(?:\s+[{UPPER}]\w+){{0,3}},\s+ngày\s+\d"
)  # "Hà Nội, ngày 05 tháng 6" below a number
_OWN_TYPE = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị)\s+"
    r"(?=(?:quy định|ban hành|về|sửa đổi|bổ sung|hướng dẫn|bãi bỏ|thay thế|phê duyệt)\s)"
)
"""Its own type again, before what it is about: "137/2021/TT-BQP Thông tư sửa đổi"."""


def _names_body(text: str, at: int) -> bool:
    words = text[at : at + 60]
    return read_issuer_at(words, fold(words), 0) is not None


_OPENED = re.compile(r"\s*\(")


def _skip_parenthesis(text: str, start: int, end: int) -> int:
    """Skip what stands between the issuer and the subject: "(thay thế Kế hoạch số ...)"."""
    if _OPENED.match(text, start, start + 3) is None:
        return start
    depth = 0
    for at in range(start, min(end, start + 300)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0 and text[at] == ")":
            return at + 1
    return start


def trim_subject(text: str, begin: int, stop: int, body: str | None) -> Subject | None:
    """Return the subject without marks and blanks at its ends; None when nothing is left."""
    words = text[begin:stop]
    issuer = _find_issuer_tail(words, body)
    if issuer is not None:
        words = words[: issuer[0]]
    cleaned = " ".join(words.replace("*", " ").split()).strip(" ,;:./_")
    if cleaned[:1] in OPENING and cleaned[-1:] in ("”", '"', "’"):
        cleaned = _SPOKEN.sub("", cleaned[1:-1].strip(" *"))
    cleaned = cleaned.strip("“”") if cleaned.count("“") != cleaned.count("”") else cleaned
    cleaned = _DANGLING.sub("", cleaned) if cleaned.endswith(_ENDS_OPEN) else cleaned
    cleaned = cleaned.strip('"') if cleaned.count('"') % 2 else cleaned
    if len(cleaned) <= 2 or _SELF.search(cleaned):
        return None
    return Subject(cleaned, begin, begin + len(words), begin + issuer[1] if issuer else None)


def strip_subject(words: str) -> str | None:
    """Return a subject that stands alone, as in a cell: without "Về việc" before it.

    >>> strip_subject("Về việc **tiếp cận** điện năng.")
    'tiếp cận điện năng'
    """
    intro = INTRO.match(words)
    found = trim_subject(words, intro.end() if intro else 0, len(words), None)
    return found.text if found else None


_DANGLING = re.compile(
    r"(?:\s+(?:và|của|các|cho|về|với|đối với|hoặc|tại)|(?<!theo)(?<!phạm)(?<!các)(?<!những)(?<!đúng)(?<!ngoài)(?<!số)"
    r"\s+quy định)+$"
)  # of a title that the page cuts
_ENDS_OPEN = (" và", " của", " các", " cho", " về", " với", " hoặc", " tại", " quy định")
_SPOKEN = re.compile(r"^(?:v/v|về việc|về)\s+", re.IGNORECASE)
_SELF = re.compile(r"(?:nghị định|quyết định|thông tư|kế hoạch|nghị quyết|văn bản) này\b", re.IGNORECASE)
_OF = re.compile(rf"\s+của\s+(?=[{UPPER}])")
_OF_NESTED = re.compile(
    r"\d[\w.]*\s?[/-]\s?(?:\d{4}\s?[/-]\s?)?[A-ZĐ][\w.&/ -]{1,30}?"
    r"(?:,?\s+(?:ngày\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?$"
)
"""Whose issuer follows, where a number ends the words: "… ban hành kèm theo Quyết định số 28/2016/QĐ-UBND của UBND"."""
_NEAR = 80  # characters of a number and its date
_MANAGED = re.compile(
    r"thuộc\s+(?:phạm vi|thẩm quyền|lĩnh vực)[^,;.]{0,60}$|(?:tổ chức bộ máy|cơ cấu tổ chức|nhiệm vụ|quyền hạn)$"
)
"""What a body's name goes on with: "thuộc phạm vi quản lý nhà nước của Bộ X" tells what it manages, not who issued."""


def _find_issuer_tail(words: str, body: str | None) -> tuple[int, int] | None:
    """Return (where " của <issuer>" begins, where the issuer does) when the body that the symbol names ends
    the words.
    """
    last = None
    for match in _OF.finditer(words):
        last = match
    if last is None or body is None or _MANAGED.search(words, 0, last.start()):
        return None
    if _OF_NESTED.search(words, max(0, last.start() - _NEAR), last.start()):
        return None
    stated = read_issuer_at(words, fold(words), last.end())
    if stated is None or stated.name != body or words[stated.end :].strip(" .,;*_/\n"):
        return None
    return last.start(), last.end()
