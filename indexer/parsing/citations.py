"""The citations of a document: numbers found, with date, issuer, subject and treatment, and their relations.

A sentence is read from left to right. Each mention has a *head* (its type word), a core (number and symbol) and
a *tail* (date, issuer); what stands between one tail and the next head decides whether the next one is a list
member (shares type, treatment, subject, issuer), is nested in the first one's subject, or stands on its own.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.models import Citation, Treatment
from indexer.parsing import treatments
from indexer.parsing.cells import read_rows
from indexer.parsing.dates import StatedDate, date_in
from indexer.parsing.issuers import (
    Own,
    StatedIssuer,
    body_of_symbol,
    issuer_at,
    issuers_in,
    last_issuer,
    resolve,
)
from indexer.parsing.mentioned import Mentioned, Text
from indexer.parsing.numbers import Number, find_numbers
from indexer.parsing.structure import Block, sentences
from indexer.parsing.subjects import Subject, subject_after, subject_before, subject_between
from indexer.parsing.tails import read_late, read_tail
from indexer.text.folding import codes, plain_number

_LIST_REACH = 40  # members of a list that are looked back at
_MARKER = re.compile(r"[\s\-–+*·]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]\s*)?")
_ISSUING = re.compile(
    r"\s*(?:[–-]\s*)?(?:đã\s+|cũng\s+|vừa\s+|kịp thời\s+|và\s+|tiếp tục\s+)*"
    r"(?:ban hành|xây dựng|có|ký|phê duyệt|trình|gửi|công bố|phát hành)\b",
    re.IGNORECASE,
)


def find_mentions(
    forms: Text,
    blocks: Sequence[Block],
    own: Own,
    own_number: tuple[int, int] | None,
    own_canonical: str | None,
) -> list[Mentioned]:
    """The mentions of a text in order; the document's own number is none."""
    numbers = [
        number for number in find_numbers(forms.text, forms.folded) if not _is_own(number, own_number, own_canonical)
    ]
    mentions = _placed(forms.text, numbers, blocks)
    for index, mention in enumerate(mentions):
        following = mentions[index + 1].number.head if index + 1 < len(mentions) else len(forms.text)
        read_tail(forms, mention, following)
    for index in range(len(mentions)):
        _read_context(forms, mentions, index, own)
    _share_backwards(forms, mentions)
    read_rows(forms, mentions, blocks)
    _resolve_short(mentions)
    return mentions


def _is_own(number: Number, own: tuple[int, int] | None, canonical: str | None) -> bool:
    if own is not None and number.start <= own[1] and own[0] <= number.end:
        return True
    return canonical is not None and number.canonical is not None and _key(number.canonical) == _key(canonical)


def _key(canonical: str) -> tuple[str, ...]:
    first, *rest = codes(canonical)
    return (plain_number(first), *rest)


def _placed(text: str, numbers: list[Number], blocks: Sequence[Block]) -> list[Mentioned]:
    """Each number with its sentence (its block's, when a sentence cannot be told)."""
    starts = [block.start for block in blocks]
    cache: dict[int, list[tuple[int, int]]] = {}  # block → its sentences
    placed: list[Mentioned] = []
    for number in numbers:
        at = bisect_right(starts, number.start) - 1
        if at < 0:
            sentence = (0, len(text))
        else:
            if at not in cache:
                cache[at] = sentences(text, blocks[at].start, blocks[at].end, clauses=False)
            spans = cache[at]
            within = spans[bisect_right(spans, (number.start, len(text))) - 1] if spans else (0, 0)
            sentence = within if within[0] <= number.start < within[1] else (blocks[at].start, blocks[at].end)
        first = not placed or placed[-1].sentence != sentence
        heading = _heading(text, blocks, at) if first and at >= 0 else ""
        placed.append(Mentioned(number, sentence, first, tail=number.end, canonical=number.canonical, heading=heading))
    return placed


_LIST_LENGTH = 60  # blocks of a list between its heading and a member


def _heading(text: str, blocks: Sequence[Block], at: int) -> str:
    """The words, in lower case, of the block that announces a list member's list: "... các Quyết định sau:"."""
    level = blocks[at].level
    for above in reversed(blocks[max(0, at - _LIST_LENGTH) : at]):
        words = text[above.start : above.end].rstrip("*_ ")
        if above.level < level or words.endswith(":"):
            return words.lower() if words.endswith(":") else ""
    return ""


