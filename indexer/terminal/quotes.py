"""Verbatim quotes in a terminal: between quotation marks, marked, cut around the first mark when long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.text import Text

from indexer.models import DocumentSummary

UNCLEAR = " [yellow](chưa rõ văn bản nào)[/]"
"""Stands after a name that two documents may bear."""
_LIMIT = 420  # characters
_LONGEST = 240  # characters of a title in a list
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|\*{2,}")


def say_place(document: DocumentSummary, start: int) -> str:
    """Say where a quote begins: "trang 3, vị trí 4021"; without pages the position alone; and whether a machine
    read it.
    """
    page = document.find_page_at(start)
    read = f" · {say_recognised(document.recognised)}" if document.recognised is not None else ""
    return (f"trang {page}, vị trí {start}" if page else f"vị trí {start}") + read


def say_recognised(sure: float) -> str:
    """Say that a text was recognised by OCR, and how surely.

    >>> say_recognised(0.93)
    'chữ do máy nhận dạng, tin cậy 93%'
    """
    return f"chữ do máy nhận dạng, tin cậy {sure:.0%}"


def shorten_title(title: str) -> str:
    """Return a title as a list shows it: a long one is cut at a word, and says so.

    >>> shorten_title("phê duyệt Đề án")
    'phê duyệt Đề án'
    """
    return title if len(title) <= _LONGEST else title[:_LONGEST].rsplit(" ", 1)[0] + " …"


def mark_quote(text: str, marks: Sequence[tuple[int, int]]) -> Text:
    """Return words between quotation marks, marked; a long quote is cut around its first mark, and says so.

    The marks of Markdown's emphasis are left out.

    >>> mark_quote("*Căn cứ **Quyết định** số 846/QĐ-UBND;*", ()).plain
    '“Căn cứ Quyết định số 846/QĐ-UBND;”'
    """
    start, end = 0, len(text)
    if len(text) > _LIMIT:
        middle = marks[0][0] if marks else 0
        start = max(0, min(middle - _LIMIT // 2, len(text) - _LIMIT))
        end = start + _LIMIT
    words = Text(text[start:end])
    for left, right in marks:
        words.stylize("bold yellow", max(0, left - start), max(0, right - start))
    words = _drop_emphasis(words)
    flat = Text(" ").join(words.split(allow_blank=False)) if "\n" in text[start:end] else words
    return Text.assemble("“", "… " if start else "", flat, " …" if end < len(text) else "", "”")


def _drop_emphasis(words: Text) -> Text:
    cuts = [place for match in _EMPHASIS.finditer(words.plain) for place in match.span()]
    return Text().join(words.divide(cuts)[::2]) if cuts else words
