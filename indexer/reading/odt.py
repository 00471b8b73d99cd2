"""An OpenDocument text (.odt) → lines, as ``docx`` does: lists with their numbers, tables a row a line.

Notes come at the end, text boxes after their paragraph; deletions, comments and page headers stay out (but a
letterhead in one is read first). The XML parser refuses entities and trees deeper than 256.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from indexer.errors import EncryptedFile
from indexer.models import Mark
from indexer.reading import packages
from indexer.reading.legacy import LegacyFont, Run, Runs, list_marks
from indexer.reading.lines import Lines
from indexer.reading.list_numbers import Counting
from indexer.reading.odt_styles import DRAW, OFFICE, TABLE, TEXT, Styles
from indexer.reading.page_headers import Margin, part_margins
from indexer.reading.readings import Reading, Recognised

_P, _H, _LIST, _ITEM = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", (f"{TEXT}list-item", f"{TEXT}list-header")
_TABLE, _ROW, _CELL = f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-cell"
_NOTE, _BOX = f"{TEXT}note", f"{DRAW}text-box"
_OUT = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}sequence-decls",
     f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{TEXT}hidden-text", f"{TEXT}ruby-text",
     f"{TEXT}index-title-template", f"{TABLE}covered-table-cell", f"{OFFICE}event-listeners")
)  # fmt: skip
_SIGNS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_BLANKS = 200  # that one element may stand for
_REPEATED = {_ROW: f"{TABLE}number-rows-repeated", _CELL: f"{TABLE}number-columns-repeated"}
_REPEATS = 2_000  # rows and cells of one file that repeat others


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the text of an ODT file. Raises EncryptedFile, TooLarge or BrokenFile."""
    del recognised
    with packages.open_package(data) as package:
        names = package.namelist()
        if _is_locked(package, names):
            raise EncryptedFile(
                "Tệp OpenDocument có mật khẩu; hãy bỏ mật khẩu rồi thử lại.",
                "The OpenDocument file has a password; remove it and try again.",
            )
        content = packages.read_part(package, "content.xml")
        styles = packages.read_part(package, "styles.xml") if "styles.xml" in names else None
        return _OpenDocument(content, styles).make_reading()


def _is_locked(package: zipfile.ZipFile, names: list[str]) -> bool:
    if "META-INF/manifest.xml" not in names:
        return False
    manifest = packages.read_part(package, "META-INF/manifest.xml")
    return any(element.tag.endswith("}encryption-data") for element in manifest.iter() if isinstance(element.tag, str))


