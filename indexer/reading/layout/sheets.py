"""What a page is before it is text: words and ruled lines, in points from its top left corner, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, field
from statistics import median

GAP = 1.5  # ems from which on two words of a line stand in different places of the page
_LEAST = 0.5  # ems of the gaps that are kept
SAME_LINE = 0.42  # ems that the feet of the words of one line may differ


Path = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTag:
    """What a file says that a word stands in: which row and cell of which table, which paragraph.

    Each is a place in the document, so that what goes on over pages is the same there; later ones are greater.
    ``loose``: from how deep to how deep the elements on the ``path`` of a word are without a meaning; a table is among
    them where the words stand in its rows and cells.
    """

    table: Path = ()
    row: Path = ()
    cell: Path = ()
    block: Path = ()
    path: Path = ()
    loose: tuple[int, int] = (0, 0)


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
    tag: SheetTag | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) on the page as it is shown."""
        return self.shown or (self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class RuledLines:
    """Ruled lines: (left, right, y) across and (top, bottom, x) down; and where colours behind words end, as across."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    colours: list[tuple[float, float, float]] = field(default_factory=list)


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

    __slots__ = ("_gaps", "_text", "foot", "left", "right", "sheet", "size", "words")

    def __init__(self, words: list[SheetWord]) -> None:
        self.words = words
        self.left, self.right = words[0].left, max(word.right for word in words)
        self.size = words[0].size if len(words) == 1 else median(word.size for word in words)
        self.foot = words[0].foot
        self.sheet: int | None = None
        self._text: str | None = None
        self._gaps: list[tuple[float, float]] | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    @property
    def width(self) -> float:
        return self.right - self.left

    def find_gaps(self, least: float = GAP) -> list[tuple[float, float]]:
        """Return (left, right) of each gap between words that is wider than a blank can be."""
        if self._gaps is None:
            self._gaps = list(self._find_gaps())
        wide = max(least, _LEAST) * self.size
        return [gap for gap in self._gaps if gap[1] - gap[0] > wide]

    def _find_gaps(self) -> Iterator[tuple[float, float]]:
        wide = _LEAST * self.size
        reach = self.words[0].right
        for word in self.words:
            if word.left - reach > wide:
                yield reach, word.left
            if word.right > reach:
                reach = word.right

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
