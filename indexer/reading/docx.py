"""A DOCX file → lines. The tree is walked here, so that nothing is lost and nothing is read twice.

In: paragraphs, tables (a row a line), links, tracked insertions, content controls, text boxes after their
paragraph, automatic numbers and bullets, letters of formulas; notes at the end. Out: tracked deletions, field
codes, hidden text, comments, page headers and footers but for a letterhead, drawing coordinates.

The package is opened with ``zipfile``: python-docx refuses .docm and Strict files, parses parts that are not
text and loads every picture. Line feeds inside a run end lines: Word draws a blank there, but programs that
export DOCX (the national database of procedures does) mean a new line.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any, Literal

from lxml import etree

from indexer.errors import UnsupportedFile
from indexer.models import Mark
from indexer.reading import docx_fonts, docx_parts, packages
from indexer.reading.docx_capitals import raise_capitals
from indexer.reading.formats import WORD_PART
from indexer.reading.legacy import list_marks
from indexer.reading.lines import Lines
from indexer.reading.list_numbers import Numbering
from indexer.reading.page_headers import Margin, part_margins
from indexer.reading.readings import Reading, Recognised
from indexer.reading.wordml import COMPATIBILITY, MATH, find_child, list_names, read_attribute

_NOTES = re.compile(r"word/(?:footnotes|endnotes)\d*\.xml")
_P, _TBL, _TR, _TC, _R = list_names("p"), list_names("tbl"), list_names("tr"), list_names("tc"), list_names("r")
_TEXT = list_names("t") | frozenset(f"{{{namespace}}}t" for namespace in MATH)
_BREAKS, _BLANKS = list_names("br", "cr"), list_names("tab", "ptab", "sym")
_HYPHEN, _BOX = list_names("noBreakHyphen"), list_names("txbxContent")
_LEFT_OUT = list_names("del", "moveFrom", "rt")
_NOTE = list_names("footnote", "endnote")
_TABLE_PARTS = {**dict.fromkeys(_TBL, "table"), **dict.fromkeys(_TR, "row"), **dict.fromkeys(_TC, "cell")}


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the text of a DOCX file, a paragraph or table row a line; parts that are left out are named in its
    marks.

    Raises TooLarge for a compressed bomb, EncryptedFile for an encrypted package, BrokenFile for damage,
    UnsupportedFile for a file that is nothing but a chunk in another format, which cannot be read.
    """
    del recognised
    with packages.open_package(data) as package:
        return _Package(package).make_reading()


