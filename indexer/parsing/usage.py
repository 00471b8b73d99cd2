"""How the document uses a mention, and the body that stands before it: read from what leads up to it.

The nearest connector decides; a list member goes with its leader; without either it is whose document it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.models import RelationKind, Treatment
from indexer.parsing import treatments
from indexer.parsing.attribution import Own, find_body_of_symbol, resolve
from indexer.parsing.issuers import StatedIssuer, find_issuers, find_last_issuer
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.named_groups import find_body_before_bracket, find_body_of_group, find_group
from indexer.parsing.provisions import find_provisions_after, find_provisions_before
from indexer.parsing.ranks import is_earlier

LIST_REACH = 40  # members of a list that are looked back at
_ISSUING = re.compile(
    r"\s*(?:[–-]\s*)?"
    r"(?:\(cũ\)\s*|cũ\s+|trước\s+đây,?\s+|trước\s+khi\s+(?:sáp\s+nhập|chia\s+tách|hợp\s+nhất),?\s+)?"
    r"(?:đã\s+|chỉ\s+|cũng\s+|vừa\s+|kịp thời\s+|và\s+|tiếp tục\s+)*"
    r"(?:ban hành|xây dựng|có|ký|phê duyệt|trình|gửi|công bố|phát hành)\b",
    re.IGNORECASE,
)


def read_usage(forms: Text, mentions: list[Mentioned], index: int, left: int, own: Own) -> None:
    """Set how a mention is used, the list that it goes on with, and the body before it."""
    mention = mentions[index]
    mention.provisions, mention.lead = find_provisions_before(forms.lowered, left, mention.number.head)
    if not mention.provisions:
        after = (find_provisions_after(forms.lowered, at) for at in (mention.number.end, mention.tail))
        mention.provisions = next(filter(None, after), ())
    mention.mark = _find_mark(forms, mentions, index, left)
    leader = _list_leader(forms, mentions, index) if mention.mark else None
    if leader is not None and (among := _find_connector_among(forms, mentions[leader], mention)) is not None:
        mention.connected, mention.treatment = among, among.treatment
        return
    if leader is not None:
        _follow(mention, mentions[leader], leader)
        if _is_used_alone(forms, mentions[leader]):
            mention.treatment = _choose_unconnected_use(forms, mention, _is_mine(mention, own))
        return
    start, found = _find_connector(forms, mention, left)
    mention.connected = found
    mine = _is_mine(mention, own)
    above = mentions[index - 1].treatment if index and mention.goes_on else None
    if found is None and above in ("basis", "implements"):
        mention.treatment = above
    elif found is None:
        mention.treatment = _choose_unconnected_use(forms, mention, mine)
    elif (
        mine
        and treatments.is_in_parenthesis(forms.lowered, left, mention.lead)
        and _CONCLUDED.search(forms.lowered, left, mention.lead) is None
    ):
        mention.treatment = "issues"
    else:
        _connect(forms, mention, start, found, mine)
    if mention.treatment in ("issues", "basis") and treatments.is_rewritten(
        forms.lowered, mention.tail, mention.sentence[1] + 1
    ):
        mention.treatment = "amended"
    _repeat_in_brackets(forms, mentions, index)
    if mention.before is None and treatments.is_in_parenthesis(forms.lowered, left, mention.lead):
        mention.before = find_body_before_bracket(forms, left, mention)


def _find_mark(forms: Text, mentions: Sequence[Mentioned], index: int, left: int) -> str | None:
    """Return the mark that makes a mention one more of a list; a colon may stand for ";"."""
    mark = treatments.find_list_mark(forms.lowered, left, mentions[index].lead)
    if mark is None and index and _is_misplaced_colon(forms, mentions[index], mentions[index - 1]):
        return ";"
    return mark


_BASIS = re.compile(r"[\s*_-]*căn\s+cứ\s")


def _is_misplaced_colon(forms: Text, mention: Mentioned, previous: Mentioned) -> bool:
    """Tell whether a colon stands for ";" between two acts of a type: "Căn cứ Thông tư A … thủ tục: Thông tư B …"."""
    if mention.first_in_sentence or not mention.number.doc_type or mention.number.doc_type != previous.number.doc_type:
        return False
    colon = len(forms.lowered[previous.tail : mention.lead].rstrip(" *_\n")) + previous.tail - 1
    ends = forms.lowered.startswith(":", colon) and _LISTS.search(forms.lowered, previous.tail, colon) is None
    return ends and _BASIS.match(forms.lowered, mention.sentence[0]) is not None


_LISTS = re.compile(r"(?<!\w)(?:sau|gồm|số|các\s[^,;]{3,40})\s*$")
_CONCLUDED = re.compile(r"(?:thực hiện|triển khai|và)\s+kết luận\s+(?:tại\s[^;.()]{0,300}|của\s[^,;.()]{0,90})\(\s*$")
"""What the paper in brackets only announces: "Kết luận tại Hội nghị … (Thông báo số 341/TB-VPCP)"."""


def _repeat_in_brackets(forms: Text, mentions: list[Mentioned], index: int) -> None:
    """Let a short form in brackets be used as what it is short for: "Nghị quyết số X ... (Nghị quyết X)"."""
    mention = mentions[index]
    alone = mention.lead > 0 and forms.text[mention.lead - 1] == "("
    if not alone or mention.canonical is None or forms.text[mention.tail : mention.tail + 1] != ")":
        return
    for earlier in reversed(mentions[max(0, index - LIST_REACH) : index]):
        if earlier.sentence != mention.sentence:
            return
        if earlier.canonical == mention.canonical:
            mention.treatment = earlier.treatment
            return


def _find_connector(forms: Text, mention: Mentioned, left: int) -> tuple[int, treatments.Connected | None]:
    """Return (where the words of a mention may begin, the connector that decides); its group's body is set."""
    start = left
    if mention.mark is None:
        start = max(left, forms.text.rfind(";", left, mention.lead) + 1)
    if not mention.first_in_sentence:  # what another cell says is of the number before it
        start = max(start, forms.text.rfind("|", left, mention.lead) + 1)
    found = treatments.find_connector(forms.lowered, start, mention.number.head)
    if found is not None and _is_named_in_cell(forms.lowered[found.end : mention.number.head], found):
        start = forms.text.rfind("|", found.end, mention.lead) + 1
        found = treatments.find_connector(forms.lowered, start, mention.number.head)
    if found is not None and (begun := treatments.find_clause(forms.lowered, found, mention.number.head)) is not None:
        found = treatments.find_connector(forms.lowered, begun, mention.number.head)
    group = find_group(forms.lowered, start, found) if found is not None else None
    if group is not None:
        found, mention.before = group, find_body_of_group(forms, start, group.end)
    if found is not None:
        found = treatments.weaken_connector(forms.lowered, start, found, mention.number.head)
    return start, found


