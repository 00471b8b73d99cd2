"""What the collection knows of the numbers that a draft cites: decisions, apart from what the draft itself says.

The strongest witness of a decision is its own text, when the collection holds it; else what most mentions say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.checking.comparison import agree_on_date
from indexer.checking.results import CandidateDecision, FindingEvidence
from indexer.messages.spoken import say_date
from indexer.models import Citation, Decision, Document, DocumentSummary, Mention, NumberQuery
from indexer.store.base import Store
from indexer.text.folding import key_number

Key = tuple[str, tuple[str, ...]]
"""The plain number and the folded codes of the symbol, in order."""

_ENOUGH = 2  # quotes that support one statement
_LONGEST = 400  # characters of a quote of a document's own header


@dataclass(frozen=True)
class Known:
    """A decision with its own text (None: not in the collection) and the mentions of it in other documents."""

    decision: Decision
    own: Document | None
    mentions: tuple[Mention, ...]

    @cached_property
    def dates(self) -> tuple[tuple[str, int], ...]:
        """The dates of issue that the mentions state, with counts, most stated first."""
        counted = Counter(m.citation.date for m in self.mentions if m.citation.date)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def own_date(self) -> str | None:
        return self.own.metadata.date.text if self.own and self.own.metadata.date else None

    @cached_property
    def date(self) -> str | None:
        """The document's own date, else the one stated most, a whole one before a partial one."""
        whole = [date for date, _ in self.dates if len(date) == 10]
        return self.own_date or next(iter(whole or [date for date, _ in self.dates]), None)

    @cached_property
    def issuer(self) -> str | None:
        own = self.own.metadata.issuer if self.own else None
        return own.text if own else self.decision.issuer

    @cached_property
    def own_subject(self) -> str | None:
        return self.own.metadata.title.text if self.own and self.own.metadata.title else None

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Its own title first, then the subjects that the mentions state, most stated first."""
        stated = Counter(m.citation.subject for m in self.mentions if m.citation.subject)
        own = [self.own_subject] if self.own_subject else []
        return tuple(dict.fromkeys([*own, *(subject for subject, _ in stated.most_common())]))

    @cached_property
    def name(self) -> str:
        """How it is cited: "Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi"."""
        decision = self.decision
        number = f"{decision.doc_type or 'Văn bản'} số {decision.canonical}"
        if not decision.canonical[:1].isdigit():
            number = decision.canonical
        dated = f" {say_when(self.date)}" if self.date else ""
        return number + dated + (f" của {self.issuer}" if self.issuer else "")

    @property
    def candidate(self) -> CandidateDecision:
        return CandidateDecision(self.name, self.decision)

    def quote_evidence(self, says: Callable[[Citation], bool | None]) -> tuple[FindingEvidence, ...]:
        """Return the quotes of the newest mentions that say something: ``says`` is asked of each."""
        newest: dict[str, Mention] = {}
        for mention in reversed(self.mentions):
            if says(mention.citation):
                newest.setdefault(mention.document.id, mention)
                if len(newest) == _ENOUGH:
                    break
        return tuple(_make_evidence(mention) for mention in newest.values())

    def quote_own_text(self, part: str) -> tuple[FindingEvidence, ...]:
        """Return the line of its own text that says its ``date``, ``issuer`` or ``title``; none when there is
        no such line.
        """
        value = getattr(self.own.metadata, part) if self.own else None
        if self.own is None or value is None:
            return ()
        text = self.own.source.text
        start, end = value.start, value.end
        if start is None or end is None:
            start, end = _find_stated_place(text, value.text if part != "date" else say_date(value.text))
        left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        quote = text[left : len(text) if right < 0 else right][:_LONGEST].strip()
        return (FindingEvidence(self.own.summary, quote, left, own=True),) if quote else ()


def _find_stated_place(text: str, words: str) -> tuple[int, int]:
    """Return where the words stand in the text; the number's line at the top, when they do not."""
    at = text.find(words)
    at = at if at >= 0 else max(text.find("Số:"), 0)
    return at, at


