"""What the people of an office keep beside its documents: who they are, what they changed, what they follow and gather.

Each module's verbs take the ``OfficeFile`` of a collection: ``open_office(folder)``, or of one on a cluster.
"""

from __future__ import annotations

from indexer.office.clock import tell_time
from indexer.store import OfficeFile, Place, find_office

__all__ = ["OfficeFile", "open_office", "tell_time"]


def open_office(place: Place) -> OfficeFile:
    """Open the office's file of an index; it is made when the first thing is kept. Raises NotAnIndex."""
    office = find_office(place)
    office.require_collection()
    return office
