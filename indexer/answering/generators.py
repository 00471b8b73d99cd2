"""Every span of a unit that could answer: amounts, shares, dates, bodies, people, numbers and codes, cells, clauses.

Patterns run on the text itself; a span is verbatim. Rows with examples, which a test walks; what a span is worth is
learned (``indexer.answering.learned_weights``), so a form may find too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.answering.layout import Unit
from indexer.answering.retrieval import RetrievedPaper
from indexer.answering.sorts import SPAN_SORTS, sort_of
from indexer.models import Value

LONGEST = 120  # characters of an answer that is a span


@dataclass(frozen=True, slots=True)
class GeneratedForm:
    """``examples`` are (text, the span that must be found in it)."""

    name: str
    pattern: str
    examples: tuple[tuple[str, str], ...]


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_UNIT = (
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:[ \n](?:đồng|tấn|USD|người|lượt))?|đồng|đ|VNĐ|USD|tấn|tạ|kg"
    r"|gam|gram|gsm|mg|g|ha|héc ?ta|km2?|mm|cm"
    r"|m[23²³]?|lít|ml|MWp?|kV|KW[hp]?|[GM]B|mAh|[VW]|inch|con|cây|quy trình"
    r"|ngày làm việc|ngày|tháng|năm|giờ|phút|tuần|lần|hồ sơ|TTHC|thủ tục(?: hành chính)?|lượt(?: người)?"
    r"|người(?: làm việc)?"
    r"|cán bộ|công chức|viên chức|biên chế|chỉ tiêu|nhiệm vụ|văn bản|đề án|dự án|doanh nghiệp|cơ quan|đơn vị|phòng"
    r"|thôn|xã, phường|xã|phường|huyện|tỉnh, thành phố|tỉnh|chợ|cuộc|buổi|lớp|tin bài|ý kiến|kiến nghị|công trình"
    r"|sản phẩm|trường hợp|cơ sở|hộ|vụ|tuổi|địa phương|lao động|điểm|bộ|cái|quyển|chiếc|suất|học sinh|thành viên"
    r"|đại biểu|bản|tờ|trang|mẫu|điều|khoản|gói thầu|mô hình|lĩnh vực|nội dung|danh mục)"
)
_QUALIFIER = (
    r"(?:[Tt]rên|[Dd]ưới|[Kk]hoảng|[Gg]ần|[Hh]ơn|[Tt]ối đa|[Tt]ối thiểu|[Kk]hông quá|[Íí]t nhất|[Kk]hông dưới|[Đđ]ến)"
)
_PER = r"(?:\s?/\s?(?:[^\W\d]+(?: [^\W\d]+){0,2}))?"
_D = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d"
_S = r"(?:\d{1,2}\s+)?tháng\s+\d{1,2}\s*(?:năm|/)\s*(?:19|20)\d\d"
_Q = r"[Qq](?:u[ýy]|úy|uí)\s+(?:I{1,3}V?|IV|[1-4])(?:\s*(?:/|năm|-)\s*(?:19|20)\d\d)?"
_UP = r"[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_NO_NAME = r"(?!(?:Sở|Bộ|Cục|Ban|Phòng|Tỉnh|Thành|Ủy|Uỷ|Đảng)(?!\w))"
_NAME = rf"{_NO_NAME}{_UP}[^\W\d_A-Z]+(?:[ \n]{_UP}[^\W\d_]*){{1,4}}"
_BODY = (
    r"(?:UBND|[UỦ][ỷỶyỶ]? ?ban [Nn]hân dân|[ỦU][yỷ] ban|HĐND|Hội đồng nhân dân|Hội đồng|Thủ tướng Chính phủ|Chính phủ"
    r"|Quốc hội|Văn phòng|Sở|Bộ|Công an|Thanh tra|Phòng|Trung tâm|Chi cục|Cục|Tổng cục|Ban(?! hành)|Tỉnh [uủ][ỷy]"
    r"|Thành [uủ][ỷy]|Đảng [uủ][ỷy]|Công ty|Tổng công ty|Tập đoàn|Đoàn|Tổ(?! chức)|Hội|Trường|Viện|Bảo hiểm|Ngân hàng"
    r"|Bệnh viện|Học viện|Đại học|Liên đoàn|Mặt trận|Tò?[aà]ò? án|Viện kiểm sát|Vụ|Đại sứ quán|Câu lạc bộ|Hợp tác xã"
    r"|Kho bạc|Thuế|Hải quan|Chủ tịch|Phó Chủ tịch|Bộ trưởng|Giám đốc|Phó Giám đốc|Thủ trưởng|Trưởng|Phó Trưởng"
    r"|Lãnh đạo|Chuyên viên|Công chức|Viên chức|Cán bộ|Nhân viên|Kế toán|Văn thư|Thống đốc|Thứ trưởng|Chính ủy|Chánh"
    r"|Tư lệnh|Kiểm toán|Chi nhánh|Tổ chức(?= [a-zđ])|Quỹ|Đội|Trạm|Hạt|Người|Chủ đầu tư|Bên"
    r"|Nhà nước|[Nn]gân sách|[Cc]ơ quan|[Đđ]ơn vị|[Tt]hôn|[Xx]ã|[Pp]hường|[Tt]ỉnh|[Tt]hành phố"
    r"|[Kk]hu|[Dd]oanh nghiệp|[Nn]hà thầu|Báo|Đài|Pháp chế|Các phòng|Các sở)"
)
_GOES_ON = rf"(?!{_BODY}(?!\w))[^\W\d_][^,;.|\d]{{1,40}}(?:,[^,;.|\d]{{1,40}})?[ \n]và[ \n](?!{_BODY}(?!\w))[^\W\d_]"
"""Behind a comma in the name of a body: "Sở Văn hóa, Thể thao và Du lịch"; no list of bodies."""
_STOPPED = (
    r"(?:về|tại|theo|đã|có|ban hành|phê duyệt|thực hiện|thông báo|trình|chủ trì|tổng hợp|(?<!đầu tư )xây dựng|để|được"
    r"|lên|vào|qua|sẽ|bằng|kính|trân trọng|công bố|chịu|nhằm|quy định|hướng dẫn|trong|đang|cho|chấp thuận|rà soát"
    r"|tham mưu|làm|là|với|kiểm tra|gửi|báo cáo|yêu cầu|(?:năm|ngày|số)(?=\s?\d)|quyết định|cấp phép|trực tiếp|cập nhật"
    r"|tổ chức|phối hợp|nghiên cứu|đối với|so với|phân cấp|căn cứ)"
)

FORMS = (
    GeneratedForm(
        "percent",
        rf"(?<![\w/.,])(?P<span>(?:{_QUALIFIER} )?(?:(?:{_NUMBER})\s?%?\s?[-–]\s?)?(?:{_NUMBER})\s?(?:%(?:\s?/\s?năm)?"
        r"|(?:điểm )?phần trăm))",
        (
            ("chiếm khoảng 20 - 22% tổng vốn", "khoảng 20 - 22%"),
            ("đạt 99,99 % đúng hạn", "99,99 %"),
            ("5,03%/năm cao hơn", "5,03%/năm"),
        ),
    ),
    GeneratedForm(
        "date",
        rf"(?P<span>[Tt]ừ (?:ngày )?(?:{_D}|{_Q}|\d{{1,2}}/\d{{1,2}}|{_S})\s(?:[–-]\s)?đến (?:hết )?(?:ngày )?"
        rf"(?:{_D}|{_Q}|{_S})|(?:[Nn]gày\s+)?{_D}|[Nn]gày\s+{_S}|{_S}|{_Q}"
        r"|[Nn]gày\s+\d{1,2}(?:\s+(?:tháng\s+\d{1,2}|(?:hằng|hàng|của)\s+tháng))?(?:\s+(?:hằng|hàng|mỗi)\s+năm)?"
        r"|[Nn]gày\s+\d{1,2}/\d{1,2}|[Nn]ăm\s+(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?"
        r"|kể từ ngày ký(?: ban hành)?)(?![\d/])",
        (
            ("từ ngày 15/12/2022 đến 14/3/2023", "từ ngày 15/12/2022 đến 14/3/2023"),
            ("kể từ ngày 01/06/2023.", "ngày 01/06/2023"),
            ("ngày 01 tháng 9 năm 2024", "ngày 01 tháng 9 năm 2024"),
            ("trong quý III/2023.", "quý III/2023"),
            ("có hiệu lực kể từ ngày ký.", "kể từ ngày ký"),
        ),
    ),
    GeneratedForm(
        "number",
        r"(?P<span>(?:(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Kế hoạch|Công văn|Báo cáo(?: thẩm tra)?|Tờ trình"
        r"|Chỉ thị|Thông báo|Văn bản|Công điện|Luật|Kết luận|Hướng dẫn|Đơn đề nghị|Quy định)\s+(?:số\s*:?\s*)?)?"
        r"(?<![\w/.])\d{1,6}[A-Za-z]?\s?(?:/\s?(?:19|20)\d\d\s?)?[/-]\s?[A-ZĐ][\wĐđ&]*(?:\s?[-–/]\s?[\wĐđ&]+)*)",
        (
            ("Quyết định số 846/QĐ-UBND ngày", "Quyết định số 846/QĐ-UBND"),
            ("theo Nghị định 30/2020/NĐ-CP của", "Nghị định 30/2020/NĐ-CP"),
        ),
    ),
    GeneratedForm(
        "code",
        r"(?<![\w/.,])(?P<span>(?:[Mm]ẫu(?: số)?|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Pp]hụ lục(?: số)?|[Pp]hần|[Mm]ục)\s+"
        r"(?:[A-Z]?\d+(?:\.\d+)*|[IVX]+|[a-zđ]\b)(?:[a-zđ]?(?:/[A-ZĐ][\w-]*)*)"
        r"(?:\s+(?:[Đđ]iều|[Kk]hoản|[Mm]ục|[Pp]hụ lục)\s+\w{1,4})*"
        r"|(?!\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.]))[A-Z]{0,4}\d+(?:\.\d+)+(?:\.\s?[A-Z]\w*)*|\d{7,}(?:-\d+)?"
        r"|(?<=[ \n])[IVX]+(?:\.\d+)+(?=[\s,;.)])|\d{1,4}[A-ZĐa-z]{0,4}(?:/[A-ZĐ][\wĐđ&-]*)+(?:/\d+)?"
        r"|[A-ZĐ]{1,4}(?:\.[A-ZĐ]+)+\.?\d+|\d*[A-Z]+[-/]?\d[\w/-]*\d)(?!\w)",
        (
            ("mã 1.012345.000.00.00.H21 của", "1.012345.000.00.00.H21"),
            ("(MST: 0102735469)", "0102735469"),
            ("theo mẫu số 03/TNDN ban", "mẫu số 03/TNDN"),
        ),
    ),
    GeneratedForm(
        "amount",
        rf"(?<![\w/.,+–-])(?P<span>(?:{_QUALIFIER}\s+)?(?:từ )?(?:{_NUMBER})(?:/(?:{_NUMBER}))?"
        rf"(?:\s?{_UNIT})?(?:\s?[-–÷±]\s?(?:{_NUMBER}))?(?:\s?{_UNIT}(?!\w){_PER}|(?=[A-ZĐ]{{2}}))?)(?![\w%]|[/.:-][\dA-ZĐ]|,\d|\s?%)",
        (
            ("đã giải quyết: 6.073, trong đó", "6.073"),
            ("là 2.801,7 triệu đồng, hỗ trợ", "2.801,7 triệu đồng"),
            ("có trên 4.500 tỷ đồng vốn", "trên 4.500 tỷ đồng"),
            ("tổng cộng 91.481.640.145đ", "91.481.640.145đ"),
            ("hiện có 39/40 công chức", "39/40 công chức"),
            ("cân nặng 21g (không kể hộp)", "21g"),
            ("Trọng lượng: 15.25g ± 2g/cái; dài", "15.25g ± 2g/cái"),
            ("công suất 3÷4,5 tấn", "3÷4,5 tấn"),
        ),
    ),
    GeneratedForm(
        "person",
        rf"(?:đồng chí|Đồng chí|đ/c|[ÔôBb][nà]g?|[Gg]iám đốc(?: Sở)?|[Cc]hủ tịch(?: nước| UBND(?: tỉnh)?)?"
        r"|CHỦ TỊCH\W+|GIÁM ĐỐC\W+|[Tt]rưởng (?:phòng|ban|đoàn)|[Tt]hủ tướng(?: Thường trực)?(?: Chính phủ)?"
        r"|[Bb]ộ trưởng|[Tt]hứ trưởng|TRƯỞNG\W+|[Cc]hủ nhiệm|[Bb]í thư"
        r"|BỘ TRƯỞNG\W+|[Cc]ục trưởng|CỤC TRƯỞNG\W+|(?:^|(?<=\n)|[\n*|]))[ \t\n]*"
        rf"(?P<span>{_NAME})(?=[ \t]*(?:$|[\n*,.;:)–|-]|(?:chủ trì|làm|ký|là)\b))",
        (
            ("của đồng chí Nguyễn Trí Phương – Phó", "Nguyễn Trí Phương"),
            ("Giám đốc Sở Hồ Trọng Ân chủ trì", "Hồ Trọng Ân"),
            ("PHÓ CHỦ TỊCH\nBùi Văn Khánh\n", "Bùi Văn Khánh"),
        ),
    ),
    GeneratedForm(
        "body",
        rf"(?<!\w)(?P<span>{_BODY}(?!\w)(?:[ \n]+(?!{_STOPPED}(?!\w))(?:(?:và|-|–)[ \n]+)?[^\W\d_][\w–-]*"
        rf"(?:,(?=[ \n](?:phường|đặc khu|thành phố|{_GOES_ON})))?){{0,12}})",
        (
            ("trình HĐND tỉnh phê duyệt dự thảo", "HĐND tỉnh"),
            ("của Chủ tịch UBND tỉnh ban hành Quy chế", "Chủ tịch UBND tỉnh"),
            ("giao Sở Xây dựng chủ trì", "Sở Xây dựng"),
            ("gửi Trung tâm Chuyển đổi số Thành phố để", "Trung tâm Chuyển đổi số Thành phố"),
            ("làm việc với Ủy ban Khoa học, Công nghệ và Môi trường để", "Ủy ban Khoa học, Công nghệ và Môi trường"),
            ("Sở Tài chính, Sở Nội vụ và các địa phương", "Sở Tài chính"),
            (
                "cơ cấu của Trung tâm Khuyến công và Xúc tiến thương mại, có 03",
                "Trung tâm Khuyến công và Xúc tiến thương mại",
            ),
        ),
    ),
    GeneratedForm(
        "contact",
        r"(?P<span>[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:[\w-]+\.)+(?:vn|com|net|org|info)(?:/[\w./-]*\w)?(?!\w)"
        r"|\(?0\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\d/])|1[89]00[ .]?\d{4,6})",
        (("gửi về hộp thư sct@quangngai.gov.vn.", "sct@quangngai.gov.vn"), ("gọi 19001234.", "19001234")),
    ),
    GeneratedForm(
        "value",
        r"[^:;.\n|]{3,60}:\s*(?P<span>[^:;\n|]{2,120}?)\s*[.;]?\s*(?:$|\n|\|)",
        (("- Chủ trì tham mưu: Pháp chế.", "Pháp chế"),),
    ),
    GeneratedForm(
        "clause",
        r"(?<!\w)(?P<span>(?:[^,;.:\n|]|\n(?!\n)|(?<=\d)[.,](?=\d)|\.(?=\w)){8,120})(?=[,;.:|]|\n\n|$)",
        (("giải quyết trước hạn, quá hạn 01 hồ sơ;", "quá hạn 01 hồ sơ"),),
    ),
    GeneratedForm(
        "opening",
        r"(?:^|(?<=[,;.:|\n]))\s*(?P<span>(?:[^,;.:\n|]|\n(?!\n)|(?<=\d)[.,](?=\d)|\.(?=\w)){100,118}(?<=\w))"
        r"(?=[ \n][^,;.:\n|]{15})",
        (
            (
                "Giao Sở Nông nghiệp và Môi trường rà soát các tuyến đê cấp bốn và cấp năm trên địa bàn các xã ven "
                "sông để trình phương án tu bổ cho mùa mưa năm sau trước khi quá muộn.",
                "Giao Sở Nông nghiệp và Môi trường rà soát các tuyến đê cấp bốn và cấp năm trên địa bàn các xã ven "
                "sông để trình phương",
            ),
        ),
    ),
)
NAME = re.compile(_NAME)
"""A person's name: capitalised words, nothing besides."""
_COMPILED = tuple((form.name, re.compile(form.pattern)) for form in FORMS)
OWN = {"own_number": "number", "own_date": "date", "own_issuer": "issuer", "own_signer": "signer",
       "own_office": "signer_title", "own_title": "title"}  # fmt: skip
