"""Where a subject ends: with its clause, where another act, a body or what the sentence goes on with begins."""

from __future__ import annotations

import re

TYPES = (
    r"(?:quyết định|kế hoạch|nghị quyết|nghị định|thông tư|chỉ thị|công văn|văn bản|kết luận|thông báo"
    r"|quy chế|quy định|chương trình|báo cáo|tờ trình|đề án|hướng dẫn|công điện|thông tri|phương án|luật|pháp lệnh"
    r"|thông tư liên tịch|thông tư liên bộ|nghị quyết liên tịch|văn bản hợp nhất|bộ luật|sắc lệnh|kế hoạch liên tịch)"
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
    r"|xét đề nghị|giao các|trường hợp"
    r"|các|những|một số|điều(?! (?:lệ|động|chỉnh|chuyển|tra|phối))|khoản|chính thức)(?!\w)",
    re.IGNORECASE,
)
_BODY_BEFORE = re.compile(r"\scủa\s+(?:hội đồng nhân dân|hđnd|chính phủ|quốc hội|bộ|sở|ubnd)$")
"""A body in a list of some: "nhiệm vụ, quyền hạn của Hội đồng nhân dân, Ủy ban nhân dân tỉnh"."""
_BODY_NEXT = re.compile(
    r",\s+(?=(?:Sở|Giám đốc|Chủ tịch|Phó Chủ tịch|Phó Thủ tướng|Thủ tướng|Bộ trưởng|Thứ trưởng|Chính phủ"
    r"|UBND|Ủy ban|Uỷ ban|Đảng ủy|Đảng uỷ|HĐND|Trung tâm|Bộ|Văn phòng|Các phòng)\s"
    r"|(?:Tổng cục|Chi cục|Cục|Thuế|Kho bạc|Bảo hiểm xã hội|Thanh tra|Ban|Hội đồng|Viện|Công ty)\s[^,;.]{0,60}?"
    r"\b(?:có ý kiến|có công văn|có văn bản|đề nghị|yêu cầu|báo cáo|trả lời|thông báo|hướng dẫn|đã|kính)\b)"
    r"|\s+và\s+(?=(?:Chiến lược|Quy hoạch|Đề án|Chương trình)\s[^;.:()]{5,200}?\scủa\s+"
    r"(?:Thủ tướng Chính phủ|Chính phủ|Bộ Chính trị|Ban Bí thư|Quốc hội|UBND|HĐND)\b)"
)
_KINDS = r"(?:hành động|thực hiện|kiểm tra|thanh tra|công tác|phối hợp|chuyên đề)"
_NUMBERED = rf"{TYPES}\s+(?:{_KINDS}\s+)?(?:số\s+)?\d"
_AFTER_BLANK = (
    r"thì\s|bao gồm\s*:|gồm\s*:|với tổng số\s|thành các\s+(?:chương trình|nhiệm vụ|kế hoạch)\s"
    r"|gửi\s+(?:ubnd|ủy ban|uỷ ban|sở|bộ|cục|các)\s|theo (?:quy định|hướng dẫn|chỉ đạo|đúng|tinh thần)\b"
    rf"|thay thế\s+(?:các\s+|cho\s+)?(?:{TYPES}|quyết)\s|trên cơ sở\s+(?:các\s+)?{TYPES}\s"
    rf"|tại\s+(?:các\s+)?{TYPES}\s+(?:số|sô)?\s*\d|liên kết/|tải về(?!\w)|xem chi tiết(?!\w)"
    r"|do\s+(?:chủ tịch|bộ trưởng|thủ tướng|ubnd|ủy ban|uỷ ban|hđnd|hội đồng|bộ|chính phủ|quốc hội|tỉnh|thành phố|sở"
    r"|giám đốc)\s[^;,.]{2,80}?\sban hành[\s.;]*$"
)
_AFTER_AND = (
    rf"số\s+\d+[/-]|(?:các\s+)?{_NUMBERED}|để\s|kết luận\s+(?:tại|của)\s"
    r"|các\s+(?:văn bản|quy định|đề án về|chương trình về)\s"
    rf"|(?:điểm|khoản|điều)\s[\w, ]{{1,30}}?(?:của\s+)?{_NUMBERED}"
    rf"|bãi bỏ một phần\s+(?:các\s+)?{TYPES}\s|(?:hơn\s+)?\d+\s+năm\s+(?:thực hiện|triển khai|thi hành)\b"
)
_AFTER_COMMA = (
    rf"số\s+\d+[/-]|(?:và\s+)?(?:các\s+)?{_NUMBERED}|xác định\s+(?:rõ|cụ thể)\s|với tổng số\s|hiện nay"
    r"|(?:trên địa bàn|toàn tỉnh|cả nước)\s[^,;.:]{2,60}?\s(?:hình thành|sẽ|đã|phấn đấu|đạt)\b"
    r"|dưới sự (?:chỉ đạo|lãnh đạo|điều hành|hướng dẫn)\b|được\s+(?:thực hiện|hưởng|áp dụng)\s"
    r"|(?:trình(?! (?:tự|độ|diễn|bày)\b)|gửi|nhằm|tạo|thúc đẩy|trên cơ sở|đồng thời|cụ thể|có \d+"
    r"|gắn với|đảm bảo|bảo đảm"
    r"|với|tiếp tục|từ đó|do|nhưng|để|làm(?! thêm\b)|sau|đến nay|đã)(?!\w)"
    rf"|(?:thực hiện|triển khai|căn cứ)\s+(?:các\s+)?{TYPES}\s+(?:số\s+)?\d"
    r"|việc\s[^,;:.]{3,120}?\s(?:được|phải|do|thuộc)\s"
)
_AFTER_EITHER = (
    r"kể từ ngày|trong đó|theo đó|qua đó|góp phần|có hiệu lực|đã được"
    r"|được (?:ban hành|phê duyệt) (?:kèm|theo|tại|ngày|bởi|năm|vào)"
    r"|được (?:sửa đổi|bổ sung|thay thế)(?:,? (?:và )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ))*"
    r"(?: một số điều)? (?:bởi|bằng|tại|theo|năm|ngày)"
    r"|(?:cần|phải|nên)(?:\s+(?:thiết|phải|được|xem xét))*\s+(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)\b"
    r"|hết hiệu lực(?: thi hành)?(?: kể)? từ\b|(?:(?:được|có|thì) [^,;:]{1,30} )?như sau\b"
)
_END = re.compile(
    rf";|\s\||\s*(?:\.\.\.|…)|\s+(?=và\s+(?:{_AFTER_AND})|{_AFTER_BLANK}|{_AFTER_EITHER})"
    rf"|,\s+(?={_AFTER_COMMA}|{_AFTER_EITHER})|,\s*(?=\d+\.\s)"
    r"|(?<!tình\shình)(?<!giai\sđoạn)(?<!điều\skiện)(?<!bối\scảnh)\s+(?=hiện nay(?!\w))"
    rf"|(?<=:)\s+(?={_NUMBERED})|(?<=[\"”])\s+(?=nhưng\s)"
)
"""What ends a subject: some words behind a blank, some behind a comma alone, some behind either."""
_ASIDE = re.compile(
    r"[\s,]*\((?:sau khi|gửi kèm|Chỉ số|thay thế|(?:đã )?(?:được|bị) |sửa đổi|bổ sung|(?:hết |có )?hiệu lực|đối với"
    r"|sau đây|gọi|viết tắt|kèm|có|trong đó|chi tiết|áp dụng từ|(?:triển khai )?thực hiện |\d"
    rf"|{TYPES}\s(?:số\s)?\d)",
    re.IGNORECASE,
)
OPENING = '“"‘'
_CLOSE = {"“": "”", '"': '"', "‘": "’"}
_PLACE = re.compile(r"[“”\"‘’();, \n\t]")
_NEXT_ACT = re.compile(rf"(?:,|\s+(?P<and>và))\s+(?:và\s+)?(?:các\s+)?(?P<type>{TYPES})\s+(?:{_KINDS}\s+)?(?:số\s+)?\d")
_DETAILS = ("chi tiết", "quy định chi tiết", "hướng dẫn", "một số biện pháp", "biện pháp")
_PROVISION_OF = re.compile(r"(?:điều|khoản|điểm|mục) [\da-z]{1,3}$")
_AMENDS = ("sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "đính chính")
_CARRIES_OUT = ("triển khai", "thực hiện", "phổ biến", "tuyên truyền", "quán triệt", "hướng dẫn thực hiện")


_OWN_YEAR = re.compile(r"\d/((?:19|20)\d\d)/[^/\n;]{2,60}(?:/[^/\n;]{1,4}){0,2}[^/\n;]{0,80}$")
_OWN_NEAR = 160  # characters of the number, day and body before a subject
_YEAR_OF_NEXT = re.compile(r"\d+/((?:19|20)\d\d)/")


def _continues_subject(text: str, lowered: str, begin: int, at: int, whole: bool) -> bool:
    """Tell whether another act is still of the subject: "sửa đổi một số điều của Nghị định A và Nghị định B".

    What is of a later year than the act that has the subject is none that it amends.
    """
    match = _NEXT_ACT.match(lowered, at)
    if match is None:
        return _continues_with_provision(lowered, at)
    own = _OWN_YEAR.search(text, max(0, begin - _OWN_NEAR), begin)
    later = _YEAR_OF_NEXT.match(lowered, match.end() - 1)
    if own is not None and later is not None and later[1] > own[1]:
        return False
    if lowered.startswith(_AMENDS):
        if match["and"] is None:
            return _PROVISION_OF.search(lowered, max(0, at - 12), at) is not None
        return re.search(rf"(?:của|đổi|sung|bỏ|thế|các)\s+{match['type']}\s", lowered[:at]) is not None
    if match["and"] and lowered.startswith(_DETAILS):
        return re.search(rf"(?:của|thi hành|hướng dẫn)\s+{TYPES}\s[^,;.()]*$", lowered[:at]) is not None
    return whole and lowered.startswith(_CARRIES_OUT) and re.search(rf"{TYPES}\s", lowered[:at]) is not None


_NEXT_PROVISION = re.compile(r"\s+và\s+(?:điểm|khoản|điều)\s")
_OF_PROVISION = re.compile(rf"(?:điểm|khoản|điều) [\da-zđ]{{1,3}} (?:của )?{TYPES}\s")


def _continues_with_provision(lowered: str, at: int) -> bool:
    """Tell whether it amends provisions of one act, and then of another: "sửa đổi Điều 3 Thông tư A và Điều 5 …"."""
    following = _NEXT_PROVISION.match(lowered, at)
    return following is not None and lowered.startswith(_AMENDS) and _OF_PROVISION.search(lowered, 0, at) is not None


_OF_DRAFT = re.compile(rf"dự thảo\s+{TYPES}$")
_DRAFT = 40  # characters of a draft's type


def _ends_subject_at(text: str, lowered: str, begin: int, at: int, whole: bool) -> bool:
    if _END.match(lowered, at) or (_BODY_NEXT.match(text, begin + at) and not _BODY_BEFORE.search(lowered, 0, at)):
        if lowered.startswith(" thay thế ", at) and _OF_DRAFT.search(lowered, max(0, at - _DRAFT), at):
            return False  # "góp ý dự thảo Thông tư thay thế Thông tư số 19/2016/TT-BXD"
        if lowered.startswith(" và bãi bỏ một phần", at) and lowered.startswith(_AMENDS):
            return False  # an act that amends one and ends a part of another is about both
        return not (
            _continues_subject(text, lowered, begin, at, whole)
            or (lowered[at] == ";" and not whole and _is_enumerated(lowered, at))
        )
    return False


_MEMBER = re.compile(
    rf"\s*(?!(?:và\s+)?(?:các\s+)?{TYPES}\b|{NOT_ABOUT.pattern}|(?:sở|ubnd|hđnd|uỷ ban|ủy ban|bộ|cục|phòng|căn cứ|xét"
    r"|số|thực hiện|tổ chức|triển khai|chỉ đạo|phối hợp|tham mưu|xây dựng|rà soát|chủ động|đồng thời|đề nghị)\s)"
    r"(?=[^\W\d_])(?:[^;:|%\d()]|(?:giai đoạn|năm) (?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?){3,200}?\s*(?=;|\.?[\s*_/]*$)"
)
_ANOTHER_ACT = re.compile(rf"\s*[*_+-]*\s*(?:và\s+)?(?:các\s+)?{TYPES}\s")


def _is_enumerated(lowered: str, at: int) -> bool:
    """Tell whether a title goes on behind ";": "quy định phí công chứng; phí chứng thực; lệ phí cấp thẻ công chứng
    viên".

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


def find_end(text: str, begin: int, end: int, nested: bool, whole: bool = False) -> int:
    """Return where the clause that begins at ``begin`` ends; quotes and parentheses are not looked into.

    >>> t = "tiếp cận điện năng, trong đó giao Sở"; t[: find_end(t, 0, len(t), nested=False)]
    'tiếp cận điện năng'
    """
    lowered = text[begin:end].lower()
    depth, closing = 0, ""
    for place in _PLACE.finditer(lowered):
        at, character = place.start(), place[0]
        if closing:
            if character == closing:
                closing = ""
                if nested or at == len(lowered) - 1 or lowered[:1] in OPENING or lowered[1:2] in OPENING:
                    return begin + at + 1
            continue
        if character in OPENING and lowered.find(_CLOSE[character], at + 1) >= 0:
            closing = _CLOSE[character]
        elif character == "”" and depth == 0:
            return begin + at
        elif character == "(":
            if depth == 0 and _ASIDE.match(lowered, at):
                return begin + at
            depth += 1
        elif character == ")":
            if depth == 0:
                return begin + at
            depth -= 1
        elif depth == 0 and character in ";, \n\t" and _ends_subject_at(text, lowered, begin, at, whole):
            return begin + at
    return end
