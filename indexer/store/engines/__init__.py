"""The engines that there are, by name; each is imported when it is opened."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from indexer.store.engine import Engine

DEFAULT = "whoosh"
_ENGINES = {
    "whoosh": ("indexer.store.engines.whoosh_engine", "OpenedFolder"),
    "sqlite": ("indexer.store.engines.sqlite_engine", "OpenedTables"),
}
NAMES = tuple(_ENGINES)


def open_engine(name: str, folder: Path) -> Engine:
    """Open the engine of this name over an index folder; it reads no file yet."""
    module, made_by = _ENGINES[name]
    made: Engine = getattr(import_module(module), made_by)(folder)
    return made
