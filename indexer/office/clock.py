"""How everything that the office keeps is dated."""

from __future__ import annotations

from datetime import UTC, datetime


def tell_time(moment: float | None = None) -> str:
    """Return this moment, or that of a clock, as everything here is dated: ISO 8601 with the offset.

    >>> tell_time(0)
    '1970-01-01T00:00:00+00:00'
    """
    return (datetime.now(UTC) if moment is None else datetime.fromtimestamp(moment, UTC)).isoformat(timespec="seconds")
