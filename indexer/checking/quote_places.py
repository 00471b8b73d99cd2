"""Offsets of a draft's text → the elements of its DOCX that hold those characters.

The text was read from the same elements in the same order, with blanks folded, list numbers put before paragraphs and
table rows made lines. Letters and digits go through unchanged: so the letters of each paragraph are looked for in the
letters of the text, from where the last one ended.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from indexer.reading.docx import list_notes, order_elements
from indexer.reading.wordml import list_names, read_attribute
from indexer.text.folding import compose_letters, fold

_P, _R, _T = list_names("p"), list_names("r"), list_names("t")
_REFERENCES = list_names("footnoteReference", "endnoteReference")
_SLACK = 400  # letters of the text that no paragraph holds: list numbers

Letter = tuple[Any, int]
"""A w:t element and the place of a character in its text; -1 stands for all of the run (a note's reference)."""


@dataclass(frozen=True, slots=True)
class LocatedQuote:
    """Where a span of the text begins and ends: the letters, both included."""

    first: Letter
    last: Letter


class Locator:
    """Finds spans of ``text`` in the tree of its document; ``note_parts`` are the trees of its notes, in order."""

    def __init__(self, text: str, root: Any, note_parts: Iterable[Any]) -> None:
        folded = fold(text)
        places = [at for at, character in enumerate(folded) if character.isalnum()]
        self._letters = "".join(folded[at] for at in places)
        self._at: dict[int, Letter] = {}  # place in the text → where it stands
        self._cursor, self._slack = 0, _SLACK
        for paragraph in _list_paragraphs(_list_originals(root)):
            self._align(paragraph, places)
        for part in note_parts:
            for note in list_notes(part):
                anchor = _find_reference(root, note)
                if anchor is not None:
                    for paragraph in _list_paragraphs((t, t) for t in note.iter(*_T)):
                        self._align([(letter, (anchor, -1)) for letter, _ in paragraph], places)

    def _align(self, paragraph: list[tuple[str, Letter]], places: list[int]) -> None:
        words = "".join(letter for letter, _ in paragraph)
        start = self._letters.find(words, self._cursor, self._cursor + len(words) + self._slack) if words else -1
        if start < 0:
            self._slack += len(words)
            return
        self._at.update(zip(places[start : start + len(words)], (where for _, where in paragraph), strict=True))
        self._cursor, self._slack = start + len(words), _SLACK

    def find(self, start: int, end: int) -> LocatedQuote | None:
        """Return where text[start:end] stands, None when that cannot be told."""
        found = [self._at[at] for at in range(start, end) if at in self._at]
        return LocatedQuote(found[0], found[-1]) if found else None


def _list_originals(root: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (element in a copy, the same element in the tree), in reading order; the tree itself is not changed."""
    copy = deepcopy(root)
    copies, originals = list(copy.iter()), list(root.iter())  # held, so that lxml keeps their identity
    original = {id(one): other for one, other in zip(copies, originals, strict=True)}
    for element in order_elements(copy):
        yield element, original[id(element)]


def _list_paragraphs(elements: Iterable[tuple[Any, Any]]) -> Iterator[list[tuple[str, Letter]]]:
    """Yield the letters of each paragraph with where they stand."""
    for _, some in groupby(elements, key=lambda pair: next(pair[0].iterancestors(*_P), None)):
        yield [
            (letter, (original, at))
            for element, original in some
            for at, character in enumerate(element.text or "")
            if (letter := _fold_letter(character))
        ]


def _fold_letter(character: str) -> str:
    """Return the folded letter or digit of a character, "" when it is none; a tone mark of its own is none."""
    if unicodedata.combining(character):
        return ""
    letter = fold(compose_letters(character))
    return letter if letter.isalnum() else ""


def _find_reference(root: Any, note: Any) -> Any:
    """Return the run in the text that refers to a note."""
    kind = note.tag.rsplit("}", 1)[1]
    for reference in root.iter(*_REFERENCES):
        if reference.tag.endswith(f"}}{kind}Reference") and read_attribute(reference, "id") == read_attribute(
            note, "id"
        ):
            return next(reference.iterancestors(*_R), None)
    return None