def _read_context(forms: Text, mentions: list[Mentioned], index: int, own: Own) -> None:
    mention = mentions[index]
    previous = mentions[index - 1] if not mention.first_in_sentence else None
    left = previous.tail if previous else mention.sentence[0]
    since = previous.number.start if previous else mention.sentence[0]
    mention.depth = _depth(forms.text, since, mention.number.start, previous.depth if previous else 0)
    _read_treatment(forms, mentions, index, left, own)
    if mention.date is None and previous is None:
        mention.date = _date_before(forms, mention)
    nested = (
        previous is not None and previous.subject_span is not None and previous.subject_span[1] >= mention.number.end
    )
    body = body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    found = subject_after(forms.text, mention.tail, mention.sentence[1], nested, body.name if body else None)
    if found is not None and _does(forms, mention, found):
        found = None
    if found is not None:
        found = read_late(forms, mention, found, mentions[index + 1 : index + 1 + _LIST_REACH])
        mention.subject, mention.subject_span = found.text, (found.start, found.end)
        if mention.after is None and found.issuer is not None:
            mention.after = issuer_at(forms.text, forms.folded, found.issuer)
    elif mention.number.middle is not None and (named := subject_between(forms.text, *mention.number.middle)):
        mention.subject, mention.subject_span = named, mention.number.middle
    elif mention.item_of is None or mention.depth:
        mention.subject = subject_before(
            forms.text, forms.lowered, left, mention.number.head, issued=mention.treatment == "issues"
        )
    if mention.subject is None and mention.item_of is not None and mentions[mention.item_of].subject_span is None:
        mention.subject = mentions[mention.item_of].subject


_PROVISION = re.compile(r"(?:điều|khoản|điểm|mục|chương)\s+\S+(?:\s+của)?\s+$")
_OWN_WORDS = ("sửa đổi", "bổ sung", "hướng dẫn", "quy định", "ban hành", "thay thế", "bãi bỏ")


def _does(forms: Text, mention: Mentioned, found: Subject) -> bool:
    """ "Cơ quan quy định tại khoản 2 Điều 21 Nghị định số X lập hồ sơ": what somebody does, not what X is about."""
    if mention.tail > mention.number.end or forms.text[mention.tail : found.start].strip():
        return False
    begins = forms.lowered[found.start : found.start + 12]
    provision = _PROVISION.search(forms.lowered, max(0, mention.number.head - 30), mention.number.head)
    return provision is not None and forms.text[found.start].islower() and not begins.startswith(_OWN_WORDS)


def _depth(text: str, start: int, end: int, before: int) -> int:
    """How many parentheses stand open at ``end``, when ``before`` stood open at ``start``."""
    window = text[start:end]
    return max(0, before + window.count("(") - window.count(")"))


def _read_treatment(forms: Text, mentions: list[Mentioned], index: int, left: int, own: Own) -> None:
    mention = mentions[index]
    head = mention.number.head
    mention.mark = treatments.listed(forms.lowered, left, head)
    leader = _list_leader(forms, mentions, index) if mention.mark else None
    if leader is not None:
        mention.item_of, mention.treatment = leader, mentions[leader].treatment
        _share_lead(mention, mentions[leader])
        if mentions[leader].treatment == "issues" and _may_share_issuer(mention):
            mention.before = mentions[leader].before
        return
    start = left
    if mention.mark is None:
        start = max(left, forms.text.rfind(";", left, head) + 1)
    if not mention.first_in_sentence:  # what another cell says is of the number before it
        start = max(start, forms.text.rfind("|", left, head) + 1)
    found = treatments.connector(forms.lowered, start, head)
    if found is not None:
        found = treatments.direct(forms.lowered, found, head)
    mention.connected = found
    mine = _is_mine(mention, own)
    if found is None:
        done = treatments.undergone(forms.lowered, mention.tail, mention.sentence[1])
        above = treatments.connector(mention.heading, 0, len(mention.heading)) if mention.first_in_sentence else None
        if done is None and above is not None and above.treatment != "mentions":
            mention.under = True
            done = "issues" if mine and above.treatment in ("basis", "implements") else above.treatment
        mention.treatment = done or _without_connector(mention, mine)
        return
    if mine and treatments.in_parenthesis(forms.lowered, left, head):
        mention.treatment = "issues"
        return
    mention.treatment = treatments.at_act(forms.lowered, start, found, mine)
    if mention.treatment == "issues":
        mention.before = _subject_body(forms, start, found)
    if mention.before is None and forms.lowered.startswith("tại", found.start):
        mention.before = _body_at(forms, start, found.start, mention)


