"""What the office keeps beside the collection, and in whose name something is changed now."""

from __future__ import annotations

from indexer.office import OfficeFile
from indexer.office.changes import Author
from web.guards.entrance import current
from web.guards.presence import current_presence


def office() -> OfficeFile:
    """What the office keeps beside the collection of the application that serves this request."""
    return current().office


def author() -> Author:
    """Whoever sends this request, as changes name them."""
    return Author(current_presence().name)
