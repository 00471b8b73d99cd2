"""The tags of a PDF file: of which cell of which table, and of which paragraph, a word is.

Word, LibreOffice and browsers write them. An element of their tree is known by its path (which child of which child it
is), which is the same on all pages that it reaches over.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as raw

from indexer.reading.layout.sheets import Path, SheetTag

_MOST = 20_000  # children that are looked at for one page
_DEEPEST = 40
_MANY = 200  # children, from which on those of a page are sought where the last page's were
_GAP = 60  # children of other pages after which no further one of this page is sought among so many
_LONGEST = 64  # bytes of the name of an element's kind
_CELLS = ("TD", "TH")
_LOOSE = ("NonStruct", "Div")  # browsers take tables without headings for a way to lay out a page
_BLOCKS = frozenset(("P", "H", "LI", "Caption", "Title", *(f"H{level}" for level in range(1, 7))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _TagPlace:
    """An element of the tree, and what it stands in: a table with its row and cell, a paragraph."""

    element: Any
    path: Path
    outer: Path = ()  # the table around the table
    table: Path = ()
    row: Path = ()
    cell: Path = ()
    block: Path = ()
    loose: tuple[int, int] = (0, 0)  # how deep elements without a meaning begin and end, outside of paragraphs


@dataclass(slots=True)
class PdfTags:
    """The tags of a document, asked page by page from the first."""

    _seen: dict[Path, int] = field(default_factory=dict)  # of elements with many children: the last that a page had

    def find(self, page: Any) -> dict[int, SheetTag]:
        """Return what the marks of a page's content stand in: what is in no table and no paragraph is left out.

        What stands in a table within a table is in none.
        """
        tree = raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return {}
        try:
            places = dict(self._walk(tree))
        finally:
            raw.FPDF_StructTree_Close(tree)
        outer = {place.outer for place in places.values()}
        return {mark: _tag(place, outer) for mark, place in places.items()}

    def _walk(self, tree: Any) -> Iterator[tuple[int, _TagPlace]]:
        left = _MOST
        count = min(max(0, raw.FPDF_StructTree_CountChildren(tree)), _MANY)
        roots = ((n, raw.FPDF_StructTree_GetChildAtIndex(tree, n)) for n in range(count))
        stack = [_TagPlace(element=element, path=(n,)) for n, element in roots if element]
        kind = ctypes.create_string_buffer(_LONGEST)
        while stack and left > 0:
            place = stack.pop()
            place = _enter(place, _read_kind(place.element, kind))
            for n, child in self._list_children(place):
                left -= 1
                if left < 0:
                    break
                if child:
                    if len(place.path) < _DEEPEST:
                        stack.append(_make_place_below(place, child, n))
                    continue
                mark = raw.FPDF_StructElement_GetChildMarkedContentID(place.element, n)
                if mark >= 0 and (place.block or place.cell or place.loose[0]):
                    yield mark, place

    def _list_children(self, place: _TagPlace) -> Iterator[tuple[int, Any]]:
        """Yield the children of an element; of very many those near what the page before had."""
        element = place.element
        count = min(max(0, raw.FPDF_StructElement_CountChildren(element)), 100 * _MOST)
        start = max(0, self._seen.get(place.path, 0) - _GAP) if count > _MANY else 0
        last = -1
        for n in range(start, count):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                last = n
            elif count > _MANY and 0 <= last < n - _GAP:
                break
            yield n, child
        if count > _MANY and last >= 0:
            self._seen[place.path] = last


def _make_place_below(place: _TagPlace, child: Any, n: int) -> _TagPlace:
    return replace(place, element=child, path=(*place.path, n))


def _enter(place: _TagPlace, kind: str) -> _TagPlace:
    """Return a place as its element's kind makes it: a table, a row, a cell, a paragraph."""
    path = place.path
    if kind == "Table":
        return _TagPlace(element=place.element, path=path, outer=place.table, table=path)
    if kind == "TR" and place.table:
        return replace(place, row=path, cell=(), block=())
    if kind in _CELLS and place.row and not place.cell:
        return replace(place, cell=path, block=())
    if kind in _BLOCKS:
        return replace(place, block=path)
    if kind in _LOOSE and not place.block and not place.table:
        start, end = place.loose
        return replace(place, loose=(start if end == len(path) - 1 else len(path), len(path)))
    return place


def _tag(place: _TagPlace, outer: set[Path]) -> SheetTag:
    if place.table and not place.outer and place.table not in outer and place.cell:
        return SheetTag(table=place.table, row=place.row, cell=place.cell, block=place.block)
    return SheetTag(block=place.block, path=place.path, loose=place.loose)


def _read_kind(element: Any, buffer: Any) -> str:
    length = int(raw.FPDF_StructElement_GetType(element, buffer, _LONGEST))
    return buffer.raw[: length - 2].decode("utf-16-le", "replace") if 2 < length <= _LONGEST else ""


def read_mark(text: Any, index: int) -> int:
    """Return the number of the mark that a letter of a page's text stands in; -1 for none."""
    item = raw.FPDFText_GetTextObject(text, index)
    return int(raw.FPDFPageObj_GetMarkedContentID(item)) if item else -1
