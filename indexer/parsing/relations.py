"""Relations that a text states between two documents, each with the clause that states it.

Three patterns: A ... <verb> B inside one sentence ("A ... thay thế B", "A thực hiện B", "A sửa đổi ... B");
"Thực hiện B (, B2 ...), <body> ban hành A"; and "Thực hiện B, <body> báo cáo như sau" at the start, where A is
this document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.models import Relation, RelationKind
from indexer.parsing import treatments
from indexer.parsing.mentioned import Mentioned, Text

_REACH = 40  # mentions before a target among which its source is looked for
_KINDS: dict[str, RelationKind] = {
    "replaced": "replaces",
    "amended": "amends",
    "repealed": "repeals",
    "implements": "implements",
}
_IMPLEMENTING = re.compile(r"(?:triển khai\s+)?(?:thực hiện|triển khai|thi hành)\b")
_GUIDING = re.compile(r"hướng dẫn\s+(?:thi hành|thực hiện|triển khai)\b")
_DIRECTLY = re.compile(
    r"[\s,*_]*(?:\([^)]*\)\s*)?(?:về việc\s+|về\s+|để\s+|nhằm\s+)?"
    r"(?:ban hành\s+)?(?:(?:kế hoạch|chương trình|chương trình hành động|quy định)\s+)?"
)
_ANOTHER = re.compile(r"\b(?:dự thảo|thông tư|nghị định|nghị quyết|quyết định|luật)\s")
_STOP_SUBJECT = re.compile(r";|,\s+(?:sở|ubnd|giám đốc|đảng ủy|chủ tịch|ủy ban)\b")
_REPORTS = re.compile(
    r"\b(?:báo cáo|xây dựng kế hoạch|ban hành kế hoạch|thông báo|đề nghị"
    r"|quyết định)\b[^.]{0,160}?(?:như sau|kết quả|cụ thể|:)"
)


def find_relations(forms: Text, mentions: Sequence[Mentioned], *, act: bool = False) -> tuple[Relation, ...]:
    """Every relation that the sentences state, in the order of their targets, without repeats.

    ``act``: the document is an act with a number of its own, so that "Điều 1. Bãi bỏ X" is done by this document.
    """
    found: list[Relation] = []
    by_sentence: dict[tuple[int, int], list[Mentioned]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for position, (sentence, members) in enumerate(by_sentence.items()):
        positions = {id(member): index for index, member in enumerate(members)}
        for target in members:
            found += _of_target(forms, mentions, members, positions, target)
            found += _ended_by_this(forms, target) if act else []
        found += _implementing_first(forms, sentence, members, opening=position <= 2)
    if act:
        found = [replace(r, source="this", source_text=None) if _is_done_here(r) else r for r in found]
    return tuple(dict.fromkeys(found))


_NO_SUBJECT = re.compile(r"(?:(?:Điều|Khoản)?\s*\d*[.:)]?\s*|[a-zđ]\)\s*|[-+]\s*)*")


def _is_done_here(relation: Relation) -> bool:
    """ "Điều 1. Bãi bỏ Quyết định X": nobody but this act is said to do it."""
    return relation.source is None and _NO_SUBJECT.fullmatch(relation.source_text or "") is not None


_THIS_TAKES_EFFECT = re.compile(
    r"[^.;]{0,60}?\b(?:thông tư|quyết định|nghị định|nghị quyết|luật|quy định|quy chế) này\b"
)


def _ended_by_this(forms: Text, target: Mentioned) -> list[Relation]:
    """ "Quyết định X hết hiệu lực kể từ ngày Quyết định này có hiệu lực"; a heading that ends what it lists."""
    if target.canonical is None or target.connected is not None:
        return []
    kind = _KINDS.get(target.treatment or "")
    if kind is None or kind == "implements":
        return []
    alone = target.under or _THIS_TAKES_EFFECT.match(forms.lowered, target.tail, target.sentence[1])
    end = max(target.tail, target.number.end)
    partial = kind == "amends" and treatments.ended_in_part(forms.lowered, target.tail, target.sentence[1])
    return [Relation(kind, "this", target.canonical, target.number.head, end, partial=partial)] if alone else []


def _of_target(
    forms: Text,
    mentions: Sequence[Mentioned],
    members: list[Mentioned],
    positions: dict[int, int],
    target: Mentioned,
) -> list[Relation]:
    """A stands before B in its sentence, and B's connector is the relation's verb."""
    leader = target
    for _ in range(_REACH):
        if leader.connected is not None or leader.item_of is None:
            break
        leader = mentions[leader.item_of]
    kind = _KINDS.get(target.treatment or "")
    connected = leader.connected
    if connected is not None and connected.passive is not None:
        return _of_passive(forms, members, positions[id(leader)], target, connected.passive, connected.start)
    if kind is None or target.canonical is None or connected is None:
        return []
    if kind == "implements":
        words = forms.lowered[connected.start : leader.number.head]
        if _GUIDING.match(words):
            kind = "guides"
        elif not _IMPLEMENTING.match(words):
            return []
    partial = kind == "amends" and treatments.ends_part(forms.lowered, connected.start, leader.number.head)
    return _stated(forms, members, positions[id(leader)], target, (kind, partial), connected.start)


def _stated(
    forms: Text, members: list[Mentioned], index: int, target: Mentioned, kind: tuple[RelationKind, bool], verb: int
) -> list[Relation]:
    """What the document whose words run up to the verb, or this one, or a draft, does to the target."""
    (named, partial), found = kind, target.canonical or ""
    source = _source(forms, members, index, verb, named)
    if source is None:
        if named in ("implements", "guides"):
            return []
        start, draft = _draft(forms, target.sentence[0], verb)
        if draft is not None and _THIS.match(draft):
            return [Relation(named, "this", found, start, target.number.end, partial=partial)]
        return [Relation(named, None, found, start, target.number.end, draft, partial)]
    if source.canonical is None or source.canonical == found:
        return []
    return [Relation(named, source.canonical, found, source.number.head, target.number.end, partial=partial)]


_PASSIVE = re.compile(r"(?:được|bị)\s+")
_ASIDE = re.compile(r"[\s,;*_]*(?:(?:hiện|nay|đã|sẽ)\s+)*")


def _of_passive(
    forms: Text, members: list[Mentioned], index: int, actor: Mentioned, kind: RelationKind, verb: int
) -> list[Relation]:
    """ "X (…) được thay thế bởi Y": Y replaces X, the mention right before the verb."""
    before = members[index - 1] if index else None
    if before is None or before.canonical is None or actor.canonical in (None, before.canonical):
        return []
    after = before.subject_span[1] if before.subject_span and before.subject_span[1] <= verb else before.tail
    if not (_ASIDE.fullmatch(forms.lowered, before.tail, verb) or _ASIDE.fullmatch(forms.lowered, after, verb)):
        return []
    passive = _PASSIVE.match(forms.lowered, verb)
    partial = treatments.ends_part(forms.lowered, passive.end() if passive else verb, actor.number.head)
    kind = "amends" if partial else kind
    return [Relation(kind, actor.canonical, before.canonical, before.number.head, actor.number.end, partial=partial)]


def _source(forms: Text, members: list[Mentioned], index: int, verb: int, kind: RelationKind) -> Mentioned | None:
    """The document whose words run up to the verb: nothing between them starts another clause."""
    target = members[index]
    for candidate in reversed(members[max(0, index - _REACH) : index]):
        if candidate.depth > target.depth or candidate.treatment == target.treatment != "implements":
            continue
        between = forms.lowered[candidate.tail : verb]
        if _STOP_SUBJECT.search(between) or _ANOTHER.search(between) or ". " in between:
            return None
        if kind in ("implements", "guides") and not _DIRECTLY.fullmatch(between):
            return None
        return candidate
    return None


_NAMED = re.compile(
    r"(?:Dự thảo |dự thảo )?(?:Quyết định|Thông tư|Nghị định|Nghị quyết|Luật|Chỉ thị|Kế hoạch|Quy chế|Quy định)\b"
)
_THIS = re.compile(r"(?:Quyết định|Thông tư|Nghị định|Nghị quyết|Kế hoạch|Quy chế|Quy định|Chỉ thị) này\b")
_CLAUSE = re.compile(r"[“\":;]")


def _draft(forms: Text, sentence: int, verb: int) -> tuple[int, str | None]:
    """(start, words) of an act that has no number yet: "Quyết định ban hành quy chế ... thay thế"."""
    start = max(sentence, verb - 300)
    for match in _CLAUSE.finditer(forms.text, start, verb):
        start = match.end()
    named = _NAMED.search(forms.text, start, verb)
    start = named.start() if named else start
    words = " ".join(forms.text[start:verb].replace("*", " ").split()).strip(' “”"')
    return start, words or None


_MADE = re.compile(r"(?:ban hành|xây dựng|có|ký|lập|tại)\s+(?:các\s+)?$")


def _implementing_first(
    forms: Text, sentence: tuple[int, int], members: list[Mentioned], *, opening: bool
) -> list[Relation]:
    """ "(Để) thực hiện B, B2; <body> (đã) ban hành A": A implements each; at the opening, this document does."""
    start = re.match(
        r"[\s\-+–*·a-zđ0-9).]{0,6}?(?:để\s+|nhằm\s+)?(?:triển khai\s+)?thực hiện\s+",
        forms.lowered[sentence[0] : sentence[0] + 60],
    )
    if (
        start is None
        or not members
        or members[0].treatment != "implements"
        or members[0].number.head - sentence[0] > 60
    ):
        return []
    targets = [members[0]]
    made = None
    for member in members[1:]:
        before = forms.lowered[targets[-1].tail : member.number.head]
        if member.treatment == "implements" and member.item_of is not None:
            targets.append(member)
        elif member.treatment == "issues" and _MADE.search(before) and member.depth == 0:
            made = member
            break
        elif member.depth == 0 and member.treatment == "issues":
            break
    if made is not None and made.canonical:
        return [
            Relation("implements", made.canonical, target.canonical, sentence[0], made.number.end)
            for target in targets
            if target.canonical and target.canonical != made.canonical
        ]
    if opening and _REPORTS.search(forms.lowered, targets[-1].tail, sentence[1] + 1):
        return [
            Relation("implements", "this", target.canonical, sentence[0], sentence[1])
            for target in targets
            if target.canonical
        ]
    return []
