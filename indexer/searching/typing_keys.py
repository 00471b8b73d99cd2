"""Telex and VNI typed while no input method was on: ``quyeets ddinhj``, ``quye61t d9i5nh`` → quyết định."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from indexer.models import Query
from indexer.searching.spelling import can_be_said, is_well_formed
from indexer.store.base import Store
from indexer.text.folding import fold, fold_tones
from indexer.text.patterns import compile_late

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_NUMBERED = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_MARKS = {"6": ("aeo", "\u0302"), "7": ("ou", "\u031b"), "8": ("a", "\u0306")}
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VOWELS = frozenset("aeiouy")
_BEFORE = compile_late(r"qu|gi(?=[aeiouy])|[^aeiouy]*")


def read_keys(typed: str) -> str:
    """Return the syllable that a run of keys writes, in Telex or VNI; "" when it writes none with a mark.

    >>> [read_keys(keys) for keys in ("quyeets", "ddinhj", "nguowif", "vietej", "quye61t", "d9i5nh", "nam", "2023")]
    ['quyết', 'định', 'người', 'việt', 'quyết', 'định', '', '']
    """
    if fold(typed) != typed or not re.fullmatch(r"[a-z][a-z0-9]{1,9}", typed):
        return ""
    letters: list[list[str]] = []  # each a letter and its mark
    tone = ""
    for key in typed:
        if key in _NUMBERED or (key in _TONES and _has_vowel(letters)):
            tone = _NUMBERED.get(key) or _TONES[key]
        elif not _changes_letter(letters, key):
            letters.append([key, ""])
    if any(letter.isdigit() for letter, _ in letters):
        return ""
    written = _place_tone(letters, tone)
    return written if fold(written) != written and can_be_said(written) else ""


def _has_vowel(letters: Iterable[list[str]]) -> bool:
    return any(letter in _VOWELS for letter, _ in letters)


def _changes_letter(letters: list[list[str]], key: str) -> bool:
    """Tell whether a key changes a letter that was typed, which is then changed, instead of being one."""
    if key in _MARKS:
        return _mark(letters, *_MARKS[key])
    if key == "w":
        return _mark(letters, "ou", _HORN) or _mark(letters, "a", _BREVE)
    if key in "9d":
        for one in letters[:1]:
            if one == ["d", ""] and (key == "9" or len(letters) == 1 or _has_vowel(letters)):
                one[0] = "đ"
                return True
        return False
    if key in "aeo":
        last = next((one for one in reversed(letters) if one[0] in _VOWELS), None)
        if last is not None and last == [key, ""]:
            last[1] = _CIRCUMFLEX
            return True
    return False


def _mark(letters: list[list[str]], which: str, mark: str) -> bool:
    """Put a mark on the last letter that can take it; a horn on both of "uo"."""
    for at in range(len(letters) - 1, -1, -1):
        letter, has = letters[at]
        if letter in which and not has:
            letters[at][1] = mark
            if mark == _HORN and letter == "o" and at and letters[at - 1] == ["u", ""] and at > 1:
                letters[at - 1][1] = mark
            return True
    return False


def _place_tone(letters: list[list[str]], tone: str) -> str:
    """Return the letters with their marks, and the tone on the vowel that bears it."""
    plain = "".join("d" if letter == "đ" else letter for letter, _ in letters)
    found = _BEFORE.match(plain)
    start = found.end() if found else 0
    end = start
    while end < len(plain) and plain[end] in _VOWELS:
        end += 1
    size = end - start
    at = start + (size - 1 if end < len(plain) or size == 1 else 0 if size == 2 else 1)
    marked = [place for place in range(start, end) if letters[place][1]]
    at = marked[-1] if marked else at
    parts = [letter + mark + (tone if place == at else "") for place, (letter, mark) in enumerate(letters)]
    return fold_tones(unicodedata.normalize("NFC", "".join(parts)))


def find_meant(store: Store, query: Query) -> dict[str, str]:
    """Map the words of a query that no document has, and that are keys of words that some have, to what is meant.

    With one of them, the other words that are no syllables as they stand are read so, too.

    >>> find_meant(store, query("quyeets ddinhj"))
    {'quyeets': 'quyết', 'ddinhj': 'định'}
    """
    read = {word: meant for word in query.words if not is_well_formed(word) and (meant := read_keys(word))}
    if not read:
        return {}
    known = store.frequencies({*read, *read.values()})
    held = {word: meant for word, meant in read.items() if known[meant]}
    return held if any(not known[word] for word in held) else {}
