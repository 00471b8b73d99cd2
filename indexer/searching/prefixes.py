"""Prefixes of the search box: ``tỉnh: Bắc Giang``, ``từ: 1/2023``. A table of names and how each reads its value."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.grammar.bodies import measure_leading_body
from indexer.grammar.doctypes import BY_FOLDED_NAME, TYPE_CODES
from indexer.grammar.provinces import expand_province, find_region
from indexer.messages.spoken import PERIOD_KIND_NAMES, say_period
from indexer.models import DayRange, Name, NoteValue, NumberQuery, note
from indexer.parsing.dates import parse_date
from indexer.parsing.provisions import place_typed_provisions
from indexer.parsing.typed_numbers import find_bare_number, find_typed_numbers
from indexer.text.folding import fold, fold_tones, make_key
from indexer.text.numerals import QUARTERS
from indexer.text.patterns import compile_late

PREFIXES = {
    "tinh": "province",
    "thanh pho": "province",
    "nam": "year",
    "quy": "quarter",
    "loai": "doc_type",
    "loai van ban": "doc_type",
    "co quan": "issuer",
    "so": "number",
    "vien dan": "cites",
    "trich dan": "cites",
    "co quan duoc trich dan": "cited_body",
    "trich dan cua": "cited_body",
    "co quan duoc vien dan": "cited_body",
    "vien dan cua": "cited_body",
    "ky": "period_kind",
    "loai ky": "period_kind",
    "ngay": "date",
    "tu": "since",
    "tu ngay": "since",
    "den": "until",
    "den ngay": "until",
}
_ENGLISH = {
    "province": "province",
    "city": "province",
    "year": "year",
    "quarter": "quarter",
    "type": "doc_type",
    "document type": "doc_type",
    "body": "issuer",
    "agency": "issuer",
    "issuer": "issuer",
    "number": "number",
    "cites": "cites",
    "cited body": "cited_body",
    "period": "period_kind",
    "period kind": "period_kind",
    "date": "date",
    "since": "since",
    "from": "since",
    "until": "until",
    "to": "until",
}
PREFIXES |= _ENGLISH
"""Folded name, Vietnamese or English → the filter that it sets.

"number" sets the query's numbers, "since" and "until" one range of dates."""

EXAMPLES = {
    "province": "Quảng Ngãi",
    "year": "2023",
    "quarter": "I/2023",
    "doc_type": "Báo cáo",
    "issuer": "Sở Công Thương",
    "number": "846",
    "cites": "846/QĐ-UBND",
    "cited_body": "Chính phủ",
    "period_kind": "quý",
    "date": "1/3/2023..31/3/2023",
    "since": "1/2023",
    "until": "6/2023",
}
"""A right value of each, to show to whom typed one that makes no sense."""

_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:\.\.+|…|[-–—]|\sden(?:\s+nam)?\s)\s*"
_YEARS = compile_late(rf"\s*{_YEAR}(?:{_TO}{_YEAR})?(?:\s*,\s*{_YEAR}(?:{_TO}{_YEAR})?)*(?!\w|\s?[-–/.]\s?\d)")
_QUARTER = compile_late(
    r"\s*(?:(?:qu[yi]\s*|q)?(?P<n>iv|i{1,3}|[1-4])"
    rf"(?:\s*(?:[/-]|nam)?\s*(?P<year>{_YEAR}))?|(?P<key>{_YEAR}-?q[1-4]))(?!\w|\s?[/-]\s?\w)"
)
_COMMA = compile_late(r"\s*,")
_SPELLED = rf"(?:(?:(?P<day>\d{{1,2}})\s*)?thang\s*(?P<month>\d{{1,2}})\s*(?:nam|/)\s*|nam\s*)(?P<year>{_YEAR})"
_DAY = (
    rf"(?:(?:\d{{1,2}}\s?[/.]\s?|\d{{1,2}}-){{0,2}}{_YEAR}|{_YEAR}-\d{{1,2}}(?:-\d{{1,2}})?"
    rf"|\d{{1,2}}/\d{{1,2}}/\d\d|{re.sub(r'[?]P<[a-z]+>', '?:', _SPELLED)})(?![\d/-])"
)
_BETWEEN = r"\s*(?:\.\.+|…|-(?=\s)|\sden(?:\s+ngay)?\s)\s*"
_DAYS = compile_late(rf"\s*(?:(?P<since>{_DAY})(?:(?P<to>{_BETWEEN})(?P<until>{_DAY})?)?|\.\.+\s*(?P<last>{_DAY}))")
_PLACES = frozenset({"thành", "tp", "huyện", "quận", "thị", "xã", "phường", "các", "và"})
"""What goes on with a body's name: the rank of a place whose name may end anywhere; a province's has its end."""
_ALONE = compile_late(rf"\s*(\d{{1,6}}[a-d]?(?:\s?/\s?{_YEAR})?)(?!\w)")


