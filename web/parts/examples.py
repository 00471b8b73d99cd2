"""What a person might type, in words of the collection that lies before them: each example finds something there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.decisions.survey import Survey, Surveyed
from indexer.models import Overview
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.text.folding import key_number, split_codes
from web.parts.periods import list_years
from web.parts.presentation import name_decision


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples of what can be typed: a number as it is written, another one carelessly, questions, words in a place
    and year.

    "" or none where the collection has nothing to show it with.
    """

    number: str = ""
    careless: str = ""
    questions: tuple[str, ...] = ()
    filtered: str = ""


def find_examples(overview: Overview, survey: Survey | None) -> Examples:
    """Choose examples that find something: of the numbers those that most documents cite, of the reports the
    latest.
    """
    cited = survey.decisions if survey is not None else ()
    short = [one for one in cited if _is_short(one)]
    number = next((one.canonical for one in short), "")
    careless = next((typed for typed in map(_write_careless, short[1:]) if typed), "")
    dated = next((one for one in short if one.doc_type and any(len(date) == 10 for date, _ in one.dates)), None)
    asked = (
        tuple(f"{name_decision(dated)} {what}?" for what in ("ban hành ngày nào", "được viện dẫn ở đâu"))
        if dated
        else ()
    )
    return Examples(number, careless, asked, next(_list_filter_examples(overview), ""))


def _is_short(one: Surveyed) -> bool:
    """Tell whether it is quickly read and typed, as 846/QĐ-UBND; a number with its year is longer."""
    number, symbol, year = key_number(one.canonical)
    return number is not None and len(symbol) > 1 and year is None


def _write_careless(one: Surveyed) -> str:
    """Write it as one types in a hurry ("175 qd sct" for 175/QĐ-SCT); "" where that would not be understood."""
    number, symbol, _year = key_number(one.canonical)
    typed = " ".join((number or "", *symbol))
    meant = find_typed_numbers(typed)
    return (
        typed
        if len(meant) == 1 and (meant[0].number, set(meant[0].codes)) == (number, set(split_codes(typed)[1:]))
        else ""
    )


def _list_filter_examples(overview: Overview) -> Iterator[str]:
    """Yield a type of document in the province and year of the latest reports."""
    for year in list_years(overview.periods):
        for province in _list_provinces(overview, year):
            for kind, _count in overview.doc_types[:1]:
                yield f"{kind.lower()} tỉnh: {province} năm: {year}"


def _list_provinces(overview: Overview, year: str) -> Iterable[str]:
    return (province for province, period, _ in overview.periods if province and period.startswith(year))
