"""Two readings of one line → the better word of each pair, and how sure it is.

Measured: trueocr is better at digits and bad scans, Tesseract at diacritics and punctuation. Where they differ, the one
that makes a word with its neighbours is chosen; a third word never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from indexer.reading.ocr.lines import Seen
from indexer.text.folding import fold
from indexer.text.syllables import is_syllable
from indexer.text.vocabulary import is_listed, is_pair

_DIGIT = re.compile(r"\d")
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_CUT = re.compile(r"\d \d")
_DATED = re.compile(r"ngày|tháng|năm|\d+[.,;]?", re.IGNORECASE)
_GLUED = re.compile(r"(?=.*\d)(?=.*(?:ngày|tháng|năm))(?:ngày|tháng|năm|\d{1,4}[.,;]?){2,6}", re.IGNORECASE)
_STROKES = re.compile(r"(?=l*I)(?=I*l)[Il]{2,3}")
_EDGES = ".,;:()[]\"'“”‘’-–!?*•/"
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_CERTAIN, _LESS = 0.97, 0.9  # from which on the first's punctuation stands, under which the second's does not
_SUREST, _MUCH_LESS = 0.99, 0.83  # the same of diacritics
_DIFFERENT = 0.6  # what is left of the confidence of a word that the two read differently
_ALONE = 0.75  # of one that a single reader saw
_AGREED = 0.9  # the least where both saw the same


@dataclass(slots=True)
class _Pair:
    """What each reader saw in one place; ``theirs`` empty: only the first saw anything."""

    ours: list[Seen]
    theirs: list[Seen]

    @property
    def single(self) -> bool:
        return len(self.ours) == 1 == len(self.theirs)


def vote_words(first: Sequence[Seen], second: Sequence[Seen]) -> list[Seen]:
    """Return the words of a line: the first reading's places, the better text of the two, how sure it is."""
    if not second:
        return [Seen(word.text, word.left, word.right, word.sure * _ALONE) for word in first]
    pairs = list(_list_pairs(first, second))
    found: list[Seen] = []
    for n, pair in enumerate(pairs):
        after = pairs[n + 1].ours[0].text if n + 1 < len(pairs) and pairs[n + 1].ours else ""
        found += [
            part
            for word in _choose_words(pair, found[-1].text if found else "", after)
            for part in _split_glued_date(word)
        ]
    return found


def _split_glued_date(word: Seen) -> list[Seen]:
    """Return a word of a date that was seen without its blanks, as words: "ngày22tháng"."""
    if _GLUED.fullmatch(word.text) is None:
        return [word]
    parts = [Seen(text, word.left, word.right, word.sure) for text in _DATED.findall(word.text)]
    return _place_words(parts, [word], word.sure)


def _list_pairs(first: Sequence[Seen], second: Sequence[Seen]) -> Iterator[_Pair]:
    """Yield the places of a line: words of the same letters one by one, others as many as there are."""
    ours, theirs = [_make_key(word.text) for word in first], [_make_key(word.text) for word in second]
    for same, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if same == "equal" or j - i == m - k:
            for one, other in zip(first[i:j], second[k:m], strict=True):
                yield _Pair([one], [other])
        elif j > i:
            yield _Pair(list(first[i:j]), list(second[k:m]))


def _make_key(text: str) -> str:
    return fold(text).strip(_EDGES) or text


def _choose_words(pair: _Pair, before: str, after: str) -> list[Seen]:
    if pair.single:
        return [_choose_better_word(pair.ours[0], pair.theirs[0], before, after)]
    if not pair.theirs:
        if all(not any(c.isalnum() for c in word.text) for word in pair.ours):
            return []
        return [Seen(word.text, word.left, word.right, word.sure * _ALONE) for word in pair.ours]
    return _choose_unlike_words(pair.ours, pair.theirs)


def _choose_better_word(one: Seen, other: Seen, before: str, after: str) -> Seen:
    """Return the better of two words that were seen in the same place."""
    one, other = _mend_roman(one), _restore_capitals(one, other)
    if one.text == other.text:
        return Seen(one.text, one.left, one.right, max(one.sure, other.sure, _AGREED))
    core, theirs = _cut_core(one.text), _cut_core(other.text)
    is_surer = one.sure >= _CERTAIN and other.sure < _LESS
    if core == theirs:  # only what stands around it differs
        text = other.text if other.sure >= 0.5 and not is_surer else one.text
        return Seen(text, one.left, one.right, max(one.sure, other.sure, 0.8))
    if _DIGIT.search(one.text + other.text) and not (_is_word(theirs) and not _is_word(core)):
        return Seen(one.text, one.left, one.right, one.sure * _DIFFERENT)
    ours_fits, theirs_fits = _fit(core, before, after), _fit(theirs, before, after)
    if ours_fits != theirs_fits:
        take = theirs_fits > ours_fits
    elif fold(core) == fold(theirs):
        take = other.sure >= 0.6 and not (one.sure >= _SUREST and other.sure < _MUCH_LESS)
    else:
        take = other.sure > 0.85 and one.sure < 0.8
    chosen = other if take else one
    return Seen(_add_punctuation(chosen, other), one.left, one.right, max(0.3, chosen.sure) * _DIFFERENT)


