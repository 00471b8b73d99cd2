"""Addressees and a signature that stood beside them, flattened to lines of both, or to cells: told apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.parsing.offices import NOTE, OFFICE, is_title, part_name

_REACH = 2600  # characters from "Nơi nhận" to the end of both
_LONGEST = 200  # characters of a line of both
_ITEM = re.compile(r"\s*[-–+•]")
_MARKS = " \t*_|"
_BREAK = re.compile(r"(?<=[;.)])[ \t]+|[ \t\u00a0]{3,}|\t|^")
_BLANK = re.compile(r"[ \u00a0]+")
_OFFICE = re.compile(rf"(?:(?:KT|TM|TL|TUQ|TƯQ|K/T|T/M|T/L)\s?\.\s?(?=[^\W\d_])|{OFFICE})")
_IN_LETTERS = re.compile(rf"{OFFICE}[^;]*", re.IGNORECASE)
_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:,? [^\W\d_]{2,})+")
_SHORTEST = 7  # letters of an office behind an addressee without a mark between them


@dataclass(slots=True, kw_only=True)
class Addressed:
    """Lines of addressees, and the office and name that stood beside them, with their places."""

    left: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    name: str = ""
    start: int = 0
    name_start: int = 0
    end: int = 0


def part_columns(text: str, start: int) -> Addressed | None:
    """Return what stands behind the heading of addressees, which ends at ``start``; None where no signature is
    among them.

    >>> found = part_columns("Nơi nhận: GIÁM ĐỐC\\n- Như trên;\\n- Lưu: VT. Nguyễn Văn Mẫu", 9)
    >>> found.left, found.title, found.name
    (['- Như trên;', '- Lưu: VT.'], ['GIÁM ĐỐC'], 'Nguyễn Văn Mẫu')
    """
    found = Addressed()
    mixed = False
    for at, line in _list_lines(text, start):
        left, right, offset = _cut_columns(line, bool(found.title), whole=at == start or not _ITEM.match(line))
        if found.name and right:
            break
        if right:
            _add(found, right, at + offset)
            mixed = mixed or bool(found.title and (left or at == start))
        elif found.name and not _ITEM.match(left) and not left[:1].islower():
            break
        if left:
            found.left.append(left)
    return found if mixed and found.title else None


def _list_lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield (place, line) of what follows, as long as the lines are short."""
    end = min(len(text), start + _REACH)
    while start < end:
        after = text.find("\n", start)
        after = len(text) if after < 0 else after
        if after - start > _LONGEST:
            return
        if text[start:after].strip(_MARKS):
            yield start, text[start:after]
        start = after + 1


def _cut_columns(line: str, signed: bool, *, whole: bool) -> tuple[str, str, int]:
    """Return (the addressee of a line, what stands beside it of the signature, the place of that)."""
    bar = line.find("|")
    places = [(bar, bar + 1)] if bar >= 0 else [match.span() for match in _BREAK.finditer(line)]
    for end, begin in places:
        right = line[begin:].strip(_MARKS)
        if (begin or whole) and right and (bar >= 0 or _is_signature(right, signed)):
            return line[:end].strip(_MARKS), right, line.index(right, begin)
    for match in _BLANK.finditer(line):
        right = line[match.end() :].strip(_MARKS)
        if len(right) >= _SHORTEST and right.isupper() and _OFFICE.match(right):
            return line[: match.start()].strip(_MARKS), right, line.index(right, match.end())
    return line.strip(_MARKS), "", 0


def _is_signature(words: str, signed: bool) -> bool:
    """Tell whether words are a line of a signature: an office in capitals; below it more capitals, a note, a name."""
    if words.isupper() and len(words) >= _SHORTEST and _OFFICE.match(words):
        return True
    if not signed:
        return False
    office, name = part_name(words)
    named = bool(name) and (not office or _OFFICE.match(office) is not None)
    goes_on = is_title(words, True) and (_CAPITALS.fullmatch(words) or _IN_LETTERS.fullmatch(words))
    return named or bool(goes_on) or NOTE.fullmatch(words) is not None


def _add(found: Addressed, words: str, at: int) -> None:
    if NOTE.fullmatch(words):
        return
    office, name = part_name(words)
    if office and (found.title or (office.isupper() and _OFFICE.match(office))) and is_title(office, True):
        found.start = found.start if found.title else at
        found.title.append(office)
    if name and found.title:
        found.name, found.name_start, found.end = name, at + len(words) - len(name), at + len(words)
