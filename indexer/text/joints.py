"""Which neighbouring syllables are one word: pyvi's model and lists, asked for a whole text at once.

pyvi decides with a linear-chain CRF of two labels: a token begins a word, or goes on with the one before. What it
weighs of a token (itself, its neighbours, whether two or three of them are in its list of words) is a sum, so what
each token contributes is added up once and kept; of a text only two numbers are added for each token, and the best
chain is found by their difference. The words are the same as pyvi's own; a test compares them. Nothing of pyvi is
run: its model is read from its file, which brings neither scikit-learn nor its pickled classes with it.
"""

from __future__ import annotations

import io
import pickle
import re
import struct
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from string import punctuation
from threading import RLock
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

_Numbers: TypeAlias = "NDArray[np.float64]"
_Integers: TypeAlias = "NDArray[np.int64]"
_Booleans: TypeAlias = "NDArray[np.bool_]"

TOKEN = re.compile(
    r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n|\w+://[^\s]+"
    r"|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+|\d+(?:[\.,_]\d+)+|[^\w\s]|\w+"
)
"""pyvi's tokens; a line break is one of them."""

BREAK = "\n"
_KNOWN = 100_000  # tokens whose contributions are kept
_HEADER = struct.Struct("<4sI4s9I")
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_NEVER = -1e9


def find_joints(tokens: Sequence[str]) -> _Booleans:
    """Tell for each token whether it goes on with the word of the token before it.

    >>> find_joints(["cải", "cách", "hành", "chính"]).tolist()
    [False, True, False, True]
    """
    return open_joints().find(tokens)


def join_tokens(tokens: Sequence[str], joined: _Booleans) -> list[str]:
    """Return the words that some tokens make, in order: those of several tokens with "_" between.

    >>> join_tokens(["cải", "cách", "thì"], np.array([False, True, False]))
    ['cải_cách', 'thì']
    """
    begins = np.flatnonzero(~joined)
    ends = np.append(begins, len(tokens))[1:]
    return ["_".join(tokens[a:b]) for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]


def list_compounds(tokens: Sequence[str], joined: _Booleans) -> list[str]:
    """Return the words of several tokens alone, in order.

    >>> list_compounds(["cải", "cách", "thì"], np.array([False, True, False]))
    ['cải_cách']
    """
    goes_on = np.append(joined[1:], False)
    begins, ends = np.flatnonzero(goes_on & ~joined), np.flatnonzero(joined & ~goes_on[: len(joined)]) + 1
    return ["_".join(tokens[a:b]) for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]


class Crf:
    """A model as CRFsuite stores it: attribute → (weight of the first label, of the second), and transitions."""

    def __init__(self, data: bytes) -> None:
        magic, _, kind, _, _, labels, _, features_at, labels_at, attributes_at, _, _ = _HEADER.unpack_from(data)
        if (magic, kind, labels) != (b"lCRF", b"FOMC", 2):
            raise ValueError("not a chain of two labels")
        (count,) = struct.unpack_from("<I", data, features_at + 8)
        features = np.frombuffer(data, _FEATURE, count, features_at + 12)
        self.labels = _read_strings(data, labels_at)
        names = _read_strings(data, attributes_at)
        state = features[features["kind"] == 0]
        weights = np.zeros((len(names), 2))
        weights[state["source"], state["label"]] = state["weight"]
        self.attributes = dict(zip(names, map(tuple, weights.tolist()), strict=True))
        chain = features[features["kind"] == 1]
        self.transitions = np.zeros((2, 2))
        self.transitions[chain["source"], chain["label"]] = chain["weight"]

    def lean(self, attributes: Iterable[str]) -> float:
        """Return how much some attributes speak for the second label against the first."""
        found = [self.attributes[name] for name in attributes if name in self.attributes]
        return sum(second - first for first, second in found)


def _read_strings(data: bytes, at: int) -> list[str]:
    """Return the strings of a constant table of CRFsuite's, by number."""
    _, _, _, _, count, backward = struct.unpack_from("<4s5I", data, at)
    found = []
    for offset in struct.unpack_from(f"<{count}I", data, at + backward):
        _, size = struct.unpack_from("<II", data, at + offset)
        found.append(data[at + offset + 8 : at + offset + 7 + size].decode())  # a zero byte ends it
    return found


