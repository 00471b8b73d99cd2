"""Who does what a verb says: the document whose words run up to it, this one, one without a number, or nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field

from indexer.models import Modality
from indexer.parsing.deeds import StatedDeed, find_mood, find_near_mood, is_in_condition, list_verbs, loosen_pattern
from indexer.parsing.mention_forms import Mentioned, Text, count_open
from indexer.parsing.objects import TYPES, reaches
from indexer.text.folding import UPPER, fold


@dataclass(frozen=True, slots=True)
class Itself:
    """The document that is read: its type, whether it is an act that ends and amends, from when it is in effect.

    ``draft``: it calls itself a draft, so that what it says is not done yet. ``title``: where its title stands.
    """

    doc_type: str | None = None
    act: bool = False
    effect: str | None = None
    draft: bool = False
    title: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """``named`` is a canonical number, "this", or None with the ``words`` that stand for it; ``start`` is its place.

    ``leading``: the verb leads its clause, it does not only describe a document. ``opens``: it begins it. ``direct``:
    nothing stands between.
    ``target``: what is acted on, where that is named in words ("Luật sửa đổi Luật Đất đai số 31/2024/QH15").
    """

    named: str | None
    start: int
    end: int = 0
    words: str | None = None
    leading: bool = False
    _: KW_ONLY
    opens: bool = False
    direct: bool = False
    modality: Modality = "done"
    rank: str | None = None
    target: str | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence's mentions, and what was found to be done in it so far."""

    forms: Text
    members: Sequence[Mentioned]
    mentions: Sequence[Mentioned]
    itself: Itself
    done: list[tuple[StatedDeed, Actor, list[Mentioned]]] = field(default_factory=list)

    @property
    def lowered(self) -> str:
        return self.forms.lowered

    @property
    def start(self) -> int:
        return self.members[0].sentence[0]

    @property
    def end(self) -> int:
        return self.members[0].sentence[1]

    def depth(self, at: int) -> int:
        """Return how many parentheses stand open."""
        before = self.find_before(at)
        depth, start = (before.depth, before.number.start) if before else (0, self.start)
        return count_open(self.lowered, start, at, depth)

    def find_before(self, at: int) -> Mentioned | None:
        """Return the last mention that ends before a place."""
        return next((m for m in reversed(self.members) if m.number.end <= at), None)

    def find_after(self, at: int) -> Mentioned | None:
        """Return the first mention that begins after a place."""
        return next((m for m in self.members if m.number.head >= at), None)

    def list_following(self, mention: Mentioned) -> Iterator[Mentioned]:
        """Yield the mentions after one, in order."""
        return (m for m in self.members if m.number.start > mention.number.start)

    def is_target(self, mention: Mentioned) -> bool:
        """Tell whether something was done to a mention."""
        return any(target is mention for _, _, targets in self.done for target in targets)

    def names_again(self, mention: Mentioned) -> bool:
        """Tell whether the sentence does something to the same document before: "bãi bỏ A, B sửa đổi A và C"."""
        earlier = (target for _, _, targets in self.done for target in targets if target is not mention)
        return any(target.canonical == mention.canonical for target in earlier)

    def remember(self, said: StatedDeed, actor: Actor, targets: list[Mentioned]) -> None:
        """Note that a deed was done to mentions, by whom."""
        self.done.append((said, actor, targets))

    def find_deed_of(self, mention: Mentioned) -> tuple[StatedDeed, Actor] | None:
        """Return the latest deed that was done to a mention, or to one that it stands nested in."""
        for said, actor, targets in reversed(self.done):
            if any(target is mention for target in targets):
                return said, actor
        return None

    def has_another_deed(self, said: StatedDeed, start: int, member: Mentioned) -> bool:
        """Tell whether a verb of its own, coordinated with this one, takes a mention for its object."""
        for other in list_verbs(self.lowered, start, member.number.head):
            linked = _LINKED.search(self.lowered, start, other.left)
            if linked and other.start > said.start and not other.passive:
                gap = self.lowered[other.end : member.number.head]
                return reaches(other, gap, member) is not None
        return False

    def speaks_of_draft(self, kind: str, at: int) -> bool:
        """Tell whether "Quyết định này" of a document that is none itself means the draft that it speaks of
        before.
        """
        words = re.compile(loosen_pattern(rf"(?<!\w)dự thảo {kind}(?!\w)(?! số)"))
        return words.search(self.lowered, max(0, at - _DRAFT_REACH), at) is not None


