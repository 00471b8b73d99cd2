"""The verbs that change the collection, each kept with its author: what was done can be shown, and taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from indexer.decisions import dismissals
from indexer.errors import UnknownDocument
from indexer.identity.dismissals import identify_decision
from indexer.indexing.corrections import FIELDS, MENTION_FIELDS
from indexer.indexing.removal import find_named, remove
from indexer.models import Citation, Decision, Document, Metadata, Period, Value
from indexer.office.changes import Author, ChangeKind, ChangeRecord, record_change
from indexer.store import OfficeFile, Store

Values = dict[str, list[str | None]]
"""What a field said before and says now."""
_LABELLED = 3  # documents that a row names, of what leaves at once: of more, the folder


@contextmanager
def record_correction(store: Store, file: OfficeFile, author: Author, document_id: str) -> Iterator[None]:
    """Keep what is corrected of a document meanwhile: corrections before and after, and what the document says.

    Raises UnknownDocument.
    """
    was, before = store.document(document_id), store.corrections(document_id)
    yield
    now, after = store.document(document_id), store.corrections(document_id)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names:
        return
    kind: ChangeKind = "correction" if set(names) & set(FIELDS) else "mention"
    detail = {
        "before": {name: before.get(name) for name in names},
        "after": {name: after.get(name) for name in names},
        "values": _find_differing_values(was.metadata, now.metadata, FIELDS)
        if kind == "correction"
        else _find_changed_mention(was, now),
    }
    label = _map_labels(store, [document_id])[document_id]
    record_change(file, ChangeRecord.by(author, kind=kind, subject=document_id, label=label, detail=detail))


def dismiss(
    store: Store, file: OfficeFile, author: Author, decision: Decision, reason: str, kinds: Collection[str] = ()
) -> None:
    """Put aside what the papers disagree about, as ``indexer.decisions.dismissals`` does."""
    dismissals.dismiss(store, decision, reason, kinds)
    _record_decision(file, author, "dismissal", decision, reason)


def retell(store: Store, file: OfficeFile, author: Author, decision: Decision, kinds: Collection[str] = ()) -> None:
    """Tell again what was put aside."""
    dismissals.undo(store, decision, kinds)
    _record_decision(file, author, "retold", decision, "; ".join({one.by.reason for one in decision.dismissed}))


def remove_documents(store: Store, file: OfficeFile, author: Author, ids: Sequence[str]) -> None:
    """Take documents out of the collection; their files stay, and are read again only when they change.

    Raises UnknownDocument when none of them is there.
    """
    there = store.documents(ids)
    if not there:
        raise UnknownDocument("Văn bản này không còn trong kho.", "The document is no longer in the collection.")
    labels = _map_labels(store, [one.id for one in there])
    store.remove([one.id for one in there])
    store.refresh()
    corrected = store.corrected()  # corrections outlast their document
    for one in there:
        detail = {"files": [one.source.file], "corrected": one.id in corrected}
        made = ChangeRecord.by(author, kind="removal", subject=one.id, label=labels[one.id], detail=detail)
        record_change(file, made)


def remove_named(store: Store, file: OfficeFile, author: Author, names: Sequence[str]) -> int:
    """Take out all that came from files and folders, or documents by id, as ``indexing.removal`` does: how many."""
    ids, files = find_named(store, names)
    there = store.documents([name for name in names if name in ids])
    read = sorted(files | {one.source.file for one in there})
    labels = _map_labels(store, sorted(ids)).values() if len(ids) <= _LABELLED else ()
    removed = remove(store, names)
    detail = {"files": read, "documents": removed}
    label = ", ".join(labels) or ", ".join(Path(name).name or name for name in names)  # no place on this computer
    record_change(
        file, ChangeRecord.by(author, kind="removal", subject=min(ids, default=""), label=label, detail=detail)
    )
    return removed


def record_upload(store: Store, file: OfficeFile, author: Author, path: str, ids: Sequence[str]) -> None:
    """Keep that a file came in with these documents; with none: it waits until its pages are recognised."""
    labels = _map_labels(store, ids)
    label = labels[ids[0]] if len(ids) == 1 else path.rsplit("/", 1)[-1]
    detail = {"paths": [path], "ids": list(ids), "labels": [labels[one] for one in ids]}
    record_change(
        file, ChangeRecord.by(author, kind="upload", subject=ids[0] if ids else "", label=label, detail=detail)
    )


def _record_decision(file: OfficeFile, author: Author, kind: ChangeKind, decision: Decision, reason: str) -> None:
    identity = identify_decision(decision.canonical, decision.issuer, decision.year)
    label = ", ".join(filter(None, (decision.canonical, decision.issuer)))
    detail = {"identity": identity, "reason": reason, "issuer": decision.issuer, "year": decision.year}
    record_change(file, ChangeRecord.by(author, kind=kind, subject=decision.canonical, label=label, detail=detail))


def _map_labels(store: Store, ids: Sequence[str]) -> dict[str, str]:
    return {text.document.id: text.document.label for text in store.texts(ids)}


def _find_changed_mention(was: Document, now: Document) -> Values:
    """Return the values of the first mention that differs."""
    pairs = zip(was.citations, now.citations, strict=False)
    found = (_find_differing_values(one, other, MENTION_FIELDS) for one, other in pairs)
    return next((differing for differing in found if differing), {})


def _find_differing_values(was: Metadata | Citation, now: Metadata | Citation, names: Sequence[str]) -> Values:
    both = {name: [_read_plain_value(was, name), _read_plain_value(now, name)] for name in names}
    return {name: values for name, values in both.items() if values[0] != values[1]}


def _read_plain_value(of: Metadata | Citation, name: str) -> str | None:
    value = of.canonical if name == "number" else getattr(of, name)
    if isinstance(value, Period):
        return value.key
    return value.text if isinstance(value, Value) else value