def _make_evidence(mention: Mention) -> FindingEvidence:
    return FindingEvidence(mention.document, mention.quote, mention.quote_start)


def say_when(iso: str) -> str:
    """Write a date as a citation states it: "ngày 07/11/2017", "tháng 04/2025", "năm 2017"."""
    return f"{ {4: 'năm', 7: 'tháng'}.get(len(iso), 'ngày') } {say_date(iso)}"


def key_entry(number: str) -> Key:
    """Return the key of a number in any spelling."""
    plain, codes, _ = key_number(number)
    return plain or "", codes


def make_number_query(number: str) -> NumberQuery:
    """Make the query that asks a store for a number that is written in full."""
    plain, codes, year = key_number(number)
    return NumberQuery(number, plain or "", codes, year)


class Knowing:
    """Asks a store in batches; documents for which ``apart`` is true are no witnesses (the draft itself)."""

    def __init__(self, store: Store, apart: Callable[[DocumentSummary], bool]) -> None:
        self._store = store
        self.apart = apart
        self._documents: dict[str, Document] = {}
        self._written: dict[tuple[str, ...], set[str]] | None = None

    def find_decisions(self, wanted: Iterable[NumberQuery]) -> Mapping[Key, Sequence[Known]]:
        """Return the decisions of numbers, by key; each known by something other than the draft."""
        found: dict[Key, list[Known]] = defaultdict(list)
        queries = list({(q.number, q.codes, q.year): q for q in wanted if q.number}.values())
        decisions = self._store.decisions(queries) if queries else []
        self._remember({decision.document for decision in decisions if decision.document})
        for decision in decisions:
            known = self._make_known(decision)
            if known is not None:
                found[key_entry(decision.canonical)].append(known)
        return found

    def _make_known(self, decision: Decision) -> Known | None:
        mentions = tuple(mention for mention in decision.counted if not self.apart(mention.document))
        own = self._documents.get(decision.document) if decision.document else None
        if own is not None and self.apart(own.summary):
            own = None
        return Known(decision, own, mentions) if mentions or own else None

    def _remember(self, ids: set[str]) -> None:
        """Read the documents that were not read yet."""
        unread = sorted(ids - self._documents.keys())
        self._documents |= {document.id: document for document in self._store.documents(unread)} if unread else {}

    def list_like(self, number: str) -> list[NumberQuery]:
        """Return the numbers of the collection with the same symbol that are one slip of the pen away from this
        one.
        """
        if self._written is None:
            self._written = defaultdict(set)
            for written in self._store.numbers():
                plain, codes, year = key_number(written)
                self._written[(*codes, str(year or ""))].add(plain or "")
        plain, codes, year = key_number(number)
        near = list_slips(plain or "") & self._written.get((*codes, str(year or "")), set())
        return [NumberQuery(each, each, codes, year) for each in sorted(near)]


def list_slips(number: str) -> set[str]:
    """Return the numbers that differ by one digit written wrong, left out or added, or by two neighbours swapped.

    >>> {"864", "86", "8466", "840"} <= list_slips("846"), "846" in list_slips("846"), "648" in list_slips("846")
    (True, False, False)
    """
    found = set()
    for at in range(len(number) + 1):
        found |= {number[:at] + digit + number[at:] for digit in "0123456789"}
        found |= {number[:at] + digit + number[at + 1 :] for digit in "0123456789"}
        found.add(number[:at] + number[at + 1 :])
        found.add(number[:at] + number[at + 1 : at + 2] + number[at : at + 1] + number[at + 2 :])
    return {each for each in found if each and each[0] != "0" and each != number}


def states_date(date: str) -> Callable[[Citation], bool | None]:
    """Tell whether a mention states a date."""
    return lambda citation: agree_on_date(citation.date, date)


def states_subject(subject: str) -> Callable[[Citation], bool | None]:
    """Tell whether a mention states a subject, in the same words."""
    return lambda citation: citation.subject == subject
