"""Every number of a catalogue, some at a time: in the order of plain numbers, for decisions are told apart within one.

Who reads it holds the mentions of a few hundred numbers, never those of all.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.identity.resolution import NAMED_TYPES, find_act_number, number_acts, resolve_decisions
from indexer.identity.versions import Versions
from indexer.models import Decision, Dismissal, DocumentSummary, Mention, StatedRelation
from indexer.store import rows
from indexer.store.catalogue import Catalogue
from indexer.store.mentions import make_mention

_AT_ONCE = 300  # plain numbers
_PLAINS = """SELECT plain FROM mentions WHERE plain > ? UNION SELECT plain FROM documents WHERE plain > ?
    ORDER BY 1 LIMIT ?"""
_UNNUMBERED = "SELECT * FROM relations WHERE target_plain IS NULL OR (source_plain IS NULL AND source <> 'this')"


@dataclass(frozen=True, slots=True)
class NumberPart:
    """All that is said of some plain numbers, no text read: quotes are empty; ``acts`` number those cited by name."""

    mentions: list[Mention]
    relations: list[StatedRelation]
    own: list[DocumentSummary]
    acts: Mapping[str, str]

    def resolve(self, dismissals: Sequence[Dismissal], versions: Versions) -> list[Decision]:
        """Return the decisions that the mentions are."""
        return resolve_decisions(self.mentions, self.relations, self.own, dismissals, self.acts, versions=versions)


def list_written(catalogue: Catalogue) -> Iterator[str]:
    """Yield every number that is cited or borne, each spelling once."""
    statement = "SELECT DISTINCT {0} FROM {1} WHERE plain IN (?*) AND {0} IS NOT NULL"
    for plains in _list_plains(catalogue):
        found: set[str] = set()
        for column, table in (("canonical", "mentions"), ("number", "documents")):
            found.update(row[0] for row in catalogue.fetch_rows_in(statement.format(column, table), plains))
        yield from sorted(found)


def sweep_numbers(catalogue: Catalogue) -> Iterator[NumberPart]:
    """Yield the parts in order; each is of one moment, and holds all that is said of its numbers."""
    acts = number_acts(map(rows.read_citation, _find_law_rows(catalogue)))
    named = _group_by_act_number(catalogue, acts)
    known: dict[int, DocumentSummary] = {}
    generation = -1
    for plains in _list_plains(catalogue):
        if generation != (now := catalogue.generation()):
            generation, known = now, _read_all_summaries(catalogue)
        with catalogue.hold_snapshot():
            part = _read_part(catalogue, plains, known, [row for plain in plains for row in named.get(plain, ())], acts)
        yield part


def _list_plains(catalogue: Catalogue) -> Iterator[list[str]]:
    """Yield the plain numbers that anything bears or cites; "" is that of what has none."""
    found = [""]
    while found:
        yield found
        found = [row[0] for row in catalogue.fetch_rows(_PLAINS, (found[-1], found[-1], _AT_ONCE))]


def _find_law_rows(catalogue: Catalogue) -> Iterator[sqlite3.Row]:
    return catalogue.fetch_rows_in(
        "SELECT * FROM mentions WHERE doc_type IN (?*) AND number <> ''", sorted(NAMED_TYPES)
    )


def _group_by_act_number(catalogue: Catalogue, acts: Mapping[str, str]) -> dict[str, list[sqlite3.Row]]:
    """Return the mentions of acts by name whose number is known, by that plain number."""
    found: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in catalogue.fetch_rows("SELECT * FROM mentions WHERE plain = '' AND act IS NULL") if acts else ():
        if (number := find_act_number(rows.read_citation(row), acts)) is not None:
            found[rows.split_number_key(number)[0] or ""].append(row)
    return found


def _read_all_summaries(catalogue: Catalogue) -> dict[int, DocumentSummary]:
    return catalogue.summaries([row[0] for row in catalogue.fetch_rows("SELECT key FROM documents")])


def _read_part(
    catalogue: Catalogue,
    plains: Sequence[str],
    known: Mapping[int, DocumentSummary],
    named: Sequence[sqlite3.Row],
    acts: Mapping[str, str],
) -> NumberPart:
    cited = list(catalogue.fetch_rows_in("SELECT * FROM mentions WHERE plain IN (?*)", plains))
    if acts and "" in plains:  # the acts by name are told with their number
        cited = [row for row in cited if find_act_number(rows.read_citation(row), acts) is None]
    cited = sorted([*cited, *named], key=lambda row: (row["key"], row["ordinal"]))
    own = [
        row[0] for row in catalogue.fetch_rows_in("SELECT key FROM documents WHERE plain IN (?*) ORDER BY key", plains)
    ]
    stated = {(row["key"], row["ordinal"]): row for row in _find_relation_rows(catalogue, plains, own)}
    return NumberPart(
        [make_mention(row, known[row["key"]]) for row in cited if row["key"] in known],
        [
            StatedRelation(rows.read_relation(row), known[key], "")
            for (key, _), row in sorted(stated.items())
            if key in known
        ],
        [known[key] for key in own if key in known],
        acts,
    )


def _find_relation_rows(catalogue: Catalogue, plains: Sequence[str], own: Sequence[int]) -> Iterator[sqlite3.Row]:
    """Yield the relations of which an end is one of the numbers, or a document that bears one."""
    for end in ("source", "target"):
        yield from catalogue.fetch_rows_in(f"SELECT * FROM relations WHERE {end}_plain IN (?*)", plains)  # noqa: S608
    yield from catalogue.fetch_rows_in("SELECT * FROM relations WHERE key IN (?*) AND source = 'this'", own)
    if "" in plains:
        yield from catalogue.fetch_rows(_UNNUMBERED)