def _restore_capitals(one: Seen, other: Seen) -> Seen:
    """Return the second reading in capitals where the first has them: Tesseract reads "Cơ Sở" for "cơ sở", "sỐ" for
    "số".
    """
    core, theirs = _cut_core(one.text), _cut_core(other.text)
    if len(core) != len(theirs) or fold(core) != fold(theirs):
        return other
    cased = "".join(b.upper() if a.isupper() else b.lower() for a, b in zip(core, theirs, strict=True))
    return Seen(other.text.replace(theirs, cased, 1), other.left, other.right, other.sure)


def _mend_roman(one: Seen) -> Seen:
    """Return a Roman number of which a stroke was seen as a small L: "IlI" is III."""
    core = _cut_core(one.text)
    if _STROKES.fullmatch(core) is None:
        return one
    return Seen(one.text.replace(core, "I" * len(core)), one.left, one.right, max(one.sure, 0.8))


def _add_punctuation(chosen: Seen, other: Seen) -> str:
    """Return the chosen word with the punctuation that Tesseract saw around it."""
    core, theirs = _cut_core(chosen.text), _cut_core(other.text)
    return other.text.replace(theirs, core, 1) if core and theirs and other.sure >= 0.5 else chosen.text


def _cut_core(text: str) -> str:
    match = _CORE.search(text)
    return match[0] if match else text


def _fit(core: str, before: str, after: str) -> int:
    """Return how well a word stands there: 0 none at all, 1 well-formed, 2 a syllable that there is, more in a word."""
    plain = core.lower()
    if not _is_word(core):
        return 0
    pairs = is_pair(_cut_core(before).lower(), plain) + is_pair(plain, _cut_core(after).lower())
    return 1 + (is_listed(plain) or _ROMAN.fullmatch(core) is not None) + 2 * pairs


def _choose_unlike_words(ours: Sequence[Seen], theirs: Sequence[Seen]) -> list[Seen]:
    """Return runs of words of which there are not as many."""
    one, other = "".join(word.text for word in ours), "".join(word.text for word in theirs)
    if _fold_letters(one) == _fold_letters(other):  # only the blanks differ
        parted = len(theirs) > len(ours) and not _is_number_cut(theirs)
        return _place_words(theirs if parted or _is_number_cut(ours) else ours, ours, 0.8)
    sure, surely = min(word.sure for word in ours), min(word.sure for word in theirs)
    if _DIGIT.search(one + other):
        return [Seen(word.text, word.left, word.right, word.sure * _DIFFERENT) for word in ours]
    words, better = all(_is_word(word.text) for word in ours), all(_is_word(word.text) for word in theirs)
    if (better and not words) or (better and surely > 0.85 and sure < 0.8):
        return _place_words(theirs, ours, surely * _DIFFERENT)
    return [Seen(word.text, word.left, word.right, word.sure * _DIFFERENT) for word in ours]


def _is_number_cut(words: Sequence[Seen]) -> bool:
    """Tell whether a blank was seen between digits: "1 108/TB-SCT"."""
    return _CUT.search(" ".join(word.text for word in words)) is not None


def _fold_letters(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _place_words(words: Sequence[Seen], where: Sequence[Seen], sure: float) -> list[Seen]:
    """Return words in the place of others, each as wide as its share of the letters."""
    if len(words) == len(where):
        return [Seen(w.text, at.left, at.right, sure) for w, at in zip(words, where, strict=True)]
    left, right = where[0].left, where[-1].right
    letters = sum(len(word.text) for word in words) + len(words) - 1
    found, at = [], 0
    for word in words:
        begin = left + (right - left) * at / letters
        found.append(Seen(word.text, begin, begin + (right - left) * len(word.text) / letters, sure))
        at += len(word.text) + 1
    return found


def _is_word(text: str) -> bool:
    """Tell whether it is a well-formed syllable, or what is none in any language: digits, Roman numbers."""
    core = re.sub(r"\W", "", text)
    return not core or core.isdigit() or _ROMAN.fullmatch(core) is not None or is_syllable(core)


def is_writing(words: Sequence[Seen]) -> bool:
    """Tell whether what was seen in a line is writing: not a hand's signature, nor the rim of a stamp."""
    if not words:
        return False
    sure = sum(word.sure for word in words) / len(words)
    known = sum(_is_word(word.text) for word in words) / len(words)
    return sure >= 0.35 and (sure >= 0.6 or known >= 0.5)
