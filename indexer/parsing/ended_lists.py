"""Lists of ended acts: "Danh mục văn bản hết hiệu lực toàn bộ / một phần", and of those proposed to be ended.

Each column tells its own: day of issue, reason (with the act that ends), day of the end. The table is one of rows, or,
as pages of the web give it, of cells on lines of their own, with or without lines of bars between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.models import Modality, RelationKind
from indexer.parsing.cells import find_cells
from indexer.parsing.dates import read_whole_date
from indexer.parsing.deeds import list_verbs, space_pattern
from indexer.parsing.mentioned import Mentioned, Text
from indexer.parsing.structure import Block
from indexer.parsing.subjects import plain_subject_words

Span = tuple[int, int]

_COLUMNS = (
    ("end", re.compile(space_pattern(r"(?:ngày|thời điểm|thời gian)\b.{0,30}(?:hết|ngưng) hiệu lực"))),
    ("reason", re.compile(space_pattern(r"(?:lý|lí) do|kiến nghị|đề xuất|(?:hình thức|nội dung) xử lý"))),
    ("remark", re.compile(space_pattern(r"ghi chú"))),
    ("part", re.compile(space_pattern(r"(?:nội dung|quy định|phần|điều khoản)[^|]{0,20}(?:hết|ngưng) hiệu lực"))),
    ("date", re.compile(space_pattern(r"(?:ngày|thời gian)(?:[, ]+tháng[, ]+năm)?.{0,12}ban hành|ngày ký"))),
    ("number", re.compile(space_pattern(r"số[,/;]? ?(?:và )?(?:ký|kí) hiệu|số văn bản|tên loại.{0,20}số"))),
    ("subject", re.compile(space_pattern(r"trích yếu|tên gọi|tên văn bản|nội dung văn bản"))),
)
_FIRST = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?")
_FIRST_LINE = re.compile(rf"\n[ |*_\t]*{_FIRST.pattern}[ |*_\t]*(?=\n|\Z)")
_ENDING = re.compile(space_pattern(r"(?:hết|ngưng) hiệu lực|bãi bỏ|thay thế"))
_PROPOSED = re.compile(
    space_pattern(r"(?:đề nghị|kiến nghị|đề xuất|dự kiến|cần) (?:được )?(?:bãi bỏ|thay thế|sửa đổi|hủy bỏ|ban hành)")
)
_HEADING = 700  # characters above a table in which its heading stands
_MOST = 12  # columns
_LONGEST = 80  # characters of a column's name


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRow:
    """An act that a list says has ended: ``target`` is its mention, ``agents`` are the acts that the reason names."""

    target: Mentioned
    agents: tuple[Mentioned, ...]
    kind: RelationKind
    partial: bool
    modality: Modality
    since: str | None
    start: int
    end: int


def list_ended_rows(forms: Text, mentions: Sequence[Mentioned], blocks: Sequence[Block]) -> Iterator[EndedRow]:
    """The rows of every list of ended acts; the mentions take their day of issue and subject from their own columns."""
    if not mentions or _ENDING.search(forms.lowered) is None:
        return
    starts = [mention.number.start for mention in mentions]
    for roles, rows in (*_tables(forms, blocks), *_columns(forms)):
        heading = forms.lowered[max(0, rows[0][0][0] - _HEADING) : rows[0][0][0]]
        names = set(roles.values())
        if "end" not in names and not ("reason" in names and _ENDING.search(heading)):
            continue
        for row in rows:
            held = mentions[bisect_left(starts, row[0][0]) : bisect_left(starts, row[-1][1])]
            found = _read(forms, row, roles, held, heading) if held else None
            if found is not None:
                yield found


def _tables(forms: Text, blocks: Sequence[Block]) -> Iterator[tuple[dict[int, str], list[list[Span]]]]:
    """The tables whose rows are blocks, each with the roles of its columns."""
    at = 0
    while at < len(blocks):
        last = at
        while last < len(blocks) and blocks[last].kind == "row":
            last += 1
        if last > at + 1:
            roles = _roles(forms, find_cells(forms.text, blocks[at]))
            if roles:
                yield roles, [find_cells(forms.text, block) for block in blocks[at + 1 : last]]
        at = max(last, at + 1)


def _roles(forms: Text, header: Sequence[Span]) -> dict[int, str]:
    found: dict[int, str] = {}
    for column, span in enumerate(header[:_MOST]):
        words = forms.lowered[slice(*span)].strip(" *_|\n")
        name = next((name for name, pattern in _COLUMNS if pattern.search(words)), None)
        if name is not None and name not in found.values() and len(words) <= _LONGEST:
            found[column] = name
    if "reason" not in found.values() and "number" in found.values():  # remarks on documents tell the reason
        return {column: "reason" if name == "remark" else name for column, name in found.items()}
    return found


def _columns(forms: Text) -> Iterator[tuple[dict[int, str], list[list[Span]]]]:
    """The tables whose cells stand on lines of their own: from "STT" on, a row begins with the next number."""
    lines = _lines(forms.text) if _FIRST_LINE.search("\n" + forms.lowered) else []
    at = 0
    while at < len(lines):
        header = _header(forms, lines, at)
        if header is None:
            at += 1
            continue
        roles, after = header
        rows, at = _numbered(forms, lines, after)
        if rows:
            yield roles, rows


def _lines(text: str) -> list[Span]:
    """The lines that are cells: not blank, no bar, no rule."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        inner = match[0].strip(" |*_\t")
        if inner and " | " not in match[0]:
            start = match.start() + match[0].index(inner)
            found.append((start, start + len(inner)))
    return found


