"""What the office keeps beside the collection, and in whose name something is changed now."""

from __future__ import annotations

from indexer.office import OfficeFile
from indexer.office.changes import Author
from web.guards.entrance import get_entrance
from web.guards.presence import find_presence


def get_office() -> OfficeFile:
    """Return what the office keeps beside the collection of the application that serves this request."""
    return get_entrance().office


def get_author() -> Author:
    """Return whoever sends this request, as changes name them."""
    return Author(find_presence().name)
