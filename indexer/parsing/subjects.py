"""What a cited document is about (trích yếu), as the sentence states it after or before the number.

One leading "về việc / về / ban hành / phê duyệt / quy định" is dropped, other verbs stay; the subject ends with
its clause; a trailing "của <issuer>" is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.parsing.issuers import read_issuer_at
from indexer.text.folding import UPPER, fold

_TYPES = (
    r"(?:quyết định|kế hoạch|nghị quyết|nghị định|thông tư|chỉ thị|công văn|văn bản|kết luận|thông báo"
    r"|quy chế|quy định|chương trình|báo cáo|tờ trình|đề án|hướng dẫn|công điện|thông tri|phương án|luật|pháp lệnh"
    r"|thông tư liên tịch|thông tư liên bộ|nghị quyết liên tịch|văn bản hợp nhất|bộ luật|sắc lệnh|kế hoạch liên tịch)"
)
INTRO = re.compile(
    r"[\s*_]*(?:,\s*)?(?:v/v|về việc|về|ban hành(?! kèm)|phê duyệt|quy đ[ịi]nh(?:\s+về)?(?!,))[\s*_:]+", re.IGNORECASE
)
NOT_ABOUT = re.compile(
    r"(?:của|với|và|để|nhằm|thì|đã|được|là|có|còn|trong|theo|tại|gửi|cho|đến|từ|do|bởi|góp phần|thúc đẩy"
    r"|này|nêu|nói|như"
    r"|nếu|trên|dưới|bằng|kèm|khi|thay thế(?!,? (?:và )?(?:bãi bỏ|sửa đổi|bổ sung|một số))"
    r"|đang|sẽ|hiện|cũng|vào|so với|nhưng|mà|hoặc|hay|thay cho"
    r"|hết hiệu lực|bị|làm|số"
    r"|ngày|tháng|năm|chỉ|không|chưa|nên|vì|vẫn|phải|cần|ra|lên|xuống|đối với|gắn với|nay|trước|sau"
    r"|tiếp tục|qua|ban hành kèm"
    r"|vừa|kể từ|đạt|hoàn thành|gồm|tăng|giảm|chiếm|xong|kết thúc|áp dụng|ghi|thiếu|chậm|nhưng|mới|cùng"
    r"|các|những|một số|điều(?! (?:động|chỉnh|chuyển|tra|phối))|khoản|chính thức)(?!\w)",
    re.IGNORECASE,
)
_BODY_NEXT = re.compile(
    r",\s+(?=(?:Sở|Giám đốc|Chủ tịch|Phó Chủ tịch|Phó Thủ tướng|Thủ tướng|Bộ trưởng|Thứ trưởng|Chính phủ"
    r"|UBND|Ủy ban|Uỷ ban|Đảng ủy|Đảng uỷ|HĐND|Trung tâm|Bộ|Văn phòng|Các phòng)\s"
    r"|(?:Tổng cục|Chi cục|Cục|Thuế|Kho bạc|Bảo hiểm xã hội|Thanh tra|Ban|Hội đồng|Viện|Công ty)\s[^,;.]{0,60}?"
    r"\b(?:có ý kiến|có công văn|có văn bản|đề nghị|yêu cầu|báo cáo|trả lời|thông báo|hướng dẫn|đã|kính)\b)"
    r"|\s+và\s+(?=(?:Chiến lược|Quy hoạch|Đề án|Chương trình)\s[^;.:()]{5,200}?\scủa\s+"
    r"(?:Thủ tướng Chính phủ|Chính phủ|Bộ Chính trị|Ban Bí thư|Quốc hội|UBND|HĐND)\b)"
)
_ABOUT_VERB = re.compile(
    r"(?:đôn đốc|chỉ đạo|xin ý kiến|lấy ý kiến|phúc đáp"
    r"|giao|tham gia|góp ý|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|đính chính|hợp nhất"
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
_END = re.compile(
    r";|\s\||\s*(?:\.\.\.|…)|\s+(?=thì\s|bao gồm\s*:|gồm\s*:)|\s+và\s+(?=số\s+\d+[/-])|,\s+(?=số\s+\d+[/-])"
    rf"|,\s+(?=(?:và\s+)?(?:các\s+)?{_TYPES}\s+(?:số\s+)?\d)|\s+và\s+(?=(?:các\s+)?{_TYPES}\s+(?:số\s+)?\d)"
    r"|,?\s+(?=kể từ ngày|trong đó|theo đó|qua đó|góp phần|có hiệu lực"
    r"|được (?:ban hành|phê duyệt) (?:kèm|theo|tại|ngày|bởi|năm|vào)"
    r"|được (?:sửa đổi|bổ sung|thay thế)(?:,? (?:và )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ))*"
    r"(?: một số điều)? (?:bởi|bằng|tại|theo|năm|ngày)"
    r"|đã được|hiện nay)"
    r"|,?\s+(?=(?:cần|phải|nên)(?:\s+(?:thiết|phải|được|xem xét))*"
    r"\s+(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)\b)"
    r"|,?\s+(?=hết hiệu lực(?: thi hành)?(?: kể)? từ\b)"
    r"|,\s+(?=(?:trên địa bàn|toàn tỉnh|cả nước)\s[^,;.:]{2,60}?\s(?:hình thành|sẽ|đã|phấn đấu|đạt)\b)"
    r"|,?\s+(?=(?:(?:được|có|thì) [^,;:]{1,30} )?như sau\b)"
    r"|,\s+(?=dưới sự (?:chỉ đạo|lãnh đạo|điều hành|hướng dẫn)\b)"
    r"|,\s+(?=(?:trình(?! (?:tự|độ|diễn|bày)\b)|gửi|nhằm|tạo|thúc đẩy|trên cơ sở|đồng thời|cụ thể|có \d+"
    r"|gắn với|đảm bảo|bảo đảm"
    r"|với|tiếp tục|từ đó|do|nhưng|để|làm(?! thêm\b)|sau|đến nay|đã)(?!\w))"
    rf"|\s+(?=thay thế\s+(?:các\s+|cho\s+)?(?:{_TYPES}|quyết)\s)|\s+(?=theo (?:quy định|hướng dẫn|chỉ đạo"
    rf"|đúng|tinh thần)\b)"
    rf"|,\s+(?=(?:thực hiện|triển khai|căn cứ)\s+(?:các\s+)?{_TYPES}\s+(?:số\s+)?\d)"
    r"|\s+và\s+(?=các\s+(?:văn bản|quy định)\s)"
    rf"|\s+và\s+(?=bãi bỏ một phần\s+(?:các\s+)?{_TYPES}\s)"
    rf"|\s+và\s+(?=(?:hơn\s+)?\d+\s+năm\s+(?:thực hiện|triển khai|thi hành)\b)"
    rf"|,\s+(?=được\s+(?:thực hiện|hưởng|áp dụng)\s)|\s+(?=trên cơ sở\s+(?:các\s+)?{_TYPES}\s)"
    rf"|\s+(?=tại\s+(?:các\s+)?{_TYPES}\s+(?:số|sô)?\s*\d)|,\s*(?=\d+\.\s)"
)
_ASIDE = re.compile(
    r"[\s,]*\((?:sau khi|gửi kèm|Chỉ số|thay thế|(?:đã )?(?:được|bị) |sửa đổi|bổ sung|hết hiệu lực|đối với|sau đây|gọi"
    r"|viết tắt|kèm|có|trong đó|chi tiết|\d)",
    re.IGNORECASE,
)
_OPEN = '“"‘'
_CLOSE = {"“": "”", '"': '"', "‘": "’"}
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
    if dash is None or _names_a_body(text, dash.end()):
        return None
    return trim_subject(text, dash.end(), _end(text, dash.end(), min(end, dash.end() + _LIMIT), nested=False), None)


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
        return trim_subject(text, bracketed.end(), _end(text, bracketed.end(), end, nested, whole), body)
    begin = _skip_to_subject(text, _skip_parenthesis(text, start, end), end)
    intro = INTRO.match(text, begin, end)
    if intro:
        begin = intro.end()
    else:
        begin += len(re.match(r"[\s*_]*", text[begin:end])[0])  # type: ignore[index]
        first = text[begin : begin + 1]
        really = _REALLY_ABOUT.match(text, begin, end)
        titled = first.isupper() or (first and first in _OPEN) or really or _ABOUT_VERB.match(text, begin, end)
        if not titled or (NOT_ABOUT.match(text, begin) and not really):
            return None
        if _names_a_body(text, begin) or _PLACED.match(text, begin, end):
            return None
        if own := _OWN_TYPE.match(text, begin, end):
            intro = INTRO.match(text, own.end(), end)
            begin = intro.end() if intro else own.end()
    stop = _end(text, begin, min(end, begin + _LIMIT), nested, whole)
    return trim_subject(text, begin, stop, body)


_BRACKETED = re.compile(
    r"[\s*_]*\([\s*_]*(?:(?:[Vv]/[Vv]|[Vv]ề việc|[Vv]ề)[\s*_:]+"
    r"|(?=(?:Đề án|Chương trình|Chiến lược|Quy hoạch|Quy chế|Danh mục|Phương án)\s[^()\d]{4,200}\)))"
)
_CONGRESS = re.compile(r",?\s+\(?kh(?:óa|oá)\s+[IVXLC]+\)?(?=\s)", re.IGNORECASE)
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
    """Past the addressee of a letter, where what it is about follows: " gửi các sở về việc góp ý"."""
    match = _ADDRESSED.match(text, start, end)
    return match.end() if match else start


def _skip_to_subject(text: str, start: int, end: int) -> int:
    """Past a dash or a colon before what says what it is about: " - Về việc", ": Quy định"."""
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


def _names_a_body(text: str, at: int) -> bool:
    words = text[at : at + 60]
    return read_issuer_at(words, fold(words), 0) is not None


def _skip_parenthesis(text: str, start: int, end: int) -> int:
    """Past "(thay thế Kế hoạch số ...)" between the issuer and the subject."""
    match = re.match(r"\s*\(", text[start : start + 3])
    if not match:
        return start
    depth = 0
    for at in range(start, min(end, start + 300)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0 and text[at] == ")":
            return at + 1
    return start


_NEXT_ACT = re.compile(rf"(?:,|\s+(?P<and>và))\s+(?:và\s+)?(?:các\s+)?(?P<type>{_TYPES})\s+(?:số\s+)?\d")
_AMENDS = ("sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "đính chính")
_CARRIES_OUT = ("triển khai", "thực hiện", "phổ biến", "tuyên truyền", "quán triệt", "hướng dẫn thực hiện")


def _goes_on(lowered: str, at: int, whole: bool) -> bool:
    """Whether another act is still of the subject: "sửa đổi một số điều của Nghị định A và Nghị định B"."""
    match = _NEXT_ACT.match(lowered, at)
    if match is None:
        return False
    if lowered.startswith(_AMENDS):
        if match["and"] is None:
            return False
        return re.search(rf"(?:của|đổi|sung|bỏ|thế|các)\s+{match['type']}\s", lowered[:at]) is not None
    return whole and lowered.startswith(_CARRIES_OUT) and re.search(rf"{_TYPES}\s", lowered[:at]) is not None


def _ends_at(text: str, lowered: str, begin: int, at: int, whole: bool) -> bool:
    if lowered.startswith(_AMENDS) and lowered.startswith(" và bãi bỏ một phần", at):
        return False  # an act that amends one and ends a part of another is about both
    if _END.match(lowered, at) or _BODY_NEXT.match(text, begin + at):
        return not (_goes_on(lowered, at, whole) or (lowered[at] == ";" and not whole and _is_enumerated(lowered, at)))
    return False


_MEMBER = re.compile(
    rf"\s*(?!(?:và\s+)?(?:các\s+)?{_TYPES}\b|{NOT_ABOUT.pattern}|(?:sở|ubnd|hđnd|uỷ ban|ủy ban|bộ|cục|phòng|căn cứ|xét"
    r"|số|thực hiện|tổ chức|triển khai|chỉ đạo|phối hợp|tham mưu|xây dựng|rà soát|chủ động|đồng thời|đề nghị)\s)"
    r"(?=[^\W\d_])[^;:|%\d()]{3,200}?\s*(?=;|\.?[\s*_/]*$)"
)
_ANOTHER_ACT = re.compile(rf"\s*[*_+-]*\s*(?:và\s+)?(?:các\s+)?{_TYPES}\s")


def _is_enumerated(lowered: str, at: int) -> bool:
    """Whether a title goes on behind ";": "quy định phí công chứng; phí chứng thực; lệ phí cấp thẻ công chứng viên".

    Its further members hold no number and no verb of a report, and another act or the end of the sentence follows.
    """
    if len(lowered[:at].strip()) < _FEW or lowered[:at].rstrip(" *")[-1:].isdigit():
        return False
    place = at
    while place < len(lowered) and lowered[place] == ";":
        if _ANOTHER_ACT.match(lowered, place + 1):
            return place > at
        member = _MEMBER.match(lowered, place + 1)
        if member is None:
            return not lowered[place + 1 :].strip(" .*_/\n;") and place > at
        place = member.end()
    return True


_FEW = 8  # characters of what may be the first member


def _end(text: str, begin: int, end: int, nested: bool, whole: bool = False) -> int:
    """Where the clause that begins at ``begin`` ends; quotes and parentheses are not looked into."""
    lowered = text[begin:end].lower()
    at, depth, closing = 0, 0, ""
    while at < len(lowered):
        character = lowered[at]
        if closing:
            if character == closing:
                closing = ""
                if nested or at == len(lowered) - 1 or lowered[:1] in _OPEN or lowered[1:2] in _OPEN:
                    return begin + at + 1
            at += 1
            continue
        if character in _OPEN and _CLOSE[character] in lowered[at + 1 :]:
            closing = _CLOSE[character]
        elif character == "(":
            if depth == 0 and _ASIDE.match(lowered, at):
                return begin + at
            depth += 1
        elif character == ")":
            if depth == 0:
                return begin + at
            depth -= 1
        elif depth == 0 and character in ";, \n\t" and _ends_at(text, lowered, begin, at, whole):
            return begin + at
        at += 1
    return end


def trim_subject(text: str, begin: int, stop: int, body: str | None) -> Subject | None:
    words = text[begin:stop]
    issuer = _issuer_tail(words, body)
    if issuer is not None:
        words = words[: issuer[0]]
    cleaned = " ".join(re.sub(r"\*+", " ", words).split()).strip(" ,;:./_")
    if cleaned[:1] in _OPEN and cleaned[-1:] in ("”", '"', "’"):
        cleaned = _SPOKEN.sub("", cleaned[1:-1].strip(" *"))
    cleaned = cleaned.strip("“”") if cleaned.count("“") != cleaned.count("”") else cleaned
    cleaned = _DANGLING.sub("", cleaned)
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


_DANGLING = re.compile(r"(?:\s+(?:và|của|các|cho|về|với|đối với|hoặc|tại))+$")  # of a title that the page cuts
_SPOKEN = re.compile(r"^(?:v/v|về việc|về)\s+", re.IGNORECASE)
_SELF = re.compile(r"(?:nghị định|quyết định|thông tư|kế hoạch|nghị quyết|văn bản) này\b", re.IGNORECASE)
_OF = re.compile(rf"\s+của\s+(?=[{UPPER}])")
_MANAGED = re.compile(r"thuộc\s+(?:phạm vi|thẩm quyền|lĩnh vực)[^,;.]{0,60}$")
"""What a body's name goes on with: "thuộc phạm vi quản lý nhà nước của Bộ X" tells what it manages, not who issued."""


def _issuer_tail(words: str, body: str | None) -> tuple[int, int] | None:
    """(where " của <issuer>" begins, where the issuer does) when the body that the symbol names ends the words."""
    last = None
    for match in _OF.finditer(words):
        last = match
    if last is None or body is None or _MANAGED.search(words, 0, last.start()):
        return None
    stated = read_issuer_at(words, fold(words), last.end())
    if stated is None or stated.name != body or words[stated.end :].strip(" .,;*_/\n"):
        return None
    return last.start(), last.end()