def _header(forms: Text, lines: Sequence[Span], at: int) -> tuple[dict[int, str], int] | None:
    if _FIRST.fullmatch(forms.lowered[slice(*lines[at])]) is None:
        return None
    last = at + 1
    while last < min(len(lines), at + _MOST) and forms.text[slice(*lines[last])] != "1":
        last += 1
    roles = _roles(forms, lines[at:last])
    return (roles, last) if "end" in roles.values() or "reason" in roles.values() else None


def _numbered(forms: Text, lines: Sequence[Span], at: int) -> tuple[list[list[Span]], int]:
    """The rows, each from its own number to the next one's; a row of too many lines ends the table."""
    rows: list[list[Span]] = []
    while at < len(lines) and forms.text[slice(*lines[at])].rstrip(".") == str(len(rows) + 1):
        last = at + 1
        while last < len(lines) and last - at <= 2 * _MOST:
            if forms.text[slice(*lines[last])].rstrip(".") == str(len(rows) + 2):
                break
            last += 1
        rows.append(list(lines[at : min(last, at + _MOST)]))
        at = last
    return rows, at


def _read(
    forms: Text, row: Sequence[Span], roles: dict[int, str], held: Sequence[Mentioned], heading: str
) -> EndedRow | None:
    by_role = {name: row[column] for column, name in roles.items() if column < len(row)}
    reason = by_role.get("reason", (row[-1][1], row[-1][1]))
    before = [m for m in held if not reason[0] <= m.number.start < reason[1]]
    if not before:
        return None
    column = by_role.get("number", row[0])
    target = next((m for m in before if column[0] <= m.number.start < column[1]), before[0])
    _complete(forms, target, row, by_role)
    agents = tuple(m for m in held if reason[0] <= m.number.start < reason[1])
    kind = _kind(forms, reason)
    end = _day(forms, by_role.get("end"))
    words = forms.lowered[slice(*reason)]
    whole, part = heading.rfind("toàn bộ"), heading.rfind("một phần")
    provisions = forms.lowered[slice(*by_role["part"])] if "part" in by_role else ""
    partial = part > whole or "một phần" in words or bool(re.search(r"điều|khoản|phụ lục|điểm", provisions))
    proposed = _PROPOSED.search(heading) is not None or _PROPOSED.search(words) is not None
    modality: Modality = "proposed" if proposed else "done"
    return EndedRow(
        target=target,
        agents=agents,
        kind=kind,
        partial=partial,
        modality=modality,
        since=end,
        start=row[0][0],
        end=row[-1][1],
    )


def _kind(forms: Text, reason: Span) -> RelationKind:
    """What the reason says was done: replaced, amended, or ended otherwise."""
    for said in list_verbs(forms.lowered, *reason):
        if said.deed.kind in ("replaces", "repeals"):
            return said.deed.kind
    return "repeals"


def _complete(forms: Text, target: Mentioned, row: Sequence[Span], by_role: dict[str, Span]) -> None:
    """Day of issue and subject from their own columns; a day may also stand behind the number, without "ngày"."""
    own = next((span for span in row if span[0] <= target.number.start < span[1]), None)
    behind = read_whole_date(forms.text, *_stripped(forms.text, target.number.end, own[1])) if own else None
    stated = read_whole_date(forms.text, *by_role["date"]) if "date" in by_role and by_role["date"] != own else None
    end = by_role.get("end")
    if (found := behind or stated) is not None:
        target.date = found
    elif target.date is not None and end is not None and end[0] <= target.date.start < end[1]:
        target.date = None
    about = by_role.get("subject")
    if target.subject is None and about is not None and (words := plain_subject_words(forms.text[slice(*about)])):
        target.subject, target.subject_span = words, about


def _stripped(text: str, start: int, end: int) -> Span:
    inner = text[start:end].strip(" ,;()*_\n")
    at = text.find(inner, start, end) if inner else end
    return at, at + len(inner)


def _day(forms: Text, span: Span | None) -> str | None:
    found = read_whole_date(forms.text, *_stripped(forms.text, *span)) if span else None
    return found.iso if found else None
