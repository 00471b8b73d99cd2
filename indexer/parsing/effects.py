"""From when an act is in effect, as it says itself: "Quyết định này có hiệu lực kể từ ngày ký"."""

from __future__ import annotations

import re

from indexer.parsing.dates import read_date_at
from indexer.parsing.deeds import loosen_pattern
from indexer.parsing.mention_forms import Text

_IN_EFFECT = re.compile(
    loosen_pattern(
        r"(?<!\w)(?P<type>[^\W\d]+(?: [^\W\d]+){1,3}?) này (?:chính thức )?có hiệu lực(?: thi hành)?(?: kể)?(?: từ)?"
        r"(?: (?P<signed>ngày (?:ký|ban hành|thông qua))| (?P<day>ngày ))"
    )
)
_SAYS = re.compile(loosen_pattern(r"này (?:chính thức )?có hiệu lực"))
_REACH = 120  # characters on either side of these words


def find_effect_day(forms: Text, doc_type: str | None, date: str | None) -> str | None:
    """Return the day from which an act of this type, signed on ``date``, is in effect; None when it does not say
    it.

    >>> find_effect_day(Text.of("Quyết định này có hiệu lực kể từ ngày ký."), "Quyết định", "2025-11-20")
    '2025-11-20'
    """
    left = 0
    for said in _SAYS.finditer(forms.lowered) if doc_type is not None else ():
        match = _IN_EFFECT.search(forms.lowered, max(left, said.start() - _REACH), said.end() + _REACH)
        left = said.end()
        if match is None or doc_type is None or not match["type"].endswith(doc_type.lower()):
            continue
        if match["signed"]:
            return date
        stated = read_date_at(forms.text, match.start("day"))
        if stated is not None:
            return stated.iso
    return None
