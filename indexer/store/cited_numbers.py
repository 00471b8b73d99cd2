"""Who cites what, held in memory: the facets of cited decisions and of the bodies that issued them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from indexer.models import NumberQuery
from indexer.parsing.provisions import lies_in, read_typed_provisions
from indexer.parsing.typed_numbers import fits
from indexer.store import rows
from indexer.store.bits import BitPlaces, Holdings
from indexer.store.catalogue import Catalogue
from indexer.store.forms import list_meant_numbers, names_body
from indexer.text.folding import make_key as folded_key

MOST = 30  # cited decisions that a facet lists

_REMEMBERED = 10_000  # numbers whose documents are kept at hand

_Number = tuple[str | None, str, int | None]


class CitedKey:
    """The keys of the documents that cite a number or a body, and the reverse; of one catalogue's moment.

    A document cites what one of its papers cites: ``chief`` is the key that stands for each other paper.
    """

    def __init__(self, catalogue: Catalogue, places: BitPlaces, chief: Mapping[int, int]) -> None:
        self._places = places
        self._by_plain: dict[str, dict[tuple[str, int | None], set[int]]] = defaultdict(lambda: defaultdict(set))
        self._citing: dict[str, set[int]] = {}
        self._counted: dict[str, int] = {}
        by_issuer: dict[str, set[int]] = defaultdict(set)
        held: dict[int, set[str]] = defaultdict(set)
        often: Counter[str] = Counter()
        self._parts: dict[str, list[tuple[str, int | None, int, str]]] = defaultdict(list)
        for paper, plain, codes, dated, canonical, issuer, provisions in catalogue.fetch_rows(
            "SELECT key, plain, codes, dated, coalesce(act, canonical) AS canonical, issuer, provisions FROM mentions"
        ):
            key = chief.get(paper, paper)
            self._by_plain[plain][codes, dated].add(key)
            if provisions:
                self._parts[plain].append((codes, dated, key, provisions))
            if issuer and paper == key:
                by_issuer[issuer].add(key)
            if canonical:
                often[canonical] += 1
                held[key].add(canonical)
        self._written: list[str] = []
        self._numbers: list[_Number] = []
        known: dict[_Number, int] = {}
        written: dict[str, int] = {}
        for canonical, _ in often.most_common():  # the first way in which a number is written is the usual one
            number = rows.split_number_key(canonical)
            if number not in known:
                known[number] = len(self._written)
                self._written.append(canonical)
                self._numbers.append(number)
            written[canonical] = known[number]
        numbered = {key: {written[canonical] for canonical in found} for key, found in held.items()}
        self._held = Holdings(places, numbered, len(self._written))
        self._by_body: dict[str, set[int]] = defaultdict(set)
        self._citing_body: dict[str, set[int]] = {}
        for issuer, keys in by_issuer.items():
            self._by_body[folded_key(issuer)] |= keys
        self.bodies = {folded_key(issuer): issuer for issuer in sorted(by_issuer)}.values()

    def find_citing_body(self, body: str) -> set[int]:
        """Return the keys of the documents that cite something issued by a body: ``Chính phủ``, ``Sở Công
        Thương``.
        """
        wanted = folded_key(body)
        found = self._citing_body.get(wanted)
        if found is None:
            found = set().union(*(self._by_body[known] for known in self._by_body if names_body(known, wanted)))
            if len(self._citing_body) < _REMEMBERED:
                self._citing_body[wanted] = found
        return found

    def citing(self, value: str) -> set[int]:
        """Return the keys of the documents that cite a number, in any spelling: ``846/QĐ-UBND``, ``qd 846``.

        With a provision before it ("Điều 5 Nghị định 61/2018/NĐ-CP") of those that cite it, or a part of it.
        """
        known = self._citing.get(value)
        if known is not None:
            return known
        found: set[int] = set()
        left = 0
        for wanted in list_meant_numbers(value):
            provisions, left = read_typed_provisions(value, left, max(left, wanted.start)), wanted.end
            found |= self._find_citing_parts(wanted, provisions) if provisions else self._find_citing_any(wanted)
        if len(self._citing) < _REMEMBERED:
            self._citing[value] = found
        return found

    def _find_citing_any(self, wanted: NumberQuery) -> set[int]:
        held = self._by_plain.get(wanted.number, {})
        return set().union(*(keys for (codes, dated), keys in held.items() if fits(wanted, codes, dated)))

    def _find_citing_parts(self, wanted: NumberQuery, provisions: Sequence[str]) -> set[int]:
        return {
            key
            for codes, dated, key, cited in self._parts.get(wanted.number, ())
            if fits(wanted, codes, dated)
            and any(lies_in(one, part) for one in cited.split("; ") for part in provisions)
        }

    def numbers(self, found: int, chosen: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """Return the numbers that most of the documents cite, as they are written, and those chosen, with
        counts.
        """
        known = {
            (wanted.number, wanted.codes, wanted.year)
            for value in chosen
            for wanted in list_meant_numbers(value)
            if not read_typed_provisions(value, 0, wanted.start)
        }
        values = list(chosen)
        for place in self._held.find_most(found, MOST):
            plain, codes, year = self._numbers[place]
            if (plain, tuple(codes.split("-")), year) not in known:
                values.append(self._written[place])
        counted = ((value, (found & self._find_citing_bits(value)).bit_count()) for value in dict.fromkeys(values))
        return tuple(sorted((pair for pair in counted if pair[1]), key=lambda pair: (-pair[1], pair[0])))

    def _find_citing_bits(self, value: str) -> int:
        """Return the documents that cite a number, as the bits of one."""
        known = self._counted.get(value)
        if known is None:
            known = self._places.make_set(self.citing(value))
            if len(self._counted) < _REMEMBERED:
                self._counted[value] = known
        return known
