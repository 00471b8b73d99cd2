"""The seam: what every engine must do that matches and ranks words, in our own types.

The catalogue is the truth, and ours; an engine is derived from it and can be exchanged. No engine's query syntax,
highlighting or analysis crosses the seam: words are made and counted in Python (``indexer.text.segmentation``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Literal, Protocol

from indexer.models import Query
from indexer.text.segmentation import Counts

Field = Literal["words", "syllables", "pairs"]
Learned = Iterable[tuple[int, Counts]]
"""Documents to learn: the key and the counted terms of each."""


class Damaged(Exception):
    """What an engine holds cannot be read, or there is nothing: it has to be made anew from the catalogue."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an engine reflects: a generation of the catalogue, with terms made by one version of the rules."""

    generation: int
    rules: int


@dataclass(frozen=True, slots=True)
class Match:
    """What an engine has for a query: key → score of the documents that hold enough of its words.

    ``whole`` hold every word, ``as_typed`` every word in the spelling that was typed; ``missing`` tells of a key which
    words it lacks, as they were typed. Documents that may hold an excluded phrase are ``doubtful``.
    """

    scores: dict[int, float]
    whole: frozenset[int]
    as_typed: frozenset[int]
    missing: Callable[[int], tuple[str, ...]]
    doubtful: frozenset[int] = frozenset()


class Documents(Protocol):
    """The documents of one moment: those that match are among them."""

    @property
    def generation(self) -> int:
        """The catalogue's generation."""

    @property
    def lengths(self) -> Mapping[int, int]:
        """Key → how many characters the text has."""


class Engine(Protocol):
    """Matches and ranks words. Threads may share it; only the holder of the writer's lock may teach it."""

    def standing(self) -> Standing | None:
        """Return what the engine reflects; None when there is nothing that could be asked."""

    def keys(self) -> Set[int]:
        """Return the keys of the documents that the engine knows. Raises Damaged."""

    def learn(self, documents: Learned, forgotten: Collection[int], generation: int) -> None:
        """Learn some documents and forget others (by key): one durable step, of which readers see all or nothing.

        Raises Damaged, OSError.
        """

    def learn_anew(self, documents: Learned, keys: Collection[int], generation: int) -> None:
        """Learn documents (``keys`` are theirs) from nothing; until all is there, readers are served as before."""

    def match(self, documents: Documents, query: Query, *, everything: bool = False) -> Match:
        """Return the documents that match the query's words, phrases and exclusions. Raises Damaged.

        ``everything``: words need not match, they only score. A phrase may match a document that does not hold it, or
        not as it was typed, and no document is left out for an excluded phrase: the stored text decides.
        """

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the words that begin so, in order: with diacritics when some were typed, else folded. Raises
        Damaged.
        """

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many documents folded syllables, pairs and syllables with diacritics stand."""

    def is_intact(self) -> bool:
        """Tell whether every byte is what was written."""

    def size(self) -> int:
        """Return how many bytes the engine takes on the disk."""

    def leftovers(self) -> list[str]:
        """Return the names in the engine's folder that a writer left who was killed."""

    def tidy(self) -> None:
        """Remove what a writer left who was killed."""

    def close(self) -> None:
        """Release files. It opens again when it is asked."""
