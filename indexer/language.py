"""Words of Vietnamese text: the one set of rules for the index, the query and the highlight.

Three kinds of terms are made of a text, each with its place in it:

- **words** as pyvi segments them, lower case, tones in their new place: ``cải_cách``, ``hành_chính``;
- **syllables** folded, so that typing without diacritics finds them: ``cai``, ``cach``;
- **pairs** of neighbouring folded syllables: ``cai_cach``, ``cach_hanh``, ``hanh_chinh``.

pyvi is imported here and nowhere else, when the first words are asked for: it takes 0.8 s.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from indexer.abbreviations import equivalents
from indexer.folding import fold, nfc, tones

RULES_VERSION = 1
"""Raised with every change of the terms that this module makes; a full text of other rules is rebuilt."""

_SYLLABLE = re.compile(r"[^\W_]+")
BOUNDARY = re.compile(r"[;:!?…|•\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|(?<!\d)\.|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class Term:
    """A term and its place: ``text[start:end]`` is what it was made of."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term stands in a document: what an index is made of.

    ``words`` hold the syllables of longer words, too, with their diacritics: "bão" is not "báo".
    """

    words: Counter[str]
    syllables: Counter[str]
    pairs: Counter[str]


def words(text: str) -> list[Term]:
    """The words of a text as pyvi finds them, line by line; marks and punctuation are left out.

    >>> [word.text for word in words("Hiện đại hoá nền hành chính.")]
    ['hiện_đại_hóa', 'nền', 'hành_chính']
    """
    found = []
    offset = 0
    for line in text.split("\n"):
        found += [Term(word, offset + start, offset + end) for word, start, end in _line_words(line)]
        offset += len(line) + 1
    return found


def syllables(text: str) -> list[Term]:
    """The folded syllables, numbers and codes of a text, in order.

    >>> [syllable.text for syllable in syllables("Quyết định 846/QĐ-UBND")]
    ['quyet', 'dinh', '846', 'qd', 'ubnd']
    """
    return [Term(match[0], match.start(), match.end()) for match in _SYLLABLE.finditer(fold(text))]


def pairs(text: str) -> list[Term]:
    """The folded pairs of neighbours within a sentence: they cross a comma, a dash or a quote, not ``. ; :``.

    >>> [pair.text for pair in pairs("dám nghĩ, dám làm. Đạt 6.073 hồ sơ")]
    ['dam_nghi', 'nghi_dam', 'dam_lam', 'dat_6', '6_073', '073_ho', 'ho_so']
    """
    neighbours = pairwise(syllables(text))
    return [
        Term(f"{left.text}_{right.text}", left.start, right.end)
        for left, right in neighbours
        if not BOUNDARY.search(text, left.end - 1, right.start + 1)
    ]


def typed(text: str) -> tuple[str, ...]:
    """The syllables of a text as they were typed: lower case, with their diacritics.

    >>> typed("Hiện đại hoá")
    ('hiện', 'đại', 'hóa')
    """
    return tuple(tones(match[0]) for match in _SYLLABLE.finditer(nfc(text)))


def phrase(text: str) -> tuple[str, ...]:
    """The folded syllables of a text, without their places.

    >>> phrase("“Núi Ấn Sông Trà”")
    ('nui', 'an', 'song', 'tra')
    """
    return tuple(_SYLLABLE.findall(fold(nfc(text))))


def counts(text: str, weighted: Iterable[tuple[str, int]] = ()) -> Counts:
    """Every term of a document, counted; abbreviations count as their long forms too, and the reverse.

    ``weighted`` are texts beside the main one that count several times: the title, the signer.

    >>> counts("Công tác CCHC").syllables["cai"], counts("Cải cách hành chính").syllables["cchc"]
    (1, 1)
    """
    total = Counts(Counter(), Counter(), Counter())
    for piece, weight in [(text, 1), *weighted]:
        for _ in range(weight):
            _count(piece, total)
    return total


def _count(text: str, into: Counts) -> None:
    for line in text.split("\n"):
        for word, _, _ in _line_words(line):
            into.words[word] += 1
            if "_" in word:
                into.words.update(word.split("_"))
    folded = fold(text)
    for sentence in BOUNDARY.split(folded):
        _count_run(_SYLLABLE.findall(sentence), into)
    for extra in equivalents(folded):
        _count_run(extra, into)


def _count_run(run: Sequence[str], into: Counts) -> None:
    into.syllables.update(run)
    into.pairs.update(map("_".join, pairwise(run)))


def runs(typed: Sequence[str], known: Callable[[str], bool], longest: int = 4) -> Iterator[str]:
    """The runs of typed syllables that are words of a collection: pyvi's words without pyvi.

    A query is too short for pyvi to segment well, and waiting for its import would be most of a cold search.

    >>> known = {"cải_cách", "hành_chính", "thi"}
    >>> list(runs(["thi", "cải", "cách", "hành", "chính"], known.__contains__))
    ['thi', 'cải_cách', 'hành_chính']
    """
    for start in range(len(typed)):
        for size in range(1, min(longest, len(typed) - start) + 1):
            word = "_".join(typed[start : start + size])
            if known(word):
                yield word


@lru_cache(maxsize=16384)
def _line_words(line: str) -> tuple[tuple[str, int, int], ...]:
    """The words of one line with their places in it. Lines repeat across reports, so they are remembered."""
    if not line.strip():
        return ()
    found = []
    place = 0
    for token in _segmenter()(line).split():
        start = end = -1
        for syllable in token.split("_"):
            at = line.find(syllable, place)
            if at < 0 or not syllable:
                continue  # an underscore of the text itself
            start, end = (at if start < 0 else start), at + len(syllable)
            place = end
        if start >= 0 and any(character.isalnum() for character in token):
            found.append(("_".join(tones(part) for part in token.split("_") if part), start, end))
    return tuple(found)


@cache
def _segmenter() -> Callable[[str], str]:
    with warnings.catch_warnings():
        # pyvi 0.1.1 writes its patterns as plain strings and was pickled by an older scikit-learn.
        warnings.filterwarnings("ignore", "invalid escape sequence", DeprecationWarning)
        warnings.filterwarnings("ignore", "invalid escape sequence", SyntaxWarning)
        warnings.filterwarnings("ignore", "Trying to unpickle estimator", UserWarning)
        from pyvi import ViTokenizer
    segment: Callable[[str], str] = ViTokenizer.tokenize
    return segment
