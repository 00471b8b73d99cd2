"""Taking back what somebody changed: the collection is as it was before, and the row of the change says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from indexer.decisions import dismissals
from indexer.errors import BadInput
from indexer.indexing import corrections, index
from indexer.office.changes import ChangeRecord, mark_undone
from indexer.store import OfficeFile, Store


def undo_change(store: Store, file: OfficeFile, change: ChangeRecord, person: str) -> None:
    """Make it as it was before a change. ``store`` is open for writing.

    Raises BadInput when it was taken back already, or when something was changed there since.
    """
    if change.undone_at:
        raise BadInput("Thay đổi này đã được hoàn tác rồi.", "This change was taken back already.")
    _WAYS[change.kind](store, change)
    mark_undone(file, change.id, person)


def _undo_correction(store: Store, change: ChangeRecord) -> None:
    kept, detail = store.corrections(change.subject), change.detail
    if any(kept.get(name) != value for name, value in detail["after"].items()):
        raise _report_newer_change()
    corrections.put_back(store, change.subject, dict(detail["before"]))


def _undo_dismissal(store: Store, change: ChangeRecord) -> None:
    decision = dismissals.find_decision(store, change.subject, identity=change.detail["identity"], undone=True)
    dismissals.undo(store, decision)


def _dismiss_again(store: Store, change: ChangeRecord) -> None:
    decision = dismissals.find_decision(store, change.subject, identity=change.detail["identity"])
    dismissals.dismiss(store, decision, change.detail["reason"])


def _upload(store: Store, change: ChangeRecord) -> None:
    """What came of the file leaves; of a scan what was recognised since, or the file that still waits for it."""
    paths, ids = change.detail["paths"], change.detail["ids"]
    known = ids or [one for found in store.contents(paths).values() for one in found]
    there = [text.document.id for text in store.texts(known)]
    if ids and not there:
        raise _report_newer_change()
    store.remove(there, () if there else paths)
    store.refresh()


def _undo_removal(store: Store, change: ChangeRecord) -> None:
    """The file is read again, as it stands now."""
    files = [one for one in change.detail["files"] if Path(one).is_file()]
    if not files:
        raise BadInput(
            "Tệp của văn bản này không còn ở chỗ cũ nên không đưa lại vào kho được.",
            "The document's file is no longer in its place, so it cannot come back.",
        )
    store.remove([], files)  # what is forgotten of a file is read anew
    index(store, [Path(one) for one in files])


def _report_newer_change() -> BadInput:
    return BadInput(
        "Chỗ này đã được thay đổi tiếp sau đó. Hãy hoàn tác thay đổi mới hơn trước.",
        "Something was changed here since. Take the newer change back first.",
    )


_WAYS: Mapping[str, Callable[[Store, ChangeRecord], None]] = {
    "correction": _undo_correction,
    "mention": _undo_correction,
    "dismissal": _undo_dismissal,
    "retold": _dismiss_again,
    "upload": _upload,
    "removal": _undo_removal,
}
