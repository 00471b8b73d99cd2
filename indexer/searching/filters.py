"""Filters as they are given on the command line, in a batch file or in an address → ``Filters``, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.errors import BadInput
from indexer.grammar.provinces import expand_province
from indexer.messages.catalogue import mark_message
from indexer.messages.spoken import PERIOD_KIND_NAMES, say_count
from indexer.models import DayRange, Filters, Listed, Name, Note, NoteValue, PeriodName, note
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.searching.prefixes import EXAMPLES, read_prefix
from indexer.text.folding import clean_typed, key_number, make_key

OR = mark_message(" hoặc ")
MOST = 50  # values of all filters together: each link of a page repeats them
NAMES = ("province", "year", "quarter", "doc_type", "issuer", "cites", "date", "period_kind", "cited_body")
_SPOKEN = {
    "province": ("tỉnh, thành phố", "province"),
    "year": ("năm", "year"),
    "quarter": ("quý", "quarter"),
    "doc_type": ("loại văn bản", "document type"),
    "issuer": ("cơ quan", "body"),
    "cites": ("số văn bản được viện dẫn", "cited number"),
    "period_kind": ("loại kỳ", "kind of period"),
    "cited_body": ("cơ quan được viện dẫn", "cited body"),
    "date": ("ngày, tháng, năm hoặc khoảng ngày", "date or range of dates"),
}


def make_filters(values: Mapping[str, Any]) -> Filters:
    """Make filters from names and values; a value may be one or several, text or number; empty ones are left out.

    >>> make_filters({"province": "quang ngai", "year": 2023}).province
    ('Quảng Ngãi',)
    >>> make_filters({"quarter": "I, II/2023"}).quarter, make_filters({"quarter": 3}).quarter  # the latter of any year
    (('2023Q1', '2023Q2'), ('Q3',))

    Raises BadInput for a name that is no filter, for a value that makes no sense ("quý 5/2023"), and for too many.
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for name, given in values.items():
        if name not in NAMES:
            raise BadInput(
                f"Không có bộ lọc “{name}”. Các bộ lọc: {', '.join(NAMES)}.",
                f"There is no filter “{name}”. Filters: {', '.join(NAMES)}.",
            )
        several = given if isinstance(given, (list, tuple)) else [given]
        texts = [str(value).strip() for value in several if value not in (None, "")]
        chosen[name] = tuple(dict.fromkeys(value for text in texts if text for value in _read_values(name, text)))
    if sum(map(len, chosen.values())) > MOST:
        raise BadInput(
            f"Quá nhiều giá trị lọc: nhiều nhất là {say_count(MOST)}. Hãy bỏ bớt.",
            f"There are too many values to filter by: {MOST:,} at most. Take some away.",
        )
    return Filters(**chosen)


def _read_values(name: str, text: str) -> tuple[str, ...]:
    text = clean_typed(text)
    if name == "cites" and (find_typed_numbers(text) or key_number(text)[0]):
        return (text,)
    if name in ("issuer", "cited_body") and any(letter.isalnum() for letter in text):
        return (text,)
    found = read_prefix(name, text)
    if found is None or found.used < len(text) or not found.values:
        (spoken, english), example = _SPOKEN[name], EXAMPLES[name]
        raise BadInput(
            f"“{text}” không phải là {spoken} hợp lệ. Ví dụ đúng: {example}.",
            f"“{text}” is not a valid {english}. A right one: {example}.",
        )
    return found.values


def note_filters(filters: Filters) -> tuple[Note, ...]:
    """Return a note for each filter, to be said.

    >>> from indexer.messages.spoken import say
    >>> tuple(map(say, note_filters(Filters(province=("Bắc Ninh",), quarter=("2023Q1", "2023Q2")))))
    ('Tỉnh, thành phố: Bắc Ninh (gồm cả Bắc Giang)', 'Quý: Quý I/2023 hoặc Quý II/2023')
    """
    return tuple(
        note("field_is", field=Name("field", name), values=Listed(_describe_values(name, values), OR))
        for name, values in _list_chosen(filters)
    )


def _list_chosen(filters: Filters) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in Filters.__dataclass_fields__:
        values: tuple[str, ...] = getattr(filters, name)
        if values:
            yield name, values


def _describe_values(name: str, values: Sequence[str]) -> tuple[NoteValue, ...]:
    match name:
        case "province":
            return tuple(map(_describe_province, values))
        case "quarter":
            return tuple(map(PeriodName, values))
        case "date":
            return tuple(map(DayRange, values))
        case "period_kind":
            return tuple(Name("period_kind", value) if value in PERIOD_KIND_NAMES else value for value in values)
        case _:
            return tuple(values)


def _describe_province(province: str) -> NoteValue:
    others = [name for name in expand_province(province) if make_key(name) != make_key(province)]
    return note("with_others", name=province, others=", ".join(others)) if others else province
