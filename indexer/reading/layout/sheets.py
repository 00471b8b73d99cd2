"""What a page is before it is text: words and ruled lines, in points from its top left corner, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, field
from statistics import median

GAP = 1.5  # ems from which on two words of a line stand in different places of the page
SAME_LINE = 0.42  # ems that the feet of the words of one line may differ


@dataclass(slots=True, kw_only=True)
class SheetWord:
    """A run of letters without a blank; ``foot`` is its base line, ``size`` of its letters in points.

    ``shown`` is its box on the page as it is shown, where that is another: a scan that was turned to be read.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    foot: float
    size: float
    confidence: float | None = None
    shown: tuple[float, float, float, float] | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) on the page as it is shown."""
        return self.shown or (self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class RuledLines:
    """Ruled lines: (left, right, y) across and (top, bottom, x) down."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A page: its number, its size, its words in any order, its ruled lines.

    ``shown`` is its size as it is shown, where that is another: a page that was turned to be read.
    """

    number: int
    width: float
    height: float
    words: list[SheetWord]
    rules: RuledLines = field(default_factory=RuledLines)
    _: KW_ONLY
    shown: tuple[float, float] | None = None

    @property
    def size(self) -> tuple[float, float]:
        """(width, height) of the page as it is shown."""
        return self.shown or (self.width, self.height)


class SheetLine:
    """Words on one base line, from left to right; ``sheet`` is the page's number where it is not the one at hand."""

    __slots__ = ("_text", "foot", "left", "right", "sheet", "size", "words")

    def __init__(self, words: list[SheetWord]) -> None:
        self.words = words
        self.left, self.right = words[0].left, max(word.right for word in words)
        self.size = words[0].size if len(words) == 1 else median(word.size for word in words)
        self.foot = words[0].foot
        self.sheet: int | None = None
        self._text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    @property
    def width(self) -> float:
        return self.right - self.left

    def gaps(self, least: float = GAP) -> list[tuple[float, float]]:
        """Return (left, right) of each gap between words that is wider than a blank can be."""
        if len(self.words) < 2:
            return []
        wide = least * self.size
        found = []
        reach = self.words[0].right
        for word in self.words[1:]:
            if word.left - reach > wide:
                found.append((reach, word.left))
            reach = max(reach, word.right)
        return found

    def cut(self, at: float) -> tuple[SheetLine | None, SheetLine | None]:
        """Return what stands left and right of a place."""
        left = [word for word in self.words if word.middle < at]
        right = [word for word in self.words if word.middle >= at]
        return (SheetLine(left) if left else None), (SheetLine(right) if right else None)


def form_lines(words: Iterable[SheetWord]) -> list[SheetLine]:
    """Return words as lines, from the top: those whose feet are level belong together."""
    rows: list[list[SheetWord]] = []
    foot = 0.0
    for word in sorted(words, key=lambda one: one.foot):
        if rows and word.foot - foot <= SAME_LINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
            foot = word.foot
    for row in rows:
        row.sort(key=lambda one: one.left)
    return [SheetLine(row) for row in rows]
