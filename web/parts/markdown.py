"""Markdown's marks in a text (``**đậm**``, ``# Mục``, ``| ô |``): kept in the page, shown as what they mean."""

from __future__ import annotations

import re

from markupsafe import Markup

from web.parts.markup import Layer, Span, Wrap, part_spans

_BOLD = re.compile(r"(\*{2,4})((?:[^*\n]|\n(?!\s*\n)|(?<!\*)\*(?!\*)){1,800}?)(\*{2,4})")
_LEFT_OVER = re.compile(r"\*{2,}|^\*(?=[^\s*][^*]*$)|(?<=[^\s*\d])\*(?=\s*$)")  # of words that a passage cuts, too
_ITALIC = re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*\n]*(?:[^\s*]|[ \t](?=\*[ \t]*$)))(\*)(?![*\w])", re.MULTILINE)
_ANY = re.compile(r"[*#>]")
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}|>)[ \t]+", re.MULTILINE)
_BAR_AT_EDGE = re.compile(r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$", re.MULTILINE)
_BAR = re.compile(r"\|")

_HIDDEN, _END = Markup('<span class="md">'), Markup("</span>")


def find_decorations(text: str) -> tuple[Layer, ...]:
    """Return layers that hide the marks of a text and show what they mean; every character stays in the page."""
    if not _ANY.search(text):
        return ()
    starts = [match.span() for pattern in (_LINE_START, _LEFT_OVER) for match in pattern.finditer(text)]
    bold, italic = (Markup("<b>"), Markup("</b>")), (Markup("<i>"), Markup("</i>"))
    return _mark_pairs(text, _BOLD, bold, starts), _mark_pairs(text, _ITALIC, italic, [])


def strip_marks(text: str) -> str:
    """Return a text without the marks, its blank lines and blanks squeezed: for where nothing can be decorated.

    >>> strip_marks("### 1. **Cải cách** thể chế"), strip_marks("| Điện | 34 |")
    ('1. Cải cách thể chế', 'Điện | 34')
    """
    text = _BAR_AT_EDGE.sub("", _LINE_START.sub("", text))
    text = _LEFT_OVER.sub("", _ITALIC.sub(r"\2", _BOLD.sub(r"\2", text)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def find_bars(text: str) -> tuple[Layer, ...]:
    """Return layers for the bars of a table row that is shown in running text: thin between cells, gone at the
    edges.
    """
    edges = [match.span() for match in _BAR_AT_EDGE.finditer(text)]
    between = [match.span() for match in _BAR.finditer(text)]
    thin = Markup('<span class="bar">')
    return Layer(part_spans(edges), _make_wrap(_HIDDEN)), Layer(part_spans(between), _make_wrap(thin))


def write_hidden(text: str) -> Markup:
    """Return a text as HTML that is kept in the page and not seen."""
    return _HIDDEN + text + _END


def _mark_pairs(text: str, pattern: re.Pattern[str], shown: tuple[Markup, Markup], hide: list[Span]) -> Layer:
    """Return what a pair of marks encloses as ``shown``, the marks themselves and ``hide`` hidden."""
    found = [match.span(group) for match in pattern.finditer(text) for group in (1, 2, 3)]
    enclosed = set(found[1::3])
    spans = part_spans(found + hide)

    def wrap(index: int, inside: Markup, _: bool) -> Markup:
        left, right = shown if spans[index] in enclosed else (_HIDDEN, _END)
        return left + inside + right

    return Layer(spans, wrap)


def _make_wrap(begin: Markup) -> Wrap:
    return lambda _, inside, __: begin + inside + _END
