"""What of a query stands where in a text: which of its syllables and pairs, in which passages, typed how.

A query is made ready once and sought in the arrays of ``indexer.searching.scan``; a text is read only
where the arrays do not tell: how a syllable is written, what stands between two of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.deadline import check_time
from indexer.grammar.function_words import is_content_word
from indexer.models import Query, StoredText
from indexer.searching.context import Said, find_context
from indexer.searching.scan import Booleans, Integers, Lookup, PassageLayout, lay_out
from indexer.text.abbreviations import GAP, list_spellings
from indexer.text.folding import find_other_spelling, fold, fold_tones
from indexer.text.segmentation import BOUNDARY, find_grouped_digits, fold_phrase

Numbers: TypeAlias = "NDArray[np.float64]"

_OTHER_DIACRITICS = 0.6  # what a syllable counts whose diacritics are not those that were typed
_GAP = 4  # characters between the syllables of a pair: blanks, a comma, a quote, an asterisk


@dataclass(frozen=True, kw_only=True)
class WantedTerms:
    """A query, ready to be looked for: each form that may stand in a folded text, and what it gives credit for."""

    credit: Mapping[str, tuple[str, ...]]
    pairs: tuple[tuple[str, str], ...]
    typed: Mapping[str, frozenset[str]]  # folded form of one syllable → how it may be written, if with diacritics
    phrases: tuple[tuple[str, ...], ...]
    content: frozenset[str]  # the syllables without those of function words
    text: str
    parts: tuple[Said, ...]  # of it, what it says of the documents that are meant

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        """Every syllable that a form gives credit for, each once: their order numbers them."""
        return tuple(dict.fromkeys(syllable for meant in self.credit.values() for syllable in meant))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms, those of one syllable first, then the longest: their order numbers them."""
        return tuple(sorted(self.credit, key=lambda form: (len(fold_phrase(form)) > 1, -len(form))))

    @cached_property
    def split(self) -> tuple[tuple[str, ...], ...]:
        """The syllables of each form."""
        return tuple(fold_phrase(form) for form in self.forms)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """How each form is written: "tn mt" as "tn&mt", too, but "6.073" in no other way."""
        return tuple(re.compile(GAP.join(map(re.escape, form.split()))) for form in self.forms)

    @cached_property
    def meant(self) -> list[Integers]:
        """The syllables that each form means, by number."""
        return [np.array([self.number[s] for s in self.credit[form]], dtype=np.int64) for form in self.forms]

    @cached_property
    def number(self) -> Mapping[str, int]:
        return {syllable: n for n, syllable in enumerate(self.syllables)}

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The syllables to look for: the forms of one syllable, then those that only longer forms have."""
        return tuple(dict.fromkeys(syllable for form in self.split for syllable in form))

    @cached_property
    def alone(self) -> int:
        """How many forms have one syllable."""
        return sum(len(form) == 1 for form in self.split)

    @cached_property
    def lookup(self) -> Lookup:
        return Lookup(self.spoken)

    @cached_property
    def pair_numbers(self) -> Integers:
        """[left, right] → the number of their pair, -1 for none; the last row is of what stands behind nothing."""
        number = self.number
        table = np.full((len(number) + 1, len(number)), -1, dtype=np.int64)
        for n, (left, right) in enumerate(self.pairs):
            if left in number and right in number:
                table[number[left], number[right]] = n
        return table

    def mark_syllables(self, syllables: Collection[str]) -> Booleans:
        """Tell for each of the syllables whether it is among some."""
        return np.array([syllable in syllables for syllable in self.syllables], dtype=np.bool_)

    def mark_pairs(self, syllables: Booleans) -> Booleans:
        """Tell for each of the pairs whether it is of some syllables alone."""
        some = {syllable for syllable, known in zip(self.syllables, syllables.tolist(), strict=True) if known}
        return np.array([some.issuperset(pair) for pair in self.pairs], dtype=np.bool_)


def list_wanted(query: Query) -> WantedTerms:
    """List what to look for; abbreviations are looked for as their long forms, too, and the reverse; each counts as
    what was typed.
    """
    credit: dict[str, tuple[str, ...]] = {}
    for syllable in query.syllables:
        if spelled := find_other_spelling(syllable):
            credit[spelled] = (syllable,)
        credit[find_grouped_digits(syllable)] = (syllable,)
    credit |= {syllable: (syllable,) for syllable in query.syllables}
    folded = fold(query.text)
    for start, end, others in list_spellings(folded):
        for other in others:
            inner = tuple(part for part in other if part in query.syllables)  # a long form takes these with it
            credit[" ".join(other)] = tuple(dict.fromkeys((*fold_phrase(folded[start:end]), *inner)))
    typed: dict[str, set[str]] = defaultdict(set)
    for word, syllable in zip(query.words, query.syllables, strict=True):
        typed[syllable].add(word)
        if spelled := find_other_spelling(word):
            typed[fold(spelled)].add(spelled)
    for beginning, words in query.begun:
        for word in words:
            credit.setdefault(fold(word), (f"{beginning}*",))
            typed[fold(word)].add(word if beginning != fold(beginning) else fold(word))
    return WantedTerms(
        credit=credit,
        pairs=tuple(dict.fromkeys((left, right) for left, _, right in (pair.partition("_") for pair in query.pairs))),
        typed={syllable: frozenset(forms) for syllable, forms in typed.items() if syllable not in forms},
        phrases=query.phrases,
        content=_choose_content_syllables(query),
        text=query.text,
        parts=find_context(query.text),
    )


def _choose_content_syllables(query: Query) -> frozenset[str]:
    """Return the syllables of what is looked for: who types "của Sở" asks for no "của". All of them, if there is no
    other.
    """
    marked = query.words != query.syllables
    pairs = zip(query.syllables, query.words, strict=True)
    found = frozenset(syllable for syllable, word in pairs if is_content_word(syllable, word, marked=marked))
    return found or frozenset(query.syllables)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
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
    near: Booleans
    as_typed: Booleans

    @property
    def as_written(self) -> Booleans:
        """Which syllables each passage holds with the diacritics that were typed."""
        return self.syllables >= 1

    @property
    def held(self) -> Booleans:
        """Which syllables each passage holds."""
        return self.syllables > 0

    def find_marks(self, row: int) -> tuple[tuple[int, int], ...]:
        """Return the places to mark in the passage of a row: those of the words that were asked for, as they
        were typed.
        """
        some = slice(self.first[row], self.first[row + 1])
        as_typed = self.as_typed[some]
        return tuple(zip(self.starts[some][as_typed].tolist(), self.ends[some][as_typed].tolist(), strict=True))

    def run(self, sought: WantedTerms, row: int) -> str:
        """Return the syllables of the passage of a row that are wanted, a line break where they do not stand
        together.
        """
        said: list[str] = []
        some = slice(self.first[row], self.first[row + 1])
        for form, near in zip(self.forms[some].tolist(), self.near[some].tolist(), strict=True):
            said += [] if near else ["\n"]
            said += [sought.syllables[n] for n in sought.meant[form].tolist()]
        return f" {' '.join(said)} "


def gather_evidence(sought: WantedTerms, text: StoredText) -> Evidence:
    """Return what of the query stands in a text. Raises OutOfTime."""
    check_time()
    found = lay_out(text)
    matches = _find_matches(sought, found)
    near = _mark_near_matches(found, matches)
    change = np.flatnonzero(np.diff(matches.places, prepend=-1))
    first = np.append(change, len(matches.places))
    rows = np.repeat(np.arange(len(change)), np.diff(first))
    credit = _weigh_matches(sought, text.text, matches)
    syllables, pairs = _count_terms(sought, matches, near, rows, credit)
    made = Evidence(
        passages=matches.places[change],
        syllables=syllables,
        pairs=pairs,
        first=first,
        starts=matches.starts,
        ends=matches.ends,
        forms=matches.forms,
        near=near,
        as_typed=credit == 1,
    )
    _complete_title(sought, text, made)
    return made


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class _Matches:
    """Where the forms of a query stand, in order: numbers of the first and last syllables and of the form."""

    first: Integers
    last: Integers
    forms: Integers
    starts: Integers
    ends: Integers
    places: Integers


def _find_matches(sought: WantedTerms, found: PassageLayout) -> _Matches:
    hits = sought.lookup.find_within(found)
    first = last = hits.at
    forms = hits.which
    if len(sought.forms) > sought.alone:
        single = forms < sought.alone
        longer = _find_longer_forms(sought, found, hits.at, hits.which)
        for start, end, _ in longer:
            single[start : end + 1] = False
        spans = np.array(longer, dtype=np.int64).reshape(-1, 3)
        at = np.concatenate([np.flatnonzero(single), spans[:, 0]])
        order = np.argsort(at, kind="stable")
        first = hits.at[at[order]]
        last = hits.at[np.concatenate([np.flatnonzero(single), spans[:, 1]])[order]]
        forms = np.concatenate([forms[single], spans[:, 2]])[order]
    return _Matches(
        first=first,
        last=last,
        forms=forms,
        starts=found.starts[first],
        ends=found.ends[last],
        places=found.places[first],
    )


def _find_longer_forms(
    sought: WantedTerms, found: PassageLayout, at: Integers, which: Integers
) -> list[tuple[int, int, int]]:
    """Return (first hit, last hit, form) of the forms of several syllables: the leftmost, the longest, none in
    another.
    """
    number = {syllable: n for n, syllable in enumerate(sought.spoken)}
    every: list[tuple[int, int, int]] = []
    for form in range(sought.alone, len(sought.forms)):
        run = [number[syllable] for syllable in sought.split[form]]
        starts = np.flatnonzero(which[: len(which) - len(run) + 1] == run[0])
        for step, syllable in enumerate(run[1:], start=1):
            follows = (which[starts + step] == syllable) & (at[starts + step] == at[starts] + step)
            starts = starts[follows & (found.places[at[starts + step]] == found.places[at[starts]])]
        every += [(start, start + len(run) - 1, form) for start in starts.tolist()]
    chosen: list[tuple[int, int, int]] = []
    for start, end, form in sorted(every, key=lambda one: (one[0], one[2])):
        whole = sought.patterns[form].fullmatch(found.folded, int(found.starts[at[start]]), int(found.ends[at[end]]))
        if whole and (not chosen or start > chosen[-1][1]):
            chosen.append((start, end, form))
    return chosen


def _mark_near_matches(found: PassageLayout, matches: _Matches) -> Booleans:
    """Mark each match that stands close behind the one before, in the same sentence."""
    near = np.zeros(len(matches.forms), dtype=np.bool_)
    if not len(near):
        return near
    together = (matches.places[1:] == matches.places[:-1]) & (matches.starts[1:] - matches.ends[:-1] <= _GAP)
    near[1:] = found.joined[matches.last[:-1]] & (matches.first[1:] == matches.last[:-1] + 1) & together
    for n in np.flatnonzero(together & ~near[1:]).tolist():
        near[n + 1] = not BOUNDARY.search(found.folded, int(matches.ends[n]), int(matches.starts[n + 1]))
    return near


def _weigh_matches(sought: WantedTerms, text: str, matches: _Matches) -> Numbers:
    """Return what each match counts: less where it is written with other diacritics than were typed."""
    credit = np.ones(len(matches.forms))
    known: dict[str, float] = {}
    for form, spelled in enumerate(sought.forms):
        typed = sought.typed.get(spelled)
        if typed is None or len(sought.credit[spelled]) > 1:  # a long form has no diacritics of "ĐVHC" to keep
            continue
        at = np.flatnonzero(matches.forms == form)
        spans = zip(matches.starts[at].tolist(), matches.ends[at].tolist(), strict=True)
        credit[at] = [_weigh_spelling(text[start:end], typed, known) for start, end in spans]
    return credit


def _weigh_spelling(written: str, typed: frozenset[str], known: dict[str, float]) -> float:
    weight = known.get(written)
    if weight is None:
        weight = known[written] = 1.0 if fold_tones(written) in typed else _OTHER_DIACRITICS
    return weight


def _count_terms(
    sought: WantedTerms, matches: _Matches, near: Booleans, rows: Integers, credit: Numbers
) -> tuple[Numbers, Numbers]:
    """Row by row what each syllable weighs and how often each pair stands: "dựng định" is not "dừng định"."""
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
    same = credit == 1
    paired = (pair >= 0) & same & np.append(same[:1], same[:-1])
    pairs = np.bincount(rows[paired] * few + pair[paired], minlength=height * few).astype(np.float64)
    return syllables.reshape(height, many), pairs.reshape(height, few)


def _complete_title(sought: WantedTerms, text: StoredText, found: Evidence) -> None:
    """Who asks for "báo cáo quý I/2023 Quảng Ngãi" means the document: its title, though that lacks the province.

    Type, body and province count as said in the title when title and they together say all that was asked.
    """
    for row in np.flatnonzero(lay_out(text).outline.titles[found.passages]).tolist():
        missing = np.flatnonzero((found.syllables[row] == 0) & sought.mark_syllables(sought.content))
        known = text.document
        said = {*fold_phrase(" ".join(value for value in (known.doc_type, known.issuer, known.province) if value))}
        if len(missing) and all(sought.syllables[n] in said for n in missing.tolist()):
            found.syllables[row, missing] = 1.0
