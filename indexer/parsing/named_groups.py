"""What is said of a group of documents goes for those that are named of it, and whose they are.

"đã ban hành nhiều văn bản như: Văn bản số A", "các Quyết định của UBND tỉnh X, trong đó có Quyết định số B",
"Tờ trình của Đảng ủy Chính phủ về … (Tờ trình số C)".
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.parsing.issuers import StatedIssuer, read_issuer_at
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
    return _read_last_body(forms, named, max(start, mention.lead - 2 * _REACH), mention.lead)


def _read_last_body(forms: Text, before: re.Pattern[str], start: int, end: int) -> StatedIssuer | None:
    """Return the body behind the last match of what stands before it."""
    places = [match.end() for match in before.finditer(forms.lowered, start, end)]
    return read_issuer_at(forms.text, forms.folded, places[-1]) if places else None