_DRAFT_REACH = 3000  # characters
_LINKED = re.compile(loosen_pattern(r"(?:,|;|(?<!\w)và|(?<!\w)đồng thời|\bnày) ?$"))
_THIS = re.compile(
    loosen_pattern(
        rf"(?<!\w)(?P<type>{TYPES})(?: số)? (?P<which>này|nêu trên|nói trên|trên|đó)(?!\w)"
        r"(?:[^;.]{0,100}? có hiệu lực[^;.]{0,120}?)?(?:,|;| và| đồng thời| sẽ| đã| để| có nội dung)* ?$"
    )
)
_DRAFT = re.compile(loosen_pattern(rf"(?P<draft>(?:dự thảo )?(?<!\w)(?P<type>{TYPES})(?!\w)[^;.:“”]{{0,200}}?) ?$"))
_BARE_DRAFT = re.compile(loosen_pattern(rf"(?P<draft>(?:dự thảo )?(?<!\w)(?P<type>{TYPES}))(?: về việc| về)? ?$"))
_OF_DRAFT = re.compile(loosen_pattern(rf"(?<!\w)dự thảo {TYPES}(?!\w)(?! số)"))
_ISSUES = re.compile(loosen_pattern(r"(?:ban hành|thông qua|quyết nghị) ?$"))
_NO_SUBJECT = re.compile(
    r"(?:[\s*_“\"|#>]|(?:(?:điều|khoản|mục)\s*)?\d{1,3}(?:\.\d+)*\s*[.:)/]|[a-zđ]\)|[-+–•])*(?:nay\s+)?"
)
_BORDER = re.compile(r"[;:“”|]|[^\W\d]{2}\.(?=[\s*_])")
_ARTICLE = re.compile(r"[\s*_#|]*điều \d{1,3}[a-z]?\s*[.:][^*\n;]{3,200}[^\W_]\*\*\s+")
"""The heading of an article in bold, on a line with its text: "**Điều 1. Bãi bỏ văn bản** Bãi bỏ Quyết định số"."""
_STOPPED = re.compile(
    r",\s+(?:sở|ubnd|hđnd|giám đốc|đảng ủy|chủ tịch|ủy ban|uỷ ban|bộ trưởng|bộ|chính phủ|thủ tướng|cục|tổng cục|ban)\b"
)
_ADVERBS = re.compile(
    r"[\s,;*_(]*(?:(?:hiện|nay|đã|sẽ|được|có|về việc|về|để|nhằm|ban hành|quy định|hướng dẫn)\s+)*[\s*_(]*"
)
_BODY = re.compile(
    rf"[\s*_]*(?:của|do)\s+(?:[Ll]iên\s+)?[{UPPER}](?:[^;:,]|,\s+[{UPPER}])*"
)  # "của Bộ trưởng, Chủ nhiệm Văn phòng"
_ALIAS = re.compile(
    loosen_pattern(r" ?\((?:(?:sau|dưới) đây,? )?(?:được )?(?:gọi|viết) ?(?:tắt|chung|là|:)[^()]*\)"), re.IGNORECASE
)
"""What a document is called further on: "(sau đây gọi tắt là Quyết định 8)"."""
_LAWS = ("luật", "bộ luật", "pháp lệnh")
ASKING = ("Tờ trình", "Báo cáo")
"""What asks for an act and is none: "Tờ trình số A về việc sửa đổi Quyết định số B"."""
_LETTERS = ("Công văn", "Văn bản", "Thông báo", "Phiếu trình")
_BINDING = ("Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Chỉ thị", "Luật")
"""What no letter can end: "văn bản số A về việc bãi bỏ Quyết định số B" asks for it."""
_ENDING = ("amends", "replaces", "repeals")
_UNDONE = ("proposed", "planned", "conditional")


def find_actor(sentence: Sentence, said: StatedDeed, first: Mentioned) -> Actor:
    """Return who does what the verb says to its object."""
    lowered, at = sentence.lowered, said.left
    before = _find_subject_before(sentence, at)
    left = before.tail if before else sentence.start
    border = max((m.end() for m in _BORDER.finditer(lowered, left, at)), default=left)
    if before is None and (article := _ARTICLE.match(lowered, sentence.start, at)) is not None:
        border = max(border, article.end())
    this = _find_this_actor(sentence, said, left)
    if this is not None:
        return this
    linked = sentence.find_deed_of(before) if before and _LINKED.search(lowered, left, at) else None
    if linked is not None and before is not None:
        return linked[1]
    if (law := _find_amending_law(sentence, said, first)) is not None:
        return law
    if (row := _find_row_actor(sentence, said)) is not None:
        return row
    if (
        before is not None
        and border == left
        and (named := _find_named_actor(sentence, said, before, first)) is not None
    ):
        return named
    return _find_unnumbered_actor(sentence, said, border if before is None or border > left else left)


_TITLE_BEGINS = re.compile(loosen_pattern(rf"[\s*_“\"]*(?:(?:về việc|v/v|về|{TYPES}) )?"))


