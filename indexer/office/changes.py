"""What people changed, and when: corrections, dismissals, uploads, removals; each can be taken back from its row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from indexer.office.clock import tell_time
from indexer.store import OfficeFile
from indexer.strange_json import read_json

ChangeKind = Literal["correction", "mention", "dismissal", "retold", "upload", "removal", "person"]
UNDOABLE = ("correction", "mention", "dismissal", "retold", "upload", "removal")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something: ``name`` is "" for who came in with the password for all; ``way`` is "page" or "command",
    with ``name`` then the user of the computer."""

    name: str
    way: Literal["page", "command"] = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """One change, by a name as it was then (``Author``).

    ``subject`` is a document's id or a decision's number, ``label`` what it was called; ``detail`` is what is needed
    to show the change and to take it back.
    """

    id: int = 0
    at: str = ""
    person: str
    way: str = "page"
    kind: ChangeKind
    subject: str
    label: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    undone_at: str = ""
    undone_by: str = ""

    @classmethod
    def by(
        cls, author: Author, *, kind: ChangeKind, subject: str, label: str, detail: Mapping[str, Any]
    ) -> ChangeRecord:
        """Return the record of a change that somebody makes now."""
        return cls(person=author.name, way=author.way, kind=kind, subject=subject, label=label, detail=detail)

    @property
    def undoable(self) -> bool:
        """Can it be taken back?"""
        return self.kind in UNDOABLE and not self.undone_at


@dataclass(frozen=True, slots=True)
class ChangeNarrowing:
    """Which changes are asked for: of a person's name, of a kind; None for all."""

    person: str | None = None
    kind: str | None = None


def record_change(file: OfficeFile, made: ChangeRecord) -> None:
    """Keep what was just changed, with this moment. Raises IndexUnwritable."""
    values = (tell_time(), made.person, made.way, made.kind, made.subject, made.label[:_LONGEST])
    with file.change() as change:
        change.execute(
            "INSERT INTO changes (at, person, way, kind, subject, label, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*values, json.dumps(made.detail, ensure_ascii=False)),
        )


def list_changes(
    file: OfficeFile, wanted: ChangeNarrowing = ChangeNarrowing(), limit: int = -1, offset: int = 0
) -> list[ChangeRecord]:
    """Return the changes, the latest first."""
    where, values = _make_where_clause(wanted)
    statement = f"SELECT * FROM changes {where} ORDER BY id DESC LIMIT ? OFFSET ?"  # noqa: S608 - our own words
    return [_change(row) for row in file.fetch_rows(statement, [*values, limit, offset])]


def count_changes(file: OfficeFile, wanted: ChangeNarrowing = ChangeNarrowing()) -> int:
    """Return how many changes there are."""
    where, values = _make_where_clause(wanted)
    rows = file.fetch_rows(f"SELECT count(*) AS n FROM changes {where}", values)  # noqa: S608 - our own words
    return int(rows[0]["n"]) if rows else 0


def list_changers(file: OfficeFile) -> list[str]:
    """Return the names of all who changed something."""
    return [row["person"] for row in file.fetch_rows("SELECT DISTINCT person FROM changes ORDER BY person")]


def find_change(file: OfficeFile, known: int) -> ChangeRecord | None:
    """Return the change that bears a number; None when there is none."""
    rows = file.fetch_rows("SELECT * FROM changes WHERE id = ?", (known,))
    return _change(rows[0]) if rows else None


def mark_undone(file: OfficeFile, known: int, person: str) -> None:
    """Keep that a change was taken back, by whom and when."""
    with file.change() as change:
        change.execute("UPDATE changes SET undone_at = ?, undone_by = ? WHERE id = ?", (tell_time(), person, known))


def _make_where_clause(wanted: ChangeNarrowing) -> tuple[str, Sequence[str]]:
    given = {"person": wanted.person, "kind": wanted.kind}
    asked = {name: value for name, value in given.items() if value is not None}
    return (f"WHERE {' AND '.join(f'{name} = ?' for name in asked)}" if asked else ""), list(asked.values())


def _change(row: Mapping[str, Any]) -> ChangeRecord:
    return ChangeRecord(**{**row, "detail": read_json(row["detail"])})
