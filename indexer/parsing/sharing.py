"""What is stated once of several acts: an issuer, a day or a subject behind a list, a body elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.stated_bodies import find_stated_bodies
from indexer.parsing.subjects import LAWS
from indexer.parsing.usage import is_same_kind


def share_known(mentions: Sequence[Mentioned]) -> None:
    """Let each mention know the body that is stated of its number elsewhere."""
    if not any(mention.after and (mention.after.province or mention.after.district) for mention in mentions):
        return  # nobody is named whom the symbol would not tell
    stated = find_stated_bodies(mentions)
    for mention in mentions:
        mention.known = stated.get((mention.canonical or "").upper())


_ONLY_LINK = re.compile(r"[\s,*_]*(?:và|cùng|hoặc|,)?\s*(?:các\s+)?$")


_BRACKET_END = re.compile(r"[*_]*\)[*_]*(?=\s+(?:về việc|về|v/v)\s)")
_NEXT_BRACKET = re.compile(r"[*_]*\)(?:[^();.]|\([^()]{1,40}\)){0,160}\([*_]*$")


def skip_bracket_end(forms: Text, mention: Mentioned) -> int:
    """Return where the words behind a mention begin: behind its bracket, where these say what it is about.

    "Xét đề nghị của Sở Nội vụ (Tờ trình số 12/TTr-SNV ngày 5/6/2019) về việc sáp nhập thôn".
    """
    after = _BRACKET_END.match(forms.lowered, mention.tail) if mention.depth else None
    return after.end() if after else mention.tail


def share_backwards(forms: Text, mentions: list[Mentioned]) -> None:
    """Give each member of a list the issuer or subject that is stated once after it: "A và B của Chính phủ về ..."."""
    for index in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[index], mentions[index + 1]
        if following.sentence != mention.sentence or following.depth != mention.depth:
            continue
        between = forms.lowered[mention.tail : following.number.head]
        if mention.depth and mention.subject is None and _NEXT_BRACKET.fullmatch(between):
            mention.subject, mention.subject_span = following.subject, following.subject_span
        if not _ONLY_LINK.match(between):
            continue
        if mention.after is None and following.after is not None and _may_share(mention, following):
            mention.after = following.after
        if mention.date is None and following.date is not None and _is_of_one_day(forms, following):
            mention.date = following.date
        theirs = following.subject or ""
        apart = (
            mention.after is not None and following.after is not None and mention.after.level != following.after.level
        )
        if apart:
            continue  # "Nghị định A của Chính phủ và Quyết định B của UBND tỉnh về …": what B is about
        if mention.after is not None and following.after is None and not _is_of_one_body(mention, following):
            continue  # "Chỉ thị A của Bộ Chính trị, Quyết định B về …": the same
        if following.number.doc_type in LAWS and mention.number.doc_type not in LAWS:
            continue  # "Thông tư A và Luật Đấu thầu số B": the name of a law is no subject of a circular
        if mention.subject is None and following.subject_span is not None and (mention.canonical or "?") not in theirs:
            mention.subject, mention.subject_span = following.subject, following.subject_span


def _is_of_one_body(mention: Mentioned, following: Mentioned) -> bool:
    """Tell whether two acts are of a type, or their symbols name one body."""
    return mention.number.doc_type == following.number.doc_type or is_same_kind(mention, following)


def _may_share(mention: Mentioned, following: Mentioned) -> bool:
    """Tell whether the body stated after a list may be that of one before; a ministry is not that of a decree."""
    body = find_body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    stated = following.after
    if body is not None and stated is not None and body.level == stated.level == "national":
        return body.name == stated.name and is_same_kind(mention, following)
    return is_same_kind(mention, following)


_ONE_DAY = re.compile(r"[\s,(*_]*(?:được\s+|đều\s+)?(?:ban hành\s+|ký\s+)?(?:cùng|đều)\s+(?:ban hành\s+|ký\s+)?ngày\s")


def _is_of_one_day(forms: Text, last: Mentioned) -> bool:
    """Tell whether a list is said to be of one day: "A, B và C cùng ngày 05/02/2022"."""
    return last.date is not None and _ONE_DAY.match(forms.lowered, last.date.start, last.date.end) is not None