"""What a document says of itself → the field of its metadata."""
NAMES = (
    *(form.name for form in FORMS),
    "cell",
    "cell above",
    "whole",
    "list",
    "column",
    "rule",
    "heading's body",
    *OWN,
)
_TRIM = " \n\t,;:.*_–-"
_FIGURES = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class GeneratedSpan:
    """``text[start:end]`` may be the answer; ``form`` is what found it; ``cell`` the index of the cell that holds it.

    ``sort`` is what it is made of, whatever found it: a cell that holds an amount and nothing else is an amount.
    """

    start: int
    end: int
    form: str
    cell: int = -1
    sort: str = ""


def generate_spans(paper: RetrievedPaper, at: int) -> Iterator[GeneratedSpan]:
    """Yield what in a unit could answer; each place once a form."""
    unit = paper.units[at]
    text = paper.text
    if unit.cells and unit.kind == "row":
        for index, cell in enumerate(unit.cells):
            found, own = [*find_in_text(text, cell.start, cell.end)], cell.start >= unit.start
            if cell.end - cell.start <= LONGEST:
                form = "cell" if own else "cell above"
                yield GeneratedSpan(cell.start, cell.end, form, index, _sort(text, cell.start, cell.end, found))
            for span in found:
                if own and (span.start > cell.start or span.end < cell.end):
                    yield replace(span, cell=index)
    else:
        yield from find_in_text(text, unit.start, unit.end)
    yield GeneratedSpan(unit.start, unit.end, "whole", -1, "long" if unit.end - unit.start > LONGEST else "phrase")
    end = find_list_end(paper, at)
    if end > unit.end:
        yield GeneratedSpan(unit.start, end, "list", -1, "list")


