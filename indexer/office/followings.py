"""What somebody follows (a decision, a search, a province), and what came into the collection of it since they looked.

What the office follows together belongs to nobody: its person is "". A document is new when it came in after the state
of the collection that was last looked at; what was new at a visit stays marked for half an hour, so that the next page
and a reload do not lose the marks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from indexer.decisions.tracing import trace
from indexer.errors import BadInput
from indexer.models import DocumentSummary, Filters
from indexer.office.clock import tell_time
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store import OfficeFile, Store
from indexer.strange_json import read_json
from indexer.text.folding import make_key

FollowedKind = Literal["decision", "search", "province"]
MOST = 100
"""Things that one person follows."""
_READ = 200  # of the newest documents of one thing
_MARKED = timedelta(minutes=30)
_LONGEST = 3000  # characters of what is followed
_FILTERS = frozenset(Filters.__slots__)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_filters(value: object) -> bool:
    return isinstance(value, dict) and all(
        name in _FILTERS and isinstance(values, list | tuple) and all(map(_is_text, values))
        for name, values in value.items()
    )


_FIELDS: Mapping[str, Mapping[str, Callable[[object], bool]]] = {
    "decision": {
        "number": _is_text,
        "province": _is_text,
        "issuer": _is_text,
        "year": lambda value: isinstance(value, int),
    },
    "search": {"q": _is_text, "filters": _is_filters},
    "province": {"province": _is_text},
}
"""Of each kind what says which thing it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """One thing that is followed. ``what`` says which: of a decision its number, province, year and issuer, of a search
    its words and filters, of a province its name. ``seen_at`` is the state of the collection that was looked at last,
    ``marked_from`` the one from which what came in is marked on the thing itself, ``told_at`` the one of the last
    letter."""

    id: int
    person: str
    kind: FollowedKind
    what: Mapping[str, Any]
    label: str
    since: str
    seen_at: str
    marked_from: str
    visited_at: str = ""
    told_at: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What came in of a thing that is followed, the newest first."""

    following: Following
    documents: tuple[DocumentSummary, ...]


def pack_what(kind: str, what: Mapping[str, Any]) -> str:
    """Pack what is followed as it is kept: the same thing always reads the same. Raises BadInput for what is no
    such thing.

    >>> pack_what("province", {"province": "Quảng Ngãi"})
    '{"province": "Quảng Ngãi"}'
    """
    kept = {name: value for name, value in what.items() if value}
    fields = _FIELDS.get(kind, {})
    known = all(name in fields and fields[name](value) for name, value in kept.items())
    known = known and bool(fields) and (kind == "search" or {"number", "province"} & set(kept) != set())
    packed = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    if not known or len(packed) > _LONGEST:
        raise BadInput("Không theo dõi được mục này.", "This cannot be followed.")
    return packed


def follow(
    file: OfficeFile, store: Store, person: str, kind: FollowedKind, what: Mapping[str, Any], label: str
) -> None:
    """Begin to follow something, with all that is there now as seen; twice does nothing.

    Raises BadInput for what is no such thing, and for too many.
    """
    packed, state = pack_what(kind, what), tell_state(store)
    list(_WAYS[kind](store, what))  # what cannot be asked for is told now, not with every letter
    with file.change() as change:
        held = change.execute("SELECT count(*) FROM followings WHERE person = ?", (person,)).fetchone()[0]
        if held >= MOST:
            raise BadInput(
                f"Đang theo dõi {held} mục, nhiều nhất là {MOST}. Hãy thôi theo dõi mục không cần nữa.",
                f"{held} things are followed, {MOST} at most. Stop following one that is no longer needed.",
            )
        change.execute(
            "INSERT OR IGNORE INTO followings (person, kind, what, label, since, seen_at, marked_from)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (person, kind, packed, label[:300], tell_time(), state, state),
        )


def stop_following(file: OfficeFile, person: str, known: int) -> None:
    """Follow something no longer."""
    with file.change() as change:
        change.execute("DELETE FROM followings WHERE person = ? AND id = ?", (person, known))


def list_followings(file: OfficeFile, person: str) -> list[Following]:
    """Return what somebody follows, the latest first."""
    rows = file.fetch_rows("SELECT * FROM followings WHERE person = ? ORDER BY id DESC", (person,))
    return [_read_following(row) for row in rows]


def find_following(file: OfficeFile, person: str, kind: FollowedKind, what: Mapping[str, Any]) -> Following | None:
    """Return how somebody follows a thing; None when they do not."""
    values = (person, kind, pack_what(kind, what))
    rows = file.fetch_rows("SELECT * FROM followings WHERE person = ? AND kind = ? AND what = ?", values)
    return _read_following(rows[0]) if rows else None


def visit(file: OfficeFile, store: Store, following: Following) -> Following:
    """Keep that somebody looks at a thing now, and return it with the moment from which documents are marked as new."""
    now, state = tell_time(), tell_state(store)
    again = (
        following.visited_at and datetime.fromisoformat(now) - datetime.fromisoformat(following.visited_at) < _MARKED
    )
    marked = following.marked_from if again else following.seen_at
    if (state, marked) != (following.seen_at, following.marked_from) or not again:
        with file.change() as change:
            change.execute(
                "UPDATE followings SET seen_at = ?, marked_from = ?, visited_at = ? WHERE id = ?",
                (state, marked, following.visited_at if again else now, following.id),
            )
    return replace(following, seen_at=state, marked_from=marked)


def gather_news(store: Store, followings: Iterable[Following], *, untold: bool = False) -> list[News]:
    """Gather what came in of each thing after it was looked at last, the things with news alone; ``untold``: and
    after the last letter.
    """
    state, found = tell_state(store), []
    for one in followings:
        start = max(one.seen_at, one.told_at) if untold else one.seen_at
        if state <= start:
            continue
        documents = list_newer(store, one, start)
        if documents:
            found.append(News(one, tuple(documents)))
    return found


def keep_told(file: OfficeFile, person: str, state: str) -> None:
    """Keep that a letter told somebody all that was there in a state of the collection."""
    with file.change() as change:
        change.execute("UPDATE followings SET told_at = ? WHERE person = ?", (state, person))


def list_newer(store: Store, following: Following, start: str) -> list[DocumentSummary]:
    """Return the documents of a thing that came in after a moment, the newest first."""
    candidates = _WAYS[following.kind](store, following.what)
    newer = {one.id: one for one in candidates if one.added_at > start}
    return sorted(newer.values(), key=lambda one: (one.added_at, one.id), reverse=True)


def tell_state(store: Store) -> str:
    """Return the moment of the last change of the collection, which tells what was there when somebody looked."""
    return store.overview().indexed_at or ""


def _list_citing_documents(store: Store, what: Mapping[str, Any]) -> Iterable[DocumentSummary]:
    found = trace(
        store, what["number"], province=what.get("province"), year=what.get("year"), issuer=what.get("issuer")
    )
    return (mention.document for decision in found.decisions for mention in decision.counted)


def _list_found_documents(store: Store, what: Mapping[str, Any]) -> Sequence[DocumentSummary]:
    filters = Filters(**{name: tuple(values) for name, values in what.get("filters", {}).items()})
    found = search(store, parse_query(what.get("q", ""), filters), limit=_READ, passages=1, sort="added")
    return [hit.document for hit in found.hits if not hit.missing]


def _list_province_documents(store: Store, what: Mapping[str, Any]) -> Iterable[DocumentSummary]:
    wanted = make_key(what["province"])
    every = store.summaries(Filters(province=(what["province"],)))
    return (one for one in every if make_key(one.province or "") == wanted)


_WAYS: Mapping[str, Callable[[Store, Mapping[str, Any]], Iterable[DocumentSummary]]] = {
    "decision": _list_citing_documents,
    "search": _list_found_documents,
    "province": _list_province_documents,
}


def _read_following(row: Mapping[str, Any]) -> Following:
    return Following(**{**row, "what": read_json(row["what"])})
