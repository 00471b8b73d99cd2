"""What undergoes a verb in the passive, and by whom: "B … được sửa đổi, bổ sung bởi A", "B (bị bãi bỏ theo A)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.models import Modality
from indexer.parsing.actors import Actor, Sentence, find_referred
from indexer.parsing.deeds import StatedDeed, find_near_mood, is_in_condition, list_verbs, loosen_pattern
from indexer.parsing.mention_forms import Mentioned
from indexer.parsing.objects import EXCEPT, PROVISION, TYPES, find_separator

ASIDE = re.compile(r"[\s,;*_]*(?:(?:hiện|nay|đã|sẽ|cũng|vẫn|chưa|không|nếu|này|cần|phải|nên|thiết)\s+)*[\s*_]*")
_PART_NOUN = re.compile(
    loosen_pattern(
        r"(?:thủ tục hành chính|thủ tục|danh mục|quy trình nội bộ|nội dung|cụm từ|điểm|khoản|điều|mẫu|biểu|quy định"
        r"|văn bản|điểm này|khoản này|điều này|này)(?: đã| mới)?,? ?$"
    )
)
_PROVISION_BEFORE = re.compile(loosen_pattern(rf"(?<!\w){PROVISION} [\w, ]{{1,60}}?(?:của )?$"))
_PART_OF = re.compile(loosen_pattern(r"(?<!\w)một phần(?: nội dung)?(?: của)? ?$"))
_CARRYING = re.compile(loosen_pattern(r"(?:tại|kèm theo|trong|thuộc) ?$"))
_IN_PART = re.compile(
    loosen_pattern(
        rf",? ?(?:một phần|(?:tại |đối với |các |một số |toàn bộ )*{PROVISION}(?!\w)|trừ )|[^.;]{{0,20}} một phần"
    )
)
_BY = re.compile(
    loosen_pattern(
        r"(?:(?!\bthì\b)[^;:.()“”|]){0,90}?(?<!\w)(?:bởi|bằng|tại|theo|do|kể từ ngày|từ ngày)"
        rf"(?: quy định tại| bị thay thế bởi| bị bãi bỏ bởi| các|,| và| của| {PROVISION}| \d+[a-zđ]?(?!\w)"
        r"| [a-zđ](?!\w)| [ivx]+(?!\w))* ?"
    )
)
_BY_THIS = re.compile(
    loosen_pattern(
        rf"[^;:.()“”]{{0,90}}?(?<!\w)(?:bởi|bằng|tại|theo|kể từ ngày|từ ngày|khi|kể từ khi)"
        rf"(?: khoản \d+| điều \d+| của)* (?P<type>{TYPES}) (?P<which>này|nêu trên|nói trên|trên)(?!\w)"
    )
)
_SINCE_THIS = re.compile(
    loosen_pattern(
        rf"(?: thi hành)?(?: toàn bộ)?,? (?:kể )?từ (?:ngày|khi|thời điểm) {TYPES} này (?:chính thức )?có hiệu lực"
    )
)
_STOP = re.compile(r"[;“”|]|[^\W\d]{2}\.(?=[\s*_])")


_OPENING = re.compile(
    r"(?:[\s*_“\"|]|(?:(?:khoản|điều)\s*)?\d{1,3}(?:\.\d+)*\s*[.:)/]|[a-zđ]\)|[-+–•])*(?:(?:các|toàn bộ|những)\s+)*"
)


def list_patients(sentence: Sentence, said: StatedDeed) -> list[tuple[Mentioned, bool, Modality]]:
    """Return what undergoes the verb, each with whether only a part of it does and whether it is done.

    In an act "2. Quyết định A … theo Nghị định X và Quyết định B … hết hiệu lực kể từ ngày Quyết định này có hiệu lực"
    ends what opens the sentence, and the like that it is joined with; never what these only speak of.
    """
    opening = _list_opening_members(sentence, said)
    if opening:
        return [(one, said.deed.ends and _is_partly_meant(sentence, said, one), "done") for one in opening]
    found = _find_patient(sentence, said)
    if found is None:
        return []
    last, partial, modality = found
    listed = [] if said.bracketed or not said.deed.ends else list(_list_members_before(sentence, last))
    if (
        listed
        and modality == "done"
        and is_in_condition(sentence.lowered, sentence.start, listed[-1].lead, sentence.end)
    ):
        modality = "conditional"
    earlier = [(one, _is_partly_meant(sentence, said, one), modality) for one in reversed(listed)]
    return [*earlier, (last, partial, modality)]


_MANY = re.compile(loosen_pattern(r"(?<!\w)(?:các|những|cả|hai|ba|bốn|năm|\d{1,2})(?: văn bản)?:? ?$"))
_NEXT = re.compile(loosen_pattern(rf" ?(?:,|(?:, )?(?:và|cùng)) ?(?:các )?(?:{PROVISION}[\w ,]{{1,40}}(?:của )?)?"))


def _list_members_before(sentence: Sentence, last: Mentioned) -> Iterator[Mentioned]:
    """Yield the further members of "Các Quyết định số A, số B và số C", from the last but one back to the first.

    They are a list where "các" or a number of them opens it, or where it opens the sentence.
    """
    lowered, found, following = sentence.lowered, [], last
    for member in reversed([one for one in sentence.members if one.number.end <= last.number.head]):
        if member.depth > last.depth:
            continue
        after = find_words_after(member, following.number.head)
        alike = member.depth == last.depth and following.number.doc_type in (None, member.number.doc_type)
        if not alike or _NEXT.fullmatch(lowered, after, following.number.head) is None:
            break
        found.append(member)
        following = member
    head = following.number.head
    opens = _OPENING.fullmatch(lowered, sentence.start, head) or _MANY.search(lowered, sentence.start, head)
    relied = any(one.connected is not None and one.treatment in ("basis", "implements") for one in found)
    return iter(found if opens and not relied else [])


def _list_opening_members(sentence: Sentence, said: StatedDeed) -> list[Mentioned]:
    first, lowered = sentence.members[0], sentence.lowered
    if not (sentence.itself.act and said.deed.ends and _SINCE_THIS.match(lowered, said.end, sentence.end)):
        return []
    if first.number.end > said.left or not _OPENING.fullmatch(lowered, sentence.start, first.number.head):
        return []
    held = [member for member in sentence.members if first.number.end < member.number.end <= said.left]
    if not held or _STOP.search(lowered, first.tail, said.left):
        return []
    found, previous = [first], first
    for member in held:
        mark = find_separator(lowered[previous.tail : member.number.head])
        previous = member
        alike = member.number.doc_type == first.number.doc_type and member.depth == first.depth
        if mark is not None and alike and member.canonical != first.canonical:
            found.append(member)
    return found


def _find_patient(sentence: Sentence, said: StatedDeed) -> tuple[Mentioned, bool, Modality] | None:
    lowered = sentence.lowered
    depth = sentence.depth(said.left) - said.bracketed
    before = next((m for m in reversed(sentence.members) if m.number.end <= said.left and m.depth <= depth), None)
    if before is None or _STOP.search(lowered, before.tail, said.left):
        return None
    between = lowered[before.tail : said.left]
    if not said.bracketed and not _reaches_verb(sentence, said, before, between):
        return None
    modality = find_near_mood(lowered, find_words_after(before, said.left), said.left)
    opened = lowered[sentence.start :].lstrip(" -+*").startswith("nếu ")
    if modality == "done" and (opened or is_in_condition(lowered, sentence.start, before.lead, sentence.end)):
        modality = "conditional"
    return before, said.deed.ends and _is_partly_meant(sentence, said, before), modality


def find_words_after(mention: Mentioned, end: int) -> int:
    """Return where the words of a document (day, body and subject) end, before ``end``."""
    span = mention.subject_span
    return span[1] if span and mention.tail <= span[1] <= end else mention.tail


def _reaches_verb(sentence: Sentence, said: StatedDeed, before: Mentioned, between: str) -> bool:
    """Tell whether the words of a document run up to the verb: day, body and subject, not those of a part of
    something.
    """
    after = find_words_after(before, said.left)
    if ASIDE.fullmatch(between) or ASIDE.fullmatch(sentence.lowered, after, said.left):
        return not _part_at_end(between)
    first = sentence.find_after(said.end)
    span = before.subject_span
    within = span is not None and first is not None and span[0] <= said.left < span[1]
    if within and first is not None and _BY.fullmatch(sentence.lowered, said.end, first.number.head) is None:
        return False  # "số A về việc công bố thủ tục được sửa đổi, bị bãi bỏ lĩnh vực X; số B"
    alike = first is not None and first.number.doc_type == before.number.doc_type
    return alike and ":" not in between and not _part_at_end(between)


def _part_at_end(between: str) -> bool:
    return _PART_NOUN.search(between) is not None


def _is_partly_meant(sentence: Sentence, said: StatedDeed, before: Mentioned) -> bool:
    head = before.number.head
    window = sentence.lowered[max(sentence.start, head - 80) : head]
    if _PROVISION_BEFORE.search(window) or _CARRYING.search(window) or _PART_OF.search(window):
        return True
    part = _IN_PART.match(sentence.lowered, said.end, sentence.end)
    if part is not None and not part[0].endswith("trừ "):
        return True
    excepted = EXCEPT.match(sentence.lowered, said.end, sentence.end)
    if excepted is None:
        return part is not None
    named = sentence.find_after(excepted.end())
    if named is not None and named.provisions and named.canonical != before.canonical:
        return False  # "A và B hết hiệu lực, trừ Điều 6 của B"
    return not any(other.deed.ends for other in list_verbs(sentence.lowered, said.end, excepted.end()))


_CLOSES = re.compile(loosen_pattern(r"(?: thi hành)?(?: một phần| toàn bộ)?[^\w()]{0,6}\)"))


_ANEW = re.compile(loosen_pattern(r"(?: một số (?:nội dung|điều))?(?: lại)? (?:như sau|thành)(?!\w)"))
"""What an act writes anew: "Điều 17 Quy chế … được sửa đổi như sau:"."""


def list_agents(sentence: Sentence, said: StatedDeed, patient: Mentioned) -> Sequence[Actor] | None:
    """Return who does it; a nameless one, when nobody is named and the verb tells a state; None when it tells
    nothing.
    """
    this = _BY_THIS.match(sentence.lowered, said.end, sentence.end)
    first = sentence.find_after(said.end)
    if this is not None and (first is None or this.end() <= first.number.head + len(this["type"]) + 1):
        if this["which"] == "này" and sentence.itself.act:
            return [Actor("this", said.left, this.end())]
        meant = find_referred(sentence, this["type"], patient.number.head)
        drafted = meant is None and sentence.speaks_of_draft(this["type"], patient.number.head)
        mood: Modality = "planned" if drafted else "done"
        return [Actor(meant.canonical if meant else None, said.left, this.end(), modality=mood)]
    if first is not None and _BY.fullmatch(sentence.lowered, said.end, first.number.head):
        return _list_actors(sentence, first, patient)
    if _ANEW.match(sentence.lowered, said.end, sentence.end) and sentence.itself.act and said.deed.kind == "amends":
        return [Actor("this", said.left, said.end)]
    if not said.deed.ends or (said.bracketed and not _CLOSES.match(sentence.lowered, said.end, sentence.end)):
        return None
    opener = patient.first_in_sentence or any(one.first_in_sentence for one in _list_members_before(sentence, patient))
    own = said.deed.states and sentence.itself.act and opener
    return [Actor("this" if own else None, said.left, said.end)]


def _list_actors(sentence: Sentence, first: Mentioned, patient: Mentioned) -> list[Actor]:
    """Return the acts that a list names: "bởi Luật số 57/2024/QH15, Luật số 90/2025/QH15"; in brackets, past
    ";", too.
    """
    previous, agents = first, [first]
    for member in sentence.list_following(first):
        mark = find_separator(sentence.lowered[previous.tail : member.number.head])
        previous = member
        if member.depth < first.depth or (mark == ";" and first.depth == 0):
            break
        if mark is not None and member.depth == first.depth and member.number.doc_type == first.number.doc_type:
            agents.append(member)
    if first.number.doc_type in ("Luật", "Bộ luật") and patient.number.doc_type in (
        "Nghị định",
        "Thông tư",
        "Quyết định",
    ):
        return []  # "Nghị định X quy định chi tiết Luật Y được sửa đổi bởi Luật Z"
    return [Actor(one.canonical, one.number.head, one.number.end) for one in agents if one.canonical]
