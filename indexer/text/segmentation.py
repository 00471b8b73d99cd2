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
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from string import punctuation
from typing import Any, NamedTuple

from indexer.text.abbreviations import expansions, in_other_words
from indexer.text.folding import compose_letters, fold, fold_tones

RULES_VERSION = 3
"""Raised with every change of the terms that this module makes; a full text of other rules is rebuilt."""

_LINE = 4000  # characters that pyvi is given at once
_RUN = 1000  # characters without a blank: longer than any address
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1},}}")
_GROUPED = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?!\w|\.\d)")
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

    ``segment_words`` hold every syllable as it is written, too, with its diacritics: "bão" is not "báo".
    """

    words: Counter[str]
    syllables: Counter[str]
    pairs: Counter[str]


def segment_words(text: str) -> list[Term]:
    """The words of a text as pyvi finds them, line by line; marks and punctuation are left out.

    >>> [word.text for word in segment_words("Hiện đại hoá nền hành chính.")]
    ['hiện_đại_hóa', 'nền', 'hành_chính']
    """
    found = []
    offset = 0
    for line in text.split("\n"):
        found += [Term(word, offset + start, offset + end) for word, start, end in _aligned(line)]
        offset += len(line) + 1
    return found


def cut_syllables(text: str) -> list[Term]:
    """The folded syllables, numbers and codes of a text, in order.

    >>> [syllable.text for syllable in cut_syllables("Quyết định 846/QĐ-UBND")]
    ['quyet', 'dinh', '846', 'qd', 'ubnd']
    """
    return [Term(match[0], match.start(), match.end()) for match in _SYLLABLE.finditer(fold(text))]


def pair_syllables(text: str) -> list[Term]:
    """The folded pairs of neighbours within a sentence: they cross a comma, a dash or a quote, not ``. ; :``.

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
    """The syllables of a text as they were typed: lower case, with their diacritics.

    >>> list_typed_words("Hiện đại hoá")
    ('hiện', 'đại', 'hóa')
    """
    return tuple(fold_tones(match[0]) for match in _SYLLABLE.finditer(compose_letters(text)))


def fold_phrase(text: str) -> tuple[str, ...]:
    """The folded syllables of a text, without their places.

    >>> fold_phrase("“Núi Ấn Sông Trà”")
    ('nui', 'an', 'song', 'tra')
    """
    return tuple(_SYLLABLE.findall(fold(compose_letters(text))))


def ungroup_digits(text: str) -> str:
    """The text with the dots for thousands left out of its numbers: who looks for 6073 means 6.073, too.

    >>> ungroup_digits("6.073 hồ sơ, 5.142,6 triệu, 16.3.2023, mục 2.1")
    '6073 hồ sơ, 5142,6 triệu, 16.3.2023, mục 2.1'
    """
    return _GROUPED.sub(lambda number: number[0].replace(".", ""), text)


