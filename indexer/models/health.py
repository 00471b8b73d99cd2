"""What an examination of an index finds."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal

_OfFolder = Literal[
    "catalogue", "version", "parsing", "fulltext", "lag", "rules", "leftovers", "lock", "disk", "commits", "office"
]
Part = _OfFolder | Literal["cluster", "copies", "pieces"]
Level = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class PartFinding:
    """One part of an index: "ok", a "note" that needs nothing done, or "wrong" with what repairs it."""

    part: Part
    level: Level
    vi: str
    en: str
    repair_vi: str = ""
    _: KW_ONLY
    repair_en: str = ""
