"""JSON that anybody may have written: what is none, or is nested deeper than a program can follow, is a ValueError."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return what a text of JSON says. Raises ValueError, for what is nested too deep as well.

    >>> read_json('{"q": ["điện năng"]}')
    {'q': ['điện năng']}
    >>> read_json("[" * 100_000)
    Traceback (most recent call last):
        ...
    ValueError: nested too deep
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
