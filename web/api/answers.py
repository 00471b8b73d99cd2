"""How answers are written: JSON with the letters as they are, or text; a page of a list says where the next one is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, request, url_for

Answer = Mapping[str, Any] | str
"""What a verb gives: an object, or a text as it is."""


def write_answer(answer: Answer) -> Response:
    """Return an answer as the response to this request; one that the asker holds already is not sent again
    (``If-None-Match``).
    """
    if isinstance(answer, str):
        response = Response(answer.encode("utf-8", errors="replace"), content_type="text/plain; charset=utf-8")
    else:
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        response = Response(text.encode("utf-8", errors="replace"), content_type="application/json")
    response.add_etag()
    response.make_conditional(request)
    return response


def write_page(items: Sequence[Any], total: int, given: Mapping[str, Any], *, after: int = 0, **beside: Any) -> Answer:
    """Return a page of a list: ``items`` are those from ``offset`` on; ``next`` is the address of those after, or
    None.

    ``after`` more items than are counted stand behind the others.
    """
    limit, offset = given["limit"], given["offset"]
    more = offset + limit < total + after and bool(items)
    following = _address({**given, "offset": offset + limit}) if more else None
    return {"items": list(items), "total": total, "limit": limit, "offset": offset, "next": following, **beside}


def cut_page(items: Sequence[Any], given: Mapping[str, Any]) -> Sequence[Any]:
    """Return the items of the page that is asked for."""
    some: Sequence[Any] = items[given["offset"] : given["offset"] + given["limit"]]
    return some


def _address(given: Mapping[str, Any]) -> str:
    """This request's address with these values, without those that are as nobody asked for them."""
    values = {name: value for name, value in given.items() if value not in (None, "", ())}
    return url_for(request.endpoint or "", **values)
