"""What a comparison of two documents gives; every offset points into the text of its own document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from indexer.models import Citation, Document, Passage

LineStatus = Literal["same", "changed", "gone", "new"]
"""A line of both, word for word or not; one of the first document only ("gone"), of the second only ("new")."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a line that the other document has otherwise; ``figure`` when they are numbers and nothing else."""

    start: int
    end: int
    figure: bool = False


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A sentence, bullet or table row of one document beside that of the other, with what differs in each."""

    left: Passage | None
    right: Passage | None
    left_changes: tuple[Change, ...] = ()
    right_changes: tuple[Change, ...] = ()

    @property
    def status(self) -> LineStatus:
        if self.right is None:
            return "gone"
        if self.left is None:
            return "new"
        return "changed" if self.left_changes or self.right_changes else "same"

    @property
    def figures(self) -> bool:
        """Whether a number changed in a line that both have."""
        return self.status == "changed" and any(one.figure for one in (*self.left_changes, *self.right_changes))


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """What stands under a heading of one document beside what stands under the same heading of the other.

    Both headings are None before the first one.
    """

    left: Passage | None
    right: Passage | None
    lines: tuple[ComparedLine, ...]

    @property
    def differs(self) -> bool:
        """Whether anything under it is not the same, or only one document has it."""
        alone = (self.left is None) != (self.right is None)
        return alone or any(line.status != "same" for line in self.lines)


@dataclass(frozen=True, slots=True)
class ComparedCitation:
    """A document that either cites, its first mention, and how often the first and the second document mention it."""

    citation: Citation
    left: int
    right: int

    @property
    def status(self) -> LineStatus:
        if not self.right:
            return "gone"
        return "same" if self.left else "new"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, their sections beside each other, and what they cite: new ones first, then those that are gone."""

    left: Document
    right: Document
    sections: tuple[ComparedSection, ...]
    citations: tuple[ComparedCitation, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many lines are the same, changed, gone, new; ``figures``: changed in a number."""
        found = Counter[str](line.status for section in self.sections for line in section.lines)
        found["figures"] = sum(line.figures for section in self.sections for line in section.lines)
        return found
