"""The citations of a document: numbers found, with date, issuer, subject and treatment, and their relations.

A sentence is read from left to right. Each mention has a *head* (its type word), a core (number and symbol) and
a *tail* (date, issuer); what stands between one tail and the next head decides whether the next one is a list
member (shares type, treatment, subject, issuer), is nested in the first one's subject, or stands on its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from indexer.deadline import check_time
from indexer.models import Citation
from indexer.models.documents import MOST_CITATIONS
from indexer.parsing.acts import find_acts, is_same_law, number_of_act
from indexer.parsing.attribution import Own, find_body_of_symbol, place_tax_office, resolve
from indexer.parsing.cells import find_row_numbers, read_rows
from indexer.parsing.communes import find_commune
from indexer.parsing.dates import StatedDate, find_date, find_odd_day
from indexer.parsing.doubtful_numbers import find_doubtful
from indexer.parsing.earlier_subjects import read_subject_before, read_subject_between
from indexer.parsing.foreign_numbers import find_foreign
from indexer.parsing.issuers import StatedIssuer, read_issuer_at
from indexer.parsing.list_headings import announces_ended, names_ended
from indexer.parsing.mention_forms import Mentioned, Text, count_open
from indexer.parsing.numbers import Number, find_numbers
from indexer.parsing.own_numbers import is_own
from indexer.parsing.sharing import share_backwards, share_known, skip_bracket_end
from indexer.parsing.short_mentions import resolve_shorts
from indexer.parsing.stated_bodies import carry_bodies, find_stated_bodies, place_within
from indexer.parsing.structure import PLAIN, Block, cut_sentences
from indexer.parsing.subjects import (
    LAWS,
    Subject,
    is_told_in_brackets,
    name_behind,
    name_of_law,
    read_subject_after,
    skip_addressee,
)
from indexer.parsing.symbols import read_year_behind
from indexer.parsing.tails import read_issued, read_late, read_tail
from indexer.parsing.titled_provinces import find_titled_province
from indexer.parsing.usage import LIST_REACH, read_usage
from indexer.strange_json import read_json

_MARKER = re.compile(r"[\s\-–+*·]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]\s*)?")


def find_mentions(
    forms: Text,
    blocks: Sequence[Block],
    own: Own,
    own_number: tuple[int, int] | None,
    own_canonical: str | None,
) -> list[Mentioned]:
    """Return the mentions of a text in order, the first ``MOST_CITATIONS``; the document's own number is none."""
    rows = islice(find_row_numbers(forms.text, forms.lowered, blocks), MOST_CITATIONS)
    plain = find_numbers(forms.text, forms.folded)
    foreign = islice(find_foreign(forms.text, forms.folded, plain), MOST_CITATIONS)
    found = sorted([*plain, *foreign, *rows], key=_place_of)[:MOST_CITATIONS]
    odd = sorted(find_doubtful(forms.text, forms.folded, found), key=_place_of)
    numbers = [
        number
        for number in sorted([*_drop_doubtful(found, odd), *odd], key=_place_of)
        if not is_own(forms.text, number, own_number, own_canonical, own.day)
    ]
    acts = islice(find_acts(forms.text, forms.folded, numbers), MOST_CITATIONS)
    mentions = _place_numbers(forms.text, sorted([*numbers, *acts], key=_place_of)[:MOST_CITATIONS], blocks)
    for index, mention in enumerate(mentions):
        check_time()
        following = mentions[index + 1].number.head if index + 1 < len(mentions) else len(forms.text)
        read_tail(forms, mention, following)
        mention.province = find_titled_province(forms, mention)
    share_known(mentions)
    for index in range(len(mentions)):
        _read_context(forms, mentions, index, own)
    share_backwards(forms, mentions)
    read_rows(forms, mentions, blocks)
    resolve_shorts(forms.lowered, mentions)
    return mentions


def _drop_doubtful(numbers: list[Number], odd: list[Number]) -> list[Number]:
    """Return the numbers that lie in no doubtful one."""
    if not odd:
        return numbers
    ends = [o.end for o in odd]
    within = ((n, bisect_right(ends, n.start)) for n in numbers)
    return [n for n, at in within if at == len(odd) or odd[at].start >= n.end]


def _place_of(number: Number) -> int:
    return number.start