def _is_named_in_cell(between: str, found: treatments.Connected) -> bool:
    """Tell whether a verb is of what another cell names: "Cấp sửa đổi, bổ sung giấy phép | Nghị định số X"."""
    ends = found.treatment in ("amended", "replaced", "repealed")
    return ends and "|" in between and len(between.partition("|")[0].split()) > _FEW


_FEW = 1  # words that stand with a verb in its cell: "Bãi bỏ | Quyết định số X"


def _follow(mention: Mentioned, leader: Mentioned, at: int) -> None:
    """Let a list member share what its leader (at that index) has."""
    mention.item_of, mention.treatment = at, leader.treatment
    _share_lead(mention, leader)
    if leader.treatment == "issues" and _may_share_issuer(mention):
        mention.before = leader.before
    elif (
        leader.before is not None
        and _find_first_code(mention)
        and _find_first_code(mention) == _find_first_code(leader)
    ):
        mention.before = leader.before  # "của Cục Thuế tại Công văn số 1752/CT-TH và Công văn số 262/CT-KT"


def _find_first_code(mention: Mentioned) -> str:
    return (mention.number.symbol or "").partition("-")[0]


def _is_used_alone(forms: Text, leader: Mentioned) -> bool:
    """Tell whether what its own words say was done to a leader decided its use: "X được sửa đổi tại Y; Z"."""
    if leader.connected is not None or leader.under or leader.item_of is not None:
        return False
    return treatments.find_undergone(forms.lowered, leader.tail, leader.sentence[1]) is not None


def _find_connector_among(forms: Text, leader: Mentioned, mention: Mentioned) -> treatments.Connected | None:
    """Find the connector of a further act that the leader amends: "sửa đổi các Nghị định hướng dẫn Luật X và
    Nghị định số Y".
    """
    kind = (mention.number.doc_type or "").lower()
    between = forms.lowered[leader.tail : mention.lead]
    later = is_earlier(leader.canonical, mention.canonical or "")
    if later or not kind or mention.mark in (";", ",") or not re.search(rf"\bcác\s+{re.escape(kind)}\b", between):
        return None
    found = treatments.find_connector(forms.lowered, leader.tail, forms.lowered.rindex(kind, leader.tail, mention.lead))
    return found if found is not None and found.treatment in ("amended", "replaced", "repealed") else None


