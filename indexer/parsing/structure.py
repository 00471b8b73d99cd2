"""A text → blocks → passages: headings, bullets, table rows, sentences, each under its heading.

Documents come out of word processors and converters with paragraphs broken by page ends, hard-wrapped
lines, and tables whose cells stand on lines of their own. A *block* is a paragraph put together again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from indexer.grammar.formulas import RECIPIENTS_WRITTEN
from indexer.models import Passage, PassageKind
from indexer.text.folding import UPPER

BlockKind = Literal["heading", "bullet", "row", "prose"]

PLAIN = 9  # the level of a paragraph without a marker
_LONG_LINE = 60  # a line at least this long that just stops was broken by a page end, not finished
_HEADING_LIMIT = 200
_SPLIT_AT_SEMICOLON = 350
_MINIMUM_PART = 80

_MARKERS = (
    (0, r"(?i:(?:phần|chương)\s+(?:[IVXLC]{1,6}|\d{1,2}|thứ\s+\w+)\b)"),
    (1, r"[IVX]{1,5}\s?[./]\s|[A-ZĐ]\.\s"),
    (2, r"Điều\s+\d{1,3}[a-z]?\s?[.:]|Mục\s+(?:\d{1,2}|[IVX]{1,5})\b|\d{1,2}\s?[./]\)?\*{0,2}\s"),
    (2, r"\d{1,3}\s?[·•]\s"),
    (3, r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s"),
    (4, r"(?:[a-zđ]\d?\s?[)/]|\(\d{1,2}\)|\(?[ivx]{1,4}\))\s?"),
)
_BULLETS = (
    (6, r"-\s?\+\s"),
    (5, rf"[-–—][ \t]|[-–—](?=[{UPPER}“\"(])|•\s?"),
    (6, r"\+[ \t]?"),
    (7, r"[·*o▪◦][ \t]"),
)


def _join_patterns(table: Sequence[tuple[int, str]]) -> re.Pattern[str]:
    """Return the patterns of a table as one, a group each: what is a whole line is no marker, as no words stand behind
    it.
    """
    return re.compile("|".join(rf"((?>{pattern}))(?!\Z)" for _, pattern in table))


_MARKER, _BULLET = _join_patterns(_MARKERS), _join_patterns(_BULLETS)
_MAY_BE_MARKED = re.compile(
    r"[\s>#*_\-–—·•o▪◦+]*(?:[\d(]|(?i:phần|chương)\s|Điều\s|Mục\s|[a-zA-ZđĐ]{1,5}\d?\s?[./)]"
    r"|(?<=[\-–—·*•o▪◦+])|(?<=[\-–—·*•o▪◦+] ))"
)
"""What every line with a marker begins with: most lines begin with a word."""
_DECORATION = re.compile(r"[\s>]*(?:#{1,6}\s+)?(?:\*{1,3}|_{1,3}(?=\w))?(?:[-–]\s(?=\*\*\d))?\**\s*")
_TERMINAL = (".", ";", ":", "!", "?", "…", "/")
_QUOTES = ("”", '"')
_AFTER_TERMINAL = '”"’)]*_' + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_CLOSING = re.compile(rf"[*_\s]*(?:{RECIPIENTS_WRITTEN}|{RECIPIENTS_WRITTEN.upper()})\s*:?[*_\s]*$")
"""What follows is no more of the last section."""
_BOLD = re.compile(r"\*\*.*\*\*[\s.:;,]*$", re.DOTALL)  # bold as a whole, not in its first words
_ADDRESSED = re.compile(r"[*_#\s]*K(?:ính|ÍNH) (?:g|G)[ửỬ][iI]")
_RULE = re.compile(r"[\s|:+=_*.\-–—]*$")
_SENTENCE = re.compile(rf"[.!?…](?<=[^\s.(]{{2}}[.!?…])[”\")*]{{0,3}}\s+(?=[“\"(*]{{0,3}}[{UPPER}0-9])")
_ABBREVIATED = re.compile(r"(?:\b(?:TP|Tp|ThS|TS|PGS|GS|Th\.S|Ths|BS|KTS|Nxb|tr|đ/c|Đ/c|v\.v|ST|số|Số|P|Q|Tx|TX))\.$")
_CLAUSE = re.compile(r";\s+")
_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s?%?")


class Block(NamedTuple):
    """A paragraph, heading, bullet or table row: ``text[start:end]``, without blanks at its ends.

    ``level`` orders markers (I. < 1. < 1.1 < a) < - < +): a block stands under the nearest block above of a
    lower level. ``body`` is where the words begin after the marker.
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    body: int


