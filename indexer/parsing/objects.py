"""What a verb's deed is done to: from the verb to the first document, and the list that it begins.

Between a verb and its object stand only what belongs to the object ("khoản 2 Điều 3 của"), or a text that the object
carries ("Quy định về phí chợ ban hành kèm theo").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.parsing.deeds import StatedDeed, loosen_pattern
from indexer.parsing.mention_forms import Mentioned
from indexer.parsing.treatments import lies_in_annex

TYPES = (
    r"(?:thông tư liên tịch|thông tư|nghị định|nghị quyết|quyết định|chỉ thị|kế hoạch|quy chế|quy định|chương trình"
    r"|đề án|bộ luật|luật|pháp lệnh|công văn|thông báo|văn bản|điều lệ|quy trình)"
)
PROVISION = r"(?:điểm|khoản|điều|chương|mục|phần|phụ lục|tiết|đoạn|mẫu|biểu)"

_WORD = re.compile(r"\S+")
_WHOLE_WORDS = frozenset(
    _WORD.findall(
        "toàn bộ các những đối với việc thi hành hiệu lực của văn bản sau đây dưới này là gồm cả tất phạm pháp luật"
        " nghị quyết thông tư chỉ thị kế hoạch liên tịch nêu"
    )
)
_PART_WORDS = frozenset(
    _WORD.findall(
        "điều khoản điểm mục chương phần phụ lục mẫu biểu tên căn cứ ban hành tại trong thuộc cụm từ đoạn tiết câu thứ"
        " tự đã được kèm lần biện pháp nội dung quy định một số hoặc và còn lại bằng tiêu đề"
    )
)
_TOKEN = re.compile(r"[^\W_]+")
_NUMERAL = re.compile(r"\d+[a-zđ]?|[ivxlc]+|[a-zđ]")
_TEXTS = (
    r"(?:quy định|quy chế|quy trình|điều lệ|danh mục|phụ lục|mẫu|biểu|bảng|chế độ|chương trình|kế hoạch|đề án|thủ tục"
    r"|tthc|nội dung|cụm từ|điều|khoản|điểm|mục|phần|số thứ tự|stt|định mức|tiêu chí|nguyên tắc|mức|hệ số|đơn giá"
    r"|nhiệm vụ|thời gian|thời hạn|tên|từ|nội quy|một phần|một số)"
)
_CARRIED = re.compile(
    loosen_pattern(
        rf"[^;“”]{{0,80}}?(?<!\w){_TEXTS}(?!\w)[^;“”]{{0,420}}?(?<!\w)"
        r"(?P<issued>(?:(?:được|đã|bị) )*(?:ban hành|quy định|công bố|phê duyệt|quyết định) )?"
        rf"(?:kèm theo|tại|trong|thuộc|của)(?: {PROVISION}[\w ,]{{0,40}}?(?: của)?)?(?: các)? ?$"
    )
)
_NO_ACTS = ("Công văn", "Văn bản", "Báo cáo", "Tờ trình", "Thông báo", "Công điện")
_CARRIED_BY = re.compile(
    loosen_pattern(
        r"[^;“”]{0,80}?(?<!\w)(?:quy định|quy chế|quy trình|điều lệ|danh mục|phụ lục|mẫu|biểu|chế độ|chương trình"
        r"|kế hoạch|đề án|bảng)(?!\w)[^;“”]{0,420}?(?<!\w)(?:ban hành )?theo ?$"
    )
)
_RULED = re.compile(loosen_pattern(r"theo (?:quy định|hướng dẫn|đề nghị|yêu cầu|tinh thần)(?: tại| của)?(?: các)? ?$"))
_COORDINATED = re.compile(loosen_pattern(rf"[^;()“”]{{0,60}}?\bcác (?P<type>{TYPES}) [^;()“”]{{0,160}}? và ?$"))
_LAW_FIRST = re.compile(loosen_pattern(r"[^;()“”]{0,40}?\b(?:bộ luật|luật|pháp lệnh) [^;()“”]{2,100}?(?:,| và) ?$"))
_ANNOUNCED = re.compile(loosen_pattern(rf" ?(?:toàn bộ )?(?:các|những|\d+) {TYPES}(?! này)[^;:.|]{{0,120}}: ?"))
_ANNEX = re.compile(
    loosen_pattern(
        r" ?(?:toàn bộ )?(?:bản )?(?:quy định|quy chế|điều lệ|quy trình|bảng giá|nội quy|đơn giá)(?! tại)(?!\w)"
    )
)
_PARTS = frozenset(
    _WORD.findall("điều khoản điểm mục chương phần phụ lục mẫu biểu cụm đoạn tiết câu tên một nội tại từ kèm")
)
_SENTENCE_END = re.compile(r"[^\W\d]{3}\.[*_]*\s")
_NAMED_PART = r"(?:thủ tục hành chính|tthc|danh mục|quy trình(?: nội bộ)?|nội dung|số thứ tự)"
_SEPARATED = re.compile(
    loosen_pattern(
        r"(?P<mark>;|,|(?<!\w)(?:và|cùng|hoặc)),? ?(?:các )?"
        rf"(?:{PROVISION}[\w ,]{{1,40}}(?:của )?|{_NAMED_PART}[\w ,]{{1,60}} (?:tại|của|trong|kèm theo) )?[“\"]?$"
    )
)
EXCEPT = re.compile(
    loosen_pattern(r"[^.;]{0,200}?,? ?\(?trừ (?:các )?(?:điều|khoản|điểm|mục|chương|phụ lục|quy định|nội dung)")
)


def reaches(said: StatedDeed, gap: str, target: Mentioned) -> bool | None:
    """Tell whether the words between a verb and a document make it the verb's object, in part (True) or whole
    (False).

    None when it is none: "bổ sung kinh phí theo Quyết định số", "sửa đổi ...; Nghị định số".
    """
    if "|" in gap or gap.lstrip(" *_").startswith(";") or _SENTENCE_END.search(gap) or _RULED.search(gap):
        return None
    words = _TOKEN.findall(gap)
    if said.deed.kind == "guides" and words[:1] in (["tại"], ["trong"]):
        return None
    if lies_in_annex(gap):
        return None
    if _is_of_it(gap, words):
        return said.deed.ends and any(word in _PARTS for word in words) and "phần còn lại" not in gap
    if _ANNOUNCED.fullmatch(gap):
        return False  # "bãi bỏ các văn bản sau:"
    if said.deed.kind in ("guides", "approves", "issued_with"):
        return False if said.deed.kind == "guides" and _LAW_FIRST.fullmatch(gap) else None
    if (listed := _COORDINATED.fullmatch(gap)) is not None:
        return False if listed["type"] == (target.number.doc_type or "").lower() else None
    carried = _CARRIED.fullmatch(gap)
    if carried and carried["issued"] is None and (target.number.doc_type or "Công văn") in _NO_ACTS:
        return None  # "bổ sung danh mục thủ tục hành chính tại Công văn số"
    if carried or _CARRIED_BY.fullmatch(gap):
        whole = _ANNEX.match(gap) or (carried and "công bố" in (carried["issued"] or ""))
        return said.deed.ends and not whole
    return None


def _is_of_it(gap: str, words: Sequence[str]) -> bool:
    """Tell whether the words before a document are of the document itself: "một số điều của", "khoản 2 Điều 3"."""
    return ":" not in gap and all(
        word in _WHOLE_WORDS or word in _PART_WORDS or _NUMERAL.fullmatch(word) for word in words
    )


_JOINED = re.compile(loosen_pattern(r".*\d\w*(?: ?[,;]|(?: ?,)? (?:và|đồng thời))(?: (?:và|đồng thời))? ?"))


def is_part(gap: str) -> bool:
    """Tell whether the words between two verbs are a part of a document, to which the second verb joins another.

    >>> is_part(" khoản 2 điều 4 và "), is_part(" mức phí và "), is_part(" điều 4 của ")
    (True, False, False)
    """
    words = _TOKEN.findall(gap.replace("đồng thời", ""))
    return _JOINED.fullmatch(gap) is not None and words[0] in _PARTS and _is_of_it(gap, words)


def is_merely_in(gap: str) -> bool:
    """Tell whether the object is only what stands in a document: "điều chỉnh trợ cấp theo mẫu quy định tại"."""
    if _is_of_it(gap, _TOKEN.findall(gap)):
        return False
    carried = _CARRIED.fullmatch(gap)
    return carried is not None and "ban hành" not in (carried["issued"] or "") and "kèm theo" not in gap


def find_separator(between: str) -> str | None:
    """Return the mark that makes what follows one more of a list; None when the words before it say something else
    of it.
    """
    match = _SEPARATED.search(between)
    return match["mark"] if match else None
