"""Which row of ``indexer.grammar.question_kind_rows`` decides what a question asks for."""

from __future__ import annotations

import re
from functools import cache

from indexer.grammar.question_kind_rows import KINDS, Kind, KindForm


@cache
def _compile_rows() -> tuple[tuple[KindForm, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (row, re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)"), re.compile(row.given) if row.given else None)
        for row in KINDS
    )


_WRITTEN = {"chua": "chưa", "khong": "không", "may": "mấy", "nao": "nào", "ai": "ai"}
"""Asking words that fold to what others do: "hồ chứa", "máy", "não"."""


_SPELLED_OTHERWISE: dict[Kind, str] = {"docnum": "sở", "org": "số"}


def find_asking_row(folded: str, text: str = "") -> tuple[KindForm | None, re.Match[str] | None]:
    """Return the row that decides a folded question's kind, and where; (None, None) when nothing asks.

    ``text`` is the question as it is written: with diacritics "hồ chứa" does not ask, nor does "lớp AI".

    >>> find_asking_row("bao cao 566/bc-sct do ai ky?")[0].kind
    'person'
    """
    for row, pattern, given in _compile_rows():
        if given is None or given.search(folded):
            for match in pattern.finditer(folded):
                if not text or _asks_for_kind(row.kind, match, text):
                    return row, match
    return None, None


def _asks_for_kind(kind: Kind, match: re.Match[str], text: str) -> bool:
    for word in re.finditer(r"\w+", match[0]):
        start = match.start() + word.start()
        written = text[start : start + len(word[0])].lower()
        if word[0] == "so" and written == _SPELLED_OTHERWISE.get(kind):
            return False  # "sở nào" asks for a body, "số nào" for a number
        if kind == "docnum" and match[0] == "so nao" and written == "so":
            return False  # typed without diacritics it may be either, and more often is the body
        if word[0] == "ai" and text[start : start + 2] == "AI" and not text.isupper():
            return False  # a course on AI asks for nobody
        if word[0] in _WRITTEN and written not in (word[0], _WRITTEN[word[0]]):
            return False
    return True
