"""Which keys of a catalogue are papers of one document: one of them stands for it wherever something is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from indexer.store.catalogue import Catalogue
from indexer.store.papers import COLUMNS, read_papers

_TOGETHER = f"""SELECT {COLUMNS} FROM documents WHERE alike IN
    (SELECT alike FROM documents WHERE alike <> '' GROUP BY alike HAVING count(*) > 1)
    UNION SELECT {COLUMNS} FROM documents WHERE sha256 IN
    (SELECT sha256 FROM documents WHERE sha256 <> '' GROUP BY sha256 HAVING count(*) > 1) ORDER BY key"""  # noqa: S608


class KeyedPapers:
    """The papers of one moment of a catalogue: ``versions`` by id, ``chief`` the key that stands for each other one.

    A document has the type, body, place, day and period of its chief; it holds the words that one of its papers holds
    and cites what one of them cites.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.versions, keys = read_papers(catalogue.fetch_rows(_TOGETHER))
        groups = {known: [keys[one] for one in some] for known, some in self.versions.papers.items()}
        self.chief: Mapping[int, int] = {key: group[0] for group in groups.values() for key in group[1:]}
        self._members = {group[0]: group for group in groups.values()}
        self._rank = {key: place for group in groups.values() for place, key in enumerate(group)}

    def name_documents(self, keys: Iterable[int]) -> set[int]:
        """Return the documents that some papers are, each by its chief."""
        return {self.chief.get(key, key) for key in keys} if self.chief else set(keys)

    def spread(self, keys: Set[int]) -> set[int]:
        """Return some documents with all of their papers."""
        return set(keys).union(*(self._members[key] for key in self._members.keys() & keys))

    def choose(self, keys: Set[int], passing: Set[int] | None) -> set[int]:
        """Return of each document that passes the best of its papers that are among some."""
        several = self._rank.keys() & keys
        if not several:
            return set(keys) if passing is None else set(keys & passing)
        best: dict[int, int] = {}
        for key in sorted(several, key=self._rank.__getitem__):
            best.setdefault(self.chief.get(key, key), key)
        alone = keys - several
        found = set(alone if passing is None else alone & passing)
        return found | {key for chief, key in best.items() if passing is None or chief in passing}
