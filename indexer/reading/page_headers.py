"""What stands in the margins of pages: a letterhead there is read, a running title is left out, and named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indexer.grammar.formulas import NATION, RECIPIENTS
from indexer.text.folding import fold

_LETTERHEAD = re.compile(rf"{NATION}|so\s*:|{RECIPIENTS}\s*:", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_OF_PAGE_NUMBERS = frozenset(("trang", "page", "of", "tren", "so", "i", "ii", "iii", "iv", "v", "vi", "x"))


@dataclass(frozen=True, slots=True)
class Margin:
    """The lines of one page header or footer."""

    kind: Literal["header", "footer"]
    lines: list[str]


def part_margins(margins: Iterable[Margin]) -> tuple[list[str], list[str]]:
    """Return (lines to be read before the text, names of what is left out: "header", "footer").

    Offices put the letterhead into the header of the first page; a page number, and what was read once, is nothing
    that is missed.

    >>> margins = [Margin("header", ["SỞ CÔNG THƯƠNG", "Số: 566/BC-SCT"]), Margin("footer", ["Bản tin nội bộ", "- 2"])]
    >>> part_margins(margins)
    (['SỞ CÔNG THƯƠNG', 'Số: 566/BC-SCT'], ['footer'])
    """
    shown: list[str] = []
    left_out: list[str] = []
    for margin in margins:
        lines = [line for line in margin.lines if set(_WORD.findall(fold(line))) - _OF_PAGE_NUMBERS]
        if not lines or set(lines) <= set(shown):
            continue
        if margin.kind == "header" and not shown and any(_LETTERHEAD.match(fold(line)) for line in lines):
            shown = lines
        elif margin.kind not in left_out:
            left_out.append(margin.kind)
    return shown, left_out
