"""Who runs a command: changes from the command line are kept with the name of the computer's user."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from indexer.commands.options import find_default_index

if TYPE_CHECKING:
    from indexer.office import OfficeFile
    from indexer.office.changes import Author
    from indexer.store import Place


def open_authored(folder: Place | None) -> tuple[OfficeFile, Author]:
    """Open the office's file of an index and return it with who runs this command."""
    from indexer.office import open_office
    from indexer.office.changes import Author

    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        name = ""
    return open_office(folder or find_default_index()), Author(name, "command")
