"""The manual: pages written in Markdown, as far as they use it, shown with the addresses of this site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from flask import request, url_for
from markupsafe import Markup, escape

from indexer.text.folding import make_key

_LIST = re.compile(r"(?:-|\d+\.) +")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[\w-]+\.png)\)")
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((/[^)\s]*)\)")
_RULE = re.compile(r"[\s|:-]+")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the manual: its title, (anchor, heading) of its sections, and what stands in it."""

    title: str
    sections: tuple[tuple[str, str], ...]
    body: Markup


def make_page(text: str) -> GuidePage:
    """Make a page from its Markdown: headings, paragraphs, lists, tables, code, pictures, links to our own pages."""
    first, _, rest = text.partition("\n")
    heads = [line.removeprefix("## ") for line in rest.splitlines() if line.startswith("## ")]
    title = first.removeprefix("# ").strip()
    return GuidePage(title, tuple((name_anchor(head), head) for head in heads), Markup("\n").join(_list_blocks(rest)))


def name_anchor(heading: str) -> str:
    """Return the anchor of a heading.

    >>> name_anchor("Theo dõi")
    'theo-doi'
    """
    return re.sub(r"[^a-z0-9]+", "-", make_key(heading)).strip("-")


def _list_blocks(text: str) -> Iterator[Markup]:
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            held = list(takewhile(lambda one: not one.startswith("```"), lines[at + 1 :]))
            yield Markup('<pre class="code" tabindex="0"><code>{}</code></pre>').format("\n".join(held))
            at += len(held) + 2
        elif not line.strip():
            at += 1
        else:
            held = list(takewhile(lambda one: one.strip() and not one.startswith("```"), lines[at:]))
            yield _make_block(held)
            at += len(held)


def _make_block(lines: list[str]) -> Markup:
    first = lines[0]
    if first.startswith("#"):
        level, _, words = first.partition(" ")
        return Markup('<h{0} id="{1}">{2}</h{0}>').format(len(level), name_anchor(words), words)
    if found := _PICTURE.fullmatch(first):
        source = url_for("static", filename=f"guide/{found['file']}")
        return Markup('<figure class="shown"><img src="{}" alt="{}" loading="lazy"></figure>').format(
            source, found["alt"]
        )
    if first.startswith("|"):
        return _make_table(lines)
    return _list(lines) if _LIST.match(first) else Markup("<p>{}</p>").format(_mark_inline(" ".join(lines)))


def _list(lines: list[str]) -> Markup:
    items: list[str] = []
    for line in lines:
        if _LIST.match(line):
            items.append(_LIST.sub("", line, count=1))
        else:
            items[-1] += f" {line.strip()}"
    kind = "ul" if lines[0].startswith("-") else "ol"
    return Markup("<{0}>{1}</{0}>").format(
        kind, Markup().join(Markup("<li>{}</li>").format(_mark_inline(i)) for i in items)
    )


def _make_table(lines: list[str]) -> Markup:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if not _RULE.fullmatch(line)
    ]
    head = Markup().join(Markup('<th scope="col">{}</th>').format(_mark_inline(cell)) for cell in rows[0])
    body = Markup().join(
        Markup("<tr>{}</tr>").format(Markup().join(Markup("<td>{}</td>").format(_mark_inline(cell)) for cell in row))
        for row in rows[1:]
    )
    return Markup(
        '<div class="scroll" role="group" tabindex="0" aria-label="{}"><table class="plain">{}{}</table></div>'
    ).format(
        rows[0][0],
        Markup("<thead><tr>{}</tr></thead>").format(head),
        Markup("<tbody>{}</tbody>").format(body),
    )


def _mark_inline(text: str) -> Markup:
    """Return words with code, bold words and links."""
    made, last = Markup(), 0
    for found in _INLINE.finditer(text):
        made += escape(text[last : found.start()])
        if found[1]:
            made += Markup("<code>{}</code>").format(found[1])
        elif found[2]:
            made += Markup("<b>{}</b>").format(found[2])
        else:
            made += Markup('<a href="{}">{}</a>').format(request.script_root + found[4], found[3])
        last = found.end()
    return made + escape(text[last:])
