"""How many articles, parts or sections a document has, and which: from its own headings.

"Quyết định 31/2024/QĐ-UBND gồm mấy điều?" is computed; the headings counted are its proof.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.answering import descriptions as by_words
from indexer.answering.candidates import tell_computed
from indexer.answering.papers import PaperReading
from indexer.answering.scope import Scope
from indexer.models import Answer, Note, note
from indexer.store.base import Store
from indexer.text.folding import fold

_ASKED = re.compile(
    r"\b(?:gom|co|chia(?: thanh| lam)?|bao gom|bo cuc|ket cau)\b[^?]{0,40}?"
    r"(?:(?:bao nhieu|may)|(?P<which>nhung|cac)) (?P<part>dieu|chuong|phan lon|phan|muc lon|muc|phu luc)\b"
    r"(?! (?:tieu|dich|do|tram|khoan|luat))"
)
_ROMAN = r"[IVX]{1,5}"
_LEVELS = {
    "dieu": (r"Điều\s+(?P<n>\d{1,3}[a-z]?)\s?[.:]",),
    "chuong": (rf"(?:CHƯƠNG|Chương)\s+(?P<n>{_ROMAN}|\d{{1,2}})\b",),
    "phu luc": (rf"(?:PHỤ LỤC|Phụ lục)\s*(?P<n>(?:số\s+)?(?:{_ROMAN}|\d{{1,2}}))\b",),
    "phan": (
        rf"(?:PHẦN|Phần)\s+(?P<n>thứ\s+\w+|{_ROMAN}|\d{{1,2}})\b",
        rf"(?P<n>{_ROMAN})\s?[./]\s",
        r"(?P<n>[A-ZĐ])\.\s",
        r"(?P<n>\d{1,2})\s?[./]\s",
    ),
    "muc": (
        rf"(?:MỤC|Mục)\s+(?P<n>{_ROMAN}|\d{{1,2}})\b",
        rf"(?P<n>{_ROMAN})\s?[./]\s",
        r"(?P<n>\d{1,2})\s?[./]\s",
    ),
}
"""What a part begins with; of several ways the first that the document uses twice."""
_DECORATION = re.compile(r"[\s>*#_]*")
_NAMES = {"dieu": "điều", "chuong": "chương", "phu luc": "phụ lục", "phan": "phần", "muc": "mục"}
_SAID_WORDS = "gom co chia thanh lam bao bo cuc ket cau dieu chuong phan lon muc phu luc"
_SAID = frozenset(_SAID_WORDS.split())
_FITS = 0.7
_BESIDE = 0.5


def count_parts(store: Store, scope: Scope) -> Sequence[Answer] | None:
    """Return the number of parts, computed, with each part's heading; None when none are asked for, or no heading
    tells.

    >>> count_parts(store, scope)[0].text  # doctest: +SKIP
    '3 điều (đếm theo đề mục)'
    """
    match = _ASKED.search(scope.asked.folded)
    if match is None or scope.asked.kind not in ("count", "list"):
        return None
    part = match["part"].removesuffix(" lon")
    for reading in _find_meant_papers(store, scope):
        if heads := _find_part_heads(reading, _LEVELS[part]):
            said = None if match["which"] else note("counted_headings", n=len(heads), part=_NAMES[part])
            return _list_answers(reading, heads, said)
    return None


def _find_meant_papers(store: Store, scope: Scope) -> list[PaperReading]:
    """Return the document that bears the number, else those that the words describe, best first."""
    asked = scope.asked
    if own := {document.id for document in store.own_documents(asked.numbers[:1])}:
        return [reading for reading in scope.readings if reading.summary.id in own]
    wanted = by_words.find_description(scope, _SAID)
    fits = [(by_words.measure_own_fit(scope, reading, wanted), reading) for reading in scope.readings]
    return [reading for fit, reading in sorted(fits, key=lambda one: -one[0]) if fit >= _FITS]


def _find_part_heads(reading: PaperReading, ways: Sequence[str]) -> list[tuple[int, int]]:
    """Return the passages that begin a part; a part that is announced again is the same one."""
    for way in ways:
        pattern = re.compile(way)
        found: dict[str, tuple[int, int]] = {}
        for passage in reading.passages:
            if passage.kind in ("row", "bullet", "title"):
                continue
            offset = _DECORATION.match(reading.text, passage.start, passage.end)
            match = pattern.match(reading.text, offset.end() if offset else passage.start, passage.end)
            if match and (passage.kind == "heading" or way.startswith("Điều")):
                found.setdefault(
                    f"{fold(match['n'])} {_fold_words(reading, match.end(), passage.end)}", (passage.start, passage.end)
                )
        if len(found) > 1 or (found and way is ways[-1]):
            return list(found.values())
    return []


def _fold_words(reading: PaperReading, start: int, end: int) -> str:
    return fold(" ".join(reading.text[start:end].split()))


def _list_answers(reading: PaperReading, heads: Sequence[tuple[int, int]], said: Note | None) -> list[Answer]:
    found = []
    for at, (start, end) in enumerate(heads):
        quote = reading.text[start:end]
        words = " ".join(quote.strip("*#_ \n").split())
        shown = Answer(words, quote, reading.summary, start, end, score=_BESIDE if at else 1.0)
        found.append(shown if at or said is None else tell_computed(shown, said))
    return found
