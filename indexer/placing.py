"""Where a passage stands, as a person finds it on paper: "mục II.2, đoạn 3", "khoản 2 Điều 5", "trích yếu"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.folding import fold
from indexer.models import Passage

_WORDED = re.compile(r"(?:phần|chương|mục|điều|phụ lục)\s+(?:thứ\s+\w+|[IVXLC]+\b|\d{1,3}[a-z]?\b)", re.IGNORECASE)
_MARKED = re.compile(
    r"\(?(?P<mark>[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}|[a-zđ]\d?|[ivx]{1,4})(?:\s?[./)]+(?:\s|$)|\)\s?)"
    r"|(?P<long>\d{1,2}(?:\.\d{1,2}){1,3})\s"
)
_DECORATED = re.compile(r"[\s*#_>]*(?:[-–]\s(?=\*\*\d))?[\s*#_>]*")
_HEADER = 15  # passages among which a title or the motto is looked for
_NAMED = 60  # characters of a heading without a marker that are shown


def place(text: str, passages: Sequence[Passage], index: int) -> str:
    """Where passage ``index`` of a text stands: its section by the markers of the headings above, and the paragraph.

    "mục II.2, đoạn 3" · "mục III, dòng 4 của bảng" · "điểm a khoản 2 Điều 5" · "phần “Nơi nhận”, đoạn 1" · "trích yếu"
    · "phần mở đầu, đoạn 2" before the first heading; "" when there is no such passage. A paragraph counts once however
    many sentences it has; rows of tables are counted apart.
    """
    if not 0 <= index < len(passages):
        return ""
    if passages[index].kind == "title":
        return "trích yếu"
    first = _paragraph(text, passages, index)
    path = _path(text, passages, first)
    section = _said([mark for mark, _ in path])
    if passages[first].kind == "heading" or (path and path[-1][1] == first):  # it carries the marker itself
        return section or "phần mở đầu"
    counted = _counted(text, passages, path[-1][1] if path else -1, first)
    if not section and any(passage.kind == "heading" for passage in passages):
        section = "phần mở đầu"
    return ", ".join(filter(None, (section, counted)))


def _paragraph(text: str, passages: Sequence[Passage], index: int) -> int:
    """The first passage of the paragraph: what stands on the same line, or in the same wrapped block."""
    while index > 0 and _same(text, passages[index - 1], passages[index]):
        index -= 1
    return index


def _same(text: str, before: Passage, after: Passage) -> bool:
    return before.kind == after.kind != "row" and "\n" not in text[before.end : after.start]


def _path(text: str, passages: Sequence[Passage], index: int) -> list[tuple[str, int]]:
    """(marker or name, index) of the passage and of those that it stands under, if they have one; outermost first."""
    found: list[tuple[str, int]] = []
    at = index
    opening = _opening(text, passages)
    while at >= 0:
        named = passages[at].kind == "heading" and at > opening  # above the title stand the body and the motto
        mark = _mark(_words(text, passages[at]), named=named)
        if mark.startswith("“") and at and _WORDED.fullmatch(_words(text, passages[at - 1])):
            mark = _words(text, passages[at - 1])  # "Chương I" on a line of its own
        if mark:
            found.append((mark, at))
        if mark.isdigit():
            found += _article(text, passages, at)
        at = passages[at].parent
    return found[::-1]


def _article(text: str, passages: Sequence[Passage], index: int) -> list[tuple[str, int]]:
    """The article that a numbered clause belongs to: it stands before it, not above it."""
    parent = passages[index].parent
    for at in range(index - 1, parent, -1):
        if passages[at].parent == parent and (mark := _mark(_words(text, passages[at]), named=False)).startswith(
            "Điều"
        ):
            return [(mark, at)]
    return []


def _words(text: str, passage: Passage) -> str:
    return text[passage.start : passage.end]


def _opening(text: str, passages: Sequence[Passage]) -> int:
    """Up to where the header reaches: the title, or the nation's motto of a letter that has none."""
    for index, passage in enumerate(passages[:_HEADER]):
        if passage.kind == "title":
            return index
    mottoes = (n for n, p in enumerate(passages[:_HEADER]) if "doc lap - tu do" in fold(text[p.start : p.end]))
    return next(mottoes, 0)


def _mark(words: str, *, named: bool) -> str:
    """What a heading is called by: "II", "2.1", "a", "Điều 5", or “its words” where it has no marker.

    >>> _mark("**II. KẾT QUẢ**", named=True), _mark("Nơi nhận:", named=True), _mark("- Sở đã ban hành", named=False)
    ('II', '“Nơi nhận”', '')
    """
    start = _DECORATED.match(words)
    bare = words[start.end() if start else 0 :]
    if worded := _WORDED.match(bare):
        return " ".join(worded[0].split()).capitalize() if worded[0].islower() else " ".join(worded[0].split())
    if marked := _MARKED.match(bare):
        return marked["mark"] or marked["long"] or ""
    if not named:
        return ""
    name = " ".join(bare.strip("*#_:. ").split())
    return f"“{name if len(name) <= _NAMED else name[:_NAMED].rstrip() + '…'}”"


def _said(marks: Sequence[str]) -> str:
    """Markers in one line.

    >>> _said(["II", "2", "2.1"]), _said(["Chương I", "Điều 5", "2", "a"]), _said(["“Nơi nhận”"])
    ('mục II.2.1', 'điểm a khoản 2 Điều 5 Chương I', 'phần “Nơi nhận”')
    """
    worded = [mark for mark in marks if " " in mark and not mark.startswith("“")]
    plain: list[str] = []
    names: list[str] = []
    for mark in marks:
        if mark.startswith("“"):
            names = [mark]
        elif " " not in mark:
            plain = [one for one in plain if not mark.startswith(one + ".")] + [mark]
    if worded and worded[-1].lower().startswith("điều"):
        parts = [f"{'khoản' if one[0].isdigit() else 'điểm'} {one}" for one in reversed(plain)]
        return " ".join([*parts, *reversed(worded)])
    numbered = f"mục {'.'.join(plain)}" if plain else ""
    named = f"phần {names[0]}" if names else ""
    return ", ".join(filter(None, (*worded, numbered, named)))


def _counted(text: str, passages: Sequence[Passage], under: int, index: int) -> str:
    """The paragraph's number, or the row's, among those of the same section."""
    row = passages[index].kind == "row"
    number = 0
    for at in range(under + 1, index + 1):
        passage = passages[at]
        if (
            (passage.kind == "row") != row
            or passage.kind in ("title", "heading")
            or _section(text, passages, at) != under
        ):
            continue
        number += row or at == 0 or not _same(text, passages[at - 1], passage)
    return f"dòng {number} của bảng" if row else f"đoạn {number}"


def _section(text: str, passages: Sequence[Passage], index: int) -> int:
    """The passage whose marker or name is the nearest above: the paragraph's own, if it has one; else -1."""
    path = _path(text, passages, _paragraph(text, passages, index))
    return path[-1][1] if path else -1
