"""Who does what a unit says: the body that it begins with, or that the heading or group row above it names.

Papers charge bodies with tasks in two ways: "2. Sở Tài chính chủ trì, phối hợp với …", and a heading over the tasks,
"4. Sở Công Thương" or "Điều 2. Giao Sở Xây dựng:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answering.generators import GeneratedSpan, find_in_text
from indexer.answering.retrieval import RetrievedPaper

_OPENING = re.compile(
    r"[\W_]*(?:(?:dieu \d+|\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])[\W_]+)?"
    r"(?:(?:giao(?: nhiem vu)?(?: cho)?|de nghi|yeu cau|chi dao|doi voi|trach nhiem cua|uy quyen(?: cho)?|cac"
    r"|nhiem vu cua|theo de nghi cua|phan cap(?: cho)?)[\W_]+)?"
)
_HEADING = 240  # characters of a heading or group row that are read for a body
_UP = 3  # headings above a unit that are looked at
_BACK = 10  # units before one among which the sentence is looked for that introduces it


def begins_with(paper: RetrievedPaper, start: int, place: int) -> bool:
    """Tell whether a unit that begins at ``start`` begins with what stands at ``place``, but for its number
    and a verb.
    """
    if place - start > 60 or place < start:
        return False
    match = _OPENING.match(paper.folded, start)
    return match is not None and match.end() >= place


def find_inherited_actors(paper: RetrievedPaper, at: int) -> Iterator[GeneratedSpan]:
    """Yield the bodies that stand over a unit: named by the sentence that introduces it, or by the nearest heading."""
    for above in _find_units_above(paper, at):
        unit = paper.units[above]
        end = min(unit.end, unit.start + _HEADING)
        found = [span for span in find_in_text(paper.text, unit.start, end) if span.form == "body"]
        for span in found[:2]:
            yield GeneratedSpan(span.start, span.end, "heading's body", -1, span.sort)
        if found:
            return


def _find_units_above(paper: RetrievedPaper, at: int) -> Iterator[int]:
    """Yield the sentence with a colon that introduces a list with the unit in it, then the headings above."""
    parent = paper.units[at].parent
    for before in range(at - 1, max(at - _BACK, parent, -1), -1):
        if paper.text[paper.units[before].start : paper.units[before].end].rstrip("*_ \n").endswith(":"):
            yield before
            break
    for _ in range(_UP):
        if parent < 0:
            return
        yield parent
        parent = paper.units[parent].parent
