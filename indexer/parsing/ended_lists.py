"""Lists of ended acts: "Danh mục văn bản hết hiệu lực toàn bộ / một phần", and of those proposed to be ended.

Each column tells its own: day of issue, reason (with the act that ends), day of the end, the provisions that ended.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.models import Modality, RelationKind
from indexer.parsing.dates import read_whole_date
from indexer.parsing.deeds import list_verbs, loosen_pattern
from indexer.parsing.ended_tables import find_ended_tables
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.provisions import find_provisions
from indexer.parsing.structure import Block
from indexer.parsing.subjects import strip_subject

Span = tuple[int, int]

_ENDING = tuple(map(re.compile, map(loosen_pattern, ("hết hiệu lực", "ngưng hiệu lực", "bãi bỏ", "thay thế"))))
"""One by one: a pattern that begins with letters of its own is looked for faster than several at once."""
_PROPOSED = re.compile(
    loosen_pattern(r"(?:đề nghị|kiến nghị|đề xuất|dự kiến|cần) (?:được )?(?:bãi bỏ|thay thế|sửa đổi|hủy bỏ|ban hành)")
)
_HEADING = 700  # characters above a table in which its heading stands


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
    """Yield the rows of every list of ended acts; the mentions take their day of issue and subject from their own
    columns.
    """
    if not mentions or not _tells_of_end(forms.lowered):
        return
    starts = [mention.number.start for mention in mentions]
    for roles, rows in find_ended_tables(forms, blocks):
        heading = forms.lowered[max(0, rows[0][0][0] - _HEADING) : rows[0][0][0]]
        names = set(roles.values())
        if "end" not in names and not ("reason" in names and _tells_of_end(heading)):
            continue
        for row in rows:
            held = mentions[bisect_left(starts, row[0][0]) : bisect_left(starts, row[-1][1])]
            found = _read(forms, row, roles, held, heading) if held else None
            if found is not None:
                yield found


def _tells_of_end(lowered: str) -> bool:
    return any(ending.search(lowered) for ending in _ENDING)


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
    kind = _choose_kind(forms, reason)
    end = _read_day(forms, by_role.get("end"))
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


def _choose_kind(forms: Text, reason: Span) -> RelationKind:
    """Return what the reason says was done: replaced, amended, or ended otherwise."""
    for said in list_verbs(forms.lowered, *reason):
        if said.deed.kind in ("replaces", "repeals"):
            return said.deed.kind
    return "repeals"


def _complete(forms: Text, target: Mentioned, row: Sequence[Span], by_role: dict[str, Span]) -> None:
    """Day of issue and subject from their own columns; a day may also stand behind the number, without "ngày"."""
    own = next((span for span in row if span[0] <= target.number.start < span[1]), None)
    behind = read_whole_date(forms.text, *_strip_span(forms.text, target.number.end, own[1])) if own else None
    stated = read_whole_date(forms.text, *by_role["date"]) if "date" in by_role and by_role["date"] != own else None
    end = by_role.get("end")
    if (found := behind or stated) is not None:
        target.date = found
    elif target.date is not None and end is not None and end[0] <= target.date.start < end[1]:
        target.date = None
    about = by_role.get("subject")
    if "part" in by_role:
        _keep_part(forms, target, by_role["part"])
    if target.subject is None and about is not None and (words := strip_subject(forms.text[slice(*about)])):
        target.subject, target.subject_span = words, about


_NAMED_PART = re.compile(r"[\s:;,(–-]*(?:tại\s+)?(?:điểm|khoản|điều|mục|chương|phần|phụ\s+lục)\s+[\divxlc]")


def _keep_part(forms: Text, target: Mentioned, part: Span) -> None:
    """The provisions that the list says have ended; what the act is about may stand before them, in one cell."""
    target.provisions = target.provisions or find_provisions(forms.text[slice(*part)])
    begins = _NAMED_PART.search(forms.lowered, *part)
    if begins is not None and target.subject_span == part:
        about = part[0], begins.start()
        words = strip_subject(forms.text[slice(*about)])
        target.subject, target.subject_span = (words, about) if words else (None, None)


def _strip_span(text: str, start: int, end: int) -> Span:
    inner = text[start:end].strip(" ,;()*_\n")
    at = text.find(inner, start, end) if inner else end
    return at, at + len(inner)


def _read_day(forms: Text, span: Span | None) -> str | None:
    found = read_whole_date(forms.text, *_strip_span(forms.text, *span)) if span else None
    return found.iso if found else None
