"""What the people of an office keep beside its documents: who they are, what they changed, what they follow and gather.

Each module's verbs take the ``OfficeFile`` of a collection: ``open_office(folder)``, or of one on a cluster.
"""

from __future__ import annotations

from datetime import UTC, datetime

from indexer.store import OfficeFile, Place, find_office

__all__ = ["OfficeFile", "open_office", "tell_time"]


def open_office(place: Place) -> OfficeFile:
    """Open the office's file of an index; it is made when the first thing is kept. Raises NotAnIndex."""
    office = find_office(place)
    office.require_collection()
    return office


def tell_time(moment: float | None = None) -> str:
    """Return this moment, or that of a clock, as everything here is dated: ISO 8601 with the offset.

    >>> tell_time(0)
    '1970-01-01T00:00:00+00:00'
    """
    return (datetime.now(UTC) if moment is None else datetime.fromtimestamp(moment, UTC)).isoformat(timespec="seconds")
