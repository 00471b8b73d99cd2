"""The styles of an OpenDocument text that decide its words: fonts, hidden text, and what lists draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indexer.reading.legacy import LegacyFont, find_font
from indexer.reading.list_numbers import Level

_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, STYLE, TEXT, TABLE, DRAW = (_NAMESPACE.format(name) for name in ("office", "style", "text", "table", "drawing"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_FORMATS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter", "": "none"}
_CHAIN = 20  # styles based on styles


class Styles:
    """The styles of a document, from the roots of styles.xml and content.xml."""

    OUTLINE = "outline of headings"

    def __init__(self, roots: Sequence[Any]) -> None:
        self._faces: dict[str | None, str] = {}
        self._styles: dict[str, Any] = {}
        self._default: LegacyFont | None = None
        self.levels: dict[str, dict[int, Level]] = {}
        self._begun: dict[str, int] = {}
        self._fonts: dict[tuple[str, ...], LegacyFont | None] = {}
        for root in roots:
            for face in root.iter(f"{STYLE}font-face"):
                self._faces[face.get(f"{STYLE}name")] = face.get(f"{_SVG}font-family") or ""
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}name") or ""] = style
            for lists in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = self.OUTLINE if lists.tag == f"{TEXT}outline-style" else lists.get(f"{STYLE}name") or ""
                self.levels[name] = dict(_read_levels(lists))
        for root in roots:
            for style in root.iter(f"{STYLE}default-style"):
                if style.get(f"{STYLE}family") == "paragraph":
                    self._default = find_font(self._find_own_family(style))

    def list_name(self, style: str, goes_on: bool) -> str:
        """Return the name under which a list counts: a new one, unless it goes on with the last one of its
        style.
        """
        if not goes_on or style not in self._begun:
            self._begun[style] = self._begun.get(style, 0) + 1
        name = f"{style} {self._begun[style]}"
        self.levels.setdefault(name, self.levels.get(style, {}))
        return name

    def find_font(self, names: tuple[str, ...]) -> LegacyFont | None:
        """Return the legacy font of characters within these styles, the innermost last."""
        if names not in self._fonts:
            found = next(
                (family for name in reversed(names) if (family := self._find_style_family(name)) is not None), None
            )
            self._fonts[names] = self._default if found is None else find_font(found)
        return self._fonts[names]

    def is_hidden(self, names: tuple[str, ...]) -> bool:
        """Tell whether characters within these styles are not shown."""
        return any(
            properties.get(f"{TEXT}display") == "none"
            for name in names
            if (style := self._styles.get(name)) is not None
            for properties in style.iter(f"{STYLE}text-properties")
        )

    def _find_style_family(self, name: str | None) -> str | None:
        for _ in range(_CHAIN):
            style = self._styles.get(name or "")
            if style is None:
                return None
            if (family := self._find_own_family(style)) is not None:
                return family
            name = style.get(f"{STYLE}parent-style-name")
        return None

    def _find_own_family(self, style: Any) -> str | None:
        for properties in style.iter(f"{STYLE}text-properties"):
            face: str | None = properties.get(f"{STYLE}font-name")
            if face is not None:
                return self._faces.get(face, face)
            family: str | None = properties.get(f"{_FO}font-family")
            if family is not None:
                return family
        return None


def _read_levels(lists: Any) -> list[tuple[int, Level]]:
    found = []
    for row in lists:
        depth = row.get(f"{TEXT}level") or "" if isinstance(row.tag, str) else ""
        if not depth.isdecimal() or len(depth) > 2:
            continue
        level = int(depth) - 1
        if row.tag == f"{TEXT}list-level-style-bullet":
            found.append((level, Level("bullet", row.get(f"{TEXT}bullet-char") or "", 1)))
        elif row.tag in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
            found.append((level, _number(row, level)))
    return found


def _number(row: Any, level: int) -> Level:
    shown, start = row.get(f"{TEXT}display-levels") or "1", row.get(f"{TEXT}start-value") or "1"
    kind = row.get(f"{STYLE}num-format") or ""
    count = min(int(shown), level + 1) if shown.isdecimal() and len(shown) < 3 else 1
    drawn = ".".join(f"%{number + 1}" for number in range(level + 1 - count, level + 1)) if kind else ""
    text = f"{row.get(f'{STYLE}num-prefix') or ''}{drawn}{row.get(f'{STYLE}num-suffix') or ''}"
    first = int(start) if start.isdecimal() and len(start) < 7 else 1
    return Level(_FORMATS.get(kind, "decimal"), text, first)
