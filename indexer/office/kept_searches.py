"""Searches that somebody keeps under a name: for themselves, or for everybody of the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.errors import BadInput
from indexer.office.clock import tell_time
from indexer.office.followings import pack_what
from indexer.store import OfficeFile
from indexer.strange_json import read_json

MOST = 200
"""Searches that one person keeps."""
LONGEST = 120
"""Characters of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSearch:
    """A search under a name. ``person`` is whose it is, "" for the office; ``shared``: everybody sees it."""

    id: int
    person: str
    shared: bool
    name: str
    what: Mapping[str, Any]
    kept_at: str


def keep_search(file: OfficeFile, person: str, name: str, what: Mapping[str, Any], *, shared: bool) -> None:
    """Keep a search; one of the same name and person is replaced. Raises BadInput for no name and for too many."""
    called, packed = check_name(name), pack_what("search", what)
    with file.change() as change:
        change.execute("DELETE FROM searches WHERE person = ? AND name = ?", (person, called))
        held = change.execute("SELECT count(*) FROM searches WHERE person = ?", (person,)).fetchone()[0]
        if held >= MOST:
            raise BadInput(
                f"Đã lưu {held} câu tìm, nhiều nhất là {MOST}. Hãy xóa câu không dùng nữa.",
                f"{held} searches are kept, {MOST} at most. Delete one that is no longer used.",
            )
        change.execute(
            "INSERT INTO searches (person, shared, name, what, kept_at) VALUES (?, ?, ?, ?, ?)",
            (person, int(shared or not person), called, packed, tell_time()),
        )


def list_searches(file: OfficeFile, person: str) -> list[KeptSearch]:
    """Return the searches that somebody can see: their own, and those shared, by name."""
    rows = file.fetch_rows("SELECT * FROM searches WHERE person = ? OR shared ORDER BY name, id", (person,))
    return [KeptSearch(**{**row, "what": read_json(row["what"]), "shared": bool(row["shared"])}) for row in rows]


def drop_search(file: OfficeFile, person: str, known: int, *, editor: bool) -> None:
    """Forget a search of one's own, or as an editor one that is shared."""
    with file.change() as change:
        change.execute("DELETE FROM searches WHERE id = ? AND (person = ? OR (shared AND ?))", (known, person, editor))


def check_name(name: str) -> str:
    """Return a name in one line. Raises BadInput for one that is empty or too long.

    >>> check_name("  Báo cáo  quý I ")
    'Báo cáo quý I'
    """
    called = " ".join(name.split())
    if not called or len(called) > LONGEST or not called.isprintable():
        raise BadInput(f"Tên có từ 1 đến {LONGEST} ký tự.", f"A name has 1 to {LONGEST} characters.")
    return called
