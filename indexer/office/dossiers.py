"""Dossiers ("hồ sơ"): documents and quotes that somebody gathers for a piece of work, each with a note.

A dossier is one's own, or shared in the office; what is gathered without a name is the office's. A quote is kept as it
stood in the document, so that it is there when the document is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.errors import BadInput
from indexer.models import Document
from indexer.office.clock import tell_time
from indexer.office.kept_searches import check_name
from indexer.searching.passages import find_passage_holding
from indexer.store import OfficeFile

MOST = 200
"""Dossiers of one person."""
MOST_ITEMS = 500
LONGEST_NOTE = 2000
LONGEST_QUOTE = 6000
_UNSEEN = re.compile(r"[\s*#|_>]")  # marks of Markdown and blanks: what a page shows otherwise than the text has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier with how much is in it. ``person`` is whose it is, "" for the office."""

    id: int
    person: str
    shared: bool
    name: str
    note: str
    made_at: str
    changed_at: str
    items: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem:
    """A document, or a quote from it that begins at ``start``; of a whole document ``start`` is -1, ``quote`` ""."""

    id: int
    dossier: int
    document: str
    label: str
    start: int
    quote: str
    note: str
    person: str
    added_at: str


def list_dossiers(file: OfficeFile, person: str) -> list[Dossier]:
    """Return the dossiers that somebody can see: their own, and those shared, the one that changed last first."""
    statement = """SELECT dossiers.*, (SELECT count(*) FROM dossier_items WHERE dossier = dossiers.id) AS items
        FROM dossiers WHERE person = ? OR shared ORDER BY changed_at DESC, id DESC"""
    return [_read_dossier(row) for row in file.fetch_rows(statement, (person,))]


def find_dossier(file: OfficeFile, person: str, known: int) -> Dossier | None:
    """Return a dossier that somebody can see; None when there is none of that number."""
    return next((one for one in list_dossiers(file, person) if one.id == known), None)


def may_change(dossier: Dossier, person: str, *, editor: bool) -> bool:
    """Tell whether somebody may put something into a dossier, take it out, name it anew: its owner may, and editors
    where it is shared.
    """
    return dossier.person == person or (dossier.shared and editor)


def make_dossier(file: OfficeFile, person: str, name: str, note: str = "", *, shared: bool = False) -> int:
    """Make a new dossier and return its number. Raises BadInput for no name and for too many."""
    called, said, now = check_name(name), check_note(note), tell_time()
    with file.change() as change:
        held = change.execute("SELECT count(*) FROM dossiers WHERE person = ?", (person,)).fetchone()[0]
        if held >= MOST:
            raise BadInput(
                f"Đã có {held} hồ sơ, nhiều nhất là {MOST}. Hãy xóa hồ sơ không dùng nữa.",
                f"There are {held} dossiers, {MOST} at most. Delete one that is no longer used.",
            )
        made = change.execute(
            "INSERT INTO dossiers (person, shared, name, note, made_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)",
            (person, int(shared or not person), called, said, now, now),
        )
        return int(made.lastrowid or 0)


def rename_dossier(file: OfficeFile, dossier: Dossier, name: str, note: str, *, shared: bool) -> None:
    """Give a dossier another name and note, share it or keep it to oneself. Raises BadInput."""
    values = (check_name(name), check_note(note), int(shared or not dossier.person), tell_time(), dossier.id)
    with file.change() as change:
        change.execute("UPDATE dossiers SET name = ?, note = ?, shared = ?, changed_at = ? WHERE id = ?", values)


def drop_dossier(file: OfficeFile, dossier: Dossier) -> None:
    """Delete a dossier with all that is in it; the documents stay in the collection."""
    with file.change() as change:
        change.execute("DELETE FROM dossiers WHERE id = ?", (dossier.id,))


# -- what is in it -------------------------------------------------------------------------------------------


def list_items(file: OfficeFile, dossier: Dossier) -> list[DossierItem]:
    """Return what is in a dossier, in the order in which it was put there."""
    rows = file.fetch_rows("SELECT * FROM dossier_items WHERE dossier = ? ORDER BY id", (dossier.id,))
    return [DossierItem(**row) for row in rows]


