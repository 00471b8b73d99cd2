"""Acts of a commune that a paper of its province tells of: "Hiện UBND xã đang thông báo … (Thông báo số 9/TB-UBND)".

A bare "UBND xã" is that of the commune which the sentence names; the symbol alone would make it the province's.
"""

from __future__ import annotations

import re

from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.issuers import StatedIssuer
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.text.folding import UPPER

_RANK = r"(?:xã|phường|thị trấn|đặc khu)"
_NAME = rf"(?:[ \n][{UPPER}][^\W\d_]+){{1,4}}"
_COMMITTEE = re.compile(
    rf"\b(?:UBND|[ỦU][ỷy] ban nhân dân|Uỷ ban nhân dân)[ \n](?P<rank>{_RANK}|tỉnh|thành phố|huyện|quận|thị xã)\b"
    rf"(?P<name>{_NAME})?(?P<does>,?[ \n](?:đang|đã|mới|vừa|có|ban hành|thông báo)[ \n])?"
)
_TOLD_TO = re.compile(r"(?:hướng dẫn|chỉ đạo|giao|yêu cầu|đề nghị|để|cho|với|gửi|và|cùng|của)\s+$", re.IGNORECASE)


def find_commune(forms: Text, mention: Mentioned) -> StatedIssuer | None:
    """Return the commune's committee that a mention's sentence says to act, where no other is named behind it."""
    body = find_body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    if mention.depth == 0 or mention.number.year or body is None or body.name != "UBND":
        return None
    start, end = mention.sentence[0], mention.number.head
    found = list(_COMMITTEE.finditer(forms.text, start, end))
    last = found[-1] if found else None
    if last is None or last["rank"] in ("tỉnh", "thành phố", "huyện", "quận", "thị xã") or not last["does"]:
        return None
    if _TOLD_TO.search(forms.text, max(start, last.start() - 14), last.start()):
        return None
    named = re.compile(rf"\b{last['rank']}(?P<name>{_NAME})")
    names = {" ".join(one["name"].split()) for one in named.finditer(forms.text, start, last.end())}
    name = " ".join(last["name"].split()) if last["name"] else names.pop() if len(names) == 1 else ""
    return StatedIssuer(
        text=last[0].strip(" ,"),
        start=last.start(),
        end=last.end(),
        name="UBND",
        level="provincial",
        district=f"{last['rank']} {name}".strip(),
        ranked=True,
    )
