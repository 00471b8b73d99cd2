"""What could not be read: every file and record under the reason, which says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import render_template, request, url_for

from indexer.models import Rejected
from web import addresses
from web.collection.open_index import get_store
from web.parts.languages import find_language
from web.parts.paging import make_pages

_LISTED = 50
_NAMED = 10  # files that are named under a reason, of more how many there are
_OWN = re.compile(r"“[^”]*”|[0-9][0-9.,]*")  # what is a file's own in a reason: names, sizes, places


@dataclass(frozen=True, slots=True)
class UnreadReason:
    """A reason that was given for some files, told as of the first of them."""

    number: int
    vi: str
    en: str
    files: tuple[Rejected, ...]

    @property
    def told(self) -> str:
        return self.vi if find_language() == "vi" else self.en


def show() -> str:
    """Show every reason for which files could not be read, with its first files; ``ly-do=2`` shows all files of the
    second.
    """
    reasons = group_reasons(get_store().overview().rejected)
    page = addresses.read_page_number(request.args)
    chosen = addresses.read_whole_number(request.args.get("ly-do", ""), "ly-do", 1, 9_999)
    one = reasons[chosen - 1] if chosen and chosen <= len(reasons) else None
    files = one.files if one else ()
    return render_template(
        "unread.html",
        total=sum(len(reason.files) for reason in reasons),
        reasons=reasons,
        named=_NAMED,
        one=one,
        files=files[(page - 1) * _LISTED : page * _LISTED],
        pages=make_pages(len(files), _LISTED, page, lambda n: make_address(chosen, n)),
        address=make_address,
    )


def make_address(reason: int | None, page: int = 1) -> str:
    """Return the address of a page of the files of a reason."""
    return url_for("unread", **{"ly-do": reason, "trang": page if page > 1 else None})  # type: ignore[arg-type]


def group_reasons(rejected: Iterable[Rejected]) -> Sequence[UnreadReason]:
    """Group files by the reason for which they were not read, the most frequent first; reasons that differ in a
    name or a size are one.

    >>> group_reasons([Rejected("a", "Quá 5 MB.", "Over 5 MB."), Rejected("b", "Quá 7 MB.", "Over 7 MB.")])[0].number
    1
    """
    grouped: dict[str, list[Rejected]] = {}
    for one in rejected:
        grouped.setdefault(_OWN.sub("…", one.vi), []).append(one)
    ordered = sorted(grouped.values(), key=len, reverse=True)
    return [UnreadReason(n, files[0].vi, files[0].en, tuple(files)) for n, files in enumerate(ordered, 1)]