def add_item(
    file: OfficeFile, dossier: Dossier, document: Document, label: str, place: tuple[int, str], note: str, person: str
) -> None:
    """Put a document into a dossier, or a quote: ``place`` is what ``find_quote`` gives, else ``WHOLE``.

    Raises BadInput for too much.
    """
    start, quote = place
    said, now = check_note(note), tell_time()
    with file.change() as change:
        held = change.execute("SELECT count(*) FROM dossier_items WHERE dossier = ?", (dossier.id,)).fetchone()[0]
        if held >= MOST_ITEMS:
            raise BadInput(
                f"Hồ sơ này đã có {held} mục, nhiều nhất là {MOST_ITEMS}. Hãy lập hồ sơ mới.",
                f"This dossier holds {held} items, {MOST_ITEMS} at most. Make another one.",
            )
        change.execute(
            "INSERT INTO dossier_items (dossier, document, label, start, quote, note, person, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (dossier.id, document.id, label[:300], start, quote, said, person, now),
        )
        change.execute("UPDATE dossiers SET changed_at = ? WHERE id = ?", (now, dossier.id))


def note_item(file: OfficeFile, dossier: Dossier, item: int, note: str) -> None:
    """Write another note beside something. Raises BadInput for one that is too long."""
    said, now = check_note(note), tell_time()
    with file.change() as change:
        change.execute("UPDATE dossier_items SET note = ? WHERE dossier = ? AND id = ?", (said, dossier.id, item))
        change.execute("UPDATE dossiers SET changed_at = ? WHERE id = ?", (now, dossier.id))


def drop_item(file: OfficeFile, dossier: Dossier, item: int) -> None:
    """Take something out of a dossier."""
    with file.change() as change:
        change.execute("DELETE FROM dossier_items WHERE dossier = ? AND id = ?", (dossier.id, item))
        change.execute("UPDATE dossiers SET changed_at = ? WHERE id = ?", (tell_time(), dossier.id))


WHOLE = (-1, "")
"""The place of a whole document."""


def find_quote(document: Document, start: int, selected: str = "") -> tuple[int, str]:
    """Return (start, quote) of what was selected on the page of a document, verbatim as the document has it.

    ``start`` lies in the passage where the selection begins; without a selection it is that passage as a whole.
    Raises BadInput when nothing of the kind stands there, or it is too long.
    """
    index = find_passage_holding(document.passages, start)
    if index < 0:
        raise _report_missing_quote()
    text, passage = document.source.text, document.passages[index]
    if not _squeeze(selected)[0]:
        first, end = passage.start, passage.end
    else:
        first, end = _find_selected(text, passage.start, selected)
    quote = text[first:end].strip()
    if not quote or len(quote) > LONGEST_QUOTE:
        raise BadInput(
            f"Đoạn trích có từ 1 đến {LONGEST_QUOTE} ký tự. Hãy chọn một đoạn ngắn hơn.",
            f"A quote has 1 to {LONGEST_QUOTE} characters. Select a shorter one.",
        )
    return first + text[first:end].index(quote[0]), quote


def check_note(note: str) -> str:
    """Return a note, trimmed. Raises BadInput for one that is too long."""
    said = note.replace("\r\n", "\n").strip()
    if len(said) > LONGEST_NOTE:
        raise BadInput(
            f"Ghi chú dài {len(said)} ký tự, nhiều nhất là {LONGEST_NOTE}. Hãy rút ngắn lại.",
            f"The note is {len(said)} characters long, {LONGEST_NOTE} at most. Shorten it.",
        )
    return said


def _find_selected(text: str, start: int, selected: str) -> tuple[int, int]:
    """Return where words stand from a place on, whatever blanks and marks a page shows otherwise."""
    within = text[start : start + 4 * LONGEST_QUOTE]
    (wanted, _), (there, places) = _squeeze(selected), _squeeze(within)
    at = there.find(wanted)
    if at < 0:
        raise _report_missing_quote()
    return start + places[at], start + places[at + len(wanted) - 1] + 1


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks and marks, and where each character of it stood."""
    places = [index for index, letter in enumerate(text) if not _UNSEEN.match(letter)]
    return "".join(text[index] for index in places), places


def _report_missing_quote() -> BadInput:
    return BadInput(
        "Đoạn đã chọn không có trong văn bản này. Hãy chọn lại trên trang của văn bản.",
        "What was selected does not stand in this document. Select it on the document's page again.",
    )


def _read_dossier(row: Mapping[str, Any]) -> Dossier:
    return Dossier(**{**row, "shared": bool(row["shared"])})