_NUMBER = re.compile(r"\d+/")
_UNDERGONE: dict[RelationKind | None, Treatment] = {"repeals": "repealed", "replaces": "replaced", "amends": "amended"}
_VOICE = 5  # characters of "được " before a verb
_APPLIED = re.compile(r"áp dụng\s+(?:toàn bộ\s+)?(?:các\s+)?(?:văn bản|quyết định|nghị quyết|quy định)")


def _choose_unconnected_use(forms: Text, mention: Mentioned, mine: bool) -> Treatment:
    """Choose without a connector: what is said to have been done to it, what its heading says, whose it is."""
    done = treatments.find_undergone(forms.lowered, mention.tail, mention.sentence[1])
    above = treatments.find_connector(mention.heading, 0, len(mention.heading)) if mention.first_in_sentence else None
    if above is not None and treatments.is_rewritten(
        f"{mention.heading}:", above.start - _VOICE, len(mention.heading) + 1
    ):
        above = None  # below stands what it says anew
    if above is not None and above.passive in _UNDERGONE and _NUMBER.search(mention.heading, above.end):
        above = replace(above, treatment=_UNDERGONE[above.passive])  # "Danh mục văn bản bị bãi bỏ theo Thông tư số X"
    if done is None and above is not None and above.treatment != "mentions":
        mention.under = True
        done = "issues" if mine and above.treatment in ("basis", "implements") else above.treatment
    if done is None and mention.first_in_sentence and _APPLIED.search(mention.heading):
        return "mentions"
    if done is not None:
        return done
    return "issues" if mine and not mention.number.short and not mention.provisions else "mentions"


def _connect(forms: Text, mention: Mentioned, start: int, found: treatments.Connected, mine: bool) -> None:
    own = mine and not mention.provisions  # "tại khoản 2 Điều 3 Quyết định X": no act is issued there
    mention.treatment = treatments.find_act_place(forms.lowered, start, found, own)
    if mention.treatment == "issues" and mention.provisions:
        mention.treatment = "basis"
    if mention.treatment == "issues":
        mention.before = _find_subject_body(forms, start, found)
    if mention.before is None and forms.lowered.startswith("tại", found.start):
        mention.before = _find_body_at(forms, start, found.start, mention)


def _share_lead(mention: Mentioned, leader: Mentioned) -> None:
    """Share the type and body that stand before a list: "các Nghị định của Chính phủ: số 61/2018/NĐ-CP ...; số
    120/2020/NĐ-CP".
    """
    led = leader.number.middle is not None or (leader.item_of is not None and leader.number.doc_type is not None)
    led = led or (mention.mark == ";" and leader.number.doc_type in ("Văn bản", "Công văn"))
    written = mention.number.doc_type is not None and mention.number.start - mention.number.head > _SO
    if written or not led or not is_same_kind(mention, leader):
        return
    mention.number = replace(mention.number, doc_type=leader.number.doc_type)
    mention.after = mention.after or leader.after


_SO = len("số: ")  # what may stand before a number whose type is not written


def _list_leader(forms: Text, mentions: list[Mentioned], index: int) -> int | None:
    """Return the earlier member of the list that a mention continues: the item's first after ";", else the last one."""
    mention = mentions[index]
    first = max(0, index - LIST_REACH)
    while first < index and mentions[first].sentence != mention.sentence:
        first += 1
    earlier = [at for at in range(first, index) if mentions[at].depth <= mention.depth]
    if not earlier or mention.mark != ";":
        return _find_member_of_kind(mentions, mention, earlier) if earlier else None
    previous = earlier[-1]
    while previous > first:
        between = forms.text[mentions[previous - 1].number.end : mentions[previous].number.head]
        if ";" in between and mentions[previous].item_of is None:
            break
        if mentions[previous - 1].depth < mentions[previous].depth:
            break  # the list stands in brackets: what is named outside of these does not lead it
        previous -= 1
    return previous


