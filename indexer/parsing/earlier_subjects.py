"""What a cited document is about, where that stands before its number: between type and number, or in front of both.

"Quyết định về cải thiện chỉ số logistics số 691/QĐ-UBND", "phê duyệt Đề án vị trí việc làm tại Quyết định số".
"""

from __future__ import annotations

import re

from indexer.parsing.issuers import read_issuer_at
from indexer.parsing.subject_ends import NOT_ABOUT
from indexer.parsing.subjects import INTRO, trim_subject
from indexer.text.folding import fold, fold_whole

_OF_BODY = re.compile(r"[\s*_]*của\s+", re.IGNORECASE)
_PLAIN = re.compile(
    r"[\s*_]*(?=(?:[^\W\d_]+[ ,]+){3,})(?!(?:của|do|số|này|liên tịch|giải trình|thẩm tra|thẩm định|tiếp thu|đề xuất|nêu"
    r"|trên|và|được|đã|theo|tại|các|từ|cho|với|gửi|kèm|hướng dẫn thực hiện tại)[\s,])(?=[^:;]+$)",
    re.IGNORECASE,
)


def read_subject_between(text: str, start: int, end: int) -> str | None:
    """Return the subject between a type word and its number: "Quyết định về cải thiện chỉ số logistics (số
    691/QĐ-UBND".

    A body may stand before it ("Quyết định của UBND tỉnh về việc công bố …: số"), and three words without "về" tell it,
    too ("Kế hoạch cải cách hành chính số 383/KH-SCT").
    """
    body = _OF_BODY.match(text, start, end)
    stated = read_issuer_at(text, fold_whole(text), body.end()) if body else None
    intro = INTRO.match(text, stated.end if stated else start, end) or _PLAIN.match(text, start, end)
    found = trim_subject(text[:end].rstrip(" (\n:"), intro.end(), end, None) if intro else None
    return found.text if found else None


_AT_VERB = re.compile(
    r"(?P<verb>phê duyệt|ban hành|công bố|thông qua|quy định về|quy định|(?<!được )(?<!nút )giao|thành lập|xây dựng)\s+"
    r"(?P<subject>[^;]*?)"
    r"(?:\s+của\s+(?:chủ tịch\s+)?(?:ubnd|hđnd|ủy ban nhân dân)[^;,]*)?\s+tại\s+(?:các\s+)?$"
)
_NOUNS = (
    r"(?:đề án|kế hoạch|quy chế|quy định|danh mục|chương trình|quy trình|phương án|quy hoạch"
    r"|điều lệ|nội quy|bộ đơn giá)"
)
_BODIES = r"(?:ubnd|hđnd|chủ tịch|sở|bộ|thủ tướng|chính phủ|hội đồng|ủy ban|uỷ ban|giám đốc|lãnh đạo|cấp|trung ương)"
_HOLDS = r"(?:[^;,]|,(?= (?:tầm nhìn|định hướng|giai đoạn|năm \d|(?:tỉnh|thành phố|huyện|xã)\s)))*?"
_PASSIVE = re.compile(
    rf"(?P<subject>{_NOUNS}(?:\s{_HOLDS})??)"
    rf"(?:\s+\(?(?:được\s+)?(?:(?:ban hành|phê duyệt|công bố)\s+)?(?:đính )?kèm theo"
    rf"|\s+(?:đã\s+)?(?:được\s+)?(?:{_BODIES}\s[^;,]{{0,50}})?"
    r"(?:phê duyệt|ban hành|công bố|thông qua)\s+(?:tại|theo))\s+(?:các\s+)?$"
)
_CAPITAL_NOUN = re.compile(
    r"(?<=theo )(?:Đề án|Chương trình|Kế hoạch|Quy chế|Quy hoạch|Danh mục)\s(?!(?:này|số|của)\b)"
)
_ANNEXED = re.compile(
    r"(?:điều|khoản|nội dung|phụ lục|điểm|quy định|sửa đổi|bổ sung|bãi bỏ|thay thế)(?: của| trong| tại)? "
    rf"(?P<subject>{_NOUNS}\s[^;:“”]{{5,300}}?)"
    r"\s+\(?(?:được\s+)?(?:ban hành\s+)?kèm theo\s+(?:các\s+)?$"
)
"""What an act amends or ends, that came with another: "một số điều của Quy chế thi đua ban hành kèm theo"."""
_PART_OF_LIST = re.compile(r"\bsố thứ tự\b|\b(?:công bố|ban hành|phê duyệt) (?:tại|theo)\b")
_NOUN_AT = re.compile(
    r"(?:theo|thực hiện|tại)\s+(?P<subject>(?:quy chế|quy định|đề án|danh mục|kế hoạch"
    r"|chương trình)\s[^;,]*?)\s+tại\s+$"
)
_PARENTHESIS = re.compile(r"(?:^|[;:,.]\s+|(?<=[)])\s*,?\s*)(?P<subject>[^;:()]{8,400}?)\s*\(\s*[*_]*$")
_HEAD_OF_LIST = re.compile(
    r"\d+\s+(?:quyết định|kế hoạch|văn bản|nghị quyết|thông báo|báo cáo|công văn)\s+(?P<subject>[^;:]{6,200}):\s*$"
)
_HANGING = re.compile(
    rf"^{_NOUNS}(?: (?:được )?ban hành)?$|^(?:quy định )?(?:chi tiết|cụ thể|rõ|riêng)$|^{_NOUNS}\s+(?:tại|theo|và)\s|"
    r"\b(?:theo|quy định|hướng dẫn|yêu cầu|nêu|ghi|được giao|như)$|\btheo (?:đề nghị|chỉ đạo|ý kiến|yêu cầu|kết luận)\b"
    r"|\bvà (?:thực hiện|triển khai)\b|\b(?:này|đó)\b"
    r"|\b(?:tại|và|của|về|các|cho|theo|với|hoặc|nhất là)$|\b(?:đã|được) (?:được )?(?:phê duyệt|giao|chấp thuận)\b"
)
_NAMED_BEFORE = re.compile(
    r"(?<!\w)(?P<type>tờ trình|báo cáo|công văn|văn bản|kế hoạch|thông báo|đề án)\s+của\s+[^;:.()\d]{3,80}?"
    r"\s+về(?:\s+việc)?\s+(?P<subject>[^;:()]{4,300}?)[\s*_]*\([\s*_]*$"
)
"""A document that is named in words, and then by its number: "Tờ trình của X về Đề án đô thị (Tờ trình số"."""
_OF_MANY = re.compile(r"\bban hành (?:nhiều|một số|các|hàng loạt) (?:văn bản|quyết định|kế hoạch)\b|\bnêu trên$")
_DROP = re.compile(r"(?:-\s*)?(?:đã\s+)?(?:ban hành|phê duyệt|về việc|về)\s+", re.IGNORECASE)