@dataclass(frozen=True, slots=True)
class Understood:
    """A prefix's value: what it means, how many characters of it were used, and what is told of the values."""

    values: tuple[str, ...]
    used: int
    told: NoteValue
    number: NumberQuery | None = None


def is_prefix(written: str) -> bool:
    """Tell whether what stands before a colon is a prefix as it is written. "Tờ: 5" is no "to: 5".

    >>> is_prefix("Tỉnh"), is_prefix("To"), is_prefix("Tờ")
    (True, True, False)
    """
    name = fold(written)
    return name in PREFIXES and (name not in _ENGLISH or written.lower() == name)


def read_prefix(name: str, value: str) -> Understood | None:
    """Read the value of a prefix from the beginning of what follows it; None when it makes no sense.

    >>> read_prefix("province", "quang ngai tinh hinh").values
    ('Quảng Ngãi',)
    >>> read_prefix("quarter", "I/2023").values
    ('2023Q1',)
    """
    return _READERS[name](value)


def _find_longest_run(value: str, find: Callable[[str], str | None], most: int) -> tuple[str, int] | None:
    """Return the longest run of words from the beginning that ``find`` knows, and where it ends."""
    ends = [match.end() for match in re.finditer(r"[^\s,;]+", value)][:most]
    for end in reversed(ends):
        known = find(value[:end].strip(" .,;"))
        if known is not None:
            return known, end
    return None


def _read_several(value: str, find: Callable[[str], str | None], most: int) -> tuple[tuple[str, ...], int]:
    """Return the values that stand one after the other with commas between, and where the last ends.

    >>> _read_several("Quảng Ngãi, Đồng Nai, xăng", _find_province, 6)
    (('Quảng Ngãi', 'Đồng Nai'), 20)
    """
    found: list[str] = []
    used = at = 0
    while (known := _find_longest_run(value[at:], find, most)) is not None:
        found.append(known[0])
        used = at + known[1]
        comma = _COMMA.match(value, used) or _COMMA.match(value, used - 1)
        if comma is None:
            break
        at = comma.end()
    return tuple(dict.fromkeys(found)), used


def _find_province(text: str) -> str | None:
    return find_region(text)


def _read_province(value: str) -> Understood | None:
    found, used = _read_several(value, _find_province, 6)
    if not found:
        return None
    others = [name for one in found for name in expand_province(one) if make_key(name) not in map(make_key, found)]
    named = ", ".join(found)
    return Understood(found, used, note("with_others", name=named, others=", ".join(others)) if others else named)


def _read_doc_type(value: str) -> Understood | None:
    found, used = _read_several(value, _find_doc_type, 4)
    return Understood(found, used, ", ".join(found)) if found else None


def _find_doc_type(text: str) -> str | None:
    """Return the type of a name or a code: "báo cáo", "BC"."""
    row = BY_FOLDED_NAME.get(make_key(text)) or TYPE_CODES.get(make_key(text))
    return row.name if row else None


