"""What the whole collection says of the decisions that one document cites; remembered until the index changes."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from flask import Flask, current_app

from indexer.models import Citation, Decision, DecisionStatus, Document, Note
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store import Store
from indexer.text.folding import key_number, split_codes
from web.collection.open_index import Held, Moment, get_held

_REMEMBERED = 5000  # numbers

_Number = tuple[str, ...]  # year or "", plain number, codes of the symbol
_Place = tuple[str, int]  # a document's id and where the citation begins in it


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownElsewhere:
    """A decision as the collection knows it: how often it is mentioned, with which dates, and whether that agrees.

    ``document`` is the id of its own text, None when the collection does not hold it.
    """

    status: DecisionStatus
    dates: tuple[tuple[str, int], ...]
    reasons: tuple[Note, ...]
    mentions: int
    documents: int
    document: str | None
    places: frozenset[_Place]


class Elsewhere:
    """Decisions by their number, for all requests of a process; everything is forgotten when the catalogue changes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._moment: Moment | None = None
        self._known: OrderedDict[_Number, tuple[KnownElsewhere, ...]] = OrderedDict()

    def map_citations(self, opened: Held, document: Document) -> dict[int, KnownElsewhere]:
        """Map the place where each citation of a document begins to the decision that it mentions."""
        moment, store = opened.moment, opened.store
        wanted = {_number(name): name for name in map(spell_citation, document.citations)}
        held = self._find_held(moment, wanted)
        missing = {number: name for number, name in wanted.items() if number not in held}
        found = _ask(store, missing)
        self._remember(moment, found)
        every = (known for some in (*held.values(), *found.values()) for known in some)
        return {start: known for known in every for place, start in known.places if place == document.id}

    def _find_held(self, moment: Moment, wanted: Iterable[_Number]) -> dict[_Number, tuple[KnownElsewhere, ...]]:
        with self._lock:
            if moment != self._moment:
                self._known.clear()
                self._moment = moment
            return {number: self._known[number] for number in wanted if number in self._known}

    def _remember(self, moment: Moment, found: Mapping[_Number, tuple[KnownElsewhere, ...]]) -> None:
        with self._lock:
            if moment == self._moment:
                self._known.update(found)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)


def attach(app: Flask) -> None:
    """Give the application its memory of decisions."""
    app.extensions["tracuu.elsewhere"] = Elsewhere()


def find_elsewhere(document: Document) -> dict[int, KnownElsewhere]:
    """Map the place where each citation of a document begins to the decision that it mentions, as the whole
    collection knows it.
    """
    memory: Elsewhere = current_app.extensions["tracuu.elsewhere"]
    return memory.map_citations(get_held(), document)


def spell_citation(citation: Citation) -> str:
    """Return a citation's number as it is named: ``846/QĐ-UBND``, "Nghị định 108" where the full form is not known."""
    return citation.canonical or f"{citation.doc_type or 'Văn bản'} {citation.number}"


def _number(name: str) -> _Number:
    """Return what two spellings of one number share: its year, if it holds one, its number and codes."""
    number, symbol, year = key_number(name)
    return str(year or ""), *((number, *symbol) if number else split_codes(name))


def _ask(store: Store, missing: Mapping[_Number, str]) -> dict[_Number, tuple[KnownElsewhere, ...]]:
    wanted = [number for name in missing.values() for number in find_typed_numbers(name)]
    found: dict[_Number, list[KnownElsewhere]] = {number: [] for number in missing}
    same = defaultdict(list)
    for number in missing:
        same[number[1:]].append(number)
    for decision in store.decisions(wanted, quotes=False) if wanted else ():
        year, *rest = _number(decision.canonical)
        for number in same[tuple(rest)]:
            if not year or not number[0] or year == number[0]:
                found[number].append(_describe_decision(decision))
    return {number: tuple(some) for number, some in found.items()}


def _describe_decision(decision: Decision) -> KnownElsewhere:
    counts = decision.counts
    return KnownElsewhere(
        status=decision.status,
        dates=decision.dates,
        reasons=decision.reasons,
        mentions=counts["mentions"],
        documents=counts["documents"],
        document=decision.document,
        places=frozenset((mention.document.id, mention.citation.start) for mention in decision.mentions),
    )
