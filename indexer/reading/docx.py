"""A DOCX file → lines. The tree is walked here, so that nothing is lost and nothing is read twice.

In: paragraphs, tables (a row a line), links, tracked insertions, content controls, text boxes after their
paragraph, automatic numbers and bullets, letters of formulas; notes at the end. Out: tracked deletions, field
codes, hidden text, page headers and footers, drawing coordinates.

The package is opened with ``zipfile``: python-docx refuses .docm and Strict files, parses parts that are not
text and loads every picture. Line feeds inside a run end lines: Word draws a blank there, but programs that
export DOCX (the national database of procedures does) mean a new line.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from typing import Any

from lxml import etree

from indexer.errors import BrokenFile, TooLarge, UnsupportedFile
from indexer.reading.detect import MEMBERS, WORD_PART, bomb, broken_package
from indexer.reading.lines import Lines
from indexer.reading.numbering import Numbering
from indexer.reading.readings import Reading, Recognised
from indexer.reading.wordml import COMPATIBILITY, MATH, attribute, child, names

PART_LIMIT = 64 * 2**20  # of one part of text, unpacked
TOTAL_LIMIT = 1024 * 2**20  # of the whole package, unpacked
RATIO_LIMIT = 200
_SMALL = 10 * 2**20  # a small package may compress as well as it likes

_NOTES = re.compile(r"word/(?:footnotes|endnotes)\d*\.xml")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
)

_P, _TBL, _TR, _TC, _R = names("p"), names("tbl"), names("tr"), names("tc"), names("r")
_TEXT = names("t") | frozenset(f"{{{namespace}}}t" for namespace in MATH)
_BREAKS, _BLANKS = names("br", "cr"), names("tab", "ptab", "sym")
_HYPHEN, _BOX = names("noBreakHyphen"), names("txbxContent")
_LEFT_OUT = names("del", "moveFrom", "rt")
_NOTE = names("footnote", "endnote")
_TABLE_PARTS = {**dict.fromkeys(_TBL, "table"), **dict.fromkeys(_TR, "row"), **dict.fromkeys(_TC, "cell")}


def read(data: bytes, _: Recognised) -> Reading:
    """The Reading of a DOCX file: its text, without pages. Raises as ``text``."""
    return Reading("docx", text(data))


def text(data: bytes) -> str:
    """The text of a DOCX file, a paragraph or table row a line.

    Raises TooLarge for a compressed bomb, UnsupportedFile for an encrypted package, BrokenFile for damage.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _guard(package)
            return _read(package)
    except _DAMAGED as error:
        raise broken_package() from error


def _guard(package: zipfile.ZipFile) -> None:
    """Refuses, by the table of contents alone, what would not be good to unpack."""
    members = package.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise UnsupportedFile(
            "Tệp DOCX có mật khẩu; hãy bỏ mật khẩu rồi thử lại.",
            "The DOCX file is encrypted; remove the password and try again.",
        )
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    ratio_is_high = total > _SMALL and total > RATIO_LIMIT * packed
    if len(members) > MEMBERS or total > TOTAL_LIMIT or ratio_is_high:
        raise bomb()


def _read(package: zipfile.ZipFile) -> str:
    found = package.namelist()
    main = min((name for name in found if WORD_PART.fullmatch(name)), key=len)
    styles = _part(package, "word/styles.xml") if "word/styles.xml" in found else None
    lists = _part(package, "word/numbering.xml") if "word/numbering.xml" in found else None
    page = Lines()
    _walk(_part(package, main), page, Numbering(lists, styles))
    for name in sorted(name for name in found if _NOTES.fullmatch(name)):
        for note in notes(_part(package, name)):
            _walk(note, page, Numbering(lists, styles))
    return page.text()


def _part(package: zipfile.ZipFile, name: str) -> Any:
    """The root of an XML part; entities are not resolved, and a document type is not allowed at all."""
    if package.getinfo(name).file_size > PART_LIMIT:
        raise TooLarge(
            f"Phần chữ của tệp DOCX vượt quá {PART_LIMIT // 2**20} MB; hãy chia nhỏ tệp rồi thử lại.",
            f"The DOCX file holds more than {PART_LIMIT // 2**20} MB of text; split it and try again.",
        )
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(package.read(name), parser)
    except (etree.XMLSyntaxError, RuntimeError) as error:
        raise broken_package() from error
    if root.getroottree().docinfo.doctype:
        raise BrokenFile(
            "Tệp DOCX chứa khai báo XML không hợp lệ nên không đọc; hãy lưu lại bằng Word rồi thử lại.",
            "The DOCX file holds XML declarations that are not allowed; save it again in Word and try again.",
        )
    return root


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
            (page.raised if raised else page.write_lines)(element.text or "")
        elif tag in _R:
            raised = attribute(child(element, "rPr", "vertAlign"), "val") == "superscript"
        else:
            _enter(element, page, numbering)


def in_reading_order(root: Any) -> Iterator[Any]:
    """The elements that hold the characters of a part, in the order in which they are read.

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


def notes(root: Any) -> Iterator[Any]:
    """The notes of a part of foot- or endnotes that are read, in order."""
    yield from (note for note in root if note.tag in _NOTE and attribute(note, "type") in (None, "normal"))


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
        if child(element, "pPr", "rPr", "del") is None:  # else it goes on in the next paragraph
            page.mark("")
    elif element.tag in _TABLE_PARTS:
        page.close()


def _is_left_out(element: Any) -> bool:
    """Deleted, moved away or hidden text; a row that was deleted; a cell merged into another."""
    tag = element.tag
    if tag in _LEFT_OUT:
        return True
    if tag in _R:
        return _is_on(child(element, "rPr", "vanish"))
    if tag in _TR:
        return child(element, "trPr", "del") is not None
    if tag in _TC:
        merges = (child(element, "tcPr", "vMerge"), child(element, "tcPr", "hMerge"))
        return any(merge is not None and attribute(merge, "val") != "restart" for merge in merges)
    return False


def _is_on(switch: Any) -> bool:
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off")


def _choose_alternates(root: Any) -> None:
    """Keeps one branch of each mc:AlternateContent: a text box stands in both, for new and old Word."""
    for alternate in list(root.iter(f"{{{COMPATIBILITY}}}AlternateContent")):
        branches = list(alternate)
        kept = next((b for b in branches if next(b.iter(*_TEXT), None) is not None), None)
        for branch in branches:
            if branch is not kept:
                alternate.remove(branch)


def _move_boxes(root: Any) -> None:
    """Puts each text box after the paragraph that it hangs on, so that it does not cut a sentence in two."""
    for box in reversed(list(root.iter(*_BOX))):
        paragraph = next(box.iterancestors(*_P), None)
        if paragraph is not None and paragraph.getparent() is not None:
            paragraph.addnext(box)
