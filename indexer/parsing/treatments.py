"""How a document uses a citation: decided by the nearest connector before it, by the list it stands in, or by
whose document it is. A nested mention follows the connector right before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.grammar.connectors import CONNECTORS
from indexer.models import RelationKind, Treatment

_BLANKS = r"\s+"
_ANY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<r{rank}>{row.pattern.replace(' ', _BLANKS)})" for rank, row in enumerate(CONNECTORS))
    + r")(?!\w)"
)
_LISTED = re.compile(r"(?P<mark>[;,+]|\bvà|\bcùng|\bhoặc|\bvà cả)\s*[*_“\"]*\s*(?:các\s+)?$")
_FOLLOWED = re.compile(r"(?<!\w)(?:theo|căn cứ)\s[^,;:.]*$")
_ISSUED = re.compile(r"(?<!\w)ban\s+hành\b(?!\s+kèm)[^;:.,]*$")
_REACH = 320


@dataclass(frozen=True, slots=True)
class Connected:
    """The connector found before a mention: how it is used, and where the connector stands."""

    treatment: Treatment
    start: int
    end: int
    passive: RelationKind | None = None


def find_connector(lowered: str, start: int, end: int) -> Connected | None:
    """Return the nearest connector within lowered[start:end]; None when there is none.

    >>> find_connector("căn cứ kế hoạch, tiếp tục thực hiện ", 0, 36).treatment
    'implements'
    """
    last = None
    for match in _ANY.finditer(lowered, max(start, end - _REACH), end):
        last = match
    if last is None or last.lastgroup is None:
        return None
    row = CONNECTORS[int(last.lastgroup[1:])]
    return Connected(row.treatment, last.start(), last.end(), row.passive)


_PART = re.compile(r"[\s,]*(?!phần còn )[^\W\d_][^;:()]*?\bcủa\s*$")
_ANOTHER_ACT = re.compile(
    r"(?:thông tư|nghị định|quyết định|nghị quyết|chỉ thị|kế hoạch)\s+"
    r"(?:quy định|hướng dẫn|sửa đổi|về|chi tiết)\b[^()]*$"
)


_LIES_IN = re.compile(
    r"(?:(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|đính chính|gia hạn),?\s(?:và\s)?)*+\s*+"
    r"(?!(?:các |những |một số |toàn bộ )*(?:quy định|quy chế|quy trình|điều lệ|danh mục|phụ lục|mẫu|biểu|bảng"
    r"|chế độ|chương trình|kế hoạch|đề án|thủ tục|nội dung|cụm từ|điều|khoản|điểm|mục|định mức|tiêu chí"
    r"|nguyên tắc|mức|tên)\b)"
    r"[^;.:]{3,300}?\b(?:(?:nằm|có|nêu|liệt kê) (?:tên )?(?:trong|tại|ở)|thuộc (?:danh mục|phụ lục)"
    r"|theo (?:các )?(?:mẫu|biểu))\b"
)


def lies_in_annex(words: str) -> bool:
    """Tell whether what a verb changes, told by the words before an act, only lies in its annex or has a form of it.

    >>> lies_in_annex(" dự án nằm trong phụ lục iv kèm theo "), lies_in_annex(" quy định nêu tại phụ lục i của ")
    (True, False)
    """
    return _LIES_IN.match(words) is not None


_WITH = re.compile(r"(?:được\s+)?(?:ban hành\s+(?:kèm )?|kèm )theo$|(?:ban hành\s+)?kèm theo")
_ENDING = ("amended", "replaced", "repealed")
_ONLY_FOLLOWED = re.compile(r"theo[\s*_]+(?:các[\s*_]+)?(?:luật|bộ\s+luật|pháp\s+lệnh|nghị\s+định)\b")
"""What nothing is issued with: "điều chỉnh đơn giá thuê đất theo Luật Đất đai số X" follows the law."""


def weaken_connector(lowered: str, start: int, found: Connected, head: int) -> Connected:
    """Return the connector, weakened where something else than the mention is what it speaks of.

    "hủy bỏ kết quả đấu giá của Thông tư X" does not repeal X; "bãi bỏ thủ tục hành chính của Quyết định X" repeals a
    part of it; "ban hành Thông tư quy định chi tiết Luật Dược và Nghị định số X" does not issue X; "sửa đổi Quy định
    ban hành kèm theo Quyết định X" amends X.
    """
    if found.treatment in _ENDING and lies_in_annex(lowered[found.start : head]):
        return replace(found, treatment="basis")
    if found.treatment in ("replaced", "repealed") and _PART.match(lowered, found.end, head):
        of_it = lowered.startswith(("bãi bỏ", "thay thế"), found.start)
        return replace(found, treatment="amended" if of_it else "mentions")
    if found.treatment == "issues" and _ANOTHER_ACT.search(lowered, found.end, head):
        return replace(found, treatment="mentions")
    if found.treatment == "basis" and _WITH.match(lowered, found.start, found.end):
        verb = find_connector(lowered, max(start, found.start - _NOUN), found.start)
        if (
            verb is not None
            and verb.treatment in _ENDING
            and not _CLAUSE.search(lowered, verb.end, found.start)
            and not lies_in_annex(lowered[verb.start : found.start])
            and not _ONLY_FOLLOWED.match(lowered, found.start)
        ):
            return replace(verb, treatment="amended", passive=None)
    return found


_OTHER_CLAUSE = re.compile(r"(?<!\w)thì(?!\w)|,\s+(?:tiếp\s+tục\s+)?(?:áp\s+dụng|thực\s+hiện|sử\s+dụng)(?!\w)")


def find_clause(lowered: str, found: Connected, head: int) -> int | None:
    """Return where the clause of a mention begins, when what ends something else is of the clause before; else
    None.

    >>> words = "x bị bãi bỏ thì áp dụng "; find_clause(words, Connected("repealed", 5, 11), 24)
    15
    """
    if found.treatment not in _ENDING and found.passive is None:
        return None
    begun = _OTHER_CLAUSE.search(lowered, found.start, head)
    return begun.end() if begun else None


_NOUN = 240  # characters of what an act is issued with: "Quy định về quản lý ... ban hành kèm theo"
_CLAUSE = re.compile(r"[.;:()]")
_UNDERGOES = re.compile(
    r"[\s,*_]*(?:(?:hiện|nay|đã|sẽ)\s+)*"
    r"(?:(?:được|bị)\s+(?P<verb>thay thế|thay(?= bằng| bởi)|sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ)|hết hiệu lực)"
    r"(?P<part>(?:\s+thi hành)?\s+(?:một phần|(?:một số\s+)?(?:khoản|điểm|điều)\b))?"
)
_UNDERGONE: dict[str, Treatment] = {
    "thay thế": "replaced",
    "thay": "replaced",
    "sửa đổi": "amended",
    "bổ sung": "amended",
}


_REWRITTEN = re.compile(
    r"[\s,*_]*(?:đã\s+)?(?:được|bị)\s+(?:thay|sửa đổi|bổ sung)[^;.:]{0,50}?(?:như sau|bằng|thành)[^;.:]{0,20}:"
)


def is_rewritten(lowered: str, at: int, end: int) -> bool:
    """Tell whether the words after a mention say what a part of it says anew: "X được thay bằng:".

    >>> is_rewritten("phần ghi chú tại x được thay bằng:", 18, 34)
    True
    """
    return _REWRITTEN.match(lowered, at, end) is not None


def find_undergone(lowered: str, at: int, end: int) -> Treatment | None:
    """Return what the words after a mention say was done to it: "Quyết định X (đã) được thay thế", "X hết hiệu
    lực".

    >>> find_undergone("x đã được thay thế bằng", 1, 23)
    'replaced'
    """
    match = _UNDERGOES.match(lowered, at, end)
    if match is None:
        return None
    return "amended" if match["part"] else _UNDERGONE.get(match["verb"] or "", "repealed")


_ENDS = r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|ngưng hiệu lực|chấm dứt hiệu lực|thay thế)(?:\s+thi hành)?"
_A_PART = re.compile(
    rf"{_ENDS}\s+(?:một phần|(?:(?:một số|các|toàn bộ|nội dung|quy định|tại)\s+)*"
    r"(?:điều|khoản|điểm|mục|chương|phần(?= [ivx\d])|phụ lục|mẫu|biểu|nội dung|quy định|thủ tục|danh mục|đoạn|câu)\b)"
)
_PART_OF_IT = re.compile(rf"[^.;]{{0,20}}?{_ENDS}\s+một phần")


def ends_part(lowered: str, start: int, end: int) -> bool:
    """Tell whether what stands from a connector to its mention ends a part of the mention only.

    >>> ends_part("bãi bỏ khoản 2 điều 3 của ", 0, 26), ends_part("sửa đổi khoản 2 điều 3 của ", 0, 27)
    (True, False)
    """
    return _A_PART.match(lowered, start, end) is not None


def has_ended_in_part(lowered: str, at: int, end: int) -> bool:
    """Tell whether the words after a mention say that it ended in part: "X hết hiệu lực một phần"."""
    return _PART_OF_IT.match(lowered, at, end) is not None


def is_in_parenthesis(lowered: str, start: int, end: int) -> bool:
    """Tell whether a mention opens a parenthesis: "Quy chế làm việc (Quyết định số 1759/QĐ-SCT"."""
    return lowered[max(start, end - 6) : end].rstrip(" *_\n").endswith("(")


def find_list_mark(lowered: str, start: int, end: int) -> str | None:
    """Return the mark that makes a mention one more of a list: ";", ",", "và"; None when something else precedes
    it.
    """
    match = _LISTED.search(lowered, max(start, end - 40), end)
    return match["mark"] if match else None


_RULED = re.compile(r"(?<!\w)(?:quy\s+định|nêu|ghi|đề\s+ra|xác\s+định)\s+$")  # what is ruled there is not issued now


def find_act_place(lowered: str, start: int, found: Connected, own: bool) -> Treatment:
    """Tell whose act decides: "tại" + another body's → basis; + this body's own, or "ban hành … tại" → issues.

    What is followed ("theo Quy chế làm việc của Sở tại", "theo Danh mục được Sở Nội vụ ban hành") is a basis.
    """
    at = lowered.startswith("tại", found.start)
    if not at and found.treatment != "issues":
        return found.treatment
    if _FOLLOWED.search(lowered, max(start, found.start - 160), found.start):
        return "basis"
    if not at:
        return "issues"
    if _RULED.search(lowered, max(start, found.start - 40), found.start):
        return "basis"
    return "issues" if own or _ISSUED.search(lowered, max(start, found.start - _REACH), found.start) else "basis"
