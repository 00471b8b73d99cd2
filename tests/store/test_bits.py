"""Sets as bits count what sets count."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from indexer.store import bits
from indexer.store.bits import BitPlaces, Holdings

KEYS = st.sets(st.integers(1, 60))


@given(KEYS, KEYS, KEYS)
def test_what_two_sets_have_in_common(known: set[int], one: set[int], other: set[int]) -> None:
    places = BitPlaces(sorted(known))
    both = places.make_set(one) & places.make_set(other)
    assert both.bit_count() == len(known & one & other)
    assert places.list_keys(both) == sorted(known & one & other)
    assert places.make_set(known) == places.all
    assert [key for key, held in zip(sorted(known), places.make_flags(both), strict=True) if held] == places.list_keys(
        both
    )


@given(st.dictionaries(st.integers(1, 60), st.sets(st.integers(0, 9))), KEYS, st.integers(1, 12))
def test_what_most_documents_hold_is_the_same_counted_either_way(
    held: dict[int, set[int]], found: set[int], limit: int
) -> None:
    places = BitPlaces(sorted(held))
    often = Counter(thing for key in found & held.keys() for thing in held[key])
    wanted = sorted(often, key=lambda thing: (-often[thing], thing))[:limit]
    before = bits._FEW, bits._LARGE
    try:
        for bits._FEW, bits._LARGE in ((300, 256), (-1, 256), (-1, 2)):
            assert Holdings(places, held, 10).find_most(places.make_set(found), limit) == wanted
    finally:
        bits._FEW, bits._LARGE = before
