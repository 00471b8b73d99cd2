"""Words of Vietnamese text: the one set of rules for the index, the query and the highlight.

Three kinds of terms are made of a text, each with its place in it:

- **words** as pyvi segments them, lower case, tones in their new place: ``cải_cách``, ``hành_chính``;
- **syllables** folded, so that typing without diacritics finds them: ``cai``, ``cach``;
- **pairs** of neighbouring folded syllables: ``cai_cach``, ``cach_hanh``, ``hanh_chinh``.

pyvi's model says which syllables make a word (``indexer.text.joints``); it is read when the first words are asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from indexer.text.abbreviations import count_other_words, list_expansions, may_be_short, opens_abbreviation
from indexer.text.folding import compose_letters, fold, fold_tones, fold_whole
from indexer.text.patterns import compile_late

if TYPE_CHECKING:
    from indexer.text.counted_terms import Besides, SaidTerms

RULES_VERSION = 4
"""Raised with every change of the terms that this module makes; a full text of other rules is rebuilt."""

_LINE = 4000  # characters that pyvi is given at once
_LONG = 1000  # characters of a text that is counted over what stands between its blanks
_RUN = 1000  # characters without a blank: longer than any address
_LONG_RUN = compile_late(rf"\S{{{_RUN + 1},}}")
_PART = compile_late(r"(?s:.{1,200000})[^\n]*\n?")  # whole lines, so many that memory stays small
_GROUPED = compile_late(r"(?<![\w.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?!\w|\.\d)")
_SYLLABLE = compile_late(r"[^\W_]+")
BOUNDARY = compile_late(r"[;:!?…|•\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|(?<!\d)\.|\.(?!\d)")
_SAID = compile_late(f"{_SYLLABLE.pattern}|{BOUNDARY.pattern}")


@dataclass(frozen=True, slots=True)
class Term:
    """A term and its place: ``text[start:end]`` is what it was made of."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term stands in a document: what an index is made of.

    ``segment_words`` hold every syllable as it is written, too, with its diacritics: "bão" is not "báo".
    """

    words: Counter[str]
    syllables: Counter[str]
    pairs: Counter[str]


def segment_words(text: str) -> list[Term]:
    """Return the words of a text as pyvi finds them, line by line; marks and punctuation are left out.

    >>> [word.text for word in segment_words("Hiện đại hoá nền hành chính.")]
    ['hiện_đại_hóa', 'nền', 'hành_chính']
    """
    found = []
    offset = 0
    for line in text.split("\n"):
        found += [Term(word, offset + start, offset + end) for word, start, end in _list_word_places(line)]
        offset += len(line) + 1
    return found


def cut_syllables(text: str) -> list[Term]:
    """Return the folded syllables, numbers and codes of a text, in order.

    >>> [syllable.text for syllable in cut_syllables("Quyết định 846/QĐ-UBND")]
    ['quyet', 'dinh', '846', 'qd', 'ubnd']
    """
    return [Term(match[0], match.start(), match.end()) for match in _SYLLABLE.finditer(fold(text))]


def pair_syllables(text: str) -> list[Term]:
    """Return the folded pairs of neighbours within a sentence: they cross a comma, a dash or a quote, not ``. ;
    :``.

    >>> [pair.text for pair in pair_syllables("dám nghĩ, dám làm. Đạt 6.073 hồ sơ")]
    ['dam_nghi', 'nghi_dam', 'dam_lam', 'dat_6', '6_073', '073_ho', 'ho_so']
    """
    neighbours = pairwise(cut_syllables(text))
    return [
        Term(f"{left.text}_{right.text}", left.start, right.end)
        for left, right in neighbours
        if not BOUNDARY.search(text, left.end - 1, right.start + 1)
    ]


def list_typed_words(text: str) -> tuple[str, ...]:
    """Return the syllables of a text as they were typed: lower case, with their diacritics.

    >>> list_typed_words("Hiện đại hoá")
    ('hiện', 'đại', 'hóa')
    """
    return tuple(fold_tones(match[0]) for match in _SYLLABLE.finditer(compose_letters(text)))


def fold_phrase(text: str) -> tuple[str, ...]:
    """Return the folded syllables of a text, without their places.

    >>> fold_phrase("“Núi Ấn Sông Trà”")
    ('nui', 'an', 'song', 'tra')
    """
    return tuple(_SYLLABLE.findall(fold(compose_letters(text))))


def ungroup_digits(text: str) -> str:
    """Return the text with the dots for thousands left out of its numbers: who looks for 6073 means 6.073, too.

    >>> ungroup_digits("6.073 hồ sơ, 5.142,6 triệu, 16.3.2023, mục 2.1")
    '6073 hồ sơ, 5142,6 triệu, 16.3.2023, mục 2.1'
    """
    return _GROUPED.sub(lambda number: number[0].replace(".", ""), text)


def find_grouped_digits(digits: str) -> str:
    """Return a whole number with dots for thousands; anything else as it is.

    >>> find_grouped_digits("6073"), find_grouped_digits("846"), find_grouped_digits("04386"), find_grouped_digits("hồ")
    ('6.073', '846', '04386', 'hồ')
    """
    return f"{int(digits):,}".replace(",", ".") if re.fullmatch(r"[1-9][0-9]{3,11}", digits) else digits


class Beside(NamedTuple):
    """A text beside the main one: its words count ``weight`` times.

    What is not ``stated`` was worked out by the program: it helps to rank, but nobody wrote those words.
    """

    text: str
    weight: int = 1
    stated: bool = True


def count_terms(text: str, beside: Iterable[Beside] = ()) -> Counts:
    """Count every term of a document; abbreviations count as their long forms too, and the reverse.

    A syllable that stands in the document by such a count only is told by ``implied``.

    >>> count_terms("Công tác CCHC").syllables["cai"], count_terms("Cải cách hành chính").syllables["cchc"]
    (1, 1)
    >>> held = count_terms("Công tác CCHC").syllables
    >>> name_implied("cai") in held, name_implied("cong") in held
    (True, False)
    """
    total = Counts(Counter(), Counter(), Counter())
    more = Counts(Counter(), Counter(), Counter())
    for piece, weight, stated in (Beside(text), *beside):
        for _ in range(weight):
            _count(piece, total if stated else more, more, as_written=stated)
    for syllable in more.syllables.keys() - total.syllables.keys():
        total.syllables[name_implied(syllable)] = 1
    total.syllables.update(more.syllables)
    total.pairs.update(more.pairs)
    return total


def name_implied(syllable: str) -> str:
    """Return the term of the documents that a folded syllable stands in by a short or a long form only."""
    return f"~{syllable}"


def _count(text: str, into: Counts, more: Counts, *, as_written: bool = True) -> None:
    """Count what a text says, and ``more`` that it says in other words; ``as_written``: with its diacritics, too."""
    said, compounds = _count_long(text) if len(text) >= _LONG else _count_short(text)
    if as_written:
        into.words.update(said.words | _speak(compounds))
    into.syllables.update(said.syllables)
    into.pairs.update(said.pairs)
    for other, often in count_other_words(said.order, said.pairs):
        _count_run(other, more, often)
    goes_on = any(besides.opens for besides, _ in said.besides)
    for besides, often in said.besides:
        for number in besides.numbers:
            into.syllables[number] += often
        for extra in () if goes_on else besides.expansions:
            _count_run(extra, more, often)
    for extra in list_expansions(fold_whole(text)) if goes_on else ():
        _count_run(extra, more)


def _count_short(text: str) -> tuple[SaidTerms, Counter[str]]:
    """Return what a text says, and its words of several of pyvi's tokens."""
    from indexer.text.counted_terms import Besides, SaidTerms  # NumPy: no query waits for it

    written = _SAID.findall(text)
    said = list(map(fold, written))
    words = Counter(fold_tones(one) for one in written if one.isalnum())
    pairs = Counter(f"{left}_{right}" for left, right in pairwise(said) if left.isalnum() and right.isalnum())
    folded = fold(text)
    besides = Besides(_list_grouped(folded), tuple(list_expansions(folded)))
    return SaidTerms(said, words, Counter(filter(str.isalnum, said)), pairs, [(besides, 1)]), _count_pyvi_words(text)