def _share_lead(mention: Mentioned, leader: Mentioned) -> None:
    """ "các Nghị định của Chính phủ: số 61/2018/NĐ-CP ...; số 120/2020/NĐ-CP": type and body stand before the list."""
    if mention.number.doc_type is not None or leader.number.middle is None or not _same_kind(mention, leader):
        return
    mention.number = replace(mention.number, doc_type=leader.number.doc_type)
    mention.after = mention.after or leader.after


def _list_leader(forms: Text, mentions: list[Mentioned], index: int) -> int | None:
    """The earlier member of the list that a mention continues: the item's first after ";", else the last one."""
    mention = mentions[index]
    first = max(0, index - _LIST_REACH)
    while first < index and mentions[first].sentence != mention.sentence:
        first += 1
    earlier = [at for at in range(first, index) if mentions[at].depth <= mention.depth]
    if not earlier or mention.mark != ";":
        return earlier[-1] if earlier else None
    previous = earlier[-1]
    while previous > first:
        between = forms.text[mentions[previous - 1].number.end : mentions[previous].number.head]
        if ";" in between and mentions[previous].item_of is None:
            break
        previous -= 1
    return previous


def _may_share_issuer(mention: Mentioned) -> bool:
    """A symbol that names a body names the issuer; a legal document (with its year inside) is no department's."""
    body = body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    return body is None or mention.number.year is not None


def _is_mine(mention: Mentioned, own: Own) -> bool:
    if own.issuer is None:
        return False
    issuer, _ = resolve(mention.number.symbol, mention.number.doc_type, mention.after, own)
    return issuer == own.issuer


def _without_connector(mention: Mentioned, mine: bool) -> Treatment:
    """A bare mention: a line of a list of this body's papers, a decree named in passing."""
    if mine and not mention.number.short:
        return "issues"
    return "mentions"


def _subject_body(forms: Text, start: int, found: treatments.Connected) -> StatedIssuer | None:
    """The body that does the issuing: "UBND tỉnh đã ban hành"; only when it stands right before the verb."""
    window = max(start, found.start - 90)
    stated = last_issuer(forms.text, forms.folded, window, found.start)
    if stated is None:
        return None
    match = _ISSUING.match(forms.text, stated.end)
    return stated if match and _AND_MORE.fullmatch(forms.lowered, match.end(), max(match.end(), found.start)) else None


_AND_MORE = re.compile(r"(?:\s*(?:,|và)\s*(?:đã\s+)?)?")  # "đã xây dựng, ban hành"
_SAYS = re.compile(
    r"(?:chỉ đạo|ý kiến|hướng dẫn|kết luận|đề nghị|yêu cầu|thông báo|giao|phê duyệt|chấp thuận)"
    r"(?:[^.;:,]{0,40})?\s+của\s+$"
)


def _body_at(forms: Text, start: int, at: int, mention: Mentioned) -> StatedIssuer | None:
    """Whose act it is that something stands at: "theo chỉ đạo của UBND tỉnh tại Công văn số", "được UBND tỉnh phê
    duyệt tại Quyết định số"; another body than the symbol's only where it is said to speak.
    """
    body = body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    start = max(start, at - 160, forms.text.rfind(";", start, at) + 1)
    for found in reversed(issuers_in(forms.text, forms.folded, start, at)):
        if body is not None and found.name == body.name:
            return found
        if not forms.text[found.end : at].strip() and _SAYS.search(forms.lowered, start, found.start):
            return found
    return None


def _date_before(forms: Text, mention: Mentioned) -> StatedDate | None:
    """ "Ngày 29/8/2023, Sở đã ban hành Quyết định số": a date that opens the sentence is the act's."""
    at = mention.connected is not None and forms.lowered.startswith("tại", mention.connected.start)
    if mention.treatment != "issues" and not at:
        return None
    marker = _MARKER.match(forms.text, mention.sentence[0])
    opening = marker.end() if marker else mention.sentence[0]
    if not forms.lowered.startswith("ngày", opening):
        return None
    return date_in(forms.text, opening, min(mention.number.head, opening + 60))


_ONLY_LINK = re.compile(r"[\s,*_]*(?:và|cùng|hoặc|,)?\s*(?:các\s+)?$")


