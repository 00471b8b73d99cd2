"""What stands on pages and is no part of the text: running headers and footers, page numbers, boxes of signatures.

A stamp of who received a paper ("CÔNG VĂN ĐẾN") is a box of that kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexer.reading.layout.sheets import Sheet, SheetLine, SheetWord, form_lines
from indexer.text.folding import fold

_EDGE = 0.1  # of a page's height at its top and its bottom
_LONGEST = 160
_COLUMNS = 2  # gaps of a line that stands over three columns
_BESIDE = 0.9  # ems between the feet of two lines of one heading
_NUMBER = re.compile(r"\W*(?:trang|page)?\W*(\d{1,4})(?:\s*[/|]\s*\d{1,4})?\W*", re.IGNORECASE)
_SIGNED = re.compile(
    r"\W*(?:(?:nguoi ky|(?:duoc |da )?ky(?: so)? boi|chu ky so|da ky so|ngay ky|thoi gian ky|ly do ky)\s*:|signed by"
    r"|digitally signed|signature (?:not )?(?:verified|valid)|signing (?:date|time)|signer|dn:|reason:"
    r"|location:|date: \d{4}[.-])"
)
_SIGNED_AT = re.compile(r"\d\d:\d\d:\d\d\s*\+\d\d:?\d\d\W*$")  # a second of a time zone: no paper says when so
_SIGNED_TOO = re.compile(r"\W*(?:email|co quan|to chuc|chuc vu|date|ngay|tinh|vn|cn|ou?|c|st|l)\s*[:=]|[\d.:/+'\s-]+$")
_RECEIVED = re.compile(r"\W*(?:cong van|van ban) den\W*")
_RULE = re.compile(r"[_=*\-–—]{3,}|[.…·_]{5,}|…{2,}")
_KINDS_OF_DIGITS = re.compile(r"\d+")

Lines = list[list[SheetLine]]


def drop_running_heads(sheets: Sequence[Sheet]) -> Lines:
    """Return the lines of each page that are its text, and once those over columns: the heading of a table."""
    pages = [drop_signature(sheet) for sheet in sheets]
    recurring = _find_recurring_texts(sheets, pages)
    numbers = _find_page_numbers(sheets, pages)
    same = Counter(line.text for lines in pages for line in lines)
    told: set[str] = set()
    found: Lines = []
    for sheet, lines in zip(sheets, pages, strict=True):
        edges = [line for line in lines if _is_at_edge(line, sheet)]
        again = [line for line in edges if _place(line) in recurring]
        kept = [line for line in _find_headings(again, same) if line.text not in told]
        told.update(line.text for line in lines)
        dropped = {id(line) for line in edges if _is_speck(line) or _find_first(line, sheet, lines) in numbers}
        dropped |= {id(line) for line in again} - {id(line) for line in kept}
        found.append([line for line in lines if id(line) not in dropped])
    return found


def _find_headings(lines: Sequence[SheetLine], same: Mapping[str, int]) -> Iterator[SheetLine]:
    """Yield those of lines that stand over columns, alone or with others a little lower, and the same on
    several pages.
    """
    bands: Lines = []
    for line in lines:
        if not bands or line.foot - bands[-1][-1].foot > _BESIDE * line.size:
            bands.append([])
        bands[-1].append(line)
    for band in bands:
        whole = SheetLine(sorted((word for line in band for word in line.words), key=lambda word: word.left))
        if len(whole.find_gaps()) >= _COLUMNS and all(same[line.text] > 1 for line in band):
            yield from band


def _is_at_edge(line: SheetLine, sheet: Sheet) -> bool:
    return not _EDGE * sheet.height < line.foot < (1 - _EDGE) * sheet.height


def _is_speck(line: SheetLine) -> bool:
    """Lone letters: Chromium draws some of the next page's below the end of a page, where nobody sees them."""
    return all(len(word.text) == 1 and word.text.isalpha() for word in line.words)


def _place(line: SheetLine) -> tuple[str, int]:
    return _KINDS_OF_DIGITS.sub("#", line.text)[:_LONGEST], round(line.foot / 12)


