"""Sets of documents as the bits of one number each: counting what two have in common reads eight at a time.

Whole numbers of Python's own, as large as it takes: a set of 5,000 documents is 625 bytes, and nothing is imported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heappush, heapreplace, nlargest
from itertools import chain, compress

_FEW = 300  # documents whose things are counted one by one
_LARGE = 256  # of so many documents one must hold a thing for its set to be kept as bits


class BitPlaces:
    """Which bit stands for which document: of one moment of a collection."""

    def __init__(self, keys: Iterable[int]) -> None:
        self._keys = list(keys)
        self._at = {key: place for place, key in enumerate(self._keys)}
        self.all = (1 << len(self._at)) - 1

    def __len__(self) -> int:
        return len(self._keys)

    def make_set(self, keys: Collection[int]) -> int:
        """Return documents, given by key, as a set; those of another moment are left out.

        >>> places = BitPlaces([7, 9, 12])
        >>> bin(places.make_set({9, 12, 1000})), (places.make_set({7, 9}) & places.make_set({9, 12})).bit_count()
        ('0b110', 1)
        """
        held = bytearray(len(self._keys) // 8 + 1)
        for key in keys:
            place = self._at.get(key)
            if place is not None:
                held[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(held, "little")

    def make_flags(self, found: int) -> bytes:
        """Return for each document, in order, 1 when it is in the set, else 0."""
        return f"{found:0{len(self._keys)}b}".encode().translate(_FLAGS)[::-1][: len(self._keys)]

    def list_keys(self, found: int) -> list[int]:
        """Return the keys of a set's documents.

        >>> BitPlaces([7, 9, 12]).list_keys(0b110)
        [9, 12]
        """
        return list(compress(self._keys, self.make_flags(found)))

    def find_positions(self, keys: Iterable[int]) -> list[int]:
        """Return where documents stand in ``flags``."""
        return [self._at[key] for key in keys if key in self._at]


_FLAGS = bytes.maketrans(b"01", b"\0\1")


class Holdings:
    """Things that documents hold, each many: which of them the most documents of a set hold."""

    def __init__(self, places: BitPlaces, held: Mapping[int, Collection[int]], things: int) -> None:
        """``held`` are the things, numbered from 0, of each document by key."""
        self._places, self._held = places, held
        holders: list[list[int]] = [[] for _ in range(things)]
        for key, some in held.items():
            for thing in some:
                holders[thing].append(key)
        self._holders = [places.find_positions(keys) for keys in holders]
        self._order = sorted(range(things), key=lambda thing: -len(self._holders[thing]))
        self._bits: dict[int, int] = {}

    def find_most(self, found: int, limit: int) -> list[int]:
        """Return those of the things held by documents of a set that most hold; of equal ones the lowest
        numbers.

        >>> Holdings(BitPlaces([7, 9]), {7: [0, 2], 9: [2, 1]}, 3).find_most(0b11, 2)
        [2, 0]
        """
        if found.bit_count() <= _FEW:
            often = Counter(chain.from_iterable(self._held.get(key, ()) for key in self._places.list_keys(found)))
            counted: Iterable[tuple[int, int]] = ((-thing, n) for thing, n in often.items())
            return [-thing for thing, _ in nlargest(limit, counted, key=lambda pair: (pair[1], pair[0]))]
        best: list[tuple[int, int]] = []  # (how many, minus the thing): the least of those chosen comes first
        flags = self._places.make_flags(found)
        for thing in self._order:
            if len(best) == limit and len(self._holders[thing]) < best[0][0]:
                break
            one = self._count_together(thing, found, flags), -thing
            if len(best) < limit:
                heappush(best, one)
            elif one > best[0]:
                heapreplace(best, one)
        return [-thing for count, thing in sorted(best, reverse=True) if count]

    def _count_together(self, thing: int, found: int, flags: Sequence[int]) -> int:
        """Return how many documents of a set hold a thing."""
        holders = self._holders[thing]
        if len(holders) * _LARGE < len(self._places):
            return sum(map(flags.__getitem__, holders))
        bits = self._bits.get(thing)
        if bits is None:
            bits = self._bits[thing] = sum(1 << place for place in holders)
        return (found & bits).bit_count()