def _count_long(text: str) -> tuple[SaidTerms, Counter[str]]:
    """Return the same: each thing that stands between blanks is looked at once for all texts."""
    from indexer.text.counted_terms import TermRules, cut_at_blanks, open_counting

    counting = open_counting(TermRules(_SAID.findall, fold_tones, fold, _tell_besides))
    bounded, compounds = _cut_long_lines(text), Counter[str]()
    with counting.lock:
        counting.make_room()
        parts = list(map(cut_at_blanks, _PART.findall(text)))
        said = counting.count(parts)
        pieces = _PART.findall(bounded)
        for piece, part in zip(pieces, parts if bounded is text else map(cut_at_blanks, pieces), strict=True):
            compounds.update(counting.count_compounds(part, underscored="_" in piece))
    return said, compounds


def _tell_besides(between: str) -> Besides | None:
    """Return what something between blanks says besides; None for most."""
    from indexer.text.counted_terms import Besides

    folded = fold(between)
    plain = folded.isascii() and not may_be_short(_SYLLABLE.findall(folded))
    if plain and "." not in between:
        return None
    numbers = _list_grouped(folded)
    if plain and not numbers:
        return None
    return Besides(numbers, tuple(list_expansions(folded)), opens_abbreviation(folded))


def _list_grouped(folded: str) -> tuple[str, ...]:
    """Return the numbers of a folded text that have dots for thousands, without them."""
    return tuple(number.replace(".", "") for number in _GROUPED.findall(folded))