_LOOSE = ("clause", "value", "opening")
_FIRM = tuple(form.name for form in FORMS if form.name not in _LOOSE)
SORTS = (
    *_FIRM, *(f"{row.form}: {row.name}" for row in SPAN_SORTS), "phrase", "figure", "long", "list", *OWN
)  # fmt: skip


def _sort(text: str, start: int, end: int, found: Sequence[GeneratedSpan]) -> str:
    """Return what a cell, a clause or a value is made of: the form that fills it, else words with or without
    a figure.
    """
    for span in found:
        if span.form not in _LOOSE and span.start <= start + 1 and span.end >= end - 1:
            return span.sort
    return "figure" if _FIGURES.search(text, start, end) else "phrase"


def sort_of_text(words: str) -> str:
    """Return the sort of a text that stands alone.

    >>> sort_of_text("12 hồ sơ"), sort_of_text("Sở Xây dựng"), sort_of_text("rà soát lại")
    ('amount: papers', 'body: department', 'phrase')
    """
    if len(words) > LONGEST:
        return "long"
    return _sort(words, 0, len(words), [*find_in_text(words)])


def find_in_text(text: str, start: int = 0, end: int | None = None) -> Iterator[GeneratedSpan]:
    """Yield the spans of all forms in text[start:end]."""
    last = len(text) if end is None else end
    seen = set[tuple[int, int, str]]()
    firm: list[GeneratedSpan] = []
    for name, pattern in _COMPILED:
        for match in pattern.finditer(text, start, last):
            left, right = match.span("span")
            words = text[left:right]
            left += len(words) - len(words.lstrip(" \n\t,;:*_"))
            right = left + len(text[left:right].rstrip(_TRIM))
            if name == "amount" and _is_within(firm, left, right):
                continue
            if right > left and (left, right, name) not in seen:
                seen.add((left, right, name))
                if name in _LOOSE:
                    yield GeneratedSpan(left, right, name, -1, _sort(text, left, right, firm))
                else:
                    firm.append(GeneratedSpan(left, right, name, -1, sort_of(name, text[left:right])))
                    yield firm[-1]