def _place_numbers(text: str, numbers: list[Number], blocks: Sequence[Block]) -> list[Mentioned]:
    """Return each number with its sentence (its block's, when a sentence cannot be told)."""
    starts = [block.start for block in blocks]
    cache: dict[int, list[tuple[int, int]]] = {}  # block → its sentences
    placed: list[Mentioned] = []
    for number in numbers:
        at = bisect_right(starts, number.start) - 1
        if at < 0:
            sentence = (0, len(text))
        else:
            if at not in cache:
                cache[at] = cut_sentences(text, blocks[at].start, blocks[at].end, clauses=False)
            spans = cache[at]
            within = spans[bisect_right(spans, (number.start, len(text))) - 1] if spans else (0, 0)
            sentence = within if within[0] <= number.start < within[1] else (blocks[at].start, blocks[at].end)
        if number.end > sentence[1]:  # the number itself is broken over two blocks: what follows it is in the second
            last = blocks[bisect_right(starts, number.end) - 1]
            more = cut_sentences(text, last.start, last.end, clauses=False)
            sentence = sentence[0], next((end for _, end in more if end >= number.end), last.end)
        first = not placed or placed[-1].sentence != sentence
        listed = first and at >= 0 and not _TURNS.match(text, *sentence)
        heading = _read_heading(text, blocks, at) if listed else ""
        placed.append(
            Mentioned(
                number=number,
                sentence=sentence,
                first_in_sentence=first,
                tail=number.end,
                canonical=number.canonical,
                heading=heading,
            )
        )
        placed[-1].goes_on = first and at > 0 and _continues_list(text, blocks[at - 1], blocks[at], number.head)
    return placed


def _continues_list(text: str, above: Block, block: Block, head: int) -> bool:
    """Tell whether a paragraph opens with an act and the one above ends with ";": one more of its list."""
    if block.kind != "prose" or text[block.start : head].strip("*_ \n"):
        return False
    return text[above.start : above.end].rstrip("*_ ").endswith(";")


_ARTICLE = re.compile(r"[\s*_#“\"|]*(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*[.:]")
_ADDRESSED = re.compile(r"[\s*_|#]*k[íi]nh gửi", re.IGNORECASE)
_TURNS = re.compile(
    r"(?:Tuy nhiên|Tuy vậy|Mặt khác|Ngược lại|Song|Ngoài ra),?\s"
)  # no item, but what is said beside it
_LONG = 400  # characters of a heading
_LIST_LENGTH = 60  # blocks of a list between its heading and a member


def _read_heading(text: str, blocks: Sequence[Block], at: int) -> str:
    """Return the words, in lower case, of the block that announces a list member's list: "... các Quyết định sau:"."""
    level = blocks[at].level
    if _ARTICLE.match(text, blocks[at].start):
        return ""  # an article is no item of what stands above it
    listed = level < PLAIN or blocks[at].kind == "row"
    for above in reversed(blocks[max(0, at - _LIST_LENGTH) : at]):
        words = text[above.start : above.end].rstrip("*_ ")
        ended = listed and len(words) < _LONG and names_ended(words)
        if above.level < level or words.endswith(":") or _ARTICLE.match(words) or ended:
            announces = words.endswith(":") or ended or announces_ended(words)
            return words.lower() if announces and not _ADDRESSED.match(words) else ""
    return ""


def _read_context(forms: Text, mentions: list[Mentioned], index: int, own: Own) -> None:
    check_time()
    mention = mentions[index]
    previous = mentions[index - 1] if not mention.first_in_sentence else None
    left = previous.tail if previous else mention.sentence[0]
    since = previous.number.start if previous else mention.sentence[0]
    mention.depth = count_open(forms.text, since, mention.number.start, previous.depth if previous else 0)
    read_usage(forms, mentions, index, left, own)
    if mention.after is None and mention.before is None:
        mention.before = find_commune(forms, mention)
    if mention.date is None and previous is None:
        mention.date = _read_date_before(forms, mention)
    mention.nested = (
        previous is not None and previous.subject_span is not None and previous.subject_span[1] >= mention.number.end
    )
    if mention.nested and previous is not None:
        mention.after = place_within(mention.after, previous.after or previous.before)
    _read_subject(forms, mentions, index, left)


