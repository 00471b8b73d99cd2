"""The ranks of acts: one guides only what is of a higher rank."""

from __future__ import annotations

import re

_RANKS = {"Luật": 1, "Bộ luật": 1, "Pháp lệnh": 2, "Nghị định": 3, "Thông tư": 5, "Thông tư liên tịch": 5}
_OTHER = 4
_OF_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d")  # a resolution of the Quốc hội has the rank of a law


_YEAR = re.compile(r"/((?:19|20)\d\d)/")


def is_earlier(source: str | None, target: str) -> bool:
    """Tell whether an act is of an earlier year than one that it would amend or carry out: then it does not.

    >>> is_earlier("48/2013/NĐ-CP", "92/2017/NĐ-CP"), is_earlier("48/2013/NĐ-CP", "5/QĐ-TTg")
    (True, False)
    """
    own, other = _YEAR.search(source or ""), _YEAR.search(target)
    return own is not None and other is not None and own[1] < other[1]


def may_guide(kind: str | None, target: str, symbol: str | None) -> bool:
    """Tell whether an act of a kind may guide another one of the kind ``target`` and of a symbol.

    >>> may_guide("Nghị định", "Nghị quyết", "QH15"), may_guide("Nghị định", "Nghị quyết", "HĐND")
    (True, False)
    """
    if kind is None or kind not in _RANKS:
        return True
    above = 1 if _OF_ASSEMBLY.match(symbol or "") else _RANKS.get(target, _OTHER)
    return above < _RANKS[kind]
