"""Pages of a long list: which to link to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to link to; without address it is the one that is shown, without number a gap."""

    number: int | None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """The links under a list, and which of its lines this page shows (both counted from 1)."""

    links: tuple[PageLink, ...]
    before: str | None
    after: str | None
    first: int
    last: int


def make_pages(total: int, size: int, current: int, address: Callable[[int], str]) -> Pages:
    """Return links to the first and last page, those around the current one, and gaps between.

    >>> [page.number for page in make_pages(195, 10, 9, str).links]
    [1, None, 8, 9, 10, None, 20]
    """
    count = max(1, -(-total // size))
    near = sorted({1, count, *range(max(1, current - 1), min(count, current + 1) + 1)})
    links: list[PageLink] = []
    for number in near:
        if links and number - (links[-1].number or 0) > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, None if number == current else address(number)))
    return Pages(
        tuple(links),
        address(min(current - 1, count)) if current > 1 else None,
        address(current + 1) if current < count else None,
        min((current - 1) * size + 1, total),
        min(current * size, total),
    )
