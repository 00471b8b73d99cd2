"""Operators of other search boxes: those that mean the same here are rewritten, the others are said to be unknown.

A sign that a person meant as an operator is never silently a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.models import Note, note
from indexer.text.patterns import compile_late


@dataclass(frozen=True, slots=True)
class Unsupported:
    """An operator that this search does not have: its look, the note of what to write instead, what it must match."""

    pattern: str
    instead: str
    examples: tuple[str, ...]


_SAME = (
    (re.compile(r"(?<!\S)&&(?!\S)"), "AND"),
    (re.compile(r"(?<!\S)\|\|?(?!\S)"), "OR"),
    (re.compile(r"(?<!\S)\+(?=[^\W_\"“])"), ""),
)
"""Signs that mean the same as what is understood; a plus asks for what is asked for anyway."""

_NOT = compile_late(r"(?<!\S)(?:NOT|KHÔNG)(\s+)(?=[^\s(])")

_FIELDS = (
    "intitle|allintitle|inurl|intext|allintext|site|filetype|ext|related|cache|title|author|subject|signer"
    "|tiêu đề|tieu de|trích yếu|trich yeu|tên tệp|ten tep|người ký|nguoi ky"
)

UNSUPPORTED = (
    Unsupported(r"(?<!\S)(?:NOT|KHÔNG)\s*$", "instead_minus", ("điện NOT", "điện KHÔNG ")),
    Unsupported(r"(?<!\S)!(?=[^\W_])", "instead_minus", ("!điện",)),
    Unsupported(r"(?<!\S)XOR(?!\S)", "instead_or", ("điện XOR nước",)),
    Unsupported(r"(?<!\S)(?:NEAR|GẦN|ADJ)(?:/\d+|\(\d+\))?(?!\S)", "instead_near", ("giá NEAR đất", "giá NEAR/5 đất")),
    Unsupported(
        rf"(?<![^\W_])(?:{_FIELDS})\s?:[ \t]*",
        "instead_filters",
        ("intitle: đất", "filetype:pdf", "trích yếu: đất"),
    ),
    Unsupported(r"(?<!\S)(?:-|NOT\s+|KHÔNG\s+)\(", "instead_minus_each", ("giá -(đất OR nhà)", "giá NOT (đất nhà)")),
    Unsupported(r"(?<!\S)[\[{]\S+\s+TO\s+\S+[\]}]", "instead_dates", ("giá [2020 TO 2022]",)),
    Unsupported(r"(?<!\S)/(?=[^\s/][^/\n]*/(?!\S))", "instead_words", ("/qu[yi]/",)),
    Unsupported(r"(?<=[^\W_])\^\d+(?:\.\d+)?", "instead_words", ("đất^2",)),
    Unsupported(r"(?<=[^\W_\d])~\d?(?!\S)", "instead_near", ("đát~", "đát~1")),
    Unsupported(r"(?<!\S)\*(?=[^\W_])|(?<=[^\W_])\*(?=[^\W_])", "instead_star", ("*sản", "kho*ng")),
    Unsupported(
        r"(?<!\S)\*(?!\S)|(?<![^\W_][^\W_])(?<=[^\W_])\*(?!\S)",
        "instead_star",
        ("điện * nước", "đ*"),
    ),
)
"""Each is left out of what is looked for, and said to be."""


def translate_operators(text: str) -> tuple[str, list[Note]]:
    """Translate the operators of other search boxes into the signs of this search, in a text of the same length,
    and return it with what to say of them.

    >>> translate_operators("tỷ lệ NOT giá")
    ('tỷ lệ    -giá', [])
    >>> text, notes = translate_operators("điện XOR nước")
    >>> text, [(one.code, one["operator"]) for one in notes]
    ('điện     nước', [('operator_unsupported', 'XOR')])
    """
    if text.isupper():  # who types in capitals writes no operators
        return text, []
    for pattern, same in _SAME:
        text = pattern.sub(lambda match, same=same: same.ljust(len(match[0])), text)  # type: ignore[misc]
    text = _NOT.sub(lambda match: "-".rjust(len(match[0])), text)
    notes = []
    for row in UNSUPPORTED:
        found = re.search(row.pattern, text)
        if found is not None:
            notes.append(note("operator_unsupported", operator=found[0].strip(), instead=note(row.instead)))
            text = re.sub(row.pattern, lambda match: " " * len(match[0]), text)
    return text, notes
