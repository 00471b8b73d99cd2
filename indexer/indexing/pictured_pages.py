"""Pages that are only pictures, on their way through the recogniser (OCR): each is kept as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable

from indexer.indexing.outcomes import Progress
from indexer.reading import recognition
from indexer.reading.readings import Recognised
from indexer.store import Store


class PicturedPages:
    """Has pages recognised, called with a file's bytes; ``only_kept``: only what was done before is given."""

    def __init__(
        self, store: Store, tell: Callable[[Progress], None], *, total: int = 0, only_kept: bool = False
    ) -> None:
        self._store, self._report, self._only_kept = store, tell, only_kept
        self._done, self._total = 0, total

    def __call__(self, data: bytes, sha256: str, pages: tuple[int, ...]) -> Recognised:
        found = {n: kept for n, kept in self._store.recognised(sha256, recognition.VERSION).items() if n in pages}
        if self._only_kept:
            return found if len(found) == len(pages) else {}
        self._tell(len(found))
        rest = tuple(page for page in pages if page not in found)
        for page, seen in recognition.recognise_pages(data, rest):
            self._store.keep_recognised(sha256, page, recognition.VERSION, seen)
            found[page] = seen
            self._tell(1)
        return found

    def _tell(self, pages: int) -> None:
        self._done += pages
        self._report(Progress("recognise", self._done, max(self._done, self._total)))
