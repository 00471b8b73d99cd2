"""The parameters that verbs take, each once."""

from __future__ import annotations

from indexer.decisions.directory import STATUSES
from web.addresses import LONGEST
from web.api.parameters import Parameter

QUERY = Parameter(
    "q", "Từ, “cụm từ”, số ký hiệu; như ô tìm kiếm", "As the search box", "điện năng", most=LONGEST, default=""
)
TYPED = Parameter("q", "Những gì đang gõ", "What is being typed", "846", most=LONGEST, required=True)
MOST_SUGGESTED = Parameter("limit", "Số gợi ý", "Suggestions", 8, "whole", least=1, most=20, default=8)
QUESTION = Parameter(
    "q", "Câu hỏi", "The question", "Quyết định 846/QĐ-UBND ban hành ngày nào?", most=LONGEST, required=True
)
NUMBER = Parameter(
    "number",
    "Số ký hiệu, viết cách nào cũng được; dấu “/” để nguyên hoặc viết %2F",
    "A number in any spelling; its slash as it is, or as %2F",
    "846/QĐ-UBND",
    required=True,
    place="path",
)
NUMBERS = Parameter("number", "Số ký hiệu", "A number in any spelling", "846/QĐ-UBND", many=True)
ID = Parameter("id", "Mã văn bản", "A document's id", "3f2a91c0de12", most=4000, required=True)
IN_PATH = Parameter("id", "Mã văn bản", "A document's id", "3f2a91c0de12", required=True, place="path")
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
ISSUED_IN = Parameter("year", "Ban hành năm này", "Issued in this year", 2017, "whole", least=1900, most=2100)
STATUS = Parameter("status", "Tình trạng", "What is known of it", "conflict", "choice", choices=STATUSES)
DISMISSED = Parameter(
    "dismissed",
    "yes: những văn bản có điểm không thống nhất đã được xem xét và bỏ qua",
    "yes: the decisions with disagreements that were dismissed",
    "no",
    "choice",
    default="no",
    choices=("no", "yes"),
)
SORT = Parameter(
    "sort",
    "Xếp theo độ khớp, mới ban hành trước, cũ trước, số lần viện dẫn",
    "By relevance, the newest first, the oldest first, number of mentions",
    "date",
    "choice",
    default="relevance",
    choices=("relevance", "date", "oldest", "mentions"),
)
ROWS = Parameter("limit", "Số văn bản", "Decisions", 20, "whole", least=1, most=200, default=20)
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
    Parameter("cites", "Chỉ văn bản viện dẫn số này", "Citing this number", "846/QĐ-UBND", many=True),
    Parameter("date", "Ban hành trong ngày hoặc khoảng ngày này", "Issued on", "1/3/2023..31/3/2023", many=True),
    Parameter("period_kind", "Loại kỳ: tháng, quý, 6 tháng, năm, giai đoạn", "Kind of period", "quý", many=True),
    Parameter("cited_body", "Viện dẫn văn bản của cơ quan này", "Citing this body", "Chính phủ", many=True),
)


def paging(size: int, most: int) -> tuple[Parameter, Parameter]:
    """``limit`` and ``offset`` of a list."""
    return (
        Parameter("limit", "Số dòng một trang", "Items of a page", size, "whole", least=1, most=most, default=size),
        Parameter("offset", "Bỏ qua bấy nhiêu dòng đầu", "Items to skip", 0, "whole", most=1_000_000, default=0),
    )
