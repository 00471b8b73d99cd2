"""A column of a table as one answer: "những thủ tục nào bị bãi bỏ" is answered by the names in its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.answering.generators import GeneratedSpan
from indexer.answering.retrieval import Floats, RetrievedPaper

_LEAST, _MOST = 2, 60  # rows
_REACH = 6000  # characters of the table that a list is taken from
_WORDS = re.compile(r"[^\W\d_]{2,}|\d[\d.]{4,}")
_TELLING = 0.6  # of the cells of a column hold words or codes
_NEAR = 0.9  # of what the best row says of the question, another one says that is listed with it
_TRIM = " \n\t*_|"


def list_columns(
    paper: RetrievedPaper, rows: Sequence[int], at: int, weights: Floats
) -> Iterator[tuple[GeneratedSpan, str]]:
    """Yield the cells of each telling column in the rows around a row: of all of them, and of those that are asked
    about.

    Rows count as asked about that say about as much of the question's words, by ``weights``, as the best one.
    """
    if len(rows) < _LEAST:
        return
    told = paper.own[0][rows] @ weights
    asked = [row for row, said in zip(rows, told, strict=True) if said >= _NEAR * told.max() > 0]
    seen = set[tuple[int, ...]]()
    for chosen in (rows, asked):
        if len(chosen) >= _LEAST and tuple(chosen) not in seen:
            seen.add(tuple(chosen))
            yield from _list_column_spans(paper, chosen, at)


def list_table_rows(paper: RetrievedPaper, at: int) -> list[int]:
    """Return the rows of the table, or of its group, that a row stands in; none for what is no row."""
    unit = paper.units[at]
    if unit.kind != "row":
        return []
    rows = [at]
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(paper.units) and len(rows) < _MOST:
            other = paper.units[place]
            if (other.kind, other.lead, other.parent) != (unit.kind, unit.lead, unit.parent):
                break
            rows.append(place)
            place += step
    rows.sort()
    return [row for row in rows if paper.units[row].end - paper.units[rows[0]].start <= _REACH]


def _list_column_spans(paper: RetrievedPaper, rows: Sequence[int], at: int) -> Iterator[tuple[GeneratedSpan, str]]:
    units = [paper.units[row] for row in rows]
    columns = sorted({cell.column for unit in units for cell in unit.cells})
    for column in columns:
        cells = [cell for unit in units for cell in unit.cells if cell.column == column and cell.start >= unit.start]
        words = [" ".join(paper.text[cell.start : cell.end].split()).strip(_TRIM) for cell in cells]
        if len(words) >= _LEAST and sum(bool(_WORDS.search(one)) for one in words) >= _TELLING * len(units):
            own = next((index for index, cell in enumerate(paper.units[at].cells) if cell.column == column), -1)
            yield GeneratedSpan(units[0].start, units[-1].end, "column", own, "list"), "; ".join(dict.fromkeys(words))