def _read_subject(forms: Text, mentions: list[Mentioned], index: int, left: int) -> None:
    mention = mentions[index]
    number = mention.number
    body = find_body_of_symbol(number.symbol) if number.symbol else None
    whose = body.name if body else None
    if number.named is not None:
        mention.subject_span = number.start, number.end
        mention.subject = number.named.removeprefix(f"{number.doc_type} ").rpartition(" ")[0] or None
        return
    named = name_of_law(forms.text, *number.middle) if number.middle and number.doc_type in LAWS else None
    if named is not None:
        mention.subject, mention.subject_span = named, number.middle
        return
    if number.doc_type in LAWS and (dashed := name_behind(forms.text, mention.tail, mention.sentence[1])) is not None:
        mention.subject, mention.subject_span = dashed.text, (dashed.start, dashed.end)
        return
    whole = mention.treatment == "issues"
    begin = number.end if is_told_in_brackets(forms.text, number.end) else skip_bracket_end(forms, mention)
    if number.doc_type in _LETTERS:
        begin = skip_addressee(forms.text, begin, mention.sentence[1])
    found = read_subject_after(forms.text, begin, mention.sentence[1], mention.nested, whose, whole)
    if found is not None and _does(forms, mention, found):
        found = None
    if found is not None:
        found = read_late(forms, mention, found, mentions[index + 1 : index + 1 + LIST_REACH])
        mention.subject, mention.subject_span = found.text, (found.start, found.end)
        read_issued(forms, mention, found.end)
        if mention.after is None and found.issuer is not None:
            mention.after = read_issuer_at(forms.text, forms.folded, found.issuer)
    elif number.middle is not None and (between := read_subject_between(forms.text, *number.middle)):
        mention.subject, mention.subject_span = between, number.middle
    elif (mention.item_of is None or mention.depth) and (not mention.provisions or _comes_with_act(forms, number)):
        mention.subject = read_subject_before(forms.text, forms.lowered, left, number.head, issued=whole)
    if mention.subject is None and mention.item_of is not None and mentions[mention.item_of].subject_span is None:
        mention.subject = mentions[mention.item_of].subject


def _comes_with_act(forms: Text, number: Number) -> bool:
    """Tell whether the provisions named are of what an act was issued with: "khoản 2 Điều 18 Quy chế X kèm theo"."""
    return _WITH.search(forms.lowered, max(0, number.head - _NEAR_HEAD), number.head) is not None


_WITH = re.compile(r"kèm\s+theo\s+(?:các\s+)?$")
_NEAR_HEAD = 24
_LETTERS = frozenset({None, "Công văn", "Văn bản", "Tờ trình", "Báo cáo", "Thông báo", "Công điện"})
"""What is sent to somebody: the addressee may stand before what it is about."""
_OWN_WORDS = ("sửa đổi", "bổ sung", "hướng dẫn", "quy định", "ban hành", "thay thế", "bãi bỏ")
_PROVIDES = re.compile(r"[\s*_]*(?:\([^()]*\)\s*)?(?:quy định|nêu|có quy định|thì)\s+(?!về|chi tiết)", re.IGNORECASE)


def _does(forms: Text, mention: Mentioned, found: Subject) -> bool:
    """Tell whether it is what somebody does, not what X is about: "Cơ quan quy định tại Nghị định số X lập hồ sơ".

    So is what its provision says: "khoản 4 Điều 13 Nghị định số X quy định Ủy ban nhân dân có trách nhiệm".
    """
    if not mention.provisions or mention.tail > mention.number.end:
        return False
    if _PROVIDES.match(forms.text, mention.tail, mention.sentence[1]):
        return True
    begins = forms.lowered[found.start : found.start + 12]
    apart = forms.text[mention.tail : found.start].strip()
    return not apart and forms.text[found.start].islower() and not begins.startswith(_OWN_WORDS)


def _read_date_before(forms: Text, mention: Mentioned) -> StatedDate | None:
    """Read the act's date that opens the sentence: "Ngày 29/8/2023, Sở đã ban hành Quyết định số"."""
    at = mention.connected is not None and forms.lowered.startswith("tại", mention.connected.start)
    if mention.treatment != "issues" and not at:
        return None
    marker = _MARKER.match(forms.text, mention.sentence[0])
    opening = marker.end() if marker else mention.sentence[0]
    opens = _OPENS_WITH_DAY.match(forms.lowered, opening, mention.number.head)
    if opens is None:
        return None
    opening = opens.end() - len("ngày")
    end = min(mention.number.head, opening + 60)
    found = find_date(forms.text, opening, end)
    if found is None and mention.odd_day is None and (odd := find_odd_day(forms.text, opening, end)) is not None:
        mention.odd_day = odd[0]
    return found