_NO_AMOUNTS = ("date", "number", "code")


def _is_within(firm: Sequence[GeneratedSpan], left: int, right: int) -> bool:
    """Tell whether a figure stands within what is no amount: "Khoản 2", "375/BNN-TC", "tháng 01/2019"."""
    return any(
        s.start <= left and right <= s.end and s.end - s.start > right - left and s.form in _NO_AMOUNTS for s in firm
    )


_ITEMS, _REACH = 40, 2500


def find_list_end(paper: RetrievedPaper, at: int) -> int:
    """Return where the items end that stand under a unit: a heading, a group row, a sentence that ends with a colon."""
    unit, units = paper.units[at], paper.units
    introduces = paper.text[unit.start : unit.end].rstrip("*_ \n").endswith(":")
    end, index = unit.end, at + 1
    while index < len(units) and index - at <= _ITEMS and units[index].end - unit.start <= _REACH:
        below = _is_under(units, index, at)
        if not below and not (introduces and units[index].kind in ("bullet", "row")):
            break
        end = units[index].end
        index += 1
    return end


def _is_under(units: tuple[Unit, ...], index: int, at: int) -> bool:
    parent = units[index].parent
    while parent > at:
        parent = units[parent].parent
    return parent == at


def list_own_spans(paper: RetrievedPaper) -> Iterator[tuple[GeneratedSpan, str]]:
    """Yield what a document says of itself, where it stands; what is worked out ("UBND tỉnh ...") with its words."""
    meta = paper.document.metadata
    for form, field in OWN.items():
        value: Value | None = getattr(meta, field)
        if value is None or value.start is None or value.end is None:
            continue
        end = value.end
        if form == "own_number" and meta.symbol is not None and meta.symbol.end is not None:
            end = max(end, meta.symbol.end)
        said = value.text if form in ("own_issuer",) else ""
        yield GeneratedSpan(value.start, end, form, -1, form), said