def _find_row_actor(sentence: Sentence, said: StatedDeed) -> Actor | None:
    """Find the number whose deed the title of its row tells: "17/2021/TT-BCT | Sửa đổi, bổ sung một số điều
    của ...".
    """
    for member in sentence.members:
        cell = member.subject_span
        if cell is None or not cell[0] <= said.left < cell[1] or cell[0] <= member.number.start < cell[1]:
            continue
        between = sentence.lowered[min(member.number.end, cell[1]) : max(cell[0], member.number.head)]
        if "|" in between and _TITLE_BEGINS.fullmatch(sentence.lowered, cell[0], said.left):
            return Actor(member.canonical, member.number.head, member.number.end, rank=member.number.doc_type)
    return None


def _find_subject_before(sentence: Sentence, at: int) -> Mentioned | None:
    depth = sentence.depth(at)
    return next((m for m in reversed(sentence.members) if m.number.end <= at and m.depth <= depth), None)


def _find_this_actor(sentence: Sentence, said: StatedDeed, left: int) -> Actor | None:
    """Find the act itself ("Quyết định này ... thay thế"), when it is of that type; else the last one named."""
    match = _THIS.search(sentence.lowered, max(left, said.left - 240), said.left)
    if match is None:
        return None
    modality = find_near_mood(sentence.lowered, match.end("which"), said.left)
    if match["which"] == "này" and _is_type(sentence.itself, match["type"]):
        return Actor("this", match.start(), match.end(), leading=True, modality=modality)
    meant = find_referred(sentence, match["type"], match.start())
    if meant is None:
        words = " ".join(sentence.forms.text[match.start() : match.end("which")].split())
        if modality == "done" and sentence.speaks_of_draft(match["type"], match.start()):
            modality = "planned"
        return Actor(named=None, start=match.start(), end=match.end(), words=words, leading=True, modality=modality)
    return Actor(meant.canonical, match.start(), match.end(), leading=True, modality=modality)


def _is_type(itself: Itself, named: str) -> bool:
    own = (itself.doc_type or "").lower()
    return (
        (bool(own) and own.startswith(named))
        or (named in ("văn bản", "quy định", "quy chế") and itself.act)
        or (not own and itself.act)
    )


_REACH = 3  # sentences back in which what "Quyết định này" means is named


def find_referred(sentence: Sentence, named: str, at: int) -> Mentioned | None:
    """Return the document of that type that the text named last, when it is the only one of its sentence."""
    earlier = [m for m in sentence.mentions if m.number.end <= at and (m.number.doc_type or "").lower() == named]
    if not earlier or earlier[-1].canonical is None:
        return None
    same = {m.canonical for m in earlier if m.sentence == earlier[-1].sentence}
    between = sentence.lowered[earlier[-1].number.end : at]
    if f"dự thảo {named}" in between:
        return None
    return earlier[-1] if len(same) == 1 and between.count("\n") <= _REACH else None


def _find_named_actor(sentence: Sentence, said: StatedDeed, before: Mentioned, first: Mentioned) -> Actor | None:
    """Return the document before the verb, when its words (day, body, subject) run up to it."""
    lowered = sentence.lowered
    between = _ALIAS.sub(" ", lowered[before.tail : said.left])
    if _STOPPED.search(between) or _BARE_DRAFT.search(lowered, before.tail, said.left):
        return None
    if _OF_DRAFT.search(between):
        return None
    span = before.subject_span
    after = span[1] if span and before.tail <= span[1] <= said.left else before.tail
    rest = _ALIAS.sub("", sentence.forms.text[after : said.left])
    if "," in rest and not _ADVERBS.fullmatch(rest.lower()) and not _BODY.fullmatch(rest):
        return None
    modality = find_near_mood(lowered, before.tail, said.left)
    if modality == "done" and is_in_condition(lowered, sentence.start, before.lead, sentence.end):
        modality = "conditional"
    start, end = before.number.head, before.number.end
    asks = before.number.doc_type in ASKING and first.number.doc_type not in ASKING
    writes = before.number.doc_type in _LETTERS and first.number.doc_type in _BINDING
    if (asks or writes) and said.deed.kind in _ENDING:
        return Actor(None, start, end, None, modality="proposed")
    if modality in _UNDONE and not lowered[before.tail : said.left].strip(" *_").startswith(("sẽ", "để", "nhằm")):
        return Actor(None, start, end, None, modality=modality)
    direct = _ADVERBS.fullmatch(between) is not None
    return Actor(before.canonical, start, end, direct=direct, rank=before.number.doc_type)


def find_kind(mention: Mentioned) -> str:
    """Return the type that a mention is called, or whose code its symbol bears."""
    return mention.number.doc_type or (mention.number.symbol or "").split("-")[0]