def _read_year(value: str) -> Understood | None:
    """Return one year, several, or all from one to another: ``2023``, ``2021, 2023``, ``2021-2023``.

    >>> _read_year("2021, 2023").values, _read_year("2021–2023 hồ sơ").values, _read_year("2021 đến 2022").values
    (('2021', '2023'), ('2021', '2022', '2023'), ('2021', '2022'))
    """
    match = _YEARS.match(fold(value))
    if match is None:
        return None
    years: list[int] = []
    for since, until in re.findall(rf"({_YEAR})(?:{_TO}({_YEAR}))?", match[0]):
        first, last = sorted((int(since), int(until or since)))
        years += range(first, last + 1)
    values = tuple(dict.fromkeys(map(str, years)))
    return Understood(values, match.end(), ", ".join(values))


def _read_quarter(value: str) -> Understood | None:
    quarters, used = _find_quarters(fold(value))
    spoken = ", ".join(say_period(quarter).split()[1] for quarter in quarters)
    return Understood(quarters, used, spoken) if quarters else None


def _find_quarters(folded: str) -> tuple[tuple[str, ...], int]:
    """Return one quarter, or several, and where they end; without a year each is that of any year.

    >>> _find_quarters("i, ii/2023 va"), _find_quarters("q3")
    ((('2023Q1', '2023Q2'), 10), (('Q3',), 2))
    """
    found: list[re.Match[str]] = []
    match = _QUARTER.match(folded)
    while match is not None:
        found.append(match)
        comma = _COMMA.match(folded, match.end())
        match = _QUARTER.match(folded, comma.end()) if comma else None
    quarters = []
    year = next((match["year"] for match in reversed(found) if match["year"]), "")
    for match in reversed(found):  # "I, II/2023": the year is said once
        year = match["year"] or year
        number = QUARTERS.get(match["n"] or "", match["n"])
        quarters.append(match["key"].replace("-", "").upper() if match["key"] else f"{year}Q{number}")
    return tuple(dict.fromkeys(reversed(quarters))), found[-1].end() if found else 0


def _read_dates(value: str) -> Understood | None:
    """Return a day, month or year, or a range of them; one end may be left out after "..".

    >>> _read_dates("1/3/2023..31/3/2023").values, _read_dates("2/2024").values, _read_dates("..6/2023").values
    (('2023-03-01..2023-03-31',), ('2024-02-01..2024-02-29',), ('..2023-06-30',))
    >>> _read_dates("tháng 4 năm 2025").values, _read_dates("16/3/23").values
    (('2025-04-01..2025-04-30',), ('2023-03-16..2023-03-16',))
    >>> _read_dates("31/2/2023")
    """
    match = _DAYS.match(fold(value))
    if match is None:
        return None
    first, last = match["since"] or "", match["until"] or match["last"] or ""
    ended = match["last"] or match["until"] or match["to"]
    begins, ends = _find_bounds(first), _find_bounds(last if ended else first)
    if (first and not begins) or ((last or not ended) and not ends):
        return None
    since, until = begins[0] if begins else "", ends[1] if ends else ""
    if since and until and until < since and begins and ends:  # given the wrong way round
        since, until = ends[0], begins[1]
    return _make_range(f"{since}..{until}", match.end())


def _read_since(value: str) -> Understood | None:
    """Return the first day, which may be followed by the last: ``từ: 1/2023 đến 6/2023``."""
    found = _read_dates(value)
    if found is None or found.values[0].startswith(".."):
        return None
    if _DAYS.match(fold(value), 0, found.used)["to"]:  # type: ignore[index]
        return found
    return _make_range(found.values[0].split("..")[0] + "..", found.used)


def _read_until(value: str) -> Understood | None:
    """Return the last day; ``đến: 6/2023`` takes in all of June."""
    found = _read_dates(value)
    last = found.values[0].split("..")[1] if found else ""
    return _make_range(f"..{last}", found.used) if found and last else None


def _make_range(dates: str, used: int) -> Understood:
    return Understood((dates,), used, DayRange(dates))


def _find_bounds(written: str) -> tuple[str, str] | None:
    """Return the first and the last day of a day, month or year; None for one that the calendar does not have."""
    iso = parse_date(_write_plain_date(written))
    if iso is None:
        return None
    year, month, day = (*iso.split("-"), "", "")[:3]
    last = f"{monthrange(int(year), int(month))[1]:02d}" if month else "31"
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or last}"


