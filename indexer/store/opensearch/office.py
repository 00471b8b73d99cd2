"""What an office keeps, on the cluster of its collection: the file of one computer, kept there as one thing.

It is small, so every change takes it whole: nobody else changes it meanwhile, and what was read before is not written
over. A reader asks each time whether it is still as it was read.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from secrets import token_hex
from threading import Lock
from typing import Any

from indexer.errors import IndexFault
from indexer.store.addresses import Address
from indexer.store.office_file import OfficeFile, Row, bring_up_to_date
from indexer.store.opensearch import faults
from indexer.store.opensearch.cluster import Cluster, pack_bytes, unpack_bytes

_KIND = "office"
_IMAGE = "image"
_LOCK = "lock"
_PATIENCE = 20.0  # seconds that a change waits for another one
_ABANDONED = 8.0  # seconds after which a change that shows no sign of life is one of a process that is gone
_PAUSE = 0.03
_TRIES = 20

Seen = tuple[int, int] | None


class OfficeOnCluster(OfficeFile):
    """Any number of threads, processes and servers may use it at the same time."""

    remembered = 1.0

    def __init__(self, address: Address) -> None:
        self._cluster = Cluster(address)
        self._checked = self._prepared = False
        self._changing = Lock()
        self._read: tuple[Seen, bytes | None] = (None, None)

    @property
    def name(self) -> str:
        """Return what it is called in a sentence, no password in it."""
        return str(self._cluster.address)

    @property
    def is_there(self) -> bool:
        """Tell whether anything was ever kept."""
        return self._read_image()[1] is not None

    def require_collection(self) -> None:
        """Check that there is a collection whose office it could be. Raises NotAnIndex."""
        self._check_server()
        if not self._cluster.exists():
            raise faults.report_no_collection(self._cluster.address)

    def fetch_rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query; none while nothing was ever kept. Raises IndexFault."""
        _, image = self._read_image()
        if image is None:
            return []
        with self._report_faults(), closing(self._open_image(image)) as connection:
            return [dict(row) for row in connection.execute(statement, values)]

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Open one transaction, durable when it ends without an error. Raises IndexLocked, IndexFault."""
        with self._changing, self._hold_lock(), self._report_faults():
            seen, image = self._read_image()
            with closing(self._open_image(image)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
                self._keep(connection.serialize(), seen)

    # -- what opens the pages ------------------------------------------------------------------------------------

    def read_secret(self, name: str) -> bytes | None:
        """Read what is kept under a name for the entrance; None when there is nothing."""
        found = self._cluster.find(_KIND, name)
        held: str = (found or {}).get("row", {}).get("held", "")
        return unpack_bytes(held) if held else None

    def change_secret(self, name: str, make: Callable[[bytes | None], bytes | None]) -> None:
        """Keep under a name what ``make`` makes of what is kept there; None: nothing. Raises IndexFault."""
        self._prepare()
        for _ in range(_TRIES):
            found, seen = self._cluster.look(_KIND, name)
            held = found.get("row", {}).get("held", "")
            made = make(unpack_bytes(held) if held else None)
            if self._cluster.put(_KIND, name, {"row": {"held": "" if made is None else pack_bytes(made)}}, seen):
                return
        raise self._cluster.report_busy()

    def read_state(self, name: str) -> tuple[int, ...]:
        """Return what tells whether a secret is still the same."""
        return self._cluster.ask_seen(_KIND, name) or ()

    # -- the file as a whole -------------------------------------------------------------------------------------

    def _read_image(self) -> tuple[Seen, bytes | None]:
        """Return (what tells whether it was changed since, the file); nothing, where nothing was kept yet."""
        seen, known = self._cluster.ask_seen(_KIND, _IMAGE), self._read
        if seen is None:
            return None, None
        if seen != known[0]:
            held, seen = self._cluster.look(_KIND, _IMAGE)
            try:
                known = seen, zlib.decompress(unpack_bytes(held[_IMAGE])) if held else None
            except (ValueError, zlib.error) as error:
                raise self._report_damaged() from error
            self._read = known
        return known

    def _open_image(self, image: bytes | None) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            if image:
                connection.deserialize(image)
            connection.row_factory = sqlite3.Row
            bring_up_to_date(connection, self.name)
        except BaseException:
            connection.close()
            raise
        return connection

    def _keep(self, image: bytes, seen: Seen) -> None:
        """Write what nobody has changed since it was seen. Raises IndexLocked when somebody has."""
        held = {_IMAGE: pack_bytes(zlib.compress(image, 1))}
        for _ in range(_TRIES):
            if kept := self._cluster.put(_KIND, _IMAGE, held, seen):
                self._read = kept, image
                return
            there, now = self._cluster.look(_KIND, _IMAGE)
            if there == held:  # it was written, only the answer was lost
                return
            if now != seen:
                break
        raise self._cluster.report_busy()

    @contextmanager
    def _hold_lock(self) -> Iterator[None]:
        """Nobody else changes it meanwhile. Raises IndexLocked when others do for too long."""
        self._prepare()
        mine, began = token_hex(8), time.monotonic()
        watched: Seen = None
        since, held = began, None
        while held is None:
            found, seen = self._cluster.look(_KIND, _LOCK)
            holder, now = found.get("row", {}).get("holder", ""), time.monotonic()
            if holder == mine:  # taken, only the answer was lost
                held = seen
            elif not holder or (seen == watched and now - since > _ABANDONED):
                held = self._hold(mine, seen)
            if seen != watched:
                watched, since = seen, now
            if held is None:
                if now - began > _PATIENCE:
                    raise self._cluster.report_busy()
                time.sleep(_PAUSE)
        try:
            yield
        finally:
            self._hold("", held)  # nothing, where somebody else has taken it

    def _hold(self, holder: str, seen: Seen) -> Seen:
        return self._cluster.put(_KIND, _LOCK, {"row": {"holder": holder}}, seen)

    def _prepare(self) -> None:
        """Make the place for it with the first thing that is kept."""
        if self._prepared:
            return
        self._check_server()
        if not self._cluster.exists(_KIND):
            self._cluster.create_index(_KIND)
        self._prepared = True

    def _check_server(self) -> None:
        if not self._checked:
            self._cluster.check_server()
            self._checked = True

    def _report_damaged(self) -> IndexFault:
        return IndexFault(
            f"Phần người dùng, thay đổi, theo dõi, hồ sơ ở {self.name} bị hỏng. Hãy khôi phục từ bản sao lưu.",
            f"People, changes, followings, dossiers at {self.name} are damaged. Restore a backup.",
        )
