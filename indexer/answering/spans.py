"""What can be an answer, found in a passage: amounts, percentages, dates, bodies, people. Rows with examples.

Patterns run on the text itself; a span is verbatim. What belongs to a document number, a date or a marker ("2.1.",
"Điều 5") is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.models import Citation
from indexer.text.folding import fold


@dataclass(frozen=True, slots=True)
class SpanForm:
    """``examples`` are (text, the span that must be found in it)."""

    name: str
    pattern: str
    examples: tuple[tuple[str, str], ...]


UNITS = (
    r"(?:(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|USD|kWh|MWp|MW|kV|tấn|ha|km2|km|m2|m3)\b|(?:triệu|tỷ|tỉ"
    r"|nghìn)\b|hồ sơ|lượt người|lượt|"
    r"TTHC|thủ tục hành chính|thủ tục|người làm việc|người|công chức|viên chức|biên chế|chỉ tiêu|lần"
    r"|ngày làm việc|ngày|tháng|năm|giờ|phút"
    r"|nhiệm vụ|văn bản|đề án|dự án|doanh nghiệp|cơ quan|đơn vị|phòng|thôn, bản|thôn|xã|huyện|chợ|siêu thị"
    r"|trung tâm thương mại|sản phẩm"
    r"|cuộc họp|cuộc|buổi|lớp|kỳ báo|kỳ|tin bài|ý kiến|kiến nghị|công trình|gian hàng|máy tính|tài sản|danh mục"
    r"|đảng viên|cán bộ|quyết định|kế hoạch|hội nghị|hội chợ|hội thảo|sáng kiến|mô hình|trường hợp|cơ sở|hộ|gói thầu"
    r"|đợt|vụ|tuổi|địa phương|tỉnh, thành phố|tỉnh|cụm công nghiệp|lao động|chi bộ|tài khoản|chữ ký số"
    r"|biên bản|điểm|bộ)"
)
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_D = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d"
_S = r"(?:\d{1,2}\s+)?tháng\s+\d{1,2}\s*(?:năm|/)\s*(?:19|20)\d\d"
_Q = r"(?:[Qq][uú][ýy]|[Qq]uí)\s+(?:I{1,3}V?|IV|[1-4])(?:\s*(?:/|năm|-)\s*(?:19|20)\d\d)?"
_NAME = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:[ \t]+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4}"
_HEAD = (
    r"UBND|Uỷ ban nhân dân|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Thủ tướng Chính phủ|Chính phủ|Quốc hội"
    r"|Văn phòng|Sở|Bộ|Công an"
    r"|Thanh tra|Phòng|Trung tâm|Chi cục|Cục|Tổng cục|Ban(?! hành)|Tỉnh uỷ|Tỉnh ủy|Thành ủy|Đảng ủy|Đảng uỷ"
    r"|Công ty|Đoàn|Tổ(?! chức)|Hội|Trường|Viện"
    r"|Bảo hiểm|Ngân hàng|Bệnh viện|Học viện|Đại học|Liên đoàn|Mặt trận|Tòa án|Toà án|Viện kiểm sát|Vụ|Tập đoàn"
    r"|Tổng công ty|Ủy ban|Uỷ ban|Đại sứ quán|Câu lạc bộ|Hợp tác xã|Nhà thầu|Khu Quản lý"
    r"|Báo|Đài|Pháp chế|Các phòng|Chủ tịch|Bộ trưởng|Giám đốc|Thường trực|Kho bạc"
)

AMOUNTS = (
    SpanForm(
        "amount",
        rf"(?<![\w/.,–-])(?P<span>{_NUMBER}(?:/{_NUMBER})?(?:\s?{UNITS}|(?=[A-ZĐ]{{2}}))?)(?![\w%]|[/.,:-]\d|\s?%)",
        (
            ("đã giải quyết: 6.073, trong đó", "6.073"),
            ("là 2.801,7 triệu đồng, hỗ trợ", "2.801,7 triệu đồng"),
            ("công suất đến 30MW;", "30MW"),
            ("hiện có 39/40 công chức", "39/40 công chức"),
            ("quá hạn 01 hồ sơ (lĩnh vực", "01 hồ sơ"),
            ("giải quyết ngay 09 kiến nghị.", "09 kiến nghị"),
        ),
    ),
)
RANKS = (
    SpanForm(
        "rank",
        rf"(?i:thứ hạng|hạng|vị trí|thứ)(?: thứ)?:?\s+(?P<span>\d{{1,3}}(?:/\d{{1,3}})?(?:\s{UNITS})?)(?![\w%]"
        rf"|[/.,]\d)",
        (("xếp thứ 24/34 địa phương, thấp hơn", "24/34 địa phương"), ("PCI xếp hạng 12.", "12")),
    ),
)
PERCENTAGES = (
    SpanForm(
        "percent",
        rf"(?<![\w/.,])(?P<span>(?:{_NUMBER}\s?%?\s?[-–]\s?)?{_NUMBER}\s?(?:%(?:\s?/\s?năm)?"
        r"|điểm phần trăm|phần trăm))",
        (
            ("chiếm khoảng 20 - 22% tổng vốn", "20 - 22%"),
            ("đạt 99,99 % đúng hạn", "99,99 %"),
            ("5,03%/năm cao hơn", "5,03%/năm"),
            ("tăng 9 điểm phần trăm", "9 điểm phần trăm"),
        ),
    ),
)
DATES = (
    SpanForm(
        "range",
        rf"(?P<span>[Tt]ừ (?:ngày )?(?:{_D}|{_Q}|\d{{1,2}}/\d{{1,2}})\s(?:[–-]\s)?đến (?:hết )?(?:ngày )?(?:{_D}"
        rf"|{_Q}))",
        (
            ("Từ Quý I đến Quý IV/2023", "Từ Quý I đến Quý IV/2023"),
            ("từ ngày 15/12/2022 đến 14/3/2023", "từ ngày 15/12/2022 đến 14/3/2023"),
        ),
    ),
    SpanForm(
        "day",
        rf"(?P<span>(?:[Nn]gày\s+)?{_D}|[Nn]gày\s+{_S})(?!\d)",
        (
            ("trước 20/11/2020", "20/11/2020"),
            ("kể từ ngày 01/06/2023.", "ngày 01/06/2023"),
            ("ngày 01 tháng 9 năm 2024", "ngày 01 tháng 9 năm 2024"),
        ),
    ),
    SpanForm(
        "month",
        rf"(?P<span>{_S}|{_Q}|tháng\s+\d{{1,2}}\s*/\s*(?:19|20)\d\d|ngày\s+\d{{1,2}} (?:hằng|hàng"
        rf"|của) tháng(?: cuối quý)?)",
        (
            ("Từ tháng 01/2019, Sở", "tháng 01/2019"),
            ("trong quý III/2023.", "quý III/2023"),
            ("trước ngày 14 của tháng cuối quý", "ngày 14 của tháng cuối quý"),
        ),
    ),
    SpanForm(
        "yearly",
        r"(?P<span>[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+(?:hằng|hàng|mỗi)\s+năm)?|[Nn]gày\s+\d{1,2}/\d{1,2})"
        r"(?!\s*(?:năm|/)\s*\d|\d)",
        (
            ("trước ngày 20 tháng 12 hằng năm.", "ngày 20 tháng 12 hằng năm"),
            ("gửi chậm nhất ngày 15/7.", "ngày 15/7"),
        ),
    ),
    SpanForm("year", r"(?P<span>năm\s+(?:19|20)\d\d)(?!\d)", (("vào năm 2023.", "năm 2023"),)),
)
BODIES = (
    SpanForm(
        "state", r"(?:do|bởi) (?P<span>[Nn]hà nước)(?!\w)", (("do Nhà nước đảm bảo chi thường xuyên", "Nhà nước"),)
    ),
    SpanForm(
        "body",
        rf"(?<!\w)(?P<span>(?:{_HEAD})(?!\w)(?:[ \n]+(?!(?i:về|tại|theo|đã|có|ban hành|phê duyệt|thực hiện"
        rf"|thông báo|trình|chủ trì|tổng hợp|xây dựng"
        rf"|để|được|lên|vào|qua|sẽ|bằng|kính|trân trọng|công bố|chịu|nhằm|quy định|hướng dẫn|trong|đang|cho|chấp thuận"
        rf"|rà soát|tham mưu|làm|là|với|kiểm tra"
        rf"|của Sở và|gửi|báo cáo|yêu cầu|năm|ngày|số|tỉnh xem xét)(?!\w))(?:(?:và|-|–)[ \n]+)?[^\W\d_][\w\-–]*)"
        rf"{{0,11}})",
        (
            ("trình HĐND tỉnh phê duyệt dự thảo", "HĐND tỉnh"),
            ("Thanh tra - Pháp chế chủ trì.", "Thanh tra - Pháp chế"),
            ("của Chủ tịch UBND tỉnh Ban hành Quy chế", "Chủ tịch UBND tỉnh"),
            (
                "cơ cấu của Trung tâm Khuyến công và Xúc tiến thương mại, có 03",
                "Trung tâm Khuyến công và Xúc tiến thương mại",
            ),
        ),
    ),
)
VALUES = (
    SpanForm(
        "value",
        r"[^:;.\n]{3,60}:\s*(?P<span>[^:;\n(]{3,110}?)\s*(?:\([^\n]*\))?\s*[.;]?\s*$",
        (
            ("- Chủ trì tham mưu: Pháp chế.", "Pháp chế"),
            ("- Chủ trì tham mưu: Các phòng thuộc Sở (*nội dung đối thoại*).", "Các phòng thuộc Sở"),
        ),
    ),
)
_WRITTEN = r"(?!Quyết|Nghị|Kế|Công văn|Thông|Báo|Điều|Khoản|Chỉ thị|Văn bản|Phụ|Luật|Tờ|Kết luận|Chương|Mục)"
_PLACED = r"[A-ZĐÀ-Ỹ][\w–-]*(?: (?:và |trường |nghị )?[A-ZĐÀ-Ỹ\d][\w–-]*){0,7}"
_RANK = (
    r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|thị trấn|quận|xã|phường|nước|trụ sở|hội trường|khách sạn|khu"
    r"|thôn|đường)"
)
PLACES = (
    SpanForm(
        "place",
        rf"(?<!\w)(?:[Tt]ại|[Ởở]|[Đđ]ịa điểm:) (?P<span>(?:{_RANK} )*{_WRITTEN}{_PLACED}(?:,? {_RANK} {_PLACED})*)",
        (
            ("(Tổ chức tại tỉnh Bình Định vào ngày 05/02/2023)", "tỉnh Bình Định"),
            ("diễn ra tại Quảng trường Đại Đoàn Kết, thành phố Pleiku.", "Quảng trường Đại Đoàn Kết, thành phố Pleiku"),
        ),
    ),
)
CONTACTS = (
    SpanForm(
        "mail",
        r"(?P<span>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
        (("gửi về hộp thư sct@quangngai.gov.vn.", "sct@quangngai.gov.vn"),),
    ),
    SpanForm(
        "site",
        r"(?<![@\w.])(?P<span>(?:https?://)?(?:[\w-]+\.)+(?:vn|com|net|org|info)(?:/[\w./-]*\w)?)(?!\w)",
        (
            ("Sàn thương mại điện tử (ecdn.vn)", "ecdn.vn"),
            ("tại http://sct.abc.gov.vn/tin.", "http://sct.abc.gov.vn/tin"),
        ),
    ),
    SpanForm(
        "phone",
        r"(?<![\d/.,])(?P<span>(?:\(?0\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}|1[89]00[ .]?\d{4,6}))(?![\d/])",
        (("đường dây nóng 0255.3822.814,", "0255.3822.814"), ("gọi 19001234.", "19001234")),
    ),
)
PEOPLE = (
    SpanForm(
        "person",
        rf"(?:đồng chí|Đồng chí|đ/c|Đ/c|[Ôô]ng|[Bb]à|[Gg]iám đốc(?: Sở)?|[Cc]hủ tịch(?: nước| UBND(?: tỉnh)?)?"
        rf"|[Tt]rưởng (?:phòng|ban|đoàn)|[Cc]hánh [Vv]ăn phòng|[Tt]hủ tướng(?: Thường trực)?(?: Chính phủ)?"
        rf"|[Bb]ộ trưởng|[Tt]hứ trưởng|[Cc]hủ nhiệm|[Tt]ổng Bí thư|[Bb]í thư|[Cc]ục trưởng|[Vv]iện trưởng"
        rf"|[Đđ]ại sứ)[ \t]+(?P<span>{_NAME})",
        (
            ("của đồng chí Nguyễn Trí Phương – Phó", "Nguyễn Trí Phương"),
            ("Giám đốc Sở Hồ Trọng Ân chủ trì", "Hồ Trọng Ân"),
            ("Kết luận của Phó Thủ tướng Chính phủ Trần Văn Minh tại cuộc họp", "Trần Văn Minh"),
        ),
    ),
)
FORMS = {
    "count": AMOUNTS,
    "percent": PERCENTAGES,
    "rank": RANKS,
    "date": DATES,
    "org": (*VALUES, *BODIES),
    "person": PEOPLE,
    "place": PLACES,
    "contact": CONTACTS,
    "list": (),
}

MONEY = re.compile(r"(?:dong|trieu|ty|ti|nghin|usd|vnd)\b")
_RANKING = (
    "ngày|tháng|năm|quý|điều|khoản|mục|khóa|khoá|thứ|mức độ|cấp độ|số|giai đoạn|lần thứ|loại|hạng"
    "|nghị quyết|nghị định"
    "|đề án|thông tư|quyết định|phụ lục|iso|covid|covid-?|tiêu chí số|báo số|kv|đối tượng|đến năm"
)
"""What stands before a number that ranks or names and counts nothing; with their diacritics: "tiếp thu 19 ý kiến"."""
_NO_AMOUNT = {
    marked: re.compile(rf"(?:(?<!\w)(?:{words})\s*(?:(?:số|so)\s*)?|[(\[]|(?:19|20)\d\d\s*[-–]\s*)$")
    for marked, words in ((True, rf"{_RANKING}|qúy|quí"), (False, fold(_RANKING)))
}
_YEARLIKE = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` may be the answer; ``name`` is the form that found it."""

    start: int
    end: int
    name: str