class _Package:
    """One package on its way into lines."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._found = package.namelist()
        self._marks: list[Mark] = []

    def make_reading(self) -> Reading:
        main = min((name for name in self._found if WORD_PART.fullmatch(name)), key=len)
        root = self._part(main)
        related = docx_parts.list_relations(main, self._part)
        if not docx_parts.put_in_chunks(root, related, self._read_chunk):
            self._marks.append(Mark("left_out", "altChunk"))
        docx_parts.put_in_diagrams(root, related, self._part)
        margins = [
            (kind, self._part(name)) for kind, name in docx_parts.list_margins(root, related) if name in self._found
        ]
        notes_of = [self._part(name) for name in sorted(filter(_NOTES.fullmatch, self._found))]
        styles = self._read_optional("word/styles.xml")
        parts = [root, *notes_of, *(margin for _, margin in margins)]
        self._convert(parts, styles)
        for part in parts:
            raise_capitals(part, styles)
        lists = self._read_optional("word/numbering.xml")
        page = Lines()
        self._write_margins(margins, page)
        _walk(root, page, Numbering(lists, styles))
        for part in notes_of:
            for note in list_notes(part):
                _walk(note, page, Numbering(lists, styles))
        if any(docx_parts.has_words(self._part(name)) for name in filter(docx_parts.COMMENTS.fullmatch, self._found)):
            self._marks.append(Mark("left_out", "comments"))
        return self._check_reading(page.join_text())

    def _check_reading(self, text: str) -> Reading:
        if not text and Mark("left_out", "altChunk") in self._marks:
            raise UnsupportedFile(
                "Tệp chỉ có phần nhúng (altChunk) chưa đọc được; hãy mở bằng Word, lưu lại rồi thử lại.",
                "The file is only an embedded chunk (altChunk) that cannot be read; open it in Word, save it and try "
                "again.",
            )
        return Reading("docx", text, marks=tuple(self._marks))

    def _part(self, name: str) -> Any:
        return packages.read_part(self._package, name)

    def _read_optional(self, name: str) -> Any:
        return self._part(name) if name in self._found else None

    def _convert(self, roots: list[Any], styles: Any) -> None:
        """Convert what stands in legacy fonts, if any part names one."""
        named = (name for name in self._found if name.startswith("word/") and name.endswith(".xml"))
        if any(
            docx_fonts.names_legacy_fonts(self._package.read(name)) for name in named if _is_small(self._package, name)
        ):
            self._marks += list_marks(docx_fonts.convert_document(roots, styles))

    def _write_margins(self, margins: list[tuple[Literal["header", "footer"], Any]], page: Lines) -> None:
        """Write a letterhead that stands in a page header; what else stands in the margins is left out, and named."""
        alone = []
        for kind, root in margins:
            lines = Lines()
            _walk(root, lines, Numbering(None, None))
            alone.append(Margin(kind, lines.join_text().split("\n")))
        shown, left_out = part_margins(alone)
        page.add_lines(shown)
        self._marks += [Mark("left_out", part) for part in left_out]

    def _read_chunk(self, name: str) -> str:
        """Return the text of a chunk in another format. Raises ReadError, KeyError where there is none."""
        from indexer.reading import members  # late: it reads every format, this one too

        if self._package.getinfo(name).file_size > packages.PART_LIMIT:
            raise packages.report_bomb()
        return members.extract_text(name, self._package.read(name))


def _is_small(package: zipfile.ZipFile, name: str) -> bool:
    return package.getinfo(name).file_size <= packages.PART_LIMIT


def _walk(root: Any, page: Lines, numbering: Numbering) -> None:
    _choose_alternates(root)
    _move_boxes(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped = None
    raised = False
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if element is not skipped:
                _leave(element, page)
        elif _is_left_out(element):
            skipped = element
            walker.skip_subtree()
        elif tag in _TEXT:
            (page.add_raised if raised else page.write_lines)(element.text or "")
        elif tag in _R:
            raised = read_attribute(find_child(element, "rPr", "vertAlign"), "val") == "superscript"
        else:
            _enter(element, page, numbering)


def order_elements(root: Any) -> Iterator[Any]:
    """Yield the elements that hold the characters of a part, in the order in which they are read.

    What is left out of the text is not among them. The tree is changed: give it a copy.
    """
    _choose_alternates(root)
    _move_boxes(root)
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if _is_left_out(element):
            walker.skip_subtree()
        elif element.tag in _TEXT:
            yield element


def list_notes(root: Any) -> Iterator[Any]:
    """Yield the notes of a part of foot- or endnotes that are read, in order."""
    yield from (note for note in root if note.tag in _NOTE and read_attribute(note, "type") in (None, "normal"))


def _enter(element: Any, page: Lines, numbering: Numbering) -> None:
    tag = element.tag
    if tag in _P:
        if label := numbering.label(element):
            page.mark(label)
    elif tag in _TABLE_PARTS:
        page.open(_TABLE_PARTS[tag])  # type: ignore[arg-type]
    elif tag in _BREAKS:
        page.end_line()
    elif tag in _BLANKS:  # or a tab stop of the paragraph, where a blank does no harm
        page.write(" ")
    elif tag in _HYPHEN:
        page.write("-")


def _leave(element: Any, page: Lines) -> None:
    if element.tag in _P:
        if find_child(element, "pPr", "rPr", "del") is None:  # else it goes on in the next paragraph
            page.mark("")
    elif element.tag in _TABLE_PARTS:
        page.close()


def _is_left_out(element: Any) -> bool:
    """Deleted, moved away or hidden text; a row that was deleted; a cell merged into another."""
    tag = element.tag
    if tag in _LEFT_OUT:
        return True
    if tag in _R:
        return _is_on(find_child(element, "rPr", "vanish"))
    if tag in _TR:
        return find_child(element, "trPr", "del") is not None
    if tag in _TC:
        merges = (find_child(element, "tcPr", "vMerge"), find_child(element, "tcPr", "hMerge"))
        return any(merge is not None and read_attribute(merge, "val") != "restart" for merge in merges)
    return False


def _is_on(switch: Any) -> bool:
    return switch is not None and read_attribute(switch, "val") not in ("0", "false", "off")


def _choose_alternates(root: Any) -> None:
    """Keep one branch of each mc:AlternateContent: a text box stands in both, for new and old Word."""
    for alternate in list(root.iter(f"{{{COMPATIBILITY}}}AlternateContent")):
        branches = list(alternate)
        kept = next((b for b in branches if next(b.iter(*_TEXT), None) is not None), None)
        for branch in branches:
            if branch is not kept:
                alternate.remove(branch)


def _move_boxes(root: Any) -> None:
    """Put each text box after the paragraph that it hangs on, so that it does not cut a sentence in two."""
    for box in reversed(list(root.iter(*_BOX))):
        paragraph = next(box.iterancestors(*_P), None)
        if paragraph is not None and paragraph.getparent() is not None:
            paragraph.addnext(box)
