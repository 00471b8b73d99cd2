"""What indexing did: an outcome a file, folded into one report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indexer.models import Mark, Rejected


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: "read" counts bytes of files, "recognise" pages (OCR), "learn" documents with words made."""

    step: Literal["read", "recognise", "learn"]
    done: int
    total: int
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What indexing did, counted in documents; ``read`` counts the files that were opened."""

    added: int
    replaced: int
    skipped: int
    removed: int
    rejected: tuple[Rejected, ...]
    read: int
    bytes: int
    seconds: float
    withheld: int = 0  # documents of which no file is left, kept as that may be an accident
    remarks: tuple[tuple[Mark, tuple[str, ...]], ...] = ()  # how texts were read → paths of the documents that went in


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file, or of a part of it; ``over`` are rejections of before that hold no longer."""

    added: int = 0
    replaced: int = 0
    skipped: int = 0
    removed: int = 0
    withheld: int = 0
    rejected: tuple[Rejected, ...] = ()
    over: tuple[Rejected, ...] = ()
    read: int = 0
    bytes: int = 0
    remarks: tuple[tuple[Mark, str], ...] = ()  # how the text was read, and the path of the document


def list_rejected(outcomes: Iterable[Outcome]) -> list[Rejected]:
    """Return what could not be read, in order; of a file that was tried again, what was said last."""
    rejected: list[Rejected] = []
    for outcome in outcomes:
        if outcome.over:
            rejected = [one for one in rejected if one not in outcome.over]
        rejected += outcome.rejected
    return rejected


def fold_outcomes(outcomes: Iterable[Outcome], seconds: float) -> Report:
    """Fold many outcomes into one report.

    >>> fold_outcomes([Outcome(added=1, read=1, bytes=7), Outcome(skipped=2)], 0.5)
    Report(added=1, replaced=0, skipped=2, removed=0, rejected=(), read=1, bytes=7, seconds=0.5, withheld=0, remarks=())
    """
    every = list(outcomes)
    remarks: dict[Mark, list[str]] = {}
    for mark, path in (remark for outcome in every for remark in outcome.remarks):
        remarks.setdefault(mark, []).append(path)
    return Report(
        added=sum(one.added for one in every),
        replaced=sum(one.replaced for one in every),
        skipped=sum(one.skipped for one in every),
        removed=sum(one.removed for one in every),
        rejected=tuple(list_rejected(every)),
        read=sum(one.read for one in every),
        bytes=sum(one.bytes for one in every),
        seconds=seconds,
        withheld=sum(one.withheld for one in every),
        remarks=tuple((mark, tuple(paths)) for mark, paths in remarks.items()),
    )
