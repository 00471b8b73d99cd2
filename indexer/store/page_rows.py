"""Rows of what a file's pages are, and of what was recognised on them. Nothing here touches the database."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from indexer.models import Mark, Page, Source
from indexer.store.packed_values import inflate
from indexer.strange_json import read_json

Cell = str | bytes | int | float | None
PAGE = 'number, start, "end", width, height, words'
READ = "marks, member, pages"
"""The columns of ``documents`` that say how a file was read."""


class Row(Protocol):
    """What is read by the names of its columns: a row of SQLite, or a mapping that another store holds."""

    def __getitem__(self, name: str, /) -> Any:
        """Return the value of a column."""


def read_row(source: Source) -> tuple[str, str, str]:
    """Return the columns of ``READ``: a source's marks and its name in a mail or archive; where its pages begin."""
    marks = json.dumps([[mark.name, mark.value] for mark in source.marks], ensure_ascii=False) if source.marks else ""
    return marks, source.member, ",".join(str(page.start) for page in source.pages)


def pack_page_rows(source: Source) -> list[list[Cell]]:
    """Return the rows of ``pages`` after the key, with the columns of ``PAGE``; the boxes of words compressed."""
    return [
        [page.number, page.start, page.end, float(page.width), float(page.height), zlib.compress(page.words, 6)]
        for page in source.pages
    ]


def list_digested(read: Sequence[Cell], pages: Iterable[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Return what a checksum covers of how a file was read: nothing for a file without pages, marks or a member's
    name.
    """
    return [*pages, read] if any(read) else []


def read_page(row: Row) -> Page:
    """Return the Page in a row of ``pages``."""
    words = inflate(row["words"])
    return Page(
        number=row["number"], start=row["start"], end=row["end"], width=row["width"], height=row["height"], words=words
    )


def read_marks(packed: str) -> tuple[Mark, ...]:
    """Return the marks in the column of ``documents``."""
    return tuple(Mark(name, value) for name, value in read_json(packed)) if packed else ()


def read_starts(packed: str) -> tuple[int, ...]:
    """Return where pages begin, from the column of ``documents``."""
    return tuple(map(int, packed.split(","))) if packed else ()
