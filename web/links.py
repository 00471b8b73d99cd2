"""The address of one of our pages, as Flask's ``url_for`` builds it: a page holds hundreds, so what repeats is kept.

The path of a page is asked of Flask once for each document or number; a query is put together from its quoted parts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

from flask import request, url_for

_IN_QUERY = "!$'()*,/:;?@"
_IN_FRAGMENT = "%!#$&'()*+,/:;=?@"


def link(endpoint: str, path: tuple[tuple[str, str], ...] = (), fragment: str | None = None, **query: Any) -> str:
    """Return the address of a page; ``path`` are the parts of its path, ``query`` the rest: None is left out,
    several repeat.

    >>> with application.test_request_context():
    ...     link("decision", (("number", "846/QĐ-UBND"),), "nhac", nam=2017)
    '/trich-dan/846/Q%C4%90-UBND?nam=2017#nhac'
    """
    asked = [
        f"{_quote_value(name)}={_quote_value(str(one))}"
        for name, value in query.items()
        for one in (value if isinstance(value, tuple | list) else (value,))
        if one is not None
    ]
    address = _build_path(request.script_root, endpoint, path)
    address = f"{address}?{'&'.join(asked)}" if asked else address
    return f"{address}#{_quote_anchor(fragment)}" if fragment is not None else address


@lru_cache(maxsize=20_000)
def _build_path(_root: str, endpoint: str, path: tuple[tuple[str, str], ...]) -> str:
    """``_root`` is what the pages stand under, which Flask knows itself: it tells paths of several sites apart."""
    parts: dict[str, Any] = dict(path)
    return url_for(endpoint, **parts)


@lru_cache(maxsize=20_000)
def _quote_value(text: str) -> str:
    return quote_plus(text, safe=_IN_QUERY)


@lru_cache(maxsize=20_000)
def _quote_anchor(text: str) -> str:
    return quote(text, safe=_IN_FRAGMENT)
