"""The stamp of who received a paper ("CÔNG VĂN ĐẾN") among the lines of a letterhead: it does not tell who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.front import FrontPiece
from indexer.parsing.letterhead import list_bodies
from indexer.parsing.registration import find_own_number
from indexer.text.folding import fold

_MARK = re.compile(r"\W*(?:(?:cong van|van ban|cv|vb) )?den\b\W*(?P<whose>.*)")
_FIELDS = re.compile(
    r"\W*(?:(?:den|so(?: den)?|gio|ngay(?: den)?|luu (?:hs|ho so)(?: so)?)\b[\W\d_]*(?:h\b[\W\d_]*)?)+(?:chuyen\b.*)?"
    r"|chuyen\s*:.*"
)
_LONGEST = 60  # characters of a line of such a stamp
_LETTERHEAD = 20  # pieces that a letterhead with a stamp has at most


def drop_stamps(found: Sequence[FrontPiece], text: str) -> Sequence[FrontPiece]:
    """Return the pieces of a text's top without such a stamp: its mark, its number and day, and the body that received.

    The body stands below the mark or above it, the paper's own number below the body that wrote it.

    >>> from indexer.parsing.front import cut_front
    >>> head = "SỞ CÔNG THƯƠNG\\nCÔNG VĂN ĐẾN\\nUBND TỈNH QUẢNG NGÃI\\nGiờ: 8\\nSố: 125/SCT-VP"
    >>> [piece.text for piece in drop_stamps(cut_front(head), head)]
    ['SỞ CÔNG THƯƠNG', 'Số: 125/SCT-VP']
    """
    top = found[:_LETTERHEAD]
    for n, piece in enumerate(top):
        mark = _MARK.fullmatch(fold(piece.text))
        if mark is None or not piece.text.split(":")[0].isupper():
            continue
        follows = any(_is_field(one) for one in top[n + 1 : n + 3])
        if follows or len(piece.text.split()) > 1:  # "ĐẾN" alone may end a title
            named = mark["whose"] and _FIELDS.fullmatch(mark["whose"]) is None
            dropped = range(n, n + 1) if named else _find_stamp(top, n, text)
            lines = takewhile(_is_field, top[dropped.stop :])
            return [*found[: dropped.start], *found[dropped.stop + len(list(lines)) :]]
    return found


def _is_field(piece: FrontPiece) -> bool:
    """Tell whether a line is one that the registry fills in: "Số: 512", "Giờ: 8 Ngày: 12/3", "Chuyển: ..."."""
    return len(piece.text) <= _LONGEST and _FIELDS.fullmatch(fold(piece.text)) is not None


def _find_stamp(top: Sequence[FrontPiece], mark: int, text: str) -> range:
    """Which pieces are the mark at a place and the body that received: the one that the paper's symbol does not name,
    the one below where none is named; none where no other body would be left."""
    above, below = mark, mark + 1
    while above and list_bodies([top[above - 1]], text):
        above -= 1
    while below < len(top) and list_bodies([top[below]], text):
        below += 1
    own = find_own_number([*top[:mark], *(one for one in top[mark:] if not _is_field(one))], text)
    wrote = find_body_of_symbol(own.symbol.text) if own.symbol else None
    if wrote is not None and below > mark + 1 and _names_body(top[mark + 1 : below], wrote.name, text):
        return range(above, mark + 1)
    others = bool(list_bodies([*top[:above], *top[below:]], text))
    if below > mark + 1 and (above < mark or others):
        return range(mark, below)
    return range(above if others else mark, mark + 1)


def _names_body(pieces: Sequence[FrontPiece], body: str, text: str) -> bool:
    return any(one.name.startswith(body) for one in list_bodies(pieces, text))
