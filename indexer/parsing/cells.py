"""Tables of documents: what stands in the other cells of a number's row is its date, its body, its subject.

"| 1 | 846/QĐ-UBND | 07/11/2017 | UBND tỉnh | Về tiếp cận điện năng |": the columns' headings tell which cell is which;
without them only what can be nothing else is taken. A row that begins several documents tells of none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.grammar.doctypes import BY_FOLDED_NAME, DOC_TYPES
from indexer.parsing.bar_tables import find_bar_cells, find_bar_tables
from indexer.parsing.dates import StatedDate, read_whole_date, read_whole_odd_day
from indexer.parsing.issuers import StatedIssuer, read_issuer_at
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.numbers import Number
from indexer.parsing.structure import Block
from indexer.parsing.subjects import strip_subject
from indexer.parsing.symbols import clean_symbol, is_plausible_symbol

Span = tuple[int, int]

_BORDER = re.compile(r"\s*(?:\||\n\t|\t)\s*|$")
_BEFORE_NUMBER = re.compile(r"[\s*_\-+–•\d.)]*$")  # "- ", "1. "
_DASH = re.compile(r"[\s*_]*[-–—:][\s*_]*(?=\S)")
_BASIS = (
    r"(?:căn cứ|cơ sở) pháp lý"
    r"|(?:tên )?(?:vb|văn bản) ?(?:qppl |quy phạm pháp luật |pháp luật )?(?:quy định|là căn cứ)"
)
_HEADINGS = (
    ("date", re.compile(r"(?:ngày|thời gian)(?!.*hiệu lực)(?:[,\s]+tháng[,\s]+năm)?.{0,12}(?:ban hành|ký|$)")),
    ("issuer", re.compile(r"(?:cơ quan|đơn vị|nơi|người|thẩm quyền).{0,12}(?:ban hành|ký)")),
    ("subject", re.compile(r"trích yếu|tên (?:gọi|văn bản)|về việc")),
    (
        "basis",
        re.compile(rf"{_BASIS}|căn cứ$"),
    ),
)
_ABOUT = re.compile(r"(?:v/v|về việc|về|ban hành|quy định|phê duyệt|sửa đổi|công bố)\s", re.IGNORECASE)


def read_rows(forms: Text, mentions: Sequence[Mentioned], blocks: Sequence[Block]) -> None:
    """Complete the mentions that begin a cell of a table row by what the row's other cells say."""
    at = 0
    above: Block | None = None  # the first row of the table
    roles: dict[int, str] | None = None
    for block in blocks:
        if block.kind != "row":
            above = roles = None
            continue
        above = above or block
        while at < len(mentions) and mentions[at].number.start < block.start:
            at += 1
        last = at
        while last < len(mentions) and mentions[last].number.start < block.end:
            last += 1
        if last > at:
            row = find_cells(forms.text, block)
            roles = _read_row_roles(forms, find_cells(forms.text, above)) if roles is None else roles
            _read_row(forms, mentions[at:last], row, roles)
            _read_bases(mentions[at:last], row, roles)
            _read_title(forms, mentions[at:last], row, roles)
        at = last
    _read_bar_tables(forms, mentions)


def _read_bar_tables(forms: Text, mentions: Sequence[Mentioned]) -> None:
    """The same for tables whose cells stand on lines of their own between bars."""
    starts = [mention.number.start for mention in mentions]
    for table in find_bar_tables(forms.text, starts) if mentions else ():
        roles = {} if table.lined else _read_table_roles(forms, table.rows)
        for row in table.rows if roles else ():
            held = mentions[bisect_left(starts, row[0][0]) : bisect_left(starts, row[-1][1])]
            if held:
                _read_row(forms, held, row, roles)
                _read_bases(held, row, roles)
                _read_title(forms, held, row, roles)
    if mentions and "|" in forms.text and _BASIS_BORDERED.search(f"\n{forms.lowered}"):
        _read_basis_cells(forms, mentions, starts)


