"""The numbers and bullets that Word draws before paragraphs and does not write into them.

"I.", "1.", "a)" and "-" of an automatic list are what a reader sees and what the structure is read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indexer.reading.wordml import find_child, list_names, read_attribute
from indexer.text.numerals import write_roman

_ABSTRACT, _NUM, _LEVEL, _OVERRIDE = (
    list_names("abstractNum"),
    list_names("num"),
    list_names("lvl"),
    list_names("lvlOverride"),
)
_STYLE = list_names("style")
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_INHERITANCE = 20  # styles based on styles: a longer chain is a loop


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts (as WordprocessingML names it), what is drawn ("%1.%2."), where it starts."""

    format: str
    text: str
    start: int


class Counting:
    """Counts through the lists of one document, of whatever format.

    >>> counting = Counting({"1": {0: Level("upperRoman", "%1.", 1), 1: Level("decimal", "%2.", 1)}})
    >>> [counting.label("1", depth) for depth in (0, 1, 1, 0, 1)]
    ['I. ', '1. ', '2. ', 'II. ', '1. ']
    """

    def __init__(self, levels: Mapping[str, Mapping[int, Level]], counted: Mapping[str, str] | None = None) -> None:
        """``counted``: list → what it counts with, where several go on with one count."""
        self._levels = levels
        self._counted = counted or {}
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, number: str, depth: int) -> str:
        """Return what is drawn before the next paragraph of this list and level, with a blank after it; "" for
        none.
        """
        level = self._levels.get(number, {}).get(depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return f"{level.text} " if level.text in ("+", "*", "•") else "- "
        counts = self._count(number, depth)
        drawn = _PLACEHOLDER.sub(lambda found: self._draw_number(number, counts, int(found[1]) - 1), level.text)
        return f"{drawn} " if drawn.strip() else ""

    def _count(self, number: str, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(self._counted.get(number, number), {})
        levels = self._levels[number]
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return counts

    def _draw_number(self, number: str, counts: dict[int, int], depth: int) -> str:
        level = self._levels[number].get(depth, Level("decimal", "", 1))
        return draw_count(counts.get(depth, level.start), level.format)


class Numbering:
    """Counts through one DOCX: ``label`` is called for its paragraphs in order."""

    def __init__(self, lists: Any, styles: Any) -> None:
        """From the roots of numbering.xml and styles.xml; None where the package has none."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._counted: dict[str, str] = {}  # numId → what it counts with: lists of one abstractNum go on
        self._counting = Counting(self._levels, self._counted)
        self._styles = {read_attribute(style, "styleId"): style for style in _list_children(styles, _STYLE)}
        self._add_lists(lists)

    def _add_lists(self, lists: Any) -> None:
        shared = {read_attribute(row, "abstractNumId"): _read_levels(row) for row in _list_children(lists, _ABSTRACT)}
        for num in _list_children(lists, _NUM):
            number, abstract = read_attribute(num, "numId"), read_attribute(find_child(num, "abstractNumId"), "val")
            if number is None or abstract is None:
                continue
            self._levels[number] = _override_levels(shared.get(abstract, {}), num)
            self._counted[number] = number if find_child(num, "lvlOverride") is not None else f"shared {abstract}"

    def label(self, paragraph: Any) -> str:
        """Return what Word draws before the paragraph, with a blank after it: "1. ", "a) ", "- "; else ""."""
        number, depth = self._place(paragraph)
        return self._counting.label(number, depth) if number is not None else ""

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """Return (list, level) of a paragraph, its own or its style's."""
        own = find_child(paragraph, "pPr", "numPr")
        style = self._styles.get(read_attribute(find_child(paragraph, "pPr", "pStyle"), "val"))
        found = [own, *(find_child(row, "pPr", "numPr") for row in self._list_style_chain(style))]
        number = next((n for row in found if (n := read_attribute(find_child(row, "numId"), "val")) is not None), None)
        depth = next((d for row in found if (d := read_attribute(find_child(row, "ilvl"), "val")) is not None), "0")
        return number, _read_integer(depth, 0)

    def _list_style_chain(self, style: Any) -> Iterator[Any]:
        for _ in range(_INHERITANCE):
            if style is None:
                return
            yield style
            style = self._styles.get(read_attribute(find_child(style, "basedOn"), "val"))


def draw_count(count: int, style: str) -> str:
    """Return a count as Word draws it.

    >>> [draw_count(4, style) for style in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    if style.endswith("Roman") and 0 < count < 400:
        roman = write_roman(count)
        return roman if style.startswith("upper") else roman.lower()
    if style.endswith("Letter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 9)
        return letter.upper() if style.startswith("upper") else letter
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _list_children(root: Any, wanted: frozenset[str]) -> Iterator[Any]:
    if root is not None:
        yield from (row for row in root if row.tag in wanted)


def _read_levels(holder: Any) -> dict[int, Level]:
    levels = {}
    for row in _list_children(holder, _LEVEL):
        depth = _read_integer(read_attribute(row, "ilvl"), 0)
        levels[depth] = Level(
            read_attribute(find_child(row, "numFmt"), "val") or "decimal",
            read_attribute(find_child(row, "lvlText"), "val") or "",
            _read_integer(read_attribute(find_child(row, "start"), "val"), 1),
        )
    return {depth: level for depth, level in levels.items() if 0 <= depth < _LEVELS}


def _override_levels(levels: dict[int, Level], num: Any) -> dict[int, Level]:
    """Return the levels of a list that takes another's and changes some, or starts them anew."""
    result = dict(levels)
    for row in _list_children(num, _OVERRIDE):
        result |= _read_levels(row)
        depth, start = (
            _read_integer(read_attribute(row, "ilvl"), 0),
            read_attribute(find_child(row, "startOverride"), "val"),
        )
        if depth in result and start is not None:
            result[depth] = replace(result[depth], start=_read_integer(start, 1))
    return result


def _read_integer(text: str | None, default: int) -> int:
    try:
        return min(int(text or ""), 10**6)
    except ValueError:
        return default
