"""What a legal site puts above the paper that it shows: a list of related acts, a table of its properties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.grammar.doctypes import DOC_TYPES
from indexer.parsing.front import FrontPiece
from indexer.text.folding import fold

_TYPES = "|".join(sorted((row.name for row in DOC_TYPES), key=len, reverse=True))
_RELATED = re.compile(rf"(?:[-–•*]\s*)?\d{{1,3}}[.)]?\s?(?:{_TYPES})\s")
_LABELS = frozenset(
    (
        *("so hieu", "so ky hieu", "so/ky hieu", "so hieu van ban", "loai van ban", "co quan", "co quan ban hanh"),
        *("noi ban hanh", "ngay ban hanh", "ngay hieu luc", "ngay co hieu luc", "hieu luc", "nguoi ky", "chuc danh"),
        *("tinh trang", "tinh trang hieu luc", "ngay cong bao", "so cong bao", "ngay dang cong bao", "linh vuc"),
        *("ngay het hieu luc", "trich yeu", "nganh", "chuc vu", "pham vi", "thong tin van ban", "van ban lien quan"),
    )
)
_FEWEST = 3  # properties of a table


def drop_portal(found: Sequence[FrontPiece]) -> Sequence[FrontPiece]:
    """Return the pieces of a text's top without what a site puts above the letterhead.

    >>> from indexer.parsing.front import cut_front
    >>> head = "- 1Luật Thanh tra 2022\\n- 2Nghị định 43/2023/NĐ-CP\\nBỘ Y TẾ\\nSố: 12/QĐ-BYT"
    >>> [piece.text for piece in drop_portal(cut_front(head))]
    ['BỘ Y TẾ', 'Số: 12/QĐ-BYT']
    """
    at = properties = 0
    while at < len(found):
        label, _, value = found[at].text.partition(":")
        if fold(label).strip() in _LABELS:
            at += 1 if value.strip() else 2
            properties += 1
        elif _RELATED.match(found[at].text):
            at += 1
        else:
            break
    return found[at:] if at > properties * 2 or properties >= _FEWEST else found
