"""A pasted list of numbers, or a column of a CSV file → a row a number: what it is, how often and where mentioned.

A line may be free text ("Quyết định 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh"): what it says of date and body is
compared with the collection as a draft's citation is. The citing rule is not asked of a list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.checking.draft_items import DraftItem, MentionGroup
from indexer.checking.endings import find_endings
from indexer.checking.examination import Examined, ToldItem, examine, judge_part, judge_status, list_candidates
from indexer.checking.forms import write_right_number
from indexer.checking.knowledge import Knowing, Known, key_entry
from indexer.checking.repairs import find_odd_places
from indexer.checking.results import Looked
from indexer.deadline import check_time
from indexer.errors import BadInput
from indexer.messages.spoken import say_count
from indexer.models import DocumentSummary, NumberQuery, Passage, Source
from indexer.parsing.attribution import Own
from indexer.parsing.citations import find_mentions, freeze_mentions
from indexer.parsing.mention_forms import Text
from indexer.parsing.places import locate_parts
from indexer.parsing.structure import find_blocks
from indexer.parsing.typed_numbers import find_bare_number, find_meant_numbers, find_typed_numbers
from indexer.store.base import Store
from indexer.text.folding import compose_letters

_DELIMITERS = "\t;,|"
_MOSTLY = 2.5  # times as long as its numbers an entry is at most, when it is mostly a number
_STOPS = (".", ":", "!", "?")
_SHORT = 20  # characters of "qd 846 năm 2017"
_LONGEST = 1000  # characters of a line that are looked at to tell what it is


@dataclass(frozen=True, slots=True)
class ListEntry:
    """What stands in a line of the list; lines count from 1."""

    line: int
    typed: str


def refuse_too_many(found: int, most: int) -> BadInput:
    """Return the error for more numbers than can be looked at in one go."""
    return BadInput(
        f"Quá nhiều: {say_count(found)} số văn bản, mỗi lần nhiều nhất là {say_count(most)}. "
        "Hãy chia nhỏ, hoặc dùng dòng lệnh.",
        f"These are too many: {found:,} numbers, {most:,} at most in one go. Divide them, or use the command line.",
    )


def look_up(
    store: Store, entries: Sequence[ListEntry], province: str | None = None, *, most: int | None = None
) -> list[Looked]:
    """Look up each number of each entry and return a row for it, in order; an entry without a number is a row that
    says so.

    ``province`` says whose "UBND tỉnh" is meant where an entry does not. Raises BadInput for more than
    ``most`` entries.
    """
    if most is not None and len(entries) > most:
        raise refuse_too_many(len(entries), most)
    knowing = Knowing(store, lambda _: False)
    told = {entry.line: list(_list_told_items(entry, Own(None, province))) for entry in entries}
    examined = iter(examine(knowing, [one for some in told.values() for one in some]))
    loose = {entry.line: _read_loose_numbers(entry.typed) for entry in entries if not told[entry.line]}
    rows = _list_loose_rows(knowing, [query for queries in loose.values() for query in queries])
    looked: list[Looked] = []
    for entry in entries:
        if told[entry.line]:
            looked += [_make_row(entry, next(examined)) for _ in told[entry.line]]
        elif loose[entry.line]:
            looked += [replace(next(rows), line=entry.line, typed=entry.typed) for _ in loose[entry.line]]
        else:
            looked.append(Looked(entry.line, entry.typed, "", "unreadable"))
    return looked


def _list_told_items(entry: ListEntry, own: Own) -> Iterator[ToldItem]:
    """Yield the citations of a line, its malformed numbers mended; a header ("Số: ...") is not looked for."""
    check_time()
    text = entry.typed
    for odd in reversed(find_odd_places(text)):
        text = text[: odd.start] + odd.meant + text[odd.end :]
    forms = Text.of(text)
    mentions = find_mentions(forms, find_blocks(text), own, None, None)
    whole = Passage(0, len(text), "row")
    for citation, mention in zip(freeze_mentions(forms, mentions, own), mentions, strict=True):
        if citation.canonical is not None:
            item = DraftItem(
                citation=citation,
                place=locate_parts(mention),
                written=citation.text,
                first=True,
                line=entry.line,
                column=citation.start + 1,
                passage=whole,
                heading=(),
            )
            yield ToldItem(text, item, citation, MentionGroup((item,)))


def _read_loose_numbers(typed: str) -> tuple[NumberQuery, ...]:
    """Return the numbers of a line in the spellings of a search box: "qd 846/2017", "846"."""
    return find_meant_numbers(typed)


def _make_row(entry: ListEntry, one: Examined) -> Looked:
    shown = list_candidates(one.match)
    counted = shown if one.match.known or one.match.candidates else ()
    return _count(
        counted,
        Looked(
            entry.line,
            entry.typed,
            write_right_number(one.told.item.citation),
            judge_status(one.findings),
            one.findings,
            candidates=tuple(known.candidate for known in shown),
        ),
    )


def _list_loose_rows(knowing: Knowing, queries: Sequence[NumberQuery]) -> Iterator[Looked]:
    """Yield a row for each number in part, in order; its line is the caller's to fill in."""
    found = [known for some in knowing.find_decisions(queries).values() for known in some]
    fitting = [tuple(known for known in found if _fits_query(query, known)) for query in queries]
    ends = find_endings(knowing, found)
    for query, some in zip(queries, fitting, strict=True):
        findings = judge_part(query, some, ends)
        number = some[0].decision.canonical if len(some) == 1 else query.raw
        shown = tuple(known.candidate for known in some)
        yield _count(some, Looked(0, query.raw, number, judge_status(findings), findings, candidates=shown))


