"""The answer to a question, or a refusal."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal

from indexer.models.documents import DocumentSummary
from indexer.models.notes import Note, NoteValue
from indexer.models.searches import NO_FILTERS, Filters


@dataclass(frozen=True, slots=True)
class Answer:
    """The shortest verbatim span that answers, and the passage that proves it.

    ``text`` stands in the document at ``place``, within the quote; -1 when it is computed, which ``computed`` says
    ("13 lần trong 10 văn bản") and ``text`` repeats in Vietnamese.
    ``column`` is the heading of the column that a table's cell stands in.
    """

    text: str
    quote: str
    document: DocumentSummary
    start: int
    end: int
    _: KW_ONLY
    score: float
    column: str = ""
    place: int = -1
    computed: Note | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a question names that narrows its answer; ``text`` says it (the period ``2023Q1``: "Quý I/2023")."""

    name: Literal["province", "period", "body", "doc_type", "number", "date"]
    value: str
    text: NoteValue


@dataclass(frozen=True, slots=True)
class Answers:
    """An answer to a question, or a refusal: never a guess.

    ``kind``, ``filters`` and ``conditions`` are what was understood; ``notes`` say it, first the kind,
    then each condition, then what else there is to say (dates that conflict). ``removed`` are conditions of the
    question that were taken out. ``nearest`` are passages that came near and are no answer.
    """

    question: str
    status: Literal["found", "not_found", "ambiguous"]
    answers: tuple[Answer, ...]
    searched: int
    _: KW_ONLY
    nearest: tuple[Answer, ...] = ()
    kind: str = ""
    notes: tuple[Note, ...] = ()
    filters: Filters = NO_FILTERS
    conditions: tuple[Condition, ...] = ()
    removed: tuple[Condition, ...] = ()
