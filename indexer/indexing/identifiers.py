"""Which id a document has: it keeps the one that it has, also when its file was moved: corrections hang on it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.models import FileState, Source
from indexer.reading import Unchanged
from indexer.store import Store


@dataclass(frozen=True, slots=True)
class HeldFile:
    """What the store holds of one file: id → content and path → id of its documents, and how it was when last read."""

    contents: Mapping[str, str]
    places: Mapping[str, str]
    before: FileState | None

    def is_known(self, path: str, digest: str) -> bool:
        """Tell whether a document is held as it is, and whole."""
        known = self.places.get(path)
        return known is not None and self.contents.get(known) == digest and not self.was_refused(path)

    def was_refused(self, path: str) -> bool:
        """Tell whether a document of the file could not be read when the file last was."""
        return self.before is not None and any(one.path == path for one in self.before.rejected)


def identify_document(source: Source) -> str:
    """Return the id of a document: a record's own; a file's is made of its path, so that it stays when the content
    changes.
    """
    if source.format == "record":
        return source.record["id"]
    return hashlib.sha256(source.path.encode()).hexdigest()[:12]


class MovedDocuments:
    """The documents of files that are no longer there: one that turns up elsewhere is taken for the same."""

    def __init__(self, store: Store, missing: Sequence[FileState]) -> None:
        self._store = store
        self._gone = {state.sha256: state.path for state in missing if state.sha256}  # content → path
        self._members: dict[str, list[str]] | None = None  # content → documents of those files, once they are asked for
        self.left: dict[str, str] = {}  # document that was moved → where it stood

    def identify(self, source: Source | Unchanged, held: HeldFile) -> tuple[str, bool]:
        """Return the id of a source, and whether it is that of a document which stood elsewhere."""
        if isinstance(source, Source) and source.format == "record":
            return identify_document(source), False
        known = held.places.get(source.path)
        if known is not None or isinstance(source, Unchanged):
            return known or "", False
        moved = self._find_moved_alone(source) or self._find_moved_with_others(source)
        return moved or identify_document(source), moved is not None

    def _find_moved_alone(self, source: Source) -> str | None:
        old = self._gone.pop(hashlib.sha256(source.sha256.encode()).hexdigest(), None)
        ids = list(self._store.contents([old])[old]) if old is not None else []
        if old is None or len(ids) != 1:
            return None
        self.left[ids[0]] = old
        return ids[0]

    def _find_moved_with_others(self, source: Source) -> str | None:
        """Return the id of a document that stood in a file with others (a mail, an archive) which is no
        longer there.
        """
        if self._members is None:
            self._members = {}
            for held in self._store.contents(list(self._gone.values())).values():
                for known, content in held.items():
                    self._members.setdefault(content, []).append(known)
        waiting = self._members.get(source.sha256)
        return waiting.pop(0) if waiting else None
