"""The verbs of a sentence that tell what a document does to another: where they stand, in which voice, done or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.grammar.deeds import DEEDS, MOODS, Deed
from indexer.models import Modality
from indexer.parsing.dates import read_date_at

_BLANKS = r"(?:[\s*_]+)"
_PIECE = re.compile(r"\[\^?(?:\\.|[^\]\\])*\]| ")


def loosen_pattern(pattern: str) -> str:
    """Return a pattern in which every blank stands for any blanks and marks of bold and italic; in a class, for a
    blank.

    >>> bool(re.fullmatch(loosen_pattern("bãi bỏ[ ;]"), "bãi**\\n bỏ;"))
    True
    """
    return _PIECE.sub(lambda piece: _BLANKS if piece[0] == " " else piece[0].replace(" ", r"\s"), pattern)


_ANY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<d{rank}>{loosen_pattern(row.pattern)})" for rank, row in enumerate(DEEDS))
    + r")(?!\w)"
)
_VOICE = re.compile(
    loosen_pattern(r"(?:được|bị) (?:(?:ubnd|hđnd|chủ tịch|chính phủ|thủ tướng|quốc hội|bộ)[^.;:,()\d]{0,60})?$")
)
_BRACKET = re.compile(r"\([*_\s]*(?:(?:đã|hiện|nay)\s+)*$")
_BY = re.compile(loosen_pattern(r"[^;:.()“”]{0,80}?(?<!\w)(?:bởi|bằng|tại|theo|do)(?!\w)"))
_BY_AT_ONCE = re.compile(loosen_pattern(r" ?(?:một phần|toàn bộ)? ?(?:bởi|bằng|tại|theo)(?!\w)"))
_BYS = {"amends": _BY, "corrects": _BY, "guides": re.compile(r"(?!)"), "approves": re.compile(r"(?!)")}
"""In brackets what a document undergoes needs no "được": "(sửa đổi Điều 5 bởi A)", "(bãi bỏ một phần theo A)"."""
_MOODS = tuple((row.modality, re.compile(rf"(?<!\w)(?:{loosen_pattern(row.pattern)})$")) for row in MOODS)
_CORES = tuple(
    (
        row.modality,
        re.compile(
            rf"(?<!\w)(?:{loosen_pattern(row.pattern.removesuffix('[^.;:]*'))}){_BLANKS}?(?:\w+{_BLANKS}){{0,3}}$"
        ),
    )
    for row in MOODS
)
_FROM = re.compile(loosen_pattern(r"(?:kể )?từ (?=ngày )"))
_DAY_REACH = 40  # characters between a verb and the day from which it counts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDeed:
    """A verb in a text: ``text[start:end]`` is the verb itself, ``left`` is where "được", "bị" before it begins.

    ``passive``: what stands before it undergoes it. ``bracketed``: it opens a parenthesis after what undergoes it.
    """

    deed: Deed
    start: int
    end: int
    left: int
    passive: bool = False
    bracketed: bool = False


def list_verbs(lowered: str, start: int, end: int) -> Iterator[StatedDeed]:
    """Yield the verbs of a stretch of text in order.

    >>> text = "nghị định x được sửa đổi, bổ sung bởi y"
    >>> [(text[s.left : s.end], s.passive) for s in list_verbs(text, 0, len(text))]
    [('được sửa đổi, bổ sung', True)]
    """
    for match in _ANY.finditer(lowered, start, end):
        row = DEEDS[int((match.lastgroup or "d0")[1:])]
        voice = _VOICE.search(lowered, max(start, match.start() - 80), match.start())
        left = voice.start() if voice else match.start()
        bracket = _BRACKET.search(lowered, max(start, left - 8), left)
        by = bracket is not None and _BYS.get(row.kind, _BY_AT_ONCE).match(lowered, match.end(), end)
        passive = row.states or voice is not None or bool(by)
        yield StatedDeed(
            deed=row, start=match.start(), end=match.end(), left=left, passive=passive, bracketed=bracket is not None
        )


def find_mood(lowered: str, start: int, verb: int) -> Modality:
    """Return how what stands between a clause's begin and its verb changes the verb.

    >>> find_mood("sở đề nghị ubnd tỉnh xem xét, bãi bỏ", 0, 30), find_mood("nay bãi bỏ", 0, 4)
    ('proposed', 'done')
    """
    return next((modality for modality, pattern in _MOODS if pattern.search(lowered, start, verb)), "done")


def find_near_mood(lowered: str, start: int, verb: int) -> Modality:
    """Do as ``find_mood`` for a verb with a document as its subject: only words right before the verb count."""
    start = max(start, verb - 40)
    return next((modality for modality, pattern in _CORES if pattern.search(lowered, start, verb)), "done")


_IF = re.compile(
    loosen_pattern(
        r"(?<!\w)(?:(?:nếu|giả sử|(?<!các\s)(?<!những\s)(?<!số\s)(?<!mọi\s)(?<!nhiều\s)trường hợp)(?! (?:này|đó))"
        r"|(?P<when>(?<!từ\s)(?<!sau\s)(?<!trước\s)(?<!trong\s)(?<!đôi\s)khi)(?! đó))(?!\w)[^,;:.()]{0,80}$"
    )
)
_ALREADY = re.compile(r"(?<!\w)đã(?!\w)")


def is_in_condition(lowered: str, start: int, head: int, end: int) -> bool:
    """Tell whether what begins at ``head`` is the subject of a clause of "nếu", "trường hợp" or, of what is to
    come, "khi".

    >>> words = "khi quyết định x hết hiệu lực, sở "; is_in_condition(words, 0, 4, 34)
    True
    >>> words = "khi quyết định x hết hiệu lực, sở đã có báo cáo"; is_in_condition(words, 0, 4, 47)
    False
    """
    found = _IF.search(lowered, max(start, head - 100), head)
    return found is not None and not (found["when"] and _ALREADY.search(lowered, head, end))


def find_start_day(text: str, lowered: str, at: int, end: int) -> str | None:
    """Return the day of "kể từ ngày 01/7/2025" that stands soon after a place; None when there is none.

    >>> find_start_day("hết hiệu lực kể từ ngày 01/7/2025.", "hết hiệu lực kể từ ngày 01/7/2025.", 12, 34)
    '2025-07-01'
    """
    match = _FROM.search(lowered, at, min(end, at + _DAY_REACH))
    found = read_date_at(text, match.end()) if match else None
    return found.iso if found is not None else None
