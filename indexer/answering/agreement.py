"""How a span or a unit agrees with the very words that ask: "phòng nào", "bước 10", "tờ trình nào", "ai chủ trì"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from indexer.answering.actors import begins_with
from indexer.answering.codes import find_asked_code
from indexer.answering.generators import NAME, GeneratedSpan
from indexer.answering.own_numbers import asks_of_another
from indexer.answering.paper_weights import Weighed
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Floats, RetrievedPaper
from indexer.grammar.doctypes import TYPE_CODES
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.text.folding import fold

_ASKED_NOUN = re.compile(r"(?<!\w)(?P<words>(?:[a-z]+ )?[a-z]+) (?:nao|gi)(?!\w)")
_ANY_NOUN = frozenset(
    ("don vi", "co quan", "to chuc", "ca nhan", "van ban", "noi dung", "la", "lam", "the", "nhung", "cac", "vi", "noi",
     "ben", "cai", "dieu", "viec", "ngay", "nam", "thang", "khi", "luc", "so", "loai", "hinh thuc", "ve", "nhu the")
)  # fmt: skip
"""Nouns before "nào" that say nothing of how the answer begins; "so" may be either of two."""
_PART = re.compile(
    r"(?<!\w)(?P<name>buoc|muc|khoan|dieu|phu luc|bieu|bang|mau|chuong|phan|nhom|diem|so thu tu|stt|b)"
    r"(?: so)?\s?(?P<number>\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|(?<=diem )[a-z])(?![\w/])"
)
_ORDINAL = re.compile(r"\W*(?P<number>\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])(?=\s*(?:[|.):*\n]|$))")
_STEPS = ("buoc", "b", "muc", "so thu tu", "stt", "khoan", "diem")
_SAME = {"b": "buoc", "stt": "so thu tu"}
_LEADS = re.compile(
    r"\W{1,3}(?:co trach nhiem |co nhiem vu |la (?:co quan|don vi) )?(?:chu tri|chu dong|chiu trach nhiem)"
)
_JOINS = re.compile(
    r"(?:phoi hop|cung|kinh gui|gui|trinh|bao cao|tham muu(?: cho)?|tham muu voi)(?: voi| cho)?\W{1,3}$"
)
_GIVEN = re.compile(r"(?:giao|uy quyen(?: cho)?|phan cap(?: cho)?|de nghi|yeu cau|do|boi)\W{1,3}$")
_HEAD_LEADS = re.compile(r"chu tri|thuc hien|trach nhiem|giai quyet|tham quyen")
_HEAD_JOINS = re.compile(r"phoi hop|san pham|ket qua")
_TOTAL = re.compile(r"(?<!\w)tong(?: so| cong)?(?!\w)(?! (?:cong ty|cuc|giam doc|bi thu|hop|ket|dai|lien))")
_NAME_ASKED = re.compile(
    r"(?<!\w)(?:ten (?:la )?(?:gi|ai)|ho (?:va )?ten|ten (?:cua )?(?:vi |ong |ba |pho )?"
    r"(?:giam doc|chu tich|truong|bi thu|bo truong|thu truong|cuc truong|nguoi ky)"
    r"|ai (?:dang )?(?:giu chuc|la|lam) (?:vi )?(?:pho )?(?:giam doc|chu tich|truong|bi thu|bo truong|cuc truong)"
    r"|(?:giam doc|chu tich|truong \w+|bi thu|bo truong|cuc truong)(?: [\w/-]+){0,12} la ai)(?!\w)"
)
_DUE_ASKED = re.compile(
    r"(?<!\w)(?:truoc (?:ngay|thoi diem|khi) nao|cham nhat|han(?! che| muc| han)"
    r"|thoi han (?:gui|nop|bao cao|hoan thanh)|den (?:ngay|khi|thoi diem|bao gio|het)"
    r"|phai (?:\w+ ){0,6}(?:khi nao|ngay nao|bao gio)|xong|hoan thanh)(?!\w)"
)
_DUE = re.compile(
    r"(?:truoc|den(?: het)?|cham nhat(?: la)?|cham nhat den|xong|hoan thanh|trong|han cuoi(?: la)?|het)[\W_]*"
    r"(?:(?:ngay|thang|nam|quy|trong|khoang|thoi diem)[\W_]*)*(?:\d|$)"
)
_OF_NUMBER = re.compile(r"\d[\w.]*[/-][\w&/-]*[a-z][\w&/-]*[\W_]+(?:(?:ngay|ky)[\W_]*)*$")
_BEFORE, _BEHIND = 18, 40


@lru_cache(maxsize=64)
def find_asked_noun(folded: str) -> str:
    """Return the noun that "nào" or "gì" asks for a kind of, where it says how the answer begins; else nothing.

    >>> find_asked_noun("phong nao tham dinh ho so"), find_asked_noun("co quan nao chu tri")
    ('phong', '')
    """
    for match in _ASKED_NOUN.finditer(folded):
        words = match["words"]
        last = words.rsplit(" ", 1)[-1]
        if words in _TWO_WORDS:
            return words
        if last in _ARTICLES and match[0].endswith("nao"):
            return last
        if words not in _ANY_NOUN and last not in _ANY_NOUN:
            return last
    return ""


_ARTICLES = ("dieu", "khoan", "diem", "muc", "chuong")
_TWO_WORDS = frozenset(("phu luc", "ngan sach", "cong ty", "trung tam", "chi cuc", "uy ban", "hoi dong", "linh vuc",
                        "thu tuc", "nghi dinh", "nghi quyet", "quyet dinh", "thong tu", "cong van", "ke hoach",
                        "to trinh", "van phong", "thanh pho", "doanh nghiep", "ngan hang", "bao cao"))  # fmt: skip


@lru_cache(maxsize=64)
def find_asked_parts(folded: str) -> frozenset[tuple[str, str]]:
    """Return the parts of a document that a question names, with their numbers.

    >>> sorted(find_asked_parts("buoc 10 cua quy trinh, phu luc ii"))
    [('buoc', '10'), ('phu luc', 'ii')]
    """
    return frozenset((_SAME.get(m["name"], m["name"]), m["number"].lstrip("0")) for m in _PART.finditer(folded))


def mark_asked_part(case: Weighed) -> Floats:
    """Return, for each unit, 1 where it, its first cell or what it stands under is a part that is asked for, -1 for
    another.
    """
    found = np.zeros(len(case.paper.units), np.float32)
    asked = find_asked_parts(case.papers.asked.folded)
    names = {name for name, _ in asked}
    for at, unit in enumerate(case.paper.units if asked else ()):
        own = {part for part in _list_parts_at(case.paper, at) if part[0] in names}
        found[at] = (
            1.0 if own & asked else -1.0 if own else max(0.0, found[unit.parent] if 0 <= unit.parent < at else 0)
        )
    return found


def _list_parts_at(paper: RetrievedPaper, at: int) -> Iterator[tuple[str, str]]:
    unit = paper.units[at]
    end = min(unit.end, unit.start + 60)
    for match in _PART.finditer(paper.folded, unit.start, end):
        yield _SAME.get(match["name"], match["name"]), match["number"].lstrip("0")
    if ordinal := _ORDINAL.match(paper.text, unit.start, end):
        for name in _STEPS:
            yield _SAME.get(name, name), fold(ordinal["number"]).lstrip("0")


def asks_name(folded: str) -> bool:
    """Tell whether a question asks what somebody is called, so that an office alone is no answer.

    >>> asks_name("giam doc so y te hung yen ten la gi"), asks_name("ai ky quyet dinh 3005")
    (True, False)
    """
    return _NAME_ASKED.search(folded) is not None


def mark_missing_part(case: Weighed) -> Floats:
    """Return, for each unit, 1 in a document that bears the number asked about and has no such article: "Điều 7 Thông
    tư …".
    """
    asked = {part for part in find_asked_parts(case.papers.asked.folded) if part[0] in _ARTICLES}
    missing = bool(asked) and case.paper.bears and not (mark_asked_part(case) > 0).any()
    return np.full(len(case.paper.units), missing, np.float32)


def mark_name(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 where a name is asked for and it holds one, -1 where it holds none."""
    if not asks_name(block.weighed.papers.asked.folded):
        return np.zeros(len(block.spans), np.float32)
    names = [span for span in block.spans if span.sort == "own_signer" or _is_name(block.paper.text, span)]
    return np.array(
        [1.0 if any(s.start <= n.start and n.end <= s.end for n in names) else -1.0 for s in block.spans], np.float32
    )