def find_grouped_digits(digits: str) -> str:
    """A whole number with dots for thousands; anything else as it is.

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
    """Every term of a document, counted; abbreviations count as their long forms too, and the reverse.

    A syllable that stands in the document by such a count only is told by ``implied``.

    >>> count_terms("Công tác CCHC").syllables["cai"], count_terms("Cải cách hành chính").syllables["cchc"]
    (1, 1)
    >>> held = count_terms("Công tác CCHC").syllables
    >>> implied("cai") in held, implied("cong") in held
    (True, False)
    """
    total = Counts(Counter(), Counter(), Counter())
    more = Counts(Counter(), Counter(), Counter())
    for piece, weight, stated in (Beside(text), *beside):
        for _ in range(weight):
            _count(piece, total, more) if stated else _count_folded(fold(piece), more, more)
    for syllable in more.syllables.keys() - total.syllables.keys():
        total.syllables[implied(syllable)] = 1
    total.syllables.update(more.syllables)
    total.pairs.update(more.pairs)
    return total


def implied(syllable: str) -> str:
    """The term of the documents that a folded syllable stands in by a short or a long form only."""
    return f"~{syllable}"


def _count(text: str, into: Counts, more: Counts) -> None:
    """Count what a text says, and ``more`` that it says in other words."""
    for line in text.split("\n"):
        into.words.update(compound for token in _tokens(line) if (compound := _compound(token)))
    for written, often in Counter(_SYLLABLE.findall(text)).items():
        into.words[fold_tones(written)] += often
    _count_folded(fold(text), into, more)


def _count_folded(folded: str, into: Counts, more: Counts) -> None:
    for sentence in BOUNDARY.split(folded):
        run = _SYLLABLE.findall(sentence)
        _count_run(run, into)
        for extra in in_other_words(run):
            _count_run(extra, more)
    for extra in expansions(folded):
        _count_run(extra, more)
    for number in _GROUPED.findall(folded):
        into.syllables[number.replace(".", "")] += 1


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


def _aligned(line: str) -> Iterator[tuple[str, int, int]]:
    """The words of one line with their places in it: pyvi gives none, so each syllable is looked for in turn."""
    place = 0
    for token in _tokens(line):
        start = end = -1
        for syllable in token.split("_"):
            at = line.find(syllable, place)
            if at < 0 or not syllable:
                continue  # an underscore of the text itself
            start, end = (at if start < 0 else start), at + len(syllable)
            place = end
        spoken = _spoken(token)
        if spoken and start >= 0:
            yield spoken[0], start, end


def _tokens(line: str) -> tuple[str, ...]:
    """What pyvi makes of one line; a very long one is cut, between words where it has some.

    pyvi's patterns take a time that grows with the square of a run without a blank, and its tagger the memory of
    thousands of bytes a word.
    """
    if len(line) <= _LINE:
        return _line_tokens(line)
    return tuple(token for piece in pieces(line) for token in _line_tokens(piece))


def pieces(line: str) -> Iterator[str]:
    """A line in parts of bounded length, cut before a blank where there is one.

    >>> [len(piece) for piece in pieces("ab " * 2000)], [len(piece) for piece in pieces("ab-cd" * 1000)]
    ([3998, 2002], [1000, 1000, 1000, 1000, 1000])
    """
    start = 0
    while start < len(line):
        end = start + _LINE
        if end < len(line):
            blank = line.rfind(" ", start + 1, end)
            end = blank if blank > start else start + _RUN
        yield from _short_runs(line[start:end])
        start = end


def _short_runs(piece: str) -> Iterator[str]:
    """The piece itself, or cut within a run without a blank that is longer than any word."""
    place = 0
    for run in _LONG_RUN.finditer(piece):
        while run.end() - place > _RUN and place < run.end():
            cut = max(run.start(), place) + _RUN
            yield piece[place:cut]
            place = cut
    if place < len(piece):
        yield piece[place:]


@lru_cache(maxsize=16384)
def _line_tokens(line: str) -> tuple[str, ...]:
    """Lines repeat across reports, so they are remembered."""
    return tuple(_segmenter()(line).split()) if line and not line.isspace() else ()


def _compound(token: str) -> str:
    """pyvi's token as a word of several syllables; "" for any other."""
    return found[0] if "_" in token and len(found := _spoken(token)) > 1 else ""


@lru_cache(maxsize=65536)
def _spoken(token: str) -> tuple[str, ...]:
    """pyvi's token as a word, and the syllables of a word that has several; nothing for punctuation."""
    if not any(character.isalnum() for character in token):
        return ()
    parts = [fold_tones(part) for part in token.split("_") if part]
    return ("_".join(parts), *parts) if len(parts) > 1 else tuple(parts)


