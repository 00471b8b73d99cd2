"""What the library says in Vietnamese, in English: by the table ``indexer.messages.english_rows``."""

from __future__ import annotations

import re
from functools import cache

from indexer.messages.english_rows import ROWS, Said

_SLOT = re.compile(r"\{(\w+)\}")
_SHAPES = {"d": r"\d[\d/–]*", "n": r"\d(?:[\d.,]*\d)?"}  # of a slot's first letter; else anything
_MARKS = str.maketrans(".,", ",.")


def english(said: str) -> str:
    """A sentence or a name of the library in English; what it does not know is given back as it is.

    Names, numbers and quotes in it stay as they are. A sentence may begin with a capital letter and end with a full
    stop where the table has neither.

    >>> english("Lọc theo tỉnh: Bắc Ninh."), english("6 tháng đầu năm 2024"), english("Sở Công Thương")
    ('Filtered by province: Bắc Ninh.', 'First half of 2024', 'Sở Công Thương')
    """
    stopped = said.removesuffix(".")
    for text, end in ((said, ""), (stopped, "." if stopped != said else "")):
        for spelled in dict.fromkeys((text, text[:1].lower() + text[1:], text[:1].upper() + text[1:])):
            found = row(spelled)
            if found is not None:
                return _like(text, spelled, _filled(found, spelled)) + end
    return said


def row(said: str) -> Said | None:
    """The row of the table that translates exactly this: the one without slots, else the first that fits."""
    exact = _exact().get(said)
    return exact or next((one for one, pattern in _patterns() if pattern.fullmatch(said)), None)


def number(vietnamese: str) -> str:
    """A number with English marks.

    >>> number("6.073"), number("2,5"), number("2023")
    ('6,073', '2.5', '2023')
    """
    return vietnamese.translate(_MARKS)


def _filled(found: Said, said: str) -> str:
    pattern = dict(_patterns()).get(found)
    match = pattern.fullmatch(said) if pattern else None
    if match is None:
        return found.en
    return _SLOT.sub(lambda slot: _part(slot[1], match[slot[1]]), found.en)


def _part(name: str, value: str) -> str:
    if name[0].isupper():
        return "; ".join(english(one) for one in value.split("; "))
    return number(value) if name[0] == "n" else value


def _like(typed: str, spelled: str, translated: str) -> str:
    """As the table's sentence was changed to fit, so its English is changed back."""
    if typed == spelled:
        return translated
    first = translated[:1].upper() if typed[:1].isupper() else translated[:1].lower()
    return first + translated[1:]


@cache
def _exact() -> dict[str, Said]:
    return {one.vi: one for one in ROWS if not _SLOT.search(one.vi)}


@cache
def _patterns() -> tuple[tuple[Said, re.Pattern[str]], ...]:
    return tuple((one, _pattern(one.vi)) for one in ROWS if _SLOT.search(one.vi))


def _pattern(template: str) -> re.Pattern[str]:
    parts = _SLOT.split(template)  # text, slot, text, slot, ...
    shaped = (
        f"(?P<{part}>{_SHAPES.get(part[0], '.+?')})" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )
    return re.compile("".join(shaped), re.DOTALL)
