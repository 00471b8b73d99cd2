"""Verbatim quotes in a terminal: between quotation marks, marked, cut around the first mark when long."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from indexer.models import DocumentSummary

_LIMIT = 420  # characters


def spoken_place(document: DocumentSummary, start: int) -> str:
    """Where a quote begins: "trang 3, vị trí 4021"; without pages the position alone."""
    page = document.page_at(start)
    return f"trang {page}, vị trí {start}" if page else f"vị trí {start}"


def quoted(text: str, marks: Sequence[tuple[int, int]]) -> Text:
    """The words between quotation marks, marked; a long one is cut around its first mark, and says so."""
    start, end = 0, len(text)
    if len(text) > _LIMIT:
        middle = marks[0][0] if marks else 0
        start = max(0, min(middle - _LIMIT // 2, len(text) - _LIMIT))
        end = start + _LIMIT
    words = Text(text[start:end])
    for left, right in marks:
        words.stylize("bold yellow", max(0, left - start), max(0, right - start))
    flat = Text(" ").join(words.split(allow_blank=False)) if "\n" in text[start:end] else words
    return Text.assemble("“", "… " if start else "", flat, " …" if end < len(text) else "", "”")
