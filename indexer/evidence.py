"""What of a query stands where in a text: which of its syllables and pairs, in which passages, typed how.

A query is made ready once and sought in the arrays of ``indexer.scanning``; a text is read only where the arrays do
not tell: how a syllable is written, what stands between two of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.abbreviations import occurrences
from indexer.folding import fold, tones
from indexer.language import BOUNDARY, phrase
from indexer.models import Query, StoredText
from indexer.scanning import Integers, Layout, Lookup, layout

Numbers: TypeAlias = "NDArray[np.float64]"

_OTHER_DIACRITICS = 0.6  # what a syllable counts whose diacritics are not those that were typed
_GAP = 4  # characters between the syllables of a pair: blanks, a comma, a quote, an asterisk
_BETWEEN = re.compile(r"[\s,]+")  # the syllables of a long form


@dataclass(frozen=True)
class Wanted:
    """A query, ready to be looked for: each form that may stand in a folded text, and what it gives credit for."""

    credit: Mapping[str, tuple[str, ...]]
    pairs: tuple[tuple[str, str], ...]
    typed: Mapping[str, frozenset[str]]  # folded syllable → how it was typed, if with diacritics
    phrases: tuple[tuple[str, ...], ...]

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        """Every syllable that a form gives credit for, each once: their order numbers them."""
        return tuple(dict.fromkeys(syllable for meant in self.credit.values() for syllable in meant))

    @cached_property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The syllables of each form, those of one syllable first, then the longest: their order numbers them."""
        split = [tuple(form.split()) for form in self.credit]
        return tuple(sorted(split, key=lambda form: (len(form) > 1, -len(" ".join(form)) if len(form) > 1 else 0)))

    @cached_property
    def meant(self) -> list[Integers]:
        """The syllables that each form means, by number."""
        number = {syllable: n for n, syllable in enumerate(self.syllables)}
        return [np.array([number[s] for s in self.credit[" ".join(form)]], dtype=np.int64) for form in self.forms]

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The syllables to look for: the forms of one syllable, then those that only longer forms have."""
        return tuple(dict.fromkeys(syllable for form in self.forms for syllable in form))

    @cached_property
    def alone(self) -> int:
        """How many forms have one syllable."""
        return sum(len(form) == 1 for form in self.forms)

    @cached_property
    def lookup(self) -> Lookup:
        return Lookup(self.spoken)

    @cached_property
    def pair_numbers(self) -> Integers:
        """[left, right] → the number of their pair, -1 for none; the last row is of what stands behind nothing."""
        number = {syllable: n for n, syllable in enumerate(self.syllables)}
        table = np.full((len(number) + 1, len(number)), -1, dtype=np.int64)
        for n, (left, right) in enumerate(self.pairs):
            if left in number and right in number:
                table[number[left], number[right]] = n
        return table


def wanted(query: Query) -> Wanted:
    """Abbreviations are looked for as their long forms, too, and the reverse; each counts as what was typed."""
    credit: dict[str, tuple[str, ...]] = {syllable: (syllable,) for syllable in query.syllables}
    folded = fold(query.text)
    for start, end, other in occurrences(folded):
        inner = tuple(part for part in other if part in query.syllables)  # a long form takes these with it
        credit[" ".join(other)] = tuple(dict.fromkeys((*phrase(folded[start:end]), *inner)))
    typed: dict[str, set[str]] = defaultdict(set)
    for word, syllable in zip(query.words, query.syllables, strict=True):
        typed[syllable].add(word)
    return Wanted(
        credit,
        tuple(dict.fromkeys((left, right) for left, _, right in (pair.partition("_") for pair in query.pairs))),
        {syllable: frozenset(forms) for syllable, forms in typed.items() if syllable not in forms},
        query.phrases,
    )


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """What of a query stands in the passages of one text: a row of ``syllables`` and of ``pairs`` for each.

    ``passages`` are those that hold something, in order; ``syllables`` weighs and ``pairs`` counts what they hold.
    ``first`` is where the matches of each row begin among all of them, with one more at the end.
    """

    passages: Integers
    syllables: Numbers
    pairs: Numbers
    first: Integers
    starts: Integers
    ends: Integers
    forms: Integers
    near: NDArray[np.bool_]

    def marks(self, row: int) -> tuple[tuple[int, int], ...]:
        """The places to mark in the passage of a row."""
        some = slice(self.first[row], self.first[row + 1])
        return tuple(zip(self.starts[some].tolist(), self.ends[some].tolist(), strict=True))

    def run(self, sought: Wanted, row: int) -> str:
        """The syllables of the passage of a row that are wanted, a line break where they do not stand together."""
        said: list[str] = []
        some = slice(self.first[row], self.first[row + 1])
        for form, near in zip(self.forms[some].tolist(), self.near[some].tolist(), strict=True):
            said += [] if near else ["\n"]
            said += [sought.syllables[n] for n in sought.meant[form].tolist()]
        return f" {' '.join(said)} "


def evidence(sought: Wanted, text: StoredText) -> Evidence:
    """What of the query stands in a text."""
    found = layout(text)
    matches = _matches(sought, found)
    near = _near(found, matches)
    change = np.flatnonzero(np.diff(matches.places, prepend=-1))
    first = np.append(change, len(matches.places))
    rows = np.repeat(np.arange(len(change)), np.diff(first))
    syllables, pairs = _counted(sought, matches, near, rows, _credit(sought, text.text, matches))
    made = Evidence(matches.places[change], syllables, pairs, first, matches.starts, matches.ends, matches.forms, near)
    _complete_title(sought, text, made)
    return made


@dataclass(frozen=True, eq=False, slots=True)
class _Matches:
    """Where the forms of a query stand, in order: numbers of the first and last syllables and of the form."""

    first: Integers
    last: Integers
    forms: Integers
    starts: Integers
    ends: Integers
    places: Integers


def _matches(sought: Wanted, found: Layout) -> _Matches:
    hits = sought.lookup.within(found)
    first = last = hits.at
    forms = hits.which
    if len(sought.forms) > sought.alone:
        single = forms < sought.alone
        longer = _longer(sought, found, hits.at, hits.which)
        for start, end, _ in longer:
            single[start : end + 1] = False
        spans = np.array(longer, dtype=np.int64).reshape(-1, 3)
        at = np.concatenate([np.flatnonzero(single), spans[:, 0]])
        order = np.argsort(at, kind="stable")
        first = hits.at[at[order]]
        last = hits.at[np.concatenate([np.flatnonzero(single), spans[:, 1]])[order]]
        forms = np.concatenate([forms[single], spans[:, 2]])[order]
    return _Matches(first, last, forms, found.starts[first], found.ends[last], found.places[first])


def _longer(sought: Wanted, found: Layout, at: Integers, which: Integers) -> list[tuple[int, int, int]]:
    """(first hit, last hit, form) of the forms of several syllables: the leftmost, the longest, none in another."""
    number = {syllable: n for n, syllable in enumerate(sought.spoken)}
    every: list[tuple[int, int, int]] = []
    for form in range(sought.alone, len(sought.forms)):
        run = [number[syllable] for syllable in sought.forms[form]]
        starts = np.flatnonzero(which[: len(which) - len(run) + 1] == run[0])
        for step, syllable in enumerate(run[1:], start=1):
            follows = (which[starts + step] == syllable) & (at[starts + step] == at[starts] + step)
            starts = starts[follows & (found.places[at[starts + step]] == found.places[at[starts]])]
        every += [(start, start + len(run) - 1, form) for start in starts.tolist()]
    chosen: list[tuple[int, int, int]] = []
    for start, end, form in sorted(every, key=lambda one: (one[0], one[2])):
        if (not chosen or start > chosen[-1][1]) and _tied(found, at[start : end + 1]):
            chosen.append((start, end, form))
    return chosen


def _tied(found: Layout, run: Integers) -> bool:
    """Do only blanks and commas stand between the syllables?"""
    gaps = zip(found.ends[run[:-1]].tolist(), found.starts[run[1:]].tolist(), strict=True)
    return all(_BETWEEN.fullmatch(found.folded, end, start) for end, start in gaps)


def _near(found: Layout, matches: _Matches) -> NDArray[np.bool_]:
    """Does each match stand close behind the one before, in the same sentence?"""
    near = np.zeros(len(matches.forms), dtype=np.bool_)
    if not len(near):
        return near
    together = (matches.places[1:] == matches.places[:-1]) & (matches.starts[1:] - matches.ends[:-1] <= _GAP)
    near[1:] = found.joined[matches.last[:-1]] & (matches.first[1:] == matches.last[:-1] + 1) & together
    for n in np.flatnonzero(together & ~near[1:]).tolist():
        near[n + 1] = not BOUNDARY.search(found.folded, int(matches.ends[n]), int(matches.starts[n + 1]))
    return near


def _credit(sought: Wanted, text: str, matches: _Matches) -> Numbers:
    """What each match counts: less where it is written with other diacritics than were typed."""
    credit = np.ones(len(matches.forms))
    known: dict[str, float] = {}
    for form, (syllable, *more) in enumerate(sought.forms[: sought.alone]):
        typed = sought.typed.get(syllable)
        if typed is None or more or len(sought.meant[form]) > 1:
            continue
        at = np.flatnonzero(matches.forms == form)
        spans = zip(matches.starts[at].tolist(), matches.ends[at].tolist(), strict=True)
        credit[at] = [_weight(text[start:end], typed, known) for start, end in spans]
    return credit


def _weight(written: str, typed: frozenset[str], known: dict[str, float]) -> float:
    weight = known.get(written)
    if weight is None:
        weight = known[written] = 1.0 if tones(written) in typed else _OTHER_DIACRITICS
    return weight


def _counted(
    sought: Wanted, matches: _Matches, near: NDArray[np.bool_], rows: Integers, credit: Numbers
) -> tuple[Numbers, Numbers]:
    """Row by row what each syllable weighs and how often each pair stands."""
    many, few = len(sought.syllables), len(sought.pairs)
    sizes = np.array([len(meant) for meant in sought.meant])
    last = np.array([meant[-1] for meant in sought.meant])
    before = np.where(near, np.concatenate([[-1], last[matches.forms[:-1]]]), many) if len(near) else rows
    if (sizes == 1).all():
        said = last[matches.forms]
    else:
        every = sizes[matches.forms]
        said = np.concatenate([sought.meant[form] for form in matches.forms.tolist()] or [rows])
        behind = np.concatenate([[-1], said[:-1]]) if len(said) else said
        begins = np.cumsum(every) - every
        behind[begins] = before
        rows, credit, before = np.repeat(rows, every), np.repeat(credit, every), behind
    height = int(rows[-1]) + 1 if len(rows) else 0
    syllables = np.bincount(rows * many + said, credit, height * many).astype(np.float64, copy=False)
    pair = sought.pair_numbers[before, said]
    paired = pair >= 0
    pairs = np.bincount(rows[paired] * few + pair[paired], minlength=height * few).astype(np.float64)
    return syllables.reshape(height, many), pairs.reshape(height, few)


def _complete_title(sought: Wanted, text: StoredText, found: Evidence) -> None:
    """Who asks for "báo cáo quý I/2023 Quảng Ngãi" means the document: its title, though that lacks the province.

    Type, body and province count as said in the title when title and they together say all that was asked.
    """
    for row in _titles(text, found):
        missing = np.flatnonzero(found.syllables[row] == 0)
        known = text.document
        said = {*phrase(" ".join(value for value in (known.doc_type, known.issuer, known.province) if value))}
        if len(missing) and all(sought.syllables[n] in said for n in missing.tolist()):
            found.syllables[row, missing] = 1.0


def _titles(text: StoredText, found: Evidence) -> Iterator[int]:
    passages: Sequence[int] = found.passages.tolist()
    return (row for row, index in enumerate(passages) if text.passages[index].kind == "title")