_BASIS_HEADING = rf" ?[*_ ]*(?:{_BASIS})[^|\n]{{0,60}}[*_ ]*"
_BASIS_CELL = re.compile(rf"[|\n]?{_BASIS_HEADING}")
_BASIS_BORDERED = re.compile(rf"[|\n]{_BASIS_HEADING}(?=[|\n]|\Z)")
_FIRST_COLUMN = re.compile(r"[*_ ]*(?:stt|tt|số tt)[*_. ]*")
_ACT = r"(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|hiến pháp|văn bản hợp nhất)"
_BEGINS_ITEM = re.compile(r"(?:\A|\n)(?:[-+*_•\s]|\d{1,2}[.)])*$")
_BEGINS_WITH_ACT = re.compile(rf"(?:[-+*_•\s]|\d{{1,2}}[.)])*(?:các )?{_ACT}\b")


def _read_basis_cells(forms: Text, mentions: Sequence[Mentioned], starts: Sequence[int]) -> None:
    """A cell that begins with an act, below a cell "Căn cứ pháp lý", holds bases, whatever its column.

    Rows that are spread over cells and pages have fewer cells than their headings, so their columns cannot be counted;
    the next table's first heading ("TT") ends it.
    """
    basis = False
    for start, end in find_bar_cells(forms.text):
        words = " ".join(forms.lowered[start:end].split())
        if _FIRST_COLUMN.fullmatch(words):
            basis = False
        elif len(words) < _LONGEST_HEADING and _BASIS_CELL.fullmatch(words):
            basis = True
        elif basis and _BEGINS_WITH_ACT.match(words):
            for mention in mentions[bisect_left(starts, start) : bisect_left(starts, end)]:
                before = forms.text[start : mention.number.head]
                begins = mention.treatment == "implements" and _BEGINS_ITEM.search(before) is not None
                if begins or mention.treatment in (None, "mentions", "issues"):
                    mention.treatment = "basis"


def _read_table_roles(forms: Text, rows: Sequence[Sequence[Span]]) -> dict[int, str]:
    """Return column → role, as one of the first rows names it: a letterhead or a title may stand above the headings."""
    found = (_read_row_roles(forms, row) for row in rows[:_FIRST_ROWS] if len(row) > 1)
    return next((roles for roles in found if roles), {})


_FIRST_ROWS = 4
_NUMBER_COLUMN = re.compile(r"số(?: văn bản| hiệu| đi| đến)?")
_SYMBOL_COLUMN = re.compile(r"ký hiệu(?: văn bản)?")
_NAMES_SIGNS = "hiệu"  # what every heading of a column of signs holds
_SIGN_COLUMN = re.compile(r"số,?(?: và)? ?(?:ký )?hiệu(?: văn bản)?")
_TYPE = "|".join(sorted((row.name for row in DOC_TYPES), key=len, reverse=True))
_TITLED = re.compile(rf"(?P<type>{_TYPE})\s+(?:số\s*:?\s*)?(?P<number>\d+)/")
_NUMBER_CELL = re.compile(r"\d{1,6}[a-zA-ZđĐ]?")
_SYMBOL_CELL = re.compile(r"[-/]?\s*(?P<symbol>[A-ZĐÐƯa-z&]+(?:[-/.][A-ZĐÐƯa-z&]+){0,4})")


def find_row_numbers(text: str, lowered: str, blocks: Sequence[Block]) -> Iterator[Number]:
    """Yield the numbers of a register that has number and symbol in two columns: "| 846 | QĐ-UBND |".

    A number without its symbol in a column of signs is a short one, where the title of its row has it whole.
    """
    columns: tuple[int, int] | None = None
    sign: int | None = None
    within = False  # whether the row above is of the same table
    for block in blocks:
        if block.kind != "row":
            columns, sign, within = None, None, False
        elif not within:
            within = True
            if lowered.find(_NAMES_SIGNS, block.start, block.end) >= 0:
                words = _read_cell_words(lowered, find_cells(text, block))
                columns, sign = _find_sign_columns(words), _find_column(words, _SIGN_COLUMN)
        elif columns is not None or sign is not None:
            row = find_cells(text, block)
            short = _read_short_number(text, row, sign) if sign is not None and sign < len(row) else None
            number = short or (_read_parted_number(text, row, *columns) if columns is not None else None)
            if number is not None:
                yield number


