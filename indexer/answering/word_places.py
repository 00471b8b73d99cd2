"""The words of a question, and where a text says them: as they are, as abbreviations, or in other words.

Function words count on neither side. A word that was typed with diacritics is found with these only: "số" is no "sở".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cache, lru_cache

from indexer.grammar.function_words import is_content_word
from indexer.grammar.synonyms import find_synonyms
from indexer.text.abbreviations import ABBREVIATIONS, find_abbreviations
from indexer.text.folding import fold, fold_tones

WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W_]+")
_SPELLED = {"ki": "ky", "li": "ly", "mi": "my", "si": "sy", "ti": "ty", "hi": "hy", "qui": "quy"}
_TWO_WAYS = frozenset(_SPELLED.values())
_GAP = re.compile(r"[\s*_]*(?:[,/&-]\s*)?(?:\w{1,4}\s+)?$")


@dataclass(frozen=True, slots=True)
class MatchedPlace:
    """``text[start:end]`` says the words of a question with these indexes."""

    start: int
    end: int
    words: tuple[int, ...]


@dataclass(frozen=True)
class Wanted:
    """The words that are looked for, each once, in order; which of them are neighbours; how they were typed."""

    words: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    typed: tuple[str, ...]
    places: tuple[int, ...]
    pattern: re.Pattern[str] | None
    _: KW_ONLY
    others: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]


@lru_cache(maxsize=256)
def list_wanted(text: str, left_out: frozenset[int] = frozenset()) -> Wanted:
    """Return what is looked for of a question; ``left_out`` are places of characters that ask and say nothing.

    >>> list_wanted("Sở tiếp nhận bao nhiêu TTHC?").words
    ('so', 'tiep', 'nhan', 'thu', 'tuc', 'hanh', 'chinh')
    """
    folded, marked = fold(text), not text.isascii()
    short = {start: (end, long) for start, end, long in find_abbreviations(folded)}
    order: dict[str, int] = {}
    typed: list[str] = []
    places: list[int] = []
    pairs: set[tuple[int, int]] = set()
    before = -1
    for match in WORD.finditer(folded):
        written = text[match.start() : match.end()]
        if match.start() in left_out or not is_content_word(match[0], written, marked=marked):
            continue
        long = short[match.start()][1] if short.get(match.start(), (0,))[0] == match.end() else (match[0],)
        for part in long:
            word = _SPELLED.get(part, part)
            if word not in order:
                order[word] = len(order)
                typed.append(fold_tones(written) if len(long) == 1 and written.lower() != match[0] else "")
                places.append(match.start())
            if before >= 0 and before != order[word]:
                pairs.add((before, order[word]))
            before = order[word]
    forms = set(order) | {form for form, plain in _SPELLED.items() if plain in order}
    ways = sorted(forms, key=len, reverse=True)
    pattern = _compile_words(ways) if ways else None
    return Wanted(
        tuple(order),
        tuple(sorted(pairs)),
        tuple(typed),
        tuple(places),
        pattern,
        others=tuple(_find_synonym_patterns(folded, order)),
    )


def _compile_words(ways: Sequence[str]) -> re.Pattern[str]:
    """A measure may be glued to its figure: "300-330gsm"."""
    glued = "|".join(re.escape(way) for way in ways if len(way) > 1 and way.isalpha())
    apart = "|".join(map(re.escape, ways))
    return re.compile(rf"(?:(?<!\w)(?:{apart})" + (rf"|(?<=\d)(?:{glued})" if glued else "") + r")(?!\w)")


@cache
def _list_abbreviations() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((fold(short), tuple(_SPELLED.get(w, w) for w in fold(long).split())) for short, long in ABBREVIATIONS)


def _find_synonym_patterns(folded: str, order: dict[str, int]) -> Iterator[tuple[re.Pattern[str], tuple[int, ...]]]:
    for pattern, said in find_synonyms(folded):
        indexes = tuple(order[word] for word in said if word in order)
        if indexes:
            yield pattern, indexes
    told = f" {' '.join(order)} "
    for short, long in _list_abbreviations():
        indexes = tuple(order[word] for word in long if word in order)
        if len(indexes) > 1 and (len(indexes) == len(long) or " ".join(long) in told):
            yield re.compile(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])"), indexes


def find_hits(wanted: Wanted, text: str, folded: str) -> list[MatchedPlace]:
    """Return where the text says the words, in order."""
    found = list(_find_plain_places(wanted, text, folded))
    for pattern, indexes in wanted.others:
        found += [MatchedPlace(match.start(), match.end(), indexes) for match in pattern.finditer(folded)]
    found.sort(key=lambda hit: (hit.start, -len(hit.words)))
    return found


def _find_plain_places(wanted: Wanted, text: str, folded: str) -> Iterator[MatchedPlace]:
    if wanted.pattern is None:
        return
    order = {word: at for at, word in enumerate(wanted.words)}
    for match in wanted.pattern.finditer(folded):
        at = order[_SPELLED.get(match[0], match[0])]
        typed = wanted.typed[at]
        if typed and match[0] in order and match[0] not in _TWO_WAYS:
            written = text[match.start() : match.end()]
            if fold_tones(written) != typed and written.lower() != match[0]:
                continue
        yield MatchedPlace(match.start(), match.end(), (at,))


def are_neighbours(folded: str, left: MatchedPlace, right: MatchedPlace) -> bool:
    """Tell whether two hits are neighbours, but for blanks, marks of writing and one function word."""
    return 0 <= right.start - left.end <= 6 and _GAP.match(folded[left.end : right.start]) is not None
