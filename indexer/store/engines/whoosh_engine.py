"""The default engine: Whoosh's files as the inverted index, our terms, our ranking.

Whoosh itself is imported when words are first asked for or learned: a trace does without.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Sequence, Set
from contextlib import closing
from errno import EIO
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from indexer.models import Query
from indexer.store.engine import Damaged, Documents, Learned, Match, Standing
from indexer.store.engines import pointer
from indexer.store.engines.pointer import Pointer

if TYPE_CHECKING:
    from indexer.store.engines.fulltext import FullText
    from indexer.store.engines.ranking import View

_ATTEMPTS = 5


class OpenedFolder:
    """Implements ``indexer.store.engine.Engine`` over a folder; follows the pointer when a writer switches it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = RLock()
        self._fulltext: tuple[Pointer, FullText] | None = None
        self._view: tuple[int, View] | None = None

    # -- learning -----------------------------------------------------------------------------------------

    def standing(self) -> Standing | None:
        """Return what the full text that serves reflects; None when there is none, or its files are not those
        it had.
        """
        found = pointer.read(self.folder)
        if found is None or not pointer.is_whole(self.folder, found):
            return None
        return Standing(found.generation, found.rules)

    def learn(self, documents: Learned, forgotten: Collection[int], generation: int) -> None:
        """Learn documents and forget others; the files of the state before stay until the pointer is switched."""
        from indexer.store.engines import fulltext

        with self._lock:
            serving, current = self._open_current_text()
            gone = set(forgotten)
            slots = [slot for slot, key in enumerate(current.keys) if key in gone]
            self.close()
        place = self.folder / serving.folder
        names = fulltext.write(place, list(serving.sizes), slots, documents)
        pointer.switch(self.folder, serving.folder, names, generation)
        fulltext.sweep(place, names)

    def learn_anew(self, documents: Learned, keys: Collection[int], generation: int) -> None:
        """Build a full text beside the one that serves, check it, and switch."""
        from indexer.store.engines import fulltext

        name = pointer.choose_next_name(self.folder)
        try:
            names = fulltext.create(self.folder / name)
            names = fulltext.write(self.folder / name, names, [], documents)
            _check(self.folder / name, names, keys)
        except BaseException:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            raise
        pointer.switch(self.folder, name, names, generation)
        fulltext.sweep(self.folder / name, names)
        self.close()
        pointer.sweep(self.folder, name)

    # -- asking -------------------------------------------------------------------------------------------

    def keys(self) -> Set[int]:
        """Return the keys of the documents that it knows."""
        with self._lock:
            return {key for key in self._open_current_text()[1].keys if key}

    def match(self, documents: Documents, query: Query, *, everything: bool = False) -> Match:
        """Return the documents that match the query's words, phrases and exclusions."""
        from indexer.store.engines.ranking import View

        with self._lock:
            _, current = self._open_current_text()
            if self._view is None or self._view[0] != documents.generation:
                self._view = documents.generation, View(documents.lengths, current)
            return self._view[1].find_matching(query, everything=everything)

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the words that begin so, in order."""
        from indexer.store.engines import ranking

        with self._lock:
            return ranking.find_words_beginning(self._open_current_text()[1], start)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many documents terms stand, those that were replaced since included."""
        from indexer.store.required_words import find_field

        with self._lock:
            _, current = self._open_current_text()
            return {term: current.frequency(find_field(term), term) for term in terms}

    def _open_current_text(self) -> tuple[Pointer, FullText]:
        """Return the full text that serves now, opened again when the pointer moved. Raises Damaged."""
        from indexer.store.engines.fulltext import FullText

        for _ in range(_ATTEMPTS):  # a writer may switch between our reading the pointer and opening the files
            found = pointer.read(self.folder)
            if found is None:
                break
            if self._fulltext is not None and self._fulltext[0] == found:
                return self._fulltext
            self.close()
            try:
                if pointer.is_whole(self.folder, found) and pointer.is_sound(self.folder, found):
                    self._fulltext = found, FullText(self.folder / found.folder, found.sizes)
                    return self._fulltext
            except Damaged:
                pass
            if pointer.read(self.folder) == found:
                break
        self.close()
        raise Damaged(str(self.folder))

    def close(self) -> None:
        """Release the files that are open."""
        with self._lock:
            if self._fulltext is not None:
                self._fulltext[1].close()
            self._fulltext = self._view = None

    # -- health -------------------------------------------------------------------------------------------

    def is_intact(self) -> bool:
        """Tell whether every byte is what was written."""
        found = pointer.read(self.folder)
        return found is not None and not pointer.list_garbled(self.folder, found)

    def size(self) -> int:
        """Return how many bytes the full text that serves takes."""
        found = pointer.read(self.folder)
        return sum(found.sizes.values()) if found is not None else 0

    def leftovers(self) -> list[str]:
        """Return full texts that do not serve, and a pointer that was not switched."""
        found = pointer.read(self.folder)
        own = {pointer.FILE_NAME, found.folder if found is not None else ""}
        return sorted(e.name for e in self.folder.iterdir() if e.name.startswith("fulltext") and e.name not in own)

    def tidy(self) -> None:
        """Remove what a writer that was killed left beside the full text that serves."""
        found = pointer.read(self.folder)
        if found is not None:
            pointer.sweep(self.folder, found.folder)
        (self.folder / (pointer.FILE_NAME + ".new")).unlink(missing_ok=True)


def _check(folder: Path, names: Sequence[str], keys: Collection[int]) -> None:
    from indexer.store.engines.fulltext import FullText

    with closing(FullText(folder, names)) as built:
        if sorted(key for key in built.keys if key) != sorted(keys):
            raise OSError(EIO, "the full text that was built is not whole")