def _read_parted_number(text: str, row: Sequence[Span], column: int, symbol_column: int) -> Number | None:
    """Read number and symbol in two columns: "| 846 | QĐ-UBND |"."""
    if symbol_column >= len(row):
        return None
    number, symbol = row[column], row[symbol_column]
    code = _SYMBOL_CELL.fullmatch(text, *symbol)
    if code is None or not _NUMBER_CELL.fullmatch(text, *number):
        return None
    plain = clean_symbol(code["symbol"])
    if not is_plausible_symbol(plain, announced=True, strong=True):
        return None
    digits = text[slice(*number)]
    return Number(start=number[0], end=symbol[1], head=number[0], doc_type=None, number=digits, year=None, symbol=plain)


def _find_sign_columns(words: Sequence[str]) -> tuple[int, int] | None:
    number, symbol = _find_column(words, _NUMBER_COLUMN), _find_column(words, _SYMBOL_COLUMN)
    return (number, symbol) if number is not None and symbol is not None and number < symbol else None


def _read_cell_words(lowered: str, row: Sequence[Span]) -> list[str]:
    return [" ".join(lowered[slice(*span)].replace("*", " ").split()) for span in row]


def _find_column(words: Sequence[str], heading: re.Pattern[str]) -> int | None:
    return next((at for at, word in enumerate(words) if heading.fullmatch(word)), None)


def _read_short_number(text: str, row: Sequence[Span], column: int) -> Number | None:
    """Read a number alone in its cell, of the type that the title says: "80 | Nghị định số 80/2023/NĐ-CP"."""
    start, end = row[column]
    if _NUMBER_CELL.fullmatch(text, start, end) is None:
        return None
    for span in row:
        title = _TITLED.match(text, *span)
        if title is not None and title["number"] == text[start:end]:
            kind, number = title["type"], text[start:end]
            return Number(start=start, end=end, head=start, doc_type=kind, number=number, year=None, symbol=None)
    return None


def find_cells(text: str, block: Block) -> list[Span]:
    """Return the cells of a row, without the blanks and bars at their ends.

    >>> text = "| 1 | 846/QĐ-UBND |"; [text[a:b] for a, b in find_cells(text, Block(0, 19, "row", 9, 0))]
    ['1', '846/QĐ-UBND']
    """
    found, left = [], block.start
    for border in _BORDER.finditer(text, block.start, block.end):
        found.append((left, border.start()))
        left = border.end()
    if found and found[-1][0] >= block.end:  # nothing stands after the last bar
        found.pop()
    return found[1:] if found and text.startswith(("|", "\t"), block.start) else found


def _read_row_roles(forms: Text, row: Sequence[Span]) -> dict[int, str]:
    """Return column → "date", "issuer" or "subject", as the first row of a table names it."""
    roles: dict[int, str] = {}
    for column, span in enumerate(row):
        words = " ".join(forms.lowered[slice(*span)].replace("*", " ").split())
        name = next((name for name, pattern in _HEADINGS if pattern.match(words)), None)
        if name is not None and name not in roles.values() and len(words) < _LONGEST_HEADING:
            roles[column] = name
    return roles


_LONGEST_HEADING = 60


def _find_heads(forms: Text, mentions: Sequence[Mentioned], row: Sequence[Span]) -> dict[int, Mentioned]:
    """Return column → the mention that begins its cell; none where a row begins several documents."""
    heads = {
        column: mention
        for column, span in enumerate(row)
        for mention in mentions
        if span[0] <= mention.number.start < span[1]
        and _BEFORE_NUMBER.fullmatch(forms.text, span[0], mention.number.head)
    }
    several = len({mention.canonical for mention in heads.values() if mention.canonical}) > 1
    return {} if several or len(row) < 2 else heads


