"""Runs of a DOCX in legacy fonts (.VnTime, VNI-Times), converted where they stand in its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from indexer.reading.legacy import Encoding, LegacyFont, Run, Runs, find_font
from indexer.reading.wordml import find_child, list_names, read_attribute

_NAMED = re.compile(rb"[\"'](?:\.Vn|VNI[- ])", re.IGNORECASE)
_P, _R, _T, _SOFT, _SYMBOL = (
    list_names("p"),
    list_names("r"),
    list_names("t"),
    list_names("softHyphen"),
    list_names("sym"),
)
_STYLE = list_names("style")
_CHAIN = 20  # styles based on styles


def names_legacy_fonts(part: bytes) -> bool:
    """Tell whether the XML of a part names a legacy font at all."""
    return _NAMED.search(part) is not None


def convert_document(roots: Sequence[Any], styles: Any) -> set[Encoding]:
    """Convert the letters of the parts of one document; gives the encodings that were found."""
    fonts = _Fonts(styles)
    paragraphs = [
        [(element, font) for element, font in letters] for root in roots for letters in _list_paragraphs(root, fonts)
    ]
    runs = Runs([[Run(element.text or "", font) for element, font in paragraph] for paragraph in paragraphs])
    for paragraph in paragraphs:
        written = [Run(element.text or "", font) for element, font in paragraph]
        for (element, _), text in zip(paragraph, runs.convert_paragraph(written), strict=True):
            element.text = text
    return runs.found


def _list_paragraphs(root: Any, fonts: _Fonts) -> Iterator[list[tuple[Any, LegacyFont | None]]]:
    """Yield the elements with the letters of each paragraph, and their fonts; what stands for a letter is made one."""
    elements = list(root.iter(*_T, *_SOFT, *_SYMBOL))
    for paragraph, some in groupby(elements, key=lambda element: next(element.iterancestors(*_P), None)):
        if paragraph is None:
            continue
        letters = []
        for element in some:
            font = fonts.find_font(next(element.iterancestors(*_R), None), paragraph)
            letter = element if element.tag in _T else _make_letter(element, font)
            if letter is not None:
                letters.append((letter, font))
        yield letters


def _make_letter(element: Any, font: LegacyFont | None) -> Any:
    """Return a w:t for an optional hyphen (the ư of TCVN3) or a symbol that stands in a legacy font, None for any
    other.
    """
    if element.tag in _SOFT:
        text = "\xad" if font is not None and font.encoding == "tcvn3" else None
    else:
        code = read_attribute(element, "char") or ""
        text = (
            chr(int(code, 16) & 0xFF) if find_font(read_attribute(element, "font")) and _HEX.fullmatch(code) else None
        )
    if text is None:
        return None
    element.tag = element.tag.rsplit("}", 1)[0] + "}t"
    element.text = text
    return element


_HEX = re.compile("[0-9A-Fa-f]{1,4}")


class _Fonts:
    """The font of a run: its own, else its style's, its paragraph's style's, the document's."""

    def __init__(self, styles: Any) -> None:
        self._styles = (
            {read_attribute(style, "styleId"): style for style in styles.iter(*_STYLE)} if styles is not None else {}
        )
        defaults = find_child(styles, "docDefaults", "rPrDefault", "rPr")
        self._default = _read_font_name(defaults)
        self._normal = next(
            (
                identity
                for identity, style in self._styles.items()
                if read_attribute(style, "type") == "paragraph"
                and read_attribute(style, "default") in ("1", "true", "on")
            ),
            None,
        )
        self._known: dict[str | None, str | None] = {}

    def find_font(self, run: Any, paragraph: Any) -> LegacyFont | None:
        """Return the legacy font that a run of a paragraph stands in, if it does."""
        name = _read_font_name(find_child(run, "rPr"))
        if name is None:
            name = self._find_style_font(read_attribute(find_child(run, "rPr", "rStyle"), "val"))
        if name is None:
            name = self._find_style_font(read_attribute(find_child(paragraph, "pPr", "pStyle"), "val") or self._normal)
        return find_font(name if name is not None else self._default)

    def _find_style_font(self, identity: str | None) -> str | None:
        if identity not in self._known:
            found, style = None, self._styles.get(identity)
            for _ in range(_CHAIN):
                if style is None or found is not None:
                    break
                found = _read_font_name(find_child(style, "rPr"))
                style = self._styles.get(read_attribute(find_child(style, "basedOn"), "val"))
            self._known[identity] = found
        return self._known[identity]


def _read_font_name(properties: Any) -> str | None:
    fonts = find_child(properties, "rFonts")
    return read_attribute(fonts, "hAnsi") or read_attribute(fonts, "ascii")