class _TextLine(NamedTuple):
    raw: str  # without trailing blanks
    start: int
    end: int
    gap: bool  # a blank line stands before it
    barred: bool  # a bar begins it, or parts its cells
    marker: tuple[int, int] | None  # that it begins with; not looked for where a bar tells that it is a row


def find_blocks(text: str, title: tuple[int, int] | None = None) -> list[Block]:
    """Return the blocks of a text, in order; blank lines and rules are in none. A title stands alone."""
    out: list[Block] = []
    current: list[_TextLine] = []
    in_row = False
    begin, end = title or (-1, -1)
    for line in _list_lines(text):
        before = current[-1].start if current else -1
        parted = before < end and (end <= line.start or before < begin <= line.start)
        if current and not parted and (_continues_row if in_row else _continues_block)(current, line):
            current.append(line)
            continue
        if current:
            out.append(_make_block(text, current, in_row))
        current = [line]
        in_row = _starts_row(line)
    if current:
        out.append(_make_block(text, current, in_row))
    return out


def _list_lines(text: str) -> list[_TextLine]:
    lines, gap, position = [], False, 0
    for raw in text.split("\n"):
        start, position = position, position + len(raw) + 1
        words = raw.rstrip()
        if not words or (len(raw) > 2 and not words[0].isalnum() and _RULE.match(words)):
            gap = True
            continue
        barred = "|" in words and (words[0] == "|" or " | " in words)
        marker = None if barred and words[0] != "\t" else _find_marker(words)
        lines.append(_TextLine(words, start, start + len(words), gap, barred, marker))
        gap = False
    return lines


def _starts_row(line: _TextLine) -> bool:
    """Cells on lines of their own begin with a tab; cells on one line are parted by " | "."""
    return _find_marker(line.raw.lstrip()) is None if line.raw[0] == "\t" else line.barred


def _continues_row(current: list[_TextLine], line: _TextLine) -> bool:
    """Tell whether a line is one more cell of a row whose cells stand on lines of their own."""
    return not line.gap and not line.barred and current[0].raw[0] == "\t"


def _continues_block(current: list[_TextLine], line: _TextLine) -> bool:
    raw, last = line.raw, current[-1]
    before = last.raw
    tabbed = raw[0] == "\t"
    if tabbed or line.barred or line.marker or raw.lstrip().startswith(("**", "#")):
        return tabbed and not line.gap and len(before.strip()) < 40 and last.marker is None
    if before.endswith(_QUOTES) or before.rstrip(_AFTER_TERMINAL).endswith(_TERMINAL):
        return False
    first = raw.lstrip('*_“"( ')[:1]
    if first.islower():
        return True
    if first.isdigit() and not last.marker:
        return not before.strip("*# ").isupper()
    return line.gap and len(before) >= _LONG_LINE and not _is_numbered(last) and not before.isupper()


def _is_numbered(line: _TextLine) -> bool:
    return line.marker is not None and line.marker[0] <= 4


def _find_marker(raw: str) -> tuple[int, int] | None:
    """Return (level, where the words begin) of a line that starts with a marker."""
    if _MAY_BE_MARKED.match(raw) is None:
        return None
    first = len(raw) - len(raw.lstrip())
    marker = _MARKER.match(raw, first)
    decoration = _DECORATION.match(raw)
    if decoration is not None and decoration.end() != first:
        marker = _take_upper(marker, _MARKER.match(raw, decoration.end()))
    if marker is not None:
        return _MARKERS[(marker.lastindex or 1) - 1][0], marker.end()
    bullet = _BULLET.match(raw, first)
    return (_BULLETS[(bullet.lastindex or 1) - 1][0], bullet.end()) if bullet else None


