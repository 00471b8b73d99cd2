"""What is said of a group of documents goes for those that are named of it, and whose they are.

"đã ban hành nhiều văn bản như: Văn bản số A", "các Quyết định của UBND tỉnh X, trong đó có Quyết định số B",
"Tờ trình của Đảng ủy Chính phủ về … (Tờ trình số C)".
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.issuers import StatedIssuer, find_issuers, read_issuer_at
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.treatments import Connected, find_connector

_TYPES = r"(?:văn bản|quyết định|kế hoạch|chỉ thị|nghị quyết|công văn|hướng dẫn|thông báo|thông tư|nghị định)"
_MANY = re.compile(
    rf"(?<!\w)ban\s+hành\s+(?:(?:rất\s+)?nhiều|một\s+số|các|hàng\s+loạt|\d+)\s+{_TYPES}(?!\w)[^.;:()\d]*$"
)
_AMONG = re.compile(r"(?<!\w)trong\s+đó\s+$")
_OF_GROUP = re.compile(rf"(?<!\w)(?:các|những|một\s+số)\s+{_TYPES}\s+của\s+")
_REACH = 200  # characters between what is said of a group and the first that is named


def find_group(lowered: str, start: int, found: Connected) -> Connected | None:
    """Return the connector of the group that a mention is named of; None when the found connector is its own.

    >>> words = "sở đã ban hành nhiều văn bản như: "
    >>> find_group(words, 0, find_connector(words, 0, len(words))).treatment
    'issues'
    >>> words = "trên cơ sở các quyết định của ubnd tỉnh, trong đó có "
    >>> find_group(words, 0, find_connector(words, 0, len(words))).treatment
    'basis'
    """
    if lowered.startswith("như", found.start):
        many = _MANY.search(lowered, max(start, found.start - _REACH), found.start)
        return Connected("issues", many.start(), found.end) if many else None
    among = _AMONG.search(lowered, max(start, found.start - 12), found.start)
    if among is None or not lowered.startswith("có", found.start):
        return None
    before = find_connector(lowered, start, among.start())
    return replace(before, end=found.end) if before else Connected("mentions", found.start, found.end)


def find_body_of_group(forms: Text, start: int, end: int) -> StatedIssuer | None:
    """Return the body whose documents a mention is named of: "các Quyết định của UBND tỉnh X, trong đó có"."""
    return _read_last_body(forms, _OF_GROUP, max(start, end - _REACH), end)


def find_body_before_bracket(forms: Text, start: int, mention: Mentioned) -> StatedIssuer | None:
    """Return the body of a document that is named in words first: "Tờ trình của X về … (Tờ trình số"."""
    kind = (mention.number.doc_type or "").lower()
    if not kind:
        return None
    named = re.compile(rf"(?<!\w){kind}\s+của\s+")
    named_first = _read_last_body(forms, named, max(start, mention.lead - 2 * _REACH), mention.lead)
    return named_first or _find_writer_before_bracket(forms, start, mention)


_LETTERS = ("Công văn", "Văn bản", "Tờ trình", "Báo cáo", "Phiếu trình")
_ROOM_REACH = 70  # characters of the name of a room with its place


def _find_writer_before_bracket(forms: Text, start: int, mention: Mentioned) -> StatedIssuer | None:
    """Return the body right before the bracket of its letter: "ý kiến của Bộ Tài chính (Văn bản số 4773/TC-CSTC"."""
    bracket = forms.text.rfind("(", start, mention.lead)
    if mention.number.doc_type not in _LETTERS or bracket < 0:
        return None
    begin = max(start, bracket - _REACH)
    found = find_issuers(forms.text, forms.folded, begin, bracket)
    room = forms.text.rfind("Phòng ", max(begin, bracket - _ROOM_REACH), bracket)
    if room >= 0 and (named := read_issuer_at(forms.text, forms.folded, room)) is not None:
        found = [*found, named]
    last = found[-1] if found else None
    if last is None or not last.name or forms.text[last.end : bracket].strip() or not _may_write(mention, last):
        return None
    return last


def _may_write(mention: Mentioned, body: StatedIssuer) -> bool:
    """Tell whether the symbol of a letter names that body, or none."""
    known = find_body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    return known is None or known.name == body.name


def _read_last_body(forms: Text, before: re.Pattern[str], start: int, end: int) -> StatedIssuer | None:
    """Return the body behind the last match of what stands before it."""
    places = [match.end() for match in before.finditer(forms.lowered, start, end)]
    return read_issuer_at(forms.text, forms.folded, places[-1]) if places else None
