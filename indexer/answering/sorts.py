"""What a span is made of, whatever found it: money, a term, people, a decision's number, a company, a quarter.

The words of a question ask for a sort ("bao nhiêu tiền", "bao lâu", "công văn nào"); which, is learned. Rows of
patterns run on the folded words of a span, the first that fits names its sort; each carries an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.text.folding import fold


@dataclass(frozen=True, slots=True)
class SpanSort:
    """``form`` is what found the span; ``pattern`` is searched in its folded words."""

    form: str
    name: str
    pattern: str
    example: str


SPAN_SORTS = (
    SpanSort("amount", "money", r"\d(?:d|\W*(?:(?:nghin|ngan|trieu|ty|ti)\b|dong\b|vnd|usd))", "2.801,7 triệu đồng"),
    SpanSort("amount", "term", r"\d\W*(?:ngay|thang|nam|gio|phut|tuan)\b", "05 ngày làm việc"),
    SpanSort(
        "amount", "people",
        r"\d\W*(?:nguoi|can bo|cong chuc|vien chuc|bien che|lao dong|hoc sinh|thanh vien|dai bieu|ho(?! so))\b",
        "hơn 300 người",
    ),
    SpanSort(
        "amount", "papers",
        r"\d\W*(?:ho so|tthc|thu tuc|van ban|nhiem vu|bo|ban|to|trang|kien nghi|y kien|de an|du an|noi dung)\b",
        "12 hồ sơ",
    ),
    SpanSort("amount", "measure", r"\d\W*(?:tan|kg|ha|hec|km2?|m|m[23²³]|mwp?|kv|kw[hp]?|diem|lan|tuoi)\b", "320 ha"),
    SpanSort("amount", "figure", r"^\W*[\d.,/ –-]+$", "6.073"),
    SpanSort("code", "article", r"^(?:dieu|khoan|phu luc|phan|muc|mau)\b", "Điều 5"),
    SpanSort("code", "long code", r"\d{7}|\d\.\d+\.\d|\d\.\d{4}", "0102735469"),
    SpanSort("number", "law", r"/qh\d|^luat", "Luật số 31/2024/QH15"),
    SpanSort("number", "decree", r"nd-cp|^nghi dinh", "30/2020/NĐ-CP"),
    SpanSort("number", "circular", r"/tt(?:lt)?-|^thong tu", "15/2023/TT-BCT"),
    SpanSort("number", "decision", r"[/-]\s?qd|^quyet dinh", "846/QĐ-UBND"),
    SpanSort("number", "resolution", r"[/-]\s?nq|^nghi quyet", "26-NQ/TW"),
    SpanSort("number", "plan", r"/kh-|^ke hoach", "282/KH-UBND"),
    SpanSort("number", "report", r"/(?:bc|ttr?r|tb|cd|ct)-|^(?:bao cao|to trinh|thong bao|cong dien)", "566/BC-SCT"),
    SpanSort("body", "company", r"^(?:cong ty|tong cong ty|tap doan|doanh nghiep|nha thau|ngan hang)", "Công ty A"),
    SpanSort("body", "department", r"^so ", "Sở Xây dựng"),
    SpanSort("body", "committee", r"^(?:ubnd|uy ban|u\w* ban|hdnd|hoi dong)", "UBND tỉnh"),
    SpanSort("body", "ministry", r"^(?:bo|chinh phu|thu tuong|quoc hoi)\b", "Bộ Nội vụ"),
    SpanSort(
        "body", "office",
        r"^(?:pho |chu tich|giam doc|truong|thu truong|lanh dao|chuyen vien|thong doc|chinh uy|chanh)", "Chủ tịch UBND",
    ),
    SpanSort(
        "body", "staff", r"^(?:cong chuc|vien chuc|can bo|nhan vien|ke toan|van thu|nguoi|ben)\b", "Công chức xã",
    ),
    SpanSort("body", "place", r"^(?:tinh|thanh pho|xa|phuong|thon|khu)\b", "xã Văn Lang"),
    SpanSort("date", "span of time", r"^tu ", "từ ngày 15/12/2022 đến 14/3/2023"),
    SpanSort("date", "signing", r"^ke tu", "kể từ ngày ký"),
    SpanSort("date", "quarter", r"^qu", "quý III/2023"),
    SpanSort("date", "year", r"^nam", "năm 2030"),
    SpanSort("date", "month", r"^thang|^\d+/\d+$", "tháng 3/2026"),
)  # fmt: skip
_BY_FORM = {
    form: tuple((f"{form}: {row.name}", re.compile(row.pattern)) for row in SPAN_SORTS if row.form == form)
    for form in dict.fromkeys(row.form for row in SPAN_SORTS)
}


def sort_of(form: str, words: str) -> str:
    """Return the sort of what a form found.

    >>> sort_of("amount", "trên 4.500 tỷ đồng"), sort_of("amount", "12 gói"), sort_of("percent", "20%")
    ('amount: money', 'amount', 'percent')
    """
    folded = " ".join(fold(words).split()) if form in _BY_FORM else ""
    return next((name for name, pattern in _BY_FORM.get(form, ()) if pattern.search(folded)), form)
