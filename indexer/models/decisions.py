"""Decisions: the mentions that are one and the same, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from indexer.models.documents import CENTRAL, Citation, DocumentSummary, Relation
from indexer.models.notes import Note

DecisionStatus = Literal["resolved", "conflict", "ambiguous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A citation in its document: what trace lists. ``quote`` is the verbatim passage around it."""

    document: DocumentSummary
    citation: Citation
    quote: str
    quote_start: int
    quote_end: int
    passage: int


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """A relation with the document that states it, verbatim."""

    relation: Relation
    document: DocumentSummary
    quote: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What a person put aside: a disagreement of a kind about a decision, what was said, why it is none, and when.

    ``decision`` is what ``indexer.identity.dismissals.identify_decision`` makes of it, ``kind`` the code of the note
    that told of it.
    """

    decision: str
    kind: str
    said: tuple[str, ...]
    reason: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A disagreement as the papers still have it, and the ``Dismissal`` that puts it aside."""

    said: Note
    by: Dismissal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Mentions that are one and the same decision (see ``indexer.identity.resolution``), in or out of the collection.

    ``document`` is the id of the decision's own text when the collection holds it: None is *absent*.
    ``dates`` are the dates of issue stated, with counts, most stated first: more than one is a conflict.
    ``copies`` are papers that stand beside another version of the same document: id → id of the one that counts.
    ``reasons`` say why the status is what it is; ``dismissed`` are disagreements that a person has put aside.
    """

    canonical: str
    doc_type: str | None
    issuer: str | None
    scope: str | None
    year: int | None
    status: DecisionStatus
    reasons: tuple[Note, ...]
    dates: tuple[tuple[str, int], ...]
    document: str | None
    mentions: tuple[Mention, ...]
    relations: tuple[StatedRelation, ...]
    copies: Mapping[str, str] = field(default_factory=dict)
    dismissed: tuple[Dismissed, ...] = ()

    @property
    def region(self) -> str | None:
        """Of where it is: a province, or "Trung ương"."""
        return CENTRAL if self.scope == "national" else self.scope

    @property
    def counted(self) -> tuple[Mention, ...]:
        """The mentions that count wherever something is counted: copies and drafts of one document count once."""
        return tuple(m for m in self.mentions if m.document.id not in self.copies)

    @property
    def counts(self) -> Mapping[str, int]:
        """Mentions, passages that hold them, documents that hold them; copies and drafts of one count once."""
        counted = self.counted
        return {
            "mentions": len(counted),
            "passages": len({(m.document.id, m.passage) for m in counted}),
            "documents": len({m.document.id for m in counted}),
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a number: one decision, several that share it, or none (then ``nearest`` may be meant).

    ``absent`` are the numbers, as typed, that no document cites or bears, where several were typed.
    """

    query: str
    status: Literal["found", "ambiguous", "absent"]
    decisions: tuple[Decision, ...]
    nearest: tuple[Decision, ...] = ()
    absent: tuple[str, ...] = ()
