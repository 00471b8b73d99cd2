"""Headings that say what is done to the documents of their list: "Bãi bỏ các Quyết định sau:", "được sửa đổi bởi:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.models import Modality
from indexer.parsing.actors import Itself
from indexer.parsing.deeds import StatedDeed, find_mood, find_start_day, list_verbs, loosen_pattern
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.objects import EXCEPT, PROVISION, TYPES

_ACTED_ON = re.compile(
    loosen_pattern(
        rf" ?(?:toàn bộ |một phần |đối với )?(?:các |một số |những |\d+ )?(?:{TYPES}(?: quy phạm pháp luật)?)?"
        r"(?:[^;.“”()]|\([^().:;]{1,80}\)){0,160}?"
        r"(?:\. (?:cụ thể|chi tiết|bao gồm|gồm)[^;.:“”()]{0,30})?"
        r"(?:(?:sau|dưới) ?(?:đây)?|gồm(?: có)?|như sau|sau đây)?[ .]*:?"
    )
)
_BY = re.compile(loosen_pattern(r"[^;.“”()]{0,60}?(?:bởi|tại|theo)(?: các [\w ]{2,40}?)?(?: sau(?: đây)?)? ?:"))
_MARKED = re.compile(r"[\s*_]*(?:\d{1,3}(?:\.\d+)*\s*[.)/·]|[a-zđ]\d?\s*[.)]|[-+–•])")
_BEGINS = re.compile(
    loosen_pattern(
        rf"(?:[\s*_“\"|]|\d{{1,3}}(?:\.\d+)*\s*[.)/·]|[a-zđ]\d?\s*\)|[-+–•])*(?:(?:toàn bộ|một phần|các|tại) )*"
        rf"(?:{PROVISION} [\w, ]{{1,60}}?(?:của )?)?(?:(?:{TYPES}) (?:bãi bỏ|về việc) )?"
    )
)
_IN_PART = re.compile(loosen_pattern(rf"(?<!\w)(?:{PROVISION}|một phần)(?!\w)"))

_ANNOUNCES = re.compile(
    loosen_pattern(
        r"[\s*_#“]*(?:(?:điều|khoản) \d+[a-z]?\s*[.:]|\d{1,2}\s*[.)]|[ivx]+\.)? ?(?:nay )?(?:bãi bỏ|hủy bỏ|huỷ bỏ)"
        rf"(?: toàn bộ| một phần| hiệu lực| việc)*(?: các| những| một số| \d{{1,3}}(?: \(\w+\))?) {TYPES}(?! này)"
        r"[^:;|/“”]{0,240}"
    )
)


def announces_ended(words: str) -> bool:
    """Tell whether a heading without a colon says that the list below it ends: "Điều 1. Bãi bỏ toàn bộ các quyết định".

    >>> announces_ended("Điều 1. Bãi bỏ 02 văn bản do UBND tỉnh ban hành"), announces_ended("Bãi bỏ:")
    (True, False)
    """
    return _ANNOUNCES.fullmatch(words.lower()) is not None


@lru_cache(maxsize=4096)
def names_ended(words: str) -> bool:
    """Tell whether a heading is the title of a list of what has ended.

    >>> names_ended("DANH MỤC VĂN BẢN HẾT HIỆU LỰC"), names_ended("Văn bản nào hết hiệu lực?")
    (True, False)
    """
    return _IS_LIST.fullmatch(words.lower()) is not None


_IS_LIST = re.compile(
    loosen_pattern(
        rf"[\s*_#|“]*(?:(?:stt|số tt|tt)[ |]+)?(?:tên )?(?:danh mục |danh sách |tổng hợp )?(?:các |những )?{TYPES}"
        r"(?: quy phạm pháp luật)?[^.;:/\d]{0,120}?(?<!\w)(?<!chưa\s)(?<!không\s)"
        r"(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ|bị thay thế)(?: thi hành)?(?: toàn bộ)?[^;:?]{0,160}"
    )
)
"""A title that stands for what is said of its list: "Danh mục văn bản đã hết hiệu lực"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is done to each document of a list. ``patient``: the list names who does it, to this one."""

    said: StatedDeed
    start: int
    end: int
    named: str | None
    partial: bool
    modality: Modality
    since: str | None
    patient: str | None = None
    spared: frozenset[str | None] = frozenset()  # those of which it leaves out a part: "…, trừ Điều 6 của X:"

    def begins(self, forms: Text, first: Mentioned) -> bool:
        """Tell whether a mention begins an item of the list."""
        return _BEGINS.fullmatch(forms.lowered, first.sentence[0], first.number.head) is not None

    def names_provisions(self, forms: Text, first: Mentioned) -> bool:
        """Tell whether the item names provisions of its document: "3. Điều 4, Điều 5 Quyết định số 23/2012"."""
        return _IN_PART.search(forms.lowered, first.sentence[0], first.number.head) is not None


def find_list_heading(
    forms: Text, mentions: Sequence[Mentioned], first: Mentioned, itself: Itself, before: Heading | None
) -> Heading | None:
    """Return the heading of the list that a sentence's first mention stands in, when it does something to its
    items.
    """
    if not first.heading:
        return None
    start = forms.lowered.rfind(first.heading, 0, first.sentence[0])
    if start < 0:
        return None
    if before is not None and before.start == start:
        return before
    marked = _MARKED.match(forms.lowered, first.sentence[0]) is not None
    if not marked and forms.lowered[start + len(first.heading) : first.sentence[0]].strip(" *_\n"):
        return None
    return _read(forms, mentions, start, start + len(first.heading), itself)


_ENDS_ITS = re.compile(
    loosen_pattern(r"(?:[^;.“”()]|\([^()]{1,60}\)){0,160}?(?<!\w)(?:đã |sẽ |chính thức |cũng |vừa )*")
)
"""What stands between an act and the verb that tells what it does: day, body, "đã"."""
_ENDED_BY = re.compile(
    loosen_pattern(r"[^;:.“”]{0,160}?(?<!\w)(?:theo|bởi|tại|bằng|kèm theo|(?:kể )?từ (?:ngày|khi)|khi) ?")
)


def _find_ending_act(lowered: str, mentions: Sequence[Mentioned], start: int, said: StatedDeed, end: int) -> str | None:
    """Return the act that a heading names: "tại Thông tư X … đã bãi bỏ các văn bản:", "Danh mục … bị bãi bỏ tại X"."""
    held = [one for one in mentions if start <= one.number.start < end and one.canonical]
    if len({one.canonical for one in held}) != 1 or held[0].number.doc_type not in _ENDING_ACTS:
        return None
    before = next((one for one in reversed(held) if one.number.end <= said.left), None)
    if before is not None:
        does = not said.passive and _ENDS_ITS.fullmatch(lowered, before.number.end, said.left)
        return before.canonical if does else None
    undergo = said.deed.states or said.passive
    return held[0].canonical if undergo and _ENDED_BY.fullmatch(lowered, said.end, held[0].number.head) else None


_ENDING_ACTS = (
    "Thông tư",
    "Thông tư liên tịch",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
)


def _read(forms: Text, mentions: Sequence[Mentioned], start: int, end: int, itself: Itself) -> Heading | None:
    lowered = forms.lowered
    deeds = list(list_verbs(lowered, start, end))
    for said in reversed(deeds):
        if said.passive and not said.deed.states and _find_ending_act(lowered, mentions, start, said, end) is None:
            held = [m for m in mentions if start <= m.number.start < said.left]
            if held and _BY.fullmatch(lowered, said.end, end):
                return Heading(
                    said=said,
                    start=start,
                    end=end,
                    named=None,
                    partial=False,
                    modality="done",
                    since=None,
                    patient=held[-1].canonical,
                )
            continue
        speaks = said.deed.states or said.passive or _ACTED_ON.fullmatch(lowered, said.end, end) is not None
        if not speaks or said.deed.kind in ("guides", "approves", "issued_with"):
            continue
        modality = find_mood(lowered, start, said.left)
        named = "this" if itself.act and modality == "done" else None
        if modality == "done" and (other := _find_ending_act(lowered, mentions, start, said, end)) is not None:
            named = other
        since = find_start_day(forms.text, lowered, said.end, end) or (itself.effect if named else None)
        partial = said.deed.ends and "một phần" in lowered[start:end]
        out = EXCEPT.match(lowered, said.end, end)
        spared = frozenset(m.canonical for m in mentions if out and out.end() <= m.number.start < end)
        return Heading(
            said=said,
            start=start,
            end=end,
            named=named,
            partial=partial,
            modality=modality,
            since=since,
            spared=spared,
        )
    return None