def _count_pyvi_words(text: str) -> Counter[str]:
    """Count pyvi's words of several tokens, and those with an underscore of their own."""
    from indexer.text.joints import TOKEN, find_joints, join_tokens, list_compounds  # NumPy: no query waits for it

    found: Counter[str] = Counter()
    for part in _PART.findall(_cut_long_lines(text)):
        tokens = TOKEN.findall(part)
        joined = find_joints(tokens)
        if "_" in part:
            found.update(word for word in join_tokens(tokens, joined) if "_" in word)
        else:
            found.update(list_compounds(tokens, joined))
    return found


def _speak(compounds: Mapping[str, int]) -> Counter[str]:
    """Return the words that some of pyvi's words are, how often."""
    spoken: Counter[str] = Counter()
    for word, often in compounds.items():
        if said := _read_compound(word):
            spoken[said] += often
    return spoken


def _count_run(run: Sequence[str], into: Counts, often: int = 1) -> None:
    for syllable in run:
        into.syllables[syllable] += often
    for left, right in pairwise(run):
        into.pairs[f"{left}_{right}"] += often


def list_runs(typed: Sequence[str], known: Callable[[str], bool], longest: int = 4) -> Iterator[str]:
    """Yield the runs of typed syllables that are words of a collection: pyvi's words without pyvi.

    A query is too short for pyvi to segment well, and waiting for its import would be most of a cold search.

    >>> known = {"cải_cách", "hành_chính", "thi"}
    >>> list(list_runs(["thi", "cải", "cách", "hành", "chính"], known.__contains__))
    ['thi', 'cải_cách', 'hành_chính']
    """
    for start in range(len(typed)):
        for size in range(1, min(longest, len(typed) - start) + 1):
            word = "_".join(typed[start : start + size])
            if known(word):
                yield word


def _list_word_places(line: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of one line with their places in it: each syllable is looked for in turn."""
    from indexer.text.joints import TOKEN, find_joints, join_tokens

    place = 0
    tokens = TOKEN.findall(_cut_long_lines(line))
    for token in join_tokens(tokens, find_joints(tokens)):
        start = end = -1
        for syllable in token.split("_"):
            at = line.find(syllable, place)
            if at < 0 or not syllable:
                continue  # an underscore of the text itself
            start, end = (at if start < 0 else start), at + len(syllable)
            place = end
        spoken = _read_token(token)
        if spoken and start >= 0:
            yield spoken[0], start, end


def _cut_long_lines(text: str) -> str:
    """Return a text with its very long lines cut, between words where it has some.

    pyvi's patterns take a time that grows with the square of a run without a blank.
    """
    lines = text.split("\n")
    if max(map(len, lines)) <= _LINE:
        return text
    return "\n".join(piece for line in lines for piece in (cut_line(line) if len(line) > _LINE else (line,)))


def cut_line(line: str) -> Iterator[str]:
    """Yield a line in parts of bounded length, cut before a blank where there is one.

    >>> [len(piece) for piece in cut_line("ab " * 2000)], [len(piece) for piece in cut_line("ab-cd" * 1000)]
    ([3998, 2002], [1000, 1000, 1000, 1000, 1000])
    """
    start = 0
    while start < len(line):
        end = start + _LINE
        if end < len(line):
            blank = line.rfind(" ", start + 1, end)
            end = blank if blank > start else start + _RUN
        yield from _list_short_runs(line[start:end])
        start = end


def _list_short_runs(piece: str) -> Iterator[str]:
    """Yield the piece itself, or cut within a run without a blank that is longer than any word."""
    place = 0
    for run in _LONG_RUN.finditer(piece):
        while run.end() - place > _RUN and place < run.end():
            cut = max(run.start(), place) + _RUN
            yield piece[place:cut]
            place = cut
    if place < len(piece):
        yield piece[place:]


def _read_compound(token: str) -> str:
    """pyvi's token as a word of several syllables; "" for any other."""
    return found[0] if "_" in token and len(found := _read_token(token)) > 1 else ""


@lru_cache(maxsize=65536)
def _read_token(token: str) -> tuple[str, ...]:
    """pyvi's token as a word, and the syllables of a word that has several; nothing for punctuation."""
    if not any(character.isalnum() for character in token):
        return ()
    parts = [fold_tones(part) for part in token.split("_") if part]
    return ("_".join(parts), *parts) if len(parts) > 1 else tuple(parts)
