"""Whose an act is that a site names by its title: "Quyết định 132/QĐ-UBND năm 2024 phê duyệt dự án … tỉnh Kon Tum"."""

from __future__ import annotations

import re

from indexer.grammar.provinces import PROVINCE_NAMES, find_province
from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.mention_forms import Mentioned, Text

_YEAR = re.compile(r"\s+năm\s+(?:19|20)\d\d\s")
_PROVINCE = re.compile(rf"(?<!\w)(?:tinh|thanh\s+pho|tp\.?)\s+(?P<name>{PROVINCE_NAMES})\b")
_LONGEST = 500  # characters of a title


def find_titled_province(forms: Text, mention: Mentioned) -> str | None:
    """Return the one province that the title behind a number and its year names; None where a body is stated."""
    if mention.after is not None or _YEAR.match(forms.lowered, mention.number.end) is None:
        return None
    body = find_body_of_symbol(mention.number.symbol) if mention.number.symbol else None
    if body is None or body.level != "provincial":
        return None
    line = forms.text.find("\n", mention.number.end, mention.number.end + _LONGEST)
    end = min(mention.sentence[1], line if line >= 0 else mention.number.end + _LONGEST)
    named = {match["name"] for match in _PROVINCE.finditer(forms.folded, mention.number.end, end)}
    known = find_province(" ".join(named.pop().split())) if len(named) == 1 else None
    return known.name if known else None