def _take_upper(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    """Take of two markers the one whose pattern stands above in its table."""
    if one is None or other is None:
        return one or other
    return other if (other.lastindex or 0) < (one.lastindex or 0) else one


def _make_block(text: str, lines: list[_TextLine], in_row: bool) -> Block:
    first = lines[0]
    indent = len(first.raw) - len(first.raw.lstrip())
    start, end = first.start + indent, lines[-1].end
    if in_row or (len(lines) > 1 and lines[1].raw[0] == "\t"):
        return Block(start, end, "row", PLAIN, start)
    alone = len(lines) == 1 and not indent
    raw = first.raw if alone else text[start:end]
    if raw.startswith(("N", "*", "_")) and _CLOSING.match(raw):
        return Block(start, end, "heading", 1, start)
    marker = first.marker if alone else _find_marker(raw)
    if marker is None:
        marked = raw.startswith("#") or (raw.startswith("**") and _BOLD.match(raw) is not None)
        heading = len(raw) < _HEADING_LIMIT and (marked or raw.strip("*# ").isupper()) and not _ADDRESSED.match(raw)
        return Block(start, end, "heading" if heading else "prose", 1 if heading else PLAIN, start)
    level, body = marker
    if level >= 5:
        return Block(start, end, "bullet", level, start + body)
    heading = len(raw) < _HEADING_LIMIT and not raw.rstrip("*_ ").endswith((".", ";"))
    return Block(start, end, "heading" if heading else "prose", level, start + body)


def cut_passages(text: str, found: list[Block], title: tuple[int, int] | None = None) -> tuple[Passage, ...]:
    """Return the passages of the blocks: prose and bullets by sentence, long ones at semicolons; rows whole."""
    out: list[Passage] = []
    stack: list[tuple[int, int]] = []  # (level, index of the block's first passage)
    for block in found:
        while stack and stack[-1][0] >= block.level:
            stack.pop()
        if title and title[0] <= block.start < title[1]:
            out.append(Passage(block.start, block.end, "title"))
            continue
        parent = stack[-1][1] if stack else -1
        first = len(out)
        if block.kind in ("row", "heading"):
            out.append(Passage(block.start, block.end, block.kind, parent))
        else:
            kind: PassageKind = "bullet" if block.kind == "bullet" else "sentence"
            spans = cut_sentences(text, block.start, block.end, body=block.body)
            out += [Passage(start, end, kind, parent) for start, end in spans]
        if block.kind == "heading" or block.level < PLAIN:
            stack.append((block.level, first))
    return tuple(out)


def cut_sentences(text: str, start: int, end: int, *, clauses: bool = True, body: int = 0) -> list[tuple[int, int]]:
    """Yield the spans of the sentences of text[start:end]; a very long one is parted at its semicolons (``clauses``).

    A marker ("10. ", "**7. ") is no sentence: the first begins with it and ends behind ``body``, where words begin.
    """
    cuts = [
        match.end()
        for match in _SENTENCE.finditer(text, start, end)
        if match.end() > body and not _ABBREVIATED.search(text, max(start, match.start() - 5), match.start() + 1)
    ]
    spans, left = [], start
    for right in (*cuts, end):
        stripped = len(text[left:right].rstrip())
        if stripped > _SPLIT_AT_SEMICOLON and clauses:
            spans += _cut_clauses(text, left, left + stripped)
        elif stripped:
            spans.append((left, left + stripped))
        left = right
    return spans


def _cut_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, left = [], start
    for match in _CLAUSE.finditer(text, start, end):
        if match.start() - left >= _MINIMUM_PART and end - match.end() >= _MINIMUM_PART:
            spans.append((left, match.start() + 1))
            left = match.end()
    return [*spans, (left, end)]


def list_headings_above(text: str, found: tuple[Passage, ...], index: int) -> tuple[str, ...]:
    """Return the texts of the headings that a passage stands under, outermost first."""
    path: list[str] = []
    parent = found[index].parent
    while parent >= 0:
        passage = found[parent]
        if passage.kind in ("heading", "title"):
            path.append(" ".join(text[passage.start : passage.end].strip("*#_ ").split()))
        parent = passage.parent
    return tuple(reversed(path))


def find_heading_row(text: str, found: Sequence[Passage], index: int) -> tuple[int, int] | None:
    """Return where the row stands that names the columns of a table row: the first of its table, when it holds no
    figure.

    >>> text = "| Đơn vị | Hồ sơ |\\n| --- | --- |\\n| Sở Y tế | 12 |"
    >>> find_heading_row(text, cut_passages(text, find_blocks(text)), 1)
    (0, 18)
    """
    first = index
    while first > 0 and found[first - 1].kind == found[index].kind == "row":
        first -= 1
    start, end = found[first].start, found[first].end
    figures = any(_FIGURE.fullmatch(cell.strip(" *")) for cell in re.split(r"[|\t\n]", text[start:end]) if cell.strip())
    return None if first == index or figures else (start, end)