@contextmanager
def _in_memory() -> Iterator[list[bytes]]:
    """While pyvi is imported, its model stays in memory: unpickled, it writes itself to a temporary file.

    A process that is killed leaves that file behind, and where the disk is full there is no place for it.
    """
    from sklearn_crfsuite._fileresource import FileResource

    kept: list[bytes] = []
    restore = FileResource.__setstate__

    def keep(resource: Any, state: dict[str, Any]) -> None:
        kept.append(state.pop("__FILE_RESOURCE_DATA__"))
        vars(resource).update(state)

    FileResource.__setstate__ = keep
    try:
        yield kept
    finally:
        FileResource.__setstate__ = restore


def _tagger(model: bytes) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return tagger


@cache
def _segmenter() -> Callable[[str], str]:
    """pyvi's own words of a line, from its own model: only the features are built faster than it builds them.

    pyvi makes a dictionary of every token and its neighbours; what a token contributes is made here once, and a
    feature that is false is left out, which to the model is the same.
    """
    with warnings.catch_warnings():
        # pyvi 0.1.1 writes its patterns as plain strings and was pickled by an older scikit-learn.
        warnings.filterwarnings("ignore", "invalid escape sequence", DeprecationWarning)
        warnings.filterwarnings("ignore", "invalid escape sequence", SyntaxWarning)
        warnings.filterwarnings("ignore", "Trying to unpickle estimator", UserWarning)
        with _in_memory() as kept:
            from pyvi.ViTokenizer import ViTokenizer as Pyvi
    if kept:
        Pyvi.model._tagger = _tagger(kept[0])  # so that pyvi itself does without its file, too
    tag: Callable[[list[list[str]]], list[str]] = Pyvi.model.tagger_.tag
    Pyvi.model.modelfile.kept = kept  # the tagger reads from it as long as it lives

    def segment(line: str) -> str:
        _, tokens = Pyvi.sylabelize(line)
        labels = tag(_features(tokens, Pyvi.bi_grams, Pyvi.tri_grams)) if tokens else []
        words = tokens[:1]
        for label, (left, right) in zip(labels[1:], pairwise(tokens), strict=True):
            words.append(("_" if label == "I_W" and _may_join(left, right) else " ") + right)
        return "".join(words)

    return segment


def _may_join(left: str, right: str) -> bool:
    """pyvi's rule: no punctuation, no number, and no capital after a small letter within a word."""
    if left in punctuation or right in punctuation or left[0].isdigit() or right[0].isdigit():
        return False
    return left[0].istitle() or not right[0].istitle()


def _features(tokens: Sequence[str], known_pairs: Set[str], known_triples: Set[str]) -> list[list[str]]:
    """For each token the names of its features that are true, as the model knows them."""
    parts = [_contribution(token) for token in tokens]
    lower = [part[0] for part in parts]
    two = [f"{a} {b}" in known_pairs for a, b in pairwise(lower)]
    three = [f"{a} {b} {c}" in known_triples for a, b, c in zip(lower, lower[1:], lower[2:], strict=False)]
    last = len(tokens) - 1
    features = []
    for at, (_, own, _, _) in enumerate(parts):
        true = list(own)
        if at > 0:
            true += parts[at - 1][2]
            if two[at - 1]:
                true.append("-1:word.bi_gram()")
            if at > 1 and three[at - 2]:
                true.append("-2:word.tri_gram()")
        if at < last:
            true += parts[at + 1][3]
            if two[at]:
                true.append("+1:word.bi_gram()")
            if at < last - 1 and three[at]:
                true.append("+2:word.tri_gram()")
        features.append(true)
    return features


@lru_cache(maxsize=65536)
def _contribution(token: str) -> tuple[str, list[str], list[str], list[str]]:
    """(the token in lower case, its features for itself, for the token after it, for the token before it)."""
    lower = token.lower()
    shape = [name for name, true in (("isupper", token.isupper()), ("istitle", token.istitle())) if true]
    neighbour = [f"word.lower():{lower}", *(f"word.{name}()" for name in shape)]
    own = ["bias", *neighbour, *(["word.isdigit()"] if token.isdigit() else [])]
    return lower, own, [f"-1:{name}" for name in neighbour], [f"+1:{name}" for name in neighbour]