def _find_member_of_kind(mentions: list[Mentioned], mention: Mentioned, earlier: list[int]) -> int:
    """Return the last member; where that stands within another one's subject, one before it of the mention's own type.

    "Thông tư A hướng dẫn Nghị định B, Thông tư C": C goes with A. After a comma what is of no type before it goes
    with the one that has the subject.
    """
    last, kind = mentions[earlier[-1]], _read_type_family(mention)
    if mention.provisions and last.nested and not last.provisions:
        outer = next((at for at in reversed(earlier) if mentions[at].provisions and not mentions[at].nested), None)
        if outer is not None:
            return outer  # "tại khoản 1 A sửa đổi một số điều của B và Điều 3 C": C is referred to as A is
    named = [at for at in earlier[:-1] if last.canonical and mentions[at].canonical == last.canonical]
    if named and last.connected is not None and _read_type_family(last) == kind:
        return named[0]  # "bãi bỏ A, B sửa đổi A và C": a list names no member twice, so that C goes with the list
    if not kind or last.item_of is not None or _read_type_family(last) in (kind, ""):
        return earlier[-1]
    same = [at for at in reversed(earlier[:-1]) if _read_type_family(mentions[at]) == kind]
    if same:
        return next((at for at in same if not mentions[at].nested), same[0])
    outer = next((at for at in reversed(earlier[:-1]) if not mentions[at].nested), None)
    return outer if outer is not None and last.nested and mention.mark == "," else earlier[-1]


def _read_type_family(mention: Mentioned) -> str:
    """Return the first two words of a type: "Thông tư liên tịch" is a "Thông tư", too."""
    return " ".join((mention.number.doc_type or "").split()[:2])


def is_same_kind(mention: Mentioned, following: Mentioned) -> bool:
    """Tell whether two symbols name the same body, or neither has one."""
    symbol, other = mention.number.symbol, following.number.symbol
    if symbol is None or other is None:
        return symbol is other
    return find_body_of_symbol(symbol) == find_body_of_symbol(other)


def _may_share_issuer(mention: Mentioned) -> bool:
    """A symbol that names a body names the issuer; a legal document (with its year inside) is no department's."""
    body = find_body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    return body is None or mention.number.year is not None


def _is_mine(mention: Mentioned, own: Own) -> bool:
    if own.issuer is None:
        return False
    if mention.province not in (None, own.province):
        return False
    issuer, _ = resolve(mention.number.symbol, mention.number.doc_type, mention.after or mention.known, own)
    return issuer == own.issuer


def _find_subject_body(forms: Text, start: int, found: treatments.Connected) -> StatedIssuer | None:
    """Return the body that does the issuing: "UBND tỉnh đã ban hành"; only when it stands right before the verb."""
    window = max(start, found.start - 90)
    now = _NOW.search(forms.lowered, window, found.start)  # who it is today does not tell whose it was
    stated = find_last_issuer(forms.text, forms.folded, window, now.start() if now else found.start)
    if stated is None or (now is not None and forms.text[stated.end : now.start()].strip()):
        return None
    match = _ISSUING.match(forms.text, now.end() if now else stated.end)
    return stated if match and _AND_MORE.fullmatch(forms.lowered, match.end(), max(match.end(), found.start)) else None


_NOW = re.compile(r"\(\s*(?:hiện\s+)?nay\s+là\s[^()]{3,80}\)")
_AND_MORE = re.compile(r"(?:\s*(?:,|và)\s*(?:đã\s+)?)?")  # "đã xây dựng, ban hành"
_SAYS = re.compile(
    r"(?:chỉ đạo|ý kiến|hướng dẫn|kết luận|đề nghị|yêu cầu|thông báo|giao|phê duyệt|chấp thuận)"
    r"(?:[^.;:,]{0,40})?\s+của\s+$"
)


_NAMED = re.compile(r"(?:^|[,;.:(]|(?<!\w)(?:của|với|do|được|bởi))\s+$")
_LETTERS = ("Công văn", "Văn bản", "Tờ trình", "Báo cáo", "Công điện", "Phiếu trình")
"""In which their own body speaks: "đồng ý với Cục Thuế tỉnh X tại Công văn số"."""


def _find_body_at(forms: Text, start: int, at: int, mention: Mentioned) -> StatedIssuer | None:
    """Return whose act it is that something stands at: "theo chỉ đạo của UBND tỉnh tại Công văn số", "được UBND tỉnh
    phê duyệt tại Quyết định số"; another body than the symbol's only where it is said to speak.
    """
    body = find_body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    start = max(start, at - 160, forms.text.rfind(";", start, at) + 1)
    for found in reversed(find_issuers(forms.text, forms.folded, start, at)):
        if body is not None and found.name == body.name:
            return found
        writes = mention.number.doc_type in _LETTERS and _NAMED.search(forms.lowered, start, found.start)
        speaks = writes or _SAYS.search(forms.lowered, start, found.start)
        if not forms.text[found.end : at].strip() and speaks:
            return found
    return None