def is_referred_beside(sentence: Sentence, actor: Actor, first: Mentioned, member: Mentioned) -> bool:
    """Tell whether a member is referred to as the actor is: "tại khoản 1 A sửa đổi một số điều của B và Điều 3 C"."""
    if actor.leading or first.provisions or not member.provisions:
        return False
    return any(one.number.head == actor.start and one.provisions for one in sentence.members)


def _find_unnumbered_actor(sentence: Sentence, said: StatedDeed, left: int) -> Actor:
    """Return the act itself, where nobody else is named ("Điều 1. Bãi bỏ"); else the words of a draft or a body."""
    lowered, itself = sentence.lowered, sentence.itself
    if _says_title(sentence, said):
        return Actor("this", said.left, leading=True, opens=True, modality="planned" if itself.draft else "done")
    modality = find_mood(lowered, left, said.left)
    if _NO_SUBJECT.fullmatch(lowered, left, said.left) or _continues_clause(lowered, left, said):
        return Actor("this" if itself.act else None, said.left, leading=True, opens=True, modality=modality)
    bare = _BARE_DRAFT.search(lowered, left, said.left)
    if bare is not None and itself.act and bare["type"] == (itself.doc_type or "").lower():
        issued = _ISSUES.search(lowered, left, bare.start())
        if (issued and modality == "done") or _NO_SUBJECT.fullmatch(lowered, left, bare.start()):
            return Actor("this", bare.start(), leading=True)
    draft = bare or _DRAFT.search(lowered, left, said.left)
    start = draft.start("draft") if draft else left
    words = " ".join(sentence.forms.text[start : said.left].replace("*", " ").split()).strip(' “”"') or None
    if draft is not None and modality == "done" and not lowered.startswith("dự thảo", start):
        modality = "planned"
    if draft is None and modality != "done":
        words = None
    return Actor(
        None, start, words=words, leading=True, modality="planned" if modality == "done" and draft else modality
    )


_TITLED = re.compile(r"[\s*_“\":–-]*(?:(?:về việc|v/v|về)\s*:?\s+)?")
_CORRECTING = ("Công văn", "Thông báo", "Văn bản")


def _says_title(sentence: Sentence, said: StatedDeed) -> bool:
    """Tell whether a verb is what the document's title says that it does: "VỀ VIỆC BÃI BỎ QUYẾT ĐỊNH SỐ …"."""
    itself, title = sentence.itself, sentence.itself.title
    if title is None or not title[0] <= said.left < title[1]:
        return False
    acts = itself.act or (said.deed.kind == "corrects" and itself.doc_type in _CORRECTING)
    return (
        acts
        and said.deed.kind in (*_ENDING, "corrects")
        and _TITLED.fullmatch(sentence.lowered, title[0], said.left) is not None
    )


def _continues_clause(lowered: str, left: int, said: StatedDeed) -> bool:
    """Tell whether a verb is the second one of a clause that opens with one: "Bãi bỏ quy định … và bãi bỏ số 31"."""
    opening = _NO_SUBJECT.match(lowered, left, said.left)
    first = next(list_verbs(lowered, opening.end() if opening else left, said.left), None)
    began = first is not None and opening is not None and first.start == opening.end()
    if first is None or not {first.deed.kind, said.deed.kind} <= set(_ENDING):
        return False
    return began and _LINKED.search(lowered, left, said.left) is not None


def _find_amending_law(sentence: Sentence, said: StatedDeed, first: Mentioned) -> Actor | None:
    """Find the amending law whose number this is: "Luật sửa đổi, bổ sung một số điều của Luật X số 46/2014/QH13".

    Not where the document gives the number to the law so named ("Luật Bảo hiểm y tế số 46/2014/QH13").
    """
    bare = _BARE_DRAFT.search(sentence.lowered, sentence.start, said.left)
    if said.deed.kind != "amends" or bare is None or bare["type"] not in _LAWS or first.number.middle is None:
        return None
    if (first.number.doc_type or "").lower() not in _LAWS or bare.start() < said.left - 20:
        return None
    name = _read_law_name(sentence.forms.text, first)
    same = [
        m.canonical
        for m in sentence.mentions
        if m is not first
        and m.number.middle is not None
        and _read_law_name(sentence.forms.text, m) == name
        and not _BARE_DRAFT.search(
            sentence.lowered[max(0, m.number.head - 60) : m.number.head].rpartition("sửa đổi")[0]
        )
    ]
    if first.canonical in same:
        return None
    target = next((number for number in same if number != first.canonical), None)
    named = first.canonical if target else None
    return Actor(named, bare.start(), first.number.end, target=target or first.canonical, rank="Luật")


def _read_law_name(text: str, mention: Mentioned) -> str:
    start, end = mention.number.middle or (0, 0)
    return " ".join(fold(text[start:end]).replace("*", " ").split()).removesuffix("so").strip(" :,")