class _Anything:
    """What stands for the classes of a pickle of which only the data are wanted."""

    def __init__(self, *_: object) -> None:
        self.state: dict[str, Any] = {}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.state = state


class _DataUnpickler(pickle.Unpickler):
    """Reads the data of a pickle and makes none of its objects."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("_codecs", "encode"):
            return lambda text, coding: text.encode(coding)
        return _Anything


def _load_model() -> Crf:
    packed = (resources.files("pyvi") / "models" / "pyvi3.pkl").read_bytes()
    pickled = _DataUnpickler(io.BytesIO(packed)).load()
    return Crf(pickled.state["modelfile"].state["__FILE_RESOURCE_DATA__"])


class Joints:
    """The model, with what each token contributes. A row of ``_leans``: to its own lean, to the next, to the last.

    Each token has a number, and ``tokens`` are they by number, until all is forgotten: then another ``round`` begins.
    """

    def __init__(self) -> None:
        self.lock, self.round = RLock(), 0
        self._crf = _load_model()
        goes_on = self._crf.labels.index("I_W")
        if goes_on != 1:
            raise ValueError("the labels stand in another order")
        words = (resources.files("pyvi") / "models" / "words.txt").read_text(encoding="utf-8").split("\n")
        listed = [word.split(" ") for word in words]
        syllables = dict.fromkeys(syllable for word in listed if len(word) in (2, 3) for syllable in word)
        self._syllables = {syllable: n for n, syllable in enumerate(syllables, start=1)}
        self._base = len(self._syllables) + 1
        self._pairs = self._number_words(word for word in listed if len(word) == 2)
        self._triples = self._number_words(word for word in listed if len(word) == 3)
        self._in_pair = [self._crf.lean([f"{at}:word.bi_gram()"]) for at in ("-1", "+1")]
        self._in_triple = [self._crf.lean([f"{at}:word.tri_gram()"]) for at in ("-2", "+2")]
        self._forget()

    def _number_words(self, words: Iterable[Sequence[str]]) -> _Integers:
        """Return each word as one number, in order."""
        codes = set()
        for word in words:
            code = 0
            for syllable in word:
                code = code * self._base + self._syllables[syllable]
            codes.add(code)
        return np.array(sorted(codes), dtype=np.int64)

    def _forget(self) -> None:
        self.round += 1
        self.tokens = [BREAK]
        self._ids: dict[str, int] = {BREAK: 0}
        self._leans: _Numbers = np.zeros((1024, 3))
        self._listed: _Integers = np.zeros(1024, dtype=np.int64)
        self._barred: _Booleans = np.ones(1024, dtype=np.bool_)
        self._titled: _Booleans = np.zeros(1024, dtype=np.bool_)

    def _learn(self, tokens: Iterable[str]) -> None:
        """What the tokens contribute that were not met before."""
        for token in tokens:
            at = self._ids[token] = len(self._ids)
            self.tokens.append(token)
            if at == len(self._listed):
                self._leans = np.concatenate([self._leans, np.zeros_like(self._leans)])
                self._listed = np.concatenate([self._listed, np.zeros_like(self._listed)])
                self._barred = np.concatenate([self._barred, np.ones_like(self._barred)])
                self._titled = np.concatenate([self._titled, np.zeros_like(self._titled)])
            lower = token.lower()
            shape = [name for name, true in (("isupper", token.isupper()), ("istitle", token.istitle())) if true]
            beside = [f"word.lower():{lower}", *(f"word.{name}()" for name in shape)]
            own = ["bias", *beside, *(["word.isdigit()"] if token.isdigit() else [])]
            sets = (own, [f"-1:{name}" for name in beside], [f"+1:{name}" for name in beside])
            self._leans[at] = [self._crf.lean(names) for names in sets]
            self._listed[at] = self._syllables.get(lower, 0)
            self._barred[at] = token in punctuation or token[0].isdigit()
            self._titled[at] = token[0].istitle()

    def make_room(self) -> None:
        """Forget the tokens that were met when they have become too many."""
        if len(self._ids) > _KNOWN:
            self._forget()

    def number(self, tokens: Sequence[str]) -> tuple[int, ...]:
        """Return the numbers of some tokens, of which some may be new."""
        try:
            return tuple(map(self._ids.__getitem__, tokens))
        except KeyError:
            self._learn(dict.fromkeys(token for token in tokens if token not in self._ids))
        return tuple(map(self._ids.__getitem__, tokens))

    def find(self, tokens: Sequence[str]) -> _Booleans:
        """Tell for each token whether it goes on with the word of the token before it."""
        with self.lock:
            self.make_room()
            return self.find_numbered(np.array(self.number(tokens), dtype=np.int64))

    def find_numbered(self, ids: _Integers) -> _Booleans:
        """Tell the same of tokens that are numbered."""
        if not len(ids):
            return np.zeros(0, dtype=np.bool_)
        ends = ids == 0
        goes_on = self._find_best_chain(self._weigh_joints(ids, ends), ends)
        return goes_on & self._may_join(ids)

    def _may_join(self, ids: _Integers) -> _Booleans:
        """pyvi's rule: no punctuation, no number, and no capital after a small letter within a word."""
        barred, titled = self._barred[ids], self._titled[ids]
        may: _Booleans = np.zeros(len(ids), dtype=np.bool_)
        may[1:] = ~barred[1:] & ~barred[:-1] & (titled[:-1] | ~titled[1:])
        return may

    def _weigh_joints(self, ids: _Integers, ends: _Booleans) -> _Numbers:
        """Return how much speaks for it that each token goes on with a word."""
        leans = self._leans[ids]
        lean: _Numbers = leans[:, 0].copy()
        lean[1:] += np.where(ends[1:], 0.0, leans[:-1, 1])
        lean[:-1] += np.where(ends[:-1], 0.0, leans[1:, 2])
        listed = self._listed[ids]
        two = self._mark_listed(self._pairs, listed[:-1], listed[1:])
        lean[1:] += np.where(two, self._in_pair[0], 0.0)
        lean[:-1] += np.where(two, self._in_pair[1], 0.0)
        three = self._mark_listed(self._triples, listed[:-2], listed[1:-1], listed[2:])
        lean[2:] += np.where(three, self._in_triple[0], 0.0)
        lean[:-2] += np.where(three, self._in_triple[1], 0.0)
        return lean

    def _mark_listed(self, codes: _Integers, *listed: _Integers) -> _Booleans:
        """Return which runs of listed syllables are words of the list."""
        found: _Booleans = np.ones(len(listed[0]), dtype=np.bool_)
        code: _Integers = np.zeros(len(listed[0]), dtype=np.int64)
        for one in listed:
            found &= one > 0
            code = code * self._base + one
        some = np.flatnonzero(found)
        places = np.searchsorted(codes, code[some])
        found[some] = codes[np.minimum(places, len(codes) - 1)] == code[some]
        return found

    def _find_best_chain(self, lean: _Numbers, ends: _Booleans) -> _Booleans:
        """Viterbi over two labels: only the difference of their scores counts.

        What the token before adds to it is one of two numbers or between them, so nearly every token is told by its
        own lean; the others are told in turn.
        """
        ((none, on), (off, further)) = self._crf.transitions.tolist()
        to_begin, to_go_on = none - off, on - further  # ahead by more, the best way to a label comes from the second
        first: _Booleans = np.append(True, ends[:-1])
        lean = np.where(ends, _NEVER, np.where(first, lean - (on - none), lean))  # no transition leads to a first one
        told = (on - none, further - off)
        low, high = lean + min(told), lean + max(told)
        least, most = min(to_begin, to_go_on), max(to_begin, to_go_on)
        added = np.append(on - none, np.where(high <= least, on - none, further - off))
        for at in np.flatnonzero((high > least) & (low <= most)).tolist():
            ahead = lean[at] + added[at]
            added[at + 1] = max(on, ahead + further) - max(none, ahead + off)
        ahead = lean + added[:-1]
        label: _Booleans = ahead > to_go_on
        last = np.append(ends[1:], True)  # what ends a line says nothing of it
        label[last] = ahead[last] > 0
        for at in np.flatnonzero(((ahead > to_go_on) != (ahead > to_begin)) & ~last).tolist()[::-1]:
            label[at] = ahead[at] > (to_go_on if label[at + 1] else to_begin)
        return label


@cache
def open_joints() -> Joints:
    """Return the model, read once."""
    return Joints()


def warm_up() -> None:
    """Read the model now, so that the first text does not wait for it."""
    open_joints()
