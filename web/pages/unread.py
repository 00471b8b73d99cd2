"""What could not be read: every file and record, with the reason and what to do."""

from __future__ import annotations

from collections import Counter

from flask import render_template, request, url_for

from web import addresses
from web.collection.open_index import store
from web.parts import languages
from web.parts.paging import pages

_LISTED = 50


def show() -> str:
    """A page of the list, and how often each reason is given."""
    rejected = store().overview().rejected
    page = addresses.page_number(request.args)
    return render_template(
        "unread.html",
        total=len(rejected),
        reasons=Counter(one.vi if languages.spoken() == "vi" else one.en for one in rejected).most_common(8),
        rejected=rejected[(page - 1) * _LISTED : page * _LISTED],
        pages=pages(len(rejected), _LISTED, page, lambda n: url_for("unread", trang=n if n > 1 else None)),
    )
