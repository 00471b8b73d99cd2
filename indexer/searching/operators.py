"""Operators of other search boxes: those that mean the same here are rewritten, the others are said to be unknown.

A sign that a person meant as an operator is never silently a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsupported:
    """An operator that this search does not have: what it looks like, what to write instead, what it must match."""

    pattern: str
    instead: str
    examples: tuple[str, ...]


_SAME = (
    (re.compile(r"(?<!\S)&&(?!\S)"), "AND"),
    (re.compile(r"(?<!\S)\|\|?(?!\S)"), "OR"),
    (re.compile(r"(?<!\S)\+(?=[^\W_\"“])"), ""),
)
"""Signs that mean the same as what is understood; a plus asks for what is asked for anyway."""

_NOT = re.compile(r"(?<!\S)(?:NOT|KHÔNG)(\s+)(?=\S)")

_FIELDS = "intitle|allintitle|inurl|intext|allintext|site|filetype|ext|related|cache|title|author|subject"

UNSUPPORTED = (
    Unsupported(r"(?<!\S)(?:NOT|KHÔNG)\s*$", "viết -từ, liền trước từ cần loại trừ", ("điện NOT", "điện KHÔNG ")),
    Unsupported(r"(?<!\S)!(?=[^\W_])", "viết -từ để loại trừ", ("!điện",)),
    Unsupported(r"(?<!\S)XOR(?!\S)", "dùng OR và dấu trừ", ("điện XOR nước",)),
    Unsupported(
        r"(?<!\S)(?:NEAR|GẦN|ADJ)(?:/\d+|\(\d+\))?(?!\S)", "viết ~ giữa hai từ", ("giá NEAR đất", "giá NEAR/5 đất")
    ),
    Unsupported(
        rf"(?<![^\W_])(?:{_FIELDS})\s?:[ \t]*",
        "gõ thẳng các từ, hoặc dùng các bộ lọc",
        ("intitle: đất", "filetype:pdf"),
    ),
    Unsupported(r"(?<!\S)/(?=[^\s/][^/\n]*/(?!\S))", "biểu thức chính quy không dùng được", ("/qu[yi]/",)),
    Unsupported(r"(?<=[^\W_])\^\d+(?:\.\d+)?", "mọi từ được tính như nhau", ("đất^2",)),
    Unsupported(r"(?<=[^\W_\d])~\d?(?!\S)", "viết ~ giữa hai từ, có dấu cách hai bên", ("đát~", "đát~1")),
    Unsupported(r"(?<!\S)\*(?=[^\W_])|(?<=[^\W_])\*(?=[^\W_])", "dấu * chỉ đứng cuối một từ", ("*sản", "kho*ng")),
    Unsupported(
        r"(?<!\S)\*(?!\S)|(?<![^\W_][^\W_])(?<=[^\W_])\*(?!\S)",
        "dấu * đứng cuối một từ có từ hai chữ trở lên",
        ("điện * nước", "đ*"),
    ),
)
"""What is said of each: ``Không hỗ trợ “…”: …``."""


def understood(text: str) -> tuple[str, list[str]]:
    """What was typed with the operators of others in the signs of this search, as long as it was; and what to say.

    >>> understood("tỷ lệ NOT giá")
    ('tỷ lệ    -giá', [])
    >>> understood("điện XOR nước")
    ('điện     nước', ['Không hỗ trợ “XOR”, đã bỏ qua: dùng OR và dấu trừ.'])
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
            notes.append(f"Không hỗ trợ “{found[0].strip()}”, đã bỏ qua: {row.instead}.")
            text = re.sub(row.pattern, lambda match: " " * len(match[0]), text)
    return text, notes
