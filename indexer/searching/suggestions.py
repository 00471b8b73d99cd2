"""What may be meant while somebody types: numbers, titles and bodies of the collection that go on so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from indexer.models import Facet, Query
from indexer.store.base import Store
from indexer.text.folding import fold
from indexer.text.segmentation import fold_phrase, list_typed_words

SuggestionKind = Literal["number", "title", "body"]
_LOOKED_AT = 40  # entries of a kind that go on so, of which the best are shown
_EACH = 4  # of a kind, as long as there are others
_LONGEST = 200  # characters typed: nobody waits for a suggestion behind them


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A number, title or body of the collection; ``id`` is the document that bears a title, "" for the others."""

    kind: SuggestionKind
    text: str
    id: str = ""


class Suggestions:
    """Every number, title and body of a collection at one moment, each kind with the most used first."""

    def __init__(self, entries: Iterable[Suggestion]) -> None:
        kinds: dict[SuggestionKind, list[Suggestion]] = {"number": [], "title": [], "body": []}
        for entry in entries:
            kinds[entry.kind].append(entry)
        self._shelves = {kind: _Shelf(some) for kind, some in kinds.items()}

    def suggest(self, typed: str, most: int = 8) -> tuple[Suggestion, ...]:
        """Return the entries in which what was typed begins a word; first those in its spelling, and that begin
        with it.

        >>> known = Suggestions([Suggestion("number", "846/QĐ-UBND"), Suggestion("body", "Sở Công Thương")])
        >>> [one.text for one in known.suggest("84")], [one.text for one in known.suggest("cong th")]
        (['846/QĐ-UBND'], ['Sở Công Thương'])
        """
        run = fold_phrase(typed[:_LONGEST])
        if not run or len(typed) > _LONGEST:
            return ()
        order: tuple[SuggestionKind, ...] = ("number", "title", "body")
        if not run[0][0].isdigit():
            order = ("body", "title", "number")
        found = {kind: self._shelves[kind].find(typed, run) for kind in order}
        shown = {kind: some[:_EACH] for kind, some in found.items()}
        for kind in order:
            room = most - sum(map(len, shown.values()))
            shown[kind] = found[kind][: len(shown[kind]) + max(room, 0)]
        return tuple(one for kind in order for one in shown[kind])[:most]


class _Shelf:
    """The entries of one kind as one text to be looked through: a line each, a blank before each word."""

    def __init__(self, entries: Sequence[Suggestion]) -> None:
        self._entries = entries
        lines = [f"\n {' '.join(fold_phrase(entry.text))}" for entry in entries]
        self._text = "".join(lines)
        self._begins = list(accumulate(map(len, lines), initial=0))

    def find(self, typed: str, run: Sequence[str]) -> list[Suggestion]:
        sought = f" {' '.join(run)}"
        first = self._find_places(f"\n{sought}")
        places = list(dict.fromkeys((*first, *self._find_places(sought))))
        marked = list_typed_words(typed)
        if any(word != fold(word) for word in marked):
            wanted = f" {' '.join(marked)}"
            as_typed = {at for at in places if wanted in f" {' '.join(list_typed_words(self._entries[at].text))}"}
            places.sort(key=lambda at: at not in as_typed)
        return [self._entries[at] for at in places]

    def _find_places(self, sought: str) -> list[int]:
        found: list[int] = []
        at = self._text.find(sought)
        while at >= 0 and len(found) < _LOOKED_AT:
            place = bisect_right(self._begins, at) - 1
            found.append(place)
            at = self._text.find(sought, self._begins[place + 1])
        return found


def list_suggestions(store: Store) -> Suggestions:
    """Gather everything that the collection can suggest, the most cited numbers and the newest documents first.

    >>> list_suggestions(store).suggest("846")[0].text
    '846/QĐ-UBND'
    """
    facets = {facet.name: facet for facet in store.search(Query("", ""), 1).facets}
    numbers = dict.fromkeys((*_list_values(facets, "cites"), *sorted(store.numbers())))
    found = [Suggestion("number", number) for number in numbers]
    found += [Suggestion("body", body) for body in _list_values(facets, "issuer")]
    newest = sorted(store.summaries(), key=lambda one: one.date or "", reverse=True)
    titles = {one.title: one.id for one in reversed(newest) if one.title}
    found += [Suggestion("title", title, known) for title, known in reversed(titles.items())]
    return Suggestions(found)


def _list_values(facets: dict[str, Facet], name: str) -> list[str]:
    return [value for value, _ in facets[name].values] if name in facets else []
