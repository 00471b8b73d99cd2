"""What is followed: the list with what came in since, and the button that begins and ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import BadInput
from indexer.models import DocumentSummary
from indexer.office.followings import FollowedKind, Following, follow, list_followings, stop_following
from indexer.strange_json import read_json
from web import addresses
from web.collection.news import find_news
from web.collection.open_index import get_store
from web.guards.authorship import get_office
from web.guards.presence import find_presence
from web.parts.follow_buttons import find_address

_NAMED = 5  # documents that are named under a thing
_KINDS: Mapping[str, FollowedKind] = {"decision": "decision", "search": "search", "province": "province"}


@dataclass(frozen=True, slots=True)
class FollowedThing:
    """A thing that is followed, with its page and what is new of it."""

    following: Following
    address: str
    news: int
    documents: tuple[DocumentSummary, ...]


def show() -> ResponseReturnValue:
    """Show what is followed (``/theo-doi``); what is sent begins or ends to follow something, and leads back to its
    page.
    """
    if request.method != "POST":
        return render_template("followed.html", things=list_things(), who=find_presence())
    who, number = find_presence().key, request.form.get("thoi", "")
    if number.isdecimal() and len(number) < 12:
        stop_following(get_office(), who, int(number))
        flash(_("Đã thôi theo dõi."))
    else:
        _begin_following(who)
        flash(_("Đang theo dõi. Trang chủ sẽ báo khi có văn bản mới."))
    back = request.form.get("ve", "")
    return redirect(request.script_root + addresses.keep_own_address(back) if back else url_for("followed"), 303)


def _begin_following(who: str) -> None:
    kind = _KINDS.get(request.form.get("loai", ""))
    try:
        what = read_json(request.form.get("gi", ""))
    except ValueError:
        what = None
    if not isinstance(what, dict) or kind is None:
        raise BadInput("Không theo dõi được mục này.", "This cannot be followed.")
    follow(get_office(), get_store(), who, kind, what, request.form.get("ten", ""))


def list_things() -> list[FollowedThing]:
    """Return what whoever asks follows, things with news first."""
    followings = list_followings(get_office(), find_presence().key)
    news = {one.following.id: one.documents for one in find_news(followings)}
    things = [
        FollowedThing(one, find_address(one), len(news.get(one.id, ())), news.get(one.id, ())[:_NAMED])
        for one in followings
    ]
    return sorted(things, key=lambda one: one.news == 0)
