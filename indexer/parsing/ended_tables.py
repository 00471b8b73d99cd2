"""The tables of lists of ended acts: which column tells what, and the cells of each row.

A table is one of rows, or, as pages of the web give it, of cells on lines of their own, with or without lines of bars
between them. Several tables may follow each other; each begins with a row "STT".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.parsing.cells import find_cells
from indexer.parsing.dates import read_whole_date
from indexer.parsing.deeds import loosen_pattern
from indexer.parsing.mention_forms import Text
from indexer.parsing.structure import Block

Span = tuple[int, int]
Table = tuple[dict[int, str], list[list[Span]]]

_COLUMNS = (
    ("end", re.compile(loosen_pattern(r"(?:ngày|thời điểm|thời gian)\b.{0,30}(?:hết|ngưng) hiệu lực"))),
    ("reason", re.compile(loosen_pattern(r"(?:lý|lí) do|kiến nghị|đề xuất|(?:hình thức|nội dung) xử lý"))),
    ("remark", re.compile(loosen_pattern(r"ghi chú"))),
    ("part", re.compile(loosen_pattern(r"(?:nội dung|quy định|phần|điều khoản)[^|]{0,20}(?:hết|ngưng) hiệu lực"))),
    ("number", re.compile(loosen_pattern(r"số[,/;]? ?(?:và )?(?:ký|kí) hiệu|số văn bản|tên loại.{0,20}số"))),
    ("date", re.compile(loosen_pattern(r"(?:ngày|thời gian)(?:[, ]+tháng[, ]+năm)?.{0,12}ban hành|ngày ký"))),
    ("subject", re.compile(loosen_pattern(r"trích yếu|tên gọi|tên văn bản|nội dung văn bản"))),
)
_FIRST = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?")
_FIRST_LINE = re.compile(rf"\n[ |*_\t]*{_FIRST.pattern}[ |*_\t]*(?=\n|\Z)")
_PROCEDURE = re.compile(loosen_pattern(r"[ |]*(?:tên|mã số|mã)(?: số)? (?:tthc|thủ tục)"))
_HEADER_ROW = re.compile(rf"[|\s*_]*{_FIRST.pattern}(?!\w)")
_SECTION = re.compile(
    loosen_pattern(
        r"(?:\W|[ivx]{1,4}\b|[a-d]\b|\d+\b|phần \w+)*(?:danh mục )?(?:các )?văn bản[^|]{0,90}(?:hết|ngưng) hiệu lực"
    )
    + loosen_pattern(r" (?:toàn bộ|một phần)[^|]{0,60}[| ]*$")
)
"""A row, or a line, that names what the rows below it are: "B. Văn bản hết hiệu lực một phần"."""
_MOST = 12  # columns
_LONGEST = 80  # characters of a column's name
_LONGEST_FIRST = 12  # of the first one's


def find_ended_tables(forms: Text, blocks: Sequence[Block]) -> Iterator[Table]:
    """Yield the tables that may list ended acts: column → what it tells, and the rows below the headings."""
    yield from _list_tables(forms, blocks)
    yield from _list_column_tables(forms)


def _list_tables(forms: Text, blocks: Sequence[Block]) -> Iterator[Table]:
    """Yield the tables whose rows are blocks; a row "STT" within one, or one that names a section, begins another."""
    roles: dict[int, str] = {}
    rows: list[list[Span]] = []
    above = False
    header: Block | None = None  # the row above, where it is the first of its table
    for block in blocks:
        if block.kind != "row":
            if rows:
                yield roles, rows
            roles, rows, above, header = {}, [], False, None
            continue
        begins = not above or _HEADER_ROW.match(forms.lowered, block.start) is not None
        if header is not None and not begins:
            roles = _read_roles(forms, find_cells(forms.text, header))
        if begins or (roles and _SECTION.match(forms.lowered, block.start, block.end)):
            if rows:
                yield roles, rows
            rows = []
        elif roles:
            rows.append(find_cells(forms.text, block))
        above, header = True, (block if begins else None)
    if rows:
        yield roles, rows


def _read_roles(forms: Text, header: Sequence[Span]) -> dict[int, str]:
    """Return column → what it tells; nothing where the rows are procedures, whose column of reasons ends these
    alone.
    """
    found: dict[int, str] = {}
    if any(_PROCEDURE.match(forms.lowered, *span) for span in header[:_MOST]):
        return found
    for column, span in enumerate(header[:_MOST]):
        words = forms.lowered[slice(*span)].strip(" *_|\n")
        name = next((name for name, pattern in _COLUMNS if pattern.search(words)), None)
        if name is not None and name not in found.values() and len(words) <= _LONGEST:
            found[column] = name
    if "reason" not in found.values() and "number" in found.values():  # remarks on documents tell the reason
        return {column: "reason" if name == "remark" else name for column, name in found.items()}
    return found


def _list_column_tables(forms: Text) -> Iterator[Table]:
    """Yield the tables whose cells stand on lines of their own: from "STT" on, a row begins with the next number."""
    lines = _list_lines(forms.text) if _FIRST_LINE.search("\n" + forms.lowered) else []
    at = 0
    while at < len(lines):
        first = lines[at][1] - lines[at][0] <= _LONGEST_FIRST
        header = _read_header(forms, lines, at) if first else None
        if header is None:
            at += 1
            continue
        roles, at = header
        rows, at = _read_numbered_rows(forms, lines, at, roles)
        while rows:
            yield roles, rows
            if at == len(lines) or not _SECTION.match(forms.lowered, *lines[at]):
                break
            rows, at = _read_numbered_rows(forms, lines, at + 1, roles)


def _list_lines(text: str) -> list[Span]:
    """Return the lines that are cells: not blank, no bar, no rule. Lines that follow one between bars are of
    its cell.
    """
    found: list[Span] = []
    opened = barred = False  # whether the line before is of a cell; whether that began below a bar
    following = 0
    for line in text.split("\n"):
        start, following = following, following + len(line) + 1
        inner = line.strip(" |*_\t")
        if not inner or " | " in line:
            opened, barred = False, "|" in line
            continue
        start += line.index(inner)
        if opened and barred and _FIRST.fullmatch(inner.lower()) is None:
            found[-1] = found[-1][0], start + len(inner)
            continue
        barred = barred and not opened
        opened = True
        found.append((start, start + len(inner)))
    return found


def _read_header(forms: Text, lines: Sequence[Span], at: int) -> tuple[dict[int, str], int] | None:
    if _FIRST.fullmatch(forms.lowered[slice(*lines[at])]) is None:
        return None
    last = at + 1
    while last < min(len(lines), at + _MOST) and forms.text[slice(*lines[last])] != "1":
        last += 1
    roles = _read_roles(forms, lines[at:last])
    return (roles, last) if "end" in roles.values() or "reason" in roles.values() else None


def _read_numbered_rows(
    forms: Text, lines: Sequence[Span], at: int, roles: dict[int, str]
) -> tuple[list[list[Span]], int]:
    """Return the rows, each from its own number to the next one's; a row of too many lines ends the table."""
    rows: list[list[Span]] = []
    while at < len(lines) and forms.text[slice(*lines[at])].rstrip(".") == str(len(rows) + 1):
        last = at + 1
        while last < len(lines) and last - at <= 2 * _MOST:
            words = forms.lowered[slice(*lines[last])]
            if words.rstrip(".") == str(len(rows) + 2) or _FIRST.fullmatch(words) or _SECTION.match(words):
                break
            last += 1
        rows.append(_join_date(forms, list(lines[at : min(last, at + _MOST)]), roles))
        at = last
    return rows, at


def _join_date(forms: Text, row: list[Span], roles: dict[int, str]) -> list[Span]:
    """Return the row with the day that stands on a line of its own below the number, in one cell with it."""
    number = next((column for column, name in roles.items() if name == "number"), None)
    if number is None or "date" in roles.values() or number + 1 >= len(row):
        return row
    if read_whole_date(forms.text, *row[number + 1]) is None:
        return row
    return [*row[:number], (row[number][0], row[number + 1][1]), *row[number + 2 :]]