def _read_title(forms: Text, mentions: Sequence[Mentioned], row: Sequence[Span], roles: dict[int, str]) -> None:
    """The column of titles tells what the number of its row is about; it uses that document as the number does."""
    heads = _find_heads(forms, mentions, row)
    column = next((at for at, role in roles.items() if role == "subject" and at < len(row)), None)
    number = next((mention for at, mention in heads.items() if at != column), None)
    if column is None or number is None:
        return
    titled = heads.get(column)
    if titled is not None and titled.treatment in (None, "mentions", "issues"):
        titled.treatment = number.treatment
    if titled is not None and number.number.short:
        number.after = titled.after
    if number.subject is None and titled is not None:
        number.subject, number.subject_span = titled.subject, titled.subject_span
    elif number.subject is None and (words := strip_subject(forms.text[slice(*row[column])])):
        number.subject, number.subject_span = words, row[column]


def _read_row(forms: Text, mentions: Sequence[Mentioned], row: Sequence[Span], roles: dict[int, str]) -> None:
    heads = _find_heads(forms, mentions, row)
    if not heads:
        return
    others = [
        (column, span)
        for column, span in enumerate(row)
        if column not in heads and not any(span[0] <= m.number.start < span[1] for m in mentions)
    ]
    date, issuer, subject = (
        _read_date(forms, others, roles),
        _read_issuer(forms, others, roles),
        _find_subject(forms, others, roles),
    )
    kind = next((t.name for _, span in others if (t := BY_FOLDED_NAME.get(forms.folded[slice(*span)]))), None)
    for column, mention in heads.items():
        if mention.date is None and date is not None:
            mention.date = date
        if mention.date is None and mention.odd_day is None:
            mention.odd_day = _find_odd_day(forms, others, roles)
        if mention.after is None and issuer is not None:
            mention.after = issuer
        if mention.number.doc_type is None and kind is not None:
            mention.number = replace(mention.number, doc_type=kind)
        own = _find_after_dash(forms, mention, row[column])
        if mention.subject is None and (about := own or subject) is not None:
            words = strip_subject(forms.text[slice(*about)])
            mention.subject, mention.subject_span = (words, about) if words else (None, None)


def _read_bases(mentions: Sequence[Mentioned], row: Sequence[Span], roles: dict[int, str]) -> None:
    """What stands in a column "Căn cứ pháp lý" is a basis."""
    for column, span in enumerate(row):
        if roles.get(column) != "basis":
            continue
        for mention in mentions:
            if span[0] <= mention.number.start < span[1] and mention.treatment in (None, "mentions", "issues"):
                mention.treatment = "basis"


def _list_cells_of_role(others: Sequence[tuple[int, Span]], roles: dict[int, str], role: str) -> Iterator[Span]:
    """Yield the cell of the column of that name; where no column has it, every cell without a role."""
    named = role in roles.values()
    return (span for column, span in others if (roles.get(column) == role if named else column not in roles))


def _read_date(forms: Text, others: Sequence[tuple[int, Span]], roles: dict[int, str]) -> StatedDate | None:
    spans = _list_cells_of_role(others, roles, "date")
    found = [date for span in spans if (date := read_whole_date(forms.text, *span)) is not None]
    return found[0] if len(found) == 1 else None


def _find_odd_day(forms: Text, others: Sequence[tuple[int, Span]], roles: dict[int, str]) -> str | None:
    """Return a day that no calendar has, in a column of days."""
    days = (read_whole_odd_day(forms.text, *span) for column, span in others if roles.get(column) == "date")
    return next(filter(None, days), None)


def _read_issuer(forms: Text, others: Sequence[tuple[int, Span]], roles: dict[int, str]) -> StatedIssuer | None:
    for start, end in _list_cells_of_role(others, roles, "issuer"):
        found = read_issuer_at(forms.text, forms.folded, start)
        if found is not None and found.end == end:
            return found
    return None


def _find_subject(forms: Text, others: Sequence[tuple[int, Span]], roles: dict[int, str]) -> Span | None:
    named = "subject" in roles.values()
    spans = [s for s in _list_cells_of_role(others, roles, "subject") if named or _ABOUT.match(forms.text, s[0], s[1])]
    return spans[0] if len(spans) == 1 else None


def _find_after_dash(forms: Text, mention: Mentioned, cell: Span) -> Span | None:
    """Find what follows the dash, up to the cell's end: "Luật 11/2017/QH14 - Trợ giúp pháp lý"."""
    dash = _DASH.match(forms.text, mention.tail, cell[1])
    return (dash.end(), cell[1]) if dash else None
