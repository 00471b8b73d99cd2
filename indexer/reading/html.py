"""A web page → lines: its document, without menus, scripts, forms and what is hidden.

What is junk goes by tag, role, class and id. The element in which the middle of the page's text stands is
never junk, whatever it is called: many portals put the whole page into one form, or a div named "banner".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, Tag

from indexer.errors import TooLarge
from indexer.reading.lines import Lines
from indexer.reading.numbering import drawn

LIMIT = 24 * 2**20  # characters: the tree takes some sixty times as much memory

_NEVER = frozenset(
    "script style noscript template title head-title iframe frame object embed applet svg canvas audio video map"
    " nav footer aside menu dialog select datalist textarea button input optgroup rt rp".split()
)
_JUNK_TAGS = frozenset(("form", "header"))
_JUNK_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "dialog",
        "alertdialog",
        "complementary",
    )
)
_JUNK_WORDS = frozenset(
    "menu nav navbar navigation breadcrumb breadcrumbs sidebar footer banner ads adv advert advertisement quangcao"
    " social share sharing comment comments binhluan cookie cookies popup modal tooltip pagination pager"
    " related lienquan toolbar".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol optgroup option p pre section summary tbody"
    " tfoot thead ul xmp".split()
)
_TABLE_PARTS = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WORD = re.compile(r"[a-z]+")


def text(markup: str) -> str:
    """The text of a page: a block a line, a list item "- ...", a table row "cell | cell".

    Broken HTML is read as browsers read it. Raises TooLarge for a page of more than LIMIT characters.

    >>> text("<nav>Trang chủ</nav><p>Số:&nbsp;<b>846</b>/QĐ-UBND</p><ul><li>Lưu: VT</ul>")
    'Số: 846/QĐ-UBND\\n- Lưu: VT'
    """
    if len(markup) > LIMIT:
        raise TooLarge(
            f"Trang web vượt quá {LIMIT // 2**20} triệu ký tự; hãy chia nhỏ tệp rồi thử lại.",
            f"The page has more than {LIMIT // 2**20} million characters; split it and try again.",
        )
    soup = BeautifulSoup(markup, "lxml")
    page = Lines()
    _walk(soup, page, _spine(soup))
    return page.text()


def _spine(soup: BeautifulSoup) -> frozenset[int]:
    """Identities of the elements around the middle of the page's text."""
    strings = [node for node in soup.descendants if type(node) is NavigableString]
    left = sum(map(len, strings)) // 2
    for node in strings:
        left -= len(node)
        if left < 0:
            return frozenset(id(parent) for parent in node.parents)
    return frozenset()


def _walk(soup: BeautifulSoup, page: Lines, spine: frozenset[int]) -> None:
    """Depth first without recursion: pages are nested a hundred thousand deep when someone tries."""
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(soup, iter(soup.contents))]
    while stack:
        tag, children = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            _leave(tag, page)
        elif isinstance(node, Tag):
            if not _is_junk(node, spine):
                _enter(node, page)
                stack.append((node, iter(node.contents)))
        elif type(node) in (NavigableString, CData):
            _write(str(node), tag, page)


def _write(string: str, tag: Tag, page: Lines) -> None:
    if tag.name == "sup":
        page.raised(string)
    elif tag.name in ("pre", "xmp"):
        for line in string.splitlines(keepends=True):
            page.write(line)
            if line.endswith("\n"):
                page.end_line()
    else:
        page.write(string)


def _enter(tag: Tag, page: Lines) -> None:
    if tag.name in _TABLE_PARTS:
        page.open(_TABLE_PARTS[tag.name])  # type: ignore[arg-type]
    elif tag.name == "li":
        page.mark(_bullet(tag))
    elif tag.name in _BLOCKS or tag.name == "br":
        page.end_line()


def _leave(tag: Tag, page: Lines) -> None:
    if tag.name in _TABLE_PARTS:
        page.close()
    elif tag.name == "li":
        page.mark("")
    elif tag.name in _BLOCKS:
        page.end_line()


def _bullet(item: Tag) -> str:
    """ "- ", or the item's number in an ordered list: "1. ", "b. "."""
    holder = item.parent
    if holder is None or holder.name != "ol":
        return "- "
    before = sum(sibling.name == "li" for sibling in item.previous_siblings if isinstance(sibling, Tag))
    start = str(holder.get("start", ""))
    count = (int(start) if start.isdecimal() and len(start) < 7 else 1) + before
    return drawn(count, _LIST_STYLES.get(str(holder.get("type", "")), "decimal")) + ". "


def _is_junk(tag: Tag, spine: frozenset[int]) -> bool:
    if tag.name in _NEVER or _is_hidden(tag):
        return True
    if id(tag) in spine or not (tag.name in _JUNK_TAGS or tag.attrs):
        return False
    if tag.name == "header":
        return tag.find_parent(("article", "main")) is None
    named = f"{tag.get('id', '')} {' '.join(tag.get_attribute_list('class'))}".lower()
    return (
        tag.name in _JUNK_TAGS
        or str(tag.get("role", "")).lower() in _JUNK_ROLES
        or not _JUNK_WORDS.isdisjoint(_WORD.findall(named))
    )


def _is_hidden(tag: Tag) -> bool:
    if not tag.attrs:
        return False
    style = tag.get("style")
    return (
        "hidden" in tag.attrs
        or tag.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(str(style)))
    )
