"""The changes ("sprm") that a Word 97–2003 file writes down: how characters look, how paragraphs are set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How characters look, as far as it decides their text. ``font`` is an index into ``fonts``."""

    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    symbol: bool = False  # what stands there is a sign of another font, for which a letter is written
    style: int | None = None

    @property
    def is_left_out(self) -> bool:
        return self.hidden or self.deleted or self.symbol


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: its style, how deep in tables, whether it ends a cell or row, its list and level."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_cell: bool = False
    list: int | None = None
    _: KW_ONLY
    level: int | None = None


_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def list_changes(written: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (code, operand) of each change; what is cut off at the end is left out."""
    place = 0
    while place + 2 <= len(written):
        code = written[place] | written[place + 1] << 8
        place += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = _measure_operand(code, written, place)
        if place + size > len(written):
            return
        yield code, written[place : place + size]
        place += size


def _measure_operand(code: int, written: bytes, place: int) -> int:
    """Return how long an operand is that says so itself."""
    if place >= len(written):
        return 1
    if code == 0xD608 and place + 1 < len(written):
        return (written[place] | written[place + 1] << 8) + 1
    if code == 0xC615 and written[place] == 255 and place + 1 < len(written):
        added = place + 2 + 4 * written[place + 1]
        return 3 + 4 * written[place + 1] + 3 * (written[added] if added < len(written) else 0)
    return written[place] + 1


def change_look(changes: bytes, look: Look) -> Look:
    """Return a look with changes made to it."""
    for code, operand in list_changes(changes):
        if code == 0x4A4F:
            look = replace(look, font=int.from_bytes(operand, "little"))
        elif code == 0x083C:
            look = replace(look, hidden=operand == b"\1")
        elif code == 0x0800:
            look = replace(look, deleted=operand == b"\1")
        elif code == 0x2A48:
            look = replace(look, raised=operand == b"\1")
        elif code == 0x6A09:
            look = replace(look, symbol=True)
        elif code == 0x4A30:
            look = replace(look, style=int.from_bytes(operand, "little"))
    return look


def change_setting(changes: bytes, setting: Setting, data: bytes = b"", inner: bool = True) -> Setting:
    """Return a setting with changes made to it; long lists of changes lie in the stream ``Data``."""
    for code, operand in list_changes(changes):
        if code == 0x2416:
            setting = replace(setting, depth=max(setting.depth, 1) if operand[0] else 0)
        elif code == 0x6649:
            setting = replace(setting, depth=min(max(int.from_bytes(operand, "little", signed=True), 0), 60))
        elif code in (0x2417, 0x244C):
            setting = replace(setting, ends_row=operand != b"\0")
        elif code == 0x244B:
            setting = replace(setting, ends_cell=operand != b"\0")
        elif code == 0x460B:
            setting = replace(setting, list=int.from_bytes(operand, "little"))
        elif code == 0x260A:
            setting = replace(setting, level=operand[0])
        elif code in (0x6645, 0x6646) and inner:
            place = int.from_bytes(operand, "little")
            size = int.from_bytes(data[place : place + 2], "little")
            setting = change_setting(data[place + 2 : place + 2 + size], setting, inner=False)
    return setting
