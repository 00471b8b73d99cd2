"""What to say of a result's two parts: those that hold all that was asked, and those that hold some of it."""

from __future__ import annotations

from indexer.models import Note, SearchResult, note


def note_result(result: SearchResult) -> tuple[Note, ...]:
    """Return the notes that say whether what was asked was found together, scattered, or in parts only.

    >>> from indexer.models import Query
    >>> asked = Query("", "", words=("giá", "đất"))
    >>> [one.code for one in note_result(SearchResult(query=asked, total=0, hits=(), facets=(), partial=3))]
    ['none_has_all', 'some_have_part']
    """
    several = len(result.query.words) + len(result.query.phrases) > 1
    found = []
    if not result.total and result.partial:
        found.append(note("none_has_all"))
    elif result.total and result.together == 0 and several and not result.query.numbers:
        found.append(note("all_are_scattered", n=result.total))
    if result.partial:
        found.append(note("some_have_part", n=result.partial))
    return tuple(found)
