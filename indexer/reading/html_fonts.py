"""Text of a web page in legacy fonts, or in a legacy encoding without any, converted where it stands in the tree.

Word and FrontPage of those days wrote fonts as ``<font face>``, as a style, or as a class of the page's style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from indexer.reading.legacy import (
    LEAST_OF_A_LINE,
    Encoding,
    LegacyFont,
    Run,
    Runs,
    detect_encoding,
    find_font,
    may_be_legacy,
)

_FAMILY = re.compile(r"font(?:-family)?\s*:[^;}]*?([\"']?)(\.vn\w+|vni[- ][\w -]+)\1", re.IGNORECASE)
_ANY_FAMILY = re.compile(r"font-family\s*:", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"^(\w+)?(?:\.([\w-]+))?$")
_BLOCK = re.compile("p|div|h[1-6]|td|th|li|caption|dd|dt|pre|center|blockquote|body|html|title")
_SHEET = 200_000  # characters of a style sheet that are looked at


def convert_page(soup: BeautifulSoup) -> set[Encoding]:
    """Convert the strings of a page; gives the encodings that were found.

    >>> soup = BeautifulSoup('<p><font face=".VnTime">ñy ban nh©n d©n</font></p>', "lxml")
    >>> sorted(convert_page(soup)), soup.get_text()
    (['tcvn3'], 'Ủy ban nhân dân')
    """
    strings = [node for node in soup.find_all(string=True) if type(node) is NavigableString]
    if not any(map(may_be_legacy, strings)):
        return set()
    fonts = _PageFonts(soup)
    blocks = [list(some) for _, some in groupby(strings, key=_Blocks().find_block)]
    whole = detect_encoding(" ".join(strings))
    written = [[Run(str(node), fonts.find_font(node)) for node in block] for block in blocks]
    written = [_choose_block_font(block, whole) for block in written]
    runs = Runs(written)
    for block, texts in zip(blocks, written, strict=True):
        for node, text in zip(block, runs.convert_paragraph(texts), strict=True):
            if text != node:
                node.replace_with(NavigableString(text))
    return runs.found


class _Blocks:
    """The element of which a string is a paragraph. Some page is nested 100,000 deep: none is climbed twice."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def find_block(self, node: NavigableString) -> int:
        """Return the identity of the block around the string."""
        chain: list[int] = []
        found = 0
        for parent in node.parents:
            if id(parent) in self._known:
                found = self._known[id(parent)]
                break
            chain.append(id(parent))
            if _BLOCK.fullmatch(parent.name):
                found = id(parent)
                break
        self._known.update(dict.fromkeys(chain, found))
        return found


def _choose_block_font(block: list[Run], whole: Encoding | None) -> list[Run]:
    """Return a block of which no string stands in a legacy font: in that of its words, or of the page's."""
    text = "".join(run.text for run in block)
    if any(run.font is not None for run in block) or text.isascii():
        return block
    encoding = whole or detect_encoding(text, LEAST_OF_A_LINE)
    return block if encoding is None else [Run(run.text, LegacyFont(encoding)) for run in block]


class _PageFonts:
    """The legacy font of a string, by the elements around it."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._known: dict[int, LegacyFont | None] = {}
        self._rules = dict(_list_font_rules(soup))

    def find_font(self, node: NavigableString) -> LegacyFont | None:
        """Return the legacy font that the string stands in, if it does."""
        chain: list[int] = []
        found: LegacyFont | None = None
        for parent in node.parents:
            if id(parent) in self._known:
                found = self._known[id(parent)]
                break
            chain.append(id(parent))
            told, found = self._read_own(parent)
            if told:
                break
        self._known.update(dict.fromkeys(chain, found))
        return found

    def _read_own(self, tag: Tag) -> tuple[bool, LegacyFont | None]:
        """Return (whether an element says in which font it stands, the font if it is a legacy one)."""
        style = str(tag.get("style", ""))
        if _ANY_FAMILY.search(style) or _FAMILY.search(style):
            return True, _find_legacy_font(style)
        if tag.name == "font" and tag.get("face"):
            return True, find_font(str(tag["face"]).split(",")[0])
        for name in (*(f"{tag.name}.{one}".lower() for one in tag.get_attribute_list("class")), tag.name):
            if name in self._rules:
                return True, self._rules[name]
        return False, None


def _find_legacy_font(style: str) -> LegacyFont | None:
    found = _FAMILY.search(style)
    return find_font(found[2]) if found else None


def _list_font_rules(soup: BeautifulSoup) -> Iterator[tuple[str, LegacyFont | None]]:
    """Yield ("p.MsoNormal", its legacy font) for the rules of the page's style sheets that name one."""
    for sheet in soup.find_all("style"):
        for selectors, body in _RULE.findall(sheet.get_text()[:_SHEET]):
            font = _find_legacy_font(body)
            if font is not None:
                for selector in selectors.split(","):
                    match = _SELECTOR.match(selector.strip().lower())
                    if match and match[1]:
                        yield f"{match[1]}.{match[2]}" if match[2] else match[1], font
