"""What a result has to say beside itself: codes with parameters, no sentences; ``indexer.messages`` words them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

NameTable = Literal[
    "field", "filter", "condition", "limit", "period_kind", "origin", "status", "treatment", "relation", "question",
    "missing", "repeat", "compared", "check_status", "check_level", "check_field",
]  # fmt: skip
"""Which table of names of ``indexer.messages.spoken`` a name is worded by."""


@dataclass(frozen=True, slots=True)
class Name:
    """One of our own names by its code: ``Name("treatment", "basis")`` is worded "căn cứ"."""

    table: NameTable
    code: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or less than one, as ISO writes it: ``2017-11-07``, ``2025-04``."""

    iso: str


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from one to another, either end may be open: ``2023-03-01..2023-03-31``, ``2023-01-01..``."""

    text: str


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A period by its key: ``2023Q1``; ``Q3`` is that of any year."""

    key: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values, worded one after the other."""

    values: tuple[NoteValue, ...]
    between: str = ", "


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say: ``code`` names a sentence of ``indexer.messages.sentences``, ``values`` fill its places.

    A text is said as it is (a name, a quote, what was typed), a whole number as the language writes it.
    """

    code: str
    values: tuple[tuple[str, NoteValue], ...] = ()

    def __getitem__(self, name: str) -> NoteValue:
        return dict(self.values)[name]


NoteValue: TypeAlias = str | int | Name | Day | DayRange | PeriodName | Listed | Note


def note(code: str, **values: NoteValue) -> Note:
    """Make a note of a code with its values by name.

    >>> note("number_taken", typed="846 qd")
    Note(code='number_taken', values=(('typed', '846 qd'),))
    """
    return Note(code, tuple(values.items()))
