"""RTF → lines. Fonts are kept, by which TCVN3 and VNI are told; numbers of lists are those that the file draws.

Foot- and endnotes and text boxes come at the end, a letterhead in the page header first; deleted and hidden text,
comments and pictures stay out.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Literal

from indexer.errors import BrokenFile, TooLarge
from indexer.models import Mark
from indexer.reading import flow
from indexer.reading.flow import Paragraph
from indexer.reading.legacy import LegacyFont, Run, find_font, list_marks
from indexer.reading.lines import Lines
from indexer.reading.page_headers import Margin, part_margins
from indexer.reading.readings import Reading, Recognised
from indexer.reading.rtf_words import APART, CODE_PAGES, ENDS, ESCAPED, LABELS, NOT_TEXT, OPTIONAL_TEXT, SIGNS

DEPTH = 20_000  # of groups within groups
GROUPS = 20_000_000

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9A-Fa-f]{2})+)|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What holds within a group: of characters, of paragraphs, and whether it holds any text at all."""

    font: int | None = None
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    part: Literal["text", "none", "fonts", "label"] = "text"
    skipped: int = 1  # characters that follow a \\u for who knows no Unicode
    optional: bool = False  # a \\* stood before the next word


@dataclass(slots=True)
class _Story:
    """Text that stands together: the document itself, a note, a header."""

    kind: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: Paragraph = field(default_factory=Paragraph)
    in_table: bool = False
    depth: int = 0  # of a table within a table
    _: KW_ONLY
    depth_of_group: int = 0


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the text of an RTF file. Raises BrokenFile or TooLarge."""
    del recognised
    return _Reader(data).make_reading()


class _Reader:
    """One pass over the file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._look = _Look()
        self._stack: list[tuple[_Look, int]] = []
        self._stories = [_Story("text")]
        self._done: list[_Story] = []
        self._code_page = "cp1252"
        self._default: int | None = None
        self._fonts: dict[int, tuple[str, LegacyFont | None]] = {}  # code page, and the legacy font that it is
        self._named = -1  # the font whose name is read
        self._names: dict[int, list[str]] = {}
        self._pages: dict[int, str] = {}
        self._to_skip = 0  # characters after a \\u
        self._label: list[Run] = []

    def make_reading(self) -> Reading:
        self._scan()
        while self._stories:
            self._close_story()
        stories = {kind: [s for s in self._done if s.kind == kind] for kind in dict.fromkeys(APART.values())}
        main = next(story for story in self._done if story.kind == "text")
        runs = flow.find_fonts(story.paragraphs for story in self._done)

        def read_alone(story: _Story) -> list[str]:
            page = Lines()
            flow.write(story.paragraphs, runs, page)
            return page.join_text().split("\n")

        shown, hidden = part_margins(
            Margin("footer" if story.kind == "footer" else "header", read_alone(story))
            for story in (*stories["header"], *stories["footer"])
        )
        page = Lines()
        page.add_lines(shown)
        for story in (main, *stories["note"], *stories["box"]):
            flow.write(story.paragraphs, runs, page)
        if any(run.text.strip() for s in stories["comments"] for p in s.paragraphs for run in p.runs):
            hidden.append("comments")
        marks = (*list_marks(runs.found), *(Mark("left_out", part) for part in hidden))
        return Reading("rtf", page.join_text(), marks=marks)

    # -- tokens -------------------------------------------------------------------------------------------------------

    def _scan(self) -> None:
        place, groups = 0, 0
        while match := _TOKEN.match(self._data, place):
            place = match.end()
            word, number, escaped, sign, brace, text = match.groups()
            if brace == b"{":
                groups += 1
                self._open(groups)
            elif brace == b"}":
                if not self._close():
                    return
            elif word is not None:
                if word == b"bin":
                    place += min(max(int(number or 0), 0), len(self._data))
                else:
                    self._read_word(word.decode("ascii"), None if number is None else int(number))
            elif escaped is not None:
                self._read_bytes(bytes.fromhex(escaped.replace(b"\\'", b"").decode("ascii")))
            elif sign is not None:
                self._sign(sign)
            elif text is not None:
                self._read_bytes(text)
        if place < len(self._data) and not self._data[place:].strip(b"\0\r\n \x1a"):
            return
        if self._stack and place >= len(self._data) and not self._has_content():
            raise _report_damaged()

    def _has_content(self) -> bool:
        return any(story.paragraphs or story.open.runs for story in (*self._done, *self._stories))

    def _open(self, groups: int) -> None:
        if len(self._stack) >= DEPTH or groups > GROUPS:
            raise TooLarge(
                "Tệp RTF lồng quá sâu hoặc có quá nhiều nhóm nên không đọc; hãy lưu lại dạng DOCX rồi thử lại.",
                "The RTF file has too many groups, or too deep ones; save it in Word as DOCX and try again.",
            )
        self._stack.append((self._look, len(self._stories)))

    def _close(self) -> bool:
        """End a group; False when it was the last one: what follows is no part of the document."""
        if not self._stack:
            return False
        was_label = self._look.part == "label"
        self._look, stories = self._stack.pop()
        while len(self._stories) > stories:
            self._close_story()
        if was_label and self._look.part != "label":
            self._take_label()
        return bool(self._stack)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._look = replace(self._look, optional=True)
        elif sign in (b"\n", b"\r"):
            self._end_paragraph("paragraph")
        elif sign in ESCAPED:
            self._add_text(ESCAPED[sign])

    # -- words --------------------------------------------------------------------------------------------------------

    def _read_word(self, word: str, number: int | None) -> None:
        look = self._look
        if look.optional:
            look = self._look = replace(look, optional=False)
            if word not in OPTIONAL_TEXT and word not in APART and word not in LABELS:
                self._look = replace(look, part="none")
                return
        if word in NOT_TEXT:
            self._look = replace(look, part="none")
        elif word == "fonttbl":
            self._look = replace(look, part="fonts")
        elif look.part == "fonts":
            self._read_font_word(word, number)
        elif look.part == "none":
            return
        elif word in SIGNS:
            self._add_text(SIGNS[word])
        elif word in ENDS:
            self._end_paragraph(ENDS[word])
        elif word in APART:
            self._stories.append(_Story(APART[word]))
        elif word in LABELS:
            self._look = replace(look, part="label")
        elif not self._read_character_word(word, number):
            self._read_paragraph_word(word, number)

    def _read_font_word(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._named = number
            self._names.setdefault(number, [])
        elif word == "fcharset" and number is not None:
            self._pages[self._named] = CODE_PAGES.get(number, self._code_page)
        elif word == "u" and number is not None:
            self._add_text(chr(number & 0xFFFF))

    def _read_character_word(self, word: str, number: int | None) -> bool:
        look, on = self._look, number != 0
        match word:
            case "u":
                self._add_text(chr((number or 0) & 0xFFFF))
                self._to_skip = look.skipped
            case "uc":
                self._look = replace(look, skipped=min(max(number or 0, 0), 100))
            case "f":
                self._look = replace(look, font=number)
            case "plain":
                self._look = replace(look, font=self._default, raised=False, hidden=False, deleted=False)
            case "super":
                self._look = replace(look, raised=on)
            case "nosupersub" | "sub":
                self._look = replace(look, raised=False)
            case "v" | "htmlrtf":
                self._look = replace(look, hidden=on)
            case "deleted":
                self._look = replace(look, deleted=on)
            case _:
                return False
        return True

    def _read_paragraph_word(self, word: str, number: int | None) -> None:
        story = self._stories[-1]
        match word:
            case "ansicpg":
                self._code_page = _name_code_page(number)
            case "mac":
                self._code_page = "mac-roman"
            case "deff":
                self._default = number
                self._look = replace(self._look, font=number)
            case "pard":
                story.in_table, story.depth = False, 0
            case "intbl":
                story.in_table = True
            case "itap":
                story.depth = min(max(number or 0, 0), 60)
            case "upr":
                self._look = replace(self._look, part="none")

    # -- text ---------------------------------------------------------------------------------------------------------

    def _read_bytes(self, written: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(written))
            self._to_skip -= skipped
            written = written[skipped:]
        if not written:
            return
        page, font = self._find_page_and_font(self._look.font)
        if self._look.part == "fonts":
            page = self._pages.get(self._named, self._code_page)
        self._add_text(written.decode("cp1252" if font is not None else page, "replace") if not written.isascii()
                   else written.decode("ascii"), keep_skip=True)  # fmt: skip

    def _add_text(self, text: str, keep_skip: bool = False) -> None:
        look = self._look
        if not keep_skip:
            self._to_skip = 0
        if look.part == "fonts":
            self._names.setdefault(self._named, []).append(text)
        elif look.part != "none" and not look.hidden and not look.deleted:
            _, font = self._find_page_and_font(look.font)
            if font is not None:
                text = text.replace("\x1f", "\xad")
            if look.part == "label":
                self._label.append(Run(text, font))
            else:
                self._stories[-1].open.add(Run(text, font), look.raised)

    def _find_page_and_font(self, number: int | None) -> tuple[str, LegacyFont | None]:
        """Return (code page, legacy font) of a font."""
        if number is None or self._look.part == "fonts":
            return self._code_page, None
        found = self._fonts.get(number)
        if found is None:
            name = "".join(self._names.get(number, [])).split(";")[0]
            found = self._fonts[number] = self._pages.get(number, self._code_page), find_font(name)
        return found

    def _take_label(self) -> None:
        label = "".join(run.text for run in self._label).strip()
        if label:
            font = next((run.font for run in self._label if run.text.strip()), None)
            self._stories[-1].open.label = Run(_draw_label(label), font)
        self._label = []

    def _end_paragraph(self, ends: str) -> None:
        if self._look.part != "text":
            return
        story = self._stories[-1]
        paragraph, story.open = story.open, Paragraph()
        paragraph.depth = max(story.depth, 1) if story.in_table or ends != "paragraph" or story.depth else 0
        paragraph.ends = ends  # type: ignore[assignment]
        paragraph.runs = [Run(_join_surrogates(run.text), run.font) for run in paragraph.runs]
        story.paragraphs.append(paragraph)

    def _close_story(self) -> None:
        story = self._stories.pop()
        if story.open.runs:
            story.open.depth = 0
            story.paragraphs.append(story.open)
        self._done.append(story)


def _name_code_page(number: int | None) -> str:
    """Return the name of a code page, Windows-1252 for one that is not known."""
    name = f"cp{number}"
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def _draw_label(label: str) -> str:
    """Return a list's number with a blank after it; any sign for a bullet is "- ", as from DOCX.

    >>> _draw_label("1."), _draw_label("\\uf0b7"), _draw_label("+")
    ('1. ', '- ', '+ ')
    """
    if any(character.isalnum() for character in label) or label in ("+", "*", "•"):
        return f"{label} "
    return "- "


def _join_surrogates(text: str) -> str:
    """Return pairs of surrogates as the character that they stand for; a lone half as the sign for what is lost."""
    text = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    return _HALVES.sub("\ufffd", text)


def _report_damaged() -> BrokenFile:
    return BrokenFile(
        "Tệp RTF bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The RTF file is damaged or incomplete; get the original and try again.",
    )
