"""What may be meant while somebody types into the search box, for the script of the page."""

from __future__ import annotations

from flask import Response, jsonify, request
from flask_babel import gettext as _

from indexer.searching.suggestions import Suggestion
from web import addresses
from web.addresses import SearchAddress
from web.collection.surveys import find_suggestions


def show() -> Response:
    """Send what may be meant by what is being typed: [{text, kind, address}], each with the page that it leads to."""
    kinds = {"number": _("số văn bản"), "title": _("văn bản"), "body": _("cơ quan")}
    typed = request.args.get("q", "")
    found = find_suggestions().suggest(typed)
    return jsonify([{"text": one.text, "kind": kinds[one.kind], "address": _address(one)} for one in found])


def _address(one: Suggestion) -> str:
    if one.kind == "title":
        return addresses.document(one.id)
    return addresses.results(SearchAddress(one.text if one.kind == "number" else f'cơ quan: "{one.text}"'))
