"""Searches that are kept under a name: the list, and the form of a results page that keeps one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.errors import BadInput
from indexer.office.kept_searches import drop_search, keep_search, list_searches
from indexer.strange_json import read_json
from web import addresses
from web.guards.authorship import get_office
from web.guards.presence import find_presence
from web.parts.follow_buttons import find_search_address


def show() -> ResponseReturnValue:
    """Show the searches that are kept (``/cau-tim``); what is sent keeps one, or forgets one."""
    who = find_presence()
    if request.method != "POST":
        rows = [(one, find_search_address(one.what)) for one in list_searches(get_office(), who.key)]
        return render_template("searches.html", searches=rows, editor=who.may("editor"))
    number = request.form.get("xoa", "")
    if number.isdecimal() and len(number) < 12:
        drop_search(get_office(), who.key, int(number), editor=who.may("editor"))
        flash(_("Đã xóa câu tìm."))
        return redirect(url_for("searches"), 303)
    try:
        what = read_json(request.form.get("gi", ""))
    except ValueError:
        what = None
    if not isinstance(what, dict):
        raise BadInput("Chưa có câu tìm nào để lưu.", "There is no search to keep.")
    keep_search(get_office(), who.key, request.form.get("ten", ""), what, shared="chung" in request.form)
    flash(_("Đã lưu câu tìm (xem ở Bàn làm việc, Câu tìm đã lưu)."))
    back = request.form.get("ve", "")
    return redirect(request.script_root + addresses.keep_own_address(back) if back else url_for("searches"), 303)