def _share_backwards(forms: Text, mentions: list[Mentioned]) -> None:
    """An issuer or subject stated once after a list belongs to each member: "A và B của Chính phủ về ..."."""
    for index in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[index], mentions[index + 1]
        if following.sentence != mention.sentence or following.depth != mention.depth:
            continue
        if not _ONLY_LINK.match(forms.text[mention.tail : following.number.head]):
            continue
        if mention.after is None and following.after is not None and _same_kind(mention, following):
            mention.after = following.after
        theirs = following.subject or ""
        if mention.subject is None and following.subject_span is not None and (mention.canonical or "?") not in theirs:
            mention.subject, mention.subject_span = following.subject, following.subject_span


def _same_kind(mention: Mentioned, following: Mentioned) -> bool:
    symbol, other = mention.number.symbol, following.number.symbol
    if symbol is None or other is None:
        return symbol is other
    return body_of_symbol(symbol) == body_of_symbol(other)


def _resolve_short(mentions: list[Mentioned]) -> None:
    """ "Nghị quyết 05" → "05-NQ/TU" when the document gives one full form of that type and number."""
    full: dict[tuple[str, str], dict[str, Mentioned]] = defaultdict(dict)
    for mention in mentions:
        if mention.canonical is not None and mention.number.doc_type:
            key = mention.number.doc_type, plain_number(mention.number.number)
            full[key].setdefault(mention.canonical, mention)
    for mention in mentions:
        number = mention.number
        if number.short and number.doc_type and mention.canonical is None:
            choices = full.get((number.doc_type, plain_number(number.number)), {})
            fitting = [m for m in choices.values() if number.year in (None, m.number.year)]
            if len(fitting) == 1:
                mention.canonical = fitting[0].canonical


def freeze(forms: Text, mentions: Sequence[Mentioned], own: Own) -> tuple[Citation, ...]:
    """The mentions as citations, with issuer and scope resolved."""
    by_canonical = {m.canonical: m for m in reversed(mentions) if not m.number.short}
    stated = _stated_once(mentions)
    return tuple(_citation(forms.text, mention, by_canonical, stated, own) for mention in mentions)


def _stated_once(mentions: Sequence[Mentioned]) -> dict[str, StatedIssuer]:
    """The issuer of each number that the document states, where it states one: later mentions leave it out."""
    stated: dict[str, dict[tuple[str, str | None, str | None], StatedIssuer]] = defaultdict(dict)
    for mention in mentions:
        if mention.canonical is not None and mention.after is not None:
            issuer = mention.after
            stated[mention.canonical].setdefault((issuer.name, issuer.province, issuer.district), issuer)
    return {canonical: next(iter(found.values())) for canonical, found in stated.items() if len(found) == 1}


def _citation(
    text: str,
    mention: Mentioned,
    by_canonical: dict[str | None, Mentioned],
    once: dict[str, StatedIssuer],
    own: Own,
) -> Citation:
    number = mention.number
    stated = mention.after or mention.before
    whole = by_canonical.get(mention.canonical) if number.short and mention.canonical else None
    symbol = number.symbol or number.shared or (whole.number.symbol if whole else None)
    issuer, scope = resolve(symbol, number.doc_type, stated or once.get(mention.canonical or ""), own)
    return Citation(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        short=number.short,
        doc_type=number.doc_type,
        number=number.number,
        year=number.year,
        symbol=number.symbol,
        canonical=mention.canonical,
        date=mention.date.iso if mention.date else None,
        issuer_text=" ".join(stated.text.split()) if stated else None,
        issuer=issuer,
        scope=scope,
        subject=mention.subject,
        treatment=mention.treatment or "mentions",
        modality=mention.modality,
    )


def mention_key(citations: Sequence[Citation], index: int) -> str:
    """How a correction names a mention, so that it is found again when the text around it changes.

    The third "846/QĐ-UBND" of a document is ``mention:3:846/QĐ-UBND``.
    """
    text = citations[index].text
    nth = sum(citation.text == text for citation in citations[: index + 1])
    return f"mention:{nth}:{text}"


def corrected(citations: tuple[Citation, ...], corrections: Mapping[str, str]) -> tuple[Citation, ...]:
    """The citations with what a person set for some: a JSON object of fields (issuer, scope, date, canonical)."""
    if not any(name.startswith("mention:") for name in corrections):
        return citations
    return tuple(
        replace(citation, **json.loads(corrections[name]))
        if (name := mention_key(citations, index)) in corrections
        else citation
        for index, citation in enumerate(citations)
    )
