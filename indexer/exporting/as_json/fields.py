"""What the JSON of several results is made with."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def pick(found: object, *names: str) -> Json:
    """Return the named attributes of a result, each under its own name, in order.

    >>> from indexer.models import Passage
    >>> pick(Passage(3, 9, "bullet"), "start", "end")
    {'start': 3, 'end': 9}
    """
    return {name: getattr(found, name) for name in names}
