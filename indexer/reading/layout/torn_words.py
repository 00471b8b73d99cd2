"""Words that a file has torn → whole again.

Where a font has not all letters, the program that made the file took the others from another one: "TỈNH" is drawn as
"T", "Ỉ", "NH", often the foreign letters after all others of the line. What is one word shows by the places of its
letters, and where these are not told well ("cứLuật"), by what a syllable can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from indexer.reading.layout.sheets import SheetWord, form_lines
from indexer.text.syllables import is_syllable

_TIGHT = 0.08  # ems: letters that are nearer may be one word, whatever the file says
_LAPPED = -0.3  # ems that they may overlap
_BLANK = 0.13  # ems that a blank is wide at least
_LEVEL = 0.1  # ems that the feet of one word's parts may differ
_FEW, _ALONE = 8, 0.4  # words of a page at least; how many of them are lone letters where all are
_LONGEST = 8  # parts of a word at most
_BEFORE = 60  # words of a line, drawn before, beside which one can be put
_BEGINS = re.compile(r"\W*[^\W\d_]")
_Box = tuple[float, float, float, float]
_EDGES = ".,;:!?()[]“”\"'…/-–"


def is_torn(before: SheetWord, word: SheetWord) -> bool:
    """Tell whether two words stand as near as letters of one word do."""
    gap, size = word.left - before.right, before.size
    return _LAPPED * size < gap < _TIGHT * size and abs(word.foot - before.foot) < _LEVEL * size


def is_woven(words: Sequence[SheetWord]) -> bool:
    """Tell whether letters of a line were drawn after what stands behind them: a word goes back, to the end of
    another.
    """
    for n, (before, word) in enumerate(pairwise(words)):
        goes_back = word.left < before.left and abs(word.foot - before.foot) < _LEVEL * before.size
        if goes_back and any(is_torn(one, word) for one in words[max(0, n + 1 - _BEFORE) : n]):
            return True
    return False


def is_scattered(words: Sequence[SheetWord]) -> bool:
    """Tell whether most letters of a page stand alone: pdfium parts them so where a page holds little but a
    signature.
    """
    return len(words) >= _FEW and sum(len(word.text) == 1 for word in words) > _ALONE * len(words)


def join_letters(words: Iterable[SheetWord]) -> list[SheetWord]:
    """Make words of letters that stand alone, in the order of the file: those between which no blank has room."""
    found: list[SheetWord] = []
    for word in words:
        before = found[-1] if found else None
        level = before is not None and abs(word.foot - before.foot) < _LEVEL * before.size
        if before is not None and level and _LAPPED * word.size < word.left - before.right < _BLANK * word.size:
            found[-1] = join_parts(before, word)
        else:
            found.append(word)
    return found


def form_words(letters: Iterable[SheetWord]) -> list[SheetWord]:
    """Form words of letters in any order, blanks among them, and return them in the order of their places."""
    return [word for line in form_lines(letters) for word in _list_line_words(line.words)]


def _list_line_words(letters: Sequence[SheetWord]) -> Iterator[SheetWord]:
    parts: list[SheetWord] = []
    for letter in letters:
        is_blank = letter.text == " "
        if parts and (is_blank or letter.left - parts[-1].right > _BLANK * letter.size):
            yield from mend_words(parts, joint=-0.1)
            parts = []
        if is_blank:
            continue
        if not parts or _may_begin(parts[-1].text, letter.text):
            parts.append(letter)
        else:
            parts[-1] = join_parts(parts[-1], letter)
    yield from mend_words(parts, joint=-0.1)


def _may_begin(before: str, letter: str) -> bool:
    """Tell whether a word can begin at a letter though no blank is seen there: after a letter of another font, at a
    capital after a small letter, at a digit after a word.

    >>> [_may_begin(*case) for case in (("SỬ", "D"), ("hiểm", "B"), ("ngày", "2"), ("CO", "2"), ("tr", "a"))]
    [True, True, True, False, False]
    """
    if letter.isdigit():
        return before.isalpha() and (len(before) > 2 or not before.isascii())
    return letter.isalpha() and (before[-1] > "\u0180" or (letter.isupper() and before[-1].islower()))


def join_parts(before: SheetWord, word: SheetWord) -> SheetWord:
    """Return two parts as one word."""
    return SheetWord(
        text=before.text + word.text,
        left=min(before.left, word.left),
        top=min(before.top, word.top),
        right=max(before.right, word.right),
        bottom=max(before.bottom, word.bottom),
        foot=before.foot,
        size=before.size,
        shown=_join_boxes(before.box, word.box) if before.shown or word.shown else None,
        tag=before.tag,
    )


def _join_boxes(one: _Box, other: _Box) -> _Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def mend_words(chain: Sequence[SheetWord], joint: float = 0.1) -> list[SheetWord]:
    """Return words each as near to the next as letters are: those that make one word are joined, others are not.

    ``joint`` is what a joint costs that makes no syllable (``_weigh_chain``).

    >>> box = dict(left=0, top=0, right=1, bottom=1, foot=1, size=10)
    >>> parts = [SheetWord(text=text, **box) for text in ("ĐIỀ", "U", "kể", "từ")]
    >>> [word.text for word in mend_words(parts)]
    ['ĐIỀU', 'kể', 'từ']
    """
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, len(chain) + 1):
        ways = [
            (best[start][0] + _weigh_chain(chain, start, end, joint), (*best[start][1], start))
            for start in range(max(0, end - _LONGEST), end)
        ]
        best.append(min(ways))
    starts = [*best[-1][1], len(chain)]
    return [_join_all_parts(chain[start:end]) for start, end in pairwise(starts)]


def _join_all_parts(parts: Sequence[SheetWord]) -> SheetWord:
    word = parts[0]
    for part in parts[1:]:
        word = join_parts(word, part)
    return word


def _weigh_chain(chain: Sequence[SheetWord], start: int, end: int, joint: float) -> float:
    """Return how unlikely a word of these parts is: no syllable costs most, then a cut between what is none, then a
    joint.
    """
    text = "".join(part.text for part in chain[start:end])
    is_word = _is_word(text)
    odd = _BEGINS.match(text) is not None and not is_word
    cut = start > 0 and not _is_word(chain[start - 1].text) and not is_word
    return 2.0 * odd + 1.0 * cut + (-0.1 if is_word else joint) * (end - start - 1)


def _is_word(text: str) -> bool:
    """Tell whether letters, marks around them apart, are a syllable."""
    return is_syllable(text.strip(_EDGES))