def read_subject_before(text: str, lowered: str, start: int, head: int, *, issued: bool) -> str | None:
    """Return the subject that stands before the number: "phê duyệt <subject> tại Quyết định số", "<subject> (Quyết
    định".

    >>> t = "UBND tỉnh phê duyệt Đề án vị trí việc làm tại Quyết định"
    >>> read_subject_before(t, t.lower(), 0, 46, issued=True)
    'Đề án vị trí việc làm'
    """
    begin = max(start, head - 420)
    window, before = lowered[begin:head], text[begin:head]
    named = _NAMED_BEFORE.search(window) if window.rstrip("*_ \n").endswith("(") else None
    if named is not None and lowered.startswith(named["type"], head):
        return " ".join(before[named.start("subject") : named.end("subject")].replace("*", " ").split())
    for pattern in (_ANNEXED, _PASSIVE, _AT_VERB, _NOUN_AT, _HEAD_OF_LIST, _PARENTHESIS):
        match = pattern.search(window)
        if match is None or (pattern is _PARENTHESIS and not issued):
            continue
        kept = match.groupdict().get("verb") in ("công bố", "giao", "thành lập")
        words = before[match.start("verb" if kept else "subject") : match.end("subject")]
        if not words[:1].isupper() and (nouns := [m.start() for m in _CAPITAL_NOUN.finditer(words)]):
            words = words[nouns[-1] :]  # "quy định … theo Đề án “…” được phê duyệt": the Đề án
        cleaned = _strip_quotes(" ".join(words.replace("*", " ").split()).strip(" ,;:-"))
        if pattern is _ANNEXED and _PART_OF_LIST.search(cleaned.lower()):
            continue
        if pattern in (_AT_VERB, _NOUN_AT, _PASSIVE, _ANNEXED) and (
            NOT_ABOUT.match(cleaned) or _HANGING.search(cleaned.lower())
        ):
            continue  # "công bố hợp quy theo quy định tại Thông tư": no subject of the circular
        if pattern is _PARENTHESIS and _OF_MANY.search(cleaned.lower()):
            return None
        if pattern in (_PARENTHESIS, _HEAD_OF_LIST):
            done = _cut_made_by_body(cleaned)
            cleaned = _DROP.sub("", cleaned, count=1) if done is None and _DROP.match(cleaned) else done or cleaned
        return cleaned or None
    return None


_MADE = re.compile(r"\b(?:ban hành|phê duyệt|xây dựng|soạn thảo|hoàn thành)\s+(?=\S+\s)", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:công bố|thành lập|kiện toàn|giao|trình|báo cáo|đề nghị)\s+(?=\S+\s)", re.IGNORECASE)


def _cut_made_by_body(clause: str) -> str | None:
    """Return what a body made that stands in brackets after it: "Sở đã ban hành Quy chế làm việc (Quyết định số"."""
    stated = read_issuer_at(clause, fold(clause), 0)
    if stated is None or stated.end == len(clause):
        return None
    made = _MADE.search(clause, stated.end)
    told = _TOLD.search(clause, stated.end) if made is None else None
    return clause[made.end() :] if made else clause[told.start() :] if told else None


def _strip_quotes(words: str) -> str:
    """Return words without a quotation mark that has no partner, or with the pair that holds them all taken off."""
    if words[:1] == "“" and words[-1:] == "”" and words.count("“") == 1:
        return words[1:-1]
    return words.strip("“”") if words.count("“") != words.count("”") else words
