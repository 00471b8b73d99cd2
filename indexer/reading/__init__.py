"""Reading: a file → ``Source``, its NFC text as the index stores it. Nothing is understood here.

``walk`` finds files, ``read`` reads one, ``read_text`` reads bytes in memory:

    for path in walk([Path("bao-cao")]):
        for source in read(path):      # one, or one a record of a JSON Lines file
            print(source.path, len(source.text))
"""

from __future__ import annotations

from indexer.reading.files import LIMIT, read, read_changed, read_text
from indexer.reading.folders import walk
from indexer.reading.members import Unchanged

__all__ = ["LIMIT", "Unchanged", "read", "read_changed", "read_text", "walk"]
