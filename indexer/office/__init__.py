"""What the people of an office keep beside its documents: who they are, what they changed, what they follow and gather.

Each module's verbs take the ``OfficeFile`` of an index folder: ``open_office(folder)``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from indexer.store import OfficeFile, require_index

__all__ = ["OfficeFile", "open_office", "tell_time"]


def open_office(folder: Path) -> OfficeFile:
    """Open the office's file of an index; it is made when the first thing is kept. Raises NotAnIndex."""
    return OfficeFile(require_index(folder))


def tell_time(moment: float | None = None) -> str:
    """Return this moment, or that of a clock, as everything here is dated: ISO 8601 with the offset.

    >>> tell_time(0)
    '1970-01-01T00:00:00+00:00'
    """
    return (datetime.now(UTC) if moment is None else datetime.fromtimestamp(moment, UTC)).isoformat(timespec="seconds")
