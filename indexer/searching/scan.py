"""Where the syllables of stored texts stand, as arrays: what a search looks through without reading it word by word.

A syllable is its first eight letters packed into one number; a longer one is told by its letters. The arrays of a
text are kept beside it: for as long as the store has the text at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.grammar.formulas import BEGINS_RECIPIENTS
from indexer.models import StoredText
from indexer.text.folding import fold

Integers: TypeAlias = "NDArray[np.int64]"
Booleans: TypeAlias = "NDArray[np.bool_]"

_LETTERS = 8  # of a folded syllable, packed into one number; no Vietnamese one has more
_WORDLIKE = np.array([chr(code).isalnum() for code in range(128)])
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_LETTERS + 1)], dtype=np.uint64)
_MIXED = np.uint64(0x9E37_79B9_7F4A_7C15)
_SHORT = np.uint64(48)


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """What each passage of a text is, and what it stands under.

    ``above`` are levels: for each passage the index of the first row of its table, of its heading, of the heading of
    that, ... -1 for none. ``heads`` are headings, titles and first rows of several; ``sent`` are under the recipients.
    """

    lengths: Integers
    above: tuple[Integers, ...]
    titles: Booleans
    heads: Booleans
    sent: Booleans


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PassageLayout:
    """A text's syllables in order, those outside of passages left out, and the outline of its passages.

    ``codes`` are the packed letters, ``short`` a hash of them in 16 bits, ``places`` the passages' indices;
    ``joined`` says of each whether one blank alone stands between it and the next.
    """

    folded: str
    starts: Integers
    ends: Integers
    places: Integers
    codes: NDArray[np.uint64]
    short: NDArray[np.uint16]
    joined: Booleans
    outline: Outline


@dataclass(frozen=True, eq=False, slots=True)
class Hits:
    """Where some syllables stand: the places of ``PassageLayout`` that hold one, and which of them it is."""

    at: Integers
    which: Integers


class Lookup:
    """Some folded syllables, ready to be looked for in any text.

    >>> from indexer.models import Passage
    >>> text = StoredText(next(store.summaries()), "Cải cách", (Passage(0, 8, "sentence"),))
    >>> Lookup(["cach", "cai"]).find_within(lay_out(text)).which.tolist()
    [1, 0]
    """

    def __init__(self, syllables: Sequence[str]) -> None:
        self._syllables = syllables
        packed = np.array([_pack_syllable(syllable) for syllable in syllables], dtype=np.uint64)
        self._order = np.argsort(packed, kind="stable")
        self._packed = packed[self._order]
        self._table = np.zeros(1 << 16, dtype=np.bool_)
        self._table[_hash_codes(packed)] = True
        self._told = {n for n, s in enumerate(syllables) if len(s) > _LETTERS or not s.isascii()}

    def find_within(self, found: PassageLayout) -> Hits:
        """Find where the syllables stand in a text."""
        at = np.flatnonzero(self._table[found.short])
        codes = found.codes[at]
        place = np.minimum(np.searchsorted(self._packed, codes), len(self._packed) - 1)
        same = self._packed[place] == codes
        at, which = at[same], self._order[place[same]]
        if self._told:
            return self._read(found, at)
        sizes = found.ends[at] - found.starts[at]
        whole = sizes <= _LETTERS
        return Hits(at, which) if whole.all() else Hits(at[whole], which[whole])

    def _read(self, found: PassageLayout, at: Integers) -> Hits:
        """Return the same where letters were left out: each syllable is read, as several may be packed alike."""
        known = {syllable: n for n, syllable in enumerate(self._syllables)}
        spans = zip(found.starts[at].tolist(), found.ends[at].tolist(), strict=True)
        read = np.array([known.get(found.folded[start:end], -1) for start, end in spans], dtype=np.int64)
        return Hits(at[read >= 0], read[read >= 0])


def lay_out(text: StoredText) -> PassageLayout:
    """Return the syllables of a text with their places; they are made once, and kept by the text."""
    known = text.derived.get(PassageLayout)
    if not isinstance(known, PassageLayout):
        known = text.derived[PassageLayout] = _make_layout(text)
    return known


def _make_layout(text: StoredText) -> PassageLayout:
    folded, passages = text.folded or fold(text.text), text.passages
    letters, word = _encode_letters(folded)
    edges = np.diff(word.view(np.int8), prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    begins = np.fromiter((passage.start for passage in passages), np.int64, len(passages))
    stops = np.fromiter((passage.end for passage in passages), np.int64, len(passages))
    places = np.searchsorted(begins, starts, side="right") - 1
    inside = (places >= 0) & (starts < stops[places]) if len(passages) else np.zeros(len(starts), dtype=np.bool_)
    starts, ends, places = starts[inside], ends[inside], places[inside]
    padded = np.concatenate([letters, np.zeros(_LETTERS, dtype=np.uint8)])
    eights = np.ndarray(shape=(len(letters) + 1,), dtype="<u8", buffer=padded, strides=(1,))
    codes = eights[starts] & _MASKS[np.minimum(ends - starts, _LETTERS)]
    joined = padded[ends] == ord(" ")
    joined[:-1] &= starts[1:] == ends[:-1] + 1
    return PassageLayout(
        folded=folded,
        starts=starts,
        ends=ends,
        places=places,
        codes=codes,
        short=_hash_codes(codes),
        joined=joined,
        outline=_make_outline(text, stops - begins),
    )


def _make_outline(text: StoredText, lengths: Integers) -> Outline:
    kinds = [passage.kind for passage in text.passages]
    rows = np.array([kind == "row" for kind in kinds], dtype=np.bool_)
    alone = np.zeros(1, dtype=np.bool_)
    after, before = np.append(rows[1:], alone[: len(rows)]), np.append(alone, rows[:-1])[: len(rows)]
    begins = rows & ~before
    places = np.arange(len(rows))
    table = np.where(rows & before, np.maximum.accumulate(np.where(begins, places, -1)), -1)
    parents = np.fromiter((passage.parent for passage in text.passages), np.int64, len(rows))
    above = [table]
    while (parents >= 0).any():
        above.append(parents)
        parents = np.where(parents >= 0, above[1][parents], -1)
    told = [BEGINS_RECIPIENTS.match(text.text, passage.start) is not None for passage in text.passages]
    recipients = np.array([*told, False])  # the last is what -1 names
    sent = np.any([recipients[level] for level in above], axis=0)
    titles = np.array([kind == "title" for kind in kinds], dtype=np.bool_)
    headings = np.array([kind == "heading" for kind in kinds], dtype=np.bool_)
    return Outline(lengths, tuple(above), titles, titles | headings | (begins & after), sent)


def _encode_letters(folded: str) -> tuple[NDArray[np.uint8], Booleans]:
    """Return each character as a byte, one that is not ASCII with its highest bit set; and is it part of a syllable?"""
    if folded.isascii():
        letters = np.frombuffer(folded.encode(), dtype=np.uint8)
        return letters, _WORDLIKE[letters]
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    strange = codes > 127
    word = _WORDLIKE[np.where(strange, 0, codes)]
    for code in np.unique(codes[strange]).tolist():
        if chr(code).isalnum():
            word |= codes == code
    return np.where(strange, codes & 127 | 128, codes).astype(np.uint8), word


def _pack_syllable(syllable: str) -> int:
    letters, _ = _encode_letters(syllable)
    return int.from_bytes(letters[:_LETTERS].tobytes(), "little")


def _hash_codes(codes: NDArray[np.uint64]) -> NDArray[np.uint16]:
    return ((codes * _MIXED) >> _SHORT).astype(np.uint16)