@cache
def _compile_forms(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form.name, re.compile(form.pattern)) for form in FORMS[kind])


def find_spans(kind: str, text: str, start: int, end: int, citations: Sequence[Citation] = ()) -> Iterator[Span]:
    """Yield what in text[start:end] can answer a question of a kind, longest forms first at each place.

    >>> text = "Giải quyết trước hạn: 6.072, quá hạn 01 hồ sơ"
    >>> [text[s.start : s.end] for s in find_spans("count", text, 0, len(text))]
    ['6.072', '01 hồ sơ']
    """
    taken = [(c.start, c.end) for c in citations if c.start < end and c.end > start]
    issued = [c.end for c in citations if start <= c.end <= end]
    for name, pattern in _compile_forms(kind):
        for match in pattern.finditer(text, start, end):
            left, right = match.span("span")
            right = left + len(text[left:right].rstrip(" \n,;:-–"))
            if right <= left or any(a < right and left < b for a, b in taken):
                continue
            if kind == "count" and not _is_amount(text, start, left, right):
                continue
            if kind == "date" and any(0 <= left - at <= 3 for at in issued):
                continue  # the date of issue of a document that is cited
            taken.append((left, right))
            yield Span(left, right, name)


def find_days(text: str) -> list[tuple[int, int, str]]:
    """Return the days and months that a text states: (start, end, ISO).

    >>> find_days("Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh")
    [(26, 41, '2017-11-07')]
    """
    found = []
    for span in find_spans("date", text, 0, len(text)):
        numbers = [int(part) for part in re.findall(r"\d+", text[span.start : span.end])]
        if span.name in ("day", "month") and 2 <= len(numbers) <= 3 and numbers[-1] > 1900:
            found.append((span.start, span.end, "-".join(f"{part:02d}" for part in reversed(numbers))))
    return found


def _is_amount(text: str, start: int, left: int, right: int) -> bool:
    raw = text[max(start, left - 24) : left].lower()
    before, written = fold(raw), text[left:right]
    if _NO_AMOUNT[raw != before].search(raw) and not before.endswith("("):
        return False
    if before.endswith(("(", "[")) and re.match(r"\d{1,2}\)", text[left : right + 1]):
        return False
    if before.strip(" *-+") == "" and re.match(r"\d{1,2}(?:\.\d)*[.)/]\s", text[left : right + 2]):
        return False
    digits = re.match(r"[\d.,/]+", written)
    return not (digits and _YEARLIKE.match(digits[0]) and (len(written) == 4 or before.rstrip().endswith(("den", "-"))))
