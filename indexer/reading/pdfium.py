"""pdfium: a PDF file → the words, ruled lines and pictures of its pages. Runs in the child process only."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Any
from unicodedata import combining

import pypdfium2
import pypdfium2.raw as raw
from pypdfium2 import PdfDocument

from indexer.errors import BrokenFile, EncryptedFile, TooLarge
from indexer.reading.layout import RuledLines, Sheet, SheetTag, SheetWord, torn_words
from indexer.reading.layout.raised_letters import is_power, join_marks, join_raised, level_raised
from indexer.reading.pdf_drawn import Matrix, find_bounds, has_widgets, is_drawn, list_objects
from indexer.reading.pdf_letters import find_fonts, find_turn
from indexer.reading.pdf_tags import PdfTags, read_mark
from indexer.text.folding import compose_letters

__all__ = ["PdfDocument", "PdfPage", "open_pdf"]

MOST_PAGES = 5_000
MOST_LETTERS = 200_000  # of one page
MOST_PIXELS = 25_000_000  # of one picture of a page

_PASSWORD = 4
_Run = tuple[SheetWord, int, int]
_loose_box = raw.FPDFText_GetLooseCharBox
_WORD = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]+\x02?|\x02")
_LINE_END = "\x02"  # pdfium's hyphen at the end of a line, which goes on with the next as if it were one word
_NO_LETTER = re.compile(r"[\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf08f\uf0b8-\uf8ff]")
_CLEAN = {0xFFFE: _LINE_END, 0xAD: "", 0x200B: "", 0xFEFF: "", 0xA0: " ", 0xF0B7: "•", 0xF0A7: "•", 0xFFFF: ""}
_SMALLER = 0.9  # of a letter's box that a raised one has at most
_JUMP = 0.7  # of a letter's box that the next stands lower at least where it is on the next line
_THIN = 2.6  # points
_SMALL_RULE = 6.0
_PICTURE = 0.45  # of a page that a picture covers when the page is one


@contextmanager
def open_pdf(data: bytes) -> Iterator[PdfDocument]:
    """Open the document in a PDF file. Raises EncryptedFile, BrokenFile, TooLarge."""
    try:
        document = PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _report_unopened(error) from error
    try:
        if len(document) > MOST_PAGES:
            most = f"{MOST_PAGES:,}"
            raise TooLarge(
                f"Tệp PDF có hơn {most.replace(',', '.')} trang; hãy chia nhỏ rồi thử lại.",
                f"The PDF file has more than {most} pages; split it and try again.",
            )
        yield document
    finally:
        document.close()


def _report_unopened(error: pypdfium2.PdfiumError) -> EncryptedFile | BrokenFile:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
        return EncryptedFile(
            "Tệp PDF có mật khẩu mở tệp; hãy bỏ mật khẩu rồi thử lại.",
            "The PDF file opens with a password only; remove the password and try again.",
        )
    return BrokenFile(
        "Tệp PDF bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The PDF file is damaged or incomplete; get the original and try again.",
    )


class PdfPage:
    """One page, to be closed; places are in points from the top left of the page as it is shown."""

    def __init__(self, document: PdfDocument, index: int, tags: PdfTags | None = None) -> None:
        self._page = _load_page(document, index)
        self._tags = tags.find(self._page.raw) if tags else {}
        if has_widgets(self._page.raw) and raw.FPDFPage_Flatten(self._page.raw, raw.FLAT_NORMALDISPLAY) == 1:
            self._page.close()
            self._page = _load_page(document, index)
        self.number = index + 1
        self.strange = 0.0  # of its letters that are none, once ``sheet`` has read them
        self.width, self.height = self._page.get_size()
        self.turn = self._page.get_rotation() // 90 % 4
        self.upright = self.turn  # how it must be turned for its text to be read, once ``sheet`` knows
        self.box = self._page.get_bbox()

    def close(self) -> None:
        """Release the page."""
        self._page.close()

    def read_sheet(self) -> Sheet:
        """Read its words and ruled lines, upright: text may run along the page as it is shown. Raises TooLarge."""
        words, size = self._read_words(), (self.width, self.height)
        if self.upright == self.turn:
            return Sheet(self.number, *size, words, self._read_rules())
        upright = size if (self.upright - self.turn) % 2 == 0 else size[::-1]
        return Sheet(self.number, *upright, words, self._read_rules(), shown=size)

    def list_fonts(self) -> set[str]:
        """Return the fonts that its letters are set in, as the file names them."""
        text = self._page.get_textpage()
        try:
            return find_fonts(text.raw, self._count(text))
        finally:
            text.close()

    def is_picture(self) -> bool:
        """Tell whether one picture covers most of the page, as in a scan."""
        area = self.width * self.height or 1
        for item, matrix in list_objects(self._page.raw):
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
                left, top, right, bottom = self.place_box(*find_bounds(item, matrix))
                shown = max(0, min(right, self.width) - max(left, 0)) * max(0, min(bottom, self.height) - max(top, 0))
                if shown > _PICTURE * area:
                    return True
        return False

    def measure_dots(self) -> float:
        """Return the dots an inch at which nothing of its pictures is lost, between 150 and 300."""
        best = 0.0
        for item, matrix in list_objects(self._page.raw):
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
                wide, high = ctypes.c_uint(), ctypes.c_uint()
                left, _, right, _ = find_bounds(item, matrix)
                if raw.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(wide), ctypes.byref(high)) and right > left:
                    best = max(best, wide.value / (right - left) * 72)
        return min(max(best, 150.0), 300.0) if best else 200.0

    def draw_picture(self, dots: float) -> Any:
        """Draw its picture as an array of blue, green, red: so many dots an inch, fewer where it would be too large."""
        scale = min(dots / 72, (MOST_PIXELS / max(1.0, self.width * self.height)) ** 0.5)
        return self._page.render(scale=scale, may_draw_forms=False).to_numpy()

    def place_box(
        self, left: float, bottom: float, right: float, top: float, *, upright: bool = False
    ) -> tuple[float, float, float, float]:
        """Return a box of the page's own coordinates as (left, top, right, bottom) of the page as shown, or
        upright.
        """
        x0, y0, x1, y1 = self.box
        turn = self.upright if upright else self.turn
        if turn == 0:
            return left - x0, y1 - top, right - x0, y1 - bottom
        if turn == 1:
            return bottom - y0, left - x0, top - y0, right - x0
        if turn == 2:
            return x1 - right, bottom - y0, x1 - left, top - y0
        return y1 - top, x1 - right, y1 - bottom, x1 - left

    def _read_words(self) -> list[SheetWord]:
        text = self._page.get_textpage()
        try:
            self.upright = find_turn(text.raw, self._count(text), self.turn)
            if self.upright != self.turn:  # pdfium puts letters in order by how the page is shown
                text.close()
                self._page.set_rotation(90 * self.upright)
                text = self._page.get_textpage()
            count = self._count(text)
            if not count:
                return []
            letters = _Letters(self, text.raw, count, self._tags)
            self.strange = letters.measure_strange()
            return letters.list_words()
        finally:
            text.close()
            if self.upright != self.turn:
                self._page.set_rotation(90 * self.turn)

    def _count(self, text: Any) -> int:
        """Return how many letters the page has. Raises TooLarge."""
        count = int(text.count_chars())
        if count > MOST_LETTERS:
            raise TooLarge(
                f"Trang {self.number} có quá nhiều chữ để là một trang văn bản; hãy kiểm tra nguồn của tệp.",
                f"Page {self.number} holds more letters than a page can; check where the file comes from.",
            )
        return max(0, count)

    def _read_rules(self) -> RuledLines:
        rules = RuledLines()
        for item, matrix in list_objects(self._page.raw):
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
                self._add_rule(rules, item, matrix)
        return rules

    def _add_rule(self, rules: RuledLines, item: Any, matrix: Matrix) -> None:
        left, top, right, bottom = self.place_box(*find_bounds(item, matrix), upright=True)
        width, height = right - left, bottom - top
        if height <= _THIN < width and width > _SMALL_RULE:
            rules.across.append((left, right, (top + bottom) / 2))
        elif width <= _THIN < height and height > _SMALL_RULE - 1:
            rules.down.append((top, bottom, (left + right) / 2))
        elif width > 20 and height > 8 and width * height < 0.9 * self.width * self.height:
            if is_drawn(item):
                rules.across += [(left, right, top), (left, right, bottom)]
                rules.down += [(top, bottom, left), (top, bottom, right)]
            else:
                rules.colours += [(left, right, top), (left, right, bottom)]


class _Letters:
    """The letters of a page with their places; asked of pdfium only for the first and the last of each word."""

    def __init__(self, page: PdfPage, text: Any, count: int, tags: Mapping[int, SheetTag]) -> None:
        self._page, self._text, self._tags = page, text, tags
        self._letters = _read_letters(text, count)
        self._rect = raw.FS_RECTF()
        self._at = ctypes.byref(self._rect)
        self._sizes: dict[float, tuple[float, float]] = {}  # by the height of a letter's box
        self._jumps = False  # whether the last letter of the word at hand stands on another line than the first
        self._smaller = False  # whether it is smaller

    def measure_strange(self) -> float:
        """Return the share of letters that are none: what a font without a map to letters gives."""
        return len(_NO_LETTER.findall(self._letters)) / max(1, len("".join(self._letters.split())))

    def list_words(self) -> list[SheetWord]:
        runs = self._cut_runs()
        words = [word for word, _, _ in runs]
        if torn_words.is_woven(words):
            found = torn_words.form_words(self._list_letters(runs))
        else:
            found = torn_words.join_letters(words) if torn_words.is_scattered(words) else self._mend_torn_words(runs)
        for word in found:
            if not word.text.isascii():
                word.text = compose_letters(word.text)
        return join_marks(found) if level_raised(found) else found

    def _cut_runs(self) -> list[_Run]:
        """Return what stands between blanks, with its first and last letter."""
        runs: list[_Run] = []
        for match in _WORD.finditer(self._letters):
            start, after = match.span()
            word = self._make_word(match[0].replace(_LINE_END, "-"), start, after - 1)
            if word is None:
                continue
            if self._jumps or (self._smaller and match[0][-1].isdigit()):
                runs += self._list_run_parts(word, start, after)
            else:
                runs.append((word, start, after - 1))
        return runs

    def _list_run_parts(self, word: SheetWord, start: int, after: int) -> Iterator[_Run]:
        """Yield a run whose last letters stand on the next line, or are the raised number of a note, as two words."""
        is_raised = not self._jumps
        cut = self._find_raised(start, after) if is_raised else self._find_line(start, after)
        before = self._letters[start:cut]
        if is_raised and is_power(before):
            word.text, cut = join_raised(before, self._letters[cut:after]), 0
        if not cut:
            yield word, start, after - 1
            return
        for first, end in ((start, cut), (cut, after)):
            part = self._make_word(self._letters[first:end].replace(_LINE_END, "-"), first, end - 1)
            if part is not None:
                yield part, first, end - 1

    def _find_raised(self, start: int, after: int) -> int:
        """Return where the small digits at the end of a run begin."""
        _loose_box(self._text, start, self._at)
        high = _SMALLER * (self._rect.top - self._rect.bottom)
        at = after
        while at > start + 1 and self._letters[at - 1].isdigit():
            _loose_box(self._text, at - 1, self._at)
            if self._rect.top - self._rect.bottom > high:
                break
            at -= 1
        return at

    def _find_line(self, start: int, after: int) -> int:
        """Return where a run goes on with the line below, of which pdfium does not tell after a lone letter; 0 for
        nowhere.
        """
        feet = []
        for index in range(start, after):
            _loose_box(self._text, index, self._at)
            feet.append((self._rect.left, self._rect.bottom, self._rect.top - self._rect.bottom))
        steps = [
            start + n
            for n, ((left, foot, high), (on, below, _)) in enumerate(pairwise(feet), 1)
            if on < left + 1 and abs(foot - below) > _JUMP * high
        ]
        return steps[0] if len(steps) == 1 else 0

    def _mend_torn_words(self, runs: list[_Run]) -> list[SheetWord]:
        """Return the words, those that the file has torn whole again: "ĐIỀ U" whose parts stand as near as
        letters do.
        """
        found: list[SheetWord] = []
        chain: list[SheetWord] = []
        end = -9
        for word, first, last in runs:
            if chain and not (first - end <= 2 and torn_words.is_torn(chain[-1], word)):
                found += torn_words.mend_words(chain) if len(chain) > 1 else chain
                chain = []
            chain.append(word)
            end = last
        return found + (torn_words.mend_words(chain) if len(chain) > 1 else chain)

    def _list_letters(self, runs: list[_Run]) -> Iterator[SheetWord]:
        """Yield the letters of words, and the blanks that the file has between them."""
        before = None
        for _, first, last in runs:
            if before is not None and first - before == 2 and not raw.FPDFText_IsGenerated(self._text, first - 1):
                blank = self._make_word(" ", first - 1, first - 1)
                if blank is not None:
                    yield blank
            before = last
            letter: SheetWord | None = None
            for index in range(first, last + 1):
                text = self._letters[index].replace(_LINE_END, "-")
                one = self._make_word(text, index, index)
                if letter is not None and one is not None and combining(text):
                    letter = torn_words.join_parts(letter, one)
                    continue
                if letter is not None:
                    yield letter
                letter = one
            if letter is not None:
                yield letter

    def _make_word(self, text: str, first: int, last: int) -> SheetWord | None:
        rect, at = self._rect, self._at
        _loose_box(self._text, first, at)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        known = self._sizes.get(top - bottom)
        if known is None:
            known = self._sizes[top - bottom] = self._measure_letters(first, top - bottom, bottom)
        size, raised = known
        self._jumps = self._smaller = False
        if last > first:
            _loose_box(self._text, last, at)
            right = rect.right if rect.right > right else right
            if self._page.upright == 0:
                self._smaller = rect.top - rect.bottom < _SMALLER * (top - bottom)
                self._jumps = abs(rect.bottom - bottom) > _JUMP * (top - bottom)
            if self._page.upright or rect.left < left or rect.top - top > size or bottom - rect.bottom > size:
                left, bottom, top = min(left, rect.left), min(bottom, rect.bottom), max(top, rect.top)
        shown = None
        if self._page.upright != self._page.turn:
            shown = self._page.place_box(left, bottom, right, top)
        if self._page.upright == 0:
            x0, _, _, y1 = self._page.box
            if last - first > 1 and top - bottom > 2.2 * size and right - left < 1.6 * size:
                return None  # written upwards along the page
            left, top, right, bottom = left - x0, y1 - top, right - x0, y1 - bottom
        else:
            left, top, right, bottom = self._page.place_box(left, bottom, right, top, upright=True)
        foot = bottom - raised
        tag = self._tags.get(read_mark(self._text, first)) if self._tags else None
        return SheetWord(
            text=text, left=left, top=top, right=right, bottom=bottom, foot=foot, size=size, shown=shown, tag=tag
        )

    def _measure_letters(self, index: int, height: float, bottom: float) -> tuple[float, float]:
        """Return (size of the letters, how far their foot stands over the bottom of their box) of a font."""
        matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        size = float(raw.FPDFText_GetFontSize(self._text, index))
        if raw.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix)):
            size *= float((matrix.b**2 + matrix.d**2) ** 0.5)
        raw.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        size = size if 2 < size < 200 else max(0.87 * height, 3.0)
        return size, y.value - bottom if self._page.upright == 0 else 0.2 * size


def _read_letters(text: Any, count: int) -> str:
    """Return the letters of a page, one for each index; what has no letter is a blank."""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = raw.FPDFText_GetText(text, 0, count, buffer)
    if got - 1 == count:
        found = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(found) == count:
            return (
                found.translate(_CLEAN) if not _shifts(found) else "".join(_CLEAN.get(ord(c), c) or " " for c in found)
            )
    codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join((_CLEAN.get(code, chr(code)) or " ") if 0 < code < 0x110000 else " " for code in codes)


def _shifts(letters: str) -> bool:
    return any(letter in letters for letter in "\xad\u200b\ufeff\uffff")


def _load_page(document: PdfDocument, index: int) -> pypdfium2.PdfPage:
    try:
        return document[index]
    except pypdfium2.PdfiumError as error:
        raise BrokenFile(
            f"Trang {index + 1} của tệp PDF bị hỏng; hãy lấy lại bản gốc rồi thử lại.",
            f"Page {index + 1} of the PDF file is damaged; get the original and try again.",
        ) from error