def _is_name(text: str, span: GeneratedSpan) -> bool:
    """Is it somebody's name, and not what stands behind "Sở" in that of a department: "Giám đốc Sở Công Thương"?"""
    if span.form == "rule":
        return NAME.fullmatch(text, span.start, span.end) is not None
    of_department = text[max(0, span.start - 4) : span.start].split()[-1:] == ["Sở"]
    return span.form == "person" and not (of_department and len(text[span.start : span.end].split()) < 3)


def mark_asked_beginning(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 where it begins with the noun that is asked for, less where it only holds it."""
    noun = find_asked_noun(block.weighed.papers.asked.folded)
    if not noun:
        return np.zeros(len(block.spans), np.float32)
    if noun in _ARTICLES:
        return block.flag(lambda _, span: span.sort == "code: article")
    held = re.compile(rf"(?<!\w){noun}(?!\w)")
    return np.array(
        [
            1.0 if words.startswith(f"{noun} ") or words == noun else 0.4 * bool(held.search(words))
            for words in block.folded
        ],
        np.float32,
    )


def mark_asked_heading(block: QuestionBlock) -> Floats:
    """Return, for each span, whether the heading of its column holds the noun that is asked for."""
    noun = find_asked_noun(block.weighed.papers.asked.folded)
    return block.flag(lambda i, _: bool(noun) and noun in fold(block.read_heading(i)))


def mark_asked_type(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 where it is a document's number of the type that is asked for, -1 where of another."""
    types = block.weighed.papers.asked.doc_types
    if not types or block.weighed.papers.asked.kind not in ("docnum", "relation", "about"):
        return np.zeros(len(block.spans), np.float32)

    def measure(at: int) -> float:
        if not block.spans[at].sort.startswith(("number", "own_number")):
            return 0.0
        words = block.read_words(at)
        codes = [code for number in find_typed_numbers(words) for code in number.codes]
        named = {TYPE_CODES[code].name for code in codes if code in TYPE_CODES}
        if fold(types[0]) in fold(words):
            return 1.0
        return 0.0 if not named else 1.0 if types[0] in named else -1.0

    return np.array([measure(at) for at in range(len(block.spans))], np.float32)


def _mark_around(block: QuestionBlock, pattern: re.Pattern[str], *, behind: bool) -> Floats:
    low, high = block.reach
    folded = block.paper.folded

    def measure(start: int, end: int) -> bool:
        if behind:
            return pattern.match(folded, end, min(high, end + _BEHIND)) is not None
        return pattern.search(folded, max(low, start - _BEFORE), start) is not None

    return block.flag(lambda _, span: measure(span.start, span.end))


def mark_leading_body(block: QuestionBlock) -> Floats:
    """Return, for each span, whether the words behind it say that the body leads."""
    return _mark_around(block, _LEADS, behind=True)


def mark_joining_body(block: QuestionBlock) -> Floats:
    """Return, for each span, whether the body only joins in, or something is sent to it: "phối hợp với", "trình"."""
    return _mark_around(block, _JOINS, behind=False)


def mark_charged_body(block: QuestionBlock) -> Floats:
    """Return, for each span, whether the body is charged with something: "giao", "do"."""
    return _mark_around(block, _GIVEN, behind=False)


def mark_leading_heading(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 where its column is of those who do it, -1 where of those who join in or of what comes
    of it.
    """

    def measure(heading: str) -> float:
        folded = fold(heading)
        return -1.0 if _HEAD_JOINS.search(folded) else 1.0 if _HEAD_LEADS.search(folded) else 0.0

    return np.array([measure(block.read_heading(at)) for at in range(len(block.spans))], np.float32)


def mark_agreeing_total(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 where both the question and the row, column or clause speak of a total, -1 where one
    does.
    """
    asked = _TOTAL.search(block.weighed.papers.asked.folded) is not None
    folded, unit = block.paper.folded, block.paper.units[block.at]
    own = _TOTAL.search(folded, unit.start, unit.end) is not None

    def measure(at: int) -> float:
        told = own or _TOTAL.search(fold(block.read_heading(at))) is not None
        return float(told) if asked else -float(told)

    return np.array([measure(at) for at in range(len(block.spans))], np.float32)


def mark_acting_body(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 for the body that a unit begins with, or that the heading above names: who does what is
    said.
    """
    start = block.paper.units[block.at].start

    def measure(span: GeneratedSpan) -> bool:
        if span.form == "heading's body":
            return True
        return span.sort.startswith("body") and begins_with(block.paper, start, span.start)

    return block.flag(lambda _, span: measure(span))


def mark_due_day(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 for a day until which something is done, where one is asked for; -1 for that of a cited
    document.
    """
    asked = _DUE_ASKED.search(block.weighed.papers.asked.folded) is not None
    folded, low = block.paper.folded, block.reach[0]

    def measure(span: GeneratedSpan) -> float:
        if not span.sort.startswith(("date", "own_date")):
            return 0.0
        before = folded[max(low, span.start - 40) : span.start]
        if span.sort == "own_date" or _OF_NUMBER.search(before):
            return -1.0
        return float(asked and _DUE.search(f"{before}{folded[span.start : span.start + 12]}") is not None)

    return np.array([measure(span) for span in block.spans], np.float32)


def mark_due_question(block: QuestionBlock) -> Floats:
    """Return, for each span alike, whether the question asks until when something is to be done."""
    return np.full(len(block.spans), _DUE_ASKED.search(block.weighed.papers.asked.folded) is not None, np.float32)


def mark_asked_code(block: QuestionBlock) -> Floats:
    """Return, for each span, 1 where it is a code of the kind asked for, less where it holds one; -1 for none."""
    pattern = find_asked_code(block.weighed.papers.asked)
    if pattern is None:
        return np.zeros(len(block.spans), np.float32)
    words = [block.read_words(at) for at in range(len(block.spans))]
    return np.array(
        [1.0 if pattern.fullmatch(one.strip(" .,;)")) else 0.4 if pattern.search(one) else -1.0 for one in words],
        np.float32,
    )


def mark_question_of_another(block: QuestionBlock) -> Floats:
    """Return, for each span alike, whether the question asks for the number of another document than it describes."""
    asked = block.weighed.papers.asked
    return np.full(len(block.spans), asks_of_another(asked) - 0.5 * bool(asked.numbers), np.float32)


def mark_joining_question(block: QuestionBlock) -> Floats:
    """Return, for each span alike, whether the question itself asks who joins in."""
    return np.full(len(block.spans), "phoi hop" in block.weighed.papers.asked.folded, np.float32)


SPAN_AGREEMENTS = {
    "begins as asked": mark_asked_beginning,
    "heading asked": mark_asked_heading,
    "of the type asked": mark_asked_type,
    "leads": mark_leading_body,
    "joins": mark_joining_body,
    "given": mark_charged_body,
    "heading leads": mark_leading_heading,
    "total agrees": mark_agreeing_total,
    "joining asked": mark_joining_question,
    "acts": mark_acting_body,
    "holds a name": mark_name,
    "due day": mark_due_day,
    "due asked": mark_due_question,
    "code asked": mark_asked_code,
    "another asked": mark_question_of_another,
}