def _write_plain_date(written: str) -> str:
    """Return a date in figures, its year in full.

    >>> _write_plain_date("16 thang 3 nam 2023"), _write_plain_date("16/3/23"), _write_plain_date("16 / 3 / 2023")
    ('16/3/2023', '16/3/2023', '16/3/2023')
    """
    spelled = re.fullmatch(_SPELLED, written.strip())
    if spelled:
        return "/".join(filter(None, spelled.group("day", "month", "year")))
    return re.sub(r"(?<=\d/)(\d\d)$", r"20\1", re.sub(r"\s", "", written))


def _read_issuer(value: str) -> Understood | None:
    """Read a body's name: to its province or, of a body of the table, up to other words than those of a place.

    Any other is quoted, or goes on to a comma or the next prefix.

    >>> _read_issuer("Sở Công Thương Bắc Giang xăng").values, _read_issuer("SCT xăng").values
    (('Sở Công Thương Bắc Giang',), ('SCT',))
    >>> _read_issuer("UBND xã Ba Vì").values
    ('UBND xã Ba Vì',)
    """
    words = list(re.finditer(r"[^\s;]*[^\W_][^\s;]*|;", value))
    size = _count_body_words([match[0] for match in words])
    if size:
        end = words[size - 1].end()
        match = re.match(r"\s*(.+?)[\s,;]*$", value[:end])
    else:
        match = re.match(r"\s*([^,;]*[^\W_][^,;]*)[,;]?", value)
        end = match.end() if match else 0
    if match is None:
        return None
    name = " ".join(match[1].split())
    return Understood((name,), end, name)


def _count_body_words(words: Sequence[str]) -> int:
    """Return how many of the words are a body's name and its province; 0 when that cannot be told."""
    size = measure_leading_body(words)
    if not size or words[size - 1].endswith((",", ";")):
        return size
    after = _find_longest_run(" ".join(words[size:]), _find_province, 6)
    if after is not None:
        return size + len(" ".join(words[size:])[: after[1]].split())
    after_it = fold_tones(words[size]) if size < len(words) else ""
    if after_it == "tỉnh":  # whichever
        return size + 1
    bare = all(fold(word) == fold_tones(word) for word in words)  # typed without diacritics
    return 0 if after_it in _PLACES or (bare and after_it in map(fold, _PLACES)) else size


def _read_cited_body(value: str) -> Understood | None:
    return _read_issuer(value)


def _read_period_kind(value: str) -> Understood | None:
    kinds = {make_key(name): kind for kind, name in PERIOD_KIND_NAMES.items()} | {
        kind: kind for kind in PERIOD_KIND_NAMES
    }
    found = _find_longest_run(value, lambda text: kinds.get(make_key(text)), 2)
    return Understood((found[0],), found[1], Name("period_kind", found[0])) if found else None


def _number(value: str) -> Understood | None:
    match = _ALONE.match(value)
    number = find_bare_number(match[0]) if match else None
    if match is None or number is None:
        return None
    return Understood((), match.end(), number.number, number)


def _read_cites(value: str) -> Understood | None:
    """Return a number alone, or with provisions before it; with its symbol alone it was taken before prefixes are read.

    >>> _read_cites("điều 5 nghị định 61/2018/NĐ-CP về").values
    ('điều 5 nghị định 61/2018/NĐ-CP',)
    """
    number = next(iter(find_typed_numbers(value)), None)
    provisions, lead = place_typed_provisions(value, 0, number.start) if number else ((), 0)
    if number is not None and provisions and not value[:lead].strip():
        cited = " ".join(value[lead : number.end].split())
        return Understood((cited,), number.end, cited)
    match = _ALONE.match(value)
    return Understood((match[1],), match.end(), match[1]) if match else None


_READERS: dict[str, Callable[[str], Understood | None]] = {
    "province": _read_province,
    "year": _read_year,
    "quarter": _read_quarter,
    "doc_type": _read_doc_type,
    "issuer": _read_issuer,
    "number": _number,
    "cited_body": _read_cited_body,
    "period_kind": _read_period_kind,
    "date": _read_dates,
    "since": _read_since,
    "until": _read_until,
    "cites": _read_cites,
}
