"""What the small forms beside a disagreement send: put it aside with a reason, or tell it again."""

from __future__ import annotations

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from indexer.decisions import dismissals
from indexer.office import recorded_changes
from web import addresses
from web.collection.open_index import get_collection, get_store
from web.guards.authorship import get_author, get_office


def take() -> ResponseReturnValue:
    """Keep what was sent and go back. Raises BadInput for no reason or no such disagreement, IndexLocked."""
    number, identity = request.form.get("so", ""), request.form.get("van-ban", "")
    undone = "bao-lai" in request.form
    decision = dismissals.find_decision(get_store(), number, identity=identity, undone=undone)
    with get_collection().open_writer() as opened:
        if undone:
            recorded_changes.retell(opened, get_office(), get_author(), decision)
        else:
            recorded_changes.dismiss(opened, get_office(), get_author(), decision, request.form.get("ly-do", ""))
    flash(
        _("Điểm không thống nhất này được báo lại.") if undone else _("Đã bỏ qua điểm không thống nhất này, kèm lý do.")
    )
    back = request.form.get("ve", "")
    return redirect(addresses.keep_own_address(back) if back else addresses.decision(decision), 303)
