"""Where the collection's files stand: pages name a file by its place in the collection, never by the server's path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import TypeVar

from flask import Flask, current_app

from indexer.store import Store
from indexer.text.file_names import name_with_folder
from web.collection.open_index import Moment, get_held

T = TypeVar("T")
_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")
_SHALLOW = 2  # parts of a path that files of several disks or folders have in common at most


class Roots:
    """The folder that all files of a collection stand under, worked out once for each moment of it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[Moment, str, frozenset[str]] | None = None

    def find(self, moment: Moment, store: Store) -> tuple[str, frozenset[str]]:
        """Return (the folder that all files of a moment stand under, with "/" at its end, "" when they share
        none that says anything; all folders).
        """
        with self._lock:
            if self._known is None or self._known[0] != moment:
                paths = [state.path for state in store.files()]
                self._known = moment, find_root(paths), frozenset(map(posixpath.dirname, paths))
            return self._known[1:]


def find_root(paths: Iterable[str]) -> str:
    """Return the deepest folder that holds all of these files, with "/" at its end; "" where they share next to
    nothing.

    >>> find_root(["/srv/vb/2023/a.txt", "/srv/vb/2024/b.txt"]), find_root(["/srv/a.txt", "/mnt/b.txt"])
    ('/srv/vb/', '')
    """
    folders = {posixpath.dirname(path) for path in paths}
    try:
        shared = posixpath.commonpath(folders) if folders else ""
    except ValueError:  # some say where they stand, others do not
        shared = ""
    return shared.rstrip("/") + "/" if len(shared.split("/")) > _SHALLOW else ""


def name_in_collection(path: str, root: str) -> str:
    """Return a file's place under the root; of one that stands elsewhere its name, with the folder that holds it.

    >>> name_in_collection("/srv/vb/2023/a.txt", "/srv/vb/"), name_in_collection("/mnt/x/quy-1/b.txt", "/srv/vb/")
    ('2023/a.txt', 'quy-1/b.txt')
    """
    plain = path.replace("\\", "/")
    if root and plain.startswith(root):
        return plain.removeprefix(root)
    return name_with_folder(plain)


def attach(app: Flask) -> None:
    """Give the application its roots."""
    app.extensions["tracuu-roots"] = Roots()


def show_path(path: str) -> str:
    """Return the name by which pages show a file of the collection. Raises as ``get_store`` does."""
    return name_in_collection(path, _find_folders()[0])


def show_cell(cell: T) -> T | str:
    """Return a cell of a table as pages show it: the path of a file by its name in the collection, anything else as
    it is.
    """
    if not isinstance(cell, str) or not _ABSOLUTE.match(cell):
        return cell
    root, folders = _find_folders()
    return name_in_collection(cell, root) if any(above in folders for above in _list_folders_above(cell)) else cell


def _list_folders_above(path: str) -> Iterator[str]:
    """Yield the folders that a path names, the deepest first: a member of an archive stands in several."""
    while (above := posixpath.dirname(path)) != path:
        yield above
        path = above


def _find_folders() -> tuple[str, frozenset[str]]:
    opened = get_held()
    found: Roots = current_app.extensions["tracuu-roots"]
    return found.find(opened.moment, opened.store)
