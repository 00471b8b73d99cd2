"""The first page: one search box, and what the collection holds."""

from __future__ import annotations

from flask import render_template

from indexer.parsing.periods import parse_key
from web.collection.open_index import get_store
from web.collection.surveys import find_survey
from web.pages.followings import list_things
from web.parts.examples import find_examples

_UNREAD = 5


def show() -> str:
    """Show the first page: the search box, examples of what can be typed, and what the collection holds."""
    overview = get_store().overview()
    survey = find_survey()
    periods = {period for period in map(parse_key, {key for _, key, _ in overview.periods}) if period}
    return render_template(
        "home.html",
        overview=overview,
        periods=len(periods),
        years=sorted({year for period in periods for year in period.years}),
        cited=sum(1 for one in survey.decisions if one.mentioned) if survey else None,
        conflicts=sum(1 for one in survey.decisions if one.status == "conflict") if survey else None,
        unread=overview.rejected[:_UNREAD],
        typed=find_examples(overview, survey),
        followed=list_things(),
    )
