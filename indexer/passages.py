"""The passages of stored texts that answer a query best, with the exact places to mark.

The texts of the documents that an engine found are folded (which keeps offsets) and searched for the query's
syllables with one pattern; what stands together in a passage is weighed by how rare it is among the passages of
all those documents, as BM25 weighs words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest
from math import log
from operator import attrgetter

from indexer.abbreviations import GAP, spellings
from indexer.context import Said, said, true_of
from indexer.folding import fold, tones
from indexer.grammar.function_words import counts
from indexer.language import BOUNDARY, grouped, phrase
from indexer.models import Passage, Query, StoredText

_K1 = 0.5  # in a sentence, a word that is repeated says little more than once
_B = 0.75
_OTHER_DIACRITICS = 0.6  # what a syllable counts whose diacritics are not those that were typed
_FROM_HEADING = 0.35  # what the syllables of the headings above count
_HEADING = 0.75  # what a heading counts that does not say all that was asked
_SENT = 0.3  # what a line of the recipients counts: who is told, not what is said
_RECIPIENTS = re.compile(r"\W*nơi\s+nhận\b", re.IGNORECASE)
_GIVEN = 0.5  # what each syllable counts that is true of the document: "quý I/2023" of its report, in all its passages
_SAID_AGAIN = 0.3  # what it counts more where it is said again
_PHRASE = 2.0
_VERBATIM = 1.5  # and a phrase that stands there as it was quoted, not in short: "thủ tục hành chính", not "TTHC"
_GAP = 4  # characters between the syllables of a pair: blanks, a comma, a quote, an asterisk
_FEW, _MANY = 4, 12  # in a query of few syllables each is meant; a question has words of its own

_NONE_BEFORE = ("", 1.0)
_start_of = attrgetter("start")
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Best:
    """A passage by its index in the document, its score (comparable within one search) and what to mark."""

    passage: int
    score: float
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Wanted:
    """A query, ready to be looked for: each form that may stand in a folded text, and what it gives credit for."""

    credit: Mapping[str, tuple[str, ...]]
    pairs: frozenset[_Pair]
    typed: Mapping[str, frozenset[str]]  # folded syllable → how it was typed, if with diacritics
    phrases: tuple[tuple[str, ...], ...]
    meant: frozenset[str] = frozenset()  # the syllables without those of function words
    text: str = ""
    parts: tuple[Said, ...] = ()  # of it, what it says of the documents that are meant

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.credit, key=len, reverse=True)
        either = "|".join(GAP.join(map(re.escape, form.split())) for form in longest_first)
        return re.compile(rf"(?:{either})(?![^\W_])")  # what stands before is looked at after: much faster

    @cached_property
    def syllables(self) -> frozenset[str]:
        return frozenset(syllable for meant in self.credit.values() for syllable in meant)


@dataclass(slots=True)
class _Evidence:
    """What of the query stands in one passage."""

    syllables: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    pairs: Counter[_Pair] = field(default_factory=Counter)
    run: list[str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)


def best_passages(query: Query, texts: Sequence[StoredText], most: int | None = None) -> list[list[Best]]:
    """For each text its passages that hold something of the query, best first.

    With ``most``, only so many of each text are weighed: those that hold most of the query.

    >>> best_passages(parse("điện năng"), [text])[0][0].passage  # doctest: +SKIP
    3
    """
    if query.alternatives:
        return [
            _merged(some) for some in zip(*(best_passages(q, texts, most) for q in query.alternatives), strict=True)
        ]
    wanted = _wanted(query)
    if not wanted.credit:
        return [[] for _ in texts]
    scanned = [_scan(wanted, text) for text in texts]
    weigh = _Weights(wanted, scanned, [passage for text in texts for passage in text.passages])
    ranked = []
    for text, evidence in zip(texts, scanned, strict=True):
        scored = weigh.scores(text, evidence, most)
        found = [Best(index, score, tuple(evidence[index].marks)) for index, score in scored.items()]
        ranked.append(sorted(found, key=lambda best: (-best.score, best.passage)))
    return ranked


def _merged(rankings: Sequence[Sequence[Best]]) -> list[Best]:
    """The passages that any of the alternatives found, each with its best score and all its marks."""
    found: dict[int, Best] = {}
    for best in (best for ranking in rankings for best in ranking):
        known = found.get(best.passage, best)
        marks = tuple(sorted({*known.marks, *best.marks}))
        found[best.passage] = Best(best.passage, max(known.score, best.score), marks)
    return sorted(found.values(), key=lambda best: (-best.score, best.passage))


def passage_holding(passages: Sequence[Passage], offset: int) -> int:
    """The index of the passage that an offset lies in; -1 when it lies in none."""
    index = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return index if index >= 0 and offset < passages[index].end else -1


def _wanted(query: Query) -> _Wanted:
    """Abbreviations are looked for as their long forms, too, and the reverse; each counts as what was typed."""
    credit: dict[str, tuple[str, ...]] = {syllable: (syllable,) for syllable in query.syllables}
    for number in query.syllables:
        credit[grouped(number)] = (number,)
    folded = fold(query.text)
    for start, end, others in spellings(folded):
        for other in others:
            inner = tuple(part for part in other if part in query.syllables)  # a long form takes these with it
            credit[" ".join(other)] = tuple(dict.fromkeys((*phrase(folded[start:end]), *inner)))
    typed: dict[str, set[str]] = defaultdict(set)
    for word, syllable in zip(query.words, query.syllables, strict=True):
        typed[syllable].add(word)
    return _Wanted(
        credit,
        frozenset((left, right) for left, _, right in (pair.partition("_") for pair in query.pairs)),
        {syllable: frozenset(forms) for syllable, forms in typed.items() if syllable not in forms},
        query.phrases,
        _meant(query),
        query.text,
        said(query.text),
    )


def _meant(query: Query) -> frozenset[str]:
    """The syllables of what is looked for: who types "của Sở" asks for no "của". All of them, if there is no other."""
    marked = query.words != query.syllables
    pairs = zip(query.syllables, query.words, strict=True)
    found = frozenset(syllable for syllable, word in pairs if counts(syllable, word, marked=marked))
    return found or frozenset(query.syllables)


def _scan(wanted: _Wanted, text: StoredText) -> dict[int, _Evidence]:
    """Passage → what of the query stands in it."""
    folded, passages = text.folded or fold(text.text), text.passages
    found: dict[int, _Evidence] = {}
    index, last, until = -1, -1, -1  # the passage, where the syllable before ends, where the passage ends
    before = _NONE_BEFORE
    for match in wanted.pattern.finditer(folded):
        start, end = match.span()
        if start and folded[start - 1].isalnum():
            continue
        if start >= until:
            index = bisect_right(passages, start, index + 1, key=_start_of) - 1
            if index < 0 or passages[index].end <= start:
                continue
            until, last = passages[index].end, -1
            evidence = found[index] = _Evidence()
        form = match[0]
        meant = wanted.credit[form] if form in wanted.credit else wanted.credit[" ".join(phrase(form))]
        near = last >= 0 and start - last <= _GAP and not BOUNDARY.search(folded, last, start)
        before = _note(evidence, wanted, meant, before if near else _NONE_BEFORE, text.text[start:end])
        evidence.marks.append((start, end))
        last = end
    _complete_title(wanted, text, found)
    return found


def _complete_title(wanted: _Wanted, text: StoredText, found: Mapping[int, _Evidence]) -> None:
    """Who asks for "báo cáo quý I/2023 Quảng Ngãi" means the document: its title, though that lacks the province.

    Type, body and province count as said in the title when title and they together say all that was asked.
    """
    known = text.document
    said = {*phrase(" ".join(value for value in (known.doc_type, known.issuer, known.province) if value))}
    for index, evidence in found.items():
        missing = wanted.meant - evidence.syllables.keys()
        if text.passages[index].kind == "title" and missing and missing <= said:
            evidence.syllables.update(dict.fromkeys(missing, 1.0))


def _note(
    evidence: _Evidence, wanted: _Wanted, meant: Sequence[str], before: tuple[str, float], written: str
) -> tuple[str, float]:
    """Take what was found as evidence, after a syllable and what it counts; the last syllable, and what that counts."""
    last, weight = before
    if not last:
        evidence.run.append("\n")
    for syllable in meant:
        typed = wanted.typed.get(syllable)
        same = typed is None or len(meant) > 1 or tones(written) in typed
        before_it, weight = weight, 1.0 if same else _OTHER_DIACRITICS
        evidence.syllables[syllable] += weight
        if (last, syllable) in wanted.pairs and before_it == weight == 1.0:  # "dựng định" is not "dừng định"
            evidence.pairs[last, syllable] += 1
        evidence.run.append(syllable)
        last = syllable
    return last, weight


class _Weights:
    """How much a syllable or pair says: the fewer of the passages hold it, the more."""

    def __init__(
        self, wanted: _Wanted, scanned: Iterable[Mapping[int, _Evidence]], passages: Sequence[Passage]
    ) -> None:
        held: Counter[str | _Pair] = Counter()
        for evidence in scanned:
            for one in evidence.values():
                held.update(one.syllables.keys())
                held.update(one.pairs.keys())
        total = len(passages)
        self._rarity = {term: log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in held.items()}
        self._average = sum(passage.end - passage.start for passage in passages) / max(total, 1)
        self._wanted = wanted
        self._whole = self._mass(wanted.syllables)
        many = min(max(len(wanted.syllables) - _FEW, 0) / (_MANY - _FEW), 1.0)
        self._strictness = 1.0 - 0.8 * many

    def scores(self, text: StoredText, evidence: Mapping[int, _Evidence], most: int | None) -> dict[int, float]:
        """Passage → score, of the passages of one document: of all, or of so many that may be its best."""
        given = true_of(self._wanted.parts, self._wanted.text, text.document)
        if not self._mass(self._wanted.syllables - given):
            given = frozenset()
        likely: Iterable[int] = evidence
        if most is not None and len(evidence) > most:
            likely = nlargest(most, evidence, key=lambda index: self._said(evidence[index], given))
        return {index: self._score(text, index, evidence, given) for index in likely}

    def _said(self, own: _Evidence, given: frozenset[str]) -> float:
        """What of the query a passage says, beside what is true of the whole document."""
        pairs = sum(self._rarity[pair] for pair in own.pairs if not given.issuperset(pair))
        return self._mass(own.syllables.keys() - given) + pairs

    def _score(self, text: StoredText, index: int, evidence: Mapping[int, _Evidence], given: frozenset[str]) -> float:
        passages = text.passages
        own, passage, over = evidence[index], passages[index], list(_above(passages, index))
        norm = _K1 * (1 - _B + _B * (passage.end - passage.start) / self._average)
        rest = self._wanted.syllables - given
        if passage.kind == "title" and own.syllables.keys() >= rest & self._wanted.meant:
            given, rest = frozenset(), self._wanted.syllables
        counted: Iterable[tuple[str | _Pair, float]] = [*own.syllables.items(), *own.pairs.items()]
        score = _GIVEN * self._mass(given)
        for term, count in counted:
            known = term in given or (type(term) is tuple and given.issuperset(term))
            part = self._rarity[term] * count * (_K1 + 1) / (count + norm)
            score += _SAID_AGAIN * part if known else part
        above = {term for parent in over if parent in evidence for term in evidence[parent].syllables}
        score += _FROM_HEADING * self._mass(above - own.syllables.keys() - given)
        score *= (self._mass(own.syllables.keys() & rest) / self._mass(rest)) ** self._strictness
        if self._wanted.phrases:
            written = phrase(text.text[passage.start : passage.end])
            score *= _PHRASE ** sum(_holds(own.run, quoted) for quoted in self._wanted.phrases)
            score *= _VERBATIM ** sum(_holds(written, quoted) for quoted in self._wanted.phrases)
        heads = passage.kind in ("heading", "title") or _heads_table(passages, index)
        partial = heads and not own.syllables.keys() >= self._wanted.meant
        sent = any(_RECIPIENTS.match(text.text, passages[parent].start) for parent in over)
        return float(score * (_HEADING if partial else 1.0) * (_SENT if sent else 1.0))

    def _mass(self, syllables: Iterable[str]) -> float:
        return sum(self._rarity.get(syllable, 0.0) for syllable in syllables)


def _heads_table(passages: Sequence[Passage], index: int) -> bool:
    """Is it the first row of several?"""
    kinds = [passage.kind == "row" for passage in passages[max(index - 1, 0) : index + 2]]
    return kinds == [True, True] if index == 0 else kinds == [False, True, True]


def _holds(run: Sequence[str], phrase: Sequence[str]) -> bool:
    return f" {' '.join(phrase)} " in f" {' '.join(run)} "


def _above(passages: Sequence[Passage], index: int) -> Iterator[int]:
    """What a passage stands under: its headings; a row of a table stands under the first one, too."""
    first = index
    while passages[first].kind == "row" and first > 0 and passages[first - 1].kind == "row":
        first -= 1
    if first != index:
        yield first
    parent = passages[index].parent
    while parent >= 0:
        yield parent
        parent = passages[parent].parent
