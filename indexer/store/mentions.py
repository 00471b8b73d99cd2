"""Which mentions and relations a document number can mean: selection by number, codes and year.

Telling decisions apart is ``indexer.identity.resolution``'s; here nothing is judged, only found.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexer.models import Decision, DocumentSummary, Mention, NumberQuery, StatedRelation
from indexer.parsing.typed_numbers import fits, measure_closeness
from indexer.store import rows
from indexer.store.catalogue import Catalogue


def count_mentioning(catalogue: Catalogue, numbers: Sequence[NumberQuery]) -> Counter[int]:
    """Map each key to how many of the document's citations can mean one of the numbers."""
    found: Counter[int] = Counter()
    for number in numbers:
        statement = "SELECT key, codes, dated FROM mentions WHERE plain = ?"
        for key, codes, dated in catalogue.fetch_rows(statement, (number.number,)):
            found[key] += fits(number, codes, dated)
    return +found


def weigh_closeness(wanted: NumberQuery, decision: Decision) -> float:
    """Tell how close a decision is to a number that was typed."""
    _, codes, year = rows.split_number_key(decision.canonical)
    return measure_closeness(wanted, codes, decision.year or year)


def find_bearing(catalogue: Catalogue, numbers: Sequence[NumberQuery]) -> set[int]:
    """Return the keys of the documents whose own number can be one of the numbers."""
    found = set()
    for number in numbers:
        for row in catalogue.fetch_rows(
            "SELECT key, number, codes, date FROM documents WHERE plain = ?", (number.number,)
        ):
            if fits(number, row["codes"], _read_own_year(row)):
                found.add(row["key"])
    return found


def find_mentions(
    catalogue: Catalogue,
    numbers: Sequence[NumberQuery],
    documents: Sequence[str] | None = None,
    *,
    quotes: bool = True,
) -> list[Mention]:
    """Return the mentions of the numbers, in all documents or in some, by document and place."""
    keys = None
    if documents is not None:
        keys = [r[0] for r in catalogue.fetch_rows_in("SELECT key FROM documents WHERE id IN (?*)", documents)]
    by_plain: dict[str, list[NumberQuery]] = {}
    for number in numbers:
        by_plain.setdefault(number.number, []).append(number)
    found = [
        row
        for row in (_find_number_rows(catalogue, by_plain) if keys is None else _find_document_rows(catalogue, keys))
        if any(fits(n, row["codes"], row["dated"]) for n in by_plain.get(row["plain"], ()))
    ]
    chosen = sorted(found, key=_place)
    return _make_mentions(catalogue, chosen) if quotes else _make_bare_mentions(catalogue, chosen)


def find_near(
    catalogue: Catalogue, wanted: NumberQuery, most: int
) -> tuple[list[Mention], list[StatedRelation], list[DocumentSummary]]:
    """Return what is said of the numbers that may be meant by one that nobody holds, for ``identity``; quotes are
    empty.

    The ``most`` closest of those of the same plain number; a mention without a year is told apart only beside all
    the years of its codes, so it counts where there is one year, or where it is itself among the closest.
    """
    number = (wanted.number,)
    often: Counter[tuple[str, int | None]] = Counter()
    for codes, dated, count in catalogue.fetch_rows(_TALLIED, number):
        often[codes, dated] = count
    own = catalogue.fetch_rows("SELECT key, number, codes, date FROM documents WHERE plain = ?", number)
    often.update({(row["codes"], _read_own_year(row)): 1 for row in own})
    closest = sorted(often, key=lambda held: (-measure_closeness(wanted, *held), -often[held], held[0]))[:most]
    found: list[sqlite3.Row] = []
    for codes in dict.fromkeys(codes for codes, _ in closest):
        years = {year for held, year in often if held == codes}
        chosen = [year for held, year in closest if held == codes]
        if None in chosen or len(years - {None}) == 1:
            found += catalogue.fetch_rows_in(_CITED, [codes], number)
        else:
            found += catalogue.fetch_rows_in(_DATED, chosen, (*number, codes))
    summaries = catalogue.summaries([row["key"] for row in own if (row["codes"], _read_own_year(row)) in closest])
    return _make_bare_mentions(catalogue, sorted(found, key=_place)), [], list(summaries.values())


_TALLIED = "SELECT codes, dated, count(*) FROM mentions WHERE plain = ? GROUP BY codes, dated"
_CITED = "SELECT * FROM mentions WHERE plain = ? AND codes IN (?*)"
_DATED = "SELECT * FROM mentions WHERE plain = ? AND codes = ? AND dated IN (?*)"