def _fits_query(query: NumberQuery, known: Known) -> bool:
    plain, codes = key_entry(known.decision.canonical)
    if plain != query.number or not {*codes} >= {*query.codes}:
        return False
    return query.year is None or known.decision.year in (None, query.year)


def _count(found: Iterable[Known], row: Looked) -> Looked:
    """Return a row with what there is of it: mentions, documents, and the first and last of these in time.

    Documents without a date are first or last only when none has one.
    """
    mentions = [mention for known in found for mention in known.mentions]
    documents = {mention.document.id: mention.document for mention in mentions}
    dated = sorted((d for d in documents.values() if _read_day(d)), key=_read_day) or list(documents.values())
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return replace(row, mentions=len(mentions), documents=len(documents), first=first, last=last)


def _read_day(document: DocumentSummary) -> str:
    return document.date or (document.period or "")[:4]


# -- what was pasted -------------------------------------------------------------------------------------------


def read_entries(text: str, column: str | None = None) -> list[ListEntry]:
    """Return the entries of a pasted list: its lines, or the cells of one column where it is a table (CSV, or from
    Excel).

    The column is the one named by its heading or its place ("2"), else the one with the most numbers; a heading is no
    entry. Raises BadInput for a column that is not there.
    """
    lines = [
        (at, line)
        for at, line in enumerate(compose_letters(text).removeprefix("\ufeff").splitlines(), 1)
        if line.strip()
    ]
    rows = _read_table([line for _, line in lines], asked=column is not None)
    if not rows:
        if column is not None:
            raise _report_missing_column(column)
        return [ListEntry(at, line.strip()) for at, line in lines]
    chosen = _find_named_column(rows, column) if column else _find_fullest_column(rows)
    cells = [(at, row[chosen].strip() if chosen < len(row) else "") for (at, _), row in zip(lines, rows, strict=True)]
    headed = len(cells) > 1 and not _holds_number(cells[0][1])
    return [ListEntry(at, cell) for at, cell in cells[headed:] if cell]


def read_list(source: Source, column: str | None = None) -> list[ListEntry]:
    """Return the entries of a file: all lines of a plain list; of a document (DOCX, HTML) those paragraphs that
    hold a number.

    Raises BadInput when no number at all can be read, and for a column that is not there.
    """
    found = read_entries(source.text, column)
    legible = [one for one in found if _is_legible(one.typed)]
    if not legible:
        name = source.path.rsplit("/", 1)[-1]
        raise BadInput(
            f"{name}: không đọc ra số, ký hiệu nào. Hãy đưa danh sách mỗi dòng một số, như 846/QĐ-UBND.",
            f"{name}: no document number could be read. Give a list with a number a line, like 846/QĐ-UBND.",
        )
    return found if source.format == "text" else legible


def _is_legible(typed: str) -> bool:
    return bool(find_meant_numbers(typed) or find_odd_places(typed))


def is_list(text: str) -> bool:
    """Tell whether a text is a list of numbers rather than running text: a table, or lines that mostly are a number
    each.

    >>> is_list("846/QĐ-UBND\\n512/QĐ-UBND"), is_list("Sở đã thực hiện Quyết định số 846/QĐ-UBND của UBND tỉnh.")
    (True, False)
    """
    found = read_entries(text)
    return sum(_is_mostly_number(one.typed) for one in found) * 2 > len(found)


def _is_mostly_number(typed: str) -> bool:
    if len(typed) > _LONGEST or typed.rstrip().endswith(_STOPS):  # running text, a sentence
        return False
    held = sum(len(one.raw) for one in find_typed_numbers(typed))
    return held * _MOSTLY >= len(typed) or (len(typed) <= _SHORT and find_bare_number(typed) is not None)


def _read_table(lines: Sequence[str], *, asked: bool) -> list[list[str]]:
    """Return the rows, when every line has the same cells, two or more.

    Commas stand in sentences, too: they part cells only under a heading, or where a cell is a number and no more.
    """
    for delimiter in _DELIMITERS:
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        if width < 2 or len(rows) != len(lines) or any(len(row) != width for row in rows):
            continue
        fullest = _find_fullest_column(rows)
        cells = [row[fullest] for row in rows]
        if asked or delimiter != "," or not _holds_number(cells[0]) or all(map(_is_bare_number, cells)):
            return rows
    return []


def _find_fullest_column(rows: Sequence[Sequence[str]]) -> int:
    """Return the column in which most cells hold a number, the first of equals."""
    return max(range(len(rows[0])), key=lambda at: (sum(_holds_number(row[at]) for row in rows if at < len(row)), -at))


def _find_named_column(rows: Sequence[Sequence[str]], column: str) -> int:
    headings = [cell.strip().lower() for cell in rows[0]]
    wanted = compose_letters(column).strip().lower()
    if wanted in headings:
        return headings.index(wanted)
    if wanted.isdigit() and 1 <= int(wanted) <= len(headings):
        return int(wanted) - 1
    raise _report_missing_column(column)


def _report_missing_column(column: str) -> BadInput:
    return BadInput(
        f"Danh sách không có cột “{column}”. Hãy ghi đúng tên cột ở dòng đầu, hoặc số thứ tự cột.",
        f"The list has no column “{column}”. Give its heading in the first line, or its place.",
    )


def _holds_number(cell: str) -> bool:
    return bool(find_typed_numbers(cell[:_LONGEST]))


def _is_bare_number(cell: str) -> bool:
    """Tell whether it is a number without a word before it."""
    found = find_typed_numbers(cell)
    return len(found) == 1 and found[0].raw.strip() == cell.strip() and cell.strip()[0].isdigit()