_OPENS_WITH_DAY = re.compile(
    r"(?:(?:vì vậy|do đó|do vậy|vì thế|theo đó|tuy nhiên|đồng thời|sau đó|tiếp đó|đến|vào|trước đó),?\s+)?ngày"
)


def freeze_mentions(forms: Text, mentions: Sequence[Mentioned], own: Own) -> tuple[Citation, ...]:
    """Return the mentions as citations, with issuer and scope resolved."""
    by_canonical = {_key(m.canonical): m for m in reversed(mentions) if not m.number.short}
    laws = [m for m in by_canonical.values() if m.number.doc_type in LAWS]
    stated = find_stated_bodies(mentions)
    if own.province is None:  # else a symbol without a place is that of the paper's own
        stated = carry_bodies(mentions) | stated
    return tuple(
        _make_citation(forms.text, mention, by_canonical, stated, own, _find_act_number(mention, laws))
        for mention in mentions
    )


def _key(canonical: str | None) -> str:
    return (canonical or "").upper()


def _find_act_number(mention: Mentioned, laws: Sequence[Mentioned]) -> str | None:
    """Return the number of an act that is cited by name: the table of laws says it, or the document itself does."""
    named = mention.number.named
    if named is None:
        return None
    known = number_of_act(named, mention.date.iso if mention.date else None)
    if known is not None:
        return known
    found = {m.canonical for m in laws if is_same_law(named, m.subject, m.number.doc_type, m.number.year)}
    return found.pop() if len(found) == 1 else None


def _make_citation(
    text: str, mention: Mentioned, full: dict[str, Mentioned], once: dict[str, StatedIssuer], own: Own, act: str | None
) -> Citation:
    number = mention.number
    stated = mention.after or mention.before
    known = once.get(_key(mention.canonical))
    meant = stated or known
    if stated is not None and known is not None and number.year and stated.level == "provincial":
        meant = known if known.province and not (stated.province or stated.district) else stated
    whole = full.get(_key(mention.canonical)) if number.short and mention.canonical else None
    symbol = number.symbol or number.shared or (whole.number.symbol if whole else None)
    if meant is None and mention.province is not None:
        own = Own(None, mention.province)
    issuer, scope = resolve(symbol, number.doc_type, meant, own)
    if symbol == "CT" and number.mark == "-" and stated is None:
        issuer, scope = "Hội đồng Bộ trưởng", "national"  # Chỉ thị số 202-CT, before 1992
    issuer, scope = place_tax_office(issuer, scope, mention.date.iso if mention.date else None, own)
    return Citation(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        short=number.short,
        doc_type=number.doc_type,
        number=number.number,
        year=number.year or read_year_behind(number.symbol or ""),
        symbol=number.symbol,
        canonical=mention.canonical,
        date=mention.date.iso if mention.date else None,
        issuer_text=" ".join(stated.text.split()) if stated else None,
        issuer=issuer,
        scope=scope,
        subject=mention.subject,
        treatment=mention.treatment or "mentions",
        modality=mention.modality,
        provisions=mention.provisions,
        act=act,
        probably=number.probably,
        odd_day=mention.odd_day if mention.date is None else None,
    )


def key_mention(citations: Sequence[Citation], index: int) -> str:
    """Return how a correction names a mention, so that it is found again when the text around it changes.

    The third "846/QĐ-UBND" of a document is ``mention:3:846/QĐ-UBND``.
    """
    text = citations[index].text
    nth = sum(citation.text == text for citation in citations[: index + 1])
    return f"mention:{nth}:{text}"


def apply_corrections(citations: tuple[Citation, ...], corrections: Mapping[str, str]) -> tuple[Citation, ...]:
    """Return the citations with what a person set for some: a JSON object of fields (issuer, scope, date,
    canonical).
    """
    if not any(name.startswith("mention:") for name in corrections):
        return citations
    return tuple(
        replace(citation, **read_json(corrections[name]))
        if (name := key_mention(citations, index)) in corrections
        else citation
        for index, citation in enumerate(citations)
    )
