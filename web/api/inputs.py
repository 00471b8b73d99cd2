"""The parameters that verbs take, each once."""

from __future__ import annotations

from indexer.decisions.directory import STATUSES
from web.addresses import LONGEST
from web.api.parameters import Parameter

QUERY = Parameter(
    name="q",
    vi="Từ, “cụm từ”, số ký hiệu; như ô tìm kiếm",
    en="As the search box",
    example="điện năng",
    most=LONGEST,
    default="",
)
TYPED = Parameter(name="q", vi="Những gì đang gõ", en="What is being typed", example="846", most=LONGEST, required=True)
MOST_SUGGESTED = Parameter(
    name="limit", vi="Số gợi ý", en="Suggestions", example=8, kind="whole", least=1, most=20, default=8
)
QUESTION = Parameter(
    name="q",
    vi="Câu hỏi",
    en="The question",
    example="Quyết định 846/QĐ-UBND ban hành ngày nào?",
    most=LONGEST,
    required=True,
)
NUMBER = Parameter(
    name="number",
    vi="Số ký hiệu, viết cách nào cũng được; dấu “/” để nguyên hoặc viết %2F",
    en="A number in any spelling; its slash as it is, or as %2F",
    example="846/QĐ-UBND",
    required=True,
    place="path",
)
NUMBERS = Parameter("number", "Số ký hiệu", "A number in any spelling", "846/QĐ-UBND", many=True)
ID = Parameter(name="id", vi="Mã văn bản", en="A document's id", example="3f2a91c0de12", most=4000, required=True)
IN_PATH = Parameter(
    name="id", vi="Mã văn bản", en="A document's id", example="3f2a91c0de12", required=True, place="path"
)
LEFT = Parameter("left", "Mã văn bản thứ nhất", "The first document's id", "3f2a91c0de12", most=4000, required=True)
RIGHT = Parameter("right", "Mã văn bản thứ hai", "The second document's id", "9b1d85d0c570", most=4000, required=True)
PROVINCE = Parameter("province", "Của tỉnh này", "Of this province", "Quảng Ngãi")
DRAFTED = Parameter(
    "province",
    "Tỉnh của nội dung, khi nội dung không tự nêu",
    "The province of what is sent, where it does not say it",
    "Quảng Ngãi",
)
COLUMN = Parameter(
    "column",
    "Cột có số, ký hiệu trong CSV: tên hoặc thứ tự",
    "The column of the numbers in CSV: its name or place",
    "1",
)
ISSUER = Parameter("issuer", "Của cơ quan này", "Of this body", "UBND tỉnh Quảng Ngãi")
DOC_TYPE = Parameter("doc_type", "Loại văn bản này", "Of this type", "Quyết định")
ISSUED_IN = Parameter(
    name="year", vi="Ban hành năm này", en="Issued in this year", example=2017, kind="whole", least=1900, most=2100
)
STATUS = Parameter(
    name="status", vi="Tình trạng", en="What is known of it", example="conflict", kind="choice", choices=STATUSES
)
DISMISSED = Parameter(
    name="dismissed",
    vi="yes: những văn bản có điểm không thống nhất đã được xem xét và bỏ qua",
    en="yes: the decisions with disagreements that were dismissed",
    example="no",
    kind="choice",
    default="no",
    choices=("no", "yes"),
)
SORT = Parameter(
    name="sort",
    vi="Xếp theo độ khớp, mới ban hành trước, cũ trước, số lần viện dẫn",
    en="By relevance, the newest first, the oldest first, number of mentions",
    example="date",
    kind="choice",
    default="relevance",
    choices=("relevance", "date", "oldest", "mentions"),
)
ROWS = Parameter(name="limit", vi="Số văn bản", en="Decisions", example=20, kind="whole", least=1, most=200, default=20)
PERIOD = Parameter(
    "period",
    "Kỳ: tháng 2025-04, quý 2023Q1 (gồm cả các tháng trong quý), 2023H1, 2023-9M, 2023, 2016-2020",
    "A period's key; a quarter holds its months, too",
    "2023Q1",
)
FILTERS = (
    Parameter("province", "Chỉ tỉnh này (gồm cả tỉnh đã hợp nhất vào)", "Province", "Quảng Ngãi", many=True),
    Parameter("year", "Chỉ năm này", "Year", "2023", many=True),
    Parameter("quarter", "Chỉ quý này", "Quarter", "I/2023", many=True),
    Parameter("doc_type", "Chỉ loại văn bản này", "Document type", "Báo cáo", many=True),
    Parameter("issuer", "Chỉ cơ quan ban hành này", "Issuing body", "Sở Công Thương tỉnh Quảng Ngãi", many=True),
    Parameter(
        "cites", "Chỉ văn bản viện dẫn số, điều khoản này", "Citing this number or provision", "846/QĐ-UBND", many=True
    ),
    Parameter("date", "Ban hành trong ngày hoặc khoảng ngày này", "Issued on", "1/3/2023..31/3/2023", many=True),
    Parameter("period_kind", "Loại kỳ: tháng, quý, 6 tháng, năm, giai đoạn", "Kind of period", "quý", many=True),
    Parameter("cited_body", "Viện dẫn văn bản của cơ quan này", "Citing this body", "Chính phủ", many=True),
)


def make_paging(size: int, most: int) -> tuple[Parameter, Parameter]:
    """Return the parameters ``limit`` and ``offset`` of a list."""
    return (
        Parameter(
            name="limit",
            vi="Số dòng một trang",
            en="Items of a page",
            example=size,
            kind="whole",
            least=1,
            most=most,
            default=size,
        ),
        Parameter(
            name="offset",
            vi="Bỏ qua bấy nhiêu dòng đầu",
            en="Items to skip",
            example=0,
            kind="whole",
            most=1_000_000,
            default=0,
        ),
    )
