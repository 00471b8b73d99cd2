"""Which documents hold a phrase, or two runs of words near each other: the stored text says, syllable by syllable.

The full text only knows who may hold them. What was read once is known for good: a document that changes gets
another key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import TypeAlias

from indexer.models import Near
from indexer.store.catalogue import Catalogue
from indexer.text.folding import find_other_spelling, fold, fold_tones

Condition: TypeAlias = "tuple[str, ...] | Near"
"""The words of a phrase as they were typed, or two runs that are to stand near each other."""

_KEPT = 200  # conditions whose documents are remembered
_SYLLABLE = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]+"


class Confirmed:
    """Which documents hold which phrases, whatever stands between two of their words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[Condition, dict[int, bool]] = {}
        self._lock = Lock()

    def find_holding(self, keys: Iterable[int], condition: Condition) -> frozenset[int]:
        """Return the keys whose texts hold what is asked."""
        wanted = list(keys)
        with self._lock:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known.setdefault(condition, {})
            unread = [key for key in wanted if key not in known]
        stands = _make_near_test(condition) if isinstance(condition, Near) else _make_phrase_test(condition)
        read = {key: stands(text, folded) for key, text, folded in self._catalogue.read_both(unread)}
        with self._lock:
            known |= read
            return frozenset(key for key in wanted if known.get(key))


class Sought:
    """A phrase, ready to be looked for."""

    def __init__(self, words: Sequence[str]) -> None:
        forms = [(word, other) if (other := find_other_spelling(word)) else (word,) for word in words]
        self.marked = [frozenset(some) if words[n] != fold(words[n]) else None for n, some in enumerate(forms)]
        self.plain = " ".join(map(fold, words))
        said = [f"(?:{'|'.join(dict.fromkeys(map(fold, some)))})" for some in forms]
        self.loose = re.compile(_BETWEEN.join(said))

    def find_places(self, text: str, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrase stands, as it was typed."""
        for start, end in self._list_folded_places(folded):
            if _stands_alone(folded, start, end) and self._is_as_typed(text[start:end]):
                yield start, end

    def _list_folded_places(self, folded: str) -> Iterator[tuple[int, int]]:
        at = folded.find(self.plain)
        while at >= 0:
            yield at, at + len(self.plain)
            at = folded.find(self.plain, at + 1)
        for match in self.loose.finditer(folded):
            if folded[match.start() : match.end()] != self.plain:
                yield match.span()

    def _is_as_typed(self, written: str) -> bool:
        if not any(self.marked):
            return True
        said = map(fold_tones, _SYLLABLE.findall(written))
        return all(forms is None or word in forms for word, forms in zip(said, self.marked, strict=True))


def _make_phrase_test(words: Sequence[str]) -> Callable[[str, str], bool]:
    sought = Sought(words)
    return lambda text, folded: next(sought.find_places(text, folded), None) is not None


def _make_near_test(near: Near) -> Callable[[str, str], bool]:
    """Do two runs stand with at most so many words between them, in any order?"""
    left, right = Sought(near.left), Sought(near.right)
    return lambda text, folded: _close(
        list(left.find_places(text, folded)), list(right.find_places(text, folded)), folded, near.within
    )


def _close(left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]], folded: str, within: int) -> bool:
    ends = [(*one, *other) if one <= other else (*other, *one) for one in left for other in right]
    return any(last <= start and _has_few_words_between(folded, last, start, within) for _, last, start, _ in ends)


def _has_few_words_between(folded: str, start: int, end: int, most: int) -> bool:
    """Do at most so many words stand there? A long way is not read."""
    return end - start < 20 * (most + 1) and len(_SYLLABLE.findall(folded, start, end)) <= most


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Does no letter or digit stand right before or behind?"""
    return not (folded[max(start - 1, 0) : start].isalnum() or folded[end : end + 1].isalnum())
