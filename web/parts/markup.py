"""Text → HTML with spans marked: escape first, then mark. The only place where text becomes markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

Span = tuple[int, int]
Wrap = Callable[[int, Markup, bool], Markup]
"""(index of the span, what stands inside, whether the span begins here) → the marked inside."""

_BETWEEN = re.compile(r"[\s,]{1,2}")
_ABBREVIATION = re.compile(r"[A-ZĐ]{3,}")


@dataclass(frozen=True, slots=True)
class Layer:
    """Spans of a text, in order and apart from each other, and what to put around each."""

    spans: Sequence[Span]
    wrap: Wrap


def mark_spans(text: str, start: int, end: int, layers: Sequence[Layer]) -> Markup:
    """Return ``text[start:end]`` as HTML, each layer's spans inside those of the layers before it.

    A span that is cut by an outer one is marked in each part.

    >>> mark_spans("a <b> c", 0, 7, [mark_words([(2, 5)])])
    Markup('a <mark>&lt;b&gt;</mark> c')
    """
    if start >= end:
        return Markup("")
    layer, inner, first = None, layers, 0
    while inner and layer is None:  # most layers have nothing here
        spans, inner, before = inner[0].spans, inner[1:], inner[0]
        first = bisect_right(spans, start, key=_find_end)
        layer = before if first < len(spans) and spans[first][0] < end else None
    if layer is None:
        return escape(text[start:end])
    parts, place = [], start
    for index in range(first, len(layer.spans)):
        left, right = layer.spans[index]
        if left >= end:
            break
        began, left, right = left >= start, max(left, start), min(right, end)
        parts.append(mark_spans(text, place, left, inner))
        parts.append(layer.wrap(index, mark_spans(text, left, right, inner), began))
        place = right
    parts.append(mark_spans(text, place, end, inner))
    return Markup("").join(parts)


def _find_end(span: Span) -> int:
    return span[1]


def mark_words(spans: Iterable[Span]) -> Layer:
    """Return a layer that marks what was searched for."""
    return Layer(part_spans(spans), lambda _, inside, __: Markup("<mark>{}</mark>").format(inside))


def part_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, without empty ones and those that overlap an earlier one.

    >>> part_spans([(5, 9), (0, 3), (2, 4), (7, 7)])
    ((0, 3), (5, 9))
    """
    kept: list[Span] = []
    for start, end in sorted(spans):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


def join_neighbours(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join the spans of neighbouring words into one.

    >>> join_neighbours("cải cách hành chính", [(0, 3), (4, 8), (14, 19)])
    ((0, 8), (14, 19))
    """
    runs: list[Span] = []
    for start, end in part_spans(spans):
        if runs and _BETWEEN.fullmatch(text, runs[-1][1], start):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)


def choose_telling(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Choose the marks that tell most of a text: runs of words, numbers and abbreviations; all if there are none.

    >>> choose_telling("ban hành Kế hoạch cải cách (CCHC)", [(4, 8), (18, 21), (22, 26), (28, 32)])
    ((18, 26), (28, 32))
    """
    runs = join_neighbours(text, spans)
    return tuple(run for run in runs if _tells(text[slice(*run)])) or runs


def _tells(found: str) -> bool:
    return _ABBREVIATION.fullmatch(found) is not None or any(one.isspace() or one.isdigit() for one in found)