def _find_number_rows(catalogue: Catalogue, by_plain: Mapping[str, Sequence[NumberQuery]]) -> Iterator[sqlite3.Row]:
    """Yield the mentions of some numbers: whole rows only of codes that can be meant, for hundreds may share
    a number.
    """
    for plain, wanted in by_plain.items():
        held = [row for row in catalogue.fetch_rows(_TALLIED, (plain,)) if any(fits(n, row[0], row[1]) for n in wanted)]
        yield from catalogue.fetch_rows_in(_CITED, list(dict.fromkeys(row["codes"] for row in held)), (plain,))


def _find_document_rows(catalogue: Catalogue, keys: Sequence[int]) -> Iterator[sqlite3.Row]:
    """Yield the mentions of some documents, of whatever number: each document is read once."""
    return catalogue.fetch_rows_in("SELECT * FROM mentions WHERE key IN (?*)", keys)


def _place(row: sqlite3.Row) -> tuple[int, int]:
    return row["key"], row["ordinal"]


def _make_mentions(catalogue: Catalogue, found: Sequence[sqlite3.Row]) -> list[Mention]:
    """Return rows of ``find_mentions`` as Mentions, each with the verbatim passage around it."""
    texts = _Texts(catalogue, sorted({row["key"] for row in found}))
    told = []
    for row in found:
        quote, start, end = texts.quote(row)
        told.append(
            Mention(
                document=texts.summaries[row["key"]],
                citation=rows.read_citation(row),
                quote=quote,
                quote_start=start,
                quote_end=end,
                passage=row["passage"],
            )
        )
    return told


def _make_bare_mentions(catalogue: Catalogue, found: Sequence[sqlite3.Row]) -> list[Mention]:
    """Return rows of ``find_mentions`` as Mentions for counting and listing: no text is read, quotes are empty."""
    summaries = catalogue.summaries(sorted({row["key"] for row in found}))
    return [make_mention(row, summaries[row["key"]]) for row in found]


def make_mention(row: sqlite3.Row, document: DocumentSummary) -> Mention:
    """Make a Mention of a row of ``find_mentions``; its quote is empty, no text is read."""
    return Mention(
        document=document,
        citation=rows.read_citation(row),
        quote="",
        quote_start=row["start"],
        quote_end=row["start"],
        passage=row["passage"],
    )


def find_relations(
    catalogue: Catalogue, numbers: Sequence[NumberQuery], *, quotes: bool = True
) -> list[StatedRelation]:
    """Return the relations of which one end can be one of the numbers; "this" is the stating document's own."""
    found: dict[tuple[int, int], sqlite3.Row] = {}
    for number in numbers:
        for end in ("source", "target"):
            statement = f"SELECT * FROM relations WHERE {end}_plain = ?"  # noqa: S608
            for row in catalogue.fetch_rows(statement, (number.number,)):
                _, codes, year = rows.split_number_key(row[end])
                if fits(number, codes, year):
                    found[row["key"], row["ordinal"]] = row
    own = sorted(find_bearing(catalogue, numbers))
    for row in catalogue.fetch_rows_in("SELECT * FROM relations WHERE key IN (?*) AND source = 'this'", own):
        found[row["key"], row["ordinal"]] = row
    keys = sorted({key for key, _ in found})
    if not quotes:
        known = catalogue.summaries(keys)
        return [StatedRelation(rows.read_relation(row), known[key], "") for (key, _), row in sorted(found.items())]
    texts = _Texts(catalogue, keys)
    return [
        StatedRelation(rows.read_relation(row), texts.summaries[key], texts.read_text(key)[row["start"] : row["end"]])
        for (key, _), row in sorted(found.items())
    ]


def find_own_documents(catalogue: Catalogue, numbers: Sequence[NumberQuery]) -> list[DocumentSummary]:
    """Return the documents of the collection that bear one of the numbers."""
    found = sorted(find_bearing(catalogue, numbers))
    known = catalogue.summaries(found)
    return [known[key] for key in found]


def _read_own_year(row: sqlite3.Row) -> int | None:
    _, _, year = rows.split_number_key(row["number"])
    return year or (int(row["date"][:4]) if row["date"] else None)


class _Texts:
    """The texts and summaries of some documents, each read once."""

    def __init__(self, catalogue: Catalogue, keys: Sequence[int]) -> None:
        self.summaries = catalogue.summaries(keys)
        statement = "SELECT key, text, passages FROM texts WHERE key IN (?*)"
        self._texts: dict[int, tuple[str, bytes]] = {
            row["key"]: (row["text"], row["passages"]) for row in catalogue.fetch_rows_in(statement, keys)
        }

    def read_text(self, key: int) -> str:
        return self._texts[key][0]

    def quote(self, row: sqlite3.Row) -> tuple[str, int, int]:
        """Return the passage that a mention stands in; its line, if it stands in none."""
        text, passages = self._texts[row["key"]]
        return rows.quote_passage(text, passages, row)
