"""A Word 97–2003 file (.doc) → lines, by its piece table, as ``docx`` does for what came after it.

In: text, tables (a row a line), results of fields, automatic numbers; foot- and endnotes and text boxes at the end;
a letterhead that stands in the page header. Out: deleted and hidden text, field codes, comments, other headers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indexer.models import Mark
from indexer.reading import flow
from indexer.reading.flow import Paragraph
from indexer.reading.legacy import LegacyFont, Run, find_font, list_marks
from indexer.reading.lines import Lines
from indexer.reading.list_numbers import Counting
from indexer.reading.page_headers import Margin, part_margins
from indexer.reading.readings import Reading, Recognised
from indexer.reading.word97_changes import Look, Setting, change_look, change_setting
from indexer.reading.word97_file import Piece, WordFile
from indexer.reading.word97_tables import list_bases

_FIELD, _RESULT, _END = "\x13", "\x14", "\x15"
_CELL, _SECTION, _COLUMN = "\x07", "\x0c", "\x0e"
_ENDS = frozenset(("\r", _CELL, _SECTION, _COLUMN))
_GONE = dict.fromkeys((*range(9), *range(0x0F, 0x1E)))
_FIRST_HEADERS = 6  # of the stories in the part for headers: separators of notes
_KINDS = ("even header", "header", "even footer", "footer", "first header", "first footer")


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the text of a .doc file. Raises EncryptedFile, UnsupportedFile (Word 6 and 95) or BrokenFile."""
    del recognised
    return _Document(WordFile(data)).make_reading()


class _Document:
    """One file on its way into lines."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._stories = {
            name: list(self._list_paragraphs(*span))
            for name, span in file.stories.items()
            if name in ("text", "footnotes", "endnotes", "boxes")
        }
        self._margins = [(kind, list(self._list_paragraphs(*span))) for kind, span in self._list_margin_spans()]
        self._runs = flow.find_fonts([*self._stories.values(), *(story for _, story in self._margins)])

    def make_reading(self) -> Reading:
        shown, hidden = part_margins(
            Margin("footer" if "footer" in kind else "header", self._list_story_lines(story))
            for kind, story in self._margins
        )
        page = Lines()
        page.add_lines(shown)
        for story in self._stories.values():
            flow.write(story, self._runs, page)
        left_out = [Mark("left_out", part) for part in hidden]
        start, end = self._file.stories["comments"]
        if end > start:
            left_out.append(Mark("left_out", "comments"))
        return Reading("doc", page.join_text(), marks=(*list_marks(self._runs.found), *left_out))

    def _list_story_lines(self, story: list[Paragraph]) -> list[str]:
        page = Lines()
        flow.write(story, self._runs, page)
        return page.join_text().split("\n")

    # -- from the file to paragraphs ----------------------------------------------------------------------------------

    def _list_margin_spans(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield (what it is, where its text lies) of each header and footer of the first sections."""
        start, end = self._file.stories["headers"]
        places = [place + start for place in self._file.headers if place + start <= end]
        spans = list(pairwise(places))[_FIRST_HEADERS : _FIRST_HEADERS + 60]
        for number, (first, last) in enumerate(spans):
            if last > first:
                yield _KINDS[number % len(_KINDS)], (first, last)

    def _list_paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """Yield the paragraphs of a story; codes of fields are left out, also where they span paragraphs."""
        counting = Counting(self._file.lists, self._file.counted)
        paragraph = Paragraph()
        fields: list[bool] = []  # of each field that is open, whether its result has begun
        for text, look, setting in self._list_segments(start, end):
            font = self._find_run_font(look, setting)
            kept: list[str] = []
            for character in text:
                if character == _FIELD:
                    fields.append(False)
                elif character == _RESULT and fields:
                    fields[-1] = True
                elif character == _END and fields:
                    fields.pop()
                elif character in _ENDS:
                    paragraph.add(_run(kept, font), look.raised)
                    yield _place_paragraph(paragraph, character, setting, counting)
                    paragraph, kept = Paragraph(), []
                elif all(fields) and not look.is_left_out:
                    kept.append(character)
            if kept:
                paragraph.add(_run(kept, font), look.raised)
        if paragraph.runs:
            yield paragraph

    def _list_segments(self, start: int, end: int) -> Iterator[tuple[str, Look, Setting]]:
        """Yield the characters from ``start`` to ``end`` in pieces that look alike and are set alike."""
        for piece in self._file.pieces:
            first, last = max(start - piece.start, 0), min(end - piece.start, len(piece.text))
            if first < last:
                yield from self._list_alike_parts(piece, first, last)

    def _list_alike_parts(self, piece: Piece, first: int, last: int) -> Iterator[tuple[str, Look, Setting]]:
        while first < last:
            offset = piece.offset + first * piece.width
            looks_to, look = self._file.looks.find_at(offset)
            set_to, setting = self._file.settings.find_at(offset)
            reached = (min(looks_to, set_to) - piece.offset + piece.width - 1) // piece.width
            reached = min(max(reached, first + 1), last)
            yield piece.text[first:reached], look, self._add_list_of_style(setting)
            first = reached

    def _add_list_of_style(self, setting: Setting) -> Setting:
        """Return a paragraph's setting with the list that its style is in, where it names none itself."""
        if setting.list is not None:
            return setting
        style = Setting()
        for one in list_bases(self._file.styles, setting.style):
            style = change_setting(one.setting, style)
        if style.list is None:
            return setting
        level = setting.level if setting.level is not None else style.level
        return Setting(
            style=setting.style,
            depth=setting.depth,
            ends_row=setting.ends_row,
            ends_cell=setting.ends_cell,
            list=style.list,
            level=level,
        )

    def _find_run_font(self, look: Look, setting: Setting) -> LegacyFont | None:
        """Return the legacy font of a run: its own, its style's, its paragraph's, the document's."""
        file = self._file
        index = look.font
        for style in (look.style, setting.style):
            for one in reversed(list_bases(file.styles, style) if index is None else []):
                index = index if index is not None else change_look(one.look, Look()).font
        if index is None:
            index = file.default_font
        return find_font(file.fonts[index]) if index is not None and index < len(file.fonts) else None


def _run(kept: list[str], font: LegacyFont | None) -> Run:
    """Return characters in one font; what Word takes for an optional hyphen is the ư of TCVN3."""
    text = "".join(kept).translate(_GONE)
    return Run(text.replace("\x1f", "\xad") if font is not None else text, font)


def _place_paragraph(paragraph: Paragraph, mark: str, setting: Setting, counting: Counting) -> Paragraph:
    """Return the paragraph with its place in tables and its number."""
    paragraph.depth = setting.depth
    if setting.depth and setting.ends_row:
        paragraph.ends = "row"
    elif setting.depth and (mark == _CELL or setting.ends_cell):
        paragraph.ends = "cell"
    if setting.list and any(run.text.strip() for run in paragraph.runs):
        label = counting.label(str(setting.list), setting.level or 0)
        font = next((run.font for run in paragraph.runs if run.text.strip()), None)
        paragraph.label = Run(label, font) if label else None
    return paragraph
