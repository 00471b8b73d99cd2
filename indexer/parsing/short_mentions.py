"""Mentions without a symbol → the numbers that the document itself gives them: "Nghị quyết 57", "Đề án 06".

Resolved where one reading is left: the full form of that type and number stands elsewhere; it is defined in brackets
("(sau đây viết tắt là Đề án 06)"); or one decision of that number carries a scheme, plan or programme of that type.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from indexer.parsing.mention_forms import Mentioned
from indexer.text.folding import strip_number

_Key = tuple[str, str]  # type, plain number
_DEFINES = re.compile(r"\(\s*(?:sau đây\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung))?\s+là\s*:?\s*[“\"*_]*$")
_CARRIED = frozenset({"Đề án", "Chương trình", "Kế hoạch", "Quy chế", "Quy định", "Dự án", "Phương án"})
_FAR = 700  # characters between a number and what it is called from then on


def resolve_shorts(lowered: str, mentions: Sequence[Mentioned]) -> None:
    """Set the canonical number of each short mention that one reading is left for."""
    full: dict[_Key, dict[str, Mentioned]] = defaultdict(dict)
    for mention in mentions:
        if mention.canonical is not None and mention.number.number and mention.number.doc_type:
            full[_key_mention(mention)].setdefault(mention.canonical, mention)
    defined = _find_definitions(lowered, mentions)
    for mention in mentions:
        number = mention.number
        if not (number.short and number.number and number.doc_type and mention.canonical is None):
            continue
        fitting = [m for m in full.get(_key_mention(mention), {}).values() if number.year in (None, m.number.year)]
        if (told := defined.get(_key_mention(mention))) is not None:
            mention.canonical = told
        elif len(fitting) == 1:
            mention.canonical = fitting[0].canonical
        elif not fitting:
            mention.canonical = _find_carrier(mention, mentions)


def _key_mention(mention: Mentioned) -> _Key:
    return mention.number.doc_type or "", strip_number(mention.number.number)


def _find_definitions(lowered: str, mentions: Sequence[Mentioned]) -> dict[_Key, str]:
    """Return what the text says that a number is called: "Quyết định số 06/QĐ-TTg ... (viết tắt là Đề án 06)"."""
    found: dict[_Key, str] = {}
    for index, mention in enumerate(mentions):
        if not mention.number.short or not mention.number.number:
            continue
        if _DEFINES.search(lowered, max(0, mention.number.head - 60), mention.number.head) is None:
            continue
        before = next((m for m in reversed(mentions[:index]) if not m.number.short and not m.nested), None)
        if before is not None and before.canonical and mention.number.head - before.number.end < _FAR:
            found.setdefault(_key_mention(mention), before.canonical)
    return found


def _find_carrier(mention: Mentioned, mentions: Sequence[Mentioned]) -> str | None:
    """Return the one decision of the same number that is about something of the mention's type: "Đề án 06" of 06/QĐ-
    TTg.
    """
    kind = mention.number.doc_type or ""
    if kind not in _CARRIED:
        return None
    plain = strip_number(mention.number.number)
    carrying = {
        m.canonical
        for m in mentions
        if m.canonical is not None
        and not m.number.short
        and strip_number(m.number.number) == plain
        and (m.subject or "").lower().startswith(kind.lower())
    }
    return carrying.pop() if len(carrying) == 1 else None