def _find_recurring_texts(sheets: Sequence[Sheet], pages: Lines) -> set[tuple[str, int]]:
    """Return (text with its digits folded, height) of what stands at the edge of a third of the pages, three
    at least.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for sheet, lines in zip(sheets, pages, strict=True):
        places = {_place(line) for line in lines if _is_at_edge(line, sheet)}
        seen.update({(text, level + d) for text, level in places for d in (-1, 0, 1)})
    least = max(3, 0.3 * len(sheets))
    return {place for place, times in seen.items() if times >= least and any(c.isalnum() for c in place[0])}


def _number(line: SheetLine) -> int | None:
    match = _NUMBER.fullmatch(line.text)
    return int(match[1]) if match else None


def _find_first(line: SheetLine, sheet: Sheet, lines: Sequence[SheetLine]) -> tuple[int, int] | None:
    """Return (page, number) of a line that is nothing but a number, the first or the last of its page."""
    number = _number(line)
    return (sheet.number, number) if number is not None and line in (lines[0], lines[-1]) else None


def _find_page_numbers(sheets: Sequence[Sheet], pages: Lines) -> set[tuple[int, int]]:
    """Return (page, number) of the numbers that go on from page to page; a lone one is a page number when it is the
    page's.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    for sheet, lines in zip(sheets, pages, strict=True):
        for line in {id(one): one for one in lines[:1] + lines[-1:]}.values():
            number = _number(line)
            if number is not None and _is_at_edge(line, sheet):
                found.setdefault(number - sheet.number, []).append((sheet.number, number))
    return {place for step, places in found.items() if len(places) >= 2 or step == 0 for place in places}


def drop_signature(sheet: Sheet) -> list[SheetLine]:
    """Return the lines of a page without what the box of a digital signature says."""
    words = [word for word in sheet.words if not _RULE.fullmatch(word.text)]
    lines = form_lines(words)
    if not any(_says_who_signed(part) for line in lines for part in _cut_pieces(line)):
        return lines
    boxes = _find_boxes(lines)
    kept = [word for word in words if not any(_is_inside(word, box) for box in boxes)]
    return form_lines(kept)


def _cut_pieces(line: SheetLine) -> list[SheetLine]:
    """Return a line cut at its wide gaps."""
    pieces, rest = [], line
    for left, right in line.find_gaps():
        first, after = rest.cut((left + right) / 2)
        if first is None or after is None:
            continue
        pieces.append(first)
        rest = after
    return [*pieces, rest]


def _says_who_signed(piece: SheetLine) -> bool:
    plain = fold(piece.text)
    received = piece.text.isupper() and _RECEIVED.fullmatch(plain)
    return bool(received or _SIGNED.match(plain) or _SIGNED_AT.search(plain))


_Box = tuple[float, float, float, float]


def _find_boxes(lines: Sequence[SheetLine]) -> list[_Box]:
    """Return (left, top, right, bottom) of each box: from the piece that says who signed, down its column while it goes
    on.
    """
    boxes: list[_Box] = []
    for n, line in enumerate(lines):
        for piece in _cut_pieces(line):
            if not _says_who_signed(piece):
                continue
            top, foot, right = piece.foot - piece.size, piece.foot, piece.right
            for below in lines[n + 1 : n + 9]:
                part = next((one for one in _cut_pieces(below) if abs(one.left - piece.left) < 3 * piece.size), None)
                if part is None or part.foot - foot > 1.8 * piece.size or not _goes_on(part, piece):
                    break
                foot, right = part.foot, max(right, part.right)
            left, top = _find_body_above(lines[max(0, n - 4) : n], piece, top)
            boxes.append((left - 1, top, right + 1, foot + 0.4 * piece.size))
    return boxes


def _find_body_above(lines: Sequence[SheetLine], piece: SheetLine, top: float) -> tuple[float, float]:
    """Return (left, top) of a box that says first of which body somebody is, and only then that he signed."""
    left = piece.left
    for line in reversed(lines):
        part = next((one for one in _cut_pieces(line) if one.left < piece.right and one.right > piece.left), None)
        if part is None or top - part.foot > 1.2 * piece.size or not _goes_on(part, piece):
            break
        left, top = min(left, part.left), part.foot - part.size
    return left, top


def _goes_on(part: SheetLine, piece: SheetLine) -> bool:
    plain = fold(part.text)
    same = 0.85 < part.size / piece.size < 1.15
    return same and (_SIGNED.match(plain) or _SIGNED_TOO.match(plain) or "@" in plain) is not None


def _is_inside(word: SheetWord, box: _Box) -> bool:
    left, top, right, bottom = box
    return left <= word.middle <= right and top <= word.foot <= bottom
