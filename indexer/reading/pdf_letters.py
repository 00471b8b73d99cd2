"""How the letters of a page are set, asked of pdfium for some of them: which way they stand, in which fonts."""

from __future__ import annotations

import ctypes
from collections import Counter
from math import pi
from typing import Any

import pypdfium2.raw as raw

_SAMPLED, _MAINLY = 300, 0.7  # letters that are asked how they stand; how many of them tell it
_RARE = 0.02  # of the letters, under which a font says nothing about a page
_LONGEST = 200  # bytes of a font's name


def find_turn(text: Any, count: int, shown: int) -> int:
    """Return how often a page must be turned right for its letters to stand upright; as it is shown where they differ.

    Also a page that is shown upright may hold a table across, and one with its text upright may be shown turned.
    """
    turns: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLED)):
        if raw.FPDFText_GetUnicode(text, index) > 0x20 and not raw.FPDFText_IsGenerated(text, index):
            turns[-round(raw.FPDFText_GetCharAngle(text, index) / (pi / 2)) % 4] += 1
    ((turn, times),) = turns.most_common(1) or [(shown, 0)]
    return turn if times > _MAINLY * turns.total() else shown


def find_fonts(text: Any, count: int) -> set[str]:
    """Return the names of the fonts of a page's letters, rare ones apart."""
    named = Counter(_name_font(text, index) for index in range(0, count, max(1, count // _SAMPLED)))
    return {name for name, times in named.items() if name and times > _RARE * named.total()}


def _name_font(text: Any, index: int) -> str:
    name = ctypes.create_string_buffer(_LONGEST)
    length = int(raw.FPDFText_GetFontInfo(text, index, name, _LONGEST, None))
    return name.raw[: max(0, length - 1)].decode("utf-8", "replace") if length <= _LONGEST else ""
