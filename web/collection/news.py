"""What came in of the things that are followed: worked out once for each state of the collection."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from flask import Flask, current_app

from indexer.office.followings import Following, News, gather_news, tell_state
from web.collection.open_index import get_store

_HELD = 2000  # things whose news are remembered
_Key = tuple[int, str, str]


class NewsMemory:
    """Keeps what was found new of each thing that is followed, by the thing, what was seen of it, and the state of
    the collection.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: OrderedDict[_Key, News | None] = OrderedDict()

    def gather(self, followings: Sequence[Following]) -> list[News]:
        """Return the things with their news, in the order given."""
        state = tell_state(get_store())
        return [news for one in followings if (news := self._recall_news(one, state)) is not None]

    def _recall_news(self, one: Following, state: str) -> News | None:
        key = (one.id, one.seen_at, state)
        with self._lock:
            if key in self._found:
                return self._found[key]
        news = next(iter(gather_news(get_store(), [one])), None)
        with self._lock:
            self._found[key] = news
            while len(self._found) > _HELD:
                self._found.popitem(last=False)
        return news


def attach(app: Flask) -> None:
    """Give the application its memory of news."""
    app.extensions["tracuu-news"] = NewsMemory()


def find_news(followings: Sequence[Following]) -> list[News]:
    """Find what came in of these things since they were looked at."""
    memory: NewsMemory = current_app.extensions["tracuu-news"]
    return memory.gather(followings)
