"""Relations that a text states between two documents, each with the clause that states it.

A sentence is read verb by verb. Of "A … thay thế B" the *object* is B with the list that it begins, the *actor* is the
document whose words run up to the verb: a number, "Quyết định này", what has no number yet, or the act itself
("Điều 1. Bãi bỏ B"). Of "B được thay thế bởi A", in brackets or not, B is what stands before. A list under a heading
("Bãi bỏ các Quyết định sau:") is done to by what the heading says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.deadline import check_time
from indexer.models import Modality, Relation
from indexer.parsing.actors import ASKING, Actor, Itself, Sentence, find_actor, find_kind, is_referred_beside
from indexer.parsing.deeds import StatedDeed, find_start_day, list_verbs, loosen_pattern
from indexer.parsing.ended_lists import EndedRow, list_ended_rows
from indexer.parsing.implementations import list_carried_out
from indexer.parsing.list_headings import Heading, find_list_heading
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.objects import EXCEPT, TYPES, find_separator, is_merely_in, is_part, reaches
from indexer.parsing.passives import ASIDE, find_words_after, list_agents, list_patients
from indexer.parsing.provisions import find_provisions_after
from indexer.parsing.ranks import is_earlier, may_guide
from indexer.parsing.structure import Block

_OWN_WORDS = re.compile(r"[\s,*_]*(?:(?:hiện|nay|vẫn)\s+)*(?:chưa|không|còn|hết hiệu lực)\s")  # "; Nghị định C chưa bị"
_NAMED_ONLY = ("guides", "approves", "issued_with")  # told only of a document that is named
_ENDED = {"replaces": "replaced", "repeals": "repealed", "amends": "amended", "corrects": "amended"}


@dataclass(slots=True)
class Stated:
    """A relation with the mention that it is done to, whose use it tells."""

    relation: Relation
    target: Mentioned


def find_relations(
    forms: Text, mentions: Sequence[Mentioned], itself: Itself, blocks: Sequence[Block] = ()
) -> tuple[Relation, ...]:
    """Return every relation that the sentences state, each once; the mentions learn how they are used."""
    rows = list(_list_stated_by_rows(list_ended_rows(forms, mentions, blocks)))
    listed = {id(row.target) for row in rows}
    told = (*_list_stated_by_verbs(forms, mentions, itself), *_list_stated_by_lists(forms, mentions, itself))
    stated = [*(one for one in told if id(one.target) not in listed), *rows]
    asked = list(_find_asking_sections(forms, blocks))
    for one in stated:
        asking = itself.doc_type == "Tờ trình" or any(a <= one.target.number.start < b for a, b in asked)
        if asking and one.relation.source in (None, "this"):
            one.relation = _make_proposed(one.relation)
        if itself.draft and one.relation.source == "this" and one.relation.modality == "done":
            one.relation = replace(one.relation, modality="planned")
        _use(one)
    found = [one.relation for one in stated]
    for position, members in enumerate(_group_by_sentence(mentions)):
        found += list_carried_out(forms, mentions, members, opening=position <= 2)
    return tuple(dict.fromkeys(found))


_ASKING = re.compile(
    r"(?:[\s*_#]|\d{1,2}(?:\.\d{1,2})*\.?\s|[a-zđ][).]\s|[ivx]{1,4}\.\s)*"
    r"(?:kiến nghị(?: thực thi)?|đề xuất(?:, kiến nghị)?|phương án (?:cắt giảm|đơn giản hóa))\b.{0,100}",
    re.DOTALL,
)


def _find_asking_sections(forms: Text, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the ranges under a heading that proposes: "1.2. Kiến nghị thực thi", up to the next heading."""
    start = None
    for block in blocks:
        if block.kind != "heading":
            continue
        if start is not None:
            yield start, block.start
        start = block.end if _ASKING.fullmatch(forms.lowered, block.start, block.end) else None
    if start is not None:
        yield start, len(forms.text)


def _make_proposed(relation: Relation) -> Relation:
    """Let a submission that tells of no act ask for what it tells."""
    done = relation.modality == "done" and relation.kind in _ENDED
    return replace(relation, source=None, modality="proposed") if done else relation