class _OpenDocument:
    """One file on its way into lines."""

    def __init__(self, content: Any, styles: Any) -> None:
        self._content = content
        self._page_styles = styles
        self._styles = Styles([root for root in (styles, content) if root is not None])
        self._runs = Runs(
            list(self._list_runs(paragraph))
            for root in (content, styles)
            if root is not None
            for paragraph in root.iter(_P, _H)
        )
        self._counting = Counting(self._styles.levels)
        self._later: list[Any] = []  # notes
        self._repeats = _REPEATS

    def make_reading(self) -> Reading:
        shown, left_out = part_margins(self._list_margins())
        page = Lines()
        page.add_lines(shown)
        body = self._content.find(f"{OFFICE}body/{OFFICE}text")
        if body is not None:
            self._write_block(body, page)
        for note in self._later:
            self._write_block(note, page)
        if any(True for _ in self._content.iter(f"{OFFICE}annotation")):
            left_out.append("comments")
        marks = (*list_marks(self._runs.found), *(Mark("left_out", part) for part in left_out))
        return Reading("odt", page.join_text(), marks=marks)

    def _list_margins(self) -> Iterator[Margin]:
        if self._page_styles is None:
            return
        for element in self._page_styles.iter():
            kind = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
            if kind in ("header", "header-first", "footer", "footer-first") and "style:1.0}" in element.tag:
                page = Lines()
                self._write_block(element, page)
                yield Margin("header" if kind.startswith("header") else "footer", page.join_text().split("\n"))

    # -- blocks -------------------------------------------------------------------------------------------------------

    def _write_block(self, element: Any, page: Lines, lists: tuple[str, int] = ("", -1)) -> None:
        """Write what stands in an element; ``lists``: the list around it, and how deep."""
        for child in element:
            tag = child.tag
            if tag in _OUT or not isinstance(tag, str):
                continue
            if tag in (_P, _H):
                self._write_paragraph(child, page)
            elif tag == _LIST:
                self._list(child, page, lists)
            elif tag in (_TABLE, _ROW, _CELL):
                for _ in range(self._count_repeats(child)):
                    page.open({_TABLE: "table", _ROW: "row", _CELL: "cell"}[tag])  # type: ignore[arg-type]
                    self._write_block(child, page)
                    page.close()
            else:
                self._write_block(child, page, lists)

    def _count_repeats(self, element: Any) -> int:
        """Return how often a row or a cell stands there; an empty one, and beyond a number for the whole file, once."""
        stated = element.get(_REPEATED[element.tag], "1") if element.tag in _REPEATED else "1"
        if not stated.isdecimal() or len(stated) > 5 or next(element.iter(_P, _H), None) is None:
            return 1
        more = max(0, min(int(stated) - 1, self._repeats))
        self._repeats -= more * sum(1 for _ in element.iter())
        return 1 + more

    def _list(self, element: Any, page: Lines, around: tuple[str, int]) -> None:
        name, depth = around[0], around[1] + 1
        own = element.get(f"{TEXT}style-name")
        if own is not None and (depth == 0 or not name):
            goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
            name = self._styles.list_name(own, bool(goes_on))
        for item in element:
            if item.tag in _ITEM:
                if item.tag == _ITEM[0]:
                    self._label(item, name, depth, page)
                self._write_block(item, page, (name, depth))

    def _label(self, item: Any, name: str, depth: int, page: Lines) -> None:
        first = next((child for child in item if isinstance(child.tag, str)), None)
        if first is not None and first.tag in (_P, _H) and any(run.text.strip() for run in self._list_runs(first)):
            font = next((run.font for run in self._list_runs(first) if run.text.strip()), None)
            label = self._counting.label(name, depth)
            page.mark(self._runs.convert_paragraph([Run(label, font)])[0])

    def _write_paragraph(self, paragraph: Any, page: Lines) -> None:
        runs = list(self._list_runs(paragraph))
        if paragraph.tag == _H and runs and not any(True for _ in paragraph.iterancestors(_LIST)):
            depth = paragraph.get(f"{TEXT}outline-level") or "1"
            level = int(depth) - 1 if depth.isdecimal() and len(depth) < 3 else 0
            if label := self._counting.label(Styles.OUTLINE, level):
                page.mark(self._runs.convert_paragraph([Run(label, runs[0].font)])[0])
        for text in self._runs.convert_paragraph(runs):
            page.write_lines(text)
        page.mark("")
        for inner in paragraph.iter(_BOX, _NOTE):
            if next(inner.iterancestors(_P, _H)) is paragraph and not self._is_out(inner, paragraph):
                if inner.tag == _NOTE:
                    self._later += [child for child in inner if child.tag == f"{TEXT}note-body"]
                else:
                    self._write_block(inner, page)

    @staticmethod
    def _is_out(element: Any, top: Any) -> bool:
        for ancestor in element.iterancestors():
            if ancestor is top:
                return False
            if ancestor.tag in _OUT:
                return True
        return False

    # -- runs ---------------------------------------------------------------------------------------------------------

    def _list_runs(self, element: Any, around: tuple[str, ...] = ()) -> Iterator[Run]:
        """Yield the characters of a paragraph with the legacy fonts that they stand in."""
        name = element.get(f"{TEXT}style-name")
        styles = (*around, name) if name else around
        font, hidden = self._styles.find_font(styles), self._styles.is_hidden(styles)
        yield from self._list_text_runs(element.text, font, hidden)
        for child in element:
            tag = child.tag
            if tag in _SIGNS:
                yield Run(_SIGNS[tag], font)
            elif tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c") or "1"
                yield Run(" " * min(int(count), _BLANKS) if count.isdecimal() and len(count) < 5 else " ", font)
            elif tag not in _OUT and tag not in (_NOTE, _BOX) and isinstance(tag, str):
                yield from self._list_runs(child, styles)
            yield from self._list_text_runs(child.tail, font, hidden)

    @staticmethod
    def _list_text_runs(text: str | None, font: LegacyFont | None, hidden: bool) -> Iterator[Run]:
        if text and not hidden:
            yield Run(" ".join(text.split("\n")), font)
