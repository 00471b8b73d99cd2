"""What follows a number: date and issuing body, right after it or after its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.parsing.attribution import find_bodies_of_symbol
from indexer.parsing.dates import StatedDate, find_date, find_odd_day, read_date_after, read_odd_day, skip_unread_date
from indexer.parsing.issuers import StatedIssuer, read_issuer_at
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.subjects import Subject
from indexer.text.folding import UPPER

_OF = re.compile(
    r"[\s,*_]*(?:\(?do\s+|của\s+(?:của\s+)?)"
    r"(?:đồng chí\s+|đoàn giám sát\s+(?:của\s+)?|liên\s+(?:bộ|sở)\s*:\s*|liên\s+(?=bộ\b|sở\b))?",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(rf"\s+(?:đã\s+)?(?:được|do)\s+(?=[{UPPER}])")
_THEN_ISSUED = re.compile(
    rf"(?:\s+[{UPPER}][^\W\d_]+){{0,4}}\s+(?:(?:vừa|mới|đã)\s+)?(?:ký\s+)?(?:ban hành|ký)(?=\s+ngày\s)"
)
_ACTS = re.compile(r"\b(?:do|được)\s")  # whoever then does something else than issue it is not its issuer
_DOES = re.compile(r"\s+(?!ban hành|ký|ngày|về|v/v|quy định|hướng dẫn|sửa đổi|công bố)[a-zđ]")
_OF_NEXT = re.compile(r"\s+tại\s+(?:[^\W\d]+\s+){1,3}(?:số\s+)?\d")
_SESSION = re.compile(
    r"(?:,?\s+(?:[Kk]hóa\s+[IVXLC\d]+|(?:tại\s+)?[Kk]ỳ họp\s+(?:thứ\s+[\w-]+|chuyên đề|bất thường))){1,2}"
    r"(?:\s*\([^)]*\))?"
)
_IN_SESSION = re.compile(
    r"[\s,(*_]*(?:tại\s+)?[Kk]ỳ họp\s+(?:thứ\s+[\w-]+|chuyên đề|bất thường)"
    r"(?:\s+lần\s+thứ\s+[\w-]+)?,?\s+(?:của\s+)?(?=Quốc hội|HĐND|Hội đồng)"
)


_ASIDE = re.compile(
    rf"\s*\((?!\s*(?:ngày|do|của|ký|ban hành|năm|tháng|\d))[^()\n]{{2,200}}\)(?=\s+(?:ngày\s+\d|của\s+[{UPPER}]))"
)
"""What is said in passing between a number and its day or body: "(sau đây gọi là Quy chế) của Sở Công Thương"."""
_ON_MATTER = re.compile(
    r"(?:Ban [Cc]hỉ đạo|Tổ [Cc]ông tác|Hội đồng|[ỦU][ỷy] ban)"
    r"(?:\s+(?:[Tt]rung ương|[Qq]uốc gia|tỉnh|thành phố|của\s[^,;.:]{3,40}?))?"
    r"\s+về\s+[^;.:()\d“”]{5,140}?(?=\s+(?:về|về việc|ban hành|quy định|phê duyệt)\s)"
)
"""A body whose name holds "về": "của Ban Chỉ đạo Trung ương về chuyển đổi số về Mô hình liên thông"."""
_LEFT_OVER = re.compile(r"(?:[ \u00a0]{1,2}[A-ZĐ]{1,6}|/(?:19|20)\d\d)(?=\s+ngày\s+\d)")
"""What a blank parts from a symbol and no code is: "12/QĐ-UBND TP ngày 18/01/2024"; its year: "9/ABC/2025 ngày"."""
_NEAR = 80  # characters after it in which these end


def read_tail(forms: Text, mention: Mentioned, following: int) -> None:
    """Read date and issuer after the number: "ngày 07/11/2017 của UBND tỉnh", in either order."""
    text, limit = forms.text, _read_day(forms, mention, following)
    aside = _ASIDE.match(text, mention.tail, limit) if mention.date is not None else None
    at = aside.end() if aside else mention.tail
    of = _OF.match(text, at, limit) or _ISSUED_BY.match(text, at, limit)
    issuer = read_issuer_at(text, forms.folded, of.end()) if of else None
    if of is None and (session := _IN_SESSION.match(text, mention.tail, limit)):
        of, issuer = session, read_issuer_at(text, forms.folded, session.end())
    if of is not None and issuer is not None and "," in of[0] and _OF_NEXT.match(forms.lowered, issuer.end):
        of = issuer = None  # "..., của Ban Bí thư tại văn bản số": whose the next one is
    if of is not None and issuer is not None and _ACTS.search(of[0].lower()) and _DOES.match(text, issuer.end, limit):
        issuer = None  # "đề án quy định tại Nghị định số 45/2012/NĐ-CP do Bộ Công Thương phê duyệt": not the decree
    if of is not None and issuer is None and "của" in of[0].lower():
        issuer = _read_unknown_body(forms.text, of.end(), limit)
    if issuer is not None and issuer.end <= mention.sentence[1]:
        more = _SESSION.match(text, issuer.end, limit)
        if of is not None and (_is_joint(mention) or "liên" in of[0].lower()):
            more = _PARTNERS.match(text, issuer.end, limit)
        more = more or _ON_MATTER.match(text, issuer.start, limit)
        mention.after, mention.tail = issuer, more.end() if more else issuer.end
        if mention.date is None and mention.odd_day is None:
            mention.odd_day = read_odd_day(text, mention.tail)
        issued = _THEN_ISSUED.match(text, issuer.end, limit)
        late = read_date_after(text, issued.end() if issued else issuer.end) if mention.date is None else None
        if late is not None and late.end <= limit:
            mention.date, mention.tail = late, late.end


def _read_day(forms: Text, mention: Mentioned, following: int) -> int:
    """Return the day after the number, past what stands between; where the tail must end."""
    text, limit = forms.text, min(mention.sentence[1], max(following, mention.number.end))
    if left_over := _LEFT_OVER.match(text, mention.number.end, limit):
        mention.tail = left_over.end()
    if aside := _ASIDE.match(text, mention.number.end, mention.sentence[1]):
        mention.tail, limit = aside.end(), min(mention.sentence[1], max(limit, aside.end() + _NEAR))
    mention.date = read_date_after(text, mention.tail)
    if mention.date is not None and mention.date.end > limit + 1:
        mention.date = None
    if mention.number.middle is not None and (named := _OF.search(text, *mention.number.middle)):
        mention.after = read_issuer_at(text, forms.folded, named.end())
    if mention.date is not None:
        twice = read_date_after(text, mention.date.end)  # "ngày 31/12/2014 ngày 31/12/2014": written twice
        mention.tail = (twice.end if twice is not None and twice.iso == mention.date.iso else mention.date.end) + (
            text[mention.date.end : mention.date.end + 1] == ")" and "(" in text[mention.number.end : mention.date.end]
        )
    else:
        mention.odd_day = read_odd_day(text, mention.tail)
        mention.tail = min(skip_unread_date(text, mention.tail), limit)  # whose it is, is said behind it
    return limit


_PARTNERS = re.compile(
    r"(?:\s*[-–,&]|\s+và)\s*[^.;()]{2,170}?"
    r"(?=\s+(?:về|v/v|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi|bổ sung|công bố)[\s,])"
)
_JOINT = re.compile(r"(?:^|[-/.])(?:TTLT|TTLB|NQLT|KHLT|KHLN|CTLT|HDLT|QCPH|CTPH|LT|LN|LB)(?:$|[-/.])")


def _is_joint(mention: Mentioned) -> bool:
    """Tell whether several bodies issued it together: its symbol says so, or names more than one."""
    symbol = mention.number.symbol or ""
    return _JOINT.search(symbol) is not None or len({body.name for body in find_bodies_of_symbol(symbol)}) > 1


_UNKNOWN = re.compile(
    rf"(?P<name>[{UPPER}][^\W\d_]*(?:[ \u00a0-][^\W\d_]+){{0,9}}?)"
    r"(?=[ \u00a0](?:về|v/v|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|công bố"
    r"|gửi|trả lời|kiến nghị|đề nghị|báo cáo|phản ánh|hỏi|trình)[ \u00a0])"
)


def _read_unknown_body(text: str, at: int, limit: int) -> StatedIssuer | None:
    """Return a body that no table knows, right before the subject: that one is named is known, and the symbol tells
    whose.
    """
    match = _UNKNOWN.match(text, at, limit)
    return StatedIssuer(match["name"], match.start(), match.end(), "", "office") if match else None


_EVENT = re.compile(
    r"(?:họp|hội nghị|hội thảo|buổi làm việc|làm việc|lễ|phiên|sự kiện|đợt|tối|sáng|chiều|trong|vào|từ|đến|trước|sau"
    r"|kể từ|hết|tính đến)\s*,?\s*$",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"[\s,]*\b(?:được\s+)?(?:ban hành|ký)\s*$")


def read_late(forms: Text, mention: Mentioned, found: Subject, following: Sequence[Mentioned]) -> Subject:
    """Return the subject without the day, and the body, that stand after it; these are set.

    "Quyết định số 846/QĐ-UBND về tiếp cận điện năng ngày 07/11/2017 của UBND tỉnh". A day alone may be that of a
    meeting: it is the day of issue when "ban hành" stands before it, the body after it, or its year in the number.
    """
    date = find_date(forms.text, found.start, found.end)
    if date is None and (odd := find_odd_day(forms.text, found.start, found.end)) is not None:
        return _cut_before_odd_day(forms, mention, found, *odd)
    if date is None or any(other.date and other.date.start <= date.start < other.date.end for other in following):
        return found
    if mention.date is not None:
        return _cut_before_date(forms, found, date)
    if _EVENT.search(forms.text, found.start, date.start):
        return found
    body = _read_body_after(forms, date.end)
    rest = forms.text[body.end if body else date.end : found.end].strip(" .,;)/*_\n")
    issued = _ISSUED.search(forms.text, found.start, date.start)
    if rest or not (body or issued or (mention.number.year and date.iso[:4] == str(mention.number.year))):
        return found
    mention.date = date
    if body is not None and mention.after is None:
        mention.after = body
    end = issued.start() if issued else date.start
    words = " ".join(forms.text[found.start : end].replace("*", " ").split()).strip(" ,;:./_")
    return Subject(words, found.start, end, None) if len(words) > _FEW else found


def _cut_before_odd_day(forms: Text, mention: Mentioned, found: Subject, day: str, start: int, end: int) -> Subject:
    """Return the subject without a day that no calendar has and the body that end it; both are set."""
    body = _read_body_after(forms, end)
    rest = forms.text[body.end if body else end : found.end].strip(" .,;)/*_\n")
    if rest or body is None or mention.date is not None:
        return found
    mention.odd_day = mention.odd_day or day
    mention.after = mention.after or body
    words = " ".join(forms.text[found.start : start].replace("*", " ").split()).strip(" ,;:./_")
    return Subject(words, found.start, start, None) if len(words) > _FEW else found


def _cut_before_date(forms: Text, found: Subject, date: StatedDate) -> Subject:
    """Return the subject of one that stands within another's, whose day and body end both: "... ngày 30/12/2020 của Bộ
    X".
    """
    body = _read_body_after(forms, date.end)
    if body is None or forms.text[body.end : found.end].strip(" .,;)/*_\n"):
        return found
    words = " ".join(forms.text[found.start : date.start].replace("*", " ").split()).strip(" ,;:./_")
    return Subject(words, found.start, date.start, None) if len(words) > _FEW else found


_FEW = 2  # characters
_THEN = re.compile(r"[\s,]*(?:đã|vừa|mới)\s+(?=được\s+(?:ban hành|ký)\s+ngày\s)")


def read_issued(forms: Text, mention: Mentioned, at: int) -> None:
    """Return the day that is told after the subject: "Nghị định số 21/2026/NĐ-CP … đã được ban hành ngày 16/01"."""
    then = _THEN.match(forms.text, at)
    if mention.date is None and then is not None:
        mention.date = read_date_after(forms.text, then.end())


def _read_body_after(forms: Text, at: int) -> StatedIssuer | None:
    of = _OF.match(forms.text, at)
    return read_issuer_at(forms.text, forms.folded, of.end()) if of else None