def _group_by_sentence(mentions: Sequence[Mentioned]) -> list[list[Mentioned]]:
    found: dict[tuple[int, int], list[Mentioned]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return list(found.values())


def _use(stated: Stated) -> None:
    """How the document uses what something is done to: amended where only a part of it ends."""
    relation, target = stated.relation, stated.target
    does = relation.source == target.canonical  # "được sửa đổi bởi: Quyết định A; Quyết định B": those amend
    used = _ENDED.get(relation.kind) if not does else None
    done_to = target.connected is None or target.connected.treatment in _ENDED.values()
    if used is not None and relation.modality == "denied" and done_to:
        target.treatment = "mentions"
    if used is None or relation.modality == "denied":
        return
    leads = target.connected is not None or (relation.source is not None and relation.start >= target.number.head)
    if target.treatment in ("basis", "implements") and leads and relation.source != "this":
        return  # "căn cứ Nghị định A (được sửa đổi bởi Nghị định B)": the document relies on A all the same
    target.treatment = "amended" if relation.partial else used  # type: ignore[assignment]
    target.modality = relation.modality


def _list_stated_by_verbs(forms: Text, mentions: Sequence[Mentioned], itself: Itself) -> Iterator[Stated]:
    for members in _group_by_sentence(mentions):
        check_time()
        sentence = Sentence(forms, members, mentions, itself)
        for said in list_verbs(forms.lowered, *members[0].sentence):
            yield from _list_stated_passively(sentence, said) if said.passive else _list_stated_actively(sentence, said)


_NEEDED = re.compile(r"(?<!\w)(?:cần|phải|nên)(?:\s+(?:thiết|phải))*[\s*_]*$")
"""Before a verb without an object: what stands before it is what needs it ("Quyết định X cần sửa đổi")."""


def _list_stated_by_need(sentence: Sentence, said: StatedDeed) -> Iterator[Stated]:
    """Yield what is needed of what stands right before the need: "X cần sửa đổi", "X về phí chợ cần phải bãi bỏ"."""
    for target, partial, modality in list_patients(sentence, said):
        after = find_words_after(target, said.left)
        if ASIDE.fullmatch(sentence.lowered, after, said.left):
            yield from _list_undergone(sentence, said, target, partial, modality)


_ADVISED = re.compile(r"(?<!\w)nên\s*$")  # "nên được thay thế": advice, where nobody is named who did it


def _list_stated_actively(sentence: Sentence, said: StatedDeed) -> Iterator[Stated]:
    """Yield what an act does to its objects: "A thay thế B và C"."""
    found = _find_object(sentence, said)
    if found is None and _NEEDED.search(sentence.lowered, max(sentence.start, said.left - 24), said.left):
        yield from _list_stated_by_need(sentence, replace(said, passive=True))
    if found is None:
        return
    first, partial = found
    actor = find_actor(sentence, said, first)
    if said.left < said.start and actor.named is None:
        actor = replace(actor, words=None)  # "văn bản cần được bãi bỏ gồm": what undergoes it, not who does it
    if actor.named is not None and actor.named == actor.target:
        return
    if actor.named is None and not actor.opens and is_merely_in(sentence.lowered[said.end : first.number.head]):
        return
    if said.deed.kind in _NAMED_ONLY and (actor.named is None or not _may(said, actor, first)):
        return
    targets = [first, *_find_other_targets(sentence, said, first, actor)]
    sentence.remember(said, actor, targets)
    since = sentence.itself.effect if actor.named == "this" and said.deed.kind in _ENDED else None
    for deed in (said, *_list_further_deeds(sentence, said, first)):
        for target in targets:
            parted = _is_parted(sentence, target) or (target is not first and bool(target.provisions))
            whole = deed.deed.ends and (partial or deed is not said or parted)
            if (relation := _make_relation(deed, actor, target, partial=whole, since=since)) is not None:
                yield Stated(relation, target)


def _list_further_deeds(sentence: Sentence, said: StatedDeed, first: Mentioned) -> list[StatedDeed]:
    """Verbs that take other parts of the same document: "sửa đổi khoản 2 Điều 4 và bãi bỏ Điều 9 của X"."""
    lowered, at, found = sentence.lowered, said.end, []
    for other in list_verbs(lowered, said.end, first.number.head):
        if other.deed.kind not in _ENDED:
            continue  # "kèm theo": what an act is issued with
        if other.passive or not is_part(lowered[at : other.start]):
            return []
        found.append(other)
        at = other.end
    return found if found and reaches(found[-1], lowered[at : first.number.head], first) is not None else []


def _is_parted(sentence: Sentence, target: Mentioned) -> bool:
    """Tell whether what follows a document says that only a part of it is meant: "…, trừ Điều 3"."""
    if EXCEPT.match(sentence.lowered, target.tail, sentence.end):
        return True
    return any(find_provisions_after(sentence.lowered, end) for end in (target.number.end, target.tail))


def _find_object(sentence: Sentence, said: StatedDeed) -> tuple[Mentioned, bool] | None:
    """Return the first document after the verb, its object, with whether only a part of it is meant."""
    first = sentence.find_after(said.end)
    if first is None or sentence.is_target(first):
        return None
    if sentence.depth(said.start) != first.depth:
        told = _IN_BRACKETS.fullmatch(sentence.lowered, said.end, first.number.head)
        return (first, said.deed.ends and told["part"] is not None) if told and said.deed.kind in _ENDED else None
    partial = reaches(said, sentence.lowered[said.end : first.number.head], first)
    if partial is None and said.left < said.start and _announces_object(sentence, said):
        partial = False
    if partial is None and _list_further_deeds(sentence, said, first):
        partial = said.deed.ends
    return None if partial is None else (first, partial)


_IN_BRACKETS = re.compile(
    loosen_pattern(
        rf" ?(?:(?P<part>một phần)|toàn bộ)?(?: của)? ?(?:các |\d+ )?{TYPES}(?: quy phạm pháp luật)? ?\([*_]*"
    )
)
""" "bãi bỏ một phần 01 Quyết định (Quyết định số X)": the documents are named in brackets behind their type."""


def _may(said: StatedDeed, actor: Actor, target: Mentioned) -> bool:
    """A guide is of a lower rank than what it guides; what is approved is a plan, not a rule."""
    kind = target.number.doc_type or ""
    if said.deed.kind == "approves":
        return kind in ("Kế hoạch", "Đề án", "Phương án", "Dự án", "Tờ trình", "Chương trình", "Quy hoạch")
    if said.deed.kind == "issued_with":
        return actor.direct
    return may_guide(actor.rank, kind, target.number.symbol)


def _find_other_targets(sentence: Sentence, said: StatedDeed, first: Mentioned, actor: Actor) -> Iterator[Mentioned]:
    """Yield the further members of the list that the object begins: they follow a comma, ";" or "và" of the same
    clause.

    What stands nested in a member's own words ("… ban hành kèm theo Quyết định số C") is passed over. A verb that only
    describes its document ("Nghị định A sửa đổi Nghị định B; Nghị định C") ends its list sooner than a verb of the act.
    """
    gap = sentence.lowered[said.end : first.number.head]
    free = actor.leading or "các " in gap
    members = sentence.list_following(first)
    previous, listed = first, [first]
    for member in members:
        between = sentence.lowered[previous.tail : member.number.head]
        mark = find_separator(between) if member.depth == first.depth else None
        if mark is None and member.depth == first.depth and sentence.has_another_deed(said, previous.tail, member):
            return
        adjacent = previous is listed[-1]
        previous = member
        if mark is None:
            continue
        if not free and (mark == ";" or (mark == "," and "," not in gap)):
            return
        if _OWN_WORDS.match(sentence.lowered, member.tail) or sentence.names_again(first):
            return
        if is_referred_beside(sentence, actor, first, member):
            return
        if find_kind(member) in ASKING and find_kind(first) not in ASKING:
            return  # "Tờ trình về việc bãi bỏ Quyết định số A; Báo cáo thẩm tra số B"
        if not (actor.leading and adjacent) and find_kind(member) != find_kind(first):
            return
        listed.append(member)
        yield member


def _make_relation(
    said: StatedDeed, actor: Actor, target: Mentioned, *, partial: bool, since: str | None
) -> Relation | None:
    named = actor.target if actor.target is not None else target.canonical
    if named is None or named == actor.named or is_earlier(actor.named, named):
        return None
    start, end = min(actor.start, said.left, target.number.head), max(said.end, target.number.end)
    return Relation(
        kind=said.deed.kind,
        source=actor.named,
        target=named,
        start=start,
        end=end,
        source_text=actor.words,
        partial=partial,
        modality=actor.modality,
        since=since,
    )


def _list_stated_passively(sentence: Sentence, said: StatedDeed) -> Iterator[Stated]:
    """Yield what is done to an act: "B được thay thế bởi A", "B (sửa đổi, bổ sung tại A)"."""
    patients = list_patients(sentence, said)
    if not patients and (said.deed.states or _announces_object(sentence, said)):
        yield from _list_stated_actively(sentence, replace(said, passive=False))
    for patient in patients:
        yield from _list_undergone(sentence, said, *patient)


_ANNOUNCING = re.compile(r"[\s*_]*(?:toàn bộ\s+|hoàn toàn\s+)?(?:bao\s+)?(?:gồm|là)?(?:\s+(?:các|có))?[\s*_]*:?[\s*_]*")


def _announces_object(sentence: Sentence, said: StatedDeed) -> bool:
    """Tell whether what undergoes the verb stands behind it: "Văn bản cần được bãi bỏ: Quyết định X", "… gồm X"."""
    first = sentence.find_after(said.end)
    return first is not None and _ANNOUNCING.fullmatch(sentence.lowered, said.end, first.number.head) is not None


def _list_undergone(
    sentence: Sentence, said: StatedDeed, target: Mentioned, partial: bool, modality: Modality
) -> Iterator[Stated]:
    agents = list_agents(sentence, said, target)
    advised = _ADVISED.search(sentence.lowered, max(sentence.start, said.left - 8), said.left)
    if advised and agents and agents[0].named is None:
        modality = "proposed"
    if agents is None and modality == "proposed" and said.deed.kind in _ENDED:
        agents = [Actor(None, said.left, said.end)]
    if agents is None or target.canonical is None:
        return
    since = find_start_day(sentence.forms.text, sentence.lowered, said.end, sentence.end)
    _clear_subjects(sentence, agents)
    for agent in agents:
        if agent.named == target.canonical:
            continue
        mood = agent.modality if modality == "done" else modality
        own = sentence.itself.effect if agent.named == "this" else None
        start, end = min(target.number.head, said.left), max(said.end, agent.start, agent.end)
        kind, named = said.deed.kind, target.canonical
        yield Stated(
            Relation(
                kind=kind,
                source=agent.named,
                target=named,
                start=start,
                end=end,
                source_text=None,
                partial=partial,
                modality=mood,
                since=since or own,
            ),
            target,
        )


def _clear_subjects(sentence: Sentence, agents: Sequence[Actor]) -> None:
    """Of "B … được sửa đổi bởi A của Bộ X quy định về C" C is what B is about; A is about the amendment."""
    for member in sentence.members:
        amends = (member.subject or "").lower().startswith(("sửa đổi", "bổ sung"))
        if not amends and any(agent.start == member.number.head for agent in agents):
            member.subject = member.subject_span = None


def _list_stated_by_rows(rows: Iterable[EndedRow]) -> Iterator[Stated]:
    """Yield what a list of ended acts says: the act that the reason names ended it, or nobody that is named."""
    for row in rows:
        if row.target.canonical is None:
            continue
        named = next((agent.canonical for agent in row.agents if agent.canonical), None)
        if named != row.target.canonical:
            relation = Relation(
                kind=row.kind,
                source=named,
                target=row.target.canonical,
                start=row.start,
                end=row.end,
                partial=row.partial,
                modality=row.modality,
                since=row.since,
            )
            yield Stated(relation, row.target)


def _list_stated_by_lists(forms: Text, mentions: Sequence[Mentioned], itself: Itself) -> Iterator[Stated]:
    """Yield what a heading with a colon says of the documents of its list, one an item or a run of them."""
    heading: Heading | None = None
    for members in _group_by_sentence(mentions):
        heading = find_list_heading(forms, mentions, members[0], itself, heading)
        if heading is None or not heading.begins(forms, members[0]):
            continue
        yield from _list_stated_by_item(forms, heading, members)


def _list_stated_by_item(forms: Text, heading: Heading, members: Sequence[Mentioned]) -> Iterator[Stated]:
    first = members[0]
    partial = heading.partial or (heading.said.deed.ends and heading.names_provisions(forms, first))
    listed = [first]
    for member in members[1:]:
        if find_separator(forms.lowered[listed[-1].tail : member.number.head]) is None or member.depth != first.depth:
            break
        listed.append(member)
    for member in listed:
        if member.canonical is None:
            continue
        excepted = member.canonical in heading.spared
        excepted = excepted or EXCEPT.match(forms.lowered, member.tail, member.sentence[1]) is not None
        kind, start, end = heading.said.deed.kind, member.number.head, member.number.end
        if heading.patient is not None:
            yield Stated(Relation(kind, member.canonical, heading.patient, start, end), member)
            continue
        part = partial or (heading.said.deed.ends and excepted)
        named, mood, since = heading.named, heading.modality, heading.since
        yield Stated(
            Relation(
                kind=kind,
                source=named,
                target=member.canonical,
                start=start,
                end=end,
                source_text=None,
                partial=part,
                modality=mood,
                since=since,
            ),
            member,
        )
