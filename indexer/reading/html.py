"""A web page → lines: its document, without menus, scripts, forms and what is hidden.

What is junk goes by tag, role, class and id. The element in which the middle of the page's text stands is
never junk, whatever it is called: many portals put the whole page into one form, or a div named "banner".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import CData, NavigableString, PageElement, Tag

from indexer.deadline import is_limited
from indexer.errors import BrokenFile, TooLarge
from indexer.messages.spoken import say_count
from indexer.reading import html_fonts
from indexer.reading.legacy import list_marks
from indexer.reading.lines import Lines
from indexer.reading.list_numbers import draw_count
from indexer.reading.readings import Reading
from indexer.text.lines import join_lines

LIMIT = 24 * 2**20  # characters
TAGS = 1_000_000  # the tree takes about a kilobyte for each
TAGS_OF_REQUEST = 100_000  # and 30 µs, which nothing can interrupt

_NO_TEXT = re.compile(
    "script|style|noscript|template|title|iframe|frame|object|embed|applet|svg|canvas|audio|video|map"
    "|nav|footer|aside|menu|dialog|select|datalist|textarea|button|input|rt|rp"
)
_BLOCK = re.compile(
    "p|div|h[1-6]|table|caption|ul|ol|li|dl|dt|dd|dir|pre|xmp|blockquote|center|address|hr|br|body|html"
    "|article|section|main|header|hgroup|figure|figcaption|details|summary|form|fieldset|legend"
)
_TABLE_PARTS: dict[str, Literal["table", "row", "cell"]] = {
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
}
_ARTICLES = ("article", "main")
_JUNK_ROLE = re.compile(
    "navigation|banner|contentinfo|search|menu|menubar|dialog|alertdialog|complementary", re.IGNORECASE
)
_JUNK_NAME = re.compile(
    r"(?<![a-z])(?<!no-)(?<!has-)(?<!with-)(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|footer|banner|ads|adv"
    r"|advert|advertisement|quangcao|social|share|sharing|comments?|binhluan|cookies?|popup|modal|tooltip"
    r"|pagination|pager|related|lienquan|toolbar)(?![a-z])",
    re.IGNORECASE,
)
_XML = re.compile(r"<\?xml[^>]*>", re.IGNORECASE)  # XHTML, and what Word puts into HTML
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(markup: str) -> Reading:
    """Return the text of a page: a block a line, a list item "- ...", a table row "cell | cell"; legacy fonts
    converted.

    Broken HTML is read as browsers read it. Raises TooLarge for a page that would not fit into memory.

    >>> read("<nav>Trang chủ</nav><p>Số:&nbsp;<b>846</b>/QĐ-UBND</p><ul><li>Lưu: VT</ul>").text
    'Số: 846/QĐ-UBND\\n- Lưu: VT'
    """
    tags = TAGS_OF_REQUEST if is_limited() else TAGS
    if len(markup) > LIMIT or markup.count("<") > tags:
        raise TooLarge(
            f"Trang web vượt quá {say_count(LIMIT // 2**20)} triệu ký tự hoặc {say_count(tags)} thẻ; "
            "hãy chia nhỏ tệp rồi thử lại.",
            f"The page has over {LIMIT // 2**20:,} million characters or {tags:,} tags; split it and try again.",
        )
    try:
        soup = BeautifulSoup(_XML.sub("", markup), "lxml")
        marks = list_marks(html_fonts.convert_page(soup))
        return Reading("html", _Walk(soup).join_text(), marks=marks)
    except ParserRejectedMarkup as error:
        raise BrokenFile(
            "Trang web bị hỏng; hãy mở bằng trình duyệt, lưu lại rồi thử lại.",
            "The page is damaged; open it in a browser, save it again and try again.",
        ) from error


class _Walk:
    """One pass over a page, depth first and without recursion: some page is nested 100,000 deep."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._page = Lines()
        self._spine = _find_spine(soup)
        self._articles = 0  # open ones: their header is the document's
        self._items: dict[int, int] = {}  # identity of an ordered list → the number of its last item

    def join_text(self) -> str:
        stack: list[tuple[Tag, Iterator[PageElement]]] = [(self._soup, iter(self._soup.contents))]
        while stack:
            tag, children = stack[-1]
            node = next(children, None)
            if node is None:
                stack.pop()
                self._leave(tag)
            elif isinstance(node, Tag):
                if not self._is_junk(node):
                    self._enter(node)
                    stack.append((node, iter(node.contents)))
            elif type(node) in (NavigableString, CData):
                self._write(str(node), tag)
        return self._page.join_text()

    def _is_junk(self, tag: Tag) -> bool:
        if _NO_TEXT.fullmatch(tag.name) or _is_hidden(tag):
            return True
        if id(tag) in self._spine:
            return False
        if tag.name == "header":
            return self._articles == 0
        return tag.name == "form" or (bool(tag.attrs) and _is_named_junk(tag))

    def _enter(self, tag: Tag) -> None:
        self._articles += tag.name in _ARTICLES
        if tag.name in _TABLE_PARTS:
            self._page.open(_TABLE_PARTS[tag.name])
        elif tag.name == "li":
            self._page.mark(self._draw_bullet(tag.parent))
        elif _BLOCK.fullmatch(tag.name):
            self._page.end_line()

    def _leave(self, tag: Tag) -> None:
        self._articles -= tag.name in _ARTICLES
        if tag.name in _TABLE_PARTS:
            self._page.close()
        elif tag.name == "li":
            self._page.mark("")
        elif _BLOCK.fullmatch(tag.name):
            self._page.end_line()

    def _write(self, string: str, tag: Tag) -> None:
        if tag.name == "sup":
            self._page.add_raised(string)
        elif tag.name in ("pre", "xmp"):
            self._page.write_lines(join_lines(string))
        else:
            self._page.write(string)

    def _draw_bullet(self, holder: Tag | None) -> str:
        """Return what is drawn before an item: "- ", or its number in an ordered list: "1. ", "b. "."""
        if holder is None or holder.name != "ol":
            return "- "
        start = str(holder.get("start", ""))
        first = int(start) if start.isdecimal() and len(start) < 7 else 1
        count = self._items[id(holder)] = self._items.get(id(holder), first - 1) + 1
        return draw_count(count, _LIST_STYLES.get(str(holder.get("type", "")), "decimal")) + ". "


def _find_spine(soup: BeautifulSoup) -> frozenset[int]:
    """Identities of the elements around the middle of the page's text."""
    strings = [node for node in soup.descendants if type(node) is NavigableString]
    left = sum(map(len, strings)) // 2
    for node in strings:
        left -= len(node)
        if left < 0:
            return frozenset(id(parent) for parent in node.parents)
    return frozenset()


def _is_named_junk(tag: Tag) -> bool:
    names = (str(tag.get("id", "")), *map(str, tag.get_attribute_list("class")))
    role = _JUNK_ROLE.fullmatch(str(tag.get("role", "")))
    return role is not None or any(_JUNK_NAME.search(name) for name in names)


def _is_hidden(tag: Tag) -> bool:
    if not tag.attrs:
        return False
    style = tag.get("style")
    return "hidden" in tag.attrs or tag.get("aria-hidden") == "true" or bool(style and _HIDDEN.search(str(style)))
